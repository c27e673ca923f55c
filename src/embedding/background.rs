//! Sentences about everything that people write about: what a question is nearer to than to any passage, it does not ask the
//! passages. (Speaker recognition calls such a set a cohort: Auckenthaler et al. 2000, "Score Normalization".)
//!
//! Nearness has no zero: two sentences that have nothing in common are at 0.7, in another language at 0.75. Only beside what else
//! the question could be about does it mean something.

/// A column a language, its code on top; lines say the same in each.
const TABLE: &str = include_str!("background.tsv");

/// The sentences, each with the primary subtag of its language, in a fixed order.
pub fn background() -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut lines = TABLE.lines();
    let languages: Vec<&str> = lines.next().unwrap_or_default().split('\t').collect();
    lines.flat_map(move |line| languages.clone().into_iter().zip(line.split('\t')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_has_every_language() {
        let all: Vec<_> = background().collect();
        let of = |lang| all.iter().filter(|(l, text)| *l == lang && !text.is_empty()).count();
        assert!(of("en") == of("zh") && of("en") > 80 && of("en") * 2 == all.len());
    }
}
