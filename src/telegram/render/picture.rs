//! What stands on pictures, and in the words below them.

use crate::answer::{Card, Citation, Evidence, Response};
use crate::picture::{QuoteCard, RegionVoices, VoicesChart};
use crate::telegram::markup::{Markup, isolated, shortened};

use super::overview::{home, people, subject};
use super::voice::{header, source};
use super::{NAME, PHRASE, Scene};

/// UTF-16 units of the words below a picture.
const CAPTION: usize = 1024;
/// Regions with a bar each; people named beside one; articles named.
const BARS: usize = 10;
const PEOPLE: usize = 6;
const ARTICLES: usize = 3;

impl Scene<'_> {
    /// Whether there are fonts for these words and for what stands beside them.
    pub(super) fn can_draw(&self, entries: &[&Evidence]) -> bool {
        let words = entries.iter().map(|e| e.verbatim.as_str());
        let affiliations = entries.iter().filter_map(|e| Some(e.citation.affiliation.as_ref()?.text.as_str()));
        self.can_draw_names(entries) && self.painter.is_some_and(|painter| painter.can_draw(words.chain(affiliations)))
    }

    /// Whether there are fonts for the names of these speakers and of where they are quoted.
    pub(super) fn can_draw_names(&self, entries: &[&Evidence]) -> bool {
        let names = |e: &&Evidence| [e.citation.speaker.clone(), e.citation.title.clone(), e.citation.outlet.clone()];
        let names: Vec<String> = entries.iter().flat_map(names).flatten().collect();
        self.painter.is_some_and(|painter| painter.can_draw(names.iter().map(String::as_str)))
    }

    /// The names of people or regions, without flags, which not every font has.
    fn plainly(&self, names: impl IntoIterator<Item = String>) -> String {
        self.locale.list(names.into_iter().map(|name| isolated(&shortened(&name, NAME))))
    }
}

/// A quotation's card; `partial` where the quotation has more words than these.
pub(in crate::telegram) fn quote_card(scene: &Scene<'_>, card: &Card, partial: bool) -> QuoteCard {
    let citation = &card.evidence.first().citation;
    let unnamed = || scene.locale.text("unnamed", &[]);
    let affiliation = citation.affiliation.as_ref().map_or_else(String::new, |affiliation| {
        let regions = scene.plainly(affiliation.regions.iter().map(|code| (scene.region_name)(code)));
        let parts = [isolated(&shortened(&affiliation.text, PHRASE)), regions];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    });
    let link = match scene.bot {
        "" => citation.url.clone().unwrap_or_default(),
        _ => scene.card_link(&citation.quote).trim_start_matches("https://").to_owned(),
    };
    QuoteCard {
        passages: card.evidence.iter().map(|e| e.verbatim.clone()).collect(),
        lang: citation.lang.clone(),
        speaker: citation.speaker.as_deref().map_or_else(unnamed, |name| shortened(name, NAME)),
        affiliation,
        source: written(scene, citation),
        link,
        goes_on: scene.locale.text("picture_goes_on", &[]),
        partial,
    }
}

/// Where it is written, in one line.
fn written(scene: &Scene<'_>, citation: &Citation) -> String {
    let published = citation.published.as_ref().map(|date| date.as_str().to_owned());
    let parts = [citation.title.as_deref().map(|t| shortened(t, NAME)), citation.outlet.as_deref().map(|o| shortened(o, NAME)), published];
    let parts: Vec<_> = parts.into_iter().flatten().map(|part| isolated(&part)).collect();
    if parts.is_empty() { scene.locale.text("no_source", &[]) } else { scene.locale.parts(parts) }
}

/// The words below a quotation's card: whose words, and the way to the article.
pub(in crate::telegram) fn caption(scene: &Scene<'_>, card: &Card) -> Markup {
    let first = card.evidence.first();
    let mut m = header(scene, first);
    m.append(&source(scene, &first.citation));
    if m.units() <= CAPTION {
        return m;
    }
    let name = first.citation.speaker.clone().unwrap_or_else(|| scene.locale.text("unnamed", &[]));
    let mut m = Markup::default();
    m.bold(&isolated(&shortened(&name, NAME))).line();
    m.append(&source(scene, &Citation { title: first.citation.title.as_deref().map(|t| shortened(t, NAME)), ..first.citation.clone() }));
    m
}

/// Who speaks about a topic from where; `None` where nobody does.
pub(in crate::telegram) fn voices_chart(scene: &Scene<'_>, response: &Response) -> Option<VoicesChart> {
    let people = people(response);
    let mut regions: Vec<(Option<_>, Vec<&Evidence>)> = Vec::new();
    for entry in &people {
        let region = home(&entry.citation);
        match regions.last_mut() {
            Some((last, entries)) if *last == region => entries.push(entry),
            _ => regions.push((region, vec![entry])),
        }
    }
    if regions.is_empty() {
        return None;
    }
    regions.sort_by_key(|(region, entries)| (region.is_none(), std::cmp::Reverse(entries.len())));
    let left_out = regions.len().saturating_sub(BARS);
    let rows = regions.into_iter().take(BARS).map(|(region, entries)| {
        let more = entries.len().saturating_sub(PEOPLE);
        let unnamed = || scene.locale.text("unnamed", &[]);
        let mut names: Vec<_> =
            entries.iter().take(PEOPLE).map(|e| isolated(&shortened(e.citation.speaker.as_deref().unwrap_or(&unnamed()), NAME))).collect();
        if more > 0 {
            names.push(scene.locale.text("and_more", &[("count", &more.to_string())]));
        }
        RegionVoices {
            name: region.as_ref().map_or_else(|| scene.locale.text("overview_nowhere", &[]), |code| (scene.region_name)(code)),
            count: u16::try_from(entries.len()).unwrap_or(u16::MAX),
            names: scene.locale.list(names),
        }
    });
    let rows = rows.collect();
    let mut notes = Vec::new();
    if left_out > 0 {
        notes.push(scene.locale.counted("more_regions", left_out as u64, &[]));
    }
    let mut articles: Vec<String> = Vec::new();
    for entry in &people {
        let written = written(scene, &entry.citation);
        if !articles.contains(&written) {
            articles.push(written);
        }
    }
    let more = articles.len().saturating_sub(ARTICLES);
    notes.extend(articles.into_iter().take(ARTICLES).map(|article| format!("— {article}")));
    if more > 0 {
        notes.push(scene.locale.text("and_more", &[("count", &more.to_string())]));
    }
    if !scene.bot.is_empty() {
        notes.push(format!("t.me/{}", scene.bot));
    }
    Some(VoicesChart {
        title: title(scene, response, people.len()),
        regions: rows,
        notes,
        right_to_left: scene.locale.runs_from_right_to_left(),
    })
}

/// The words below a chart.
pub(in crate::telegram) fn voices_caption(scene: &Scene<'_>, response: &Response) -> Markup {
    let mut m = Markup::default();
    m.bold(&title(scene, response, people(response).len()));
    m
}

fn title(scene: &Scene<'_>, response: &Response, experts: usize) -> String {
    scene.locale.counted("chart", experts as u64, &[("topic", &subject(scene, &response.query))])
}
