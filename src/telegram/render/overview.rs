//! Who speaks about a topic, region by region, a line each.

use crate::answer::{Answer, Citation, Evidence, Response};
use crate::lexicon::Region;
use crate::retrieval::Query;
use crate::telegram::markup::{Markup, isolated, shortened};
use crate::telegram::view::Voice;

use super::voice::voices;
use super::{NAME, Page, Scene, speaker_line};

/// Experts on a page, each with a button.
const EXPERTS: usize = 8;

/// An entry of each expert, by region; where none is known, last.
pub(super) fn people(response: &Response) -> Vec<&Evidence> {
    let Answer::Grounded(evidence) = &response.answer else { return Vec::new() };
    let mut people: Vec<_> = voices(evidence).iter().filter_map(|v| v.quotes.first()?.first().copied()).collect();
    people.sort_by_key(|e| {
        let region = home(&e.citation);
        (region.is_none(), region)
    });
    people
}

/// The region that an expert is counted in.
pub(super) fn home(citation: &Citation) -> Option<Region> {
    citation.affiliation.as_ref()?.regions.first().cloned()
}

/// What is spoken about: the topic, or else the regions.
pub(super) fn subject(scene: &Scene<'_>, query: &Query) -> String {
    if query.topic.is_empty() {
        return scene.locale.list(query.regions.iter().map(|region| (scene.region_name)(&region.code)));
    }
    isolated(&shortened(&query.topic, NAME))
}

/// The pages of an overview; none where nobody speaks about it.
pub(in crate::telegram) fn overview(scene: &Scene<'_>, response: &Response) -> Vec<Page> {
    let people = people(response);
    let topic = subject(scene, &response.query);
    let heading = scene.locale.counted("overview", people.len() as u64, &[("topic", &topic)]);
    let mut pages = Vec::new();
    for group in people.chunks(EXPERTS) {
        let mut page = Page { drawable: scene.can_draw_names(&people), ..Page::default() };
        page.markup.bold(&heading);
        let mut last = None;
        for entry in group {
            let region = home(&entry.citation);
            if last.as_ref() != Some(&region) {
                let name = region.as_ref().map_or_else(|| scene.locale.text("overview_nowhere", &[]), |code| scene.places([code]));
                page.markup.line().line().text(scene.locale.line_start()).bold(&name);
                last = Some(region);
            }
            let name = entry.citation.speaker.clone().unwrap_or_else(|| scene.locale.text("unnamed", &[]));
            let affiliation = entry.citation.affiliation.clone().map(|a| crate::quote::Affiliation { regions: Vec::new(), ..a });
            page.markup.append(Markup::default().line().text(scene.locale.line_start()).text("• ").text(&speaker_line(
                scene.locale,
                &name,
                affiliation.as_ref(),
            )));
            page.voices.push(Voice { name: entry.citation.speaker.clone().unwrap_or_default(), quote: entry.citation.quote.clone() });
        }
        pages.push(page);
    }
    pages
}
