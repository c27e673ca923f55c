//! `/experts`: who is quoted.

use crate::index::IndexError;
use crate::telegram::markup::Markup;
use crate::telegram::render;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "experts", menu: "menu_experts", answer };

fn answer(chat: &Chat<'_>, _words: &str) -> Result<Vec<Markup>, IndexError> {
    let speakers = chat.engine.speakers()?;
    if speakers.is_empty() {
        return Ok(chat.says("experts_none"));
    }
    let heading = chat.locale.counted("experts", chat.engine.holdings().speakers, &[]);
    let lines = speakers.iter().map(|row| render::speaker_line(&row.name, row.affiliation.as_ref()));
    Ok(vec![render::list(chat.locale, &heading, lines)])
}
