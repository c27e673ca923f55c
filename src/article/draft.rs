//! An article that somebody hands in: bytes of a file become text with what its words say about their origin.

use std::path::Path;

use crate::text::lang::{Lang, detect};

use super::formats::{Format, Raw, Reader, TABLE};
use super::guarded::LONGEST;
use super::plain::Found;
use super::{Meta, PartialDate, encoding, epub, plain};

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
    #[error("it holds binary data, not text; whosaid takes plain text, Markdown, web pages, EPUB and PDF")]
    Binary,
    #[error("it is empty")]
    Empty,
    #[error("no article can be made out in this web page; save its text to a file and ingest that")]
    Html,
    #[error("it has {0} bytes; articles of up to 16 MiB are taken")]
    TooLarge(usize),
    #[error("it cannot be made out as a PDF, so it may be damaged; save its text to a file and ingest that")]
    Pdf,
    #[error("it cannot be made out as an EPUB, so it may be damaged; save its text to a file and ingest that")]
    Epub,
    #[error("it is locked, by a password or for one reader's devices; ingest a copy that is not")]
    Locked,
    #[error("no text can be made out in it; if its pages are pictures, have them read first, e.g. with `ocrmypdf`")]
    Pictures,
    #[error("its fonts do not say which letters they show; have them read anew, e.g. with `ocrmypdf --force-ocr`")]
    Letters,
    #[error("it unpacks to far more than an article has, so it was left; save its text to a file and ingest that")]
    Unpacked,
    #[error("it has more text than an article; cut it into parts and ingest those")]
    TooLong,
    #[error("it could not be read within {} seconds; save its text to a file and ingest that", LONGEST.as_secs())]
    TooSlow,
}

/// Larger files are no articles, and every copy of a body is held in memory.
const LARGEST: usize = 16 * 1024 * 1024;

impl Draft {
    /// Reads bytes in whatever format they are.
    pub fn read(raw: &Raw<'_>, overrides: Overrides) -> Result<Self, DraftError> {
        let (format, front, body) = read(raw, overrides.url.as_deref())?;
        let body = body.trim_matches('\n').to_owned();
        if !body.chars().any(char::is_alphanumeric) {
            return Err(DraftError::Empty);
        }
        if body.len() > LARGEST {
            return Err(DraftError::TooLarge(body.len()));
        }
        let given = overrides.url.as_deref().map(plain::from_url).unwrap_or_default();
        let found = front.filled(given);
        let found = if format.says_all { found } else { found.or(plain::find(&body)) };
        let lang = overrides.lang.or(found.lang).unwrap_or_else(|| detect(&body));
        let meta = Meta {
            title: overrides.title.or(found.title).or(overrides.hints.title).and_then(one_line),
            url: overrides.url.or(found.url).and_then(one_line),
            outlet: overrides.outlet.or(found.outlet).or(overrides.hints.outlet).and_then(one_line),
            author: found.author.and_then(one_line),
            published: overrides.published.or(found.published).or(overrides.hints.published),
            lang,
            retrieved: None,
        };
        let file_stem = raw.path.and_then(Path::file_stem).and_then(|s| s.to_str()).map(str::to_owned);
        Ok(Self { meta, body, file_stem })
    }
}

/// What is known of an article stands in one line of a list, and of its file, where a line of `+++` would end what is known.
fn one_line(words: String) -> Option<String> {
    let line = words.split(['\n', '\r']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    Some(line).filter(|line| !line.is_empty())
}

/// The words of bytes in whatever format they are, where nothing else is asked for. UTF-8 without markup stays byte for byte.
pub fn words(raw: &Raw<'_>) -> Result<String, DraftError> {
    let (format, _, body) = read(raw, None)?;
    let plain = format.types.contains(&plain::TYPE);
    let as_it_is = str::from_utf8(raw.bytes).ok().filter(|_| plain && !encoding::is_escaped(raw.bytes, raw.charset));
    Ok(as_it_is.map_or(body, str::to_owned))
}

/// The format that has it, what it says of itself, and its words.
fn read(raw: &Raw<'_>, address: Option<&str>) -> Result<(&'static Format, Found, String), DraftError> {
    if raw.bytes.len() > LARGEST {
        return Err(DraftError::TooLarge(raw.bytes.len()));
    }
    let mut decoded = None;
    for format in &TABLE {
        let read = match format.reader {
            Reader::Bytes { is, read } => is(raw.bytes, raw.is_named(format)).then(|| read(raw.bytes)),
            Reader::Text { is, read } => {
                let text = match &decoded {
                    Some(text) => text,
                    None => &*decoded.insert(decode(raw)?),
                };
                is(text, raw.is_named(format)).then(|| read(text, address))
            }
        };
        if let Some(read) = read {
            let (found, body) = read?;
            // Markup can name what text cannot hold.
            return Ok((format, found, line_ends(body)));
        }
    }
    Err(DraftError::Binary)
}

fn decode(raw: &Raw<'_>) -> Result<String, DraftError> {
    // Documents of many programs are archives.
    if raw.bytes.starts_with(epub::ZIP) {
        return Err(DraftError::Binary);
    }
    let wide = matches!(raw.bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]);
    if raw.bytes.contains(&0) && !wide {
        return Err(DraftError::Binary);
    }
    encoding::decode(raw.bytes, raw.charset).map(line_ends).map_err(|at| DraftError::Encoding { at })
}

/// A text whose lines end in `\n`, whatever system they come from.
fn line_ends(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
