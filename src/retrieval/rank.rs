//! The passages that speak to a topic, by every signal that is on.

use std::collections::HashSet;

use crate::embedding::{Encoder, Side, Vector};
use crate::index::{Clause, Facet, Hit, Index, IndexError, Meaning, Request};
use crate::text::Lang;
use crate::text::tokens::{Kind, tokens};

use super::signals::{Signal, Signals};

/// What meaning counts for beside words, where passages and question may share words and where they cannot.
const SAME_LANGUAGE: f32 = 0.5;
const ACROSS: f32 = 0.8;

/// Ranks passages by a question taken as a topic, whole: nobody is asked for and nothing is filtered.
///
/// At most `limit` passages, best first. The scores fall from hit to hit and are comparable within one answer only. Without a
/// signal that finds something there are no passages. An error is the index's.
pub fn rank_topic(
    question: &str,
    lang: &Lang,
    signals: &Signals,
    index: &Index,
    encoder: Option<&dyn Encoder>,
    limit: usize,
) -> Result<Vec<Hit>, IndexError> {
    let any = if signals.has(Signal::Words) { words(question, lang) } else { Vec::new() };
    let meaning = match encoder.filter(|_| signals.has(Signal::Vectors)) {
        Some(encoder) => meaning(question, lang, any.is_empty(), index, encoder)?,
        None => None,
    };
    // A request for nothing asks for every passage.
    if any.is_empty() && meaning.is_none() {
        return Ok(Vec::new());
    }
    index.search(&Request { any, meaning, limit, ..Request::default() })
}

/// What a question means, weighed by how far its words can be looked for in the passages' languages.
pub fn meaning(question: &str, lang: &Lang, alone: bool, index: &Index, encoder: &dyn Encoder) -> Result<Option<Meaning>, IndexError> {
    let Some(numbers) = encoder.encode(Side::Question, &[question])?.pop() else { return Ok(None) };
    let shared = index.count(Facet::Lang, lang.primary())? * 2 > index.manifest().passages;
    let weight = match () {
        () if alone => 1.0,
        () if shared => SAME_LANGUAGE,
        () => ACROSS,
    };
    Ok(Some(Meaning { vector: Vector::of(&numbers), weight }))
}

/// A single character stands in the pairs beside it already; in full it would count three times.
const UNIGRAM_WORTH: f32 = 0.3;

/// All tokens of the question, each counted once. Nothing is taken out of it: form words are common, and BM25 gives them
/// next to no weight.
fn words(question: &str, lang: &Lang) -> Vec<Clause> {
    let mut seen = HashSet::new();
    let distinct = tokens(question, lang.primary()).into_iter().filter(|token| seen.insert(token.text.clone()));
    let worth = |kind| if kind == Kind::Unigram { UNIGRAM_WORTH } else { 1.0 };
    distinct.map(|token| Clause::Token(token.text, worth(token.kind))).collect()
}
