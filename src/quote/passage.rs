//! A passage: one paragraph of one quote, with everything that must be shown beside it. The unit of the index.

use serde::{Deserialize, Serialize};

use crate::article::PartialDate;
use crate::lexicon::Region;
use crate::text::{Lang, Span, lines};

use super::{Kind, QuoteId};

/// Where the words are kept, so that they can be checked before they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// A stored article; spans count bytes of its body.
    Article(String),
    /// A record of a bulk file; spans count bytes of its `quote`.
    Bulk {
        /// The file's name in the corpus folder.
        file: String,
        /// Where the record's line begins, in bytes.
        offset: u64,
        /// The record's line, from 1.
        line: u64,
    },
}

/// An indexed paragraph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    pub quote: QuoteId,
    /// Counts the paragraphs of its quote from 0.
    pub ordinal: u32,
    pub kind: Kind,
    /// The words, byte-equal to `span` of the origin.
    pub text: String,
    pub span: Span,
    pub origin: Origin,
    /// The speaker's full name; `None` when nobody is named.
    pub speaker: Option<String>,
    pub aliases: Vec<String>,
    pub affiliation: Option<super::Affiliation>,
    /// Regions that the words name: what they are about, not where the speaker is.
    pub about: Vec<Region>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<PartialDate>,
    pub lang: Lang,
}

impl Passage {
    /// The article's id, or the bulk file and line.
    pub fn article_id(&self) -> String {
        match &self.origin {
            Origin::Article(id) => id.clone(),
            Origin::Bulk { file, line, .. } => format!("{}:{line}", file.trim_end_matches(".jsonl")),
        }
    }

    /// Where the speaker's affiliation is.
    pub fn regions(&self) -> &[Region] {
        self.affiliation.as_ref().map_or(&[], |a| &a.regions)
    }
}

/// The paragraphs of a stretch of text: its lines without blanks at their ends, empty ones left out, and without the mark
/// that a running quotation repeats at each paragraph.
pub fn paragraphs(text: &str, span: Span) -> Vec<Span> {
    let Some(words) = span.of(text) else { return Vec::new() };
    let mut out = Vec::new();
    for (offset, raw) in lines(words) {
        let start = span.start + offset;
        let mut line = raw.trim();
        let mut at = start + raw.len() - raw.trim_start().len();
        if start > span.start
            && let Some(open) = line.chars().next()
            && repeats_mark(line, open)
        {
            line = line[open.len_utf8()..].trim_start();
            at += raw.trim_start().len() - raw.trim_start()[open.len_utf8()..].trim_start().len();
        }
        if !line.is_empty() {
            out.push(Span::new(at, at + line.len()));
        }
    }
    out
}

/// An opening mark that its own line does not close.
fn repeats_mark(line: &str, open: char) -> bool {
    super::marks::closing(open).is_some_and(|close| open != close && line.matches(open).count() > line.matches(close).count())
}
