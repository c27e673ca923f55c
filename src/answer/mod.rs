//! Answers: evidence with its citation, or the word that there is none and what there is instead.
//!
//! Architecture invariant: every text here was read from the corpus again just before, and is byte-equal to it.

mod check;
mod compose;
mod engine;
mod gloss;
mod translate;
mod verify;
mod voices;

use std::collections::BTreeMap;

use nonempty::NonEmpty;

use crate::article::PartialDate;
use crate::lexicon::Region;
use crate::quote::{Affiliation, QuoteId};
use crate::retrieval::Query;
use crate::text::{Lang, Span};

pub use engine::Engine;
pub use gloss::{Gloss, GlossedWord, Glosser};
pub use translate::{TranslateError, Translation, Translator};
pub use verify::{Change, Verdict, Verified};

/// Words, and everything that must be shown beside them.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Byte-equal to the citation's span of the article.
    pub verbatim: String,
    pub citation: Citation,
    /// Comparable within one answer only.
    pub score: f32,
    /// Bytes of `verbatim` that match the question, sorted, not overlapping.
    pub highlights: Vec<Span>,
    /// Why it is here.
    pub standing: Standing,
    /// Which signals put it there, for `--explain`.
    pub signals: Vec<(&'static str, f32)>,
}

/// How a speaker relates to the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// One of those who were asked for, or who speak on the topic.
    Asked,
    /// Not from the region that was asked for, but speaks about it.
    SpeaksAbout,
}

/// Who said it, as what, and where it is written.
#[derive(Debug, Clone)]
pub struct Citation {
    pub quote: QuoteId,
    /// `None` where nobody is named.
    pub speaker: Option<String>,
    pub affiliation: Option<Affiliation>,
    pub article: String,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<PartialDate>,
    pub lang: Lang,
    /// Bytes of the article's body (of a bulk record: of its `quote`).
    pub span: Span,
}

/// Somebody of the corpus, offered where there is no evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nearest {
    pub speaker: String,
    pub regions: Vec<Region>,
    pub why: NearestBecause,
}

/// Why somebody is offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NearestBecause {
    /// Was asked for, and speaks of other things.
    SpeaksOfOtherThings,
    /// Is from where was asked for.
    FromThere,
    /// Touches the topic.
    TouchesTopic,
    /// Is in the corpus.
    InCorpus,
}

/// Why there is no evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The question has no words.
    Empty,
    /// These people or organisations are not quoted.
    Stranger(Vec<String>),
    /// Nobody whose affiliation is in these regions is quoted.
    NobodyFrom(Vec<Region>),
    /// Nobody speaks about these regions.
    NobodyAbout(Vec<Region>),
    /// Nobody with such an affiliation is quoted.
    NobodyAs(Vec<String>),
    /// This speaker says nothing on the topic.
    NotOnTopic(Vec<String>),
    /// Nobody touches the topic.
    NobodyOn(String),
    /// The filters leave nothing.
    Filtered,
    /// The corpus has no quotes.
    EmptyCorpus,
}

/// An answer.
#[derive(Debug, Clone)]
#[expect(clippy::large_enum_variant, reason = "there is one at a time, and it is never moved in bulk")]
pub enum Answer {
    Grounded(NonEmpty<Evidence>),
    NoEvidence { reason: Reason, nearest: Vec<Nearest> },
}

/// A question's answer with what was understood.
#[derive(Debug, Clone)]
pub struct Response {
    pub question: String,
    pub query: Query,
    pub answer: Answer,
    /// Sides of a comparison that are not quoted, and regions nobody is from though some speak about them.
    pub not_quoted: Vec<String>,
    /// Whether who was asked for is quoted, but in none of these words on the topic. To be said beside the answer.
    pub topic_missed: bool,
    /// What was found and is not shown.
    pub left: Left,
    /// What the corpus holds: articles, speakers.
    pub holdings: Holdings,
    pub elapsed: std::time::Duration,
}

/// How much an answer shows at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub speakers: usize,
    /// Of each speaker.
    pub passages: usize,
}

impl Size {
    /// Passages of a speaker, unless more are asked for.
    pub const PASSAGES: usize = 3;

    /// So many speakers with the first of their passages.
    pub fn of(speakers: usize) -> Self {
        Self { speakers, passages: Self::PASSAGES }
    }
}

/// What an answer found beyond its [`Size`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    pub speakers: usize,
    /// The number of passages of those who are shown, by name.
    pub passages: BTreeMap<String, usize>,
}

/// The size of what was asked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holdings {
    pub articles: u64,
    pub speakers: u64,
    pub quotes: u64,
}

/// A speaker of the corpus, for lists.
#[derive(Debug, Clone)]
pub struct SpeakerRow {
    pub name: String,
    /// The latest affiliation.
    pub affiliation: Option<Affiliation>,
    /// Quoted paragraphs.
    pub passages: u64,
}

/// A region of the corpus, for lists.
#[derive(Debug, Clone)]
pub struct RegionRow {
    pub code: Region,
    /// Names of the speakers from there.
    pub speakers: Vec<String>,
}

/// A quote in its context, for `show` and for cards.
#[derive(Debug, Clone)]
pub struct Card {
    /// The quote's paragraphs, in order.
    pub evidence: NonEmpty<Evidence>,
    /// The line of the article before the quote's first, and after its last; empty for bulk records.
    pub before: Option<String>,
    pub after: Option<String>,
}
