//! Sets in the layout of BEIR: `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv` (Thakur et al., 2021, arXiv:2104.08663).

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::EvalError;

/// How relevant documents are to one question, by their ids: 0 and below is not at all.
pub type Judged = HashMap<String, i32>;

/// A document as it stands in the set. Unknown keys are ignored.
#[derive(Debug, Deserialize)]
pub struct Document {
    #[serde(rename = "_id")]
    pub id: String,
    pub title: Option<String>,
    pub text: String,
}

/// A question with what is known of its answers; at least one document is relevant to it.
#[derive(Debug)]
pub struct Question {
    pub id: String,
    pub text: String,
    pub judged: Judged,
}

#[derive(Deserialize)]
struct Query {
    #[serde(rename = "_id")]
    id: String,
    text: String,
}

/// A folder that holds a set.
pub struct Set<'d> {
    dir: &'d Path,
}

impl<'d> Set<'d> {
    /// The set in a folder; nothing is read yet.
    pub fn at(dir: &'d Path) -> Self {
        Self { dir }
    }

    /// The questions that have a relevant document, in the order of `queries.jsonl`, and how many of those that have one
    /// are not in that file.
    pub fn questions(&self) -> Result<(Vec<Question>, usize), EvalError> {
        let (path, mut judged) = self.judged()?;
        judged.retain(|_, judged| judged.values().any(|relevance| *relevance > 0));
        if judged.is_empty() {
            let reason = "no document is judged relevant to any question; it needs a line with a score above 0";
            return Err(EvalError::Empty { path, reason });
        }
        let path = self.dir.join("queries.jsonl");
        let (mut out, mut seen) = (Vec::new(), HashSet::new());
        objects(&path, |query: Query, line| {
            once(&mut seen, &query.id, &path, line)?;
            if let Some(judged) = judged.remove(&query.id) {
                out.push(Question { id: query.id, text: query.text, judged });
            }
            Ok(())
        })?;
        if out.is_empty() {
            return Err(EvalError::Empty { path, reason: "no question of it is judged; its ids have to be those of qrels/test.tsv" });
        }
        Ok((out, judged.len()))
    }

    /// Calls `each` with every document in order; gives their ids. One document is in memory at a time.
    pub fn documents(&self, mut each: impl FnMut(Document) -> Result<(), EvalError>) -> Result<Vec<String>, EvalError> {
        let path = self.dir.join("corpus.jsonl");
        let (mut ids, mut seen) = (Vec::new(), HashSet::new());
        objects(&path, |document: Document, line| {
            once(&mut seen, &document.id, &path, line)?;
            ids.push(document.id.clone());
            each(document)
        })?;
        if ids.is_empty() {
            return Err(EvalError::Empty { path, reason: "there is no document in it; each line is one" });
        }
        Ok(ids)
    }

    /// The judgements by question, and where they were read. Of two of the same pair the later counts.
    fn judged(&self) -> Result<(PathBuf, HashMap<String, Judged>), EvalError> {
        let path = self.dir.join("qrels").join("test.tsv");
        let mut out: HashMap<String, Judged> = HashMap::new();
        lines(&path, |text, line| {
            let at = |reason: String| EvalError::At { path: path.clone(), line, reason };
            let fields: Vec<&str> = text.split('\t').map(str::trim).collect();
            let read = match fields[..] {
                [question, document, score] => score.parse().ok().map(|relevance: i32| (question, document, relevance)),
                _ => None,
            };
            match (line, read) {
                // A judgement that is passed over as the header would be missed by nobody and change every figure.
                (1, Some(_)) => Err(at("the header is missing; put `query-id`, `corpus-id`, `score` above, with tabs between them".into())),
                (1, None) => Ok(()),
                (_, Some((question, document, relevance))) => {
                    out.entry(question.to_owned()).or_default().insert(document.to_owned(), relevance);
                    Ok(())
                }
                (_, None) => Err(at(
                    "this is no judgement; each line is a question's id, a document's id and a whole number, with tabs between them".into(),
                )),
            }
        })?;
        Ok((path, out))
    }
}

fn once(seen: &mut HashSet<String>, id: &str, path: &Path, line: usize) -> Result<(), EvalError> {
    if seen.insert(id.to_owned()) {
        return Ok(());
    }
    let reason = format!("the `_id` {id:?} stands here a second time; give each line its own");
    Err(EvalError::At { path: path.to_owned(), line, reason })
}

/// Calls `each` with the JSON object of every line that is not empty, and the line's number.
fn objects<T: DeserializeOwned>(path: &Path, mut each: impl FnMut(T, usize) -> Result<(), EvalError>) -> Result<(), EvalError> {
    lines(path, |text, line| {
        let object = serde_json::from_str(text).map_err(|e| EvalError::At {
            path: path.to_owned(),
            line,
            reason: format!("{e}; each line is one JSON object with at least `_id` and `text`"),
        })?;
        each(object, line)
    })
}

/// Calls `each` with every line that is not empty, and its number from 1.
fn lines(path: &Path, mut each: impl FnMut(&str, usize) -> Result<(), EvalError>) -> Result<(), EvalError> {
    let unreadable = |source: std::io::Error| match source.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => EvalError::Missing { path: path.to_owned() },
        _ => EvalError::Io { path: path.to_owned(), source },
    };
    let mut reader = BufReader::new(File::open(path).map_err(unreadable)?);
    let (mut raw, mut line) = (Vec::new(), 0);
    loop {
        raw.clear();
        if reader.read_until(b'\n', &mut raw).map_err(unreadable)? == 0 {
            return Ok(());
        }
        line += 1;
        let text = str::from_utf8(&raw).map_err(|_| EvalError::At {
            path: path.to_owned(),
            line,
            reason: "this is not UTF-8 text; convert the file first, e.g. with `iconv -f GBK -t UTF-8`".to_owned(),
        })?;
        let text = text.trim_start_matches('\u{feff}');
        if !text.trim().is_empty() {
            each(text, line)?;
        }
    }
}
