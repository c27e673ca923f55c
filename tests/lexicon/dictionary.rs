//! Chinese words in English, and the way back.

use whosaid::lexicon::dictionary::{Builder, Sense, terms};
use whosaid::lexicon::{Dictionary, DictionaryError};

fn sense(text: &str) -> Sense {
    Sense { text: text.to_owned(), terms: terms(text).into_iter().map(|t| t.0).collect() }
}

fn bytes() -> Vec<u8> {
    let mut builder = Builder::default();
    for (headword, senses) in [
        ("领带", &["necktie"][..]),
        ("蝶形领带", &["bow tie"]),
        ("蝶形", &["butterfly shape"]),
        ("引擎", &["engine", "motor"]),
        ("A菜", &["lettuce"]),
        ("OK", &["fine"]),
        ("的", &[]),
    ] {
        builder.add(headword, senses.iter().map(|s| sense(s)));
    }
    builder.build().unwrap()
}

fn dictionary() -> Dictionary {
    Dictionary::from_bytes(bytes()).unwrap()
}

#[test]
fn the_fewest_words_win_and_the_words_inside_follow() {
    let text = "他的蝶形領帶OK，A菜";
    let dictionary = dictionary();
    let words: Vec<_> = dictionary.words(text).into_iter().map(|w| (w.span.of(text).unwrap().to_owned(), w.inner)).collect();
    let expected = [("的", false), ("蝶形領帶", false), ("蝶形", true), ("領帶", true), ("A菜", false)];
    assert_eq!(words, expected.map(|(w, i)| (w.to_owned(), i)));
}

#[test]
fn a_gloss_weighs_by_senses_and_by_their_lengths() {
    let gloss = dictionary().gloss("引擎 Motors 领带");
    let terms: Vec<_> = gloss.iter().map(|g| (g.term.as_str(), (g.weight * 100.0).round())).collect();
    assert_eq!(terms, [("engin", 71.0), ("motor", 71.0), ("neckti", 100.0), ("motor", 100.0)]);
}

#[test]
fn the_way_back_leads_to_the_headwords() {
    let dictionary = dictionary();
    let found = dictionary.translations("tie");
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].headword.as_str(), (found[0].weight * 100.0).round()), ("蝶形领带", 71.0));
    assert!(dictionary.translations("nothing").is_empty());
    assert_eq!(dictionary.senses("引擎"), ["engine", "motor"]);
    assert_eq!(dictionary.senses("蝶形領帶"), ["bow tie"]);
    assert!(dictionary.senses("").is_empty());
    assert_eq!(dictionary.len(), 7);
}

#[test]
fn an_empty_dictionary_is_one() {
    let empty = Dictionary::from_bytes(Builder::default().build().unwrap()).unwrap();
    assert!(empty.is_empty() && empty.words("领带").is_empty());
}

#[test]
fn what_is_cut_short_or_foreign_is_an_error() {
    let bytes = bytes();
    for end in 0..bytes.len() {
        assert!(Dictionary::from_bytes(bytes[..end].to_vec()).is_err(), "{end}");
    }
    assert_eq!(Dictionary::from_bytes(b"something else altogether".to_vec()).err(), Some(DictionaryError::Foreign));
}

proptest::proptest! {
    #[test]
    fn spans_lie_on_characters_of_any_text(text in "(.|[蝶形领带領帶引擎的A菜 ]){0,40}") {
        let dictionary = dictionary();
        let spans = dictionary.words(&text).into_iter().map(|w| w.span).chain(dictionary.gloss(&text).into_iter().map(|g| g.span));
        for span in spans {
            proptest::prop_assert!(span.of(&text).is_some_and(|s| !s.is_empty()));
        }
        dictionary.translations(&text);
        dictionary.senses(&text);
    }

    #[test]
    fn a_changed_byte_is_no_panic(at in 0usize..2000, to in proptest::num::u8::ANY) {
        let mut bytes = bytes();
        let at = at % bytes.len();
        bytes[at] = to;
        if let Ok(dictionary) = Dictionary::from_bytes(bytes) {
            dictionary.gloss("他的蝶形領帶引擎");
            for term in ["tie", "engin", "butterfli"] {
                dictionary.translations(term);
            }
            dictionary.senses("引擎");
        }
    }
}
