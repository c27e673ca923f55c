//! An article: its immutable body and what is known about where it came from.
//!
//! Architecture invariant: an article knows nothing of quotes. Whatever the sources say is kept, and nothing is invented:
//! a missing title stays missing.

mod date;
mod draft;
mod encoding;
mod epub;
pub mod feed;
pub mod fetch;
mod formats;
mod front;
pub mod guarded;
mod html;
mod id;
mod markdown;
mod pdf;
mod plain;

use serde::{Deserialize, Serialize};

use crate::text::Lang;

pub use date::{InvalidDate, PartialDate};
pub use draft::{Draft, DraftError, Hints, Overrides, words};
pub use formats::{Raw, endings};
pub use id::{ArticleId, InvalidArticleId};

/// Where an article came from. Every field but the language may be unknown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// The headline as the source gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// Who wrote it, as the source gives it. Never somebody who is quoted for that reason.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// When, as precisely as the source says and no more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<PartialDate>,
    /// The language of the body.
    pub lang: Lang,
    /// When it was taken into the corpus.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retrieved: Option<PartialDate>,
}

/// An article of the corpus.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its name in the corpus.
    pub id: ArticleId,
    /// Where it came from.
    pub meta: Meta,
    /// Its words; spans count bytes of this string.
    pub body: String,
}
