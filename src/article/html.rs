//! Web pages: the article's own words without what stands around them, and what the page says of itself (JSON-LD, OpenGraph).

use dom_query::Document;
use dom_smoothie::{Config, Readability};

use crate::text::Lang;

use super::draft::DraftError;
use super::formats::{Format, Readable, Reader};
use super::guarded::{Lost, guarded};
use super::plain::{Found, from_url};

pub(super) const FORMAT: Format = Format {
    endings: &["html", "htm", "xhtml"],
    types: &["text/html", "application/xhtml+xml"],
    reader: Reader::Text { is: |text, _| is_page(text), read: article },
    says_all: true,
};

/// What is no part of an article's running text.
pub(super) const AROUND: &str = "script, style, noscript, template, iframe, form, button, nav, aside, figure, figcaption, dialog, \
    [role=dialog], [role=navigation], [role=complementary], [hidden], [aria-hidden=true], [aria-label=advertisement], .advertisement, .ad";
/// What sites call the place of readers' words below an article, as a class, an id or a role, in lower case with hyphens.
const COMMENTS: [&str; 26] = [
    "comments",
    "comment-list",
    "commentlist",
    "comment-section",
    "comments-section",
    "comment-area",
    "comments-area",
    "comments-container",
    "comments-list",
    "comments-wrapper",
    "comment-respond",
    "comment-thread",
    "user-comments",
    "reader-comments",
    "readers-comments",
    "article-comments",
    "post-comments",
    "fb-comments",
    "disqus-thread",
    "discussion",
    "discussions",
    "kommentare",
    "comentarios",
    "commentaires",
    "commenti",
    "coral-talk-stream",
];
/// Where an element with such a name holds one of these, it is the article itself.
const ARTICLE: &str = "h1, main, [itemprop=articleBody]";

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
    let document = Document::from(page);
    let canonical = document.select_single("link[rel=canonical]").attr("href").map(|h| h.to_string());
    let declared = document.select_single("html").attr("lang").map(|l| l.to_string());
    let time =
        document.select_single("article time[datetime], main time[datetime], time[datetime]").attr("datetime").map(|t| t.to_string());
    let about = document.select_single("meta[property='og:url']").attr("content").map(|u| u.to_string());
    let named = |names: &[&str]| names.iter().find_map(|name| meta(&document, name));
    let (day, source) = (named(&DATES), named(&SOURCES));
    let heading = document.select_single("h1").text().trim().to_owned();
    without_comments(&document);
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let address = address.filter(|a| url::Url::parse(a).is_ok());
    let mut readability = Readability::with_document(document, address, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let content = Document::from(article.content.as_ref());
    content.select(AROUND).remove();
    let title = headline(article.title.trim(), &heading);
    let body = paragraphs(&content.formatted_text(), title.as_deref());
    let absolute = |u: String| url::Url::parse(&u).ok().filter(|u| matches!(u.scheme(), "http" | "https")).map(|_| u);
    let url = canonical.and_then(absolute).or_else(|| about.and_then(absolute)).or_else(|| article.url.and_then(absolute));
    let from_url = url.as_deref().map(from_url).unwrap_or_default();
    let found = Found {
        title,
        author: article.byline.as_deref().and_then(byline),
        outlet: article.site_name.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).or(source).or(from_url.outlet),
        published: [article.published_time, day, time].into_iter().flatten().find_map(|t| t.parse().ok()).or(from_url.published),
        lang: article.lang.or(declared).and_then(|l| l.parse::<Lang>().ok()),
        url,
    };
    Some((found, body)).filter(|(_, body)| !body.is_empty())
}

/// Takes out what readers say below the article: what is theirs by its name, its role (ARIA) or its data (schema.org).
fn without_comments(document: &Document) {
    document.select("[role=comment], [itemprop=comment], [itemtype$='schema.org/Comment']").remove();
    let named = document.select("[class], [id], [role], [aria-label]");
    for part in named.iter().filter(|part| !part.is("html, body, main")) {
        let names = ["class", "id", "role", "aria-label"].iter().filter_map(|name| part.attr(name));
        let comments = names
            .into_iter()
            .any(|names| names.split_whitespace().any(|name| COMMENTS.contains(&name.to_lowercase().replace('_', "-").as_str())));
        if comments && part.select(ARTICLE).is_empty() {
            part.remove();
        }
    }
}

/// Names under which pages without OpenGraph say when they were published, and by whom.
const DATES: [&str; 8] =
    ["publishdate", "pubdate", "publish-date", "date", "dc.date", "dcterms.created", "parsely-pub-date", "sailthru.date"];
const SOURCES: [&str; 5] = ["source", "mediaid", "application-name", "dc.publisher", "publisher"];

fn meta(document: &Document, name: &str) -> Option<String> {
    let content = document.select_single(&format!("meta[name='{name}' i]")).attr("content")?;
    Some(content.trim().to_owned()).filter(|c| !c.is_empty())
}

/// Who wrote it, without the word before the name; what is long is no name.
fn byline(line: &str) -> Option<String> {
    let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = ["By ", "by ", "BY ", "Von ", "Par ", "Por "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(&line);
    Some(name.to_owned()).filter(|n| n.chars().any(char::is_alphabetic) && n.chars().count() <= LONGEST_BYLINE)
}

/// Letters of the longest line that is taken for its authors' names.
const LONGEST_BYLINE: usize = 200;

/// The page's title; its first heading, where the title is that with the outlet's name behind it.
fn headline(title: &str, heading: &str) -> Option<String> {
    let behind = title.strip_prefix(heading).filter(|_| !heading.is_empty());
    let outlet = behind.is_some_and(|b| b.trim_start().starts_with(['|', '-', '–', '—', '_', '·', ':']));
    Some(if outlet { heading } else { title }.to_owned()).filter(|t| !t.is_empty())
}

/// Lines without blanks at their ends, an empty one between; the headline above the text is left out, since the title has it.
pub(super) fn paragraphs(text: &str, title: Option<&str>) -> String {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let body: Vec<&str> = lines.enumerate().filter(|(i, l)| !(*i < 2 && title == Some(*l))).map(|(_, l)| l).collect();
    body.join("\n\n")
}
