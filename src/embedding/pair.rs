//! Two encoders at once: where one misses what two texts have in common, the other may see it.

use super::{Encoded, Encoder, EncoderError, Side};

/// An encoder with a second one behind it.
pub struct Pair<A, B> {
    first: A,
    second: B,
    id: String,
    /// Numbers of a vector of the second.
    length: usize,
}

impl<A: Encoder, B: Encoder> Pair<A, B> {
    /// `length`: the numbers of a vector of the second encoder.
    pub fn new(first: A, second: B, length: usize) -> Self {
        let id = format!("{}+{}", first.id(), second.id());
        Self { first, second, id, length }
    }
}

impl<A: Encoder, B: Encoder> Encoder for Pair<A, B> {
    fn id(&self) -> &str {
        &self.id
    }

    fn second(&self) -> usize {
        self.length
    }

    fn encode(&self, side: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
        Ok(self.read(side, texts)?.into_iter().map(|encoded| encoded.vector).collect())
    }

    fn read(&self, side: Side, texts: &[&str]) -> Result<Vec<Encoded>, EncoderError> {
        let mut out = self.first.read(side, texts)?;
        for (encoded, second) in out.iter_mut().zip(self.second.encode(side, texts)?) {
            encoded.vector.extend(second);
        }
        Ok(out)
    }
}
