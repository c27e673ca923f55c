//! `whosaid bot`: runs the Telegram bot until it is told to stop.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::article::fetch::FetchOptions;
use crate::index::{Progress, Summary, build, update};
use crate::lexicon::Gazetteer;
use crate::telegram::{BotOptions, Indexing, Keeper, run as run_bot};

use super::settings::Settings;
use super::watch::Background;
use super::{CliError, Outcome};

/// How long an index that is being built may hold up the end; one that is broken off does no harm.
const BROKEN_OFF: Duration = Duration::from_millis(500);

pub(super) fn run(settings: Settings) -> Result<Outcome, CliError> {
    let Some(token) = settings.environment.token.clone() else {
        let next = "get one from @BotFather and put it into WHOSAID_TELEGRAM_TOKEN";
        return Err(CliError::Mistake(format!("the bot has no token; {next}")));
    };
    let api_url = match &settings.environment.api_url {
        Some(url) => Some(url.parse().map_err(|e| CliError::Mistake(format!("WHOSAID_TELEGRAM_API_URL is no address: {e}")))?),
        None => None,
    };
    // Builds the index where there is none: a bot must not wait for its first question with that.
    drop(settings.engine()?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| CliError::Mistake(format!("the bot cannot start: {e}")))?;
    let settings = Arc::new(settings);
    let mut telegram = settings.config.telegram.clone();
    telegram.state = settings.state.clone();
    let options = BotOptions {
        token,
        api_url,
        webhook_secret: settings.environment.webhook_secret.clone(),
        corpus: settings.corpus.clone(),
        generations: settings.generations.clone(),
        models: settings.models()?,
        translator: settings.environment.translator(&settings.config.translator)?,
        encode: settings.config.encoder.in_bot,
        painter: settings.painter(),
        quiet: settings.quiet.clone(),
        settings: telegram,
        keeper: Arc::new(Keep { settings: Arc::clone(&settings), encoding: Mutex::new(()) }),
    };
    let watched = settings.config.watch.in_bot.then(|| Background::start(Arc::clone(&settings))).transpose()?;
    let ended = runtime.block_on(run_bot(options));
    runtime.shutdown_timeout(BROKEN_OFF);
    if let Some(watched) = watched {
        watched.end();
    }
    ended?;
    Ok(Outcome::Done)
}

/// The settings, as the bot's administrators use them.
struct Keep {
    settings: Arc<Settings>,
    /// Held while texts are encoded: whoever comes second finds them in the cache.
    encoding: Mutex<()>,
}

impl Keep {
    fn add_vectors(&self) -> Result<Option<Summary>, CliError> {
        // Nothing is kept under it that a panic could leave half done.
        let _one = self.encoding.lock().unwrap_or_else(PoisonError::into_inner);
        self.settings.add_vectors()
    }
}

impl Keeper for Keep {
    fn gazetteer(&self) -> Result<Gazetteer, String> {
        self.settings.gazetteer().map_err(|e| e.to_string())
    }

    fn fetch(&self) -> FetchOptions {
        self.settings.fetch(self.settings.config.telegram.allow_private)
    }

    fn index(&self, how: Indexing, progress: Progress<'_>) -> Result<Summary, String> {
        let make = match how {
            Indexing::Update => update,
            Indexing::Anew => build,
        };
        let indexed = self.gazetteer().map(|gazetteer| self.settings.index_telling(make, &gazetteer, progress))?;
        let made = indexed.and_then(|summary| Ok(self.add_vectors()?.unwrap_or(summary)));
        made.map_err(|e| e.to_string())
    }

    fn roll_back(&self) -> Result<String, String> {
        let back = self.settings.fingerprint().and_then(|fingerprint| Ok(self.settings.generations.rollback(&fingerprint)?));
        back.map_err(|e| e.to_string())
    }

    fn complete(&self) -> Result<(), String> {
        self.add_vectors().map(drop).map_err(|e| e.to_string())
    }
}
