//! "typing…" for as long as work lasts, and not for an answer that is there at once.

use std::pin::pin;
use std::time::Duration;

use teloxide::payloads::SendChatActionSetters;
use teloxide::prelude::{Bot, Requester};
use teloxide::types::ChatAction;
use tokio::time::{Instant, MissedTickBehavior, interval_at};

use super::client::Address;

/// Answers that come sooner need no sign of life.
const SOON: Duration = Duration::from_millis(400);
/// Phones show the sign for five seconds.
const AGAIN: Duration = Duration::from_secs(4);

/// Shows that the bot is at work on an answer for somebody.
pub(super) async fn while_typing<T>(bot: &Bot, to: Address, work: impl Future<Output = T>) -> T {
    let tell = || {
        let action = bot.send_chat_action(to.chat, ChatAction::Typing);
        let action = match to.topic {
            Some(topic) => action.message_thread_id(topic),
            None => action,
        };
        // Neither its failure nor its slowness matters.
        tokio::spawn(async move { action.await.ok() });
    };
    now_and_then(tell, work).await
}

/// Does the work, and tells somebody of it: when it takes longer than they look for an answer, and again while it lasts.
pub async fn now_and_then<T>(mut tell: impl FnMut(), work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    let mut ticks = interval_at(Instant::now() + SOON, AGAIN);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            biased;
            done = &mut work => return done,
            _ = ticks.tick() => tell(),
        }
    }
}
