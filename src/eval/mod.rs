//! How good is the search? Figures over a set of questions whose answers are known.
//!
//! Architecture invariant: a set goes the way of real quotes, as bulk records into a corpus, an index and
//! [`rank_topic`]; nothing here knows how passages are found.

mod beir;
mod metrics;
mod run;

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::corpus::{Corpus, Record};
use crate::embedding::Cache;
use crate::index::{Generations, Index, IndexError, Sources, add_vectors, build};
use crate::lexicon::Gazetteer;
use crate::quote::{Origin, Passage};
use crate::retrieval::{Models, Signals, language, rank_topic};

use beir::Set;
use run::{Placed, Run};

pub use metrics::Figures;

/// Why a set could not be evaluated.
#[derive(Debug, thiserror::Error)]
pub enum EvalError {
    #[error("{}: there is no such file; name a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv", path.display())]
    Missing { path: PathBuf },
    #[error("{}:{line}: {reason}", path.display())]
    At { path: PathBuf, line: usize, reason: String },
    #[error("{}: {reason}", path.display())]
    Empty { path: PathBuf, reason: &'static str },
    #[error("{}: it cannot be read ({source}); check the file and try again", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: the run cannot be written ({source}); name another file with --run", path.display())]
    Run { path: PathBuf, source: io::Error },
    /// The folder in which the set is indexed.
    #[error("the set cannot be indexed in the folder for temporary files ({0}); make room there, or name another with TMPDIR")]
    Temporary(io::Error),
    #[error(transparent)]
    Index(#[from] IndexError),
}

impl EvalError {
    /// Whether the person can mend it.
    pub fn is_mistake(&self) -> bool {
        !matches!(self, Self::Temporary(_) | Self::Index(_))
    }
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Documents are indexed.
    Indexing,
    /// Documents and their sentences become vectors.
    Encoding,
    /// Questions are asked.
    Asking,
}

/// Called with the number of documents or questions done, and of all.
pub type Progress<'p> = &'p mut dyn FnMut(Stage, u64, u64);

/// What came of a set.
#[derive(Debug, Clone)]
pub struct Evaluated {
    /// The mean over the questions.
    pub figures: Figures,
    /// How many documents there are.
    pub documents: usize,
    /// How many questions have a relevant document.
    pub questions: usize,
    /// Judgements of a question for a document that is not there: such a document is never found, and counts so.
    pub unknown_documents: usize,
    /// Questions with a relevant document that are not there, and are left out.
    pub unknown_questions: usize,
}

/// How many documents of a question are ranked; the figures look at 10, and a run file is given them all.
const DEPTH: usize = 100;

/// The bulk file of the documents.
const RECORDS: &str = "documents.jsonl";

/// Asks the questions of the BEIR set in `dir` and compares what is found with what is judged. The set is indexed aside; nothing
/// stays of that. The rankings go to the file `run`, where one is named.
pub fn evaluate(
    dir: &Path,
    signals: &Signals,
    gazetteer: &Gazetteer,
    models: &Models,
    cache: Option<&mut Cache>,
    run: Option<&Path>,
    progress: Progress<'_>,
) -> Result<Evaluated, EvalError> {
    let set = Set::at(dir);
    let (questions, unknown_questions) = set.questions()?;
    let aside = tempfile::tempdir().map_err(EvalError::Temporary)?;
    let documents = store(&set, aside.path())?;
    // The set is whole; only now may a file be overwritten, and that before the long work.
    let mut run = run.map(Run::create).transpose()?;

    let known: HashSet<&str> = documents.iter().map(String::as_str).collect();
    let unknown_documents = questions.iter().flat_map(|q| q.judged.keys()).filter(|id| !known.contains(id.as_str())).count();
    let generations = Generations::at(aside.path().join("index"));
    let total = documents.len() as u64;
    let corpus = Corpus::at(aside.path());
    let sources = Sources { corpus: &corpus, gazetteer_file: None, gazetteer, dictionary: models.dictionary.as_deref() };
    build(&sources, &generations, &mut |done, _| progress(Stage::Indexing, done, total))?;
    if let Some(encoder) = models.encoder.as_deref() {
        let mut own = Cache::open(None, encoder.id());
        add_vectors(&generations, encoder, cache.unwrap_or(&mut own), &mut |done, all| progress(Stage::Encoding, done, all))?;
    }
    let index = Index::open(&generations, None)?;

    let mut figures = Vec::with_capacity(questions.len());
    for (done, question) in (1..).zip(&questions) {
        let ranking = ranking(&question.text, &documents, signals, &index, models)?;
        figures.push(Figures::of(ranking.iter().map(|placed| placed.document), &question.judged));
        if let Some(run) = &mut run {
            run.add(&question.id, &ranking)?;
        }
        progress(Stage::Asking, done, questions.len() as u64);
    }
    run.map_or(Ok(()), Run::finish)?;
    Ok(Evaluated {
        figures: Figures::mean(&figures),
        documents: documents.len(),
        questions: questions.len(),
        unknown_documents,
        unknown_questions,
    })
}

/// Writes the documents as bulk records that nobody said, one a line; gives their ids in the order of the lines.
fn store(set: &Set<'_>, dir: &Path) -> Result<Vec<String>, EvalError> {
    let mut out = BufWriter::new(File::create(dir.join(RECORDS)).map_err(EvalError::Temporary)?);
    let ids = set.documents(|document| {
        let record = Record { quote: document.text, title: document.title, ..Record::default() };
        let line = serde_json::to_string(&record).map_err(|e| EvalError::Temporary(e.into()))?;
        writeln!(out, "{line}").map_err(EvalError::Temporary)
    })?;
    out.flush().map_err(EvalError::Temporary)?;
    Ok(ids)
}

/// The documents for a question, best first, each once at the place of its best passage. Equals stand as `trec_eval` sorts
/// them, by descending id, so that it finds the same figures in the run.
fn ranking<'d>(
    question: &str,
    documents: &'d [String],
    signals: &Signals,
    index: &Index,
    models: &Models,
) -> Result<Vec<Placed<'d>>, EvalError> {
    let lang = language(question);
    let mut limit = DEPTH;
    loop {
        let hits = rank_topic(question, &lang, signals, index, models, limit)?;
        let all = hits.len() < limit;
        let mut seen = HashSet::new();
        let placed = hits.iter().filter_map(|hit| {
            let document = document(&hit.passage, documents)?;
            seen.insert(document).then_some(Placed { document, score: hit.score })
        });
        let mut out: Vec<Placed<'d>> = placed.take(DEPTH).collect();
        // Passages of one document push others out; then there is more to ask for.
        if all || out.len() == DEPTH {
            out.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| b.document.cmp(a.document)));
            return Ok(out);
        }
        limit *= 4;
    }
}

/// The id of the document that a passage is of.
fn document<'d>(passage: &Passage, documents: &'d [String]) -> Option<&'d str> {
    let Origin::Bulk { line, .. } = &passage.origin else { return None };
    let at = usize::try_from(line.checked_sub(1)?).ok()?;
    documents.get(at).map(String::as_str)
}
