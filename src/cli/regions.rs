//! `whosaid regions`: where the quoted speakers are.

use super::args::List;
use super::json::without_controls;
use super::settings::Settings;
use super::table::table;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &List, settings: &Settings) -> Result<Outcome, CliError> {
    let engine = settings.engine()?;
    let rows = engine.regions()?;
    let text = if args.json {
        rows.iter().map(|r| format!("{}\n", serde_json::json!({ "region": r.code, "speakers": r.speakers }))).collect()
    } else {
        table(
            &["code", "region", "speakers"],
            rows.iter().map(|r| vec![r.code.to_string(), engine.region_name(&r.code, "en"), r.speakers.join(", ")]),
        )
    };
    print(&if args.json { without_controls(&text) } else { text })?;
    Ok(if rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}
