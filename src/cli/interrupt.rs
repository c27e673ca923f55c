//! Ctrl-C in long work: what is in hand is finished, the rest is left for the next time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// Whether somebody pressed Ctrl-C.
#[derive(Clone, Default)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on. A second Ctrl-C ends the process at once.
    pub fn listen() -> Self {
        let asked = Self::default();
        let flag = Arc::clone(&asked.0);
        let listener = move || {
            let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
            runtime.block_on(async {
                while tokio::signal::ctrl_c().await.is_ok() {
                    if flag.swap(true, Ordering::Relaxed) {
                        std::process::exit(INTERRUPTED.into());
                    }
                    anstream::eprintln!("whosaid: stopping after what is in hand; Ctrl-C again stops at once");
                }
            });
        };
        // Where no thread can be had, Ctrl-C ends the process as it always does.
        thread::Builder::new().spawn(listener).ok();
        asked
    }

    pub fn asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// The exit code of a program that Ctrl-C ended (128 and the signal's number).
pub(super) const INTERRUPTED: u8 = 130;
