//! Sentences about everything that people write about: what a question is nearer to than to any passage, it does not ask the
//! passages. (Speaker recognition calls such a set a cohort: Auckenthaler et al. 2000, "Score Normalization".)
//!
//! Nearness has no zero: two sentences that have nothing in common are at 0.7, in another language at 0.75. Only beside what else
//! the question could be about does it mean something.

use std::collections::HashSet;

/// A column a language, its code on top; lines say the same in each.
const TABLE: &str = include_str!("background.tsv");

/// The languages whose sentences stand for one that the table does not have.
const OTHERS: [&str; 2] = ["en", "zh"];

/// The sentences in some languages (primary subtags), each with its language, in a fixed order. For a language that is not in the
/// table there are those of two that are.
pub fn background<'l>(languages: impl IntoIterator<Item = &'l str>) -> Vec<(&'static str, &'static str)> {
    let mut lines = TABLE.lines();
    let table: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    let mut wanted: HashSet<&str> = HashSet::new();
    for language in languages {
        if table.contains(&language) {
            wanted.insert(language);
        } else {
            wanted.extend(OTHERS);
        }
    }
    lines.flat_map(|line| table.iter().copied().zip(line.split('\t'))).filter(|(language, _)| wanted.contains(language)).collect()
}
