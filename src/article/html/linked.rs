//! JSON-LD: what a page says of its article in the terms of schema.org, wherever in the page's data that stands.

use std::collections::HashMap;

use dom_query::Document;
use serde_json::{Map, Value};

use super::words::{letters, plain, same_place};

type Thing = Map<String, Value>;

/// What the data of a page say of its article.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// Its headline, and its name, which may be the headline or what its subject is called.
    pub titles: Vec<String>,
    /// Who wrote it, one after the other.
    pub authors: Option<String>,
    pub publisher: Option<String>,
    pub published: Option<String>,
    pub lang: Option<String>,
}

/// Data that stand in these are the page's own; an article in any other is named, linked or listed by the page.
const WITHIN: [&str; 3] = ["@graph", "mainEntity", "mainEntityOfPage"];

/// Data nest no deeper than this in any page that means well.
const DEEPEST: usize = 8;

/// Reads the data of a page's article. `addresses` are what the page calls its own, `headings` what may be its headline: of several
/// articles they tell which one it is.
pub(super) fn linked(document: &Document, addresses: &[&str], headings: &[&str]) -> Linked {
    let data: Vec<Value> =
        document.select("script[type='application/ld+json' i]").iter().filter_map(|script| parsed(&script.text())).collect();
    let mut named = HashMap::new();
    data.iter().for_each(|value| name(value, &mut named, 0));
    let mut articles = Vec::new();
    data.iter().for_each(|value| gather(value, &mut articles, 0));
    let is_of_page = |article: &&&Thing| {
        let places = ["url", "@id", "mainEntityOfPage"].iter().filter_map(|key| place(article.get(*key)?));
        places.into_iter().any(|place| addresses.iter().any(|address| same_place(place, address)))
            || text(article, "headline").is_some_and(|headline| headings.iter().any(|heading| letters(heading) == letters(&headline)))
    };
    let own: Vec<&&Thing> = articles.iter().filter(is_of_page).collect();
    // A page that describes one article describes its own; which of several it is, nothing but itself can say.
    let own = if own.is_empty() && articles.len() == 1 { articles.iter().collect() } else { own };
    let first = |read: &dyn Fn(&Thing) -> Option<String>| own.iter().find_map(|article| read(article));
    Linked {
        titles: ["headline", "name"].iter().filter_map(|key| first(&|article| text(article, key))).collect(),
        authors: first(&|article| names(article.get("author").or_else(|| article.get("creator"))?, &named)),
        publisher: first(&|article| names(article.get("publisher")?, &named)),
        published: first(&|article| text(article, "datePublished").or_else(|| text(article, "dateCreated"))),
        lang: first(&|article| text(article, "inLanguage")),
    }
}

/// The data of a script. Line ends within strings, which JSON forbids and pages have, are blanks.
fn parsed(script: &str) -> Option<Value> {
    let script =
        script.trim().trim_start_matches("<![CDATA[").trim_start_matches("//<![CDATA[").trim_end_matches("]]>").trim_end_matches("//");
    let script: String = script.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    serde_json::from_str(script.trim().trim_end_matches(';')).ok()
}

/// Remembers the names of what other data only refer to.
fn name<'v>(value: &'v Value, named: &mut HashMap<&'v str, &'v Thing>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| name(value, named, depth + 1)),
        Value::Object(thing) => {
            if let Some(id) = thing.get("@id").and_then(Value::as_str).filter(|_| thing.contains_key("name")) {
                named.entry(id).or_insert(thing);
            }
            thing.values().for_each(|value| name(value, named, depth + 1));
        }
        _ => {}
    }
}

/// The articles that a page describes as its own.
fn gather<'v>(value: &'v Value, articles: &mut Vec<&'v Thing>, depth: usize) {
    if depth > DEEPEST {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| gather(value, articles, depth + 1)),
        Value::Object(thing) => {
            if thing.get("@type").is_some_and(is_article) {
                articles.push(thing);
            }
            WITHIN.iter().filter_map(|key| thing.get(*key)).for_each(|value| gather(value, articles, depth + 1));
        }
        _ => {}
    }
}

/// Whether schema.org's type is a kind of article: `NewsArticle`, `LiveBlogPosting`, `Report` and their likes.
fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(kind) => kind.ends_with("Article") || kind.ends_with("Posting") || kind == "Report",
        Value::Array(kinds) => kinds.iter().any(is_article),
        _ => false,
    }
}

/// Where something is, by itself or in what is said of its page.
fn place(value: &Value) -> Option<&str> {
    match value {
        Value::String(place) => Some(place),
        Value::Object(page) => ["@id", "url"].iter().find_map(|key| page.get(*key)?.as_str()),
        _ => None,
    }
}

fn text(thing: &Thing, key: &str) -> Option<String> {
    match thing.get(key)? {
        Value::String(words) => plain(words),
        Value::Array(list) => plain(list.first()?.as_str()?),
        _ => None,
    }
}

/// The name of somebody, or of several.
fn names(value: &Value, named: &HashMap<&str, &Thing>) -> Option<String> {
    let all: Vec<String> = match value {
        Value::String(name) => vec![plain(name)?],
        Value::Array(list) => list.iter().filter_map(|one| names(one, named)).collect(),
        Value::Object(thing) => {
            let said = || named.get(thing.get("@id")?.as_str()?).copied();
            let thing = if thing.contains_key("name") { thing } else { said()? };
            match &thing["name"] {
                Value::Array(_) => vec![names(&thing["name"], named)?],
                _ => vec![text(thing, "name")?],
            }
        }
        _ => return None,
    };
    let mut once: Vec<String> = Vec::new();
    all.into_iter().for_each(|name| {
        if !once.contains(&name) {
            once.push(name)
        }
    });
    Some(once.join(", ")).filter(|names| !names.is_empty())
}
