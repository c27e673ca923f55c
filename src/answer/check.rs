//! The check that stands before every quotation: the words are read from the corpus again and must be byte-equal.

use std::collections::HashMap;

use crate::corpus::Corpus;
use crate::quote::{Origin, Passage};

/// Reads each article once for one answer.
pub(super) struct Checker<'c> {
    corpus: &'c Corpus,
    bodies: HashMap<String, Option<String>>,
}

impl<'c> Checker<'c> {
    pub(super) fn new(corpus: &'c Corpus) -> Self {
        Self { corpus, bodies: HashMap::new() }
    }

    /// Whether the corpus says now what the passage says.
    pub(super) fn holds(&mut self, passage: &Passage) -> bool {
        let holds = |text: &str| passage.span.of(text).is_some_and(|words| words == passage.text);
        match &passage.origin {
            Origin::Article(id) => self.body(id).is_some_and(holds),
            Origin::Bulk { file, offset, .. } => self.corpus.record_words(file, *offset).as_deref().is_some_and(holds),
        }
    }

    /// The body of an article, if it can be read.
    pub(super) fn body(&mut self, id: &str) -> Option<&str> {
        let corpus = self.corpus;
        let read = |id: &str| corpus.article(&id.parse().ok()?).ok().map(|a| a.body);
        self.bodies.entry(id.to_owned()).or_insert_with(|| read(id)).as_deref()
    }
}
