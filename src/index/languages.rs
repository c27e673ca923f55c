//! Which language each passage is in.

use tantivy::columnar::StrColumn;
use tantivy::{DocAddress, DocId, Searcher, TantivyError};

use super::schema::LANG;

/// The languages of an index, each with a number.
pub(super) struct Languages {
    /// Primary subtags, sorted.
    names: Vec<String>,
    segments: Vec<Segment>,
}

struct Segment {
    column: StrColumn,
    /// The number of the language of each of the column's terms.
    numbers: Vec<usize>,
}

impl Languages {
    pub fn of(searcher: &Searcher) -> tantivy::Result<Self> {
        let missing = || TantivyError::SchemaError("the languages of passages are missing".to_owned());
        let columns: Vec<StrColumn> = searcher
            .segment_readers()
            .iter()
            .map(|reader| reader.fast_fields().str(LANG)?.ok_or_else(missing))
            .collect::<Result<_, _>>()?;
        let terms: Vec<Vec<String>> = columns.iter().map(terms).collect::<Result<_, _>>()?;
        let mut names: Vec<String> = terms.concat();
        names.sort();
        names.dedup();
        let number = |term: &String| names.binary_search(term).unwrap_or(0);
        let numbers = terms.iter().map(|terms| terms.iter().map(number).collect());
        let segments = columns.into_iter().zip(numbers).map(|(column, numbers)| Segment { column, numbers }).collect();
        Ok(Self { names, segments })
    }

    /// Primary subtags, sorted; a language's number is its place among them.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of a passage's language.
    pub fn number(&self, passage: DocAddress) -> Option<usize> {
        self.segments.get(passage.segment_ord as usize)?.number(passage.doc_id)
    }
}

impl Segment {
    fn number(&self, doc: DocId) -> Option<usize> {
        let term = self.column.ords().first(doc)?;
        self.numbers.get(usize::try_from(term).ok()?).copied()
    }
}

fn terms(column: &StrColumn) -> tantivy::Result<Vec<String>> {
    (0..column.num_terms() as u64)
        .map(|term| {
            let mut text = String::new();
            column.ord_to_str(term, &mut text)?;
            Ok(text)
        })
        .collect()
}
