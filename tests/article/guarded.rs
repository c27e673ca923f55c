//! Readers of others, at work where their panics cost nothing but their file.

use whosaid::article::guarded::{Lost, guarded};

#[test]
fn a_panic_is_an_error() {
    assert_eq!(guarded(|_| "é".split_at(1).0.len()), Err(Lost::Panicked));
    assert_eq!(guarded(|stop| (stop.check(), 2).1), Ok(2));
}
