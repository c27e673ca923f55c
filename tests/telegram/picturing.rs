//! Pictures: a quotation's card, who speaks about a topic from where, and what is said where there can be none.

use serde_json::json;

use super::fake_api::{FakeApi, Fault, Sent};
use super::harness::{Bot, Home, Note};

async fn says(api: &FakeApi, text: &str) -> Sent {
    let before = api.sent().len();
    Note::private(text).to(api);
    api.messages(before + 1).await.remove(before)
}

async fn opens(api: &FakeApi, sent: &Sent, label: &str) -> Sent {
    let before = api.sent().len();
    api.press(sent, sent.button(label));
    api.messages(before + 1).await.remove(before)
}

/// The words, and the size of the picture above them.
fn shown(sent: &Sent) -> String {
    let png = sent.photo.as_ref().expect("a picture");
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert!(side(16) == 1080 && side(20) > 400, "{} × {}", side(16), side(20));
    sent.html.clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_quotation_and_an_overview_are_drawn_with_their_source() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let answer = says(&api, "Asha Rao").await;
    let card = opens(&api, &answer, "Picture").await;
    let overview = says(&api, "/topic 出口管制").await;
    let chart = opens(&api, &overview, "Picture").await;
    insta::assert_snapshot!(format!("{}\n─────\n{}\n─────\n{}", answer.keyboard(), shown(&card), shown(&chart)), @r#"
    [In the article][Other views]
    [🖼 Picture][🌐 In my language]
    [Share]
    ─────
    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>
    ─────
    <b>Who speaks about “出口管制”: 2 experts, by region</b>
    "#);
    assert!(card.photo != chart.photo);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_drawn_is_not_offered_or_said() {
    let (home, api) = (Home::empty(), FakeApi::start().await);
    let endless = "word ".repeat(3000);
    home.bulk(&[
        json!({"quote": "ချစ်ပ်များ", "speaker": "Aye Chan", "lang": "my"}),
        json!({"quote": endless.trim(), "speaker": "Bo Long", "lang": "en"}),
        json!({"quote": "Chips are few 🎉.", "speaker": "Cy Short", "lang": "en", "affiliation": "ünïversity ".repeat(60)}),
    ]);
    home.index();
    let _bot = Bot::start(&home, &api).await;
    let answer = says(&api, "Aye Chan").await;
    assert!(!answer.keyboard().contains("Picture"), "{}", answer.keyboard());
    let answer = says(&api, "Bo Long").await;
    api.press(&answer, answer.button("Picture"));
    api.until("a word", |api| api.calls("answerCallbackQuery").len() == 1).await;
    assert_eq!(api.calls("answerCallbackQuery")[0]["text"], "This is too long for a picture.");
    let answer = says(&api, "Cy Short").await;
    let card = opens(&api, &answer, "Picture").await;
    assert!(card.text.starts_with("Cy Short"), "{}", card.text);
    // Some groups take no pictures, and are told so in words.
    api.fail("sendPhoto", [Fault::NoRights]);
    let told = opens(&api, &answer, "Picture").await;
    assert_eq!(told.text, "This chat takes no pictures from me.");
}
