//! An article that cannot be read is named and left out; the rest of the corpus goes on.

use super::harness::{Home, SEED, speakers};

const BROKEN: &str = "+++\nlang = \"en\"\n\ntitel = \"x\"\n+++\n“We pump every night,” said Ana Sol, mayor of Weller, Norway.\n";

/// What is said of it, without the folder.
fn said(home: &Home, words: &str) -> String {
    words.replace(home.path().to_str().unwrap(), "")
}

#[test]
fn one_article_with_a_slip_does_not_block_the_corpus() {
    let home = Home::light();
    home.file("corpus/kenya.md", BROKEN);
    let ran = home.run(&["ask", "Jeffrey Ding"]);
    ran.code(0).stdout_contains("Jeffrey Ding");
    insta::assert_snapshot!(said(&home, &ran.stderr()), @r"
    whosaid: the index is older than the corpus; building it from /corpus
    whosaid: /corpus/kenya.md:4: unknown field `titel`, expected one of `title`, `url`, `outlet`, `author`, `published`, `lang`, `retrieved`; the article is left out until that is mended
    whosaid: it is of words alone; `whosaid rebuild` makes it find more, by meaning
    ");
    // It is said again as long as it is so, and nothing is built for it.
    let generation = home.generation();
    let ran = home.run(&["ask", "Ana Sol"]);
    insta::assert_snapshot!(said(&home, &ran.code(1).stderr()), @r"
    whosaid: /corpus/kenya.md:4: unknown field `titel`, expected one of `title`, `url`, `outlet`, `author`, `published`, `lang`, `retrieved`; the article is left out until that is mended
    ");
    assert_eq!(home.generation(), generation);
    // Others come in, and it stays left out.
    let file = home.file("in/new.txt", "“The sea is patient, and we are not,” said Bo Li, pilot of Weller.\n");
    home.run(&["ingest", "--no-vectors", file.to_str().unwrap()])
        .code(0)
        .stderr_contains("kenya.md:4: ")
        .stdout_contains("13 quotes of 13 speakers in 2 articles");
    home.run(&["rebuild", "--no-vectors"]).code(0).stderr_contains("kenya.md:4: ").stdout_contains("in 2 articles");
    home.run(&["articles"]).code(0).stdout_contains(SEED).stderr_contains("kenya.md:4: ");
    home.run_with(&["review"], "").stderr_contains("kenya.md:4: ");
    home.run(&["check"]).code(2).stdout_contains("kenya.md:4: ");
    home.edit("corpus/kenya.md", "titel", "title");
    assert_eq!(speakers(&home.ask("Ana Sol")), ["Ana Sol"]);
    home.run(&["ask", "Ana Sol"]).code(0).quiet();
    home.run(&["check"]).code(0);
}

#[test]
fn every_way_to_be_no_article_is_named_with_its_line() {
    let home = Home::light();
    let files: [(&str, &[u8]); 6] = [
        ("a.md", b"no front matter"),
        ("b.md", b"+++\nlang = \"en\"\nnever ends"),
        ("c.md", b"+++\nlang = \"en\n+++\nwords"),
        ("d.md", b"+++\ntitle = \"no language\"\n+++\nwords"),
        ("e.md", b"+++\nlang = \"en\"\n+++\nwords\nand \xff bytes"),
        ("My Notes.md", b"milk"),
    ];
    for (name, bytes) in files {
        home.file(&format!("corpus/{name}"), bytes);
    }
    let ran = home.run(&["rebuild", "--no-vectors"]);
    ran.code(0).stdout_contains("12 quotes of 12 speakers in 1 article");
    insta::assert_snapshot!(said(&home, &ran.stderr()), @r#"
    whosaid: /corpus/My Notes.md:1: `My Notes` is no article id: use at most 60 lower-case letters, digits and hyphens; the name of an article's file is its id, so give it another name or put it elsewhere; the article is left out until that is mended
    whosaid: /corpus/a.md:1: its first line is not `+++`; articles begin with TOML between two lines of `+++`; the article is left out until that is mended
    whosaid: /corpus/b.md:1: its front matter never ends; articles begin with TOML between two lines of `+++`; the article is left out until that is mended
    whosaid: /corpus/c.md:2: invalid basic string, expected `"`; the article is left out until that is mended
    whosaid: /corpus/d.md:2: missing field `lang`; the article is left out until that is mended
    whosaid: /corpus/e.md:5: it is not UTF-8 text; convert it first, e.g. with `iconv -f GBK -t UTF-8`; the article is left out until that is mended
    "#);
}

#[test]
fn line_ends_and_marks_of_other_systems_change_nothing() {
    let home = Home::light();
    home.file("corpus/bulk.jsonl", "{\"quote\": \"No dues.\", \"speaker\": \"Bo Bulk\"}\n");
    let wanted = home.ask("governance framework")["evidence"].clone();
    for name in [format!("corpus/{SEED}.md"), format!("corpus/{SEED}.quotes.toml"), "corpus/bulk.jsonl".to_owned()] {
        let text = home.read(&name).replace('\n', "\r\n");
        home.file(&name, format!("\u{feff}{text}"));
    }
    home.run(&["check"]).code(0).quiet();
    home.run(&["rebuild", "--no-vectors"])
        .code(0)
        .quiet()
        .stdout_contains("13 quotes of 13 speakers in 1 article")
        .stdout_lacks("extracted");
    assert_eq!(home.ask("governance framework")["evidence"], wanted);
    home.run(&["ask", "Bo Bulk"]).code(0).quiet().stdout_contains("No dues.");
}

#[test]
fn an_older_index_that_does_not_fit_says_what_stands_in_the_way_of_a_new_one() {
    let home = Home::light();
    // Every word stands elsewhere.
    home.edit(&format!("corpus/{SEED}.md"), "\n+++\n", "\n+++\n。");
    home.file("config/gazetteer.toml", "[[entry]\n");
    let ran = home.run(&["ask", "Irene Solaiman"]);
    ran.code(2).stdout_lacks("│").stderr_lacks("run `whosaid rebuild`").stderr_contains("gazetteer.toml");
}
