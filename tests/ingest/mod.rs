//! What the corpus has, known by address.

use whosaid::article::{Article, Meta};
use whosaid::corpus::Corpus;
use whosaid::ingest::Library;

/// Whether an article of one address is found by another one.
fn is_the_same(stored: &str, asked: &str) -> bool {
    let dir = tempfile::tempdir().unwrap();
    let corpus = Corpus::at(dir.path());
    let meta = Meta {
        title: None,
        url: Some(stored.to_owned()),
        outlet: None,
        author: None,
        published: None,
        lang: "en".parse().unwrap(),
        retrieved: None,
    };
    corpus.store(&Article { id: "a".parse().unwrap(), meta, body: "Words.\n".to_owned() }).unwrap();
    Library::of(&corpus).unwrap().at(asked).is_some()
}

#[test]
fn an_address_is_the_same_however_it_was_come_by() {
    let plain = "https://a.example/x/y";
    for same in [plain, "https://a.example/x/y/", "https://a.example/x/y#top", "https://a.example/x/y?utm_source=chat"] {
        assert!(is_the_same(plain, same) && is_the_same(same, plain), "{same}");
    }
    for other in ["https://a.example/x", "https://a.example/x/y?id=2", "https://b.example/x/y"] {
        assert!(!is_the_same(plain, other) && !is_the_same(other, plain), "{other}");
    }
}
