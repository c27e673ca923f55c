//! Articles that wait for an administrator's word: each lies in the inbox, a corpus of its own beside the state's file, and hangs on
//! the message that asks about it.

use redb::{ReadableTable, ReadableTableMetadata, TableDefinition};
use serde::{Deserialize, Serialize};

use super::state::Store;

/// Chat and message → the article that it asks about.
pub(super) const PROPOSED: TableDefinition<'_, (i64, i32), &[u8]> = TableDefinition::new("proposed");

/// What a message asks about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Proposal {
    /// Its name in the inbox, and in the corpus if it goes there.
    pub(super) article: String,
    pub(super) title: String,
    /// Whether it takes a stored article's place.
    pub(super) replaces: bool,
}

impl Store {
    pub(super) fn propose(&self, chat: i64, message: i32, proposal: &Proposal) {
        let Ok(bytes) = serde_json::to_vec(proposal) else { return };
        self.change(|write| {
            write.open_table(PROPOSED)?.insert((chat, message), bytes.as_slice())?;
            Ok(())
        });
    }

    /// What a message asks about, for whoever answers first.
    pub(super) fn decide(&self, chat: i64, message: i32) -> Option<Proposal> {
        let mut proposal = None;
        self.change(|write| {
            let mut table = write.open_table(PROPOSED)?;
            proposal = table.remove((chat, message))?.and_then(|bytes| serde_json::from_slice(bytes.value()).ok());
            Ok(())
        });
        proposal
    }

    /// Whether an article waits for a word, on whatever message.
    pub(super) fn is_proposed(&self, article: &str) -> bool {
        let found = self.look(|read| {
            let table = read.open_table(PROPOSED)?;
            for entry in table.iter()? {
                if serde_json::from_slice::<Proposal>(entry?.1.value()).is_ok_and(|p| p.article == article) {
                    return Ok(true);
                }
            }
            Ok(false)
        });
        found.unwrap_or(true)
    }

    pub(super) fn proposals(&self) -> u64 {
        self.look(|read| Ok(read.open_table(PROPOSED)?.len()?)).unwrap_or_default()
    }
}
