//! Japanese.

use super::Speech;

pub(super) const SPEECH: Speech = Speech {
    lang: "ja",
    leads: &[],
    views: &[],
    pronouns: &["彼", "彼女"],
    others: &["彼ら", "私"],
    conjunctions: &[],
    titles: &[],
    trades: &[],
    definite: &[],
    indefinite: &[],
    prepositions: &[],
    openers: &[],
    lookalikes: &[],
    naming: &["という", "いわゆる"],
};
