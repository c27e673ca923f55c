//! What is asked of an index, in words that any engine could serve.

use jiff::civil::Date;

use crate::embedding::Vector;
use crate::quote::Passage;
use crate::text::Span;

/// A field that narrows or names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Facet {
    /// The speaker's key ([`crate::quote::SpeakerId`]).
    Speaker,
    /// Where the speaker's affiliation is.
    Region,
    /// What the words are about.
    About,
    Institution,
    Role,
    Article,
    /// Primary language subtag.
    Lang,
    Quote,
}

/// Something that a passage may match, and what the match is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Clause {
    /// A token of the words, weighed by BM25 and this factor.
    Token(String, f32),
    /// A token of the affiliation, weighed by BM25 and this factor.
    Affiliation(String, f32),
    /// Sets of a facet's values, each with its worth; the best that matches counts, once.
    Best(Facet, Vec<(Vec<String>, f32)>),
}

/// Which passages, and how they are ranked.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Every group must match, by any of its values.
    pub filters: Vec<(Facet, Vec<String>)>,
    /// Published on or after this day, as far as the date says.
    pub since: Option<Date>,
    /// Published on or before this day, as far as the date says.
    pub until: Option<Date>,
    /// At least one of these, if there are any; the score is the sum of what matches.
    pub any: Vec<Clause>,
    /// Nearness of meaning joins what `any` finds: see [`Meaning`].
    pub meaning: Option<Meaning>,
    /// How many passages.
    pub limit: usize,
}

/// What a question means, and what that counts for beside its words. The two are brought to one scale and summed (convex
/// fusion: Bruch, Gai & Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval").
#[derive(Debug, Clone)]
pub struct Meaning {
    /// The question's vector.
    pub vector: Vector,
    /// 0 to 1; the words count for the rest.
    pub weight: f32,
}

/// A passage that matches.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Sum of what matched, in BM25's units, 0 where nothing was weighed; with a [`Meaning`], a share of the best possible.
    pub score: f32,
    /// How near the passage comes in meaning.
    pub near: Option<Near>,
    pub passage: Passage,
}

/// How near a passage comes to a question in meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Mean of the cosines of the passage and of its best sentence.
    pub cosine: f32,
    /// How many standard deviations that is above the mean of all passages of the index.
    pub deviation: f32,
    /// How much nearer that is than anything else that the question could be about ([`crate::embedding::background`]); below 0
    /// the question is rather about something else.
    pub margin: f32,
    /// The sentence that comes nearest, in bytes of the passage's text.
    pub sentence: Span,
}
