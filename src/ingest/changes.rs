//! What a new text of a stored article changes in its quotes.

use std::collections::HashMap;

use crate::article::Article;
use crate::corpus::{Corpus, CorpusError};
use crate::lexicon::Gazetteer;
use crate::quote::Quote;

/// A quote that is new, gone, or somebody else's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How the words begin.
    pub words: String,
    pub what: What,
}

/// What became of a quote; speakers are `None` where nobody is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    New { speaker: Option<String> },
    Gone { speaker: Option<String> },
    Reattributed { from: Option<String>, to: Option<String> },
}

/// The changes from the stored article of the same id.
pub(super) fn between(corpus: &Corpus, article: &Article, quotes: &[Quote], gazetteer: &Gazetteer) -> Result<Vec<Change>, CorpusError> {
    let stored = corpus.article(&article.id)?;
    let earlier = corpus.quotes(&stored, gazetteer)?.quotes;
    let before: HashMap<_, _> = earlier.iter().map(|quote| (&quote.id, quote)).collect();
    let after: HashMap<_, _> = quotes.iter().map(|quote| (&quote.id, quote)).collect();
    let speaker = |quote: &Quote| quote.attribution.name().map(str::to_owned);
    let gone = earlier.iter().filter(|quote| !after.contains_key(&quote.id));
    let gone = gone.map(|quote| Change { words: words(quote, &stored), what: What::Gone { speaker: speaker(quote) } });
    let rest = quotes.iter().filter_map(|quote| {
        let what = match before.get(&quote.id) {
            None => What::New { speaker: speaker(quote) },
            Some(earlier) if speaker(earlier) != speaker(quote) => What::Reattributed { from: speaker(earlier), to: speaker(quote) },
            Some(_) => return None,
        };
        Some(Change { words: words(quote, article), what })
    });
    Ok(gone.chain(rest).collect())
}

fn words(quote: &Quote, article: &Article) -> String {
    quote.words(&article.body).first().and_then(|w| w.lines().next()).unwrap_or_default().chars().take(40).collect()
}
