//! The house: which module may import which, who may name what, and what the README promises.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// Imports go one way. `None`: anything.
const EDGES: &[(&str, Option<&[&str]>)] = &[
    ("text", Some(&[])),
    ("lexicon", Some(&["text"])),
    ("encoder", Some(&[])),
    ("embedding", Some(&["text"])),
    ("article", Some(&["text"])),
    ("quote", Some(&["article", "lexicon", "text"])),
    ("corpus", Some(&["quote", "article", "lexicon", "text"])),
    ("index", Some(&["corpus", "quote", "lexicon", "embedding", "article", "text"])),
    ("ingest", Some(&["corpus", "quote", "article", "lexicon", "text"])),
    ("retrieval", Some(&["index", "quote", "lexicon", "embedding", "text"])),
    ("eval", Some(&["retrieval", "index", "corpus", "quote", "lexicon", "embedding"])),
    ("answer", Some(&["retrieval", "index", "corpus", "quote", "lexicon", "embedding", "article", "text"])),
    ("locale", Some(&["answer", "lexicon"])),
    ("picture", Some(&["text"])),
    (
        "telegram",
        Some(&[
            "answer",
            "ingest",
            "locale",
            "picture",
            "index",
            "corpus",
            "quote",
            "lexicon",
            "embedding",
            "retrieval",
            "article",
            "text",
            "config",
        ]),
    ),
    ("home", Some(&[])),
    ("config", Some(&[])),
    ("cli", None),
    ("main", Some(&["cli"])),
    ("lib", Some(&[])),
];

/// Words that only some may name.
const NAMES: &[(&str, &[&str])] = &[
    ("teloxide", &["telegram/"]),
    ("reqwest", &["article/fetch", "embedding/http", "telegram/"]),
    ("axum", &["telegram/"]),
    ("tantivy", &["index/", "retrieval/"]),
    ("hayro_interpret", &["article/pdf/"]),
    ("rbook", &["article/epub.rs"]),
    ("parley", &["picture/"]),
    ("skrifa", &["picture/"]),
    ("tiny_skia", &["picture/"]),
    ("anyhow", &["main.rs"]),
    ("std::env", &["main.rs"]),
];

/// A source file: its path below `src/` and its text without comments and string literals.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            out.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            out.push(path);
        }
    }
    out.sort();
    out
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    rust_files(&src)
        .into_iter()
        .map(|path| {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| format!("{l}\n")).collect();
            Source { path: path.strip_prefix(&src).unwrap().to_str().unwrap().replace('\\', "/"), text, code }
        })
        .collect()
}

impl Source {
    /// The top module that the file belongs to.
    fn module(&self) -> &str {
        self.path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// How many `super::` lead from the file to the crate's root.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// The top modules that the file imports, as `crate::x`, `crate::{x, y::Z}`, `whosaid::x` or by way of `super::`.
    fn imports(&self) -> BTreeSet<String> {
        let mut out = BTreeSet::new();
        let names = if self.module() == "main" { "whosaid::" } else { "crate::" };
        for prefix in [names.to_owned(), "super::".repeat(self.depth())] {
            for (at, _) in self.code.match_indices(&prefix) {
                let begins = !self.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
                if begins {
                    out.extend(heads(&self.code[at + prefix.len()..]));
                }
            }
        }
        out.retain(|name| EDGES.iter().any(|(module, _)| module == name));
        out
    }
}

/// The first segment of a path, or of each path of a group.
fn heads(rest: &str) -> Vec<String> {
    let ident = |s: &str| -> String { s.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect() };
    let Some(group) = rest.strip_prefix('{') else { return vec![ident(rest)] };
    let (mut depth, mut start, mut out) = (1, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 || (depth == 1 && c == ',') {
            out.push(ident(&group[start..at]));
            start = at + 1;
        }
        if depth == 0 {
            break;
        }
    }
    out
}

#[test]
fn imports_go_one_way() {
    let mut edges: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    for source in sources() {
        let module = source.module().to_owned();
        let Some((_, allowed)) = EDGES.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("src/{}: the module `{module}` is not in the table", source.path));
            continue;
        };
        for import in source.imports().into_iter().filter(|i| *i != module) {
            if allowed.is_some_and(|allowed| !allowed.contains(&import.as_str())) {
                wrong.push(format!("src/{}: `{module}` may not import `{import}`", source.path));
            }
            edges.entry(module.clone()).or_default().insert(import);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // The reader of imports reads: these edges are the flow itself.
    for (from, to) in
        [("quote", "article"), ("index", "corpus"), ("answer", "retrieval"), ("telegram", "answer"), ("cli", "ingest"), ("main", "cli")]
    {
        assert!(edges.get(from).is_some_and(|e| e.contains(to)), "{from} → {to} was not seen");
    }
}

#[test]
fn groups_and_detours_are_imports_too() {
    let source = |path: &str, code: &str| Source { path: path.into(), text: String::new(), code: code.into() };
    let imports = |path: &str, code: &str| source(path, code).imports().into_iter().collect::<Vec<_>>().join(" ");
    assert_eq!(imports("text/fold.rs", "use crate::{index::{Index, Facet}, quote, Nothing};"), "index quote");
    assert_eq!(imports("text/fold.rs", "let x = crate::corpus::Corpus::at(p);"), "corpus");
    assert_eq!(imports("text/fold.rs", "use super::super::article;"), "article");
    assert_eq!(imports("text/fold.rs", "use super::article;"), "");
    assert_eq!(imports("text/mod.rs", "use super::article;"), "article");
    assert_eq!(imports("ingest.rs", "use super::index::Index;"), "index");
    assert_eq!(imports("main.rs", "use whosaid::cli::run;\nuse whosaid::{answer, text::Lang};"), "answer cli text");
}

/// What ARCHITECTURE.md says of the edges is what is checked here.
#[test]
fn the_architecture_page_says_the_same_edges() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = page.split("| module | may import |").nth(1).expect("a table of edges").split("\n\n").next().unwrap();
    let ticked = |cell: &str| -> Vec<String> { cell.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
    let mut said = 0;
    for row in table.lines().filter(|l| l.contains('`')) {
        let cells: Vec<&str> = row.split('|').collect();
        for module in ticked(cells[1]) {
            let (_, allowed) = EDGES.iter().find(|(name, _)| *name == module).unwrap_or_else(|| panic!("{module}: {row}"));
            match allowed {
                None => assert!(cells[2].contains("everything"), "{row}"),
                Some(allowed) => {
                    let (mut page, mut here) = (ticked(cells[2]), allowed.to_vec());
                    page.sort();
                    here.sort_unstable();
                    assert_eq!(page, here, "{row}");
                }
            }
            said += 1;
        }
    }
    assert_eq!(said, EDGES.len() - 1, "every module but `lib` has its row");
}

/// `[lib] test = false` keeps a clean clone from compiling the library a second time; a test below `src/` would never run.
#[test]
fn tests_stand_where_they_are_run() {
    let inside = |source: &&Source| !source.path.starts_with("encoder/") && source.code.contains("cfg(test)");
    let wrong: Vec<String> = sources().iter().filter(inside).map(|source| source.path.clone()).collect();
    assert!(wrong.is_empty(), "tests of {wrong:?} belong into tests/");
}

#[test]
fn only_some_name_some_crates() {
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, allowed) in NAMES {
            let fine = allowed.iter().any(|place| source.path.starts_with(place));
            // `retrieval/` of `src/`, and the one name as a path, not as a word in a sentence.
            if !fine && (source.code.contains(&format!("{name}::")) || source.code.contains(&format!("use {name}"))) {
                wrong.push(format!("src/{}: only {allowed:?} may name {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let names = |name: &str| sources().iter().any(|s| s.code.contains(&format!("{name}::")));
    assert!(NAMES.iter().all(|(name, _)| names(name)), "a name that nobody uses proves nothing");
}

#[test]
fn every_file_says_what_it_is() {
    let tests = rust_files(&root().join("tests"));
    let mute: Vec<String> = sources()
        .into_iter()
        .map(|s| (s.path, s.text))
        .chain(tests.into_iter().map(|p| (p.display().to_string(), fs::read_to_string(&p).unwrap())))
        .filter(|(_, text)| !text.starts_with("//! "))
        .map(|(path, _)| path)
        .collect();
    assert!(mute.is_empty(), "no `//!` line opens {mute:?}");
}

/// The lists by which speech is known: those of all languages, and those of each one's own file.
#[test]
fn words_are_lower_case_and_stand_once() {
    let speech = root().join("src/quote/speech");
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let mut lists: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for name in ["cues", "roles"] {
        for (lang, words) in read(&speech.join(name).with_extension("txt")).lines().filter_map(|line| line.split_once('\t')) {
            lists.entry((lang.to_owned(), name.to_owned())).or_default().extend(words.split(' ').map(str::to_owned));
        }
    }
    for path in rust_files(&speech) {
        let text = read(&path);
        let Some((_, rest)) = text.split_once("    lang: \"") else { continue };
        let lang = rest.split('"').next().unwrap();
        for name in ["leads", "pronouns", "others", "own", "titles", "prepositions", "openers"] {
            let (_, list) = rest.split_once(&format!("    {name}: &[")).unwrap_or_else(|| panic!("{lang} has no {name}"));
            let words = list.split(']').next().unwrap().split('"').skip(1).step_by(2).map(str::to_owned);
            lists.insert((lang.to_owned(), name.to_owned()), words.collect());
        }
    }
    assert_eq!(lists.len(), 12 * 9, "twelve languages have nine lists each: {:?}", lists.keys());
    for ((lang, name), list) in lists {
        for (i, word) in list.iter().enumerate() {
            // Where words are not set apart they are sought as they are written: "CEO" stays.
            let lower = if ["zh", "ja", "ko"].contains(&lang.as_str()) { word.clone() } else { word.to_lowercase() };
            assert_eq!(*word, lower, "{lang} {name}");
            assert!(!list[..i].contains(word), "{lang} {name}: {word}");
        }
    }
}

/// The image is built from what is there, with the toolchain that the package asks for.
#[test]
fn the_image_copies_what_is_there() {
    let deploy = root().join("config/deploy");
    let read = |name: &str| fs::read_to_string(deploy.join(name)).unwrap();
    let ignore = read("Dockerfile.dockerignore");
    let kept: Vec<&str> = ignore.lines().filter_map(|l| l.strip_prefix('!')).collect();
    for name in &kept {
        assert!(root().join(name).exists(), "{name}");
    }
    let dockerfile = read("Dockerfile");
    let copies = dockerfile.lines().filter_map(|l| l.strip_prefix("COPY ")).filter(|l| !l.starts_with("--from"));
    for source in copies.flat_map(|l| l.split(' ').rev().skip(1)).filter(|source| *source != ".") {
        assert!(kept.contains(&source), "{source} is not copied into the image's folder");
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let version = manifest.lines().find_map(|l| l.strip_prefix("rust-version = ")).unwrap().trim_matches('"');
    assert!(dockerfile.contains(&format!("FROM rust:{version}-")), "{version}");
}

#[test]
fn the_two_commands_of_the_readme_stand() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["cargo run --release --locked -- ask \"what does India's perspective say\"", "cargo test --locked"] {
        assert!(readme.lines().any(|l| l.trim() == command), "README.md has no line {command}");
    }
    let ci = fs::read_to_string(root().join(".ci/run")).unwrap();
    assert!(ci.lines().any(|l| l.trim() == "step cargo test --locked"), ".ci/run does not run the README's tests:\n{ci}");
}
