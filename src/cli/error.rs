//! Errors as a person reads them: one sentence, the next step, an exit code.

use std::io;
use std::path::{Path, PathBuf};

use crate::answer::TranslateError;
use crate::article::DraftError;
use crate::config::ConfigError;
use crate::corpus::CorpusError;
use crate::embedding::EncoderError;
use crate::eval::EvalError;
use crate::index::IndexError;
use crate::lexicon::GazetteerError;
use crate::telegram::BotError;

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
    #[error("the output could not be written: {0}")]
    Output(io::Error),
}

impl CliError {
    /// 2 for what the person can mend, 3 for what is ours.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Mistake(_) | Self::File { .. } | Self::Config(_) | Self::Gazetteer(_) | Self::Corpus(_) => 2,
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

    /// A file that is no article.
    pub(super) fn no_article(path: &Path, error: &DraftError) -> Self {
        Self::File { path: path.to_owned(), reason: error.to_string() }
    }
}
