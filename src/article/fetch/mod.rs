//! Fetching from addresses: articles and feeds over http(s), bounded in time and size.

mod http;
mod lane;
mod polite;
mod public;

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{StatusCode, Url};
use serde::{Deserialize, Serialize};
use tokio::sync::{Semaphore, oneshot};

use http::Http;
use lane::Lane;
use public::check;

pub use http::redirected;
pub use polite::Site;

/// What an address gave.
#[derive(Debug)]
pub struct Fetched {
    pub bytes: Vec<u8>,
    /// Where redirects led.
    pub address: String,
    /// The media type of its Content-Type, in lower case.
    pub media_type: String,
    /// The charset of its Content-Type.
    pub charset: Option<String>,
    pub validators: Validators,
}

/// By what a server tells whether something has changed (RFC 9110, section 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Validators {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<String>,
}

/// Why an address gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("it is no address; write one that begins with https:// or http://")]
    Address,
    #[error("it cannot be reached; check the address and the network, or save the text to a file")]
    Unreachable,
    #[error("it did not answer within {0} seconds; try again later, or save the text to a file")]
    TooSlow(u64),
    #[error("it answers with status {0}; check the address")]
    Status(u16),
    #[error("it asks for patience (status {status}); try again {}", later(.after_s))]
    Busy { status: u16, after_s: Option<u64> },
    #[error("it is of type `{0}`; whosaid fetches web pages, plain text, Markdown, EPUB, PDF and feeds")]
    Type(String),
    #[error("it is larger than 16 MiB; articles are smaller")]
    TooLarge,
    #[error("it leads into a private network; --allow-private fetches from there")]
    Private,
    #[error("it leads to an address that is not http or https; save the text to a file")]
    Scheme,
    #[error("it redirects more than {REDIRECTS} times; check the address")]
    Redirects,
    #[error("its site asks programs not to fetch it (robots.txt); save the text to a file")]
    Robots,
    #[error("no connection can be set up here; save the text to a file")]
    Setup,
}

fn later(after_s: &Option<u64>) -> String {
    after_s.map_or_else(|| "later".to_owned(), |s| format!("in {s} seconds"))
}

const LARGEST: usize = 16 * 1024 * 1024;
const REDIRECTS: usize = 5;

/// How to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchOptions {
    /// Addresses of private networks, of this machine and of the link are fetched only with this, whether they are written, looked
    /// up or redirected to.
    pub private: bool,
    /// Longest that a request may take.
    pub longest: Duration,
    /// Between two requests to one host that nobody asked for by name.
    pub pause: Duration,
    /// An address or a mailbox by which a site can reach whoever runs this; part of the User-Agent.
    pub contact: Option<String>,
}

/// An address that is to be fetched, and how.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    pub address: String,
    /// Nobody asked for it by name, only a feed or a plan: it is fetched as the site's robots.txt allows, after a pause.
    pub politely: bool,
    /// By what it is known that nothing has changed.
    pub known: Validators,
}

impl Wanted {
    /// An address that a person named.
    pub fn named(address: &str) -> Self {
        Self { address: address.to_owned(), politely: false, known: Validators::default() }
    }

    /// An address that only a feed or a plan named.
    pub fn unasked(address: &str, known: &Validators) -> Self {
        Self { address: address.to_owned(), politely: true, known: known.clone() }
    }
}

/// What became of an address; `None` where nothing has changed.
type Got = Result<Option<Fetched>, FetchError>;

/// Requests at one time.
const AT_ONCE: usize = 8;

/// Fetches from several hosts at once, and from each host one thing after the other.
pub struct Fetcher {
    runtime: tokio::runtime::Runtime,
    http: Arc<Http>,
    /// By host and port.
    lanes: HashMap<String, Lane>,
    /// What was asked for and not yet taken.
    flying: HashMap<Wanted, oneshot::Receiver<Got>>,
    turns: Arc<Semaphore>,
}

/// Whether words name something to be fetched rather than a file.
pub fn is_address(words: &str) -> bool {
    words.starts_with("https://") || words.starts_with("http://")
}

impl Fetcher {
    /// A fetcher.
    pub fn new(options: FetchOptions) -> Result<Self, FetchError> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().map_err(|_| FetchError::Setup)?;
        let http = Arc::new(Http::new(options)?);
        Ok(Self { runtime, http, lanes: HashMap::new(), flying: HashMap::new(), turns: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// Begins to fetch something that will be asked for. Whoever names much ahead holds all of it in memory.
    pub fn begin(&mut self, wanted: &Wanted) {
        let Ok(url) = Url::parse(&wanted.address) else { return };
        if self.flying.contains_key(wanted) || check(&url, self.http.options.private).is_err() {
            return;
        }
        let host = format!("{}:{}", url.host_str().unwrap_or_default(), url.port_or_known_default().unwrap_or_default());
        let open = || Lane::open(&self.runtime, Arc::clone(&self.http), Arc::clone(&self.turns));
        let coming = self.lanes.entry(host).or_insert_with(open).send(url, wanted.clone());
        self.flying.insert(wanted.clone(), coming);
    }

    /// Fetches something, or waits for what was begun. `None` where it is what it was.
    pub fn fetch(&mut self, wanted: &Wanted) -> Result<Option<Fetched>, FetchError> {
        let url = Url::parse(&wanted.address).map_err(|_| FetchError::Address)?;
        check(&url, self.http.options.private)?;
        self.begin(wanted);
        let coming = self.flying.remove(wanted).ok_or(FetchError::Setup)?;
        let got = self.runtime.block_on(coming).map_err(|_| FetchError::Setup)??;
        if got.is_none() && wanted.known == Validators::default() {
            return Err(FetchError::Status(StatusCode::NOT_MODIFIED.as_u16()));
        }
        Ok(got)
    }
}
