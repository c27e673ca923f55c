//! `/help`: how to ask, with examples, and the commands.

use crate::index::IndexError;
use crate::telegram::markup::Markup;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command, TABLE};

pub(super) const COMMAND: Command = Command { name: "help", menu: "menu_help", answer };

fn answer(chat: &Chat<'_>, _words: &str) -> Result<Outgoing, IndexError> {
    let mut message = Markup::plain(&chat.locale.text("help", &[]));
    message.line().line();
    examples(chat, &mut message);
    message.line().line().bold(&chat.locale.text("commands", &[]));
    for command in TABLE {
        let start = chat.locale.line_start();
        message.line().text(&format!("{start}/{} — {}", command.name, chat.locale.text(command.menu, &[])));
    }
    Ok(message.into())
}

/// Questions to try.
pub(super) fn examples(chat: &Chat<'_>, message: &mut Markup) {
    message.bold(&chat.locale.text("examples", &[]));
    for key in ["example_1", "example_2", "example_3"] {
        message.line().text("• ").text(&chat.locale.text(key, &[]));
    }
}
