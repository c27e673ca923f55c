//! What the bot remembers of chats, in one file that outlives it: what its messages show, and which one somebody asked for
//! last. No words of people but the questions behind these messages.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use redb::{Database, Durability, ReadableDatabase, ReadableTable, TableDefinition};

use super::follows;
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
        follows::prepare(&write)?;
        write.commit()?;
        Ok(database)
    }

    /// What a message shows; `None` where that is not known any more.
    pub(super) fn shown(&self, chat: i64, message: i32) -> Option<Shown> {
        let read = || -> Result<Option<Shown>, redb::Error> {
            let table = self.database.begin_read()?.open_table(SHOWN)?;
            let found = table.get((chat, message))?;
            // What another version wrote and this one cannot read has expired.
            Ok(found.and_then(|bytes| serde_json::from_slice(bytes.value()).ok()))
        };
        self.said(read()).flatten()
    }

    /// What somebody was shown last.
    pub(super) fn latest(&self, of: Conversation) -> Option<Shown> {
        let read = || -> Result<Option<i32>, redb::Error> {
            let table = self.database.begin_read()?.open_table(LATEST)?;
            Ok(table.get(of.key())?.map(|message| message.value()))
        };
        self.shown(of.chat, self.said(read()).flatten()?)
    }

    /// Remembers what a message shows; if it answers a question, it is the last for the one who asked.
    pub(super) fn remember(&self, of: Conversation, message: i32, shown: &Shown) {
        // A query is plain data.
        let Ok(bytes) = serde_json::to_vec(shown) else { return };
        self.change(|write| {
            write.open_table(SHOWN)?.insert((of.chat, message), bytes.as_slice())?;
            if shown.view.is_asked_for() {
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
        let read = || -> Result<Option<String>, redb::Error> {
            let table = self.database.begin_read()?.open_table(LANGUAGE)?;
            Ok(table.get(person)?.map(|tag| tag.value().to_owned()))
        };
        self.said(read()).flatten()
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

    /// Deletes what is older than so many days.
    pub(super) fn expire(&self, days: u32) {
        let before = Timestamp::now().as_second() - i64::from(days) * 24 * 60 * 60;
        self.change(|write| {
            let mut shown = write.open_table(SHOWN)?;
            shown.retain(|_, bytes| serde_json::from_slice::<Shown>(bytes).is_ok_and(|s| s.at >= before))?;
            write.open_table(LATEST)?.retain(|(chat, _, _), message| shown.get((chat, message)).is_ok_and(|s| s.is_some()))?;
            Ok(())
        });
        self.flush();
    }

    /// Brings what was remembered so far to the disk.
    pub(super) fn flush(&self) {
        let write = || -> Result<(), redb::Error> { Ok(self.database.begin_write()?.commit()?) };
        self.said(write());
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
