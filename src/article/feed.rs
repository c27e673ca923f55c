//! Feeds (RSS, Atom, JSON Feed): which articles there are, and what the feed says of each.

use feed_rs::model;

use super::Hints;

/// What a feed says of an article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// Where the article is.
    pub address: Option<String>,
    /// The outlet is the feed's name.
    pub hints: Hints,
    /// The article's text as HTML, where the feed has it.
    pub content: Option<String>,
}

/// A feed that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("it looks like a feed and cannot be read as one ({0}); name the articles' addresses instead")]
pub struct FeedError(String);

/// Whether bytes are a feed, as far as their beginning tells.
pub fn is_feed(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_ascii_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let xml = start.starts_with("<?xml") || start.starts_with("<rss") || start.starts_with("<feed") || start.starts_with("<rdf:rdf");
    let root = ["<rss", "<feed", "<rdf:rdf"].iter().any(|tag| start.contains(tag)) && !start.contains("<html");
    xml && root || start.starts_with('{') && start.contains("jsonfeed.org/version")
}

/// The entries of a feed in its order; relative addresses are of `address`.
pub fn entries(bytes: &[u8], address: Option<&str>) -> Result<Vec<Entry>, FeedError> {
    let parser = feed_rs::parser::Builder::new().base_uri(address).build();
    let feed = parser.parse(bytes).map_err(|e| FeedError(e.to_string()))?;
    let outlet = text(feed.title);
    Ok(feed.entries.into_iter().map(|entry| read(entry, outlet.clone())).collect())
}

fn read(entry: model::Entry, outlet: Option<String>) -> Entry {
    let page = |link: &&model::Link| link.rel.as_deref().is_none_or(|rel| rel == "alternate");
    let http = |link: &&model::Link| super::fetch::is_address(&link.href);
    let address = entry.links.iter().filter(http).find(page).map(|link| link.href.clone());
    let published = entry.published.or(entry.updated).and_then(|at| at.format("%Y-%m-%d").to_string().parse().ok());
    let content = entry.content.and_then(|c| c.body).or_else(|| entry.summary.map(|s| s.content));
    Entry { address, hints: Hints { title: text(entry.title), outlet, published }, content }
}

fn text(text: Option<model::Text>) -> Option<String> {
    text.map(|t| t.content.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|t| !t.is_empty())
}
