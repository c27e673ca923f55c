//! `/settings`: what holds for a chat, with buttons that change it; `/settings 22:00-07:00 Asia/Kolkata` sets its quiet hours.

use crate::index::IndexError;
use crate::telegram::quiet::Quiet;
use crate::telegram::reply::{Outgoing, show};
use crate::telegram::view::View;

use super::{Chat, Command};

pub(in crate::telegram) const COMMAND: Command = Command { name: "settings", menu: "menu_settings", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    if !words.is_empty() {
        if !chat.may_set {
            return Ok(chat.says("settings_admins"));
        }
        match words.parse::<Quiet>() {
            Ok(quiet) => chat.store.choose_quiet(chat.conversation.chat, Some(&quiet)),
            Err(_) => return Ok(chat.says("settings_how")),
        }
    }
    show(chat, &View::Settings, 0)
}
