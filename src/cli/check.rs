//! `whosaid check`: everything that is wrong with the corpus, with file and line.

use serde_json::json;

use crate::corpus::Finding;
use crate::ingest::doubles;

use super::args::Check;
use super::json::line;
use super::list::number;
use super::settings::Settings;
use super::terminal::{print, safe};
use super::{CliError, Outcome};

pub(super) fn run(args: &Check, settings: &Settings) -> Result<Outcome, CliError> {
    let gazetteer = settings.gazetteer()?;
    let mut findings = settings.corpus.check(&gazetteer)?;
    findings.extend(doubles(&settings.corpus, &gazetteer)?);
    let errors = findings.iter().filter(|f| f.error).count() as u64;
    for Finding { path, line: at, error, reason } in &findings {
        let text = if args.json {
            line(&json!({ "file": path, "line": at, "error": error, "reason": reason }))?
        } else {
            let level = if *error { "" } else { "note: " };
            format!("{}:{at}: {level}{}\n", path.display(), safe(reason))
        };
        print(&text)?;
    }
    if !args.json {
        let articles = number(settings.corpus.article_ids().map_or(0, |ids| ids.len() as u64), "article");
        let notes = findings.len() as u64 - errors;
        print(&format!("{articles}: {}, {}\n", number(errors, "error"), number(notes, "note")))?;
    }
    if errors > 0 { Err(CliError::Unsound { errors }) } else { Ok(Outcome::Done) }
}
