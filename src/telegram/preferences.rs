//! What was chosen for a chat: how long its answers are, beside its language and its quiet hours. In private a chat has its person's
//! number, so that these are the person's own.

use redb::{ReadableDatabase, TableDefinition, WriteTransaction};

use super::state::Store;

/// Chat → `short`; nothing where answers are full.
const LENGTH: TableDefinition<'_, i64, &str> = TableDefinition::new("length");
const SHORT: &str = "short";

/// How much of what was found is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Length {
    /// Every paragraph.
    #[default]
    Full,
    /// The best paragraph of each expert.
    Short,
}

pub(super) fn prepare(write: &WriteTransaction) -> Result<(), redb::Error> {
    write.open_table(LENGTH)?;
    Ok(())
}

/// Deletes what was chosen for a chat.
pub(super) fn forget(write: &WriteTransaction, chat: i64) -> Result<(), redb::Error> {
    write.open_table(LENGTH)?.remove(chat)?;
    Ok(())
}

/// A group that has another number now.
pub(super) fn moved(write: &WriteTransaction, old: i64, new: i64) -> Result<(), redb::Error> {
    let mut table = write.open_table(LENGTH)?;
    let chosen = table.remove(old)?.map(|length| length.value().to_owned());
    if let Some(length) = chosen {
        table.insert(new, length.as_str())?;
    }
    Ok(())
}

impl Store {
    pub(super) fn length(&self, chat: i64) -> Length {
        let read = || -> Result<Length, redb::Error> {
            let chosen = self.database.begin_read()?.open_table(LENGTH)?.get(chat)?;
            Ok(if chosen.is_some_and(|length| length.value() == SHORT) { Length::Short } else { Length::Full })
        };
        self.said(read()).unwrap_or_default()
    }

    pub(super) fn choose_length(&self, chat: i64, length: Length) {
        self.change(|write| {
            let mut table = write.open_table(LENGTH)?;
            match length {
                Length::Full => table.remove(chat)?.map(drop),
                Length::Short => table.insert(chat, SHORT)?.map(drop),
            };
            Ok(())
        });
    }
}
