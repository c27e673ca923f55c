//! Tags of languages, and the language of a text.

use whosaid::text::Lang;
use whosaid::text::lang::{detect, settled};

#[test]
fn scripts_decide_where_they_can() {
    for (text, lang) in [
        ("印度的观点是什么", "zh"),
        ("誰提到了臺灣周邊的風險?", "zh-Hant"),
        ("Kapoor认为中美的gap有多大", "zh"),
        ("RMIT大学の研究者", "ja"),
        ("भारत का दृष्टिकोण क्या है?", "hi"),
        ("ما رأي السعودية؟", "ar"),
        ("Какова точка зрения Индии?", "ru"),
        ("", "und"),
        ("😀 12 …", "und"),
    ] {
        assert_eq!(detect(text).as_str(), lang, "{text}");
    }
}

#[test]
fn english_is_not_believed_of_another_language() {
    let (german, russian, english) = (
        "Wir haben jede Niete gezählt, bevor wir das Schiff wieder fahren ließen, sagte die Hafenmeisterin am Montag.",
        "Мы пересчитали каждую заклёпку, прежде чем отпустить её в море, сказала начальница порта в понедельник.",
        "We counted every rivet before we let the ship sail again, the harbour master said on Monday of the old ferry.",
    );
    for (declared, text, lang) in [
        ("en", german, "de"),
        ("en-US", russian, "ru"),
        ("en", "我们在放行之前把每一颗铆钉都数了一遍。", "zh"),
        ("en", english, "en"),
        ("fr", german, "fr"),
    ] {
        assert_eq!(settled(declared.parse().unwrap(), text).as_str(), lang, "{text}");
    }
}

#[test]
fn tags_are_parsed_once_and_in_one_form() {
    assert_eq!("zh-hans-CN".parse::<Lang>().unwrap().as_str(), "zh-Hans");
    assert_eq!("zh-CN".parse::<Lang>().unwrap().as_str(), "zh");
    assert_eq!("ZH-hk".parse::<Lang>().unwrap().as_str(), "zh-Hant");
    assert_eq!("en-GB".parse::<Lang>().unwrap().as_str(), "en");
    assert!("not a tag".parse::<Lang>().is_err());
}
