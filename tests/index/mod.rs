//! Terms that stand for one another.

use whosaid::corpus::Corpus;
use whosaid::index::{Clause, Generations, Index, Request, Sources, Vocabulary, build};
use whosaid::lexicon::dictionary::{Builder, Sense, terms};
use whosaid::lexicon::{Dictionary, Gazetteer, Source};

fn dictionary() -> Dictionary {
    let mut builder = Builder::default();
    for (headword, senses) in [("引擎", &["engine"][..]), ("马达", &["motor", "engine"]), ("打", &["to hit", "to play", "dozen", "motor"])]
    {
        let sense = |text: &&str| Sense { text: (*text).to_owned(), terms: terms(text).into_iter().map(|t| t.0).collect() };
        builder.add(headword, senses.iter().map(sense));
    }
    Dictionary::from_bytes(builder.build().unwrap()).unwrap()
}

/// An index of four passages, by speaker.
fn index(dictionary: Option<&Dictionary>) -> (tempfile::TempDir, Index) {
    let dir = tempfile::tempdir().unwrap();
    let lines = [
        ("A", "zh", "引擎在这里转动了很久"),
        ("B", "zh", "马达在这里转动了很久"),
        ("C", "zh", "他们打了很久GPU"),
        ("D", "en", "An engine, and a motor too."),
    ];
    let lines: Vec<String> =
        lines.iter().map(|(who, lang, words)| serde_json::json!({"quote": words, "speaker": who, "lang": lang}).to_string()).collect();
    std::fs::create_dir(dir.path().join("corpus")).unwrap();
    std::fs::write(dir.path().join("corpus/quotes.jsonl"), lines.join("\n")).unwrap();
    let generations = Generations::at(dir.path().join("index"));
    let gazetteer = Gazetteer::compile(&Source::built_in().unwrap()).unwrap();
    let corpus = Corpus::at(dir.path().join("corpus"));
    let sources = Sources { corpus: &corpus, gazetteer_file: None, gazetteer: &gazetteer, dictionary };
    build(&sources, &generations, &mut |_, _| {}).unwrap();
    let index = Index::open(&generations, None).unwrap();
    (dir, index)
}

fn found(index: &Index, any: Vec<Clause>) -> Vec<(String, f32)> {
    let hits = index.search(&Request { any, limit: 10, ..Request::default() }).unwrap();
    hits.into_iter().map(|h| (h.passage.speaker.unwrap(), h.score)).collect()
}

fn speakers(index: &Index, any: Vec<Clause>) -> String {
    found(index, any).into_iter().map(|(who, _)| who).collect()
}

#[test]
fn chinese_is_found_by_english_and_the_surer_translation_comes_first() {
    let (_dir, index) = index(Some(&dictionary()));
    assert_eq!(speakers(&index, vec![Clause::Gloss("engin".into(), 1.0)]), "AB");
    assert_eq!(speakers(&index, vec![Clause::Gloss("motor".into(), 1.0)]), "BC");
    // A word that is English in the Chinese text is one of its terms.
    assert_eq!(speakers(&index, vec![Clause::Gloss("gpu".into(), 1.0)]), "C");
    assert_eq!(speakers(&index, vec![Clause::Gloss("nobody".into(), 1.0)]), "");
}

#[test]
fn synonyms_are_rare_together_and_not_each() {
    let (_dir, index) = index(Some(&dictionary()));
    let set = |words: &[(&str, f32)]| words.iter().map(|(w, x)| ((*w).to_owned(), *x)).collect::<Vec<_>>();
    let ask = |words: &[(&str, f32)]| found(&index, vec![Clause::Synonyms(Vocabulary::Headwords, set(words), 1.0)]);
    let both = ask(&[("引擎", 1.0), ("马达", 1.0)]);
    assert_eq!((both.len(), both[0].1), (2, both[1].1), "{both:?}");
    assert!(ask(&[("引擎", 1.0)])[0].1 > both[0].1);
    assert_eq!(ask(&[("引擎", 0.5), ("马达", 1.0)])[0].0, "B");
    assert!(ask(&[]).is_empty() && ask(&[("引擎", 0.0), ("马达", f32::NAN)]).is_empty());
}

#[test]
fn one_synonym_of_the_text_weighs_what_a_token_weighs() {
    let (_dir, index) = index(None);
    let token = found(&index, vec![Clause::Token("engine".into(), 2.0)]);
    let synonym = found(&index, vec![Clause::Synonyms(Vocabulary::Text, vec![("engine".into(), 1.0)], 2.0)]);
    assert_eq!(token.len(), 1);
    assert!((token[0].1 - synonym[0].1).abs() < 1e-4, "{token:?} {synonym:?}");
    assert!(found(&index, vec![Clause::Gloss("engin".into(), 1.0)]).is_empty());
}
