//! Turns: answers leave in the order in which they were asked for, and one that never leaves holds up none.

use std::collections::HashMap;
use std::hash::Hash;

use tokio::sync::oneshot;

/// Remembered keys, before those that nobody waits behind are forgotten.
const REMEMBERED: usize = 1000;

/// Who comes after whom.
pub(super) struct Turns<K>(HashMap<K, oneshot::Receiver<()>>);

/// Somebody's place in the queue: the answer before theirs, and the word that their own has left.
pub(super) struct Turn {
    before: Option<oneshot::Receiver<()>>,
    _left: oneshot::Sender<()>,
}

impl<K: Eq + Hash> Turns<K> {
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    pub(super) fn next(&mut self, key: K) -> Turn {
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, left| matches!(left.try_recv(), Err(oneshot::error::TryRecvError::Empty)));
        }
        let (left, next) = oneshot::channel();
        Turn { before: self.0.insert(key, next), _left: left }
    }
}

impl Turn {
    /// Waits for the one before, which ends when its turn is dropped: an answer that never left is no reason to hold back the
    /// next one.
    pub(super) async fn come(&mut self) {
        if let Some(before) = self.before.take() {
            before.await.ok();
        }
    }
}
