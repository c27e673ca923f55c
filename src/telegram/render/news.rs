//! News of what somebody follows, and the list of that.

use crate::answer::Evidence;
use crate::telegram::follows::{Follow, News};
use crate::telegram::markup::{Markup, isolated, shortened};

use super::pages::{Page, Pages};
use super::voice::Voice;
use super::{NAME, Scene};

/// The pages of news: what it is of, then each quotation.
pub(in crate::telegram) fn news(scene: &Scene<'_>, news: &News, quotes: &[Vec<Evidence>]) -> Vec<Page> {
    let about: Vec<_> = news.about.iter().map(|words| isolated(&shortened(words, NAME))).collect();
    let count = quotes.len() as u64 + news.more;
    let mut opening = Markup::plain("🔔 ");
    opening.bold(&scene.locale.counted("news", count, &[])).line().text(&scene.locale.list(about));
    let mut pages = Pages::new(scene, opening);
    let mut placed = 0;
    'voices: for voice in by_speaker(quotes) {
        for nth in 0..voice.quotes.len() {
            if !pages.place(&voice, nth) {
                break 'voices;
            }
            placed += 1;
        }
    }
    let mut closing = Markup::default();
    if count > placed {
        closing.text(&scene.locale.counted("more_quotes", count - placed, &[]));
    }
    pages.finish(&closing)
}

/// Each speaker's quotations below one head, in the order in which the speakers come.
fn by_speaker(quotes: &[Vec<Evidence>]) -> Vec<Voice<'_>> {
    let mut voices: Vec<Voice<'_>> = Vec::new();
    for quote in quotes {
        let Some(speaker) = quote.first().map(|first| first.citation.speaker.as_ref()) else { continue };
        let same = |voice: &&mut Voice<'_>| {
            let first = voice.quotes.first().and_then(|quote| quote.first());
            speaker.is_some() && first.is_some_and(|first| first.citation.speaker.as_ref() == speaker)
        };
        match voices.iter_mut().find(same) {
            Some(voice) => voice.quotes.push(quote.iter().collect()),
            None => voices.push(Voice { title: None, quotes: vec![quote.iter().collect()] }),
        }
    }
    voices
}

/// What somebody follows.
pub(in crate::telegram) fn following(scene: &Scene<'_>, follows: &[(u32, Follow)]) -> Page {
    if follows.is_empty() {
        return Page::of(Markup::plain(&scene.locale.text("following_none", &[])));
    }
    let lines = follows.iter().map(|(_, follow)| isolated(&shortened(&follow.words, NAME)));
    let listed = super::list(scene.locale, &scene.locale.text("following", &[]), lines);
    Page { follows: follows.iter().map(|(_, follow)| follow.words.clone()).collect(), ..Page::of(listed) }
}
