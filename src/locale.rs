//! The program's own words in a person's language: `config/locales/`, compiled in. Quotations never pass through here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::answer::{NearestBecause, Reason};
use crate::lexicon::Region;

/// The words of one language.
#[derive(Debug)]
pub struct Locale {
    tag: &'static str,
    words: BTreeMap<String, String>,
}

static ENGLISH: LazyLock<Locale> = LazyLock::new(|| Locale::read("en", include_str!("../config/locales/en.toml")));
static CHINESE: LazyLock<Locale> = LazyLock::new(|| Locale::read("zh", include_str!("../config/locales/zh.toml")));

impl Locale {
    /// The locale of a BCP 47 tag: Chinese for every `zh`, otherwise English.
    pub fn of(tag: &str) -> &'static Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        if primary.eq_ignore_ascii_case("zh") { &CHINESE } else { &ENGLISH }
    }

    /// Every locale, the default first.
    pub fn all() -> [&'static Self; 2] {
        [&ENGLISH, &CHINESE]
    }

    fn read(tag: &'static str, toml: &str) -> Self {
        Self { tag, words: toml::from_str(toml).expect("the compiled-in locales are flat TOML: a test reads each") }
    }

    /// The language, as `Engine::region_name` takes it.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The words of a key with `{name}` filled in; the key itself where there are none.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.words.get(key).map_or(key, String::as_str), values)
    }

    /// [`Self::text`] with `{count}`; a count of 1 takes the key's `_one` where there is one.
    pub fn counted(&self, key: &str, count: u64, values: &[(&str, &str)]) -> String {
        let one = format!("{key}_one");
        let key = if count == 1 && self.words.contains_key(&one) { &one } else { key };
        let count = count.to_string();
        self.text(key, &[values, &[("count", count.as_str())]].concat())
    }

    /// Items in a row, as this language lists them.
    pub fn list<S: AsRef<str>>(&self, items: impl IntoIterator<Item = S>) -> String {
        let items: Vec<S> = items.into_iter().collect();
        items.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(&self.text("separator", &[]))
    }

    /// Why there is no evidence, as a clause.
    pub fn reason(&self, reason: &Reason, name_of_region: impl Fn(&Region) -> String) -> String {
        match reason {
            Reason::Empty => self.text("reason_empty", &[]),
            Reason::Stranger(names) => self.text("reason_stranger", &[("names", &self.list(names))]),
            Reason::NobodyAbout(regions) => {
                self.text("reason_nobody_about", &[("regions", &self.list(regions.iter().map(name_of_region)))])
            }
            Reason::NobodyFrom(regions) => self.text("reason_nobody_from", &[("regions", &self.list(regions.iter().map(name_of_region)))]),
            Reason::NobodyAs(labels) => self.text("reason_nobody_as", &[("labels", &self.list(labels))]),
            Reason::NotOnTopic(names) => self.text("reason_not_on_topic", &[("names", &self.list(names))]),
            Reason::NobodyOn(topic) => self.text("reason_nobody_on", &[("topic", topic)]),
            Reason::Filtered => self.text("reason_filtered", &[]),
            Reason::EmptyCorpus => self.text("reason_empty_corpus", &[]),
        }
    }

    /// Why somebody is offered instead, as a clause.
    pub fn nearest_because(&self, why: NearestBecause) -> String {
        let key = match why {
            NearestBecause::SpeaksOfOtherThings => "because_speaks_of_other_things",
            NearestBecause::FromThere => "because_from_there",
            NearestBecause::TouchesTopic => "because_touches_topic",
            NearestBecause::InCorpus => "because_in_corpus",
        };
        self.text(key, &[])
    }
}

/// Fills the placeholders in one pass: a value that looks like a placeholder stays as it is.
fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| Some((values.iter().find(|(n, _)| *n == name)?.1, tail)));
        match value {
            Some((value, tail)) => {
                out.push_str(value);
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn placeholders(words: &str) -> Vec<&str> {
        let mut found: Vec<_> = words.split('{').skip(1).filter_map(|w| w.split_once('}')).map(|(name, _)| name).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn the_locales_say_the_same_things() {
        let [english, chinese] = Locale::all();
        assert_eq!(english.words.keys().collect::<Vec<_>>(), chinese.words.keys().collect::<Vec<_>>());
        for (key, words) in &english.words {
            assert!(!words.trim().is_empty() && !chinese.words[key].trim().is_empty(), "{key}");
            assert_eq!(placeholders(words), placeholders(&chinese.words[key]), "{key}");
        }
    }

    #[test]
    fn a_tag_finds_its_locale() {
        let tags = [("zh", "zh"), ("zh-hans", "zh"), ("ZH_tw", "zh"), ("en-GB", "en"), ("fr", "en"), ("zha", "en"), ("", "en")];
        for (tag, locale) in tags {
            assert_eq!(Locale::of(tag).tag(), locale, "{tag}");
        }
    }

    #[test]
    fn values_are_filled_in_once() {
        assert_eq!(fill("{a} {b} {c} {", &[("a", "{b}"), ("b", "2")]), "{b} 2 {c} {");
        let english = Locale::of("en");
        assert_eq!(english.counted("more_experts", 1, &[]), "…and 1 more expert; ask about one by name.");
        assert_eq!(english.counted("more_experts", 3, &[]), "…and 3 more experts; ask about one by name.");
    }

    #[test]
    fn reasons_are_clauses() {
        let nobody = Reason::NobodyFrom(vec!["KR".parse().unwrap(), "JP".parse().unwrap()]);
        let name = |r: &Region| format!("<{r}>");
        assert_eq!(Locale::of("en").reason(&nobody, name), "nobody from <KR>, <JP> is quoted");
        assert_eq!(Locale::of("zh").reason(&nobody, name), "没有引用来自<KR>、<JP>的人");
    }
}
