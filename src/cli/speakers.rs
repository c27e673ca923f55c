//! `whosaid speakers`: everybody who is quoted.

use serde_json::json;

use super::args::List;
use super::json::line;
use super::list::regions;
use super::settings::Settings;
use super::table::table;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &List, settings: &Settings) -> Result<Outcome, CliError> {
    let engine = settings.engine()?;
    let rows = engine.speakers()?;
    let affiliation = |row: &crate::answer::SpeakerRow| row.affiliation.as_ref().map(|a| a.text.clone()).unwrap_or_default();
    let text = if args.json {
        rows.iter()
            .map(|r| {
                let codes: Vec<&str> = r.affiliation.iter().flat_map(|a| &a.regions).map(|c| c.code()).collect();
                line(&json!({ "speaker": r.name, "affiliation": affiliation(r), "regions": codes, "passages": r.passages }))
            })
            .collect::<Result<_, _>>()?
    } else {
        let cells = rows
            .iter()
            .map(|r| vec![r.name.clone(), r.affiliation.as_ref().map(|a| regions(a, &engine)).unwrap_or_default(), affiliation(r)]);
        table(&["speaker", "region", "affiliation"], cells)
    };
    print(&text)?;
    Ok(if rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}
