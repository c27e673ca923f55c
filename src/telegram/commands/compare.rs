//! `/compare India, Nigeria on regulation`: two sides or more, beside each other.

use crate::index::IndexError;
use crate::retrieval::Filters;
use crate::telegram::reply::{Outgoing, going_on, show, unreadable};
use crate::telegram::view::{Inquiry, View};

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "compare", menu: "menu_compare", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    if words.is_empty() {
        return Ok(chat.says("compare_empty"));
    }
    if let Some(refusal) = unreadable(chat, words) {
        return Ok(refusal);
    }
    let query = chat.engine.understand(words, &Filters { comparison: true, ..Filters::default() })?;
    if !query.names_somebody() && query.regions.is_empty() {
        // "/compare them": the sides are those of the question before.
        return match going_on(chat, words, &query) {
            Some(view) => show(chat, &view, 0),
            None => Ok(chat.says("compare_empty")),
        };
    }
    show(chat, &View::Answer(Inquiry { words: words.to_owned(), query, ..Inquiry::default() }), 0)
}
