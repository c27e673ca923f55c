//! One request: redirects are checked, time and size are bounded, and what is no article or feed is refused.

use std::sync::Arc;

use reqwest::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, RETRY_AFTER};
use reqwest::{Client, StatusCode, Url, redirect};

use crate::article::formats::may_be_article;

use super::polite::AGENT;
use super::public::{PublicOnly, check};
use super::{FetchError, FetchOptions, Fetched, LARGEST, REDIRECTS, Validators};

/// A client with the rules that it keeps.
pub(super) struct Http {
    client: Client,
    pub options: FetchOptions,
}

impl Http {
    pub fn new(options: FetchOptions) -> Result<Self, FetchError> {
        let private = options.private;
        let mut builder = Client::builder();
        if !private {
            // A proxy would look names up itself, where nobody checks what they mean.
            builder = builder.dns_resolver(Arc::new(PublicOnly)).no_proxy();
        }
        let contact = options.contact.as_deref().map(|c| format!(" (+{c})")).unwrap_or_default();
        let client = builder
            .user_agent(format!("{}/{}{contact}", AGENT, env!("CARGO_PKG_VERSION")))
            .timeout(options.longest)
            .redirect(redirect::Policy::custom(move |attempt| match redirected(attempt.previous().len(), attempt.url(), private) {
                Ok(()) => attempt.follow(),
                Err(error) => attempt.error(error),
            }))
            .build()
            .map_err(|_| FetchError::Setup)?;
        Ok(Self { client, options })
    }

    /// Fetches an address; `None` where it is what it was by `known`.
    pub async fn get(&self, url: Url, known: &Validators) -> Result<Option<Fetched>, FetchError> {
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
        if !FEEDS.contains(&kind.as_str()) && !may_be_article(&kind, response.url().path()) {
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
        Ok(Some(Fetched { bytes, address: response.url().to_string(), media_type: kind, charset, validators }))
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

/// Whether a redirect may be followed, after this many before it; to a private network only where that is allowed.
pub fn redirected(before: usize, url: &Url, private: bool) -> Result<(), FetchError> {
    if before > REDIRECTS {
        return Err(FetchError::Redirects);
    }
    check(url, private).map_err(|error| match error {
        FetchError::Address => FetchError::Scheme,
        error => error,
    })
}

/// What may be a feed.
const FEEDS: [&str; 7] = [
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
    "application/json",
    "application/xml",
    "text/xml",
];

fn header(headers: &HeaderMap, name: HeaderName) -> Option<String> {
    headers.get(name)?.to_str().ok().map(|v| v.trim().to_owned())
}
