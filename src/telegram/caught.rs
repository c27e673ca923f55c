//! Panics stay where they happen: one message is answered with an apology, and the bot goes on.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// The work panicked. Where it did is in the log.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("a handler panicked")]
pub(super) struct Panicked;

/// Does the work; a panic becomes an error. A panic's text may quote what it choked on, so only its place is logged.
pub(super) fn caught<T>(work: impl FnOnce() -> T) -> Result<T, Panicked> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| match info.location() {
            Some(at) if INSIDE.get() => tracing::error!("a handler panicked at {}:{}", at.file(), at.line()),
            _ => before(info),
        }));
    });
    let outer = INSIDE.replace(true);
    let result = panic::catch_unwind(AssertUnwindSafe(work));
    INSIDE.set(outer);
    result.map_err(|_| Panicked)
}
