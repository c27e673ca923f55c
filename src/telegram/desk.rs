//! The desk where messages come in: each is worked on aside, answers leave in the order of the questions, and nobody has
//! more than a few questions in hand.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;
use std::time::Duration;

use teloxide::prelude::Bot;
use teloxide::types::{CallbackQuery, CallbackQueryId, ChatId, InlineQuery, Me, Message, MessageId};
use teloxide::{ApiError, RequestError};
use tokio::sync::{Semaphore, oneshot};
use tokio::task::JoinSet;

use crate::answer::Glosser;
use crate::index::IndexError;
use crate::locale::Locale;
use crate::text::Lang;

use super::buttons::Press;
use super::caught::{Panicked, caught};
use super::client::{Address, acknowledge, edit, offer, send};
use super::commands::Chat;
use super::error::describe;
use super::incoming::{Asked, read};
use super::inline::{Typed, Typists, offers};
use super::live::Live;
use super::poll::Incoming;
use super::reply::{Outgoing, Pressed, press, reply};
use super::state::{Conversation, Store};

/// Questions of one person that wait or are worked on.
const IN_HAND: usize = 8;
/// Questions that are looked up at a time, of everybody together.
const AT_WORK: usize = 8;
/// Messages that are translated at a time: a translator may take half a minute, and nobody's question waits behind it.
const TRANSLATING: usize = 4;
/// Remembered people and chats, before those who have nothing in hand are forgotten.
const REMEMBERED: usize = 1000;
/// How long an answer waits for one that somebody else of the chat asked for before.
const STRANGERS: Duration = Duration::from_secs(3);
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
    store: Arc<Store>,
    glosser: Glosser,
    at_work: Semaphore,
    translating: Semaphore,
}

/// Takes messages in.
pub(super) struct Desk {
    office: Arc<Office>,
    /// One handle a person; every job of theirs holds a clone.
    people: HashMap<i64, Arc<()>>,
    /// When the latest answer of a conversation has left, and the latest of a chat.
    conversations: Turns<Conversation>,
    chats: Turns<ChatId>,
    typists: Typists,
    jobs: JoinSet<()>,
}

/// Who comes after whom.
struct Turns<K>(HashMap<K, oneshot::Receiver<()>>);

/// Somebody's place in the queue: the answer before theirs, and the word that their own has left.
struct Turn {
    before: Option<oneshot::Receiver<()>>,
    _left: oneshot::Sender<()>,
}

impl<K: Eq + Hash> Turns<K> {
    fn new() -> Self {
        Self(HashMap::new())
    }

    fn next(&mut self, key: K) -> Turn {
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, left| matches!(left.try_recv(), Err(oneshot::error::TryRecvError::Empty)));
        }
        let (left, next) = oneshot::channel();
        Turn { before: self.0.insert(key, next), _left: left }
    }
}

impl Turn {
    /// Waits for the one before, which ends when its turn is dropped: an answer that never left is no reason to hold back the
    /// next one.
    async fn come(&mut self) {
        if let Some(before) = self.before.take() {
            before.await.ok();
        }
    }
}

/// The places of one job.
struct Queued {
    /// A question may go on from the one before, so they are worked on one after the other.
    conversation: Turn,
    /// Answers leave in the order of the questions, as long as nobody has to wait for a stranger's.
    chat: Turn,
}

/// What a job is to do.
enum Task {
    Answer(Asked),
    Press(Box<CallbackQuery>),
    /// More than [`IN_HAND`].
    Busy,
    /// Reading the message failed already.
    Apologise(Failure),
}

/// Who asks, and where.
struct Asker {
    conversation: Conversation,
    language: Option<String>,
    to: Address,
    /// The message that is replied to, and its text.
    replied: Option<(MessageId, Option<String>)>,
}

impl Asker {
    fn of_message(message: &Message) -> Self {
        let to = Address::of(message);
        let user = message.from.as_ref();
        let replied = message.reply_to_message().map(|m| (m.id, m.text().or(m.caption()).map(str::to_owned)));
        let quoted = message.quote().map(|quote| quote.text.clone());
        Self {
            conversation: Conversation {
                chat: to.chat.0,
                topic: to.topic.map_or(0, |t| t.0.0),
                person: user.and_then(|u| i64::try_from(u.id.0).ok()).unwrap_or(to.chat.0),
            },
            language: user.and_then(|u| u.language_code.clone()),
            to,
            replied: replied.map(|(id, text)| (id, quoted.or(text))),
        }
    }

    /// The language that the person reads: the one they chose, else that of their Telegram, even if `locale` stands in for it.
    fn reads(&self, locale: &Locale) -> Lang {
        let telegrams = self.language.as_deref().filter(|tag| Locale::of(tag).tag() == locale.tag());
        telegrams.and_then(|tag| tag.parse().ok()).or_else(|| locale.tag().parse().ok()).unwrap_or_else(Lang::unknown)
    }

    /// `None` for a button of a message that was sent by way of another chat.
    fn of_press(press: &CallbackQuery) -> Option<Self> {
        let message = press.message.as_ref()?;
        let regular = message.regular_message();
        let topic = regular.filter(|m| m.is_topic_message).and_then(|m| m.thread_id);
        let to = Address { chat: message.chat().id, topic, asked_in: message.id() };
        let person = i64::try_from(press.from.id.0).unwrap_or(to.chat.0);
        Some(Self {
            conversation: Conversation { chat: to.chat.0, topic: topic.map_or(0, |t| t.0.0), person },
            language: press.from.language_code.clone(),
            to,
            replied: None,
        })
    }

    /// Who types is in no chat that the bot knows.
    fn of_typed(query: &InlineQuery) -> Self {
        let person = i64::try_from(query.from.id.0).unwrap_or_default();
        Self {
            conversation: Conversation { chat: person, topic: 0, person },
            language: query.from.language_code.clone(),
            to: Address { chat: ChatId(person), topic: None, asked_in: MessageId(0) },
            replied: None,
        }
    }
}

impl Desk {
    pub(super) fn new(bot: Bot, me: Me, live: Arc<Live>, glosser: Glosser, store: Arc<Store>) -> Self {
        let (at_work, translating) = (Semaphore::new(AT_WORK), Semaphore::new(TRANSLATING));
        let office = Office { bot, me, live, store, glosser, at_work, translating };
        Self {
            office: Arc::new(office),
            people: HashMap::new(),
            conversations: Turns::new(),
            chats: Turns::new(),
            typists: Typists::default(),
            jobs: JoinSet::new(),
        }
    }

    /// Takes in what has come, and returns at once.
    pub(super) fn take(&mut self, incoming: Incoming) {
        while self.jobs.try_join_next().is_some() {}
        let (asker, task) = match incoming {
            Incoming::Message(message) => match caught(|| read(&message, &self.office.me)) {
                Ok(None) => return,
                Ok(Some(asked)) => (Asker::of_message(&message), Task::Answer(asked)),
                Err(panicked) => (Asker::of_message(&message), Task::Apologise(panicked.into())),
            },
            Incoming::Typed(query) => {
                let typed = self.typists.typed(query.from.id.0);
                self.jobs.spawn(suggest(Arc::clone(&self.office), query, typed));
                return;
            }
            Incoming::Press(press) => match Asker::of_press(&press) {
                Some(asker) => (asker, Task::Press(press)),
                None => return,
            },
        };
        let person = self.person(asker.conversation.person);
        // The one in hand beyond the limit is the word that there are too many; what comes on top of it is dropped.
        let task = match Arc::strong_count(&person) - 2 {
            in_hand if in_hand < IN_HAND => task,
            IN_HAND => Task::Busy,
            _ => return,
        };
        // The word that there are too many does not wait for the answers that are too many.
        let queued = (!matches!(task, Task::Busy))
            .then(|| Queued { conversation: self.conversations.next(asker.conversation), chat: self.chats.next(asker.to.chat) });
        self.jobs.spawn(job(Arc::clone(&self.office), asker, task, queued, person));
    }

    /// Waits until the answers in hand have left, for as long as is decent.
    pub(super) async fn close(mut self) {
        let all = async { while self.jobs.join_next().await.is_some() {} };
        if tokio::time::timeout(CLOSING, all).await.is_err() {
            tracing::warn!("{} answers did not leave in time", self.jobs.len());
        }
    }

    fn person(&mut self, person: i64) -> Arc<()> {
        if self.people.len() >= REMEMBERED {
            self.people.retain(|_, person| Arc::strong_count(person) > 1);
        }
        Arc::clone(self.people.entry(person).or_default())
    }
}

async fn job(office: Arc<Office>, asker: Asker, task: Task, mut queued: Option<Queued>, _person: Arc<()>) {
    if let Some(queued) = &mut queued {
        queued.conversation.come().await;
    }
    let asker = Arc::new(asker);
    let locale = language(&office, &asker).await;
    let pressed = match &task {
        // A translation takes longer than a button waits.
        Task::Press(press) if press.data.as_deref() == Some(Press::Gloss.to_string().as_str()) => {
            acknowledge(&office.bot, press.id.clone(), None).await;
            None
        }
        Task::Press(press) => Some(press.id.clone()),
        _ => None,
    };
    let done = match task {
        Task::Answer(asked) => with_chat(&office, &asker, locale, move |chat| reply(chat, &asked)).await.map(Pressed::answer),
        Task::Press(press) => serve(&office, &asker, press.data, locale).await,
        Task::Busy => Ok(Pressed::answer(Outgoing::plain(&locale.text("busy", &[])))),
        Task::Apologise(failure) => Err(failure),
    };
    let done = done.unwrap_or_else(|failure| Pressed::answer(apology(locale, &failure)));
    if let Some(queued) = &mut queued {
        tokio::time::timeout(STRANGERS, queued.chat.come()).await.ok();
    }
    carry_out(&office, &asker, pressed, done, locale).await;
}

/// Offers quotations to somebody who types, unless they type on meanwhile.
async fn suggest(office: Arc<Office>, query: Box<InlineQuery>, typed: Typed) {
    let asker = Arc::new(Asker::of_typed(&query));
    let locale = language(&office, &asker).await;
    let found = with_chat(&office, &asker, locale, move |chat| {
        if typed.is_outdated() { Ok(None) } else { offers(chat, &query.query, &query.offset).map(|o| Some((query.id.clone(), o))) }
    });
    match found.await {
        Ok(Some((id, offers))) => offer(&office.bot, id, offers).await,
        Ok(None) => {}
        Err(failure) => tracing::error!("no results could be offered: {failure}"),
    }
}

/// The language that the person chose, else the one that their Telegram is in.
async fn language(office: &Arc<Office>, asker: &Asker) -> &'static Locale {
    let (store, person) = (Arc::clone(&office.store), asker.conversation.person);
    let chosen = tokio::task::spawn_blocking(move || store.language(person)).await.ok().flatten();
    Locale::of(chosen.as_deref().or(asker.language.as_deref()).unwrap_or_default())
}

/// Looks something up, away from the threads that talk to Telegram.
async fn with_chat<T: Send + 'static>(
    office: &Arc<Office>,
    asker: &Arc<Asker>,
    locale: &'static Locale,
    work: impl FnOnce(&Chat<'_>) -> Result<T, IndexError> + Send + 'static,
) -> Result<T, Failure> {
    let _place = office.at_work.acquire().await.map_err(|_| Failure::BrokenOff)?;
    aside(office, asker, locale, work).await
}

/// The same, for work that has a place already.
async fn aside<T: Send + 'static>(
    office: &Arc<Office>,
    asker: &Arc<Asker>,
    locale: &'static Locale,
    work: impl FnOnce(&Chat<'_>) -> Result<T, IndexError> + Send + 'static,
) -> Result<T, Failure> {
    let engine = office.live.engine();
    let bot = office.me.user.username.clone().unwrap_or_default();
    let (store, asker, glosser) = (Arc::clone(&office.store), Arc::clone(asker), office.glosser.clone());
    let work = move || {
        let (replied, text) = asker.replied.as_ref().map(|(id, text)| (id.0, text.as_deref())).unzip();
        let conversation = asker.conversation;
        let chat = Chat {
            engine: &engine,
            locale,
            reads: asker.reads(locale),
            glosser: &glosser,
            bot: &bot,
            store: &store,
            conversation,
            replied,
            replied_text: text.flatten(),
        };
        caught(|| work(&chat))
    };
    Ok(tokio::task::spawn_blocking(work).await.map_err(|_| Failure::BrokenOff)???)
}

/// Looks up what a button asks for. Nothing that this bot has sent says anything but a [`Press`].
async fn serve(office: &Arc<Office>, asker: &Arc<Asker>, data: Option<String>, locale: &'static Locale) -> Result<Pressed, Failure> {
    let Some(meant) = data.and_then(|data| data.parse::<Press>().ok()) else { return Ok(Pressed::default()) };
    let message = asker.to.asked_in;
    let work = move |chat: &Chat<'_>| press(chat, meant, chat.store.shown(chat.conversation.chat, message.0));
    if meant == Press::Gloss {
        let _place = office.translating.acquire().await.map_err(|_| Failure::BrokenOff)?;
        return aside(office, asker, locale, work).await;
    }
    with_chat(office, asker, locale, work).await
}

/// Sends and changes what is to be; a button stops waiting.
async fn carry_out(office: &Arc<Office>, asker: &Asker, button: Option<CallbackQueryId>, pressed: Pressed, locale: &Locale) {
    if let Some(button) = button {
        acknowledge(&office.bot, button, pressed.toast).await;
    }
    if let Some(instead) = pressed.instead {
        match edit(&office.bot, asker.to.chat, asker.to.asked_in, &instead).await {
            Ok(true) => remember(office, asker, asker.to.chat, asker.to.asked_in, instead).await,
            Ok(false) => deliver(office, asker, instead, locale).await,
            Err(error) => tracing::error!("a message could not be changed: {}", describe(&error, office.bot.token())),
        }
    }
    if let Some(below) = pressed.below {
        deliver(office, asker, below, locale).await;
    }
}

async fn deliver(office: &Arc<Office>, asker: &Asker, outgoing: Outgoing, locale: &Locale) {
    let bot = &office.bot;
    match send(bot, asker.to, &outgoing).await {
        Ok((chat, message)) => remember(office, asker, chat, message, outgoing).await,
        Err(error) => {
            tracing::error!("an answer could not be sent: {}", describe(&error, bot.token()));
            let ours =
                |e: &ApiError| matches!(e, ApiError::CantParseEntities(_) | ApiError::MessageIsTooLong | ApiError::MessageTextIsEmpty);
            if matches!(&error, RequestError::Api(error) if ours(error)) {
                send(bot, asker.to, &Outgoing::plain(&locale.text("oops", &[]))).await.ok();
            }
        }
    }
}

async fn remember(office: &Arc<Office>, asker: &Asker, chat: ChatId, message: MessageId, outgoing: Outgoing) {
    let Some(shown) = outgoing.shown else { return };
    // A group that became a supergroup has another number from now on.
    let conversation = Conversation { chat: chat.0, ..asker.conversation };
    let store = Arc::clone(&office.store);
    tokio::task::spawn_blocking(move || store.remember(conversation, message.0, &shown)).await.ok();
}

fn apology(locale: &Locale, failure: &Failure) -> Outgoing {
    tracing::error!("a message could not be answered: {failure}");
    Outgoing::plain(&locale.text("oops", &[]))
}
