//! Fetching from addresses: web pages, plain text, Markdown and feeds over http(s), bounded in time and size.

mod polite;
mod public;

use std::sync::Arc;
use std::time::Duration;

use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, RETRY_AFTER};
use reqwest::{Client, StatusCode, Url, redirect};
use serde::{Deserialize, Serialize};

use polite::Manners;
use public::{PublicOnly, check};

/// What an address gave.
#[derive(Debug)]
pub struct Fetched {
    pub bytes: Vec<u8>,
    /// Where redirects led.
    pub address: String,
    /// Whether the server calls it Markdown (RFC 7763).
    pub markdown: bool,
    /// The charset of its Content-Type.
    pub charset: Option<String>,
    pub validators: Validators,
}

/// By what a server tells whether something has changed (RFC 9110, section 8.8).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    #[error("it is of type `{0}`; whosaid fetches web pages, plain text, Markdown and feeds")]
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

/// Fetches, and waits for what comes.
pub struct Fetcher {
    runtime: tokio::runtime::Runtime,
    client: Client,
    options: FetchOptions,
    manners: Manners,
}

/// Whether words name something to be fetched rather than a file.
pub fn is_address(words: &str) -> bool {
    words.starts_with("https://") || words.starts_with("http://")
}

impl Fetcher {
    /// A fetcher.
    pub fn new(options: FetchOptions) -> Result<Self, FetchError> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|_| FetchError::Setup)?;
        let private = options.private;
        let mut builder = Client::builder();
        if !private {
            // A proxy would look names up itself, where nobody checks what they mean.
            builder = builder.dns_resolver(Arc::new(PublicOnly)).no_proxy();
        }
        let contact = options.contact.as_deref().map(|c| format!(" (+{c})")).unwrap_or_default();
        let client = builder
            .user_agent(format!("{}/{}{contact}", polite::AGENT, env!("CARGO_PKG_VERSION")))
            .timeout(options.longest)
            .redirect(redirect::Policy::custom(move |attempt| {
                if attempt.previous().len() > REDIRECTS {
                    return attempt.error(FetchError::Redirects);
                }
                match check(attempt.url(), private) {
                    Ok(()) => attempt.follow(),
                    Err(FetchError::Address) => attempt.error(FetchError::Scheme),
                    Err(error) => attempt.error(error),
                }
            }))
            .build()
            .map_err(|_| FetchError::Setup)?;
        Ok(Self { runtime, client, options, manners: Manners::default() })
    }

    /// Fetches an address that a person named.
    pub fn fetch(&self, address: &str) -> Result<Fetched, FetchError> {
        let url = Url::parse(address).map_err(|_| FetchError::Address)?;
        let fetched = self.runtime.block_on(self.get(url, &Validators::default()))?;
        fetched.ok_or(FetchError::Status(StatusCode::NOT_MODIFIED.as_u16()))
    }

    /// Fetches an address that only a feed or a plan named: as the site's robots.txt allows, after a pause. `None` where it is what it
    /// was by `known`.
    pub fn fetch_politely(&mut self, address: &str, known: &Validators) -> Result<Option<Fetched>, FetchError> {
        let url = Url::parse(address).map_err(|_| FetchError::Address)?;
        check(&url, self.options.private)?;
        if let Some(robots) = self.manners.unasked(&url) {
            let rules = self.runtime.block_on(self.get(robots.clone(), &Validators::default()));
            self.manners.told(&robots, rules.map(|file| file.map(|f| f.bytes).unwrap_or_default()));
        }
        let turn = self.manners.turn(&url, self.options.pause).ok_or(FetchError::Robots)?;
        std::thread::sleep(turn);
        let got = self.runtime.block_on(self.get(url.clone(), known));
        self.manners.done(&url);
        got
    }

    async fn get(&self, url: Url, known: &Validators) -> Result<Option<Fetched>, FetchError> {
        check(&url, self.options.private)?;
        let failure = |e: &reqwest::Error| self.failure(e);
        let mut request = self.client.get(url);
        for (name, value) in [(IF_NONE_MATCH, &known.etag), (IF_MODIFIED_SINCE, &known.modified)] {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        let mut response = request.send().await.map_err(|e| failure(&e))?;
        let status = response.status();
        match status {
            StatusCode::NOT_MODIFIED => return Ok(None),
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                let after_s = header(response.headers(), RETRY_AFTER).and_then(|s| s.parse().ok());
                return Err(FetchError::Busy { status: status.as_u16(), after_s });
            }
            _ if !status.is_success() => return Err(FetchError::Status(status.as_u16())),
            _ => {}
        }
        let said = header(response.headers(), CONTENT_TYPE).unwrap_or_else(|| "text/plain".to_owned());
        let kind = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !TYPES.contains(&kind.as_str()) {
            return Err(FetchError::Type(kind.chars().take(60).collect()));
        }
        let mut bytes = Vec::new();
        // What comes compressed is counted as it comes out, so that a small file that unpacks to a huge one ends here, too.
        while let Some(chunk) = response.chunk().await.map_err(|e| failure(&e))? {
            if bytes.len() + chunk.len() > LARGEST {
                return Err(FetchError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        let charset = said.to_ascii_lowercase().split("charset=").nth(1).map(|c| c.trim_matches(['"', '\'', ' ', ';']).to_owned());
        let validators = Validators { etag: header(response.headers(), ETAG), modified: header(response.headers(), LAST_MODIFIED) };
        Ok(Some(Fetched { bytes, address: response.url().to_string(), markdown: kind == "text/markdown", charset, validators }))
    }

    fn failure(&self, error: &reqwest::Error) -> FetchError {
        let mut source = std::error::Error::source(error);
        while let Some(cause) = source {
            match cause.downcast_ref::<FetchError>() {
                Some(FetchError::Private) => return FetchError::Private,
                Some(FetchError::Redirects) => return FetchError::Redirects,
                Some(FetchError::Scheme) => return FetchError::Scheme,
                _ => source = cause.source(),
            }
        }
        if error.is_timeout() { FetchError::TooSlow(self.options.longest.as_secs()) } else { FetchError::Unreachable }
    }
}

/// What may be an article or a feed.
const TYPES: [&str; 12] = [
    "text/plain",
    "text/markdown",
    "text/html",
    "application/xhtml+xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
    "text/x-markdown",
];

fn header(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(|v| v.trim().to_owned())
}
