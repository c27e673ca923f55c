//! `whosaid eval`: figures over a set of questions whose answers are known.

use super::harness::{Home, Ran};

const CORPUS: &str = r#"{"_id": "keepers", "title": "Zeppelins", "text": "The lantern keepers of Ostrovia repaint the bridge every spring."}
{"_id": "ferry", "text": "A ferry crosses the bay at noon."}

{"_id": "tea", "title": "", "text": "雨水收集者在屋顶种茶。\n雨水收集者在屋顶养蜂。", "lang": "zh"}
{"_id": "garden", "title": null, "text": "屋顶的花园属于所有邻居。"}
{"_id": "silent", "title": "", "text": ""}
"#;

const QUERIES: &str = r#"{"_id": "q1", "text": "who repaints the bridge?"}
{"_id": "q2", "text": "雨水收集者在屋顶种什么"}
{"_id": "q3", "text": "judged by nobody"}
{"_id": "q4", "text": "of the ferry nothing is relevant"}
"#;

/// `garden` is the second document for `q2`: both passages of `tea` are nearer, and count once.
const QRELS: &str = "query-id\tcorpus-id\tscore\nq1\tkeepers\t1\nq1\tferry\t0\nq2\tgarden\t2\nq4\tferry\t0\n";

const FIGURES: &str = "nDCG@10   0.8155\nMRR@10    0.7500\nrecall@1  0.5000\nrecall@5  1.0000\nrecall@10 1.0000\n";

fn home() -> Home {
    let home = Home::new().with_small_gazetteer();
    home.file("set/corpus.jsonl", CORPUS);
    home.file("set/queries.jsonl", QUERIES);
    home.file("set/qrels/test.tsv", QRELS);
    home
}

fn eval(home: &Home, options: &[&str]) -> Ran {
    home.run(&[&["eval", "set", "--no-vectors"], options].concat())
}

#[test]
fn figures_are_printed_and_nothing_else_and_nothing_stays() {
    let home = home();
    let before = home.snapshot();
    let ran = eval(&home, &[]);
    ran.code(0).quiet();
    assert_eq!(ran.stdout(), FIGURES);
    assert_eq!(home.snapshot(), before);
}

#[test]
fn the_run_holds_each_document_once_best_first() {
    let home = home();
    eval(&home, &["--run", "run.txt"]).code(0).quiet();
    let run = home.read("run.txt");
    let lines: Vec<Vec<&str>> = run.lines().map(|l| l.split(' ').collect()).collect();
    let places: Vec<[&str; 3]> = lines.iter().map(|l| [l[0], l[2], l[3]]).collect();
    assert_eq!(places, [["q1", "keepers", "1"], ["q1", "ferry", "2"], ["q2", "tea", "1"], ["q2", "garden", "2"]], "{run}");
    assert!(lines.iter().all(|l| l.len() == 6 && l[1] == "Q0" && l[5] == "whosaid" && l[4].parse::<f64>().unwrap() > 0.0), "{run}");
    let scores: Vec<f64> = lines.iter().map(|l| l[4].parse().unwrap()).collect();
    assert!(scores[0] > scores[1] && scores[2] > scores[3], "{run}");
}

#[test]
fn json_has_the_figures() {
    let json = eval(&home(), &["--json"]).json();
    assert_eq!((&json["MRR@10"], &json["recall@1"], &json["recall@10"]), (&0.75.into(), &0.5.into(), &1.0.into()));
    assert!((json["nDCG@10"].as_f64().unwrap() - 0.815_464_9).abs() < 1e-6, "{json}");
    assert_eq!((&json["documents"], &json["queries"], &json["signals"]), (&5.into(), &2.into(), &"words,gloss,synonyms".into()));
}

#[test]
fn signals_are_chosen_by_name() {
    let home = home();
    assert_eq!(eval(&home, &["--signals", "words"]).stdout(), FIGURES);
    let ran = eval(&home, &["--signals", "words,luck"]);
    ran.code(2).stderr_contains("`luck`").stderr_contains("words,gloss,synonyms,vectors");
}

#[test]
fn titles_are_not_searched_as_those_of_quotes_are_not() {
    let home = home();
    home.file("set/queries.jsonl", r#"{"_id": "q1", "text": "zeppelins"}"#);
    eval(&home, &[]).code(0).stdout_contains("recall@10 0.0000");
}

#[test]
fn documents_and_questions_that_are_not_there_are_noted() {
    let home = home();
    home.file("set/qrels/test.tsv", format!("{QRELS}q1\tghost\t1\nq9\tkeepers\t1\nq8\tghost\t1\n"));
    let ran = eval(&home, &[]);
    // Half of what is relevant to `q1` cannot be found.
    ran.code(0).stdout_contains("recall@10 0.7500").stderr_contains("count as not found: 1").stderr_contains("are left out: 2");
    assert_eq!(ran.stderr().lines().count(), 2, "{ran}");
}

#[test]
fn a_missing_file_is_named_with_what_has_to_be_there() {
    for name in ["corpus.jsonl", "queries.jsonl", "qrels/test.tsv"] {
        let home = home();
        std::fs::remove_file(home.path().join("set").join(name)).unwrap();
        eval(&home, &["--run", "run.txt"]).fails(2).stderr_contains(name).stderr_contains("no such file");
        assert!(!home.path().join("run.txt").exists(), "no run is begun for {name}");
    }
    let home = home();
    home.run(&["eval", "nowhere"]).fails(2).stderr_contains("corpus.jsonl, queries.jsonl and qrels/test.tsv");
    home.run(&["eval", "set/corpus.jsonl"]).fails(2).stderr_contains("name a folder");
    eval(&home, &["--run", "nowhere/run.txt"]).fails(2).stderr_contains("--run");
}

#[test]
fn a_bad_line_is_named() {
    let good = [("corpus.jsonl", CORPUS), ("queries.jsonl", QUERIES), ("qrels/test.tsv", QRELS)];
    for (name, bad) in [
        ("corpus.jsonl", "{"),
        ("corpus.jsonl", "null"),
        ("corpus.jsonl", r#"{"_id": "x"}"#),
        ("corpus.jsonl", r#"{"_id": 7, "text": "words"}"#),
        ("corpus.jsonl", r#"{"_id": "ferry", "text": "twice"}"#),
        ("queries.jsonl", r#"{"text": "who?"}"#),
        ("queries.jsonl", r#"{"_id": "q1", "text": "again?"}"#),
        ("qrels/test.tsv", "q1 keepers 1"),
        ("qrels/test.tsv", "q1\tkeepers"),
        ("qrels/test.tsv", "q1\tkeepers\tvery"),
        ("qrels/test.tsv", "q1\t0\tkeepers\t1"),
    ] {
        let home = home();
        let (_, text) = good.iter().find(|(n, _)| *n == name).unwrap();
        let at = text.lines().count() + 1;
        home.file(&format!("set/{name}"), format!("{text}{bad}\n"));
        eval(&home, &[]).fails(2).stderr_contains(&format!("{name}:{at}: "));
    }
    let home = home();
    home.file("set/corpus.jsonl", [CORPUS.as_bytes(), b"\xff\n"].concat());
    eval(&home, &[]).fails(2).stderr_contains("corpus.jsonl:7: ").stderr_contains("UTF-8");
    home.file("set/qrels/test.tsv", "q1\tkeepers\t1\n");
    eval(&home, &[]).fails(2).stderr_contains("test.tsv:1: ").stderr_contains("header");
}

#[test]
fn a_set_with_nothing_to_measure_says_what_it_lacks() {
    for (name, text, said) in [
        ("corpus.jsonl", "\n", "no document"),
        ("queries.jsonl", "", "no question"),
        ("qrels/test.tsv", "", "score above 0"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\tkeepers\t0\n", "score above 0"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq9\tkeepers\t1\n", "no question"),
    ] {
        let home = home();
        home.file(&format!("set/{name}"), text);
        eval(&home, &[]).fails(2).stderr_contains(name.split('/').next().unwrap()).stderr_contains(said);
    }
}

#[test]
fn odd_sets_are_measured_all_the_same() {
    let home = home();
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    home.file("set/corpus.jsonl", windows(CORPUS));
    home.file("set/queries.jsonl", windows(QUERIES));
    home.file("set/qrels/test.tsv", windows(QRELS));
    assert_eq!(eval(&home, &[]).stdout(), FIGURES);
    // Questions without a word find nothing.
    for text in ["", "?!", "\\u0000", "👩🏽‍💻", "مرحبا"] {
        home.file("set/queries.jsonl", format!("{{\"_id\": \"q1\", \"text\": \"{text}\"}}"));
        eval(&home, &["--run", "run.txt"]).code(0).stdout_contains("nDCG@10   0.0000");
        assert_eq!(home.read("run.txt"), "");
    }
}

/// What is said in a town, all in one language.
const TOWN: &[&str] = &[
    "The harbour board wants longer quays, because ships have doubled in length since the cranes were built.",
    "Rents near the new tram line rose by a third before the first tram had run.",
    "Our museum lends its paintings to schools, and not one has come back damaged.",
    "Bakers get up at two in the morning; few young people want that life.",
    "The library stays open on Sundays since volunteers took over the desk.",
    "Every winter the ring road is closed for a week, and nobody has counted what that costs.",
    "Half of our buses are electric, but the depot has only six chargers.",
    "The theatre sold more tickets than ever, at prices that students cannot pay.",
    "Fishermen tell me that the nets come up full of jellyfish.",
    "We planted lime trees along the avenue; in ten years there will be shade.",
    "Night trains are full, and the railway orders no new carriages.",
    "The swimming pool loses water, and the repair has been put off three times.",
    "Teachers leave for the private schools, where classes are half as large.",
    "A wind farm off the coast pays for the new clinic.",
    "Nobody reads the leaflets of the council; they read what neighbours post.",
    "The airport may grow, says the court, if the flights at night end.",
];

/// Each with a question in the language of the town.
const ELSEWHERE: &[(&str, &str)] = &[
    (
        "农民把收割后的秸秆卖给造纸厂，不再在地里焚烧，空气干净多了。",
        "Why has the air become cleaner since the harvest waste is no longer burnt?",
    ),
    ("养老院的护工平均干八个月就走，因为工资还不如送外卖。", "Why do people who look after the old quit so soon?"),
    ("कुओं का पानी हर साल दो मीटर नीचे जा रहा है, और किसान अब कम पानी वाली फसल बो रहे हैं।", "crops that need less water"),
];

#[test]
fn what_answers_in_another_language_is_found_among_much_in_the_questions_own() {
    let home = Home::new().with_small_gazetteer();
    let line = |id: String, text: &str| serde_json::json!({"_id": id, "text": text}).to_string();
    let answers = ELSEWHERE.iter().enumerate().map(|(n, (answer, _))| line(format!("answer{n}"), answer));
    let documents: Vec<String> = TOWN.iter().enumerate().map(|(n, text)| line(format!("town{n}"), text)).chain(answers).collect();
    let questions: Vec<String> = ELSEWHERE.iter().enumerate().map(|(n, (_, question))| line(n.to_string(), question)).collect();
    let judged: String = (0..ELSEWHERE.len()).map(|n| format!("{n}\tanswer{n}\t1\n")).collect();
    home.file("set/corpus.jsonl", documents.join("\n"));
    home.file("set/queries.jsonl", questions.join("\n"));
    home.file("set/qrels/test.tsv", format!("query-id\tcorpus-id\tscore\n{judged}"));
    home.run(&["eval", "set"]).code(0).stdout_contains("recall@1  1.0000");
}
