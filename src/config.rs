//! `config/whosaid.toml`: what a person can set. Every key has a default; unknown keys are errors.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The file as it comes with the program, every key commented.
pub const BUILT_IN: &str = include_str!("../config/whosaid.toml");

/// Settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub ask: Ask,
    pub paths: Paths,
}

/// How questions are answered.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Ask {
    /// At most this many experts an answer.
    pub limit: usize,
}

/// Where things are, relative to the home.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Paths {
    pub corpus: PathBuf,
    pub index: PathBuf,
    pub gazetteer: PathBuf,
}

impl Default for Ask {
    fn default() -> Self {
        Self { limit: 10 }
    }
}

impl Default for Paths {
    fn default() -> Self {
        Self { corpus: "corpus".into(), index: "index".into(), gazetteer: "config/gazetteer.toml".into() }
    }
}

/// A file that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    #[error("{}: {source}", path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("{}: {reason}", path.display())]
    Toml { path: PathBuf, reason: String },
}

impl Config {
    /// Reads a file that must be there.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Io { path: path.to_owned(), source })?;
        toml::from_str(&text).map_err(|e| ConfigError::Toml { path: path.to_owned(), reason: e.message().trim().replace('\n', " ") })
    }

    /// Reads a file if it is there; the defaults otherwise.
    pub fn read_if_there(path: &Path) -> Result<Self, ConfigError> {
        match Self::read(path) {
            Err(ConfigError::Io { source, .. }) if source.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_comes_with_the_program_says_the_defaults() {
        assert_eq!(toml::from_str::<Config>(BUILT_IN).unwrap(), Config::default());
    }

    #[test]
    fn unknown_keys_are_named() {
        let error = toml::from_str::<Config>("[ask]\nlimmit = 3").unwrap_err().to_string();
        assert!(error.contains("limmit"), "{error}");
    }
}
