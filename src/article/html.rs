//! Web pages: the article's own words without what stands around them, and what the page says of itself (JSON-LD, OpenGraph).

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use crate::text::Lang;

use super::plain::{Found, from_url};

/// What is no part of an article's running text.
const AROUND: &str = "script, style, noscript, template, iframe, form, button, nav, aside, figure, figcaption, dialog, \
    [role=dialog], [role=navigation], [role=complementary], [hidden], [aria-hidden=true], [aria-label=advertisement], .advertisement, .ad";
/// A page with more elements is no article, and would take minutes.
const MOST_ELEMENTS: usize = 200_000;

/// Whether text is a web page.
pub(super) fn is_page(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(300).collect::<String>().to_ascii_lowercase();
    let start = start.trim_start_matches("<?xml").trim_start();
    ["<!doctype html", "<html", "<head", "<body", "<!-- saved from"].iter().any(|s| start.starts_with(s)) || start.contains("<html")
}

/// The text of a page's article, a paragraph a line with an empty line between, and what the page says of itself. `None` when no
/// article can be made out.
pub(super) fn read(page: &str, address: Option<&str>) -> Option<(Found, String)> {
    let document = Document::from(page);
    let canonical = document.select_single("link[rel=canonical]").attr("href").map(|h| h.to_string());
    let declared = document.select_single("html").attr("lang").map(|l| l.to_string());
    let time = document.select_single("article time[datetime], main time[datetime], time[datetime]").attr("datetime").map(|t| t.to_string());
    let about = document.select_single("meta[property='og:url']").attr("content").map(|u| u.to_string());
    let config = Config { text_mode: TextMode::Formatted, max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let address = address.filter(|a| url::Url::parse(a).is_ok());
    let mut readability = Readability::with_document(document, address, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    let content = Document::from(article.content.as_ref());
    content.select(AROUND).remove();
    let title = Some(article.title.trim().to_owned()).filter(|t| !t.is_empty());
    let body = paragraphs(&content.formatted_text(), title.as_deref());
    let absolute = |u: String| url::Url::parse(&u).ok().filter(|u| matches!(u.scheme(), "http" | "https")).map(|_| u);
    let url = canonical.and_then(absolute).or_else(|| about.and_then(absolute)).or_else(|| article.url.and_then(absolute));
    let from_url = url.as_deref().or(address).map(from_url).unwrap_or_default();
    let found = Found {
        title,
        outlet: article.site_name.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty()).or(from_url.outlet),
        published: article.published_time.or(time).and_then(|t| t.parse().ok()).or(from_url.published),
        lang: article.lang.or(declared).and_then(|l| l.parse::<Lang>().ok()),
        url,
    };
    Some((found, body)).filter(|(_, body)| !body.is_empty())
}

/// Lines without blanks at their ends, an empty one between; the headline above the text is left out, since the title has it.
fn paragraphs(text: &str, title: Option<&str>) -> String {
    let lines = text.lines().map(str::trim).filter(|l| !l.is_empty());
    let body: Vec<&str> = lines.enumerate().filter(|(i, l)| !(*i < 2 && title == Some(*l))).map(|(_, l)| l).collect();
    body.join("\n\n")
}
