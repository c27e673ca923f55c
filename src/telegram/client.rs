//! Calls to the Bot API: what is tried again, for how long, and what is said about it.

use std::num::NonZeroU32;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use teloxide::payloads::{
    AnswerCallbackQuerySetters, AnswerInlineQuerySetters, EditMessageTextSetters, SendMessageSetters, SendPhotoSetters,
    SetMyCommandsSetters,
};
use teloxide::prelude::{Bot, Requester};
use teloxide::types::{
    BotCommand, CallbackQueryId, ChatId, InlineQueryId, InputFile, LinkPreviewOptions, Me, Message, MessageId, ParseMode, ReplyParameters,
    ThreadId, UserId,
};
use teloxide::{ApiError, RequestError};
use url::Url;

use crate::locale::Locale;

use super::commands;
use super::error::{BotError, describe, is_refused};
use super::flood::Flood;
use super::inline::Offers;
use super::metrics::Metrics;
use super::reply::Outgoing;
use super::state::Conversation;
use super::token::Token;

/// When Telegram wants a longer pause than this, an answer comes too late to be of use.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

/// Where a message goes: below the one that asked, in its topic.
#[derive(Debug, Clone, Copy)]
pub(super) struct Address {
    pub(super) chat: ChatId,
    pub(super) topic: Option<ThreadId>,
    pub(super) asked_in: MessageId,
}

impl Address {
    /// Where a message is answered.
    pub(super) fn of(message: &Message) -> Self {
        // Outside of forums a thread is a chain of replies, which `sendMessage` does not take.
        Self { chat: message.chat.id, topic: message.thread_id.filter(|_| message.is_topic_message), asked_in: message.id }
    }
}

/// Says once that calls fail, and once that they work again.
#[derive(Debug, Default)]
pub(super) struct Outage(bool);

impl Outage {
    pub(super) fn begins(&mut self, bot: &Bot, error: &RequestError) {
        if !std::mem::replace(&mut self.0, true) {
            tracing::warn!("calls to Telegram fail ({}); trying again until they work", describe(error, bot.token()));
        }
    }

    pub(super) fn ends(&mut self) {
        if std::mem::take(&mut self.0) {
            tracing::info!("calls to Telegram work again");
        }
    }
}

/// The line to Telegram: its client, and how fast messages may leave.
#[derive(Clone)]
pub(super) struct Line {
    bot: Bot,
    flood: Arc<Flood>,
    metrics: Arc<Metrics>,
}

impl Line {
    pub(super) fn new(bot: Bot, sends_per_second: NonZeroU32, metrics: Arc<Metrics>) -> Self {
        Self { bot, flood: Arc::new(Flood::new(sends_per_second)), metrics }
    }
}

impl Deref for Line {
    type Target = Bot;

    fn deref(&self) -> &Bot {
        &self.bot
    }
}

/// The Bot API's client.
pub(super) fn connect(token: &Token, api_url: Option<Url>) -> Result<Bot, BotError> {
    let client = teloxide::net::default_reqwest_settings().build().map_err(|_| BotError::Client)?;
    let bot = Bot::with_client(token.reveal(), client);
    Ok(match api_url {
        Some(url) => bot.set_api_url(base(url)?),
        None => bot,
    })
}

/// The address without a slash at its end: teloxide appends to it, and panics on those that nothing can be appended to.
fn base(mut url: Url) -> Result<Url, BotError> {
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() {
        return Err(BotError::ApiUrl(url.into()));
    }
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty();
    }
    Ok(url)
}

/// Delays between tries, without end.
pub(super) fn patience() -> ExponentialBuilder {
    ExponentialBuilder::default()
        .with_min_delay(Duration::from_millis(500))
        .with_max_delay(Duration::from_secs(30))
        .with_jitter()
        .without_max_times()
}

/// Asks Telegram who this bot is, until it says so.
pub(super) async fn introduce(bot: &Bot) -> Result<Me, BotError> {
    let mut outage = Outage::default();
    let ask = || async { bot.get_me().await };
    let me = ask.retry(patience()).when(|e| !is_refused(e)).adjust(pause).notify(|error, _| outage.begins(bot, error)).await;
    outage.ends();
    // Only a refusal ends the tries.
    me.map_err(|_| BotError::Refused)
}

/// Puts the commands into the menu of every language, and, where it polls, takes a webhook away that would keep that from working.
/// The bot works without the menu, so a failure is only logged.
pub(super) async fn settle(bot: Bot, polls: bool) {
    let tidy = || async { bot.delete_webhook().await };
    if polls {
        report(&bot, "deleteWebhook", tidy.retry(ExponentialBuilder::default()).adjust(pause).await);
    }
    for (nth, locale) in Locale::all().into_iter().enumerate() {
        let menu = commands::TABLE.map(|c| BotCommand::new(c.name, locale.text(c.menu, &[])));
        let set = || async {
            let request = bot.set_my_commands(menu.clone());
            // The first locale is the default, for every language that has no menu of its own.
            if nth == 0 { request.await } else { request.language_code(locale.tag()).await }
        };
        report(&bot, "setMyCommands", set.retry(ExponentialBuilder::default()).adjust(pause).await);
    }
}

pub(super) fn report<T>(bot: &Bot, call: &str, result: Result<T, RequestError>) {
    if let Err(error) = result {
        tracing::warn!("{call} failed: {}", describe(&error, bot.token()));
    }
}

/// Sends a message; tries again where Telegram asks for a pause or the message certainly did not arrive. Returns where it is.
pub(super) async fn send(line: &Line, to: Address, outgoing: &Outgoing) -> Result<(ChatId, MessageId), RequestError> {
    let sent = patiently(line, to.chat, || message(line, to.chat, to.topic, Some(to.asked_in), outgoing)).await?;
    Ok((sent.chat.id, sent.id))
}

/// Puts something else into a message's place. `false` where Telegram no longer lets it be changed.
pub(super) async fn edit(line: &Line, chat: ChatId, message: MessageId, outgoing: &Outgoing) -> Result<bool, RequestError> {
    let edit = || async {
        let request =
            line.edit_message_text(chat, message, outgoing.markup.html()).parse_mode(ParseMode::Html).link_preview_options(NO_PREVIEW);
        request.reply_markup(outgoing.keys.markup()).await
    };
    match patiently(line, chat, edit).await {
        Ok(_) | Err(RequestError::Api(ApiError::MessageNotModified)) => Ok(true),
        Err(RequestError::Api(ApiError::MessageToEditNotFound | ApiError::MessageCantBeEdited | ApiError::MessageIdInvalid)) => Ok(false),
        // Messages of the group that was are out of reach.
        Err(RequestError::MigrateToChatId(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Ends a button's waiting, with a word where there is one to say. Too late is no harm.
pub(super) async fn acknowledge(bot: &Bot, press: CallbackQueryId, toast: Option<String>) {
    let request = bot.answer_callback_query(press);
    let result = match toast {
        Some(words) => request.text(words).await,
        None => request.await,
    };
    if let Err(error) = result {
        tracing::debug!("a button could not be acknowledged: {}", describe(&error, bot.token()));
    }
}

/// Whether somebody is an administrator of a group; not, where that cannot be learnt.
pub(super) async fn is_chat_admin(bot: &Bot, chat: ChatId, person: i64) -> bool {
    let Ok(person) = u64::try_from(person) else { return false };
    let ask = || async { bot.get_chat_member(chat, UserId(person)).await };
    match ask.retry(ExponentialBuilder::default().with_max_times(OFFERS)).when(did_not_arrive).adjust(pause).await {
        Ok(member) => member.is_privileged(),
        Err(error) => {
            tracing::debug!("whether somebody is an administrator could not be learnt: {}", describe(&error, bot.token()));
            false
        }
    }
}

/// Seconds for which Telegram may answer the same words itself: a new index is not long in coming.
const OFFERS_KEEP: u32 = 60;

/// Offers results to somebody who types; for that person alone, since the bot's own words in them are in their language. Too
/// late is no harm.
pub(super) async fn offer(bot: &Bot, typed: InlineQueryId, offers: Offers) {
    let call = || async {
        let request = bot.answer_inline_query(typed.clone(), offers.results.clone());
        let request = request.cache_time(OFFERS_KEEP).is_personal(true).next_offset(&offers.next);
        match offers.button.clone() {
            Some(button) => request.button(button).await,
            None => request.await,
        }
    };
    let tries = ExponentialBuilder::default().with_max_times(OFFERS);
    if let Err(error) = call.retry(tries).when(did_not_arrive).adjust(pause).await {
        tracing::debug!("results could not be offered: {}", describe(&error, bot.token()));
    }
}

/// Sends or changes a message when its turn has come, and again where that is safe.
async fn patiently<T, F: Future<Output = Result<T, RequestError>>>(
    line: &Line,
    chat: ChatId,
    mut call: impl FnMut() -> F,
) -> Result<T, RequestError> {
    let tries = ExponentialBuilder::default().with_max_times(TRIES);
    let in_turn = || {
        let call = call();
        async {
            line.flood.ready(chat).await;
            call.await
        }
    };
    let result = in_turn.retry(tries).when(did_not_arrive).adjust(pause).notify(|error, _| line.metrics.failed(error)).await;
    result.inspect_err(|error| line.metrics.failed(error))
}

/// Tries of one message, and of results for somebody who types on.
const TRIES: usize = 8;
const OFFERS: usize = 4;

pub(super) const NO_PREVIEW: LinkPreviewOptions =
    LinkPreviewOptions { is_disabled: true, url: None, prefer_small_media: false, prefer_large_media: false, show_above_text: false };

/// Sends a message that answers none. Returns where it is: a group may have another number now.
pub(super) async fn post(line: &Line, to: Conversation, outgoing: &Outgoing) -> Result<(ChatId, MessageId), RequestError> {
    let topic = (to.topic != 0).then_some(ThreadId(MessageId(to.topic)));
    let send = |chat| patiently(line, chat, move || message(line, chat, topic, None, outgoing));
    let sent = match send(ChatId(to.chat)).await {
        Err(RequestError::MigrateToChatId(chat)) => send(chat).await,
        result => result,
    }?;
    Ok((sent.chat.id, sent.id))
}

async fn message(
    bot: &Bot,
    chat: ChatId,
    topic: Option<ThreadId>,
    asked_in: Option<MessageId>,
    outgoing: &Outgoing,
) -> Result<Message, RequestError> {
    if let Some(png) = &outgoing.picture {
        return picture(bot, chat, topic, asked_in, png, outgoing).await;
    }
    let mut request = bot.send_message(chat, outgoing.markup.html()).parse_mode(ParseMode::Html).link_preview_options(NO_PREVIEW);
    if let Some(asked_in) = asked_in {
        request = request.reply_parameters(ReplyParameters::new(asked_in).allow_sending_without_reply());
    }
    if !outgoing.keys.is_empty() {
        request = request.reply_markup(outgoing.keys.markup());
    }
    match topic {
        Some(topic) => request.message_thread_id(topic).await,
        None => request.await,
    }
}

/// A picture with the words below it.
async fn picture(
    bot: &Bot,
    chat: ChatId,
    topic: Option<ThreadId>,
    asked_in: Option<MessageId>,
    png: &[u8],
    outgoing: &Outgoing,
) -> Result<Message, RequestError> {
    let file = InputFile::memory(png.to_vec()).file_name("quotation.png");
    let mut request = bot.send_photo(chat, file).caption(outgoing.markup.html()).parse_mode(ParseMode::Html);
    if let Some(asked_in) = asked_in {
        request = request.reply_parameters(ReplyParameters::new(asked_in).allow_sending_without_reply());
    }
    if !outgoing.keys.is_empty() {
        request = request.reply_markup(outgoing.keys.markup());
    }
    match topic {
        Some(topic) => request.message_thread_id(topic).await,
        None => request.await,
    }
}

/// Whether a message certainly did not arrive and may be sent later.
pub(super) fn is_undelivered(error: &RequestError) -> bool {
    did_not_arrive(error) || matches!(error, RequestError::RetryAfter(_))
}

/// A time-out is not among these: the message may be there, and nobody wants to be answered twice.
fn did_not_arrive(error: &RequestError) -> bool {
    match error {
        RequestError::RetryAfter(wait) => wait.duration() <= LONGEST_PAUSE,
        RequestError::Network(error) => error.is_connect(),
        // A gateway's error page: the request did not get past it. JSON that teloxide cannot read comes from the Bot API, and may
        // well say that the message was sent.
        RequestError::InvalidJson { raw, .. } => !raw.trim_start().starts_with('{'),
        RequestError::Api(ApiError::Unknown(words)) => words.starts_with("Bad Gateway"),
        _ => false,
    }
}

/// The pause that Telegram asks for goes before our own.
pub(super) fn pause(error: &RequestError, ours: Option<Duration>) -> Option<Duration> {
    match error {
        RequestError::RetryAfter(wait) => ours.map(|_| wait.duration()),
        _ => ours,
    }
}
