//! Who asks, where, and in reply to what: of a message, a press or what somebody types.

use teloxide::types::{CallbackQuery, ChatId, InlineQuery, Message, MessageId};

use crate::locale::Locale;
use crate::text::Lang;

use super::client::Address;
use super::state::Conversation;

/// Who asks, and where.
pub(super) struct Asker {
    pub(super) conversation: Conversation,
    pub(super) language: Option<String>,
    pub(super) to: Address,
    /// The message that is replied to, and its text.
    pub(super) replied: Option<(MessageId, Option<String>)>,
}

impl Asker {
    pub(super) fn of_message(message: &Message) -> Self {
        let to = Address::of(message);
        let user = message.from.as_ref();
        let replied = message.reply_to_message().map(|m| (m.id, m.text().or(m.caption()).map(str::to_owned)));
        let quoted = message.quote().map(|quote| quote.text.clone());
        Self {
            conversation: Conversation {
                chat: to.chat.0,
                topic: to.topic.map_or(0, |t| t.0.0),
                // Administrators who write as their group, and channels, share a user of Telegram's; their own number is the chat's.
                person: match &message.sender_chat {
                    Some(chat) => chat.id.0,
                    None => user.and_then(|u| i64::try_from(u.id.0).ok()).unwrap_or(to.chat.0),
                },
            },
            language: user.and_then(|u| u.language_code.clone()),
            to,
            replied: replied.map(|(id, text)| (id, quoted.or(text))),
        }
    }

    /// The language that the person reads: the one they chose, else that of their Telegram, even if `locale` stands in for it.
    pub(super) fn reads(&self, locale: &Locale) -> Lang {
        let telegrams = self.language.as_deref().filter(|tag| Locale::of(tag).tag() == locale.tag());
        telegrams.and_then(|tag| tag.parse().ok()).or_else(|| locale.tag().parse().ok()).unwrap_or_else(Lang::unknown)
    }

    /// `None` for a button of a message that was sent by way of another chat.
    pub(super) fn of_press(press: &CallbackQuery) -> Option<Self> {
        let message = press.message.as_ref()?;
        let regular = message.regular_message();
        let topic = regular.filter(|m| m.is_topic_message).and_then(|m| m.thread_id);
        let to = Address { chat: message.chat().id, topic, asked_in: message.id() };
        let person = i64::try_from(press.from.id.0).unwrap_or(to.chat.0);
        Some(Self {
            conversation: Conversation { chat: to.chat.0, topic: topic.map_or(0, |t| t.0.0), person },
            language: press.from.language_code.clone(),
            to,
            replied: None,
        })
    }

    /// Who types is in no chat that the bot knows.
    pub(super) fn of_typed(query: &InlineQuery) -> Self {
        let person = i64::try_from(query.from.id.0).unwrap_or_default();
        Self {
            conversation: Conversation { chat: person, topic: 0, person },
            language: query.from.language_code.clone(),
            to: Address { chat: ChatId(person), topic: None, asked_in: MessageId(0) },
            replied: None,
        }
    }
}
