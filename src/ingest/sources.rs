//! What a person named, file by file: folders and patterns are what lies in them.

use std::path::{Path, PathBuf};

use crate::article::{self, fetch::is_address};

/// Where something comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file with an article or a feed.
    File(PathBuf),
    /// A file of quotes in bulk.
    Bulk(PathBuf),
    /// A page or a feed.
    Address(String),
    Stdin,
}

/// Something that was named and is not there.
#[derive(Debug, thiserror::Error)]
pub enum SourceError {
    #[error("{}: it holds nothing that whosaid reads ({}); name a file", path.display(), endings().collect::<Vec<_>>().join(", "))]
    Empty { path: PathBuf },
    #[error("{}: no file is named so; quote the pattern or check the folder", path.display())]
    NoMatch { path: PathBuf },
    #[error("{}: it is the corpus itself; `whosaid rebuild` reads that", path.display())]
    Corpus { path: PathBuf },
    #[error("{}: {reason}", path.display())]
    Unreadable { path: PathBuf, reason: String },
}

/// Files that may be feeds, and quotes in bulk, by their endings.
const OTHERS: [&str; 4] = ["xml", "rss", "atom", "jsonl"];

/// Files of a folder that may be articles, feeds or quotes, by their endings.
fn endings() -> impl Iterator<Item = &'static str> {
    article::endings().chain(OTHERS)
}

impl Source {
    /// How a person calls it.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Bulk(path) => path.display().to_string(),
            Self::Address(address) => address.clone(),
            Self::Stdin => "standard input".to_owned(),
        }
    }

    fn of_file(path: PathBuf) -> Self {
        if path.extension().is_some_and(|e| e == "jsonl") { Self::Bulk(path) } else { Self::File(path) }
    }
}

/// What is meant by what was named, in that order; a folder's files are sorted.
pub fn sources(named: &[PathBuf], corpus: &Path) -> Result<Vec<Source>, SourceError> {
    let mut out = Vec::new();
    for path in named {
        match path.to_str() {
            Some("-") => out.push(Source::Stdin),
            Some(address) if is_address(address) => out.push(Source::Address(address.to_owned())),
            _ if path.is_dir() => out.extend(folder(path, corpus)?),
            Some(pattern) if !path.exists() && pattern.contains(['*', '?', '[']) => out.extend(matching(pattern, path)?),
            _ => out.push(Source::of_file(path.clone())),
        }
    }
    Ok(out)
}

fn folder(path: &Path, corpus: &Path) -> Result<Vec<Source>, SourceError> {
    let own = |p: &Path| p.canonicalize().ok().zip(corpus.canonicalize().ok()).is_some_and(|(a, b)| a.starts_with(b));
    if own(path) {
        return Err(SourceError::Corpus { path: path.to_owned() });
    }
    let pattern = format!("{}/**/*", glob::Pattern::escape(&path.to_string_lossy()));
    let readable = |source: &Source| match source {
        Source::File(file) | Source::Bulk(file) => {
            let ending = file.extension().and_then(|e| e.to_str()).map(str::to_ascii_lowercase);
            ending.is_some_and(|e| endings().any(|known| known == e)) && !own(file)
        }
        _ => false,
    };
    let out: Vec<Source> = matching(&pattern, path).unwrap_or_default().into_iter().filter(readable).collect();
    if out.is_empty() { Err(SourceError::Empty { path: path.to_owned() }) } else { Ok(out) }
}

fn matching(pattern: &str, path: &Path) -> Result<Vec<Source>, SourceError> {
    let options = glob::MatchOptions { require_literal_leading_dot: true, ..glob::MatchOptions::default() };
    let found = glob::glob_with(pattern, options)
        .map_err(|e| SourceError::Unreadable { path: path.to_owned(), reason: format!("it is no pattern ({})", e.msg) })?;
    let mut out = Vec::new();
    for entry in found {
        let file = entry.map_err(|e| SourceError::Unreadable { path: e.path().to_owned(), reason: e.error().to_string() })?;
        if file.is_file() {
            out.push(Source::of_file(file));
        }
    }
    if out.is_empty() { Err(SourceError::NoMatch { path: path.to_owned() }) } else { Ok(out) }
}
