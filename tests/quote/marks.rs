//! Where words between marks begin and end: marks of many kinds, missing ones, escaped ones, and clauses of the reporter's within.

use super::{speaker, words};

#[test]
fn marks_of_many_kinds_pair_up() {
    let text = "Jane Doe met us. “The old gate held,” she said. \"The new one did not,\" she said. „No gate holds for ever“, she said. \
        «Nobody asked the river,» she said. 「The water 『knows』 the way,」 she said.";
    assert_eq!(
        words("en", text),
        ["The old gate held,", "The new one did not,", "No gate holds for ever", "Nobody asked the river,", "The water 『knows』 the way,"]
    );
    assert_eq!(words("en", "Karl Wendt said: ‘It’s the dogs’ turn.’ Done"), ["It’s the dogs’ turn."]);
    assert_eq!(words("en", "'I don't know it,' Karl Wendt said."), ["I don't know it,"]);
}

#[test]
fn a_missing_mark_costs_its_own_paragraph_only() {
    assert_eq!(words("en", "“lost words\n“Found words,” Karl Wendt said."), ["lost words\n“Found words,"]);
    assert_eq!(words("en", "\"lost words\nKarl Wendt said: \"We found the words.\""), ["We found the words."]);
    assert_eq!(words("en", "lost” then “we found it,” said Karl Wendt"), ["we found it,"]);
    assert_eq!(words("en", "5\" of rain and \"more of it,\" said Karl Wendt."), ["more of it,"]);
}

#[test]
fn paragraphs_that_repeat_the_mark_run_on() {
    let text = "Karl Wendt said: “One day it broke.\n\n“Two days later it held.”\n\nThree days passed.";
    assert_eq!(words("en", text), ["One day it broke.\n\n“Two days later it held."]);
    let text = "“One day it broke.\n\nTwo days later it held.”\n\nThree days later Karl Wendt said: “Four people came.”";
    assert_eq!(words("en", text), ["One day it broke.\n\nTwo days later it held.", "Four people came."]);
    let text = "“One day it broke.\n\n“Three people came to see it,” Karl Wendt said. Two did not.";
    assert_eq!(words("en", text), ["One day it broke.\n\n“Three people came to see it,"]);
    let text = "“One day it broke.\n\nTwo days later he said “three people came to see it,” said Karl Wendt.";
    assert_eq!(words("en", text), ["three people came to see it,"]);
}

#[test]
fn clauses_between_dashes_are_the_reporters() {
    for (lang, text, expected) in [
        ("es", "—La presa es vieja —dijo Rosa Ibarra—. No aguantará.", &["La presa es vieja", "No aguantará."][..]),
        ("pt", "— A barragem é velha, disse Rosa Prado.", &["A barragem é velha"]),
        (
            "ru",
            "— Плотина у нас совсем старая, — сказала Вера Белова. — Зиму не простоит.",
            &["Плотина у нас совсем старая,", "Зиму не простоит."],
        ),
        (
            "ru",
            "«Плотина у нас совсем старая, — сказала Вера Белова. — Зиму не простоит».",
            &["Плотина у нас совсем старая,", "Зиму не простоит"],
        ),
        (
            "fr",
            "Claire Morel a mesuré. « Le barrage est vieux, explique-t-elle, et ne tiendra pas. »",
            &["Le barrage est vieux", "et ne tiendra pas."],
        ),
    ] {
        assert_eq!(words(lang, text), expected, "{text}");
    }
}

#[test]
fn a_dash_alone_is_no_speech() {
    assert_eq!(words("es", "—La presa es vieja\n—Nadie lo dijo"), [""; 0]);
    assert_eq!(words("ru", "— молоко\n— хлеб"), [""; 0]);
    assert_eq!(words("en", "— The dam is old, said Rose Martin."), [""; 0]);
}

#[test]
fn entities_become_their_marks_and_nothing_moves() {
    for (text, expected) in [
        ("&ldquo;The gate held,&rdquo; said Karl Wendt.", "The gate held,"),
        ("&quot;The gate held,&quot; said Karl Wendt.", "The gate held,"),
        ("Karl Wendt said: &amp;quot;The gate held.&amp;quot;", "The gate held."),
        ("R&D; &c. a & b &amp; c. “The gate &amp; R&D; &c. held,” said Karl Wendt.", "The gate &amp; R&D; &c. held,"),
        ("## Dams\n**Karl Wendt:** “The gate held ** for years.”\n#1. e", "The gate held ** for years."),
        ("## Karl Wendt said: “The **gate** held.”\n#1. e", "The **gate** held."),
    ] {
        assert_eq!(words("en", text), [expected], "{text}");
        assert_eq!(speaker("en", text), "Karl Wendt", "{text}");
    }
}
