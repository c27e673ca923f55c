//! What does this text mean? Texts become vectors, so that a question finds words that it shares with no passage.

mod background;
mod cache;
mod e5;
pub mod http;
mod kernel;
mod mapped;
mod model;
mod muse;
mod norm;
mod pair;
mod pieces;
mod sections;
mod threads;
mod vector;

pub use background::background;
pub use cache::Cache;
pub use e5::E5;
pub use kernel::{Isa, dot};
pub use mapped::map;
pub use model::{ROW_BLOCK, Shape, interleave, write};
pub use muse::{Muse, Weights};
pub use pair::Pair;
pub use pieces::vocabulary;
pub use vector::Vector;

/// Which side of a search a text is on: encoders prepare the two differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Question,
    Passage,
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

/// Turns texts into vectors of one length.
pub trait Encoder: Send + Sync {
    /// What manifests and caches know the encoder by. Two encoders of one identity give the same vectors.
    fn id(&self) -> &str;

    /// How many numbers at the end of each vector are a second encoder's; the numbers of each encoder make a vector of their own.
    fn second(&self) -> usize {
        0
    }

    /// A vector of length 1 for each text, in order; with a second encoder, one of each, of which the second may be of length 0.
    /// Texts may be of any length.
    fn encode(&self, side: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError>;
}

/// Why texts could not be encoded.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The model's files are damaged or of another version.
    #[error("the encoder in {path} {reason}; get the project's models/ folder again")]
    Model { path: String, reason: String },
    /// The server's model cannot be called, or does not answer as it should.
    #[error(transparent)]
    Endpoint(#[from] http::CallError),
}
