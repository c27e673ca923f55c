//! `whosaid regions`: where the quoted speakers are.

use serde_json::json;

use super::args::List;
use super::json::line;
use super::settings::Settings;
use super::table::table;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &List, settings: &Settings) -> Result<Outcome, CliError> {
    let engine = settings.engine()?;
    let rows = engine.regions()?;
    let text = if args.json {
        rows.iter().map(|r| line(&json!({ "region": r.code, "speakers": r.speakers }))).collect::<Result<_, _>>()?
    } else {
        table(
            &["code", "region", "speakers"],
            rows.iter().map(|r| vec![r.code.to_string(), engine.region_name(&r.code, "en"), r.speakers.join(", ")]),
        )
    };
    print(&text)?;
    Ok(if rows.is_empty() { Outcome::Nothing } else { Outcome::Done })
}
