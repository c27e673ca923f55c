//! What the files of a corpus are like: by it an index knows whether it is of this corpus, and what it lacks.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, Metadata};
use std::path::Path;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Corpus, CorpusError, SIDECAR};

/// A file's size in bytes and its time of change in nanoseconds since 1970.
type Stamp = (u64, u64);

/// The files of a corpus, and one elsewhere that shapes the index (the gazetteer).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// By name: articles, sidecars and bulk files.
    files: BTreeMap<String, Stamp>,
    shaped_by: Option<Stamp>,
}

/// What has to be read again, by the article's id or the bulk file's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Difference {
    /// New or changed.
    pub changed: BTreeSet<String>,
    pub removed: BTreeSet<String>,
}

impl Difference {
    /// Whether something has to be read again because of a file of this name.
    pub fn concern(&self, file: &str) -> bool {
        let source = State::source_of(file);
        self.changed.contains(source) || self.removed.contains(source)
    }
}

impl State {
    /// Looks at the files of a corpus; there are none where the folder is missing.
    pub fn of(corpus: &Corpus, shaped_by: Option<&Path>) -> Result<Self, CorpusError> {
        let mut files = BTreeMap::new();
        for extension in ["md", "toml", "jsonl"] {
            for path in corpus.files(extension)? {
                let meta = fs::metadata(&path).map_err(CorpusError::io(&path))?;
                let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                files.insert(name, stamp(&meta));
            }
        }
        let shaped_by = shaped_by.and_then(|path| fs::metadata(path).ok()).map(|meta| stamp(&meta));
        Ok(Self { files, shaped_by })
    }

    /// Looks again at the sidecar of an article, which the reader itself has just written.
    pub fn wrote(&mut self, sidecar: &Path) {
        if let (Ok(meta), Some(name)) = (fs::metadata(sidecar), sidecar.file_name().and_then(|n| n.to_str())) {
            self.files.insert(name.to_owned(), stamp(&meta));
        }
    }

    /// A short hash: when it differs from an index's, that index is of another corpus.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let stamps = self.files.iter().map(|(name, stamp)| (name.as_str(), stamp));
        for (name, (size, changed)) in stamps.chain(self.shaped_by.iter().map(|stamp| ("", stamp))) {
            hash.update(name);
            hash.update([0]);
            hash.update(size.to_le_bytes());
            hash.update(changed.to_le_bytes());
        }
        data_encoding::HEXLOWER.encode(&hash.finalize()[..8])
    }

    /// What this state has that an earlier one had not, or had otherwise, and what is gone.
    pub fn since(&self, earlier: &Self) -> Difference {
        let mut out = Difference::default();
        let names: BTreeSet<&String> = self.files.keys().chain(earlier.files.keys()).collect();
        for name in names.into_iter().filter(|name| self.files.get(*name) != earlier.files.get(*name)) {
            let source = Self::source_of(name);
            let there = self.files.contains_key(source) || self.files.contains_key(&format!("{source}.md"));
            if there {
                out.changed.insert(source.to_owned())
            } else {
                out.removed.insert(source.to_owned())
            };
        }
        out
    }

    /// How many articles there are.
    pub fn articles(&self) -> u64 {
        self.files.keys().filter(|name| name.ends_with(".md")).count() as u64
    }

    /// What a file belongs to: the article's id, or the bulk file's name.
    fn source_of(name: &str) -> &str {
        name.strip_suffix(".md").or_else(|| name.strip_suffix(SIDECAR)).unwrap_or(name)
    }
}

fn stamp(meta: &Metadata) -> Stamp {
    let changed = meta.modified().ok().and_then(|t| t.duration_since(UNIX_EPOCH).ok());
    (meta.len(), changed.map_or(0, |d| u64::try_from(d.as_nanos()).unwrap_or(u64::MAX)))
}
