//! Conversations: follow-ups, buttons, pages, and what of them outlives a restart.

use serde_json::json;

use super::fake_api::{FakeApi, NAME, Sent};
use super::harness::{Bot, Home, Note, bot};

/// A person who talks with a bot, in private, and what comes of it.
struct Talk {
    home: Home,
    api: FakeApi,
    bot: Bot,
}

impl Talk {
    async fn start() -> Self {
        let (home, api) = (Home::new(), FakeApi::start().await);
        let bot = Bot::start(&home, &api).await;
        Self { home, api, bot }
    }

    /// Writes, and waits for the answer.
    async fn says(&self, text: &str) -> Sent {
        self.writes(Note::private(text)).await
    }

    async fn writes(&self, note: Note) -> Sent {
        let before = self.api.sent().len();
        note.to(&self.api);
        self.api.messages(before + 1).await.remove(before)
    }

    /// Presses a button that has an answer of its own.
    async fn opens(&self, sent: &Sent, label: &str) -> Sent {
        let before = self.api.sent().len();
        self.api.press(sent, self.api.message(sent.id).button(label));
        self.api.messages(before + 1).await.remove(before)
    }

    /// Presses a button that changes its message.
    async fn changes(&self, sent: &Sent, label: &str) -> Sent {
        let edits = self.api.message(sent.id).edits;
        self.api.press(sent, self.api.message(sent.id).button(label));
        self.api.until("the change", |api| api.message(sent.id).edits > edits).await;
        self.api.message(sent.id)
    }

    /// What a button says for a moment.
    async fn toast(&self, sent: &Sent, data: &str) -> Option<String> {
        let before = self.api.calls("answerCallbackQuery").len();
        self.api.press(sent, data);
        self.api.until("the word", |api| api.calls("answerCallbackQuery").len() > before).await;
        self.api.calls("answerCallbackQuery")[before]["text"].as_str().map(str::to_owned)
    }

    async fn restarts(&mut self) {
        self.bot.signal("TERM");
        assert!(self.bot.ended().await.success(), "{}", self.bot.log());
        self.bot = Bot::start(&self.home, &self.api).await;
    }
}

/// The line that says what was understood, and whose words follow.
fn gist(sent: &Sent) -> String {
    let understood = sent.text.lines().find(|l| l.starts_with('🔎')).unwrap_or_default();
    let names = ["Asha Rao", "Tunde Bello", "Mia Chen"].into_iter().filter(|n| sent.html.contains(&format!("<b>{n}</b>")));
    format!("{understood} → {}", names.collect::<Vec<_>>().join(", "))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_goes_on_from_the_one_before() {
    let talk = Talk::start().await;
    let mut gists = Vec::new();
    for text in ["What does India say about 平台?", "and Nigeria?", "那芯片呢?", "compare them", "start over", "and Nigeria?"] {
        gists.push(format!("{text} ⇒ {}", gist(&talk.says(text).await)));
    }
    insta::assert_snapshot!(gists.join("\n"), @r#"
    What does India say about 平台? ⇒ 🔎 Understood: 🇮🇳 India · on “平台” → Asha Rao, Tunde Bello
    and Nigeria? ⇒ 🔎 Understood: 🇳🇬 Nigeria · on “平台” → Tunde Bello
    那芯片呢? ⇒ 🔎 Understood: 🇳🇬 Nigeria · on “芯片” → Tunde Bello
    compare them ⇒ 🔎 Understood: 🇮🇳 India, 🇳🇬 Nigeria · on “芯片” · compared → Asha Rao, Tunde Bello
    start over ⇒  → 
    and Nigeria? ⇒ 🔎 Understood: 🇳🇬 Nigeria → Tunde Bello
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reply_goes_on_from_what_it_replies_to() {
    let talk = Talk::start().await;
    let india = talk.says("What does India say about 芯片?").await;
    talk.says("Mia Chen").await;
    let older =
        json!({"message_id": india.id, "date": 0, "text": "…", "chat": {"id": 7, "type": "private", "first_name": "Ada"}, "from": bot()});
    let sent = talk.writes(Note::private("平台?").with(json!({"reply_to_message": older}))).await;
    assert_eq!(gist(&sent), "🔎 Understood: 🇮🇳 India · on “平台” → Asha Rao, Tunde Bello");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_who_is_not_named_is_asked_for() {
    let talk = Talk::start().await;
    talk.says("出口管制").await;
    let whom = talk.says("他还说了什么?").await;
    insta::assert_snapshot!(format!("{}\n{}", whom.text, whom.keyboard()), @r#"
    Whom do you mean?
    [Mia Chen][Asha Rao]
    "#);
    let sent = talk.changes(&whom, "Asha Rao").await;
    assert!(sent.text.contains("印度需要自己的工程师"), "{sent:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_lead_on() {
    let talk = Talk::start().await;
    let answer = talk.says("出口管制").await;
    let card = talk.opens(&answer, "Asha Rao").await;
    let others = talk.opens(&card, "Other views").await;
    let shown: Vec<_> = [&answer, &card, &others].map(|s| format!("{}\n{}", s.text, s.keyboard())).into();
    insta::assert_snapshot!(shown.join("\n─────\n"), @r#"
    Mia Chen, 美国半导体协会研究员 · 🇺🇸 United States
    出口管制的效果被高估了。
    — 芯片与<管制>, Example Weekly, 2025-04 · 🔗

    Asha Rao, 印度科技政策中心主任 · 🇮🇳 India
    出口管制让每个国家都在重新考虑自己的芯片供应。
    — 芯片与<管制>, Example Weekly, 2025-04 · 🔗
    [💬 Mia Chen][💬 Asha Rao]
    ─────
    Asha Rao, 印度科技政策中心主任 · 🇮🇳 India
    出口管制让每个国家都在重新考虑自己的芯片供应。
    印度需要自己的工程师,也需要自己的平台。
    — 芯片与<管制>, Example Weekly, 2025-04 · 🔗
    [Other views][🖼 Picture]
    [Share]
    ─────
    Mia Chen, 美国半导体协会研究员 · 🇺🇸 United States
    出口管制的效果被高估了。
    — 芯片与<管制>, Example Weekly, 2025-04 · 🔗
    [In the article][Other views]
    [🖼 Picture][Share]
    "#);
    let share = card.button("Share");
    assert!(share.starts_with(&format!("https://t.me/share/url?url=https%3A%2F%2Ft.me%2F{NAME}%3Fstart%3Dq_")), "{share}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_understood_can_be_taken_away() {
    let talk = Talk::start().await;
    let sent = talk.says("What does India say about 平台?").await;
    assert_eq!(sent.keyboard().lines().next(), Some("[🇮🇳 India ✕][平台 ✕]"));
    let sent = talk.changes(&sent, "平台 ✕").await;
    insta::assert_snapshot!(gist(&sent), @"🔎 Understood: 🇮🇳 India → Asha Rao, Tunde Bello");
    // The button is gone; pressed on another phone just before, it takes nothing away.
    assert_eq!(talk.toast(&sent, "t").await, None);
    assert_eq!(talk.api.message(sent.id).edits, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_tap_takes_nothing_else_away() {
    let talk = Talk::start().await;
    let sent = talk.says("What do India and Nigeria say about 平台?").await;
    let india = sent.button("India ✕").to_owned();
    let left = talk.changes(&sent, "India ✕").await;
    assert_eq!(talk.toast(&sent, &india).await, None);
    assert_eq!(talk.api.message(sent.id).keyboard(), left.keyboard());
    // What is left cannot be taken away altogether, whatever button comes late.
    let last = talk.changes(&left, "平台 ✕").await;
    assert_eq!(talk.toast(&sent, left.button("Nigeria ✕")).await, None);
    assert_eq!((talk.api.message(sent.id).edits, gist(&last).as_str()), (2, "🔎 Understood: 🇳🇬 Nigeria → Tunde Bello"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_that_was_checked_can_be_gone_on_from() {
    let talk = Talk::start().await;
    talk.says("Asha Rao").await;
    let sent = talk.says("/verify 我们担心的是数据主权,而不是谁赢得竞赛。").await;
    assert!(sent.text.starts_with("✅ Tunde Bello said this."), "{sent:#?}");
    insta::assert_snapshot!(sent.keyboard(), @r"
    [In the article][More: Tunde Bello]
    [Other views][🖼 Picture]
    [🌐 In my language][Share]
    ");
    for more in [talk.says("what else did he say?").await, talk.opens(&sent, "More: Tunde Bello").await] {
        assert_eq!(more.quoted(), ["中国和印度都在非洲投资。"], "{more:#?}");
        assert!(!more.keyboard().contains("More"), "nothing is left: {}", more.keyboard());
    }
    let card = talk.opens(&sent, "In the article").await;
    assert_eq!(card.quoted(), ["我们担心的是数据主权,而不是谁赢得竞赛。\n中国和印度都在非洲投资。"]);
    // A picture has the words of its message and no others.
    let (of_one, of_both) = (talk.opens(&sent, "Picture").await, talk.opens(&card, "Picture").await);
    assert!(of_one.photo.is_some() && of_one.photo != of_both.photo);
    // From a sentence that nobody said nothing goes on.
    talk.says("Asha Rao on 平台").await;
    talk.says("/verify The moon is made of green cheese.").await;
    assert_eq!(talk.says("what else did she say?").await.text, "That is all that is quoted here.");
}

/// A speaker with one paragraph that is longer than two messages, and another with three that are longer than one.
fn long_winded() -> (Home, String, String) {
    let sentences = |of: &str, count: usize| {
        (0..count).map(|n| format!("{of}, says sentence number {n}, are a matter of patience.")).collect::<Vec<_>>().join(" ")
    };
    let one = sentences("Long chips", 200);
    let three = ["Red chips", "Green chips", "Blue chips"].map(|of| sentences(of, 20)).join("\n");
    let home = Home::empty();
    home.bulk(&[
        json!({"quote": one, "speaker": "Lena Longwind", "lang": "en"}),
        json!({"quote": three, "speaker": "Marta Paragraph", "lang": "en"}),
    ]);
    home.index();
    (home, one, three)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paragraph_longer_than_a_message_is_read_page_by_page() {
    let (home, whole, _) = long_winded();
    let api = FakeApi::start().await;
    let bot = Bot::start(&home, &api).await;
    let talk = Talk { home, api, bot };
    let answer = talk.says("Lena Longwind").await;
    assert!(answer.text.contains("… the whole quotation") && !answer.keyboard().contains("More"), "{answer:#?}");
    let mut page = talk.opens(&answer, "In the article").await;
    let mut read = page.quoted();
    while page.keyboard().contains('▶') {
        assert!(page.text.contains("\n…\n"), "{page:#?}");
        page = talk.changes(&page, "▶").await;
        assert!(page.text.contains("Lena Longwind\n…\n"), "{page:#?}");
        read.extend(page.quoted());
    }
    assert!(read.len() >= 3 && read.iter().all(|part| part.ends_with("patience.")), "{read:#?}");
    assert_eq!(read.join(" "), whole);
    assert!(!page.keyboard().contains("More") && !page.keyboard().contains("Picture"), "{}", page.keyboard());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sentence_that_was_checked_shows_every_page() {
    let (home, _, whole) = long_winded();
    let api = FakeApi::start().await;
    let bot = Bot::start(&home, &api).await;
    let talk = Talk { home, api, bot };
    let mut page = talk.says(&format!("/verify {whole}")).await;
    assert!(page.text.starts_with("✅ Marta Paragraph said this."), "{page:#?}");
    let mut read = page.quoted();
    while page.keyboard().contains('▶') {
        page = talk.changes(&page, "▶").await;
        read.extend(page.quoted());
    }
    assert_eq!(read.join("\n"), whole);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_words_are_shown_once_and_more_is_offered_where_there_is_any() {
    let (home, api) = (Home::empty(), FakeApi::start().await);
    let said = |words: &str, outlet: &str| json!({"quote": words, "speaker": "Ana Bell", "lang": "en", "outlet": outlet});
    home.bulk(&[said("Chips are a matter of patience.", "One"), said("Chips are a matter of patience.", "Two")]);
    home.index();
    let bot = Bot::start(&home, &api).await;
    let talk = Talk { home, api, bot };
    let sent = talk.says("Ana Bell").await;
    assert_eq!((sent.quoted().len(), sent.keyboard().contains("More")), (1, false), "{sent:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_were_spoken_of_are_compared_in_every_language() {
    let talk = Talk::start().await;
    let nothing = talk.says("compare them").await.text;
    assert_eq!(nothing, talk.says("/compare them").await.text);
    assert!(nothing.starts_with("Whom or what? For example: /compare"), "{nothing}");
    let texts = [
        "compare them",
        "/compare them",
        "compáralos",
        "¿Puedes compararlos?",
        "comparez-les",
        "قارن بينهما",
        "قارنهما",
        "сравни их",
        "сравните их мнения",
        "उनकी तुलना करें",
        "इनकी तुलना कीजिए",
        "比较一下他们",
        "彼らを比較して",
    ];
    // Somebody each: nobody may ask so much in a minute.
    for (person, text) in texts.into_iter().enumerate() {
        let writes = |text: &str| talk.writes(Note::private(text).of(100 + person));
        writes("What does India say about 芯片?").await;
        writes("and Nigeria?").await;
        let sent = writes(text).await;
        assert_eq!(
            gist(&sent),
            "🔎 Understood: 🇮🇳 India, 🇳🇬 Nigeria · on “芯片” · compared → Asha Rao, Tunde Bello",
            "{text}: {}",
            sent.text
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_speaks_about_a_place_or_a_person_is_asked_of_a_topic_like_any_other() {
    let talk = Talk::start().await;
    let india = talk.says("/topic India").await;
    assert!(india.text.starts_with("2 experts speak about “India”:") && india.text.contains("Tunde Bello"), "{india:#?}");
    let person = talk.says("/topic Asha Rao").await;
    assert!(person.text.contains("nobody quoted here speaks about “Asha Rao”"), "{person:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn buttons_and_follow_ups_outlive_a_restart() {
    let mut talk = Talk::start().await;
    let sent = talk.says("What does India say about 平台?").await;
    talk.restarts().await;
    assert_eq!(gist(&talk.says("and Nigeria?").await), "🔎 Understood: 🇳🇬 Nigeria · on “平台” → Tunde Bello");
    assert_eq!(talk.changes(&sent, "India ✕").await.edits, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_and_unknown_buttons_do_nothing() {
    let talk = Talk::start().await;
    let sent = talk.says("出口管制").await;
    for data in ["p", "p99999999999", "o7", "zzz", "o0\u{0}", "", "p00", "{\"page\":1}"] {
        let toast = talk.toast(&sent, data).await;
        assert!(toast.is_none() || toast.as_deref() == Some("This button is too old: please ask again."), "{data}: {toast:?}");
    }
    // The message of another chat is not this one, whatever its number.
    let stranger = Sent { chat: 99, ..sent.clone() };
    assert!(talk.toast(&stranger, "o0").await.is_some());
    assert_eq!((talk.api.sent().len(), talk.api.message(sent.id).edits), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn forgetting_takes_everything_about_a_person() {
    let talk = Talk::start().await;
    let sent = talk.says("What does India say about 平台?").await;
    assert_eq!(talk.says("/language zh").await.text, "界面语言已改为中文，引文保持原文。");
    assert!(talk.says("/forget").await.text.contains("已删除"));
    assert_eq!(talk.toast(&sent, "t").await.as_deref(), Some("This button is too old: please ask again."));
    assert_eq!(talk.says("/about").await.text.lines().last(), Some("Quotations: 3 · experts: 3 · articles: 1"));
}

#[tokio::test(flavor = "multi_thread")]
async fn state_that_cannot_be_read_is_put_aside_and_a_new_one_begun() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    std::fs::create_dir(home.path().join("state")).unwrap();
    std::fs::write(home.path().join("state/telegram.redb"), "not a database, at some length".repeat(1000)).unwrap();
    let bot = Bot::start(&home, &api).await;
    assert!(bot.log().contains("telegram.redb cannot be read"), "{}", bot.log());
    assert!(std::fs::read_dir(home.path().join("state")).unwrap().any(|f| f.unwrap().file_name().to_string_lossy().contains("broken-")));
    Note::private("Asha Rao").to(&api);
    api.messages(1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_is_gone_is_sent_anew() {
    let talk = Talk::start().await;
    let sent = talk.says("What does India say about 平台?").await;
    talk.api.delete(sent.id);
    let again = talk.opens(&sent, "India ✕").await;
    assert!(again.text.contains("Asha Rao"), "{again:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn organisations_are_sides_too() {
    let (home, api) = (Home::empty(), FakeApi::start().await);
    home.bulk(&[
        json!({"quote": "Chips are a matter of patience.", "speaker": "Ana Bell", "affiliation": "researcher at Princeton University", "lang": "en"}),
        json!({"quote": "Chips are a matter of luck.", "speaker": "Bo Carr", "affiliation": "lecturer at Princeton University", "lang": "en"}),
        json!({"quote": "Chips are a matter of money.", "speaker": "Cy Dunn", "affiliation": "student at the Massachusetts Institute of Technology", "lang": "en"}),
    ]);
    home.index();
    let bot = Bot::start(&home, &api).await;
    let talk = Talk { home, api, bot };
    let both = talk.says("compare what Princeton University and MIT say about chips").await;
    let one = talk.says("compare what the University of Oxford and MIT say about chips").await;
    insta::assert_snapshot!(format!("{}\n─────\n{}", both.text, one.text), @r#"
    🔎 Understood: Princeton University, Massachusetts Institute of Technology · on “chips” · compared

    ▎Princeton University
    Bo Carr, lecturer at Princeton University · 🇺🇸 United States
    Chips are a matter of luck.
    — source not given · 🔗

    ▎Massachusetts Institute of Technology
    Cy Dunn, student at the Massachusetts Institute of Technology · 🇺🇸 United States
    Chips are a matter of money.
    — source not given · 🔗
    ─────
    🔎 Understood: University of Oxford, Massachusetts Institute of Technology · on “chips” · compared
    Not quoted here: University of Oxford.

    ▎Massachusetts Institute of Technology
    Cy Dunn, student at the Massachusetts Institute of Technology · 🇺🇸 United States
    Chips are a matter of money.
    — source not given · 🔗
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn sides_topics_and_sentences() {
    let talk = Talk::start().await;
    let mut texts = Vec::new();
    for text in [
        "/compare 印度、巴西",
        "/topic 出口管制",
        "/topic",
        "/verify 印度需要自己的工程师,也需要自己的平台。",
        "/verify 印度需要自己的工程师,也需要自己的银行。",
        "/verify The moon is made of green cheese.",
    ] {
        let sent = talk.says(text).await;
        texts.push(format!("{text}\n\n{}\n{}", sent.html, sent.keyboard()));
    }
    insta::assert_snapshot!(texts.join("\n─────\n"), @r#"
    /compare 印度、巴西

    🔎 Understood: 🇮🇳 India, 🇧🇷 Brazil · compared
    Not quoted here: Brazil.

    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    <blockquote expandable>印度需要自己的工程师,也需要自己的平台。</blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>
    [🇮🇳 India ✕][🇧🇷 Brazil ✕]
    [In the article][More: Asha Rao]
    [Other views][🖼 Picture]
    [Share]
    ─────
    /topic 出口管制

    <b>2 experts speak about “出口管制”:</b>

    <b>🇮🇳 India</b>
    • Asha Rao, 印度科技政策中心主任

    <b>🇺🇸 United States</b>
    • Mia Chen, 美国半导体协会研究员
    [💬 Asha Rao][💬 Mia Chen]
    [🖼 Picture]
    ─────
    /topic

    Which topic? For example: /topic export controls

    ─────
    /verify 印度需要自己的工程师,也需要自己的平台。

    ✅ <b>Asha Rao said this.</b>

    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    <blockquote expandable><b>印度需要自己的工程师,也需要自己的平台</b>。</blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>
    [In the article][More: Asha Rao]
    [Other views][🖼 Picture]
    [🌐 In my language][Share]
    ─────
    /verify 印度需要自己的工程师,也需要自己的银行。

    ✏️ <b>Altered: Asha Rao did not say it like this.</b>

    印度需要自己的工程师,也需要自己的<s>银行</s><u>平台</u>
    <i>Struck out: not said. Underlined: said, and missing here.</i>

    <b>Asha Rao</b>, 印度科技政策中心主任 · 🇮🇳 India
    <blockquote expandable><b>印度需要自己的工程师,也需要自己的平台。</b></blockquote>
    — <a href="https://example.org/chips?a=1&amp;b=%222%22">芯片与&lt;管制&gt;</a>, Example Weekly, 2025-04 · <a href="https://t.me/whosaid_test_bot?start=q_qvwuh3xvrzwc">🔗</a>
    [In the article][More: Asha Rao]
    [Other views][🖼 Picture]
    [🌐 In my language][Share]
    ─────
    /verify The moon is made of green cheese.

    ❔ <b>Not found: nobody in this corpus is quoted with these words.</b>
    "#);
    let told = json!({"message_id": 4, "date": 0, "text": "我们担心的是数据主权,而不是谁赢得竞赛。", "chat": {"id": 7, "type": "private", "first_name": "Ada"},
        "from": {"id": 9, "is_bot": false, "first_name": "Bo"}});
    let sent = talk.writes(Note::private("/verify").with(json!({"reply_to_message": told}))).await;
    assert!(sent.text.starts_with("✅ Tunde Bello said this."), "{sent:#?}");
}
