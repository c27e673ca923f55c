//! "typing…" for as long as work lasts.

use std::time::Duration;

use whosaid::telegram::typing::now_and_then;

/// How often is it said during work of so many milliseconds?
async fn said(millis: u64) -> usize {
    let mut count = 0;
    now_and_then(|| count += 1, tokio::time::sleep(Duration::from_millis(millis))).await;
    count
}

#[tokio::test(start_paused = true)]
async fn only_long_work_is_told_and_again_while_it_lasts() {
    assert_eq!([said(300).await, said(1000).await, said(4300).await, said(4500).await, said(8500).await], [0, 1, 1, 2, 3]);
}
