//! `/following`: what is followed in this chat, each with a button that ends it.

use crate::index::IndexError;
use crate::telegram::reply::{Outgoing, show};
use crate::telegram::view::View;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "following", menu: "menu_following", answer };

pub(super) fn answer(chat: &Chat<'_>, _words: &str) -> Result<Outgoing, IndexError> {
    show(chat, &View::Following, 0)
}
