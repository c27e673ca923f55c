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

/// Whose terms a set of synonyms is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vocabulary {
    /// Tokens of the words, in any language.
    Text,
    /// Headwords of the dictionary in Chinese passages.
    Headwords,
}

/// Something that a passage may match, and what the match is worth.
#[derive(Debug, Clone, PartialEq)]
pub enum Clause {
    /// A token of the words, weighed by BM25 and this factor.
    Token(String, f32),
    /// A token of the affiliation, weighed by BM25 and this factor.
    Affiliation(String, f32),
    /// An English term of a Chinese passage, by way of the dictionary, weighed by BM25 and this factor.
    Gloss(String, f32),
    /// Terms that count as one, each with its weight from 0 to 1; all weighed together by BM25 and the factor.
    Synonyms(Vocabulary, Vec<(String, f32)>, f32),
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
    /// What joins that; the score is then a share of the best possible.
    pub fusion: Option<Fusion>,
    /// How many passages.
    pub limit: usize,
}

/// Other ways to find what a question asks, beside its words. What each finds is brought to shares of its best and summed
/// (convex fusion: Bruch, Gai & Ingber 2023, "An Analysis of Fusion Functions for Hybrid Retrieval").
#[derive(Debug, Clone, Default)]
pub struct Fusion {
    /// What [`Request::any`] counts for.
    pub words: f32,
    /// Further clauses, such as translations of the words, and what they count for.
    pub lists: Vec<(f32, Vec<Clause>)>,
    /// What nearness to a vector counts for.
    pub meaning: Option<(f32, Vector)>,
    /// In an index of more passages, only those of the articles that come nearest as a whole are compared with the vector.
    pub exact_up_to: usize,
}

/// A passage that matches.
#[derive(Debug, Clone)]
pub struct Hit {
    /// Sum of what matched, in BM25's units, 0 where nothing was weighed; with a [`Fusion`], a share of the best possible.
    pub score: f32,
    /// How near the passage comes in meaning.
    pub near: Option<Near>,
    pub passage: Passage,
}

/// How near a passage comes to a question in meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Mean of the cosines of the passage and of its best sentence, drawn towards those of its quote and of its article.
    pub cosine: f32,
    /// How many standard deviations that is above the mean of all passages of the index.
    pub deviation: f32,
    /// How much nearer that is than anything else that the question could be about ([`crate::embedding::background`]); below 0
    /// the question is rather about something else.
    pub margin: f32,
    /// The sentence that comes nearest, in bytes of the passage's text.
    pub sentence: Span,
}
