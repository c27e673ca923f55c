//! Building a generation from the corpus.

use std::collections::{BTreeMap, HashSet};
use std::fs;

use tantivy::index::Index as Engine;
use tantivy::schema::{Field, TantivyDocument};
use tantivy::tokenizer::{PreTokenizedString, Token};
use tantivy::{IndexSettings, IndexWriter};

use crate::article::Article;
use crate::corpus::{Corpus, read_records};
use crate::lexicon::{Dictionary, Gazetteer};
use crate::quote::{Origin, Passage, Quote, SpeakerId, paragraphs};
use crate::text::name;
use crate::text::tokens::{ANALYSIS_VERSION, tokens};

use super::error::IndexError;
use super::generation::Generations;
use super::manifest::Manifest;
use super::schema::{CHINESE, Fields, GLOSS_BM25, NAME_SEPARATOR, SCHEMA_VERSION, WORD_BM25, schema};

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
}

/// Builds an index of the corpus and makes it the live one. Articles without a sidecar get one. With a dictionary, Chinese
/// passages are found by English terms, too. Until the end, and if
/// anything fails or the process is killed, the old index answers.
pub fn build(
    corpus: &Corpus,
    fingerprint_also: Option<&std::path::Path>,
    gazetteer: &Gazetteer,
    dictionary: Option<&Dictionary>,
    into: &Generations,
    progress: Progress<'_>,
) -> Result<Summary, IndexError> {
    let lock = into.lock()?;
    let dir = into.begin(&lock)?;
    let result = (|| {
        let (schema, fields) = schema();
        let engine = Engine::builder().schema(schema).settings(IndexSettings::default()).create_in_dir(&dir)?;
        // One thread makes one segment in the order of the corpus: the same corpus gives the same index.
        let writer: IndexWriter = engine.writer_with_num_threads(1, 64 * 1024 * 1024)?;
        let mut sink = Sink { writer, fields, dictionary, counts: Counts::default() };
        let filled = fill(corpus, gazetteer, &mut sink, progress)?;
        sink.writer.commit()?;
        sink.writer.wait_merging_threads()?;
        let counts = sink.counts;
        let manifest = Manifest {
            schema: SCHEMA_VERSION,
            analysis: ANALYSIS_VERSION,
            corpus: corpus.fingerprint(fingerprint_also)?,
            articles: counts.articles,
            quotes: counts.quotes.len() as u64,
            passages: counts.passages,
            speakers: counts.speakers.len() as u64,
            encoder: None,
        };
        let (keys, entries) = gazetteer.parts();
        let write = |name: &str, bytes: &[u8]| fs::write(dir.join(name), bytes).map_err(IndexError::io(dir.join(name)));
        write(GAZETTEER_KEYS, keys)?;
        write(GAZETTEER_ENTRIES, entries.as_bytes())?;
        manifest.write(&dir)?;
        let generation = into.publish(&dir, None, &lock)?;
        Ok(Summary { generation, manifest, filled })
    })();
    if result.is_err() {
        fs::remove_dir_all(&dir).ok();
    }
    result
}

pub(super) const GAZETTEER_KEYS: &str = "gazetteer.fst";
pub(super) const GAZETTEER_ENTRIES: &str = "gazetteer.tsv";
pub(super) const MANIFEST: &str = "manifest.json";

#[derive(Default)]
struct Counts {
    articles: u64,
    passages: u64,
    quotes: HashSet<String>,
    speakers: HashSet<String>,
}

struct Sink<'d> {
    writer: IndexWriter,
    fields: Fields,
    dictionary: Option<&'d Dictionary>,
    counts: Counts,
}

fn fill(corpus: &Corpus, gazetteer: &Gazetteer, sink: &mut Sink<'_>, progress: Progress<'_>) -> Result<Filled, IndexError> {
    let ids = corpus.article_ids()?;
    let total = ids.len() as u64;
    let mut out = Filled::default();
    for (done, id) in ids.into_iter().enumerate() {
        progress(done as u64, total);
        let article = corpus.article(&id)?;
        let read = corpus.quotes(&article, gazetteer)?;
        if let Some((line, quote)) = read.lost.first() {
            return Err(corpus.lost(&article, *line, quote).into());
        }
        let quotes = read.quotes;
        if read.extracted {
            match corpus.store_quotes(&article, &quotes) {
                Ok(()) => out.extracted.push(id.to_string()),
                // A corpus that may only be read is indexed all the same; the next build extracts again.
                Err(e) if e.is_read_only() => out.unsaved.push(id.to_string()),
                Err(e) => return Err(e.into()),
            }
        }
        if quotes.is_empty() {
            out.without_quotes.push(id.to_string());
        }
        for quote in &quotes {
            for passage in passages(&article, quote, gazetteer) {
                sink.add(&passage)?;
            }
        }
        sink.counts.articles += 1;
    }
    let mut done = total;
    for path in corpus.bulk_files()? {
        let file = path.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
        read_records::<IndexError>(&path, |record, offset, line| {
            for passage in record.passages(&file, offset, line, gazetteer) {
                sink.add(&passage)?;
            }
            done += 1;
            progress(done, done);
            Ok(())
        })?;
    }
    Ok(out)
}

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
    fn add(&mut self, passage: &Passage) -> Result<(), IndexError> {
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
            self.counts.speakers.insert(id.as_str().to_owned());
        }
        if let Some(published) = &passage.published {
            doc.add_i64(fields.published_first, day(published.earliest()));
            doc.add_i64(fields.published_last, day(published.latest()));
        }
        doc.add_u64(fields.ordinal, self.counts.passages);
        let json = serde_json::to_vec(passage).map_err(|e| IndexError::Stale { reason: e.to_string() })?;
        doc.add_bytes(fields.passage, &json);
        self.writer.add_document(doc)?;
        self.counts.passages += 1;
        self.counts.quotes.insert(passage.quote.as_str().to_owned());
        Ok(())
    }
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
