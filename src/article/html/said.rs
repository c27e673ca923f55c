//! What a page says of itself: in JSON-LD, in the names of OpenGraph, Dublin Core and other vocabularies, and in its headings.

use std::collections::HashMap;

use dom_query::Document;
use url::Url;

use super::dates::date;
use super::linked::linked;
use super::outlet::{Outlet, without_outlet};
use super::words::{letters, plain, same_site};
use crate::article::fetch::is_address;
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

/// A page has one heading of its first rank, or several that its makers meant to be seen as such.
const MOST_HEADINGS: usize = 20;

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
    // What another site had first is canonical there, and is not what this one is cited for.
    let (canonical, shared) = (canonical.as_deref().filter(|url| is_of_article(url)), metas.get("og:url").filter(|url| is_of_article(url)));
    let url = shared.filter(|shared| canonical.is_none_or(|canonical| !same_site(canonical, shared))).or(canonical);
    let from_url = url.or(address).map(from_url).unwrap_or_default();
    let head = plain(&document.select_single("head title").text());
    let headings: Vec<String> = document.select("h1").iter().take(MOST_HEADINGS).filter_map(|heading| plain(&heading.text())).collect();
    let addresses: Vec<&str> = url.into_iter().chain(canonical).chain(address).collect();
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

/// Whether an address is that of an article: the front page, which some pages give, is not.
fn is_of_article(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && (url.path().len() > 1 || url.query().is_some()))
}

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
