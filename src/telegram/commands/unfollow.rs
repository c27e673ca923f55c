//! `/unfollow Nigeria`: no more news of it, in a group when an administrator says so; without a name, the list to choose from.

use crate::index::IndexError;
use crate::telegram::markup::isolated;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(in crate::telegram) const COMMAND: Command = Command { name: "unfollow", menu: "menu_unfollow", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let wanted = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let follows = chat.store.follows(chat.conversation);
    let found = follows.iter().find(|(_, f)| f.words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase() == wanted);
    match found {
        _ if !wanted.is_empty() && !chat.may_set => Ok(chat.says("follow_admins")),
        Some((nth, _)) if !wanted.is_empty() => {
            let what = chat.store.unfollow(chat.conversation, *nth).map(|f| isolated(&f.words)).unwrap_or_default();
            Ok(Outgoing::plain(&chat.locale.text("unfollowed", &[("what", &what)])))
        }
        _ if wanted.is_empty() => super::following::answer(chat, words),
        _ => Ok(chat.says("unfollow_unknown")),
    }
}
