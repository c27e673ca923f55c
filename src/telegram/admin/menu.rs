//! The administrators' menu, in the chats of administrators and nowhere else.

use std::collections::HashSet;
use std::sync::Arc;

use teloxide::payloads::{DeleteMyCommandsSetters, SetMyCommandsSetters};
use teloxide::prelude::{Bot, Requester};
use teloxide::types::{BotCommand, BotCommandScope, ChatId};

use crate::locale::Locale;
use crate::telegram::access::Access;
use crate::telegram::client::report;
use crate::telegram::commands;
use crate::telegram::members::Standing;
use crate::telegram::state::Store;

use super::TABLE;

/// Puts the menu into the chat of every administrator, and takes it out of those of former ones.
pub(in crate::telegram) async fn set_menus(bot: Bot, access: Arc<Access>, store: Arc<Store>) {
    let known = Arc::clone(&store);
    let had: HashSet<i64> = tokio::task::spawn_blocking(move || known.members(Standing::Menu)).await.unwrap_or_default();
    for former in had.difference(access.admins()) {
        for (nth, locale) in Locale::all().into_iter().enumerate() {
            let request = bot.delete_my_commands().scope(scope(*former));
            let done = if nth == 0 { request.await } else { request.language_code(locale.tag()).await };
            report(&bot, "deleteMyCommands", done);
        }
        let (store, former) = (Arc::clone(&store), *former);
        tokio::task::spawn_blocking(move || store.strike(Standing::Menu, former)).await.ok();
    }
    for admin in access.admins() {
        for (nth, locale) in Locale::all().into_iter().enumerate() {
            let own = TABLE.iter().map(|c| BotCommand::new(c.name, locale.text(c.menu, &[])));
            let menu: Vec<_> = own.chain(commands::TABLE.iter().map(|c| BotCommand::new(c.name, locale.text(c.menu, &[])))).collect();
            let request = bot.set_my_commands(menu).scope(scope(*admin));
            // One who never wrote to the bot has no chat with it yet, and gets the menu at the next start.
            report(&bot, "setMyCommands", if nth == 0 { request.await } else { request.language_code(locale.tag()).await });
        }
        let (store, admin) = (Arc::clone(&store), *admin);
        tokio::task::spawn_blocking(move || store.enrol(Standing::Menu, admin)).await.ok();
    }
}

/// A private chat has its person's number.
fn scope(person: i64) -> BotCommandScope {
    BotCommandScope::Chat { chat_id: ChatId(person).into() }
}
