//! Fetching an article from an address: web pages, plain text and Markdown over http(s), bounded in time and size.

use std::time::Duration;

use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Url, redirect};

/// What an address gave.
#[derive(Debug)]
pub struct Fetched {
    pub bytes: Vec<u8>,
    /// Whether the server calls it Markdown (RFC 7763).
    pub markdown: bool,
    /// The charset of its Content-Type.
    pub charset: Option<String>,
}

/// Why an address gave no article.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    #[error("it is no address; write one that begins with https:// or http://")]
    Address,
    #[error("it cannot be reached; check the address and the network, or save the text to a file")]
    Unreachable,
    #[error("it did not answer within {} seconds; try again later, or save the text to a file", LONGEST.as_secs())]
    TooSlow,
    #[error("it answers with status {0}; check the address")]
    Status(u16),
    #[error("it is of type `{0}`; whosaid fetches web pages, plain text and Markdown")]
    Type(String),
    #[error("it is larger than 16 MiB; articles are smaller")]
    TooLarge,
    #[error("no connection can be set up here; save the text to a file")]
    Setup,
}

const LONGEST: Duration = Duration::from_secs(30);
const LARGEST: usize = 16 * 1024 * 1024;
const REDIRECTS: usize = 5;

/// Whether words name something to be fetched rather than a file.
pub fn is_address(words: &str) -> bool {
    words.starts_with("https://") || words.starts_with("http://")
}

/// Fetches an address and waits for it.
pub fn fetch(address: &str) -> Result<Fetched, FetchError> {
    let url = Url::parse(address).map_err(|_| FetchError::Address)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|_| FetchError::Setup)?;
    runtime.block_on(get(url))
}

async fn get(url: Url) -> Result<Fetched, FetchError> {
    let client = Client::builder()
        .user_agent(concat!("whosaid/", env!("CARGO_PKG_VERSION")))
        .timeout(LONGEST)
        .redirect(redirect::Policy::limited(REDIRECTS))
        .build()
        .map_err(|_| FetchError::Setup)?;
    let mut response = client.get(url).send().await.map_err(|e| failure(&e))?;
    if !response.status().is_success() {
        return Err(FetchError::Status(response.status().as_u16()));
    }
    let said = response.headers().get(CONTENT_TYPE).and_then(|t| t.to_str().ok()).unwrap_or("text/plain").to_owned();
    let kind = said.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !matches!(kind.as_str(), "text/plain" | "text/markdown" | "text/html" | "application/xhtml+xml") {
        return Err(FetchError::Type(kind.chars().take(60).collect()));
    }
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| failure(&e))? {
        if bytes.len() + chunk.len() > LARGEST {
            return Err(FetchError::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    let charset = said.to_ascii_lowercase().split("charset=").nth(1).map(|c| c.trim_matches(['"', '\'', ' ', ';']).to_owned());
    Ok(Fetched { bytes, markdown: kind == "text/markdown", charset })
}

fn failure(error: &reqwest::Error) -> FetchError {
    if error.is_timeout() { FetchError::TooSlow } else { FetchError::Unreachable }
}
