//! What the bot remembers of chats, in one file that outlives it: what its messages show, and which one somebody asked for
//! last. No words of people but the questions behind these messages.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use redb::{Database, Durability, ReadTransaction, ReadableDatabase, ReadableTable, TableDefinition};

use super::follows;
use super::members::{CODES, MEMBERS};
use super::preferences;
use super::proposals::PROPOSED;
use super::view::Shown;

/// Chat and message → what it shows, and for whom.
const SHOWN: TableDefinition<'_, (i64, i32), &[u8]> = TableDefinition::new("shown");
/// Chat, topic and person → the message that answered them last.
const LATEST: TableDefinition<'_, (i64, i32, i64), i32> = TableDefinition::new("latest");
/// Person → the language they chose.
const LANGUAGE: TableDefinition<'_, i64, &str> = TableDefinition::new("language");

/// Whose conversation it is: one person's in one topic of one chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Conversation {
    pub(super) chat: i64,
    /// 0 outside of forums.
    pub(super) topic: i32,
    pub(super) person: i64,
}

impl Conversation {
    pub(super) fn key(self) -> (i64, i32, i64) {
        (self.chat, self.topic, self.person)
    }

    /// Whose follows and news these are: in a group the group's, whoever asked for them. A private chat has its person's number.
    pub(super) fn followed(self) -> Self {
        Self { person: self.chat, ..self }
    }
}

/// Why something is not remembered.
#[derive(Debug, thiserror::Error)]
pub enum StateError {
    #[error("{} cannot be used: {source}; check the disk and its rights, or name another file under [telegram] state", .path.display())]
    Unusable { path: PathBuf, source: Box<redb::Error> },
    #[error("another bot is running over {}; stop it first", .0.display())]
    InUse(PathBuf),
}

/// The state's file.
pub(super) struct Store {
    pub(super) database: Database,
    path: PathBuf,
    /// Whether a failure was logged since the last success.
    complained: AtomicBool,
    /// Held while what is new is looked up.
    pub(super) catching_up: Mutex<()>,
}

impl Store {
    /// Opens the file, or makes it. One that cannot be read is put aside and a new one begun: what it held is buttons and
    /// follow-ups, and a bot that does not start holds less.
    pub(super) fn open(path: &Path) -> Result<Self, StateError> {
        let unusable = |source: redb::Error| StateError::Unusable { path: path.to_owned(), source: Box::new(source) };
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| unusable(redb::Error::Io(e)))?;
        }
        let database = match Self::prepare(path) {
            Ok(database) => database,
            Err(redb::Error::DatabaseAlreadyOpen) => return Err(StateError::InUse(path.to_owned())),
            Err(error) if path.is_file() => {
                let aside = path.with_extension(format!("broken-{}", Timestamp::now().as_second()));
                std::fs::rename(path, &aside).map_err(|e| unusable(redb::Error::Io(e)))?;
                tracing::warn!("{} cannot be read ({error}): it is now {}, and a new one is begun", path.display(), aside.display());
                Self::prepare(path).map_err(unusable)?
            }
            Err(error) => return Err(unusable(error)),
        };
        Ok(Self { database, path: path.to_owned(), complained: AtomicBool::new(false), catching_up: Mutex::new(()) })
    }

    fn prepare(path: &Path) -> Result<Database, redb::Error> {
        let database = Database::create(path)?;
        #[cfg(unix)]
        {
            // What people asked is nobody else's business on this machine.
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600)).map_err(redb::Error::Io)?;
        }
        let write = database.begin_write()?;
        write.open_table(SHOWN)?;
        write.open_table(LATEST)?;
        write.open_table(LANGUAGE)?;
        write.open_table(MEMBERS)?;
        write.open_table(CODES)?;
        write.open_table(PROPOSED)?;
        follows::prepare(&write)?;
        preferences::prepare(&write)?;
        write.commit()?;
        Ok(database)
    }

    /// What a message shows; `None` where that is not known any more.
    pub(super) fn shown(&self, chat: i64, message: i32) -> Option<Shown> {
        let found = self.look(|read| {
            let found = read.open_table(SHOWN)?.get((chat, message))?;
            // What another version wrote and this one cannot read has expired.
            Ok(found.and_then(|bytes| serde_json::from_slice(bytes.value()).ok()))
        });
        found.flatten()
    }

    /// What somebody was shown last.
    pub(super) fn latest(&self, of: Conversation) -> Option<Shown> {
        let message = self.look(|read| Ok(read.open_table(LATEST)?.get(of.key())?.map(|message| message.value())));
        self.shown(of.chat, message.flatten()?)
    }

    /// Remembers what a message shows; if it answers a question, it is the last for the one who asked.
    pub(super) fn remember(&self, of: Conversation, message: i32, shown: &Shown) {
        // A query is plain data.
        let Ok(bytes) = serde_json::to_vec(shown) else { return };
        self.change(|write| {
            write.open_table(SHOWN)?.insert((of.chat, message), bytes.as_slice())?;
            if shown.is_asked_for() {
                write.open_table(LATEST)?.insert(of.key(), message)?;
            }
            Ok(())
        });
    }

    /// The next question stands for itself.
    pub(super) fn start_over(&self, of: Conversation) {
        self.change(|write| {
            write.open_table(LATEST)?.remove(of.key())?;
            Ok(())
        });
    }

    /// The language that somebody chose.
    pub(super) fn language(&self, person: i64) -> Option<String> {
        self.look(|read| Ok(read.open_table(LANGUAGE)?.get(person)?.map(|tag| tag.value().to_owned()))).flatten()
    }

    pub(super) fn choose_language(&self, person: i64, tag: &str) {
        self.change(|write| {
            write.open_table(LANGUAGE)?.insert(person, tag)?;
            Ok(())
        });
    }

    /// Deletes everything about a person: their language, what they follow, and in each of their conversations the last message and, in
    /// private, all of them.
    pub(super) fn forget(&self, person: i64) {
        self.change(|write| {
            write.open_table(LANGUAGE)?.remove(person)?;
            follows::forget(write, person)?;
            preferences::forget(write, person)?;
            let mut messages = Vec::new();
            write.open_table(LATEST)?.retain(|(chat, _, who), message| {
                if who == person {
                    messages.push((chat, message));
                }
                who != person
            })?;
            // A private chat has its person's number.
            write.open_table(SHOWN)?.retain(|(chat, message), _| chat != person && !messages.contains(&(chat, message)))?;
            Ok(())
        });
        self.flush();
    }

    /// A group has got another number. Its messages keep theirs, and so does what was said about it.
    pub(super) fn moved(&self, from: i64, to: i64) {
        self.change(|write| {
            let mut shown = write.open_table(SHOWN)?;
            let of_group = (from, i32::MIN)..=(from, i32::MAX);
            let theirs = shown.extract_from_if(of_group, |_, _| true)?;
            let theirs = theirs.map(|entry| entry.map(|(key, bytes)| (key.value().1, bytes.value().to_owned())));
            for (message, bytes) in theirs.collect::<Result<Vec<_>, _>>()? {
                shown.insert((to, message), bytes.as_slice())?;
            }
            let mut latest = write.open_table(LATEST)?;
            let of_group = (from, i32::MIN, i64::MIN)..=(from, i32::MAX, i64::MAX);
            let theirs = latest.extract_from_if(of_group, |_, _| true)?.map(|entry| entry.map(|(key, last)| (key.value(), last.value())));
            for ((_, topic, person), last) in theirs.collect::<Result<Vec<_>, _>>()? {
                // Administrators who write as the group have its number.
                latest.insert((to, topic, if person == from { to } else { person }), last)?;
            }
            let mut language = write.open_table(LANGUAGE)?;
            let chosen = language.remove(from)?.map(|tag| tag.value().to_owned());
            if let Some(tag) = chosen {
                language.insert(to, tag.as_str())?;
            }
            follows::moved(write, from, to)?;
            preferences::moved(write, from, to)
        });
    }

    /// The bot is no longer in a chat: what it showed there is of no use to anybody.
    pub(super) fn left(&self, chat: i64) {
        self.change(|write| {
            write.open_table(SHOWN)?.retain_in((chat, i32::MIN)..=(chat, i32::MAX), |_, _| false)?;
            write.open_table(LATEST)?.retain_in((chat, i32::MIN, i64::MIN)..=(chat, i32::MAX, i64::MAX), |_, _| false)?;
            Ok(())
        });
    }

    /// Deletes what is older than so many days.
    pub(super) fn expire(&self, days: u32) {
        let before = Timestamp::now().as_second() - i64::from(days) * 24 * 60 * 60;
        self.change(|write| {
            let mut shown = write.open_table(SHOWN)?;
            shown.retain(|_, bytes| serde_json::from_slice::<Shown>(bytes).is_ok_and(|s| s.at >= before))?;
            write.open_table(LATEST)?.retain(|(chat, _, _), message| shown.get((chat, message)).is_ok_and(|s| s.is_some()))?;
            Ok(())
        });
        self.expire_members(before);
        self.flush();
    }

    /// Brings what was remembered so far to the disk.
    pub(super) fn flush(&self) {
        let write = || -> Result<(), redb::Error> { Ok(self.database.begin_write()?.commit()?) };
        self.said(write());
    }

    /// Looks something up; `None` where that fails.
    pub(super) fn look<T>(&self, look: impl FnOnce(&ReadTransaction) -> Result<T, redb::Error>) -> Option<T> {
        let read = || -> Result<T, redb::Error> { look(&self.database.begin_read()?) };
        self.said(read())
    }

    /// A change that a power cut within the next second may lose: an answer must not wait for the disk.
    pub(super) fn change(&self, change: impl FnOnce(&redb::WriteTransaction) -> Result<(), redb::Error>) {
        let write = || -> Result<(), redb::Error> {
            let mut write = self.database.begin_write()?;
            write.set_durability(Durability::None)?;
            change(&write)?;
            Ok(write.commit()?)
        };
        self.said(write());
    }

    /// A disk that is full takes the buttons' memory away, not the answers.
    pub(super) fn said<T>(&self, result: Result<T, redb::Error>) -> Option<T> {
        match result {
            Ok(value) => {
                self.complained.store(false, Ordering::Relaxed);
                Some(value)
            }
            Err(error) => {
                if !self.complained.swap(true, Ordering::Relaxed) {
                    tracing::error!("{} cannot be used: {error}; answers go on, their buttons and follow-ups do not", self.path.display());
                }
                None
            }
        }
    }
}
