//! `/regions`: where those who are quoted are from, by their affiliations.

use crate::index::IndexError;
use crate::telegram::render;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "regions", menu: "menu_regions", answer };

fn answer(chat: &Chat<'_>, _words: &str) -> Result<Outgoing, IndexError> {
    let regions = chat.engine.regions()?;
    if regions.is_empty() {
        return Ok(chat.says("regions_none"));
    }
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    let scene = chat.scene(&name);
    let lines = regions.iter().map(|row| render::region_line(&scene, row));
    Ok(render::list(chat.locale, &chat.locale.text("regions", &[]), lines).into())
}
