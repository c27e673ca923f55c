//! An article that somebody hands in: bytes of a file become text with what its words say about their origin.

use std::path::Path;

use crate::text::lang::{Lang, detect};

use super::{Meta, PartialDate, markdown, plain};

/// An article before it has a name in the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// What the text says of itself, and what the person said of it.
    pub meta: Meta,
    /// The words, line ends as `\n`.
    pub body: String,
    /// A name to start from when neither title nor address gives one: the file's.
    pub file_stem: Option<String>,
}

/// What a person says about an article; it wins over what the text seems to say.
#[derive(Debug, Clone, Default)]
pub struct Overrides {
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<PartialDate>,
    pub lang: Option<Lang>,
}

/// Why a file is no article.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error("it is not UTF-8 text (byte {at}); convert it first, e.g. with `iconv -f GBK -t UTF-8`")]
    Encoding { at: usize },
    #[error("it holds binary data, not text; whosaid takes plain text and Markdown")]
    Binary,
    #[error("it is empty")]
    Empty,
    #[error("it looks like a web page; save it as plain text first")]
    Html,
    #[error("it has {0} bytes; articles of up to 16 MiB are taken")]
    TooLarge(usize),
}

/// Larger files are no articles, and every copy of a body is held in memory.
const LARGEST: usize = 16 * 1024 * 1024;

impl Draft {
    /// Reads a file's bytes. `path` tells Markdown from plain text and lends its name.
    pub fn read(bytes: &[u8], path: Option<&Path>, overrides: Overrides) -> Result<Self, DraftError> {
        let text = decode(bytes)?;
        let extension = path.and_then(Path::extension).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        let (front, body) = match extension.as_deref() {
            Some("md" | "markdown") => markdown::read(&text),
            _ => (plain::Found::default(), text),
        };
        let body = body.trim_matches('\n').to_owned();
        if !body.chars().any(char::is_alphanumeric) {
            return Err(DraftError::Empty);
        }
        let given = overrides.url.as_deref().map(plain::from_url).unwrap_or_default();
        let found = given.or(front).or(plain::find(&body));
        let lang = overrides.lang.or(found.lang).unwrap_or_else(|| detect(&body));
        let meta = Meta {
            title: overrides.title.or(found.title),
            url: overrides.url.or(found.url),
            outlet: overrides.outlet.or(found.outlet),
            published: overrides.published.or(found.published),
            lang,
            retrieved: None,
        };
        let file_stem = path.and_then(Path::file_stem).and_then(|s| s.to_str()).map(str::to_owned);
        Ok(Self { meta, body, file_stem })
    }
}

fn decode(bytes: &[u8]) -> Result<String, DraftError> {
    if bytes.len() > LARGEST {
        return Err(DraftError::TooLarge(bytes.len()));
    }
    if bytes.contains(&0) {
        return Err(DraftError::Binary);
    }
    let text = str::from_utf8(bytes).map_err(|e| DraftError::Encoding { at: e.valid_up_to() })?;
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let start: String = text.trim_start().chars().take(15).collect::<String>().to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(DraftError::Html);
    }
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}
