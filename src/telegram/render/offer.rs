//! A quotation for somebody else's chat: it says whose words these are and where they stand, whatever was asked.

use std::collections::HashSet;

use nonempty::NonEmpty;

use crate::answer::{Evidence, Standing};
use crate::quote::QuoteId;
use crate::telegram::markup::{Markup, shortened};
use crate::text::fold::fold;

use super::pages::Pages;
use super::voice::voices;
use super::{NAME, Scene, flag};

/// UTF-16 units of the words in a list of results, where a phone shows two lines.
const GLIMPSE: usize = 160;

/// One result: what the list shows of it, and what is sent.
pub(in crate::telegram) struct Offer {
    /// The same for the same words, whatever was asked.
    pub(in crate::telegram) id: String,
    pub(in crate::telegram) quote: QuoteId,
    pub(in crate::telegram) title: String,
    pub(in crate::telegram) glimpse: String,
    pub(in crate::telegram) message: Markup,
}

/// A result for each quotation of an answer; words that several articles print are offered once.
pub(in crate::telegram) fn offers(scene: &Scene<'_>, evidence: &NonEmpty<Evidence>) -> Vec<Offer> {
    let quotes = voices(evidence).into_iter().flat_map(|voice| voice.quotes);
    let mut printed = HashSet::new();
    let words = |quote: &[&Evidence]| quote.iter().map(|e| fold(&e.verbatim)).collect::<Vec<_>>();
    quotes
        .filter(|quote| printed.insert((quote.first().map(|e| e.citation.speaker.clone()), words(quote))))
        .filter_map(|quote| offer(scene, &quote))
        .collect()
}

fn offer(scene: &Scene<'_>, quote: &[&Evidence]) -> Option<Offer> {
    let first = *quote.first()?;
    let citation = &first.citation;
    let name = citation.speaker.clone().unwrap_or_else(|| scene.locale.text("unnamed", &[]));
    let regions = citation.affiliation.as_ref().map_or(&[][..], |a| &a.regions);
    let flags: String = regions.iter().map(flag).collect();
    // Who reads it there did not ask, so nothing in it answers a question.
    let bare: Vec<_> =
        quote.iter().map(|e| Evidence { highlights: Vec::new(), standing: Standing::Asked, signals: Vec::new(), ..(*e).clone() }).collect();
    let mut pages = Pages::new(scene, Markup::default());
    pages.place_once(&bare.iter().collect::<Vec<_>>(), &scene.card_link(&citation.quote));
    Some(Offer {
        id: format!("{}-{}", citation.quote, citation.span.start),
        quote: citation.quote.clone(),
        title: format!("{flags}{}", shortened(&name, NAME)),
        glimpse: shortened(&first.verbatim.replace(char::is_whitespace, " "), GLIMPSE),
        message: pages.finish(&Markup::default()).into_iter().next()?.markup,
    })
}
