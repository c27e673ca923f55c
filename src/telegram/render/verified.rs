//! What became of a sentence that somebody wanted checked.

use crate::answer::{Change, Verdict, Verified};
use crate::telegram::markup::{Markup, beginning, isolated, shortened};

use super::pages::{Page, Pages};
use super::{NAME, Scene};

/// UTF-16 units of the difference that are shown.
const DIFFERENCE: usize = 1500;
/// Stretches of it, each of which is an entity.
const STRETCHES: usize = 50;

/// Renders it.
pub(in crate::telegram) fn verified(scene: &Scene<'_>, verified: &Verified) -> Vec<Page> {
    let locale = scene.locale;
    let speaker = verified.evidence.first().and_then(|e| e.citation.speaker.as_deref());
    let speaker = speaker.map_or_else(|| locale.text("unnamed", &[]), |name| isolated(&shortened(name, NAME)));
    let claimed = verified.claimed.as_deref().map(|name| isolated(&shortened(name, NAME))).unwrap_or_default();
    let names = [("speaker", speaker.as_str()), ("claimed", claimed.as_str())];
    let (mark, key) = match verified.verdict {
        Verdict::Exact => ("✅", "verify_exact"),
        Verdict::Altered => ("✏️", "verify_altered"),
        Verdict::SomeoneElse => ("❗", "verify_someone_else"),
        Verdict::NotFound => ("❔", "verify_not_found"),
    };
    let mut opening = Markup::plain(mark);
    opening.text(" ").bold(&locale.text(key, &names));
    if verified.in_part {
        opening.line().italic(&locale.text("verify_in_part", &[]));
    }
    if verified.changes.iter().any(|c| !matches!(c, Change::Same(_))) {
        opening.line().line().append(&difference(&verified.changes)).line().italic(&locale.text("verify_legend", &[]));
    }
    let mut pages = Pages::new(scene, opening);
    let quote: Vec<_> = verified.evidence.iter().collect();
    if let Some(first) = quote.first() {
        pages.place_all(&quote, Some(&scene.card_link(&first.citation.quote)));
    }
    pages.finish(&Markup::default())
}

/// What the sentence has is struck out where nobody said it; what was said and is missing is underlined.
fn difference(changes: &[Change]) -> Markup {
    let mut m = Markup::default();
    for change in changes.iter().take(STRETCHES) {
        let room = DIFFERENCE.saturating_sub(m.units());
        match change {
            Change::Same(words) => m.text(beginning(words, room)),
            Change::Claimed(words) => m.struck(beginning(words, room)),
            Change::Said(words) => m.underlined(beginning(words, room)),
        };
        if room == 0 {
            break;
        }
    }
    m
}
