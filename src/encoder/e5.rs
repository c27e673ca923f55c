//! The encoder that comes with the program: multilingual-e5-small (Wang et al. 2024, "Multilingual E5 Text Embeddings"), a
//! BERT of twelve layers with 4-bit weights.

use std::path::Path;

use super::centres::Centres;
use super::kernel::{Activations, Isa, product};
use super::model::{Model, Product};
use super::norm::{add, unit};
use super::sections::Bytes;
use super::threads::shared_out;
use super::{Encoded, ModelError, Side, open};

/// Numbers of an attention head.
const HEAD: usize = 32;

/// multilingual-e5-small, opened.
pub struct E5 {
    model: Model,
    centres: Centres,
    id: String,
    isa: Isa,
    threads: usize,
}

/// Memory of a forward pass, kept from text to text.
#[derive(Default)]
struct Scratch {
    hidden: Vec<f32>,
    qkv: Vec<f32>,
    context: Vec<f32>,
    middle: Vec<f32>,
    out: Vec<f32>,
    keys: Vec<f32>,
    weights: Vec<f32>,
    activations: Activations,
}

impl E5 {
    /// Opens the model of a file, without reading more of it than it must, and the centres beside it.
    pub fn open(file: &Path) -> Result<Self, ModelError> {
        let mut out = Self::without_centres(file)?;
        out.centres = Centres::open(&file.with_file_name(Centres::FILE), out.model.shape.hidden)?;
        Ok(out)
    }

    /// The same whose pieces are as they come, for computing their centres.
    pub fn without_centres(file: &Path) -> Result<Self, ModelError> {
        open(file, Self::of)
    }

    fn of(bytes: Bytes) -> Result<Self, &'static str> {
        let model = Model::read(bytes)?;
        let id = format!("multilingual-e5-small-q4-{}", model.shape.pieces);
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Ok(Self { model, centres: Centres::default(), id, isa: Isa::best(), threads })
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

    /// A vector of length 1 for each text, in order. Texts are shared out among all cores; one text is one core's.
    pub fn encode(&self, side: Side, texts: &[&str]) -> Vec<Vec<f32>> {
        self.read(side, texts).into_iter().map(|encoded| encoded.vector).collect()
    }

    /// The vectors of texts and those of their pieces, in order.
    pub fn read(&self, side: Side, texts: &[&str]) -> Vec<Encoded> {
        shared_out(texts, self.threads, |text, scratch| self.read_one(side, text, scratch))
    }

    /// The numbers of a text's pieces.
    pub fn pieces(&self, text: &str) -> Vec<usize> {
        self.model.pieces(text)
    }

    fn read_one(&self, side: Side, text: &str, scratch: &mut Scratch) -> Encoded {
        let prefix = match side {
            Side::Question => "query: ",
            Side::Passage => "passage: ",
        };
        let mut pieces = self.pieces(&format!("{prefix}{}", side.read(text)));
        if side == Side::Question {
            pieces.truncate(self.model.shape.positions - 2);
        }
        let shape = self.model.shape;
        let mut vector = vec![0.0; shape.hidden];
        let mut said = Vec::new();
        // The prefix is nothing that the text says; its blank may be a part of the text's first piece.
        let mut before = self.pieces(prefix.trim_end()).len();
        // What does not fit at once is windows, which count by their lengths.
        for window in pieces.chunks(shape.positions - 2) {
            let ids: Vec<usize> = [&[shape.begin], window, &[shape.end]].concat();
            let mean = self.isa.run(
                #[inline(always)]
                || self.forward(&ids, scratch),
            );
            // Between the marks for the beginning and the end.
            let first = before.min(window.len());
            said.extend_from_slice(&scratch.hidden[(1 + first) * shape.hidden..(1 + window.len()) * shape.hidden]);
            before = 0;
            for (o, m) in vector.iter_mut().zip(mean) {
                *o += m * window.len() as f32;
            }
        }
        unit(&mut vector);
        self.centres.part(side, &mut said);
        Encoded { vector, pieces: said }
    }

    /// The mean of the vectors of a window's pieces.
    #[inline(always)]
    fn forward(&self, ids: &[usize], s: &mut Scratch) -> Vec<f32> {
        let shape = self.model.shape;
        let (tokens, h) = (ids.len(), shape.hidden);
        s.hidden.clear();
        s.hidden.resize(tokens * h, 0.0);
        for (position, (id, out)) in ids.iter().zip(s.hidden.chunks_exact_mut(h)).enumerate() {
            self.model.embed(*id, position, out);
        }
        self.model.embedding_norm.apply(&mut s.hidden, &[], shape.epsilon);
        s.qkv.resize(tokens * 3 * h, 0.0);
        s.context.resize(tokens * h, 0.0);
        s.out.resize(tokens * h, 0.0);
        s.middle.resize(tokens * shape.middle, 0.0);
        for (l, layer) in self.model.layers.iter().enumerate() {
            s.activations.quantise(self.isa, &s.hidden, h);
            product(self.isa, self.model.matrix(l, Product::QueryKeyValue), &s.activations, &mut s.qkv);
            for head in 0..shape.heads {
                attend(&s.qkv, h, head * HEAD, &mut s.context, &mut s.keys, &mut s.weights);
            }
            s.activations.quantise(self.isa, &s.context, h);
            product(self.isa, self.model.matrix(l, Product::Attention), &s.activations, &mut s.out);
            layer.attention_norm.apply(&mut s.hidden, &s.out, shape.epsilon);
            s.activations.quantise(self.isa, &s.hidden, h);
            product(self.isa, self.model.matrix(l, Product::Up), &s.activations, &mut s.middle);
            gelu(&mut s.middle);
            s.activations.quantise(self.isa, &s.middle, shape.middle);
            product(self.isa, self.model.matrix(l, Product::Down), &s.activations, &mut s.out);
            layer.output_norm.apply(&mut s.hidden, &s.out, shape.epsilon);
        }
        let mut mean = vec![0.0; h];
        for row in s.hidden.chunks_exact(h) {
            add(&mut mean, row, 1.0 / tokens as f32);
        }
        mean
    }
}

/// Attention of one head, whose numbers begin at `at` of each row's queries, keys and values.
#[inline(always)]
fn attend(qkv: &[f32], h: usize, at: usize, context: &mut [f32], keys: &mut Vec<f32>, weights: &mut Vec<f32>) {
    let tokens = qkv.len() / (3 * h);
    // Keys by number rather than by token: then a query's products with all keys are sums of rows.
    keys.resize(HEAD * tokens, 0.0);
    for (token, row) in qkv.chunks_exact(3 * h).enumerate() {
        for (e, key) in row[h + at..][..HEAD].iter().enumerate() {
            keys[e * tokens + token] = *key;
        }
    }
    weights.resize(tokens, 0.0);
    let scale = 1.0 / (HEAD as f32).sqrt();
    for (row, out) in qkv.chunks_exact(3 * h).zip(context.chunks_exact_mut(h)) {
        weights.fill(0.0);
        for (query, keys) in row[at..][..HEAD].iter().zip(keys.chunks_exact(tokens)) {
            add(weights, keys, query * scale);
        }
        let most = weights.iter().fold(f32::MIN, |a, b| a.max(*b));
        weights.iter_mut().for_each(|w| *w = exp(*w - most));
        let sum: f32 = weights.iter().sum();
        let mut mixed = [0f32; HEAD];
        for (weight, row) in weights.iter().zip(qkv.chunks_exact(3 * h)) {
            add(&mut mixed, &row[2 * h + at..][..HEAD], *weight);
        }
        for (out, mixed) in out[at..][..HEAD].iter_mut().zip(mixed) {
            *out = mixed / sum;
        }
    }
}

/// x Φ(x) (Hendrycks & Gimpel 2016), with the error function by Abramowitz & Stegun 7.1.26 (error below 1.5 × 10⁻⁷).
#[inline(always)]
fn gelu(values: &mut [f32]) {
    for v in values {
        let x = v.abs() * std::f32::consts::FRAC_1_SQRT_2;
        let t = 1.0 / x.mul_add(0.327_591_1, 1.0);
        let series = [-1.453_152_1, 1.421_413_8, -0.284_496_72, 0.254_829_6].iter().fold(1.061_405_4_f32, |p, c| p.mul_add(t, *c));
        let erf = 1.0 - series * t * exp(-x * x);
        *v = 0.5 * (*v + v.abs() * erf);
    }
}

/// eˣ for x ≤ 0, to 2 × 10⁻⁷ of itself; 0 below −87.
#[inline(always)]
fn exp(x: f32) -> f32 {
    const ROUND: f32 = 12_582_912.0;
    let x = x.max(-87.0);
    let shifted = x.mul_add(std::f32::consts::LOG2_E, ROUND);
    let whole = shifted - ROUND;
    let part = whole.mul_add(-std::f32::consts::LN_2, x);
    // Taylor's series of e^part, |part| ≤ ln 2 / 2.
    let series = [1.0 / 120.0, 1.0 / 24.0, 1.0 / 6.0, 0.5, 1.0, 1.0].iter().fold(1.0_f32 / 720.0, |p, c| p.mul_add(part, *c));
    let power = f32::from_bits((shifted.to_bits() << 23).wrapping_add(0x3f80_0000));
    series * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn approximations_are_close() {
        for i in 0..1000 {
            let x = -(i as f32) / 20.0;
            let expected = f64::from(x).exp();
            assert!((f64::from(exp(x)) - expected).abs() <= 4e-7 * expected + 1e-37, "{x}");
        }
        let mut values = [-3.0, -1.0, 0.0, 0.5, 2.0];
        gelu(&mut values);
        for (v, expected) in values.iter().zip([-0.004_049_7, -0.158_655_26, 0.0, 0.345_731_23, 1.954_499_7]) {
            assert!((v - expected).abs() < 1e-6, "{v} {expected}");
        }
    }
}
