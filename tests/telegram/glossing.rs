//! "In my language": a translation where there is a translator, else the words one by one, below the original and labelled.

use super::fake_api::{FakeApi, Sent};
use super::harness::{Bot, Home, Note};
use crate::http::server::{Fault, Server};

/// Home whose bot asks this translator.
fn translated_by(server: &Server) -> Home {
    let home = Home::new();
    std::fs::create_dir_all(home.path().join("config")).unwrap();
    let config = format!("[translator]\nurl = \"{}\"\nmodel = \"model-7\"\ntimeout_s = 2\n", server.url);
    std::fs::write(home.path().join("config/whosaid.toml"), config).unwrap();
    home
}

async fn ask(api: &FakeApi, note: Note) -> Sent {
    let before = api.sent().len();
    note.to(api);
    api.messages(before + 1).await.remove(before)
}

async fn in_my_language(api: &FakeApi, sent: &Sent, label: &str) -> Sent {
    let before = api.sent().len();
    api.press(sent, sent.button(label));
    api.messages(before + 1).await.remove(before)
}

#[tokio::test(flavor = "multi_thread")]
async fn words_are_looked_up_one_by_one_when_somebody_wants_that() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let answer = ask(&api, Note::private("Asha Rao")).await;
    assert!(!answer.text.contains("engineer"), "nothing is translated unasked: {}", answer.text);
    let told = in_my_language(&api, &answer, "In my language").await;
    insta::assert_snapshot!(told.html, @r#"
    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    <blockquote expandable>出口管制让每个国家都在重新考虑自己的芯片供应。
    印度需要自己的工程师,也需要自己的平台。</blockquote>
    🤖 <i>Word by word, by a machine from a dictionary, not the speaker's words:</i>
    出口 an exit/to speak · 管制 to control/to restrict · 让 to yield/to permit · 每个 each/every · 国家 country/nation · 都 all/both · 在 to exist/to be alive · 重新 again/once more · 考虑 to think over/to consider · 自己 oneself/one's own · 的 of/~'s · 芯片 computer chip/microchip · 供应 to supply/to provide
    印度 India · 需要 to need/to want · 自己 oneself/one's own · 的 of/~'s · 工程师 engineer · 也 also/too · 需要 to need/to want · 自己 oneself/one's own · 的 of/~'s · 平台 platform/terrace
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>
    "#);
    assert!(told.quoted().iter().all(|words| !words.contains("need")), "no gloss is a quotation");
    assert_eq!(told.reply_to, answer.id);
    // Who reads Chinese, or asks in it, has no use for the button.
    for note in [Note::private("Asha Rao").lang("zh-hans"), Note::private("印度的观点是什么")] {
        assert!(!ask(&api, note).await.keyboard().contains('🌐'));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_translator_is_named_and_its_failure_said() {
    let server = Server::start().await;
    let (home, api) = (translated_by(&server), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    // There are no words of the bot's in German, but a translation.
    let answer = ask(&api, Note::private("Mia Chen").lang("de")).await;
    let card = in_my_language(&api, &answer, "In the article").await;
    let before = api.sent().len();
    api.press_by((7, "de"), &card, card.button("In my language"));
    let told = api.messages(before + 1).await.remove(before);
    insta::assert_snapshot!(told.html, @r#"
    <b>Mia Chen</b>, 美国半导体协会研究员 · 🇺🇸 United States
    <blockquote expandable>出口管制的效果被高估了。</blockquote>
    🤖 <i>Translated by a machine (model-7), not the speaker's words:</i>
    La traducción.
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_ih6ypo5cz6ej">🔗</a>
    "#);
    let task = server.calls()[0].body["messages"][0]["content"].as_str().unwrap().to_owned();
    assert!(task.contains("from `zh` into `de`"), "{task}");
    server.fail([Fault::Status(400)]);
    let failed = in_my_language(&api, &card, "In my language").await;
    assert_eq!(failed.text, "The translator does not answer just now. Please try again later.");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_waits_for_somebody_elses_translation() {
    let server = Server::start().await;
    let (home, api) = (translated_by(&server), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let answer = ask(&api, Note::private("Mia Chen")).await;
    server.fail(std::iter::repeat_n(Fault::Silence, 40));
    for _ in 0..6 {
        api.press(&answer, answer.button("In my language"));
    }
    api.until("the buttons' end of waiting", |api| api.calls("answerCallbackQuery").len() == 1).await;
    let before = api.sent().len();
    Note::private("Asha Rao").with(serde_json::json!({"chat": {"id": 8, "type": "private", "first_name": "Bo"}})).by(8).to(&api);
    let other = api.messages(before + 1).await.remove(before);
    assert!(other.chat == 8 && other.text.contains("Asha Rao"), "{other:#?}");
}
