//! Readers of others at work on files from anywhere: one that panics or finds no end costs its file and nothing else.

use std::cell::Cell;
use std::panic;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Once, mpsc};
use std::thread;
use std::time::Duration;

/// Why a reader gave nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// It panicked.
    Panicked,
    /// It took longer than anybody waits, half a minute.
    TooLong,
}

/// Longest that reading a file may take; a large one takes a second.
pub(super) const LONGEST: Duration = Duration::from_secs(30);
/// Nested objects are read by recursion, and the threads of others may be small.
const STACK: usize = 32 * 1024 * 1024;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
}

/// Whether somebody has stopped waiting.
#[derive(Debug, Clone, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Ends the work, if nobody waits for it any more.
    pub fn check(&self) {
        if self.0.load(Ordering::Relaxed) {
            // Unlike a panic, this tells nobody.
            panic::resume_unwind(Box::new(Lost::TooLong));
        }
    }
}

/// Does the work in a thread of its own, and waits for it. Its panics are not told as faults of ours.
pub fn guarded<T: Send + 'static>(work: impl FnOnce(&Stop) -> T + Send + 'static) -> Result<T, Lost> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !INSIDE.get() {
                before(info);
            }
        }));
    });
    let stop = Stop::default();
    let (sender, receiver) = mpsc::sync_channel(1);
    let theirs = stop.clone();
    let job = move || {
        INSIDE.set(true);
        sender.send(work(&theirs)).ok();
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(job).map_err(|_| Lost::Panicked)?;
    let done = match receiver.recv_timeout(LONGEST) {
        Ok(done) => Ok(done),
        // The thread ended without a word.
        Err(mpsc::RecvTimeoutError::Disconnected) => Err(Lost::Panicked),
        Err(mpsc::RecvTimeoutError::Timeout) => {
            stop.0.store(true, Ordering::Relaxed);
            return Err(Lost::TooLong);
        }
    };
    // A thread that is let go while it ends can crash the process in older C libraries, so its end is waited for.
    thread.join().ok();
    done
}
