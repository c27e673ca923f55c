//! Posts as newspapers vary them: the "professor of biology" is "the researcher" a sentence later, the "Bürgermeister" the "Rathauschef".

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Lines of a language, a kind of post and the words for it, with tabs between.
const LISTS: &str = include_str!("posts.txt");

static TABLE: LazyLock<HashMap<(&str, String), u64, FixedState>> = LazyLock::new(|| {
    let mut table: HashMap<(&str, String), u64, FixedState> = HashMap::default();
    let mut kinds: Vec<&str> = Vec::new();
    for line in LISTS.lines() {
        let mut fields = line.split('\t');
        let (Some(lang), Some(kind), Some(words)) = (fields.next(), fields.next(), fields.next()) else { continue };
        let at = kinds.iter().position(|k| *k == kind).unwrap_or_else(|| {
            kinds.push(kind);
            kinds.len() - 1
        });
        for word in words.split(' ') {
            *table.entry((lang, stem(word, lang))).or_default() |= 1 << at;
        }
    }
    table
});

/// The kinds of post that a word may be of, a bit for each; 0 where it is of none that is known.
pub(super) fn kinds(word: &str, lang: &str) -> u64 {
    let lower = word.to_lowercase();
    let find = |word: &str| TABLE.get(&(lang, stem(word, lang)) as &(&str, String)).copied().unwrap_or_default();
    let whole = find(&lower);
    // "glaciólogo", "Glaziologin", "glaciologist": whoever knows a science.
    if whole == 0 && SCIENCES.iter().any(|end| lower.ends_with(end)) {
        return find(SCIENTISTS.iter().find(|(of, _)| *of == lang).map_or("", |(_, word)| word));
    }
    if whole != 0 || lang != "de" {
        return whole;
    }
    // "Kulturdezernentin"
    let parts = lower.char_indices().skip(3).map(|(at, _)| &lower[at..]);
    parts.take_while(|part| part.len() >= SHORTEST).map(find).find(|kinds| *kinds != 0).unwrap_or_default()
}

/// Endings of whoever knows a science, and a word for them in each language.
const SCIENCES: [&str; 12] =
    ["ólogo", "óloga", "ologue", "ologist", "ologe", "ologin", "ologo", "ologa", "олог", "ologen", "physicist", "historian"];
const SCIENTISTS: [(&str, &str); 7] = [
    ("en", "scientist"),
    ("de", "wissenschaftler"),
    ("fr", "chercheur"),
    ("es", "investigador"),
    ("pt", "pesquisador"),
    ("it", "ricercatore"),
    ("ru", "учёный"),
];

/// Bytes of the shortest German word that others are made of by what stands before it.
const SHORTEST: usize = 5;

/// The kinds of all words of what somebody is said to be.
pub(super) fn kinds_of(affiliation: &str, lang: &str) -> u64 {
    let words = affiliation.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|w| w.chars().count() > 2);
    words.fold(0, |all, word| all | kinds(word, lang))
}

/// Whether two posts cannot be one person's, as far as their kinds tell: both are of few kinds, and of none together.
pub(super) fn differ(one: u64, other: u64) -> bool {
    let particular = |kinds: u64| (1..=2).contains(&kinds.count_ones());
    particular(one) && other != 0 && other.count_ones() <= 4 && one & other == 0
}

/// A word without the ending of its case, in Russian.
fn stem(word: &str, lang: &str) -> String {
    if lang != "ru" {
        return word.to_owned();
    }
    let ends = ["ого", "ому", "ом", "ем", "ой", "ей", "ый", "ий", "ая", "а", "у", "е", "ы", "и", "я", "ю", "й", "ь"];
    let cut = ends.iter().find_map(|end| word.strip_suffix(end).filter(|rest| rest.chars().count() > 2));
    cut.unwrap_or(word).to_owned()
}
