//! Vectors of a generation: of each passage, and of its sentences, searched one by one.

mod complete;
mod write;

pub use complete::{add_vectors, missing_vectors};

use std::cmp::Ordering;
use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;

use crate::embedding::{Isa, Vector, background, dot, map};
use crate::text::{Lang, Span};

use super::places::Key;
use super::request::Near;

/// Bytes before the keys.
const HEAD: usize = 16;

/// The file of a generation.
pub(super) const VECTORS: &str = "vectors.bin";

/// What the passage as a whole counts for beside its best sentence. Measured on XQuAD, questions in five languages over Chinese
/// text: anything between 0.4 and 0.6 is within 0.006 nDCG@10 of the best, the whole alone loses 0.05.
const WHOLE: f32 = 0.5;

/// What the passage itself counts for, its whole quote and its whole article. A paragraph leaves unsaid what the lines around it
/// are about, so a passage is as likely to answer as the document around it lets one expect (Callan 1994, "Passage-level evidence
/// in document retrieval"). Measured on 42 questions by topic over 302 passages, 62 of one article and 240 about other things, by meaning
/// alone: nDCG@10 0.564 with the passage alone, 0.66 with its quote, 0.69 with its article, at these weights.
const PASSAGE: f32 = 0.4;
const QUOTE: f32 = 0.2;
const ARTICLE: f32 = 0.4;

/// What the second encoder's cosine counts for beside the first one's, whose cosines lie much closer together. Its quote and article
/// are as near as the nearest of their passages: means of its vectors say little. Measured on XQuAD (questions in Spanish, Russian and
/// Arabic over Chinese text, vectors alone): nDCG@10 0.878, 0.876, 0.798 without, 0.909, 0.909, 0.844 with it at this weight; 0.05 to
/// 0.15 are within 0.01.
const SECOND: f32 = 0.08;

/// An open file of vectors.
pub(super) struct Vectors {
    bytes: memmap2::Mmap,
    /// The background included.
    passages: usize,
    /// Without the background, which stands at the end.
    own: usize,
    rows: usize,
    length: usize,
    /// Numbers at the end of a vector that are a second encoder's.
    second: usize,
    isa: Isa,
}

impl Vectors {
    /// Opens the file of a generation; `None` when it is damaged.
    pub fn open(dir: &Path) -> Option<Self> {
        let bytes = map(&dir.join(VECTORS)).ok()?;
        let number = |i: usize| Some(u32::from_le_bytes(bytes.get(4 * i..4 * i + 4)?.try_into().ok()?) as usize);
        let (passages, rows, length, second) = (number(0)?, number(1)?, number(2)?, number(3)?);
        let own = passages.checked_sub(background().count())?;
        let out = Self { passages, own, rows, length, second, isa: Isa::best(), bytes };
        let whole = out.spans() + rows * (12 + length) == out.bytes.len();
        let ordered = (0..passages).all(|p| out.row(p) < out.row(p + 1));
        (whole && ordered && second <= length && out.row(passages) == rows).then_some(out)
    }

    /// How many passages there are.
    pub fn own(&self) -> usize {
        self.own
    }

    fn number(&self, at: usize) -> usize {
        let bytes = self.bytes.get(at..at + 4).and_then(|b| b.try_into().ok());
        bytes.map_or(0, |b| u32::from_le_bytes(b) as usize)
    }

    /// The first row of a passage; of the one after the last, how many there are.
    fn row(&self, passage: usize) -> usize {
        self.number(HEAD + 16 * self.passages + 4 * passage)
    }

    /// Where the groups of the passages begin.
    fn groups(&self) -> usize {
        HEAD + 16 * self.passages + 4 * (self.passages + 1)
    }

    /// The place of the passage with a key.
    pub fn place(&self, key: Key) -> Option<usize> {
        let wide = |at: usize| self.bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes);
        let of = |place: usize| (wide(HEAD + 16 * place), wide(HEAD + 8 + 16 * place));
        let (mut low, mut high) = (0, self.own);
        while low < high {
            let middle = usize::midpoint(low, high);
            match of(middle).cmp(&key) {
                Ordering::Less => low = middle + 1,
                Ordering::Greater => high = middle,
                Ordering::Equal => return Some(middle),
            }
        }
        None
    }

    /// Where the spans of the rows begin.
    fn spans(&self) -> usize {
        self.groups() + 16 * self.passages
    }

    /// The first passage of a passage's quote (`which` 0) or article (1).
    fn first(&self, which: usize, passage: usize) -> usize {
        self.number(self.groups() + 16 * passage + 8 * which).min(passage)
    }

    /// How near a question comes to the mean of the passages of each passage's quote or article; where that is the passage alone,
    /// there is nothing to add to what it is for itself.
    fn around(&self, which: usize, alone: &[Nearest]) -> Vec<f32> {
        let mut sums = vec![(0.0f32, 0.0f32); alone.len()];
        for (passage, nearest) in alone.iter().enumerate() {
            let (sum, count) = &mut sums[self.first(which, passage)];
            *sum += nearest.whole;
            *count += 1.0;
        }
        let mean = |(passage, nearest): (usize, &Nearest)| {
            let length = f32::from_bits(self.number(self.groups() + 16 * passage + 8 * which + 4) as u32);
            let (sum, count) = sums[self.first(which, passage)];
            if count > 1.0 { sum / (count * length.max(0.1)) } else { nearest.cosine }
        };
        alone.iter().enumerate().map(mean).collect()
    }

    /// How near a question comes to the nearest passage of each passage's quote or article, by the second encoder.
    fn at_best(&self, which: usize, alone: &[Nearest]) -> Vec<f32> {
        let mut best = vec![-1.0f32; alone.len()];
        for (passage, nearest) in alone.iter().enumerate() {
            let best = &mut best[self.first(which, passage)];
            *best = best.max(nearest.second);
        }
        (0..alone.len()).map(|passage| best[self.first(which, passage)]).collect()
    }

    /// How near each passage comes to a question, by its place. The deviations need all passages,
    /// so there is no looking at some.
    pub fn near(&self, question: &Vector) -> Nearness {
        if question.values.len() != self.length {
            return Nearness::default();
        }
        let mut alone = Vec::with_capacity(self.passages);
        self.isa.run(
            #[inline(always)]
            || {
                for passage in 0..self.passages {
                    alone.push(self.nearest(question, passage));
                }
            },
        );
        let others = alone.split_off(self.own);
        let [quotes, articles] = [0, 1].map(|which| {
            let (first, second) = (self.around(which, &alone), self.at_best(which, &alone));
            first.into_iter().zip(second).map(|(first, second)| first + SECOND * second).collect::<Vec<f32>>()
        });
        let context = quotes.iter().zip(&articles).map(|(quote, article)| QUOTE * quote + ARTICLE * article);
        let cosine = |(nearest, context): (&Nearest, f32)| Near {
            cosine: PASSAGE * nearest.both() + context,
            deviation: 0.0,
            margin: 0.0,
            sentence: nearest.sentence,
        };
        let mut passages: Vec<Near> = alone.iter().zip(context).map(cosine).collect();
        let n = passages.len().max(1) as f32;
        let mean = passages.iter().map(|near| near.cosine).sum::<f32>() / n;
        let variance = passages.iter().map(|near| (near.cosine - mean).powi(2)).sum::<f32>() / n;
        let deviation = variance.sqrt().max(1e-6);
        passages.iter_mut().for_each(|near| near.deviation = (near.cosine - mean) / deviation);
        let mut background_best: HashMap<&'static str, f32> = HashMap::new();
        for ((lang, _), nearest) in background().zip(&others) {
            let best = background_best.entry(lang).or_insert(f32::MIN);
            *best = best.max(nearest.both());
        }
        Nearness { passages, background: background_best }
    }

    /// The cosines of a row and a question, by each encoder.
    #[inline(always)]
    fn cosines(&self, question: &Vector, row: usize) -> (f32, f32) {
        let scales = self.spans() + 8 * self.rows;
        let scale = f32::from_bits(self.number(scales + 4 * row) as u32) * question.scale;
        let bytes = &self.bytes[scales + 4 * self.rows + row * self.length..][..self.length];
        let parted = self.length - self.second;
        let of = |range: Range<usize>| scale * dot(&question.values[range.clone()], &bytes[range]) as f32;
        (of(0..parted), of(parted..self.length))
    }

    /// How near a passage comes for itself.
    #[inline(always)]
    fn nearest(&self, question: &Vector, passage: usize) -> Nearest {
        let rows = self.row(passage)..self.row(passage + 1);
        let mut whole = (0.0, 0.0);
        let mut best = ((-1.0, -1.0), rows.start);
        for row in rows.clone() {
            let cosines = self.cosines(question, row);
            if row == rows.start {
                whole = cosines;
                // Where there are sentences, the passage itself is none of them.
                if rows.len() > 1 {
                    continue;
                }
            }
            if cosines.0 > best.0.0 {
                (best.0.0, best.1) = (cosines.0, row);
            }
            best.0.1 = f32::max(best.0.1, cosines.1);
        }
        let (sentence, row) = best;
        let span = self.spans() + 8 * row;
        let sentence_at = Span::new(self.number(span), self.number(span + 4));
        let joined = |whole: f32, sentence: f32| WHOLE * whole + (1.0 - WHOLE) * sentence;
        Nearest { cosine: joined(whole.0, sentence.0), second: joined(whole.1, sentence.1), whole: whole.0, sentence: sentence_at }
    }
}

/// How near a passage comes to a question for itself.
struct Nearest {
    /// Mean of the cosines of the passage and of its best sentence.
    cosine: f32,
    /// The same by the second encoder; 0 without one.
    second: f32,
    /// The cosine of the passage.
    whole: f32,
    /// The best sentence.
    sentence: Span,
}

impl Nearest {
    /// By both encoders.
    fn both(&self) -> f32 {
        self.cosine + SECOND * self.second
    }
}

/// How near a question comes to everything.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    passages: Vec<Near>,
    /// The best of each language's background.
    background: HashMap<&'static str, f32>,
}

impl Nearness {
    /// The largest deviation of any passage.
    pub fn best(&self) -> f32 {
        self.passages.iter().fold(f32::MIN_POSITIVE, |a, b| a.max(b.deviation))
    }

    /// The deviation of a passage.
    pub fn deviation(&self, place: usize) -> f32 {
        self.passages.get(place).map_or(0.0, |near| near.deviation)
    }

    /// How near a passage comes that is in a language. A language without a background of its own has all others'.
    pub fn of(&self, place: usize, lang: &Lang) -> Option<Near> {
        let near = self.passages.get(place)?;
        let own = self.background.get(lang.primary()).copied();
        let other = own.or_else(|| self.background.values().copied().reduce(f32::max)).unwrap_or(0.0);
        Some(Near { margin: near.cosine - other, ..*near })
    }
}
