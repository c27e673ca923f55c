//! What the pieces of all texts of a language have in common: beside it, what one of them says hardly shows.
//!
//! The file has the mean of the vectors of pieces in each language, of questions and of passages by turns (`f32`, little-endian).

use std::path::Path;

use super::norm::unit;
use super::{ModelError, Side, open};

/// The means of an encoder's pieces.
#[derive(Default)]
pub struct Centres {
    questions: Vec<Vec<f32>>,
    passages: Vec<Vec<f32>>,
}

impl Centres {
    /// The file beside a model's.
    pub const FILE: &str = "centres.f32";

    /// Reads a file of means of so many numbers each.
    pub fn open(file: &Path, length: usize) -> Result<Self, ModelError> {
        open(file, |bytes| {
            let (numbers, rest) = (*bytes).as_ref().as_chunks::<4>();
            let means: Vec<Vec<f32>> = numbers.chunks(length).map(|mean| mean.iter().map(|b| f32::from_le_bytes(*b)).collect()).collect();
            if means.is_empty() || !means.len().is_multiple_of(2) || !rest.is_empty() || !numbers.len().is_multiple_of(length) {
                return Err("has centres of another size");
            }
            let every_second = |from: usize| means.iter().skip(from).step_by(2).cloned().collect();
            Ok(Self { questions: every_second(0), passages: every_second(1) })
        })
    }

    /// Takes from each piece of a text what is its language's, and brings it to length 1. The language is the one whose centre lies
    /// most in the direction of the text.
    pub fn part(&self, side: Side, pieces: &mut [f32]) {
        let centres = match side {
            Side::Question => &self.questions,
            Side::Passage => &self.passages,
        };
        let Some(length) = centres.first().map(Vec::len).filter(|length| !pieces.is_empty() && *length > 0) else { return };
        let middle = mean(centres.iter().map(Vec::as_slice), length);
        let text = mean(pieces.chunks_exact(length), length);
        let along = |centre: &Vec<f32>| {
            let (mut dot, mut square) = (0.0, f32::MIN_POSITIVE);
            for ((centre, middle), text) in centre.iter().zip(&middle).zip(&text) {
                dot += (centre - middle) * (text - middle);
                square += (centre - middle).powi(2);
            }
            dot / square.sqrt()
        };
        let Some(centre) = centres.iter().max_by(|a, b| along(a).total_cmp(&along(b))) else { return };
        for piece in pieces.chunks_exact_mut(length) {
            piece.iter_mut().zip(centre).for_each(|(number, centre)| *number -= centre);
            unit(piece);
        }
    }
}

fn mean<'v>(vectors: impl Iterator<Item = &'v [f32]>, length: usize) -> Vec<f32> {
    let mut sum = vec![0.0; length];
    let mut count = 0.0f32;
    for vector in vectors {
        sum.iter_mut().zip(vector).for_each(|(sum, n)| *sum += n);
        count += 1.0;
    }
    sum.iter_mut().for_each(|sum| *sum /= count.max(1.0));
    sum
}
