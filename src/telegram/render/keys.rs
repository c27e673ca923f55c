//! The buttons below what is shown.

use url::Url;

use crate::retrieval::Query;
use crate::telegram::buttons::{Chip, Keyboard, LABEL, Press};
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
                [only] if pages == 1 => {
                    keys.rows([(scene.locale.text("button_context", &[]), Press::Open(0))].into_iter().chain(further(scene, only)));
                    keys.row([(scene.locale.text("button_others", &[]), Press::OtherViews)].into_iter().chain(picture(scene, page)));
                    keys.row(aid(scene, view, page));
                    share(scene, &mut keys, only);
                }
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
        View::Card { .. } => {
            turning(&mut keys, at, pages);
            if let Some(only) = page.voices.first() {
                keys.rows(further(scene, only).into_iter().chain([(scene.locale.text("button_others", &[]), Press::OtherViews)]));
                keys.rows(aid(scene, view, page).into_iter().chain(picture(scene, page)));
                share(scene, &mut keys, only);
            }
        }
        View::News(_) => {
            turning(&mut keys, at, pages);
            keys.rows(page.voices.iter().enumerate().map(|(nth, voice)| (opening(scene, voice), Press::Open(nth))));
            keys.row(aid(scene, view, page).into_iter().chain([(scene.locale.text("menu_following", &[]), Press::Following)]));
        }
        View::Following => {
            keys.rows(page.follows.iter().map(|(nth, words)| (format!("🔕 {}", shortened(words, LABEL)), Press::Unfollow(*nth))));
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
    for (nth, region) in query.regions.iter().enumerate() {
        chips.push((format!("{}{}", flag(&region.code), (scene.region_name)(&region.code)), Chip::Region(nth)));
    }
    chips.extend(query.speakers.iter().enumerate().map(|(nth, s)| (s.name.clone(), Chip::Speaker(nth))));
    chips.extend(query.affiliations.iter().enumerate().map(|(nth, a)| (a.label().to_owned(), Chip::Affiliation(nth))));
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

/// More of the same speaker; of nobody's there is no more.
fn further(scene: &Scene<'_>, voice: &Voice) -> Option<(String, Press)> {
    (!voice.name.is_empty()).then(|| (scene.locale.text("button_more", &[("name", &shortened(&voice.name, LABEL))]), Press::More))
}

/// Telegram's own way to hand a link on, with whose words it leads to.
fn share(scene: &Scene<'_>, keys: &mut Keyboard, voice: &Voice) {
    let params = [("url", scene.card_link(&voice.quote)), ("text", voice.name.clone())];
    if let Ok(address) = Url::parse_with_params("https://t.me/share/url", params) {
        keys.link(scene.locale.text("button_share", &[]), address);
    }
}
