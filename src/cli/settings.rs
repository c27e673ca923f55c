//! Settings: what arguments, environment and files come to; and the engine that they open.

use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::answer::Engine;
use crate::config::Config;
use crate::corpus::Corpus;
use crate::home::{self, Sought};
use crate::index::{Generations, IndexError, Summary, build};
use crate::lexicon::{Gazetteer, GazetteerError, Source};
use crate::telegram::Token;

use super::args::Global;
use super::error::CliError;

/// What `main` read from the environment.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `WHOSAID_HOME`.
    pub home: Option<PathBuf>,
    /// The current folder.
    pub current: Option<PathBuf>,
    /// `WHOSAID_TELEGRAM_TOKEN`.
    pub token: Option<Token>,
    /// `WHOSAID_TELEGRAM_API_URL`.
    pub api_url: Option<String>,
}

/// Everything a command needs to know.
pub(super) struct Settings {
    pub corpus: Corpus,
    pub generations: Generations,
    pub config: Config,
    pub environment: Environment,
    gazetteer: PathBuf,
}

impl Settings {
    pub(super) fn resolve(global: &Global, environment: Environment) -> Result<Self, CliError> {
        let sought = Sought { option: global.home.clone(), environment: environment.home.clone(), current: environment.current.clone() };
        let home = home::find(&sought);
        let config = match &global.config {
            Some(path) => Config::read(path)?,
            None => Config::read_if_there(&home.join("config").join("whosaid.toml"))?,
        };
        let at = |said: &Option<PathBuf>, path: &Path| said.clone().unwrap_or_else(|| home.join(path));
        Ok(Self {
            corpus: Corpus::at(at(&global.corpus, &config.paths.corpus)),
            generations: Generations::at(at(&global.index, &config.paths.index)),
            gazetteer: home.join(&config.paths.gazetteer),
            config,
            environment,
        })
    }

    /// The person's gazetteer where there is one, else the one that comes with the program.
    pub(super) fn gazetteer(&self) -> Result<Gazetteer, CliError> {
        let source = match std::fs::read_to_string(&self.gazetteer) {
            Ok(text) => Source::parse(&text).map_err(|e| self.in_gazetteer(&e))?,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Source::built_in()?,
            Err(e) => return Err(CliError::unreadable(&self.gazetteer, &e)),
        };
        Gazetteer::compile(&source).map_err(|e| self.in_gazetteer(&e))
    }

    fn in_gazetteer(&self, error: &GazetteerError) -> CliError {
        CliError::File { path: self.gazetteer.clone(), reason: error.to_string().trim().replace('\n', " ") }
    }

    /// Builds the index and makes it the live one, with progress on standard error.
    pub(super) fn build(&self) -> Result<Summary, CliError> {
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("indexing {bar:30} {pos}/{len} {elapsed}") {
            bar.set_style(style);
        }
        let gazetteer = self.gazetteer()?;
        let summary = build(&self.corpus, Some(&self.gazetteer), &gazetteer, None, &self.generations, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        });
        bar.finish_and_clear();
        Ok(summary?)
    }

    /// Opens the index; builds it first where there is none or it is not of this corpus. Where it cannot be built, an older
    /// one still answers, and that is said.
    pub(super) fn engine(&self) -> Result<Engine, CliError> {
        let fingerprint = self.corpus.fingerprint(Some(&self.gazetteer))?;
        let reason = match Engine::open(self.corpus.clone(), &self.generations, Some(&fingerprint)) {
            Ok(engine) => return Ok(engine),
            Err(IndexError::Missing { .. }) => "there is no index yet".to_owned(),
            Err(IndexError::Stale { reason }) => format!("the index {reason}"),
            Err(other) => return Err(other.into()),
        };
        if !self.corpus.dir().is_dir() {
            let next = "name one with --corpus, or take an article in with `whosaid ingest FILE`";
            return Err(CliError::Mistake(format!("there is no corpus in {}; {next}", self.corpus.dir().display())));
        }
        anstream::eprintln!("whosaid: {reason}; building it from {}", self.corpus.dir().display());
        match self.build() {
            Ok(_) => Ok(Engine::open(self.corpus.clone(), &self.generations, None)?),
            Err(error) => match Engine::open(self.corpus.clone(), &self.generations, None) {
                Ok(engine) => {
                    anstream::eprintln!("whosaid: {error}; answering from the older index");
                    Ok(engine)
                }
                Err(_) => Err(error),
            },
        }
    }
}
