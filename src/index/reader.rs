//! Reading one generation. Everything that asks an index asks through here.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Bound;
use std::path::Path;
use std::sync::OnceLock;

use tantivy::collector::TopDocs;
use tantivy::directory::MmapDirectory;
use tantivy::index::Index as Engine;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, Occur, Query, RangeQuery, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption, TantivyDocument, Value};
use tantivy::{DocAddress, ReloadPolicy, Searcher, Term};

use crate::lexicon::Gazetteer;
use crate::quote::{Passage, QuoteId};

use super::build::{GAZETTEER_ENTRIES, GAZETTEER_KEYS, day};
use super::error::IndexError;
use super::generation::Generations;
use super::languages::Languages;
use super::manifest::Manifest;
use super::places::{Key, Keys, Places, SegmentKeys};
use super::request::{Clause, Facet, Fusion, Hit, Request, Shares, Vocabulary};
use super::schema::{CHINESE, Fields, GLOSS_BM25, NAME_SEPARATOR, TEXT_BM25, WORD_BM25, schema};
use super::sealed::Sealed;
use super::sums;
use super::synonyms::SynonymQuery;
use super::vectors::{READ_CLOSELY, Scope, Vectors};

/// An open generation.
pub struct Index {
    searcher: Searcher,
    fields: Fields,
    manifest: Manifest,
    gazetteer: Gazetteer,
    vectors: Option<Vectors>,
    languages: Languages,
    /// Of each segment.
    keys: Vec<SegmentKeys>,
    /// Made when they are first asked for.
    places: OnceLock<Places>,
    generation: String,
}

/// A name by which a speaker is known.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameKey {
    /// The full name as shown.
    pub speaker: String,
    /// The name or alias that was found.
    pub written: String,
}

impl Index {
    /// Opens the live generation, if this program can ask it and (when `corpus` is given) it is of that corpus, or was put back and is
    /// to stay while the corpus is that one.
    pub fn open(generations: &Generations, corpus: Option<&str>) -> Result<Self, IndexError> {
        let generation = generations.current()?;
        let dir = generations.path(&generation);
        let damaged = |what: &str| IndexError::Stale { reason: format!("is damaged ({what})") };
        let manifest = Manifest::read(&dir).ok_or_else(|| damaged("its manifest cannot be read"))?;
        if let Some(reason) = manifest.unfit(corpus.filter(|corpus| !generations.is_held_for(corpus))) {
            return Err(IndexError::Stale { reason: reason.to_owned() });
        }
        if let Some(file) = sums::damaged(&dir) {
            return Err(damaged(&format!("{file} is not what was written")));
        }
        let gazetteer = gazetteer(&dir).ok_or_else(|| damaged("its gazetteer cannot be read"))?;
        let (expected, fields) = schema();
        let directory = MmapDirectory::open(&dir).map_err(|e| damaged(&e.to_string()))?;
        let engine = Engine::open(Sealed(directory)).map_err(|e| damaged(&e.to_string()))?;
        if engine.schema() != expected {
            return Err(damaged("its fields are not the manifest's"));
        }
        let reader = engine
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .try_into()
            .map_err(|e: tantivy::TantivyError| damaged(&e.to_string()))?;
        let reader: tantivy::IndexReader = reader;
        let searcher = reader.searcher();
        let keys = searcher.segment_readers().iter().map(SegmentKeys::open).collect::<tantivy::Result<_>>();
        let keys = keys.map_err(|e| damaged(&e.to_string()))?;
        // tantivy opens its files when they are first read; a missing one is better met here than in an answer.
        for segment in searcher.segment_readers() {
            for (field, _) in expected.fields().filter(|(_, entry)| entry.is_indexed()) {
                segment.inverted_index(field).map_err(|e| damaged(&e.to_string()))?;
            }
            segment.get_store_reader(1).map_err(|e| damaged(&e.to_string()))?;
        }
        let languages = Languages::of(&searcher).map_err(|e| damaged(&e.to_string()))?;
        let vectors = match manifest.encoder {
            Some(_) => Some(Vectors::open(&dir, languages.names()).ok_or_else(|| damaged("its vectors cannot be read"))?),
            None => None,
        };
        Ok(Self { searcher, fields, manifest, gazetteer, vectors, languages, keys, places: OnceLock::new(), generation })
    }

    /// What the generation was made from.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The generation's name.
    pub fn generation(&self) -> &str {
        &self.generation
    }

    /// The gazetteer that it was built with.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// How many passages hold a token of the words.
    pub fn document_frequency(&self, token: &str) -> Result<u64, IndexError> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(self.fields.text, token))?)
    }

    /// How many passages have a value of a facet.
    pub fn count(&self, facet: Facet, value: &str) -> Result<u64, IndexError> {
        Ok(self.searcher.doc_freq(&Term::from_field_text(self.field(facet), value))?)
    }

    /// The passages that match, best first; equals in the order of their keys.
    pub fn search(&self, request: &Request) -> Result<Vec<Hit>, IndexError> {
        if request.limit == 0 {
            return Ok(Vec::new());
        }
        if let Some(fusion) = &request.fusion {
            return self.fused(request, fusion);
        }
        let query = self.query(request)?;
        let mut found: Vec<Found> = if request.any.is_empty() {
            self.searcher.search(&query, &Keys)?.into_iter().map(|(address, key)| Found { score: 0.0, key, address }).collect()
        } else {
            let best = self.searcher.search(&query, &TopDocs::with_limit(request.limit).order_by_score())?;
            best.into_iter().map(|(score, address)| Found { score, key: self.key(address), address }).collect()
        };
        found.sort_by(Found::best_first);
        found.truncate(request.limit);
        found.into_iter().map(|f| Ok(Hit { score: f.score, near: None, passage: self.passage(f.address)? })).collect()
    }

    /// What matches in several ways, each brought to shares of its best, summed.
    fn fused(&self, request: &Request, fusion: &Fusion) -> Result<Vec<Hit>, IndexError> {
        let mut scores: foldhash::HashMap<DocAddress, f32> = foldhash::HashMap::default();
        let shares: Vec<Shares> = self.languages.names().iter().map(|name| fusion.shares.get(name).copied().unwrap_or_default()).collect();
        let language = |passage: DocAddress| self.languages.number(passage).filter(|number| *number < shares.len());
        let words: (fn(&Shares) -> f32, _) = (|shares| shares.words, &request.any);
        let all = fusion.lists.iter().map(|(list, any)| (list.share(), any)).chain([words]);
        for (share, any) in all.filter(|(share, any)| !any.is_empty() && shares.iter().any(|of| share(of) > 0.0)) {
            let query = self.query(&Request { any: any.clone(), ..request.clone() })?;
            let found = self.searcher.search(&query, &TopDocs::with_limit(request.limit.max(FUSED_DEPTH)).order_by_score())?;
            let most = found.first().map_or(f32::MIN_POSITIVE, |(score, _)| score.max(f32::MIN_POSITIVE));
            for (score, address) in found {
                let share = language(address).map_or(0.0, |language| share(&shares[language]));
                if share > 0.0 {
                    *scores.entry(address).or_default() += share * score / most;
                }
            }
        }
        let meaning = fusion.meaning.as_ref().zip(self.vectors.as_ref()).zip(self.places());
        let near = match meaning {
            Some(((asked, vectors), places)) => {
                let only: Option<Vec<usize>> =
                    self.narrowed(request)?.map(|docs| docs.into_iter().filter_map(|doc| places.place(doc)).collect());
                let mut worded: Vec<(f32, usize)> = scores.iter().filter_map(|(doc, score)| Some((*score, places.place(*doc)?))).collect();
                keep_best(&mut worded, request.limit);
                let also: Vec<usize> = worded.into_iter().map(|(_, place)| place).collect();
                let scope = Scope { exact_up_to: fusion.exact_up_to, only: only.as_deref(), also: &also };
                let mut near = vectors.near(&asked.vector, &scope, self.languages.names(), |place| places.language(place));
                // Whatever words found is there; of the others those can come in that are the nearest.
                let only: Option<foldhash::HashSet<usize>> = only.map(|only| only.into_iter().collect());
                let allowed = |place: &usize| only.as_ref().is_none_or(|only| only.contains(place));
                let worth = |place: usize, deviation: f32, best: f32| {
                    shares.get(places.language(place)).map_or(0.0, |shares| shares.meaning * (deviation / best).max(0.0))
                };
                let best = near.best();
                let rough = |(place, deviation): (usize, f32)| {
                    (scores.get(&places.address(place)).copied().unwrap_or(0.0) + worth(place, deviation, best), place)
                };
                let mut some: Vec<(f32, usize)> = near.deviations().filter(|(place, _)| allowed(place)).map(rough).collect();
                keep_best(&mut some, READ_CLOSELY);
                let some: Vec<usize> = some.into_iter().map(|(_, place)| place).collect();
                near.read_closely(&asked.pieces, &some, vectors, shares.len(), |place| places.language(place));
                let best = near.best();
                for (address, score) in &mut scores {
                    *score += places.place(*address).map_or(0.0, |place| worth(place, near.deviation(place), best));
                }
                let asked = near.deviations().filter(|(place, _)| allowed(place));
                let mut nearest: Vec<(f32, usize)> = asked.map(|(place, deviation)| (worth(place, deviation, best), place)).collect();
                keep_best(&mut nearest, request.limit);
                for (score, place) in nearest {
                    scores.entry(places.address(place)).or_insert(score);
                }
                Some((near, places))
            }
            None => None,
        };
        let mut found: Vec<Found> = scores.into_iter().map(|(address, score)| Found { score, key: self.key(address), address }).collect();
        found.sort_by(Found::best_first);
        found.truncate(request.limit);
        let hit = |Found { score, address, .. }| {
            let passage = self.passage(address)?;
            let near = near.as_ref().and_then(|(near, places)| near.of(places.place(address)?, &passage.lang));
            Ok(Hit { score, near, passage })
        };
        found.into_iter().map(hit).collect()
    }

    /// What a request's filters leave; `None` where that is everything.
    fn narrowed(&self, request: &Request) -> Result<Option<Vec<DocAddress>>, IndexError> {
        if request.filters.is_empty() && request.since.is_none() && request.until.is_none() {
            return Ok(None);
        }
        let filters = self.query(&Request { any: Vec::new(), ..request.clone() })?;
        Ok(Some(self.searcher.search(&filters, &Keys)?.into_iter().map(|(address, _)| address).collect()))
    }

    /// The languages of the passages, as primary subtags, sorted.
    pub fn languages(&self) -> &[String] {
        self.languages.names()
    }

    /// Where the vectors of the passages are.
    fn places(&self) -> Option<&Places> {
        let vectors = self.vectors.as_ref()?;
        Some(self.places.get_or_init(|| Places::of(vectors, self.searcher.segment_readers(), &self.keys, &self.languages)))
    }

    /// The key of a passage.
    fn key(&self, address: DocAddress) -> Key {
        self.keys.get(address.segment_ord as usize).and_then(|keys| keys.of(address.doc_id)).unwrap_or_default()
    }

    /// Every passage with its key, sorted by that.
    pub(super) fn passages(&self) -> Result<Vec<(Key, Passage)>, IndexError> {
        let mut all = self.searcher.search(&AllQuery, &Keys)?;
        all.sort_by_key(|(_, key)| *key);
        all.into_iter().map(|(address, key)| Ok((key, self.passage(address)?))).collect()
    }

    /// The passages of a quote, in order.
    pub fn quote(&self, id: &QuoteId) -> Result<Vec<Passage>, IndexError> {
        let mut passages: Vec<Passage> = self.having(Facet::Quote, id.as_str(), 1000)?;
        passages.sort_by_key(|p| p.ordinal);
        passages.dedup_by_key(|p| p.ordinal);
        Ok(passages)
    }

    /// Up to `limit` passages with a value of a facet, in the order of their keys.
    pub fn having(&self, facet: Facet, value: &str, limit: usize) -> Result<Vec<Passage>, IndexError> {
        let request = Request { filters: vec![(facet, vec![value.to_owned()])], limit, ..Request::default() };
        Ok(self.search(&request)?.into_iter().map(|h| h.passage).collect())
    }

    /// Every value of a facet with the number of its passages, sorted by value.
    pub fn values(&self, facet: Facet) -> Result<BTreeMap<String, u64>, IndexError> {
        values(&self.searcher, self.field(facet))
    }

    /// The names that have a part, and those that have a sound (see [`crate::text::name`]).
    pub fn names(&self, parts: &[String], sounds: &[String]) -> Result<Vec<NameKey>, IndexError> {
        let parts = parts.iter().map(|p| format!("p{p}{NAME_SEPARATOR}"));
        let sounds = sounds.iter().map(|s| format!("s{s}{NAME_SEPARATOR}"));
        let prefixes: Vec<String> = parts.chain(sounds).collect();
        let mut out = Vec::new();
        for segment in self.searcher.segment_readers() {
            let inverted = segment.inverted_index(self.fields.name_key)?;
            for prefix in &prefixes {
                let mut terms = inverted.terms().range().ge(prefix.as_bytes()).into_stream().map_err(tantivy::TantivyError::from)?;
                while let Some((term, _)) = terms.next() {
                    let Some(rest) = term.strip_prefix(prefix.as_bytes()) else { break };
                    if let Some((speaker, written)) = str::from_utf8(rest).ok().and_then(|r| r.split_once(NAME_SEPARATOR)) {
                        out.push(NameKey { speaker: speaker.to_owned(), written: written.to_owned() });
                    }
                }
            }
        }
        out.sort();
        out.dedup();
        Ok(out)
    }

    fn passage(&self, address: DocAddress) -> Result<Passage, IndexError> {
        let damaged = || IndexError::Stale { reason: "is damaged (a passage cannot be read)".to_owned() };
        let doc: TantivyDocument = self.searcher.doc(address)?;
        let bytes = doc.get_first(self.fields.passage).and_then(|v| v.as_bytes()).ok_or_else(damaged)?;
        serde_json::from_slice(bytes).map_err(|_| damaged())
    }

    fn query(&self, request: &Request) -> Result<Box<dyn Query>, IndexError> {
        let mut all: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for (facet, values) in &request.filters {
            all.push((Occur::Must, self.any_of(*facet, values, 0.0)));
        }
        let days = [(request.since, self.fields.published_last, true), (request.until, self.fields.published_first, false)];
        for (date, field, from) in days {
            if let Some(date) = date {
                let bound = Bound::Included(Term::from_field_i64(field, day(date)));
                let range = if from { RangeQuery::new(bound, Bound::Unbounded) } else { RangeQuery::new(Bound::Unbounded, bound) };
                all.push((Occur::Must, Box::new(ConstScoreQuery::new(Box::new(range), 0.0))));
            }
        }
        if !request.any.is_empty() {
            let any = request.any.iter().map(|c| Ok((Occur::Should, self.clause(c)?))).collect::<Result<_, IndexError>>()?;
            all.push((Occur::Must, Box::new(BooleanQuery::new(any))));
        }
        if all.is_empty() {
            return Ok(Box::new(AllQuery));
        }
        Ok(Box::new(BooleanQuery::new(all)))
    }

    fn clause(&self, clause: &Clause) -> Result<Box<dyn Query>, IndexError> {
        let weighed = |field: Field, token: &str, factor: f32| -> Box<dyn Query> {
            let query = TermQuery::new(Term::from_field_text(field, token), IndexRecordOption::WithFreqs);
            Box::new(BoostQuery::new(Box::new(query), factor))
        };
        Ok(match clause {
            Clause::Token(token, factor) => weighed(self.fields.text, token, *factor),
            Clause::Affiliation(token, factor) => weighed(self.fields.affiliation, token, *factor),
            Clause::Gloss(term, factor) => Box::new(SynonymQuery {
                field: self.fields.gloss,
                terms: vec![(Term::from_field_text(self.fields.gloss, term), 1.0)],
                bm25: GLOSS_BM25,
                documents: self.count(Facet::Lang, CHINESE)?,
                factor: *factor,
            }),
            Clause::Synonyms(vocabulary, terms, factor) => {
                let (field, bm25, documents) = match vocabulary {
                    Vocabulary::Text => (self.fields.text, TEXT_BM25, self.searcher.num_docs()),
                    Vocabulary::Headwords => (self.fields.word, WORD_BM25, self.count(Facet::Lang, CHINESE)?),
                };
                let terms = terms.iter().map(|(term, weight)| (Term::from_field_text(field, term), *weight)).collect();
                Box::new(SynonymQuery { field, terms, bm25, documents, factor: *factor })
            }
            Clause::Best(facet, sets) => {
                Box::new(DisjunctionMaxQuery::new(sets.iter().map(|(values, worth)| self.any_of(*facet, values, *worth)).collect()))
            }
        })
    }

    fn any_of(&self, facet: Facet, values: &[String], worth: f32) -> Box<dyn Query> {
        let terms: Vec<Term> = values.iter().map(|v| Term::from_field_text(self.field(facet), v)).collect();
        Box::new(ConstScoreQuery::new(Box::new(TermSetQuery::new(terms)), worth))
    }

    fn field(&self, facet: Facet) -> Field {
        match facet {
            Facet::Speaker => self.fields.speaker,
            Facet::Region => self.fields.region,
            Facet::About => self.fields.about,
            Facet::Institution => self.fields.institution,
            Facet::Role => self.fields.role,
            Facet::Article => self.fields.article,
            Facet::Lang => self.fields.lang,
            Facet::Quote => self.fields.quote,
        }
    }
}

/// Every value of a field with the number of its passages, sorted by value.
pub(super) fn values(searcher: &Searcher, field: Field) -> Result<BTreeMap<String, u64>, IndexError> {
    let mut out = BTreeMap::new();
    for segment in searcher.segment_readers() {
        let inverted = segment.inverted_index(field)?;
        let mut terms = inverted.terms().stream().map_err(tantivy::TantivyError::from)?;
        while let Some((term, info)) = terms.next() {
            if let Ok(value) = str::from_utf8(term) {
                *out.entry(value.to_owned()).or_insert(0) += u64::from(info.doc_freq);
            }
        }
    }
    Ok(out)
}

/// Passages that are looked at for their words when their meaning counts, too.
const FUSED_DEPTH: usize = 1000;

/// Leaves the places of the highest scores, in no order.
fn keep_best(scored: &mut Vec<(f32, usize)>, limit: usize) {
    if scored.len() > limit {
        scored.select_nth_unstable_by(limit, |a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.truncate(limit);
    }
}

/// What was found, before it is read.
struct Found {
    score: f32,
    key: Key,
    address: DocAddress,
}

impl Found {
    fn best_first(&self, other: &Self) -> std::cmp::Ordering {
        other.score.total_cmp(&self.score).then(self.key.cmp(&other.key))
    }
}

fn gazetteer(dir: &Path) -> Option<Gazetteer> {
    let keys = fs::read(dir.join(GAZETTEER_KEYS)).ok()?;
    let entries = fs::read_to_string(dir.join(GAZETTEER_ENTRIES)).ok()?;
    Gazetteer::from_parts(keys, entries)
}
