//! `/new`: the next question stands for itself.

use crate::telegram::reply::start_over;

use super::Command;

pub(super) const COMMAND: Command = Command { name: "new", menu: "menu_new", answer: |chat, _| Ok(start_over(chat)) };
