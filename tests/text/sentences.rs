//! Text cut into sentences.

use whosaid::text::sentences;

#[test]
fn short_sentences_go_with_their_neighbours() {
    let long = "这是一句相当长的话，长到足以独自说明一件事情，不必借助于旁边的句子。";
    let text = format!("{long}是的。 {long}");
    let found: Vec<_> = sentences(&text).into_iter().map(|s| s.of(&text).unwrap().to_owned()).collect();
    assert_eq!(found, [format!("{long}是的。"), long.to_owned()]);
    assert!(sentences(" \n ").is_empty());
}

proptest::proptest! {
    #[test]
    fn spans_lie_in_the_text(text in "\\PC*") {
        for span in sentences(&text) {
            proptest::prop_assert!(span.of(&text).is_some_and(|s| !s.is_empty()));
        }
    }
}
