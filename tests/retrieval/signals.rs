//! Signals by their names.

use whosaid::retrieval::{Signal, Signals};

#[test]
fn a_list_is_read_and_shown_in_one_form() {
    let signals: Signals = "vectors, words,words".parse().unwrap();
    assert_eq!(signals.to_string(), "words,vectors");
    assert!(signals.has(Signal::Words) && !signals.has(Signal::Gloss));
    assert_eq!(signals.without(Signal::Vectors).to_string(), "words");
    assert_eq!("words,gloss,synonyms,vectors".parse(), Ok(Signals::default()));
}

#[test]
fn an_unknown_name_is_answered_with_the_known_ones() {
    for list in ["bm25", "", "words,", "words,,gloss", "Words"] {
        let said = list.parse::<Signals>().unwrap_err().to_string();
        assert!(said.contains("words,gloss,synonyms,vectors"), "{list}: {said}");
    }
}
