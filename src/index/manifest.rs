//! What a generation was made from, so that one of another version or corpus is never asked.

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
    #[serde(default)]
    pub unread: Vec<Unread>,
}

impl Manifest {
    /// Reads it from the folder of a generation.
    pub(super) fn read(dir: &Path) -> Option<Self> {
        serde_json::from_slice(&fs::read(dir.join(MANIFEST)).ok()?).ok()
    }

    /// Writes it into the folder of a generation.
    pub(super) fn write(&self, dir: &Path) -> Result<(), IndexError> {
        let path = dir.join(MANIFEST);
        let json = serde_json::to_vec_pretty(self).map_err(|e| IndexError::io(&path)(e.into()))?;
        fs::write(&path, json).map_err(IndexError::io(path))
    }

    /// Why this program cannot ask a generation with this manifest, as a clause; `None` when it can.
    pub fn unfit(&self, corpus: Option<&str>) -> Option<&'static str> {
        if self.schema != SCHEMA_VERSION || self.analysis != ANALYSIS_VERSION {
            return Some("was made by another version of whosaid");
        }
        corpus.is_some_and(|c| c != self.corpus).then_some("is older than the corpus")
    }
}
