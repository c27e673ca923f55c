//! Runs as TREC writes them: `question Q0 document rank score whosaid`, one line a document.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::EvalError;

/// A document in a ranking.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<'s> {
    pub document: &'s str,
    pub score: f32,
}

/// A run file that is being written.
pub struct Run {
    path: PathBuf,
    out: BufWriter<File>,
}

impl Run {
    /// Creates the file, or empties the one that is there.
    pub fn create(path: &Path) -> Result<Self, EvalError> {
        let file = File::create(path).map_err(|source| EvalError::Run { path: path.to_owned(), source })?;
        Ok(Self { path: path.to_owned(), out: BufWriter::new(file) })
    }

    /// Adds the ranking of a question, best first.
    pub fn add(&mut self, question: &str, ranking: &[Placed<'_>]) -> Result<(), EvalError> {
        write(&mut self.out, question, ranking).map_err(|source| EvalError::Run { path: self.path.clone(), source })
    }

    /// Writes what is still in memory.
    pub fn finish(mut self) -> Result<(), EvalError> {
        self.out.flush().map_err(|source| EvalError::Run { path: self.path, source })
    }
}

fn write(out: &mut impl Write, question: &str, ranking: &[Placed<'_>]) -> io::Result<()> {
    (1..)
        .zip(ranking)
        .try_for_each(|(rank, placed): (u32, _)| writeln!(out, "{question} Q0 {} {rank} {} whosaid", placed.document, placed.score))
}
