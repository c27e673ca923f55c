//! The corpus and its index, as administrators change them from the chat: one build at a time, and none that would add nothing.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio::sync::Mutex;

use crate::article::fetch::FetchOptions;
use crate::corpus::Corpus;
use crate::index::{Generations, Progress, Summary};
use crate::lexicon::Gazetteer;
use crate::telegram::caught::caught;

/// How an index is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Indexing {
    /// From the live one and what has changed since.
    Update,
    /// From nothing.
    Anew,
}

/// What whoever started the bot knows of settings and files. Errors are sentences for people.
pub trait Keeper: Send + Sync {
    fn gazetteer(&self) -> Result<Gazetteer, String>;
    /// How articles are fetched.
    fn fetch(&self) -> FetchOptions;
    /// Makes an index, with vectors where there is an encoder, and makes it the live one.
    fn index(&self, how: Indexing, progress: Progress<'_>) -> Result<Summary, String>;
    /// Puts the index before the live one back until the corpus changes or an index is made, and gives its name.
    fn roll_back(&self) -> Result<String, String>;
    /// Gives the live index vectors, where there is an encoder and it has none. Until then it answers without.
    fn complete(&self) -> Result<(), String>;
}

/// The corpus, its index, and whoever keeps them.
pub(in crate::telegram) struct Works {
    pub(super) keeper: Arc<dyn Keeper>,
    pub(super) corpus: Corpus,
    pub(super) generations: Generations,
    /// Articles that wait for a word.
    pub(super) inbox: Corpus,
    building: Mutex<()>,
    /// Updates that were asked for, and how many of these the index has.
    asked: AtomicU64,
    had: AtomicU64,
}

impl Works {
    pub(in crate::telegram) fn new(keeper: Arc<dyn Keeper>, corpus: Corpus, generations: Generations, inbox: Corpus) -> Self {
        Self { keeper, corpus, generations, inbox, building: Mutex::new(()), asked: AtomicU64::new(0), had: AtomicU64::new(0) }
    }

    /// Brings the index up to date with the corpus as it is now. Several that are asked for while one runs are one.
    pub(super) async fn update(&self) -> Result<(), String> {
        let mine = self.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let _building = self.building.lock().await;
        if self.had.load(Ordering::SeqCst) >= mine {
            return Ok(());
        }
        let all = self.asked.load(Ordering::SeqCst);
        self.make(Indexing::Update, |_, _| {}).await?;
        self.had.store(all, Ordering::SeqCst);
        Ok(())
    }

    /// Builds the index anew; `progress` is told how many of how many are done.
    pub(super) async fn rebuild(&self, progress: impl FnMut(u64, u64) + Send + 'static) -> Result<Summary, String> {
        let _building = self.building.lock().await;
        self.make(Indexing::Anew, progress).await
    }

    async fn make(&self, how: Indexing, mut progress: impl FnMut(u64, u64) + Send + 'static) -> Result<Summary, String> {
        let keeper = Arc::clone(&self.keeper);
        aside(move || keeper.index(how, &mut progress)).await
    }
}

/// Does long work away from the threads that talk to Telegram.
pub(in crate::telegram) async fn aside<T: Send + 'static>(work: impl FnOnce() -> Result<T, String> + Send + 'static) -> Result<T, String> {
    let done = tokio::task::spawn_blocking(move || caught(work)).await;
    let broken = || "something went wrong; the log says where".to_owned();
    done.map_err(|_| broken())?.map_err(|_| broken())?
}
