//! Tells people what is new of what they follow: once, in one message, and not in their quiet hours.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use teloxide::RequestError;

use crate::answer::{Answer, Engine, Glosser, Size};
use crate::index::IndexError;
use crate::locale::Locale;
use crate::picture::Painter;
use crate::quote::QuoteId;
use crate::retrieval::{Filters, Place, Query};
use crate::text::Lang;

use super::access::Access;
use super::client::{Line, is_undelivered, post};
use super::commands::Chat;
use super::error::{describe, is_gone};
use super::follows::{Follow, News};
use super::live::Live;
use super::quiet::Quiet;
use super::reply::{EXPERTS, Outgoing, show};
use super::state::{Conversation, Store};
use super::view::View;

/// How often the live index and the quiet hours are looked at.
const LOOK: Duration = Duration::from_secs(1);
/// Telegram may ask for any pause; others wait behind it.
const LONGEST_PAUSE: Duration = Duration::from_secs(10 * 60);
/// New quotations that a search can be narrowed to; of more than these, the best are looked at.
const NARROW: usize = 2000;

/// What it takes to tell news.
pub(super) struct Herald {
    pub(super) bot: Line,
    /// The bot's name.
    pub(super) name: String,
    pub(super) live: Arc<Live>,
    pub(super) store: Arc<Store>,
    pub(super) access: Arc<Access>,
    pub(super) glosser: Glosser,
    pub(super) painter: Option<Arc<Painter>>,
    /// For those who have not said when they want to be left alone.
    pub(super) quiet: Option<Quiet>,
}

impl Herald {
    /// Looks for news until it is dropped.
    pub(super) async fn watch(self) {
        let herald = Arc::new(self);
        let mut seen = String::new();
        loop {
            let engine = herald.live.engine();
            if engine.generation() != seen {
                let generation = engine.generation().to_owned();
                match herald.aside(move |h| catch_up(&engine, &h.store)).await {
                    Some(Ok(())) => seen = generation,
                    Some(Err(error)) => tracing::warn!("what is new could not be looked up, and will be again: {error}"),
                    None => {}
                }
            }
            let waiting = herald.aside(Self::due).await.unwrap_or_default();
            for conversation in waiting {
                herald.tell(conversation).await;
            }
            tokio::time::sleep(LOOK).await;
        }
    }

    async fn aside<T: Send + 'static>(self: &Arc<Self>, work: impl FnOnce(&Self) -> T + Send + 'static) -> Option<T> {
        let herald = Arc::clone(self);
        tokio::task::spawn_blocking(move || work(&herald)).await.ok()
    }

    /// Those who have news and may be told now.
    fn due(&self) -> Vec<Conversation> {
        let now = Timestamp::now();
        let quiet = |of: &Conversation| {
            let hours = self.store.quiet(of.chat).unwrap_or_else(|| self.quiet.clone());
            hours.is_some_and(|hours| hours.holds_at(now))
        };
        // Who was turned away meanwhile is told nothing; a group that nobody let in has what somebody follows there who is served.
        let served = |of: &Conversation| {
            let by_one = || self.store.follows(*of).iter().any(|(_, f)| f.by.is_some_and(|by| self.access.serves(by, of.chat)));
            self.access.serves(of.chat, of.chat) || by_one()
        };
        self.store.with_news().into_iter().filter(|of| served(of) && !quiet(of)).collect()
    }

    async fn tell(self: &Arc<Self>, of: Conversation) {
        let Some(Some((news, outgoing))) = self.aside(move |h| h.message(of)).await else { return };
        match post(&self.bot, of, &outgoing).await {
            Ok((chat, message)) => {
                let moved = Conversation { chat: chat.0, ..of };
                self.aside(move |h| {
                    if moved.chat != of.chat {
                        h.access.moved(of.chat, moved.chat);
                        h.store.moved(of.chat, moved.chat);
                    }
                    if let Some(shown) = outgoing.shown {
                        h.store.remember(moved, message.0, &shown);
                    }
                })
                .await;
            }
            Err(error) if is_gone(&error) => {
                tracing::info!("a chat that followed something can no longer be written to; it follows nothing now");
                self.aside(move |h| h.store.lose(of.chat)).await;
            }
            Err(error) => {
                tracing::warn!("news could not be sent: {}", describe(&error, self.bot.token()));
                if is_undelivered(&error) {
                    self.aside(move |h| h.store.put_back(of, &news)).await;
                }
                if let RequestError::RetryAfter(wait) = error {
                    tokio::time::sleep(wait.duration().min(LONGEST_PAUSE)).await;
                }
            }
        }
    }

    /// Takes somebody's news out, and makes a message of it.
    fn message(&self, of: Conversation) -> Option<(News, Outgoing)> {
        let news = self.store.take_news(of)?;
        let tag = self.store.language(of.chat).unwrap_or_else(|| news.lang.clone());
        let (engine, locale) = (self.live.engine(), Locale::of(&tag));
        let chat = Chat {
            engine: &engine,
            locale,
            reads: tag.parse().unwrap_or_else(|_| Lang::unknown()),
            glosser: &self.glosser,
            painter: self.painter.as_deref(),
            bot: &self.name,
            store: &self.store,
            conversation: of,
            replied: None,
            replied_text: None,
            may_set: false,
        };
        match show(&chat, &View::News(news.clone()), 0) {
            Ok(outgoing) => Some((news, outgoing)),
            Err(error) => {
                tracing::error!("news could not be looked up: {error}");
                None
            }
        }
    }
}

/// Notes what an index has that none had before, for everybody who follows it.
pub(super) fn catch_up(engine: &Engine, store: &Store) -> Result<(), IndexError> {
    // Two at once would tell the same news twice.
    let _one = store.catching_up.lock();
    let follows = store.all_follows();
    if follows.is_empty() {
        store.know_nothing();
        return Ok(());
    }
    let all = engine.quotes()?;
    let Some(new) = store.unknown(&all) else {
        store.note(&all, &[]);
        return Ok(());
    };
    if new.is_empty() {
        return Ok(());
    }
    let mut told = Vec::new();
    for (of, follow) in follows {
        let quotes = meant(engine, &follow, &new)?;
        if !quotes.is_empty() {
            told.push((of, follow, quotes));
        }
    }
    store.note(&new, &told);
    Ok(())
}

/// Those of the new quotations that somebody follows.
fn meant(engine: &Engine, follow: &Follow, new: &[QuoteId]) -> Result<Vec<QuoteId>, IndexError> {
    // Understood anew each time: who was a stranger may be quoted now.
    let query = understood(engine, follow)?;
    let narrowed = if new.len() <= NARROW { new.to_vec() } else { Vec::new() };
    let filters = Filters { quotes: narrowed, ..Filters::default() };
    let Answer::Grounded(evidence) = engine.answer(&follow.words, query, &filters, Size::of(EXPERTS))?.answer else {
        return Ok(Vec::new());
    };
    let mut out = Vec::new();
    for entry in evidence.into_iter().filter(|e| e.standing == crate::answer::Standing::Asked) {
        let quote = entry.citation.quote;
        if new.contains(&quote) && !out.contains(&quote) {
            out.push(quote);
        }
    }
    Ok(out)
}

/// What somebody means who follows this: the voices of a region, a speaker, a topic.
pub(super) fn understood(engine: &Engine, follow: &Follow) -> Result<Query, IndexError> {
    let mut query = engine.understand(&follow.words, &Filters::default())?;
    if follow.topic {
        return Ok(Query { lang: query.lang, topic: follow.words.clone(), ..Query::default() });
    }
    for region in &mut query.regions {
        region.place = Place::Voice;
    }
    Ok(query)
}
