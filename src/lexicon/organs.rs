//! Organs of a state that an article in the state's own language names without saying whose they are: "환경부", "国家能源局".

use std::sync::LazyLock;

use crate::text::Lang;
use crate::text::fold::fold;

use super::region::Region;

const LINES: &str = include_str!("../../config/organs.txt");

/// Letters of the longest name that may be letters of several words.
const ACRONYM: usize = 6;

/// A line of the file: the language, the country, and the names, folded.
struct Organs {
    lang: &'static str,
    country: &'static str,
    names: Vec<String>,
}

static ORGANS: LazyLock<Vec<Organs>> = LazyLock::new(|| {
    let lines = LINES.lines().filter(|line| !line.starts_with('#'));
    let parsed = lines.filter_map(|line| {
        let (lang, rest) = line.split_once(' ')?;
        let (country, names) = rest.split_once(' ')?;
        Some(Organs { lang, country, names: names.split('|').map(fold).collect() })
    });
    parsed.collect()
});

/// The country whose organ a text in a language names. Where words are parted by blanks a name begins one of them.
pub fn country(text: &str, lang: &Lang) -> Option<Region> {
    let lang = if lang.as_str() == "zh" { "zh-Hans" } else { lang.as_str() };
    let mut spoken = ORGANS.iter().filter(|organs| organs.lang == lang).peekable();
    spoken.peek()?;
    let folded = fold(text);
    let dense = matches!(lang, "ja" | "zh-Hans" | "zh-Hant");
    let begins = |at: usize| dense || !folded[..at].ends_with(char::is_alphanumeric);
    // "РАН" is no part of "ранний"; in Korean what follows a name is written together with it.
    let ends = |name: &str, at: usize| {
        let free = dense || lang == "ko" || name.chars().count() > ACRONYM;
        free || !folded[at + name.len()..].starts_with(char::is_alphanumeric)
    };
    let is = |name: &str| folded.match_indices(name).any(|(at, _)| begins(at) && ends(name, at));
    let found = spoken.find(|organs| organs.names.iter().any(|name| is(name)));
    found?.country.parse().ok()
}
