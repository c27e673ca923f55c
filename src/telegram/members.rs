//! Who was let in, banned or turned away, and codes that let somebody in: the part of the store that is about people's standing. No
//! names, only Telegram's numbers.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use redb::{ReadableTable, TableDefinition};

use super::state::Store;

/// Standing and number of a person or chat → since when, in seconds since 1970.
pub(super) const MEMBERS: TableDefinition<'_, (u8, i64), i64> = TableDefinition::new("members");
/// Code → until when it can be used, likewise.
pub(super) const CODES: TableDefinition<'_, &str, i64> = TableDefinition::new("codes");

/// What is kept of somebody. The numbers are those on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Admitted = 1,
    Banned = 2,
    /// Was told that the bot is not for everybody.
    Told = 3,
    /// Has the administrators' menu.
    Menu = 4,
}

impl Store {
    /// Everybody of a standing.
    pub(super) fn members(&self, standing: Standing) -> HashSet<i64> {
        self.look(|read| {
            let table = read.open_table(MEMBERS)?;
            let range = table.range((standing as u8, i64::MIN)..=(standing as u8, i64::MAX))?;
            range.map(|entry| Ok(entry?.0.value().1)).collect::<Result<_, redb::Error>>()
        })
        .unwrap_or_default()
    }

    pub(super) fn enrol(&self, standing: Standing, who: i64) {
        self.change(|write| {
            write.open_table(MEMBERS)?.insert((standing as u8, who), Timestamp::now().as_second())?;
            Ok(())
        });
    }

    pub(super) fn strike(&self, standing: Standing, who: i64) {
        self.change(|write| {
            write.open_table(MEMBERS)?.remove((standing as u8, who))?;
            Ok(())
        });
    }

    /// Codes that were made and not used.
    pub(super) fn codes(&self) -> HashMap<String, i64> {
        self.look(|read| {
            let table = read.open_table(CODES)?;
            let entries = table.iter()?.map(|entry| {
                let (code, until) = entry?;
                Ok((code.value().to_owned(), until.value()))
            });
            entries.collect::<Result<_, redb::Error>>()
        })
        .unwrap_or_default()
    }

    pub(super) fn keep_code(&self, code: &str, until: i64) {
        self.change(|write| {
            write.open_table(CODES)?.insert(code, until)?;
            Ok(())
        });
    }

    pub(super) fn drop_code(&self, code: &str) {
        self.change(|write| {
            write.open_table(CODES)?.remove(code)?;
            Ok(())
        });
    }

    /// Forgets who was turned away before a time, and codes that can no longer be used.
    pub(super) fn expire_members(&self, before: i64) {
        let now = Timestamp::now().as_second();
        self.change(|write| {
            write.open_table(MEMBERS)?.retain(|(standing, _), since| standing != Standing::Told as u8 || since >= before)?;
            write.open_table(CODES)?.retain(|_, until| until >= now)?;
            Ok(())
        });
    }
}
