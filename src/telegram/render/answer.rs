//! An answer as messages: what was understood, then each expert's words; or why there are none, and what there is instead.

use crate::answer::{Answer, Holdings, Nearest, Reason, RegionRow, Response};
use crate::telegram::markup::{Markup, isolated, shortened};
use crate::telegram::reply::EXPERTS;

use super::comparison::sides;
use super::pages::{Page, Pages};
use super::voice::{Voice, voices};
use super::{NAME, PHRASE, Scene};

/// Renders a response. `regions` are those of the corpus, told where there is no evidence.
pub fn answer(scene: &Scene<'_>, response: &Response, regions: &[RegionRow]) -> Vec<Page> {
    let mut opening = understood(scene, response);
    let missing = not_quoted(scene, response);
    if !missing.is_empty() {
        next_line(&mut opening).text(&scene.locale.text("not_quoted", &[("names", &scene.names(missing))]));
    }
    if response.topic_missed {
        next_line(&mut opening).text(&scene.locale.text("topic_missed", &[]));
    }
    match &response.answer {
        Answer::Grounded(evidence) => {
            let sides = response.query.comparison.then(|| sides(scene, &response.query, evidence)).flatten();
            grounded(scene, opening, &sides.unwrap_or_else(|| voices(evidence)))
        }
        Answer::NoEvidence { reason, nearest } => {
            vec![Page::of(no_evidence(scene, opening, reason, nearest, &response.holdings, regions))]
        }
    }
}

fn grounded(scene: &Scene<'_>, opening: Markup, voices: &[Voice<'_>]) -> Vec<Page> {
    let mut pages = Pages::new(scene, opening);
    for (shown, voice) in voices.iter().enumerate() {
        for nth in 0..voice.quotes.len() {
            if !pages.place(voice, nth) {
                let quotes = if nth == 0 { 0 } else { voice.quotes.len() - nth };
                let experts = voices.len() - shown - usize::from(nth > 0);
                return pages.finish(&left_out(scene, experts, quotes, voices.len() >= EXPERTS));
            }
        }
    }
    pages.finish(&Markup::default())
}

/// What did not fit. Where the search itself stopped at a number, there may be even more.
fn left_out(scene: &Scene<'_>, experts: usize, quotes: usize, at_least: bool) -> Markup {
    let mut m = Markup::default();
    if quotes > 0 {
        m.text(&scene.locale.counted("more_quotes", quotes as u64, &[]));
    }
    if experts > 0 {
        let key = if at_least { "more_experts_at_least" } else { "more_experts" };
        next_line(&mut m).text(&scene.locale.counted(key, experts as u64, &[]));
    }
    m
}

/// What was understood, where that says more than the question itself.
fn understood(scene: &Scene<'_>, response: &Response) -> Markup {
    let (query, locale) = (&response.query, scene.locale);
    let mut parts = Vec::new();
    if !query.regions.is_empty() {
        parts.push(scene.places(query.regions.iter().map(|r| &r.code)));
    }
    if !query.speakers.is_empty() {
        parts.push(scene.names(query.speakers.iter().map(|s| &s.name)));
    }
    if !query.affiliations.is_empty() {
        parts.push(scene.names(query.affiliations.iter().map(|a| a.label())));
    }
    let says_all = parts.is_empty() && query.topic.trim() == response.question.trim();
    if !query.topic.is_empty() && !says_all {
        parts.push(locale.text("understood_topic", &[("topic", &isolated(&shortened(&query.topic, NAME)))]));
    }
    if query.comparison {
        parts.push(locale.text("understood_comparison", &[]));
    }
    if parts.is_empty() {
        return Markup::default();
    }
    let parts = parts.join(&locale.text("understood_separator", &[]));
    let mut m = Markup::plain("🔎 ");
    m.text(&locale.text("understood", &[("parts", &parts)]));
    m
}

/// Sides that are missing; a code is one of a region that was asked for.
fn not_quoted(scene: &Scene<'_>, response: &Response) -> Vec<String> {
    let name = |side: &String| match response.query.regions.iter().find(|r| r.code.code() == side) {
        Some(region) => (scene.region_name)(&region.code),
        None => side.clone(),
    };
    response.not_quoted.iter().map(name).collect()
}

fn no_evidence(
    scene: &Scene<'_>,
    opening: Markup,
    reason: &Reason,
    nearest: &[Nearest],
    holdings: &Holdings,
    regions: &[RegionRow],
) -> Markup {
    let locale = scene.locale;
    let mut m = opening;
    let reason = locale.reason(reason, |code| (scene.region_name)(code));
    if !m.is_empty() {
        m.line().line();
    }
    let reason = locale.text("no_evidence_reason", &[("reason", &shortened(&reason, 2 * PHRASE))]);
    m.bold(&locale.text("no_evidence", &[])).text(&reason);
    if !nearest.is_empty() {
        m.line().line().text(&locale.text("nearest", &[]));
    }
    for person in nearest {
        let line = nearest_line(scene, person);
        // There are only ever a few; the check is for names as long as a page.
        if m.has_room(&line, 2 * PHRASE) {
            m.line().append(&line);
        }
    }
    if holdings.speakers > 0 {
        let regions = scene.places(regions.iter().map(|row| &row.code));
        let key = if regions.is_empty() { "holdings_nowhere" } else { "holdings" };
        m.line().line().text(&locale.counted(key, holdings.speakers, &[("regions", &regions)]));
    }
    m
}

fn nearest_line(scene: &Scene<'_>, person: &Nearest) -> Markup {
    let mut m = Markup::plain(scene.locale.line_start());
    m.text("• ").bold(&isolated(&shortened(&person.speaker, NAME)));
    if !person.regions.is_empty() {
        m.text(&scene.locale.text("brackets", &[("words", &scene.places(&person.regions))]));
    }
    m.text(&scene.locale.text("colon", &[])).text(&scene.locale.nearest_because(person.why));
    m
}

fn next_line(m: &mut Markup) -> &mut Markup {
    if m.is_empty() { m } else { m.line() }
}
