//! `whosaid speakers`: everybody who is quoted.

use serde_json::json;

use crate::ingest::{Merged, merge};

use super::args::Speakers;
use super::json::line;
use super::list::{number, regions};
use super::settings::Settings;
use super::table::table;
use super::terminal::{print, safe};
use super::{CliError, Outcome};

pub(super) fn run(args: &Speakers, settings: &Settings) -> Result<Outcome, CliError> {
    if let Some([name, other]) = args.merge.as_deref() {
        return merged(name, other, settings);
    }
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

fn merged(name: &str, other: &str, settings: &Settings) -> Result<Outcome, CliError> {
    let gazetteer = settings.gazetteer()?;
    let Merged { name, quotes } = merge(&settings.corpus, &gazetteer, name, other)?;
    if quotes == 0 {
        print(&format!("Nobody is quoted in the articles as “{}”; `whosaid speakers` lists who is.\n", safe(other)))?;
        return Ok(Outcome::Nothing);
    }
    settings.follow(&gazetteer, true)?;
    let (name, other) = (safe(&name), safe(other));
    print(&format!("Gave {} of {other} to {name}; “{other}” leads to them, too.\n", number(quotes as u64, "quote")))?;
    Ok(Outcome::Done)
}
