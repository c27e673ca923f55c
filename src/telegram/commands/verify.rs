//! `/verify` a sentence, or the message that is replied to: did anybody here say it?

use crate::index::IndexError;
use crate::telegram::render;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "verify", menu: "menu_verify", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let sentence = if words.is_empty() { chat.replied_text.unwrap_or_default() } else { words };
    if sentence.trim().is_empty() {
        return Ok(chat.says("verify_empty"));
    }
    let verified = chat.engine.verify(sentence)?;
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    let pages = render::verified(&chat.scene(&name), &verified);
    Ok(pages.into_iter().next().map(|page| page.markup.into()).unwrap_or_default())
}
