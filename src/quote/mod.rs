//! A quote: words, who said them, what that person was then, and how sure we are. The unit of everything.
//!
//! Architecture invariant: words never travel without their speaker. The region of somebody's affiliation is kept apart
//! from the regions that the words are about.

mod affiliation;
mod attributes;
mod cases;
mod entities;
mod extract;
mod gender;
mod interrupted;
mod layouts;
mod marks;
mod names;
mod passage;
mod people;
mod posts;
mod pulled;
mod quoted;
mod speech;
mod tenure;

use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::article::ArticleId;
use crate::lexicon::Region;
use crate::text::Span;
use crate::text::fold::fold;

pub use extract::{Extracted, extract};
pub use passage::{Origin, Passage, paragraphs};

/// A quote's name: 12 characters of base 32, from the article's id and the words. Stable across rebuilds, fit for a deep link.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QuoteId(String);

/// What was wrong with a quote's name.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no quote id: an id has 12 lower-case letters and digits, as `whosaid ask` prints it")]
pub struct InvalidQuoteId(String);

impl QuoteId {
    /// The name of these words in this article (or bulk file).
    pub fn new(article: &str, words: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(article.as_bytes());
        hash.update([0]);
        hash.update(words.as_bytes());
        let mut id = BASE32_NOPAD.encode(&hash.finalize()[..8]).to_ascii_lowercase();
        id.truncate(12);
        Self(id)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuoteId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for QuoteId {
    type Err = InvalidQuoteId;

    fn from_str(id: &str) -> Result<Self, InvalidQuoteId> {
        let fine = id.len() == 12 && id.bytes().all(|b| b.is_ascii_lowercase() || (b'2'..=b'7').contains(&b));
        if fine { Ok(Self(id.to_owned())) } else { Err(InvalidQuoteId(id.chars().take(40).collect())) }
    }
}

impl TryFrom<String> for QuoteId {
    type Error = InvalidQuoteId;
    fn try_from(id: String) -> Result<Self, InvalidQuoteId> {
        id.parse()
    }
}

impl From<QuoteId> for String {
    fn from(id: QuoteId) -> Self {
        id.0
    }
}

/// How the words came onto the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Between quotation marks.
    Direct,
    /// A block of somebody's words, set without marks.
    Unmarked,
    /// The reporter's rendering.
    Paraphrase,
}

/// A person who is quoted. One name (folded) is one person within a corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// From the name.
    pub id: SpeakerId,
    /// As the article writes it in full.
    pub name: String,
    /// Other scripts and spellings.
    pub aliases: Vec<String>,
}

/// A speaker's key: the folded name.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SpeakerId(String);

impl SpeakerId {
    /// The key of a name.
    pub fn of(name: &str) -> Self {
        Self(fold(name).split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// The key as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attribution {
    /// A person known by full name.
    Resolved(Speaker),
    /// Somebody whom the article does not name ("an official"), as it calls them.
    Named(String),
    /// Nobody that could be made out.
    Unattributed,
}

impl Attribution {
    /// The speaker's full name; `None` for anonymous speakers.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Resolved(speaker) => Some(&speaker.name),
            Self::Named(_) | Self::Unattributed => None,
        }
    }
}

/// What the speaker was when saying it; it belongs to the quote, since people change jobs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Affiliation {
    /// As the article gives it.
    pub text: String,
    /// Institutions of the gazetteer that it names.
    pub institutions: Vec<String>,
    /// Roles of the gazetteer that it names, and the kinds of houses.
    pub roles: Vec<String>,
    /// Where the speaker's institutions are.
    pub regions: Vec<Region>,
}

/// Words and who said them.
#[derive(Debug, Clone, PartialEq)]
pub struct Quote {
    pub id: QuoteId,
    pub article: ArticleId,
    pub kind: Kind,
    /// Bytes of the article's body, outer quotation marks excluded; several where "said X" splits the words.
    pub spans: Vec<Span>,
    pub attribution: Attribution,
    /// Where the body names the speaker for this quote.
    pub mention: Option<Span>,
    pub affiliation: Option<Affiliation>,
    /// How sure the extractor is of words and speaker, 0 to 1.
    pub confidence: f32,
    /// Whether a person has confirmed it; then the extractor leaves it alone.
    pub reviewed: bool,
}

/// Below this confidence an attribution should be looked at by a person.
const DOUBTFUL: f32 = 0.9;

impl Quote {
    /// Whether two quotes share words of the body.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.spans.iter().any(|a| other.spans.iter().any(|b| a.start < b.end && b.start < a.end))
    }

    /// Whether a person should look at who is said to have said it.
    pub fn is_doubtful(&self) -> bool {
        self.confidence < DOUBTFUL && !self.reviewed
    }

    /// The words, span by span.
    pub fn words<'b>(&self, body: &'b str) -> Vec<&'b str> {
        self.spans.iter().filter_map(|s| s.of(body)).collect()
    }
}
