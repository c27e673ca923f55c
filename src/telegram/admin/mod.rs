//! What administrators can have done from the chat: one file a command, listed in one table. To everybody else these commands do not
//! exist.

mod ban;
mod clerk;
mod decide;
mod ingest;
mod menu;
mod pair;
mod rebuild;
mod remove;
mod rollback;
mod status;
mod works;

use std::pin::Pin;
use std::sync::Arc;

use teloxide::types::{CallbackQuery, CallbackQueryId, Document, Message};

use crate::locale::Locale;

use super::asker::Asker;
use super::buttons::Mark;
use super::desk::Office;
use super::incoming;

use clerk::Clerk;

pub(super) use menu::set_menus;
pub use works::{Indexing, Keeper};
pub(super) use works::{Works, aside};

/// Every command, in the order of the menu.
const TABLE: [&AdminCommand; 8] =
    [&ingest::COMMAND, &remove::COMMAND, &status::COMMAND, &rebuild::COMMAND, &rollback::COMMAND, &pair::COMMAND, &ban::BAN, &ban::UNBAN];

type Work = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A command of administrators.
pub(super) struct AdminCommand {
    /// As it is typed, without the slash.
    name: &'static str,
    /// The locale's key of what the menu says of it.
    menu: &'static str,
    run: fn(Clerk, String) -> Work,
}

/// What an administrator wants done.
pub(super) enum Order {
    Command {
        command: &'static AdminCommand,
        words: String,
        /// The number of whoever wrote the message that is replied to.
        about: Option<i64>,
    },
    /// A file that was sent.
    File(Box<Document>),
    /// A press below a proposal.
    Decision { approved: bool, button: CallbackQueryId },
    /// A press that confirms that an article is to go.
    Removal { article: Mark, button: CallbackQueryId },
}

/// What a message orders; `None` for whoever is no administrator, and for what is no order. In groups, where other bots have a `/ban`
/// of their own, it has to name this bot.
pub(super) fn order(message: &Message, office: &Office) -> Option<Order> {
    let person = message.from.as_ref().and_then(|user| i64::try_from(user.id.0).ok())?;
    // Whoever writes as a group could be anybody of it.
    if message.sender_chat.is_some() || !office.access.is_admin(person) {
        return None;
    }
    let private = message.chat.is_private();
    if let (true, Some(file)) = (private, message.document()) {
        return Some(Order::File(Box::new(file.clone())));
    }
    let (name, words, to_me) = incoming::command(message.text()?.strip_prefix('/')?, &office.me);
    let command = TABLE.into_iter().find(|c| c.name.eq_ignore_ascii_case(name))?;
    let about =
        message.reply_to_message().and_then(|m| m.sender_chat.as_ref().map(|c| c.id.0).or(m.from.as_ref().map(|u| u.id.0.cast_signed())));
    to_me.unwrap_or(private).then(|| Order::Command { command, words: words.trim().to_owned(), about })
}

/// What a press decides; `None` where it is no button of administrators, or no administrator's press.
pub(super) fn pressed(press: &CallbackQuery, office: &Office) -> Option<Order> {
    let button = press.id.clone();
    let order = match press.data.as_deref()? {
        decide::APPROVE => Order::Decision { approved: true, button },
        decide::REJECT => Order::Decision { approved: false, button },
        data => Order::Removal { article: data.strip_prefix(remove::REMOVE)?.parse().ok()?, button },
    };
    let person = i64::try_from(press.from.id.0).ok()?;
    office.access.is_admin(person).then_some(order)
}

/// Does what was ordered.
pub(super) async fn carry_out(office: Arc<Office>, asker: Asker, locale: &'static Locale, order: Order) {
    let clerk = Clerk::new(office, asker, locale);
    match order {
        Order::Command { command, words, about } => (command.run)(clerk.about(about), words).await,
        Order::File(file) => ingest::file(clerk, *file).await,
        Order::Decision { approved, button } => decide::decide(clerk, approved, button).await,
        Order::Removal { article, button } => remove::remove(clerk, article, button).await,
    }
}
