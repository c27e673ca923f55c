//! All that is wrong with a corpus, where reading stops at the first.

use std::path::{Path, PathBuf};

use crate::lexicon::Gazetteer;

use super::{Corpus, CorpusError, SIDECAR, bulk, read, sidecar};

/// Something that is wrong, or may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub path: PathBuf,
    /// From 1.
    pub line: usize,
    /// Whether an index cannot be built because of it, or lacks it; else it is worth a look.
    pub error: bool,
    pub reason: String,
}

impl Corpus {
    /// Reads everything and collects what is wrong, file by file. Only a folder that cannot be read is an error of its own.
    pub fn check(&self, gazetteer: &Gazetteer) -> Result<Vec<Finding>, CorpusError> {
        let mut out = Vec::new();
        for path in self.files("md")? {
            if let Err(error) = self.check_article(&path, gazetteer, &mut out) {
                let (path, line, reason) = error.parts(&path);
                out.push(Finding { path, line, error: true, reason });
            }
        }
        for path in self.files("toml")? {
            let name = path.file_name().and_then(|n| n.to_str()).unwrap_or_default();
            let alone = name.strip_suffix(SIDECAR).is_some_and(|stem| !self.dir.join(format!("{stem}.md")).exists());
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
        let article = self.article_of(path)?;
        let path = self.sidecar_path(&article.id);
        let Some(text) = read::text(&path)? else { return Ok(()) };
        let found = sidecar::findings(&text, &article, gazetteer);
        out.extend(found.into_iter().map(|((line, reason), error)| Finding { path: path.clone(), line, error, reason }));
        Ok(())
    }
}
