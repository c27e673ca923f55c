//! The formats that articles come in: one a file, in one table. The first that recognises a file has it.

use std::path::Path;

use super::draft::DraftError;
use super::plain::Found;
use super::{epub, html, markdown, pdf, plain};

/// A format.
pub(super) struct Format {
    /// Endings of file names, in lower case.
    pub endings: &'static [&'static str],
    /// Media types that servers give it.
    pub types: &'static [&'static str],
    pub reader: Reader,
    /// Whether it says all of itself that can be known, so that its words are not looked through for a title and a link.
    pub says_all: bool,
}

/// What a file says of itself, and its words.
pub(super) type Readable = Result<(Found, String), DraftError>;

/// What a format is read from.
pub(super) enum Reader {
    /// Bytes that are recognised by how they begin, or by that and their name or type.
    Bytes { is: fn(&[u8], named: bool) -> bool, read: fn(&[u8]) -> Readable },
    /// Text, whatever its encoding was, that is recognised by itself, or by its name or type if it has one of the format's. The address
    /// is that of relative links.
    Text { is: fn(&str, named: bool) -> bool, read: fn(&str, address: Option<&str>) -> Readable },
}

/// Every format, tried in this order.
pub(super) const TABLE: [Format; 5] = [pdf::FORMAT, epub::FORMAT, html::FORMAT, markdown::FORMAT, plain::FORMAT];

/// Bytes, with what is said of them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Raw<'r> {
    pub bytes: &'r [u8],
    /// A file's name, or an address' path: its ending may tell the format.
    pub path: Option<&'r Path>,
    /// The media type that a server gives, without parameters and in lower case.
    pub media_type: Option<&'r str>,
    /// The charset that a server gives.
    pub charset: Option<&'r str>,
}

impl Raw<'_> {
    pub(super) fn is_named(&self, format: &Format) -> bool {
        let ending = self.path.and_then(Path::extension).and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
        ending.is_some_and(|e| format.endings.contains(&e.as_str())) || self.media_type.is_some_and(|t| format.types.contains(&t))
    }
}

/// The endings of file names that may be articles.
pub fn endings() -> impl Iterator<Item = &'static str> {
    TABLE.iter().flat_map(|format| format.endings).copied()
}

/// Whether something of this media type may be an article; `path` decides where a server says no more than that it is bytes.
pub(super) fn may_be_article(media_type: &str, path: &str) -> bool {
    let binary = |format: &&Format| matches!(format.reader, Reader::Bytes { .. });
    let ending = Path::new(path).extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    TABLE.iter().any(|format| format.types.contains(&media_type))
        || media_type == "application/octet-stream" && TABLE.iter().filter(binary).any(|format| format.endings.contains(&ending.as_str()))
}
