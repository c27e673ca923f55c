//! Quotations taken out of texts by the library: marks, layouts, whom words are given to, and what an affiliation names.

mod affiliations;
mod any_text;
mod head_lines;
mod marks;
mod speakers;

use std::sync::LazyLock;

use whosaid::article::ArticleId;
use whosaid::lexicon::{Gazetteer, Source};
use whosaid::quote::{Attribution, Extracted, extract, paragraphs};
use whosaid::text::Span;

/// A gazetteer that knows countries and nothing else: nothing here but affiliations asks for more.
static SMALL: LazyLock<Gazetteer> = LazyLock::new(|| Gazetteer::compile(&Source::parse("schema = 1\n").unwrap()).unwrap());

fn extracted(lang: &str, text: &str) -> Extracted {
    extract(&ArticleId::from_words("any").unwrap(), text, &lang.parse().unwrap(), &SMALL)
}

/// The words that are found, in order.
fn words<'t>(lang: &str, text: &'t str) -> Vec<&'t str> {
    extracted(lang, text).quotes.iter().flat_map(|quote| quote.words(text)).collect()
}

/// Who is named for the first words that are found; `-` for nobody.
fn speaker(lang: &str, text: &str) -> String {
    match extracted(lang, text).quotes.into_iter().next().map(|quote| quote.attribution) {
        Some(Attribution::Resolved(speaker)) => speaker.name,
        Some(_) => "-".to_owned(),
        None => panic!("no quotation: {text}"),
    }
}

#[test]
fn paragraphs_are_lines_without_blanks_or_repeated_marks() {
    let text = "a\n\n “b c \n“d” e";
    let found: Vec<_> = paragraphs(text, Span::new(0, text.len())).into_iter().map(|s| s.of(text).unwrap()).collect();
    assert_eq!(found, ["a", "b c", "“d” e"]);
}
