//! `/quiet 22:00-07:00 Asia/Kolkata`: hours in which no news comes.

use crate::index::IndexError;
use crate::telegram::quiet::Quiet;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(in crate::telegram) const COMMAND: Command = Command { name: "quiet", menu: "menu_quiet", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    // The hours are those of whoever reads here: of a group where it is one, as the news goes there.
    let of = chat.conversation.chat;
    if !words.is_empty() && !chat.may_set {
        return Ok(chat.says("settings_admins"));
    }
    if words.eq_ignore_ascii_case("off") {
        chat.store.choose_quiet(of, None);
        return Ok(chat.says("quiet_off"));
    }
    match words.parse::<Quiet>() {
        Ok(quiet) => {
            chat.store.choose_quiet(of, Some(&quiet));
            Ok(Outgoing::plain(&told(chat, &quiet)))
        }
        Err(_) if words.is_empty() => Ok(match chat.store.quiet(of).flatten() {
            Some(quiet) => Outgoing::plain(&format!("{}\n{}", told(chat, &quiet), chat.locale.text("quiet_how", &[]))),
            None => chat.says("quiet_how"),
        }),
        Err(_) => Ok(chat.says("quiet_how")),
    }
}

fn told(chat: &Chat<'_>, quiet: &Quiet) -> String {
    let values = [("from", quiet.begins()), ("until", quiet.ends()), ("zone", quiet.zone().to_owned())];
    chat.locale.text("quiet_set", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}
