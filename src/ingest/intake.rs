//! From what was named to what may come in: files, addresses and feeds are read one by one, and nothing is written unasked.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use crate::article::feed::{self, Entry, FeedError, is_feed};
use crate::article::fetch::{FetchError, FetchOptions, Fetched, Fetcher, Validators};
use crate::article::{ArticleId, Draft, DraftError, Overrides};
use crate::corpus::{Corpus, CorpusError};
use crate::lexicon::Gazetteer;

use super::{BulkFile, Incoming, Library, Source, prepare, store};

/// Something to be read.
#[derive(Debug, Clone)]
pub enum Pending {
    /// What a person named.
    Source(Source),
    /// What a feed named.
    Entry(Entry),
}

/// What was read.
#[derive(Debug)]
pub enum Item {
    Article(Box<Incoming>),
    Bulk(BulkFile),
    /// The articles of a feed that the corpus does not have, and how many it has.
    Feed {
        new: Vec<Entry>,
        known: usize,
    },
}

/// Why something cannot come in.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    #[error(transparent)]
    Draft(#[from] DraftError),
    #[error(transparent)]
    Fetch(#[from] FetchError),
    #[error(transparent)]
    Feed(#[from] FeedError),
    #[error(transparent)]
    Corpus(#[from] CorpusError),
    #[error("the feed gives neither an address nor a text for it")]
    EmptyEntry,
}

impl Pending {
    /// How a person calls it.
    pub fn name(&self) -> String {
        match self {
            Self::Source(source) => source.name(),
            Self::Entry(entry) => {
                entry.address.clone().or_else(|| entry.hints.title.clone()).unwrap_or_else(|| "an entry of a feed".to_owned())
            }
        }
    }
}

/// Where everything that comes in goes through.
pub struct Intake<'a> {
    corpus: &'a Corpus,
    gazetteer: &'a Gazetteer,
    library: Library,
    fetch: FetchOptions,
    /// Made when the first address is fetched.
    fetcher: Option<Fetcher>,
}

impl<'a> Intake<'a> {
    /// Looks through the corpus, so that nothing comes in twice.
    pub fn new(corpus: &'a Corpus, gazetteer: &'a Gazetteer, fetch: FetchOptions) -> Result<Self, CorpusError> {
        Ok(Self { corpus, gazetteer, library: Library::of(corpus)?, fetch, fetcher: None })
    }

    /// Reads something; `said` is what a person says of it. Writes nothing.
    pub fn read(&mut self, pending: &Pending, said: &Overrides) -> Result<Item, IntakeError> {
        match pending {
            Pending::Source(Source::Bulk(path)) => Ok(Item::Bulk(BulkFile::read(path, self.corpus)?)),
            Pending::Source(Source::File(path)) => self.bytes(&fs::read(path)?, Some(path), said.clone()),
            Pending::Source(Source::Stdin) => {
                let mut bytes = Vec::new();
                io::stdin().read_to_end(&mut bytes)?;
                self.bytes(&bytes, None, said.clone())
            }
            Pending::Source(Source::Address(address)) => {
                let got = self.fetcher()?.fetch(address)?;
                if is_feed(&got.bytes) {
                    return self.feed(&got.bytes, Some(&got.address));
                }
                let draft = drafted(&got, address, said.clone())?;
                self.prepared(draft)
            }
            Pending::Entry(entry) => self.entry(entry),
        }
    }

    /// Fetches a feed; `None` where it is what it was by `known`.
    pub fn poll(&mut self, address: &str, known: &Validators) -> Result<Option<(Vec<Entry>, Validators)>, IntakeError> {
        let Some(got) = self.fetcher()?.fetch_politely(address, known)? else { return Ok(None) };
        Ok(Some((feed::entries(&got.bytes, Some(&got.address))?, got.validators)))
    }

    /// The article of an address, where the corpus has it.
    pub fn stored(&self, address: &str) -> Option<&ArticleId> {
        self.library.at(address)
    }

    /// Stores an article with its quotes.
    pub fn store(&mut self, incoming: &Incoming) -> Result<(), CorpusError> {
        store(incoming, self.corpus, &mut self.library)
    }

    /// Stores quotes in bulk.
    pub fn store_bulk(&mut self, file: &BulkFile) -> Result<(), CorpusError> {
        file.store(self.corpus)
    }

    fn bytes(&self, bytes: &[u8], path: Option<&Path>, said: Overrides) -> Result<Item, IntakeError> {
        if is_feed(bytes) {
            return self.feed(bytes, said.url.as_deref());
        }
        self.prepared(Draft::read(bytes, path, said)?)
    }

    fn feed(&self, bytes: &[u8], address: Option<&str>) -> Result<Item, IntakeError> {
        let all = feed::entries(bytes, address)?;
        let (known, new): (Vec<Entry>, Vec<Entry>) =
            all.into_iter().partition(|entry| entry.address.as_deref().is_some_and(|a| self.stored(a).is_some()));
        Ok(Item::Feed { new, known: known.len() })
    }

    fn entry(&mut self, entry: &Entry) -> Result<Item, IntakeError> {
        let said = Overrides { hints: entry.hints.clone(), ..Overrides::default() };
        let draft = match (&entry.address, &entry.content) {
            (Some(address), _) => {
                let got = self.fetcher()?.fetch_politely(address, &Validators::default())?;
                drafted(&got.ok_or(IntakeError::EmptyEntry)?, address, said)?
            }
            (None, Some(content)) => {
                let page = format!("<html><body><article>{content}</article></body></html>");
                Draft::read(page.as_bytes(), None, said)?
            }
            (None, None) => return Err(IntakeError::EmptyEntry),
        };
        self.prepared(draft)
    }

    fn prepared(&self, draft: Draft) -> Result<Item, IntakeError> {
        Ok(Item::Article(Box::new(prepare(draft, self.corpus, &self.library, self.gazetteer)?)))
    }

    fn fetcher(&mut self) -> Result<&mut Fetcher, FetchError> {
        let fetcher = match self.fetcher.take() {
            Some(fetcher) => fetcher,
            None => Fetcher::new(self.fetch.clone())?,
        };
        Ok(self.fetcher.insert(fetcher))
    }
}

/// The article that an address gave; the address is its own unless the page or the person says otherwise.
fn drafted(got: &Fetched, address: &str, said: Overrides) -> Result<Draft, DraftError> {
    let said = Overrides { url: said.url.or_else(|| Some(address.to_owned())), charset: got.charset.clone(), ..said };
    let name = Path::new(if got.markdown || address.ends_with(".md") { "fetched.md" } else { "fetched.txt" });
    Draft::read(&got.bytes, Some(name), said)
}
