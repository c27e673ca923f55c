//! Who is answered, where, and in which words.

use std::time::Duration;

use serde_json::json;

use super::fake_api::{FakeApi, Fault, NAME, Sent};
use super::harness::{Bot, Home, Note, bot};

/// Writes the notes to a bot over the small article. Answers to one chat keep their order, so whatever is answered that
/// should not be is among those returned.
async fn conversation(notes: Vec<Note>, answers: usize) -> (Vec<Sent>, Vec<i64>) {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    let mut asked = Vec::new();
    for (nth, note) in notes.into_iter().enumerate() {
        // Each is somebody else's: one person may not have many questions in hand.
        asked.push(note.by(100 + nth).to(&api));
    }
    api.until("the poll after the last note", FakeApi::drained).await;
    (api.messages(answers).await, asked)
}

#[tokio::test(flavor = "multi_thread")]
async fn in_groups_only_what_is_meant_for_the_bot_is_answered() {
    let somebody = json!({"id": 9, "is_bot": false, "first_name": "Bo"});
    let other_bot = json!({"id": 8, "is_bot": true, "first_name": "other", "username": "other_bot"});
    let notes = vec![
        Note::group("Asha Rao"),
        Note::group("/ask@other_bot Asha Rao"),
        Note::group("/weather"),
        Note::group("Asha Rao").reply_to(somebody),
        Note::group(&format!("mail me@{NAME}.example")),
        Note::group(&format!("/ask@{NAME} Asha Rao")).with(json!({"from": other_bot})),
        Note::group("sticker").with(json!({"text": null, "sticker": sticker()})),
        Note::group("/ask Asha Rao"),
        Note::group(&format!("/ask@{} Asha Rao", NAME.to_uppercase())),
        Note::group(&format!("😀 @{NAME}, Asha Rao?")).mention(),
        Note::group("and Asha Rao?").reply_to(bot()),
    ];
    let (sent, asked) = conversation(notes, 4).await;
    assert_eq!(sent.iter().map(|s| s.reply_to).collect::<Vec<_>>(), asked[7..], "only the last four are for the bot");
    assert!(sent.iter().all(|s| s.chat == -1001 && s.topic.is_none() && s.text.contains("Asha Rao, 印度科技政策中心主任")), "{sent:#?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn words_below_a_picture_are_read_like_a_message_and_a_greeting_is_no_topic() {
    let photo = json!([{"file_id": "p", "file_unique_id": "p", "width": 90, "height": 90, "file_size": 100}]);
    let below = |note: Note, words: &str| note.with(json!({"text": null, "caption": words, "photo": photo}));
    let mention = format!("@{NAME} Asha Rao");
    let entities = json!({"caption_entities": [{"type": "mention", "offset": 0, "length": NAME.len() + 1}]});
    let forwarded = json!({"forward_origin": {"type": "hidden_user", "sender_user_name": "Bo", "date": 1}});
    let notes = vec![
        below(Note::private("x"), "Asha Rao"),
        below(Note::private("x"), "/verify 印度需要自己的工程师,也需要自己的平台。"),
        below(Note::private("x"), "Asha Rao").with(forwarded),
        below(Note::group("x"), "Asha Rao"),
        below(Note::group("x"), &mention).with(entities),
        Note::group(&format!("hey @{NAME}, Nigeria?")).mention(),
        Note::group(&format!("Nigeria, @{NAME}?")).mention(),
    ];
    let (sent, asked) = conversation(notes, 6).await;
    assert!(!sent.iter().any(|s| s.reply_to == asked[3]), "a picture in a group is not for the bot");
    let answer = |asked: &i64| sent.iter().find(|s| s.reply_to == *asked);
    let first: Vec<_> = asked.iter().filter_map(answer).map(|s| s.text.lines().next().unwrap_or_default()).collect();
    insta::assert_snapshot!(first.join("\n"), @r"
    🔎 Understood: Asha Rao
    ✅ Asha Rao said this.
    🔎 Understood: Asha Rao
    🔎 Understood: Asha Rao
    🔎 Understood: 🇳🇬 Nigeria
    🔎 Understood: 🇳🇬 Nigeria
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn in_a_topic_the_answer_stays_there() {
    let (sent, asked) = conversation(vec![Note::topic("just talking"), Note::topic("/ask Asha Rao")], 1).await;
    assert_eq!((sent[0].topic, sent[0].reply_to, sent.len()), (Some(33), asked[1], 1));
    // A chain of replies outside of forums has a thread number, too, and that is none to send to.
    let (sent, _) = conversation(vec![Note::group("/ask Asha Rao").with(json!({"message_thread_id": 12}))], 1).await;
    assert_eq!(sent[0].topic, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_question_gets_one_sentence() {
    let notes = vec![
        Note::private("x").with(json!({"text": null, "sticker": sticker()})),
        Note::private("/ask"),
        Note::private(&"芯".repeat(1001)),
        Note::private("/weather"),
        Note::private("Asha Rao").with(json!({"edit_date": 1})),
        Note::private("x")
            .with(json!({"text": null, "pinned_message": {"message_id": 1, "date": 0, "text": "x", "chat": {"id": 7, "type": "private"}}})),
        Note::private("/ask").lang("zh-hans"),
    ];
    let (sent, _) = conversation(notes, 5).await;
    let texts: Vec<_> = sent.iter().map(|s| s.text.as_str()).collect();
    insta::assert_snapshot!(texts.join("\n"), @r#"
    I read text only: please write your question.
    What would you like to know? Write it after /ask, or just send it to me in private.
    That is too long for a question: please keep it under 1000 characters.
    I don't know this command; /help lists those that I do.
    想问什么？请写在 /ask 后面，或者直接私信发给我。
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_answer_in_the_language_of_the_person() {
    let notes = ["/help", "/experts", "/regions", "/about", "/start"]
        .into_iter()
        .flat_map(|c| [Note::private(c), Note::private(c).lang("zh-hans")]);
    let (sent, _) = conversation(notes.collect(), 10).await;
    let texts: Vec<_> = sent.iter().map(|s| s.text.as_str()).collect();
    insta::assert_snapshot!(texts.join("\n---\n"), @r#"
    Write a question in any language: about a country, a person, an organisation, a topic, or several at once. In a group, use /ask, mention me, or reply to one of my messages.

    For example:
    • what does India's perspective say
    • Jeffrey Ding on diffusion
    • how do India and Nigeria differ?

    Commands:
    /ask — Ask a question
    /compare — Compare views
    /topic — Who speaks about a topic
    /verify — Check a quotation
    /experts — Who is quoted
    /regions — Where they are from
    /follow — Be told of new quotations
    /following — What I follow
    /unfollow — Stop following
    /quiet — Hours without messages
    /new — Start over
    /language — My language
    /settings — Settings of this chat
    /forget — Delete what is stored about me
    /help — How to ask
    /about — What this is
    /start — Begin
    ---
    用任何语言写下问题：可以问国家、人物、机构、话题，也可以几样一起问。在群里，请用 /ask、提及我，或回复我的消息。

    例如：
    • 印度的观点是什么
    • Jeffrey Ding 怎么看扩散
    • 印度和尼日利亚的看法有什么不同？

    命令：
    /ask — 提一个问题
    /compare — 比较观点
    /topic — 谁谈到某个话题
    /verify — 核对引文
    /experts — 引用了哪些人
    /regions — 他们来自哪里
    /follow — 有新引文时通知我
    /following — 我关注了什么
    /unfollow — 取消关注
    /quiet — 免打扰时段
    /new — 重新开始
    /language — 我的语言
    /settings — 本聊天的设置
    /forget — 删除关于我的存储内容
    /help — 怎么提问
    /about — 这是什么
    /start — 开始使用
    ---
    3 experts are quoted:
    • Asha Rao, 印度科技政策中心主任 🇮🇳
    • Mia Chen, 美国半导体协会研究员 🇺🇸
    • Tunde Bello, 尼日利亚数字经济部顾问 🇳🇬
    ---
    引用了3位专家：
    • Asha Rao，印度科技政策中心主任 🇮🇳
    • Mia Chen，美国半导体协会研究员 🇺🇸
    • Tunde Bello，尼日利亚数字经济部顾问 🇳🇬
    ---
    The experts' affiliations are in:
    • 🇮🇳 India: Asha Rao
    • 🇳🇬 Nigeria: Tunde Bello
    • 🇺🇸 United States: Mia Chen
    ---
    专家所属机构位于：
    • 🇮🇳 印度：Asha Rao
    • 🇳🇬 尼日利亚：Tunde Bello
    • 🇺🇸 美国：Mia Chen
    ---
    whosaid 0.1.0: quotations from a corpus of news articles. What stands in a quotation block is copied from the article, character by character; everything else is mine. Where there is no evidence, I say so.

    Quotations: 3 · experts: 3 · articles: 1
    ---
    whosaid 0.1.0：来自新闻语料库的引文。引文框里的文字与文章逐字相同，其余是我说的。没有依据时，我会直说。

    引文：3 · 专家：3 · 文章：1
    ---
    Ask what the experts said. You get their own words, who they are, and where they said it.

    Write a question in any language: about a country, a person, an organisation, a topic, or several at once. In a group, use /ask, mention me, or reply to one of my messages.

    For example:
    • what does India's perspective say
    • Jeffrey Ding on diffusion
    • how do India and Nigeria differ?
    ---
    想知道专家们怎么说，就来问。您会得到他们的原话、他们是谁，以及出处。

    用任何语言写下问题：可以问国家、人物、机构、话题，也可以几样一起问。在群里，请用 /ask、提及我，或回复我的消息。

    例如：
    • 印度的观点是什么
    • Jeffrey Ding 怎么看扩散
    • 印度和尼日利亚的看法有什么不同？
    "#);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_is_set_for_every_language() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    api.until("the menus", |api| api.calls("setMyCommands").len() == 7).await;
    let menus = api.calls("setMyCommands");
    let names = |nth: usize| {
        menus[nth]["commands"].as_array().unwrap().iter().map(|c| c["command"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(
        names(0),
        [
            "ask",
            "compare",
            "topic",
            "verify",
            "experts",
            "regions",
            "follow",
            "following",
            "unfollow",
            "quiet",
            "new",
            "language",
            "settings",
            "forget",
            "help",
            "about",
            "start"
        ]
    );
    let languages: Vec<_> = menus.iter().map(|m| m["language_code"].as_str()).collect();
    assert_eq!(languages, [None, Some("zh"), Some("hi"), Some("es"), Some("fr"), Some("ar"), Some("ru")]);
    assert!((1..7).all(|nth| names(nth) == names(0)));
    assert_eq!(menus[5]["commands"][0]["description"].as_str(), Some("طرح سؤال"));
    assert_eq!(api.refused(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_keep_the_order_of_the_questions_and_nobody_has_many_in_hand() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let _bot = Bot::start(&home, &api).await;
    // The first answer leaves late; the others are ready long before.
    api.fail("sendMessage", [Fault::Late(Duration::from_secs(2))]);
    let notes = ["/ask Asha Rao", "/about", "/experts", "/regions", "/help", "/about", "/experts", "/regions", "/help", "/about"];
    let asked: Vec<_> = notes.map(|text| Note::private(text).to(&api)).into();
    let sent = api.messages(9).await;
    let of = |id: i64| sent.iter().position(|s| s.reply_to == id);
    let answers: Vec<_> = asked[..8].iter().filter_map(|id| of(*id)).collect();
    assert!(answers.len() == 8 && answers.is_sorted(), "{sent:#?}");
    let busy: Vec<_> = sent.iter().filter(|s| s.text.starts_with("One at a time")).map(|s| s.reply_to).collect();
    assert_eq!(busy, [asked[8]]);
    Note::private("/about").to(&api);
    assert!(api.messages(10).await[9].text.starts_with("whosaid"), "and then it goes on");
}

fn sticker() -> serde_json::Value {
    json!({"file_id": "a", "file_unique_id": "b", "width": 1, "height": 1, "is_animated": false, "is_video": false, "type": "regular", "file_size": 1})
}
