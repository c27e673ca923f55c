//! Sidecars: what a person corrects stays, what no longer fits is named with its line.

use super::harness::{Home, SEED, speakers};

fn sidecar() -> String {
    format!("corpus/{SEED}.quotes.toml")
}

/// The line (from 1) on which words first stand in the sidecar.
fn line_of(home: &Home, words: &str) -> usize {
    home.read(&sidecar()).lines().position(|l| l.contains(words)).unwrap() + 1
}

/// Corrects the quote of a speaker, and says that a person did.
fn review(home: &Home, speaker: &str, corrected: &str) {
    let text = home.read(&sidecar());
    let at = text.find(&format!("speaker = \"{speaker}\"")).unwrap();
    let entry = text[at..].replacen(speaker, corrected, 1).replacen("reviewed = false", "reviewed = true", 1);
    home.file(&sidecar(), format!("{}{entry}", &text[..at]));
}

#[test]
fn a_reviewed_entry_survives_rebuilds_and_is_what_people_see() {
    let home = Home::indexed();
    review(&home, "J.S. Tan", "Jia Sheng Tan");
    home.edit(
        &sidecar(),
        "affiliation = \"麻省理工学院博士生与Value Added通讯作者\"\nregions = [\"US\"]",
        "affiliation = \"新加坡作家\"\nregions = [\"SG\", \"MY\"]",
    );
    let corrected = home.read(&sidecar());
    for _ in 0..2 {
        home.run(&["rebuild"]).code(0);
        assert_eq!(home.read(&sidecar()), corrected);
    }
    let answer = home.ask("Jia Sheng Tan");
    assert_eq!(speakers(&answer), ["Jia Sheng Tan"]);
    assert_eq!(
        (&answer["evidence"][0]["affiliation"], &answer["evidence"][0]["regions"]),
        (&"新加坡作家".into(), &serde_json::json!(["SG", "MY"]))
    );
    assert_eq!(speakers(&home.ask("WeChat")), ["Jia Sheng Tan"]);
    home.run(&["speakers"]).stdout_contains("Jia Sheng Tan").stdout_lacks("J.S. Tan");
    home.run(&["ask", "What does Malaysia say?"]).code(0).stdout_contains("Jia Sheng Tan");
}

#[test]
fn a_correction_is_asked_at_once() {
    let home = Home::indexed();
    review(&home, "J.S. Tan", "Jia Sheng Tan");
    let ran = home.run(&["ask", "Jia Sheng Tan"]);
    ran.code(0).stderr_contains("older than the corpus").stdout_contains("Jia Sheng Tan");
}

#[test]
fn a_quote_whose_entry_is_deleted_is_gone() {
    let home = Home::light();
    let text = home.read(&sidecar());
    let (start, end) = (text.find("[[quote]]\nid = \"4vx35gggtyt7\"").unwrap(), text.find("[[quote]]\nid = \"vjr4odiv3vp3\"").unwrap());
    home.file(&sidecar(), format!("{}{}", &text[..start], &text[end..]));
    home.run(&["rebuild"]).code(0).stdout_contains("11 quotes");
    home.run(&["ask", "Sameer Patil"]).code(1).stdout_lacks("│");
}

#[test]
fn a_span_that_does_not_match_is_named_with_its_line() {
    let home = Home::light();
    for (from, to) in [
        ("spans = [[592, ", "spans = [[593, "),
        ("spans = [[592, ", "spans = [[595, "),
        ("spans = [[592, 1348]]", "spans = [[592, 999999]]"),
        ("自我贬值的竞赛", "自我升值的竞赛"),
    ] {
        let before = home.read(&sidecar());
        home.edit(&sidecar(), from, to);
        let at = format!("{SEED}.quotes.toml:{}:", line_of(&home, "[[quote]]"));
        home.run(&["rebuild"]).fails(2).stderr_contains(&at).stderr_contains("ftiocayeeayn");
        home.file(&sidecar(), before);
    }
    // Without an index there is nothing to fall back on.
    home.edit(&sidecar(), "spans = [[592, ", "spans = [[593, ");
    std::fs::remove_dir_all(home.path().join("index")).unwrap();
    home.run(&["ask", "Jeffrey Ding"]).code(2).stderr_contains(&format!("{SEED}.quotes.toml:")).stdout_lacks("│");
}

#[test]
fn a_half_written_sidecar_is_named_and_the_old_index_answers() {
    let home = Home::light();
    let (whole, current) = (home.read(&sidecar()), home.read("index/CURRENT"));
    for cut in [whole.find("id = \"4vx3").unwrap() + 8, whole.find("在很大程度上").unwrap(), whole.rfind("text = [").unwrap() + 6] {
        let half = &whole[..cut];
        home.file(&sidecar(), half);
        let last = half.lines().count();
        let ran = home.run(&["rebuild"]);
        ran.fails(2).stderr_contains(&format!("{SEED}.quotes.toml:"));
        let stderr = ran.stderr();
        let line: usize = stderr.split(".quotes.toml:").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
        assert!(line > 0 && line <= last, "line {line} of {last}: {stderr}");
        assert_eq!((home.read("index/CURRENT"), home.read(&sidecar())), (current.clone(), half.to_owned()));
        assert!(!home.index_names().iter().any(|n| n.starts_with(".building")), "{:?}", home.index_names());
        // The older index answers, and says that it is older and why.
        home.run(&["ask", "Jeffrey Ding"])
            .code(0)
            .stdout_contains("Jeffrey Ding")
            .stderr_contains("older index")
            .stderr_contains(".quotes.toml:");
    }
}

#[test]
fn an_unknown_key_is_named() {
    let home = Home::light();
    home.edit(&sidecar(), "affiliation = \"印度观察", "afiliation = \"印度观察");
    let at = format!("{SEED}.quotes.toml:{}:", line_of(&home, "afiliation"));
    home.run(&["rebuild"]).fails(2).stderr_contains("afiliation").stderr_contains(&at);
    let home = Home::light();
    home.edit(&sidecar(), "schema = 1", "schema = 9");
    home.run(&["rebuild"]).fails(2).stderr_contains("schema 9");
}

#[test]
fn a_region_that_is_no_code_is_named() {
    let home = Home::indexed();
    home.edit(&sidecar(), "regions = [\"IN\"]", "regions = [\"India\"]");
    home.run(&["rebuild"]).fails(2).stderr_contains("India").stderr_contains(".quotes.toml:");
}

#[test]
fn an_article_edited_on_disk_is_read_again() {
    let home = Home::light();
    home.edit(
        &format!("corpus/{SEED}.md"),
        "我将这种竞赛看作是多年来不同文化价值观的汇聚。",
        "我将这种竞赛看作是多年来不同文化价值观的碰撞。",
    );
    let ran = home.run(&["ask", "文化价值观"]);
    ran.code(0).stderr_contains("older than the corpus").stdout_contains("价值观的碰撞").stdout_lacks("价值观的汇聚");
    assert_eq!(ran.stderr().lines().filter(|l| l.contains("building")).count(), 1, "{ran}");
    home.run(&["ask", "文化价值观"]).code(0).quiet();
}

#[test]
fn an_edited_article_keeps_what_a_person_reviewed() {
    let home = Home::light();
    review(&home, "J.S. Tan", "Jia Sheng Tan");
    home.edit(&format!("corpus/{SEED}.md"), "自今年初DeepSeek推出以来", "自今年一月DeepSeek推出以来");
    home.run(&["rebuild"]).code(0).stdout_contains("12 quotes");
    assert_eq!(speakers(&home.ask("WeChat")), ["Jia Sheng Tan"]);
    assert_eq!(speakers(&home.ask("Jeffrey Ding")), ["Jeffrey Ding"]);
    home.run(&["rebuild"]).code(0).quiet();
}

#[test]
fn reviewed_words_that_an_edit_took_away_are_named() {
    let home = Home::light();
    review(&home, "J.S. Tan", "Jia Sheng Tan");
    home.edit(&format!("corpus/{SEED}.md"), "提升WeChat或其他消费应用", "提升微信或其他消费应用");
    let ran = home.run(&["rebuild"]);
    assert!(ran.stderr().contains("reviewed") || ran.exit_code() == 2, "a person's work is not lost without a word\n{ran}");
}

#[test]
fn an_article_that_is_taken_away_is_gone() {
    let home = Home::light();
    std::fs::remove_file(home.path().join(format!("corpus/{SEED}.md"))).unwrap();
    std::fs::remove_file(home.path().join(sidecar())).unwrap();
    home.run(&["ask", "Jeffrey Ding"]).code(1).stdout_lacks("│").stdout_contains("No evidence");
}
