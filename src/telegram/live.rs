//! The engine that answers now: when a new index is there, the bot goes over to it without a restart.

use std::sync::Arc;
use std::time::Duration;

use arc_swap::ArcSwap;

use crate::answer::Engine;
use crate::corpus::Corpus;
use crate::index::{Generations, IndexError};
use crate::retrieval::Models;

use super::admin::{Keeper, aside};
use super::error::BotError;

/// How often `index/CURRENT` is looked at: a new index answers within two seconds.
const LOOK: Duration = Duration::from_millis(500);

/// After this long what failed is tried again.
const AGAIN: Duration = Duration::from_secs(60);

/// The open engine and where newer ones come from.
pub(super) struct Live {
    corpus: Corpus,
    generations: Generations,
    models: Models,
    engine: ArcSwap<Engine>,
}

impl Live {
    /// Opens the index; without one there is no bot.
    pub(super) async fn open(corpus: Corpus, generations: Generations, models: Models) -> Result<Arc<Self>, BotError> {
        let open = move || {
            let engine = ArcSwap::from_pointee(Engine::open(corpus.clone(), &generations, None, models.clone())?);
            Ok::<_, IndexError>(Arc::new(Self { corpus, generations, models, engine }))
        };
        Ok(tokio::task::spawn_blocking(open).await.map_err(|_| BotError::Broken)??)
    }

    /// The engine as of now; who holds it keeps it while the next one takes over.
    pub(super) fn engine(&self) -> Arc<Engine> {
        self.engine.load_full()
    }

    /// Looks for new generations until it is dropped.
    pub(super) async fn watch(self: Arc<Self>) {
        let mut complained = false;
        loop {
            tokio::time::sleep(LOOK).await;
            let live = Arc::clone(&self);
            match tokio::task::spawn_blocking(move || live.refresh()).await {
                Ok(Ok(())) => complained = false,
                Ok(Err(error)) if !complained => {
                    tracing::warn!("the new index cannot be opened, the old one goes on answering: {error}");
                    complained = true;
                }
                Ok(Err(_)) | Err(_) => {}
            }
        }
    }

    /// Has the passages encoded whenever the index lacks vectors, beside the answers, until it is dropped.
    pub(super) async fn complete(self: Arc<Self>, keeper: Arc<dyn Keeper>) {
        let mut pause = LOOK;
        loop {
            tokio::time::sleep(pause).await;
            pause = LOOK;
            if !self.engine().lacks_vectors() {
                continue;
            }
            tracing::info!("encoding the passages of index {}; it answers by words until then", self.engine().generation());
            let keeper = Arc::clone(&keeper);
            if let Err(reason) = aside(move || keeper.complete()).await {
                tracing::warn!("the passages cannot be encoded, answers go on by words: {reason}");
                pause = AGAIN;
            } else {
                // The new index is taken up by then.
                tokio::time::sleep(LOOK * 3).await;
            }
        }
    }

    fn refresh(&self) -> Result<(), IndexError> {
        let current = self.generations.current()?;
        if current != self.engine.load().generation() {
            self.engine.store(Arc::new(Engine::open(self.corpus.clone(), &self.generations, None, self.models.clone())?));
            tracing::info!("answering from index {current}");
        }
        Ok(())
    }
}
