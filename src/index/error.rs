//! What can go wrong with an index. Most of it costs a rebuild and nothing else.

use std::io;
use std::path::PathBuf;

use crate::corpus::CorpusError;
use crate::embedding::EncoderError;
use crate::lexicon::GazetteerError;

/// An index that cannot be opened, built or read.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// There is none yet.
    #[error("there is no index in {}; run `whosaid rebuild`", dir.display())]
    Missing { dir: PathBuf },
    /// It is of another version, of another corpus, or damaged: `reason` says which, as a clause.
    #[error("the index {reason}; run `whosaid rebuild`")]
    Stale { reason: String },
    /// Somebody else is building.
    #[error("another whosaid (process {holder}) is building the index in {}; wait until it is done", dir.display())]
    Locked { dir: PathBuf, holder: String },
    /// There is nothing to go back to.
    #[error("{} holds no index from before the live one", dir.display())]
    NothingBefore { dir: PathBuf },
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    #[error(transparent)]
    Corpus(#[from] CorpusError),
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    /// The search engine failed.
    #[error("the search engine failed: {0}; `whosaid rebuild` makes a new index")]
    Engine(#[from] tantivy::TantivyError),
}

impl IndexError {
    pub(super) fn io(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { path, source }
    }
}
