//! The Telegram bot: a chat in which questions are answered with quotations.
//!
//! Architecture invariant: only this module sees teloxide, and nothing below it knows that there is a chat. Words that
//! people write are never logged, nor is the token. The core is synchronous and called off the async threads.

mod aid;
mod buttons;
mod caught;
mod client;
mod commands;
mod desk;
mod error;
mod follows;
mod herald;
mod incoming;
mod inline;
mod live;
mod markup;
mod poll;
mod quiet;
mod render;
mod reply;
mod signals;
mod state;
mod token;
mod view;

use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use url::Url;

use crate::answer::{Glosser, Translator};
use crate::corpus::Corpus;
use crate::index::Generations;
use crate::retrieval::Models;

pub use error::BotError;
pub use quiet::{InvalidQuiet, Quiet};
pub use state::StateError;
pub use token::{InvalidToken, Token};

/// What a bot needs.
pub struct BotOptions {
    pub token: Token,
    /// A Bot API server other than Telegram's own.
    pub api_url: Option<Url>,
    pub corpus: Corpus,
    /// The index; there has to be one, and a newer one is taken up while the bot runs.
    pub generations: Generations,
    /// For questions that are asked in other words or languages than the quotes'.
    pub models: Models,
    /// Translates where somebody presses a button; without it, the models' dictionary has to do.
    pub translator: Option<Translator>,
    /// The file with what is remembered of chats.
    pub state: PathBuf,
    /// Days after which it is forgotten.
    pub keep_days: u32,
    /// When nothing new is told to those who have not chosen hours of their own.
    pub quiet: Option<Quiet>,
}

/// How often what is remembered goes to the disk, and how often what is too old is deleted.
const FLUSH: Duration = Duration::from_secs(1);
const EXPIRE: Duration = Duration::from_secs(6 * 60 * 60);

/// Runs the bot until SIGINT or SIGTERM.
pub async fn run(options: BotOptions) -> Result<(), BotError> {
    let stop = signals::asked_to_stop().map_err(BotError::Signals)?;
    run_until(options, stop).await
}

/// Runs the bot until `stop` is done.
pub async fn run_until(options: BotOptions, stop: impl Future<Output = ()>) -> Result<(), BotError> {
    let mut stop = pin!(stop);
    let bot = client::connect(&options.token, options.api_url)?;
    let path = options.state;
    let store = tokio::task::spawn_blocking(move || state::Store::open(&path)).await.map_err(|_| BotError::Broken)??;
    let store = Arc::new(store);
    let glosser = Glosser::new(options.translator, options.models.dictionary.clone());
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
    aside.spawn(regularly(FLUSH, Arc::clone(&store), state::Store::flush));
    aside.spawn(regularly(EXPIRE, Arc::clone(&store), move |store| store.expire(options.keep_days)));
    let herald = herald::Herald {
        bot: bot.clone(),
        name: me.user.username.clone().unwrap_or_default(),
        live: Arc::clone(&live),
        store: Arc::clone(&store),
        glosser: glosser.clone(),
        quiet: options.quiet,
    };
    aside.spawn(herald.watch());
    let mut desk = desk::Desk::new(bot.clone(), me, live, glosser, Arc::clone(&store));
    let ended = poll::poll(&bot, stop, |incoming| desk.take(incoming)).await;
    desk.close().await;
    tokio::task::spawn_blocking(move || store.flush()).await.ok();
    tracing::info!("ended");
    ended
}

/// Does something with the store now and then, off the threads that talk to Telegram.
async fn regularly(every: Duration, store: Arc<state::Store>, work: impl Fn(&state::Store) + Clone + Send + 'static) {
    loop {
        let (store, work) = (Arc::clone(&store), work.clone());
        tokio::task::spawn_blocking(move || work(&store)).await.ok();
        tokio::time::sleep(every).await;
    }
}
