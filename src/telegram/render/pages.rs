//! Laying quotations out over messages: cut between experts and between quotations, and inside one only where it alone is
//! more than a message.

use crate::answer::Evidence;
use crate::telegram::markup::{ENTITIES, Markup, UNITS};

use super::Scene;
use super::voice::{Voice, capacity, header, source, words};

/// Messages that one answer may take.
const PAGES: usize = 2;
/// Room for the lines that say what is not shown.
const RESERVE: usize = 160;

/// Messages being filled.
pub(super) struct Pages<'s> {
    scene: &'s Scene<'s>,
    full: Vec<Markup>,
    page: Markup,
}

impl<'s> Pages<'s> {
    /// Begins with some words of the bot's own.
    pub(super) fn new(scene: &'s Scene<'s>, opening: Markup) -> Self {
        Self { scene, full: Vec::new(), page: opening }
    }

    /// The messages, with a last line where there is something left to say and room to say it.
    pub(super) fn finish(mut self, closing: &Markup) -> Vec<Markup> {
        if !closing.is_empty() && self.page.has_room(closing, 2) {
            self.append("\n\n", closing);
        }
        self.full.push(self.page);
        self.full
    }

    /// Places an expert's quotation; `false` when there is no room left for it.
    pub(super) fn place(&mut self, voice: &Voice<'_>, nth: usize) -> bool {
        let Some((quote, first)) = voice.quotes.get(nth).and_then(|q| Some((q, *q.first()?))) else { return true };
        let (between, opening) = match nth.checked_sub(1).and_then(|before| voice.quotes.get(before)?.first()) {
            Some(before) => ("\n", changed(self.scene, before, first)),
            None => ("\n\n", header(self.scene, first)),
        };
        let piece = self.whole(&opening, quote);
        if self.page.has_room(&piece, RESERVE) {
            self.append(between, &piece);
            return true;
        }
        let opening = header(self.scene, first);
        let alone = self.whole(&opening, quote);
        if Markup::default().has_room(&alone, RESERVE) {
            let turned = self.turn();
            if turned {
                self.append("", &alone);
            }
            return turned;
        }
        // A beginning of a few words helps nobody.
        if self.page.units() > UNITS / 2 && !self.turn() {
            return false;
        }
        let link = self.scene.card_link(&first.citation.quote);
        self.fill(&opening, quote, Some(&link), true);
        true
    }

    /// Places a quotation over as many messages as there may be; where they do not hold it, `rest` leads to all of it.
    pub(super) fn place_all(&mut self, quote: &[&Evidence], rest: Option<&str>) {
        let mut left = quote;
        while let Some(first) = left.first() {
            let last = self.full.len() + 1 >= PAGES;
            let opening = header(self.scene, first);
            let placed = self.fill(&opening, left, rest, last);
            // A paragraph longer than a message is not taken up again where it was cut.
            left = left.get(placed.max(1)..).unwrap_or_default();
            if left.is_empty() || !self.turn() {
                return;
            }
        }
    }

    /// Fills the page with a quotation as far as it goes. Where a passage is cut, or the `last` page cannot hold them all, it
    /// says so and where the rest is. Returns the passages placed.
    fn fill(&mut self, opening: &Markup, quote: &[&Evidence], rest: Option<&str>, last: bool) -> usize {
        let Some(first) = quote.first() else { return 0 };
        let source = source(self.scene, &first.citation);
        let mut more = Markup::plain("…");
        if let Some(rest) = rest {
            more.text(" ").link(rest, &self.scene.locale.text("the_rest", &[]));
        }
        more.line();
        let around = self.page.units() + opening.units() + more.units() + source.units() + RESERVE;
        let marks = self.page.entities() + opening.entities() + more.entities() + source.entities();
        let words = words(quote, UNITS.saturating_sub(around), ENTITIES.saturating_sub(marks));
        let mut piece = opening.clone();
        piece.append(&words.markup).line();
        if words.whole == 0 || (last && words.whole < quote.len()) {
            piece.append(&more);
        }
        piece.append(&source);
        self.append("\n\n", &piece);
        words.whole
    }

    fn whole(&self, opening: &Markup, quote: &[&Evidence]) -> Markup {
        let mut piece = opening.clone();
        piece.append(&words(quote, usize::MAX, usize::MAX).markup).line();
        if let Some(first) = quote.first() {
            piece.append(&source(self.scene, &first.citation));
        }
        piece
    }

    fn append(&mut self, between: &str, piece: &Markup) {
        if !self.page.is_empty() {
            self.page.text(between);
        }
        self.page.append(piece);
    }

    /// Begins a new message; `false` when that would be one too many.
    fn turn(&mut self) -> bool {
        let turned = self.full.len() + 1 < PAGES;
        if turned {
            self.full.push(std::mem::take(&mut self.page));
        }
        turned
    }
}

/// A line for an expert who was something else when saying this.
fn changed(scene: &Scene<'_>, before: &Evidence, entry: &Evidence) -> Markup {
    let mut m = Markup::default();
    if let Some(affiliation) = &entry.citation.affiliation
        && before.citation.affiliation.as_ref() != Some(affiliation)
    {
        m.append(&capacity(scene, affiliation)).line();
    }
    m
}
