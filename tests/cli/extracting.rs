//! `whosaid extract` on the real article: who is quoted, as what, from where; and what nobody said.

use std::fmt::Write;

use super::harness::{Home, SEED, snapshot};

#[test]
fn twelve_quotes_with_speakers_affiliations_and_regions() {
    let home = Home::new().with_seed_corpus();
    let body = home.body(SEED);
    let found = home.run_with(&["extract", "--json", "-"], &body).code(0).quiet().json();
    let quotes = found["quotes"].as_array().unwrap();
    assert_eq!(quotes.len(), 12);
    let mut table = String::new();
    for quote in quotes {
        let text = quote["text"].as_str().unwrap();
        let regions: Vec<&str> = quote["regions"].as_array().unwrap().iter().map(|r| r.as_str().unwrap()).collect();
        let (speaker, affiliation) = (quote["speaker"].as_str().unwrap(), quote["affiliation"].as_str().unwrap());
        let _ = writeln!(table, "{speaker} | {affiliation} | {}", regions.join(" "));
        // The affiliation is the article's, letter by letter; the words stand between their marks, and those are left out.
        assert!(body.contains(&format!("—— {speaker},{affiliation}\n“{text}”\n")), "{speaker}");
    }
    snapshot("seed_speakers", &table);
}

#[test]
fn introduction_head_lines_and_source_are_nobodys_words() {
    let home = Home::new().with_small_gazetteer().with_seed_corpus();
    let found = home.run_with(&["extract", "--json", "-"], home.body(SEED)).json();
    let quotes: String = found["quotes"].as_array().unwrap().iter().map(|q| q["text"].as_str().unwrap()).collect();
    for nobodys in [
        "自今年初DeepSeek推出以来",
        "《远方世界》与多位专家",
        "图片源于",
        "restofworld.org",
        "——  ",
        "观察研究基金会",
        "超越山谷",
        "技术与大国崛起",
    ] {
        assert!(!quotes.contains(nobodys), "{nobodys}");
    }
    // Nested marks and dashes belong to the words.
    for theirs in ["‘软科技’", "‘胜利’", "没有限制的状况——这意味着"] {
        assert!(quotes.contains(theirs), "{theirs}");
    }
}

#[test]
fn the_terminal_shows_each_quote_with_how_sure_it_is() {
    let home = Home::new().with_seed_corpus();
    let ran = home.run_with(&["extract", "-"], home.body(SEED));
    ran.code(0).quiet().stdout_contains("Sameer Patil · IN · direct · 98%").stdout_contains("印度观察研究基金会安全、战略与技术中心主任");
    assert_eq!(ran.stdout().matches(" · direct · ").count(), 12);
}

#[test]
fn a_text_without_quotations_has_none() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("plain.txt", "昨天下雨。\n今天也下雨。\n");
    home.run(&["extract", file.to_str().unwrap()]).fails(1).stderr_contains("no quotation was found");
    assert_eq!(home.run(&["extract", "--json", file.to_str().unwrap()]).code(1).json()["quotes"], serde_json::json!([]));
    home.run(&["extract", "nowhere.txt"]).fails(2).stderr_contains("nowhere.txt");
    home.run(&["extract", "."]).fails(2);
    home.run(&["extract"]).code(2);
}

#[test]
fn extraction_stores_nothing() {
    let home = Home::new().with_seed_corpus();
    let before = home.snapshot();
    home.run(&["extract", &format!("corpus/{SEED}.md")]).code(0);
    assert_eq!(home.snapshot(), before);
}
