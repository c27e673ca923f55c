//! `whosaid rebuild`: the index, anew from the corpus.

use super::args::Rebuild;
use super::list::counted;
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(_args: &Rebuild, settings: &Settings) -> Result<Outcome, CliError> {
    if !settings.corpus.dir().is_dir() {
        let next = "name one with --corpus, or take an article in with `whosaid ingest FILE`";
        return Err(CliError::Mistake(format!("there is no corpus in {}; {next}", settings.corpus.dir().display())));
    }
    let summary = settings.build()?;
    let m = &summary.manifest;
    for article in &summary.filled.extracted {
        print(&format!("extracted {article}\n"))?;
    }
    for article in &summary.filled.unsaved {
        anstream::eprintln!("whosaid: the quotes of {article} could not be written beside it, since the corpus may only be read");
    }
    for article in &summary.filled.without_quotes {
        anstream::eprintln!("whosaid: no quotation was found in {article}");
    }
    print(&format!("{}: {}\n", summary.generation, counted(m.quotes, m.speakers, m.articles)))?;
    Ok(Outcome::Done)
}
