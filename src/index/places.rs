//! Which document holds which passage, and where its vectors are.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocAddress, DocId, SegmentOrdinal, SegmentReader};

use super::languages::Languages;
use super::schema::{PLACE, SOURCE_HASH};
use super::vectors::Vectors;

/// A passage's source and its place in that: see [`Fields::source_hash`](super::schema::Fields::source_hash).
pub(super) type Key = (u64, u64);

/// The keys of a segment's passages.
pub(super) struct SegmentKeys {
    source: Column<u64>,
    place: Column<u64>,
}

impl SegmentKeys {
    pub fn open(reader: &SegmentReader) -> tantivy::Result<Self> {
        let fields = reader.fast_fields();
        Ok(Self { source: fields.u64(SOURCE_HASH)?, place: fields.u64(PLACE)? })
    }

    pub fn of(&self, doc: DocId) -> Option<Key> {
        Some((self.source.first(doc)?, self.place.first(doc)?))
    }
}

/// Collects all that matches, with its key.
pub(super) struct Keys;

pub(super) struct Matching {
    segment: SegmentOrdinal,
    keys: SegmentKeys,
    found: Vec<(DocAddress, Key)>,
}

impl Collector for Keys {
    type Fruit = Vec<(DocAddress, Key)>;
    type Child = Matching;

    fn for_segment(&self, segment: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Matching> {
        Ok(Matching { segment, keys: SegmentKeys::open(reader)?, found: Vec::new() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Self::Fruit>) -> tantivy::Result<Self::Fruit> {
        Ok(segments.into_iter().flatten().collect())
    }
}

impl SegmentCollector for Matching {
    type Fruit = Vec<(DocAddress, Key)>;

    fn collect(&mut self, doc: DocId, _: f32) {
        if let Some(key) = self.keys.of(doc) {
            self.found.push((DocAddress::new(self.segment, doc), key));
        }
    }

    fn harvest(self) -> Self::Fruit {
        self.found
    }
}

/// Where the vectors of the passages are, and back.
pub(super) struct Places {
    /// The passage of each place.
    addresses: Vec<DocAddress>,
    /// The number of the language of each.
    languages: Vec<usize>,
    /// The place of each document of each segment.
    places: Vec<Vec<Option<u32>>>,
}

impl Places {
    /// Looks every document up.
    pub fn of(vectors: &Vectors, segments: &[SegmentReader], keys: &[SegmentKeys], languages: &Languages) -> Self {
        let of_segment = |(reader, keys): (&SegmentReader, &SegmentKeys)| -> Vec<Option<u32>> {
            // What is deleted may have the key of what stands in its place.
            let place = |doc: DocId| vectors.place(keys.of(doc).filter(|_| !reader.is_deleted(doc))?);
            (0..reader.max_doc()).map(|doc| place(doc).map(|place| place as u32)).collect()
        };
        let places: Vec<Vec<Option<u32>>> = segments.iter().zip(keys).map(of_segment).collect();
        let mut addresses = vec![DocAddress::new(0, 0); vectors.own()];
        for (segment, docs) in (0..).zip(&places) {
            for (doc, place) in (0..).zip(docs) {
                if let Some(place) = place {
                    addresses[*place as usize] = DocAddress::new(segment, doc);
                }
            }
        }
        let languages = addresses.iter().map(|passage| languages.number(*passage).unwrap_or(0)).collect();
        Self { addresses, languages, places }
    }

    /// The passage of a place below [`Vectors::own`].
    pub fn address(&self, place: usize) -> DocAddress {
        self.addresses[place]
    }

    /// The number of the language of the passage of a place.
    pub fn language(&self, place: usize) -> usize {
        self.languages[place]
    }

    /// The place of a passage's vectors.
    pub fn place(&self, passage: DocAddress) -> Option<usize> {
        let place = *self.places.get(passage.segment_ord as usize)?.get(passage.doc_id as usize)?;
        place.map(|place| place as usize)
    }
}
