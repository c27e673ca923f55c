//! Whatever comes in, no reader panics: each gets noise, and pieces of its own format in any order. More cases come with the
//! variable PROPTEST_CASES.

use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use whosaid::article::{Draft, Overrides, PartialDate, Raw, feed};
use whosaid::corpus::{Corpus, CorpusError, read_records};
use whosaid::lexicon::{Gazetteer, Source};

const CASES: u32 = 24;

fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(CASES), failure_persistence: None, max_shrink_iters: 2000, ..ProptestConfig::default() }
}

/// Pieces of a format, and any text, one after the other.
fn pieces(own: &'static [&'static str]) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => prop::sample::select(own).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
        1 => prop::sample::select(vec!["“", "”", "é", "日本", "\u{0}", "\n", "\r\n", " ", "\u{feff}", "🙂", "ا"]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|all| all.concat())
}

/// A sound file, in which bytes are changed and from which an end is cut.
fn damaged(sound: &'static [u8]) -> impl Strategy<Value = Vec<u8>> {
    (prop::collection::vec((any::<Index>(), any::<u8>()), 0..40), any::<Index>(), any::<bool>()).prop_map(move |(slips, end, cut)| {
        let mut bytes = sound.to_vec();
        slips.into_iter().for_each(|(at, byte)| {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        });
        if cut {
            bytes.truncate(end.index(sound.len()));
        }
        bytes
    })
}

fn read(bytes: &[u8], name: &str) {
    let raw = Raw { bytes, path: Some(Path::new(name)), ..Raw::default() };
    if let Ok(draft) = Draft::read(&raw, Overrides::default()) {
        assert!(draft.body.chars().any(char::is_alphanumeric), "an article has words");
    }
}

const HTML: &[&str] = &[
    "<!doctype html><html>",
    "<html lang=\"zh\">",
    "<head>",
    "<title>",
    "</title>",
    "<meta charset=gbk>",
    "<meta property=\"og:title\" content=\"",
    "<link rel=canonical href=\"http://[",
    "\">",
    "<body>",
    "<article>",
    "<p>",
    "</p>",
    "<div hidden>",
    "</div>",
    "<h1>",
    "<br/>",
    "<table><td>",
    "<script type=\"application/ld+json\">",
    "{\"@type\":\"NewsArticle\",\"author\":[{\"name\":\"A\"}],\"datePublished\":\"2031-99\"}",
    "</script>",
    "<time datetime=\"2025-02-30\">",
    "&#xD800;",
    "&nbsp;",
    "&amp",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<svg><math>",
    "said Olga Marsh. ",
    "words ",
];
const MARKDOWN: &[&str] = &[
    "# ",
    "## ",
    "\n\n",
    "*",
    "**",
    "`",
    "```\n",
    "[a](",
    ")",
    "> ",
    "- ",
    "1. ",
    "| a |\n|---|\n",
    "<b>",
    "![",
    "](x)",
    "\\",
    "---\n",
    "words ",
];
const PLAIN: &[&str] =
    &["http://", "https://a.example/2025/13/45/x", "/2025/", "title", "\n\n", "—— ", "Name: ", "“words”", ",", "，", "words "];
const FEED: &[&str] = &[
    "<?xml version=\"1.0\"?>",
    "<rss version=\"2.0\">",
    "<channel>",
    "<item>",
    "<title>",
    "</title>",
    "<link>http://a.example/</link>",
    "<pubDate>Mon, 99 Feb",
    "</item>",
    "</channel>",
    "</rss>",
    "<feed xmlns=\"http://www.w3.org/2005/Atom\">",
    "<entry>",
    "<updated>2025-02-30T",
    "</entry>",
    "</feed>",
    "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
    "{\"id\":1}",
    "]}",
    "<![CDATA[",
    "]]>",
    "&bogus;",
    "<!DOCTYPE x [<!ENTITY a \"&b;\">]>",
];
const FRONT: &[&str] = &[
    "+++\n",
    "lang = \"en\"\n",
    "title = \"",
    "\"\n",
    "published = \"2025-13\"\n",
    "url = 3\n",
    "[x]\n",
    "author = \"A\"\n",
    "words",
    "\n",
];
const SIDECAR: &[&str] = &[
    "schema = 1\n",
    "body = \"0123\"\n",
    "[[quote]]\n",
    "id = \"abcdefghijkl\"\n",
    "speaker = \"A\"\n",
    "spans = [{ start = 0, end = 5 }]\n",
    "spans = [[0, 5]]\n",
    "spans = [[5, 0]]\n",
    "spans = [[0, 99999999999]]\n",
    "spans = [[1, 2]]\n",
    "text = [\"Words\"]\n",
    "text = []\n",
    "kind = \"direct\"\n",
    "kind = \"x\"\n",
    "confidence = 0.9\n",
    "confidence = nan\n",
    "reviewed = true\n",
    "regions = [\"IN\"]\n",
    "regions = [\"XX9\"]\n",
    "mention = [3, 1]\n",
    "affiliation = \"",
    "\"\n",
    "aliases = [1]\n",
];
const BULK: &[&str] = &[
    "{",
    "}",
    "\"quote\":",
    "\"speaker\":",
    "null",
    ",",
    "\"words\"",
    "\"regions\":[\"IN\"]",
    "\"published\":\"2025-99\"",
    "\"lang\":\"zz-\"",
    "\n",
    "{\"quote\":\"words\",\"speaker\":\"A\"}\n",
    "[[[[",
    "\\ud800",
    "1e999",
];

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn web_pages(page in pieces(HTML)) {
        read(page.as_bytes(), "a.html");
        read(format!("<html><body>{page}").as_bytes(), "a.html");
    }

    #[test]
    fn texts_of_any_encoding(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.html", "a.md", "a.pdf", "a.epub"] {
            read(&bytes, name);
        }
    }

    #[test]
    fn markdown(text in pieces(MARKDOWN)) {
        read(text.as_bytes(), "a.md");
    }

    #[test]
    fn plain_text(text in pieces(PLAIN)) {
        read(text.as_bytes(), "a.txt");
    }

    #[test]
    fn prints(bytes in prop_oneof![damaged(include_bytes!("../files/ferries.pdf")), damaged(include_bytes!("../files/ferries-zh.pdf"))]) {
        read(&bytes, "a.pdf");
    }

    #[test]
    fn books(bytes in damaged(include_bytes!("../files/ferries.epub"))) {
        read(&bytes, "a.epub");
    }

    #[test]
    fn feeds(text in pieces(FEED)) {
        feed::is_feed(text.as_bytes());
        feed::entries(text.as_bytes(), Some("http://a.example/")).ok();
    }

    #[test]
    fn dates(text in prop_oneof!["[0-9]{0,5}-?[0-9]{0,3}-?[0-9]{0,3}[T ]?\\PC{0,6}", "\\PC{0,12}"]) {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert!(date.earliest() <= date.latest());
        }
    }

    #[test]
    fn front_matter(text in pieces(FRONT)) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.md"), text).unwrap();
        Corpus::at(dir.path()).article(&"a".parse().unwrap()).ok();
    }

    #[test]
    fn sidecars(text in pieces(SIDECAR)) {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.md"), "+++\nlang = \"en\"\n+++\nWords of é, said Olga Marsh.\n").unwrap();
        std::fs::write(dir.path().join("a.quotes.toml"), text).unwrap();
        let (corpus, gazetteer) = (Corpus::at(dir.path()), Gazetteer::compile(&Source::parse("schema = 1\n").unwrap()).unwrap());
        let article = corpus.article(&"a".parse().unwrap()).unwrap();
        if let Ok(read) = corpus.quotes(&article, &gazetteer) {
            // What is taken can be shown and written.
            read.quotes.iter().for_each(|quote| drop(quote.words(&article.body)));
            corpus.store_quotes(&article, &read.quotes).unwrap();
        }
        corpus.check(&gazetteer).unwrap();
    }

    #[test]
    fn bulk_records(text in pieces(BULK)) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.jsonl");
        std::fs::write(&path, text).unwrap();
        let gazetteer = Gazetteer::compile(&Source::parse("schema = 1\n").unwrap()).unwrap();
        read_records::<CorpusError>(&path, |record, offset, line| {
            record.passages("a.jsonl", offset, line, &gazetteer);
            Ok(())
        }).ok();
    }
}
