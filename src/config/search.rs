//! `[search]`: how passages are ranked.

use std::collections::BTreeMap;

use serde::Deserialize;

/// What each signal counts for, by the languages of question and passages, and how far vectors are searched.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Search {
    /// Where question and passage are in one language.
    pub same: Weights,
    /// Where they are not.
    pub across: Weights,
    /// Where the language of a question and that of a passage are such a pair.
    pub pairs: BTreeMap<Pair, Weights>,
    /// Passages that an index may have at most for all of their vectors to be compared with a question's; in a larger one those of
    /// the articles that come nearest as a whole.
    pub exact_up_to: usize,
}

/// Two languages, as `en-zh` (primary subtags).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "String")]
pub struct Pair(String);

impl Pair {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Pair {
    type Error = String;

    fn try_from(pair: String) -> Result<Self, String> {
        let language = |tag: &str| (2..=3).contains(&tag.len()) && tag.bytes().all(|b| b.is_ascii_lowercase());
        match pair.split_once('-') {
            Some((asked, answered)) if language(asked) && language(answered) => Ok(Self(pair)),
            _ => Err(format!("`{pair}` is no pair of languages; write the question's and the passages' like `en-zh`")),
        }
    }
}

/// What signals count for; those that are not there for a question share what they would have counted for.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(try_from = "Shares")]
pub struct Weights {
    pub words: f32,
    pub gloss: f32,
    pub synonyms: f32,
    pub vectors: f32,
}

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct Shares {
    words: f32,
    gloss: f32,
    synonyms: f32,
    vectors: f32,
}

impl TryFrom<Shares> for Weights {
    type Error = &'static str;

    fn try_from(shares: Shares) -> Result<Self, Self::Error> {
        let Shares { words, gloss, synonyms, vectors } = shares;
        let all = [words, gloss, synonyms, vectors];
        if all.iter().any(|share| !share.is_finite() || *share < 0.0) {
            return Err("a weight is a number of 0 or more");
        }
        if all.iter().sum::<f32>() <= 0.0 {
            return Err("one of the weights must be more than 0");
        }
        Ok(Self { words, gloss, synonyms, vectors })
    }
}

impl Default for Search {
    fn default() -> Self {
        Self {
            same: Weights { words: 0.25, gloss: 0.0, synonyms: 0.0, vectors: 0.75 },
            across: Weights { words: 0.09, gloss: 0.14, synonyms: 0.2, vectors: 0.57 },
            pairs: BTreeMap::new(),
            exact_up_to: 200_000,
        }
    }
}
