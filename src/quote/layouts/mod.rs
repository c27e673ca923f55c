//! Layouts: the ways in which articles set quotations, tried in the order of one table.

mod blocks;
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

pub(super) use blocks::{around_blocks, below_other_names, between_pairs, end_above_others, labelled_others};
pub(super) use dialogue::is_note;
pub(super) use inline::{units, with_affiliations};

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
    /// Whether names stand on lines of their own.
    pub lines: bool,
    /// Reads the quotations; an empty list where the text is not of this layout.
    pub read: fn(&str, &Lang) -> Vec<Found>,
}

/// Every layout that is known. The first that finds something has the article.
pub(super) const TABLE: &[Layout] = &[head_line::LAYOUT, dialogue::LAYOUT, name_lines::LAYOUT, RUNNING];

/// The last of them: what is in no block of anybody's.
pub(super) const RUNNING: Layout = inline::LAYOUT;
