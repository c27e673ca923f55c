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
    /// A sticker, a picture without words: nothing to read.
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
    let Some(text) = message.text().or(message.caption()) else { return private.then_some(Asked::NoText) };
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
    let entities = message.parse_entities().or_else(|| message.parse_caption_entities()).unwrap_or_default();
    let mentions: Vec<_> = entities.iter().filter(|e| of_me(e.kind(), e.text())).map(|e| e.range()).collect();
    // "hey @bot, Nigeria?" asks about Nigeria.
    let greeted = mentions.first().and_then(|first| text.get(..first.start)).filter(|before| is_greeting(before)).map_or(0, str::len);
    let (mut rest, mut from) = (String::new(), greeted);
    for range in &mentions {
        rest.push_str(text.get(from..range.start)?);
        from = range.end;
    }
    rest.push_str(text.get(from..)?);
    (!mentions.is_empty()).then(|| rest.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ':' | '，' | '：')).to_owned())
}

/// Words before the bot's name that only call it.
const GREETINGS: &[&str] = &[
    "hey",
    "hi",
    "hello",
    "hallo",
    "dear",
    "ok",
    "hola",
    "oye",
    "salut",
    "bonjour",
    "coucou",
    "привет",
    "здравствуй",
    "здравствуйте",
    "эй",
    "嗨",
    "嘿",
    "哈喽",
    "你好",
    "您好",
    "नमस्ते",
    "हैलो",
    "हाय",
    "अरे",
    "مرحبا",
    "مرحبًا",
    "أهلا",
    "أهلًا",
    "السلام عليكم",
    "يا",
];

fn is_greeting(words: &str) -> bool {
    let bare = words.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    GREETINGS.contains(&bare.as_str())
}

/// A message in a topic counts as a reply to the one that opened the topic, which nobody meant.
fn replies_to_bot(message: &Message, me: &Me) -> bool {
    let replied = message.reply_to_message().filter(|m| m.forum_topic_created().is_none());
    replied.and_then(|m| m.from.as_ref()).is_some_and(|user| user.id == me.user.id)
}
