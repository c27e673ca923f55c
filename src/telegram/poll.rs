//! Long polling. teloxide's own dispatcher is not used: it names the kinds of updates with its first poll only, queues the
//! updates of a chat behind a slow one, dies of a handler's panic, and logs updates that it cannot read, words and all.

use std::time::Duration;

use backon::BackoffBuilder;
use teloxide::RequestError;
use teloxide::payloads::GetUpdatesSetters;
use teloxide::prelude::{Bot, Requester};
use teloxide::types::{AllowedUpdate, CallbackQuery, ChatMemberUpdated, InlineQuery, Message, Update, UpdateKind};

use super::client::{Outage, patience};
use super::desk::Desk;
use super::error::{BotError, is_refused};

/// Seconds that Telegram holds a poll open; the HTTP client gives up after 17.
const HOLD: u32 = 10;
/// How long the last poll may take, which tells Telegram what has been seen.
const FAREWELL: Duration = Duration::from_secs(2);

/// What comes in.
#[derive(Debug)]
pub(super) enum Incoming {
    Message(Box<Message>),
    Press(Box<CallbackQuery>),
    Typed(Box<InlineQuery>),
    /// The bot was let into a chat, or put out of one.
    Standing(Box<ChatMemberUpdated>),
}

impl Incoming {
    /// As metrics call it.
    pub(super) fn kind(&self) -> &'static str {
        match self {
            Self::Message(_) => "message",
            Self::Press(_) => "press",
            Self::Typed(_) => "inline",
            Self::Standing(_) => "standing",
        }
    }
}

/// Hands over everything that comes in, in order, until `stop`.
pub(super) async fn poll(bot: &Bot, stop: impl Future<Output = ()>, desk: &mut Desk) -> Result<(), BotError> {
    let mut stop = std::pin::pin!(stop);
    let office = desk.office();
    let mut offset = 0;
    let mut outage = Outage::default();
    let mut delays = patience().build();
    loop {
        if desk.room() == 0 {
            // What waits with Telegram is not lost, whatever happens here; what was taken in is not to come again.
            farewell(bot, offset).await;
            tokio::select! {
                biased;
                () = &mut stop => break,
                () = desk.roomy() => {}
            }
        }
        let polled = tokio::select! {
            biased;
            () = &mut stop => break,
            polled = once(bot, offset, desk.room()) => polled,
        };
        let wait = match polled {
            Ok(updates) => {
                outage.ends();
                office.metrics.contact();
                delays = patience().build();
                for update in updates {
                    offset = offset.max(update.id.as_offset());
                    incoming(update).into_iter().for_each(|incoming| desk.take(incoming));
                }
                continue;
            }
            Err(error) if is_refused(&error) => return Err(BotError::Refused),
            Err(RequestError::RetryAfter(wait)) => wait.duration(),
            Err(error) => {
                outage.begins(bot, &error);
                office.metrics.failed(&error);
                delays.next().unwrap_or(Duration::from_secs(30))
            }
        };
        tokio::select! {
            biased;
            () = &mut stop => break,
            () = tokio::time::sleep(wait) => {}
        }
    }
    farewell(bot, offset).await;
    Ok(())
}

/// The kinds of updates that the bot wants.
pub(super) const WANTED: [AllowedUpdate; 4] =
    [AllowedUpdate::Message, AllowedUpdate::CallbackQuery, AllowedUpdate::InlineQuery, AllowedUpdate::MyChatMember];
/// Updates that Telegram gives at a time.
const AT_MOST: usize = 100;

async fn once(bot: &Bot, offset: i32, room: usize) -> Result<Vec<Update>, RequestError> {
    let limit = u8::try_from(room.clamp(1, AT_MOST)).unwrap_or(u8::MAX);
    bot.get_updates().offset(offset).limit(limit).timeout(HOLD).allowed_updates(WANTED).await
}

/// The kinds of updates are fixed from one poll to the next, but what waited from before may be of any kind.
pub(super) fn incoming(update: Update) -> Option<Incoming> {
    match update.kind {
        UpdateKind::Message(message) => Some(Incoming::Message(Box::new(message))),
        UpdateKind::CallbackQuery(press) => Some(Incoming::Press(Box::new(press))),
        UpdateKind::MyChatMember(change) => Some(Incoming::Standing(Box::new(change))),
        UpdateKind::InlineQuery(typed) => Some(Incoming::Typed(Box::new(typed))),
        UpdateKind::Error(_) => {
            tracing::debug!("an update of a kind that is new since teloxide 0.17");
            None
        }
        _ => None,
    }
}

/// What was handed over is not to come again after a restart.
async fn farewell(bot: &Bot, offset: i32) {
    if offset > 0 {
        let last = bot.get_updates().offset(offset).limit(1).timeout(0);
        // If it fails, the worst is an answer given twice.
        tokio::time::timeout(FAREWELL, async { last.await.ok() }).await.ok();
    }
}
