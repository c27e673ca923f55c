//! `/forget`: what is stored about a person is deleted.

use super::Command;

pub(super) const COMMAND: Command = Command {
    name: "forget",
    menu: "menu_forget",
    answer: |chat, _| {
        chat.store.forget(chat.conversation.person);
        Ok(chat.says("forgotten"))
    },
};
