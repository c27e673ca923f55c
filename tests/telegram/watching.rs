//! The bot looks at feeds beside its answers.

use super::fake_api::FakeApi;
use super::harness::{Bot, Home, Note};
use crate::cli::server::{Server, response};

fn site(path: &str, _: &str, port: u16) -> Vec<u8> {
    match path {
        "/feed" => {
            let feed = format!(
                "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Harbour Post</title><link>http://x.example/</link><description>d</description><item><title>Ferries return</title><link>http://127.0.0.1:{port}/ferries</link></item></channel></rss>"
            );
            response("200 OK", "Content-Type: application/rss+xml\r\n", feed.as_bytes())
        }
        "/ferries" => {
            let page = "<!DOCTYPE html><html lang=\"en\"><body><article><p>After nine years the night ferry sails again, and the town has mixed feelings about it all.</p>\
                <p>“We counted every rivet before we let her go,” said Olga Marsh, harbour master at the Port of Weller.</p></article></body></html>";
            response("200 OK", "Content-Type: text/html; charset=utf-8\r\n", page.as_bytes())
        }
        _ => response("404 Not Found", "", b""),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_in_while_the_bot_runs_is_answered_from() {
    let server = Server::start(site);
    let (home, api) = (Home::new(), FakeApi::start().await);
    let watch = format!("[fetch]\npause_s = 0\n[watch]\nfeeds = [\"{}\"]\nin_bot = true\nallow_private = true\n", server.address("/feed"));
    home.settings(&watch);
    let mut bot = Bot::start(&home, &api).await;
    api.until("a new article", |_| bot.log().contains("stored ferries · 1 quote") && bot.log().contains("answering from index")).await;
    Note::private("Olga Marsh").to(&api);
    assert!(api.messages(1).await[0].text.contains("We counted every rivet"));
    bot.signal("TERM");
    assert!(bot.ended().await.success(), "{}", bot.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_without_feeds_to_watch_says_how_to_name_one() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    std::fs::write(home.path().join("config/whosaid.toml"), "[watch]\nin_bot = true\n").unwrap();
    let mut bot = Bot::spawn(&home, &api, super::fake_api::TOKEN);
    assert_eq!(bot.ended().await.code(), Some(2));
    assert!(bot.log().contains("no feed to watch"), "{}", bot.log());
}
