//! `whosaid remove`: articles out of the corpus and the index.

use super::args::Remove;
use super::list::counted;
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &Remove, settings: &Settings) -> Result<Outcome, CliError> {
    let mut ids = Vec::new();
    for words in &args.articles {
        // All of them are looked up before the first goes.
        let id = words.parse().ok().filter(|id| settings.corpus.has(id));
        ids.push(id.ok_or_else(|| crate::corpus::CorpusError::NoArticle(words.clone()))?);
    }
    for id in &ids {
        settings.corpus.remove(id)?;
        print(&format!("removed {id}\n"))?;
    }
    let summary = settings.update()?;
    settings.add_vectors()?;
    let m = &summary.manifest;
    print(&format!("The index now has {}.\n", counted(m.quotes, m.speakers, m.articles)))?;
    Ok(Outcome::Done)
}
