//! Any text as input: never a broken message, never somebody else's state.

use proptest::strategy::{Strategy, ValueTree};
use serde_json::json;

use super::fake_api::{FakeApi, NAME};
use super::harness::{Bot, Home, Note};

#[tokio::test(flavor = "multi_thread")]
async fn any_text_is_answered_with_a_message_that_telegram_takes() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram.limits]\nsends_per_second = 300\n");
    let _bot = Bot::start(&home, &api).await;
    let zalgo: String = "what does India say".chars().flat_map(|c| std::iter::once(c).chain(std::iter::repeat_n('\u{336}', 20))).collect();
    let mut texts: Vec<String> = [
        "\u{202e}ai dnI tuoba sdrow\u{202c}",
        "مرحبا <b>India</b> שלום & \u{200f}Nigeria",
        "<a href=\"javascript:alert(1)\">Asha Rao</a>",
        "</blockquote><b>Asha Rao",
        "&lt;&amp;&#0;&#x110000;&nbsp;",
        "[Asha Rao](tg://user?id=1) *_~`>#+-=|{}.!",
        "\u{0}\u{1}\u{7f}\u{feff}\u{fffd}",
        "{regions} {count} {topic} {",
        "/",
        "//ask",
        "/ask@",
        "/ask@@ x",
        "/verify \u{202e}<s>",
        "/compare <b>, </b>",
        "/topic &amp;",
        "/language <i>",
        "/start q_<script>",
        "/start pair_",
        "ı̇İß ﬁ Å Ω ℵ 𝔸𝕤𝕙𝕒 𝕽𝖆𝖔",
    ]
    .map(str::to_owned)
    .into();
    texts.push(zalgo);
    texts.push("😀".repeat(4096));
    texts.push("👨‍👩‍👧‍👦".repeat(300));
    texts.push("芯".repeat(999));
    // And whatever else comes to mind.
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..100 {
        texts.push("\\PC{1,60}|[<>&\"'/@a-z {}]{1,40}|/(ask|verify|topic|compare) \\PC{0,40}".new_tree(&mut runner).unwrap().current());
    }
    // A command with another bot's name is that bot's.
    let others = |text: &str| text.starts_with('/') && text.split_whitespace().next().is_some_and(|word| word.contains('@'));
    let mut asked = Vec::new();
    for (person, text) in texts.iter().enumerate() {
        let id = Note::private(text).of(3000 + person).to(&api);
        if !others(text) {
            asked.push(id);
        }
    }
    api.until("every answer", |api| api.sent().len() >= asked.len() || !api.refused().is_empty()).await;
    assert_eq!(api.refused(), Vec::<String>::new());
    for sent in api.sent() {
        let text = &texts[usize::try_from(sent.chat - 3000).unwrap()];
        assert!(asked.contains(&sent.reply_to) && !sent.text.starts_with("Something went wrong"), "{text:?}: {sent:#?}");
        let links = sent.entities.iter().filter_map(|e| e.href.as_deref());
        let ours = |link: &str| link.starts_with("https://example.org/") || link.starts_with(&format!("https://t.me/{NAME}?start=q_"));
        assert!(links.into_iter().all(ours), "{text:?} made a link: {sent:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn titles_and_names_that_are_markup_stay_text() {
    let home = Home::empty();
    let evil = "<b>Bo</b> & [x](https://evil.example) \u{202e}<a href=\"https://evil.example\">Asha</a>";
    let record = |nth: usize, speaker: &str| {
        json!({"quote": format!("Quantum widgets, take {nth}: </blockquote><i>no</i> &amp; 5 < 6."), "speaker": speaker, "affiliation": evil,
            "title": format!("{evil} {nth}"), "outlet": evil, "url": "https://example.org/?a=<b>&c=\"d\"", "regions": ["FR"], "lang": "en"})
    };
    home.bulk(&[record(1, evil), record(2, &"é\u{301}\u{336}".repeat(400)), record(3, &"🏴‍☠️".repeat(200))]);
    home.index();
    let api = FakeApi::start().await;
    let _bot = Bot::start(&home, &api).await;
    for text in
        ["quantum widgets", "/experts", "/regions", "/topic quantum widgets", "/verify Quantum widgets, take 1", "/compare France, India"]
    {
        let before = api.sent().len();
        Note::private(text).to(&api);
        api.messages(before + 1).await;
    }
    for sent in api.sent() {
        let evil_links = sent.entities.iter().filter_map(|e| e.href.as_deref()).filter(|href| href.contains("evil"));
        assert_eq!(evil_links.count(), 0, "{sent:#?}");
        assert!(!sent.text.contains("Something went wrong"), "{sent:#?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_press_opens_nothing_of_somebody_elses() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram]\nadmins = [1]\n");
    let _bot = Bot::start(&home, &api).await;
    Note::private("What does India say about 平台?").to(&api);
    let theirs = api.messages(1).await.remove(0);
    // The same number in another chat, by somebody who writes callback data by hand.
    let forged = super::fake_api::Sent { chat: 8, ..theirs.clone() };
    for data in ["o0", "r0", "t", "m", "v", "p0", "!yes", "!no", "w0", "o0;DROP", "🙂", "\u{202e}0o"] {
        let before = api.calls("answerCallbackQuery").len();
        api.press_by((8, "en"), &forged, data);
        api.until(data, |api| api.calls("answerCallbackQuery").len() > before).await;
    }
    assert_eq!((api.sent().len(), api.message(theirs.id).edits), (1, 0), "{:#?}", api.sent());
}
