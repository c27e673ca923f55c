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
    for quote in quotes {
        let voice = Voice { title: None, quotes: vec![quote.iter().collect()] };
        if !pages.place(&voice, 0) {
            break;
        }
        placed += 1;
    }
    let mut closing = Markup::default();
    if count > placed {
        closing.text(&scene.locale.counted("more_quotes", count - placed, &[]));
    }
    pages.finish(&closing)
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
