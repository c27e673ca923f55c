//! One expert's words with what must stand beside them: who, as what, where from, and where it is written.

use nonempty::NonEmpty;

use crate::answer::{Citation, Evidence, Standing};
use crate::quote::Affiliation;
use crate::telegram::markup::{Markup, beginning, isolated, shortened, web};
use crate::text::Span;

use super::{NAME, PHRASE, Scene};

/// Highlights shown in one passage: a message has 100 entities in all.
const HIGHLIGHTS: usize = 12;
/// Bytes of line ends between two paragraphs that follow each other.
const PARAGRAPH_GAP: usize = 4;

/// An expert with quotations, each of which is passages that follow each other in the answer.
pub(super) struct Voice<'e> {
    /// Which side of a comparison it is.
    pub(super) title: Option<String>,
    pub(super) quotes: Vec<Vec<&'e Evidence>>,
}

impl Voice<'_> {
    /// What stands above a quotation: which side it is of, and who says what follows.
    pub(super) fn opening(&self, scene: &Scene<'_>, entry: &Evidence) -> Markup {
        let mut m = Markup::default();
        if let Some(title) = &self.title {
            m.text("▎").bold(title).line();
        }
        m.append(&header(scene, entry));
        m
    }
}

/// As many of a quotation's words as there was room for.
pub(super) struct Words {
    pub(super) markup: Markup,
    /// Passages that are in it, whole.
    pub(super) whole: usize,
}

/// Entries of one expert follow each other, and so do those of one quotation. People without a name are not one person.
pub(super) fn voices(evidence: &NonEmpty<Evidence>) -> Vec<Voice<'_>> {
    let mut voices: Vec<Voice<'_>> = Vec::new();
    let mut last: Option<&Citation> = None;
    for entry in evidence {
        let same_quote = last.is_some_and(|c| c.quote == entry.citation.quote);
        let same_voice = last.is_some_and(|c| c.speaker.is_some() && c.speaker == entry.citation.speaker);
        last = Some(&entry.citation);
        match voices.last_mut() {
            Some(voice) if same_quote => match voice.quotes.last_mut() {
                Some(quote) => quote.push(entry),
                None => voice.quotes.push(vec![entry]),
            },
            Some(voice) if same_voice => voice.quotes.push(vec![entry]),
            _ => voices.push(Voice { title: None, quotes: vec![vec![entry]] }),
        }
    }
    voices
}

/// Who says what follows.
pub(super) fn header(scene: &Scene<'_>, entry: &Evidence) -> Markup {
    let mut m = Markup::default();
    match &entry.citation.speaker {
        Some(name) => m.bold(&isolated(&shortened(name, NAME))),
        None => m.italic(&scene.locale.text("unnamed", &[])),
    };
    if let Some(affiliation) = &entry.citation.affiliation {
        if !affiliation.text.is_empty() {
            m.text(", ");
        }
        m.append(&capacity(scene, affiliation));
    }
    m.line();
    if entry.standing == Standing::SpeaksAbout {
        let placed = entry.citation.affiliation.as_ref().is_some_and(|a| !a.regions.is_empty());
        let key = if placed { "speaks_about" } else { "speaks_of_it" };
        m.italic(&format!("↪ {}", scene.locale.text(key, &[]))).line();
    }
    m
}

/// The affiliation as the article gives it, and where that is.
pub(super) fn capacity(scene: &Scene<'_>, affiliation: &Affiliation) -> Markup {
    let mut m = Markup::plain(&isolated(&shortened(&affiliation.text, PHRASE)));
    if !affiliation.regions.is_empty() {
        m.text(" · ").text(&scene.places(&affiliation.regions));
    }
    m
}

/// Where it is written, and the way to the quotation's card.
pub(super) fn source(scene: &Scene<'_>, citation: &Citation) -> Markup {
    let host = || web(citation.url.as_deref()?)?.host_str().map(str::to_owned);
    let label = citation.title.clone().or_else(|| citation.outlet.clone()).or_else(host);
    let label = label.unwrap_or_else(|| scene.locale.text("no_source", &[]));
    let mut m = Markup::plain("— ");
    m.link(citation.url.as_deref().unwrap_or_default(), &isolated(&shortened(&label, PHRASE)));
    if let (Some(_), Some(outlet)) = (&citation.title, &citation.outlet) {
        m.text(", ").text(&isolated(&shortened(outlet, NAME)));
    }
    if let Some(published) = &citation.published {
        m.text(", ").text(published.as_str());
    }
    if !scene.bot.is_empty() {
        m.text(" · ").link(&scene.card_link(&citation.quote), "🔗");
    }
    m
}

/// Whole passages as far as they fit; where not even the first does, its beginning. What is cut off is not marked here:
/// an ellipsis inside the quotation would be words that nobody said.
pub(super) fn words(passages: &[&Evidence], units: usize, entities: usize) -> Words {
    let mut out = Words { markup: Markup::default(), whole: 0 };
    let mut block = Markup::default();
    for (nth, entry) in passages.iter().enumerate() {
        let passage = highlighted(entry, entry.verbatim.len());
        // There is a line end between, and the quotation itself is an entity.
        let fits = out.markup.units() + block.units() + passage.units() < units;
        if !fits || out.markup.entities() + block.entities() + passage.entities() >= entities {
            break;
        }
        if nth > 0 && follows(passages[nth - 1], entry) {
            block.line();
        } else {
            close(&mut out.markup, &mut block);
        }
        block.append(&passage);
        out.whole = nth + 1;
    }
    if let (0, Some(first)) = (out.whole, passages.first()) {
        block = highlighted(first, beginning(&first.verbatim, units).len());
    }
    close(&mut out.markup, &mut block);
    out
}

fn close(out: &mut Markup, block: &mut Markup) {
    let block = std::mem::take(block);
    if !block.is_empty() {
        if !out.is_empty() {
            out.line();
        }
        out.quotation(|m| {
            m.append(&block);
        });
    }
}

/// Whether nothing but a line end lies between two passages of a quotation.
fn follows(before: &Evidence, entry: &Evidence) -> bool {
    let gap = entry.citation.span.start.checked_sub(before.citation.span.end);
    before.citation.quote == entry.citation.quote && gap.is_some_and(|gap| gap <= PARAGRAPH_GAP)
}

/// A passage up to a byte, with what matches the question in bold.
fn highlighted(entry: &Evidence, end: usize) -> Markup {
    let text = &entry.verbatim;
    let mut m = Markup::default();
    let mut at = 0;
    for span in merged(entry).into_iter().take(HIGHLIGHTS) {
        let span = Span::new(span.start, span.end.min(end));
        let (Some(before), Some(words)) = (text.get(at..span.start), span.of(text)) else { continue };
        if !words.is_empty() {
            m.text(before).bold(words);
            at = span.end;
        }
    }
    m.text(text.get(at..end).unwrap_or_default());
    m
}

/// Highlights that touch each other are one.
fn merged(entry: &Evidence) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in entry.highlights.iter().filter(|s| s.of(&entry.verbatim).is_some_and(|w| !w.is_empty())) {
        match out.last_mut() {
            Some(last) if entry.verbatim.get(last.end..span.start).is_some_and(|gap| gap.chars().all(char::is_whitespace)) => {
                last.end = span.end
            }
            Some(last) if span.start < last.end => last.end = last.end.max(span.end),
            _ => out.push(*span),
        }
    }
    out
}
