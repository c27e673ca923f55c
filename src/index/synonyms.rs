//! BM25 over a set of terms that count as one (Pirkola's structured query).
//!
//! A word has several translations, and a rare one must not outweigh the rest. So the frequencies of all are added up before
//! anything is weighed, and the document frequency is that of any of them.

use std::collections::HashMap;
use std::sync::Arc;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::index::SegmentId;
use tantivy::postings::Postings;
use tantivy::query::{Bm25StatisticsProvider, EmptyScorer, EnableScoring, Explanation, Query, Scorer, Weight};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, DocSet, Score, SegmentReader, TERMINATED, TantivyError, Term};

/// BM25's constants for a field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bm25 {
    /// How soon a frequency no longer adds.
    pub k1: f32,
    /// How much the length of a document tells.
    pub b: f32,
    /// What the field's frequencies were multiplied by when it was indexed, since postings hold whole numbers.
    pub scale: f32,
}

/// A set of terms of a field, each with a weight, as one term.
#[derive(Debug, Clone)]
pub(super) struct SynonymQuery {
    pub field: Field,
    pub terms: Vec<(Term, f32)>,
    pub bm25: Bm25,
    /// How many documents have the field.
    pub documents: u64,
    /// Multiplies the score.
    pub factor: f32,
}

/// Documents with their weighted frequencies, in order.
type Frequencies = Arc<[(DocId, f32)]>;

impl SynonymQuery {
    /// The documents of a segment that have any of the terms.
    fn frequencies(&self, segment: &SegmentReader) -> tantivy::Result<Frequencies> {
        let inverted = segment.inverted_index(self.field)?;
        let mut all: Vec<(DocId, f32)> = Vec::new();
        for (term, weight) in self.terms.iter().filter(|(_, weight)| *weight > 0.0) {
            let Some(mut postings) = inverted.read_postings(term, IndexRecordOption::WithFreqs)? else { continue };
            while postings.doc() != TERMINATED {
                all.push((postings.doc(), postings.term_freq() as f32 * weight / self.bm25.scale));
                postings.advance();
            }
        }
        // A stable sort merges lists that are each in order.
        all.sort_by_key(|(doc, _)| *doc);
        all.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        Ok(all.into())
    }
}

impl Query for SynonymQuery {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        let missing = || TantivyError::InvalidArgument("synonyms need a searcher".to_owned());
        let searcher = scoring.searcher().ok_or_else(missing)?;
        let mut segments = HashMap::new();
        let mut found = 0;
        for segment in searcher.segment_readers() {
            let frequencies = self.frequencies(segment)?;
            found += frequencies.len() as u64;
            segments.insert(segment.segment_id(), frequencies);
        }
        let documents = self.documents.max(found);
        let rare = ((documents - found) as f32 + 0.5) / (found as f32 + 0.5);
        // The length that tantivy keeps is scaled as the frequencies are, and the two cancel out.
        let mean_length = searcher.total_num_tokens(self.field)? as f32 / documents.max(1) as f32;
        let weight = self.factor * rare.ln_1p() * (1.0 + self.bm25.k1);
        Ok(Box::new(SynonymWeight { field: self.field, segments, bm25: self.bm25, mean_length: mean_length.max(1.0), weight }))
    }

    fn query_terms<'a>(&'a self, visitor: &mut dyn FnMut(&'a Term, bool)) {
        self.terms.iter().for_each(|(term, _)| visitor(term, false));
    }
}

struct SynonymWeight {
    field: Field,
    segments: HashMap<SegmentId, Frequencies>,
    bm25: Bm25,
    mean_length: f32,
    weight: f32,
}

impl Weight for SynonymWeight {
    fn scorer(&self, reader: &SegmentReader, boost: Score) -> tantivy::Result<Box<dyn Scorer>> {
        let Some(frequencies) = self.segments.get(&reader.segment_id()).filter(|f| !f.is_empty()) else {
            return Ok(Box::new(EmptyScorer));
        };
        Ok(Box::new(SynonymScorer {
            frequencies: Arc::clone(frequencies),
            at: 0,
            lengths: reader.get_fieldnorms_reader(self.field)?,
            bm25: self.bm25,
            mean_length: self.mean_length,
            weight: self.weight * boost,
        }))
    }

    fn explain(&self, reader: &SegmentReader, doc: DocId) -> tantivy::Result<Explanation> {
        let mut scorer = self.scorer(reader, 1.0)?;
        if scorer.doc() > doc || scorer.seek(doc) != doc {
            return Err(TantivyError::InvalidArgument(format!("document {doc} does not match")));
        }
        Ok(Explanation::new("synonyms", scorer.score()))
    }
}

struct SynonymScorer {
    frequencies: Frequencies,
    at: usize,
    lengths: FieldNormReader,
    bm25: Bm25,
    mean_length: f32,
    weight: f32,
}

impl DocSet for SynonymScorer {
    fn advance(&mut self) -> DocId {
        self.at += 1;
        self.doc()
    }

    fn seek(&mut self, target: DocId) -> DocId {
        let rest = self.frequencies.get(self.at..).unwrap_or_default();
        self.at += rest.partition_point(|(doc, _)| *doc < target);
        self.doc()
    }

    fn doc(&self) -> DocId {
        self.frequencies.get(self.at).map_or(TERMINATED, |(doc, _)| *doc)
    }

    fn size_hint(&self) -> u32 {
        u32::try_from(self.frequencies.len()).unwrap_or(u32::MAX)
    }
}

impl Scorer for SynonymScorer {
    fn score(&mut self) -> Score {
        let Some((doc, frequency)) = self.frequencies.get(self.at) else { return 0.0 };
        let Bm25 { k1, b, .. } = self.bm25;
        let length = self.lengths.fieldnorm(*doc) as f32 / self.mean_length;
        self.weight * frequency / (frequency + k1 * (1.0 - b + b * length))
    }
}
