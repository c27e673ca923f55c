//! The file of a generation's vectors.
//!
//! The file, little-endian: passages, rows, numbers a vector, how many of these are a second encoder's, and articles (`u32` each); each passage's key, by which they are sorted (two `u64`
//! each; zeros for the background); the first row of each passage and the end of the
//! last (`u32`); the first passage of each passage's quote and of its article (`u32` each), and how long the mean of their
//! vectors is (`f32` each); where each row's text begins and ends in its passage's (`u32` each); each row's scale (`f32`); the numbers (a
//! byte each). A passage's first row is the passage itself; where it has several sentences, they follow. The sentences of
//! [`background`](crate::embedding::background) stand at the end, as if they were passages. Then, of each article: its first passage
//! (`u32`), and the direction of the mean of its passages' vectors by the first encoder: all scales (`f32`), and all numbers (a byte each).

use std::ops::Range;

use crate::embedding::Vector;
use crate::text::Span;

use super::super::places::Key;
use super::ARTICLES;

/// Whose vectors a file holds.
pub(super) struct Passages {
    /// Of each passage, ascending, then of the background.
    pub keys: Vec<Key>,
    /// The first passage of each passage's quote, and of its article.
    pub groups: [Vec<usize>; 2],
    /// The passage of each row, and where its text is in that.
    pub rows: Vec<(usize, Span)>,
}

/// The mean of the wholes of each group of passages, by the first `length` numbers.
fn means<'a>(
    firsts: &'a [usize],
    starts: &'a [usize],
    vectors: &'a [Vector],
    length: usize,
) -> impl Iterator<Item = (Range<usize>, Vec<f32>)> {
    firsts.chunk_by(|a, b| a == b).map(move |group| {
        let passages = group[0]..group[0] + group.len();
        let mut mean = vec![0.0f32; length];
        for vector in passages.clone().filter_map(|passage| vectors.get(*starts.get(passage)?)) {
            mean.iter_mut().zip(&vector.values).for_each(|(sum, n)| *sum += vector.scale * f32::from(*n) / group.len() as f32);
        }
        (passages, mean)
    })
}

/// The bytes of a file; `vectors` are those of the rows, of whose numbers the last `second` are a second encoder's.
pub(super) fn file(of: &Passages, vectors: &[Vector], second: usize) -> Vec<u8> {
    let Passages { keys, groups, rows } = of;
    let length = vectors.first().map_or(0, |v| v.values.len());
    // Without passages there are no vectors, of either encoder.
    let second = second.min(length);
    let passages = keys.len();
    let mut starts = Vec::with_capacity(passages + 1);
    let mut row = 0;
    for passage in 0..=passages {
        while rows.get(row).is_some_and(|(p, _)| *p < passage) {
            row += 1;
        }
        starts.push(row);
    }
    let mut articles: Vec<(usize, Vector)> = Vec::new();
    // A group of one adds nothing to its passage, and the background has none.
    let mut lengths = [vec![1.0f32; passages], vec![1.0f32; passages]];
    for (which, firsts) in groups.iter().enumerate() {
        for (group, mean) in means(firsts, &starts, vectors, length - second) {
            let norm = mean.iter().map(|n| n * n).sum::<f32>().sqrt();
            if which == ARTICLES {
                let unit: Vec<f32> = mean.iter().map(|n| n / norm.max(f32::MIN_POSITIVE)).collect();
                articles.push((group.start, Vector::of(&unit)));
            }
            if group.len() > 1 {
                lengths[which][group].fill(norm);
            }
        }
    }
    let head = [passages, rows.len(), length, second, articles.len()];
    let mut out: Vec<u8> = head.into_iter().flat_map(|n| (n as u32).to_le_bytes()).collect();
    out.extend(keys.iter().flat_map(|(source, place)| [source, place]).flat_map(|n| n.to_le_bytes()));
    let mut numbers = starts;
    for passage in 0..passages {
        for (firsts, lengths) in groups.iter().zip(&lengths) {
            numbers.push(firsts.get(passage).copied().unwrap_or(passage));
            numbers.push(lengths[passage].to_bits() as usize);
        }
    }
    numbers.extend(rows.iter().flat_map(|(_, span)| [span.start, span.end]));
    out.extend(numbers.into_iter().flat_map(|n| (n as u32).to_le_bytes()));
    out.extend(vectors.iter().flat_map(|v| v.scale.to_le_bytes()));
    out.extend(vectors.iter().flat_map(|v| v.values.iter().map(|n| *n as u8)));
    out.extend(articles.iter().flat_map(|(first, _)| (*first as u32).to_le_bytes()));
    out.extend(articles.iter().flat_map(|(_, v)| v.scale.to_le_bytes()));
    out.extend(articles.iter().flat_map(|(_, v)| v.values.iter().map(|n| *n as u8)));
    out
}
