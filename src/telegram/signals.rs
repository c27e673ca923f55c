//! When the bot is asked to end: Ctrl-C, or SIGTERM from whatever looks after it.

use std::io;

/// Listens from now on; done when the first signal comes.
#[cfg(unix)]
pub(super) fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Listens from now on; done when the first signal comes.
#[cfg(not(unix))]
pub(super) fn asked_to_stop() -> io::Result<impl Future<Output = ()>> {
    // Where Ctrl-C cannot be heard the process is ended from outside, and waiting for ever is right.
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
