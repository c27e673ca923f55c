//! What does this text mean? Texts become vectors, so that a question finds words that it shares with no passage.

mod background;
mod cache;
pub mod http;
mod own;
mod pair;
mod vector;

pub use background::background;
pub use cache::Cache;
pub use pair::Pair;
pub use vector::Vector;
pub use whosaid_encoder::{E5, Isa, Muse, ROW_BLOCK, Shape, Side, Weights, dot, interleave, map, vocabulary, write};

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
    #[error(transparent)]
    Model(#[from] whosaid_encoder::ModelError),
    /// The server's model cannot be called, or does not answer as it should.
    #[error(transparent)]
    Endpoint(#[from] http::CallError),
}
