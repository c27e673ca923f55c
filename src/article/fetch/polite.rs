//! Manners of a program that fetches unasked: what a site's robots.txt allows (RFC 9309), and no faster than it likes.

use std::time::Duration;

use reqwest::Url;
use robotxt::{AccessResult, Robots, robots_url};

use super::FetchError;

/// The name by which robots.txt knows this program.
pub(super) const AGENT: &str = "whosaid";

/// A site that asks for longer pauses than this is waited for no longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What a site asks of programs.
pub struct Site(Robots);

impl Site {
    /// The robots.txt that has to be read before an address is fetched.
    pub fn file(url: &Url) -> Option<Url> {
        robots_url(url).ok()
    }

    /// What came of reading it.
    pub fn told(file: Result<Vec<u8>, FetchError>) -> Self {
        let access = match &file {
            Ok(bytes) => AccessResult::Successful(bytes),
            Err(FetchError::Redirects) => AccessResult::TooManyRedirects,
            Err(FetchError::Busy { .. } | FetchError::Unreachable | FetchError::TooSlow(_)) => AccessResult::Unreachable,
            Err(FetchError::Status(status)) if *status >= 500 => AccessResult::Unreachable,
            Err(_) => AccessResult::Unavailable,
        };
        Self(Robots::from_access(access, AGENT))
    }

    /// The time between two requests; `None` where an address may not be fetched.
    pub fn pause(&self, url: &Url, ours: Duration) -> Option<Duration> {
        let pause = self.0.crawl_delay().unwrap_or(ours).min(LONGEST_PAUSE).max(ours);
        self.0.is_url_allowed(url).then_some(pause)
    }
}
