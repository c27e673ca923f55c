//! Who is served: everybody, or those whom the settings or an administrator let in; and nobody who is banned.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use data_encoding::BASE32_NOPAD;
use jiff::Timestamp;

use crate::config::{self, Mode};

use super::error::BotError;
use super::members::Standing;
use super::state::Store;

/// What stands before a code after `/start`, so that a link can hold it.
pub(super) const CODE_PREFIX: &str = "pair_";
/// Seconds that a code can be used.
const CODE_LASTS: i64 = 24 * 60 * 60;
/// Bytes of luck in a code: nobody guesses 80 bits at the pace that the limits leave.
const LUCK: usize = 10;

/// What becomes of somebody's message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Served,
    /// A code was used: welcome.
    LetIn,
    /// Not served, and to be told so.
    Stranger,
    /// Not served, and told so before; or banned.
    Ignored,
}

/// The rolls, held in memory and kept in the store.
pub(super) struct Access {
    store: Arc<Store>,
    closed: bool,
    admins: HashSet<i64>,
    /// People and chats of the settings. Numbers of chats are negative, so one set holds both.
    listed: HashSet<i64>,
    rolls: Mutex<Rolls>,
}

#[derive(Default)]
struct Rolls {
    admitted: HashSet<i64>,
    banned: HashSet<i64>,
    told: HashSet<i64>,
    /// Codes, and until when they can be used, in seconds since 1970.
    codes: HashMap<String, i64>,
}

impl Access {
    pub(super) fn new(settings: &config::Telegram, store: Arc<Store>) -> Self {
        let rolls = Rolls {
            admitted: store.members(Standing::Admitted),
            banned: store.members(Standing::Banned),
            told: store.members(Standing::Told),
            codes: store.codes(),
        };
        Self {
            store,
            closed: settings.access.mode == Mode::Closed,
            admins: settings.admins.iter().copied().collect(),
            listed: settings.access.people.iter().chain(&settings.access.chats).copied().collect(),
            rolls: Mutex::new(rolls),
        }
    }

    pub(super) fn is_admin(&self, person: i64) -> bool {
        self.admins.contains(&person)
    }

    pub(super) fn admins(&self) -> &HashSet<i64> {
        &self.admins
    }

    /// Whether those are turned away whom nobody has let in.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Whether a person is served in a chat; nobody is told anything.
    pub(super) fn serves(&self, person: i64, chat: i64) -> bool {
        let rolls = self.rolls();
        let known = |who: i64| self.listed.contains(&who) || rolls.admitted.contains(&who);
        let banned = rolls.banned.contains(&person) || rolls.banned.contains(&chat);
        self.is_admin(person) || !banned && (!self.closed || known(person) || known(chat))
    }

    /// Whether a person is served in a chat; `code` is what came with their `/start`.
    pub(super) fn judge(&self, person: i64, chat: i64, code: Option<&str>) -> Verdict {
        if self.serves(person, chat) {
            return Verdict::Served;
        }
        let mut rolls = self.rolls();
        if rolls.banned.contains(&person) || rolls.banned.contains(&chat) {
            return Verdict::Ignored;
        }
        let now = Timestamp::now().as_second();
        if let Some((code, until)) = code.and_then(|code| rolls.codes.remove_entry(code)) {
            self.keep(move |store| store.drop_code(&code));
            if until >= now {
                rolls.admitted.insert(chat);
                self.keep(move |store| store.enrol(Standing::Admitted, chat));
                return Verdict::LetIn;
            }
        }
        // In a group one is told for all of them.
        if rolls.told.insert(chat) {
            self.keep(move |store| store.enrol(Standing::Told, chat));
            return Verdict::Stranger;
        }
        Verdict::Ignored
    }

    /// Writes to the store, off the threads that talk to Telegram.
    fn keep(&self, write: impl FnOnce(&Store) + Send + 'static) {
        let store = Arc::clone(&self.store);
        tokio::task::spawn_blocking(move || write(&store));
    }

    /// Makes a code that lets one chat in: a person's, or a group.
    pub(super) fn code(&self) -> Result<String, BotError> {
        let mut luck = [0; LUCK];
        getrandom::fill(&mut luck).map_err(|_| BotError::NoLuck)?;
        let code = BASE32_NOPAD.encode(&luck).to_lowercase();
        let now = Timestamp::now().as_second();
        let mut rolls = self.rolls();
        rolls.codes.retain(|_, until| *until >= now);
        rolls.codes.insert(code.clone(), now + CODE_LASTS);
        let kept = code.clone();
        self.keep(move |store| store.keep_code(&kept, now + CODE_LASTS));
        Ok(code)
    }

    /// Turns a person or a chat away for good. Administrators cannot be turned away.
    pub(super) fn ban(&self, who: i64) -> bool {
        let banned = !self.is_admin(who);
        if banned {
            self.rolls().banned.insert(who);
            self.keep(move |store| store.enrol(Standing::Banned, who));
        }
        banned
    }

    /// Takes a ban back; `false` where there was none.
    pub(super) fn unban(&self, who: i64) -> bool {
        self.keep(move |store| store.strike(Standing::Banned, who));
        self.rolls().banned.remove(&who)
    }

    /// A group has got another number: what was said of it holds.
    pub(super) fn moved(&self, from: i64, to: i64) {
        let mut rolls = self.rolls();
        let Rolls { admitted, banned, told, .. } = &mut *rolls;
        for (roll, standing, listed) in
            [(admitted, Standing::Admitted, self.listed.contains(&from)), (banned, Standing::Banned, false), (told, Standing::Told, false)]
        {
            if (roll.contains(&from) || listed) && roll.insert(to) {
                self.keep(move |store| store.enrol(standing, to));
            }
        }
    }

    /// Nothing in here is left half done by a panic.
    fn rolls(&self) -> MutexGuard<'_, Rolls> {
        self.rolls.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
