//! What a message of the bot shows: enough to make it again after a restart, to turn its pages, and to go on from it.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::quote::QuoteId;
use crate::retrieval::{Filters, Query};
use crate::text::Span;

use super::follows::News;

/// A question as it stands after follow-ups and buttons.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Inquiry {
    /// What is compared with passages by meaning: the question, or the topic that is left of it.
    pub(super) words: String,
    pub(super) query: Query,
    /// What was asked before, where only who was asked for has changed since: a side of "compare them".
    #[serde(default)]
    pub(super) earlier: Option<Query>,
    /// Paragraphs that were shown already, and people whose words are not wanted.
    #[serde(default)]
    pub(super) without: Vec<(QuoteId, Span)>,
    #[serde(default)]
    pub(super) not_by: Vec<String>,
    /// Whether the topic is somebody's words.
    #[serde(default)]
    pub(super) like: bool,
}

impl Inquiry {
    pub(super) fn filters(&self) -> Filters {
        Filters { without: self.without.clone(), not_by: self.not_by.clone(), like: self.like, ..Filters::default() }
    }

    /// The query with other facets; without the question's own words, since those may say what it no longer asks.
    pub(super) fn of(query: Query) -> Self {
        Self { words: query.topic.clone(), query, ..Self::default() }
    }
}

/// What a message shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum View {
    /// An answer.
    Answer(Inquiry),
    /// Who speaks about a topic.
    Overview(Inquiry),
    /// A quotation in its article, and the question that led to it.
    Card { quote: QuoteId, inquiry: Inquiry },
    /// What became of a sentence that somebody wanted checked.
    Verified { sentence: String },
    /// "Whom do you mean?": a question that lacks its speaker, and those who may be meant.
    Whom { inquiry: Inquiry, people: Vec<String> },
    /// What is new of what somebody follows.
    News(News),
    /// What somebody follows.
    Following,
    /// What holds for the chat.
    Settings,
}

static NO_QUESTION: LazyLock<Inquiry> = LazyLock::new(Inquiry::default);

impl View {
    /// The question behind it.
    pub(super) fn inquiry(&self) -> &Inquiry {
        match self {
            Self::Answer(inquiry) | Self::Overview(inquiry) | Self::Card { inquiry, .. } | Self::Whom { inquiry, .. } => inquiry,
            Self::Verified { .. } | Self::News(_) | Self::Following | Self::Settings => &NO_QUESTION,
        }
    }
}

/// Somebody on a page, with the first of the quotations shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Voice {
    pub(super) name: String,
    pub(super) quote: QuoteId,
}

/// A message as it was last shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Shown {
    pub(super) view: View,
    pub(super) page: usize,
    /// Those on this page.
    pub(super) voices: Vec<Voice>,
    /// Paragraphs on this page, also those whose words another one of the page has.
    pub(super) passages: Vec<(QuoteId, Span)>,
    /// Seconds since 1970.
    pub(super) at: i64,
}

impl Shown {
    /// Names, for "he" and "compare them".
    pub(super) fn names(&self) -> Vec<String> {
        match &self.view {
            View::Whom { people, .. } => people.clone(),
            _ => self.voices.iter().map(|v| v.name.clone()).filter(|name| !name.is_empty()).collect(),
        }
    }

    pub(super) fn inquiry(&self) -> &Inquiry {
        self.view.inquiry()
    }

    /// Whether the next question may go on from it. From a sentence that nobody said none does.
    pub(super) fn is_asked_for(&self) -> bool {
        match self.view {
            View::News(_) | View::Following | View::Settings => false,
            View::Verified { .. } => !self.voices.is_empty(),
            View::Answer(_) | View::Overview(_) | View::Card { .. } | View::Whom { .. } => true,
        }
    }
}
