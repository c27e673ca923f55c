//! `/start`: the welcome, and the card of a quotation where a link to one was followed.

use crate::index::IndexError;
use crate::quote::QuoteId;
use crate::telegram::markup::Markup;
use crate::telegram::render;
use crate::telegram::reply::{Outgoing, show};
use crate::telegram::view::{Inquiry, View};

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "start", menu: "menu_start", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let Some(id) = words.strip_prefix(render::LINK_PREFIX) else { return Ok(welcome(chat).into()) };
    match id.parse::<QuoteId>() {
        Ok(quote) => show(chat, &View::Card { quote, inquiry: Inquiry::default() }, 0),
        Err(_) => Ok(chat.says("card_unknown")),
    }
}

fn welcome(chat: &Chat<'_>) -> Markup {
    let mut message = Markup::plain(&chat.locale.text("welcome", &[]));
    message.line().line().text(&chat.locale.text("help", &[]));
    message.line().line();
    super::help::examples(chat, &mut message);
    message
}
