//! Quotations with an aid to reading them: the original first, then what a machine made of it, which says so and is set apart from
//! every quotation.

use crate::answer::{Evidence, Gloss};
use crate::telegram::markup::{Markup, UNITS, shortened};

use super::Scene;
use super::voice::{header, source, words};

/// Room for the line that says how many more there are.
const RESERVE: usize = 100;
/// UTF-16 units and entities of an original; what was made of it may be as long again. Of several together less is shown: each
/// one's card has the rest.
const ORIGINAL: usize = UNITS / 3;
const TOGETHER: usize = 400;
const MARKS: usize = 20;

/// As many quotations as one message holds, each with its aid; the rest is counted.
pub(in crate::telegram) fn glossed(scene: &Scene<'_>, quotes: &[(Vec<Evidence>, Gloss)]) -> Markup {
    let mut m = Markup::default();
    let longest = if quotes.len() > 1 { TOGETHER } else { ORIGINAL };
    for (nth, (quote, gloss)) in quotes.iter().enumerate() {
        let piece = piece(scene, quote, gloss, longest);
        if !m.has_room(&piece, RESERVE) {
            m.line().line().text(&scene.locale.counted("more_quotes", (quotes.len() - nth) as u64, &[]));
            break;
        }
        if !m.is_empty() {
            m.line().line();
        }
        m.append(&piece);
    }
    m
}

fn piece(scene: &Scene<'_>, quote: &[Evidence], gloss: &Gloss, longest: usize) -> Markup {
    let Some(first) = quote.first() else { return Markup::default() };
    let mut m = header(scene, first);
    let passages: Vec<_> = quote.iter().collect();
    let original = words(&passages, 0, ORIGINAL, MARKS);
    m.append(&original.markup).line();
    if original.whole < quote.len() {
        m.text("… ").link(&scene.card_link(&first.citation.quote), &scene.locale.text("the_rest", &[])).line();
    }
    let label = match gloss {
        Gloss::Translation(translation) => scene.locale.text("translation_by", &[("model", &translation.model)]),
        Gloss::Words(_) => scene.locale.text("gloss_by", &[]),
    };
    m.text("🤖 ").italic(&label).line();
    m.text(&shortened(&gloss.text(&joined(quote)), longest)).line();
    m.append(&source(scene, &first.citation));
    m
}

/// The words of a quotation as they are looked up: a paragraph a line.
pub(in crate::telegram) fn joined(quote: &[Evidence]) -> String {
    quote.iter().map(|e| e.verbatim.as_str()).collect::<Vec<_>>().join("\n")
}
