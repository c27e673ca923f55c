//! Inline mode: `@bot words`, in any chat, offers quotations to send there.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use teloxide::types::{
    InlineQueryResult, InlineQueryResultArticle, InlineQueryResultsButton, InlineQueryResultsButtonKind, InputMessageContent,
    InputMessageContentText, ParseMode,
};

use crate::answer::{Answer, Size};
use crate::index::IndexError;
use crate::retrieval::Filters;

use super::buttons::Keyboard;
use super::client::NO_PREVIEW;
use super::commands::Chat;
use super::render::{self, Offer};
use super::reply::{EXPERTS, LONGEST_QUESTION};

/// Results a page; Telegram takes 50, and a phone asks for the next page while it scrolls.
const RESULTS: usize = 20;
/// Quotations that are offered before anything is written.
const SAMPLE: usize = 40;
/// People who type and are remembered, before those who have stopped are forgotten.
const REMEMBERED: usize = 1000;
/// What the button above the results says to `/start`.
const START: &str = "inline";

/// A page of results.
#[derive(Debug, Default)]
pub(super) struct Offers {
    pub(super) results: Vec<InlineQueryResult>,
    /// Where the next page begins; empty after the last.
    pub(super) next: String,
    /// Leads to the bot.
    pub(super) button: Option<InlineQueryResultsButton>,
}

/// People who type: each letter asks anew, and only the latest is worth an answer.
#[derive(Default)]
pub struct Typists(HashMap<u64, Arc<AtomicUsize>>);

/// One of somebody's queries.
pub struct Typed {
    latest: Arc<AtomicUsize>,
    nth: usize,
}

impl Typists {
    /// Somebody has typed something, which outdates what they typed before.
    pub fn typed(&mut self, person: u64) -> Typed {
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, latest| Arc::strong_count(latest) > 1);
        }
        let latest = Arc::clone(self.0.entry(person).or_default());
        let nth = latest.fetch_add(1, Ordering::Relaxed) + 1;
        Typed { latest, nth }
    }
}

impl Typed {
    /// Whether the person has typed on since.
    pub fn is_outdated(&self) -> bool {
        self.latest.load(Ordering::Relaxed) != self.nth
    }
}

/// The quotations for what was typed, from `offset` on.
pub(super) fn offers(chat: &Chat<'_>, words: &str, offset: &str) -> Result<Offers, IndexError> {
    let words: String = words.trim().chars().take(LONGEST_QUESTION).collect();
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    let scene = chat.scene(&name);
    let found = if words.is_empty() {
        nonempty::NonEmpty::from_vec(chat.engine.sample(SAMPLE)?)
    } else {
        match chat.engine.ask(&words, &Filters::default(), Size::of(EXPERTS))?.answer {
            Answer::Grounded(evidence) => Some(evidence),
            Answer::NoEvidence { .. } => None,
        }
    };
    let all = found.map_or_else(Vec::new, |evidence| render::offers(&scene, &evidence));
    let key = if all.is_empty() { "inline_nothing" } else { "inline_help" };
    let kind = InlineQueryResultsButtonKind::StartParameter(START.to_owned());
    let button = (all.is_empty() || words.is_empty()).then(|| InlineQueryResultsButton { text: chat.locale.text(key, &[]), kind });
    // What is no offset of ours is the end.
    let from = if offset.is_empty() { 0 } else { offset.parse().unwrap_or(all.len()) };
    let to = all.len().min(from.saturating_add(RESULTS));
    let next = if to < all.len() { to.to_string() } else { String::new() };
    let results = all.into_iter().take(to).skip(from).map(|offer| article(&scene, offer)).collect();
    Ok(Offers { results, next, button })
}

fn article(scene: &render::Scene<'_>, offer: Offer) -> InlineQueryResult {
    let mut keys = Keyboard::default();
    if let Ok(address) = scene.card_link(&offer.quote).parse() {
        keys.link(scene.locale.text("button_context", &[]), address);
    }
    let content = InputMessageContentText::new(offer.message.html()).parse_mode(ParseMode::Html).link_preview_options(NO_PREVIEW);
    let article = InlineQueryResultArticle::new(offer.id, offer.title, InputMessageContent::Text(content))
        .description(offer.glimpse)
        .reply_markup(keys.markup());
    InlineQueryResult::Article(article)
}
