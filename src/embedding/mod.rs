//! What does this text mean? Texts become vectors, so that a question finds words that it shares with no passage.

mod background;
mod cache;
pub mod http;
mod own;
mod pair;
mod pieces;
mod vector;

pub use background::background;
pub use cache::{Cache, Wanted};
pub use pair::Pair;
pub use pieces::{AskedPieces, Pieces};
pub use vector::Vector;
pub use whosaid_encoder::{Centres, E5, Encoded, Isa, Muse, ROW_BLOCK, Shape, Side, Weights, dot, interleave, map, vocabulary, write};

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

    /// The same with the vectors of the pieces of each text, where the encoder has any: each as long as a text's without a second
    /// encoder.
    fn read(&self, side: Side, texts: &[&str]) -> Result<Vec<Encoded>, EncoderError> {
        Ok(self.encode(side, texts)?.into_iter().map(Encoded::from).collect())
    }
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
    /// What was encoded before is gone from under the program.
    #[error("what was encoded before cannot be read any more ({0}); run the command again")]
    Cache(std::io::Error),
}
