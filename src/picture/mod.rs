//! Pictures of words: a quotation's card, and who speaks about a topic from where, as PNG files that can be handed on.
//!
//! Architecture invariant: what is drawn are the words that were handed in. A character that no font has is never left out or
//! put as a box: then there is no picture. Nothing here knows what a quotation is or who may be quoted.

mod canvas;
mod fonts;
mod quote;
mod setting;
mod voices;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

pub use quote::QuoteCard;
pub use voices::{RegionVoices, VoicesChart};

use fonts::Fonts;

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undrawable {
    #[error("no font here has the character {0:?}; put one that has it into models/fonts/")]
    Character(char),
    #[error("not even the first sentence fits on a picture")]
    TooLong,
    #[error("the picture could not be made")]
    Failed,
}

/// Draws pictures with the fonts of a folder.
pub struct Painter {
    fonts: Mutex<Fonts>,
}

impl Painter {
    /// A painter with the fonts in a folder; `None` where there are none.
    pub fn open(folder: &Path) -> Option<Self> {
        Some(Self { fonts: Mutex::new(Fonts::open(folder)?) })
    }

    /// Whether there is a font for every character.
    pub fn can_draw<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.into_iter().all(|text| fonts.missing(text).is_none())
    }

    /// A quotation's card, as PNG.
    pub fn quote(&self, card: &QuoteCard) -> Result<Vec<u8>, Undrawable> {
        quote::draw(card, &mut self.fonts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Who speaks about a topic, region by region, as PNG.
    pub fn voices(&self, chart: &VoicesChart) -> Result<Vec<u8>, Undrawable> {
        voices::draw(chart, &mut self.fonts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
}
