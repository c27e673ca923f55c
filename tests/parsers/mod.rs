//! Whatever comes in, no reader panics or finds no end: each gets noise, pieces of its own format in any order, and sound files with
//! slips. What is taken can be written and read again. More cases come with the variable PROPTEST_CASES.

mod samples;
mod strategies;

use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use whosaid::article::{Article, ArticleId, Draft, DraftError, Overrides, PartialDate, Raw, feed, words};
use whosaid::config::{BUILT_IN, Config, ConfigError};
use whosaid::corpus::{Corpus, CorpusError, read_records};
use whosaid::lexicon::{Gazetteer, GazetteerError, Source};
use whosaid::text::Lang;

use samples::*;
use strategies::{Bytes, damaged, pieces, slipped};

const CASES: u32 = 24;

fn cases() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(CASES), failure_persistence: None, max_shrink_iters: 2000, ..ProptestConfig::default() }
}

/// A gazetteer that knows countries and nothing else.
static SMALL: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::compile(&Source::parse("schema = 1\n").unwrap()).unwrap());

static ID: LazyLock<ArticleId> = LazyLock::new(|| "a".parse().unwrap());

/// A corpus with an article of these bytes.
fn corpus_with(article: &[u8]) -> (tempfile::TempDir, Corpus) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("a.md"), article).unwrap();
    let corpus = Corpus::at(dir.path());
    (dir, corpus)
}

/// Reads a file; what is taken is stored and read again as it is.
fn read(bytes: &[u8], name: &str) {
    let raw = Raw { bytes, path: Some(Path::new(name)), ..Raw::default() };
    match Draft::read(&raw, Overrides::default()) {
        Ok(draft) => {
            assert!(draft.body.chars().any(char::is_alphanumeric), "an article has words");
            let article = Article { id: ID.clone(), meta: draft.meta, body: draft.body };
            let (_dir, corpus) = corpus_with(b"");
            corpus.store(&article).unwrap();
            assert_eq!(corpus.article(&article.id).unwrap(), article);
        }
        Err(error) => assert!(!matches!(error, DraftError::TooSlow), "a short file is read in no time"),
    }
}

/// The lines of a text; a mistake at its end may be said to be on the one behind.
fn lines(text: &[u8]) -> usize {
    text.iter().filter(|byte| **byte == b'\n').count() + 1
}

fn is_in(error: &CorpusError, text: &[u8]) -> bool {
    !matches!(error, CorpusError::At { line, .. } if !(1..=lines(text)).contains(line))
}

/// The sidecar of the sample article, as it is extracted.
static EXTRACTED: LazyLock<&'static str> = LazyLock::new(|| {
    let (_dir, corpus) = corpus_with(ARTICLE.as_bytes());
    let article = corpus.article(&ID).unwrap();
    let quotes = corpus.quotes(&article, &SMALL).unwrap().quotes;
    assert!(quotes.len() > 1);
    corpus.store_quotes(&article, &quotes).unwrap();
    std::fs::read_to_string(corpus.sidecar_path(&ID)).unwrap().leak()
});

fn sidecars() -> impl Strategy<Value = Bytes> {
    let sound: &'static [&'static str] = vec![*EXTRACTED, EXTRACTED.replace("reviewed = false", "reviewed = true").leak()].leak();
    prop_oneof![1 => pieces(SIDECAR), 3 => slipped(sound, SIDECAR)]
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn web_pages(page in prop_oneof![pieces(HTML), slipped(PAGES, HTML)]) {
        read(&page, "a.html");
        read(&[b"<html><body>", &*page].concat(), "a.html");
    }

    #[test]
    fn texts_of_any_encoding(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for name in ["a.txt", "a.html", "a.md", "a.pdf", "a.epub"] {
            read(&bytes, name);
        }
    }

    #[test]
    fn encodings(
        (text, labels) in select(ENCODED),
        label in any::<Index>(),
        slips in prop::collection::vec((any::<Index>(), any::<u8>()), 0..4),
        said in any::<bool>(),
        page in any::<bool>(),
    ) {
        let label = *label.get(labels);
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap();
        let declared = if page && !label.starts_with("utf-16") {
            format!("<html><head><meta charset=\"{label}\"></head><body><p>{text}</p></body></html>")
        } else {
            text.to_owned()
        };
        let mut bytes = match label {
            "utf-16le" => [&[0xFF, 0xFE][..], &declared.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>()].concat(),
            "utf-16be" => [&[0xFE, 0xFF][..], &declared.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<_>>()].concat(),
            _ => encoding.encode(&declared).0.into_owned(),
        };
        let charset = said.then_some(label);
        if slips.is_empty() && !page && (said || label.starts_with("utf-16")) {
            let raw = Raw { bytes: &bytes, path: Some(Path::new("a.txt")), charset, ..Raw::default() };
            prop_assert_eq!(words(&raw).unwrap(), text);
        }
        for (at, byte) in slips {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        for name in ["a.txt", "a.html", "a.md"] {
            read(&bytes, name);
        }
        words(&Raw { bytes: &bytes, charset, ..Raw::default() }).ok();
    }

    #[test]
    fn markdown(text in prop_oneof![pieces(MARKDOWN), slipped(DOCUMENTS, MARKDOWN)]) {
        read(&text, "a.md");
    }

    #[test]
    fn plain_text(text in prop_oneof![pieces(PLAIN), slipped(TEXTS, PLAIN)]) {
        read(&text, "a.txt");
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
        feed::is_feed(&text);
        feed::entries(&text, Some("http://a.example/")).ok();
    }

    #[test]
    fn dates(text in prop_oneof!["[0-9]{0,5}-?[0-9]{0,3}-?[0-9]{0,3}[T ]?\\PC{0,6}", "\\PC{0,12}"]) {
        if let Ok(date) = text.parse::<PartialDate>() {
            prop_assert!(date.earliest() <= date.latest());
        }
    }

    #[test]
    fn front_matter(text in prop_oneof![pieces(FRONT), slipped(&[ARTICLE], FRONT)]) {
        let (_dir, corpus) = corpus_with(&text);
        match corpus.article(&ID) {
            Ok(article) => {
                corpus.store(&article).unwrap();
                prop_assert_eq!(corpus.article(&ID).unwrap(), article);
            }
            Err(error) => prop_assert!(is_in(&error, &text), "{error}"),
        }
    }

    #[test]
    fn sidecars_by_hand(text in sidecars()) {
        let (dir, corpus) = corpus_with(ARTICLE.as_bytes());
        std::fs::write(dir.path().join("a.quotes.toml"), &*text).unwrap();
        let article = corpus.article(&ID).unwrap();
        let findings = corpus.check(&SMALL).unwrap();
        corpus.speakers(&ID).ok();
        let read = corpus.quotes(&article, &SMALL);
        // A check finds what keeps an index from having the article, and nothing else is an error of it.
        let sound = read.as_ref().is_ok_and(|read| read.lost.is_empty());
        prop_assert_eq!(findings.iter().all(|finding| !finding.error), sound, "{:?}", findings);
        prop_assert!(findings.iter().all(|finding| (1..=lines(&text)).contains(&finding.line)), "{:?}", findings);
        match read {
            Ok(read) => {
                // What is taken can be shown, written and read again.
                read.quotes.iter().for_each(|quote| assert_eq!(quote.words(&article.body).len(), quote.spans.len()));
                corpus.store_quotes(&article, &read.quotes).unwrap();
                let again = corpus.quotes(&article, &SMALL).unwrap();
                let ids = |quotes: &[whosaid::quote::Quote]| quotes.iter().map(|q| (q.id.clone(), q.spans.clone())).collect::<Vec<_>>();
                prop_assert_eq!((ids(&again.quotes), again.extracted), (ids(&read.quotes), false));
            }
            Err(error) => prop_assert!(is_in(&error, &text), "{error}"),
        }
    }

    #[test]
    fn bulk_records(text in prop_oneof![pieces(BULK), slipped(RECORDS, BULK)]) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("a.jsonl");
        std::fs::write(&path, &*text).unwrap();
        let corpus = Corpus::at(dir.path());
        let all = read_records::<CorpusError>(&path, |record, offset, line| {
            let passages = record.passages("a.jsonl", offset, line, &SMALL);
            assert!(passages.iter().all(|passage| passage.span.of(&record.quote) == Some(&*passage.text)));
            // What is found is found there again.
            assert_eq!(corpus.record_words("a.jsonl", offset), Some(record.quote));
            Ok(())
        });
        let bad = all.unwrap();
        prop_assert_eq!(corpus.check(&SMALL).unwrap().len() as u64, bad.as_ref().map_or(0, |bad| bad.count));
        prop_assert!(bad.as_ref().is_none_or(|bad| (1..=lines(&text)).contains(&bad.line) && !bad.reason.is_empty()), "{:?}", bad);
    }

    #[test]
    fn settings(text in slipped(&[BUILT_IN], SETTINGS)) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("whosaid.toml");
        std::fs::write(&path, &*text).unwrap();
        if let Err(ConfigError::Toml { line, reason, .. }) = Config::read(&path) {
            prop_assert!((1..=lines(&text)).contains(&line) && !reason.is_empty(), "{line}: {reason}");
        }
    }

    #[test]
    fn gazetteers(text in prop_oneof![1 => pieces(GAZETTEER), 3 => slipped(GAZETTEERS, GAZETTEER)]) {
        let text = String::from_utf8_lossy(&text);
        match Source::parse(&text).and_then(|source| Gazetteer::compile(&source)) {
            Ok(gazetteer) => {
                let (keys, entries) = gazetteer.parts();
                let gazetteer = Gazetteer::from_parts(keys.to_vec(), entries.to_owned()).unwrap();
                for lang in ["en", "zh", "ru"] {
                    let mentions = gazetteer.scan(&text, &lang.parse::<Lang>().unwrap());
                    prop_assert!(mentions.iter().all(|mention| mention.span.of(&text).is_some_and(|named| !named.is_empty())));
                    prop_assert!(mentions.windows(2).all(|two| two[0].span.end <= two[1].span.start));
                }
            }
            Err(GazetteerError::Toml { line, .. }) => prop_assert!((1..=lines(text.as_bytes())).contains(&line)),
            Err(_) => {}
        }
    }
}
