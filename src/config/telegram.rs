//! The tables below `[telegram]`: who may use the bot, how much, and how updates reach it.

use std::net::{Ipv4Addr, SocketAddr};
use std::num::{NonZeroU32, NonZeroUsize};

use serde::Deserialize;

/// Whom the bot serves.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Access {
    pub mode: Mode,
    /// Telegram's numbers of people.
    pub people: Vec<i64>,
    /// Telegram's numbers of chats; whoever writes there is served.
    pub chats: Vec<i64>,
}

/// Whether those are served whom nobody has let in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    #[default]
    Open,
    Closed,
}

/// How much is asked and said.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Questions and presses a minute, of one person.
    pub per_person: NonZeroU32,
    /// Likewise in one group.
    pub per_chat: NonZeroU32,
    /// Questions of one person that wait or are worked on.
    pub in_hand: NonZeroUsize,
    /// Questions of everybody that wait or are worked on.
    pub queue: NonZeroUsize,
    /// Questions that are looked up at a time.
    pub at_once: NonZeroUsize,
    /// Messages a second to everybody together.
    pub sends_per_second: NonZeroU32,
}

/// Updates that Telegram sends, where `url` is set; otherwise it is asked for them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Webhook {
    /// The address that Telegram calls, `https://`.
    pub url: Option<String>,
    /// Where the proxy in front passes it on to.
    pub listen: SocketAddr,
}

/// A number of the defaults.
const fn some(number: u32) -> NonZeroU32 {
    NonZeroU32::new(number).expect("the defaults are not 0")
}

const fn many(number: usize) -> NonZeroUsize {
    NonZeroUsize::new(number).expect("the defaults are not 0")
}

impl Default for Limits {
    fn default() -> Self {
        Self { per_person: some(30), per_chat: some(60), in_hand: many(8), queue: many(150), at_once: many(8), sends_per_second: some(25) }
    }
}

impl Default for Webhook {
    fn default() -> Self {
        Self { url: None, listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8443)) }
    }
}
