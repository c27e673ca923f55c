//! The buttons below what is shown.

use url::Url;

use crate::retrieval::Query;
use crate::telegram::buttons::{Chip, Keyboard, LABEL, Mark, Press};
use crate::telegram::markup::shortened;
use crate::telegram::view::{View, Voice};
use crate::text::Lang;

use super::{Page, Scene, flag, settings};

/// Facets that have a chip each.
const CHIPS: usize = 6;

/// The buttons below a page, `at` of `pages`.
pub(in crate::telegram) fn keys(scene: &Scene<'_>, view: &View, page: &Page, at: usize, pages: usize) -> Keyboard {
    let mut keys = Keyboard::default();
    match view {
        View::Answer(inquiry) => {
            keys.rows(chips(scene, &inquiry.query));
            turning(&mut keys, at, pages);
            match page.voices.as_slice() {
                [only] if pages == 1 => about_one(scene, &mut keys, view, page, only),
                voices => {
                    keys.rows(voices.iter().enumerate().map(|(nth, voice)| (opening(scene, voice), Press::Open(nth))));
                    keys.row(aid(scene, view, page));
                }
            }
        }
        View::Overview(_) => {
            turning(&mut keys, at, pages);
            keys.rows(page.voices.iter().enumerate().map(|(nth, voice)| (opening(scene, voice), Press::Open(nth))));
            keys.row(picture(scene, page));
        }
        View::Card { .. } | View::Verified { .. } => {
            turning(&mut keys, at, pages);
            if let Some(only) = page.voices.first() {
                about_one(scene, &mut keys, view, page, only);
            }
        }
        View::News(_) => {
            turning(&mut keys, at, pages);
            keys.rows(page.voices.iter().enumerate().map(|(nth, voice)| (opening(scene, voice), Press::Open(nth))));
            keys.row(aid(scene, view, page).into_iter().chain([(scene.locale.text("menu_following", &[]), Press::Following)]));
        }
        View::Following => {
            keys.rows(page.follows.iter().map(|words| (format!("🔕 {}", shortened(words, LABEL)), Press::Unfollow(Mark::of(words)))));
        }
        View::Settings => {
            if let Some(holding) = &page.holding {
                settings::keys(scene, holding, &mut keys);
            }
        }
        View::Whom { people, .. } => {
            keys.rows(people.iter().enumerate().map(|(nth, name)| (shortened(name, LABEL), Press::Mean(nth))));
        }
    }
    keys
}

/// What can be done with one speaker's words.
fn about_one(scene: &Scene<'_>, keys: &mut Keyboard, view: &View, page: &Page, only: &Voice) {
    let context = (!matches!(view, View::Card { .. })).then(|| (scene.locale.text("button_context", &[]), Press::Open(0)));
    let others = [(scene.locale.text("button_others", &[]), Press::OtherViews)];
    keys.rows(
        context.into_iter().chain(further(scene, page, only)).chain(others).chain(picture(scene, page)).chain(aid(scene, view, page)),
    );
    share(scene, keys, only);
}

/// "In my language", below words in one that the person neither reads nor asks in.
fn aid(scene: &Scene<'_>, view: &View, page: &Page) -> Option<(String, Press)> {
    let asked = view.inquiry().query.lang.as_ref();
    let foreign = |lang: &Lang| asked.is_none_or(|a| a.primary() != lang.primary()) && scene.glosser.can(lang, scene.reads);
    page.langs.iter().any(foreign).then(|| (format!("🌐 {}", scene.locale.text("button_translate", &[])), Press::Gloss))
}

/// What the page shows, as a picture.
fn picture(scene: &Scene<'_>, page: &Page) -> Option<(String, Press)> {
    page.drawable.then(|| (format!("🖼 {}", scene.locale.text("button_picture", &[])), Press::Picture))
}

/// What was understood, to be taken away; a question of one facet would be none without it.
fn chips(scene: &Scene<'_>, query: &Query) -> Vec<(String, Press)> {
    let mut chips = Vec::new();
    for region in &query.regions {
        let label = format!("{}{}", flag(&region.code), (scene.region_name)(&region.code));
        chips.push((label, Chip::Region(Mark::of(region.code.code()))));
    }
    chips.extend(query.speakers.iter().map(|s| (s.name.clone(), Chip::Speaker(Mark::of(&s.name)))));
    chips.extend(query.affiliations.iter().map(|a| (a.label().to_owned(), Chip::Affiliation(Mark::of(a.label())))));
    if !query.topic.is_empty() {
        chips.push((query.topic.clone(), Chip::Topic));
    }
    if chips.len() < 2 {
        return Vec::new();
    }
    chips.into_iter().take(CHIPS).map(|(label, chip)| (format!("{} ✕", shortened(&label, LABEL - 2)), Press::Drop(chip))).collect()
}

fn turning(keys: &mut Keyboard, at: usize, pages: usize) {
    if pages > 1 {
        let back = if at > 0 { ("◀".to_owned(), Press::Page(at - 1)) } else { (" ".to_owned(), Press::Nothing) };
        let on = if at + 1 < pages { ("▶".to_owned(), Press::Page(at + 1)) } else { (" ".to_owned(), Press::Nothing) };
        keys.row([back, (format!("{}/{pages}", at + 1), Press::Nothing), on]);
    }
}

fn opening(scene: &Scene<'_>, voice: &Voice) -> String {
    let name = if voice.name.is_empty() { scene.locale.text("unnamed", &[]) } else { voice.name.clone() };
    format!("💬 {}", shortened(&name, LABEL))
}

/// More of the same speaker, where anything is left.
fn further(scene: &Scene<'_>, page: &Page, voice: &Voice) -> Option<(String, Press)> {
    page.more.then(|| (scene.locale.text("button_more", &[("name", &shortened(&voice.name, LABEL))]), Press::More))
}

/// Telegram's own way to hand a link on, with whose words it leads to.
fn share(scene: &Scene<'_>, keys: &mut Keyboard, voice: &Voice) {
    let params = [("url", scene.card_link(&voice.quote)), ("text", voice.name.clone())];
    if let Ok(address) = Url::parse_with_params("https://t.me/share/url", params) {
        keys.link(scene.locale.text("button_share", &[]), address);
    }
}
