//! An article that somebody hands in: bytes of a file become text with what its words say about their origin.

use std::path::Path;

use crate::text::lang::{Lang, detect};

use super::{Meta, PartialDate, encoding, html, markdown, plain};

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
    /// The charset that a server names.
    pub charset: Option<String>,
    /// What a feed says: less than the page itself, more than nothing.
    pub hints: Hints,
}

/// What somebody else says about an article; it counts where the article says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hints {
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<PartialDate>,
}

/// Why a file is no article.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error("its encoding cannot be made out (byte {at} is no UTF-8); convert it first, e.g. with `iconv -f GBK -t UTF-8`")]
    Encoding { at: usize },
    #[error("it holds binary data, not text; whosaid takes plain text, Markdown and web pages")]
    Binary,
    #[error("it is empty")]
    Empty,
    #[error("no article can be made out in this web page; save its text to a file and ingest that")]
    Html,
    #[error("it has {0} bytes; articles of up to 16 MiB are taken")]
    TooLarge(usize),
}

/// Larger files are no articles, and every copy of a body is held in memory.
const LARGEST: usize = 16 * 1024 * 1024;

impl Draft {
    /// Reads a file's bytes. `path` tells Markdown from plain text and lends its name.
    pub fn read(bytes: &[u8], path: Option<&Path>, overrides: Overrides) -> Result<Self, DraftError> {
        let text = decode(bytes, overrides.charset.as_deref())?;
        let extension = path.and_then(Path::extension).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        let page = html::is_page(&text);
        let (front, body) = match extension.as_deref() {
            _ if page => html::read(&text, overrides.url.as_deref()).ok_or(DraftError::Html)?,
            Some("md" | "markdown") => markdown::read(&text),
            _ => (plain::Found::default(), text),
        };
        let body = body.trim_matches('\n').to_owned();
        if !body.chars().any(char::is_alphanumeric) {
            return Err(DraftError::Empty);
        }
        let given = overrides.url.as_deref().map(plain::from_url).unwrap_or_default();
        // What a page says of itself is better than what its address lets one guess.
        let found = if page { front.filled(given) } else { given.or(front).or(plain::find(&body)) };
        let lang = overrides.lang.or(found.lang).unwrap_or_else(|| detect(&body));
        let meta = Meta {
            title: overrides.title.or(found.title).or(overrides.hints.title),
            url: overrides.url.or(found.url),
            outlet: overrides.outlet.or(found.outlet).or(overrides.hints.outlet),
            published: overrides.published.or(found.published).or(overrides.hints.published),
            lang,
            retrieved: None,
        };
        let file_stem = path.and_then(Path::file_stem).and_then(|s| s.to_str()).map(str::to_owned);
        Ok(Self { meta, body, file_stem })
    }
}

fn decode(bytes: &[u8], charset: Option<&str>) -> Result<String, DraftError> {
    if bytes.len() > LARGEST {
        return Err(DraftError::TooLarge(bytes.len()));
    }
    let wide = matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    if bytes.contains(&0) && !wide {
        return Err(DraftError::Binary);
    }
    let text = encoding::decode(bytes, charset).map_err(|at| DraftError::Encoding { at })?;
    Ok(text.replace("\r\n", "\n").replace('\r', "\n"))
}
