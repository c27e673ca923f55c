//! Settings: what arguments, environment and files come to; and the engine that they open.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use crate::answer::{Engine, Glosser, Translator};
use crate::article::Article;
use crate::article::fetch::FetchOptions;
use crate::config::{self, Config, ConfigError};
use crate::corpus::{Corpus, State, Unread};
use crate::embedding::http::{Endpoint, EndpointOptions, Key, ServiceOptions};
use crate::embedding::{Cache, E5, Encoder, EncoderError, Muse, Pair, map};
use crate::home::{self, Sought};
use crate::index::{Generations, Index, IndexError, Progress, Sources, Summary, add_vectors, build, missing_vectors, update};
use crate::lexicon::{Dictionary, Gazetteer, GazetteerError, Source};
use crate::picture::Painter;
use crate::retrieval::{Models, Weighting, Weights};
use crate::telegram::{InvalidQuiet, Quiet, Token, WebhookSecret};

use super::args::Global;
use super::error::CliError;
use super::terminal::{bar, safe};

/// What `main` read from the environment.
#[derive(Debug, Clone, Default)]
pub struct Environment {
    /// `WHOSAID_HOME`.
    pub home: Option<PathBuf>,
    /// The current folder.
    pub current: Option<PathBuf>,
    /// The clone that cargo runs the program from, if it does.
    pub clone: Option<PathBuf>,
    /// The program's own file.
    pub program: Option<PathBuf>,
    /// `WHOSAID_TELEGRAM_TOKEN`.
    pub token: Option<Token>,
    /// `WHOSAID_TELEGRAM_API_URL`.
    pub api_url: Option<String>,
    /// `WHOSAID_TELEGRAM_WEBHOOK_SECRET`.
    pub webhook_secret: Option<WebhookSecret>,
    /// `WHOSAID_ENCODER_KEY`.
    pub encoder_key: Option<Key>,
    /// `WHOSAID_TRANSLATOR_KEY`.
    pub translator_key: Option<Key>,
}

impl Environment {
    /// The encoder on a server that the settings name; `None` where texts are encoded here.
    pub fn encoder(&self, settings: &config::Encoder) -> Result<Option<Endpoint>, CliError> {
        let Some(url) = settings.url.clone() else { return Ok(None) };
        let model = named("encoder", settings.model.as_deref())?;
        let options = EndpointOptions {
            service: ServiceOptions { url, model, timeout_s: settings.timeout_s, key: self.encoder_key.clone() },
            dimension: settings.dimension,
            batch: settings.batch,
            query_prefix: settings.query_prefix.clone(),
            passage_prefix: settings.passage_prefix.clone(),
        };
        Ok(Some(Endpoint::new(options)?))
    }

    /// The translator that the settings name; `None` where nothing is translated.
    pub fn translator(&self, settings: &config::Translator) -> Result<Option<Translator>, CliError> {
        let Some(url) = settings.url.clone() else { return Ok(None) };
        let model = named("translator", settings.model.as_deref())?;
        let key = self.translator_key.clone();
        Ok(Some(Translator::new(ServiceOptions { url, model, timeout_s: settings.timeout_s, key })?))
    }
}

fn weights(set: &config::Weights) -> Weights {
    let config::Weights { words, gloss, synonyms, vectors } = *set;
    Weights { words, gloss, synonyms, vectors }
}

/// The model of a section that has a `url`.
fn named(section: &str, model: Option<&str>) -> Result<String, CliError> {
    let model = model.map(str::trim).filter(|m| !m.is_empty());
    model.map(str::to_owned).ok_or_else(|| CliError::Mistake(format!("[{section}] in whosaid.toml has a `url` but no `model`; name one")))
}

/// Everything a command needs to know.
pub(super) struct Settings {
    pub corpus: Corpus,
    pub generations: Generations,
    pub config: Config,
    /// `quiet_hours` of the bot.
    pub quiet: Option<Quiet>,
    pub environment: Environment,
    gazetteer: PathBuf,
    /// Why the index is older than the corpus, where that was met.
    older: OnceLock<String>,
    pub(super) state: PathBuf,
    /// Where models may be, the likeliest first.
    models: Vec<PathBuf>,
}

/// Longest that one waits for another process that builds the index, and how often one looks.
const PATIENCE: Duration = Duration::from_secs(60);
const LOOK: Duration = Duration::from_millis(200);

/// Texts that somebody who asks can wait for: a second or two.
const FEW: usize = 32;

/// More articles that are left out are counted only.
const WARNINGS: usize = 20;

/// The encoder's file in a `models/` folder.
const ENCODER: &str = "multilingual-e5-small/e5-small-q4.bin";
/// The second encoder's.
const SECOND_ENCODER: &str = "muse-cnn/muse-cnn-q4.bin";
/// The dictionary's file there.
const DICTIONARY: &str = "cc-cedict/zh-en.dict";
/// The folder of the background, encoded.
const BACKGROUND: &str = "background";
/// The folder of fonts there.
const FONTS: &str = "fonts";

impl Settings {
    pub(super) fn resolve(global: &Global, environment: Environment) -> Result<Self, CliError> {
        let sought = Sought { option: global.home.clone(), environment: environment.home.clone(), current: environment.current.clone() };
        let home = home::find(&sought);
        let file = global.config.clone().unwrap_or_else(|| home.join("config").join("whosaid.toml"));
        let config = if global.config.is_some() { Config::read(&file)? } else { Config::read_if_there(&file)? };
        let quiet = config.telegram.quiet_hours.as_deref().map(str::parse).transpose();
        let quiet = quiet.map_err(|e: InvalidQuiet| ConfigError::at(&file, "[telegram] quiet_hours", &e.to_string()))?;
        let at = |said: &Option<PathBuf>, path: &Path| said.clone().unwrap_or_else(|| home.join(path));
        Ok(Self {
            corpus: Corpus::at(at(&global.corpus, &config.paths.corpus)),
            generations: Generations::at(at(&global.index, &config.paths.index)),
            gazetteer: home.join(&config.paths.gazetteer),
            older: OnceLock::new(),
            models: home::models(&home, environment.clone.as_deref(), environment.program.as_deref()),
            state: home.join(&config.telegram.state),
            config,
            quiet,
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

    /// The encoder: the endpoint of the settings, else the one that comes with the program, where its file is to be found;
    /// otherwise words alone have to do.
    pub(super) fn encoder(&self) -> Result<Option<Arc<dyn Encoder>>, CliError> {
        if let Some(endpoint) = self.environment.encoder(&self.config.encoder)? {
            return Ok(Some(Arc::new(endpoint)));
        }
        let Some(file) = self.model(ENCODER) else { return Ok(None) };
        let first = E5::open(&file).map_err(EncoderError::from).map_err(IndexError::from)?;
        let Some(file) = self.model(SECOND_ENCODER) else { return Ok(Some(Arc::new(first))) };
        let second = Muse::open(&file).map_err(EncoderError::from).map_err(IndexError::from)?;
        Ok(Some(Arc::new(Pair::new(first, second, Muse::LENGTH))))
    }

    /// How articles are fetched.
    pub(super) fn fetch(&self, private: bool) -> FetchOptions {
        let set = &self.config.fetch;
        FetchOptions {
            private,
            longest: Duration::from_secs(set.timeout_s.get()),
            pause: Duration::from_secs(set.pause_s.into()),
            contact: set.contact.clone(),
        }
    }

    /// What was encoded before, in the platform's folder for caches, and the background, which comes with the program.
    pub(super) fn cache(&self, encoder: &dyn Encoder) -> Cache {
        let cache = Cache::open(home::cache().as_deref(), encoder.id());
        self.models.iter().fold(cache, |cache, dir| cache.knowing(&dir.join(BACKGROUND), encoder.id()))
    }

    /// Gives the live index vectors and makes it the live one again, with progress on standard error. Without an encoder the
    /// index stays as it is.
    pub(super) fn add_vectors(&self) -> Result<Option<Summary>, CliError> {
        let Some(encoder) = self.encoder()? else { return Ok(None) };
        let bar = bar("encoding");
        let summary = add_vectors(&self.generations, encoder.as_ref(), &mut self.cache(encoder.as_ref()), &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        });
        bar.finish_and_clear();
        Ok(Some(summary?))
    }

    /// After a few new articles, an index that had vectors has them again at once. Where more would have to be encoded nobody who
    /// asks waits for it, and what would make the index better is said.
    fn keep_vectors(&self, had: bool) {
        let add = || {
            let Some(encoder) = self.encoder()? else { return Ok(true) };
            let mut cache = self.cache(encoder.as_ref());
            let few = had && missing_vectors(&self.generations, encoder.as_ref(), &cache)? <= FEW;
            if few {
                add_vectors(&self.generations, encoder.as_ref(), &mut cache, &mut |_, _| {})?;
            }
            Ok::<bool, CliError>(few)
        };
        match add() {
            Ok(true) => {}
            Ok(false) => anstream::eprintln!("whosaid: it is of words alone; `whosaid rebuild` makes it find more, by meaning"),
            Err(error) => anstream::eprintln!("whosaid: it is of words alone: {error}"),
        }
    }

    /// Builds the index from nothing and makes it the live one, with progress on standard error.
    pub(super) fn build(&self) -> Result<Summary, CliError> {
        self.index_by(build, &self.gazetteer()?)
    }

    /// Brings the index up to date with what somebody has just changed in the corpus, likewise. Somebody else who builds is waited for.
    pub(super) fn follow(&self, gazetteer: &Gazetteer, vectors: bool) -> Result<Summary, CliError> {
        let began = Instant::now();
        let mut waits = false;
        loop {
            match self.refresh(gazetteer, vectors) {
                Err(CliError::Index(IndexError::Locked { holder, .. })) if began.elapsed() < PATIENCE => {
                    if !waits {
                        anstream::eprintln!(
                            "whosaid: what was changed is stored; waiting for process {holder}, which is building the index"
                        );
                        waits = true;
                    }
                    thread::sleep(LOOK);
                }
                Err(CliError::Index(IndexError::Locked { holder, .. })) => return Err(CliError::Unindexed { holder }),
                other => return other,
            }
        }
    }

    /// Brings the index up to date with the corpus, likewise; then gives it `vectors`, if it is to have them.
    fn refresh(&self, gazetteer: &Gazetteer, vectors: bool) -> Result<Summary, CliError> {
        let summary = self.index_by(update, gazetteer)?;
        if vectors {
            self.add_vectors()?;
        }
        Ok(summary)
    }

    fn index_by(
        &self,
        make: fn(&Sources<'_>, &Generations, Progress<'_>) -> Result<Summary, IndexError>,
        gazetteer: &Gazetteer,
    ) -> Result<Summary, CliError> {
        let bar = bar("indexing");
        let summary = self.index_telling(make, gazetteer, &mut |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        });
        bar.finish_and_clear();
        let summary = summary?;
        self.warn_of(&summary.manifest.unread);
        Ok(summary)
    }

    /// Makes an index and makes it the live one; `progress` is told how much is done.
    pub(super) fn index_telling(
        &self,
        make: fn(&Sources<'_>, &Generations, Progress<'_>) -> Result<Summary, IndexError>,
        gazetteer: &Gazetteer,
        progress: Progress<'_>,
    ) -> Result<Summary, CliError> {
        let dictionary = self.dictionary()?;
        let sources = Sources { corpus: &self.corpus, gazetteer_file: Some(&self.gazetteer), gazetteer, dictionary: dictionary.as_deref() };
        Ok(make(&sources, &self.generations, progress)?)
    }

    /// An article; where it cannot be read, that is said.
    pub(super) fn read(&self, article: Result<Article, Unread>) -> Option<Article> {
        article.inspect_err(|unread| self.warn_of(std::slice::from_ref(unread))).ok()
    }

    /// Says what is left out, and where each is to be mended.
    pub(super) fn warn_of(&self, unread: &[Unread]) {
        for unread in unread.iter().take(WARNINGS) {
            let Unread { file, line, reason } = unread;
            let path = self.corpus.dir().join(file);
            let without = match (unread.is_bulk(), unread.is_sidecar()) {
                (true, _) => "what is no record is left out until that is mended",
                (_, true) => "the article is left out until that is mended, or this file is deleted, to be made anew",
                _ => "the article is left out until that is mended",
            };
            anstream::eprintln!("whosaid: {}:{line}: {}; {without}", path.display(), safe(reason));
        }
        if unread.len() > WARNINGS {
            let more = unread.len() - WARNINGS;
            anstream::eprintln!("whosaid: {more} more are left out likewise; `whosaid check` lists them all");
        }
    }

    /// The dictionary that comes with the program, where its file is to be found.
    fn dictionary(&self) -> Result<Option<Arc<Dictionary>>, CliError> {
        let Some(path) = self.model(DICTIONARY) else { return Ok(None) };
        let bytes = map(&path).map_err(|e| CliError::unreadable(&path, &e))?;
        let dictionary = Dictionary::from_bytes(bytes).map_err(|e| CliError::File { path, reason: e.to_string() })?;
        Ok(Some(Arc::new(dictionary)))
    }

    /// What helps to read words in another language.
    pub(super) fn glosser(&self) -> Result<Glosser, CliError> {
        Ok(Glosser::new(self.environment.translator(&self.config.translator)?, self.dictionary()?))
    }

    /// What helps to find words in another language or other words.
    pub(super) fn models(&self) -> Result<Models, CliError> {
        let set = &self.config.search;
        let pairs = set.pairs.iter().map(|(pair, set)| (pair.as_str().to_owned(), weights(set))).collect();
        let weighting = Weighting { same: weights(&set.same), across: weights(&set.across), pairs };
        Ok(Models {
            encoder: self.encoder()?,
            dictionary: self.dictionary()?,
            weighting: Arc::new(weighting),
            exact_up_to: set.exact_up_to,
        })
    }

    /// A file of the first folder of models that has it.
    fn model(&self, file: &str) -> Option<PathBuf> {
        self.models.iter().map(|dir| dir.join(file)).find(|file| file.is_file())
    }

    /// Draws pictures, with the fonts that come with the program.
    pub(super) fn painter(&self) -> Option<Painter> {
        self.models.iter().find_map(|dir| Painter::open(&dir.join(FONTS)))
    }

    fn open(&self, fingerprint: Option<&str>) -> Result<Engine, CliError> {
        Ok(Engine::open(self.corpus.clone(), &self.generations, fingerprint, self.models()?)?)
    }

    /// Why a command failed. Where an older index had to do because no new one can be made, a rebuild is no way out.
    pub(super) fn really(&self, error: CliError) -> CliError {
        match (&error, self.older.get()) {
            (CliError::Index(IndexError::Stale { .. }), Some(older)) => {
                CliError::Mistake(format!("the older index does not say what the corpus says, and a new one cannot be made: {older}"))
            }
            _ => error,
        }
    }

    /// What the corpus is now, with the gazetteer.
    pub(super) fn fingerprint(&self) -> Result<String, CliError> {
        Ok(State::of(&self.corpus, Some(&self.gazetteer))?.fingerprint())
    }

    /// Opens the index; builds it first where there is none or it is not of this corpus. Where it cannot be built, an older
    /// one still answers, and that is said.
    pub(super) fn engine(&self) -> Result<Engine, CliError> {
        let fingerprint = self.fingerprint()?;
        let reason = match self.open(Some(&fingerprint)) {
            Ok(engine) => {
                self.warn_of(engine.unread());
                if let Some(other) = engine.other_encoder() {
                    let next = "`whosaid rebuild` gives it those of the encoder that is set";
                    anstream::eprintln!("whosaid: the index has vectors of another encoder ({other}), so words alone are asked; {next}");
                }
                return Ok(engine);
            }
            Err(CliError::Index(IndexError::Missing { .. })) => "there is no index yet".to_owned(),
            Err(CliError::Index(IndexError::Stale { reason })) => format!("the index {reason}"),
            Err(other) => return Err(other),
        };
        if !self.corpus.dir().is_dir() {
            let next = "name one with --corpus, or take an article in with `whosaid ingest FILE`";
            return Err(CliError::Mistake(format!("there is no corpus in {}; {next}", self.corpus.dir().display())));
        }
        anstream::eprintln!("whosaid: {reason}; building it from {}", self.corpus.dir().display());
        let had_vectors = Index::open(&self.generations, None).is_ok_and(|index| index.manifest().encoder.is_some());
        match self.gazetteer().and_then(|gazetteer| self.refresh(&gazetteer, false)) {
            Ok(_) => {
                self.keep_vectors(had_vectors);
                self.open(None)
            }
            Err(error) => match self.open(None) {
                Ok(engine) => {
                    anstream::eprintln!("whosaid: {error}; answering from the older index");
                    self.warn_of(engine.unread());
                    self.older.set(error.to_string()).ok();
                    Ok(engine)
                }
                Err(_) => Err(error),
            },
        }
    }
}
