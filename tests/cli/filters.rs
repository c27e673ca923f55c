//! Options that narrow, lists, single quotes, and options that every command takes.

use serde_json::json;

use super::harness::{Home, Ran, SEED, record, speakers};

#[test]
fn speakers_regions_and_affiliations_narrow() {
    let home = Home::indexed();
    for (args, expected) in [
        (&["--speaker", "jefrey ding"][..], &["Jeffrey Ding"][..]),
        (&["--speaker", "吉布鲁"], &["Timnit Gebru"]),
        (&["--region", "IN"], &["Aakrit Vaish", "Sameer Patil"]),
        (&["--region", "India"], &["Aakrit Vaish", "Sameer Patil"]),
        (&["--region", "尼日利亚"], &["Kashifu Inuwa Abdullahi"]),
        (&["--region", "Africa"], &["Kashifu Inuwa Abdullahi"]),
        (&["--region", "NG", "--region", "AU"], &["Dang Nguyen", "Kashifu Inuwa Abdullahi"]),
        (&["--affiliation", "RMIT"], &["Dang Nguyen"]),
        (&["--affiliation", "Hugging Face"], &["Irene Solaiman"]),
        (&["--speaker", "Sameer Patil", "--lang", "zh"], &["Sameer Patil"]),
    ] {
        let alone = home.run(&[&["ask", "--json"], args].concat());
        let mut heard = speakers(&alone.code(0).json());
        heard.sort();
        assert_eq!(heard, expected, "{alone}");
    }
    // With a topic, both count.
    let narrowed = home.run(&["ask", "--json", "--region", "US", "DeepSeek"]).code(0).json();
    let regions: Vec<_> = narrowed["evidence"].as_array().unwrap().iter().map(|e| e["regions"].clone()).collect();
    assert!(!regions.is_empty() && regions.iter().all(|r| *r == json!(["US"])), "{regions:?}");
    home.run(&["ask", "--region", "KR"]).code(1).stdout_contains("No evidence");
    home.run(&["ask", "--speaker", "Elon Musk", "DeepSeek"]).code(1).stdout_contains("No evidence").stdout_lacks("│");
    home.run(&["ask", "--region", "Atlantis", "DeepSeek"]).code(2).stderr_contains("no such country or group");
    home.run(&["ask", "--region", "XX"]).code(2).stderr_contains("no such country or group");
}

#[test]
fn options_and_question_leave_what_both_ask_for() {
    let home = Home::indexed();
    for args in [
        &["--region", "IN", "--speaker", "Jeffrey Ding"][..],
        &["--region", "IN", "what does Nigeria say"],
        &["--speaker", "Timnit Gebru", "what does Jeffrey Ding say"],
        &["--speaker", "Timnit Gebru", "--affiliation", "Stanford", "AI"],
        &["--affiliation", "RMIT", "what do experts from India say"],
    ] {
        let ran = home.run(&[&["ask"], args].concat());
        ran.code(1).stdout_contains("No evidence").stdout_lacks("│");
    }
    let both = home.run(&["ask", "--json", "--region", "US", "compare Jeffrey Ding and Sameer Patil"]).code(0).json();
    assert!(speakers(&both).iter().all(|name| name == "Jeffrey Ding"), "{both}");
}

#[test]
fn dates_are_as_exact_as_their_source() {
    let dated = |speaker: &str, date: &str| json!({ "speaker": speaker, "quote": "The harbour is silting up.", "published": date });
    let home = Home::new().with_small_gazetteer().with_bulk(&[
        dated("Ada Year", "2021"),
        dated("Bo Month", "2021-06"),
        dated("Cy Day", "2021-06-15"),
        record("Di Undated", "pilot", "The harbour is silting up."),
    ]);
    home.run(&["rebuild"]).code(0);
    let heard = |args: &[&str]| {
        let ran = home.run(&[&["ask", "--json", "harbour silting"], args].concat());
        let mut names = speakers(&ran.json());
        names.sort();
        assert_eq!(ran.exit_code(), i32::from(names.is_empty()), "{ran}");
        names.iter().map(|n| n.split(' ').next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(heard(&[]), "Ada Bo Cy Di");
    assert_eq!(heard(&["--since", "2021"]), "Ada Bo Cy");
    assert_eq!(heard(&["--since", "2021-06-20"]), "Ada Bo");
    assert_eq!(heard(&["--since", "2021-07"]), "Ada");
    assert_eq!(heard(&["--since", "2022"]), "");
    assert_eq!(heard(&["--until", "2021-05"]), "Ada");
    assert_eq!(heard(&["--until", "2021-06"]), "Ada Bo Cy");
    assert_eq!(heard(&["--until", "2020-12-31"]), "");
    assert_eq!(heard(&["--since", "2021-06-15", "--until", "2021-06-15"]), "Ada Bo Cy");
}

#[test]
fn dates_that_make_no_sense_are_mistakes() {
    let home = Home::indexed();
    home.run(&["ask", "DeepSeek", "--since", "2025", "--until", "2020"]).fails(2).stderr_contains("--since is after --until");
    for bad in ["nonsense", "2025-13", "2025-02-30", ""] {
        home.run(&["ask", "DeepSeek", "--since", bad]).code(2).stderr_contains("--since").stderr_contains(bad);
    }
    home.run(&["ask", "DeepSeek", "--lang", "not a language"]).code(2).stderr_contains("--lang");
    home.run(&["ask", "DeepSeek", "--limit", "many"]).code(2).stderr_contains("--limit");
}

#[test]
fn languages_and_limits_narrow() {
    let home = Home::light().with_bulk(&[record("Ilse Brandt", "hydrologist", "DeepSeek will not drain this river.")]);
    home.run(&["rebuild"]).code(0);
    let heard = |args: &[&str]| speakers(&home.run(&[&["ask", "--json", "DeepSeek"], args].concat()).code(0).json());
    assert_eq!(heard(&["--lang", "en"]), ["Ilse Brandt"]);
    assert!(!heard(&["--lang", "zh"]).contains(&"Ilse Brandt".to_owned()));
    let all = heard(&[]);
    assert!(all.len() > 2);
    assert_eq!(heard(&["--limit", "2"]), all[..2]);
    assert_eq!(heard(&["--limit", "1"]), all[..1]);
    home.run(&["ask", "DeepSeek", "--lang", "fr"]).code(1).stdout_contains("No evidence");
    home.file("config/whosaid.toml", "[ask]\nlimit = 1\n");
    assert_eq!(heard(&[]), all[..1]);
    assert_eq!(heard(&["--limit", "2"]), all[..2]);
}

#[test]
fn a_limit_of_nobody_is_no_failure_of_ours() {
    let home = Home::light();
    let ran = home.run(&["ask", "DeepSeek", "--limit", "0"]);
    assert!(matches!(ran.exit_code(), 1 | 2), "nothing is wrong with the index\n{ran}");
    ran.stderr_lacks("the index").stderr_lacks("rebuild");
}

#[test]
fn explain_shows_the_signals() {
    let home = Home::light();
    home.run(&["ask", "--explain", "核战争"]).code(0).stdout_contains("score").stdout_contains("coverage");
    home.run(&["ask", "核战争"]).stdout_lacks("coverage");
    let json = home.run(&["ask", "--explain", "--json", "核战争"]).json();
    assert!(json["evidence"][0]["signals"]["score"].as_f64().unwrap() > 0.0, "{json}");
    assert!(home.ask("核战争")["evidence"][0].get("signals").is_none());
}

#[test]
fn a_pipe_gets_everything() {
    let home = Home::indexed();
    let full = home.run(&["ask", "--full", "美国"]).code(0).stdout();
    assert_eq!(home.run(&["ask", "美国"]).stdout(), full);
    assert!(full.lines().count() > 30 && !full.contains("--full"));
}

#[test]
fn show_puts_a_quote_into_its_context() {
    let home = Home::indexed();
    let ran = home.run(&["show", "4vx35gggtyt7"]);
    ran.code(0)
        .quiet()
        .stdout_contains("Sameer Patil · India")
        .stdout_contains("幸运的是,印度拥有大量年轻且高技能的工程师")
        .stdout_contains("https://restofworld.org/");
    home.run(&["show", "aaaaaaaaaaaa"]).fails(1).stderr_contains("aaaaaaaaaaaa");
    for malformed in ["x", "", "4VX35GGGTYT7", "../../etc/passwd", "4vx35gggtyt70"] {
        home.run(&["show", malformed]).fails(2).stderr_contains("quote id");
    }
    home.run(&["show"]).code(2);
}

#[test]
fn lists_name_everybody_and_every_place() {
    let home = Home::indexed();
    let speakers = home.run(&["speakers"]);
    speakers.code(0).quiet();
    for name in ["Timnit Gebru", "Sameer Patil", "J.S. Tan", "Kashifu Inuwa Abdullahi", "Nigeria", "Australia"] {
        speakers.stdout_contains(name);
    }
    home.run(&["regions"]).code(0).quiet().stdout_contains("IN").stdout_contains("India").stdout_contains("Aakrit Vaish, Sameer Patil");
    home.run(&["articles"]).code(0).quiet().stdout_contains("restofworld.org").stdout_contains("2025");
    let widest = speakers.stdout().lines().map(textwrap::core::display_width).max();
    assert!(widest <= Some(80), "{widest:?}");
}

#[test]
fn an_empty_corpus_lists_nothing_and_answers_that() {
    let home = Home::new();
    std::fs::create_dir(home.path().join("corpus")).unwrap();
    home.run(&["ask", "what does India's perspective say"]).code(1).stdout_contains("no quotations yet");
    for list in ["speakers", "regions", "articles"] {
        let ran = home.run(&[list]);
        ran.code(1);
        assert_eq!(ran.stdout(), "");
    }
    home.run(&["verify", "前进的道路不在于复制"]).code(1).stdout_contains("Not found");
}

#[test]
fn completions_are_made_for_every_shell() {
    let home = Home::new();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = home.run(&["completions", shell]);
        ran.code(0).quiet().stdout_contains("whosaid").stdout_contains("verify");
    }
    home.run(&["completions", "command.com"]).code(2);
    assert!(home.files().is_empty(), "completions need no home and make none");
}

#[test]
fn global_options_stand_before_or_after_the_command() {
    let home = Home::indexed();
    let run = |args: &[&str]| Ran::of(home.bare_command().args(args).current_dir("/"), None);
    let dir = home.path().to_str().unwrap();
    let (corpus, index) = (format!("{dir}/corpus"), format!("{dir}/index"));
    let expected = home.run(&["ask", "Jeffrey Ding"]).stdout();
    for args in [
        &["--home", dir, "ask", "Jeffrey Ding"][..],
        &["ask", "--home", dir, "Jeffrey Ding"],
        &["ask", "Jeffrey Ding", "--home", dir],
        &["--corpus", &corpus, "ask", "Jeffrey Ding", "--index", &index],
        &["ask", "--corpus", &corpus, "--index", &index, "Jeffrey Ding"],
    ] {
        let ran = run(args);
        ran.code(0).quiet();
        assert_eq!(ran.stdout(), expected);
    }
    // --config names a file that must be there, and whose paths count from the home.
    let config = home.file("other.toml", "[paths]\ncorpus = \"nowhere\"\n");
    home.run(&["--config", config.to_str().unwrap(), "articles"]).code(1);
    home.run(&["articles", "--config", "missing.toml"]).fails(2).stderr_contains("missing.toml");
}

#[test]
fn the_home_is_found_from_the_folder_and_from_the_environment() {
    let home = Home::indexed();
    let below = home.path().join("corpus");
    Ran::of(home.bare_command().args(["ask", "Jeffrey Ding"]).current_dir(&below), None).code(0).quiet().stdout_contains("Jeffrey Ding");
    Ran::of(home.bare_command().args(["articles"]).current_dir("/").env("WHOSAID_HOME", home.path()), None)
        .code(0)
        .stdout_contains("restofworld.org");
    // --home wins over both.
    let other = Home::new();
    let ran = Ran::of(home.bare_command().args(["articles", "--home"]).arg(other.path()).env("WHOSAID_HOME", home.path()), None);
    ran.code(1);
    assert_eq!(ran.stdout(), "");
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let home = Home::light();
    let run = |args: &[&str], variables: &[(&str, &str)]| {
        let ran = Ran::of(home.command(args).envs(variables.iter().copied()), None);
        (ran.stdout() + &ran.stderr()).contains('\u{1b}')
    };
    for args in [
        &["ask", "核战争"][..],
        &["verify", "中国的人工智能公司在模型能力上最多相差6到18个月"],
        &["ask", "South Korea"],
        &["show", "4vx35gggtyt7"],
    ] {
        assert!(!run(args, &[]), "{args:?}: a pipe gets no escape codes");
        assert!(!run(args, &[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), "{args:?}");
        assert!(run(args, &[("CLICOLOR_FORCE", "1")]), "{args:?}: colours can be forced");
        assert!(!run(args, &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), "{args:?}: NO_COLOR wins");
    }
}

#[test]
fn help_and_version_say_what_this_is() {
    let home = Home::new();
    home.run(&["--help"]).code(0).stdout_contains("Exit codes").stdout_contains("ask").stdout_contains("completions");
    home.run(&["--version"]).code(0).stdout_contains(env!("CARGO_PKG_VERSION"));
    Ran::of(&mut home.bare_command(), None).code(2);
    home.run(&["frobnicate"]).code(2).stderr_contains("frobnicate");
    assert!(SEED.parse::<whosaid::article::ArticleId>().is_ok());
}
