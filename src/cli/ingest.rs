//! `whosaid ingest`: articles into the corpus and the index, shown before and after.

use std::collections::VecDeque;
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::time::Instant;

use textwrap::core::display_width;

use crate::article::Overrides;
use crate::corpus::CorpusError;
use crate::ingest::{BulkFile, Change, Incoming, Intake, Item, Known, Pending, What, in_turn, sources};
use crate::lexicon::Gazetteer;
use crate::quote::Quote;

use super::args::Ingest;
use super::interrupt::Interrupt;
use super::json::{IngestArticle, IngestJson, line, quotes_json};
use super::list::{index_now_has, number};
use super::settings::Settings;
use super::terminal::{DIM, GONE, NAME, NEW, bar, isolated, print, safe, styled, width, wrapped};
use super::{CliError, Outcome};

pub(super) fn run(args: &Ingest, settings: &Settings) -> Result<Outcome, CliError> {
    let named = sources(&args.sources, settings.corpus.dir())?;
    if (args.title.is_some() || args.url.is_some()) && named.len() > 1 {
        return Err(CliError::Mistake("--title and --url are one article's; ingest such files one at a time".to_owned()));
    }
    let gazetteer = settings.gazetteer()?;
    let mut intake = Intake::new(&settings.corpus, &gazetteer, settings.fetch(args.allow_private))?;
    let interrupt = Interrupt::listen();
    let mut report = Report { args, brief: named.len() > LISTED, tally: Tally::default(), began: Instant::now() };
    let bar = bar("reading");
    let mut queue: VecDeque<Pending> = named.into_iter().map(Pending::Source).collect();
    // The articles of feeds come after what was named, one of each feed in turn, so that several hosts are at work.
    let mut feeds: Vec<VecDeque<Pending>> = Vec::new();
    let mut last_error = None;
    loop {
        if queue.is_empty() {
            queue.extend(in_turn(std::mem::take(&mut feeds)).into_iter().map(|(_, pending)| pending));
        }
        if queue.is_empty() || interrupt.asked() {
            break;
        }
        intake.look_ahead(&queue);
        let Some(pending) = queue.pop_front() else { break };
        let waiting = queue.len() + feeds.iter().map(VecDeque::len).sum::<usize>();
        bar.set_length((waiting + 1) as u64 + report.tally.seen);
        bar.set_position(report.tally.seen);
        report.tally.seen += 1;
        let read = intake.read(&pending, &report.overrides()).map_err(|e| CliError::intake(&pending.name(), e));
        let one = read.and_then(|item| match item {
            Item::Feed { new, known } => {
                bar.suspend(|| report.feed(&pending.name(), new.len(), known));
                feeds.push(new.into_iter().map(Pending::Entry).collect());
                Ok(())
            }
            Item::Article(incoming) => bar.suspend(|| report.article(&pending.name(), &incoming, &mut intake, settings)),
            Item::Bulk(file) => bar.suspend(|| report.bulk(&file, &mut intake)),
        });
        if let Err(error) = one {
            report.tally.failed += 1;
            if report.tally.seen > 1 || waiting > 0 {
                // One bad file does not keep the others out.
                bar.suspend(|| report.failed(&error));
            }
            last_error = Some(error);
        }
    }
    let left = queue.len() + feeds.iter().map(VecDeque::len).sum::<usize>();
    bar.finish_and_clear();
    report.end(settings, &gazetteer, left, last_error)
}

/// More sources than this are shown a line each.
const LISTED: usize = 3;
/// More failures than this are counted only.
const FAILURES: u64 = 20;

/// What came of it all so far.
#[derive(Debug, Default)]
struct Tally {
    seen: u64,
    stored: u64,
    replaced: u64,
    same: u64,
    feeds: u64,
    empty: u64,
    quotes: u64,
    doubtful: u64,
    failed: u64,
}

/// What the person sees while things come in.
struct Report<'a> {
    args: &'a Ingest,
    /// A line an article.
    brief: bool,
    tally: Tally,
    began: Instant,
}

impl Report<'_> {
    fn overrides(&self) -> Overrides {
        let args = self.args;
        Overrides {
            title: args.title.clone(),
            url: args.url.clone(),
            outlet: args.outlet.clone(),
            published: args.published.clone(),
            lang: args.lang.clone(),
            ..Overrides::default()
        }
    }

    fn feed(&mut self, name: &str, new: usize, known: usize) {
        self.brief = true;
        // A feed of which nothing is new holds nothing that was not taken in.
        self.tally.feeds += u64::from(new == 0);
        if !self.args.json {
            anstream::eprintln!("whosaid: {name}: {new} new articles, {known} in the corpus already");
        }
    }

    fn failed(&self, error: &CliError) {
        if self.tally.failed <= FAILURES {
            anstream::eprintln!("whosaid: {error}");
        }
    }

    /// Shows an article, and stores it if it is to be.
    fn article(&mut self, name: &str, incoming: &Incoming, intake: &mut Intake<'_>, settings: &Settings) -> Result<(), CliError> {
        let args = self.args;
        let article = &incoming.article;
        let doubtful = doubtful(incoming);
        let fit = !incoming.quotes.is_empty() || args.allow_empty;
        if !self.brief && !args.json {
            print(&(summary(incoming) + &changes(&incoming.changes) + &quote_lines(&incoming.quotes, &article.body)))?;
        }
        let wanted = !args.dry_run && fit && incoming.known != Known::Same && agreed(incoming, args)?;
        if wanted {
            intake.store(incoming)?;
        }
        if args.json {
            let json = IngestJson {
                article: IngestArticle::new(article.id.as_str(), &article.meta),
                body: &article.body,
                quotes: quotes_json(&incoming.quotes, &article.body),
                stored: wanted,
            };
            print(&line(&json)?)?;
        }
        for lost in &incoming.lost {
            anstream::eprintln!("whosaid: {name}: the words of reviewed quote `{lost}` are no longer in the article; it was left out");
        }
        let say = |words: &str| anstream::eprintln!("whosaid: {name}: {words}");
        match incoming.known {
            _ if !fit => {
                self.tally.empty += 1;
                if !self.brief {
                    say("no quotation was found in it, so it was not stored; --allow-empty stores it all the same");
                }
            }
            Known::Same => {
                self.tally.same += 1;
                if !self.brief {
                    say(&format!("these very words are in the corpus as `{}`; nothing to do", article.id));
                }
            }
            known => {
                self.tally.quotes += incoming.quotes.len() as u64;
                self.tally.doubtful += doubtful;
                match known {
                    _ if !wanted => {}
                    Known::Changed => self.tally.replaced += 1,
                    _ => self.tally.stored += 1,
                }
                if self.brief && !args.json {
                    let did = if !wanted {
                        "found"
                    } else if known == Known::Changed {
                        "replaced"
                    } else {
                        "stored"
                    };
                    print(&brief(did, incoming))?;
                } else if wanted && !args.json {
                    let path = settings.corpus.dir().join(format!("{}.md", article.id));
                    let did =
                        if known == Known::Changed { format!("Replaced {}", article.id) } else { format!("Stored as {}", path.display()) };
                    let review = if doubtful > 0 {
                        format!("; `whosaid review {}` goes through the doubtful ones", article.id)
                    } else {
                        String::new()
                    };
                    print(&format!("{did}{review}.\n"))?;
                }
            }
        }
        Ok(())
    }

    /// Shows a file of quotes, and stores it if it is to be.
    fn bulk(&mut self, file: &BulkFile, intake: &mut Intake<'_>) -> Result<(), CliError> {
        let args = self.args;
        if file.known == Known::Changed && !args.yes && !args.dry_run {
            let reason = format!("the corpus has other quotes as `{}`; --yes replaces them, another file name adds to them", file.name);
            return Err(CliError::File { path: file.path.clone(), reason });
        }
        let wanted = !args.dry_run && file.known != Known::Same;
        if wanted {
            intake.store_bulk(file)?;
            self.tally.quotes += file.quotes;
        }
        match file.known {
            Known::Same => self.tally.same += 1,
            Known::Changed if wanted => self.tally.replaced += 1,
            Known::New if wanted => self.tally.stored += 1,
            _ => {}
        }
        if args.json {
            print(&line(&serde_json::json!({ "bulk": file.name, "quotes": file.quotes, "stored": wanted }))?)?;
        } else {
            let did = match file.known {
                Known::Same => "in the corpus already",
                _ if args.dry_run => "found",
                Known::Changed => "replaced",
                Known::New => "stored",
            };
            print(&format!("{did}: {} · {}\n", file.name, number(file.quotes, "quote")))?;
        }
        match &file.bad {
            // The others are taken in, and the exit code tells a script that not all of them were.
            Some(bad) => Err(CliError::Corpus(CorpusError::At {
                path: file.path.clone(),
                line: bad.line,
                reason: format!("{}; the other lines are taken in", bad.reason),
            })),
            None => Ok(()),
        }
    }

    /// Brings the index up to date and sums up.
    fn end(self, settings: &Settings, gazetteer: &Gazetteer, left: usize, last_error: Option<CliError>) -> Result<Outcome, CliError> {
        let (args, tally) = (self.args, &self.tally);
        let stored = tally.stored + tally.replaced > 0;
        let took = self.began.elapsed();
        let many = tally.seen > LISTED as u64;
        if many && !args.json {
            let rate = tally.seen as f64 / took.as_secs_f64().max(0.001);
            let parts = [
                (tally.stored, "stored"),
                (tally.replaced, "replaced"),
                (tally.same, "in the corpus already"),
                (tally.empty, "without a quotation, not stored"),
                (tally.failed, "not taken in"),
            ];
            let parts: Vec<String> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}")).collect();
            print(&format!(
                "{}. {} found, {} doubtful; {rate:.0} a second.\n",
                parts.join(", "),
                number(tally.quotes, "quote"),
                tally.doubtful
            ))?;
        }
        if stored {
            // Vectors take long; who wants to stop gets them with the next rebuild.
            let summary = settings.follow(gazetteer, !args.no_vectors && left == 0)?;
            if !args.json {
                print(&index_now_has(&summary))?;
            }
        }
        if left > 0 {
            return Err(CliError::Interrupted { left });
        }
        if let Some(error) = last_error {
            if tally.seen > 1 {
                return Err(CliError::Several { failed: tally.failed, seen: tally.seen, last: Box::new(error) });
            }
            return Err(error);
        }
        // What is in the corpus already is where it was to be.
        let there = stored || tally.same + tally.feeds > 0 || args.dry_run && tally.empty < tally.seen;
        Ok(if there { Outcome::Done } else { Outcome::Nothing })
    }
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

/// What is other than in the stored article.
fn changes(changes: &[Change]) -> String {
    let mut out = String::new();
    let named = |speaker: &Option<String>| speaker.as_deref().map_or_else(|| "unnamed".to_owned(), isolated);
    for change in changes {
        let words = format!("“{}…”", safe(&change.words));
        let _ = match &change.what {
            What::New { speaker } => writeln!(out, "{} {}: {words}", styled(NEW, "new"), named(speaker)),
            What::Gone { speaker } => writeln!(out, "{} {}: {words}", styled(GONE, "gone"), named(speaker)),
            What::Reattributed { from, to } => writeln!(out, "now {} (was {}): {words}", named(to), named(from)),
        };
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
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
        if let Some(author) = meta.author.as_deref().filter(|_| name == "outlet") {
            let _ = writeln!(out, "{} {}", styled(DIM, "    author"), isolated(author));
        }
    }
    out.push('\n');
    out
}

fn doubtful(incoming: &Incoming) -> u64 {
    incoming.quotes.iter().filter(|q| q.is_doubtful()).count() as u64
}

/// A line on an article: what was done with it, its quotes, and how many of them are doubtful.
pub(super) fn brief(did: &str, incoming: &Incoming) -> String {
    let doubt = match doubtful(incoming) {
        0 => String::new(),
        n => format!(", {n} doubtful"),
    };
    format!("{did} {} · {}{doubt}\n", incoming.article.id, number(incoming.quotes.len() as u64, "quote"))
}

/// Where the speaker's affiliation is.
pub(super) fn region_codes(quote: &Quote) -> String {
    let regions: Vec<String> = quote.affiliation.iter().flat_map(|a| &a.regions).map(ToString::to_string).collect();
    if regions.is_empty() { "region unknown".to_owned() } else { regions.join(" ") }
}

/// Each quote: speaker, affiliation, regions, kind, confidence, and how its words begin.
pub(super) fn quote_lines(quotes: &[Quote], body: &str) -> String {
    let mut out = String::new();
    for quote in quotes {
        let doubt = if quote.is_doubtful() { " ⚠ doubtful" } else { "" };
        let kind = format!("{:?}", quote.kind).to_lowercase();
        let name = quote.attribution.name().map_or_else(|| "unnamed".to_owned(), isolated);
        let region = region_codes(quote);
        let _ = writeln!(out, "{} · {region} · {kind} · {:.0}%{doubt}", styled(NAME, &name), quote.confidence * 100.0);
        if let Some(affiliation) = &quote.affiliation {
            for line in wrapped(&affiliation.text, &[], "  ", width()) {
                let _ = writeln!(out, "{}", styled(DIM, &line));
            }
        }
        let words = quote.words(body).join(" … ");
        let (start, cut) = start_of(&words, width().saturating_sub(ROOM));
        let more =
            if cut { format!("…” {}", styled(DIM, &format!("({} characters)", words.chars().count()))) } else { "”".to_owned() };
        let _ = writeln!(out, "  “{}{more}\n", safe(start));
    }
    out
}

/// Columns beside the words of a quotation that say how long it is.
const ROOM: usize = 26;

/// As much of some words as fits into a line, and whether that is not all.
fn start_of(words: &str, columns: usize) -> (&str, bool) {
    let line = words.lines().next().unwrap_or_default();
    let mut used = 0;
    let mut end = 0;
    for (at, c) in line.char_indices() {
        used += display_width(c.encode_utf8(&mut [0; 4]));
        if used > columns {
            break;
        }
        end = at + c.len_utf8();
    }
    (&line[..end], end < words.len())
}
