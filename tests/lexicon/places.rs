//! Lists of the world: cities and provinces, given names, lands and organs of a state.

use std::collections::{BTreeMap, BTreeSet};

use whosaid::lexicon::{cities, given_names, lands, organs};
use whosaid::text::fold::fold;
use whosaid::text::script::is_word;

const CITIES: &str = include_str!("../../config/cities.txt");
const TOWNS: &str = include_str!("../../config/towns.txt");
/// Written by hand; what stands here goes before the cities.
const PLACES: &str = include_str!("../../config/places.txt");
const GIVEN_NAMES: &str = include_str!("../../config/given_names.txt");

/// The lines of a file below its head.
fn lines(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines().filter(|line| !line.starts_with('#'))
}

/// A name as it is looked up: folded, its parts parted by blanks.
fn key(name: &str) -> String {
    fold(name).split(|c: char| !is_word(c)).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

#[test]
fn cities_stand_as_they_are_looked_up() {
    let rows = |file: &'static str| -> Vec<(&str, &str)> { lines(file).map(|line| line.split_once('\t').unwrap()).collect() };
    let (cities, towns) = (rows(CITIES), rows(TOWNS));
    assert!([&cities, &towns].iter().all(|rows| rows.is_sorted_by(|a, b| a.0 < b.0)));
    let known: BTreeSet<&str> = cities.iter().map(|(name, _)| *name).collect();
    assert!(towns.iter().all(|(name, _)| !known.contains(name)), "a town stands in one list");
    let by_hand: BTreeMap<String, &str> = lines(PLACES)
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(code, names)| names.split('|').map(move |name| (key(name), code)))
        .collect();
    for (name, country) in cities.into_iter().chain(towns) {
        let country = by_hand.get(name).copied().unwrap_or(country);
        assert_eq!((key(name).as_str(), cities::of_place(name)), (name, Some(country)));
    }
    // Before the first line, behind the last, and between two.
    assert_eq!(["", "~", "\u{10FFFF}", "zzyzx"].map(cities::of_place), [None; 4]);
}

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
        ("zh", "江南大学食品学院副院长", Some("CN")),
        ("zh", "江南食品公司副经理", None),
        ("en", "a reader who finds it nice", None),
        ("it", "tra Losanna, Lausanne e Torino", None),
        ("pt", "professora da rede municipal de Breves (PA)", Some("BR")),
        ("fr", "directeur du centre hospitalier de Saint-Céré (Lot)", Some("FR")),
        ("zh", "杭州市拱墅区社区食堂负责人", Some("CN")),
        ("zh-Hant", "臺東縣政府教育處長", Some("TW")),
        ("ja", "浜田市の社長", Some("JP")),
    ] {
        assert_eq!(cities::country(text, &lang.parse().unwrap()).map(|r| r.code().to_owned()).as_deref(), code, "{text}");
    }
}

#[test]
fn one_character_names_a_country_before_a_foreign_name() {
    for (text, code) in [("米オレゴン健康科学大学講師", Some("US")), ("元議員、独マインツ大学教授", Some("DE")), ("新米ママの会", None)]
    {
        assert_eq!(lands::country(text, &"ja".parse().unwrap()).map(|r| r.code().to_owned()).as_deref(), code, "{text}");
    }
}

#[test]
fn an_organ_is_of_the_country_of_its_language() {
    for (lang, text, code) in [
        ("ko", "국립중앙과학관 큐레이터", Some("KR")),
        ("ko", "환경부 물관리국장", Some("KR")),
        ("ko", "신환경부품 대표", None),
        ("zh-Hans", "国家粮食和物资储备局副局长", Some("CN")),
        ("zh-Hant", "國家人權博物館館長", Some("TW")),
        ("zh-Hant", "漁護署高級主任", Some("HK")),
        ("ja", "県立図書館長", Some("JP")),
        ("hi", "केंद्रीय जल आयोग के अध्यक्ष", Some("IN")),
        ("zh-Hans", "某县水利局工作人员", Some("CN")),
        ("ru", "сотрудник Института археологии РАН", Some("RU")),
        ("ru", "ранний житель", None),
        ("pt", "professora da Universidade Federal de Santa Maria", Some("BR")),
        ("en", "head of the Ministry of Rivers", None),
    ] {
        assert_eq!(organs::country(text, &lang.parse().unwrap()).map(|r| r.code().to_owned()).as_deref(), code, "{text}");
    }
}

#[test]
fn every_line_is_one_name_and_whose_it_is() {
    use given_names::{Gender, given};
    let lines: Vec<&str> = lines(GIVEN_NAMES).collect();
    assert!(lines.is_sorted(), "sorted lines are easily compared");
    let mut names = BTreeSet::new();
    for line in &lines {
        let (name, tag) = line.split_once('\t').unwrap();
        let whose = match tag {
            "w" => Some(Gender::Woman),
            "m" => Some(Gender::Man),
            "e" => None,
            _ => panic!("{line}"),
        };
        assert!(name == name.to_lowercase() && names.insert(name), "{line}");
        assert_eq!(given(name), Some(whose), "{line}");
    }
    assert_eq!([given("maria"), given("dominique"), given("zzyzx")], [Some(Some(Gender::Woman)), Some(None), None]);
}
