//! The corpus on disk: articles, their sidecars and bulk records. The truth from which every index is made.
//!
//! Architecture invariant: nothing here knows an index; what is written is written whole or not at all.

mod bulk;
mod check;
mod front_matter;
mod read;
mod sidecar;
mod state;
mod write;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::article::{Article, ArticleId};
use crate::lexicon::Gazetteer;
use crate::quote::{Quote, QuoteId, extract};

use serde::{Deserialize, Serialize};

pub use bulk::{BadLines, Record, read_records};
pub use check::Finding;
pub use sidecar::SpeakerLine;
pub use state::{Difference, State};
pub use write::{atomically, atomically_from};

/// How the names of sidecars end.
const SIDECAR: &str = ".quotes.toml";
const BULK: &str = ".jsonl";

/// What is wrong with the corpus; each names the file and, where there is one, the line.
#[derive(Debug, thiserror::Error)]
pub enum CorpusError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
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

    /// As a line (from 1) of a file and what is wrong there; what names none is about `otherwise`.
    fn parts(self, otherwise: &Path) -> (PathBuf, usize, String) {
        match self {
            Self::At { path, line, reason } => (path, line, reason),
            Self::Io { path, source } => (path, 1, source.to_string()),
            error @ Self::NoArticle(_) => (otherwise.to_owned(), 1, error.to_string()),
        }
    }

    fn io(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::Io { path, source }
    }
}

/// An article that cannot be read, or whose sidecar cannot, or lines of a bulk file, so that everything goes on without them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unread {
    /// The file's name in the corpus.
    pub file: String,
    /// From 1.
    pub line: usize,
    pub reason: String,
}

impl Unread {
    /// Whether it is the sidecar that cannot be read.
    pub fn is_sidecar(&self) -> bool {
        self.file.ends_with(SIDECAR)
    }

    /// Whether it is lines of a bulk file, whose others are read.
    pub fn is_bulk(&self) -> bool {
        self.file.ends_with(BULK)
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

    /// The ids of all articles, sorted. A file whose name is none is no article; [`Self::check`] names it.
    pub fn article_ids(&self) -> Result<Vec<ArticleId>, CorpusError> {
        let files = self.files("md")?;
        let mut ids: Vec<ArticleId> = files.iter().filter_map(|path| path.file_stem()?.to_str()?.parse().ok()).collect();
        ids.sort();
        Ok(ids)
    }

    /// Every article, sorted by id, or why it cannot be read.
    pub fn articles(&self) -> Result<impl Iterator<Item = Result<Article, Unread>>, CorpusError> {
        let mut files = self.files("md")?;
        files.sort_by(|a, b| a.file_stem().cmp(&b.file_stem()));
        Ok(files.into_iter().map(|path| self.article_of(&path).map_err(|error| self.unread(&path, error))))
    }

    /// The article of a file in the corpus folder.
    pub fn article_of(&self, path: &Path) -> Result<Article, CorpusError> {
        let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default();
        let id: ArticleId = stem.parse().map_err(|e| {
            let reason = format!("{e}; the name of an article's file is its id, so give it another name or put it elsewhere");
            CorpusError::At { path: path.to_owned(), line: 1, reason }
        })?;
        self.article(&id)
    }

    /// What is left out because it cannot be read.
    pub fn unread(&self, path: &Path, error: CorpusError) -> Unread {
        let (path, line, reason) = error.parts(path);
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Unread { file, line, reason }
    }

    /// The bulk files, sorted.
    pub fn bulk_files(&self) -> Result<Vec<PathBuf>, CorpusError> {
        self.files("jsonl")
    }

    /// An article.
    pub fn article(&self, id: &ArticleId) -> Result<Article, CorpusError> {
        let path = self.article_path(id);
        let text = read::text(&path)?.ok_or_else(|| CorpusError::NoArticle(id.to_string()))?;
        let (meta, body) = front_matter::read(&text).map_err(|(line, reason)| CorpusError::At { path, line, reason })?;
        Ok(Article { id: id.clone(), meta, body: body.to_owned() })
    }

    /// The stored article that a person calls by its id.
    pub fn find(&self, words: &str) -> Result<ArticleId, CorpusError> {
        let id = words.parse().ok().filter(|id| self.article_path(id).is_file());
        id.ok_or_else(|| CorpusError::NoArticle(words.to_owned()))
    }

    /// The bulk file that a person calls by its name, with or without its ending.
    pub fn find_bulk(&self, words: &str) -> Option<PathBuf> {
        let name = words.strip_suffix(BULK).unwrap_or(words);
        self.bulk_files().ok()?.into_iter().find(|path| path.file_stem().is_some_and(|stem| stem == name))
    }

    /// Takes a bulk file out.
    pub fn remove_bulk(&self, path: &Path) -> Result<(), CorpusError> {
        fs::remove_file(path).map_err(CorpusError::io(path))
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
            front_matter::write(&article.meta, &article.body).map_err(|reason| CorpusError::At { path: path.clone(), line: 1, reason })?;
        atomically(&path, text.as_bytes()).map_err(CorpusError::io(&path))
    }

    /// The quotes of an article: the sidecar's; what it does not have (there is none yet, or the article was edited since)
    /// is extracted, and reviewed entries win. Writes nothing.
    pub fn quotes(&self, article: &Article, gazetteer: &Gazetteer) -> Result<Quotes, CorpusError> {
        let path = self.sidecar_path(&article.id);
        let stored = read::text(&path)?.map(|text| sidecar::read(&text, article, gazetteer));
        let stored = stored.transpose().map_err(|(line, reason)| CorpusError::At { path, line, reason })?;
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
        let speakers = read::text(&path)?.map(|text| sidecar::speakers(&text)).transpose();
        Ok(speakers.map_err(|(line, reason)| CorpusError::At { path, line, reason })?.unwrap_or_default())
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
        self.dir.join(format!("{id}{SIDECAR}"))
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
