//! How much one person may ask, and one group: what is beyond gets one sentence that says for how long to wait, and then silence
//! until that time.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use governor::clock::{Clock, MonotonicClock};
use governor::state::keyed::HashMapStateStore;
use governor::{Quota, RateLimiter};

/// Numbers that are kept before those who have not asked lately are forgotten.
const REMEMBERED: usize = 10_000;

type Keyed = RateLimiter<i64, HashMapStateStore<i64>, MonotonicClock>;

/// What becomes of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// It is answered.
    Fine,
    /// Too much, and to be said: the next one is taken after so long.
    Wait(Duration),
    /// Too much, and said already.
    Told,
}

/// The counts of people and groups.
pub struct Limits {
    people: Keyed,
    chats: Keyed,
    /// Who was told to wait, and until when.
    told: HashMap<i64, Instant>,
    clock: MonotonicClock,
}

impl Limits {
    /// Both numbers are a minute's.
    pub fn new(per_person: NonZeroU32, per_chat: NonZeroU32) -> Self {
        Self {
            people: RateLimiter::hashmap_with_clock(Quota::per_minute(per_person), MonotonicClock),
            chats: RateLimiter::hashmap_with_clock(Quota::per_minute(per_chat), MonotonicClock),
            told: HashMap::new(),
            clock: MonotonicClock,
        }
    }

    /// Counts a question of a person, in a group where there is one.
    pub fn count(&mut self, person: i64, group: Option<i64>) -> Pace {
        self.tidy();
        let now = self.clock.now();
        if let Err(until) = self.people.check_key(&person) {
            return self.wait(person, until.wait_time_from(now));
        }
        match group.map(|group| (group, self.chats.check_key(&group))) {
            Some((group, Err(until))) => self.wait(group, until.wait_time_from(now)),
            _ => Pace::Fine,
        }
    }

    /// Says once that somebody has to wait, and keeps quiet until they have.
    pub fn wait(&mut self, whom: i64, wait: Duration) -> Pace {
        let now = Instant::now();
        if self.told.get(&whom).is_some_and(|until| *until > now) {
            return Pace::Told;
        }
        let wait = whole_seconds(wait);
        self.told.insert(whom, now + wait);
        Pace::Wait(wait)
    }

    fn tidy(&mut self) {
        if self.people.len() + self.chats.len() + self.told.len() > REMEMBERED {
            let now = Instant::now();
            self.people.retain_recent();
            self.chats.retain_recent();
            self.told.retain(|_, until| *until > now);
        }
    }
}

/// Rounded up, and no less than one: "try again in 0 s" is no advice.
fn whole_seconds(wait: Duration) -> Duration {
    Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0)).max(Duration::from_secs(1))
}
