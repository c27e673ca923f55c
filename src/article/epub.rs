//! EPUB: the chapters of a book in its order as one text, and what its package says of it.

use std::io::{self, Cursor, Read};

use dom_query::Document;
use rbook::Epub;

use super::draft::DraftError;
use super::formats::{Format, Readable, Reader};
use super::guarded::{Lost, Stop, guarded};
use super::html::{AROUND, is_too_deep, paragraphs};
use super::plain::Found;
use super::{encoding, fetch};

pub(super) const FORMAT: Format =
    Format { endings: &["epub"], types: &["application/epub+zip"], reader: Reader::Bytes { is: is_epub, read }, says_all: true };

/// What every EPUB begins with: a ZIP whose first file says so (OCF 3.3, 4.3).
pub(super) const ZIP: &[u8] = b"PK\x03\x04";
const TYPE: &[u8] = b"application/epub+zip";
/// Longest that all files of a book may be, unpacked, in bytes, pictures included.
const LARGEST_BOOK: u64 = 256 * 1024 * 1024;
/// Longest that all chapters may be, in bytes of markup.
const LARGEST_TEXT: usize = 32 * 1024 * 1024;
/// Parts of a book that are no text of it, as its markup calls them (EPUB Structural Semantics).
const NO_TEXT: [&str; 6] = ["titlepage", "cover", "toc", "landmarks", "page-list", "copyright-page"];

fn is_epub(bytes: &[u8], named: bool) -> bool {
    let head = &bytes[..bytes.len().min(256)];
    // Some programs put another file first; the package's name stands in the list of files at the end.
    let container = b"META-INF/container.xml";
    bytes.starts_with(ZIP) && (named || has(head, TYPE) || has(bytes, container))
}

fn has(bytes: &[u8], words: &[u8]) -> bool {
    memchr::memmem::find(bytes, words).is_some()
}

fn read(bytes: &[u8]) -> Readable {
    let bytes = bytes.to_vec();
    match guarded(move |stop| text(bytes, stop)) {
        Ok(read) => read,
        Err(Lost::Panicked) => Err(DraftError::Epub),
        Err(Lost::TooLong) => Err(DraftError::TooSlow),
    }
}

fn text(bytes: Vec<u8>, stop: &Stop) -> Readable {
    look_through(&bytes, stop)?;
    let book = Epub::options().skip_toc(true).read(Cursor::new(bytes)).map_err(|_| DraftError::Epub)?;
    let about = book.metadata();
    let tidy = |value: &str| Some(value.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|v| !v.is_empty());
    let title = about.title().and_then(|t| tidy(t.value()));
    let mut chapters: Vec<String> = Vec::new();
    // A spine may name one chapter a thousand times.
    let mut read = 0;
    for entry in book.spine().iter().filter(|entry| entry.is_linear()).filter_map(|entry| entry.manifest_entry()) {
        stop.check();
        let bytes = entry.read_bytes().unwrap_or_default();
        read += bytes.len();
        if read > LARGEST_TEXT {
            return Err(DraftError::TooLong);
        }
        let page = encoding::decode(&bytes, None).ok();
        chapters.extend(page.filter(|page| !is_too_deep(page)).map(|page| chapter(&page)).filter(|text| !text.is_empty()));
    }
    let authors: Vec<String> = about.creators().filter_map(|creator| tidy(creator.value())).collect();
    let found = Found {
        url: about.identifiers().map(|id| id.value().trim().to_owned()).find(|id| fetch::is_address(id)),
        outlet: about.publishers().next().and_then(|p| tidy(p.value())),
        author: Some(authors.join(", ")).filter(|a| !a.is_empty()),
        published: about.published_entry().and_then(|date| date.value().parse().ok()),
        lang: about.language().and_then(|lang| lang.value().parse().ok()),
        title,
    };
    let body = paragraphs(&chapters.join("\n"), found.title.as_deref());
    if body.is_empty() { Err(DraftError::Empty) } else { Ok((found, body)) }
}

/// Unpacks every file once, to nowhere: what is said of sizes need not be true.
fn look_through(bytes: &[u8], stop: &Stop) -> Result<(), DraftError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| DraftError::Epub)?;
    let mut left = LARGEST_BOOK;
    for at in 0..archive.len() {
        stop.check();
        let Ok(file) = archive.by_index(at) else { continue };
        if file.name().is_ok_and(|name| name == "META-INF/rights.xml") {
            return Err(DraftError::Locked);
        }
        // A damaged picture does not keep the text out.
        let read = io::copy(&mut file.take(left + 1), &mut io::sink()).unwrap_or(0);
        left = left.checked_sub(read).ok_or(DraftError::Unpacked)?;
    }
    Ok(())
}

/// The text of a chapter, a paragraph a line.
fn chapter(page: &str) -> String {
    let document = Document::from(closed(page).as_str());
    document.select(AROUND).remove();
    for part in document.select("body, section, div, nav, aside").iter() {
        if part.attr("epub:type").is_some_and(|kinds| kinds.split_whitespace().any(|kind| NO_TEXT.contains(&kind))) {
            part.remove();
        }
    }
    document.select("head").remove();
    document.formatted_text().to_string()
}

/// XHTML closes elements in themselves that hold all that follows where it is read as HTML.
fn closed(page: &str) -> String {
    let mut out = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(end) = rest.find("/>") {
        let (before, after) = rest.split_at(end);
        out.push_str(before);
        let name = before.rfind('<').map_or("", |at| &before[at + 1..]).split_whitespace().next().unwrap_or_default();
        if ["title", "script", "style", "textarea", "iframe"].contains(&name) {
            out.push_str(&format!("></{name}>"));
        } else {
            out.push_str("/>");
        }
        rest = &after[2..];
    }
    out.push_str(rest);
    out
}
