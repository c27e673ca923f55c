//! `/ask`: a question, in groups where plain messages are not for the bot.

use super::super::reply::question;
use super::Command;

pub(super) const COMMAND: Command = Command { name: "ask", menu: "menu_ask", answer: question };
