//! Long polling. teloxide's own dispatcher is not used: it names the kinds of updates with its first poll only, queues the
//! updates of a chat behind a slow one, dies of a handler's panic, and logs updates that it cannot read, words and all.

use std::time::Duration;

use backon::BackoffBuilder;
use teloxide::RequestError;
use teloxide::payloads::GetUpdatesSetters;
use teloxide::prelude::{Bot, Requester};
use teloxide::types::{AllowedUpdate, CallbackQuery, InlineQuery, Message, Update, UpdateKind};

use super::client::{Outage, patience};
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
}

/// Hands over everything that comes in, in order, until `stop`.
pub(super) async fn poll(bot: &Bot, stop: impl Future<Output = ()>, mut each: impl FnMut(Incoming)) -> Result<(), BotError> {
    let mut stop = std::pin::pin!(stop);
    let mut offset = 0;
    let mut outage = Outage::default();
    let mut delays = patience().build();
    loop {
        let polled = tokio::select! {
            biased;
            () = &mut stop => break,
            polled = once(bot, offset) => polled,
        };
        let wait = match polled {
            Ok(updates) => {
                outage.ends();
                delays = patience().build();
                for update in updates {
                    offset = offset.max(update.id.as_offset());
                    incoming(update).into_iter().for_each(&mut each);
                }
                continue;
            }
            Err(error) if is_refused(&error) => return Err(BotError::Refused),
            Err(RequestError::RetryAfter(wait)) => wait.duration(),
            Err(error) => {
                outage.begins(bot, &error);
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

async fn once(bot: &Bot, offset: i32) -> Result<Vec<Update>, RequestError> {
    let kinds = [AllowedUpdate::Message, AllowedUpdate::CallbackQuery, AllowedUpdate::InlineQuery];
    bot.get_updates().offset(offset).timeout(HOLD).allowed_updates(kinds).await
}

/// The kinds of updates are fixed from one poll to the next, but what waited from before may be of any kind.
fn incoming(update: Update) -> Option<Incoming> {
    match update.kind {
        UpdateKind::Message(message) => Some(Incoming::Message(Box::new(message))),
        UpdateKind::CallbackQuery(press) => Some(Incoming::Press(Box::new(press))),
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
