//! Fetching an article from an address: web pages, plain text and Markdown over http(s), bounded in time and size.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::CONTENT_TYPE;
use reqwest::{Client, Url, redirect};
use url::Host;

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
    #[error("it leads into a private network; --allow-private fetches from there")]
    Private,
    #[error("it redirects more than {REDIRECTS} times; check the address")]
    Redirects,
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

/// Fetches an address and waits for it. Addresses of private networks, of this machine and of the link are fetched only if
/// `private` says so, whether they are written, looked up or redirected to.
pub fn fetch(address: &str, private: bool) -> Result<Fetched, FetchError> {
    let url = Url::parse(address).map_err(|_| FetchError::Address)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|_| FetchError::Setup)?;
    runtime.block_on(get(url, private))
}

async fn get(url: Url, private: bool) -> Result<Fetched, FetchError> {
    check(&url, private)?;
    let mut builder = Client::builder();
    if !private {
        // A proxy would look names up itself, where nobody checks what they mean.
        builder = builder.dns_resolver(Arc::new(PublicOnly)).no_proxy();
    }
    let client = builder
        .user_agent(concat!("whosaid/", env!("CARGO_PKG_VERSION")))
        .timeout(LONGEST)
        .redirect(redirect::Policy::custom(move |attempt| {
            if attempt.previous().len() > REDIRECTS {
                attempt.error(FetchError::Redirects)
            } else if check(attempt.url(), private).is_err() {
                attempt.error(FetchError::Private)
            } else {
                attempt.follow()
            }
        }))
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
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        match cause.downcast_ref::<FetchError>() {
            Some(FetchError::Private) => return FetchError::Private,
            Some(FetchError::Redirects) => return FetchError::Redirects,
            _ => source = cause.source(),
        }
    }
    if error.is_timeout() { FetchError::TooSlow } else { FetchError::Unreachable }
}

/// Whether an address may be fetched, as far as its words tell; what its name means is checked when that is looked up.
fn check(url: &Url, private: bool) -> Result<(), FetchError> {
    match url.scheme() {
        "http" | "https" if private || !literal(url) => Ok(()),
        "http" | "https" => Err(FetchError::Private),
        _ => Err(FetchError::Address),
    }
}

/// Whether an address names a machine of a private network by number.
fn literal(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => !public(IpAddr::V4(ip)),
        Some(Host::Ipv6(ip)) => !public(IpAddr::V6(ip)),
        Some(Host::Domain(_)) => false,
        None => true,
    }
}

/// Whether an address is of the public internet (IANA's special-purpose registries, RFC 6890).
fn public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            let shared = a == 100 && (64..128).contains(&b);
            let reserved = a == 0 || a >= 240 || a == 192 && b == 0 && c == 0 || a == 198 && (b == 18 || b == 19);
            !(v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_multicast() || v4.is_documentation() || shared || reserved)
        }
        IpAddr::V6(v6) => {
            let [a, b, ..] = v6.segments();
            if let Some(v4) = v6.to_ipv4_mapped() {
                return public(IpAddr::V4(v4));
            }
            // 64:ff9b::/96 and 2002::/16 carry an IPv4 address.
            let octets = v6.octets();
            if a == 0x64 && b == 0xff9b {
                return public(IpAddr::V4(Ipv4Addr::new(octets[12], octets[13], octets[14], octets[15])));
            }
            if a == 0x2002 {
                return public(IpAddr::V4(Ipv4Addr::new(octets[2], octets[3], octets[4], octets[5])));
            }
            a & 0xe000 == 0x2000 && !(a == 0x2001 && (b == 0 || b == 0xdb8))
        }
    }
}

/// Looks names up and gives public addresses only.
struct PublicOnly;

impl Resolve for PublicOnly {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let all: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            let found: Vec<SocketAddr> = all.iter().copied().filter(|a| public(a.ip())).collect();
            if found.is_empty() && !all.is_empty() {
                return Err(FetchError::Private.into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_known_in_every_dress() {
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
            assert!(!public(ip.parse().unwrap()), "{ip}");
        }
        for ip in ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"] {
            assert!(public(ip.parse().unwrap()), "{ip}");
        }
        for address in ["http://2130706433/", "http://0x7f.1/", "http://[::1]/", "http://127.1/"] {
            assert!(literal(&Url::parse(address).unwrap()), "{address}");
        }
    }
}
