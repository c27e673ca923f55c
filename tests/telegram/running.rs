//! The bot over time: outages, limits, signals, new indexes, restarts.

use std::time::{Duration, Instant};

use serde_json::json;

use super::fake_api::{FakeApi, Fault, NAME, TOKEN};
use super::harness::{Bot, Home, Note};

#[tokio::test(flavor = "multi_thread")]
async fn too_many_requests_are_waited_for() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    api.fail("sendMessage", [Fault::TooMany(1), Fault::TooMany(1), Fault::Page]);
    Note::private("Asha Rao").to(&api);
    let sent = api.messages(1).await;
    assert!(sent[0].text.contains("Asha Rao"));
    assert_eq!(api.calls("sendMessage").len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outage_is_outlasted_and_said_once() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    api.fail("getMe", [Fault::Page, Fault::Page, Fault::TooMany(1)]);
    api.fail("getUpdates", [Fault::Page, Fault::Page]);
    let bot = Bot::start(&home, &api).await;
    Note::private("Asha Rao").to(&api);
    api.messages(1).await;
    let log = bot.log();
    assert_eq!(log.matches("calls to Telegram fail").count(), 2, "once for getMe, once for getUpdates:\n{log}");
    assert_eq!(log.matches("calls to Telegram work again").count(), 2);
    let kinds: Vec<_> = api.calls("getUpdates").iter().map(|body| body["allowed_updates"].clone()).collect();
    assert!(
        kinds.iter().all(|k| *k == json!(["message", "callback_query", "inline_query", "my_chat_member"])),
        "every poll says what it wants: {kinds:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_gateway_is_outlasted() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    api.fail("sendMessage", [Fault::BadGateway]);
    Note::private("Asha Rao").to(&api);
    assert!(api.messages(1).await[0].text.contains("Asha Rao"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_token_ends_with_what_to_do() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let mut bot = Bot::spawn(&home, &api, "999:AAFake-Token_of_nobody");
    assert_eq!(bot.ended().await.code(), Some(2));
    assert!(bot.log().contains("Telegram refuses the token; ask @BotFather for a new one"), "{}", bot.log());

    // It may also be taken back while the bot runs.
    let mut bot = Bot::start(&home, &api).await;
    api.fail("getUpdates", [Fault::Unauthorized]);
    assert_eq!(bot.ended().await.code(), Some(2));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_token_is_said_without_repeating_it() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let mut bot = Bot::spawn(&home, &api, "424242 AAFake-Token");
    assert_eq!(bot.ended().await.code(), Some(2));
    assert!(bot.log().contains("no Telegram token"), "{}", bot.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn signals_end_the_bot_cleanly_and_what_was_answered_stays_answered() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    for (nth, signal) in ["TERM", "INT"].into_iter().enumerate() {
        let mut bot = Bot::start(&home, &api).await;
        Note::private("/about").to(&api);
        api.messages(nth + 1).await;
        let start = Instant::now();
        bot.signal(signal);
        assert!(bot.ended().await.success(), "{}", bot.log());
        assert!(start.elapsed() < Duration::from_secs(10));
    }
    assert!(api.drained(), "the last poll acknowledged what was seen");
    assert_eq!(api.sent().len(), 2, "nothing is answered twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_in_hand_leaves_before_the_end() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let mut bot = Bot::start(&home, &api).await;
    api.fail("sendMessage", [Fault::Late(Duration::from_secs(1))]);
    Note::private("/about").to(&api);
    api.until("the answer's way", |api| !api.calls("sendMessage").is_empty()).await;
    bot.signal("TERM");
    assert!(bot.ended().await.success());
    assert_eq!(api.sent().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_signal_during_an_outage_ends_the_bot() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    api.fail("getMe", std::iter::repeat_n(Fault::Page, 100));
    let mut bot = Bot::spawn(&home, &api, TOKEN);
    api.until("a try", |api| api.calls("getMe").len() > 1).await;
    bot.signal("TERM");
    assert!(bot.ended().await.success(), "{}", bot.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_index_answers_without_a_restart() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    home.bulk(&[
        json!({"quote": "Lithography is the bottleneck.", "speaker": "Noor Haddad", "affiliation": "engineer", "regions": ["AE"]}),
    ]);
    home.index();
    // Two seconds are the promise; machines under load get more before this fails.
    api.until("the new index", |_| bot.log().contains("answering from index g000002")).await;
    Note::private("Noor Haddad").to(&api);
    assert_eq!(api.messages(1).await[0].quoted(), ["Lithography is the bottleneck."]);

    // One that cannot be opened changes nothing, and is complained of once.
    std::fs::write(home.path().join("index/CURRENT"), "g000009").unwrap();
    api.until("a complaint", |_| bot.log().contains("the new index cannot be opened")).await;
    tokio::time::sleep(Duration::from_millis(1200)).await;
    assert_eq!(bot.log().matches("the new index cannot be opened").count(), 1);
    Note::private("Noor Haddad").to(&api);
    assert_eq!(api.messages(2).await[1].quoted(), ["Lithography is the bottleneck."]);
}

#[tokio::test(flavor = "multi_thread")]
async fn passages_without_vectors_are_encoded_beside_the_answers() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.all_settings("");
    let bot = Bot::start(&home, &api).await;
    Note::private("Asha Rao").to(&api);
    assert!(api.messages(1).await[0].text.contains("Asha Rao"));
    bot.until_logged("answering from index g000002").await;
    // No word of the question is in the article.
    Note::private("the worry is sovereignty over information").to(&api);
    assert!(api.messages(2).await[1].text.contains("我们担心的是数据主权"));
    assert!(!bot.log().contains("cannot be encoded"), "{}", bot.log());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_answered_with_an_apology_and_the_bot_goes_on() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    // teloxide asserts that entities begin between characters; this one begins inside an emoji.
    let broken = json!({"entities": [{"type": "mention", "offset": 1, "length": 3}]});
    Note::private(&format!("😀 secret words @{NAME}")).with(broken).to(&api);
    assert_eq!(api.messages(1).await[0].text, "Something went wrong. Please try again later.");
    Note::private("Asha Rao").to(&api);
    assert!(api.messages(2).await[1].text.contains("Asha Rao"));
    let said = bot.log().lines().filter(|l| l.contains("whosaid::telegram")).collect::<Vec<_>>().join("\n");
    assert!(said.contains("a handler panicked at") && !said.contains("secret words"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn neither_words_nor_token_are_logged() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    api.update(json!({"text": "unreadable-words"}));
    Note::private("Asha Rao zanzibarwords").to(&api);
    api.messages(1).await;
    let log = bot.log();
    for words in ["zanzibarwords", "unreadable-words", "AAFake-Token"] {
        assert!(!log.contains(words), "{words} in the log:\n{log}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_hangs_does_not_hold_up_the_end() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let mut bot = Bot::start(&home, &api).await;
    Note::private("/about").to(&api);
    api.messages(1).await;
    let polls = api.calls("getUpdates").len();
    api.fail("getUpdates", vec![Fault::Late(Duration::from_secs(40)); 10]);
    api.until("a poll that hangs", |api| api.calls("getUpdates").len() > polls).await;
    let start = Instant::now();
    bot.signal("TERM");
    assert!(bot.ended().await.success(), "{}", bot.log());
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_address_of_a_server_is_checked_before_it_is_used() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let at = |url: &str| Bot::spawn_with(&home, api.port, TOKEN, &[("WHOSAID_TELEGRAM_API_URL", url)]);
    for path in ["/", "/tg/"] {
        let polls = api.calls("getUpdates").len();
        let _bot = at(&format!("http://127.0.0.1:{}{path}", api.port));
        api.until("a poll", |api| api.calls("getUpdates").len() > polls).await;
    }
    for bad in ["data:text/plain,x", "mailto:a@b.c", "ftp://example.com"] {
        let mut bot = at(bad);
        assert_eq!(bot.ended().await.code(), Some(2), "{bad}");
        assert!(bot.log().contains("is no address of a Bot API server"), "{bad}: {}", bot.log());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_logged_of_an_error_never_holds_the_token() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    api.fail("getMe", [Fault::Page]);
    api.fail("getUpdates", [Fault::NoSuchPath]);
    let bot = Bot::spawn(&home, &api, TOKEN);
    for said in ["an answer that is not the Bot API's", "Unknown error: \"no such path /bot[token]/getUpdates\""] {
        bot.until_logged(said).await;
    }
    assert!(!bot.log().contains(TOKEN), "{}", bot.log());
}
