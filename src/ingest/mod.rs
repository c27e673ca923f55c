//! Taking an article in: article → quote → corpus.

mod bulk;
mod changes;
mod intake;
mod library;
mod merge;
mod people;
mod sources;
mod watch;

use crate::article::{Article, Draft, PartialDate};
use crate::corpus::{Corpus, CorpusError};
use crate::lexicon::Gazetteer;
use crate::quote::{Quote, QuoteId};

pub use bulk::BulkFile;
pub use changes::{Change, What};
pub use intake::{Intake, IntakeError, Item, Pending};
pub use library::Library;
pub use merge::{MergeError, Merged, merge};
pub use people::doubles;
pub use sources::{Source, SourceError, sources};
pub use watch::{Event, Feeds, in_turn};

/// An article with the quotes that were found in it, before anything is written.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub article: Article,
    pub quotes: Vec<Quote>,
    /// What the corpus has of it already.
    pub known: Known,
    /// What is other than in the stored article.
    pub changes: Vec<Change>,
    /// Reviewed quotes of the stored article whose words are gone from the new text: kept out, and said so.
    pub lost: Vec<QuoteId>,
}

/// How something that comes in relates to the corpus.
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
pub fn prepare(draft: Draft, corpus: &Corpus, library: &Library, gazetteer: &Gazetteer) -> Result<Incoming, CorpusError> {
    let (id, known) = library.place(&draft);
    let Draft { mut meta, body, .. } = draft;
    meta.retrieved = Some(PartialDate::today());
    let article = Article { id, meta, body };
    let read = corpus.quotes(&article, gazetteer)?;
    let lost = read.lost.into_iter().map(|(_, quote)| quote).collect();
    let mut quotes = read.quotes;
    if known != Known::Same {
        library.people(gazetteer).recognise(&mut quotes);
    }
    let changes = if known == Known::Changed { changes::between(corpus, &article, &quotes, gazetteer)? } else { Vec::new() };
    Ok(Incoming { article, quotes, known, changes, lost })
}

/// Stores the article, then its sidecar: a kill in between leaves an article whose quotes the next rebuild extracts.
pub fn store(incoming: &Incoming, corpus: &Corpus, library: &mut Library) -> Result<(), CorpusError> {
    corpus.store(&incoming.article)?;
    corpus.store_quotes(&incoming.article, &incoming.quotes)?;
    library.took(&incoming.article, &incoming.quotes);
    Ok(())
}
