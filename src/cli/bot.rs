//! `whosaid bot`: runs the Telegram bot until it is told to stop.

use std::sync::Arc;

use crate::telegram::{BotOptions, run as run_bot};

use super::settings::Settings;
use super::watch::Background;
use super::{CliError, Outcome};

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
    let options = BotOptions {
        token,
        api_url,
        corpus: settings.corpus.clone(),
        generations: settings.generations.clone(),
        models: settings.models()?,
        state: settings.state.clone(),
        keep_days: settings.config.telegram.keep_days.get(),
    };
    let settings = Arc::new(settings);
    let watched = settings.config.watch.in_bot.then(|| Background::start(Arc::clone(&settings))).transpose()?;
    let ended = runtime.block_on(run_bot(options));
    if let Some(watched) = watched {
        watched.end();
    }
    ended?;
    Ok(Outcome::Done)
}
