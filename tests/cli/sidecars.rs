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

/// Its article is left out, said with the line and what to do; the sidecar stays as it is, and a check finds it.
fn is_left_out(home: &Home, at: &str, reason: &str) {
    let before = home.read(&sidecar());
    home.run(&["rebuild", "--no-vectors"])
        .code(0)
        .stdout_contains("1 quote of 1 speaker in 1 article")
        .stderr_contains(&format!("corpus/{SEED}.quotes.toml:{at}"))
        .stderr_contains(reason)
        .stderr_contains("; the article is left out until that is mended, or this file is deleted, to be made anew\n");
    assert_eq!(home.read(&sidecar()), before);
    home.run(&["check"]).code(2).stdout_contains(&format!("corpus/{SEED}.quotes.toml:{at}")).stdout_contains(reason);
}

/// The seed, and an article that is sound.
fn two() -> Home {
    let home = Home::light();
    home.file("corpus/tides.md", "+++\nlang = \"en\"\n+++\n“We pump every night,” said Ana Sol, mayor of Weller, Norway.\n");
    home.run(&["rebuild", "--no-vectors"]).code(0).stdout_contains("in 2 articles");
    home
}

#[test]
fn a_broken_sidecar_does_not_block_the_corpus() {
    let home = two();
    let whole = home.read(&sidecar());
    home.edit(&sidecar(), "speaker = \"Jeffrey Ding\"", "speeker = \"Jeffrey Ding\"");
    let line = line_of(&home, "speeker");
    let warning = format!("{SEED}.quotes.toml:{line}: unknown field `speeker`");
    // Others are found; of its own quotes none is shown that somebody may just be correcting, and that is said each time.
    home.run(&["ask", "Ana Sol"]).code(0).stdout_contains("We pump every night").stderr_contains(&warning);
    home.run(&["ask", "Jeffrey Ding"]).code(1).stdout_lacks("│").stderr_contains(&warning);
    let generation = home.generation();
    home.run(&["speakers"]).code(0).stdout_contains("Ana Sol").stdout_lacks("Jeffrey Ding").stderr_contains(&warning);
    assert_eq!(home.generation(), generation, "nothing is built for it again");
    is_left_out(&home, &format!("{line}: "), "unknown field `speeker`");
    // Others come in, are reviewed and go.
    let file = home.file("in/new.txt", "“The sea is patient, and we are not,” said Bo Li, pilot of Weller.\n");
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()]).code(0).stderr_contains(&warning).stdout_contains("in 2 articles");
    home.run_with(&["review", "--all"], "a\na\n").code(0).stdout_contains("2 quotes looked at, 2 decided").stderr_contains(&warning);
    home.run_with(&["review", SEED], "").fails(2).stderr_contains(&warning);
    home.run(&["remove", "new"]).code(0).stderr_contains(&warning);
    home.run(&["articles"]).code(0).stdout_contains(SEED);
    // What would write into it leaves it alone.
    home.run(&["speakers", "--merge", "Ana Sol", "J.S. Tan"]).fails(2).stderr_contains(&format!("{SEED}.quotes.toml:"));
    assert!(home.read(&sidecar()).contains("speeker"));
    // Once it is mended, everything is back; deleted, it is made anew.
    home.file(&sidecar(), &whole);
    assert_eq!(speakers(&home.ask("Jeffrey Ding")), ["Jeffrey Ding"]);
    home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
    home.file(&sidecar(), "nonsense");
    home.run(&["ask", "Jeffrey Ding"]).code(1);
    std::fs::remove_file(home.path().join(sidecar())).unwrap();
    home.run(&["rebuild", "--no-vectors"]).code(0).quiet().stdout_contains(&format!("extracted {SEED}")).stdout_contains("in 2 articles");
}

#[test]
fn of_many_broken_sidecars_the_first_are_named_and_the_rest_counted() {
    let home = Home::light();
    for number in 0..30 {
        home.file(&format!("corpus/a{number}.md"), format!("+++\nlang = \"en\"\n+++\n“We pump,” said Ana Sol ({number}).\n"));
        home.file(&format!("corpus/a{number}.quotes.toml"), "schema = 2\n");
    }
    let ran = home.run(&["rebuild", "--no-vectors"]);
    ran.code(0).stdout_contains("in 1 article").stderr_contains("whosaid: 10 more are left out likewise; `whosaid check` lists them all\n");
    assert_eq!(ran.stderr().lines().count(), 21, "{ran}");
    home.run(&["check"]).code(2).stdout_contains("31 articles: 30 errors");
}

#[test]
fn a_span_that_does_not_match_is_named_with_its_line() {
    let home = two();
    for (from, to) in [
        ("spans = [[592, ", "spans = [[593, "),
        ("spans = [[592, ", "spans = [[595, "),
        ("spans = [[592, 1348]]", "spans = [[592, 999999]]"),
        ("自我贬值的竞赛", "自我升值的竞赛"),
    ] {
        let before = home.read(&sidecar());
        home.edit(&sidecar(), from, to);
        is_left_out(&home, &format!("{}: ", line_of(&home, "[[quote]]")), "ftiocayeeayn");
        home.file(&sidecar(), before);
    }
    // So it is where there was no index before.
    home.edit(&sidecar(), "spans = [[592, ", "spans = [[593, ");
    std::fs::remove_dir_all(home.path().join("index")).unwrap();
    home.run(&["ask", "Jeffrey Ding"]).code(1).stderr_contains(&format!("{SEED}.quotes.toml:")).stdout_lacks("│");
}

#[test]
fn a_half_written_sidecar_is_named() {
    let home = two();
    let whole = home.read(&sidecar());
    for cut in [whole.find("id = \"4vx3").unwrap() + 8, whole.find("在很大程度上").unwrap(), whole.rfind("text = [").unwrap() + 6] {
        let half = &whole[..cut];
        home.file(&sidecar(), half);
        is_left_out(&home, "", "expected");
        let last = half.lines().count();
        let stderr = home.run(&["rebuild", "--no-vectors"]).stderr();
        let line: usize = stderr.split(".quotes.toml:").nth(1).unwrap().split(':').next().unwrap().parse().unwrap();
        assert!(line > 0 && line <= last, "line {line} of {last}: {stderr}");
        home.run(&["ask", "Ana Sol"]).code(0).stdout_contains("We pump every night").stderr_contains(".quotes.toml:");
    }
}

#[test]
fn an_unknown_key_is_named() {
    let home = two();
    home.edit(&sidecar(), "affiliation = \"印度观察", "afiliation = \"印度观察");
    is_left_out(&home, &format!("{}: ", line_of(&home, "afiliation")), "afiliation");
    let home = two();
    home.edit(&sidecar(), "schema = 1", "schema = 9");
    is_left_out(&home, "1: ", "schema 9");
}

#[test]
fn a_region_that_is_no_code_is_named() {
    let home = two();
    home.edit(&sidecar(), "regions = [\"US\"]", "regions = [\"India\"]");
    is_left_out(&home, "", "India");
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
    let before = home.read(&sidecar());
    home.run(&["rebuild", "--no-vectors"])
        .code(0)
        .stderr_contains(&format!("{SEED}.quotes.toml:"))
        .stderr_contains("are no longer in the article; correct `text`, or delete the entry; the article is left out");
    assert_eq!(home.read(&sidecar()), before, "a person's work is not lost");
}

#[test]
fn an_article_that_is_taken_away_is_gone() {
    let home = Home::light();
    std::fs::remove_file(home.path().join(format!("corpus/{SEED}.md"))).unwrap();
    std::fs::remove_file(home.path().join(sidecar())).unwrap();
    home.run(&["ask", "Jeffrey Ding"]).code(1).stdout_lacks("│").stdout_contains("No evidence");
}
