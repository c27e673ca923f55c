//! `—— Name,affiliation` on a line of its own, then the words between two marks.

use whosaid::quote::{Attribution, Quote};

use super::extracted;

const LAYOUT: &str = "head line before a block";

/// Name, affiliation and words of what is read as head lines and their blocks; nothing where the text is of another layout.
fn check(text: &str) -> Vec<(String, String, String)> {
    let found = extracted("und", text);
    let name = |quote: &Quote| match &quote.attribution {
        Attribution::Resolved(speaker) => speaker.name.clone(),
        _ => String::new(),
    };
    let affiliation = |quote: &Quote| quote.affiliation.as_ref().map_or_else(String::new, |a| a.text.clone());
    let quotes = found.quotes.iter().filter(|_| found.layout == Some(LAYOUT));
    quotes.map(|quote| (name(quote), affiliation(quote), quote.words(text).join("…"))).collect()
}

#[track_caller]
fn reads(text: &str, expected: &[(&str, &str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(n, a, w)| ((*n).to_owned(), (*a).to_owned(), (*w).to_owned())).collect();
    assert_eq!(check(text), expected);
}

#[test]
fn one_mark_opens_and_one_closes_paragraphs_later() {
    reads(
        "Intro.\n—— Ana Sol,北方大学教授,“远山”的作者\n“一。\n二‘三’。”\n— Bo Li，海港局局长\n“四。”\nSource: https://example.org/\n",
        &[("Ana Sol", "北方大学教授,“远山”的作者", "一。\n二‘三’。"), ("Bo Li", "海港局局长", "四。")],
    );
}

#[test]
fn names_keep_their_suffix_and_blocks_their_blank_lines() {
    reads("-- Sam Reed, Jr., pilot\r\n\r\n\"Up.\r\n\r\nDown.\"\r\n", &[("Sam Reed, Jr.", "pilot", "Up.\r\n\r\nDown.")]);
}

#[test]
fn a_name_below_its_words_is_not_read_as_a_head_line() {
    reads("“One.”\n— Ana Sol, pilot\n“Two.”\n— Bo Li, cook\n", &[]);
}

#[test]
fn lists_and_dialogue_are_no_head_lines() {
    reads("- first point\n- second point\n“Words.”\n", &[]);
}

#[test]
fn a_block_that_nothing_closes_ends_at_the_next_head_or_with_its_paragraph() {
    reads("—— Ana Sol,教授\n“一。\n—— Bo Li,局长\n“二。”\n", &[("Ana Sol", "教授", "一。"), ("Bo Li", "局长", "二。")]);
    let both = [("Ana Sol", "教授", "一。"), ("Bo Li", "局长", "二。")];
    reads("—— Ana Sol,教授\n“一。”\n—— Bo Li,局长\n“二。\n(编辑:某某)\n", &both);
    reads("—— Ana Sol,教授\n“一。”\n—— Bo Li,局长\n“二\n", &both[..1]);
}

#[test]
fn blocks_end_where_their_marks_balance() {
    for (block, words, balanced) in [
        ("“a\nb”\nc", "a\nb", true),
        ("“a “b” c”\nd", "a “b” c", true),
        ("“a\n“b\n“c”\nd", "a\n“b\n“c", true),
        ("\"it's \"so\" fine\"\nx", "it's \"so\" fine", true),
        ("“a “b c”\nd", "a “b c", false),
        ("\"a”\nb", "a", false),
    ] {
        let text = format!("—— Ana Sol,教授\n{block}");
        reads(&text, &[("Ana Sol", "教授", words)]);
        // How sure it is tells whether the marks balanced.
        assert_eq!(extracted("und", &text).quotes[0].confidence > 0.9, balanced, "{block}");
    }
    for block in ["“a", "a”"] {
        reads(&format!("—— Ana Sol,教授\n{block}"), &[]);
    }
}
