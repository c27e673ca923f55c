//! A thousand chats at once, over loopback. `cargo test --release --locked --test it load -- --ignored --nocapture` prints the figures.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use super::fake_api::FakeApi;
use super::harness::{Bot, Home, Note};

const CHATS: usize = 1000;

#[tokio::test(flavor = "multi_thread")]
#[ignore = "a measurement, not a test of what is right; it takes a minute"]
async fn a_thousand_chats_ask_at_once() {
    for (name, settings) in [
        ("as it comes (25 messages a second)", String::new()),
        ("unbounded sends", "[telegram.limits]\nsends_per_second = 100000\n".to_owned()),
    ] {
        let (home, api) = (Home::new(), FakeApi::start().await);
        home.settings(&settings);
        let bot = Bot::start(&home, &api).await;
        let before = memory(bot.id());
        let questions = ["What does India say about 平台?", "compare India and Nigeria", "出口管制", "Mia Chen"];
        let start = Instant::now();
        let asked: HashMap<i64, usize> =
            (0..CHATS).map(|n| (Note::private(questions[n % questions.len()]).of(10_000 + n).to(&api), n)).collect();
        let mut waits: Vec<Duration> = Vec::new();
        let mut peak = before;
        while waits.len() < CHATS {
            let there = api.sent().len();
            waits.resize(there.min(CHATS), start.elapsed());
            peak = peak.max(memory(bot.id()));
            assert!(start.elapsed() < Duration::from_secs(300), "{there} answers");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        assert!(api.sent().iter().all(|s| asked.contains_key(&s.reply_to)), "no chat starves");
        let at = |share: usize| waits[(CHATS - 1) * share / 100];
        println!(
            "{name}: half of {CHATS} answers after {:.2?}, 99% after {:.2?}, all after {:.2?}; memory {before} → at most {peak} MiB",
            at(50),
            at(99),
            at(100)
        );
    }
}

/// Resident memory of a process, in MiB.
fn memory(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).unwrap_or("0");
    line.split_whitespace().next().and_then(|kib| kib.parse::<u64>().ok()).unwrap_or(0) / 1024
}
