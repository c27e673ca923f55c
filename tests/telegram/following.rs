//! What people follow: told once, in one message, not in quiet hours, and never to somebody who has had enough.

use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use serde_json::json;
use whosaid::quote::QuoteId;

use super::fake_api::{FakeApi, Fault, Sent};
use super::harness::{Bot, Home, Note};

/// A second article, with somebody of the first and somebody new.
const NEWER: &str = "关于平台的又一次采访。
—— Asha Rao,印度科技政策中心主任
“开放权重让小国也能参与。”
—— Nadia Okafor,尼日利亚数字经济部部长
“我们会在拉各斯建设数据中心。”
";

async fn says(api: &FakeApi, note: Note) -> Sent {
    let before = api.sent().len();
    note.to(api);
    api.messages(before + 1).await.remove(before)
}

/// Puts something new into the index, and waits for what comes of it.
async fn news(home: &Home, api: &FakeApi, id: &str, body: &str) -> Sent {
    let before = api.sent().len();
    home.article(id, Some("又一篇"), body);
    home.index();
    api.messages(before + 1).await.remove(before)
}

/// Waits until the bot has taken up the live index, and has had the time to tell what is new in it.
async fn taken_up(api: &FakeApi, articles: usize) {
    loop {
        let sent =
            says(api, Note::private("/about").by(99).with(json!({"chat": {"id": 99, "type": "private", "first_name": "Zoe"}}))).await;
        if sent.text.ends_with(&format!("articles: {articles}")) {
            break;
        }
        // Nobody may ask without end.
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    }
    tokio::time::sleep(std::time::Duration::from_millis(2500)).await;
}

/// What was sent to the person that these tests are about.
fn to_ada(api: &FakeApi) -> Vec<Sent> {
    api.sent().into_iter().filter(|s| s.chat == 7).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_new_comes_once_and_in_one_message() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let mut bot = Bot::start(&home, &api).await;
    let mut said = Vec::new();
    for text in ["/follow Nigeria", "/follow Asha Rao", "/follow “open weights”", "/follow asha rao", "/follow", "/follow what?"] {
        said.push(format!("{text} ⇒ {}", says(&api, Note::private(text)).await.text));
    }
    insta::assert_snapshot!(said.join("\n"), @r#"
    /follow Nigeria ⇒ You follow Nigeria. New quotations will come here.
    /follow Asha Rao ⇒ You follow Asha Rao. New quotations will come here.
    /follow “open weights” ⇒ You follow open weights. New quotations will come here.
    /follow asha rao ⇒ You follow asha rao already.
    /follow ⇒ Whom or what? For example: /follow Nigeria
    /follow what? ⇒ Whom or what? For example: /follow Nigeria
    "#);
    let told = news(&home, &api, "newer", NEWER).await;
    insta::assert_snapshot!(format!("{}\n{}", told.text, told.keyboard()), @r#"
    🔔 2 new quotations for what you follow
    Asha Rao, Nigeria

    Nadia Okafor, 尼日利亚数字经济部部长 · 🇳🇬 Nigeria
    我们会在拉各斯建设数据中心。
    — 又一篇, Example Weekly, 2025-04 · 🔗

    Asha Rao, 印度科技政策中心主任 · 🇮🇳 India
    开放权重让小国也能参与。
    — 又一篇, Example Weekly, 2025-04 · 🔗
    [💬 Nadia Okafor][💬 Asha Rao]
    [🌐 In my language][What I follow]
    "#);
    assert_eq!((told.chat, told.reply_to), (7, 0));
    // Another index without anything new, a restart, and an index that comes while the bot is away.
    home.index();
    taken_up(&api, 2).await;
    bot.signal("TERM");
    assert!(bot.ended().await.success());
    home.article(
        "third",
        None,
        "—— Mia Chen,美国半导体协会研究员\n“芯片的价格还会下降。”\n—— Asha Rao,印度科技政策中心主任\n“我们等着看。”\n",
    );
    home.index();
    let before = api.sent().len();
    let _bot = Bot::start(&home, &api).await;
    let later = api.messages(before + 1).await.remove(before);
    assert!(
        later.text.starts_with("🔔 1 new quotation for what you follow\nAsha Rao\n") && later.text.contains("我们等着看。"),
        "{later:#?}"
    );
    taken_up(&api, 3).await;
    assert_eq!(to_ada(&api).len(), 8, "{:#?}", to_ada(&api));
    // The message's buttons go on working, and the question that was asked before is still the last.
    let before = api.sent().len();
    api.press(&told, told.button("Nadia Okafor"));
    assert!(api.messages(before + 1).await[before].text.contains("我们会在拉各斯建设数据中心。"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_can_be_put_to_it() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    assert!(says(&api, Note::private("/following")).await.text.starts_with("You follow nothing yet."));
    for text in ["/follow Nigeria", "/follow \"数据中心\"", "/follow Asha Rao"] {
        says(&api, Note::private(text)).await;
    }
    let list = says(&api, Note::private("/following")).await;
    insta::assert_snapshot!(format!("{}\n{}", list.text, list.keyboard()), @r#"
You follow:
• Nigeria
• 数据中心
• Asha Rao
[🔕 Nigeria][🔕 数据中心]
[🔕 Asha Rao]
"#);
    // Nobody ends what somebody else follows, whatever button they press.
    api.press_by((8, "en"), &Sent { chat: 8, ..list.clone() }, list.button("Nigeria"));
    api.until("a word", |api| api.calls("answerCallbackQuery").len() == 1).await;
    let edits = |api: &FakeApi| api.message(list.id).edits;
    api.press(&list, list.button("Nigeria"));
    api.until("the change", |api| edits(api) == 1).await;
    assert_eq!(api.message(list.id).keyboard(), "[🔕 数据中心][🔕 Asha Rao]");
    assert_eq!(says(&api, Note::private("/unfollow \"数据中心\"")).await.text, "You no longer follow 数据中心.");
    assert_eq!(says(&api, Note::private("/unfollow Ghana")).await.text, "You do not follow that.");
    says(&api, Note::private("/forget")).await;
    assert!(says(&api, Note::private("/following")).await.text.starts_with("You follow nothing yet."));
    let before = to_ada(&api).len();
    home.article("newer", None, NEWER);
    home.index();
    taken_up(&api, 2).await;
    assert_eq!(to_ada(&api).len(), before, "{:#?}", to_ada(&api));
}

#[tokio::test(flavor = "multi_thread")]
async fn quiet_hours_are_kept() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram]\nquiet_hours = \"00:00-24:00 UTC\"\n");
    let _bot = Bot::start(&home, &api).await;
    let mut said = Vec::new();
    for text in ["/follow Asha Rao", "/quiet", "/quiet at night", "/quiet 22-7 +05:30", "/quiet 0-24"] {
        said.push(format!("{text} ⇒ {}", says(&api, Note::private(text)).await.text));
    }
    insta::assert_snapshot!(said.join("\n"), @r#"
    /follow Asha Rao ⇒ You follow Asha Rao. New quotations will come here.
    /quiet ⇒ When shall I be quiet? For example: /quiet 22:00-07:00 Asia/Kolkata, or /quiet off
    /quiet at night ⇒ When shall I be quiet? For example: /quiet 22:00-07:00 Asia/Kolkata, or /quiet off
    /quiet 22-7 +05:30 ⇒ Quiet from 22:00 to 07:00 (+05:30). What is new then comes afterwards.
    /quiet 0-24 ⇒ Quiet from 00:00 to 24:00 (UTC). What is new then comes afterwards.
    "#);
    home.article("newer", None, NEWER);
    home.index();
    taken_up(&api, 2).await;
    assert_eq!(to_ada(&api).len(), 5);
    let before = api.sent().len();
    Note::private("/quiet off").to(&api);
    let sent = api.messages(before + 2).await;
    assert!(sent[before..].iter().any(|s| s.text.starts_with("🔔 1 new quotation")), "{sent:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_blocked_the_bot_is_told_nothing_more_and_what_did_not_arrive_comes_again() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    says(&api, Note::private("/follow Asha Rao")).await;
    // Tried five times, and again a little later.
    api.fail("sendMessage", std::iter::repeat_n(Fault::TooMany(1), 6));
    assert!(news(&home, &api, "newer", NEWER).await.text.contains("开放权重"));
    api.fail("sendMessage", [Fault::Blocked]);
    home.article("third", None, "—— Asha Rao,印度科技政策中心主任\n“我们等着看。”\n");
    home.index();
    api.until("the end of it", |_| bot.log().contains("it follows nothing now")).await;
    assert!(says(&api, Note::private("/following")).await.text.starts_with("You follow nothing yet."));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_topic_of_a_forum_follows_for_itself() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    api.rules(|rules| _ = rules.admins.insert((-2001, 7)));
    says(&api, Note::topic("/follow Nigeria").lang("zh-hans")).await;
    let told = news(&home, &api, "newer", NEWER).await;
    assert_eq!((told.chat, told.topic), (-2001, Some(33)));
    assert!(
        told.text.starts_with("🔔 您关注的内容有1条新引文\nNigeria\n") && told.text.contains("我们会在拉各斯建设数据中心。"),
        "{told:#?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_follows_for_itself_and_its_administrators_say_what() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let bot = Bot::start(&home, &api).await;
    api.rules(|rules| rules.admins.extend([(-1001, 81), (-1001, 82)]));
    let mut said = Vec::new();
    for (who, text) in [
        (83, "/follow Nigeria"),
        (81, "/follow Nigeria"),
        (82, "/follow Asha Rao"),
        (82, "/follow nigeria"),
        (83, "/unfollow Nigeria"),
        (82, "/unfollow Ghana"),
    ] {
        said.push(format!("{who} {text} ⇒ {}", says(&api, Note::group(text).by(who)).await.text));
    }
    let list = says(&api, Note::group("/following").by(83)).await;
    said.push(format!("{}\n{}", list.text, list.keyboard()));
    insta::assert_snapshot!(said.join("\n"), @r"
    83 /follow Nigeria ⇒ Only administrators of this group can change what it follows.
    81 /follow Nigeria ⇒ You follow Nigeria. New quotations will come here.
    82 /follow Asha Rao ⇒ You follow Asha Rao. New quotations will come here.
    82 /follow nigeria ⇒ You follow nigeria already.
    83 /unfollow Nigeria ⇒ Only administrators of this group can change what it follows.
    82 /unfollow Ghana ⇒ You do not follow that.
    You follow:
    • Nigeria
    • Asha Rao
    [🔕 Nigeria][🔕 Asha Rao]
    ");
    // What two asked for comes once, each speaker below one head.
    let told = news(
        &home,
        &api,
        "newer",
        "—— Nadia Okafor,尼日利亚数字经济部部长\n“我们会在拉各斯建设数据中心。”\n—— Asha Rao,印度科技政策中心主任\n“开放权重让小国也能参与。”\n—— Nadia Okafor,尼日利亚数字经济部部长\n“电力是另一个问题。”\n",
    )
    .await;
    assert_eq!((told.chat, told.text.matches("Nadia Okafor").count()), (-1001, 1), "{told:#?}");
    assert!(told.text.starts_with("🔔 3 new quotations") && told.text.contains("电力是另一个问题。"), "{told:#?}");
    taken_up(&api, 2).await;
    assert_eq!(api.sent().iter().filter(|s| s.chat == -1001 && s.text.starts_with('🔔')).count(), 1);
    // A member ends nothing, an administrator what the button says, and a second tap nothing more.
    let nigeria = list.button("Nigeria").to_owned();
    let toast = async |who| {
        let before = api.calls("answerCallbackQuery").len();
        api.press_by((who, "en"), &list, &nigeria);
        api.until("a word", |api| api.calls("answerCallbackQuery").len() > before).await;
        api.calls("answerCallbackQuery")[before]["text"].as_str().map(str::to_owned)
    };
    assert_eq!(toast(83).await.as_deref(), Some("Only administrators of this group can change what it follows."));
    assert_eq!(toast(82).await.as_deref(), Some("You no longer follow Nigeria."));
    assert_eq!(toast(81).await, None);
    api.until("the list that is left", |api| api.message(list.id).keyboard() == "[🔕 Asha Rao]").await;
    assert!(!bot.log().contains("panicked"));
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_closed_bot_a_group_is_told_what_somebody_follows_who_is_served() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram.access]\nmode = \"closed\"\npeople = [81]\n");
    let _bot = Bot::start(&home, &api).await;
    api.rules(|rules| _ = rules.admins.insert((-1001, 81)));
    says(&api, Note::group("/follow Asha Rao").by(81)).await;
    assert_eq!(news(&home, &api, "newer", NEWER).await.chat, -1001);
}

/// Chat, topic, chat again (an older version had the person), and a number → what is followed there.
const FOLLOWS: TableDefinition<'_, (i64, i32, i64, u32), &[u8]> = TableDefinition::new("follows");
const NEWS: TableDefinition<'_, (i64, i32, i64), &[u8]> = TableDefinition::new("news");

/// The bot's file as an older version wrote it: what each person of a group followed, and the news that each was to have.
fn of_an_older_version(path: &std::path::Path, waiting: &QuoteId) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let database = Database::create(path).unwrap();
    let write = database.begin_write().unwrap();
    {
        let mut follows = write.open_table(FOLLOWS).unwrap();
        for (key, words) in [((-5, 0, 81, 0), "Nigeria"), ((-5, 0, 82, 0), "nigeria"), ((-5, 0, 82, 1), "Ghana"), ((7, 0, 7, 0), "Peru")] {
            let bytes = json!({"words": words, "topic": false, "lang": "en"}).to_string();
            follows.insert(key, bytes.as_bytes()).unwrap();
        }
        let mut news = write.open_table(NEWS).unwrap();
        for person in [81, 82] {
            let bytes = json!({"quotes": [waiting], "more": 0, "about": ["Nigeria"], "lang": "en"}).to_string();
            news.insert((-5, 0, person), bytes.as_bytes()).unwrap();
        }
    }
    write.commit().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_people_of_a_group_followed_is_the_groups_and_moves_with_it() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram]\nquiet_hours = \"00:00-24:00 UTC\"\n");
    let path = home.path().join("state/telegram.redb");
    let waiting = "我们担心的是数据主权,而不是谁赢得竞赛。\n中国和印度都在非洲投资。";
    of_an_older_version(&path, &QuoteId::new("chips", waiting));
    let mut bot = Bot::start(&home, &api).await;
    api.rules(|rules| _ = rules.admins.insert((-1005, 82)));
    let group =
        |text: &str, id: i64, person| Note::private(text).with(json!({"chat": {"id": id, "type": "group", "title": "Desk"}})).by(person);
    assert_eq!(says(&api, group("/following", -5, 99)).await.text, "You follow:\n• Nigeria\n• Ghana");
    assert_eq!(says(&api, Note::private("/following")).await.text, "You follow:\n• Peru");
    says(&api, Note::private("/forget").of(81)).await;
    group("x", -5, 81).with(json!({"text": null, "migrate_to_chat_id": -1005})).to(&api);
    assert_eq!(says(&api, group("/following", -1005, 99)).await.text, "You follow:\n• Nigeria\n• Ghana");
    // The same news once.
    let settings = says(&api, group("/settings", -1005, 82)).await;
    let before = api.sent().len();
    api.press_by((82, "en"), &settings, settings.button("No quiet hours"));
    let sent = api.messages(before + 1).await;
    let told: Vec<_> = sent.iter().filter(|sent| sent.text.starts_with('🔔')).collect();
    assert!(told.len() == 1 && told[0].chat == -1005 && told[0].text.starts_with("🔔 1 new quotation"), "{sent:#?}");
    bot.signal("TERM");
    assert!(bot.ended().await.success());
    let database = Database::create(&path).unwrap();
    let table = database.begin_read().unwrap().open_table(FOLLOWS).unwrap();
    let rows = table.iter().unwrap().map(|row| {
        let (key, bytes) = row.unwrap();
        let follow: serde_json::Value = serde_json::from_slice(bytes.value()).unwrap();
        (key.value(), follow["words"].as_str().unwrap().to_owned(), follow["by"].as_i64())
    });
    let expected = [((-1005, 0, -1005, 0), "Nigeria", None), ((-1005, 0, -1005, 1), "Ghana", Some(82)), ((7, 0, 7, 0), "Peru", None)];
    assert_eq!(rows.collect::<Vec<_>>(), expected.map(|(key, words, by)| (key, words.to_owned(), by)));
}
