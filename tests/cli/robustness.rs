//! Nothing that comes in makes it panic, and nothing of the corpus rewrites the terminal.

use std::ffi::OsStr;
use std::fs::File;
use std::os::unix::ffi::OsStrExt;
use std::process::Stdio;

use serde_json::json;

use super::harness::{Home, Ran, SEED, record, spawn};

/// Texts that nobody writes, and somebody sends.
fn odd_texts() -> Vec<(&'static str, String)> {
    let million = |s: &str| s.repeat(1_000_000 / s.len());
    vec![
        ("empty", String::new()),
        ("blanks", " \t\r\n\u{3000}\u{a0}\u{200b}".into()),
        ("1 MB of one letter", million("a")),
        ("1 MB of one Chinese letter", million("竞")),
        ("1 MB of Chinese", million("人工智能竞赛中的治理框架,以及开放权重模型。")),
        ("1 MB of opening marks", million("“")),
        ("1 MB of straight marks", million("\"")),
        ("1 MB of mixed marks", million("“”「』\"'‘»\n")),
        ("1 MB of head lines", million("—— A,b\n“c”\n")),
        ("1 MB of head lines without words", million("—— Ana Sol,教授\n")),
        ("1 MB of lines", million("\n")),
        ("1 MB of words", million("what does India say ")),
        ("1 MB of names", million("Jeffrey Ding, ")),
        ("1 MB of combining marks", million("\u{301}")),
        ("a very long word", format!("{} says", "Donaudampfschifffahrt".repeat(5000))),
        ("right to left", "\u{202e}مرحبا بالعالم\u{202c} שלום עולם ماذا قالت الهند؟".into()),
        ("an override", "\u{202e}".into()),
        ("emoji sequences", "👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈🇮🇳🇳🇬 what does 🇮🇳 say 👩🏽‍💻".into()),
        ("control characters", (0u8..32).chain([127]).map(char::from).collect()),
        ("C1 controls", ('\u{80}'..'\u{a0}').collect()),
        ("escape sequences", "\u{1b}[31m\u{1b}]0;owned\u{7}\u{9b}2J India".into()),
        ("NUL", "India\0Nigeria".into()),
        ("lone combining marks", "\u{301}\u{94d}\u{64b}\u{20dd}\u{fe0f}".into()),
        ("noncharacters", "\u{fffe}\u{ffff}\u{10ffff}\u{e000}\u{feff}".into()),
        ("byte boundaries", "é印😀ü".repeat(5)),
        ("dotted capital", "İSTANBUL İndia ıİﬃ ẞ".into()),
        ("query syntax", "text:\"a\" AND (b OR c)^2 ~3 [x TO y] * ? \\ + - ! {} /re/".into()),
        ("format syntax", "%s %n {} {0} ${HOME} $(id) `id`".into()),
        ("a name and nothing", "Jeffrey Ding “”".into()),
        ("head line at the end", "“a”\n—— ".into()),
        ("only a head line", "—— ,".into()),
        ("marks alone", "“”".into()),
        ("unclosed", "—— Ana Sol,教授\n“一。\n".into()),
    ]
}

#[test]
fn any_text_can_be_asked() {
    let home = Home::indexed();
    for (name, text) in odd_texts() {
        let ran = home.run_with(&["ask"], &text);
        assert!(matches!(ran.exit_code(), 0 | 1), "{name}: {ran}");
        clean(name, &ran);
    }
    for (name, text) in [("empty", ""), ("blanks", "  \n ")] {
        let ran = home.run(&["ask", text]);
        assert_eq!(ran.exit_code(), 1, "{name}: {ran}");
        home.run_with(&["ask"], text).code(1).stdout_contains("No evidence").stdout_lacks("│");
    }
}

#[test]
fn a_very_long_question_is_not_echoed_whole() {
    let home = Home::light();
    let ran = home.run_with(&["ask"], "bananas ".repeat(10_000));
    ran.code(1).stdout_contains("Understood as topic: bananas bananas").stdout_contains("bananas…");
    assert!(ran.stdout().len() < 1200, "{ran}");
}

#[test]
fn any_text_can_be_verified() {
    let home = Home::indexed();
    // A sentence is cut long before a megabyte; what is left of these costs seconds to compare and shows nothing new.
    let dear = ["1 MB of words", "1 MB of names", "1 MB of head lines without words"];
    for (name, text) in odd_texts().into_iter().filter(|(name, _)| !dear.contains(name)) {
        let ran = home.run_with(&["verify"], &text);
        assert!(matches!(ran.exit_code(), 0..=2), "{name}: {ran}");
        clean(name, &ran);
    }
}

#[test]
fn any_text_can_be_extracted() {
    let home = Home::new().with_small_gazetteer();
    let lines: String = odd_texts().iter().map(|(name, text)| format!("{}\n", json!({ "id": name, "text": text }))).collect();
    let found = home.run_with(&["extract", "--batch", "-"], lines).code(0).json_lines();
    for ((name, text), line) in odd_texts().iter().zip(&found) {
        assert_eq!(line["id"], *name);
        for quote in line["quotes"].as_array().unwrap() {
            let at = |key: &str| usize::try_from(quote[key].as_u64().unwrap()).unwrap();
            assert_eq!(text.get(at("start")..at("end")), quote["text"].as_str(), "{name}");
        }
    }
    assert_eq!(found.len(), odd_texts().len());
    let ran = home.run_with(&["extract", "-"], "—— A\u{1b}[31mna,b\u{7}c\n“\u{1b}]0;x\u{7}words”\n");
    clean("extract", &ran);
}

#[test]
fn any_text_can_be_ingested() {
    let home = Home::new().with_small_gazetteer();
    // A hundred thousand quotations in one article take minutes; five thousand are more than anybody has.
    let cut = |name: &str, text: String| if name == "1 MB of head lines" { text.chars().take(text.len() / 20).collect() } else { text };
    let texts = odd_texts().into_iter().map(|(name, text)| cut(name, text)).enumerate();
    let files: Vec<String> = texts.map(|(i, text)| home.file(&format!("in/{i}.txt"), text).to_str().unwrap().to_owned()).collect();
    let args: Vec<&str> = ["ingest", "--allow-empty"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = home.run(&args);
    // Some of them are no articles: that is said, and the others are in.
    ran.code(2).stderr_contains("binary").stderr_contains("empty");
    clean("ingest", &ran);
    clean("ask", home.run(&["ask", "India"]).stderr_lacks("building"));
    clean("articles", home.run(&["articles"]).code(0));
    clean("speakers", &home.run(&["speakers"]));
    home.run(&["rebuild"]).code(0);
}

/// No raw control character reaches a terminal but line ends and tabs.
#[track_caller]
fn clean(name: &str, ran: &Ran) {
    for stream in [ran.stdout(), ran.stderr()] {
        let found = stream.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t'));
        assert!(found.is_none(), "{name}: {found:?} in the output\n{ran}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_or_replaced() {
    let home = Home::light();
    let bytes = b"\xff\xfe India \xc3\x28 \xed\xa0\x80";
    clean("ask", &home.run_with(&["ask"], bytes));
    clean("verify", &home.run_with(&["verify"], bytes));
    home.run_with(&["extract", "-"], bytes).fails(2).stderr_contains("UTF-8");
    home.run_with(&["ingest", "-"], bytes).fails(2).stderr_contains("UTF-8");
    home.run_with(&["ask", "--batch", "-"], bytes).fails(2);
    let argument = OsStr::from_bytes(bytes);
    for command in ["ask", "verify", "show", "extract", "ingest"] {
        let ran = home.run(&[OsStr::new(command), argument]);
        assert!(matches!(ran.exit_code(), 1 | 2), "{ran}");
        ran.stdout_lacks("│");
    }
    // A folder or file may be called so.
    let ran = home.run(&[OsStr::new("articles"), OsStr::new("--corpus"), argument]);
    assert!(matches!(ran.exit_code(), 1 | 2), "{ran}");
}

#[test]
fn the_corpus_cannot_rewrite_the_terminal() {
    let evil = "\u{1b}]0;owned\u{7}\u{1b}[2J\u{9b}31m\u{8}\r\u{85}";
    let home = Home::new().with_bulk(&[json!({
        "quote": format!("The river{evil} rose.\n\nIt fell{evil} again."), "speaker": format!("Ilse {evil}Brandt"), "affiliation": format!("hydro{evil}logist"),
        "title": format!("Ri{evil}vers"), "outlet": format!("Out{evil}let"), "url": format!("https://x.example/{evil}"), "lang": "en", "regions": ["IN"],
    })]);
    home.run(&["rebuild"]).code(0);
    let shown = home.run(&["ask", "India"]);
    shown.code(0).stdout_contains("The river").stdout_contains("rose.");
    clean("ask", &shown);
    let id = home.ask("India")["evidence"][0]["quote_id"].as_str().unwrap().to_owned();
    for args in [
        &["show", &id][..],
        &["speakers"],
        &["regions"],
        &["articles"],
        &["ask", "Nobody"],
        &["ask", "--explain", "river"],
        &["verify", "The river rose once"],
        &["verify", "It fell again."],
    ] {
        clean(args[0], &home.run(args));
    }
    // JSON escapes them, and keeps the words as they are.
    let json = home.run(&["ask", "--json", "India"]);
    clean("json", &json);
    assert_eq!(json.json()["evidence"][0]["text"], format!("The river{evil} rose."));
    // Forced colours are whosaid's own: the corpus' escapes are gone, too.
    let forced = Ran::of(home.command(&["ask", "India"]).env("CLICOLOR_FORCE", "1"), None).stdout();
    assert!(forced.contains("\u{1b}[") && !forced.contains("\u{1b}]0;") && !forced.contains("\u{1b}[2J"), "{forced:?}");
}

#[test]
fn json_escapes_the_controls_of_c1_too() {
    let words = "The river\u{9b}2J rose.\u{85} \u{7f}";
    let home = Home::new().with_bulk(&[record("Ilse Brandt", "hydrologist in India", words)]);
    home.run(&["rebuild"]).code(0);
    let json = home.run(&["ask", "--json", "India"]);
    assert_eq!(json.json()["evidence"][0]["text"], words);
    clean("json", &json);
}

#[test]
fn a_question_cannot_rewrite_the_terminal() {
    let home = Home::indexed();
    let evil = "\u{1b}]0;owned\u{7} India and \u{1b}[2Jnuclear";
    for args in [
        &["ask", evil][..],
        &["verify", evil],
        &["ask", "--speaker", evil],
        &["ask", "--region", evil],
        &["ask", "--affiliation", evil],
        &["show", evil],
    ] {
        clean("question", &home.run(args));
    }
}

#[test]
fn articles_on_disk_cannot_rewrite_the_terminal() {
    let home = Home::new().with_small_gazetteer();
    home.file("corpus/evil.md", "+++\nlang = \"en\"\ntitle = \"a\\u001b[2Jb\"\n+++\nIntro \u{1b}[2J.\n— Ana \u{1b}[31mSol, mayor\u{7}\n“Wo\u{1b}rds.”\nOutro \u{1b}[2J.\n");
    for args in [&["ask", "Ana Sol"][..], &["articles"], &["speakers"], &["extract", "corpus/evil.md"]] {
        clean(args[0], &home.run(args));
    }
    home.file("corpus/evil.md", "+++\nlang = \"en\"\n\"a\\u001b[2Jb\" = 1\n+++\nwords\n");
    clean("an unknown key", home.run(&["rebuild"]).code(0).stderr_contains("evil.md:3: "));
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let home = Home::light();
    let batch = home.file("q.jsonl", "{\"id\":1,\"text\":\"India\"}\n".repeat(50));
    for args in [
        &["ask", "美国"][..],
        &["ask", "--json", "美国"],
        &["ask", "--batch", batch.to_str().unwrap()],
        &["speakers"],
        &["completions", "zsh"],
        &["show", "4vx35gggtyt7"],
        &["--help"],
    ] {
        let mut command = home.command(args);
        let mut child = spawn(&mut command);
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && stderr.is_empty(), "{args:?}: {} {stderr}", output.status);
    }
}

#[test]
fn a_full_disk_is_ours_and_is_said() {
    let home = Home::light();
    let batch = home.file("q.jsonl", "{\"id\":1,\"text\":\"India\"}\n");
    let extract = format!("corpus/{SEED}.md");
    for args in [
        &["ask", "美国"][..],
        &["ask", "--json", "美国"],
        &["ask", "--batch", batch.to_str().unwrap()],
        &["verify", "前进的道路不在于复制"],
        &["speakers"],
        &["articles"],
        &["show", "4vx35gggtyt7"],
        &["extract", &extract],
        &["completions", "bash"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = home.command(args).stdout(full).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(3), "{args:?}: {stderr}");
        assert!(stderr.starts_with("whosaid: the output could not be written"), "{args:?}: {stderr}");
        assert_eq!(stderr.lines().count(), 1, "{args:?}: {stderr}");
    }
}

#[test]
fn a_corpus_that_is_not_there_or_no_folder_is_a_mistake() {
    let home = Home::new();
    home.file("corpus.txt", "a file");
    for corpus in ["nowhere", "corpus.txt", "corpus.txt/inner"] {
        for args in [&["ask", "India"][..], &["rebuild"], &["verify", "Some words of somebody"], &["speakers"], &["show", "aaaaaaaaaaaa"]] {
            let ran = home.run(&[args, &["--corpus", corpus]].concat());
            ran.fails(2).stderr_contains(corpus);
        }
    }
    assert!(!home.path().join("index").exists(), "{:?}", home.files());
}

#[test]
fn an_unknown_key_of_the_settings_is_named() {
    let home = Home::indexed();
    for (toml, named) in [("[ask]\nlimmit = 3\n", "limmit"), ("[tellegram]\n", "tellegram"), ("[ask\n", "whosaid.toml:1: ")] {
        home.file("config/whosaid.toml", toml);
        home.run(&["ask", "India"]).fails(2).stderr_contains("whosaid.toml").stderr_contains(named);
        home.run(&["articles"]).fails(2);
    }
}

#[test]
fn a_setting_that_makes_no_sense_is_named_with_its_line() {
    let home = Home::light();
    let mut said = String::new();
    for toml in [
        "# first\n[ask]\nlimit = \"ten\"\n",
        "[ask]\nlimit = 0\n",
        "[ask]\nlimit = -1\n",
        "[search]\nsame = { words = \"much\" }\n",
        "[search.pairs]\nxx-yyyyyyyyyyyy = { words = 1 }\n",
        "[watch]\nfeeds = [\"https://a.example/feed\"]\nevery = \"0m\"\n",
        "[watch]\nevery = \"often\"\n",
        "[watch]\nfeeds = \"https://a.example/feed\"\n",
        "[telegram]\nquiet_hours = \"22-25 Mars\"\n",
        "[telegram]\nadmins = [\"me\"]\n",
        "[telegram.access]\nmode = \"ajar\"\n",
        "[encoder]\nin_bot = \"yes\"\n",
    ] {
        home.file("config/whosaid.toml", toml);
        let ran = home.run(&["ask", "Jeffrey Ding"]);
        said.push_str(&ran.fails(2).stderr().replace(home.path().to_str().unwrap(), ""));
    }
    insta::assert_snapshot!(said, @r#"
    whosaid: /config/whosaid.toml:3: [ask] limit: it is "ten", where a whole number of 1 or more is wanted
    whosaid: /config/whosaid.toml:2: [ask] limit: it is 0, where a whole number of 1 or more is wanted
    whosaid: /config/whosaid.toml:2: [ask] limit: it is -1, where a whole number of 1 or more is wanted
    whosaid: /config/whosaid.toml:2: [search] same.words: it is "much", where a number is wanted
    whosaid: /config/whosaid.toml:2: [search.pairs] xx-yyyyyyyyyyyy: `xx-yyyyyyyyyyyy` is no pair of languages; write the question's and the passages' like `en-zh`
    whosaid: /config/whosaid.toml:3: [watch] every: feeds are looked at once a minute at most, so write `1m` or more
    whosaid: /config/whosaid.toml:2: [watch] every: `often` is no duration; write one such as `30m` or `2h`
    whosaid: /config/whosaid.toml:2: [watch] feeds: it is "https://a.example/feed", where a list in square brackets is wanted
    whosaid: /config/whosaid.toml:2: [telegram] quiet_hours: `22-25 Mars` are no quiet hours; they are written like `22:00-07:00 Asia/Kolkata` or `22-7 +05:30`
    whosaid: /config/whosaid.toml:2: [telegram] admins: it is "me", where a whole number is wanted
    whosaid: /config/whosaid.toml:2: [telegram.access] mode: unknown variant `ajar`, expected `open` or `closed`
    whosaid: /config/whosaid.toml:2: [encoder] in_bot: it is "yes", where true or false is wanted
    "#);
    // A byte order mark and the line ends of other systems are no nonsense.
    home.file("config/whosaid.toml", "\u{feff}[ask]\r\nlimit = 3\r\n");
    home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
}

#[test]
fn a_gazetteer_that_cannot_be_read_is_named_with_its_line() {
    let home = Home::new().with_seed_corpus();
    for (toml, named) in [
        ("schema = 1\nregion = [\n  { code = \"IN\", aliases.en = [\"Bharat\" },\n]\n", "line 3"),
        ("schema = 1\n\nregion = [{ code = \"IN\", nickname = \"x\" }]\n", "nickname"),
        ("schema = 1\ncountry = []\n", "country"),
        ("schema = 7\n", "schema 7"),
    ] {
        home.file("config/gazetteer.toml", toml);
        home.run(&["rebuild"]).fails(2).stderr_contains("gazetteer.toml").stderr_contains(named);
    }
}

#[test]
fn a_gazetteer_of_ones_own_is_used() {
    let home = Home::new().with_bulk(&[record("Ilse Brandt", "fellow at Quillmarsh House", "Rivers do not negotiate.")]);
    home.run(&["ask", "what does Peru say"]).code(1);
    home.file(
        "config/gazetteer.toml",
        "schema = 1\ninstitution = [\n  { region = \"PE\", names.en = [\"Quillmarsh House\"], kind = \"think tank\", source = \"us\" },\n]\n",
    );
    let ran = home.run(&["ask", "what does Peru say"]);
    ran.code(0).stdout_contains("Ilse Brandt · Peru").stderr_contains("older than the corpus");
}

#[test]
fn a_bad_line_of_a_bulk_file_is_named_and_left_out() {
    let home = Home::new().with_small_gazetteer();
    let good = record("Ilse Brandt", "hydrologist", "Rivers do not negotiate.");
    let answered = |line: &str| {
        home.run(&["rebuild", "--no-vectors"]).code(0).stderr_contains(line).stderr_contains("what is no record is left out");
        // It is said again while it is so.
        home.run(&["ask", "Ilse Brandt"]).code(0).stdout_contains("Rivers do not negotiate.").stderr_contains(line);
        home.run(&["check"]).code(2).stdout_contains(line);
    };
    for bad in [
        "{\"quote\": \"words\"}",
        "{",
        "null",
        "{\"quote\": \"w\", \"speaker\": \"s\", \"published\": \"soon\"}",
        "{\"quote\": 1, \"speaker\": \"s\"}",
    ] {
        home.file("corpus/many.jsonl", format!("{good}\n\n{bad}\n{good}\n"));
        answered("many.jsonl:3:");
    }
    std::fs::write(home.path().join("corpus/many.jsonl"), [format!("{good}\n").as_bytes(), b"\xff\n"].concat()).unwrap();
    answered("many.jsonl:2:");
    home.file("corpus/many.jsonl", format!("{good}\n"));
    home.run(&["ask", "Ilse Brandt"]).code(0);
    home.run(&["check"]).code(0);
}

#[test]
fn a_bulk_file_with_bad_lines_comes_in_without_them_and_says_so() {
    let home = Home::new().with_small_gazetteer();
    let good = record("Ilse Brandt", "hydrologist", "Rivers do not negotiate.");
    let file = home.file("in/many.jsonl", format!("{good}\n{{\n\nnull\n"));
    let ingest = ["ingest", "--yes", "--no-vectors", file.to_str().unwrap()];
    home.run(&ingest)
        .code(2)
        .stdout_contains("stored: many.jsonl · 1 quote")
        .stderr_contains("many.jsonl:2:")
        .stderr_contains("2 lines of this file are none")
        .stderr_contains("the other lines are taken in");
    assert_eq!(home.read("corpus/many.jsonl"), home.read("in/many.jsonl"), "what is to be mended is there to be mended");
    home.run(&["ask", "Ilse Brandt"]).code(0).stdout_contains("Rivers do not negotiate.");
    // Where no line is a record, nothing comes in.
    let file = home.file("in/none.jsonl", "{\nnull\n");
    home.run(&["ingest", "--yes", "--no-vectors", file.to_str().unwrap()]).fails(2).stderr_contains("none.jsonl:1:");
    assert!(!home.path().join("corpus/none.jsonl").exists());
}

#[test]
fn odd_records_are_taken_as_they_are() {
    let texts = odd_texts();
    let records: Vec<_> = texts
        .iter()
        .filter(|(_, t)| t.len() < 200_000)
        .map(|(name, t)| json!({ "quote": t, "speaker": t.chars().take(300).collect::<String>(), "title": name }))
        .collect();
    let home = Home::new().with_bulk(&records);
    home.run(&["rebuild", "--no-vectors"]).code(0);
    for question in ["India", "escape", "مرحبا", "👩🏽‍💻", "Donaudampfschifffahrt"] {
        clean(question, &home.run(&["ask", question]));
    }
    clean("speakers", home.run(&["speakers"]).code(0));
}

#[test]
fn odd_records_have_a_meaning_or_none() {
    let texts = odd_texts();
    let short = texts.iter().filter(|(_, t)| t.len() < 2_000);
    let records: Vec<_> = short.map(|(name, t)| json!({ "quote": t, "speaker": "Ana Sol", "title": name })).collect();
    let home = Home::new().with_small_gazetteer().with_bulk(&records);
    home.run(&["rebuild"]).code(0);
    clean("India", home.run(&["ask", "India"]).code(0));
}

#[test]
fn a_record_may_say_that_nobody_is_named() {
    let home = Home::new().with_small_gazetteer().with_bulk(&[json!({ "quote": "Rivers do not negotiate.", "speaker": null })]);
    home.run(&["rebuild"]).code(0).stdout_contains("1 quote of 0 speakers");
    assert_eq!(home.ask("rivers negotiate")["evidence"][0]["speaker"], json!(null));
}

#[test]
fn a_clause_may_begin_with_a_name() {
    assert_eq!(super::harness::quotes("es", "Ta e califica el de“o”"), Vec::<serde_json::Value>::new());
}
