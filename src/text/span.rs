//! A stretch of a text in bytes: the only way in which words are pointed at.

use serde::{Deserialize, Serialize};

/// Byte offsets into one text, `start <= end`, both on character boundaries of the text that they belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(from = "(usize, usize)", into = "(usize, usize)")]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The words that the span points at; `None` where the span leaves the text or cuts a character.
    pub fn of<'t>(&self, text: &'t str) -> Option<&'t str> {
        text.get(self.start..self.end)
    }

    /// Where a part of a text lies in it: `part` must have been cut out of `text`.
    pub fn of_part(text: &str, part: &str) -> Self {
        let start = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
        debug_assert!(text.get(start..start + part.len()) == Some(part), "not a part of the text");
        Self::new(start, start + part.len())
    }

    /// The same words in a text in which so many bytes stand before this one.
    pub fn shifted(&self, by: usize) -> Self {
        Self::new(self.start + by, self.end + by)
    }

    /// The same without blanks at its ends; where nothing else is there, the empty span at its end.
    pub fn trimmed(&self, text: &str) -> Self {
        let Some(words) = self.of(text) else { return Self::new(self.start, self.start) };
        let start = self.start + words.len() - words.trim_start().len();
        Self::new(start, start + words.trim().len())
    }

    /// Length in bytes.
    pub fn len(&self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// Whether it holds no byte.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl From<(usize, usize)> for Span {
    fn from((start, end): (usize, usize)) -> Self {
        Self::new(start, end)
    }
}

impl From<Span> for (usize, usize) {
    fn from(span: Span) -> Self {
        (span.start, span.end)
    }
}
