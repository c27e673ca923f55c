//! What each signal counts for.

use std::collections::BTreeMap;

use crate::text::Lang;

/// What each signal counts for beside the others; only their proportions matter, and those that are not there count for nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    pub words: f32,
    pub gloss: f32,
    pub synonyms: f32,
    pub vectors: f32,
}

/// Weights by the languages of a question and of a passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Weighting {
    /// Where the passage is in the question's language, and may hold its very words.
    pub same: Weights,
    /// Where the question's words have to be looked for in translation.
    pub across: Weights,
    /// For one pair of languages, such as `en-zh`: that of the question and that of the passage.
    pub pairs: BTreeMap<String, Weights>,
}

impl Weighting {
    /// The weights for a question and passages in a language (a primary subtag).
    pub(super) fn of(&self, question: &Lang, passage: &str) -> Weights {
        let pair = self.pairs.get(&format!("{}-{passage}", question.primary()));
        pair.copied().unwrap_or(if question.primary() == passage { self.same } else { self.across })
    }
}
