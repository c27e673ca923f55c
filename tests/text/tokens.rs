//! Text cut into what the index holds.

use whosaid::text::tokens::tokens;

fn texts(text: &str, lang: &str) -> Vec<String> {
    tokens(text, lang).into_iter().map(|t| t.text).collect()
}

#[test]
fn chinese_becomes_characters_and_pairs_and_latin_stays_whole() {
    assert_eq!(texts("臺灣的DeepSeek", "zh"), ["台", "台湾", "湾", "湾的", "的", "deepseek"]);
}

#[test]
fn words_are_stemmed_and_kept() {
    assert_eq!(texts("India's engineers", "en"), ["india", "s", "engineers", "engin"]);
    assert_eq!(texts("l’Inde", "fr"), ["l", "inde"]);
}

#[test]
fn hindi_words_keep_their_vowel_signs() {
    assert_eq!(texts("भारत दृष्टिकोण", "xx"), ["भारत", "दृष्टिकोण"]);
}

proptest::proptest! {
    #[test]
    fn spans_lie_on_characters_of_any_text(text in ".*", lang in "en|zh|ar|ru|xx") {
        for token in tokens(&text, &lang) {
            proptest::prop_assert!(token.span.of(&text).is_some_and(|s| !s.is_empty()));
        }
    }
}
