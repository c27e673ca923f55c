//! Layouts: the ways in which articles set quotations, tried in the order of one table.

mod capitals;
mod characters;
mod dialogue;
mod head_line;
mod inline;
mod name_lines;
mod particles;
mod signed;
mod signs;

use crate::text::{Lang, Span};

use super::Kind;
use super::marks::DASHES;

pub(super) use inline::units;

/// Who says the words, as far as the page tells.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Who {
    /// Somebody by name: the fullest that the text has, and where it is mentioned for these words.
    Named {
        name: String,
        mention: Option<Span>,
    },
    /// Somebody whom the text does not name.
    Called(Span),
    Unknown,
}

/// What a layout reads off the page, before names and regions are looked up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The words, outer marks excluded.
    pub words: Span,
    pub who: Who,
    /// The affiliation as given.
    pub affiliation: Option<Span>,
    pub kind: Kind,
    /// How sure the layout is, 0 to 1.
    pub confidence: f32,
}

/// A layout: recognised first, then read.
pub(super) struct Layout {
    /// A few words for `--explain` and tests.
    pub name: &'static str,
    /// Whether each block of the text is one person's, as running text is not.
    pub blocks: bool,
    /// Reads the quotations; an empty list where the text is not of this layout.
    pub read: fn(&str, &Lang) -> Vec<Found>,
}

/// Every layout that is known. The first that finds something has the article.
pub(super) const TABLE: &[Layout] = &[head_line::LAYOUT, dialogue::LAYOUT, name_lines::LAYOUT, RUNNING];

/// The last of them: what is in no block of anybody's.
pub(super) const RUNNING: Layout = inline::LAYOUT;

/// What is said around the blocks of a layout, of what is read as `running` text; `None` where the blocks are running text themselves: in them, and
/// around them, others are quoted by name.
pub(super) fn around_blocks(text: &str, running: &[Found], found: &[Found]) -> Option<Vec<Found>> {
    let told = || running.iter().filter(|f| f.confidence >= TOLD && matches!(f.who, Who::Named { .. }));
    // Blocks stand in the order of the text.
    let block = |f: &Found| {
        let at = found.partition_point(|b| b.words.end <= f.words.start);
        found.get(at).filter(|b| b.words.start < f.words.end)
    };
    let same = |b: &Found, f: &Found| matches!((&b.who, &f.who), (Who::Named { name: a, .. }, Who::Named { name: b, .. }) if a == b);
    let another = |f: &&Found| block(f).is_none_or(|b| b.words != f.words && !same(b, f));
    if told().filter(another).count() >= found.len().max(FEW) {
        return None;
    }
    // A name that heads a block signs nothing above it.
    let heads = |f: &Found| {
        let Who::Named { mention: Some(mention), .. } = &f.who else { return false };
        found.iter().any(|b| matches!(&b.who, Who::Named { mention: Some(head), .. } if head == mention))
    };
    // What whoever asks quotes is theirs.
    let asked = |f: &Found| {
        let start = text[..f.words.start].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default().trim();
        line.ends_with(['?', '？', '؟']) || line.starts_with(DASHES)
    };
    let noted = |f: &Found| dialogue::is_note(line_of(text, f.words.start));
    let unnamed = running.iter().filter(|f| f.confidence >= TOLD && matches!(f.who, Who::Called(_)) && !noted(f));
    Some(told().chain(unnamed).filter(|f| block(f).is_none() && !asked(f) && !heads(f)).cloned().collect())
}

/// Ends the last of the blocks above the paragraphs in which the house goes on: the first that quotes somebody else, of what is read as
/// `running` text, and stands behind an empty line that no others of the block do.
pub(super) fn end_above_others(text: &str, running: &[Found], found: &mut [Found]) {
    let Some(last) = found.iter_mut().max_by_key(|f| f.words.start).filter(|f| f.kind == Kind::Unmarked) else { return };
    let body = last.words;
    let another = |f: &&Found| match (&f.who, &last.who) {
        (Who::Named { name, .. }, Who::Named { name: own, .. }) => name != own,
        (Who::Called(_), _) => true,
        _ => false,
    };
    let from = running.partition_point(|f| f.words.start <= body.start);
    let inside = running[from..].iter().take_while(|f| f.words.end <= body.end);
    let end = inside.filter(|f| f.confidence >= TOLD).filter(another).find_map(|f| {
        let line = text[..f.words.start].rfind('\n').filter(|line| *line > body.start)?;
        let above = text[body.start..line].trim_end_matches([' ', '\t', '\r', '\u{3000}']);
        // Whoever speaks may go on behind an empty line, but quotes nobody with what they are, as the house does.
        let told = || f.affiliation.is_some() || !above.trim_end().contains("\n\n");
        (above.ends_with('\n') && told()).then_some(body.start + above.trim_end().len())
    });
    if let Some(end) = end {
        last.words = Span::new(body.start, end);
    }
}

/// The line of a text in which a place is.
fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default().trim()
}

/// How sure it is that somebody else is quoted.
const TOLD: f32 = 0.8;
/// So many quotations of others may stand in a round of statements.
const FEW: usize = 3;
