//! How fast messages leave: Telegram refuses what comes faster, and a refusal costs more time than the wait.

use std::num::NonZeroU32;
use std::time::Duration;

use governor::clock::MonotonicClock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::HashMapStateStore;
use governor::state::{InMemoryState, NotKeyed};
use governor::{Quota, RateLimiter};
use teloxide::types::ChatId;
use tokio::sync::Mutex;

/// One message a second in a chat, as Telegram advises, after a few at once: <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
const IN_PRIVATE: Duration = Duration::from_secs(1);
const AT_ONCE: NonZeroU32 = NonZeroU32::new(10).expect("10 is not 0");
/// Twenty messages a minute in a group, likewise.
const IN_GROUP: NonZeroU32 = NonZeroU32::new(20).expect("20 is not 0");
/// Chats that are remembered, before those that are quiet are forgotten.
const REMEMBERED: usize = 10_000;

type Keyed = RateLimiter<i64, HashMapStateStore<i64>, MonotonicClock, NoOpMiddleware<std::time::Instant>>;
type Direct = RateLimiter<NotKeyed, InMemoryState, MonotonicClock, NoOpMiddleware<std::time::Instant>>;

/// Lets messages go one by one.
pub(super) struct Flood {
    everybody: Direct,
    private: Keyed,
    groups: Keyed,
    /// Those who wait for everybody's turn stand in a line: without one, luck decides who goes next.
    line: Mutex<()>,
}

impl Flood {
    pub(super) fn new(per_second: NonZeroU32) -> Self {
        let private = Quota::with_period(IN_PRIVATE).expect("a second is not 0").allow_burst(AT_ONCE);
        Self {
            everybody: RateLimiter::direct_with_clock(Quota::per_second(per_second), MonotonicClock),
            private: RateLimiter::hashmap_with_clock(private, MonotonicClock),
            groups: RateLimiter::hashmap_with_clock(Quota::per_minute(IN_GROUP), MonotonicClock),
            line: Mutex::new(()),
        }
    }

    /// Waits until a message may go to a chat. Whoever waits for a busy chat does not hold up the others.
    pub(super) async fn ready(&self, chat: ChatId) {
        let chats = if chat.is_user() { &self.private } else { &self.groups };
        if chats.len() > REMEMBERED {
            chats.retain_recent();
        }
        chats.until_key_ready(&chat.0).await;
        let _first = self.line.lock().await;
        self.everybody.until_ready().await;
    }
}
