//! Quotes in bulk: a file of records goes into the corpus as it is, once every line of it has been read. Lines that are no records
//! stay in it, to be mended there, and the index is without them.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::article::ArticleId;
use crate::corpus::{BadLines, Corpus, CorpusError, atomically_from, read_records};

use super::Known;

/// A file of records that may come in.
#[derive(Debug, Clone)]
pub struct BulkFile {
    /// Where it is.
    pub path: PathBuf,
    /// Its name in the corpus.
    pub name: String,
    /// Lines with a quote.
    pub quotes: u64,
    /// Lines that are no records.
    pub bad: Option<BadLines>,
    pub known: Known,
}

impl BulkFile {
    /// Reads every line; where none is a record, that is the error.
    pub fn read(path: &Path, corpus: &Corpus) -> Result<Self, CorpusError> {
        let mut quotes = 0;
        let bad = read_records::<CorpusError>(path, |_, _, _| {
            quotes += 1;
            Ok(())
        })?;
        if let (0, Some(BadLines { line, reason, .. })) = (quotes, &bad) {
            return Err(CorpusError::At { path: path.to_owned(), line: *line, reason: reason.clone() });
        }
        let stem = path.file_stem().and_then(|s| s.to_str()).and_then(ArticleId::from_words);
        let name = format!("{}.jsonl", stem.as_ref().map_or("quotes", ArticleId::as_str));
        let stored = corpus.dir().join(&name);
        let known = match same(path, &stored) {
            Ok(true) => Known::Same,
            Ok(false) => Known::Changed,
            Err(e) if e.kind() == io::ErrorKind::NotFound => Known::New,
            Err(source) => return Err(CorpusError::Io { path: stored, source }),
        };
        Ok(Self { path: path.to_owned(), name, quotes, bad, known })
    }

    /// Copies it into the corpus.
    pub fn store(&self, corpus: &Corpus) -> Result<(), CorpusError> {
        let into = corpus.dir().join(&self.name);
        let copied = File::open(&self.path).and_then(|mut from| atomically_from(&into, &mut from));
        copied.map_err(|source| CorpusError::Io { path: into, source })
    }
}

/// Whether two files hold the same, without holding them in memory.
fn same(one: &Path, other: &Path) -> io::Result<bool> {
    use std::io::{BufRead, BufReader};
    if fs::metadata(one)?.len() != fs::metadata(other)?.len() {
        return Ok(false);
    }
    let (mut a, mut b) = (BufReader::new(File::open(one)?), BufReader::new(File::open(other)?));
    loop {
        let (x, y) = (a.fill_buf()?, b.fill_buf()?);
        let n = x.len().min(y.len());
        if x[..n] != y[..n] {
            return Ok(false);
        }
        if n == 0 {
            return Ok(true);
        }
        a.consume(n);
        b.consume(n);
    }
}
