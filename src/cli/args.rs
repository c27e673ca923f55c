//! Arguments as typed; what they come to is in [`super::settings`].

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};
use clap_complete::Shell;

use crate::article::PartialDate;
use crate::article::fetch::is_address;
use crate::retrieval::Signals;
use crate::text::Lang;

/// Ask what the experts said. Get their own words, who they are, and where they said it.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
#[command(after_help = "Exit codes: 0 answered, 1 no evidence, 2 a mistake in what was asked, 3 a failure of whosaid's own.")]
pub struct Args {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// Options that every command takes, before or after its name.
#[derive(Debug, Clone, Default, ClapArgs)]
pub struct Global {
    /// Folder that holds corpus/, index/ and config/ [default: WHOSAID_HOME, or the nearest folder with a corpus/]
    #[arg(long, global = true, value_name = "DIR")]
    pub home: Option<PathBuf>,
    /// Folder of the articles
    #[arg(long, global = true, value_name = "DIR")]
    pub corpus: Option<PathBuf>,
    /// Folder of the index
    #[arg(long, global = true, value_name = "DIR")]
    pub index: Option<PathBuf>,
    /// Settings file
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// A link that somebody can follow.
fn address(words: &str) -> Result<String, &'static str> {
    let host = url::Url::parse(words).is_ok_and(|url| url.host_str().is_some());
    if host && is_address(words) { Ok(words.to_owned()) } else { Err("it is no link; write one that begins with https:// or http://") }
}

/// Subcommands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ask a question; with none at a terminal, ask one after the other
    Ask(Ask),
    /// Check a sentence: is it in the corpus, altered, somebody else's, or not there?
    Verify(Verify),
    /// Show a quote in its context
    Show(Show),
    /// Take articles into the corpus and the index
    Ingest(Ingest),
    /// Look at feeds again and again, and take in what is new
    Watch(Watch),
    /// Go through the doubtful quotes: accept, correct, reject
    Review(Review),
    /// Say what is wrong with the corpus, with file and line
    Check(Check),
    /// Take articles out of the corpus and the index
    Remove(Remove),
    /// Print the quotations of a text, without storing anything
    Extract(Extract),
    /// Make the index anew from the corpus
    Rebuild(Rebuild),
    /// Measure the search on questions whose answers are known
    Eval(Eval),
    /// List everybody who is quoted, or make two of them one
    Speakers(Speakers),
    /// List where the quoted speakers are
    Regions(List),
    /// List the articles
    Articles(List),
    /// Run the Telegram bot (token in WHOSAID_TELEGRAM_TOKEN)
    Bot,
    /// Print completions for a shell
    Completions(Completions),
}

#[derive(Debug, ClapArgs)]
pub struct Ask {
    /// The question, in any language [default: standard input]
    #[arg(value_name = "QUESTION")]
    pub question: Vec<String>,
    /// Only this speaker (also misspelt, or in another script)
    #[arg(long, value_name = "NAME")]
    pub speaker: Vec<String>,
    /// Only speakers from here (code or name of a country or group)
    #[arg(long, value_name = "REGION")]
    pub region: Vec<String>,
    /// Only speakers with this affiliation (institution, role, or words of it)
    #[arg(long, value_name = "WORDS")]
    pub affiliation: Vec<String>,
    /// Only articles published on or after this date
    #[arg(long, value_name = "DATE")]
    pub since: Option<PartialDate>,
    /// Only articles published on or before this date
    #[arg(long, value_name = "DATE")]
    pub until: Option<PartialDate>,
    /// Only articles in this language
    #[arg(long, value_name = "LANG")]
    pub lang: Option<Lang>,
    /// At most this many experts [default: 10]
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// At most this many passages of each expert [default: 3]
    #[arg(long, value_name = "N")]
    pub passages: Option<usize>,
    /// Show everything, however long
    #[arg(long)]
    pub full: bool,
    /// Below words in another language than the question's, a translation (where a translator is set up) or, of Chinese, the words one by one
    #[arg(long)]
    pub gloss: bool,
    /// Show which signals put each passage there
    #[arg(long)]
    pub explain: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
    /// Answer each {"id","text"} line of a file (`-`: standard input) with one JSON line
    #[arg(long, value_name = "FILE", conflicts_with_all = ["question", "json"])]
    pub batch: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct Verify {
    /// The sentence; a speaker's name beside words in quotation marks is checked too [default: standard input]
    #[arg(value_name = "SENTENCE")]
    pub sentence: Vec<String>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Show {
    /// The quote's id, as `ask` prints it
    #[arg(value_name = "QUOTE-ID")]
    pub quote: String,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Ingest {
    /// Articles and quotes: files, folders, patterns, addresses of pages or feeds, or `-` for standard input
    ///
    /// Read are web pages, plain text, Markdown, EPUB, PDF, feeds (RSS, Atom, JSON Feed) and quotes in bulk (.jsonl). Of a feed, each article
    /// is fetched that the corpus does not have.
    #[arg(value_name = "SOURCE", required = true)]
    pub sources: Vec<PathBuf>,
    /// The article's title
    #[arg(long)]
    pub title: Option<String>,
    /// The article's address
    #[arg(long, value_parser = address)]
    pub url: Option<String>,
    /// Who published it
    #[arg(long)]
    pub outlet: Option<String>,
    /// When it was published: 2025, 2025-04 or 2025-04-30
    #[arg(long, value_name = "DATE")]
    pub published: Option<PartialDate>,
    /// Its language
    #[arg(long)]
    pub lang: Option<Lang>,
    /// Store an article even if no quotation was found in it
    #[arg(long)]
    pub allow_empty: bool,
    /// Index words only, which takes a moment where vectors take minutes
    #[arg(long)]
    pub no_vectors: bool,
    /// Fetch from private networks and this machine, too
    #[arg(long)]
    pub allow_private: bool,
    /// Show what would be stored, and store nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Do not ask before storing (whosaid asks only where a stored article would be replaced)
    #[arg(long)]
    pub yes: bool,
    /// Print JSON, one object an article
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Watch {
    /// Feeds to look at, besides those of `watch` in whosaid.toml
    #[arg(value_name = "FEED")]
    pub feeds: Vec<String>,
    /// How often: 30m, 2h, 24h [default: as whosaid.toml says]
    #[arg(long, value_name = "DURATION")]
    pub every: Option<jiff::SignedDuration>,
    /// Look once, then end
    #[arg(long)]
    pub once: bool,
    /// Index words only, which takes a moment where vectors take minutes
    #[arg(long)]
    pub no_vectors: bool,
    /// Fetch from private networks and this machine, too
    #[arg(long)]
    pub allow_private: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Remove {
    /// The article's id, as `whosaid articles` lists it, or a file of quotes in bulk in the corpus
    #[arg(value_name = "ARTICLE", required = true)]
    pub articles: Vec<String>,
}

#[derive(Debug, ClapArgs)]
pub struct Review {
    /// Only this article [default: every article with doubtful quotes]
    #[arg(value_name = "ARTICLE")]
    pub article: Option<String>,
    /// Every quote that nobody has reviewed, not only the doubtful ones
    #[arg(long)]
    pub all: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Check {
    /// Print JSON, one object a finding
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Speakers {
    /// Print JSON, one object a line
    #[arg(long)]
    pub json: bool,
    /// Make two speakers one: what the second said is the first's, and the second name becomes an alias
    #[arg(long, num_args = 2, value_names = ["NAME", "OTHER"])]
    pub merge: Option<Vec<String>>,
}

#[derive(Debug, ClapArgs)]
pub struct Extract {
    /// A file of any format that `ingest` reads (`-`: standard input)
    #[arg(value_name = "FILE", required_unless_present = "batch")]
    pub file: Option<PathBuf>,
    /// Read each {"id","lang","text"} line of a file (`-`: standard input) and print one JSON line
    #[arg(long, value_name = "FILE", conflicts_with = "file")]
    pub batch: Option<PathBuf>,
    /// The text's language
    #[arg(long)]
    pub lang: Option<Lang>,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Rebuild {
    /// Index words only, which takes a moment where vectors take minutes
    #[arg(long)]
    pub no_vectors: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Eval {
    /// Folder in the layout of BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv
    #[arg(value_name = "DIR")]
    pub dir: PathBuf,
    /// Write the rankings to a file as TREC has them
    #[arg(long, value_name = "FILE")]
    pub run: Option<PathBuf>,
    /// Rank by these only: words, gloss, synonyms, vectors, with commas between them [default: all]
    #[arg(long, value_name = "LIST")]
    pub signals: Option<Signals>,
    /// Rank without vectors
    #[arg(long)]
    pub no_vectors: bool,
    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct List {
    /// Print JSON, one object a line
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, ClapArgs)]
pub struct Completions {
    /// The shell
    pub shell: Shell,
}
