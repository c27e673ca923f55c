//! The corpus on disk: articles, their sidecars and bulk records. The truth from which every index is made.
//!
//! Architecture invariant: nothing here knows an index; what is written is written whole or not at all.

mod bulk;
mod check;
mod front_matter;
mod sidecar;
mod state;
mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::article::{Article, ArticleId};
use crate::lexicon::Gazetteer;
use crate::quote::{Quote, QuoteId, extract};

pub use bulk::{Record, read_records};
pub use check::Finding;
pub use sidecar::SpeakerLine;
pub use state::{Difference, State};
pub use write::{atomically, atomically_from};

/// What is wrong with the corpus; each names the file and, where there is one, the line.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: {reason}; articles begin with TOML between two lines of `+++`", path.display())]
    FrontMatter { path: PathBuf, reason: String },
    #[error("{}:{line}: {reason}", path.display())]
    At { path: PathBuf, line: usize, reason: String },
    #[error("no article `{0}` in the corpus; `whosaid articles` lists them")]
    NoArticle(String),
}

impl CorpusError {
    /// Whether a file could not be written because its folder may only be read.
    pub fn is_read_only(&self) -> bool {
        matches!(self, Self::Io { source, .. } if matches!(source.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem))
    }

    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

/// The quotes of an article, and where they come from.
pub struct Quotes {
    /// In the order of the text.
    pub quotes: Vec<Quote>,
    /// Whether the extractor had to run, so that the sidecar is to be written.
    pub extracted: bool,
    /// Reviewed entries whose words are gone from the article, with their lines in the sidecar.
    pub lost: Vec<(usize, QuoteId)>,
}

/// A corpus folder.
#[derive(Debug, Clone)]
pub struct Corpus {
    dir: PathBuf,
}

impl Corpus {
    /// The corpus in a folder; the folder need not exist yet.
    pub fn at(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into() }
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The ids of all articles, sorted.
    pub fn article_ids(&self) -> Result<Vec<ArticleId>, CorpusError> {
        let mut ids = Vec::new();
        for path in self.files("md")? {
            let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
            ids.push(self.id_of(stem)?);
        }
        ids.sort();
        Ok(ids)
    }

    /// The article of a file, by the file's name without its ending.
    pub fn id_of(&self, stem: &str) -> Result<ArticleId, CorpusError> {
        let path = self.dir.join(format!("{stem}.md"));
        stem.parse().map_err(|e| CorpusError::FrontMatter { path, reason: format!("{e}, and the file's name is the id") })
    }

    /// The bulk files, sorted.
    pub fn bulk_files(&self) -> Result<Vec<PathBuf>, CorpusError> {
        self.files("jsonl")
    }

    /// An article.
    pub fn article(&self, id: &ArticleId) -> Result<Article, CorpusError> {
        let path = self.article_path(id);
        let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => CorpusError::NoArticle(id.to_string()),
            _ => CorpusError::Io { path: path.clone(), source },
        })?;
        let (meta, body) = front_matter::read(&text).map_err(|reason| CorpusError::FrontMatter { path, reason })?;
        Ok(Article { id: id.clone(), meta, body: body.to_owned() })
    }

    /// The stored article that a person calls by its id.
    pub fn find(&self, words: &str) -> Result<ArticleId, CorpusError> {
        let id = words.parse().ok().filter(|id| self.article_path(id).is_file());
        id.ok_or_else(|| CorpusError::NoArticle(words.to_owned()))
    }

    /// Takes an article out, with its sidecar.
    pub fn remove(&self, id: &ArticleId) -> Result<(), CorpusError> {
        // The article goes first: a sidecar that is left alone does no harm.
        for path in [self.article_path(id), self.sidecar_path(id)] {
            match fs::remove_file(&path) {
                Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(CorpusError::io(&path)(e)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Stores an article, replacing one of that id.
    pub fn store(&self, article: &Article) -> Result<(), CorpusError> {
        fs::create_dir_all(&self.dir).map_err(CorpusError::io(&self.dir))?;
        let path = self.article_path(&article.id);
        let text =
            front_matter::write(&article.meta, &article.body).map_err(|reason| CorpusError::FrontMatter { path: path.clone(), reason })?;
        atomically(&path, text.as_bytes()).map_err(CorpusError::io(&path))
    }

    /// The quotes of an article: the sidecar's; what it does not have (there is none yet, or the article was edited since)
    /// is extracted, and reviewed entries win. Writes nothing.
    pub fn quotes(&self, article: &Article, gazetteer: &Gazetteer) -> Result<Quotes, CorpusError> {
        let path = self.sidecar_path(&article.id);
        let stored = match fs::read_to_string(&path) {
            Ok(text) => Some(sidecar::read(&text, article, gazetteer).map_err(|(line, reason)| CorpusError::At {
                path: path.clone(),
                line,
                reason,
            })?),
            Err(e) if e.kind() == io::ErrorKind::NotFound => None,
            Err(e) => return Err(CorpusError::io(&path)(e)),
        };
        let (reviewed, lost) = match stored {
            Some(stored) if !stored.outdated => return Ok(Quotes { quotes: stored.quotes, extracted: false, lost: Vec::new() }),
            Some(stored) => (stored.quotes, stored.lost),
            None => (Vec::new(), Vec::new()),
        };
        let mut quotes = extract(&article.id, &article.body, &article.meta.lang, gazetteer).quotes;
        quotes.retain(|q| !reviewed.iter().any(|r| r.overlaps(q)));
        quotes.extend(reviewed);
        quotes.sort_by_key(|q| q.spans.first().copied());
        Ok(Quotes { quotes, extracted: true, lost })
    }

    /// Who is quoted in an article, by its sidecar: a line a quote. Nothing where there is none yet.
    pub fn speakers(&self, id: &ArticleId) -> Result<Vec<SpeakerLine>, CorpusError> {
        let path = self.sidecar_path(id);
        match fs::read_to_string(&path) {
            Ok(text) => sidecar::speakers(&text).map_err(|(line, reason)| CorpusError::At { path, line, reason }),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(e) => Err(CorpusError::io(&path)(e)),
        }
    }

    /// The error for a reviewed entry whose words are gone.
    pub fn lost(&self, article: &Article, line: usize, quote: &QuoteId) -> CorpusError {
        let reason = format!("the words of reviewed quote `{quote}` are no longer in the article; correct `text`, or delete the entry");
        CorpusError::At { path: self.sidecar_path(&article.id), line, reason }
    }

    /// Writes an article's sidecar.
    pub fn store_quotes(&self, article: &Article, quotes: &[Quote]) -> Result<(), CorpusError> {
        let path = self.sidecar_path(&article.id);
        let text = sidecar::write(article, quotes).map_err(|reason| CorpusError::At { path: path.clone(), line: 1, reason })?;
        atomically(&path, text.as_bytes()).map_err(CorpusError::io(&path))
    }

    /// The words of a bulk record, whose line begins at a byte, read afresh from the disk; `None` where no record does.
    pub fn record_words(&self, file: &str, offset: u64) -> Option<String> {
        bulk::record_at(&self.dir.join(file), offset).ok().flatten().map(|record| record.quote)
    }

    fn article_path(&self, id: &ArticleId) -> PathBuf {
        self.dir.join(format!("{id}.md"))
    }

    /// Where an article's sidecar is, or would be.
    pub fn sidecar_path(&self, id: &ArticleId) -> PathBuf {
        self.dir.join(format!("{id}.quotes.toml"))
    }

    /// The files of an extension, sorted; none where the folder is missing.
    fn files(&self, extension: &str) -> Result<Vec<PathBuf>, CorpusError> {
        let entries = match fs::read_dir(&self.dir) {
            Ok(entries) => entries,
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(CorpusError::io(&self.dir)(e)),
        };
        let mut out = Vec::new();
        for entry in entries {
            let path = entry.map_err(CorpusError::io(&self.dir))?.path();
            let hidden = path.file_name().is_some_and(|n| n.as_encoded_bytes().starts_with(b"."));
            if !hidden && path.extension().is_some_and(|e| e == extension) && path.is_file() {
                out.push(path);
            }
        }
        out.sort();
        Ok(out)
    }
}
