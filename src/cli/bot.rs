//! `whosaid bot`: runs the Telegram bot until it is told to stop.

use crate::telegram::{BotOptions, Quiet, run as run_bot};

use super::settings::Settings;
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
    let models = settings.models()?;
    let translator = settings.environment.translator(&settings.config.translator)?;
    let quiet = settings.config.telegram.quiet_hours.as_deref().map(str::parse::<Quiet>).transpose();
    let quiet = quiet.map_err(|e| CliError::Mistake(format!("[telegram] quiet_hours: {e}")))?;
    let options = BotOptions {
        token,
        api_url,
        corpus: settings.corpus,
        generations: settings.generations,
        models,
        translator,
        state: settings.state,
        keep_days: settings.config.telegram.keep_days.get(),
        quiet,
    };
    runtime.block_on(run_bot(options))?;
    Ok(Outcome::Done)
}
