//! The encoders that come with the program, among others.

use whosaid_encoder::{E5, Encoded, Muse, Side};

use super::{Encoder, EncoderError};

impl Encoder for E5 {
    fn id(&self) -> &str {
        self.id()
    }

    fn encode(&self, side: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
        Ok(self.encode(side, texts))
    }

    fn read(&self, side: Side, texts: &[&str]) -> Result<Vec<Encoded>, EncoderError> {
        Ok(self.read(side, texts))
    }
}

impl Encoder for Muse {
    fn id(&self) -> &str {
        self.id()
    }

    fn encode(&self, side: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
        Ok(self.encode(side, texts))
    }
}
