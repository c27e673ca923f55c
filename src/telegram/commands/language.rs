//! `/language zh`: the language of the bot's own words.

use crate::index::IndexError;
use crate::locale::Locale;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "language", menu: "menu_language", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let wanted = words.trim().to_lowercase();
    let chosen = Locale::all().into_iter().find(|l| l.tag() == wanted || l.text("language_name", &[]).to_lowercase() == wanted);
    let Some(locale) = chosen else {
        let known: Vec<String> = Locale::all()
            .iter()
            .map(|l| format!("{}/language {} — {}", chat.locale.line_start(), l.tag(), l.text("language_name", &[])))
            .collect();
        return Ok(Outgoing::plain(&format!("{}\n{}", chat.locale.text("language_which", &[]), known.join("\n"))));
    };
    chat.store.choose_language(chat.conversation.person, locale.tag());
    Ok(Outgoing::plain(&locale.text("language_chosen", &[])))
}
