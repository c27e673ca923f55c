//! Organs of a state that an article in the state's own language names without saying whose they are: "환경부", "国家能源局".

use std::sync::LazyLock;

use crate::text::Lang;
use crate::text::fold::fold;

use super::region::Region;

const LINES: &str = include_str!("../../config/organs.txt");

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
    let found = spoken.find(|organs| organs.names.iter().any(|name| folded.match_indices(name.as_str()).any(|(at, _)| begins(at))));
    found?.country.parse().ok()
}
