//! Telegram itself: `WHOSAID_TELEGRAM_TOKEN=… cargo test --locked --test it real -- --ignored`

use std::time::Duration;

use super::harness::{Bot, Home};

#[tokio::test(flavor = "multi_thread")]
#[ignore = "talks to Telegram, and needs a token of one's own in WHOSAID_TELEGRAM_TOKEN"]
async fn telegram_knows_the_bot_takes_its_menu_and_lets_it_poll() {
    let token = std::env::var("WHOSAID_TELEGRAM_TOKEN").expect("a token");
    let home = Home::new();
    home.settings("[telegram]\nmonitor = \"127.0.0.1:0\"\n");
    let mut bot = Bot::spawn_for_real(&home, &token);
    let address = bot.address("/healthz and /metrics are served").await;
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    // Two polls of ten seconds: the second comes after the first was answered.
    tokio::time::sleep(Duration::from_secs(25)).await;
    assert_eq!(client.get(format!("{address}/healthz")).send().await.unwrap().status(), 200, "{}", bot.log());
    let figures = client.get(format!("{address}/metrics")).send().await.unwrap().text().await.unwrap();
    assert!(!figures.contains("whosaid_api_errors_total{"), "{figures}");
    bot.signal("TERM");
    assert!(bot.ended().await.success());
    let log = bot.log();
    assert!(log.contains(" answers from index g000001") && !log.contains("failed"), "{log}");
    assert!(!log.contains(&token), "the token is in the log");
}
