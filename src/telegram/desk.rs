//! The desk where messages come in: each is worked on aside, answers leave in the order of the questions, and nobody has
//! more than a few questions in hand.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use teloxide::prelude::Bot;
use teloxide::types::{ChatId, Me, Message};
use teloxide::{ApiError, RequestError};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

use crate::index::IndexError;
use crate::locale::Locale;

use super::caught::{Panicked, caught};
use super::client::{Address, send};
use super::commands::Chat;
use super::error::describe;
use super::incoming::{Asked, read};
use super::live::Live;
use super::markup::Markup;
use super::reply::reply;

/// Questions of one person that are worked on at a time.
const IN_HAND: usize = 3;
/// Questions that are looked up at a time, of everybody together.
const AT_WORK: usize = 8;
/// Remembered people and chats, before those who have nothing in hand are forgotten.
const REMEMBERED: usize = 1000;
/// How long answers may take to leave when the bot ends.
const CLOSING: Duration = Duration::from_secs(5);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Panicked(#[from] Panicked),
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error("the work was broken off")]
    BrokenOff,
}

/// What every job needs.
struct Office {
    bot: Bot,
    me: Me,
    live: Arc<Live>,
    at_work: Semaphore,
}

/// Takes messages in.
pub(super) struct Desk {
    office: Arc<Office>,
    /// One handle a person; every job of theirs holds a clone.
    people: HashMap<i64, Arc<()>>,
    /// When the latest answer to a chat has left.
    turns: HashMap<ChatId, oneshot::Receiver<()>>,
    jobs: JoinSet<()>,
}

/// Somebody's place in the queue: the answer before theirs, and the word that their own has left.
struct Turn {
    before: Option<oneshot::Receiver<()>>,
    left: oneshot::Sender<()>,
}

/// What a job is to do.
enum Task {
    Answer(Asked),
    /// More than [`IN_HAND`].
    Busy,
    /// Reading the message failed already.
    Apologise(Failure),
}

impl Desk {
    pub(super) fn new(bot: Bot, me: Me, live: Arc<Live>) -> Self {
        let office = Office { bot, me, live, at_work: Semaphore::new(AT_WORK) };
        Self { office: Arc::new(office), people: HashMap::new(), turns: HashMap::new(), jobs: JoinSet::new() }
    }

    /// Takes a message in, and returns at once.
    pub(super) fn take(&mut self, message: Message) {
        while self.jobs.try_join_next().is_some() {}
        let task = match caught(|| read(&message, &self.office.me)) {
            Ok(None) => return,
            Ok(Some(asked)) => Task::Answer(asked),
            Err(panicked) => Task::Apologise(panicked.into()),
        };
        let person = self.person(&message);
        // The one in hand beyond the limit is the word that there are too many; what comes on top of it is dropped.
        let task = match Arc::strong_count(&person) - 2 {
            in_hand if in_hand < IN_HAND => task,
            IN_HAND => Task::Busy,
            _ => return,
        };
        // The word that there are too many does not wait for the answers that are too many.
        let turn = (!matches!(task, Task::Busy)).then(|| self.turn(message.chat.id));
        self.jobs.spawn(job(Arc::clone(&self.office), message, task, turn, person));
    }

    /// Waits until the answers in hand have left, for as long as is decent.
    pub(super) async fn close(mut self) {
        let all = async { while self.jobs.join_next().await.is_some() {} };
        if tokio::time::timeout(CLOSING, all).await.is_err() {
            tracing::warn!("{} answers did not leave in time", self.jobs.len());
        }
    }

    fn person(&mut self, message: &Message) -> Arc<()> {
        if self.people.len() >= REMEMBERED {
            self.people.retain(|_, person| Arc::strong_count(person) > 1);
        }
        let id = message.from.as_ref().and_then(|user| i64::try_from(user.id.0).ok()).unwrap_or(message.chat.id.0);
        Arc::clone(self.people.entry(id).or_default())
    }

    fn turn(&mut self, chat: ChatId) -> Turn {
        if self.turns.len() >= REMEMBERED {
            self.turns.retain(|_, left| matches!(left.try_recv(), Err(oneshot::error::TryRecvError::Empty)));
        }
        let (left, next) = oneshot::channel();
        Turn { before: self.turns.insert(chat, next), left }
    }
}

async fn job(office: Arc<Office>, message: Message, task: Task, turn: Option<Turn>, _person: Arc<()>) {
    let locale = Locale::of(message.from.as_ref().and_then(|user| user.language_code.as_deref()).unwrap_or_default());
    let result = match task {
        Task::Answer(asked) => answer(&office, locale, asked).await,
        Task::Busy => Ok(vec![Markup::plain(&locale.text("busy", &[]))]),
        Task::Apologise(failure) => Err(failure),
    };
    let messages = result.unwrap_or_else(|failure| {
        tracing::error!("a message could not be answered: {failure}");
        vec![apology(locale)]
    });
    let _left = match turn {
        Some(Turn { before, left }) => {
            if let Some(before) = before {
                // An answer that never left is no reason to hold back the next one.
                before.await.ok();
            }
            Some(left)
        }
        None => None,
    };
    deliver(&office.bot, Address::of(&message), &messages, locale).await;
}

/// Looks the answer up, away from the threads that talk to Telegram.
async fn answer(office: &Arc<Office>, locale: &'static Locale, asked: Asked) -> Result<Vec<Markup>, Failure> {
    let _place = office.at_work.acquire().await.map_err(|_| Failure::BrokenOff)?;
    let engine = office.live.engine();
    let bot = office.me.user.username.clone().unwrap_or_default();
    let work = move || caught(|| reply(&Chat { engine: &engine, locale, bot: &bot }, &asked));
    let messages = tokio::task::spawn_blocking(work).await.map_err(|_| Failure::BrokenOff)???;
    Ok(messages)
}

async fn deliver(bot: &Bot, to: Address, messages: &[Markup], locale: &Locale) {
    for message in messages {
        let Err(error) = send(bot, to, message).await else { continue };
        tracing::error!("an answer could not be sent: {}", describe(&error, bot.token()));
        if matches!(error, RequestError::Api(ApiError::CantParseEntities(_) | ApiError::MessageIsTooLong | ApiError::MessageTextIsEmpty)) {
            send(bot, to, &apology(locale)).await.ok();
        }
        return;
    }
}

fn apology(locale: &Locale) -> Markup {
    Markup::plain(&locale.text("oops", &[]))
}
