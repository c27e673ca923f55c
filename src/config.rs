//! `config/whosaid.toml`: what a person can set. Every key has a default; unknown keys are errors.

use std::fs;
use std::io;
use std::net::SocketAddr;
use std::num::{NonZeroU32, NonZeroU64, NonZeroUsize};
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

mod search;
mod telegram;

pub use search::{Pair, Search, Weights};
pub use telegram::{Access, Limits, Mode, Webhook};

/// The file as it comes with the program, every key commented.
pub const BUILT_IN: &str = include_str!("../config/whosaid.toml");

/// Settings.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub ask: Ask,
    pub search: Search,
    pub paths: Paths,
    pub encoder: Encoder,
    pub translator: Translator,
    pub fetch: Fetch,
    pub watch: Watch,
    pub telegram: Telegram,
}

/// How questions are answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ask {
    /// At most this many experts an answer.
    pub limit: NonZeroUsize,
}

/// Where things are, relative to the home.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paths {
    pub corpus: PathBuf,
    pub index: PathBuf,
    pub gazetteer: PathBuf,
}

/// Who turns texts into vectors: a server where `url` names one, else the program itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Encoder {
    /// The base of an OpenAI-compatible API, up to and including `/v1`.
    pub url: Option<String>,
    pub model: Option<String>,
    /// Asked for and checked; the model's own where absent.
    pub dimension: Option<NonZeroUsize>,
    /// Texts a request.
    pub batch: NonZeroUsize,
    pub timeout_s: NonZeroU64,
    pub query_prefix: String,
    pub passage_prefix: String,
    /// Whether the bot encodes passages that have no vectors.
    pub in_bot: bool,
}

/// Who translates: a server where `url` names one, else nobody.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Translator {
    /// The base of an OpenAI-compatible API, up to and including `/v1`.
    pub url: Option<String>,
    pub model: Option<String>,
    pub timeout_s: NonZeroU64,
}

/// How articles are fetched.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fetch {
    /// An address or a mailbox by which a site can reach whoever runs this.
    pub contact: Option<String>,
    /// Between two requests to one host that nobody asked for by name.
    pub pause_s: u32,
    pub timeout_s: NonZeroU64,
}

/// Which feeds are looked at again and again.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Watch {
    pub feeds: Vec<String>,
    /// A duration such as `30m` or `2h`; a minute or longer.
    #[serde(deserialize_with = "a_minute_or_longer")]
    pub every: SignedDuration,
    /// Whether the bot looks at them, too.
    pub in_bot: bool,
    /// Whether feeds may lead into private networks.
    pub allow_private: bool,
}

/// The bot: what it remembers of chats, whom it serves, how much, and how updates reach it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Telegram {
    /// Relative to the home.
    pub state: PathBuf,
    /// Days after which it is forgotten.
    pub keep_days: NonZeroU32,
    /// Hours in which nothing comes by itself, such as `22:00-07:00 Asia/Kolkata`.
    pub quiet_hours: Option<String>,
    /// Numbers of the people who may use the commands of administrators.
    pub admins: Vec<i64>,
    /// Whether `/ingest` may lead into private networks.
    pub allow_private: bool,
    /// Whether what people ask is logged.
    pub log_texts: bool,
    /// Where `/healthz` and `/metrics` are served; nowhere where absent.
    pub monitor: Option<SocketAddr>,
    pub access: Access,
    pub limits: Limits,
    pub webhook: Webhook,
}

impl Default for Telegram {
    fn default() -> Self {
        Self {
            state: "state/telegram.redb".into(),
            keep_days: KEEP_DAYS,
            quiet_hours: None,
            admins: Vec::new(),
            allow_private: false,
            log_texts: false,
            monitor: None,
            access: Access::default(),
            limits: Limits::default(),
            webhook: Webhook::default(),
        }
    }
}

impl Default for Fetch {
    fn default() -> Self {
        Self { contact: None, pause_s: 1, timeout_s: TIMEOUT_S }
    }
}

impl Default for Watch {
    fn default() -> Self {
        Self { feeds: Vec::new(), every: SignedDuration::from_mins(30), in_bot: false, allow_private: false }
    }
}

impl Default for Ask {
    fn default() -> Self {
        Self { limit: LIMIT }
    }
}

impl Default for Paths {
    fn default() -> Self {
        Self { corpus: "corpus".into(), index: "index".into(), gazetteer: "config/gazetteer.toml".into() }
    }
}

const LIMIT: NonZeroUsize = NonZeroUsize::new(10).expect("10 is not 0");
const BATCH: NonZeroUsize = NonZeroUsize::new(32).expect("32 is not 0");
const KEEP_DAYS: NonZeroU32 = NonZeroU32::new(30).expect("30 is not 0");
const TIMEOUT_S: NonZeroU64 = NonZeroU64::new(30).expect("30 is not 0");

impl Default for Encoder {
    fn default() -> Self {
        Self {
            url: None,
            model: None,
            dimension: None,
            batch: BATCH,
            timeout_s: TIMEOUT_S,
            query_prefix: String::new(),
            passage_prefix: String::new(),
            in_bot: true,
        }
    }
}

impl Default for Translator {
    fn default() -> Self {
        Self { url: None, model: None, timeout_s: TIMEOUT_S }
    }
}

/// Whoever asks a site for its feed more often is a burden.
pub const SHORTEST_ROUND: SignedDuration = SignedDuration::from_mins(1);

fn a_minute_or_longer<'de, D: Deserializer<'de>>(from: D) -> Result<SignedDuration, D::Error> {
    let words = String::deserialize(from)?;
    let every: SignedDuration =
        words.parse().map_err(|_| D::Error::custom(format!("`{words}` is no duration; write one such as `30m` or `2h`")))?;
    if every < SHORTEST_ROUND {
        Err(D::Error::custom("feeds are looked at once a minute at most, so write `1m` or more"))
    } else {
        Ok(every)
    }
}

/// A file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    /// `line` from 1; `key` with its table, as `[ask] limit`, where the line has one.
    #[error("{}:{line}: {}{reason}", path.display(), key.as_ref().map(|key| format!("{key}: ")).unwrap_or_default())]
    Toml { path: PathBuf, line: usize, key: Option<String>, reason: String },
}

impl ConfigError {
    /// What is wrong with a value of a file that could be read; `key` with its table, as `[ask] limit`.
    pub fn at(path: &Path, key: &str, reason: &str) -> Self {
        let name = key.rsplit(' ').next().unwrap_or(key);
        let text = fs::read_to_string(path).unwrap_or_default();
        let line = text.lines().position(|line| line.trim_start().starts_with(name)).map_or(1, |at| at + 1);
        Self::Toml { path: path.to_owned(), line, key: Some(key.to_owned()), reason: reason.to_owned() }
    }
}

impl Config {
    /// Reads a file that must be there.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Io { path: path.to_owned(), source })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        toml::from_str(text).map_err(|e| {
            let before = text.get(..e.span().map_or(0, |s| s.start)).unwrap_or(text);
            let reason = plainly(&e.message().trim().replace('\n', " "));
            // An error about a key names it.
            let key = if reason.starts_with("unknown field") { None } else { key(text, before) };
            ConfigError::Toml { path: path.to_owned(), line: before.matches('\n').count() + 1, key, reason }
        })
    }

    /// Reads a file if it is there; the defaults otherwise.
    pub fn read_if_there(path: &Path) -> Result<Self, ConfigError> {
        match Self::read(path) {
            Err(ConfigError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            other => other,
        }
    }
}

/// The key of the value that follows `before`, with its table.
fn key(text: &str, before: &str) -> Option<String> {
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let (outer, _) = text.get(start..)?.lines().next()?.split_once('=')?;
    let inner = before.get(start..)?.rsplit(['{', ',']).next().and_then(|part| part.split_once('=')).map(|(inner, _)| inner.trim());
    let inner = inner.filter(|inner| *inner != outer.trim()).map(|inner| format!(".{inner}")).unwrap_or_default();
    let table = before.lines().rev().map(str::trim).find(|line| line.starts_with('[') && !line.contains('='));
    let table = table.and_then(|line| line.split(']').next()).map(|name| format!("{name}] ")).unwrap_or_default();
    Some(format!("{table}{}{inner}", outer.trim()))
}

/// What serde says of a wrong type, without the names of types.
fn plainly(message: &str) -> String {
    let Some((found, wanted)) = message.strip_prefix("invalid ").and_then(|m| m.split_once(", expected ")) else {
        return message.to_owned();
    };
    let found = found.split_once(": ").map_or(found, |(_, found)| found).replace('`', "");
    let value = ["string ", "integer ", "floating point ", "boolean "].iter().find_map(|kind| found.strip_prefix(kind));
    let found = value.unwrap_or(match found.as_str() {
        "sequence" => "a list",
        "map" => "a table",
        other => other,
    });
    let wanted = match wanted {
        "usize" | "u16" | "u32" | "u64" | "i64" => "a whole number",
        _ if wanted.starts_with("a nonzero") => "a whole number of 1 or more",
        "f32" | "f64" => "a number",
        "a boolean" => "true or false",
        "a string" => "words in quotation marks",
        "a sequence" => "a list in square brackets",
        wanted if wanted.starts_with("struct ") => "a table",
        other => other,
    };
    format!("it is {found}, where {wanted} is wanted")
}
