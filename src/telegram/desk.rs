//! The desk where messages come in: each is worked on aside, answers leave in the order of the questions, and nobody has
//! more than a few questions in hand.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use teloxide::types::{CallbackQuery, CallbackQueryId, ChatId, InlineQuery, Me, Message, MessageId};
use teloxide::{ApiError, RequestError};
use tokio::sync::{Mutex, Semaphore};
use tokio::task::JoinSet;

use crate::answer::Glosser;
use crate::config;
use crate::index::IndexError;
use crate::locale::Locale;
use crate::picture::Painter;

use super::access::{Access, CODE_PREFIX, Verdict};
use super::admin::{self, Order, Works};
use super::asker::Asker;
use super::buttons::Press;
use super::caught::{Panicked, caught};
use super::client::{Address, Line, acknowledge, edit, is_chat_admin, offer, send};
use super::commands::{Chat, follow, quiet, settings, unfollow};
use super::error::{describe, is_gone};
use super::incoming::{Asked, read};
use super::inline::{Typed, Typists, offers};
use super::limits::{Limits, Pace};
use super::live::Live;
use super::metrics::{Fate, Metrics};
use super::poll::Incoming;
use super::reply::{Outgoing, Pressed, press, reply};
use super::state::{Conversation, Store};
use super::turns::{Turn, Turns};
use super::typing::while_typing;

/// Messages that are translated at a time: a translator may take half a minute, and nobody's question waits behind it.
pub(super) const TRANSLATING: usize = 4;
/// Remembered people, before those who have nothing in hand are forgotten.
const REMEMBERED: usize = 1000;
/// How long an answer waits for one that somebody else of the chat asked for before.
const STRANGERS: Duration = Duration::from_secs(3);
/// How long answers may take to leave when the bot ends: ten seconds, less those of the last poll.
const CLOSING: Duration = Duration::from_secs(7);

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
pub(super) struct Office {
    pub(super) bot: Line,
    pub(super) me: Me,
    pub(super) live: Arc<Live>,
    pub(super) store: Arc<Store>,
    pub(super) access: Arc<Access>,
    pub(super) metrics: Arc<Metrics>,
    pub(super) works: Works,
    pub(super) settings: config::Telegram,
    pub(super) glosser: Glosser,
    pub(super) painter: Option<Arc<Painter>>,
    pub(super) at_work: Semaphore,
    pub(super) translating: Semaphore,
    /// Held from sending a question about an article until it is stored what it is about: a press may come in between.
    pub(super) asking: tokio::sync::Mutex<()>,
    /// What a question usually takes, from coming in to having been answered, in microseconds.
    pub(super) usual: AtomicU64,
}

impl Office {
    /// A question took so long.
    fn took(&self, whole: Duration) {
        self.metrics.answered(whole);
        let micros = u64::try_from(whole.as_micros()).unwrap_or(u64::MAX);
        // Recent ones count most; that two at once may count as one does no harm.
        let usual = self.usual.load(Ordering::Relaxed);
        self.usual.store(usual - usual / 8 + micros / 8, Ordering::Relaxed);
    }

    /// The bot is not in a chat any more.
    async fn left(self: &Arc<Self>, chat: i64) {
        let store = Arc::clone(&self.store);
        let leave = move || {
            store.left(chat);
            store.lose(chat);
        };
        tokio::task::spawn_blocking(leave).await.ok();
        tracing::info!("somebody blocked the bot, or took it out of a group");
    }

    /// A group has got another number. A group moves once in its life, so that nothing waits long here.
    fn moved(&self, from: i64, to: i64) {
        tokio::task::block_in_place(|| {
            self.access.moved(from, to);
            self.store.moved(from, to);
        });
    }
}

/// Takes messages in.
pub(super) struct Desk {
    office: Arc<Office>,
    limits: Limits,
    /// One handle a person; every job of theirs holds a clone.
    people: HashMap<i64, Arc<Person>>,
    /// When the latest answer of a conversation has left, and the latest of a chat.
    conversations: Turns<Conversation>,
    chats: Turns<ChatId>,
    typists: Typists,
    jobs: JoinSet<()>,
    /// What administrators have ordered. It may take long, and can be ordered again, so the end does not wait for it.
    orders: JoinSet<()>,
}

/// Holds one place at work at a time, however many chats somebody asks in.
type Person = Mutex<()>;

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
    /// Nothing is looked up, and this is said instead: a sentence, or for a moment above the chat.
    Notice(Notice, Option<CallbackQueryId>),
    /// Reading the message failed already.
    Apologise(Failure),
}

/// Why nothing is looked up.
#[derive(Debug, Clone, Copy)]
enum Notice {
    Stranger,
    /// Too much asked in the last minute: wait so long.
    Pace(Duration),
    /// Too much in hand: wait so long.
    Busy(Duration),
}

impl Notice {
    fn words(self, locale: &Locale) -> String {
        let (key, wait) = match self {
            Self::Stranger => return locale.text("stranger", &[]),
            Self::Pace(wait) => ("too_fast", wait),
            Self::Busy(wait) => ("busy", wait),
        };
        format!("{} {}", locale.text(key, &[]), locale.counted("try_again", wait.as_secs(), &[]))
    }

    fn fate(self) -> Fate {
        if matches!(self, Self::Stranger) { Fate::TurnedAway } else { Fate::Busy }
    }
}

impl Desk {
    pub(super) fn new(office: Office) -> Self {
        let limits = Limits::new(office.settings.limits.per_person, office.settings.limits.per_chat);
        Self {
            office: Arc::new(office),
            limits,
            people: HashMap::new(),
            conversations: Turns::new(),
            chats: Turns::new(),
            typists: Typists::default(),
            jobs: JoinSet::new(),
            orders: JoinSet::new(),
        }
    }

    /// Takes in what has come, and returns at once.
    pub(super) fn take(&mut self, incoming: Incoming) {
        while self.jobs.try_join_next().is_some() {}
        while self.orders.try_join_next().is_some() {}
        self.office.metrics.came(incoming.kind());
        let (asker, task) = match incoming {
            Incoming::Message(message) => {
                if let Some((from, to)) = moved(&message) {
                    // The next message may be of the new group already.
                    self.office.moved(from, to);
                    return;
                }
                let asker = Asker::of_message(&message);
                if let Some(order) = admin::order(&message, &self.office) {
                    self.orders.spawn(order_job(Arc::clone(&self.office), asker, order));
                    return;
                }
                match caught(|| read(&message, &self.office.me)) {
                    Ok(None) => return,
                    Ok(Some(asked)) => (asker, Task::Answer(asked)),
                    Err(panicked) => (asker, Task::Apologise(panicked.into())),
                }
            }
            Incoming::Typed(query) => {
                let asker = Asker::of_typed(&query);
                let person = self.person(asker.conversation.person);
                if self.office.access.serves(asker.conversation.person, asker.to.chat.0) {
                    let typed = self.typists.typed(query.from.id.0);
                    self.jobs.spawn(suggest(Arc::clone(&self.office), asker, query, typed, person));
                }
                return;
            }
            Incoming::Press(press) => match Asker::of_press(&press) {
                Some(asker) => match admin::pressed(&press, &self.office) {
                    Some(order) => {
                        self.orders.spawn(order_job(Arc::clone(&self.office), asker, order));
                        return;
                    }
                    None => (asker, Task::Press(press)),
                },
                None => return,
            },
            Incoming::Standing(change) => {
                if !change.new_chat_member.is_present() {
                    let (office, chat) = (Arc::clone(&self.office), change.chat.id.0);
                    self.jobs.spawn(async move { office.left(chat).await });
                }
                return;
            }
        };
        let person = self.person(asker.conversation.person);
        let Some(task) = self.admitted(&asker, task, Arc::strong_count(&person) - 2) else { return };
        // The word that there is too much does not wait for what is too much.
        let queued = (!matches!(task, Task::Notice(..)))
            .then(|| Queued { conversation: self.conversations.next(asker.conversation), chat: self.chats.next(asker.to.chat) });
        self.jobs.spawn(job(Arc::clone(&self.office), asker, task, queued, person));
        self.office.metrics.in_hand(self.jobs.len());
    }

    /// What is done of a task: itself, or the word that it is not done, or nothing where that has been said.
    fn admitted(&mut self, asker: &Asker, task: Task, in_hand: usize) -> Option<Task> {
        let (person, chat) = (asker.conversation.person, asker.to.chat);
        let code = match &task {
            Task::Answer(Asked::Command(command, words)) if command.name == "start" => words.strip_prefix(CODE_PREFIX),
            _ => None,
        };
        let button = match &task {
            Task::Press(press) => Some(press.id.clone()),
            _ => None,
        };
        let pace = match self.office.access.judge(person, chat.0, code) {
            Verdict::Ignored => return None,
            Verdict::Stranger => return Some(Task::Notice(Notice::Stranger, button)),
            Verdict::LetIn => Pace::Fine,
            Verdict::Served if self.office.access.is_admin(person) => Pace::Fine,
            Verdict::Served => self.limits.count(person, (!chat.is_user()).then_some(chat.0)),
        };
        let notice = match pace {
            Pace::Wait(wait) => Notice::Pace(wait),
            Pace::Told => {
                // A button waits for a word, if it is none.
                if let Some(button) = button {
                    let office = Arc::clone(&self.office);
                    self.jobs.spawn(async move { acknowledge(&office.bot, button, None).await });
                }
                return None;
            }
            Pace::Fine if in_hand < self.office.settings.limits.in_hand.get() => return Some(task),
            Pace::Fine => {
                let usual = Duration::from_micros(self.office.usual.load(Ordering::Relaxed));
                match self.limits.wait(person, usual * u32::try_from(in_hand).unwrap_or(u32::MAX)) {
                    Pace::Wait(wait) => Notice::Busy(wait),
                    _ => return None,
                }
            }
        };
        Some(Task::Notice(notice, button))
    }

    /// How many more there is room for.
    pub(super) fn room(&mut self) -> usize {
        while self.jobs.try_join_next().is_some() {}
        self.office.metrics.in_hand(self.jobs.len());
        self.office.settings.limits.queue.get().saturating_sub(self.jobs.len())
    }

    /// Waits until there is room.
    pub(super) async fn roomy(&mut self) {
        while self.room() == 0 {
            self.jobs.join_next().await;
        }
    }

    pub(super) fn office(&self) -> Arc<Office> {
        Arc::clone(&self.office)
    }

    /// Waits until the answers in hand have left, for as long as is decent.
    pub(super) async fn close(mut self) {
        let all = async { while self.jobs.join_next().await.is_some() {} };
        if tokio::time::timeout(CLOSING, all).await.is_err() {
            tracing::warn!("{} answers did not leave in time", self.jobs.len());
        }
    }

    fn person(&mut self, person: i64) -> Arc<Person> {
        if self.people.len() >= REMEMBERED {
            self.people.retain(|_, person| Arc::strong_count(person) > 1);
        }
        Arc::clone(self.people.entry(person).or_default())
    }
}

/// A group's numbers before and after it became a supergroup, as both of its messages say.
fn moved(message: &Message) -> Option<(i64, i64)> {
    let to = message.migrate_to_chat_id().map(|to| (message.chat.id.0, to.0));
    to.or_else(|| message.migrate_from_chat_id().map(|from| (from.0, message.chat.id.0)))
}

async fn order_job(office: Arc<Office>, asker: Asker, order: Order) {
    let locale = language(&office, &asker).await;
    admin::carry_out(office, asker, locale, order).await;
}

async fn job(office: Arc<Office>, asker: Asker, task: Task, mut queued: Option<Queued>, person: Arc<Person>) {
    let came = Instant::now();
    if let Some(queued) = &mut queued {
        queued.conversation.come().await;
    }
    let asker = Arc::new(asker);
    let locale = language(&office, &asker).await;
    let may_set = may_set(&office, &asker, &task).await;
    let desk = Counter { office: &office, asker: &asker, locale, person: &person, came, may_set };
    let (done, button) = match task {
        Task::Answer(asked) => {
            if office.settings.log_texts {
                tracing::info!(?asked, "asked");
            }
            (desk.with_chat(move |chat| reply(chat, &asked)).await.map(Pressed::answer), None)
        }
        // A translation takes longer than a button waits.
        Task::Press(press) if press.data.as_deref() == Some(Press::Gloss.to_string().as_str()) => {
            acknowledge(&office.bot, press.id, None).await;
            (desk.serve(press.data).await, None)
        }
        Task::Press(press) => {
            let button = press.id.clone();
            (desk.serve(press.data).await, Some(button))
        }
        Task::Notice(notice, button) => {
            office.metrics.ended(notice.fate());
            let words = notice.words(locale);
            let said = match button {
                Some(_) => Pressed { toast: Some(words), ..Pressed::default() },
                None => Pressed::answer(Outgoing::plain(&words)),
            };
            return carry_out(&office, &asker, button, said, locale).await;
        }
        Task::Apologise(failure) => (Err(failure), None),
    };
    let fate = if done.is_ok() { Fate::Answered } else { Fate::Failed };
    let done = done.unwrap_or_else(|failure| Pressed::answer(apology(locale, &failure)));
    if let Some(queued) = &mut queued {
        tokio::time::timeout(STRANGERS, queued.chat.come()).await.ok();
    }
    carry_out(&office, &asker, button, done, locale).await;
    let whole = came.elapsed();
    office.took(whole);
    office.metrics.ended(fate);
    tracing::info!(?fate, took_ms = u64::try_from(whole.as_millis()).unwrap_or(u64::MAX), "answer");
}

/// Where one question is looked up.
struct Counter<'c> {
    office: &'c Arc<Office>,
    asker: &'c Arc<Asker>,
    locale: &'static Locale,
    person: &'c Person,
    came: Instant,
    may_set: bool,
}

impl Counter<'_> {
    /// Looks something up where there is a place, and shows that the bot is at it.
    async fn with_chat<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Chat<'_>) -> Result<T, IndexError> + Send + 'static,
    ) -> Result<T, Failure> {
        let office = self.office;
        // Whoever asks in several chats waits for themselves before they wait for others.
        let _own = self.person.lock().await;
        let _place = office.at_work.acquire().await.map_err(|_| Failure::BrokenOff)?;
        office.metrics.waited(self.came.elapsed());
        let began = Instant::now();
        let done = while_typing(&office.bot, self.asker.to, self.aside(work)).await;
        office.metrics.worked(began.elapsed());
        done
    }

    /// Looks something up, away from the threads that talk to Telegram.
    async fn aside<T: Send + 'static>(&self, work: impl FnOnce(&Chat<'_>) -> Result<T, IndexError> + Send + 'static) -> Result<T, Failure> {
        let (office, locale) = (self.office, self.locale);
        let engine = office.live.engine();
        let bot = office.me.user.username.clone().unwrap_or_default();
        let (store, asker, glosser) = (Arc::clone(&office.store), Arc::clone(self.asker), office.glosser.clone());
        let (painter, may_set) = (office.painter.clone(), self.may_set);
        let work = move || {
            let (replied, text) = asker.replied.as_ref().map(|(id, text)| (id.0, text.as_deref())).unzip();
            let conversation = asker.conversation;
            let chat = Chat {
                engine: &engine,
                locale,
                reads: asker.reads(locale),
                glosser: &glosser,
                painter: painter.as_deref(),
                bot: &bot,
                store: &store,
                conversation,
                replied,
                replied_text: text.flatten(),
                may_set,
            };
            caught(|| work(&chat))
        };
        Ok(tokio::task::spawn_blocking(work).await.map_err(|_| Failure::BrokenOff)???)
    }

    /// Looks up what a button asks for. Nothing that this bot has sent says anything but a [`Press`].
    async fn serve(&self, data: Option<String>) -> Result<Pressed, Failure> {
        let Some(meant) = data.and_then(|data| data.parse::<Press>().ok()) else { return Ok(Pressed::default()) };
        let message = self.asker.to.asked_in;
        let work = move |chat: &Chat<'_>| press(chat, meant, chat.store.shown(chat.conversation.chat, message.0));
        if meant == Press::Gloss {
            let _place = self.office.translating.acquire().await.map_err(|_| Failure::BrokenOff)?;
            return while_typing(&self.office.bot, self.asker.to, self.aside(work)).await;
        }
        self.with_chat(work).await
    }
}

/// Offers quotations to somebody who types, unless they type on meanwhile.
async fn suggest(office: Arc<Office>, asker: Asker, query: Box<InlineQuery>, typed: Typed, person: Arc<Person>) {
    let asker = Arc::new(asker);
    let locale = language(&office, &asker).await;
    let work = move |chat: &Chat<'_>| {
        if typed.is_outdated() { Ok(None) } else { offers(chat, &query.query, &query.offset).map(|o| Some((query.id.clone(), o))) }
    };
    let _own = person.lock().await;
    let Ok(_place) = office.at_work.acquire().await else { return };
    let desk = Counter { office: &office, asker: &asker, locale, person: &person, came: Instant::now(), may_set: false };
    match desk.aside(work).await {
        Ok(Some((id, offers))) => offer(&office.bot, id, offers).await,
        Ok(None) => {}
        Err(failure) => tracing::error!("no results could be offered: {failure}"),
    }
}

/// Whether somebody may change what holds for the chat and what it follows: in private everybody, in a group its administrators and
/// the bot's. Asked only where something is to be changed.
async fn may_set(office: &Arc<Office>, asker: &Asker, task: &Task) -> bool {
    let changing = [settings::COMMAND.name, quiet::COMMAND.name, follow::COMMAND.name, unfollow::COMMAND.name];
    let changes = match task {
        Task::Answer(Asked::Command(command, words)) => changing.contains(&command.name) && !words.is_empty(),
        Task::Press(press) => matches!(press.data.as_deref().map(str::parse), Some(Ok(Press::Set(_) | Press::Unfollow(_)))),
        _ => false,
    };
    let person = asker.conversation.person;
    // Administrators who write as their group have its number.
    let surely = asker.to.chat.is_user() || person == asker.to.chat.0 || office.access.is_admin(person);
    changes && (surely || is_chat_admin(&office.bot, asker.to.chat, person).await)
}

/// The language that the person chose, else the one that their Telegram is in.
async fn language(office: &Arc<Office>, asker: &Asker) -> &'static Locale {
    let (store, person, chat) = (Arc::clone(&office.store), asker.conversation.person, asker.to.chat.0);
    // Administrators who write as their group choose for it.
    let choice = move || store.language(person).or_else(|| store.language(chat));
    let chosen = tokio::task::spawn_blocking(choice).await.ok().flatten();
    Locale::of(chosen.as_deref().or(asker.language.as_deref()).unwrap_or_default())
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
            Err(error) if is_gone(&error) => office.left(asker.to.chat.0).await,
            Err(error) => tracing::error!("a message could not be changed: {}", describe(&error, office.bot.token())),
        }
    }
    if let Some(below) = pressed.below {
        deliver(office, asker, below, locale).await;
    }
}

async fn deliver(office: &Arc<Office>, asker: &Asker, outgoing: Outgoing, locale: &Locale) {
    let bot = &office.bot;
    let mut sent = send(bot, asker.to, &outgoing).await;
    if let Err(RequestError::MigrateToChatId(chat)) = sent {
        // What is remembered moves first: whoever reads the answer may go on from it at once.
        office.moved(asker.to.chat.0, chat.0);
        sent = send(bot, Address { chat, ..asker.to }, &outgoing).await;
    }
    match sent {
        Ok((chat, message)) => remember(office, asker, chat, message, outgoing).await,
        Err(error) if is_gone(&error) => office.left(asker.to.chat.0).await,
        Err(error) => {
            tracing::error!("an answer could not be sent: {}", describe(&error, bot.token()));
            if outgoing.picture.is_some() && matches!(error, RequestError::Api(_)) {
                // Some groups take no pictures.
                send(bot, asker.to, &Outgoing::plain(&locale.text("picture_refused", &[]))).await.ok();
                return;
            }
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
