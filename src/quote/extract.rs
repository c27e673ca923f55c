//! Extraction: the layout of an article is recognised, its quotations read, their affiliations understood.

use std::cell::OnceCell;
use std::collections::HashMap;

use crate::article::ArticleId;
use crate::lexicon::Gazetteer;
use crate::text::Lang;
use crate::text::script::{NAME_DOTS, is_han, is_kana};

use super::entities::written_out;
use super::layouts::{
    RUNNING, TABLE, Who, around_blocks, below_other_names, between_pairs, end_above_others, labelled_others, with_affiliations,
};
use super::pulled::without_pulled;
use super::{Affiliation, Attribution, Quote, QuoteId, Speaker, SpeakerId};

/// The quotes of an article, and how it was read.
pub struct Extracted {
    /// In the order of the text.
    pub quotes: Vec<Quote>,
    /// The layout that was recognised.
    pub layout: Option<&'static str>,
}

/// Takes the quotations out of a text. Every span is one of `body`.
pub fn extract(article: &ArticleId, body: &str, lang: &Lang, gazetteer: &Gazetteer) -> Extracted {
    let text = written_out(body);
    // Running text is read around the blocks of another layout, too, and once.
    let mut running = OnceCell::new();
    for layout in TABLE {
        let read = if layout.blocks { None } else { running.take() };
        let mut found = without_pulled(&text, read.unwrap_or_else(|| (layout.read)(&text, lang)));
        if found.is_empty() {
            continue;
        }
        if layout.blocks {
            let running = running.get_or_init(|| (RUNNING.read)(&text, lang));
            end_above_others(&text, running, &mut found);
            labelled_others(&text, running, &mut found);
            if layout.lines {
                below_other_names(&text, &mut found);
            }
            let Some(around) = around_blocks(&text, running, &found) else { continue };
            found.extend(around);
            found = between_pairs(&text, found);
            found.sort_by_key(|f| f.words.start);
            // What a caption says again is told around the blocks.
            found = with_affiliations(without_pulled(&text, found));
        }
        // Whoever speaks often is read once.
        let mut read: HashMap<&str, Affiliation> = HashMap::new();
        let mut ids: HashMap<String, SpeakerId> = HashMap::new();
        let quotes = found.into_iter().filter_map(|f| {
            let words = f.words.of(body)?;
            let affiliation = f.affiliation.and_then(|a| a.of(body));
            let affiliation = affiliation.map(|a| read.entry(a).or_insert_with(|| Affiliation::read(a, gazetteer, lang)).clone());
            let confidence = f.confidence.min(surest(&f.who, affiliation.is_some(), lang));
            let (attribution, mention) = match f.who {
                Who::Named { name, mention } => {
                    let id = ids.entry(name.clone()).or_insert_with(|| SpeakerId::of(&name)).clone();
                    (Attribution::Resolved(Speaker { id, name, aliases: Vec::new() }), mention)
                }
                Who::Called(mention) => (Attribution::Named(mention.of(body)?.to_owned()), Some(mention)),
                Who::Unknown => (Attribution::Unattributed, None),
            };
            Some(Quote {
                id: QuoteId::new(article.as_str(), words),
                article: article.clone(),
                kind: f.kind,
                spans: vec![f.words],
                attribution,
                mention,
                affiliation,
                confidence,
                reviewed: false,
            })
        });
        let mut quotes: Vec<Quote> = quotes.collect();
        tell_apart(&mut quotes, article, body);
        return Extracted { quotes, layout: Some(layout.name) };
    }
    Extracted { quotes: Vec::new(), layout: None }
}

/// How sure an attribution can be at most, by whom it is to: where one word is all of a name, or nothing but a particle or a verb shows a name
/// for one, a tenth and more of those to whom words were given were nobody (so measured on articles that no rule was made for).
fn surest(who: &Who, posted: bool, lang: &Lang) -> f32 {
    let Who::Named { name, .. } = who else { return 1.0 };
    let dense = name.chars().all(|c| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c));
    let alone = !dense && !name.contains([' ', '-']) && !name.contains(NAME_DOTS);
    let uncased = matches!(lang.primary(), "ar" | "fa" | "ur" | "hi" | "ko");
    if alone || uncased && !posted { SHOWN } else { 1.0 }
}

/// The confidence above which nobody is meant to look again.
const SHOWN: f32 = 0.9;

/// The same words twice in an article are two quotes, and need two ids.
fn tell_apart(quotes: &mut [Quote], article: &ArticleId, body: &str) {
    let mut seen: HashMap<QuoteId, usize> = HashMap::new();
    for quote in quotes {
        let before = seen.entry(quote.id.clone()).or_insert(0);
        if *before > 0 {
            quote.id = QuoteId::new(article.as_str(), &format!("{}\0{before}", quote.words(body).join("\n")));
        }
        *before += 1;
    }
}
