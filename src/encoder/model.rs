//! The encoder's file: a BERT with 4-bit weights and its vocabulary, laid out so that a mapping of it is used as it lies.
//!
//! Its numbers ([`super::sections`]) are those of [`Shape`], the last an `f32`; its sections stand in the order in which
//! [`Model::read`] takes them, the vocabulary's first. `models/pack/src/bin/encoder.rs` writes such files.

use super::kernel::{BLOCK, BLOCK_BYTES, LANES, Matrix, SCALE_BYTES, half_to_f32};
use super::norm::Norm;
use super::pieces::{self, Vocabulary};
use super::sections::{self, Bytes, Magic, Sections};

/// The file's kind and version.
const MAGIC: &Magic = b"whosaid1";

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
    pub shape: Shape,
    sections: Sections,
    vocabulary: Vocabulary,
    /// Everything that is small and of whole floats, copied out once so that it is aligned.
    pub embedding_norm: Norm,
    pub layers: Vec<Layer>,
}

/// The small numbers of a layer.
#[derive(Debug, Default)]
pub struct Layer {
    pub biases: [Vec<f32>; 4],
    pub attention_norm: Norm,
    pub output_norm: Norm,
}

/// Sections between the vocabulary's and those of the layers.
const WORDS: usize = pieces::SECTIONS;
const POSITIONS: usize = WORDS + 1;
const NORM: usize = WORDS + 2;
const FIRST_LAYER: usize = WORDS + 3;
/// Sections of a layer: nibbles and scales of each product, then all of its floats.
const PER_LAYER: usize = 9;

/// Bytes of a block of a row of piece vectors: a half and 32 nibbles (`Q4_0`).
pub const ROW_BLOCK: usize = 2 + BLOCK / 2;

impl Model {
    /// Takes a file apart and checks that every section is as long as the sizes say. An error says what is wrong.
    pub fn read(bytes: Bytes) -> Result<Self, &'static str> {
        let numbers = sections::numbers::<NUMBERS>(&bytes, MAGIC)?;
        let [hidden, layers, heads, middle, pieces, positions, begin, end, unknown, epsilon] = numbers;
        let [hidden, layers, heads, middle, pieces, positions, begin, end, unknown] =
            [hidden, layers, heads, middle, pieces, positions, begin, end, unknown].map(|n| n as usize);
        let epsilon = f32::from_bits(epsilon);
        let shape = Shape { hidden, layers, heads, middle, pieces, positions, begin, end, unknown, epsilon };
        shape.check()?;
        let sections = Sections::find(bytes, NUMBERS, FIRST_LAYER + PER_LAYER * layers)?;
        shape.check_sections(&sections)?;
        let vocabulary = Vocabulary::open(&sections, pieces, unknown)?;
        let embedding_norm = Norm::take(&mut sections.floats(NORM).into_iter(), hidden);
        let layers = (0..layers).map(|layer| shape.layer(layer, &sections)).collect();
        Ok(Self { shape, sections, vocabulary, embedding_norm, layers })
    }

    /// One of the products of a layer.
    pub fn matrix(&self, layer: usize, product: Product) -> Matrix<'_> {
        let (rows, columns) = self.shape.size(product);
        let at = FIRST_LAYER + PER_LAYER * layer + 2 * product as usize;
        let bias = &self.layers[layer].biases[product as usize];
        Matrix { rows, columns, nibbles: self.sections.get(at), scales: self.sections.get(at + 1), bias }
    }

    /// The numbers of a text's pieces.
    pub fn pieces(&self, text: &str) -> Vec<usize> {
        self.vocabulary.cut(&self.sections, text)
    }

    /// Adds the vector of a piece at a position to `out`.
    pub fn embed(&self, piece: usize, position: usize, out: &mut [f32]) {
        add_row(self.sections.get(WORDS), piece, out);
        let position = self.sections.get(POSITIONS).chunks_exact(4 * self.shape.hidden).nth(position).unwrap_or_default();
        for (out, bytes) in out.iter_mut().zip(position.as_chunks::<4>().0) {
            *out += f32::from_le_bytes(*bytes);
        }
    }
}

/// Adds row `row` of a table of `Q4_0` blocks, each row as long as `out`.
pub fn add_row(table: &[u8], row: usize, out: &mut [f32]) {
    let length = out.len() / BLOCK * ROW_BLOCK;
    let row = table.chunks_exact(length).nth(row).unwrap_or_default();
    for (block, out) in row.chunks_exact(ROW_BLOCK).zip(out.chunks_exact_mut(BLOCK)) {
        let scale = half_to_f32(u16::from_le_bytes([block[0], block[1]]));
        let (low, high) = out.split_at_mut(BLOCK / 2);
        for ((byte, low), high) in block[2..].iter().zip(low).zip(high) {
            *low += scale * (f32::from(byte & 15) - 8.0);
            *high += scale * (f32::from(byte >> 4) - 8.0);
        }
    }
}

impl Shape {
    fn check_sections(self, sections: &Sections) -> Result<(), &'static str> {
        let mut whole = sections.fits(WORDS, self.pieces * self.hidden / BLOCK * ROW_BLOCK)
            && sections.fits(POSITIONS, 4 * self.positions * self.hidden)
            && sections.fits(NORM, 8 * self.hidden);
        for layer in 0..self.layers {
            let at = FIRST_LAYER + PER_LAYER * layer;
            for product in PRODUCTS {
                let (rows, columns) = self.size(product);
                let blocks = rows / LANES * (columns / BLOCK);
                let at = at + 2 * product as usize;
                whole &= sections.fits(at, blocks * BLOCK_BYTES) && sections.fits(at + 1, blocks * SCALE_BYTES);
            }
            whole &= sections.fits(at + 8, 4 * self.floats_of_a_layer());
        }
        if whole { Ok(()) } else { Err("has sections of other sizes than it says") }
    }

    fn layer(self, layer: usize, sections: &Sections) -> Layer {
        let mut floats = sections.floats(FIRST_LAYER + PER_LAYER * layer + 8).into_iter();
        let biases = PRODUCTS.map(|p| floats.by_ref().take(self.size(p).0).collect());
        let mut norm = || Norm::take(&mut floats, self.hidden);
        Layer { biases, attention_norm: norm(), output_norm: norm() }
    }

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
    let sizes =
        [shape.hidden, shape.layers, shape.heads, shape.middle, shape.pieces, shape.positions, shape.begin, shape.end, shape.unknown];
    let numbers: Vec<u32> = sizes.iter().map(|n| *n as u32).chain([shape.epsilon.to_bits()]).collect();
    sections::write(MAGIC, &numbers, sections)
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
