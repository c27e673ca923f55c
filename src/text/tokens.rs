//! Analysis: the tokens by which text is indexed and asked for, the same on both sides.
//!
//! Scripts without blanks become character uni- and bigrams (on Chinese as good as a segmenter, with nothing to load, and
//! names that no dictionary knows still match); other scripts become Unicode words (UAX #29), stemmed where there is a
//! Snowball stemmer, the unstemmed word beside the stem so that text in another language still matches exactly.

use frostem::{Algorithm, Stemmer};
use unicode_segmentation::UnicodeSegmentation;

use super::fold::{Folded, fold_mapped};
use super::script::{Class, class};
use super::span::Span;

/// The version of this analysis; it goes into the index manifest, since tantivy stores tokenizers by name only.
pub const ANALYSIS_VERSION: u32 = 1;

/// What a token is, which decides how much it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A whole word, folded.
    Word,
    /// The stem of the word before it, where it differs from the word.
    Stem,
    /// One character of a script without blanks.
    Unigram,
    /// Two neighbouring characters of such a script.
    Bigram,
}

/// A unit of matching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Folded (and perhaps stemmed) text.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// The bytes of the original text.
    pub span: Span,
    /// Counts up with words and characters; a stem and its word share it.
    pub position: usize,
}

/// The Snowball algorithm for a language, by primary subtag.
pub fn stemmer(lang: &str) -> Option<Stemmer> {
    Some(Stemmer::new(match lang {
        "ar" => Algorithm::Arabic,
        "cs" => Algorithm::Czech,
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fa" => Algorithm::Persian,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hi" => Algorithm::Hindi,
        "hu" => Algorithm::Hungarian,
        "id" => Algorithm::Indonesian,
        "it" => Algorithm::Italian,
        "nb" | "nn" | "no" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pl" => Algorithm::Polish,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "ru" => Algorithm::Russian,
        "sr" => Algorithm::Serbian,
        "sv" => Algorithm::Swedish,
        "ta" => Algorithm::Tamil,
        "tr" => Algorithm::Turkish,
        "uk" => Algorithm::Ukrainian,
        _ => return None,
    }))
}

/// The tokens of a text in a language (a primary subtag; an unknown one means no stems).
pub fn tokens(text: &str, lang: &str) -> Vec<Token> {
    let mut out = Vec::new();
    each_token(text, lang, |text, kind, span, position| out.push(Token { text: text.to_owned(), kind, span, position }));
    out
}

/// Calls `visit` with what would be each token's text, kind, span and position, in order: nothing is kept of those that are not wanted.
pub fn each_token(text: &str, lang: &str, mut visit: impl FnMut(&str, Kind, Span, usize)) {
    let folded = fold_mapped(text);
    let stemmer = stemmer(lang);
    let mut position = 0;
    for run in runs(&folded) {
        match run {
            Run::Dense(chars) => grams(chars, &mut position, &mut visit),
            Run::Spaced(chars) => words(chars, stemmer.as_ref(), &mut position, &mut visit),
        }
    }
}

enum Run<'f> {
    Dense(&'f [(char, u32, u32)]),
    Spaced(&'f [(char, u32, u32)]),
}

/// Stretches of one class. A gap ends a dense run; spaced runs keep their gaps, since UAX #29 looks across them ("3.5").
fn runs(folded: &Folded) -> Vec<Run<'_>> {
    let chars = &folded.chars;
    let mut out = Vec::new();
    let mut start = 0;
    while start < chars.len() {
        let dense = class(chars[start].0) == Class::Dense;
        let end = start + chars[start..].iter().take_while(|c| (class(c.0) == Class::Dense) == dense).count();
        out.push(if dense { Run::Dense(&chars[start..end]) } else { Run::Spaced(&chars[start..end]) });
        start = end;
    }
    out
}

fn grams(chars: &[(char, u32, u32)], position: &mut usize, visit: &mut impl FnMut(&str, Kind, Span, usize)) {
    let mut pair = String::new();
    for (i, &(c, start, end)) in chars.iter().enumerate() {
        pair.clear();
        pair.push(c);
        visit(&pair, Kind::Unigram, Span::new(start as usize, end as usize), *position);
        if let Some(&(next, _, next_end)) = chars.get(i + 1) {
            pair.push(next);
            visit(&pair, Kind::Bigram, Span::new(start as usize, next_end as usize), *position);
        }
        *position += 1;
    }
}

/// Longest word that is indexed, in bytes: longer ones are data, not language, and tantivy refuses terms of 64 KiB.
const LONGEST_WORD: usize = 255;

fn words(chars: &[(char, u32, u32)], stemmer: Option<&Stemmer>, position: &mut usize, visit: &mut impl FnMut(&str, Kind, Span, usize)) {
    let text: String = chars.iter().map(|c| c.0).collect();
    // Where each folded byte lies in the original.
    let mut origin = Vec::with_capacity(text.len() + 1);
    for &(c, start, end) in chars {
        origin.extend(std::iter::repeat_n((start as usize, end as usize), c.len_utf8()));
    }
    for (at, word) in text.unicode_word_indices() {
        for (offset, part) in split_apostrophes(word) {
            if part.len() > LONGEST_WORD {
                continue;
            }
            let (first, last) = (at + offset, at + offset + part.len() - 1);
            let span = Span::new(origin[first].0, origin[last].1);
            visit(part, Kind::Word, span, *position);
            if let Some(stemmer) = stemmer {
                let stem = stemmer.stem(part);
                if stem != part && !stem.is_empty() {
                    visit(&stem, Kind::Stem, span, *position);
                }
            }
            *position += 1;
        }
    }
}

/// "l'inde", "india's": UAX #29 keeps the apostrophe inside the word, but the name is one of its sides.
pub fn split_apostrophes(word: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    word.split('\'').filter_map(move |part| {
        let start = at;
        at += part.len() + 1;
        (!part.is_empty()).then_some((start, part))
    })
}
