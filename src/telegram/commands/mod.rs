//! The commands of the chat: one file each, listed in one table.

mod about;
mod ask;
mod experts;
mod help;
mod regions;
mod start;

use crate::answer::Engine;
use crate::index::IndexError;
use crate::lexicon::Region;
use crate::locale::Locale;

use super::markup::Markup;
use super::render::Scene;

/// Every command, in the order of the menu.
pub(super) const TABLE: [&Command; 6] =
    [&ask::COMMAND, &experts::COMMAND, &regions::COMMAND, &help::COMMAND, &about::COMMAND, &start::COMMAND];

/// A command.
#[derive(Debug)]
pub(super) struct Command {
    /// As it is typed, without the slash.
    pub(super) name: &'static str,
    /// The locale's key of what the menu says of it.
    pub(super) menu: &'static str,
    /// The messages that answer the command with the words after it.
    pub(super) answer: fn(&Chat<'_>, &str) -> Result<Vec<Markup>, IndexError>,
}

/// Whom an answer is for, and what it is made from.
pub(super) struct Chat<'c> {
    pub(super) engine: &'c Engine,
    /// Of the bot's own words.
    pub(super) locale: &'static Locale,
    /// The bot's name, for links to itself.
    pub(super) bot: &'c str,
}

impl Chat<'_> {
    /// One message of the bot's own words.
    pub(super) fn says(&self, key: &str) -> Vec<Markup> {
        vec![Markup::plain(&self.locale.text(key, &[]))]
    }

    /// What the renderers need to know.
    pub(super) fn scene<'s>(&'s self, region_name: &'s dyn Fn(&Region) -> String) -> Scene<'s> {
        Scene { locale: self.locale, bot: self.bot, region_name }
    }
}
