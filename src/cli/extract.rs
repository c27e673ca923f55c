//! `whosaid extract`: the quotations of a text, and nothing stored.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde::Deserialize;
use serde_json::json;

use crate::article::{ArticleId, Raw, words};
use crate::lexicon::Gazetteer;
use crate::quote::{Extracted, extract};
use crate::text::lang::{Lang, detect};

use super::args::Extract;
use super::batch::objects;
use super::ingest::quote_lines;
use super::json::{line, quotes_json};
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: serde_json::Value,
    lang: Option<Lang>,
    text: String,
}

pub(super) fn run(args: &Extract, settings: &Settings) -> Result<Outcome, CliError> {
    let gazetteer = settings.gazetteer()?;
    if let Some(path) = &args.batch {
        return batch(path, &gazetteer);
    }
    let path = args.file.as_deref().unwrap_or(Path::new("-"));
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") { io::stdin().read_to_end(&mut bytes).map(drop) } else { fs::read(path).map(|b| bytes = b) };
    read.map_err(|e| CliError::unreadable(path, &e))?;
    let text = words(&Raw { bytes: &bytes, path: Some(path), ..Raw::default() })
        .map_err(|e| CliError::File { path: path.to_owned(), reason: e.to_string() })?;
    let lang = args.lang.clone().unwrap_or_else(|| detect(&text));
    let found = quotes(&text, &lang, &gazetteer);
    if args.json {
        let id = path.file_stem().and_then(|s| s.to_str()).unwrap_or("-");
        let mut out = json!({ "id": id, "quotes": quotes_json(&found.quotes, &text) });
        // Where the file is not the text that offsets count in, that text is.
        if text.as_bytes() != bytes {
            out["body"] = text.as_str().into();
        }
        print(&line(&out)?)?;
    } else if found.quotes.is_empty() {
        anstream::eprintln!("whosaid: no quotation was found in {}", path.display());
    } else {
        print(&quote_lines(&found.quotes, &text))?;
    }
    Ok(if found.quotes.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

fn batch(path: &Path, gazetteer: &Gazetteer) -> Result<Outcome, CliError> {
    for given in objects::<Line>(path, "`id`, `lang` and `text`")? {
        let given = given?;
        let lang = given.lang.unwrap_or_else(|| detect(&given.text));
        let found = quotes(&given.text, &lang, gazetteer);
        print(&line(&json!({ "id": given.id, "quotes": quotes_json(&found.quotes, &given.text) }))?)?;
    }
    Ok(Outcome::Done)
}

/// The quotes of a text that has no name in the corpus; their ids are not shown.
fn quotes(text: &str, lang: &Lang, gazetteer: &Gazetteer) -> Extracted {
    let unnamed = ArticleId::from_words("unnamed").expect("letters make an id");
    extract(&unnamed, text, lang, gazetteer)
}
