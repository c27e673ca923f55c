//! What a text names.

use whosaid::lexicon::{Entry, Gazetteer, Region};

use super::BUILT_IN;

/// What a text names, as codes and ids.
fn named(text: &str, lang: &str) -> Vec<String> {
    let gazetteer = &*BUILT_IN;
    let label = |entry: Entry| match entry {
        Entry::Countries(codes) => codes.iter().map(Region::code).collect::<Vec<_>>().join("+"),
        Entry::Group { code, .. } => code.to_string(),
        Entry::Institution { id, .. } | Entry::Kind { id, .. } | Entry::Role { id, .. } => id,
    };
    gazetteer.scan(text, &lang.parse().unwrap()).into_iter().map(|m| label(m.entry)).collect()
}

#[test]
fn regions_are_named_in_many_languages_and_forms() {
    for (text, lang, expected) in [
        ("India's perspective", "en", "IN"),
        ("印度的观点", "zh", "IN"),
        ("भारत का दृष्टिकोण", "hi", "IN"),
        ("Какова точка зрения Индии?", "ru", "IN"),
        ("Дании и на Кубе", "ru", "DK CU"),
        ("подход Китая, в Иране и Пакистане, с Вьетнамом", "ru", "CN IR PK VN"),
        ("из Египта, Беларуси и Эритреи, в Ботсвану", "ru", "EG BY ER BW"),
        ("вместе с людьми того города, у кита", "ru", ""),
        ("المسؤول السابق في وزارة المالية", "ar", "government-official"),
        ("رئيس مالي", "ar", "president ML"),
        ("Кто говорит о краже данных и малых моделях?", "ru", ""),
        ("le point de vue de l'Inde", "fr", "IN"),
        ("la perspectiva de la India", "es", "IN"),
        ("ما رأي الهند؟", "ar", "IN"),
        ("مراكز البيانات في أفريقيا وجنوب شرق آسيا", "ar", "002 035"),
        ("ترينيداد وتوباغو", "ar", "TT"),
        ("опыт Багамских островов", "ru", "BS"),
        ("インドの見方", "ja", "IN"),
        ("an African voice", "en", "002"),
        ("拉美和東南亞", "zh", "419 035"),
        ("中美竞赛", "zh", "US+CN"),
        ("tell us about the US", "en", "US"),
        ("US opinion", "en", "US"),
    ] {
        let found: Vec<String> = named(text, lang).into_iter().map(|n| if n == "CN+US" { "US+CN".into() } else { n }).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}

#[test]
fn names_are_not_found_inside_other_words() {
    assert_eq!(named("其中美国", "zh"), ["US"]);
    assert_eq!(named("拉美国家", "zh"), ["419"]);
    assert_eq!(named("タイトル", "ja"), Vec::<String>::new());
    assert_eq!(named("us and them", "en"), Vec::<String>::new());
    assert_eq!(named("印度尼西亚", "zh"), ["ID"]);
    assert!(!named("developed countries", "en").contains(&"global-south".to_owned()));
}

#[test]
fn a_stored_gazetteer_is_the_one_that_was_compiled() {
    let gazetteer = &*BUILT_IN;
    let (keys, entries) = gazetteer.parts();
    let stored = Gazetteer::from_parts(keys.to_vec(), entries.to_owned()).unwrap();
    let text = "斯坦福大学研究员";
    let lang = "zh".parse().unwrap();
    assert_eq!(stored.scan(text, &lang), gazetteer.scan(text, &lang));
    assert!(Gazetteer::from_parts(b"nonsense".to_vec(), String::new()).is_none());
}
