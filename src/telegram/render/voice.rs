//! One expert's words with what must stand beside them: who, as what, where from, and where it is written.

use nonempty::NonEmpty;
use unicode_segmentation::UnicodeSegmentation;

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
    /// Passages that are in it, to their end.
    pub(super) whole: usize,
    /// Where the first one goes on, in bytes, if there was not even room for that.
    pub(super) cut: Option<usize>,
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
    let mut m = Markup::plain(scene.locale.direction());
    match &entry.citation.speaker {
        Some(name) => m.bold(&isolated(&shortened(name, NAME))),
        None => m.italic(&scene.locale.text("unnamed", &[])),
    };
    if let Some(affiliation) = &entry.citation.affiliation {
        if !affiliation.text.is_empty() {
            m.text(&scene.locale.text("comma", &[]));
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
    let mut m = Markup::plain(&format!("{}— ", scene.locale.direction()));
    m.link(citation.url.as_deref().unwrap_or_default(), &isolated(&shortened(&label, PHRASE)));
    if let (Some(_), Some(outlet)) = (&citation.title, &citation.outlet) {
        m.text(&scene.locale.text("comma", &[])).text(&isolated(&shortened(outlet, NAME)));
    }
    if let Some(published) = &citation.published {
        m.text(&scene.locale.text("comma", &[])).text(published.as_str());
    }
    if !scene.bot.is_empty() {
        m.text(" · ").link(&scene.card_link(&citation.quote), "🔗");
    }
    m
}

/// Passages as far as they fit, the first one `from` a byte on; where not even that does, as many of its sentences as fit. What is
/// cut off is not marked here: an ellipsis inside the quotation would be words that nobody said.
pub(super) fn words(passages: &[&Evidence], from: usize, units: usize, entities: usize) -> Words {
    let mut out = Words { markup: Markup::default(), whole: 0, cut: None };
    let mut block = Markup::default();
    for (nth, entry) in passages.iter().enumerate() {
        let part = Span::new(if nth == 0 { from } else { 0 }, entry.verbatim.len());
        // A unit has three bytes at most, so that a book of one paragraph is not set again for each of its pages.
        if (part.end - part.start) / 3 > units {
            break;
        }
        let passage = highlighted(entry, part);
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
        let left = first.verbatim.get(from..).unwrap_or_default();
        let (end, next) = sentences_within(left, units);
        block = highlighted(first, Span::new(from, from + end));
        out.cut = Some(from + next);
    }
    close(&mut out.markup, &mut block);
    out
}

/// Where whole sentences end that fit into so many units, and where what follows them begins, in bytes. One that is long is cut between
/// words, and one long word between graphemes.
fn sentences_within(text: &str, units: usize) -> (usize, usize) {
    let kept = beginning(text, units);
    let far = |at: &usize| *at > kept.len() / 2;
    let sentence = || kept.split_sentence_bound_indices().map(|(at, _)| at).filter(far).last();
    let word = || kept.split_word_bound_indices().filter(|(_, word)| word.trim().is_empty()).map(|(at, _)| at).rfind(far);
    let next = sentence().or_else(word).unwrap_or(kept.len());
    let end = text.get(..next).map_or(next, |head| head.trim_end().len());
    let blank = text.get(next..).map_or(0, |tail| tail.len() - tail.trim_start().len());
    (end, next + blank)
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

/// A part of a passage, with what matches the question in bold.
fn highlighted(entry: &Evidence, part: Span) -> Markup {
    let text = &entry.verbatim;
    let mut m = Markup::default();
    let (mut at, end) = (part.start, part.end);
    for span in merged(entry).into_iter().filter(|span| span.end > part.start).take(HIGHLIGHTS) {
        let span = Span::new(span.start.max(part.start), span.end.min(end));
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
