//! Updates that Telegram sends, and what the bot says of its health.

use serde_json::{Value, json};

use super::fake_api::{FakeApi, Fault, TOKEN};
use super::harness::{Bot, Home, Note};

const SECRET: &str = "open-Sesame_1";
const SETTINGS: &str =
    "[telegram]\nmonitor = \"127.0.0.1:0\"\n[telegram.webhook]\nurl = \"https://bot.example.org/hook/here\"\nlisten = \"127.0.0.1:0\"\n";

/// Telegram's side of a webhook.
struct Hook {
    address: String,
    client: reqwest::Client,
    next: i64,
}

impl Hook {
    async fn of(bot: &Bot) -> Self {
        // A connection that too much was sent on is closed, and the next call must not take it up.
        let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
        Self { address: bot.address("the webhook is served").await, client, next: 900 }
    }

    /// The status of a call, as somebody who says a secret makes it.
    async fn call(&self, path: &str, secret: Option<&str>, body: String) -> u16 {
        let request = self.client.post(format!("{}{path}", self.address)).body(body);
        let request = match secret {
            Some(secret) => request.header("X-Telegram-Bot-Api-Secret-Token", secret),
            None => request,
        };
        request.send().await.unwrap().status().as_u16()
    }

    /// Sends an update as Telegram does, again for as long as it is told that it was not taken.
    async fn update(&mut self, person: i64, text: &str) -> String {
        self.next += 1;
        let update = update(self.next, person, text);
        self.sends(&update).await;
        update
    }

    async fn sends(&self, update: &str) {
        while self.call("/hook/here", Some(SECRET), update.to_owned()).await == 503 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }
}

fn update(number: i64, person: i64, text: &str) -> String {
    let from = json!({"id": person, "is_bot": false, "first_name": "Ada", "language_code": "en"});
    let chat = json!({"id": person, "type": "private", "first_name": "Ada"});
    json!({"update_id": number, "message": {"message_id": number, "date": 0, "text": text, "from": from, "chat": chat}}).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_telegram_sends_is_answered_once_and_nobody_elses_calls_are() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings(SETTINGS);
    api.fail("setWebhook", [Fault::Page]);
    let mut bot = Bot::spawn_with(&home, api.port, TOKEN, &[("WHOSAID_TELEGRAM_WEBHOOK_SECRET", SECRET)]);
    let mut hook = Hook::of(&bot).await;
    api.until("the webhook", |api| api.webhook().is_some()).await;
    let set = api.webhook().unwrap();
    assert_eq!((set["url"].as_str(), set["secret_token"].as_str()), (Some("https://bot.example.org/hook/here"), Some(SECRET)));
    assert_eq!(set["allowed_updates"], json!(["message", "callback_query", "inline_query", "my_chat_member"]));
    let forged = update(1, 7, "Asha Rao");
    let mut statuses = Vec::new();
    for secret in [None, Some("open-Sesame_2"), Some("open-Sesame"), Some(""), Some(TOKEN)] {
        statuses.push(hook.call("/hook/here", secret, forged.clone()).await);
    }
    assert_eq!(statuses, [401; 5]);
    assert_eq!(hook.call("/elsewhere", Some(SECRET), forged).await, 404);
    for nonsense in ["", "{}", "[1]", "{\"update_id\":\"x\"}"] {
        assert_eq!(hook.call("/hook/here", Some(SECRET), nonsense.to_owned()).await, 400, "{nonsense}");
    }
    assert_eq!(hook.call("/hook/here", Some(SECRET), "x".repeat(2_000_000)).await, 413);
    let got = hook.client.get(format!("{}/hook/here", hook.address)).send().await.unwrap().status();
    assert_eq!(got, 405);
    let update = hook.update(7, "Asha Rao").await;
    assert!(api.messages(1).await[0].text.contains("Asha Rao"));
    // Telegram did not hear that it had come.
    assert_eq!(hook.call("/hook/here", Some(SECRET), update).await, 200);
    hook.update(7, "/about").await;
    let sent = api.messages(2).await;
    assert!(sent[1].text.starts_with("whosaid"), "the one that came twice was answered once: {sent:#?}");
    assert!(api.calls("getUpdates").is_empty());
    assert!(!bot.log().contains(SECRET), "the secret is in the log");
    bot.signal("TERM");
    assert!(bot.ended().await.success(), "{}", bot.log());
    assert!(api.calls("deleteWebhook").is_empty(), "what comes meanwhile waits with Telegram");
}

/// Two thousand are known, and no more are kept.
#[tokio::test(flavor = "multi_thread")]
async fn an_update_that_comes_twice_is_taken_once_however_many_come_between() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings(SETTINGS);
    let bot = Bot::spawn_with(&home, api.port, TOKEN, &[("WHOSAID_TELEGRAM_WEBHOOK_SECRET", SECRET)]);
    let hook = Hook::of(&bot).await;
    api.until("the webhook", |api| api.webhook().is_some()).await;
    let asked = update(1, 7, "/about");
    hook.sends(&asked).await;
    // What is changed afterwards is an update that nobody answers.
    let between = |number: i64| update(number, 7, "/about").replace("\"message\":", "\"edited_message\":");
    for number in 2..=2000 {
        hook.sends(&between(number)).await;
    }
    hook.sends(&asked).await;
    hook.sends(&update(2001, 8, "/about")).await;
    api.messages(2).await;
    hook.sends(&asked).await;
    api.messages(3).await;
    hook.sends(&update(2002, 8, "/about")).await;
    let mut chats: Vec<_> = api.messages(4).await.iter().map(|sent| sent.chat).collect();
    chats[..2].sort_unstable();
    assert_eq!(chats, [7, 8, 7, 8]);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_at_once_are_taken_as_there_is_room() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings(&format!("{SETTINGS}[telegram.limits]\nqueue = 10\nsends_per_second = 300\n"));
    let bot = Bot::spawn_with(&home, api.port, TOKEN, &[("WHOSAID_TELEGRAM_WEBHOOK_SECRET", SECRET)]);
    let mut hook = Hook::of(&bot).await;
    for person in 0..200 {
        hook.update(1000 + person, "/about").await;
    }
    let sent = api.messages(200).await;
    let mut chats: Vec<_> = sent.iter().map(|s| s.chat).collect();
    chats.sort_unstable();
    assert_eq!(chats, (1000..1200).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn health_and_figures_are_told() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram]\nmonitor = \"127.0.0.1:0\"\n");
    api.fail("getMe", [Fault::Page]);
    let bot = Bot::spawn_with(&home, api.port, TOKEN, &[("WHOSAID_LOG_FORMAT", "json")]);
    let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap();
    let address = loop {
        // In JSON the address stands in a string.
        if let Some((_, rest)) = bot.log().split_once("/healthz and /metrics are served on ") {
            break format!("http://{}", rest.split('"').next().unwrap());
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    let get = async |path: &str| {
        let response = client.get(format!("{address}{path}")).send().await.unwrap();
        (response.status().as_u16(), response.text().await.unwrap())
    };
    api.until("a poll", |api| !api.calls("getUpdates").is_empty()).await;
    assert_eq!(get("/healthz").await, (200, "ok\n".to_owned()));
    api.fail("sendMessage", [Fault::TooMany(1)]);
    Note::private("Asha Rao zanzibarwords").to(&api);
    api.messages(1).await;
    api.until("the poll after it", FakeApi::drained).await;
    let figures = loop {
        let (status, text) = get("/metrics").await;
        assert_eq!(status, 200);
        if text.contains("whosaid_answers_total{fate=\"answered\"} 1") {
            break text;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    for line in [
        "whosaid_updates_total{kind=\"message\"} 1",
        "whosaid_api_errors_total{kind=\"too_many\"} 1",
        "whosaid_quotes 3",
        "whosaid_articles 1",
        "whosaid_work_seconds_count 1",
        "whosaid_wait_seconds_count 1",
        "whosaid_answer_seconds_count 1",
    ] {
        assert!(figures.lines().any(|l| l == line), "{line}:\n{figures}");
    }
    let log = bot.log();
    let lines: Vec<Value> = log.lines().filter_map(|l| serde_json::from_str(l).ok()).collect();
    let answer = lines.iter().find(|l| l["fields"]["message"] == "answer").expect("a line on the answer");
    assert_eq!(answer["fields"]["fate"], "Answered");
    assert!(!log.contains("zanzibarwords") && !figures.contains("zanzibarwords"));
}

#[tokio::test(flavor = "multi_thread")]
async fn questions_are_logged_where_somebody_asked_for_that() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    home.settings("[telegram]\nlog_texts = true\n");
    let bot = Bot::start(&home, &api).await;
    Note::private("Asha Rao zanzibarwords").to(&api);
    api.messages(1).await;
    assert!(bot.log().contains("zanzibarwords"));
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_cannot_work_are_said_before_anything_begins() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let taken = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let taken = taken.local_addr().unwrap();
    let cases = [
        ("[telegram.webhook]\nurl = \"http://example.org\"\n".to_owned(), "secret", "no address for a webhook"),
        (format!("[telegram]\nmonitor = \"{taken}\"\n"), "secret", "cannot be listened on"),
        (String::new(), "not a secret", "a webhook's secret is 1 to 256 letters"),
        ("[telegram.limits]\nqueue = 0\n".to_owned(), "secret", "queue: it is 0, where a whole number of 1 or more is wanted"),
    ];
    for (settings, secret, words) in cases {
        home.settings(&settings);
        let mut bot = Bot::spawn_with(&home, api.port, TOKEN, &[("WHOSAID_TELEGRAM_WEBHOOK_SECRET", secret)]);
        assert_eq!(bot.ended().await.code(), Some(2), "{settings}");
        assert!(bot.log().contains(words), "{settings}: {}", bot.log());
    }
}

/// systemd's side: a datagram says that the bot is ready, one that it is alive, one that it ends.
#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn systemd_is_told() {
    let (home, api) = (Home::new(), FakeApi::start().await);
    let path = home.path().join("notify");
    let socket = tokio::net::UnixDatagram::bind(&path).unwrap();
    let environment = [("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", "3000000")];
    let mut bot = Bot::spawn_with(&home, api.port, TOKEN, &environment);
    let said = async |wanted: &str| loop {
        let mut buffer = [0; 200];
        let n = tokio::time::timeout(std::time::Duration::from_secs(60), socket.recv(&mut buffer)).await.expect(wanted).unwrap();
        if String::from_utf8_lossy(&buffer[..n]).contains(wanted) {
            return;
        }
    };
    said("READY=1").await;
    said("WATCHDOG=1").await;
    bot.signal("TERM");
    said("STOPPING=1").await;
    assert!(bot.ended().await.success());
}
