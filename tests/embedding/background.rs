//! Sentences about everything else.

use whosaid::embedding::background;

const TABLE: &str = include_str!("../../src/embedding/background.tsv");

#[test]
fn every_line_has_every_language() {
    let lines: Vec<Vec<&str>> = TABLE.lines().map(|line| line.split('\t').collect()).collect();
    assert!(lines.len() > 80 && lines.iter().all(|line| line.len() == lines[0].len() && line.iter().all(|cell| !cell.is_empty())));
}

#[test]
fn there_is_what_the_languages_ask_for() {
    let of = |languages: &[&str]| -> Vec<&str> {
        let mut found: Vec<_> = background(languages.iter().copied()).into_iter().map(|(language, _)| language).collect();
        found.dedup();
        found.truncate(3);
        found
    };
    assert_eq!(of(&["hi"]), ["hi"]);
    assert_eq!(of(&["hi", "xx"]), ["en", "zh", "hi"]);
    assert!(of(&[]).is_empty());
}
