//! What a generation was made from, so that one of another version or corpus is never asked, nor one that was damaged since.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::corpus::Unread;
use crate::text::tokens::ANALYSIS_VERSION;

use super::build::MANIFEST;
use super::error::IndexError;
use super::schema::SCHEMA_VERSION;

/// `manifest.json` of a generation. It is written last: a generation without one is not whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Version of the fields.
    pub schema: u32,
    /// Version of the analysis: tantivy stores tokenizers by name only.
    pub analysis: u32,
    /// [`crate::corpus::State::fingerprint`] at the time of building.
    pub corpus: String,
    /// Without those that could not be read.
    pub articles: u64,
    pub quotes: u64,
    pub passages: u64,
    pub speakers: u64,
    /// The encoder ([`crate::embedding::Encoder::id`]) of the vectors, where there are any.
    pub encoder: Option<String>,
    /// The dictionary ([`crate::lexicon::Dictionary::fingerprint`]), where there was one.
    pub dictionary: Option<String>,
    /// What the index is without.
    pub unread: Vec<Unread>,
    /// The other files of the generation, by name: length in bytes, and the sum of the smallest.
    pub(super) files: BTreeMap<String, (u64, Option<u32>)>,
    /// The sum of this, without it.
    pub(super) sum: u32,
}

/// The smallest files are summed up to this many bytes altogether: their sums are looked at whenever an index is opened, which takes some
/// milliseconds. Of larger ones it is the length.
const SUMMED: u64 = 32 * 1024 * 1024;

impl Manifest {
    /// Reads it from the folder of a generation.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(dir.join(MANIFEST)).ok()?).ok()
    }

    /// Writes it into the folder of a generation, whose other files are all there.
    pub(super) fn write(&self, dir: &Path) -> Result<(), IndexError> {
        let io = |path: &Path| IndexError::io(path.to_owned());
        let mut files = BTreeMap::new();
        for entry in fs::read_dir(dir).map_err(io(dir))? {
            let entry = entry.map_err(io(dir))?;
            if let Ok(name) = entry.file_name().into_string()
                && name != MANIFEST
                && !name.ends_with(".lock")
            {
                files.insert(name, (entry.metadata().map_err(io(dir))?.len(), None));
            }
        }
        let mut smallest: Vec<_> = files.iter_mut().collect();
        smallest.sort_by_key(|(_, (length, _))| *length);
        let mut summed = 0;
        for (name, (length, sum)) in smallest {
            summed += *length;
            if summed > SUMMED {
                break;
            }
            let path = dir.join(name);
            *sum = Some(crc32fast::hash(&fs::read(&path).map_err(io(&path))?));
        }
        let mut manifest = Self { files, ..self.clone() };
        manifest.sum = manifest.own_sum();
        let path = dir.join(MANIFEST);
        let json = serde_json::to_vec_pretty(&manifest).map_err(|e| io(&path)(e.into()))?;
        fs::write(&path, json).map_err(io(&path))
    }

    /// Why this program cannot ask a generation with this manifest, as a clause; `None` when it can.
    pub fn unfit(&self, corpus: Option<&str>) -> Option<&'static str> {
        if self.schema != SCHEMA_VERSION || self.analysis != ANALYSIS_VERSION {
            return Some("was made by another version of whosaid");
        }
        corpus.is_some_and(|c| c != self.corpus).then_some("is older than the corpus")
    }

    /// The first file of a generation that is not what was written; `None` where all are.
    pub(super) fn damaged(&self, dir: &Path) -> Option<&str> {
        if self.sum != self.own_sum() {
            return Some(MANIFEST);
        }
        let whole = |(name, (length, sum)): &(&String, &(u64, Option<u32>))| {
            let path = dir.join(name);
            match sum {
                Some(sum) => fs::read(path).is_ok_and(|bytes| bytes.len() as u64 == *length && crc32fast::hash(&bytes) == *sum),
                None => fs::metadata(path).is_ok_and(|meta| meta.len() == *length),
            }
        };
        self.files.iter().find(|file| !whole(file)).map(|(name, _)| name.as_str())
    }

    fn own_sum(&self) -> u32 {
        serde_json::to_vec(&Self { sum: 0, ..self.clone() }).map_or(0, |json| crc32fast::hash(&json))
    }
}
