//! Taking an article in: article → quote → corpus.

use crate::article::{Article, ArticleId, Draft, PartialDate};
use crate::corpus::{Corpus, CorpusError};
use crate::lexicon::Gazetteer;
use crate::quote::{Quote, QuoteId};

/// An article with the quotes that were found in it, before anything is written.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub article: Article,
    pub quotes: Vec<Quote>,
    /// What the corpus has of it already.
    pub known: Known,
    /// Reviewed quotes of the stored article whose words are gone from the new text: kept out, and said so.
    pub lost: Vec<QuoteId>,
}

/// How an incoming article relates to the corpus.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// It is new.
    New,
    /// The same address with other words: it replaces the stored one.
    Changed,
    /// The very same words are stored.
    Same,
}

/// Gives a draft its name in the corpus and takes its quotes out. Writes nothing.
pub fn prepare(draft: Draft, corpus: &Corpus, gazetteer: &Gazetteer) -> Result<Incoming, CorpusError> {
    let (id, known) = place(&draft, corpus)?;
    let Draft { mut meta, body, .. } = draft;
    meta.retrieved = Some(PartialDate::today());
    let article = Article { id, meta, body };
    let read = corpus.quotes(&article, gazetteer)?;
    let lost = read.lost.into_iter().map(|(_, quote)| quote).collect();
    let quotes = read.quotes;
    Ok(Incoming { article, quotes, known, lost })
}

/// Stores the article, then its sidecar: a kill in between leaves an article whose quotes the next rebuild extracts.
pub fn store(incoming: &Incoming, corpus: &Corpus) -> Result<(), CorpusError> {
    corpus.store(&incoming.article)?;
    corpus.store_quotes(&incoming.article, &incoming.quotes)
}

/// The stored article of the same address or the same words, else a free name.
fn place(draft: &Draft, corpus: &Corpus) -> Result<(ArticleId, Known), CorpusError> {
    let ids = corpus.article_ids()?;
    for id in &ids {
        let stored = corpus.article(id)?;
        if stored.body == draft.body {
            return Ok((id.clone(), Known::Same));
        }
        if stored.meta.url.is_some() && stored.meta.url == draft.meta.url {
            return Ok((id.clone(), Known::Changed));
        }
    }
    let wanted = name(draft);
    if !ids.contains(&wanted) {
        return Ok((wanted, Known::New));
    }
    let hash = QuoteId::new("article", &draft.body);
    Ok((wanted.distinguished(hash.as_str().get(..6).unwrap_or("other")), Known::New))
}

/// A name from the address, else the title, else the file.
fn name(draft: &Draft) -> ArticleId {
    let path = draft.meta.url.as_deref().and_then(|u| url::Url::parse(u).ok());
    let slug = path
        .as_ref()
        .and_then(|u| u.path_segments()?.rfind(|s| s.chars().any(char::is_alphabetic)).map(|s| s.trim_end_matches(".html").to_owned()));
    [slug, draft.meta.title.clone(), draft.file_stem.clone()]
        .into_iter()
        .flatten()
        .find_map(|words| ArticleId::from_words(&words))
        .or_else(|| ArticleId::from_words(QuoteId::new("article", &draft.body).as_str()))
        .expect("a hash is letters and digits, and those make an id")
}
