//! What a page says of itself: in JSON-LD, in the names of OpenGraph, Dublin Core and other vocabularies, and in its headings.

use std::collections::HashMap;

use dom_query::Document;
use url::Url;

use super::dates::date;
use super::linked::linked;
use super::words::{letters, plain};
use crate::article::plain::{Found, from_url};

/// Names under which pages give their title, when they were published, who wrote and who published them, most exact first.
const TITLES: [&str; 7] = ["og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "dc:title", "title"];
const DATES: [&str; 20] = [
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "publishdate",
    "publisheddate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_at",
    "citation_publication_date",
    "weibo:article:create_at",
    "date",
];
const AUTHORS: [&str; 7] = ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dc:creator", "dcterms.creator"];
const SITES: [&str; 5] = ["application-name", "dc.publisher", "publisher", "source", "mediaid"];
const LANGUAGES: [&str; 3] = ["og:locale", "language", "content-language"];

/// What a page's `<meta>` say, by their names in lower case; of several of one name the first.
struct Metas(HashMap<String, String>);

impl Metas {
    fn of(document: &Document) -> Self {
        let mut metas = HashMap::new();
        for meta in document.select("meta[content]").iter() {
            let Some(content) = meta.attr("content").and_then(|content| plain(&content)) else { continue };
            let names = ["property", "name", "itemprop", "http-equiv"].iter().filter_map(|key| meta.attr(key));
            for name in names.flat_map(|names| names.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>()) {
                metas.entry(name).or_insert_with(|| content.clone());
            }
        }
        Self(metas)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    fn any<'m>(&'m self, names: &'static [&'static str]) -> impl Iterator<Item = &'m str> {
        names.iter().filter_map(|name| self.get(name))
    }
}

/// Reads what a page says of itself; `address` is where it was found.
pub(super) fn said(document: &Document, address: Option<&str>) -> Found {
    let metas = Metas::of(document);
    let first = |selector: &str, attribute: &str| document.select_single(selector).attr(attribute).map(|value| value.trim().to_owned());
    let canonical = first("link[rel~=canonical]", "href");
    let url = canonical.as_deref().into_iter().chain(metas.get("og:url")).find(|url| is_of_article(url));
    let from_url = url.or(address).map(from_url).unwrap_or_default();
    let head = plain(&document.select_single("head title").text());
    let headings: Vec<String> = document.select("h1").iter().filter_map(|heading| plain(&heading.text())).collect();
    let addresses: Vec<&str> = url.into_iter().chain(metas.get("og:url")).chain(address).collect();
    let titles: Vec<&str> = metas.any(&TITLES).chain(head.as_deref()).collect();
    let linked = linked(document, &addresses, &headings.iter().map(String::as_str).chain(titles.iter().copied()).collect::<Vec<_>>());
    let only = headings.first().filter(|_| headings.len() == 1).map(String::as_str);
    let headline = headline(&linked.titles, &headings, head.as_deref()).into_iter().chain(titles).chain(only).next();
    let outlet = Outlet { host: from_url.outlet.as_deref(), head: head.as_deref() };
    let outlets = metas.get("og:site_name").into_iter().chain(linked.publisher.as_deref()).chain(metas.any(&SITES));
    let outlets: Vec<&str> = outlets.filter(|name| Some(*name) != headline).collect();
    let name = outlet.best(&outlets);
    let known: Vec<String> = outlets.iter().copied().chain(name).chain(from_url.outlet.as_deref()).map(letters).collect();
    let time = ["[itemprop=datePublished]", "article time[datetime]", "main time[datetime]", "time[datetime]"];
    let times = time.iter().filter_map(|selector| first(selector, "datetime"));
    let published = linked.published.iter().map(String::as_str).chain(metas.any(&DATES)).find_map(date);
    let is_author = |author: &&str| !author.contains('@') && !is_address(author) && !known.contains(&letters(author));
    let langs = [first("html[lang]", "lang"), linked.lang].into_iter().flatten().chain(metas.any(&LANGUAGES).map(str::to_owned));
    Found {
        title: headline.map(|title| without_outlet(title, &headings, &known).to_owned()),
        author: linked.authors.as_deref().into_iter().chain(metas.any(&AUTHORS)).filter(is_author).find_map(byline),
        outlet: name.or(from_url.outlet.as_deref()).map(str::to_owned),
        published: published.or_else(|| times.into_iter().find_map(|time| date(&time))).or(from_url.published),
        lang: langs.into_iter().find_map(|lang| lang.replace('_', "-").parse().ok()),
        url: url.map(str::to_owned),
    }
}

/// Of the titles that data give an article the first that its page shows above the text, else in its window: a name may be that of the
/// subject.
fn headline<'t>(titles: &'t [String], headings: &[String], head: Option<&str>) -> Option<&'t str> {
    let head = head.map(letters).unwrap_or_default();
    let headings: Vec<String> = headings.iter().map(|heading| letters(heading)).collect();
    let rank = |title: &&String| {
        let title = letters(title);
        (!headings.contains(&title), !head.contains(&title))
    };
    titles.iter().min_by_key(rank).map(String::as_str)
}

fn is_address(words: &str) -> bool {
    words.starts_with("http://") || words.starts_with("https://")
}

/// Whether an address is that of an article: the front page, which some pages give, is not.
fn is_of_article(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && (url.path().len() > 1 || url.query().is_some()))
}

/// What bears out that a name is that of whoever publishes a page.
struct Outlet<'p> {
    host: Option<&'p str>,
    head: Option<&'p str>,
}

impl Outlet<'_> {
    /// The first name that is borne out, and no mere address if there is another; as it is written best.
    fn best<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        let names: Vec<&str> = names.iter().map(|name| self.without_motto(name)).filter(|name| is_name(name)).collect();
        let is_host = |name: &str| name.contains('.') && !name.contains(char::is_whitespace);
        let best = letters(names.iter().min_by_key(|name| (is_host(name), !self.bears_out(name)))?);
        let capitals = |name: &&&str| name.chars().filter(|c| c.is_uppercase() || c.is_whitespace()).count();
        names.iter().rev().filter(|name| letters(name) == best).max_by_key(capitals).copied()
    }

    fn bears_out(&self, name: &str) -> bool {
        let name = letters(name);
        let host = self.host.is_some_and(|host| {
            let part = |part: String| part.chars().count() >= SHORTEST_LABEL && name.len() <= part.len() * 2 && name.contains(&part);
            letters(host).contains(&name) || host.split('.').map(letters).any(part)
        });
        !name.is_empty() && (host || self.head.is_some_and(|head| letters(head).ends_with(&name)))
    }

    /// A name without what its bearer says of itself behind it.
    fn without_motto<'n>(&self, name: &'n str) -> &'n str {
        let mut ends = name.match_indices(MARKS).map(|(at, _)| &name[..at]).filter(|before| before.ends_with(' '));
        ends.find(|before| self.bears_out(before)).unwrap_or(name).trim()
    }
}

fn is_name(name: &str) -> bool {
    !is_address(name) && name.chars().any(char::is_alphanumeric) && name.chars().count() <= LONGEST_OUTLET
}

/// Letters from which on a part of an address can bear out a name that is longer.
const SHORTEST_LABEL: usize = 4;
/// Letters of the longest line that is taken for an outlet's name.
const LONGEST_OUTLET: usize = 80;

/// A page's title without the outlet's name behind it, and what stands behind that.
fn without_outlet<'t>(title: &'t str, headings: &[String], outlets: &[String]) -> &'t str {
    for (at, mark) in title.match_indices(MARKS) {
        let (before, behind) = (&title[..at], &title[at + mark.len()..]);
        // A hyphen within a word is none of these marks.
        let apart = mark != "-" || before.ends_with(' ') && behind.starts_with(' ');
        let part = letters(behind.split(MARKS).next().unwrap_or(behind));
        let is_outlet = !part.is_empty() && outlets.contains(&part);
        if !before.trim().is_empty() && apart && (is_outlet || headings.iter().any(|heading| heading == before.trim())) {
            return before.trim();
        }
    }
    title
}

/// Marks between a title and the name of its outlet.
const MARKS: [char; 10] = ['|', '-', '–', '—', '_', '·', '*', '：', '｜', '«'];

/// Who wrote it by a line above the text, which may hold a date or an address as well.
pub(super) fn shown(line: &str) -> Option<String> {
    plain(line).filter(|line| !line.contains(|c: char| c.is_numeric() || matches!(c, '@' | '"' | '“' | '„'))).as_deref().and_then(byline)
}

/// Who wrote it, without the word before the name; what is long is no name.
fn byline(line: &str) -> Option<String> {
    let name = ["By ", "by ", "BY ", "Von: ", "Von ", "von ", "Par ", "Por "].iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
    Some(name.to_owned()).filter(|n| n.chars().any(char::is_alphabetic) && n.chars().count() <= LONGEST_BYLINE)
}

/// Letters of the longest line that is taken for its authors' names.
const LONGEST_BYLINE: usize = 200;
