//! An encoder on a server: the embeddings API that OpenAI's clients speak (`POST {base}/embeddings`).

mod key;
mod service;

use std::num::NonZeroUsize;
use std::sync::OnceLock;

use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::{Encoder, EncoderError, Side};

pub use key::{InvalidKey, Key};
pub(crate) use service::Service;
pub use service::{CallError, Failure, Role, ServiceOptions};

/// Characters of a text that are sent. Models read 512 to 8,192 tokens; servers refuse what is longer, and do not cut it.
const LONGEST_TEXT: usize = 4_000;

/// Which model encodes, and how it is asked.
#[derive(Debug, Clone)]
pub struct EndpointOptions {
    pub service: ServiceOptions,
    /// Asked of the server as `dimensions`, and checked; the model's own where absent.
    pub dimension: Option<NonZeroUsize>,
    /// Texts a request.
    pub batch: NonZeroUsize,
    /// Stands before each question; e5 models want `query: `.
    pub query_prefix: String,
    /// Stands before each passage; e5 models want `passage: `.
    pub passage_prefix: String,
}

/// An encoder on a server.
pub struct Endpoint {
    service: Service,
    id: String,
    asked: Option<NonZeroUsize>,
    /// What all vectors have to have: what was asked for, else what the first answer had.
    dimension: OnceLock<usize>,
    batch: NonZeroUsize,
    query_prefix: String,
    passage_prefix: String,
}

impl Endpoint {
    /// Checks the settings; nothing is sent yet.
    pub fn new(options: EndpointOptions) -> Result<Self, EncoderError> {
        let EndpointOptions { service, dimension, batch, query_prefix, passage_prefix } = options;
        let service = Service::new(Role::Encoder, service)?;
        let manner = Sha256::digest(json!([query_prefix, passage_prefix, dimension]).to_string());
        let manner = data_encoding::HEXLOWER.encode(&manner[..4]);
        Ok(Self {
            id: format!("http:{}@{}#{manner}", service.model(), service.host()),
            service,
            asked: dimension,
            dimension: dimension.map_or_else(OnceLock::new, |d| OnceLock::from(d.get())),
            batch,
            query_prefix,
            passage_prefix,
        })
    }

    fn ask(&self, input: &[String]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let mut body = json!({"model": self.service.model(), "input": input});
        if let Some(dimension) = self.asked {
            body["dimensions"] = json!(dimension);
        }
        let answer: Answer = self.service.post("embeddings", &body)?;
        let vectors = self.checked(answer, input.len()).map_err(|failure| self.service.error(failure))?;
        Ok(vectors)
    }

    /// The vectors in the order of their texts, each of length 1.
    fn checked(&self, answer: Answer, texts: usize) -> Result<Vec<Vec<f32>>, Failure> {
        let mut data = answer.data;
        data.sort_by_key(|item| item.index);
        if data.len() != texts {
            return Err(Failure::Answer(format!("gives {} vectors for {texts} texts", data.len())));
        }
        if data.iter().enumerate().any(|(nth, item)| item.index != nth) {
            return Err(Failure::Answer("does not number its vectors as the texts were".to_owned()));
        }
        data.into_iter().map(|item| self.normalised(item.embedding)).collect()
    }

    fn normalised(&self, mut vector: Vec<f32>) -> Result<Vec<f32>, Failure> {
        let length = vector.iter().map(|x| f64::from(*x).powi(2)).sum::<f64>().sqrt();
        if !length.is_finite() || length == 0.0 {
            return Err(Failure::Answer("gives vectors that are zero or not finite".to_owned()));
        }
        let dimension = *self.dimension.get_or_init(|| vector.len());
        if vector.len() != dimension {
            return Err(Failure::Dimension { is: vector.len(), expected: dimension });
        }
        for x in &mut vector {
            // The quotient is between -1 and 1, which f32 holds.
            *x = (f64::from(*x) / length) as f32;
        }
        Ok(vector)
    }
}

impl Encoder for Endpoint {
    fn id(&self) -> &str {
        &self.id
    }

    fn encode(&self, side: Side, texts: &[&str]) -> Result<Vec<Vec<f32>>, EncoderError> {
        let prefix = match side {
            Side::Question => &self.query_prefix,
            Side::Passage => &self.passage_prefix,
        };
        let mut vectors = Vec::with_capacity(texts.len());
        for batch in texts.chunks(self.batch.get()) {
            let input: Vec<String> = batch.iter().map(|text| prefix.chars().chain(text.chars().take(LONGEST_TEXT)).collect()).collect();
            vectors.extend(self.ask(&input)?);
        }
        Ok(vectors)
    }
}

/// What the API answers, as far as it matters here.
#[derive(Deserialize)]
struct Answer {
    data: Vec<Item>,
}

#[derive(Deserialize)]
struct Item {
    index: usize,
    embedding: Vec<f32>,
}
