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
pub(super) struct Site(Robots);

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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PIECES: [&str; 27] = [
        "User-agent: *\n",
        "User-agent: whosaid\n",
        "USER-AGENT:WhoSaid/2.1\r\n",
        "user agent other\n",
        "Disallow: /\n",
        "Disallow:\n",
        "Disallow: /private/*.html$\n",
        "Allow: /private/a\n",
        "Disallow: *a*a*a*a*a*a*a*a*b\n",
        "Allow: /%61%zz%E4\n",
        "Crawl-delay: 2\n",
        "Crawl-delay: 0.5\n",
        "Crawl-delay: -1\n",
        "Crawl-delay: 1e300\n",
        "Crawl-delay: NaN\n",
        "crawldelay: inf\n",
        "Sitemap: http://[\n",
        "# ",
        "\n",
        "\r",
        "\u{feff}",
        "\u{0}",
        "Disallow: /ü\n",
        ":",
        "<html>",
        "Allow",
        "/*$*$",
    ];
    const OURS: Duration = Duration::from_secs(1);

    fn site(file: &[u8]) -> Site {
        Site::told(Ok(file.to_vec()))
    }

    fn pause(file: &str, address: &str, ours: Duration) -> Option<Duration> {
        site(file.as_bytes()).pause(&Url::parse(address).unwrap(), ours)
    }

    proptest! {
        #[test]
        fn whatever_a_site_says_it_is_asked_no_faster_than_we_like(
            pieces in prop::collection::vec(prop_oneof![
                8 => prop::sample::select(PIECES.to_vec()).prop_map(|piece| piece.as_bytes().to_vec()),
                1 => (prop::sample::select(PIECES.to_vec()), 1..200usize).prop_map(|(piece, times)| piece.repeat(times).into_bytes()),
                2 => prop::collection::vec(any::<u8>(), 0..8),
            ], 0..40),
            path in prop_oneof![Just("a".repeat(2000)), Just("private/a.html?b#c".to_owned()), "[a-z/%$*?ü\\PC]{0,12}"],
            ours in 0..200u64,
        ) {
            let (site, ours) = (site(&pieces.concat()), Duration::from_secs(ours));
            let mut url = Url::parse("http://a.example/").unwrap();
            url.set_path(&path);
            if let Some(pause) = site.pause(&url, ours) {
                prop_assert!((ours..=LONGEST_PAUSE.max(ours)).contains(&pause));
            }
            // The file itself may always be read.
            prop_assert!(site.pause(&Url::parse("http://a.example/robots.txt").unwrap(), ours).is_some());
        }
    }

    #[test]
    fn a_longer_pause_of_ours_than_sites_may_ask_for_stands() {
        let ours = LONGEST_PAUSE * 2;
        assert_eq!(pause("", "http://a.example/x", ours), Some(ours));
        assert_eq!(pause("User-agent: *\nCrawl-delay: 5", "http://a.example/x", OURS), Some(Duration::from_secs(5)));
        assert_eq!(pause("User-agent: *\nCrawl-delay: 9999", "http://a.example/x", OURS), Some(LONGEST_PAUSE));
        assert_eq!(pause("User-agent: whosaid\nDisallow: /x", "http://a.example/x", OURS), None);
    }
}
