//! `/follow Nigeria`: what is new comes by itself, once there is an index with it. In a group its administrators say what.

use crate::index::IndexError;
use crate::telegram::follows::{Follow, LIMIT};
use crate::telegram::herald::{catch_up, understood};
use crate::telegram::markup::{isolated, shortened};
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(in crate::telegram) const COMMAND: Command = Command { name: "follow", menu: "menu_follow", answer };

/// Characters of what can be followed.
const LONGEST: usize = 100;
/// Marks that make a topic of words, whatever else they could mean.
const MARKS: &[char] = &['"', '“', '”', '«', '»', '„', '「', '」', '\''];

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    let bare = words.trim_matches(|c: char| MARKS.contains(&c) || c.is_whitespace());
    let follow = Follow {
        words: shortened(&bare.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST),
        topic: words.starts_with(MARKS) && words.ends_with(MARKS),
        lang: chat.reads.to_string(),
        by: Some(chat.conversation.person),
    };
    let query = understood(chat.engine, &follow)?;
    if follow.words.is_empty() || (query.topic.is_empty() && !query.names_somebody()) {
        return Ok(chat.says("follow_empty"));
    }
    if !chat.may_set {
        return Ok(chat.says("follow_admins"));
    }
    let what = isolated(&follow.words);
    let before = chat.store.follows(chat.conversation);
    if before.iter().any(|(_, f)| f.words.to_lowercase() == follow.words.to_lowercase()) {
        return Ok(Outgoing::plain(&chat.locale.text("follow_already", &[("what", &what)])));
    }
    if before.len() >= LIMIT {
        return Ok(Outgoing::plain(&chat.locale.text("follow_limit", &[("limit", &LIMIT.to_string())])));
    }
    // What is in the index by now is news to those who follow something already, and not to this one.
    catch_up(chat.engine, chat.store)?;
    chat.store.follow(chat.conversation, &follow);
    catch_up(chat.engine, chat.store)?;
    Ok(Outgoing::plain(&chat.locale.text("follow_done", &[("what", &what)])))
}
