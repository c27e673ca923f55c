//! Layouts: the ways in which articles set quotations, tried in the order of one table.

mod head_line;

use crate::text::Span;

/// What a layout reads off the page, before names and regions are looked up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// The words, outer marks excluded.
    pub words: Span,
    /// The speaker's name.
    pub speaker: Span,
    /// The affiliation as given.
    pub affiliation: Option<Span>,
    /// How sure the layout is, 0 to 1.
    pub confidence: f32,
}

/// A layout: recognised first, then read.
pub(super) struct Layout {
    /// A few words for `--explain` and tests.
    pub name: &'static str,
    /// Reads the quotations; an empty list where the text is not of this layout.
    pub read: fn(&str) -> Vec<Found>,
}

/// Every layout that is known. The first that finds something has the article.
pub(super) const TABLE: &[Layout] = &[head_line::LAYOUT];
