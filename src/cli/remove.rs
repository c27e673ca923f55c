//! `whosaid remove`: articles and files of quotes out of the corpus and the index.

use std::path::PathBuf;

use crate::article::ArticleId;
use crate::corpus::CorpusError;

use super::args::Remove;
use super::list::index_now_has;
use super::settings::Settings;
use super::terminal::{print, safe};
use super::{CliError, Outcome};

/// What goes.
enum Goes {
    Article(ArticleId),
    Bulk(PathBuf),
}

pub(super) fn run(args: &Remove, settings: &Settings) -> Result<Outcome, CliError> {
    let corpus = &settings.corpus;
    let find = |words: &String| {
        let article = corpus.find(words).map(Goes::Article);
        article.or_else(|error| corpus.find_bulk(words).map(Goes::Bulk).ok_or(error))
    };
    // All of them are looked up before the first goes.
    let all: Vec<Goes> = args.articles.iter().map(find).collect::<Result<_, CorpusError>>()?;
    for goes in &all {
        let name = match goes {
            Goes::Article(id) => {
                corpus.remove(id)?;
                id.to_string()
            }
            Goes::Bulk(path) => {
                corpus.remove_bulk(path)?;
                safe(&path.file_name().unwrap_or_default().to_string_lossy())
            }
        };
        print(&format!("removed {name}\n"))?;
    }
    let summary = settings.follow(&settings.gazetteer()?, true)?;
    print(&index_now_has(&summary))?;
    Ok(Outcome::Done)
}
