//! `whosaid review`: a person goes through the doubtful quotes, and what they say of each stands.

use std::fmt::Write;
use std::io::{self, BufRead, IsTerminal};

use crate::article::{Article, ArticleId};
use crate::ingest::merge;
use crate::lexicon::{Gazetteer, Region};
use crate::quote::{Affiliation, Attribution, Quote, Speaker, SpeakerId};

use super::args::Review;
use super::ingest::region_codes;
use super::list::number;
use super::settings::Settings;
use super::terminal::{DIM, NAME, isolated, print, safe, styled, width, wrapped};
use super::{CliError, Outcome};

/// Letters of the context that are shown before and after the words.
const CONTEXT: usize = 200;
/// Bytes of the longest word that is looked for at the edges of it.
const WORD: usize = 40;

const HELP: &str = "\
a accept · x reject · Enter skip · q quit
s NAME other speaker · f TEXT other affiliation · r IN US regions (- for none)
m NAME this speaker is that one, in every article";

pub(super) fn run(args: &Review, settings: &Settings) -> Result<Outcome, CliError> {
    let gazetteer = settings.gazetteer()?;
    let ids = match &args.article {
        Some(words) => vec![settings.corpus.find(words)?],
        None => settings.corpus.article_ids()?,
    };
    let mut reviewer = Reviewer { settings, gazetteer: &gazetteer, all: args.all, seen: 0, changed: 0, input: io::stdin().lock() };
    for id in ids {
        if !reviewer.article(&id)? {
            break;
        }
    }
    let (seen, changed) = (reviewer.seen, reviewer.changed);
    if seen == 0 {
        print("There is nothing to review.\n")?;
        return Ok(Outcome::Nothing);
    }
    if changed > 0 {
        settings.refresh(&gazetteer, true)?;
    }
    print(&format!("{} looked at, {changed} decided.\n", number(seen, "quote")))?;
    Ok(Outcome::Done)
}

struct Reviewer<'s> {
    settings: &'s Settings,
    gazetteer: &'s Gazetteer,
    all: bool,
    seen: u64,
    changed: u64,
    input: io::StdinLock<'s>,
}

/// What a person decided about a quote.
enum Decision {
    Keep(Box<Quote>),
    Reject,
    Skip,
    /// Another name of this speaker, everywhere.
    Merge(String),
    Quit,
}

impl Reviewer<'_> {
    /// Goes through an article; whether to go on with the next.
    fn article(&mut self, id: &ArticleId) -> Result<bool, CliError> {
        let corpus = &self.settings.corpus;
        let article = corpus.article(id)?;
        let mut quotes = corpus.quotes(&article, self.gazetteer)?.quotes;
        let wanted = |q: &Quote| if self.all { !q.reviewed } else { q.is_doubtful() };
        let open: Vec<_> = quotes.iter().filter(|q| wanted(q)).map(|q| q.id.clone()).collect();
        for (done, quote_id) in open.iter().enumerate() {
            let Some(at) = quotes.iter().position(|q| q.id == *quote_id) else { continue };
            let heading = format!("{} · {} of {}", article.meta.title.as_deref().unwrap_or(id.as_str()), done + 1, open.len());
            print(&format!("\n{}\n", styled(DIM, &safe(&heading))))?;
            self.seen += 1;
            // Each decision is written at once: whoever stops here loses nothing.
            match self.decide(quotes[at].clone(), &article)? {
                Decision::Quit => return Ok(false),
                Decision::Skip => continue,
                Decision::Keep(quote) => quotes[at] = *quote,
                Decision::Reject => drop(quotes.remove(at)),
                Decision::Merge(name) => {
                    let other = quotes[at].attribution.name().unwrap_or_default().to_owned();
                    let moved = merge(corpus, self.gazetteer, &name, &other)?;
                    print(&format!("Gave {} of {} to {}.\n", number(moved as u64, "quote"), safe(&other), safe(&name)))?;
                    quotes = corpus.quotes(&article, self.gazetteer)?.quotes;
                    quotes[at].reviewed = true;
                }
            }
            corpus.store_quotes(&article, &quotes)?;
            self.changed += 1;
        }
        Ok(true)
    }

    fn decide(&mut self, mut quote: Quote, article: &Article) -> Result<Decision, CliError> {
        loop {
            print(&shown(&quote, article))?;
            print(&format!("{}\n> ", styled(DIM, HELP)))?;
            let mut line = String::new();
            let read = self.input.read_line(&mut line);
            if read.map_err(|e| CliError::Mistake(format!("standard input cannot be read: {e}")))? == 0 {
                return Ok(Decision::Quit);
            }
            // A line that was not typed is not on the screen yet.
            if !io::stdin().is_terminal() {
                print(&format!("{}\n", safe(line.trim())))?;
            }
            let (word, rest) = line.trim().split_once(char::is_whitespace).unwrap_or((line.trim(), ""));
            let rest = rest.trim();
            match (word, rest) {
                ("", _) => return Ok(Decision::Skip),
                ("q", "") => return Ok(Decision::Quit),
                ("x", "") => return Ok(Decision::Reject),
                ("a", "") => {
                    quote.reviewed = true;
                    return Ok(Decision::Keep(Box::new(quote)));
                }
                ("s", name) if !name.is_empty() => {
                    let speaker = Speaker { id: SpeakerId::of(name), name: name.to_owned(), aliases: Vec::new() };
                    quote.attribution = Attribution::Resolved(speaker);
                    // Where the text names somebody else is no mention of this one.
                    quote.mention = None;
                }
                ("f", text) if !text.is_empty() => quote.affiliation = Some(Affiliation::read(text, self.gazetteer, &article.meta.lang)),
                ("r", "-") => quote.affiliation.get_or_insert_default().regions.clear(),
                ("r", codes) if !codes.is_empty() => {
                    let regions: Result<Vec<Region>, _> = codes.split([' ', ',']).filter(|c| !c.is_empty()).map(str::parse).collect();
                    match regions {
                        Ok(regions) if regions.iter().any(|region| !self.gazetteer.knows(region)) => {
                            print("That is no country, and no group that the gazetteer knows.\n")?;
                        }
                        Ok(regions) => quote.affiliation.get_or_insert_default().regions = regions,
                        Err(error) => print(&format!("{error}\n"))?,
                    }
                }
                ("m", name) if !name.is_empty() && quote.attribution.name().is_some() => return Ok(Decision::Merge(name.to_owned())),
                ("m", _) => print("Nobody is named here whom another name could belong to; `s NAME` says who it is.\n")?,
                _ => print("That is none of the letters below.\n")?,
            }
        }
    }
}

fn shown(quote: &Quote, article: &Article) -> String {
    let mut out = String::new();
    let who = match &quote.attribution {
        Attribution::Resolved(speaker) => isolated(&speaker.name),
        Attribution::Named(called) => format!("not named (“{}”)", isolated(called)),
        Attribution::Unattributed => "nobody".to_owned(),
    };
    let _ = writeln!(out, "{} · {} · {:.0}%", styled(NAME, &who), region_codes(quote), quote.confidence * 100.0);
    if let Some(affiliation) = quote.affiliation.as_ref().filter(|a| !a.text.is_empty()) {
        let _ = writeln!(out, "  {}", styled(DIM, &safe(&affiliation.text)));
    }
    let (Some(first), Some(last)) = (quote.spans.first(), quote.spans.last()) else { return out };
    let body = &article.body;
    let before: Vec<char> = body.get(..first.start).unwrap_or_default().chars().rev().take(CONTEXT).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = body.get(last.end..).unwrap_or_default().chars().take(CONTEXT).collect();
    // Not from the middle of a word to the middle of another.
    let cut = before.find(char::is_whitespace).filter(|at| before.len() < first.start && *at < WORD).unwrap_or(0);
    let before = &before[cut..];
    let ends = last.end + after.len() == body.len();
    let after = after.rfind(char::is_whitespace).filter(|at| !ends && after.len() - at < WORD).map_or(after.as_str(), |at| &after[..at]);
    let words = body.get(first.start..last.end).unwrap_or_default();
    let text = format!("{before}{words}{after}");
    let span = crate::text::Span::new(before.len(), before.len() + words.len());
    for line in wrapped(&text, &[span], "  │ ", width()) {
        let _ = writeln!(out, "{line}");
    }
    out
}
