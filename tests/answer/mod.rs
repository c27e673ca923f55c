//! Words of another language, told one by one.

use std::sync::Arc;

use whosaid::answer::{Gloss, Glosser};
use whosaid::lexicon::Dictionary;
use whosaid::lexicon::dictionary::{Builder, Sense};
use whosaid::text::Lang;

fn glosser() -> Glosser {
    let mut builder = Builder::default();
    for (word, sense) in [("印度", "India"), ("需要", "to need"), ("平台", "platform")] {
        builder.add(word, [Sense { text: sense.to_owned(), terms: vec![sense.to_owned()] }]);
    }
    Glosser::new(None, Some(Arc::new(Dictionary::from_bytes(builder.build().unwrap()).unwrap())))
}

fn lang(tag: &str) -> Lang {
    tag.parse().unwrap()
}

#[test]
fn words_are_told_one_by_one_and_others_stand_for_themselves() {
    let text = "印度需要（DeepSeek 2），平台";
    let Some(Gloss::Words(words)) = glosser().gloss(text, &lang("zh"), &lang("hi")).unwrap() else { panic!("no words") };
    let told: Vec<_> = words.iter().map(|w| (w.span.of(text).unwrap(), w.senses.join("/"))).collect();
    let told: Vec<_> = told.iter().map(|(word, senses)| (*word, senses.as_str())).collect();
    assert_eq!(told, [("印度", "India"), ("需要", "to need"), ("DeepSeek 2", ""), ("平台", "platform")]);
}

#[test]
fn who_reads_it_already_is_not_helped() {
    let glosser = glosser();
    assert!(!glosser.can(&lang("zh"), &lang("zh-Hant")) && !glosser.can(&lang("en"), &lang("zh")) && glosser.can(&lang("zh"), &lang("ar")));
    assert_eq!(glosser.gloss("印度", &lang("zh"), &lang("zh")).unwrap(), None);
    assert_eq!(glosser.gloss("ABC", &lang("zh"), &lang("en")).unwrap(), None, "nothing to look up");
}
