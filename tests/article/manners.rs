//! Manners and limits of a program that fetches: what a site's robots.txt allows, and where nobody is led.

use std::time::Duration;

use proptest::prelude::*;
use url::Url;
use whosaid::article::fetch::{self, Site};

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
/// A site that asks for longer pauses than this is waited for no longer.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

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

#[test]
fn redirects_are_checked_like_addresses() {
    let redirected =
        |before, address: &str, private| fetch::redirected(before, &Url::parse(address).unwrap(), private).map_err(|e| e.to_string());
    assert_eq!(redirected(1, "https://a.example/x", false), Ok(()));
    assert_eq!(redirected(1, "http://127.0.0.1/", true), Ok(()));
    for (before, address, why) in [
        (1, "http://127.0.0.1:80/", "private network"),
        (1, "http://[fd00::1]/", "private network"),
        (1, "ftp://a.example/x", "not http or https"),
        (1, "file:///etc/passwd", "not http or https"),
        (6, "https://a.example/x", "redirects more than"),
    ] {
        let error = redirected(before, address, false).unwrap_err();
        assert!(error.contains(why), "{address}: {error}");
    }
}

/// What is said of an address that redirects lead to, where private networks are closed.
fn refused(address: &str) -> Option<String> {
    fetch::redirected(1, &Url::parse(address).unwrap(), false).err().map(|e| e.to_string())
}

#[test]
fn private_addresses_are_known_in_every_dress() {
    let literal = |ip: &str| if ip.contains(':') { format!("http://[{ip}]/") } else { format!("http://{ip}/") };
    for ip in [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "::",
    ] {
        assert!(refused(&literal(ip)).is_some_and(|why| why.contains("private network")), "{ip}");
    }
    for ip in ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"] {
        assert_eq!(refused(&literal(ip)), None, "{ip}");
    }
    for address in ["http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://127.1/"] {
        assert!(refused(address).is_some_and(|why| why.contains("private network")), "{address}");
    }
}
