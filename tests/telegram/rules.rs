//! Rules of Telegram's that are about more than one message: how fast, to whom, and who asks for updates.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How fast messages may come: <https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>
#[derive(Debug, Clone, Copy)]
pub struct Pace {
    /// To everybody together, a second.
    pub everybody: usize,
    /// To one person: so many in so many seconds.
    pub private: (usize, u64),
    /// To one group, a minute.
    pub group: usize,
}

/// What the server knows of chats, and what it has let through lately.
#[derive(Default)]
pub struct Rules {
    pub pace: Option<Pace>,
    /// Chats that the bot cannot write to, and why.
    pub gone: HashMap<i64, &'static str>,
    /// Groups and their administrators.
    pub admins: HashSet<(i64, i64)>,
    /// Groups that became supergroups, and which.
    pub moved: HashMap<i64, i64>,
    /// Kinds of updates that the bot wants; those of all kinds but a few where it has not said.
    pub wanted: Option<HashSet<String>>,
    /// Where updates are sent to, as `setWebhook` has it.
    pub webhook: Option<Value>,
    lately: VecDeque<(Instant, i64)>,
}

/// A refusal: code, description, and what a client is told to do.
pub type Refusal = (u16, String, Option<Value>);

impl Rules {
    /// Whether a message to a chat is let through now.
    pub fn message(&mut self, chat: i64) -> Result<(), Refusal> {
        if let Some(why) = self.gone.get(&chat) {
            return Err((403, (*why).to_owned(), None));
        }
        if let Some(to) = self.moved.get(&chat) {
            let words = "Bad Request: group chat was upgraded to a supergroup chat".to_owned();
            return Err((400, words, Some(json!({ "migrate_to_chat_id": to }))));
        }
        let Some(pace) = self.pace else { return Ok(()) };
        let now = Instant::now();
        self.lately.retain(|(at, _)| now - *at < Duration::from_secs(60));
        let since = |seconds: u64, of: Option<i64>| {
            let mut of: Vec<_> = self
                .lately
                .iter()
                .filter(|(at, to)| now - *at < Duration::from_secs(seconds) && of.is_none_or(|of| of == *to))
                .map(|(at, _)| *at)
                .collect();
            of.sort();
            of
        };
        let (most, seconds) = if chat > 0 { pace.private } else { (pace.group, 60) };
        for (sent, most, seconds) in [(since(seconds, Some(chat)), most, seconds), (since(1, None), pace.everybody, 1)] {
            if sent.len() >= most {
                let wait = (Duration::from_secs(seconds) - (now - sent[0])).as_secs() + 1;
                return Err((429, format!("Too Many Requests: retry after {wait}"), Some(json!({ "retry_after": wait }))));
            }
        }
        self.lately.push_back((now, chat));
        Ok(())
    }

    /// Whether an update of this kind is kept for the bot.
    pub fn wants(&self, kind: &str) -> bool {
        match &self.wanted {
            Some(wanted) => wanted.contains(kind),
            None => !["chat_member", "message_reaction", "message_reaction_count"].contains(&kind),
        }
    }

    /// What a call says of the kinds that it wants; without a word the earlier ones hold.
    pub fn wish(&mut self, body: &Value) {
        if let Some(kinds) = body["allowed_updates"].as_array() {
            self.wanted = Some(kinds.iter().filter_map(|k| k.as_str().map(str::to_owned)).collect());
        }
    }
}

/// A way to the server that can be closed, as a network is: nothing listens then, and what was open breaks.
pub struct Gate {
    pub port: u16,
    to: u16,
    open: std::sync::Mutex<Option<tokio::task::JoinSet<()>>>,
}

impl Gate {
    /// A closed gate before a port.
    pub async fn before(to: u16) -> Self {
        let port = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
        Self { port, to, open: std::sync::Mutex::default() }
    }

    pub fn open(&self) {
        let (port, to) = (self.port, self.to);
        let mut ways = tokio::task::JoinSet::new();
        ways.spawn(async move {
            let socket = tokio::net::TcpSocket::new_v4().unwrap();
            socket.set_reuseaddr(true).unwrap();
            socket.bind(([127, 0, 0, 1], port).into()).unwrap();
            let listener = socket.listen(64).unwrap();
            let mut through = tokio::task::JoinSet::new();
            loop {
                let (mut client, _) = listener.accept().await.unwrap();
                through.spawn(async move {
                    let mut server = tokio::net::TcpStream::connect(("127.0.0.1", to)).await.unwrap();
                    tokio::io::copy_bidirectional(&mut client, &mut server).await.ok();
                });
            }
        });
        *self.open.lock().unwrap() = Some(ways);
    }

    pub fn close(&self) {
        self.open.lock().unwrap().take();
    }
}
