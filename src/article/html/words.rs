//! Words as pages write them in their data and attributes, and when two of them are the same.

use dom_query::Document;
use url::Url;

use crate::text::fold::fold;

/// Words without the escapes of HTML, which data have where they need none, and without needless blanks.
pub(super) fn plain(words: &str) -> Option<String> {
    let unescaped = if words.contains(['&', '<']) { Document::fragment(words).text() } else { words.into() };
    Some(unescaped.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|words| !words.is_empty())
}

/// The letters and digits of words: what is left of them however they are set.
pub(super) fn letters(words: &str) -> String {
    fold(words).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether two addresses lead to one page.
pub(super) fn same_place(one: &str, other: &str) -> bool {
    let bare = |address: &str| {
        let url = Url::parse(address).ok()?;
        Some((
            url.host_str()?.trim_start_matches("www.").to_owned(),
            url.path().trim_end_matches('/').to_owned(),
            url.query().map(str::to_owned),
        ))
    };
    bare(one).is_some_and(|one| Some(one) == bare(other))
}

/// Whether two addresses are of one site, under whatever name of it.
pub(super) fn same_site(one: &str, other: &str) -> bool {
    let site = |address: &str| {
        let url = Url::parse(address).ok()?;
        let labels: Vec<&str> = url.host_str()?.rsplit('.').take(2).collect();
        Some(labels.join("."))
    };
    site(one).is_some_and(|one| Some(one) == site(other))
}
