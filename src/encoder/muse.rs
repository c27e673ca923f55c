//! The second encoder that comes with the program: the convolutional Multilingual Universal Sentence Encoder (Yang et al. 2020,
//! "Multilingual Universal Sentence Encoder for Semantic Retrieval"), with 4-bit weights. It knows sixteen languages.
//!
//! Each piece's vector goes, beside itself, through three convolutions over two, three and five neighbours, each of two layers
//! with a way around both; what comes of it is summed over the text, and goes through four layers more.

use std::path::Path;

use super::kernel::{Activations, BLOCK, BLOCK_BYTES, Isa, LANES, Matrix, SCALE_BYTES, product};
use super::model::{ROW_BLOCK, add_row, interleave};
use super::norm::{Norm, add, unit};
use super::pieces::{self, Vocabulary};
use super::sections::{self, Bytes, Magic, Sections};
use super::threads::shared_out;
use super::{ModelError, Side, open};

/// The file's kind and version.
const MAGIC: &Magic = b"whosaidM";
/// Numbers at the head of the file: pieces; those for the beginning and the end of a text, and for what no piece covers.
const NUMBERS: usize = 4;

/// Numbers of a vector, of pieces and of texts alike.
const HIDDEN: usize = 512;
/// Numbers of a convolution.
const BRANCH: usize = 256;
/// How many neighbours each convolution sees, and how many of them stand before.
const BRANCHES: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Of a piece's vector and its convolutions.
const WIDE: usize = HIDDEN + BRANCHES.len() * BRANCH;
/// Added to the variance before its root is taken.
const EPSILON: f32 = 1e-12;

/// Rows and columns of the products, in the order of the file: into the convolutions; their first and their second layers;
/// out of them; then the layers over the sum.
const PRODUCTS: [(usize, usize); 14] = [
    (BRANCHES.len() * BRANCH, HIDDEN),
    (BRANCH, 2 * BRANCH),
    (BRANCH, 3 * BRANCH),
    (BRANCH, 5 * BRANCH),
    (BRANCH, 2 * BRANCH),
    (BRANCH, 3 * BRANCH),
    (BRANCH, 5 * BRANCH),
    (HIDDEN, WIDE),
    (320, HIDDEN),
    (320, HIDDEN),
    (320, 320),
    (HIDDEN, 320),
    (HIDDEN, 320),
    (HIDDEN, HIDDEN),
];
const INTO: usize = 0;
const FIRST: usize = 1;
const SECOND: usize = 4;
const OUT: usize = 7;
const SUM_TO_ZERO: usize = 8;
const SUM_TO_ONE: usize = 9;
const ZERO_TO_ONE: usize = 10;
const ONE_TO_TWO: usize = 11;
const ONE_TO_THREE: usize = 12;
const TWO_TO_THREE: usize = 13;

/// Sections behind the vocabulary's: the pieces' vectors, nibbles and scales of each product, all floats.
const WORDS: usize = pieces::SECTIONS;
const FIRST_PRODUCT: usize = WORDS + 1;
const FLOATS: usize = FIRST_PRODUCT + 2 * PRODUCTS.len();

/// Texts of which more pieces than this share are unknown are in a language that the model does not know.
const UNKNOWN: f32 = 0.25;

/// The encoder, opened.
pub struct Muse {
    sections: Sections,
    vocabulary: Vocabulary,
    begin: usize,
    end: usize,
    biases: Vec<Vec<f32>>,
    into_norm: Norm,
    wide_norm: Norm,
    id: String,
    isa: Isa,
    threads: usize,
}

/// Memory of a forward pass, kept from text to text.
#[derive(Default)]
struct Scratch {
    words: Vec<f32>,
    branches: Vec<f32>,
    windows: Vec<f32>,
    layer: Vec<f32>,
    activations: Activations,
}

impl Muse {
    /// Numbers of its vectors.
    pub const LENGTH: usize = HIDDEN;

    /// Opens the model of a file, without reading more of it than it must.
    pub fn open(file: &Path) -> Result<Self, ModelError> {
        open(file, Self::of)
    }

    fn of(bytes: Bytes) -> Result<Self, &'static str> {
        let [pieces, begin, end, unknown] = sections::numbers::<NUMBERS>(&bytes, MAGIC)?.map(|n| n as usize);
        let sections = Sections::find(bytes, NUMBERS, FLOATS + 1)?;
        let vocabulary = Vocabulary::open(&sections, pieces, unknown)?;
        let rows: usize = PRODUCTS.iter().map(|(rows, _)| rows).sum();
        let mut whole = pieces.checked_mul(HIDDEN / BLOCK * ROW_BLOCK).is_some_and(|length| sections.fits(WORDS, length))
            && sections.fits(FLOATS, 4 * (rows + 2 * BRANCHES.len() * BRANCH + 2 * WIDE))
            && begin < pieces
            && end < pieces;
        for (i, (rows, columns)) in PRODUCTS.iter().enumerate() {
            let blocks = rows / LANES * (columns / BLOCK);
            let at = FIRST_PRODUCT + 2 * i;
            whole &= sections.fits(at, blocks * BLOCK_BYTES) && sections.fits(at + 1, blocks * SCALE_BYTES);
        }
        if !whole {
            return Err("has sections of other sizes than it says");
        }
        let mut floats = sections.floats(FLOATS).into_iter();
        let biases = PRODUCTS.iter().map(|(rows, _)| floats.by_ref().take(*rows).collect()).collect();
        let (into_norm, wide_norm) = (Norm::take(&mut floats, BRANCHES.len() * BRANCH), Norm::take(&mut floats, WIDE));
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let id = format!("muse-cnn-q4-{pieces}");
        Ok(Self { sections, vocabulary, begin, end, biases, into_norm, wide_norm, id, isa: Isa::best(), threads })
    }

    /// The same encoder on a set of instructions and so many threads, for measuring and for tests.
    pub fn with(mut self, isa: Isa, threads: usize) -> Self {
        (self.isa, self.threads) = (isa, threads);
        self
    }

    /// What it is known by; another vocabulary is another encoder.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A vector of length 1 for each text, in order; of length 0 where the model does not know the language. The two sides are encoded
    /// alike.
    pub fn encode(&self, side: Side, texts: &[&str]) -> Vec<Vec<f32>> {
        shared_out(texts, self.threads, |text, scratch| self.encode_one(side.read(text), scratch))
    }

    fn matrix(&self, product: usize) -> Matrix<'_> {
        let (rows, columns) = PRODUCTS[product];
        let at = FIRST_PRODUCT + 2 * product;
        Matrix { rows, columns, nibbles: self.sections.get(at), scales: self.sections.get(at + 1), bias: &self.biases[product] }
    }

    /// What a product makes of rows, in `out`.
    fn apply(&self, which: usize, rows: &[f32], activations: &mut Activations, out: &mut Vec<f32>) {
        let matrix = self.matrix(which);
        activations.quantise(self.isa, rows, matrix.columns);
        out.resize(rows.len() / matrix.columns * matrix.rows, 0.0);
        product(self.isa, matrix, activations, out);
    }

    fn encode_one(&self, text: &str, scratch: &mut Scratch) -> Vec<f32> {
        let pieces = self.vocabulary.cut(&self.sections, text);
        let unknown = pieces.iter().filter(|p| **p == self.vocabulary.unknown).count();
        if pieces.is_empty() || unknown as f32 > UNKNOWN * pieces.len() as f32 {
            return vec![0.0; HIDDEN];
        }
        let ids = [&[self.begin], pieces.as_slice(), &[self.end]].concat();
        let summed = self.isa.run(
            #[inline(always)]
            || self.summed(&ids, scratch),
        );
        let mut out = self.deep(&summed, &mut scratch.activations);
        out.iter_mut().for_each(|v| *v = v.tanh());
        unit(&mut out);
        out
    }

    /// The sum over the pieces, divided by the root of their number.
    #[inline(always)]
    fn summed(&self, ids: &[usize], s: &mut Scratch) -> Vec<f32> {
        s.words.clear();
        s.words.resize(ids.len() * HIDDEN, 0.0);
        for (id, out) in ids.iter().zip(s.words.chunks_exact_mut(HIDDEN)) {
            add_row(self.sections.get(WORDS), *id, out);
        }
        let mut wide = vec![0.0; ids.len() * WIDE];
        for (out, word) in wide.chunks_exact_mut(WIDE).zip(s.words.chunks_exact(HIDDEN)) {
            out[..HIDDEN].copy_from_slice(word);
        }
        self.apply(INTO, &s.words, &mut s.activations, &mut s.branches);
        self.into_norm.apply(&mut s.branches, &[], EPSILON);
        for (i, (neighbours, before)) in BRANCHES.into_iter().enumerate() {
            let part = i * BRANCH..(i + 1) * BRANCH;
            let mut rows: Vec<f32> =
                s.branches.chunks_exact(BRANCHES.len() * BRANCH).flat_map(|row| row[part.clone()].iter().copied()).collect();
            for layer in [FIRST + i, SECOND + i] {
                windows(&rows, neighbours, before, &mut s.windows);
                self.apply(layer, &s.windows, &mut s.activations, &mut s.layer);
                for (row, new) in rows.iter_mut().zip(&s.layer) {
                    *row += new.max(0.0);
                }
            }
            for (out, row) in wide.chunks_exact_mut(WIDE).zip(rows.chunks_exact(BRANCH)) {
                out[HIDDEN + part.start..][..BRANCH].copy_from_slice(row);
            }
        }
        self.wide_norm.apply(&mut wide, &[], EPSILON);
        let mut sum = vec![0.0; WIDE];
        for row in wide.chunks_exact(WIDE) {
            add(&mut sum, row, 1.0);
        }
        let mut out = Vec::new();
        self.apply(OUT, &sum, &mut s.activations, &mut out);
        // The bias was added once and belongs to each piece.
        let count = ids.len() as f32;
        for (out, bias) in out.iter_mut().zip(&self.biases[OUT]) {
            *out = ((count - 1.0).mul_add(*bias, *out)) / count.sqrt();
        }
        out
    }

    fn deep(&self, sum: &[f32], activations: &mut Activations) -> Vec<f32> {
        let mut through = |which: usize, rows: &[f32]| {
            let mut out = Vec::new();
            self.apply(which, rows, activations, &mut out);
            out
        };
        let positive = |rows: Vec<f32>| rows.into_iter().map(|v| v.max(0.0)).collect::<Vec<f32>>();
        let both = |a: Vec<f32>, b: Vec<f32>| a.into_iter().zip(b).map(|(a, b)| a + b).collect::<Vec<f32>>();
        let zero = positive(through(SUM_TO_ZERO, sum));
        let one = positive(both(through(SUM_TO_ONE, sum), through(ZERO_TO_ONE, &zero)));
        let two = positive(through(ONE_TO_TWO, &one));
        both(through(ONE_TO_THREE, &one), through(TWO_TO_THREE, &two))
    }
}

/// Of each row itself and its neighbours one long row; zeros where there is no neighbour.
fn windows(rows: &[f32], neighbours: usize, before: usize, out: &mut Vec<f32>) {
    out.clear();
    let count = rows.len() / BRANCH;
    for row in 0..count {
        for place in 0..neighbours {
            match (row + place).checked_sub(before).and_then(|row| rows.get(row * BRANCH..(row + 1) * BRANCH)) {
                Some(neighbour) => out.extend(neighbour),
                None => out.extend([0.0; BRANCH]),
            }
        }
    }
}

/// What a file is made of.
pub struct Weights {
    /// Of the pieces, sorted by their text ([`super::vocabulary`]).
    pub vocabulary: [Vec<u8>; pieces::SECTIONS],
    /// A row of 512 numbers a piece, in the order of the vocabulary, as `Q4_0`.
    pub words: Vec<u8>,
    /// The pieces for the beginning and the end of a text, and for what no piece covers.
    pub marks: [usize; 3],
    /// Each product, row by row, as `Q4_0`.
    pub products: Vec<Vec<u8>>,
    /// What each product adds, then weights and biases of the two normalisations.
    pub floats: Vec<f32>,
}

impl Weights {
    /// The file, in the order in which it is used.
    pub fn pack(self) -> Vec<u8> {
        let pieces = self.words.len() / (HIDDEN / BLOCK * ROW_BLOCK);
        let mut sections: Vec<Vec<u8>> = self.vocabulary.into();
        sections.push(self.words);
        for (rows, (_, columns)) in self.products.iter().zip(PRODUCTS) {
            let (nibbles, scales) = interleave(rows, columns);
            sections.extend([nibbles, scales]);
        }
        sections.push(self.floats.iter().flat_map(|v| v.to_le_bytes()).collect());
        let numbers: Vec<u32> = [pieces].into_iter().chain(self.marks).map(|n| n as u32).collect();
        sections::write(MAGIC, &numbers, &sections)
    }
}
