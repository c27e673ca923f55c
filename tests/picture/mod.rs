//! Cards with words of any script.

use std::path::Path;

use proptest::prelude::*;
use whosaid::picture::{Painter, QuoteCard, Undrawable};

fn painter() -> Painter {
    Painter::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("models/fonts")).unwrap()
}

/// Width and height of a PNG, in pixels.
fn sides(png: &[u8]) -> (u32, u32) {
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    (side(16), side(20))
}

fn card(passages: Vec<String>, speaker: String) -> QuoteCard {
    let plain = String::from;
    QuoteCard {
        passages,
        lang: "ja".parse().unwrap(),
        speaker,
        affiliation: plain("a"),
        source: plain("b"),
        link: plain("t.me/c"),
        goes_on: plain("d"),
        partial: false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]
    #[test]
    fn any_words_are_drawn_or_refused(
        passages in prop::collection::vec("[a-zА-яא-תا-ي一-龥가-힣ऀ-ॿก-๛😀-😿 .!?。\u{301}\u{200d}\u{202e}\n]{0,600}|\\PC{0,40}", 1..4),
        speaker in "[a-zا-ي ]{0,200}",
    ) {
        let painter = painter();
        let drawable = painter.can_draw(passages.iter().map(String::as_str));
        match painter.quote(&card(passages, speaker)) {
            Ok(png) => {
                let (width, height) = sides(&png);
                prop_assert!(drawable && width == 1080 && (200..=1700).contains(&height), "{width} × {height}");
            }
            Err(Undrawable::Character(_)) => prop_assert!(!drawable),
            Err(_) => {}
        }
    }
}

#[test]
fn a_part_of_a_quotation_says_that_it_is_one() {
    let painter = painter();
    let whole = card(vec!["Some words.".to_owned()], "Ada".to_owned());
    let height = |card: &QuoteCard| sides(&painter.quote(card).unwrap()).1;
    assert!(height(&QuoteCard { partial: true, ..whole.clone() }) > height(&whole));
    let long = QuoteCard { partial: true, ..card(vec!["Some words make a sentence. ".repeat(200)], "Ada".to_owned()) };
    assert!(height(&long) <= 1620);
}

#[test]
fn what_is_too_long_ends_after_a_sentence_or_is_refused() {
    let painter = painter();
    let (height, whole) = {
        let of = |words: &str| sides(&painter.quote(&card(vec![words.to_owned()], "Ada".to_owned())).unwrap()).1;
        (of(&"Some words make a sentence. ".repeat(200)), of("Some words."))
    };
    assert!(whole < height && height <= 1620, "{whole} {height}");
    let endless = card(vec!["words ".repeat(2000)], "Ada".to_owned());
    assert_eq!(painter.quote(&endless), Err(Undrawable::TooLong));
    let foreign = card(vec!["မြန်မာ".to_owned()], "Ada".to_owned());
    assert!(matches!(painter.quote(&foreign), Err(Undrawable::Character(_))));
    assert!(Painter::open(Path::new("nowhere")).is_none());
}
