//! Errors as a person reads them: one sentence, the next step, an exit code.

use std::io;
use std::path::{Path, PathBuf};

use crate::answer::TranslateError;
use crate::config::ConfigError;
use crate::corpus::CorpusError;
use crate::embedding::EncoderError;
use crate::eval::EvalError;
use crate::index::IndexError;
use crate::ingest::{IntakeError, MergeError, SourceError};
use crate::lexicon::GazetteerError;
use crate::telegram::BotError;

use super::interrupt::INTERRUPTED;
use super::terminal::safe;

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum CliError {
    /// What was asked cannot be done as asked.
    #[error("{0}")]
    Mistake(String),
    #[error("{}: {reason}", path.display())]
    File { path: PathBuf, reason: String },
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error(transparent)]
    Corpus(#[from] CorpusError),
    #[error(transparent)]
    Gazetteer(#[from] GazetteerError),
    #[error(transparent)]
    Eval(#[from] EvalError),
    #[error(transparent)]
    Bot(#[from] BotError),
    #[error(transparent)]
    Encoder(#[from] EncoderError),
    #[error(transparent)]
    Translator(#[from] TranslateError),
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error("{}", safe(&.0.to_string()))]
    Merge(#[from] MergeError),
    /// Some of many could not be taken in, and each was said.
    #[error("{failed} of {seen} were not taken in")]
    Several { failed: u64, seen: u64, last: Box<CliError> },
    #[error("errors in the corpus: {errors}; mend them, or delete the sidecar to have it made again")]
    Unsound { errors: u64 },
    /// What was changed in the corpus is not in the index yet.
    #[error("what was changed is stored, but process {holder} is still building the index; the next `whosaid ask` brings it up to date")]
    Unindexed { holder: String },
    #[error("stopped with {left} to go; the same command again goes on from here")]
    Interrupted { left: usize },
    #[error("the output could not be written: {0}")]
    Output(io::Error),
}

impl CliError {
    /// 2 for what the person can mend, 3 for what is ours.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Several { last, .. } => last.exit_code(),
            Self::Interrupted { .. } => INTERRUPTED,
            Self::Unsound { .. }
            | Self::Unindexed { .. }
            | Self::Source(_)
            | Self::Merge(_)
            | Self::Mistake(_)
            | Self::File { .. }
            | Self::Config(_)
            | Self::Gazetteer(_)
            | Self::Corpus(_) => 2,
            Self::Encoder(_) | Self::Translator(_) => 2,
            Self::Index(
                IndexError::Corpus(_)
                | IndexError::Gazetteer(_)
                | IndexError::Locked { .. }
                | IndexError::Io { .. }
                | IndexError::Missing { .. },
            ) => 2,
            Self::Bot(error) if error.is_mistake() => 2,
            Self::Eval(error) if error.is_mistake() => 2,
            Self::Bot(_) | Self::Eval(_) | Self::Index(_) | Self::Output(_) => 3,
        }
    }

    /// A file that could not be read.
    pub(super) fn unreadable(path: &Path, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            io::ErrorKind::PermissionDenied => "it may not be read by you".to_owned(),
            io::ErrorKind::IsADirectory => "it is a folder; name a file in it".to_owned(),
            io::ErrorKind::InvalidData => "it is not UTF-8 text; convert it first, e.g. with `iconv -f GBK -t UTF-8`".to_owned(),
            _ => error.to_string(),
        };
        Self::File { path: path.to_owned(), reason }
    }

    /// Something that could not be taken in.
    pub(super) fn intake(name: &str, error: IntakeError) -> Self {
        match error {
            IntakeError::Corpus(error) => Self::Corpus(error),
            IntakeError::Unreadable(error) => Self::unreadable(Path::new(name), &error),
            error => Self::File { path: name.into(), reason: error.to_string() },
        }
    }
}
