//! `corpus/*.jsonl`: quotes in bulk, one JSON object a line; only `quote` and `speaker` are required, and `speaker` is null
//! where nobody is named.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::article::PartialDate;
use crate::lexicon::{Gazetteer, Region};
use crate::quote::{Affiliation, Kind, Origin, Passage, QuoteId, paragraphs};
use crate::text::Span;
use crate::text::lang::{Lang, detect};

use super::CorpusError;
use super::read::MARK;

/// One line of a bulk file. Unknown keys are ignored: such files come from elsewhere.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Record {
    /// The words.
    pub quote: String,
    /// Who said them; `None` where nobody is named. The key has to be there: words without one are more likely a mistake.
    #[serde(deserialize_with = "Option::deserialize")]
    pub speaker: Option<String>,
    pub affiliation: Option<String>,
    pub regions: Option<Vec<Region>>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub published: Option<PartialDate>,
    pub lang: Option<Lang>,
}

impl Record {
    /// The record's paragraphs as passages.
    pub fn passages(&self, file: &str, offset: u64, line: u64, gazetteer: &Gazetteer) -> Vec<Passage> {
        let lang = self.lang.clone().unwrap_or_else(|| detect(&self.quote));
        let affiliation = self.affiliation.as_deref().map(|text| Affiliation::read(text, gazetteer, &lang));
        let affiliation = match (&self.regions, affiliation) {
            (Some(regions), affiliation) => Some(Affiliation { regions: regions.clone(), ..affiliation.unwrap_or_default() }),
            (None, affiliation) => affiliation,
        };
        let speaker = self.speaker.as_deref().unwrap_or_default();
        let quote = QuoteId::new(&format!("{file}\n{speaker}"), &self.quote);
        let spans = paragraphs(&self.quote, Span::new(0, self.quote.len()));
        let texts = spans.into_iter().filter_map(|span| Some((span, span.of(&self.quote)?)));
        (0..)
            .zip(texts)
            .map(|(ordinal, (span, text))| Passage {
                quote: quote.clone(),
                ordinal,
                kind: Kind::Direct,
                about: gazetteer.regions_named(text, &lang),
                text: text.to_owned(),
                span,
                origin: Origin::Bulk { file: file.to_owned(), offset, line },
                speaker: Some(speaker.trim().to_owned()).filter(|s| !s.is_empty()),
                aliases: Vec::new(),
                affiliation: affiliation.clone(),
                title: self.title.clone(),
                url: self.url.clone(),
                outlet: self.outlet.clone(),
                published: self.published.clone(),
                lang: lang.clone(),
            })
            .collect()
    }
}

/// Lines of a file that are no records, so that everything goes on without them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLines {
    /// The first of them, from 1.
    pub line: usize,
    /// Why that one is none, and how many more there are.
    pub reason: String,
    /// How many there are; at least one.
    pub count: u64,
}

/// Calls `each` with every record of a file, its byte offset and its line (from 1). Empty lines are passed over; so are those that
/// are no records, which it returns.
pub fn read_records<E: From<CorpusError>>(
    path: &Path,
    mut each: impl FnMut(Record, u64, u64) -> Result<(), E>,
) -> Result<Option<BadLines>, E> {
    let mut bad: Option<BadLines> = None;
    read_lines(path, |record, offset, line| match record {
        Ok(record) => each(record, offset, line),
        Err(error) => {
            let first = || BadLines { line: usize::try_from(line).unwrap_or(usize::MAX), reason: error.to_string(), count: 0 };
            bad.get_or_insert_with(first).count += 1;
            Ok(())
        }
    })?;
    Ok(bad.map(|bad| {
        let more = if bad.count > 1 { format!("; {} lines of this file are none", bad.count) } else { String::new() };
        BadLines { reason: format!("{}; each line is one JSON object with at least `quote` and `speaker`{more}", bad.reason), ..bad }
    }))
}

/// The lines (from 1) that are no records, and why.
pub(super) fn bad_lines(path: &Path) -> Result<Vec<(usize, String)>, CorpusError> {
    let mut out = Vec::new();
    read_lines::<CorpusError>(path, |record, _, line| {
        out.extend(record.err().map(|e| (usize::try_from(line).unwrap_or(usize::MAX), e.to_string())));
        Ok(())
    })?;
    Ok(out)
}

/// Calls `each` with what every line of a file is, its byte offset and its line (from 1). Empty lines are passed over.
fn read_lines<E: From<CorpusError>>(
    path: &Path,
    mut each: impl FnMut(serde_json::Result<Record>, u64, u64) -> Result<(), E>,
) -> Result<(), E> {
    let io = |source| CorpusError::Io { path: path.to_owned(), source };
    let mut reader = BufReader::new(File::open(path).map_err(io)?);
    let (mut offset, mut line) = (0u64, 0u64);
    let mut raw = Vec::new();
    loop {
        raw.clear();
        let read = reader.read_until(b'\n', &mut raw).map_err(io)?;
        if read == 0 {
            return Ok(());
        }
        line += 1;
        let record = without_mark(&raw);
        if !record.trim_ascii().is_empty() {
            each(serde_json::from_slice(record), offset, line)?;
        }
        offset += read as u64;
    }
}

/// The record whose line begins at a byte; `None` when no record does.
pub(super) fn record_at(path: &Path, offset: u64) -> io::Result<Option<Record>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(offset))?;
    let mut raw = Vec::new();
    BufReader::new(file).read_until(b'\n', &mut raw)?;
    Ok(serde_json::from_slice(without_mark(&raw)).ok())
}

/// A line without the byte order mark that a file may begin with.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(MARK).unwrap_or(line)
}
