//! `/verify` a sentence, or the message that is replied to: did anybody here say it?

use crate::index::IndexError;
use crate::telegram::reply::{Outgoing, show};
use crate::telegram::view::View;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "verify", menu: "menu_verify", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let sentence = if words.is_empty() { chat.replied_text.unwrap_or_default() } else { words };
    if sentence.trim().is_empty() {
        return Ok(chat.says("verify_empty"));
    }
    show(chat, &View::Verified { sentence: sentence.to_owned() }, 0)
}
