//! Web pages: the article's own words without what stands around them, and what the page says of itself (JSON-LD, OpenGraph).

mod around;
mod boxes;
mod dates;
mod linked;
mod missed;
mod outlet;
mod said;
mod words;

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::text::lang::settled;

use super::draft::DraftError;
use super::formats::{Format, Readable, Reader};
use super::guarded::{Lost, guarded};
use super::plain::Found;

pub(super) use around::AROUND;
use said::{said, shown};

pub(super) const FORMAT: Format = Format {
    endings: &["html", "htm", "xhtml"],
    types: &["text/html", "application/xhtml+xml"],
    reader: Reader::Text { is: |text, _| is_page(text), read: article },
    says_all: true,
};

/// A page with more elements is no article, and would take minutes.
const MOST_ELEMENTS: usize = 200_000;

/// A page that nests deeper is no article, and would take minutes, too.
const DEEPEST: usize = 5_000;
/// Elements that hold nothing, or whose ends are often left out because the next one means them.
const WITHOUT_END: [&str; 32] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd",
    "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup", "rt", "rp", "html", "head", "body",
];

/// Whether a page nests deeper than [`DEEPEST`], as far as its tags tell.
pub(super) fn is_too_deep(page: &str) -> bool {
    let mut depth = 0usize;
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let closes = rest.starts_with('/');
        let name: String =
            rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        // What looks like a tag in these is none.
        let end = match name.as_str() {
            _ if rest.starts_with("!--") => Some("-->"),
            "script" if !closes => Some("</script"),
            "style" if !closes => Some("</style"),
            _ => None,
        };
        if let Some(end) = end {
            rest = rest.find(end).map_or("", |at| &rest[at + end.len()..]);
        } else if name.is_empty() || WITHOUT_END.contains(&name.as_str()) || closes_itself(rest) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + usize::from(end.is_none()) };
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// Whether a tag ends with `/>`, as those of drawings do.
fn closes_itself(tag: &str) -> bool {
    let tag = &tag.as_bytes()[..tag.len().min(LONGEST_TAG)];
    memchr::memchr(b'>', tag).is_some_and(|end| tag[..end].ends_with(b"/"))
}

/// Bytes of a tag in which its end is looked for; the outlines of drawings are long.
const LONGEST_TAG: usize = 4096;

/// Whether text is a web page.
fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(300).collect::<String>().to_ascii_lowercase();
    ["<!doctype html", "<html", "<head", "<body", "<!-- saved from"].iter().any(|s| start.starts_with(s)) || start.contains("<html")
}

fn article(page: &str, address: Option<&str>) -> Readable {
    let (page, address) = (page.to_owned(), address.map(str::to_owned));
    match guarded(move |_| read(&page, address.as_deref())) {
        Ok(read) => read.ok_or(DraftError::Html),
        Err(Lost::Panicked) => Err(DraftError::Html),
        Err(Lost::TooLong) => Err(DraftError::TooSlow),
    }
}

/// The text of a page's article, a paragraph a line with an empty line between, and what the page says of itself. `None` when no
/// article can be made out.
fn read(page: &str, address: Option<&str>) -> Option<(Found, String)> {
    if is_too_deep(page) {
        return None;
    }
    let page = Document::from(page);
    let address = address.filter(|a| url::Url::parse(a).is_ok());
    let mut found = said(&page, address);
    around::strip(&page);
    missed::number(&page);
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(page.clone(), address, Some(config)).ok()?.parse().ok()?;
    let content = Document::from(article.content.as_ref());
    missed::bring_back(&content, &page);
    content.select(AROUND).remove();
    found.author =
        found.author.or_else(|| article.byline.as_deref().and_then(shown).filter(|author| found.outlet.as_ref() != Some(author)));
    let body = paragraphs(&content.formatted_text(), found.title.as_deref());
    found.lang = found.lang.map(|declared| settled(declared, &body));
    Some((found, body)).filter(|(_, body)| !body.is_empty())
}

/// Lines without blanks at their ends, an empty one between; the headline above the text is left out, since the title has it.
pub(super) fn paragraphs(text: &str, title: Option<&str>) -> String {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let body: Vec<&str> = lines.enumerate().filter(|(i, l)| !(*i < 2 && title == Some(*l))).map(|(_, l)| l).collect();
    body.join("\n\n")
}
