//! An article's name: its file in the corpus, and what citations point at.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::text::fold::fold;

/// Lower-case letters, digits and single hyphens, at most 60 characters: safe as a file name everywhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ArticleId(String);

/// What was wrong with an article's name.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no article id: use at most 60 lower-case letters, digits and hyphens")]
pub struct InvalidArticleId(String);

const LONGEST: usize = 60;

impl ArticleId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes an id of any words; `None` where they have no letter that a file name can hold.
    pub fn from_words(words: &str) -> Option<Self> {
        let latin = any_ascii::any_ascii(&fold(words)).to_ascii_lowercase();
        let mut id = String::new();
        for part in latin.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty()) {
            if id.len() + part.len() + 1 > LONGEST {
                break;
            }
            if !id.is_empty() {
                id.push('-');
            }
            id.push_str(part);
        }
        (!id.is_empty()).then_some(Self(id))
    }

    /// The id with something that tells it from another article of that name.
    pub fn distinguished(&self, by: &str) -> Self {
        let room = LONGEST.saturating_sub(by.len() + 1);
        let stem = self.0.get(..self.0.len().min(room)).unwrap_or("article");
        Self(format!("{}-{by}", stem.trim_end_matches('-')))
    }
}

impl fmt::Display for ArticleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for ArticleId {
    type Err = InvalidArticleId;

    fn from_str(id: &str) -> Result<Self, InvalidArticleId> {
        let fine = !id.is_empty() && id.len() <= LONGEST && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if fine && !id.starts_with('-') { Ok(Self(id.to_owned())) } else { Err(InvalidArticleId(id.to_owned())) }
    }
}

impl TryFrom<String> for ArticleId {
    type Error = InvalidArticleId;
    fn try_from(id: String) -> Result<Self, InvalidArticleId> {
        id.parse()
    }
}

impl From<ArticleId> for String {
    fn from(id: ArticleId) -> Self {
        id.0
    }
}
