//! `/quiet 22:00-07:00 Asia/Kolkata`: hours in which no news comes.

use crate::index::IndexError;
use crate::telegram::quiet::Quiet;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "quiet", menu: "menu_quiet", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let person = chat.conversation.person;
    if words.eq_ignore_ascii_case("off") {
        chat.store.choose_quiet(person, None);
        return Ok(chat.says("quiet_off"));
    }
    match words.parse::<Quiet>() {
        Ok(quiet) => {
            chat.store.choose_quiet(person, Some(&quiet));
            Ok(Outgoing::plain(&told(chat, &quiet)))
        }
        Err(_) if words.is_empty() => Ok(match chat.store.quiet(person).flatten() {
            Some(quiet) => Outgoing::plain(&format!("{}\n{}", told(chat, &quiet), chat.locale.text("quiet_how", &[]))),
            None => chat.says("quiet_how"),
        }),
        Err(_) => Ok(chat.says("quiet_how")),
    }
}

fn told(chat: &Chat<'_>, quiet: &Quiet) -> String {
    let values = [("from", quiet.from()), ("until", quiet.until()), ("zone", quiet.zone().to_owned())];
    chat.locale.text("quiet_set", &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}
