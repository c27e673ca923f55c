//! A home on disk, the bot as a process over it, and people who write to it.

use std::fs::File;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use whosaid::article::{Article, Meta};
use whosaid::corpus::Corpus;
use whosaid::index::{Generations, Sources, build};
use whosaid::lexicon::Gazetteer;

use super::fake_api::{FakeApi, ID, NAME, TOKEN};

/// A small article in the layout that the extractor knows.
const ARTICLE: &str = "关于芯片出口管制,本刊采访了几位专家。
—— Asha Rao,印度科技政策中心主任
“出口管制让每个国家都在重新考虑自己的芯片供应。
印度需要自己的工程师,也需要自己的平台。”
—— Tunde Bello,尼日利亚数字经济部顾问
“我们担心的是数据主权,而不是谁赢得竞赛。
中国和印度都在非洲投资。”
—— Mia Chen,美国半导体协会研究员
“出口管制的效果被高估了。”
";

/// A folder with `corpus/` and `index/`.
pub struct Home {
    dir: tempfile::TempDir,
}

impl Home {
    /// The small article, indexed.
    pub fn new() -> Self {
        let home = Self::empty();
        home.article("chips", Some("芯片与<管制>"), ARTICLE);
        home.index();
        home
    }

    pub fn empty() -> Self {
        let home = Self { dir: tempfile::tempdir().unwrap() };
        home.settings("");
        home
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    pub fn article(&self, id: &str, title: Option<&str>, body: &str) {
        let meta = Meta {
            title: title.map(str::to_owned),
            url: Some("https://example.org/chips?a=1&b=\"2\"".to_owned()),
            outlet: Some("Example Weekly".to_owned()),
            author: None,
            published: Some("2025-04".parse().unwrap()),
            lang: "zh".parse().unwrap(),
            retrieved: None,
        };
        let article = Article { id: id.parse().unwrap(), meta, body: body.to_owned() };
        self.corpus().store(&article).unwrap();
    }

    /// Quotes in bulk.
    pub fn bulk(&self, records: &[Value]) {
        let lines: String = records.iter().map(|r| format!("{r}\n")).collect();
        std::fs::create_dir_all(self.path().join("corpus")).unwrap();
        std::fs::write(self.path().join("corpus/bulk.jsonl"), lines).unwrap();
    }

    pub fn index(&self) {
        let gazetteer = Gazetteer::built_in().unwrap();
        let corpus = self.corpus();
        let sources = Sources { corpus: &corpus, gazetteer_file: None, gazetteer: &gazetteer, dictionary: None };
        build(&sources, &Generations::at(self.path().join("index")), &mut |_, _| {}).unwrap();
    }

    /// Settings of the home, as TOML, with a bot that leaves the index as it is.
    pub fn settings(&self, toml: &str) {
        self.all_settings(&format!("{toml}\n[encoder]\nin_bot = false\n"));
    }

    pub fn all_settings(&self, toml: &str) {
        std::fs::create_dir_all(self.path().join("config")).unwrap();
        std::fs::write(self.path().join("config/whosaid.toml"), toml).unwrap();
    }

    pub fn corpus(&self) -> Corpus {
        Corpus::at(self.path().join("corpus"))
    }
}

/// The bot's process; it is killed when the test ends.
pub struct Bot {
    child: Child,
    log: std::path::PathBuf,
}

impl Bot {
    /// Starts the bot, and waits until it listens.
    pub async fn start(home: &Home, api: &FakeApi) -> Self {
        let polls = api.calls("getUpdates").len();
        let bot = Self::spawn(home, api, TOKEN);
        api.until("a poll", |api| api.calls("getUpdates").len() > polls).await;
        bot
    }

    pub fn spawn(home: &Home, api: &FakeApi, token: &str) -> Self {
        Self::spawn_with(home, api.port, token, &[])
    }

    /// Starts the bot with a server on a port, and more in its environment.
    pub fn spawn_with(home: &Home, port: u16, token: &str, environment: &[(&str, &str)]) -> Self {
        let server = format!("http://127.0.0.1:{port}");
        Self::run(Command::new(env!("CARGO_BIN_EXE_whosaid")), home, Some(&server), token, environment)
    }

    /// Starts the bot with Telegram's own server.
    pub fn spawn_for_real(home: &Home, token: &str) -> Self {
        Self::run(Command::new(env!("CARGO_BIN_EXE_whosaid")), home, None, token, &[("RUST_LOG", "info")])
    }

    /// Starts the bot in a shell that lets no file be longer than so many blocks of 512 bytes.
    pub fn spawn_limited(home: &Home, port: u16, blocks: u64) -> Self {
        let mut shell = Command::new("sh");
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        shell.arg("-c").arg(script).arg(env!("CARGO_BIN_EXE_whosaid"));
        let server = format!("http://127.0.0.1:{port}");
        Self::run(shell, home, Some(&server), TOKEN, &[("RUST_LOG", "warn")])
    }

    fn run(mut command: Command, home: &Home, server: Option<&str>, token: &str, environment: &[(&str, &str)]) -> Self {
        let log = home.path().join(format!("log-{}", home.path().read_dir().unwrap().count()));
        let out = File::create(&log).unwrap();
        let child = command
            .arg("--home")
            .arg(home.path())
            .arg("bot")
            .env("WHOSAID_TELEGRAM_TOKEN", token)
            .envs(server.map(|server| ("WHOSAID_TELEGRAM_API_URL", server)))
            .env("RUST_LOG", "trace")
            .env("RUST_BACKTRACE", "1")
            // Where the models lie, wherever the build tree does.
            .env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR"))
            // Vectors of the same words are the same for all tests.
            .env("XDG_CACHE_HOME", Path::new(env!("CARGO_TARGET_TMPDIR")).join("cache"))
            .env("NO_PROXY", "127.0.0.1")
            .envs(environment.iter().copied())
            .stdin(Stdio::null())
            .stdout(out.try_clone().unwrap())
            .stderr(out)
            .spawn()
            .unwrap();
        Self { child, log }
    }

    /// All that the process has printed.
    pub fn log(&self) -> String {
        String::from_utf8_lossy(&std::fs::read(&self.log).unwrap()).into_owned()
    }

    /// The address that a server of the bot's listens on, as it says.
    pub async fn address(&self, of: &str) -> String {
        let rest = self.until_logged(&format!("{of} on ")).await;
        format!("http://{}", rest.split_whitespace().next().unwrap())
    }

    /// Waits for words in the log, and gives what follows them.
    pub async fn until_logged(&self, words: &str) -> String {
        let start = Instant::now();
        loop {
            if let Some((_, rest)) = self.log().split_once(words) {
                return rest.to_owned();
            }
            assert!(start.elapsed() < Duration::from_secs(60), "`{words}` is not logged:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    pub fn signal(&self, name: &str) {
        assert!(Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status().unwrap().success());
    }

    /// How the process ended.
    pub async fn ended(&mut self) -> ExitStatus {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(start.elapsed() < Duration::from_secs(60), "the bot does not end:\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Bot {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
        let log = String::from_utf8_lossy(&std::fs::read(&self.log).unwrap_or_default()).into_owned();
        // Whatever a test is about, these never happen.
        if !std::thread::panicking() {
            assert!(!log.contains("AAFake-Token"), "the token is in the log:\n{log}");
        }
    }
}

/// A message that somebody writes.
pub struct Note(Value);

impl Note {
    pub fn private(text: &str) -> Self {
        Self(json!({
            "date": 0, "text": text,
            "from": {"id": 7, "is_bot": false, "first_name": "Ada", "language_code": "en"},
            "chat": {"id": 7, "type": "private", "first_name": "Ada"},
        }))
    }

    pub fn group(text: &str) -> Self {
        Self::private(text).with(json!({"chat": {"id": -1001, "type": "supergroup", "title": "Desk"}}))
    }

    /// A message in topic 33 of a forum. Telegram has it reply to the message that opened the topic.
    pub fn topic(text: &str) -> Self {
        let chat = json!({"id": -2001, "type": "supergroup", "title": "Forum", "is_forum": true});
        let opened = json!({
            "message_id": 33, "date": 0, "chat": chat, "from": bot(), "message_thread_id": 33, "is_topic_message": true,
            "forum_topic_created": {"name": "chips", "icon_color": 9_367_192},
        });
        Self::private(text).with(json!({"chat": chat, "message_thread_id": 33, "is_topic_message": true, "reply_to_message": opened}))
    }

    pub fn lang(mut self, tag: &str) -> Self {
        self.0["from"]["language_code"] = json!(tag);
        self
    }

    /// In private with the person of this number, who wrote it.
    pub fn of(self, person: usize) -> Self {
        self.with(json!({"chat": {"id": person, "type": "private", "first_name": "x"}})).by(person)
    }

    /// Written by the person of this number.
    pub fn by(mut self, person: usize) -> Self {
        self.0["from"]["id"] = json!(person);
        self
    }

    /// Marks the bot's name in the text as a mention, as Telegram does.
    pub fn mention(self) -> Self {
        let text = self.0["text"].as_str().unwrap();
        let name = format!("@{NAME}");
        let at = text.find(&name).unwrap();
        let offset = text[..at].encode_utf16().count();
        self.with(json!({"entities": [{"type": "mention", "offset": offset, "length": name.len()}]}))
    }

    /// Replies to somebody's message.
    pub fn reply_to(self, from: Value) -> Self {
        let earlier = json!({"message_id": 1, "date": 0, "text": "…", "chat": self.0["chat"], "from": from});
        self.with(json!({"reply_to_message": earlier}))
    }

    /// Other fields; `null` removes one.
    pub fn with(mut self, fields: Value) -> Self {
        for (key, value) in fields.as_object().unwrap() {
            match value {
                Value::Null => drop(self.0.as_object_mut().unwrap().remove(key)),
                value => self.0[key] = value.clone(),
            }
        }
        self
    }

    pub fn to(self, api: &FakeApi) -> i64 {
        api.update(self.0)
    }
}

/// The bot as a user.
pub fn bot() -> Value {
    json!({"id": ID, "is_bot": true, "first_name": "whosaid", "username": NAME})
}
