//! The index on disk: generations, damage, two writers, a killed rebuild. It may cost a rebuild and nothing else.

use std::fs::{self, File};
use std::io::Write;
use std::process::Child;

use serde_json::Value;

use super::harness::{Home, SEED, record, spawn};

fn generations(home: &Home) -> Vec<String> {
    home.index_names().into_iter().filter(|n| n.starts_with('g')).collect()
}

fn leftovers(home: &Home) -> Vec<String> {
    home.index_names().into_iter().filter(|n| n.starts_with(".building")).collect()
}

#[test]
fn current_names_the_last_generation_and_one_before_it_is_kept() {
    let home = Home::new().with_seed_corpus().with_small_gazetteer();
    for (number, kept) in [(1, &["g000001"][..]), (2, &["g000001", "g000002"]), (3, &["g000002", "g000003"]), (4, &["g000003", "g000004"])]
    {
        home.run(&["rebuild", "--no-vectors"]).code(0).stdout_contains(&format!("g{number:06}: 12 quotes of 12 speakers in 1 article"));
        assert_eq!(generations(&home), kept);
        assert_eq!(home.read("index/CURRENT").trim(), *kept.last().unwrap());
        let manifest: Value = serde_json::from_str(&home.read(&format!("{}/manifest.json", home.generation()))).unwrap();
        assert_eq!((&manifest["articles"], &manifest["quotes"], &manifest["speakers"]), (&1.into(), &12.into(), &12.into()));
        assert!(leftovers(&home).is_empty());
    }
    // A person can roll back by naming the generation before.
    home.file("index/CURRENT", "g000003");
    home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
}

#[test]
fn an_index_of_another_version_is_rebuilt_with_a_notice() {
    let home = Home::light();
    for key in ["schema", "analysis"] {
        let path = format!("{}/manifest.json", home.generation());
        let mut manifest: Value = serde_json::from_str(&home.read(&path)).unwrap();
        manifest[key] = 999.into();
        home.file(&path, manifest.to_string());
        let ran = home.run(&["ask", "Jeffrey Ding"]);
        ran.code(0).stdout_contains("Jeffrey Ding").stderr_contains("another version");
        assert_eq!(ran.stderr().lines().filter(|l| l.contains("building")).count(), 1, "{ran}");
        home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
    }
}

/// Harms a file of the live generation (or `CURRENT`), asks, and wants the answer nonetheless.
fn survives(harm: impl Fn(&Home, &str)) {
    let names: Vec<String> = {
        let home = Home::light();
        let dir = home.path().join(home.generation());
        fs::read_dir(dir).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    };
    assert!(names.len() > 5, "{names:?}");
    let wanted = Home::light().run(&["ask", "核战争"]).stdout();
    let mut wrong = Vec::new();
    // The lock files hold nothing, and `.managed.json` only says what may be removed.
    for name in names.iter().filter(|n| !n.ends_with(".lock")) {
        let home = Home::light();
        harm(&home, &format!("{}/{name}", home.generation()));
        let output = home.command(&["ask", "核战争"]).output().unwrap();
        let stderr = String::from_utf8_lossy(&output.stderr);
        if output.status.code() != Some(0) || String::from_utf8_lossy(&output.stdout) != wanted || stderr.contains("panicked") {
            wrong.push(format!("{name}: {}\n{stderr}", output.status));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn garbage_in_any_file_costs_a_rebuild_and_nothing_else() {
    survives(|home, file| drop(home.file(file, "garbage, garbage")));
}

#[test]
fn an_empty_file_costs_a_rebuild_and_nothing_else() {
    survives(|home, file| drop(home.file(file, "")));
}

#[test]
fn a_missing_file_costs_a_rebuild_and_nothing_else() {
    survives(|home, file| fs::remove_file(home.path().join(file)).unwrap());
}

#[test]
fn a_file_cut_short_costs_a_rebuild_and_nothing_else() {
    survives(|home, file| {
        let bytes = fs::read(home.path().join(file)).unwrap();
        home.file(file, &bytes[..bytes.len() / 2]);
    });
}

#[test]
fn a_flipped_bit_costs_a_rebuild_and_nothing_else() {
    survives(|home, file| {
        let mut bytes = fs::read(home.path().join(file)).unwrap();
        let place = bytes.len() / 2;
        bytes[place] ^= 4;
        home.file(file, bytes);
    });
}

#[test]
fn whoever_may_read_the_folder_may_read_its_files() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::light();
    home.file("corpus/new.jsonl", format!("{}\n", record("Ilse Brandt", "hydrologist", "Rivers do not negotiate.")));
    home.run(&["ask", "Ilse Brandt"]).code(0);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = home.path().join(home.generation());
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), mode(&folder) & 0o666, "{}", path.display());
    }
}

#[test]
fn a_current_that_names_nothing_costs_a_rebuild_and_nothing_else() {
    for garbage in ["", "garbage", "g000099", "../corpus", "g000001\0", "g-1", "\u{202e}g000001"] {
        let home = Home::light();
        home.file("index/CURRENT", garbage);
        let ran = home.run(&["ask", "Jeffrey Ding"]);
        ran.code(0).stdout_contains("Jeffrey Ding").stderr_contains("building");
        home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
    }
    let home = Home::light();
    fs::write(home.path().join("index/CURRENT"), b"\xff\xfe").unwrap();
    home.run(&["ask", "Jeffrey Ding"]).code(0).stdout_contains("Jeffrey Ding");
}

/// Another process that builds: its lock, with its number in the file.
fn hold(home: &Home, pid: &str) -> File {
    let mut lock = File::options().write(true).create(true).truncate(true).open(home.path().join("index/LOCK")).unwrap();
    lock.lock().unwrap();
    lock.write_all(pid.as_bytes()).unwrap();
    lock
}

#[test]
fn a_second_writer_is_told_who_holds_the_lock() {
    let home = Home::light();
    let before = home.snapshot();
    let lock = hold(&home, "4242");
    home.run(&["rebuild", "--no-vectors"]).fails(2).stderr_contains("4242");
    // Readers need no lock.
    home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
    assert_eq!(generations(&home), ["g000001"]);
    drop(lock);
    let after: Vec<_> = home.snapshot().into_iter().filter(|(p, _)| !p.ends_with("LOCK")).collect();
    assert_eq!(after, before.into_iter().filter(|(p, _)| !p.ends_with("LOCK")).collect::<Vec<_>>());
    home.run(&["rebuild", "--no-vectors"]).code(0);
}

#[test]
fn a_second_ingest_waits_for_the_first() {
    use std::io::{BufRead, BufReader, Read};
    let home = Home::light();
    let lock = hold(&home, "4242");
    let file = home.file("in/new.txt", "“The sea is patient, and we are not,” said Bo Li, pilot of Weller.\n");
    let mut child = spawn(&mut home.command(&["ingest", "--no-vectors", file.to_str().unwrap()]));
    let mut said = String::new();
    BufReader::new(child.stderr.take().unwrap()).read_line(&mut said).unwrap();
    insta::assert_snapshot!(said, @"whosaid: what was changed is stored; waiting for process 4242, which is building the index");
    drop(lock);
    let mut out = String::new();
    child.stdout.take().unwrap().read_to_string(&mut out).unwrap();
    assert!(child.wait().unwrap().success() && out.contains("The index now has 13 quotes"), "{out}");
}

#[test]
fn an_index_that_cannot_be_renewed_still_answers_and_says_so() {
    let home = Home::light();
    home.file("corpus/new.jsonl", format!("{}\n", record("Ilse Brandt", "hydrologist", "Rivers do not negotiate.")));
    let lock = hold(&home, "4242");
    let ran = home.run(&["ask", "Jeffrey Ding"]);
    ran.code(0).stdout_contains("Jeffrey Ding").stderr_contains("4242").stderr_contains("older index");
    home.run(&["ask", "Ilse Brandt"]).code(1).stdout_lacks("│");
    drop(lock);
    home.run(&["ask", "Ilse Brandt"]).code(0).stdout_contains("Rivers do not negotiate.");
}

#[test]
fn words_that_the_corpus_no_longer_has_are_never_shown() {
    let home = Home::light();
    home.edit(
        &format!("corpus/{SEED}.md"),
        "我将这种竞赛看作是多年来不同文化价值观的汇聚。",
        "我将这种竞赛看作是多年来不同文化价值观的碰撞。",
    );
    let _lock = hold(&home, "4242");
    for question in ["不同文化价值观的汇聚", "Irene Solaiman"] {
        home.run(&["ask", question]).stdout_lacks("价值观的汇聚").stderr_contains("older index");
    }
    home.run(&["verify", "我将这种竞赛看作是多年来不同文化价值观的汇聚"]).stdout_lacks("Exact");
}

#[test]
fn a_folder_that_cannot_be_written_is_a_sentence() {
    let home = Home::new().with_seed_corpus().with_small_gazetteer();
    home.file("blocked", "a file where a folder should be");
    for index in ["blocked", "blocked/index", "/proc/index"] {
        home.run(&["ask", "Jeffrey Ding", "--index", index]).code(2).stderr_contains(index).stdout_lacks("│");
        home.run(&["rebuild", "--index", index]).code(2).stderr_contains(index);
    }
}

#[test]
fn a_read_only_index_answers_as_long_as_the_corpus_is_the_same() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::light();
    let index = home.path().join("index");
    let mode = |mode| fs::set_permissions(&index, fs::Permissions::from_mode(mode)).unwrap();
    let generation = home.path().join(home.generation());
    let before = home.index_names();
    mode(0o555);
    fs::set_permissions(&generation, fs::Permissions::from_mode(0o555)).unwrap();
    let inside = || fs::read_dir(&generation).unwrap().map(|e| e.unwrap().file_name()).collect::<std::collections::BTreeSet<_>>();
    let files = inside();
    home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
    // Root could have written; nobody has to.
    assert_eq!((home.index_names(), inside()), (before, files));
    fs::set_permissions(&generation, fs::Permissions::from_mode(0o755)).unwrap();
    // Nothing is read-only to root.
    if fs::write(index.join("probe"), "").is_err() {
        home.run(&["rebuild", "--no-vectors"]).fails(2).stderr_contains("index");
        home.file("corpus/new.jsonl", format!("{}\n", record("Ilse Brandt", "hydrologist", "Rivers do not negotiate.")));
        home.run(&["ask", "Jeffrey Ding"]).code(0).stdout_contains("Jeffrey Ding").stderr_contains("older index");
    }
    mode(0o755);
}

/// Whether a build has come to a stage, told by the names in its folder.
type Reached = fn(&[String]) -> bool;

/// Many records: 1200 are enough for a rebuild to be caught in the middle.
fn big(count: usize) -> Home {
    let records: Vec<Value> = (0..count)
        .map(|i| {
            record(
                &format!("Witness {i}"),
                "hydrologist in Chile",
                &format!("River {i} rose {} times.\n\nNobody counted drop {i}.", i % 97),
            )
        })
        .collect();
    let home = Home::new().with_seed_corpus().with_small_gazetteer().with_bulk(&records);
    home.run(&["rebuild", "--no-vectors"]).code(0);
    home
}

/// Waits until the rebuild has got so far; false when it ended before it was seen.
fn until(child: &mut Child, home: &Home, seen: impl Fn(&[String]) -> bool) -> bool {
    while child.try_wait().unwrap().is_none() {
        for name in leftovers(home) {
            let inside: Vec<String> = fs::read_dir(home.path().join("index").join(name))
                .map(|dir| dir.filter_map(|e| e.ok()?.file_name().into_string().ok()).collect())
                .unwrap_or_default();
            if seen(&inside) {
                return true;
            }
        }
        std::thread::yield_now();
    }
    false
}

#[test]
fn a_rebuild_that_is_killed_leaves_the_old_index_answering() {
    let home = big(1200);
    let (current, wanted) = (home.read("index/CURRENT"), home.run(&["ask", "Jeffrey Ding"]).code(0).stdout());
    let stages: [(&str, Reached); 4] = [
        ("folder made", |_| true),
        ("index opened", |files| files.iter().any(|f| f == "meta.json")),
        ("documents written", |files| files.iter().any(|f| f.ends_with(".store"))),
        ("segment committed", |files| files.iter().any(|f| f.ends_with(".term"))),
    ];
    let mut caught = Vec::new();
    for (stage, seen) in stages {
        let mut child = spawn(&mut home.command(&["rebuild", "--no-vectors"]));
        if !until(&mut child, &home, seen) {
            continue;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        if home.read("index/CURRENT") != current {
            continue;
        }
        assert_eq!(leftovers(&home).len(), 1, "{stage}: {:?}", home.index_names());
        caught.push(stage);
        let ran = home.run(&["ask", "Jeffrey Ding"]);
        ran.code(0).quiet();
        assert_eq!(ran.stdout(), wanted, "{stage}");
    }
    assert!(caught.len() >= 2, "the rebuild was too fast to be killed: {caught:?}");
    home.run(&["rebuild", "--no-vectors"]).code(0);
    assert!(leftovers(&home).is_empty(), "{:?}", home.index_names());
    assert_eq!(home.run(&["ask", "Jeffrey Ding"]).stdout(), wanted);
}

#[test]
fn readers_see_the_old_index_or_the_new_one_and_never_a_half() {
    let home = big(1200);
    let wanted = home.run(&["ask", "Jeffrey Ding"]).code(0).stdout();
    let mut asked = 0;
    let mut child = spawn(&mut home.command(&["rebuild", "--no-vectors"]));
    while child.try_wait().unwrap().is_none() {
        let ran = home.run(&["ask", "Jeffrey Ding"]);
        ran.code(0).quiet();
        assert_eq!(ran.stdout(), wanted);
        asked += 1;
    }
    assert!(child.wait().unwrap().success());
    assert!(asked > 3, "{asked} questions");
    assert_eq!(generations(&home), ["g000001", "g000002"]);
}

#[test]
fn a_bulk_corpus_is_asked_like_any_other() {
    let home = big(300);
    home.run(&["ask", "Witness 211"]).code(0).quiet().stdout_contains("River 211 rose").stdout_lacks("Witness 212");
    home.run(&["ask", "what does Chile say about drop 17"]).code(0).stdout_contains("Chile").stdout_contains("drop 17");
    home.run(&["ask", "--limit", "3", "Chile's view"]).code(0).stdout_contains("Witness");
}

#[test]
fn vectors_of_another_encoder_are_left_alone_and_words_are_asked() {
    let home = Home::light();
    home.run(&["rebuild"]).code(0);
    let generation = home.generation();
    // A server that is not there.
    home.file("config/whosaid.toml", "[encoder]\nurl = \"http://127.0.0.1:9/v1\"\nmodel = \"m\"\n");
    for _ in 0..2 {
        let ran = home.run(&["ask", "Jeffrey Ding"]);
        ran.code(0)
            .stdout_contains("Jeffrey Ding")
            .stderr_contains("so words alone are asked; `whosaid rebuild` gives it those of the encoder that is set");
        assert_eq!(ran.stderr().lines().count(), 1, "{ran}");
        assert_eq!(home.generation(), generation);
    }
    home.file("config/whosaid.toml", "");
    home.run(&["ask", "Jeffrey Ding"]).code(0).quiet();
}

#[test]
fn without_models_an_answer_says_that_words_alone_were_searched() {
    let home = Home::light();
    // A program that lies where no models are.
    let program = home.path().join("elsewhere/bin/one/two/three/whosaid");
    fs::create_dir_all(program.parent().unwrap()).unwrap();
    fs::copy(env!("CARGO_BIN_EXE_whosaid"), &program).unwrap();
    let output = std::process::Command::new(&program)
        .env_clear()
        .env("HOME", home.path().join("elsewhere"))
        .args(["ask", "who speaks about bananas", "--home"])
        .arg(home.path())
        .output()
        .unwrap();
    insta::assert_snapshot!(String::from_utf8(output.stdout).unwrap(), @r"
    Understood as topic: bananas

    No evidence: nobody quoted here speaks about “bananas”
    The corpus has 12 quotes of 12 speakers in 1 article; list them with whosaid
    speakers.
    Words alone were searched, since there is no encoder; with the `models/` of
    whosaid in the home, or a server under [encoder] in config/whosaid.toml, what is
    said in other words is found, too.
    ");
}
