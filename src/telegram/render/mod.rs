//! Answers as messages: what people see in the chat, within what Telegram allows.

mod answer;
mod card;
mod comparison;
mod gloss;
mod keys;
mod lists;
mod news;
mod offer;
mod overview;
mod pages;
mod picture;
mod settings;
mod verified;
mod voice;

use crate::answer::Glosser;
use crate::lexicon::Region;
use crate::locale::Locale;
use crate::picture::Painter;
use crate::quote::QuoteId;
use crate::text::Lang;

use super::markup::isolated;

pub use answer::answer;
pub(super) use card::card;
pub(super) use gloss::{glossed, joined};
pub(super) use keys::keys;
pub(super) use lists::{list, region_line, speaker_line};
pub(super) use news::{following, news};
pub(super) use offer::{Offer, offers};
pub(super) use overview::overview;
pub use pages::Page;
pub(super) use picture::{caption, quote_card, voices_caption, voices_chart};
pub(super) use settings::{HOURS, Holding, ZONE, settings};
pub(super) use verified::verified;

/// What a link to a quotation's card says to `/start`, before the quotation's id.
pub(super) const LINK_PREFIX: &str = "q_";
/// Regions that are named in one line.
const REGIONS: usize = 12;
/// UTF-16 units of a name in the bot's own lines, and of an affiliation or a title.
const NAME: usize = 120;
const PHRASE: usize = 300;

/// What rendering needs to know of the chat.
pub struct Scene<'s> {
    /// The bot's words in the person's language.
    pub locale: &'static Locale,
    /// The bot's name.
    pub bot: &'s str,
    /// A region's name in the person's language.
    pub region_name: &'s dyn Fn(&Region) -> String,
    /// The language that the person reads, and what helps to read others.
    pub reads: &'s Lang,
    pub glosser: &'s Glosser,
    /// Draws pictures, where there are fonts.
    pub painter: Option<&'s Painter>,
}

impl Scene<'_> {
    /// Opens a quotation's card.
    pub(super) fn card_link(&self, quote: &QuoteId) -> String {
        format!("https://t.me/{}?start={LINK_PREFIX}{quote}", self.bot)
    }

    /// Regions by flag and name, at most [`REGIONS`] of them.
    fn places<'r>(&self, regions: impl IntoIterator<Item = &'r Region>) -> String {
        self.listed(regions.into_iter().map(|code| format!("{}{}", flag(code), (self.region_name)(code))).collect())
    }

    /// People by name.
    fn names<S: AsRef<str>>(&self, names: impl IntoIterator<Item = S>) -> String {
        self.listed(names.into_iter().map(|n| isolated(&super::markup::shortened(n.as_ref(), NAME))).collect())
    }

    fn listed(&self, mut items: Vec<String>) -> String {
        let more = items.len().saturating_sub(REGIONS);
        items.truncate(REGIONS);
        if more > 0 {
            items.push(self.locale.text("and_more", &[("count", &more.to_string())]));
        }
        self.locale.list(items)
    }
}

/// The flag of a code of two letters, with a space after it; nothing for groups of countries.
fn flag(code: &Region) -> String {
    let letters = code.code().as_bytes();
    if letters.len() != 2 || !letters.iter().all(u8::is_ascii_uppercase) {
        return String::new();
    }
    let indicator = |letter: &u8| char::from_u32(0x1f1e6 + u32::from(letter - b'A'));
    letters.iter().filter_map(indicator).chain([' ']).collect()
}
