//! What an affiliation says of where somebody is now.

use whosaid::quote::Affiliation;

use crate::lexicon::BUILT_IN;

/// The regions of an affiliation, one behind the other.
fn regions(lang: &str, text: &str) -> String {
    let read = Affiliation::read(text, &BUILT_IN, &lang.parse().unwrap());
    read.regions.iter().map(|region| region.code()).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_past_ends_where_another_post_begins() {
    for (lang, text, expected) in [
        ("en", "head of Ado and a former envoy to Kenya and Uganda, professor in Norway", "NO"),
        ("en", "head of Ado and an envoy to Kenya and Uganda, professor in Norway", "KE UG NO"),
        ("en", "ex-Kenya engineer and professor in Norway", "NO"),
        ("zh", "清华大学教授、前美国国务院官员", "CN"),
        ("ja", "東京大学教授で元米国務省職員", "JP"),
    ] {
        assert_eq!(regions(lang, text), expected, "{text}");
    }
}

#[test]
fn whoever_is_based_somewhere_sits_there() {
    for (text, expected) in [
        ("a New York-based lawyer for Kenya", "US"),
        ("lawyer for Norway based in Nairobi", "KE"),
        ("a community-based lawyer", ""),
        ("a community-based lawyer for Norway", "NO"),
    ] {
        assert_eq!(regions("en", text), expected, "{text}");
    }
}

#[test]
fn quoted_titles_name_nothing() {
    assert_eq!(regions("zh", "《印度》的作者"), "");
    assert_eq!(regions("zh", "x“印度”y"), "");
    assert_eq!(regions("zh", "x印度y"), "IN");
    // A mark that nothing closes encloses nothing.
    assert_eq!(regions("en", "recorder of 5\" of rain in India"), "IN");
}
