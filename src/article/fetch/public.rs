//! Which addresses are of the public internet: whoever sends one must not get at what only this machine can reach.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use reqwest::Url;
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::Host;

use super::FetchError;

/// Whether an address may be fetched, as far as its words tell; what its name means is checked when that is looked up.
pub(super) fn check(url: &Url, private: bool) -> Result<(), FetchError> {
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
pub(super) struct PublicOnly;

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
