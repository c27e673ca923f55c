//! `whosaid ingest`: other articles come in, and what is no article stays out.

use std::fs;

use serde_json::json;

use super::harness::{Home, SEED, speakers};

/// The layout of the seed, with full-width commas.
const WIND: &str = "关于海上风电与电网,本刊记者走访了三位业内人士。
—— 林雪梅，新加坡国立大学能源研究所教授
“海上风电的成本在十年里下降了一半。
真正的瓶颈是电网,而不是风机。”
—— Mateus Oliveira，巴西矿业与能源部顾问
“巴西的水电站可以充当风电的电池。”
—— Hanna Virtanen，芬兰Fingrid公司首席工程师
“冰层对海缆的威胁被低估了。”
来源:https://wind.example/2024/05/offshore-wind/
";

/// The same in English, with straight quotes and blank lines.
const TIDE: &str = "Who pays for the tide

Two people who live with the sea told us what they fear.

-- Moana Tupou, marine scientist at the University of Otago, New Zealand

\"The dunes will not hold for another twenty years.

We should move the school before we move the road.\"

-- Lars Eide, harbour master of Bergen, Norway

\"Everybody wants a wall, and nobody wants the bill.\"

Source: https://tides.example/2023/11/02/who-pays/
";

fn path(path: &std::path::Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_chinese_article_comes_in_beside_the_seed() {
    let home = Home::indexed();
    let file = home.file("in/wind.txt", WIND);
    let ran = home.run(&["ingest", path(&file)]);
    ran.code(0)
        .quiet()
        .stdout_contains("林雪梅 · SG")
        .stdout_contains("offshore-wind")
        .stdout_contains("15 quotes of 15 speakers in 2 articles");
    for (question, speaker) in [
        ("新加坡的观点", "林雪梅"),
        ("Lin Xuemei", "林雪梅"),
        ("What does Brazil say?", "Mateus Oliveira"),
        ("Что думает Финляндия?", "Hanna Virtanen"),
        ("海缆", "Hanna Virtanen"),
        ("Fingrid", "Hanna Virtanen"),
        ("印度的观点是什么", "Sameer Patil"),
    ] {
        let ran = home.run(&["ask", "--json", question]);
        ran.code(0).quiet();
        assert_eq!(speakers(&ran.json())[0], speaker, "{question}");
    }
    let article = &home.ask("海缆")["evidence"][0]["article"];
    assert_eq!(
        *article,
        json!({ "id": "offshore-wind", "title": null, "url": "https://wind.example/2024/05/offshore-wind/", "outlet": "wind.example", "published": "2024-05" })
    );
    // A stored body is what was handed in, but for the ends.
    assert_eq!(home.body("offshore-wind").trim(), WIND.trim());
    assert!(home.path().join("corpus/offshore-wind.quotes.toml").exists());
}

#[test]
fn an_english_article_is_asked_about() {
    let home = Home::new();
    let file = home.file("in/tide.txt", TIDE);
    let ran = home.run(&["ingest", path(&file)]);
    ran.code(0)
        .quiet()
        .stdout_contains("Who pays for the tide")
        .stdout_contains("2023-11-02")
        .stdout_contains("2 quotes of 2 speakers in 1 article");
    for (question, speaker) in [
        ("what does New Zealand say", "Moana Tupou"),
        ("新西兰的观点", "Moana Tupou"),
        ("Norwegian view", "Lars Eide"),
        ("who speaks about the school", "Moana Tupou"),
        ("walls", "Lars Eide"),
        ("University of Otago", "Moana Tupou"),
        ("harbour master", "Lars Eide"),
        ("Ларс Эйде", "Lars Eide"),
    ] {
        let answer = home.ask(question);
        assert_eq!(speakers(&answer).first().map(String::as_str), Some(speaker), "{question}: {answer}");
    }
    let title = &home.ask("Lars Eide")["evidence"][0]["article"]["title"];
    assert_eq!(title, "Who pays for the tide");
    home.run(&["ask", "what does India's perspective say"]).code(1).stdout_lacks("│");
    home.run(&["verify", "We should move the school before we move the road."]).code(0).stdout_contains("Moana Tupou");
}

#[test]
fn the_same_words_again_are_nothing_to_do() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/wind.txt", WIND);
    home.run(&["ingest", path(&file)]).code(0);
    let before = home.snapshot();
    home.run(&["ingest", path(&file)]).stderr_contains("nothing to do").stdout_lacks("Stored");
    let renamed = home.file("in/other-name.txt", WIND);
    home.run(&["ingest", path(&renamed)]).stderr_contains("nothing to do").stderr_contains("offshore-wind");
    fs::remove_file(renamed).unwrap();
    assert_eq!(home.snapshot(), before);
}

#[test]
fn other_words_at_the_same_address_replace_only_on_demand() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/wind.txt", WIND);
    home.run(&["ingest", path(&file)]).code(0);
    let changed = home.file("in/wind.txt", WIND.replace("被低估了", "被高估了"));
    let before = home.snapshot();
    home.run(&["ingest", path(&changed)]).code(2).stderr_contains("--yes");
    assert_eq!(home.snapshot(), before);
    home.run(&["ask", "海缆"]).code(0).quiet().stdout_contains("被低估了");
    home.run(&["ingest", "--yes", path(&changed)]).code(0).stdout_contains("offshore-wind");
    home.run(&["ask", "海缆"]).code(0).quiet().stdout_contains("被高估了").stdout_lacks("被低估了");
    assert_eq!(home.run(&["articles", "--json"]).json_lines().len(), 1);
}

#[test]
fn reviewed_words_that_a_new_text_lacks_are_named() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/wind.txt", WIND);
    home.run(&["ingest", path(&file)]).code(0);
    let sidecar = home
        .read("corpus/offshore-wind.quotes.toml")
        .replace("reviewed = false", "reviewed = true")
        .replace("Hanna Virtanen", "Hanna Aalto");
    home.file("corpus/offshore-wind.quotes.toml", sidecar);
    let changed = home.file("in/wind.txt", WIND.replace("巴西的水电站可以", "巴西的水电站不能"));
    home.run(&["ingest", "--yes", path(&changed)]).code(0).stderr_contains("reviewed");
    // Where the words stayed, the person's correction stays.
    assert_eq!(speakers(&home.ask("海缆")), ["Hanna Aalto"]);
}

#[test]
fn two_articles_of_one_name_are_two() {
    let home = Home::new().with_small_gazetteer();
    let other = WIND.replace("wind.example", "other.example").replace("被低估了", "无人研究");
    let files = [home.file("in/a.txt", WIND), home.file("in/b.txt", other)];
    home.run(&["ingest", path(&files[0]), path(&files[1])]).code(0);
    let ids: Vec<String> = home.run(&["articles", "--json"]).json_lines().iter().map(|a| a["id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!((ids[0].as_str(), ids[1].starts_with("offshore-wind-")), ("offshore-wind", true), "{ids:?}");
    home.run(&["ask", "海缆"]).code(0).stdout_contains("被低估了").stdout_contains("无人研究");
}

#[test]
fn what_a_person_says_of_an_article_wins() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/wind.txt", WIND);
    let said = ["--title", "风", "--outlet", "海报", "--published", "2020-02-03", "--url", "https://a.example/x-y"];
    home.run(&[&["ingest", path(&file)], &said[..]].concat()).code(0);
    let article = &home.ask("海缆")["evidence"][0]["article"];
    assert_eq!(
        *article,
        json!({ "id": "x-y", "title": "风", "url": "https://a.example/x-y", "outlet": "海报", "published": "2020-02-03" })
    );
    home.run(&["ingest", path(&file), path(&file), "--title", "x"]).fails(2).stderr_contains("one at a time");
    home.run(&["ingest", path(&file), "--published", "last week"]).code(2).stderr_contains("--published");
}

#[test]
fn an_article_without_quotations_is_stored_only_on_demand() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/rain.txt", "昨天下雨。今天也下雨。\n明天还要下雨。\n");
    home.run(&["ingest", path(&file)]).code(1).stderr_contains("no quotation was found").stderr_contains("--allow-empty");
    assert!(!home.path().join("corpus/rain.md").exists());
    home.run(&["ingest", "--allow-empty", path(&file)]).code(0);
    assert_eq!(home.body("rain").trim(), "昨天下雨。今天也下雨。\n明天还要下雨。");
    home.run(&["articles"]).code(0).stdout_contains("rain");
    home.run(&["rebuild"]).code(0).stderr_contains("no quotation was found in rain");
}

#[test]
fn words_that_an_article_prints_twice_do_no_harm() {
    let home = Home::new().with_small_gazetteer();
    // A pull quote: the same words of the same person, set again.
    let file = home
        .file("in/wind.txt", WIND.replace("来源:", "—— Hanna Virtanen，芬兰Fingrid公司首席工程师\n“冰层对海缆的威胁被低估了。”\n来源:"));
    home.run(&["ingest", path(&file)]).code(0).stdout_contains("of 3 speakers");
    home.run(&["ask", "海缆"]).code(0).quiet().stdout_contains("被低估了");
    home.run(&["rebuild"]).code(0);
}

#[test]
fn a_dry_run_writes_nothing() {
    for home in [Home::new().with_small_gazetteer(), Home::light()] {
        let file = home.file("in/wind.txt", WIND);
        let before = home.snapshot();
        home.run(&["ingest", "--dry-run", path(&file)]).code(0).stdout_contains("林雪梅").stdout_lacks("Stored");
        home.run(&["ingest", "--dry-run", "--json", path(&file)]).code(0).stdout_contains("\"stored\":false");
        assert_eq!(home.snapshot(), before);
    }
}

#[test]
fn standard_input_is_an_article_too() {
    let home = Home::new().with_small_gazetteer();
    home.run_with(&["ingest", "-"], WIND).code(0).stdout_contains("Stored");
    assert_eq!(speakers(&home.ask("海缆")), ["Hanna Virtanen"]);
}

#[test]
fn markdown_loses_its_markup_and_keeps_its_words() {
    let home = Home::new();
    let markdown = "# Tides and towns\n\nWe asked **two** [people](https://x.example/).\n\n—— Ana Sol, mayor of Lisbon, Portugal\n\n“We *pump* every night.\n\nAnd we [pay](https://y.example) every **morning**.”\n\n—— Bo Li, pilot in Oslo, Norway\n\n“`Depth` is a guess.”\n";
    let file = home.file("in/tides.md", markdown);
    let shown = home.run(&["ingest", "--json", path(&file)]).code(0).json();
    assert_eq!(shown["article"]["title"], "Tides and towns");
    let quotes: Vec<&str> = shown["quotes"].as_array().unwrap().iter().map(|q| q["text"].as_str().unwrap()).collect();
    assert_eq!(quotes, ["We pump every night.\n\nAnd we pay every morning.", "Depth is a guess."]);
    home.run(&["ask", "Portugal's view"])
        .code(0)
        .stdout_contains("Ana Sol")
        .stdout_contains("We pump every night.")
        .stdout_contains("Tides and towns");
}

#[test]
fn line_ends_and_byte_order_marks_of_other_systems_are_understood() {
    let plain = Home::new().with_small_gazetteer();
    plain.run_with(&["ingest", "-"], TIDE).code(0);
    for bytes in
        [TIDE.replace('\n', "\r\n"), TIDE.replace('\n', "\r"), format!("\u{feff}{TIDE}"), format!("\u{feff}{}", TIDE.replace('\n', "\r\n"))]
    {
        let home = Home::new().with_small_gazetteer();
        home.run_with(&["ingest", "-"], bytes).code(0);
        assert_eq!(home.body("who-pays"), plain.body("who-pays"));
        assert_eq!(home.run(&["articles", "--json"]).stdout(), plain.run(&["articles", "--json"]).stdout());
    }
}

#[test]
fn what_is_no_article_stays_out_and_says_why() {
    let home = Home::new().with_small_gazetteer();
    let cases: [(&str, &[u8], &str); 6] = [
        ("late.txt", &[WIND.as_bytes(), b"\xff"].concat(), "UTF-8"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("nul.txt", &[WIND.as_bytes(), b"\0"].concat(), "binary"),
        ("page.html", b"<!DOCTYPE html><html><body></body></html>", "web page"),
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \r\n\t\n\xef\xbb\xbf\n", "empty"),
    ];
    for (name, bytes, why) in cases {
        let file = home.file(&format!("in/{name}"), bytes);
        home.run(&["ingest", path(&file)]).fails(2).stderr_contains(name).stderr_contains(why);
    }
    home.run(&["ingest", path(&home.path().join("in"))]).code(2).stderr_contains("5 of 5 were not taken in");
    home.run(&["ingest", "in/nowhere.txt"]).fails(2).stderr_contains("in/nowhere.txt").stderr_contains("no such file");
    home.run(&["ingest"]).code(2);
    assert!(home.files().iter().all(|f| !f.starts_with("corpus") && !f.starts_with("index")), "{:?}", home.files());
}

#[test]
fn one_bad_file_does_not_keep_the_others_out() {
    let home = Home::new().with_small_gazetteer();
    let (bad, good) = (home.file("in/bad.txt", b"\xff\xfe"), home.file("in/wind.txt", WIND));
    home.run(&["ingest", path(&bad), path(&good)]).code(2).stderr_contains("bad.txt").stderr_contains("1 of 2");
    assert_eq!(speakers(&home.ask("海缆")), ["Hanna Virtanen"]);
}

#[test]
fn an_article_put_into_the_corpus_by_hand_is_found() {
    let home = Home::light();
    home.file("corpus/by-hand.md", format!("+++\nlang = \"zh\"\n+++\n{WIND}"));
    let ran = home.run(&["rebuild"]);
    ran.code(0).stdout_contains("extracted by-hand").stdout_lacks(&format!("extracted {SEED}"));
    assert_eq!(speakers(&home.ask("海缆")), ["Hanna Virtanen"]);
}

/// What an article is known by, a line each.
fn known(home: &Home, file: &str) -> String {
    let article = home.run(&["ingest", "--dry-run", "--json", file]).json()["article"].clone();
    let line = |key: &&str| format!("{key}: {}\n", article[key].as_str().unwrap_or("-"));
    ["id", "title", "author", "outlet", "published", "url", "lang"].iter().map(line).collect()
}

#[test]
fn front_matter_says_where_markdown_comes_from() {
    let home = Home::new().with_small_gazetteer();
    let body = "\n“We pump every night and every day,” said Ana Sol, mayor of Weller.\n";
    let yaml = home.file(
        "in/yaml.md",
        format!(
            "---\ntitle: \"Tides: who pays?\"\ndate: 2031-04-02\nauthor:\n  - Ida Quay\n  - {{ name: Bo Li }}\nsource: https://tides.example/2029/who-pays\n\
             lang: en-GB\ntags: [sea, dues]\ndraft: false\n---\n{body}"
        ),
    );
    insta::assert_snapshot!(known(&home, path(&yaml)), @r"
    id: who-pays
    title: Tides: who pays?
    author: Ida Quay, Bo Li
    outlet: tides.example
    published: 2031-04-02
    url: https://tides.example/2029/who-pays
    lang: en
    ");
    let shown = home.run(&["ingest", "--dry-run", "--json", path(&yaml)]).json();
    assert_eq!(shown["body"], body.trim());
    let toml = home.file("in/toml.md", format!("+++\ntitle = \"Tides\"\ndate = 2031-04-02\nsource = \"The Harbour Post\"\n+++\n{body}"));
    insta::assert_snapshot!(known(&home, path(&toml)), @r"
    id: tides
    title: Tides
    author: -
    outlet: The Harbour Post
    published: 2031-04-02
    url: -
    lang: en
    ");
    // Lines between two rules are words, and so is what is broken.
    for words in ["---\nWe asked two people.\n---\n", "---\ntitle: [broken\n---\n", "---\ntitle: never ends\n"] {
        let file = home.file("in/ruled.md", format!("{words}{body}"));
        let shown = home.run(&["ingest", "--dry-run", "--json", path(&file)]).json();
        assert_eq!(shown["quotes"].as_array().unwrap().len(), 1, "{words}");
    }
}

#[test]
fn a_press_release_is_not_called_press_release() {
    let home = Home::new().with_small_gazetteer();
    for label in ["FOR IMMEDIATE RELEASE", "Press Release", "FOR IMMEDIATE RELEASE — May 3, 2031", "新闻稿"] {
        let file = home.file(
            "in/release.txt",
            format!(
                "{label}\n\nPort of Weller buys two ferries\n\n“They sail in May,” said Olga Marsh, harbour master at the Port of Weller.\n"
            ),
        );
        let shown = home.run(&["ingest", "--dry-run", "--json", path(&file)]).json();
        assert_eq!(shown["article"]["title"], "Port of Weller buys two ferries", "{label}");
    }
}

#[test]
fn what_readers_say_below_an_article_is_not_quoted() {
    let home = Home::new();
    let names =
        ["class=\"comments\"", "id=\"disqus_thread\"", "class=\"wide comments-area\"", "role=\"comment\"", "aria-label=\"Comments\""];
    for name in names {
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\" class=\"comments\"><head><title>Ferries return</title></head><body><main><article><h1>Ferries return</h1>\
             <p>After nine years the night ferry sails again, and the town has mixed feelings about it all.</p>\
             <p>“We counted every rivet before we let her go,” said Olga Marsh, harbour master at the Port of Weller.</p></article></main>\
             <section {name}><p>“They are idle people, and they always were idle people,” said Tom Grumble, a reader of this page, and many others said the same.</p>\
             </section></body></html>"
        );
        let file = home.file("in/page.html", page);
        let shown = home.run(&["ingest", "--dry-run", "--json", path(&file)]).json();
        let speakers: Vec<&str> = shown["quotes"].as_array().unwrap().iter().filter_map(|q| q["speaker"].as_str()).collect();
        assert_eq!(speakers, ["Olga Marsh"], "{name}");
        assert!(!shown["body"].as_str().unwrap().contains("idle"), "{name}");
    }
}

#[test]
fn a_link_that_is_none_is_refused() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/wind.txt", WIND);
    for url in ["notaurl", "ftp://a.example/x", "https://", "file:///etc/passwd"] {
        home.run(&["ingest", "--url", url, path(&file)]).code(2).stderr_contains("begins with https:// or http://");
    }
    assert!(!home.path().join("corpus").exists());
}

#[test]
fn what_is_stored_already_is_where_it_was_to_be() {
    let home = Home::new().with_small_gazetteer();
    let file = home.file("in/wind.txt", WIND);
    home.run(&["ingest", "--no-vectors", path(&file)]).code(0);
    let again = home.run(&["ingest", "--no-vectors", path(&file)]);
    again.code(0).stderr_contains("these very words are in the corpus as `offshore-wind`; nothing to do");
}

#[test]
fn the_address_of_a_picture_is_not_that_of_the_article() {
    let home = Home::new();
    for (credit, address) in [
        ("图片源于:https://wind.example/2024/05/turbine.JPG", serde_json::Value::Null),
        ("图片源于:https://wind.example/2024/05/offshore-wind/", json!("https://wind.example/2024/05/offshore-wind/")),
    ] {
        let text = WIND.replace("来源:https://wind.example/2024/05/offshore-wind/", credit);
        let read = home.run(&["ingest", "--dry-run", "--json", path(&home.file("in/credited.txt", &text))]).json();
        assert_eq!(read["article"]["url"], address, "{credit}");
    }
}
