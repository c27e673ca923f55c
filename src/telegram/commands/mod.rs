//! The commands of the chat: one file each, listed in one table.

mod about;
mod ask;
mod compare;
mod experts;
pub(super) mod follow;
mod following;
mod forget;
mod help;
mod language;
mod new;
pub(super) mod quiet;
mod regions;
pub(super) mod settings;
mod start;
mod topic;
pub(super) mod unfollow;
mod verify;

use crate::answer::{Engine, Glosser};
use crate::index::IndexError;
use crate::lexicon::Region;
use crate::locale::Locale;
use crate::picture::Painter;
use crate::text::Lang;

use super::render::Scene;
use super::reply::Outgoing;
use super::state::{Conversation, Store};

/// Every command, in the order of the menu.
pub(super) const TABLE: [&Command; 17] = [
    &ask::COMMAND,
    &compare::COMMAND,
    &topic::COMMAND,
    &verify::COMMAND,
    &experts::COMMAND,
    &regions::COMMAND,
    &follow::COMMAND,
    &following::COMMAND,
    &unfollow::COMMAND,
    &quiet::COMMAND,
    &new::COMMAND,
    &language::COMMAND,
    &settings::COMMAND,
    &forget::COMMAND,
    &help::COMMAND,
    &about::COMMAND,
    &start::COMMAND,
];

/// A command.
#[derive(Debug)]
pub(super) struct Command {
    /// As it is typed, without the slash.
    pub(super) name: &'static str,
    /// The locale's key of what the menu says of it.
    pub(super) menu: &'static str,
    /// The message that answers the command with the words after it.
    pub(super) answer: fn(&Chat<'_>, &str) -> Result<Outgoing, IndexError>,
}

/// Whom an answer is for, and what it is made from.
pub(super) struct Chat<'c> {
    pub(super) engine: &'c Engine,
    /// Of the bot's own words.
    pub(super) locale: &'static Locale,
    /// The language that the person reads, also where the bot has no words in it.
    pub(super) reads: Lang,
    pub(super) glosser: &'c Glosser,
    /// Draws pictures, where there are fonts.
    pub(super) painter: Option<&'c Painter>,
    /// The bot's name, for links to itself.
    pub(super) bot: &'c str,
    pub(super) store: &'c Store,
    pub(super) conversation: Conversation,
    /// The message that is replied to, and its text.
    pub(super) replied: Option<i32>,
    pub(super) replied_text: Option<&'c str>,
    /// Whether they may change what holds for the chat and what it follows, where that was asked.
    pub(super) may_set: bool,
}

impl Chat<'_> {
    /// One message of the bot's own words.
    pub(super) fn says(&self, key: &str) -> Outgoing {
        Outgoing::plain(&self.locale.text(key, &[]))
    }

    /// What the renderers need to know.
    pub(super) fn scene<'s>(&'s self, region_name: &'s dyn Fn(&Region) -> String) -> Scene<'s> {
        Scene { locale: self.locale, bot: self.bot, region_name, reads: &self.reads, glosser: self.glosser, painter: self.painter }
    }
}
