//! From what was named to what may come in: files, addresses and feeds are read one by one, and nothing is written unasked.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use url::Url;

use crate::article::feed::{self, Entry, FeedError, is_feed};
use crate::article::fetch::{FetchError, FetchOptions, Fetched, Fetcher, Validators, Wanted};
use crate::article::{ArticleId, Draft, DraftError, Overrides, Raw};
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

    /// What has to be fetched for it.
    fn wanted(&self) -> Option<Wanted> {
        match self {
            Self::Source(Source::Address(address)) => Some(Wanted::named(address)),
            Self::Source(_) => None,
            Self::Entry(entry) => entry.address.as_deref().map(|address| Wanted::unasked(address, &Validators::default())),
        }
    }
}

/// How many of what waits may be fetched ahead of its turn, and held in memory until then.
const AHEAD: usize = 16;

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

    /// Begins to fetch the first of what waits, from several hosts at once.
    pub fn look_ahead<'p>(&mut self, waiting: impl IntoIterator<Item = &'p Pending>) {
        let wanted: Vec<Wanted> = waiting.into_iter().take(AHEAD).filter_map(Pending::wanted).collect();
        self.begin(&wanted);
    }

    fn begin(&mut self, wanted: &[Wanted]) {
        // Where no connection can be set up, that is said when it is read.
        if !wanted.is_empty()
            && let Ok(fetcher) = self.fetcher()
        {
            wanted.iter().for_each(|wanted| fetcher.begin(wanted));
        }
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
                let got = self.fetched(&Wanted::named(address))?;
                if is_feed(&got.bytes) {
                    return self.feed(&got.bytes, Some(&got.address));
                }
                let draft = drafted(&got, address, said.clone())?;
                self.prepared(draft)
            }
            Pending::Entry(entry) => self.entry(entry),
        }
    }

    /// Begins to fetch feeds, several hosts at once.
    pub fn look_ahead_at_feeds<'f>(&mut self, feeds: impl IntoIterator<Item = (&'f str, &'f Validators)>) {
        let wanted: Vec<Wanted> = feeds.into_iter().take(AHEAD).map(|(address, known)| Wanted::unasked(address, known)).collect();
        self.begin(&wanted);
    }

    /// Fetches a feed; `None` where it is what it was by `known`.
    pub fn poll(&mut self, address: &str, known: &Validators) -> Result<Option<(Vec<Entry>, Validators)>, IntakeError> {
        let Some(got) = self.fetcher()?.fetch(&Wanted::unasked(address, known))? else { return Ok(None) };
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
        self.prepared(Draft::read(&Raw { bytes, path, ..Raw::default() }, said)?)
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
                let got = self.fetched(&Wanted::unasked(address, &Validators::default()))?;
                drafted(&got, address, said)?
            }
            (None, Some(content)) => {
                let page = format!("<html><body><article>{content}</article></body></html>");
                Draft::read(&Raw { bytes: page.as_bytes(), ..Raw::default() }, said)?
            }
            (None, None) => return Err(IntakeError::EmptyEntry),
        };
        self.prepared(draft)
    }

    fn prepared(&self, draft: Draft) -> Result<Item, IntakeError> {
        Ok(Item::Article(Box::new(prepare(draft, self.corpus, &self.library, self.gazetteer)?)))
    }

    /// Fetches something of which nothing is known yet.
    fn fetched(&mut self, wanted: &Wanted) -> Result<Fetched, IntakeError> {
        self.fetcher()?.fetch(wanted)?.ok_or(IntakeError::EmptyEntry)
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
    let said = Overrides { url: said.url.or_else(|| Some(address.to_owned())), ..said };
    let path = Url::parse(&got.address).map(|url| PathBuf::from(url.path())).ok();
    let raw = Raw { bytes: &got.bytes, path: path.as_deref(), media_type: Some(&got.media_type), charset: got.charset.as_deref() };
    Draft::read(&raw, said)
}
