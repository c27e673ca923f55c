//! The passages that speak to a topic, by every signal that is on.

use std::collections::HashSet;

use crate::index::{Clause, Hit, Index, IndexError, Request};
use crate::text::Lang;
use crate::text::tokens::{Kind, tokens};

use super::signals::{Signal, Signals};

/// Ranks passages by a question taken as a topic, whole: nobody is asked for and nothing is filtered.
///
/// At most `limit` passages, best first, none without anything of the question. The scores fall from hit to hit and are
/// comparable within one answer only. Without a signal that finds something there are no passages. An error is the index's.
pub fn rank_topic(question: &str, lang: &Lang, signals: &Signals, index: &Index, limit: usize) -> Result<Vec<Hit>, IndexError> {
    if !signals.has(Signal::Words) {
        return Ok(Vec::new());
    }
    by_words(question, lang, index, limit)
}

/// A single character stands in the pairs beside it already; in full it would count three times.
const UNIGRAM_WORTH: f32 = 0.3;

/// BM25 over all tokens of the question, each counted once. Nothing is taken out of it: form words are common, and BM25
/// gives them next to no weight.
fn by_words(question: &str, lang: &Lang, index: &Index, limit: usize) -> Result<Vec<Hit>, IndexError> {
    let mut seen = HashSet::new();
    let distinct = tokens(question, lang.primary()).into_iter().filter(|token| seen.insert(token.text.clone()));
    let worth = |kind| if kind == Kind::Unigram { UNIGRAM_WORTH } else { 1.0 };
    let any: Vec<Clause> = distinct.map(|token| Clause::Token(token.text, worth(token.kind))).collect();
    // A request without clauses asks for every passage.
    if any.is_empty() { Ok(Vec::new()) } else { index.search(&Request { any, limit, ..Request::default() }) }
}
