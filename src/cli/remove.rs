//! `whosaid remove`: articles out of the corpus and the index.

use crate::article::ArticleId;

use super::args::Remove;
use super::list::index_now_has;
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &Remove, settings: &Settings) -> Result<Outcome, CliError> {
    // All of them are looked up before the first goes.
    let ids: Vec<ArticleId> = args.articles.iter().map(|words| settings.corpus.find(words)).collect::<Result<_, _>>()?;
    for id in &ids {
        settings.corpus.remove(id)?;
        print(&format!("removed {id}\n"))?;
    }
    let summary = settings.refresh(&settings.gazetteer()?, true)?;
    print(&index_now_has(&summary))?;
    Ok(Outcome::Done)
}
