//! What is asked of an index, in words that any engine could serve.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::embedding::{AskedPieces, Vector};
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
///
/// What is worth how much goes by the language of the passage: a question can share its words with some passages of an index, and
/// be translated for others.
#[derive(Debug, Clone, Default)]
pub struct Fusion {
    /// By the primary subtag of the passages' language; passages in another are not found.
    pub shares: BTreeMap<String, Shares>,
    /// Further clauses, such as translations of the words.
    pub lists: Vec<(List, Vec<Clause>)>,
    /// What is compared with the passages' vectors.
    pub meaning: Option<Meaning>,
    /// In an index of more passages, only those of the articles that come nearest as a whole are compared with the vector.
    pub exact_up_to: usize,
}

/// What an encoder made of a question.
#[derive(Debug, Clone)]
pub struct Meaning {
    pub vector: Vector,
    /// Of the passages that come near by that, those come nearest that say the same piece by piece. Empty where the encoder gives no
    /// pieces.
    pub pieces: AskedPieces,
}

/// Which of the lists of a [`Fusion`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// By the glosses of the passages.
    Gloss,
    /// By other words for the question's.
    Synonyms,
}

/// What each way to find a passage counts for.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Shares {
    /// [`Request::any`].
    pub words: f32,
    pub gloss: f32,
    pub synonyms: f32,
    pub meaning: f32,
}

impl Shares {
    /// What a passage scores that is the best in every way.
    pub fn sum(&self) -> f32 {
        self.words + self.gloss + self.synonyms + self.meaning
    }

    /// Makes all of them smaller by a factor.
    pub fn divide(&mut self, by: f32) {
        for share in [&mut self.words, &mut self.gloss, &mut self.synonyms, &mut self.meaning] {
            *share /= by;
        }
    }
}

impl List {
    /// What it counts for.
    pub(super) fn share(self) -> fn(&Shares) -> f32 {
        match self {
            Self::Gloss => |shares| shares.gloss,
            Self::Synonyms => |shares| shares.synonyms,
        }
    }
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
    /// How many standard deviations that is above what is to be expected of a passage in its language.
    pub deviation: f32,
    /// How much nearer that is than anything else that the question could be about ([`crate::embedding::background`]); below 0
    /// the question is rather about something else.
    pub margin: f32,
    /// The sentence that comes nearest, in bytes of the passage's text.
    pub sentence: Span,
}
