//! `whosaid ingest`: an article into the corpus and the index, shown before and after.

use std::fmt::Write;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use crate::article::fetch::{fetch, is_address};
use crate::article::{Draft, Overrides};
use crate::corpus::CorpusError;
use crate::ingest::{Incoming, Known, prepare, store};
use crate::quote::Quote;

use super::args::Ingest;
use super::json::{IngestArticle, IngestJson, line, quotes_json};
use super::list::counted;
use super::settings::Settings;
use super::terminal::{DIM, NAME, isolated, print, safe, styled, width, wrapped};
use super::{CliError, Outcome};

pub(super) fn run(args: &Ingest, settings: &Settings) -> Result<Outcome, CliError> {
    let single = args.title.is_some() || args.url.is_some();
    if single && args.files.len() > 1 {
        return Err(CliError::Mistake("--title and --url are one article's; ingest such files one at a time".to_owned()));
    }
    let gazetteer = settings.gazetteer()?;
    let (mut stored, mut failed) = (0, 0);
    let mut last_error = None;
    for path in &args.files {
        let incoming = read(path, args).and_then(|draft| Ok(prepare(draft, &settings.corpus, &gazetteer)?));
        match incoming.and_then(|incoming| one(&incoming, path, args, settings)) {
            Ok(true) => stored += 1,
            Ok(false) => {}
            // One bad file does not keep the others out.
            Err(e) if args.files.len() > 1 => {
                anstream::eprintln!("whosaid: {e}");
                failed += 1;
                last_error = Some(e);
            }
            Err(e) => return Err(e),
        }
    }
    if stored > 0 {
        let summary = settings.build()?;
        if !args.no_vectors {
            settings.add_vectors()?;
        }
        if !args.json {
            let m = &summary.manifest;
            print(&format!("The index now has {}.\n", counted(m.quotes, m.speakers, m.articles)))?;
        }
    }
    match last_error {
        Some(e) => {
            anstream::eprintln!("whosaid: {failed} of {} files were not taken in", args.files.len());
            Err(e)
        }
        None => Ok(if stored > 0 || args.dry_run { Outcome::Done } else { Outcome::Nothing }),
    }
}

fn read(path: &Path, args: &Ingest) -> Result<Draft, CliError> {
    let overrides = Overrides {
        title: args.title.clone(),
        url: args.url.clone(),
        outlet: args.outlet.clone(),
        published: args.published.clone(),
        lang: args.lang.clone(),
        charset: None,
    };
    if let Some(address) = path.to_str().filter(|p| is_address(p)) {
        return fetched(address, overrides, args.allow_private).map_err(|reason| CliError::File { path: path.to_owned(), reason });
    }
    let stdin = path == Path::new("-");
    let bytes = if stdin {
        let mut bytes = Vec::new();
        io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        fs::read(path)
    };
    let bytes = bytes.map_err(|e| CliError::unreadable(path, &e))?;
    Draft::read(&bytes, Some(path).filter(|_| !stdin), overrides).map_err(|e| CliError::no_article(path, &e))
}

/// The article at an address; that address is its own unless the person says otherwise.
fn fetched(address: &str, overrides: Overrides, private: bool) -> Result<Draft, String> {
    let got = fetch(address, private).map_err(|e| e.to_string())?;
    let overrides = Overrides { url: overrides.url.or_else(|| Some(address.to_owned())), charset: got.charset, ..overrides };
    let name = Path::new(if got.markdown || address.ends_with(".md") { "fetched.md" } else { "fetched.txt" });
    Draft::read(&got.bytes, Some(name), overrides).map_err(|e| e.to_string())
}

/// Shows an article and stores it; whether it was stored.
fn one(incoming: &Incoming, path: &Path, args: &Ingest, settings: &Settings) -> Result<bool, CliError> {
    let article = &incoming.article;
    let fit = !incoming.quotes.is_empty() || args.allow_empty;
    let wanted = !args.dry_run && fit && incoming.known != Known::Same && agreed(incoming, args)?;
    if wanted {
        store(incoming, &settings.corpus)?;
    }
    if args.json {
        let json = IngestJson {
            article: IngestArticle::new(article.id.as_str(), &article.meta),
            body: &article.body,
            quotes: quotes_json(&incoming.quotes, &article.body),
            stored: wanted,
        };
        print(&line(&json)?)?;
    } else {
        print(&(summary(incoming) + &quote_lines(&incoming.quotes, &article.body)))?;
    }
    for lost in &incoming.lost {
        anstream::eprintln!("whosaid: the words of reviewed quote `{lost}` are no longer in the article; it was left out");
    }
    let say = |words: &str| anstream::eprintln!("whosaid: {}: {words}", path.display());
    match incoming.known {
        _ if !fit => say("no quotation was found in it, so it was not stored; --allow-empty stores it all the same"),
        Known::Same => say(&format!("these very words are in the corpus as `{}`; nothing to do", article.id)),
        _ if args.dry_run => {}
        Known::New if wanted && !args.json => {
            print(&format!("Stored as {}.\n", settings.corpus.dir().join(format!("{}.md", article.id)).display()))?
        }
        Known::Changed if wanted && !args.json => print(&format!("Replaced {}.\n", article.id))?,
        _ => {}
    }
    Ok(wanted)
}

/// A stored article is replaced only if the person says so; scripts say `--yes`.
fn agreed(incoming: &Incoming, args: &Ingest) -> Result<bool, CliError> {
    if args.yes || incoming.known != Known::Changed {
        return Ok(true);
    }
    let id = &incoming.article.id;
    if !io::stdin().is_terminal() {
        return Err(CliError::Mistake(format!("an article of this address is stored as `{id}` with other words; --yes replaces it")));
    }
    anstream::eprint!("An article of this address is stored as `{id}` with other words. Replace it? [y/N] ");
    let mut line = String::new();
    io::stdin().read_line(&mut line).map_err(|e| CliError::Corpus(CorpusError::Io { path: "-".into(), source: e }))?;
    Ok(matches!(line.trim(), "y" | "Y" | "yes"))
}

fn summary(incoming: &Incoming) -> String {
    let meta = &incoming.article.meta;
    let unknown = || "unknown".to_owned();
    let mut out = String::new();
    for (name, value) in [
        ("title", meta.title.clone().unwrap_or_else(|| "none given".to_owned())),
        ("outlet", meta.outlet.clone().unwrap_or_else(unknown)),
        ("published", meta.published.as_ref().map_or_else(unknown, ToString::to_string)),
        ("language", meta.lang.to_string()),
        ("link", meta.url.clone().unwrap_or_else(|| "none".to_owned())),
        ("quotes", incoming.quotes.len().to_string()),
    ] {
        let _ = writeln!(out, "{} {}", styled(DIM, &format!("{name:>10}")), isolated(&value));
    }
    out.push('\n');
    out
}

/// Below this confidence an attribution should be looked at by a person.
const DOUBTFUL: f32 = 0.9;

/// Each quote: speaker, affiliation, regions, kind, confidence, and how its words begin.
pub(super) fn quote_lines(quotes: &[Quote], body: &str) -> String {
    let mut out = String::new();
    for quote in quotes {
        let doubt = if quote.confidence < DOUBTFUL && !quote.reviewed { " ⚠ doubtful" } else { "" };
        let kind = format!("{:?}", quote.kind).to_lowercase();
        let name = quote.attribution.name().map_or_else(|| "unnamed".to_owned(), isolated);
        let regions: Vec<String> = quote.affiliation.iter().flat_map(|a| &a.regions).map(ToString::to_string).collect();
        let region = if regions.is_empty() { "region unknown".to_owned() } else { regions.join(" ") };
        let _ = writeln!(out, "{} · {region} · {kind} · {:.0}%{doubt}", styled(NAME, &name), quote.confidence * 100.0);
        if let Some(affiliation) = &quote.affiliation {
            for line in wrapped(&affiliation.text, &[], "  ", width()) {
                let _ = writeln!(out, "{}", styled(DIM, &line));
            }
        }
        let words = quote.words(body);
        let first = words.first().and_then(|w| w.lines().next()).unwrap_or_default();
        let start: String = first.chars().take(30).collect();
        let letters: usize = words.iter().map(|w| w.chars().count()).sum();
        let _ = writeln!(out, "  “{}…” {}\n", safe(&start), styled(DIM, &format!("({letters} characters)")));
    }
    out
}
