//! What does this text mean? Texts become vectors, so that a question finds words that it shares with no passage.

mod background;
mod cache;
mod e5;
pub mod http;
mod kernel;
mod mapped;
mod model;
mod pieces;
mod vector;

pub use background::background;
pub use cache::Cache;
pub use e5::E5;
pub use kernel::{Isa, dot};
pub use mapped::map;
pub use model::{ROW_BLOCK, Shape, interleave, write};
pub use vector::Vector;

/// Which side of a search a text is on: encoders prepare the two differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Question,
    Passage,
}

/// Turns texts into vectors of one length.
pub trait Encoder: Send + Sync {
    /// What manifests and caches know the encoder by. Two encoders of one identity give the same vectors.
    fn id(&self) -> &str;

    /// A vector of length 1 for each text, in order. Texts may be of any length.
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
