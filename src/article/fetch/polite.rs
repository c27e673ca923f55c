//! Manners of a program that fetches unasked: what a site's robots.txt allows (RFC 9309), and no faster than it likes.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use reqwest::Url;
use robotxt::{AccessResult, Robots, robots_url};

use super::FetchError;

/// The name by which robots.txt knows this program.
pub(super) const AGENT: &str = "whosaid";

/// A site that asks for longer pauses than this is waited for no longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// What is known of the sites that were fetched from.
#[derive(Default)]
pub(super) struct Manners {
    /// By the address of their robots.txt.
    sites: HashMap<Url, Site>,
}

struct Site {
    robots: Robots,
    last: Option<Instant>,
}

impl Manners {
    /// The robots.txt that has to be read before this is fetched.
    pub fn unasked(&self, url: &Url) -> Option<Url> {
        robots_url(url).ok().filter(|robots| !self.sites.contains_key(robots))
    }

    /// What came of reading a robots.txt.
    pub fn told(&mut self, robots: &Url, file: Result<Vec<u8>, FetchError>) {
        let access = match &file {
            Ok(bytes) => AccessResult::Successful(bytes),
            Err(FetchError::Redirects) => AccessResult::TooManyRedirects,
            Err(FetchError::Busy { .. } | FetchError::Unreachable | FetchError::TooSlow(_)) => AccessResult::Unreachable,
            Err(FetchError::Status(status)) if *status >= 500 => AccessResult::Unreachable,
            Err(_) => AccessResult::Unavailable,
        };
        self.sites.insert(robots.clone(), Site { robots: Robots::from_access(access, AGENT), last: None });
    }

    /// How long to wait until this may be fetched; `None` where it may not.
    pub fn turn(&self, url: &Url, pause: Duration) -> Option<Duration> {
        let Some(site) = robots_url(url).ok().and_then(|robots| self.sites.get(&robots)) else { return Some(Duration::ZERO) };
        let pause = site.robots.crawl_delay().unwrap_or(pause).max(pause).min(LONGEST_PAUSE);
        let since = site.last.map_or(pause, |last| last.elapsed());
        site.robots.is_url_allowed(url).then(|| pause.saturating_sub(since))
    }

    /// Something was fetched just now.
    pub fn done(&mut self, url: &Url) {
        if let Some(site) = robots_url(url).ok().and_then(|robots| self.sites.get_mut(&robots)) {
            site.last = Some(Instant::now());
        }
    }
}
