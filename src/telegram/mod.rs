//! The Telegram bot: a chat in which questions are answered with quotations.
//!
//! Architecture invariant: only this module sees teloxide, and nothing below it knows that there is a chat. Words that
//! people write are logged only where the settings ask for it, and the token never is. The core is synchronous and called off the
//! async threads.

mod access;
mod admin;
mod aid;
mod asker;
pub mod buttons;
mod caught;
mod client;
mod commands;
mod desk;
mod error;
mod flood;
mod follows;
mod herald;
mod incoming;
pub mod inline;
pub mod limits;
mod live;
pub mod markup;
mod members;
mod metrics;
mod monitor;
mod pictures;
mod poll;
mod preferences;
mod proposals;
mod quiet;
pub mod render;
mod reply;
mod signals;
mod state;
mod token;
mod turns;
pub mod typing;
mod view;
mod webhook;

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use sd_notify::NotifyState;
use tokio::sync::Semaphore;
use url::Url;

use crate::answer::{Glosser, Translator};
use crate::config;
use crate::corpus::Corpus;
use crate::index::Generations;
use crate::picture::Painter;
use crate::retrieval::Models;

pub use admin::{Indexing, Keeper};
pub use error::BotError;
pub use quiet::{InvalidQuiet, Quiet};
pub use state::StateError;
pub use token::{InvalidToken, Token};
pub use webhook::{InvalidSecret, WebhookSecret};

/// What a bot needs.
pub struct BotOptions {
    pub token: Token,
    /// A Bot API server other than Telegram's own.
    pub api_url: Option<Url>,
    /// Where Telegram is to send updates: by what it is known. Without one there is a new one at each start.
    pub webhook_secret: Option<WebhookSecret>,
    pub corpus: Corpus,
    /// The index; there has to be one, and a newer one is taken up while the bot runs.
    pub generations: Generations,
    /// For questions that are asked in other words or languages than the quotes'.
    pub models: Models,
    /// Whether passages that have no vectors yet are encoded beside the answers.
    pub encode: bool,
    /// Translates where somebody presses a button; without it, the models' dictionary has to do.
    pub translator: Option<Translator>,
    /// Draws pictures; without it there are none.
    pub painter: Option<Painter>,
    /// When nothing new is told to those who have not chosen hours of their own.
    pub quiet: Option<Quiet>,
    /// `[telegram]` of the settings, with the state's file as it is to be opened.
    pub settings: config::Telegram,
    /// Makes indexes for administrators.
    pub keeper: Arc<dyn Keeper>,
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
    let settings = options.settings;
    let metrics = Arc::new(metrics::Metrics::new());
    let bot = client::connect(&options.token, options.api_url)?;
    // What cannot be had is said before anything is begun.
    let webhook = webhook::Webhook::open(&settings.webhook, options.webhook_secret).await?;
    let monitored = match settings.monitor {
        Some(address) => Some(webhook::listen("/healthz and /metrics are served", address).await?),
        None => None,
    };
    let path = settings.state.clone();
    let store = tokio::task::spawn_blocking(move || state::Store::open(&path)).await.map_err(|_| BotError::Broken)??;
    let store = Arc::new(store);
    let access = Arc::new(access::Access::new(&settings, Arc::clone(&store)));
    let keeper = Arc::clone(&options.keeper);
    let works = {
        let inbox = Corpus::at(settings.state.with_extension("inbox"));
        admin::Works::new(options.keeper, options.corpus.clone(), options.generations.clone(), inbox)
    };
    let glosser = Glosser::new(options.translator, options.models.dictionary.clone());
    let painter = options.painter.map(Arc::new);
    let live = live::Live::open(options.corpus, options.generations, options.models).await?;
    // A set of tasks ends them when it goes out of scope.
    let mut aside = tokio::task::JoinSet::new();
    let monitor = monitor::Monitor { metrics: Arc::clone(&metrics), live: Arc::clone(&live) };
    if let Some(listener) = monitored {
        aside.spawn(monitor.clone().serve(listener));
    }
    let me = tokio::select! {
        () = &mut stop => return Ok(()),
        me = client::introduce(&bot) => me?,
    };
    metrics.contact();
    tracing::info!("@{} answers from index {}", me.user.username.as_deref().unwrap_or_default(), live.engine().generation());
    monitor::tell(NotifyState::Ready);
    let keep_days = settings.keep_days.get();
    aside.spawn(monitor.reassure());
    aside.spawn(live.clone().watch());
    if options.encode {
        aside.spawn(live.clone().complete(keeper));
    }
    aside.spawn(client::settle(bot.clone(), webhook.is_none()));
    aside.spawn(admin::set_menus(bot.clone(), Arc::clone(&access), Arc::clone(&store)));
    aside.spawn(regularly(FLUSH, Arc::clone(&store), state::Store::flush));
    aside.spawn(regularly(EXPIRE, Arc::clone(&store), move |store| store.expire(keep_days)));
    let line = client::Line::new(bot.clone(), settings.limits.sends_per_second, Arc::clone(&metrics));
    let herald = herald::Herald {
        bot: line.clone(),
        name: me.user.username.clone().unwrap_or_default(),
        live: Arc::clone(&live),
        store: Arc::clone(&store),
        access: Arc::clone(&access),
        glosser: glosser.clone(),
        painter: painter.clone(),
        quiet: options.quiet,
    };
    aside.spawn(herald.watch());
    let office = desk::Office {
        bot: line,
        at_work: Semaphore::new(settings.limits.at_once.get()),
        translating: Semaphore::new(desk::TRANSLATING),
        asking: tokio::sync::Mutex::default(),
        usual: AtomicU64::new(0),
        store: Arc::clone(&store),
        me,
        live,
        access,
        glosser,
        painter,
        metrics,
        works,
        settings,
    };
    let mut desk = desk::Desk::new(office);
    let ended = match webhook {
        Some(webhook) => webhook.serve(&bot, stop, &mut desk).await,
        None => poll::poll(&bot, stop, &mut desk).await,
    };
    monitor::tell(NotifyState::Stopping);
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
