//! Front matter: what a Markdown document says of itself in YAML between two lines of `---`, or in TOML between two of `+++`.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use super::Meta;
use super::fetch::is_address;
use super::plain::{Found, from_url};

/// A value, as far as it can be words.
#[derive(Deserialize)]
#[serde(untagged)]
enum Value {
    Words(String),
    Number(i64),
    List(Vec<Value>),
    Table(BTreeMap<String, Value>),
    Other(IgnoredAny),
}

type Fields = BTreeMap<String, Value>;

const TITLES: [&str; 2] = ["title", "headline"];
const AUTHORS: [&str; 4] = ["author", "authors", "byline", "by"];
const DATES: [&str; 6] = ["date", "published", "publishdate", "pubdate", "date_published", "published_at"];
const LINKS: [&str; 6] = ["url", "link", "canonical", "canonical_url", "original", "source"];
const OUTLETS: [&str; 5] = ["outlet", "publisher", "publication", "site", "source"];
const LANGUAGES: [&str; 3] = ["lang", "language", "locale"];

/// What a document says of itself, and its words.
pub(super) struct Front<'d> {
    pub said: Found,
    /// The document below; where there is no front matter, all of it.
    pub body: &'d str,
    /// Whether it is an article of a corpus, whose body is no Markdown.
    pub is_article: bool,
}

/// Reads a document's front matter, if there is any.
pub(super) fn front(document: &str) -> Front<'_> {
    let none = Front { said: Found::default(), body: document, is_article: false };
    let Some((first, rest)) = document.split_once('\n') else { return none };
    let fence = first.trim_end();
    if !matches!(fence, "---" | "+++") {
        return none;
    }
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            let fields = if fence == "+++" { toml::from_str(&rest[..end]).ok() } else { serde_saphyr::from_str(&rest[..end]).ok() };
            return match fields.map(|fields| found(&fields)).filter(|found| *found != Found::default()) {
                Some(said) => Front {
                    said,
                    body: &rest[end + line.len()..],
                    is_article: fence == "+++" && toml::from_str::<Meta>(&rest[..end]).is_ok(),
                },
                // Words between two lines, and no front matter.
                None => none,
            };
        }
        end += line.len();
    }
    none
}

fn found(fields: &Fields) -> Found {
    let words = |keys: &'static [&'static str]| {
        let named = move |key: &&str| fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(key));
        keys.iter().filter_map(move |key| named(key)?.1.words())
    };
    let link = |words: &String| is_address(words) && url::Url::parse(words).is_ok();
    let url = words(&LINKS).find(link);
    let said = Found {
        title: words(&TITLES).next(),
        author: words(&AUTHORS).next(),
        outlet: words(&OUTLETS).find(|words| !link(words)),
        published: words(&DATES).find_map(|words| words.parse().ok()),
        lang: words(&LANGUAGES).find_map(|words| words.parse().ok()),
        url,
    };
    let from_url = said.url.as_deref().map(from_url).unwrap_or_default();
    said.filled(from_url)
}

impl Value {
    fn words(&self) -> Option<String> {
        let words = match self {
            Self::Words(words) => words.split_whitespace().collect::<Vec<_>>().join(" "),
            Self::Number(number) => number.to_string(),
            Self::List(list) => list.iter().filter_map(Self::words).collect::<Vec<_>>().join(", "),
            // TOML's dates come as tables of one entry, too.
            Self::Table(table) => table.get("name").or(if table.len() == 1 { table.values().next() } else { None })?.words()?,
            Self::Other(_) => return None,
        };
        Some(words).filter(|words| !words.is_empty())
    }
}
