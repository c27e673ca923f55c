//! A quotation's card: all of its words, and the lines of the article around them.

use crate::answer::Card;
use crate::telegram::markup::{Markup, isolated, shortened};

use super::pages::{Page, Pages};
use super::{PHRASE, Scene};

/// Renders a card.
pub(in crate::telegram) fn card(scene: &Scene<'_>, card: &Card) -> Vec<Page> {
    let quote: Vec<_> = card.evidence.iter().collect();
    let url = card.evidence.first().citation.url.as_deref();
    let mut pages = Pages::new(scene, context(scene, "card_before", card.before.as_deref()));
    pages.place_all(&quote, url);
    pages.finish(&context(scene, "card_after", card.after.as_deref()))
}

/// A line of the article that is none of the speaker's words, and is not set as if it were.
fn context(scene: &Scene<'_>, key: &str, line: Option<&str>) -> Markup {
    let mut m = Markup::default();
    if let Some(line) = line {
        m.italic(&scene.locale.text(key, &[("line", &isolated(&shortened(line, PHRASE)))]));
    }
    m
}
