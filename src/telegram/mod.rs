//! The Telegram bot: a chat in which questions are answered with quotations.
//!
//! Architecture invariant: only this module sees teloxide, and nothing below it knows that there is a chat. Words that
//! people write are never logged, nor is the token. The core is synchronous and called off the async threads.

mod caught;
mod client;
mod commands;
mod desk;
mod error;
mod incoming;
mod live;
mod markup;
mod poll;
mod render;
mod reply;
mod signals;
mod token;

use std::pin::pin;
use url::Url;

use crate::corpus::Corpus;
use crate::index::Generations;
use crate::retrieval::Models;

pub use error::BotError;
pub use token::{InvalidToken, Token};

/// What a bot needs.
#[derive(Clone)]
pub struct BotOptions {
    pub token: Token,
    /// A Bot API server other than Telegram's own.
    pub api_url: Option<Url>,
    pub corpus: Corpus,
    /// The index; there has to be one, and a newer one is taken up while the bot runs.
    pub generations: Generations,
    /// For questions that are asked in other words or languages than the quotes'.
    pub models: Models,
}

/// Runs the bot until SIGINT or SIGTERM.
pub async fn run(options: BotOptions) -> Result<(), BotError> {
    let stop = signals::asked_to_stop().map_err(BotError::Signals)?;
    run_until(options, stop).await
}

/// Runs the bot until `stop` is done.
pub async fn run_until(options: BotOptions, stop: impl Future<Output = ()>) -> Result<(), BotError> {
    let mut stop = pin!(stop);
    let bot = client::connect(&options.token, options.api_url)?;
    let live = live::Live::open(options.corpus, options.generations, options.models).await?;
    let me = tokio::select! {
        () = &mut stop => return Ok(()),
        me = client::introduce(&bot) => me?,
    };
    tracing::info!("@{} answers from index {}", me.user.username.as_deref().unwrap_or_default(), live.engine().generation());
    // A set of tasks ends them when it goes out of scope.
    let mut aside = tokio::task::JoinSet::new();
    aside.spawn(live.clone().watch());
    aside.spawn(client::settle(bot.clone()));
    let mut desk = desk::Desk::new(bot.clone(), me, live);
    let ended = poll::poll(&bot, stop, |message| desk.take(message)).await;
    desk.close().await;
    tracing::info!("ended");
    ended
}
