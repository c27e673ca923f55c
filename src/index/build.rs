//! Building a generation from the corpus.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};
use tantivy::directory::MmapDirectory;
use tantivy::index::Index as Engine;
use tantivy::merge_policy::LogMergePolicy;
use tantivy::schema::{Field, TantivyDocument};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexSettings, IndexWriter, Term};

use crate::article::Article;
use crate::corpus::{BadLines, Corpus, CorpusError, Difference, Quotes, State, Unread, read_records};
use crate::lexicon::{Dictionary, Gazetteer};
use crate::quote::{Origin, Passage, Quote, SpeakerId, paragraphs};
use crate::text::name;
use crate::text::tokens::{ANALYSIS_VERSION, tokens};

use super::error::IndexError;
use super::generation::Generations;
use super::manifest::Manifest;
use super::reader::{Index, values};
use super::schema::{CHINESE, Fields, GLOSS_BM25, NAME_SEPARATOR, SCHEMA_VERSION, WORD_BM25, schema};
use super::sums::SUMS;
use super::vectors::{PIECES, VECTORS};

/// Called with the number of articles or records done, and of articles in all.
pub type Progress<'p> = &'p mut dyn FnMut(u64, u64);

/// What a build did.
#[derive(Debug, Clone)]
pub struct Summary {
    pub generation: String,
    pub manifest: Manifest,
    pub filled: Filled,
}

/// What came of the articles.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    /// Articles whose quotes were extracted now, because they had no sidecar.
    pub extracted: Vec<String>,
    /// Articles whose quotes were extracted and could not be written, since the corpus may only be read.
    pub unsaved: Vec<String>,
    /// Articles in which no quotation was found.
    pub without_quotes: Vec<String>,
    /// What cannot be read, so that the index is without it.
    pub unread: Vec<Unread>,
}

/// What an index is made of.
#[derive(Clone, Copy)]
pub struct Sources<'s> {
    pub corpus: &'s Corpus,
    /// The file that the gazetteer came from: when it changes, an index is stale.
    pub gazetteer_file: Option<&'s Path>,
    pub gazetteer: &'s Gazetteer,
    /// With a dictionary, Chinese passages are found by English terms, too.
    pub dictionary: Option<&'s Dictionary>,
}

/// Builds an index from nothing and makes it the live one. Articles without a sidecar get one. Until the end, and if anything
/// fails or the process is killed, the old index answers.
pub fn build(sources: &Sources<'_>, into: &Generations, progress: Progress<'_>) -> Result<Summary, IndexError> {
    make(sources, into, false, progress)
}

/// Makes an index of the live one and of what has changed since, and makes that the live one. Unchanged segments are shared by
/// both. Where the live one cannot be continued (there is none, or it is of another version, gazetteer or dictionary), one is
/// built from nothing. Either way the answers are the same.
pub fn update(sources: &Sources<'_>, into: &Generations, progress: Progress<'_>) -> Result<Summary, IndexError> {
    make(sources, into, true, progress)
}

fn make(sources: &Sources<'_>, into: &Generations, continuing: bool, progress: Progress<'_>) -> Result<Summary, IndexError> {
    let lock = into.lock()?;
    let dictionary = sources.dictionary.map(Dictionary::fingerprint);
    let live = if continuing { Live::of(sources, dictionary.as_ref(), into) } else { None };
    let mut state = State::of(sources.corpus, sources.gazetteer_file)?;
    let changes = state.since(live.as_ref().map_or(&State::default(), |live| &live.state));
    let live = match live {
        Some(live) if live.state == state => {
            return Ok(Summary { generation: live.generation, manifest: live.manifest, filled: Filled::default() });
        }
        live => live,
    };
    // What could not be read then and has not changed since cannot be read now.
    let still = |unread: &Unread| !changes.concern(&unread.file);
    let unread: Vec<Unread> = live.iter().flat_map(|live| &live.manifest.unread).filter(|unread| still(unread)).cloned().collect();
    let live = live.map(|live| live.generation);
    let dir = into.begin(&lock)?;
    let result = (|| {
        let (schema, fields) = schema();
        let write = |name: &str, bytes: &[u8]| fs::write(dir.join(name), bytes).map_err(IndexError::io(dir.join(name)));
        let engine = match live {
            Some(generation) => {
                into.share(&generation, &dir, &[MANIFEST, STATE, VECTORS, PIECES, SUMS])?;
                Engine::open(MmapDirectory::open(&dir).map_err(tantivy::TantivyError::from)?)?
            }
            None => {
                let (keys, entries) = sources.gazetteer.parts();
                write(GAZETTEER_KEYS, keys)?;
                write(GAZETTEER_ENTRIES, entries.as_bytes())?;
                Engine::builder().schema(schema).settings(IndexSettings::default()).create_in_dir(&dir)?
            }
        };
        let filled = change(&engine, fields, sources, &changes, &mut state, progress)?;
        let unread: Vec<Unread> = unread.into_iter().chain(filled.unread.iter().cloned()).collect();
        let searcher = engine.reader()?.searcher();
        let manifest = Manifest {
            schema: SCHEMA_VERSION,
            analysis: ANALYSIS_VERSION,
            corpus: state.fingerprint(),
            articles: state.articles() - unread.iter().filter(|unread| !unread.is_bulk()).count() as u64,
            quotes: values(&searcher, fields.quote)?.len() as u64,
            passages: searcher.num_docs(),
            speakers: values(&searcher, fields.speaker)?.len() as u64,
            encoder: None,
            dictionary,
            unread,
        };
        write(STATE, &serde_json::to_vec(&state).map_err(|e| IndexError::io(dir.join(STATE))(e.into()))?)?;
        manifest.write(&dir)?;
        let generation = into.publish(&dir, None, &lock)?;
        Ok(Summary { generation, manifest, filled })
    })();
    if result.is_err() {
        fs::remove_dir_all(&dir).ok();
    }
    result
}

/// A live generation that can be continued.
struct Live {
    generation: String,
    manifest: Manifest,
    /// The corpus as it was.
    state: State,
}

impl Live {
    fn of(sources: &Sources<'_>, dictionary: Option<&String>, into: &Generations) -> Option<Self> {
        // Whatever is damaged is met here, and costs a rebuild.
        let index = Index::open(into, None).ok()?;
        let dir = into.path(index.generation());
        let same = index.gazetteer().parts() == sources.gazetteer.parts() && index.manifest().dictionary.as_ref() == dictionary;
        let state = serde_json::from_slice(&fs::read(dir.join(STATE)).ok()?).ok()?;
        same.then(|| Self { generation: index.generation().to_owned(), manifest: index.manifest().clone(), state })
    }
}

/// Takes out what is gone or has changed, and puts in what is new or has changed.
fn change(
    engine: &Engine,
    fields: Fields,
    sources: &Sources<'_>,
    changes: &Difference,
    state: &mut State,
    progress: Progress<'_>,
) -> Result<Filled, IndexError> {
    // One thread makes one segment in the order of the corpus: the same corpus gives the same index.
    let writer: IndexWriter = engine.writer_with_num_threads(1, 64 * 1024 * 1024)?;
    // What is taken out still counts in the frequencies of terms until its segment is merged, so that is done at once.
    let mut policy = LogMergePolicy::default();
    policy.set_del_docs_ratio_before_merge(f32::MIN_POSITIVE);
    writer.set_merge_policy(Box::new(policy));
    for source in changes.changed.iter().chain(&changes.removed) {
        writer.delete_term(Term::from_field_text(fields.source, source));
    }
    let mut sink = Sink { writer, fields, dictionary: sources.dictionary };
    let filled = fill(sources, changes, state, &mut sink, progress)?;
    sink.writer.commit()?;
    sink.writer.wait_merging_threads()?;
    Ok(filled)
}

pub(super) const GAZETTEER_KEYS: &str = "gazetteer.fst";
pub(super) const GAZETTEER_ENTRIES: &str = "gazetteer.tsv";
pub(super) const MANIFEST: &str = "manifest.json";
/// The files of the corpus as they were read.
const STATE: &str = "corpus.json";

struct Sink<'d> {
    writer: IndexWriter,
    fields: Fields,
    dictionary: Option<&'d Dictionary>,
}

fn fill(
    sources: &Sources<'_>,
    changes: &Difference,
    state: &mut State,
    sink: &mut Sink<'_>,
    progress: Progress<'_>,
) -> Result<Filled, IndexError> {
    let Sources { corpus, gazetteer, .. } = *sources;
    let (bulk, articles): (Vec<&String>, Vec<&String>) = changes.changed.iter().partition(|name| name.ends_with(".jsonl"));
    let total = articles.len() as u64;
    let mut out = Filled::default();
    for (done, name) in articles.into_iter().enumerate() {
        progress(done as u64, total);
        // Other files may lie beside the articles.
        let path = corpus.dir().join(format!("{name}.md"));
        if !path.exists() {
            continue;
        }
        let (article, Quotes { quotes, extracted, .. }) = match quoted(&path, corpus, gazetteer) {
            Ok(read) => read,
            Err(error) => {
                out.unread.push(corpus.unread(&path, error));
                continue;
            }
        };
        let id = &article.id;
        if extracted {
            match corpus.store_quotes(&article, &quotes) {
                Ok(()) => {
                    state.wrote(&corpus.sidecar_path(id));
                    out.extracted.push(id.to_string());
                }
                // A corpus that may only be read is indexed all the same; the next build extracts again.
                Err(e) if e.is_read_only() => out.unsaved.push(id.to_string()),
                Err(e) => return Err(e.into()),
            }
        }
        if quotes.is_empty() {
            out.without_quotes.push(id.to_string());
        }
        let passages = quotes.iter().flat_map(|quote| passages(&article, quote, gazetteer));
        for (place, passage) in (0..).zip(passages) {
            sink.add(&passage, id.as_str(), place)?;
        }
    }
    let mut done = total;
    for file in bulk {
        let bad = read_records::<IndexError>(&corpus.dir().join(file), |record, offset, line| {
            for passage in record.passages(file, offset, line, gazetteer) {
                sink.add(&passage, file, line << PARAGRAPH_BITS | u64::from(passage.ordinal))?;
            }
            done += 1;
            progress(done, done);
            Ok(())
        })?;
        out.unread.extend(bad.map(|BadLines { line, reason, .. }| Unread { file: file.clone(), line, reason }));
    }
    Ok(out)
}

/// An article with its quotes. Where the words are gone that a person reviewed, the article waits for that person.
fn quoted(path: &Path, corpus: &Corpus, gazetteer: &Gazetteer) -> Result<(Article, Quotes), CorpusError> {
    let article = corpus.article_of(path)?;
    let read = corpus.quotes(&article, gazetteer)?;
    match read.lost.first() {
        Some((line, quote)) => Err(corpus.lost(&article, *line, quote)),
        None => Ok((article, read)),
    }
}

/// Paragraphs of a record are counted in these bits of a place.
const PARAGRAPH_BITS: u32 = 20;

/// The paragraphs of a quote, with what must be shown beside them.
fn passages(article: &Article, quote: &Quote, gazetteer: &Gazetteer) -> Vec<Passage> {
    let spans = quote.spans.iter().flat_map(|s| paragraphs(&article.body, *s));
    let (speaker, aliases) = match &quote.attribution {
        crate::quote::Attribution::Resolved(s) => (Some(s.name.clone()), s.aliases.clone()),
        _ => (None, Vec::new()),
    };
    let meta = &article.meta;
    (0..)
        .zip(spans.filter_map(|span| Some((span, span.of(&article.body)?))))
        .map(|(ordinal, (span, text))| Passage {
            quote: quote.id.clone(),
            ordinal,
            kind: quote.kind,
            text: text.to_owned(),
            span,
            origin: Origin::Article(article.id.to_string()),
            speaker: speaker.clone(),
            aliases: aliases.clone(),
            affiliation: quote.affiliation.clone(),
            about: gazetteer.regions_named(text, &meta.lang),
            title: meta.title.clone(),
            url: meta.url.clone(),
            outlet: meta.outlet.clone(),
            published: meta.published.clone(),
            lang: meta.lang.clone(),
        })
        .collect()
}

impl Sink<'_> {
    /// Adds a passage that stands at a place of its source.
    fn add(&mut self, passage: &Passage, source: &str, place: u64) -> Result<(), IndexError> {
        let fields = self.fields;
        let mut doc = TantivyDocument::new();
        doc.add_pre_tokenized_text(fields.text, analysed(&passage.text, passage.lang.primary()));
        if let Some(dictionary) = self.dictionary.filter(|_| passage.lang.primary() == CHINESE) {
            let gloss = dictionary.gloss(&passage.text).into_iter().map(|g| (g.term, g.weight));
            doc.add_pre_tokenized_text(fields.gloss, repeated(gloss, GLOSS_BM25.scale));
            let words = dictionary.words(&passage.text).into_iter().map(|w| (w.headword, if w.inner { 0.5 } else { 1.0 }));
            doc.add_pre_tokenized_text(fields.word, repeated(words, WORD_BM25.scale));
        }
        doc.add_text(fields.lang, passage.lang.primary());
        doc.add_text(fields.quote, passage.quote.as_str());
        doc.add_text(fields.article, passage.article_id());
        add_all(&mut doc, fields.about, passage.about.iter().map(|r| r.code()));
        if let Some(affiliation) = &passage.affiliation {
            doc.add_pre_tokenized_text(fields.affiliation, analysed(&affiliation.text, passage.lang.primary()));
            add_all(&mut doc, fields.region, affiliation.regions.iter().map(|r| r.code()));
            add_all(&mut doc, fields.institution, affiliation.institutions.iter().map(String::as_str));
            add_all(&mut doc, fields.role, affiliation.roles.iter().map(String::as_str));
        }
        if let Some(speaker) = &passage.speaker {
            let id = SpeakerId::of(speaker);
            doc.add_text(fields.speaker, id.as_str());
            for key in name_keys(speaker, &passage.aliases) {
                doc.add_text(fields.name_key, key);
            }
        }
        if let Some(published) = &passage.published {
            doc.add_i64(fields.published_first, day(published.earliest()));
            doc.add_i64(fields.published_last, day(published.latest()));
        }
        doc.add_text(fields.source, source);
        doc.add_u64(fields.source_hash, hash(source));
        doc.add_u64(fields.place, place);
        let json = serde_json::to_vec(passage).map_err(|e| IndexError::Stale { reason: e.to_string() })?;
        doc.add_bytes(fields.passage, &json);
        self.writer.add_document(doc)?;
        Ok(())
    }
}

/// The first eight bytes of the SHA-256: two sources of one hash are not to be expected.
fn hash(source: &str) -> u64 {
    let digest = Sha256::digest(source);
    digest.iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}

/// Days since 1970-01-01.
pub(super) fn day(date: jiff::civil::Date) -> i64 {
    date.since(jiff::civil::date(1970, 1, 1)).map_or(0, |s| i64::from(s.get_days()))
}

/// What leads to a speaker: the parts and sounds of each name, with the name they lead to.
fn name_keys(speaker: &str, aliases: &[String]) -> Vec<String> {
    let mut out = Vec::new();
    for written in std::iter::once(speaker).chain(aliases.iter().map(String::as_str)) {
        let parts = name::parts(written).into_iter().map(|p| format!("p{p}"));
        let sounds = name::sound_keys(written).into_iter().map(|s| format!("s{s}"));
        for key in parts.chain(sounds) {
            let key = format!("{key}{NAME_SEPARATOR}{speaker}{NAME_SEPARATOR}{written}");
            // tantivy refuses terms of 64 KiB; nobody's name is a page long.
            if key.len() < 4096 && !out.contains(&key) {
                out.push(key);
            }
        }
    }
    out
}

fn add_all<'v>(doc: &mut TantivyDocument, field: Field, values: impl Iterator<Item = &'v str>) {
    for value in values {
        doc.add_text(field, value);
    }
}

/// Terms as often as their weights, added up and scaled, come to: postings count, and do not weigh.
fn repeated(terms: impl Iterator<Item = (String, f32)>, scale: f32) -> PreTokenizedString {
    let mut weights: BTreeMap<String, f32> = BTreeMap::new();
    for (term, weight) in terms {
        *weights.entry(term).or_default() += weight;
    }
    let tokens = weights.into_iter().flat_map(|(term, weight)| {
        let times = (weight * scale).round().max(1.0) as usize;
        std::iter::repeat_n(Token { text: term, position: 0, position_length: 1, offset_from: 0, offset_to: 0 }, times)
    });
    PreTokenizedString { text: String::new(), tokens: tokens.collect() }
}

fn analysed(text: &str, lang: &str) -> PreTokenizedString {
    let tokens = tokens(text, lang)
        .into_iter()
        .map(|t| Token { offset_from: t.span.start, offset_to: t.span.end, position: t.position, text: t.text, position_length: 1 })
        .collect();
    PreTokenizedString { text: String::new(), tokens }
}
