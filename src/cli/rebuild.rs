//! `whosaid rebuild`: the index, anew from the corpus.

use super::args::Rebuild;
use super::list::counted;
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &Rebuild, settings: &Settings) -> Result<Outcome, CliError> {
    if !settings.corpus.dir().is_dir() {
        let next = "name one with --corpus, or take an article in with `whosaid ingest FILE`";
        return Err(CliError::Mistake(format!("there is no corpus in {}; {next}", settings.corpus.dir().display())));
    }
    let summary = settings.build()?;
    // The index of words answers already while the vectors are computed.
    let completed = if args.no_vectors { None } else { settings.add_vectors()? };
    if completed.is_none() && !args.no_vectors {
        anstream::eprintln!("whosaid: there is no encoder (models/ was not found), so the index finds words and not meanings");
    }
    let generation = completed.map_or(summary.generation, |s| s.generation);
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
    print(&format!("{generation}: {}\n", counted(m.quotes, m.speakers, m.articles)))?;
    Ok(Outcome::Done)
}
