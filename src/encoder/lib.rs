//! The encoders that come with the program: texts become vectors on one's own processor, from 4-bit weights.
//!
//! A crate of its own, so that what multiplies matrices is optimised in every build.

// One file maps a file and one uses SIMD; nothing else may.
#![deny(unsafe_code)]

mod centres;
mod e5;
mod kernel;
mod mapped;
mod model;
mod muse;
mod norm;
mod pieces;
mod sections;
mod threads;

use std::path::Path;
use std::sync::Arc;

use sections::Bytes;

pub use centres::Centres;
pub use e5::E5;
pub use kernel::{Isa, dot};
pub use mapped::map;
pub use model::{ROW_BLOCK, Shape, interleave, write};
pub use muse::{Muse, Weights};
pub use pieces::vocabulary;

/// Which side of a search a text is on: encoders prepare the two differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Question,
    Passage,
}

/// What an encoder makes of a text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Encoded {
    /// Of length 1, of the whole text.
    pub vector: Vec<f32>,
    /// The vectors of the text's pieces, one behind the other, each of length 1 and without what all texts of its language have in
    /// common; empty where the encoder does not give them.
    pub pieces: Vec<f32>,
}

impl From<Vec<f32>> for Encoded {
    fn from(vector: Vec<f32>) -> Self {
        Self { vector, pieces: Vec::new() }
    }
}

/// Characters of a question that an encoder reads: as many as surely fill one window.
const LONGEST_QUESTION: usize = 4096;

impl Side {
    /// What an encoder reads of a text: nobody waits for an answer to a book.
    fn read(self, text: &str) -> &str {
        match self {
            Self::Question => text.char_indices().nth(LONGEST_QUESTION).map_or(text, |(at, _)| &text[..at]),
            Self::Passage => text,
        }
    }
}

/// The model's files are damaged or of another version.
#[derive(Debug, thiserror::Error)]
#[error("the encoder in {path} {reason}; get the project's models/ folder again")]
pub struct ModelError {
    pub path: String,
    pub reason: String,
}

/// Maps a model's file and reads what must be read of it.
fn open<T>(file: &Path, read: impl FnOnce(Bytes) -> Result<T, &'static str>) -> Result<T, ModelError> {
    let fail = |reason: String| ModelError { path: file.display().to_string(), reason };
    let bytes = map(file).map_err(|e| fail(format!("cannot be read ({e})")))?;
    read(Arc::new(bytes)).map_err(|reason| fail(reason.to_owned()))
}
