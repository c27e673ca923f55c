//! Many texts shared out among threads.

use std::sync::atomic::{AtomicUsize, Ordering};

/// What `work` makes of each text, in order. One text is one thread's; each thread keeps its memory from text to text.
pub fn shared_out<M: Default, T: Send>(texts: &[&str], threads: usize, work: impl Fn(&str, &mut M) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let worker = || {
        let mut memory = M::default();
        let mut done = Vec::new();
        loop {
            let i = next.fetch_add(1, Ordering::Relaxed);
            let Some(text) = texts.get(i) else { return done };
            done.push((i, work(text, &mut memory)));
        }
    };
    let mut done: Vec<(usize, T)> = if texts.len() < 2 || threads < 2 {
        worker()
    } else {
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads.min(texts.len())).map(|_| scope.spawn(worker)).collect();
            // A panic of a worker goes on here, as if it had been this thread's.
            workers.into_iter().flat_map(|w| w.join().unwrap_or_else(|p| std::panic::resume_unwind(p))).collect()
        })
    };
    done.sort_by_key(|(i, _)| *i);
    done.into_iter().map(|(_, value)| value).collect()
}
