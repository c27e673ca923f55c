//! `/start`: the welcome, and the card of a quotation where a link to one was followed.

use crate::index::IndexError;
use crate::quote::QuoteId;
use crate::telegram::markup::Markup;
use crate::telegram::render;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "start", menu: "menu_start", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Vec<Markup>, IndexError> {
    match words.strip_prefix(render::LINK_PREFIX) {
        Some(id) => card(chat, id),
        None => Ok(vec![welcome(chat)]),
    }
}

fn card(chat: &Chat<'_>, id: &str) -> Result<Vec<Markup>, IndexError> {
    let Ok(id) = id.parse::<QuoteId>() else { return Ok(chat.says("card_unknown")) };
    Ok(match chat.engine.card(&id)? {
        Some(card) => render::card(&chat.scene(&|code| chat.engine.region_name(code, chat.locale.tag())), &card),
        None => chat.says("card_unknown"),
    })
}

fn welcome(chat: &Chat<'_>) -> Markup {
    let mut message = Markup::plain(&chat.locale.text("welcome", &[]));
    message.line().line().text(&chat.locale.text("help", &[]));
    message.line().line();
    super::help::examples(chat, &mut message);
    message
}
