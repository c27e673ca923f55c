//! The index follows the corpus: only what is new is indexed, and the answers are those of a rebuild.

use std::fs;
use std::os::unix::fs::MetadataExt;

use serde_json::Value;

use super::harness::{Home, record};

fn article(n: usize, words: &str) -> String {
    format!(
        "+++\nlang = \"en\"\ntitle = \"Report {n}\"\n+++\n“{words},” said Ada Number{n}, director of the Institute of Ports, Norway. “It will be hard,” she added.\n"
    )
}

const QUESTIONS: [&str; 6] =
    ["harbour dues", "what does Norway say", "Ada Number3", "the cranes and the dues", "who speaks about ferries", "hard"];

/// What is told of answers: who, which words, in which order.
fn answers(home: &Home) -> Vec<Vec<(Value, Value)>> {
    let told = |question: &&str| {
        let answer = home.run(&["ask", "--json", "--limit", "20", question]).json();
        answer["evidence"].as_array().unwrap().iter().map(|e| (e["speaker"].clone(), e["text"].clone())).collect()
    };
    QUESTIONS.iter().map(told).collect()
}

#[test]
fn an_updated_index_answers_as_a_rebuilt_one() {
    let home = Home::new().with_bulk(&[record("Bo Bulk", "harbour master", "The dues are the dues of the harbour.")]);
    let subjects = [
        "harbour dues have doubled",
        "ferries come late",
        "the cranes rust and the dues rise",
        "nobody counts ferries",
        "the harbour is full",
    ];
    for n in 0..12 {
        home.file(&format!("corpus/report-{n}.md"), article(n, subjects[n % subjects.len()]));
        if n == 5 {
            home.run(&["rebuild", "--no-vectors"]).code(0);
        } else if n > 5 {
            // Each question finds the index stale, and brings it up to date.
            home.run(&["ask", "harbour dues"]).code(0);
        }
    }
    fs::remove_file(home.path().join("corpus/report-2.md")).unwrap();
    fs::remove_file(home.path().join("corpus/report-2.quotes.toml")).unwrap();
    home.file("corpus/report-4.md", article(4, "the harbour dues are gone"));
    home.file("corpus/bulk.jsonl", record("Bo Bulk", "harbour master", "No dues at all for ferries.").to_string());
    let updated = answers(&home);
    let manifest = |home: &Home| -> Value { serde_json::from_str(&home.read(&format!("{}/manifest.json", home.generation()))).unwrap() };
    let counted = manifest(&home);
    assert!(home.generation().as_str() > "index/g000007", "{}", home.generation());
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert_eq!(manifest(&home), counted);
    assert_eq!(updated, answers(&home));
    assert_eq!(updated[2][0].0, "Ada Number3");
    assert!(!updated.iter().flatten().any(|(who, _)| who == "Ada Number2"));
}

#[test]
fn an_update_shares_the_segments_of_the_generation_before() {
    let home = Home::light();
    let before = home.generation();
    home.file("corpus/report-1.md", article(1, "harbour dues have doubled"));
    home.run(&["ask", "harbour dues"]).code(0).stdout_contains("Ada Number1");
    let store = |generation: &str| -> Vec<u64> {
        let entries = fs::read_dir(home.path().join(generation)).unwrap().map(|e| e.unwrap().path());
        entries.filter(|p| p.extension().is_some_and(|e| e == "store")).map(|p| fs::metadata(p).unwrap().ino()).collect()
    };
    let after = home.generation();
    assert_ne!(before, after);
    assert!(store(&before).iter().all(|inode| store(&after).contains(inode)));
}

#[test]
fn vectors_find_the_passages_of_an_updated_index() {
    let home = Home::indexed();
    home.file("corpus/report-1.md", article(1, "harbour dues have doubled"));
    let file =
        home.file("in/report-2.txt", "“Ferries are late every single day,” said Ida Quay, head of the Institute of Ports, Norway.\n");
    home.run(&["ingest", file.to_str().unwrap()]).code(0);
    let told = |home: &Home| -> Vec<String> {
        let answer = home.ask("are the ferries late in the evening");
        answer["evidence"].as_array().unwrap().iter().map(|e| e["text"].as_str().unwrap().to_owned()).collect()
    };
    let updated = told(&home);
    assert_eq!(updated[0], "Ferries are late every single day,");
    home.run(&["rebuild"]).code(0);
    assert_eq!(updated, told(&home));
}

#[test]
fn an_ask_after_a_new_article_keeps_the_vectors_and_one_after_many_says_what_is_missing() {
    let home = Home::light();
    home.run(&["rebuild"]).code(0);
    let encoder = |home: &Home| -> Value {
        serde_json::from_str::<Value>(&home.read(&format!("{}/manifest.json", home.generation()))).unwrap()["encoder"].clone()
    };
    let made = encoder(&home);
    assert!(made.is_string());
    home.file("corpus/report-1.md", article(1, "ferries come late"));
    home.run(&["ask", "boats arrive with a delay"]).code(0).stdout_contains("Ada Number1").stderr_contains("building");
    assert_eq!(encoder(&home), made);
    let many: Vec<Value> = (0..40).map(|n| record("Bo Bulk", "harbour master", &format!("Pier {n} is closed."))).collect();
    let home = home.with_bulk(&many);
    home.run(&["ask", "closed piers"]).code(0).stdout_contains("Bo Bulk").stderr_contains("`whosaid rebuild` makes it find more");
    assert!(encoder(&home).is_null());
}

#[test]
fn a_removed_article_is_gone_from_corpus_and_index() {
    let home = Home::light();
    home.file("corpus/report-1.md", article(1, "harbour dues have doubled"));
    home.run(&["ask", "harbour dues"]).code(0).stdout_contains("Ada Number1");
    home.run(&["remove", "report-1", "nowhere"]).fails(2).stderr_contains("nowhere").stderr_contains("whosaid articles");
    home.run(&["remove", "report-1"]).code(0).stdout_contains("removed report-1").stdout_contains("12 quotes of 12 speakers in 1 article");
    assert!(!home.path().join("corpus/report-1.md").exists() && !home.path().join("corpus/report-1.quotes.toml").exists());
    home.run(&["ask", "Ada Number1"]).code(1).quiet();
}

#[test]
fn folders_and_patterns_are_what_lies_in_them() {
    let home = Home::new().with_small_gazetteer();
    for n in 0..6 {
        let text = article(n, "harbour dues have doubled").split("+++\n").last().unwrap().replace("doubled", &format!("doubled {n} times"));
        home.file(&format!("in/{}/report-{n}.txt", n % 2), text);
    }
    home.file("in/picture.png", b"\x89PNG");
    home.file("in/.hidden.txt", "nothing");
    home.file("in/1/bulk.jsonl", record("Bo Bulk", "harbour master", "No dues.").to_string());
    home.file("in/1/empty.txt", "It rained. Nobody spoke.");
    home.file("in/1/broken.txt", b"\xff\xfe\x00\x00");
    let folder = home.path().join("in");
    let ran = home.run(&["ingest", "--no-vectors", folder.to_str().unwrap()]);
    ran.code(2).stderr_contains("broken.txt").stderr_contains("1 of 9 were not taken in").stdout_contains("stored report-3 · 2 quotes");
    ran.stdout_contains("7 stored, 1 without a quotation, not stored, 1 not taken in").stdout_contains("in 6 articles");
    // Once more, and nothing is doubled.
    let again = home.run(&["ingest", "--no-vectors", &format!("{}/*/*.txt", folder.display())]);
    again.code(2).stdout_contains("6 in the corpus already").stdout_lacks("The index now has");
    home.run(&["ingest", &format!("{}/*.nothing", folder.display())]).fails(2).stderr_contains("no file is named so");
    home.run(&["ingest", home.path().join("corpus").to_str().unwrap()]).fails(2).stderr_contains("whosaid rebuild");
    home.run(&["ask", "Bo Bulk"]).code(0).quiet();
}

#[test]
fn quotes_in_bulk_come_in_and_are_replaced_only_if_one_says_so() {
    let home = Home::new().with_small_gazetteer();
    let good = home.file("in/voices.jsonl", record("Bo Bulk", "harbour master", "No dues.").to_string());
    let bad = home.file("in/bad.jsonl", "{\"quote\": \"x\", \"speaker\": \"y\"}\n\n{\"quote\": \"x\"}\n");
    let ran = home.run(&["ingest", "--dry-run", bad.to_str().unwrap()]);
    ran.code(2).stdout_contains("found: bad.jsonl · 1 quote").stderr_contains("bad.jsonl:3").stderr_contains("speaker");
    assert!(!home.path().join("corpus/bad.jsonl").exists());
    home.run(&["ingest", "--dry-run", good.to_str().unwrap()]).code(0).stdout_contains("found: voices.jsonl · 1 quote");
    home.run(&["ingest", good.to_str().unwrap()]).code(0).stdout_contains("stored: voices.jsonl · 1 quote").stdout_contains("1 speaker");
    home.run(&["ingest", good.to_str().unwrap()]).code(0).stdout_contains("in the corpus already");
    home.file("in/voices.jsonl", record("Bo Bulk", "harbour master", "Some dues.").to_string());
    home.run(&["ingest", good.to_str().unwrap()]).fails(2).stderr_contains("--yes");
    home.run(&["ingest", "--yes", good.to_str().unwrap()]).code(0).stdout_contains("replaced");
    home.run(&["ask", "Bo Bulk"]).code(0).quiet().stdout_contains("Some dues.");
}

#[test]
fn quotes_in_bulk_can_be_taken_out_again() {
    let home = Home::light().with_bulk(&[record("Bo Bulk", "harbour master", "No dues.")]);
    home.run(&["ask", "Bo Bulk"]).code(0).stdout_contains("No dues.");
    let ran = home.run(&["remove", "bulk.jsonl"]);
    insta::assert_snapshot!(ran.code(0).stdout(), @r"
    removed bulk.jsonl
    The index now has 12 quotes of 12 speakers in 1 article.
    ");
    assert!(!home.path().join("corpus/bulk.jsonl").exists());
    home.run(&["remove", "bulk"]).fails(2).stderr_contains("no article `bulk`");
}

#[test]
fn a_changed_article_says_what_changed_in_its_quotes() {
    let home = Home::new().with_small_gazetteer();
    let text =
        "“We pump every night and every day,” said Ana Sol, mayor of Weller. “The sea is patient, and we are not,” said Bo Li, pilot.\n";
    let file = home.file("in/a.txt", text);
    let run = |more: &[&str]| home.run(&[&["ingest", "--url", "https://a.example/tides", file.to_str().unwrap()], more].concat());
    run(&[]).code(0);
    home.file("in/a.txt", text.replace("every day", "every noon").replace("Bo Li, pilot", "Cy Ray, pilot"));
    run(&["--yes"])
        .code(0)
        .stdout_contains("gone Ana Sol: “We pump every night and every day,…”")
        .stdout_contains("new Ana Sol: “We pump every night and every noon,…”")
        .stdout_contains("now Cy Ray (was Bo Li): “The sea is patient, and we are not,…”");
}
