//! Cities and provinces: which country somebody's affiliation is in, where it names one of them and nothing else settles it.

use std::collections::{BTreeMap, HashMap};
use std::ops::Bound;
use std::sync::LazyLock;

use crate::text::fold::fold;
use crate::text::script::{is_cyrillic, is_han, is_hangul, is_kana, is_word};
use crate::text::{self, Lang};

use super::region::Region;

/// A city a line, sorted; see the head of the file.
static CITIES: LazyLock<Listed> = LazyLock::new(|| Listed::of(include_str!("../../config/cities.txt")));
/// The same of further towns and landscapes, written by hand.
static TOWNS: LazyLock<Listed> = LazyLock::new(|| Listed::of(include_str!("../../config/towns.txt")));
/// One country a line, written by hand, which wins; see the head of the file.
const PLACES: &str = include_str!("../../config/places.txt");
/// Words that join the parts of a longer name of a place.
const JOINS: [&str; 8] = ["de", "del", "do", "da", "dos", "di", "sur", "sous"];
/// Words of the longest name that is looked for.
const LONGEST: usize = 3;
/// Characters of the longest name in a script without blanks.
const DENSE: usize = 6;
/// What stands behind a city in the name of an institution or office of hers, in Chinese and Japanese.
const BEHIND: &str = "大市理工师科医农县県区府海洋商外美艺政经立都电高博图林渔水气地环交铁民中女学文音体教研行支天保感卫防経鉄図気芸病院滨濱湿濕社报報港街食餐鸟鳥";
/// How names of places end that are whole, in Chinese and Japanese.
const WHOLE: [char; 16] = ['県', '省', '府', '縣', '县', '市', '区', '區', '镇', '鎮', '町', '村', '乡', '鄉', '郷', '郡'];
/// States of Brazil in parentheses behind a town: "Breves (PA)".
const STATES: [&str; 27] = [
    "AC", "AL", "AP", "AM", "BA", "CE", "DF", "ES", "GO", "MA", "MT", "MS", "MG", "PA", "PB", "PR", "PE", "PI", "RJ", "RN", "RS", "RO",
    "RR", "SC", "SP", "SE", "TO",
];
/// French départements whose names are words or names elsewhere, in parentheses behind a town: "Saint-Céré (Lot)".
const DEPARTEMENTS: [&str; 34] = [
    "Lot", "Ain", "Aube", "Cher", "Eure", "Gard", "Gers", "Jura", "Loire", "Manche", "Nord", "Oise", "Orne", "Somme", "Tarn", "Var",
    "Vienne", "Yonne", "Creuse", "Indre", "Landes", "Marne", "Meuse", "Allier", "Aude", "Rhône", "Sarthe", "Vendée", "Ariège", "Drôme",
    "Nièvre", "Vosges", "Savoie", "Moselle",
];
/// The same in Korean, written together with it: how such words end, folded.
static CLINGING: LazyLock<Vec<String>> = LazyLock::new(|| {
    let ends = [
        "대",
        "대학교",
        "대학",
        "시",
        "도",
        "군",
        "의",
        "청",
        "교대",
        "지역",
        "병원",
        "연구원",
        "연구소",
        "센터",
        "의회",
        "법원",
        "은행",
        "항",
        "관",
        "원",
    ];
    ends.iter().map(|end| fold(end)).collect()
});
/// Letters of the shortest Korean name of two syllables, folded.
const TWO_SYLLABLES: usize = 4;

/// What is written by hand: countries by folded names.
#[derive(Default)]
struct Places {
    names: BTreeMap<String, &'static str>,
    /// Russian names without their ending.
    stems: BTreeMap<String, &'static str>,
    /// Adjectives that are written in lower case: "bretonne", "ticinese".
    adjectives: HashMap<String, &'static str>,
}

static BY_HAND: LazyLock<Places> = LazyLock::new(|| {
    let mut out = Places::default();
    let rows = PLACES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    for (code, name) in rows.flat_map(|(code, names)| names.split('|').map(move |name| (code, name))) {
        let key = key(name);
        if let Some(stem) = stem(&key).filter(|s| s.chars().count() > 4) {
            out.stems.entry(stem.to_owned()).or_insert(code);
        }
        if name.starts_with(char::is_lowercase) {
            out.adjectives.insert(key.clone(), code);
        }
        out.names.insert(key, code);
    }
    out
});

/// The country of a city or a province by its folded name.
fn code(key: &str) -> Option<&'static str> {
    BY_HAND.names.get(key).copied().or_else(|| CITIES.get(key)).or_else(|| TOWNS.get(key)).or_else(|| BY_HAND.stems.get(key).copied())
}

/// Sorted lines of a name, a tab and a country, which are searched where they lie.
struct Listed {
    lines: &'static str,
    /// Where each begins.
    starts: Vec<u32>,
}

impl Listed {
    /// Of a file whose head has `#` before each line.
    fn of(lines: &'static str) -> Self {
        let all = text::lines(lines).filter(|(_, line)| !line.starts_with('#'));
        Self { lines, starts: all.filter_map(|(start, _)| u32::try_from(start).ok()).collect() }
    }

    /// A line and all that follow it.
    fn from(&self, start: u32) -> &'static str {
        self.lines.get(start as usize..).unwrap_or_default()
    }

    /// The first line whose name does not stand before a key.
    fn first(&self, key: &str) -> Option<&'static str> {
        let before = |start: &u32| self.from(*start).split('\t').next().unwrap_or_default() < key;
        self.starts.get(self.starts.partition_point(before)).map(|start| self.from(*start))
    }

    fn get(&self, key: &str) -> Option<&'static str> {
        self.first(key)?.strip_prefix(key)?.strip_prefix('\t')?.lines().next()
    }

    fn begins(&self, key: &str) -> bool {
        self.first(key).is_some_and(|line| line.starts_with(key))
    }
}

/// Whether the name of any place begins so.
fn goes_on(key: &str) -> bool {
    let begun = |places: &BTreeMap<String, &'static str>| {
        let from = (Bound::Included(key), Bound::Unbounded);
        places.range::<str, _>(from).next().is_some_and(|(name, _)| name.starts_with(key))
    };
    begun(&BY_HAND.names) || begun(&BY_HAND.stems) || CITIES.begins(key) || TOWNS.begins(key)
}

/// The country of a city or a province, by its whole name.
pub fn of_place(name: &str) -> Option<&'static str> {
    code(&key(name))
}

/// Whether a whole name is that of a city or a province.
pub fn is_place(name: &str) -> bool {
    of_place(name).is_some()
}

/// The country of the cities that a text of a language names, if they are all in one.
pub fn country(text: &str, lang: &Lang) -> Option<Region> {
    let mut found: Option<&str> = None;
    // Names in Chinese characters are read in the language's own country: 江南 is no Japanese city there.
    let elsewhere = |code: &&str| match lang.primary() {
        "zh" => *code == "JP",
        "ja" => matches!(*code, "CN" | "TW"),
        _ => false,
    };
    for code in codes(text).into_iter().chain(bracketed(text, lang)).filter(|c| !elsewhere(c)) {
        if found.is_some_and(|f| f != code) {
            return None;
        }
        found = Some(code);
    }
    found?.parse().ok()
}

/// The country whose state or département parentheses name behind a town.
fn bracketed(text: &str, lang: &Lang) -> Option<&'static str> {
    let (list, code): (&[&str], _) = match lang.primary() {
        "pt" => (&STATES, "BR"),
        "fr" => (&DEPARTEMENTS, "FR"),
        _ => return None,
    };
    // "Associated Press (AP)": what stands before is short for it, and no town.
    let short_of = |before: &str, inside: &str| {
        let words = before.split_whitespace().rev().take_while(|w| w.starts_with(char::is_uppercase));
        let initials: Vec<char> = words.filter_map(|w| w.chars().next()).collect();
        inside.chars().rev().eq(initials.into_iter().take(inside.chars().count()))
    };
    let mut behind = text.match_indices('(').filter_map(|(at, _)| Some((&text[..at], text[at + 1..].split_once(')')?.0)));
    behind.any(|(before, inside)| list.contains(&inside) && !short_of(before, inside)).then_some(code)
}

fn codes(text: &str) -> Vec<&'static str> {
    let mut out = Vec::new();
    let words = text.split(|c: char| !is_word(c)).filter(|w| !w.is_empty());
    let words: Vec<(&str, String)> = words.map(|w| (w, fold(w))).collect();
    let mut name = String::new();
    let mut at = 0;
    while let Some((word, folded)) = words.get(at) {
        at += 1;
        // A name has a capital where the script has any: "nice" is no place.
        if word.starts_with(char::is_lowercase) {
            out.extend(adjective(folded));
            continue;
        }
        if word.chars().any(|c| is_han(c) || is_kana(c)) {
            out.extend(dense(folded));
            continue;
        }
        // "Escola Beira-Rio": by the river, and no city.
        if folded == "beira" && words.get(at).is_some_and(|(next, _)| text.contains(&format!("{word}-{next}"))) {
            continue;
        }
        // The longest name that begins here.
        name.clear();
        name.push_str(folded);
        let mut found = code(&name).map(|code| (at, code));
        for (i, (_, next)) in words.iter().enumerate().skip(at).take(LONGEST - 1) {
            name.push(' ');
            if !goes_on(&name) {
                break;
            }
            name.push_str(next);
            found = code(&name).map(|code| (i + 1, code)).or(found);
        }
        // "San Pedro de Quemes" is another place than San Pedro.
        let goes_on = |end: usize| {
            let joined = words.get(end).is_some_and(|(word, _)| JOINS.contains(word));
            joined && words.get(end + 1).is_some_and(|(word, _)| word.starts_with(char::is_uppercase))
        };
        if let Some((end, code)) = found {
            if !goes_on(end) {
                out.push(code);
            }
            at = end;
        } else {
            out.extend(inflected(folded));
        }
    }
    out
}

/// A word with a particle, an ending or a preposition of its language: "Kasseler", "Казани", "Казанского", "بغرناطة", "바르셀로나대".
fn inflected(folded: &str) -> Option<&'static str> {
    if folded.chars().any(is_cyrillic) {
        return russian_adjective(folded).or_else(|| code(stem(folded)?));
    }
    if folded.chars().any(is_hangul) {
        if !CLINGING.iter().any(|end| folded.ends_with(end.as_str())) {
            return None;
        }
        let ends = folded.char_indices().map(|(i, _)| i).skip(TWO_SYLLABLES);
        return ends.filter_map(|end| code(&folded[..end])).last();
    }
    let bare = folded.strip_prefix(['ب', 'ل', 'و']).or_else(|| folded.strip_suffix("er"))?;
    code(bare)
}

/// A word in lower case that tells of which place something is: "bretonne", "bayerischen", "ереванского".
fn adjective(folded: &str) -> Option<&'static str> {
    if folded.chars().any(is_cyrillic) {
        return russian_adjective(folded);
    }
    let german = folded.find("isch").map_or(folded, |at| &folded[..at + "isch".len()]);
    BY_HAND.adjectives.get(german).copied()
}

/// The adjective of a city, in any case: "ереванского" is of Ереван, "томский" of Томск.
fn russian_adjective(folded: &str) -> Option<&'static str> {
    let stem =
        ["ого", "ому", "ими", "ий", "ая", "ое", "ой", "ом", "ую", "им", "ие", "их"].iter().find_map(|end| folded.strip_suffix(end))?;
    let city = stem.strip_suffix("ск")?.trim_end_matches('ь');
    if LANDSCAPES.contains(&city) {
        return Some("RU");
    }
    code(stem).or_else(|| code(city))
}

/// Russian landscapes and rivers whose adjectives are those of cities, too: "Уральского" is of the Ural, and not of Уральск.
const LANDSCAPES: [&str; 7] = ["урал", "амур", "дон", "сибир", "волж", "приур", "байкал"];

/// The first city within a folded run of Chinese or Japanese characters, before the name of an institution or at the end.
fn dense(folded: &str) -> Option<&'static str> {
    let starts: Vec<usize> = folded.char_indices().map(|(i, _)| i).chain([folded.len()]).collect();
    for (i, from) in starts.iter().enumerate() {
        let begun = starts[i + 1..].iter().take(DENSE).take_while(|to| goes_on(&folded[*from..**to])).count();
        for to in starts[i + 1..].iter().take(begun).skip(1).rev() {
            let rest = &folded[*to..];
            // "石川県", "贵州省", "拱墅区" can be nothing else, whatever follows.
            let whole = folded[*from..*to].ends_with(WHOLE) && to - from > 2 * '県'.len_utf8();
            if (whole || rest.is_empty() || rest.starts_with(|c| BEHIND.contains(c)))
                && let Some(code) = code(&folded[*from..*to])
            {
                return Some(code);
            }
        }
    }
    None
}

/// A name as it is looked up: folded, its parts parted by blanks.
fn key(name: &str) -> String {
    fold(name).split(|c: char| !is_word(c)).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// A Russian name of one word without its ending.
fn stem(name: &str) -> Option<&str> {
    let cut = name.trim_end_matches(['а', 'я', 'у', 'ю', 'е', 'и', 'ы', 'о', 'ь', 'й', 'м']);
    (name.chars().all(is_cyrillic) && cut.chars().count() > 3).then_some(cut)
}
