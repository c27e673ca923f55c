//! Sentences, for looking at a passage more closely than as a whole.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;

/// Shorter stretches (in bytes: some ten words, or twenty Chinese characters) say too little alone and go with the sentence
/// before; "Yes." is near to every question.
const SHORTEST: usize = 60;

/// The sentences of a text (UAX #29), short ones joined; without blanks at their ends.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (start, raw) in text.split_sentence_bound_indices() {
        let words = raw.trim();
        if words.is_empty() {
            continue;
        }
        let start = start + raw.len() - raw.trim_start().len();
        let span = Span::new(start, start + words.len());
        match out.last_mut() {
            Some(last) if words.len() < SHORTEST || last.end - last.start < SHORTEST => last.end = span.end,
            _ => out.push(span),
        }
    }
    out
}
