//! The program's own words in every language.

use std::collections::{BTreeMap, BTreeSet};

use icu_plurals::{PluralCategory, PluralRules};
use whosaid::answer::Reason;
use whosaid::lexicon::Region;
use whosaid::locale::Locale;

/// The words of a locale, as its file has them.
fn words(locale: &Locale) -> BTreeMap<String, String> {
    let path = format!("{}/config/locales/{}.toml", env!("CARGO_MANIFEST_DIR"), locale.tag());
    toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn placeholders(words: &str) -> Vec<&str> {
    let mut found: Vec<_> = words.split('{').skip(1).filter_map(|w| w.split_once('}')).map(|(name, _)| name).collect();
    found.sort_unstable();
    found
}

/// A key without the plural category that it may end in.
fn stem(key: &str) -> &str {
    let categories = ["_zero", "_one", "_two", "_few", "_many"];
    // "menu_one" would be a key of its own; none ends so.
    categories.iter().find_map(|c| key.strip_suffix(c)).unwrap_or(key)
}

#[test]
fn the_locales_say_the_same_things() {
    let english = words(Locale::of("en"));
    let keys = |words: &BTreeMap<String, String>| words.keys().map(|k| stem(k).to_owned()).collect::<BTreeSet<_>>();
    for locale in Locale::all() {
        let (tag, own) = (locale.tag(), words(locale));
        let missing: Vec<_> = keys(&english).symmetric_difference(&keys(&own)).cloned().collect();
        assert!(missing.is_empty(), "in one of English and {tag} only: {missing:?}");
        for (key, words) in &own {
            assert!(!words.trim().is_empty(), "{tag} {key}");
            let model = english.get(stem(key)).unwrap_or_else(|| panic!("{tag}: English has no {key}"));
            // "1 expert" and "two experts" may do without the number.
            let of = |w| placeholders(w).into_iter().filter(|p| *p != "count").collect::<Vec<_>>();
            assert_eq!(of(words), of(model), "{tag} {key}");
            assert!(placeholders(model).contains(&"count") || !placeholders(words).contains(&"count"), "{tag} {key}");
            // What is compiled in is the file.
            let values: Vec<_> = placeholders(words).into_iter().map(|name| (name, "5")).collect();
            let filled = values.iter().fold(words.clone(), |filled, (name, value)| filled.replace(&format!("{{{name}}}"), value));
            assert_eq!(locale.text(key, &values), filled, "{tag} {key}");
        }
    }
}

#[test]
fn every_plural_that_a_language_has_is_there() {
    let english = words(Locale::of("en"));
    let counted: Vec<_> = english.keys().filter_map(|k| k.strip_suffix("_one")).collect();
    assert!(counted.len() > 5);
    for locale in Locale::all() {
        let rules = PluralRules::try_new_cardinal(locale.tag().parse::<icu_locale_core::Locale>().unwrap().into()).unwrap();
        let category = |n: u32| match rules.category_for(n) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        // Nothing is ever counted that there is none of, nor by the million.
        let said = (1..=1000).map(category).filter(|c| *c != "other").collect::<BTreeSet<_>>();
        let own = words(locale);
        for key in counted.iter().filter(|k| own.contains_key(**k)) {
            for category in &said {
                assert!(own.contains_key(&format!("{key}_{category}")), "{} has no {key}_{category}", locale.tag());
            }
        }
    }
}

#[test]
fn a_tag_finds_its_locale() {
    let tags = [
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("ZH_tw", "zh"),
        ("en-GB", "en"),
        ("fr-CA", "fr"),
        ("AR", "ar"),
        ("de", "en"),
        ("zha", "en"),
        ("", "en"),
    ];
    for (tag, locale) in tags {
        assert_eq!(Locale::of(tag).tag(), locale, "{tag}");
    }
}

#[test]
fn values_are_filled_in_once() {
    let english = Locale::of("en");
    // A value that looks like a placeholder stays, and so does a placeholder without a value, and a brace.
    assert_eq!(english.text("verify_someone_else", &[("speaker", "{claimed}"), ("claimed", "2")]), "{claimed} said this, not 2.");
    assert_eq!(english.text("verify_someone_else", &[("speaker", "{")]), "{ said this, not {claimed}.");
    let arabic = Locale::of("ar").text("verify_someone_else", &[("speaker", "Ada"), ("claimed", "عدا 2")]);
    assert!(arabic.contains("\u{2068}Ada\u{2069}") && arabic.contains("عدا 2") && arabic.matches('\u{2068}').count() == 1, "{arabic}");
    assert_eq!(english.counted("more_experts", 1, &[]), "…and 1 more expert; ask about one by name.");
    assert_eq!(english.counted("more_experts", 3, &[]), "…and 3 more experts; ask about one by name.");
}

#[test]
fn numbers_take_their_languages_plurals() {
    let said = |tag: &str, count| Locale::of(tag).counted("experts", count, &[]);
    let russian: Vec<_> = [1, 3, 5, 21].into_iter().map(|n| said("ru", n)).collect();
    assert_eq!(russian, ["Цитируется 1 эксперт:", "Цитируются 3 эксперта:", "Цитируется 5 экспертов:", "Цитируется 21 эксперт:"]);
    let arabic: Vec<_> = [1, 2, 3, 11, 100].into_iter().map(|n| said("ar", n)).collect();
    assert_eq!(
        arabic,
        ["اقتباسات من خبير واحد:", "اقتباسات من خبيرين:", "اقتباسات من 3 خبراء:", "اقتباسات من 11 خبيرًا:", "اقتباسات من 100 خبير:"]
    );
    assert_eq!(said("zh", 1), "引用了1位专家：");
}

#[test]
fn reasons_are_clauses() {
    let nobody = Reason::NobodyFrom(vec!["KR".parse().unwrap(), "JP".parse().unwrap()]);
    let name = |r: &Region| format!("<{r}>");
    assert_eq!(Locale::of("en").reason(&nobody, name), "nobody from <KR>, <JP> is quoted");
    assert_eq!(Locale::of("zh").reason(&nobody, name), "没有引用任何来自<KR>、<JP>的人");
}
