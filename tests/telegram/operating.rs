//! For whoever runs the bot: who is served, how much, and what administrators can have done.

use serde_json::{Value, json};

use super::fake_api::{FakeApi, NAME, Sent};
use super::harness::{Bot, Home, Note};
use crate::cli::server::{Server, response};

/// The administrator of these tests, and whoever else writes.
const ADMIN: usize = 1;
const ADA: usize = 7;
const BO: usize = 8;
/// Each has a menu of its own.
const LANGUAGES: usize = 7;

struct Desk {
    home: Home,
    api: FakeApi,
    bot: Bot,
}

impl Desk {
    async fn open(settings: &str) -> Self {
        let (home, api) = (Home::new(), FakeApi::start().await);
        home.settings(settings);
        let bot = Bot::start(&home, &api).await;
        Self { home, api, bot }
    }

    /// Somebody writes in private, and is answered.
    async fn says(&self, person: usize, text: &str) -> Sent {
        self.answered(Note::private(text).of(person)).await
    }

    async fn answered(&self, note: Note) -> Sent {
        let asked = note.to(&self.api);
        self.api.until("an answer", |api| api.sent().iter().any(|s| s.reply_to == asked)).await;
        assert_eq!(self.api.refused(), Vec::<String>::new());
        self.api.sent().into_iter().find(|s| s.reply_to == asked).unwrap()
    }

    /// Writes something, and then makes sure that no answer to it came: the next one's has.
    async fn is_ignored(&self, note: Note) {
        let asked = note.to(&self.api);
        self.says(ADMIN, "/about").await;
        assert!(!self.api.sent().iter().any(|s| s.reply_to == asked), "{:#?}", self.api.sent());
    }

    /// Waits until a message says something.
    async fn comes_to(&self, sent: &Sent, words: &str) -> Sent {
        self.api.until(words, |api| api.message(sent.id).text.contains(words)).await;
        self.api.message(sent.id)
    }

    async fn restarts(&mut self) {
        self.bot.signal("TERM");
        assert!(self.bot.ended().await.success(), "{}", self.bot.log());
        self.bot = Bot::start(&self.home, &self.api).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_are_told_once_and_a_code_lets_one_in() {
    let mut desk = Desk::open("[telegram]\nadmins = [1]\n[telegram.access]\nmode = \"closed\"\npeople = [9]\n").await;
    assert!(desk.says(ADA, "Asha Rao").await.text.starts_with("This bot is not open to everybody."));
    desk.is_ignored(Note::private("Asha Rao").of(ADA)).await;
    assert!(desk.says(9, "Asha Rao").await.text.contains("Asha Rao"), "who is listed is served");
    // Being told outlives a restart, and so does a code.
    let code = desk.says(ADMIN, "/pair").await;
    let link = code.text.lines().find(|l| l.starts_with(&format!("https://t.me/{NAME}?start=pair_"))).expect("a link");
    let start = format!("/start {}", link.split_once("start=").unwrap().1);
    desk.restarts().await;
    desk.is_ignored(Note::private("Asha Rao").of(ADA)).await;
    desk.is_ignored(Note::private("/start pair_aaaaaaaaaaaaaaaa").of(ADA)).await;
    assert!(desk.says(ADA, &start).await.text.starts_with("Ask what the experts said."));
    assert!(desk.says(ADA, "Asha Rao").await.text.contains("Asha Rao"));
    assert!(desk.says(BO, &start).await.text.starts_with("This bot is not open"), "a code works once");
    desk.restarts().await;
    assert!(desk.says(ADA, "Asha Rao").await.text.contains("Asha Rao"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_lets_a_group_in_and_its_number_may_change() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n[telegram.access]\nmode = \"closed\"\n").await;
    let code = desk.says(ADMIN, "/pair").await.text;
    let start = code.lines().last().unwrap().to_owned();
    let group = json!({"chat": {"id": -55, "type": "group", "title": "Desk"}});
    desk.answered(Note::private("/ask Asha Rao").with(group.clone())).await;
    desk.answered(Note::private(&start).with(group.clone())).await;
    assert!(desk.answered(Note::private("/ask Asha Rao").with(group.clone())).await.text.contains("Asha Rao"));
    // Telegram says of both groups what became of it.
    Note::private("x").with(group).with(json!({"text": null, "migrate_to_chat_id": -1055})).to(&desk.api);
    let supergroup = json!({"chat": {"id": -1055, "type": "supergroup", "title": "Desk"}});
    assert!(desk.answered(Note::private("/ask Asha Rao").with(supergroup)).await.text.contains("Asha Rao"));
}

#[tokio::test(flavor = "multi_thread")]
async fn too_much_is_told_once_with_a_time_and_costs_nobody_else() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n[telegram.limits]\nper_person = 3\n").await;
    for _ in 0..3 {
        desk.says(ADA, "/about").await;
    }
    let told = desk.says(ADA, "/about").await.text;
    let seconds: u64 =
        told.strip_prefix("That is a lot of questions. Please try again in ").unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!((1..=20).contains(&seconds), "{told}");
    desk.is_ignored(Note::private("/about").of(ADA)).await;
    assert!(desk.says(BO, "/about").await.text.starts_with("whosaid"));
    // A button does not wait for ever.
    let sent = desk.api.sent()[0].clone();
    let before = desk.api.calls("answerCallbackQuery").len();
    desk.api.press(&sent, "n");
    desk.says(ADMIN, "/about").await;
    desk.api.until("its end", |api| api.calls("answerCallbackQuery").len() == before + 1).await;
    assert!(desk.api.calls("answerCallbackQuery")[before]["text"].is_null(), "it has been told");
}

#[tokio::test(flavor = "multi_thread")]
async fn commands_of_administrators_are_theirs_alone() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    desk.api.until("menus", |api| api.calls("setMyCommands").len() == 2 * LANGUAGES).await;
    let scoped: Vec<Value> = desk.api.calls("setMyCommands").into_iter().filter(|c| !c["scope"].is_null()).collect();
    assert!(scoped.iter().all(|c| c["scope"] == json!({"type": "chat", "chat_id": 1})), "{scoped:#?}");
    let names: Vec<_> = scoped[0]["commands"].as_array().unwrap().iter().map(|c| c["command"].as_str().unwrap()).collect();
    assert_eq!(names[..9], ["ingest", "remove", "status", "rebuild", "rollback", "pair", "ban", "unban", "ask"]);
    for command in ["/ingest https://example.org/a", "/remove chips", "/status", "/rebuild", "/rollback", "/pair", "/ban 1", "/unban 1"] {
        assert_eq!(desk.says(ADA, command).await.text, "I don't know this command; /help lists those that I do.", "{command}");
    }
    // In groups they have to name the bot, and whoever writes as the group could be anybody.
    desk.is_ignored(Note::group("/status").by(ADMIN)).await;
    assert!(desk.answered(Note::group(&format!("/status@{NAME}")).by(ADMIN)).await.text.starts_with("whosaid 0.1.0 · up for 0:0"));
    let anonymous = json!({"from": {"id": 1_087_968_824, "is_bot": true, "first_name": "Group"}, "sender_chat": {"id": -1001, "type": "supergroup", "title": "Desk"}});
    let told = desk.answered(Note::group(&format!("/status@{NAME}")).with(anonymous)).await.text;
    assert_eq!(told, "I don't know this command; /help lists those that I do.");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_menu_goes_when_somebody_is_no_administrator_any_more() {
    let mut desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    desk.api.until("menus", |api| api.calls("setMyCommands").len() == 2 * LANGUAGES).await;
    desk.says(ADMIN, "/about").await;
    desk.home.settings("[telegram]\nadmins = [2]\n");
    desk.restarts().await;
    desk.api.until("menus taken away", |api| api.calls("deleteMyCommands").len() == LANGUAGES).await;
    assert_eq!(desk.api.calls("deleteMyCommands")[0]["scope"], json!({"type": "chat", "chat_id": 1}));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_banned_get_no_answer_until_that_is_taken_back() {
    let mut desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    let theirs = json!({"id": ADA, "is_bot": false, "first_name": "Ada"});
    let banned = desk.answered(Note::group(&format!("/ban@{NAME}")).by(ADMIN).reply_to(theirs)).await;
    assert_eq!(banned.text, "7 gets no more answers. /unban 7 takes that back.");
    desk.is_ignored(Note::private("Asha Rao").of(ADA)).await;
    desk.restarts().await;
    desk.is_ignored(Note::group("/ask Asha Rao").by(ADA)).await;
    assert_eq!(desk.says(ADMIN, "/ban 1").await.text, "That is an administrator; the settings name them.");
    assert!(desk.says(ADMIN, "/ban").await.text.starts_with("Whom?"));
    assert_eq!(desk.says(ADMIN, "/unban 7").await.text, "7 gets answers again.");
    assert!(desk.says(ADA, "Asha Rao").await.text.contains("Asha Rao"));
    assert_eq!(desk.says(ADMIN, "/unban 7").await.text, "7 is not banned.");
}

/// An article that nobody has seen yet.
const FRESH: &str = "Lithography, a closer look

—— Noor Haddad, engineer at Example Lab
“Lithography is the bottleneck of all bottlenecks.
It will stay so for years.”
";

fn document(api: &FakeApi, name: &str, bytes: &str) -> Note {
    let number = api.upload(bytes);
    let file = json!({"file_id": number, "file_unique_id": "u", "file_name": name, "file_size": bytes.len(), "mime_type": "text/plain"});
    Note::private("x").of(ADMIN).with(json!({"text": null, "document": file}))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_goes_live_when_an_administrator_says_so() {
    let mut desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    let summary = desk.answered(document(&desk.api, "fresh.txt", FRESH)).await;
    let summary = desk.comes_to(&summary, "1 article waits for your word:").await;
    assert_eq!(summary.edits, 1, "one message, which was changed");
    desk.api.messages(2).await;
    let offer = desk.api.sent()[1].clone();
    insta::assert_snapshot!(format!("{}\n{}", offer.text, offer.keyboard()), @r"
    Lithography, a closer look
    English

    1 quotation, 0 of them doubtful:
    • Noor Haddad, engineer at Example Lab: “Lithography is the bottleneck of all bottlenecks.”
    [✅ Approve][❌ Reject]
    ");
    assert_eq!(desk.home.corpus().article_ids().unwrap().len(), 1, "nothing is in the corpus yet");
    // Nobody else can decide, and a restart takes nothing away.
    desk.restarts().await;
    desk.api.press_by((7, "en"), &offer, "!yes");
    assert_eq!(desk.says(ADMIN, "/status").await.text.lines().last(), Some("Articles that wait for your word: 1"));
    desk.api.press_by((1, "en"), &offer, "!yes");
    desk.comes_to(&offer, "✅ Approved; it is live.").await;
    desk.api.until("the new index", |_| desk.bot.log().contains("answering from index g00000")).await;
    assert_eq!(
        desk.says(ADA, "Noor Haddad").await.quoted(),
        ["Lithography is the bottleneck of all bottlenecks.\nIt will stay so for years."]
    );
    // Pressed again, it says that it is too old; the article comes in once.
    desk.api.press_by((1, "en"), &offer, "!yes");
    let again = desk.answered(document(&desk.api, "fresh.txt", FRESH)).await;
    insta::assert_snapshot!(desk.comes_to(&again, "In the corpus").await.text, @r"
    Nothing in it waits for your word.
    In the corpus already: 1
    ");
    assert!(desk.says(ADMIN, "/rollback").await.text.starts_with("Index g000001 answers again."));
    desk.api.until("the index before", |_| desk.bot.log().contains("answering from index g000001")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rollback_holds_until_something_goes_live_and_an_article_can_be_taken_out() {
    let mut desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    desk.answered(document(&desk.api, "fresh.txt", FRESH)).await;
    let offer = desk.api.messages(2).await.remove(1);
    desk.api.press_by((1, "en"), &offer, "!yes");
    desk.comes_to(&offer, "✅ Approved; it is live.").await;
    desk.api.until("the new index", |_| desk.bot.log().contains("answering from index g00000")).await;
    let before = desk.api.calls("answerCallbackQuery").len();
    desk.api.press_by((1, "en"), &offer, "!yes");
    desk.api.until("a word", |api| api.calls("answerCallbackQuery").len() > before).await;
    assert_eq!(desk.api.calls("answerCallbackQuery")[before]["text"], "This has been decided already.");
    desk.says(ADMIN, "/rollback").await;
    desk.api.until("the index before", |_| desk.bot.log().contains("answering from index g000001")).await;
    desk.restarts().await;
    assert!(desk.says(ADA, "Noor Haddad").await.text.contains("No evidence"), "{}", desk.bot.log());
    let rebuilt = desk.says(ADMIN, "/rebuild").await;
    desk.comes_to(&rebuilt, "answers now").await;
    desk.api.until("the new index", |_| desk.bot.log().contains("answering from index g00000")).await;
    assert_eq!(desk.says(ADA, "Noor Haddad").await.quoted().len(), 1);
    // What should not have gone live goes.
    let mut said = Vec::new();
    for text in ["/remove", "/remove Photography", "/remove <管制>", "/remove lithography, a"] {
        let sent = desk.says(ADMIN, text).await;
        said.push(format!("{text}\n{}\n{}", sent.text, sent.keyboard()));
    }
    insta::assert_snapshot!(said.join("\n---\n"), @r"
    /remove
    Which? Write the title after /remove, or its address, or the name of its file.

    ---
    /remove Photography
    No article is called so.

    ---
    /remove <管制>
    芯片与<管制>
    Example Weekly · 2025-04 · chips

    Shall this article go? Its quotations will answer no more.
    [🗑 Take it out]
    ---
    /remove lithography, a
    Lithography, a closer look
    lithography-a-closer-look

    Shall this article go? Its quotations will answer no more.
    [🗑 Take it out]
    ");
    let question = desk.api.sent().pop().unwrap();
    desk.api.press_by((7, "en"), &question, question.button("Take it out"));
    assert_eq!(desk.says(ADA, "Noor Haddad").await.quoted().len(), 1, "nobody else can decide");
    desk.api.press_by((1, "en"), &question, question.button("Take it out"));
    desk.comes_to(&question, "It is out of the corpus, and answers no more.").await;
    assert_eq!(desk.home.corpus().article_ids().unwrap().iter().map(ToString::to_string).collect::<Vec<_>>(), ["chips"]);
    let mut asked = 0;
    while !desk.says(ADA, "Noor Haddad").await.text.contains("No evidence") {
        asked += 1;
        assert!(asked < 20, "{}", desk.bot.log());
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn front_matter_says_where_an_article_comes_from() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    let words =
        "—— Noor Haddad, engineer at Example Lab\n“Lithography is the *bottleneck* of all bottlenecks.\nIt will stay so for years.”\n";
    let ours = format!(
        "+++\ntitle = \"Machines\"\nurl = \"https://example.org/machines\"\noutlet = \"Example Weekly\"\npublished = \"2025-04\"\nlang = \"en\"\n+++\n{words}"
    );
    let hugos = format!(
        "+++\ntitle = \"Other machines\"\nlink = \"https://example.org/other\"\nsource = \"Example Daily\"\ndate = 2025-05-03T10:00:00Z\ndraft = false\n[params]\nx = 1\n+++\n# A heading\n\n{}",
        words.replace("*bottleneck*", "**choke**")
    );
    for (name, text) in [("ours.md", &ours), ("hugos.md", &hugos)] {
        desk.answered(document(&desk.api, name, text)).await;
    }
    let mut offers: Vec<_> = desk.api.messages(4).await.into_iter().filter(|s| !s.buttons.is_empty()).map(|s| s.text).collect();
    offers.sort();
    insta::assert_snapshot!(offers.join("\n---\n"), @r"
    Machines
    Example Weekly · 2025-04 · English
    https://example.org/machines

    1 quotation, 0 of them doubtful:
    • Noor Haddad, engineer at Example Lab: “Lithography is the *bottleneck* of all bottlenecks.”
    ---
    Other machines
    Example Daily · 2025-05-03 · English
    https://example.org/other

    1 quotation, 0 of them doubtful:
    • Noor Haddad, engineer at Example Lab: “Lithography is the choke of all bottlenecks.”
    ");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_feed_each_article_is_decided_about() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    let entry = |n: usize, who: &str| {
        format!(
            "<item><title>Story {n}</title><description>&lt;p&gt;“Story {n} is about quantum widgets and their makers,” said {who}, director of Example Lab.&lt;/p&gt;&lt;p&gt;The laboratory has made widgets since long before anybody bought them, and it goes on making them.&lt;/p&gt;</description></item>"
        )
    };
    let feed = format!(
        "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title>{}{}</channel></rss>",
        entry(1, "Anna Bell"),
        entry(2, "Carl Dorn")
    );
    let summary = desk.answered(document(&desk.api, "feed.xml", &feed)).await;
    desk.comes_to(&summary, "2 articles wait for your word:").await;
    desk.api.messages(3).await;
    let offers = desk.api.sent()[1..3].to_vec();
    desk.api.press_by((1, "en"), &offers[0], "!no");
    desk.comes_to(&offers[0], "❌ Rejected.").await;
    desk.api.press_by((1, "en"), &offers[1], "!yes");
    desk.comes_to(&offers[1], "it is live").await;
    let ids: Vec<_> = desk.home.corpus().article_ids().unwrap().iter().map(ToString::to_string).collect();
    assert_eq!(ids, ["chips", "story-2"]);
}

/// Two articles and a feed of them.
fn site(path: &str, _: &str, port: u16) -> Vec<u8> {
    let story = |who: &str| {
        let page = format!(
            "<!DOCTYPE html><html lang=\"en\"><head><title>What {who} says</title></head><body><article><p>The laboratory has made widgets since long before anybody bought them, and it goes on making them.</p>\
            <p>“Widgets are the bottleneck of our time, and {who} says so,” said {who}, director of Example Lab.</p></article></body></html>"
        );
        response("200 OK", "Content-Type: text/html; charset=utf-8\r\n", page.as_bytes())
    };
    match path {
        "/anna" => story("Anna Bell"),
        "/carl" => story("Carl Dorn"),
        "/feed" => {
            let items: String = ["anna", "carl"]
                .map(|name| format!("<item><title>{name}</title><link>http://127.0.0.1:{port}/{name}</link></item>"))
                .concat();
            let feed = format!("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>F</title>{items}</channel></rss>");
            response("200 OK", "Content-Type: application/rss+xml\r\n", feed.as_bytes())
        }
        _ => response("404 Not Found", "", b""),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_read_and_each_of_its_articles_decided_about() {
    let server = Server::start(site);
    let desk = Desk::open("[telegram]\nadmins = [1]\nallow_private = true\n[fetch]\npause_s = 0\n").await;
    // One article: rejected, nothing is left of it.
    let summary = desk.says(ADMIN, &format!("/ingest {}", server.address("/anna"))).await;
    desk.comes_to(&summary, "1 article waits for your word:").await;
    let offer = desk.api.messages(2).await.remove(1);
    assert!(
        offer.text.starts_with("What Anna Bell says") && offer.text.contains("• Anna Bell, director of Example Lab: “Widgets"),
        "{}",
        offer.text
    );
    let inbox = desk.home.path().join("state/telegram.inbox");
    assert_eq!(std::fs::read_dir(&inbox).unwrap().count(), 2, "the article and its quotations");
    desk.api.press_by((1, "en"), &offer, "!no");
    desk.comes_to(&offer, "❌ Rejected.").await;
    assert_eq!(std::fs::read_dir(&inbox).unwrap().count(), 0, "nothing is left");
    assert_eq!(desk.home.corpus().article_ids().unwrap().len(), 1);
    assert!(desk.says(ADA, "Anna Bell").await.text.contains("No evidence"));
    // A feed: both are offered anew, and the one that is approved answers.
    let before = desk.api.sent().len();
    let summary = desk.says(ADMIN, &format!("/ingest {}", server.address("/feed"))).await;
    let summary = desk.comes_to(&summary, "2 articles wait for your word:").await;
    assert!(summary.edits > 0, "one message, which was changed");
    let offers = desk.api.messages(before + 3).await.split_off(before + 1);
    let carl = offers.iter().find(|o| o.text.contains("Carl Dorn")).unwrap();
    desk.api.press_by((1, "en"), carl, "!yes");
    desk.comes_to(carl, "✅ Approved; it is live.").await;
    desk.api.until("the new index", |_| desk.bot.log().contains("answering from index g00000")).await;
    assert_eq!(desk.says(ADA, "Carl Dorn").await.quoted(), ["Widgets are the bottleneck of our time, and Carl Dorn says so,"]);
    assert_eq!(desk.says(ADMIN, "/status").await.text.lines().last(), Some("Articles that wait for your word: 1"));
    let gone = desk.says(ADMIN, &format!("/ingest {}", server.address("/nowhere"))).await;
    assert!(desk.comes_to(&gone, "Not readable: 1").await.text.contains("404"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_come_in_is_said_in_a_sentence() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    let mut said = vec![
        desk.says(ADMIN, "/ingest").await.text,
        desk.says(ADMIN, "/ingest /etc/passwd").await.text,
        desk.answered(document(&desk.api, "bulk.jsonl", "{}")).await.text,
    ];
    let large = json!({"document": {"file_id": "f", "file_unique_id": "u", "file_name": "a.txt", "file_size": 17_000_000}});
    said.push(desk.answered(document(&desk.api, "a.txt", "x").with(large)).await.text);
    let gone = json!({"document": {"file_id": "gone", "file_unique_id": "u", "file_name": "../../a.txt", "file_size": 17}});
    said.push(desk.answered(document(&desk.api, "a.txt", "x").with(gone)).await.text);
    let private = desk.says(ADMIN, "/ingest http://127.0.0.1:9/a").await;
    said.push(desk.comes_to(&private, "Not readable").await.text);
    insta::assert_snapshot!(said.join("\n---\n"), @r"
    Which? Write an address after /ingest (an article's or a feed's), or send me a file.
    ---
    Which? Write an address after /ingest (an article's or a feed's), or send me a file.
    ---
    Quotations in bulk come in with `whosaid ingest FILE.jsonl`, on the machine that I run on.
    ---
    That file is larger than 16 MiB; articles are smaller.
    ---
    The file could not be fetched from Telegram. Please send it again.
    ---
    Not readable: 1
    • http://127.0.0.1:9/a: it leads into a private network; --allow-private fetches from there
    ");
    assert!(desk.says(ADMIN, "/rollback").await.text.contains("holds no index from before the live one"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rebuild_says_when_it_is_done() {
    let desk = Desk::open("[telegram]\nadmins = [1]\n").await;
    let sent = desk.says(ADMIN, "/rebuild").await;
    let sent = desk.comes_to(&sent, "answers now").await;
    // With an encoder at hand the index of words comes first.
    assert!(sent.text.starts_with("Index g00000") && sent.text.ends_with(" answers now: 1 articles, 3 quotations."), "{}", sent.text);
    // What is left out is named.
    std::fs::write(desk.home.path().join("corpus/broken.md"), "no article").unwrap();
    let sent = desk.says(ADMIN, "/rebuild").await;
    let sent = desk.comes_to(&sent, "answers now").await;
    assert!(sent.text.ends_with("quotations.\nLeft out until that is mended: broken.md:1."), "{}", sent.text);
}
