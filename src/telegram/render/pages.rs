//! Laying quotations out over pages, of which a message shows one at a time: cut between experts and between quotations, and inside one only where it alone is
//! more than a message.

use crate::answer::Evidence;
use crate::quote::QuoteId;
use crate::telegram::markup::{ENTITIES, Markup, UNITS};
use crate::telegram::view::Voice as Told;
use crate::text::{Lang, Span};

use super::Scene;
use super::settings::Holding;
use super::voice::{Voice, Words, capacity, header, source, words};

/// Pages that one answer may take: further ones nobody turns. A single quotation is there to be read to its end.
const PAGES: usize = 20;
const QUOTATION_PAGES: usize = 500;
/// Experts on a page: a phone shows about two without scrolling.
const EXPERTS: usize = 3;
/// Room for the lines that say what is not shown.
const RESERVE: usize = 160;

/// One page: what a message shows at a time.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its words, as they are sent.
    pub markup: Markup,
    /// Whose words are on it, each with the first of the quotations.
    pub(in crate::telegram) voices: Vec<Told>,
    /// Paragraphs on it; of one that is longer than a message, a part.
    pub(in crate::telegram) passages: Vec<(QuoteId, Span)>,
    /// What it lists of what is followed, as it was written.
    pub(in crate::telegram) follows: Vec<String>,
    /// What holds for the chat, where it shows that.
    pub(in crate::telegram) holding: Option<Holding>,
    /// Whether what it shows can be drawn.
    pub(in crate::telegram) drawable: bool,
    /// Whether its only speaker said anything else.
    pub(in crate::telegram) more: bool,
    /// The languages of its quotations.
    pub(in crate::telegram) langs: Vec<Lang>,
}

impl Page {
    /// A page of the bot's own words.
    pub(in crate::telegram) fn of(markup: Markup) -> Self {
        Self { markup, ..Self::default() }
    }
}

/// Pages being filled.
pub(super) struct Pages<'s> {
    scene: &'s Scene<'s>,
    full: Vec<Page>,
    page: Page,
}

impl<'s> Pages<'s> {
    /// Begins with some words of the bot's own.
    pub(super) fn new(scene: &'s Scene<'s>, opening: Markup) -> Self {
        Self { scene, full: Vec::new(), page: Page::of(opening) }
    }

    /// The pages, with a last line where there is something left to say and room to say it.
    pub(super) fn finish(mut self, closing: &Markup) -> Vec<Page> {
        if !closing.is_empty() && self.page.markup.has_room(closing, 2) {
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
            None => ("\n\n", voice.opening(self.scene, first)),
        };
        if nth == 0 && self.page.voices.len() >= EXPERTS && !self.turn(PAGES) {
            return false;
        }
        let piece = self.whole(&opening, quote);
        if self.page.markup.has_room(&piece, RESERVE) {
            self.append(between, &piece);
            self.told(quote, quote.len());
            return true;
        }
        let opening = voice.opening(self.scene, first);
        let alone = self.whole(&opening, quote);
        if Markup::default().has_room(&alone, RESERVE) {
            let turned = self.turn(PAGES);
            if turned {
                self.append("", &alone);
                self.told(quote, quote.len());
            }
            return turned;
        }
        // A beginning of a few words helps nobody.
        if self.page.markup.units() > UNITS / 2 && !self.turn(PAGES) {
            return false;
        }
        let link = self.scene.card_link(&first.citation.quote);
        self.fill(&opening, quote, 0, Some(&link), true);
        true
    }

    /// Places a quotation over as many pages as it takes, also a paragraph longer than a message; where there may not be as many,
    /// `rest` leads to all of it.
    pub(super) fn place_all(&mut self, quote: &[&Evidence], rest: Option<&str>) {
        let (mut left, mut from) = (quote, 0);
        while let Some(first) = left.first() {
            let last = self.full.len() + 1 >= QUOTATION_PAGES;
            let mut opening = header(self.scene, first);
            if from > 0 {
                opening.text("…").line();
            }
            let words = self.fill(&opening, left, from, rest, last);
            // A picture would begin where the paragraph does.
            self.page.drawable &= from == 0;
            match words.cut {
                Some(cut) if cut > from && cut < first.verbatim.len() => from = cut,
                _ => (left, from) = (left.get(words.whole.max(1)..).unwrap_or_default(), 0),
            }
            if left.is_empty() || !self.turn(QUOTATION_PAGES) {
                return;
            }
        }
    }

    /// Places as much of a quotation as this page holds; `rest` leads to all of it.
    pub(super) fn place_once(&mut self, quote: &[&Evidence], rest: &str) {
        if let Some(first) = quote.first() {
            let opening = header(self.scene, first);
            self.fill(&opening, quote, 0, Some(rest), true);
        }
    }

    /// Fills the page with a quotation, its first passage `from` a byte on, as far as it goes. Where a passage is cut, or the `last`
    /// page cannot hold them all, it says so, and on the last one where the rest is.
    fn fill(&mut self, opening: &Markup, quote: &[&Evidence], from: usize, rest: Option<&str>, last: bool) -> Words {
        let Some(first) = quote.first() else { return words(quote, 0, 0, 0) };
        let source = source(self.scene, &first.citation);
        let mut more = Markup::plain("…");
        if let (Some(rest), true) = (rest, last) {
            more.text(" ").link(rest, &self.scene.locale.text("the_rest", &[]));
        }
        more.line();
        let around = self.page.markup.units() + opening.units() + more.units() + source.units() + RESERVE;
        let marks = self.page.markup.entities() + opening.entities() + more.entities() + source.entities();
        let words = words(quote, from, UNITS.saturating_sub(around), ENTITIES.saturating_sub(marks));
        let mut piece = opening.clone();
        piece.append(&words.markup).line();
        if words.cut.is_some() || (last && words.whole < quote.len()) {
            piece.append(&more);
        }
        piece.append(&source);
        self.append("\n\n", &piece);
        // One that was cut was shown: what is "more" comes after it.
        self.told(quote, words.whole.max(1));
        words
    }

    fn whole(&self, opening: &Markup, quote: &[&Evidence]) -> Markup {
        let mut piece = opening.clone();
        piece.append(&words(quote, 0, usize::MAX, usize::MAX).markup).line();
        if let Some(first) = quote.first() {
            piece.append(&source(self.scene, &first.citation));
        }
        piece
    }

    fn append(&mut self, between: &str, piece: &Markup) {
        if !self.page.markup.is_empty() {
            self.page.markup.text(between);
        }
        self.page.markup.append(piece);
    }

    /// Notes whose words were placed, and the first so many paragraphs of them.
    fn told(&mut self, quote: &[&Evidence], placed: usize) {
        let Some(first) = quote.first() else { return };
        let voice = Told { name: first.citation.speaker.clone().unwrap_or_default(), quote: first.citation.quote.clone() };
        if !self.page.voices.iter().any(|v| v.quote == voice.quote || !v.name.is_empty() && v.name == voice.name) {
            self.page.voices.push(voice);
        }
        self.page.drawable = self.scene.can_draw(quote);
        self.page.langs.push(first.citation.lang.clone());
        self.page.passages.extend(quote.iter().take(placed).map(|e| (e.citation.quote.clone(), e.citation.span)));
    }

    /// Begins a new page; `false` when that would be one too many.
    fn turn(&mut self, most: usize) -> bool {
        let turned = self.full.len() + 1 < most;
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
