//! What a message asks of the bot, if anything: in private every text does, in a group only what is meant for the bot.

use teloxide::types::{Me, Message, MessageEntityKind, MessageKind};

use super::commands::{self, Command};

/// What a message asks for.
#[derive(Debug)]
pub(super) enum Asked {
    /// A command and the words after it.
    Command(&'static Command, String),
    /// A question.
    Question(String),
    /// A command that does not exist.
    UnknownCommand,
    /// A sticker, a picture: nothing to read.
    NoText,
}

/// Reads a message; `None` where the bot is not meant.
pub(super) fn read(message: &Message, me: &Me) -> Option<Asked> {
    // Bots that answer bots never stop; administrators who write as the group, and channels, look like bots and are none.
    let bot = message.from.as_ref().is_some_and(|user| user.is_bot && !user.id.is_anonymous() && !user.id.is_channel());
    if bot || message.is_automatic_forward() || !matches!(message.kind, MessageKind::Common(_)) {
        return None;
    }
    let private = message.chat.is_private();
    let Some(text) = message.text() else { return private.then_some(Asked::NoText) };
    if let Some(command) = text.strip_prefix('/') {
        return read_command(command, me, private);
    }
    match without_mention(message, text, me) {
        Some(question) => Some(Asked::Question(question)),
        None if private || replies_to_bot(message, me) => Some(Asked::Question(text.trim().to_owned())),
        None => None,
    }
}

/// A command's name, the words after it, and whether it is this bot's where it says whose it is.
pub(super) fn command<'t>(text: &'t str, me: &Me) -> (&'t str, &'t str, Option<bool>) {
    let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let (name, to) = word.split_once('@').map_or((word, None), |(name, to)| (name, Some(to)));
    (name, rest, to.map(|to| me.user.username.as_ref().is_some_and(|mine| mine.eq_ignore_ascii_case(to))))
}

fn read_command(text: &str, me: &Me, private: bool) -> Option<Asked> {
    let (name, rest, to_me) = command(text, me);
    match commands::TABLE.into_iter().find(|c| c.name.eq_ignore_ascii_case(name)) {
        _ if to_me == Some(false) => None,
        Some(command) => Some(Asked::Command(command, rest.trim().to_owned())),
        None => (private || to_me == Some(true)).then_some(Asked::UnknownCommand),
    }
}

/// The text without its mentions of the bot; `None` where it is not mentioned.
fn without_mention(message: &Message, text: &str, me: &Me) -> Option<String> {
    let name = format!("@{}", me.user.username.as_ref()?);
    let of_me = |kind: &MessageEntityKind, words: &str| match kind {
        MessageEntityKind::Mention => words.eq_ignore_ascii_case(&name),
        MessageEntityKind::TextMention { user } => user.id == me.user.id,
        _ => false,
    };
    let entities = message.parse_entities().unwrap_or_default();
    let mentions: Vec<_> = entities.iter().filter(|e| of_me(e.kind(), e.text())).map(|e| e.range()).collect();
    let (mut rest, mut from) = (String::new(), 0);
    for range in &mentions {
        rest.push_str(text.get(from..range.start)?);
        from = range.end;
    }
    rest.push_str(text.get(from..)?);
    (!mentions.is_empty()).then(|| rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '，' | '：')).to_owned())
}

/// A message in a topic counts as a reply to the one that opened the topic, which nobody meant.
fn replies_to_bot(message: &Message, me: &Me) -> bool {
    let replied = message.reply_to_message().filter(|m| m.forum_topic_created().is_none());
    replied.and_then(|m| m.from.as_ref()).is_some_and(|user| user.id == me.user.id)
}
