//! All that is wrong with a corpus, where reading stops at the first.

use std::path::{Path, PathBuf};

use crate::lexicon::Gazetteer;

use super::{Corpus, CorpusError, bulk, sidecar};

/// Something that is wrong, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// Whether an index cannot be built because of it; else it is worth a look.
    pub error: bool,
    pub reason: String,
}

impl Corpus {
    /// Reads everything and collects what is wrong, file by file. Only a folder that cannot be read is an error of its own.
    pub fn check(&self, gazetteer: &Gazetteer) -> Result<Vec<Finding>, CorpusError> {
        let mut out = Vec::new();
        for path in self.files("md")? {
            if let Err(error) = self.check_article(&path, gazetteer, &mut out) {
                out.push(finding(&path, error));
            }
        }
        for path in self.files("toml")? {
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            let alone = name.strip_suffix(".quotes.toml").is_some_and(|stem| !self.dir.join(format!("{stem}.md")).exists());
            if alone {
                let reason = "its article is not there; put it back, or delete this file".to_owned();
                out.push(Finding { path, line: 1, error: false, reason });
            }
        }
        for path in self.bulk_files()? {
            out.extend(bulk::bad_lines(&path)?.into_iter().map(|(line, reason)| Finding { path: path.clone(), line, error: true, reason }));
        }
        Ok(out)
    }

    fn check_article(&self, path: &Path, gazetteer: &Gazetteer, out: &mut Vec<Finding>) -> Result<(), CorpusError> {
        let id = self.id_of(path.file_stem().and_then(|s| s.to_str()).unwrap_or_default())?;
        let article = self.article(&id)?;
        let path = self.sidecar_path(&id);
        match std::fs::read_to_string(&path) {
            Ok(text) => {
                let found = sidecar::findings(&text, &article, gazetteer);
                out.extend(found.into_iter().map(|((line, reason), error)| Finding { path: path.clone(), line, error, reason }));
                Ok(())
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(()),
            Err(source) => Err(CorpusError::Io { path, source }),
        }
    }
}

fn finding(path: &Path, error: CorpusError) -> Finding {
    let (path, line, reason) = match error {
        CorpusError::At { path, line, reason } => (path, line, reason),
        CorpusError::FrontMatter { path, reason } => (path, 1, reason),
        CorpusError::Io { path, source } => (path, 1, source.to_string()),
        error @ CorpusError::NoArticle(_) => (path.to_owned(), 1, error.to_string()),
    };
    Finding { path, line, error: true, reason }
}
