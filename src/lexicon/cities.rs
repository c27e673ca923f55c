//! Cities and provinces: which country somebody's affiliation is in, where it names one of them and nothing else settles it.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::text::Lang;
use crate::text::fold::fold;
use crate::text::script::{is_cyrillic, is_han, is_hangul, is_kana, is_word};

use super::region::Region;

/// One country a line; see the heads of the files. What is written by hand comes second and wins.
const NAMES: [&str; 2] = [include_str!("../../config/cities.txt"), include_str!("../../config/places.txt")];
/// Words that join the parts of a longer name of a place.
const JOINS: [&str; 8] = ["de", "del", "do", "da", "dos", "di", "sur", "sous"];
/// Words of the longest name that is looked for.
const LONGEST: usize = 3;
/// Characters of the longest name in a script without blanks.
const DENSE: usize = 6;
/// What stands behind a city in the name of an institution or office of hers, in Chinese and Japanese.
const BEHIND: &str = "大市理工师科医农县県区府海洋商外美艺政经立都电高博图林渔水气地环交铁民中女学文音体教研行支天保感卫防経鉄図気芸病院";
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

/// Countries by the folded name of a city; Russian names also without their ending.
static CITIES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let mut out = HashMap::new();
    for (code, name) in listed() {
        let key = key(name);
        if let Some(stem) = stem(&key).filter(|s| s.chars().count() > 4) {
            out.entry(stem.to_owned()).or_insert(code);
        }
        out.insert(key, code);
    }
    out
});

/// Countries by the folded adjective of a place that is written in lower case: "bretonne", "ticinese".
static ADJECTIVES: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let lower = |(_, name): &(_, &str)| name.starts_with(char::is_lowercase);
    listed().filter(lower).map(|(code, name)| (key(name), code)).collect()
});

/// Every name of the files, with the code of its country.
fn listed() -> impl Iterator<Item = (&'static str, &'static str)> {
    let rows = NAMES.iter().flat_map(|file| file.lines()).filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once(' '));
    rows.flat_map(|(code, names)| names.split('|').map(move |name| (code, name)))
}

/// Whether a whole name is that of a city or a province.
pub fn is_place(name: &str) -> bool {
    CITIES.contains_key(&key(name))
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
    for code in codes(text).into_iter().filter(|c| !elsewhere(c)) {
        if found.is_some_and(|f| f != code) {
            return None;
        }
        found = Some(code);
    }
    found?.parse().ok()
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
        // The longest name that begins here.
        name.clear();
        name.push_str(folded);
        let mut found = CITIES.get(&name).map(|code| (at, *code));
        for (i, (_, next)) in words.iter().enumerate().skip(at).take(LONGEST - 1) {
            name.push(' ');
            name.push_str(next);
            found = CITIES.get(&name).map(|code| (i + 1, *code)).or(found);
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
    let get = |name: &str| CITIES.get(name).copied();
    if folded.chars().any(is_cyrillic) {
        return russian_adjective(folded).or_else(|| get(stem(folded)?));
    }
    if folded.chars().any(is_hangul) {
        if !CLINGING.iter().any(|end| folded.ends_with(end.as_str())) {
            return None;
        }
        let ends = folded.char_indices().map(|(i, _)| i).skip(TWO_SYLLABLES);
        return ends.filter_map(|end| get(&folded[..end])).last();
    }
    let bare = folded.strip_prefix(['ب', 'ل', 'و']).or_else(|| folded.strip_suffix("er"))?;
    get(bare)
}

/// A word in lower case that tells of which place something is: "bretonne", "bayerischen", "ереванского".
fn adjective(folded: &str) -> Option<&'static str> {
    if folded.chars().any(is_cyrillic) {
        return russian_adjective(folded);
    }
    let german = folded.find("isch").map_or(folded, |at| &folded[..at + "isch".len()]);
    ADJECTIVES.get(german).copied()
}

/// The adjective of a city, in any case: "ереванского" is of Ереван, "томский" of Томск.
fn russian_adjective(folded: &str) -> Option<&'static str> {
    let stem =
        ["ого", "ому", "ими", "ий", "ая", "ое", "ой", "ом", "ую", "им", "ие", "их"].iter().find_map(|end| folded.strip_suffix(end))?;
    let city = stem.strip_suffix("ск")?.trim_end_matches('ь');
    CITIES.get(stem).or_else(|| CITIES.get(city)).copied()
}

/// The first city within a folded run of Chinese or Japanese characters, before the name of an institution or at the end.
fn dense(folded: &str) -> Option<&'static str> {
    let starts: Vec<usize> = folded.char_indices().map(|(i, _)| i).chain([folded.len()]).collect();
    for (i, from) in starts.iter().enumerate() {
        for to in starts[i + 1..].iter().take(DENSE).skip(1).rev() {
            let rest = &folded[*to..];
            // "石川県", "贵州省" can be nothing else, whatever follows.
            let whole = folded[*from..*to].ends_with(['県', '省', '府', '縣']) && to - from > 2 * '県'.len_utf8();
            if (whole || rest.is_empty() || rest.starts_with(|c| BEHIND.contains(c)))
                && let Some(code) = CITIES.get(&folded[*from..*to])
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cities_settle_the_country() {
        for (lang, text, code) in [
            ("de", "Leiterin des Instituts für Waldökologie an der Universität Freiburg", Some("DE")),
            ("it", "docente di idraulica al Politecnico di Torino", Some("IT")),
            ("ru", "профессор Казанского университета", Some("RU")),
            ("ru", "архитектор из Лиона", Some("FR")),
            ("ru", "доцент Томского политехнического университета", Some("RU")),
            ("ru", "директор ереванского центра", Some("AM")),
            ("ru", "морской биолог", None),
            ("fr", "conseillère d’État vaudoise", Some("CH")),
            ("de", "Sprecherin des bayerischen Bauernverbands", Some("DE")),
            ("hi", "जोधपुर विश्वविद्यालय में भूगोल की प्रोफेसर", Some("IN")),
            ("ja", "金沢美術工芸大学教授", Some("JP")),
            ("zh", "江南大学食品学院副院长", None),
            ("en", "a reader who finds it nice", None),
            ("it", "tra Losanna, Lausanne e Torino", None),
        ] {
            assert_eq!(country(text, &lang.parse().unwrap()).map(|r| r.code().to_owned()).as_deref(), code, "{text}");
        }
    }
}
