//! `whosaid review`: a person goes through the doubtful quotes, and what they say of each stands.

use std::fmt::Write;
use std::io::{self, BufRead, IsTerminal};

use crate::article::Article;
use crate::ingest::{MergeError, Merged, merge};
use crate::lexicon::{Gazetteer, InvalidRegion, Region};
use crate::quote::{Affiliation, Attribution, Quote, QuoteId, Speaker, SpeakerId};

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
a accept · x reject · Enter go on · q quit
s NAME other speaker · f TEXT other affiliation · r IN US regions (- for none)
m NAME this speaker is that one, in every article";

pub(super) fn run(args: &Review, settings: &Settings) -> Result<Outcome, CliError> {
    let gazetteer = settings.gazetteer()?;
    let articles: Box<dyn Iterator<Item = _>> = match &args.article {
        Some(words) => Box::new(std::iter::once(Ok(settings.corpus.article(&settings.corpus.find(words)?)?))),
        None => Box::new(settings.corpus.articles()?),
    };
    let (all, one) = (args.all, args.article.is_some());
    let mut reviewer = Reviewer { settings, gazetteer: &gazetteer, all, one, seen: 0, changed: 0, input: io::stdin().lock() };
    for article in articles.filter_map(|article| settings.read(article)) {
        if !reviewer.article(&article)? {
            break;
        }
    }
    let (seen, changed) = (reviewer.seen, reviewer.changed);
    if seen == 0 {
        print("There is nothing to review.\n")?;
        return Ok(Outcome::Nothing);
    }
    if changed > 0 {
        settings.follow(&gazetteer, true)?;
    }
    print(&format!("{} looked at, {changed} decided.\n", number(seen, "quote")))?;
    Ok(Outcome::Done)
}

struct Reviewer<'s> {
    settings: &'s Settings,
    gazetteer: &'s Gazetteer,
    all: bool,
    /// Whether an article was named.
    one: bool,
    seen: u64,
    changed: u64,
    input: io::StdinLock<'s>,
}

/// Where it goes on after a quote.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Quote,
    End,
}

impl Reviewer<'_> {
    /// Goes through an article; whether to go on with the next.
    fn article(&mut self, article: &Article) -> Result<bool, CliError> {
        let corpus = &self.settings.corpus;
        let mut quotes = match corpus.quotes(article, self.gazetteer) {
            Ok(read) => read.quotes,
            // A sidecar that cannot be read keeps nobody from the next.
            Err(error) if !self.one => {
                self.settings.warn_of(&[corpus.unread(&corpus.sidecar_path(&article.id), error)]);
                return Ok(true);
            }
            Err(error) => return Err(error.into()),
        };
        let wanted = |q: &Quote| if self.all { !q.reviewed } else { q.is_doubtful() };
        let open: Vec<_> = quotes.iter().filter(|q| wanted(q)).map(|q| q.id.clone()).collect();
        for (done, quote_id) in open.iter().enumerate() {
            let heading = format!("{} · {} of {}", article.meta.title.as_deref().unwrap_or(article.id.as_str()), done + 1, open.len());
            print(&format!("\n{}\n", styled(DIM, &safe(&heading))))?;
            self.seen += 1;
            if self.quote(quote_id, &mut quotes, article)? == Next::End {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Asks about a quote until the person is done with it. Each decision is written at once: whoever stops here loses nothing.
    fn quote(&mut self, id: &QuoteId, quotes: &mut Vec<Quote>, article: &Article) -> Result<Next, CliError> {
        let corpus = &self.settings.corpus;
        let mut decided = false;
        loop {
            let Some(at) = quotes.iter().position(|q| q.id == *id) else { return Ok(Next::Quote) };
            print(&shown(&quotes[at], article))?;
            print(&format!("{}\n> ", styled(DIM, HELP)))?;
            let Some(line) = self.line()? else { return Ok(Next::End) };
            let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((&line, ""));
            let quote = &mut quotes[at];
            let next = match (word, rest.trim()) {
                ("", _) => return Ok(Next::Quote),
                ("q", "") => return Ok(Next::End),
                ("x", "") => {
                    quotes.remove(at);
                    Some(Next::Quote)
                }
                ("a", "") => {
                    quote.reviewed = true;
                    Some(Next::Quote)
                }
                ("m", name) if !name.is_empty() && quote.attribution.name().is_some() => {
                    let other = quote.attribution.name().unwrap_or_default().to_owned();
                    match merge(corpus, self.gazetteer, name, &other) {
                        Ok(Merged { name, quotes: moved }) => {
                            print(&format!("Gave {} of {} to {}.\n", number(moved as u64, "quote"), safe(&other), safe(&name)))?;
                        }
                        Err(MergeError::Corpus(error)) => return Err(error.into()),
                        Err(error) => {
                            print(&format!("{}\n", safe(&error.to_string())))?;
                            continue;
                        }
                    }
                    *quotes = corpus.quotes(article, self.gazetteer)?.quotes;
                    quotes.iter_mut().filter(|q| q.id == *id).for_each(|q| q.reviewed = true);
                    Some(Next::Quote)
                }
                (word, rest) => match self.corrected(word, rest, quote, article) {
                    Ok(()) => {
                        quote.reviewed = true;
                        None
                    }
                    Err(reason) => {
                        print(&format!("{reason}\n"))?;
                        continue;
                    }
                },
            };
            corpus.store_quotes(article, quotes)?;
            self.changed += u64::from(!decided);
            decided = true;
            if let Some(next) = next {
                return Ok(next);
            }
        }
    }

    /// Corrects a quote as a line says, or says why not.
    fn corrected(&self, word: &str, rest: &str, quote: &mut Quote, article: &Article) -> Result<(), String> {
        match (word, rest) {
            ("s", name) if !name.is_empty() => {
                let speaker = Speaker { id: SpeakerId::of(name), name: name.to_owned(), aliases: Vec::new() };
                quote.attribution = Attribution::Resolved(speaker);
                // Where the text names somebody else is no mention of this one.
                quote.mention = None;
            }
            ("f", text) if !text.is_empty() => quote.affiliation = Some(Affiliation::read(text, self.gazetteer, &article.meta.lang)),
            ("r", "-") => quote.affiliation.get_or_insert_default().regions.clear(),
            ("r", codes) if !codes.is_empty() => {
                let codes = codes.split([' ', ',']).filter(|c| !c.is_empty());
                let regions: Vec<Region> =
                    codes.map(|c| c.parse().map_err(|e: InvalidRegion| safe(&e.to_string()))).collect::<Result<_, _>>()?;
                if let Some(unknown) = regions.iter().find(|region| !self.gazetteer.knows(region)) {
                    return Err(format!("`{unknown}` is no country, and no group that the gazetteer knows; nothing was changed."));
                }
                quote.affiliation.get_or_insert_default().regions = regions;
            }
            ("m", _) => return Err("Nobody is named here whom another name could belong to; `s NAME` says who it is.".to_owned()),
            _ => return Err("That is none of the letters below.".to_owned()),
        }
        Ok(())
    }

    /// The next line that is typed; none where nothing more comes.
    fn line(&mut self) -> Result<Option<String>, CliError> {
        let mut line = String::new();
        let read = self.input.read_line(&mut line);
        if read.map_err(|e| CliError::Mistake(format!("standard input cannot be read: {e}")))? == 0 {
            return Ok(None);
        }
        // A line that was not typed is not on the screen yet.
        if !io::stdin().is_terminal() {
            print(&format!("{}\n", safe(line.trim())))?;
        }
        Ok(Some(line.trim().to_owned()))
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
