//! How alike two texts are, and where they differ.

use std::collections::HashMap;

use similar::{Algorithm, DiffTag, capture_diff_slices, get_diff_ratio};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::Span;
use crate::text::fold::fold_mapped;

use super::Change;

/// Likeness is measured on this many words, since that costs up to the square of the length.
const LONGEST: usize = 600;
/// Stretches that are compared in order, of those that have the most words in common.
const COMPARED: usize = 12;
/// A text is an altered quotation when at least this share of both is common, in order: of words, and of characters where there are
/// no blanks between words; these recur more often by chance.
const ALIKE: f32 = 0.5;
const ALIKE_DENSE: f32 = 0.6;

/// Letters and digits only, folded, with the way back.
pub(super) struct Plain {
    pub text: String,
    /// For each byte of `text`, the bytes of the original.
    origin: Vec<Span>,
}

impl Plain {
    pub fn span(&self, start: usize, end: usize) -> Span {
        let first = self.origin.get(start).map_or(0, |s| s.start);
        let last = self.origin.get(end.saturating_sub(1)).map_or(0, |s| s.end);
        Span::new(first, last)
    }
}

pub(super) fn plain(text: &str) -> Plain {
    let mut out = Plain { text: String::new(), origin: Vec::new() };
    for (c, start, end) in fold_mapped(text).chars {
        if c.is_alphanumeric() || crate::text::script::is_mark(c) {
            out.text.push(c);
            out.origin.extend(std::iter::repeat_n(Span::new(start as usize, end as usize), c.len_utf8()));
        }
    }
    out
}

/// Clauses of a text: people quote parts of sentences.
fn clauses(said: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for part in said.split_inclusive(['.', '。', '!', '！', '?', '？', ';', '；', ',', '，', '、', ':', '：', '\n', '—', '…']) {
        if part.chars().any(char::is_alphanumeric) {
            let left = part.len() - part.trim_start().len();
            out.push(Span::new(start + left, start + part.trim_end().len()));
        }
        start += part.len();
    }
    out
}

/// Words to be found again, however they were changed.
pub(super) struct Wanted {
    words: Vec<String>,
    /// The share of them that has to be common.
    enough: f32,
}

impl Wanted {
    pub fn of(words: &str) -> Self {
        let enough = if is_dense(words) { ALIKE_DENSE } else { ALIKE };
        let mut words = keys(units(words));
        words.truncate(LONGEST);
        Self { words, enough }
    }
}

/// The run of clauses that is most like the words, and how like it is (0 to 1); none where nothing is like enough.
pub(super) fn closest(wanted: &Wanted, said: &str) -> Option<(f32, Span)> {
    let Wanted { words: wanted, enough } = wanted;
    let enough = *enough;
    let clauses: Vec<(Span, Vec<String>)> =
        clauses(said).into_iter().filter_map(|span| Some((span, keys(units(span.of(said)?))))).collect();
    // What is common in any order is at least what is common in order, and quickly counted.
    let mut stretches: Vec<(f32, usize, usize)> = Vec::new();
    for from in 0..clauses.len() {
        let mut left = bag(wanted);
        let (mut common, mut size) = (0, 0);
        for (to, (_, words)) in clauses.iter().enumerate().skip(from) {
            for word in words {
                size += 1;
                if let Some(n) = left.get_mut(word.as_str()).filter(|n| **n > 0) {
                    *n -= 1;
                    common += 1;
                }
            }
            if size > wanted.len() * 3 {
                break;
            }
            let most = 2.0 * common as f32 / (size + wanted.len()).max(1) as f32;
            if most >= enough && size * 3 >= wanted.len() {
                stretches.push((most, from, to));
            }
        }
    }
    stretches.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.2 - a.1, a.1).cmp(&(b.2 - b.1, b.1))));
    let mut best: Option<(f32, Span)> = None;
    for (most, from, to) in stretches.into_iter().take(COMPARED) {
        let reached = best.map_or(enough, |(ratio, _)| ratio);
        if most < reached {
            break;
        }
        let stretch: Vec<&String> = clauses[from..=to].iter().flat_map(|(_, words)| words).collect();
        let wanted: Vec<&String> = wanted.iter().collect();
        let ratio = get_diff_ratio(&capture_diff_slices(Algorithm::Myers, &wanted, &stretch), wanted.len(), stretch.len());
        if ratio > reached || best.is_none() && ratio >= enough {
            best = Some((ratio, Span::new(clauses[from].0.start, clauses[to].0.end)));
        }
    }
    best
}

/// How often each word occurs.
fn bag(words: &[String]) -> HashMap<&str, u32> {
    let mut out = HashMap::new();
    words.iter().for_each(|word| *out.entry(word.as_str()).or_insert(0) += 1);
    out
}

fn keys(units: Vec<(String, String)>) -> Vec<String> {
    units.into_iter().map(|(key, _)| key).collect()
}

/// The difference, blind to marks, widths and blanks. What was left out before and after is no change: quoting a part is.
pub(super) fn changes(claimed: &str, said: &str) -> Vec<Change> {
    let (ours, theirs) = (units(claimed), units(said));
    let mut out: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(ours.clone()), &keys(theirs.clone())) {
        let text =
            |units: &[(String, String)], range: std::ops::Range<usize>| units[range].iter().map(|(_, shown)| shown.as_str()).collect();
        match op.tag() {
            DiffTag::Equal => out.push(Change::Same(text(&theirs, op.new_range()))),
            DiffTag::Delete => out.push(Change::Claimed(text(&ours, op.old_range()))),
            DiffTag::Insert => out.push(Change::Said(text(&theirs, op.new_range()))),
            DiffTag::Replace => {
                out.push(Change::Claimed(text(&ours, op.old_range())));
                out.push(Change::Said(text(&theirs, op.new_range())));
            }
        }
    }
    let omitted = |c: Option<&Change>| matches!(c, Some(Change::Said(_)));
    if omitted(out.last()) && !matches!(out.iter().rev().nth(1), Some(Change::Claimed(_))) {
        out.pop();
    }
    if omitted(out.first()) {
        out.remove(0);
    }
    // A mark at the end belongs to neither reading.
    let last = if matches!(out.last(), Some(Change::Same(_))) { out.len() } else { out.len().saturating_sub(2) };
    for change in &mut out[last..] {
        if let Change::Claimed(text) | Change::Said(text) = change {
            text.truncate(text.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
        }
    }
    if let Some(Change::Same(text)) = out.last_mut() {
        text.truncate(text.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    }
    out
}

/// Whether characters are compared, not words.
fn is_dense(text: &str) -> bool {
    text.chars().any(crate::text::script::is_han)
}

/// Words, or characters of scripts without blanks: what is compared, and how it is shown with what follows it.
fn units(text: &str) -> Vec<(String, String)> {
    let pieces: Vec<&str> = if is_dense(text) { text.graphemes(true).collect() } else { text.split_word_bounds().collect() };
    let mut out: Vec<(String, String)> = Vec::new();
    for piece in pieces {
        let key = plain(piece).text;
        match out.last_mut() {
            Some((_, shown)) if key.is_empty() => shown.push_str(piece),
            None if key.is_empty() => {}
            _ => out.push((key, piece.to_owned())),
        }
    }
    out
}
