//! `/topic export controls`: who speaks about it, by region.

use crate::index::IndexError;
use crate::retrieval::{Filters, Place, Query};
use crate::telegram::reply::{Outgoing, show, unreadable};
use crate::telegram::view::{Inquiry, View};

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "topic", menu: "menu_topic", answer };

fn answer(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    if words.is_empty() {
        return Ok(chat.says("topic_empty"));
    }
    if let Some(refusal) = unreadable(chat, words) {
        return Ok(refusal);
    }
    let mut query = chat.engine.understand(words, &Filters::default())?;
    if query.topic.is_empty() {
        // Who speaks about a place or about somebody, not what is said there or by them.
        for region in &mut query.regions {
            region.place = Place::Subject;
        }
        if query.names_somebody() {
            query = Query { lang: query.lang, topic: words.to_owned(), ..Query::default() };
        }
    }
    show(chat, &View::Overview(Inquiry { words: words.to_owned(), query, ..Inquiry::default() }), 0)
}
