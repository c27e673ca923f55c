//! `whosaid articles`: what the corpus holds.

use super::args::List;
use super::json::{IngestArticle, line};
use super::settings::Settings;
use super::table::table;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &List, settings: &Settings) -> Result<Outcome, CliError> {
    let mut lines = String::new();
    let mut rows = Vec::new();
    for article in settings.corpus.articles()? {
        let Some(article) = settings.read(article) else { continue };
        let meta = &article.meta;
        let id = &article.id;
        if args.json {
            lines.push_str(&line(&IngestArticle::new(id.as_str(), meta))?);
        }
        let name = meta.title.clone().or_else(|| meta.url.clone()).unwrap_or_default();
        let published = meta.published.as_ref().map(ToString::to_string).unwrap_or_default();
        rows.push(vec![id.to_string(), published, meta.lang.to_string(), meta.outlet.clone().unwrap_or_default(), name]);
    }
    let empty = rows.is_empty();
    print(&if args.json { lines } else { table(&["article", "published", "lang", "outlet", "title or link"], rows.into_iter()) })?;
    Ok(if empty { Outcome::Nothing } else { Outcome::Done })
}
