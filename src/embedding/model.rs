//! The encoder's file: a BERT with 4-bit weights and its vocabulary, laid out so that a mapping of it is used as it lies.
//!
//! All numbers are little-endian. The file begins with [`MAGIC`], then come the numbers of [`Shape`] (each `u32`, the last an
//! `f32`), then offset and length in bytes of each section (`u64`), in the order in which [`Model::read`] takes them. Sections
//! begin at multiples of 64. `examples/pack_encoder.rs` writes such files.

use std::ops::Range;
use std::sync::Arc;

use super::kernel::{BLOCK, BLOCK_BYTES, LANES, Matrix, SCALE_BYTES, half_to_f32};

/// The file's first bytes: its kind and version.
pub const MAGIC: &[u8; 8] = b"whosaid1";

/// Sizes of a BERT.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Numbers in a vector.
    pub hidden: usize,
    pub layers: usize,
    pub heads: usize,
    /// Numbers between the two feed-forward products.
    pub middle: usize,
    /// Pieces of the vocabulary.
    pub pieces: usize,
    /// The most pieces that fit, the first and the last mark included.
    pub positions: usize,
    /// Numbers of the pieces for the beginning and the end of a text, and of what no piece covers.
    pub begin: usize,
    pub end: usize,
    pub unknown: usize,
    /// Added to the variance before its root is taken.
    pub epsilon: f32,
}

/// Numbers of [`Shape`] in the file.
const NUMBERS: usize = 10;

/// Products of a layer in the order of the file: queries, keys and values at once; attention's output; feed-forward, up and
/// down.
#[derive(Debug, Clone, Copy)]
pub enum Product {
    QueryKeyValue,
    Attention,
    Up,
    Down,
}

const PRODUCTS: [Product; 4] = [Product::QueryKeyValue, Product::Attention, Product::Up, Product::Down];

/// A model's file in memory.
pub struct Model {
    bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    pub shape: Shape,
    sections: Vec<Range<usize>>,
    /// Everything that is small and of whole floats, copied out once so that it is aligned.
    pub embedding_norm: Norm,
    pub layers: Vec<Layer>,
}

/// What a normalisation multiplies by and adds.
#[derive(Debug, Default)]
pub struct Norm {
    pub weight: Vec<f32>,
    pub bias: Vec<f32>,
}

/// The small numbers of a layer.
#[derive(Debug, Default)]
pub struct Layer {
    pub biases: [Vec<f32>; 4],
    pub attention_norm: Norm,
    pub output_norm: Norm,
}

/// Sections before those of the layers.
const VOCABULARY: usize = 0;
const SCORES: usize = 1;
const FOLDS: usize = 2;
const FOLDED: usize = 3;
const WORDS: usize = 4;
const POSITIONS: usize = 5;
const NORM: usize = 6;
const FIRST_LAYER: usize = 7;
/// Sections of a layer: nibbles and scales of each product, then all of its floats.
const PER_LAYER: usize = 9;

/// Bytes of a block of a row of piece vectors: a half and 32 nibbles (`Q4_0`).
pub const ROW_BLOCK: usize = 2 + BLOCK / 2;

impl Model {
    /// Takes a file apart and checks that every section is as long as the sizes say. An error says what is wrong.
    pub fn read(bytes: Arc<dyn AsRef<[u8]> + Send + Sync>) -> Result<Self, &'static str> {
        let all = (*bytes).as_ref();
        if !all.starts_with(MAGIC) {
            return Err("is not a model of this version");
        }
        let cut = || "is cut short";
        let number = |i: usize| {
            let at = MAGIC.len() + 4 * i;
            all.get(at..at + 4).and_then(|b| b.try_into().ok()).map(u32::from_le_bytes).ok_or_else(cut)
        };
        let size = |i| number(i).map(|n| n as usize);
        let shape = Shape {
            hidden: size(0)?,
            layers: size(1)?,
            heads: size(2)?,
            middle: size(3)?,
            pieces: size(4)?,
            positions: size(5)?,
            begin: size(6)?,
            end: size(7)?,
            unknown: size(8)?,
            epsilon: f32::from_bits(number(9)?),
        };
        shape.check()?;
        let count = FIRST_LAYER + PER_LAYER * shape.layers;
        let table = MAGIC.len() + 4 * NUMBERS;
        let mut sections = Vec::with_capacity(count);
        for i in 0..count {
            let long = |at: usize| {
                let at = table + 16 * i + at;
                all.get(at..at + 8).and_then(|b| b.try_into().ok()).map(u64::from_le_bytes).ok_or_else(cut)
            };
            let (start, length) = (long(0)?, long(8)?);
            let end = start.checked_add(length).filter(|e| *e <= all.len() as u64).ok_or_else(cut)?;
            sections.push(start as usize..end as usize);
        }
        let mut out = Self { sections, shape, embedding_norm: Norm::default(), layers: Vec::new(), bytes: bytes.clone() };
        out.check()?;
        let h = shape.hidden;
        let mut floats = out.floats(NORM);
        out.embedding_norm = Norm { weight: floats.drain(..h).collect(), bias: floats };
        out.layers = (0..shape.layers).map(|l| out.layer(l)).collect();
        Ok(out)
    }

    fn check(&self) -> Result<(), &'static str> {
        let s = self.shape;
        let fits = |section: usize, length: usize| self.sections.get(section).is_some_and(|r| r.len() == length);
        let mut whole = fits(SCORES, 4 * s.pieces)
            && self.sections[FOLDS].len().is_multiple_of(8)
            && fits(WORDS, s.pieces * s.hidden / BLOCK * ROW_BLOCK)
            && fits(POSITIONS, 4 * s.positions * s.hidden)
            && fits(NORM, 8 * s.hidden);
        for layer in 0..s.layers {
            for product in PRODUCTS {
                let (rows, columns) = s.size(product);
                let blocks = rows / LANES * (columns / BLOCK);
                let at = FIRST_LAYER + PER_LAYER * layer + 2 * product as usize;
                whole &= fits(at, blocks * BLOCK_BYTES) && fits(at + 1, blocks * SCALE_BYTES);
            }
            whole &= fits(FIRST_LAYER + PER_LAYER * layer + 8, 4 * s.floats_of_a_layer());
        }
        if whole { Ok(()) } else { Err("has sections of other sizes than it says") }
    }

    fn section(&self, i: usize) -> &[u8] {
        &(*self.bytes).as_ref()[self.sections[i].clone()]
    }

    fn floats(&self, i: usize) -> Vec<f32> {
        self.section(i).as_chunks::<4>().0.iter().map(|b| f32::from_le_bytes(*b)).collect()
    }

    fn layer(&self, layer: usize) -> Layer {
        let mut floats = self.floats(FIRST_LAYER + PER_LAYER * layer + 8).into_iter();
        let mut take = |n: usize| floats.by_ref().take(n).collect::<Vec<f32>>();
        let h = self.shape.hidden;
        let biases = PRODUCTS.map(|p| take(self.shape.size(p).0));
        let mut norm = || Norm { weight: take(h), bias: take(h) };
        Layer { biases, attention_norm: norm(), output_norm: norm() }
    }

    /// One of the products of a layer.
    pub fn matrix(&self, layer: usize, product: Product) -> Matrix<'_> {
        let (rows, columns) = self.shape.size(product);
        let at = FIRST_LAYER + PER_LAYER * layer + 2 * product as usize;
        let bias = &self.layers[layer].biases[product as usize];
        Matrix { rows, columns, nibbles: self.section(at), scales: self.section(at + 1), bias }
    }

    /// The bytes of the FST of pieces, which leads to their numbers.
    pub fn vocabulary(&self) -> &[u8] {
        self.section(VOCABULARY)
    }

    /// The logarithm of a piece's probability.
    pub fn score(&self, piece: usize) -> f32 {
        let bytes = self.section(SCORES).as_chunks::<4>().0.get(piece);
        bytes.map_or(f32::MIN, |b| f32::from_le_bytes(*b))
    }

    /// What the vocabulary's normalisation makes of a character, where it changes it.
    pub fn folded(&self, c: char) -> Option<&str> {
        let pairs = self.section(FOLDS).as_chunks::<8>().0;
        let number = |pair: &[u8; 8], at: usize| u32::from_le_bytes([pair[at], pair[at + 1], pair[at + 2], pair[at + 3]]);
        let i = pairs.binary_search_by_key(&u32::from(c), |pair| number(pair, 0)).ok()?;
        let text = self.section(FOLDED);
        let start = number(&pairs[i], 4) as usize;
        let end = pairs.get(i + 1).map_or(text.len(), |next| number(next, 4) as usize);
        str::from_utf8(text.get(start..end)?).ok()
    }

    /// Adds the vector of a piece at a position to `out`.
    pub fn embed(&self, piece: usize, position: usize, out: &mut [f32]) {
        let length = self.shape.hidden / BLOCK * ROW_BLOCK;
        let row = self.section(WORDS).chunks_exact(length).nth(piece).unwrap_or_default();
        for (block, out) in row.chunks_exact(ROW_BLOCK).zip(out.chunks_exact_mut(BLOCK)) {
            let scale = half_to_f32(u16::from_le_bytes([block[0], block[1]]));
            let (low, high) = out.split_at_mut(BLOCK / 2);
            for ((byte, low), high) in block[2..].iter().zip(low).zip(high) {
                *low += scale * (f32::from(byte & 15) - 8.0);
                *high += scale * (f32::from(byte >> 4) - 8.0);
            }
        }
        let position = self.section(POSITIONS).chunks_exact(4 * self.shape.hidden).nth(position).unwrap_or_default();
        for (out, bytes) in out.iter_mut().zip(position.as_chunks::<4>().0) {
            *out += f32::from_le_bytes(*bytes);
        }
    }
}

impl Shape {
    fn check(self) -> Result<(), &'static str> {
        let multiples = [self.hidden, self.middle].iter().all(|n| n.is_multiple_of(BLOCK) && (BLOCK..=65_536).contains(n));
        let heads = self.heads > 0 && self.hidden.is_multiple_of(self.heads) && self.hidden / self.heads == BLOCK;
        let marks = [self.begin, self.end, self.unknown].iter().all(|n| *n < self.pieces);
        let bounded = self.layers <= 100 && (3..=65_536).contains(&self.positions) && self.pieces <= 10_000_000;
        if multiples && heads && marks && bounded { Ok(()) } else { Err("says sizes that no model has") }
    }

    /// Rows and columns of a product.
    pub fn size(self, product: Product) -> (usize, usize) {
        match product {
            Product::QueryKeyValue => (3 * self.hidden, self.hidden),
            Product::Attention => (self.hidden, self.hidden),
            Product::Up => (self.middle, self.hidden),
            Product::Down => (self.hidden, self.middle),
        }
    }

    fn floats_of_a_layer(self) -> usize {
        PRODUCTS.iter().map(|p| self.size(*p).0).sum::<usize>() + 4 * self.hidden
    }
}

/// Writes a model's file of its sections, in the order of the file.
pub fn write(shape: Shape, sections: &[Vec<u8>]) -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    let sizes =
        [shape.hidden, shape.layers, shape.heads, shape.middle, shape.pieces, shape.positions, shape.begin, shape.end, shape.unknown];
    out.extend(sizes.iter().flat_map(|n| (*n as u32).to_le_bytes()));
    out.extend(shape.epsilon.to_le_bytes());
    let aligned = |at: usize| at.next_multiple_of(64);
    let mut at = aligned(out.len() + 16 * sections.len());
    for section in sections {
        out.extend((at as u64).to_le_bytes());
        out.extend((section.len() as u64).to_le_bytes());
        at = aligned(at + section.len());
    }
    for section in sections {
        out.resize(aligned(out.len()), 0);
        out.extend(section);
    }
    out
}

/// Brings rows of `Q4_0` blocks into the kernel's order: nibbles and scales.
pub fn interleave(rows: &[u8], columns: usize) -> (Vec<u8>, Vec<u8>) {
    let row = columns / BLOCK * ROW_BLOCK;
    let (mut nibbles, mut scales) = (Vec::with_capacity(rows.len()), Vec::new());
    for group in rows.chunks_exact(row * LANES) {
        for block in 0..columns / BLOCK {
            let of = |lane: usize| &group[lane * row + block * ROW_BLOCK..][..ROW_BLOCK];
            for v in 0..4 {
                for lane in 0..LANES {
                    // `Q4_0` holds column j low and column j + 16 high in byte j, as the kernel wants it.
                    nibbles.extend(&of(lane)[2 + 4 * v..][..4]);
                }
            }
            for lane in 0..LANES {
                scales.extend(&of(lane)[..2]);
            }
        }
    }
    (nibbles, scales)
}
