//! Sentences about everything else.

use std::path::Path;

use whosaid::embedding::{Cache, Encoder, Muse, Pair, Side, Vector, Wanted, background};

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

/// Whoever changes the table or an encoder makes the file anew (`models/background/README.md`).
#[test]
fn all_of_it_comes_encoded() {
    let encoder = Pair::new(super::encoder(), super::second(), Muse::LENGTH);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/background");
    let mut cache = Cache::open(None, encoder.id()).knowing(&folder, encoder.id());
    let languages = TABLE.lines().next().unwrap();
    let texts: Vec<&str> = background(languages.split('\t')).into_iter().map(|(_, text)| text).collect();
    let wanted: Vec<Wanted<'_>> = texts.iter().map(|text| Wanted { text, pieces: false }).collect();
    assert_eq!(cache.missing(Side::Passage, &wanted), 0);
    for text in texts.iter().step_by(997) {
        let computed = Vector::of(&encoder.encode(Side::Passage, &[text]).unwrap()[0]);
        let (kept, _) = cache.get(Side::Passage, text).unwrap();
        // Other instructions round in other places.
        let apart = kept.values.iter().zip(&computed.values).map(|(a, b)| (i16::from(*a) - i16::from(*b)).abs()).max().unwrap();
        assert!(apart <= 2, "{text}: {apart}");
    }
}
