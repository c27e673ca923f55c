//! It keeps working: each refusal of Telegram's, broken connections, restarts in the middle, full disks.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::json;

use super::fake_api::{FakeApi, Fault, TOKEN};
use super::harness::{Bot, Home, Note};
use super::rules::Pace;

/// The questions that were answered, and how often.
fn answered(api: &FakeApi) -> BTreeMap<i64, usize> {
    let mut out = BTreeMap::new();
    for sent in api.sent() {
        *out.entry(sent.reply_to).or_default() += 1;
    }
    out
}

/// Each question once, and in each chat in the order in which they were asked.
fn each_once_and_in_order(api: &FakeApi, asked: &[i64]) {
    let answers = answered(api);
    assert!(asked.iter().all(|id| answers.get(id) == Some(&1)) && answers.len() == asked.len(), "{answers:?}");
    let mut last: BTreeMap<i64, i64> = BTreeMap::new();
    for sent in api.sent() {
        assert!(last.insert(sent.chat, sent.reply_to).is_none_or(|before| before < sent.reply_to), "out of order in {}", sent.chat);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chat_that_is_out_of_reach_is_left_alone() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    let reasons =
        [(21, "Forbidden: bot was blocked by the user"), (22, "Forbidden: user is deactivated"), (23, "Bad Request: chat not found")];
    for (chat, why) in reasons {
        api.rules(|rules| _ = rules.gone.insert(chat, why));
        Note::private("/about").of(usize::try_from(chat).unwrap()).to(&api);
    }
    api.until("three refusals", |_| bot.log().matches("somebody blocked the bot").count() == 3).await;
    assert_eq!(api.calls("sendMessage").len(), 3, "none is tried again");
    Note::private("/about").to(&api);
    api.messages(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn being_put_out_takes_what_was_shown_along() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    Note::group("/ask Asha Rao").to(&api);
    api.messages(1).await;
    // Answers of a chat come in turn: with the second one there, the first is remembered.
    Note::group("/ask Asha Rao").to(&api);
    let sent = api.messages(2).await.remove(0);
    let chat = json!({"id": -1001, "type": "supergroup", "title": "Desk"});
    let me = super::harness::bot();
    let from = json!({"id": 7, "is_bot": false, "first_name": "Ada"});
    let change = json!({"chat": chat, "from": from, "date": 0,
        "old_chat_member": {"user": me, "status": "member"}, "new_chat_member": {"user": me, "status": "left"}});
    api.event("my_chat_member", change);
    api.until("its notice", |_| bot.log().contains("somebody blocked the bot, or took it out of a group")).await;
    api.press(&sent, "o0");
    api.until("a word", |api| api.calls("answerCallbackQuery").len() == 1).await;
    assert_eq!(api.calls("answerCallbackQuery")[0]["text"], "This button is too old: please ask again.");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_that_became_a_supergroup_keeps_everything() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let group = |text: &str, id: i64| Note::private(text).with(json!({"chat": {"id": id, "type": "group", "title": "Desk"}}));
    // An administrator who writes as the group chooses its language.
    let anonymous = json!({"from": {"id": 1_087_968_824, "is_bot": true, "first_name": "Group"}, "sender_chat": {"id": -55, "type": "group", "title": "Desk"}});
    group("/language zh", -55).with(anonymous).to(&api);
    group("/ask What does India say about 平台?", -55).to(&api);
    api.messages(2).await;
    // The answer to this one finds out.
    api.rules(|rules| _ = rules.moved.insert(-55, -1055));
    group("/about", -55).to(&api);
    let sent = api.messages(3).await;
    assert_eq!((sent[2].chat, sent[2].text.lines().last()), (-1055, Some("引文：3 · 专家：3 · 文章：1")));
    group("/ask and Nigeria?", -1055).to(&api);
    let sent = api.messages(4).await;
    assert_eq!(sent[3].text.lines().next(), Some("🔎 理解为：🇳🇬 尼日利亚 · 关于“平台”"));
}

#[tokio::test(flavor = "multi_thread")]
async fn telegrams_pace_is_kept_and_nothing_is_lost_by_it() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    // Stricter than what the bot keeps to, so that it has to listen.
    api.rules(|rules| rules.pace = Some(Pace { everybody: 20, private: (4, 3), group: 6 }));
    let _bot = Bot::start(&home, &api).await;
    let mut asked: Vec<i64> = (0..6).map(|_| Note::private("/about").to(&api)).collect();
    asked.extend((30..54).map(|person| Note::private("/about").of(person).to(&api)));
    api.until("every answer", |api| api.sent().len() >= asked.len()).await;
    each_once_and_in_order(&api, &asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_bots_of_one_token_say_so_and_go_on_when_one_is_gone() {
    let (home, other, api) = (Home::new(), Home::new(), FakeApi::start().await);
    let first = Bot::start(&home, &api).await;
    let second = Bot::start(&other, &api).await;
    api.until("the word", |_| first.log().contains("another bot is running with this token; stop one of them")).await;
    drop(second);
    api.until("the end of it", |_| first.log().contains("calls to Telegram work again")).await;
    Note::private("/about").to(&api);
    api.messages(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_that_somebody_set_is_taken_away() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    api.rules(|rules| rules.webhook = Some(json!({"url": "https://example.org"})));
    let _bot = Bot::start(&home, &api).await;
    Note::private("/about").to(&api);
    api.messages(1).await;
    assert_eq!(api.webhook(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_whose_receipt_is_lost_is_not_sent_again() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    api.fail("sendMessage", [Fault::Lost, Fault::Strange]);
    api.fail("getUpdates", [Fault::Lost, Fault::Lost]);
    let asked = [Note::private("/about").to(&api), Note::private("/experts").to(&api)];
    api.until("both answers", |api| api.sent().len() >= 2).await;
    Note::private("/about").of(9).to(&api);
    api.messages(3).await;
    assert!(asked.iter().all(|id| answered(&api)[id] == 1));
}

/// A port that nobody listens on until the server comes up is what a bot sees when names are not resolved, or the network is gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_gone_is_waited_for() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let gate = super::rules::Gate::before(api.port).await;
    let bot = Bot::spawn_with(&home, gate.port, TOKEN, &[]);
    api.until("a complaint", |_| bot.log().contains("calls to Telegram fail (no connection)")).await;
    gate.open();
    let first = Note::private("/about").to(&api);
    api.messages(1).await;
    gate.close();
    let second = Note::private("/about").to(&api);
    api.until("another complaint", |_| bot.log().matches("calls to Telegram fail").count() >= 2).await;
    gate.open();
    api.messages(2).await;
    each_once_and_in_order(&api, &[first, second]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_that_waited_are_answered_once_each_whatever_ends_the_bot() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram.limits]\nsends_per_second = 300\nqueue = 60\n");
    let asked: Vec<i64> = (0..1000).map(|n| Note::private("/about").of(1000 + n % 250).to(&api)).collect();
    for stop in [150, 500] {
        let mut bot = Bot::start(&home, &api).await;
        api.until("some answers", |api| api.sent().len() >= stop).await;
        assert!(api.sent().len() < 1000);
        bot.signal("TERM");
        assert!(bot.ended().await.success(), "{}", bot.log());
        assert!(!bot.log().contains("did not leave in time"), "{}", bot.log());
        assert_eq!(api.sent().len() + api.waiting(), 1000, "what is not answered is still with Telegram");
    }
    let bot = Bot::start(&home, &api).await;
    api.until("every answer", |api| api.sent().len() >= 1000).await;
    each_once_and_in_order(&api, &asked);
    drop(bot);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_index_is_swapped_while_two_hundred_ask() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram.limits]\nsends_per_second = 200\n");
    let bot = Bot::start(&home, &api).await;
    let mut asked = Vec::new();
    for round in 0..4 {
        asked.extend((0..50).map(|n| Note::private("Asha Rao").of(1000 + round * 50 + n).to(&api)));
        home.bulk(&[json!({"quote": format!("Round {round}."), "speaker": "Noor Haddad"})]);
        home.index();
        api.until("the new index", |_| bot.log().contains(&format!("answering from index g{:06}", round + 2))).await;
    }
    api.until("every answer", |api| api.sent().len() >= asked.len()).await;
    each_once_and_in_order(&api, &asked);
    assert!(api.sent().iter().all(|s| s.text.contains("Asha Rao, 印度科技政策中心主任")), "nobody got an apology");
}

/// The limit on the size of files that a shell sets for its children stands for a disk that is full.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_takes_the_memory_of_buttons_and_not_the_answers() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let mut bot = Bot::start(&home, &api).await;
    Note::private("Asha Rao").to(&api);
    api.messages(1).await;
    bot.signal("TERM");
    bot.ended().await;
    // The state has this size now, and may not grow.
    let bot = Bot::spawn_limited(&home, api.port, home.path().join("state/telegram.redb").metadata().unwrap().len() / 512);
    for n in 0..300 {
        Note::private("What does India say about 平台?").of(2000 + n).to(&api);
    }
    api.until("every answer", |api| api.sent().len() >= 301).await;
    assert!(
        bot.log().contains("cannot be used") && bot.log().contains("answers go on, their buttons and follow-ups do not"),
        "{}",
        bot.log()
    );
    let api_log = bot.log();
    assert!(!api_log.contains("panicked"), "{api_log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slow_chat_holds_up_nobody_else() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    api.fail("sendMessage", [Fault::Late(Duration::from_secs(8))]);
    let slow = Note::private("/about").to(&api);
    api.until("its way", |api| !api.calls("sendMessage").is_empty()).await;
    let others: Vec<i64> = (30..40).map(|person| Note::private("Asha Rao").of(person).to(&api)).collect();
    api.until("the others", |api| others.iter().all(|id| answered(api).contains_key(id))).await;
    assert!(!answered(&api).contains_key(&slow), "they had to wait for it");
}
