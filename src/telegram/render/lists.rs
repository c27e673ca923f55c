//! Lists of people and regions, cut to what one message holds.

use crate::answer::RegionRow;
use crate::locale::Locale;
use crate::quote::Affiliation;
use crate::telegram::markup::{Markup, isolated, shortened};

use super::{NAME, Scene, flag};

/// Room for the line that says how many more there are.
const RESERVE: usize = 100;
/// UTF-16 units of an affiliation in a list.
const AFFILIATION: usize = 80;
/// People named beside a region.
const PEOPLE: usize = 5;

/// A heading and as many lines as one message holds; the rest is counted.
pub(in crate::telegram) fn list(locale: &Locale, heading: &str, lines: impl Iterator<Item = String>) -> Markup {
    let mut message = Markup::default();
    message.bold(heading);
    let mut lines = lines.peekable();
    while let Some(line) = lines.next_if(|line| message.has_room(&Markup::plain(line), RESERVE)) {
        message.line().text(locale.line_start()).text("• ").text(&line);
    }
    let more = lines.count() as u64;
    if more > 0 {
        message.line().text(&locale.counted("more_listed", more, &[]));
    }
    message
}

/// A name with its affiliation and flags.
pub(in crate::telegram) fn speaker_line(locale: &Locale, name: &str, affiliation: Option<&Affiliation>) -> String {
    let mut line = isolated(&shortened(name, NAME));
    let Some(affiliation) = affiliation else { return line };
    if !affiliation.text.is_empty() {
        line.push_str(&locale.text("comma", &[]));
        line.push_str(&isolated(&shortened(&affiliation.text, AFFILIATION)));
    }
    for region in affiliation.regions.iter().take(PEOPLE) {
        line.push(' ');
        line.push_str(flag(region).trim_end());
    }
    line
}

/// A region with its people.
pub(in crate::telegram) fn region_line(scene: &Scene<'_>, row: &RegionRow) -> String {
    let mut people: Vec<_> = row.speakers.iter().take(PEOPLE).map(|name| isolated(&shortened(name, NAME))).collect();
    let more = row.speakers.len().saturating_sub(PEOPLE);
    if more > 0 {
        people.push(scene.locale.text("and_more", &[("count", &more.to_string())]));
    }
    format!("{}{}{}", scene.places([&row.code]), scene.locale.text("colon", &[]), scene.locale.list(people))
}
