//! `/experts`: who is quoted.

use crate::index::IndexError;
use crate::telegram::render;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "experts", menu: "menu_experts", answer };

fn answer(chat: &Chat<'_>, _words: &str) -> Result<Outgoing, IndexError> {
    let speakers = chat.engine.speakers()?;
    if speakers.is_empty() {
        return Ok(chat.says("experts_none"));
    }
    let heading = chat.locale.counted("experts", chat.engine.holdings().speakers, &[]);
    let lines = speakers.iter().map(|row| render::speaker_line(chat.locale, &row.name, row.affiliation.as_ref()));
    Ok(render::list(chat.locale, &heading, lines).into())
}
