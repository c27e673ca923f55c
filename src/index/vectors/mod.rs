//! Vectors of a generation: of each passage, and of its sentences. In a small index all are looked at; in a large one those of the
//! articles that come nearest as a whole.

mod complete;
mod pieces;
mod write;

pub use complete::{add_vectors, missing_vectors};
pub(super) use pieces::PIECES;

use std::cmp::Ordering;
use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;

use crate::embedding::{AskedPieces, Isa, Vector, background, dot, map};
use crate::text::{Lang, Span};

use super::places::Key;
use super::request::Near;

use pieces::PieceFile;

/// Bytes before the keys.
const HEAD: usize = 20;

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

/// Where a passage's quote and its article stand among its groups.
const QUOTES: usize = 0;
const ARTICLES: usize = 1;

/// Of the passages that an index may have to be looked at whole, one in so many is looked at in a larger one. Measured on 7,447
/// passages of 1,100 documents and articles, 430 questions in three languages: of what is shown when all are looked at, 0.998 is also
/// shown when 4 % are, 0.992 when 2 % are, 0.971 when 1 % are.
const LOOKED_AT: usize = 10;

/// How many passages of a large index stand for all of them, to say what is near.
const SAMPLE: usize = 4000;

/// How many passages are read piece by piece, and how many stand for all of them, to say what is near by pieces.
pub(super) const READ_CLOSELY: usize = 128;
const READ_BESIDE: usize = 64;

/// What nearness by pieces counts for beside that of whole texts, both in standard deviations; and how much of it is that of the passage
/// of the quote that comes nearest. Chosen on 236 questions by topic over two articles in Chinese and one in English with 11 or 12
/// speakers each, and on XQuAD.
const BY_PIECES: f32 = 0.6;
const BY_PIECES_OF_QUOTE: f32 = 0.8;

/// How many passages of a language all others outweigh where one is to be expected by pieces.
const PIECES_PRIOR: f32 = 8.0;

/// The least deviation of what all passages come to by pieces: among a few that are alike, none stands out.
const LEAST_SPREAD: f32 = 0.01;

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
    articles: usize,
    /// The language of each passage of the background.
    background: Vec<&'static str>,
    isa: Isa,
    pieces: Option<PieceFile>,
}

/// Which passages are looked at.
pub(super) struct Scope<'p> {
    /// An index of more passages is looked at in part.
    pub exact_up_to: usize,
    /// The only ones that are asked for, by their places; `None` where all are.
    pub only: Option<&'p [usize]>,
    /// Some that are looked at however far away they are.
    pub also: &'p [usize],
}

impl Vectors {
    /// Opens the file of a generation whose passages are in some languages; `None` when it is damaged.
    pub fn open(dir: &Path, languages: &[String]) -> Option<Self> {
        let bytes = map(&dir.join(VECTORS)).ok()?;
        let number = |i: usize| Some(u32::from_le_bytes(bytes.get(4 * i..4 * i + 4)?.try_into().ok()?) as usize);
        let (passages, rows, length, second, articles) = (number(0)?, number(1)?, number(2)?, number(3)?, number(4)?);
        let background: Vec<&str> = background(languages.iter().map(String::as_str)).into_iter().map(|(language, _)| language).collect();
        let own = passages.checked_sub(background.len())?;
        let mut out = Self { passages, own, rows, length, second, articles, background, isa: Isa::best(), pieces: None, bytes };
        let whole = second <= length && out.articles() + articles * (8 + length - second) == out.bytes.len();
        let ordered = || (0..passages).all(|p| out.row(p) < out.row(p + 1)) && out.row(passages) == rows;
        // Whole articles are looked at, so each has to begin where the one before ends.
        let joined = || (0..articles).all(|a| out.article(a).start < out.article(a).end) && out.article(0).start == 0;
        if !(whole && ordered() && joined()) {
            return None;
        }
        out.pieces = PieceFile::open(dir, own);
        Some(out)
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

    /// Where the articles begin.
    fn articles(&self) -> usize {
        self.spans() + self.rows * (12 + self.length)
    }

    /// The passages of an article.
    fn article(&self, article: usize) -> Range<usize> {
        let first = |article: usize| if article < self.articles { self.number(self.articles() + 4 * article) } else { self.own };
        first(article)..first(article + 1)
    }

    /// The first passage of a passage's quote or article.
    fn first(&self, which: usize, passage: usize) -> usize {
        self.number(self.groups() + 16 * passage + 8 * which).min(passage)
    }

    /// How near a question comes to the mean of the passages of each passage's quote or article; where that is the passage alone,
    /// there is nothing to add to what it is for itself. `alone` are whole articles from a passage on.
    fn around(&self, which: usize, from: usize, alone: &[Nearest]) -> Vec<f32> {
        let first = |at: usize| self.first(which, from + at).saturating_sub(from);
        let mut sums = vec![(0.0f32, 0.0f32); alone.len()];
        for (at, nearest) in alone.iter().enumerate() {
            let (sum, count) = &mut sums[first(at)];
            *sum += nearest.whole;
            *count += 1.0;
        }
        let mean = |(at, nearest): (usize, &Nearest)| {
            let length = f32::from_bits(self.number(self.groups() + 16 * (from + at) + 8 * which + 4) as u32);
            let (sum, count) = sums[first(at)];
            if count > 1.0 { sum / (count * length.max(0.1)) } else { nearest.cosine }
        };
        alone.iter().enumerate().map(mean).collect()
    }

    /// How near a question comes to the nearest passage of each passage's quote or article, by the second encoder.
    fn at_best(&self, which: usize, from: usize, alone: &[Nearest]) -> Vec<f32> {
        let first = |at: usize| self.first(which, from + at).saturating_sub(from);
        let mut best = vec![-1.0f32; alone.len()];
        for (at, nearest) in alone.iter().enumerate() {
            let best = &mut best[first(at)];
            *best = best.max(nearest.second);
        }
        (0..alone.len()).map(|at| best[first(at)]).collect()
    }

    /// How near passages come to a question for themselves.
    fn alone(&self, question: &Vector, passages: Range<usize>) -> Vec<Nearest> {
        let mut out = Vec::with_capacity(passages.len());
        self.isa.run(
            #[inline(always)]
            || {
                for passage in passages {
                    out.push(self.nearest(question, passage));
                }
            },
        );
        out
    }

    /// The cosines of the passages of whole articles, deviations and margins left open.
    fn whole(&self, question: &Vector, passages: Range<usize>) -> impl Iterator<Item = Near> {
        let from = passages.start;
        let alone = self.alone(question, passages);
        let [quotes, articles] = [QUOTES, ARTICLES].map(|which| {
            let (first, second) = (self.around(which, from, &alone), self.at_best(which, from, &alone));
            first.into_iter().zip(second).map(|(first, second)| first + SECOND * second).collect::<Vec<f32>>()
        });
        alone.into_iter().zip(quotes).zip(articles).map(|((nearest, quote), article)| {
            let cosine = PASSAGE * nearest.both() + QUOTE * quote + ARTICLE * article;
            Near { cosine, deviation: 0.0, margin: 0.0, sentence: nearest.sentence }
        })
    }

    /// Stretches of whole articles to look at, ascending: all there is, or the articles whose directions are the nearest.
    fn stretches(&self, question: &Vector, scope: &Scope<'_>) -> Vec<Range<usize>> {
        let article_of = |place: &usize| self.first(ARTICLES, *place);
        let only: Option<HashSet<usize>> = scope.only.map(|only| only.iter().map(article_of).collect());
        let also: HashSet<usize> = scope.also.iter().map(article_of).collect();
        let allowed = (0..self.articles).map(|a| (a, self.article(a))).filter(|(_, a)| only.as_ref().is_none_or(|o| o.contains(&a.start)));
        let mut nearest: Vec<(f32, Range<usize>)> = Vec::new();
        self.isa.run(
            #[inline(always)]
            || nearest.extend(allowed.map(|(article, passages)| (self.direction(question, article), passages))),
        );
        nearest.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
        let (mut looked_at, most) = (0, scope.exact_up_to / LOOKED_AT);
        let near = nearest.into_iter().map(|(_, passages)| passages).filter(|passages| {
            let near = looked_at < most;
            looked_at += passages.len();
            near || also.contains(&passages.start)
        });
        let mut out: Vec<Range<usize>> = near.collect();
        out.sort_unstable_by_key(|passages| passages.start);
        out
    }

    /// How near each passage of a scope comes to a question; `language` has the number of each passage's language among `languages`.
    pub fn near(&self, question: &Vector, scope: &Scope<'_>, languages: &[String], language: impl Fn(usize) -> usize) -> Nearness {
        if question.values.len() != self.length {
            return Nearness::default();
        }
        let exact = self.own <= scope.exact_up_to;
        let stretches = if exact { std::iter::once(0..self.own).collect() } else { self.stretches(question, scope) };
        let mut passages: Vec<(usize, Near)> = Vec::new();
        for stretch in stretches {
            passages.extend(stretch.clone().zip(self.whole(question, stretch)));
        }
        let cosines: Vec<(usize, f32)> = if exact {
            passages.iter().map(|(place, near)| (language(*place), near.cosine)).collect()
        } else {
            let sample = (0..self.articles).step_by((self.own / SAMPLE).max(1)).map(|article| self.article(article));
            sample.flat_map(|places| places.clone().zip(self.whole(question, places))).map(|(p, near)| (language(p), near.cosine)).collect()
        };
        let mut background = Background::default();
        for (lang, nearest) in self.background.iter().zip(&self.alone(question, self.own..self.passages)) {
            let best = background.0.entry(lang).or_insert(f32::MIN);
            *best = best.max(nearest.both());
        }
        let priors: Vec<f32> = languages.iter().map(|language| background.best(language)).collect();
        let centres = centres(&cosines, &priors, PRIOR);
        let centre = |language: usize| centres.get(language).copied().unwrap_or(0.0);
        let (mean, deviation) = spread(&cosines.iter().map(|(language, cosine)| cosine - centre(*language)).collect::<Vec<f32>>());
        passages.iter_mut().for_each(|(place, near)| near.deviation = (near.cosine - centre(language(*place)) - mean) / deviation);
        Nearness { passages, background }
    }

    /// How near a question comes to an article's direction.
    #[inline(always)]
    fn direction(&self, question: &Vector, article: usize) -> f32 {
        let parted = self.length - self.second;
        let scales = self.articles() + 4 * self.articles;
        let bytes = &self.bytes[scales + 4 * self.articles + article * parted..][..parted];
        let scale = f32::from_bits(self.number(scales + 4 * article) as u32) * question.scale;
        scale * dot(&question.values[..parted], bytes) as f32
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

/// How many passages of a language the background outweighs.
const PRIOR: f32 = 50.0;

/// Where the nearness to passages of each language starts from. A text is nearest to what is in its own language, whatever that is
/// about: beside the mean of all passages, the few that answer in another language would hardly be seen. The mean of a language's
/// own is what to compare with, but for the few that answer among the few that there are; so it is drawn to how near the background
/// in that language comes (`priors`), brought to the level of the passages.
///
/// Measured on 928 questions in ten languages over 1,261 passages in nine, by meaning alone: nDCG@10 over speakers 0.139 with one
/// mean for all, 0.275 with each language's own, 0.291 with this; where question and passage differ in language, 0.064, 0.256, 0.271.
fn centres(cosines: &[(usize, f32)], priors: &[f32], prior_weight: f32) -> Vec<f32> {
    let mut sums = vec![(0.0f32, 0.0f32); priors.len()];
    for (language, cosine) in cosines {
        if let Some((sum, count)) = sums.get_mut(*language) {
            *sum += cosine;
            *count += 1.0;
        }
    }
    let all = sums.iter().map(|(_, count)| count).sum::<f32>().max(1.0);
    let level = sums.iter().zip(priors).map(|((sum, count), prior)| sum - count * prior).sum::<f32>() / all;
    sums.iter().zip(priors).map(|((sum, count), prior)| (sum + prior_weight * (prior + level)) / (count + prior_weight)).collect()
}

/// Mean and standard deviation.
fn spread(cosines: &[f32]) -> (f32, f32) {
    let n = cosines.len().max(1) as f32;
    let mean = cosines.iter().sum::<f32>() / n;
    let variance = cosines.iter().map(|cosine| (cosine - mean).powi(2)).sum::<f32>() / n;
    (mean, variance.sqrt().max(1e-6))
}

/// How near a question comes to what was looked at.
#[derive(Debug, Default)]
pub(super) struct Nearness {
    /// By their places, ascending.
    passages: Vec<(usize, Near)>,
    background: Background,
}

/// How near the best of each language's background comes.
#[derive(Debug, Default)]
struct Background(HashMap<&'static str, f32>);

impl Background {
    /// A language without a background of its own has all others'.
    fn best(&self, lang: &str) -> f32 {
        self.0.get(lang).copied().or_else(|| self.0.values().copied().reduce(f32::max)).unwrap_or(0.0)
    }
}

impl Nearness {
    /// Reads some passages that came near piece by piece, and brings what that shows into the deviations. The others count as the
    /// farthest of them. `language` has the number of each passage's language, of so many.
    pub fn read_closely(
        &mut self,
        asked: &AskedPieces,
        some: &[usize],
        vectors: &Vectors,
        languages: usize,
        language: impl Fn(usize) -> usize,
    ) {
        let Some(file) = &vectors.pieces else { return };
        let beside: Vec<usize> = (0..vectors.own).step_by((vectors.own / READ_BESIDE).max(1)).collect();
        let all = [some, &beside].concat();
        let Some(nearness) = file.nearness(asked, vectors.isa, &all) else { return };
        let (some_near, beside_near) = nearness.split_at(some.len());
        let levels: Vec<(usize, f32)> = beside.iter().map(|place| language(*place)).zip(beside_near.iter().copied()).collect();
        let centres = centres(&levels, &vec![0.0; languages], PIECES_PRIOR);
        let centre = |place: usize| centres.get(language(place)).copied().unwrap_or(0.0);
        let (_, deviation) = spread(&beside.iter().zip(beside_near).map(|(place, near)| near - centre(*place)).collect::<Vec<f32>>());
        let of = |(place, near): (&usize, &f32)| (*place, (near - centre(*place)) / deviation.max(LEAST_SPREAD));
        let alone: HashMap<usize, f32> = some.iter().zip(some_near).map(of).collect();
        let mut best: HashMap<usize, f32> = HashMap::new();
        for (place, near) in &alone {
            let best = best.entry(vectors.first(QUOTES, *place)).or_insert(f32::MIN);
            *best = best.max(*near);
        }
        let farthest = alone.values().fold(0.0, |a, b| f32::min(a, *b));
        for (place, near) in &mut self.passages {
            let quote = best.get(&vectors.first(QUOTES, *place)).copied().unwrap_or(farthest);
            let alone = alone.get(place).copied().unwrap_or(farthest);
            near.deviation += BY_PIECES * (BY_PIECES_OF_QUOTE * quote + (1.0 - BY_PIECES_OF_QUOTE) * alone);
        }
    }

    /// The largest deviation of any passage.
    pub fn best(&self) -> f32 {
        self.passages.iter().fold(f32::MIN_POSITIVE, |a, (_, near)| a.max(near.deviation))
    }

    /// The places of the passages that were looked at, with their deviations.
    pub fn deviations(&self) -> impl Iterator<Item = (usize, f32)> {
        self.passages.iter().map(|(place, near)| (*place, near.deviation))
    }

    fn at(&self, place: usize) -> Option<&Near> {
        let at = self.passages.binary_search_by_key(&place, |(place, _)| *place).ok()?;
        Some(&self.passages[at].1)
    }

    /// The deviation of a passage; 0 where it was not looked at.
    pub fn deviation(&self, place: usize) -> f32 {
        self.at(place).map_or(0.0, |near| near.deviation)
    }

    /// How near a passage comes that is in a language.
    pub fn of(&self, place: usize, lang: &Lang) -> Option<Near> {
        let near = self.at(place)?;
        Some(Near { margin: near.cosine - self.background.best(lang.primary()), ..*near })
    }
}
