//! What was understood of a question: shown to the person who asked, and all that the search goes by.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::lexicon::Region;
use crate::quote::{Affiliation, QuoteId, SpeakerId};
use crate::text::{Lang, Span};

use super::topic::is_affiliated;

/// What narrows a question from outside its words: options of the command line, settings of a chat.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    /// Names as a person writes them.
    pub speakers: Vec<String>,
    /// Codes or names of regions.
    pub regions: Vec<String>,
    /// Words of affiliations.
    pub affiliations: Vec<String>,
    pub since: Option<Date>,
    pub until: Option<Date>,
    /// The language of the articles.
    pub lang: Option<Lang>,
    pub article: Option<String>,
    /// Paragraphs that are not to be shown, since they were before.
    pub without: Vec<(QuoteId, Span)>,
    /// Only these quotations, if there are any.
    pub quotes: Vec<QuoteId>,
    /// People whose words are not to be shown, by name.
    pub not_by: Vec<String>,
    /// The topic is somebody's words, and what others say that comes nearest is wanted, however near that is.
    pub like: bool,
    /// Sides are to be compared, whether the question says so or not.
    pub comparison: bool,
}

/// How a region takes part in a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Place {
    /// Its own voice is wanted: speakers whose affiliation is there, else those who speak about it.
    Voice,
    /// People from there are wanted and nothing else will do.
    People,
    /// It is what is talked about.
    Subject,
}

/// A region of the question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedRegion {
    /// The country or group.
    pub code: Region,
    /// The countries that it stands for, itself first.
    pub members: Vec<Region>,
    pub place: Place,
}

/// A speaker of the question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AskedSpeaker {
    pub id: SpeakerId,
    pub name: String,
    /// As the question writes it.
    pub written: String,
    /// 0 to 1.
    pub confidence: f32,
}

impl AskedSpeaker {
    /// Somebody of the corpus who is meant, without a doubt.
    pub fn surely(name: &str) -> Self {
        Self { id: SpeakerId::of(name), name: name.to_owned(), written: name.to_owned(), confidence: 1.0 }
    }
}

/// An organisation or role of the question, as its affiliation says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AskedAffiliation {
    /// An institution of the gazetteer.
    Institution(String),
    /// A role of the gazetteer, with those that answer to it.
    Role(String, Vec<String>),
    /// A kind of house of the gazetteer, with those that answer to it.
    Kind(String, Vec<String>),
    /// Words of an affiliation that no gazetteer knows, as written.
    Words(String),
}

impl AskedAffiliation {
    /// For showing to a person.
    pub fn label(&self) -> &str {
        match self {
            Self::Institution(name) | Self::Role(name, _) | Self::Kind(name, _) | Self::Words(name) => name,
        }
    }

    /// Whether it is an organisation, which can be a side of a comparison.
    pub fn is_organisation(&self) -> bool {
        matches!(self, Self::Institution(_) | Self::Words(_))
    }

    /// Whether somebody with an affiliation is meant by a question; each is in its language.
    pub fn holds(&self, lang: &Lang, affiliation: &Affiliation, written_in: &Lang) -> bool {
        match self {
            Self::Institution(id) => affiliation.institutions.contains(id),
            Self::Role(_, accepts) | Self::Kind(_, accepts) => affiliation.roles.iter().any(|role| accepts.contains(role)),
            Self::Words(words) => is_affiliated(words, lang, &affiliation.text, written_in),
        }
    }
}

/// A question, understood.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Query {
    /// The language of the question.
    pub lang: Option<Lang>,
    pub speakers: Vec<AskedSpeaker>,
    pub regions: Vec<AskedRegion>,
    pub affiliations: Vec<AskedAffiliation>,
    /// People or organisations whose words are asked for and whom the corpus does not have, as written.
    pub strangers: Vec<String>,
    /// The rest: what the words are to be about. Empty when the question is only about who.
    pub topic: String,
    /// Whether sides are to be compared.
    pub comparison: bool,
    /// Where the question first names a place, a person or an organisation, in bytes: a pronoun behind it may mean that.
    #[serde(skip)]
    pub named_at: Option<usize>,
}

impl Query {
    /// Whether it says who is to speak.
    pub fn names_somebody(&self) -> bool {
        let voiced = self.regions.iter().any(|r| r.place != Place::Subject);
        voiced || !(self.speakers.is_empty() && self.affiliations.is_empty() && self.strangers.is_empty())
    }
}
