//! The program's own words in a person's language: `config/locales/`, compiled in. Quotations never pass through here.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use icu_plurals::{PluralCategory, PluralRules};

use crate::answer::{NearestBecause, Reason};
use crate::lexicon::Region;

/// The words of one language.
#[derive(Debug)]
pub struct Locale {
    tag: &'static str,
    words: BTreeMap<String, String>,
}

/// Every language, the default first; each is complete.
static TABLE: [(&str, LazyLock<Locale>); 7] = [
    ("en", LazyLock::new(|| Locale::read("en", include_str!("../config/locales/en.toml")))),
    ("zh", LazyLock::new(|| Locale::read("zh", include_str!("../config/locales/zh.toml")))),
    ("hi", LazyLock::new(|| Locale::read("hi", include_str!("../config/locales/hi.toml")))),
    ("es", LazyLock::new(|| Locale::read("es", include_str!("../config/locales/es.toml")))),
    ("fr", LazyLock::new(|| Locale::read("fr", include_str!("../config/locales/fr.toml")))),
    ("ar", LazyLock::new(|| Locale::read("ar", include_str!("../config/locales/ar.toml")))),
    ("ru", LazyLock::new(|| Locale::read("ru", include_str!("../config/locales/ru.toml")))),
];

/// Languages that are read from right to left.
const RIGHT_TO_LEFT: [&str; 1] = ["ar"];

impl Locale {
    /// The locale of a BCP 47 tag, by its language alone; English for those that there is none for.
    pub fn of(tag: &str) -> &'static Self {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let found = TABLE.iter().find(|(tag, _)| primary.eq_ignore_ascii_case(tag));
        found.map_or_else(Self::default, |(_, locale)| locale)
    }

    /// Every locale, the default first.
    pub fn all() -> [&'static Self; TABLE.len()] {
        TABLE.each_ref().map(|(_, locale)| &**locale)
    }

    fn default() -> &'static Self {
        &TABLE[0].1
    }

    fn read(tag: &'static str, toml: &str) -> Self {
        Self { tag, words: toml::from_str(toml).expect("the compiled-in locales are flat TOML: a test reads each") }
    }

    /// The language, as `Engine::region_name` takes it.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// What opens a line in which nothing else may tell that it is read from right to left, since names and titles are isolated
    /// (Unicode Bidirectional Algorithm, UAX #9): the right-to-left mark in such a language, else nothing.
    pub fn direction(&self) -> &'static str {
        if RIGHT_TO_LEFT.contains(&self.tag) { "\u{200F}" } else { "" }
    }

    /// The words of a key with `{name}` filled in; English ones where this language has none, and the key itself where there
    /// are none at all.
    pub fn text(&self, key: &str, values: &[(&str, &str)]) -> String {
        let words = self.words.get(key).or_else(|| Self::default().words.get(key)).map_or(key, String::as_str);
        fill(words, values, self.runs_from_right_to_left())
    }

    /// [`Self::text`] with `{count}`: of the key that ends in the category of this number by CLDR (`_one`, `_few`, …), where
    /// there is one; the bare key is for all others.
    pub fn counted(&self, key: &str, count: u64, values: &[(&str, &str)]) -> String {
        let locale = if self.words.contains_key(key) { self } else { Self::default() };
        let exact = format!("{key}_{}", locale.category(count));
        let key = if locale.words.contains_key(&exact) { &exact } else { key };
        let count = count.to_string();
        locale.text(key, &[values, &[("count", count.as_str())]].concat())
    }

    /// The plural category of a number in this language.
    fn category(&self, count: u64) -> &'static str {
        let rules = self.tag.parse::<icu_locale_core::Locale>().ok().and_then(|l| PluralRules::try_new_cardinal(l.into()).ok());
        match rules.map_or(PluralCategory::Other, |rules| rules.category_for(count)) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// What a line of this language begins with where its first letter may be of another direction (UAX #9, rule P2): a name, a
    /// command, a flag.
    pub fn line_start(&self) -> &'static str {
        if self.runs_from_right_to_left() { "\u{200f}" } else { "" }
    }

    /// Whether this language is written from right to left.
    pub fn runs_from_right_to_left(&self) -> bool {
        self.tag == "ar"
    }

    /// Items in a row, as this language lists them. From right to left each is isolated, or names of the other direction would stand
    /// in the other order.
    pub fn list<S: AsRef<str>>(&self, items: impl IntoIterator<Item = S>) -> String {
        self.joined(items, "separator")
    }

    /// The parts of one thing in a row, such as a title and an outlet; isolated likewise.
    pub fn parts<S: AsRef<str>>(&self, parts: impl IntoIterator<Item = S>) -> String {
        self.joined(parts, "comma")
    }

    fn joined<S: AsRef<str>>(&self, items: impl IntoIterator<Item = S>, by: &str) -> String {
        let (begin, end) = if self.runs_from_right_to_left() { ("\u{2068}", "\u{2069}") } else { ("", "") };
        let items: Vec<String> = items.into_iter().map(|item| format!("{begin}{}{end}", item.as_ref())).collect();
        items.join(&self.text(by, &[]))
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

/// Fills the placeholders in one pass: a value that looks like a placeholder stays as it is. In a line from right to left,
/// what runs the other way is isolated (UAX #9), or the marks around it would jump to its other side.
fn fill(template: &str, values: &[(&str, &str)], right_to_left: bool) -> String {
    let mut out = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| Some((values.iter().find(|(n, _)| *n == name)?.1, tail)));
        match value {
            Some((value, tail)) => {
                let turns = right_to_left && value.chars().any(|c| c.is_alphabetic() && !is_right_to_left(c));
                if turns {
                    out.extend(["\u{2068}", value, "\u{2069}"]);
                } else {
                    out.push_str(value);
                }
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

/// Whether a letter is of a script that is written from right to left.
pub fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}
