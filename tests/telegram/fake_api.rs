//! A Bot API server of the project's own, on a port of this machine: it keeps Telegram's rules, and can be told to fail.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Value, json};
use tokio::sync::Notify;

use super::html;
use super::messages::{check, check_offers, check_photo};
use super::rules::{Refusal, Rules};

/// The token that this server knows.
pub const TOKEN: &str = "424242:AAFake-Token_that_must_never_be_printed";
/// The bot's name and number.
pub const NAME: &str = "whosaid_test_bot";
pub const ID: i64 = 424_242;
/// Longest that anything is waited for; tests end as soon as it has come.
const PATIENCE: Duration = Duration::from_secs(180);
/// Longest that a poll is held open, whatever it asks for.
const HOLD: Duration = Duration::from_secs(2);

/// What a call is told instead of its result.
#[derive(Debug, Clone)]
pub enum Fault {
    /// 429 with `retry_after`.
    TooMany(u64),
    /// A gateway's page.
    Page,
    /// 502, as the gateway sends it.
    BadGateway,
    Unauthorized,
    /// 404: a page of somebody's who repeats what was asked for, the token included.
    NoSuchPath,
    /// 403: the person has blocked the bot.
    Blocked,
    /// 400: a group in which nobody but administrators sends pictures.
    NoRights,
    /// The result, but later.
    Late(Duration),
    /// It is done, and the connection ends before that is said.
    Lost,
    /// It is done, and said in a way that nobody has seen before.
    Strange,
}

/// A message that the bot sent, as Telegram shows it.
#[derive(Debug, Clone)]
pub struct Sent {
    pub id: i64,
    pub chat: i64,
    pub topic: Option<i64>,
    pub reply_to: i64,
    pub html: String,
    pub text: String,
    pub entities: Vec<html::Entity>,
    /// Rows of buttons: their words, and what they say to the bot or where they lead.
    pub buttons: Vec<Vec<(String, String)>>,
    /// How often it was changed.
    pub edits: usize,
    /// The picture that the words stand below, as PNG.
    pub photo: Option<Vec<u8>>,
}

impl Sent {
    /// The buttons as a phone shows them, a line a row.
    pub fn keyboard(&self) -> String {
        let row = |row: &Vec<(String, String)>| row.iter().map(|(label, _)| format!("[{label}]")).collect::<String>();
        self.buttons.iter().map(row).collect::<Vec<_>>().join("\n")
    }

    /// What the button with these words says.
    pub fn button(&self, label: &str) -> &str {
        let found = self.buttons.iter().flatten().find(|(words, _)| words.contains(label));
        &found.unwrap_or_else(|| panic!("no button {label}: {}", self.keyboard())).1
    }

    /// What stands in quotation blocks.
    pub fn quoted(&self) -> Vec<String> {
        let units: Vec<u16> = self.text.encode_utf16().collect();
        let blocks = self.entities.iter().filter(|e| e.tag == "blockquote");
        blocks.map(|e| String::from_utf16(&units[e.start..e.end]).unwrap()).collect()
    }
}

/// Results that the bot offered to somebody who types.
#[derive(Debug, Clone)]
pub struct Offered {
    pub id: String,
    /// Each result's number, title and description, and the message that would be sent.
    pub results: Vec<(String, String, String, Sent)>,
    pub next: String,
    /// The button above the results, and what it says to `/start`.
    pub button: Option<(String, String)>,
    pub personal: bool,
    pub cache_time: i64,
}

#[derive(Default)]
struct Inner {
    updates: Vec<Value>,
    next: i64,
    sent: Vec<Sent>,
    deleted: Vec<i64>,
    offered: Vec<Offered>,
    calls: Vec<(String, Value)>,
    faults: HashMap<String, VecDeque<Fault>>,
    rules: Rules,
    /// The poll that came last; one before it that is still open is ended.
    poll: u64,
    /// What can be downloaded, by its number.
    files: HashMap<String, Vec<u8>>,
    /// What a call was refused for that no test asked for.
    refused: Vec<String>,
}

/// The server, shared by the test and by its handlers.
#[derive(Clone, Default)]
pub struct FakeApi {
    inner: Arc<Mutex<Inner>>,
    changed: Arc<Notify>,
    pub port: u16,
}

impl FakeApi {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let api = Self { port: listener.local_addr().unwrap().port(), ..Self::default() };
        let router = Router::new()
            .route("/{bot}/{method}", any(call))
            .route("/tg/{bot}/{method}", any(call))
            .route("/file/{bot}/{path}", any(file))
            .with_state(api.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        api
    }

    /// The next calls of a method fail like this.
    pub fn fail(&self, method: &str, faults: impl IntoIterator<Item = Fault>) {
        self.inner.lock().unwrap().faults.entry(method.to_owned()).or_default().extend(faults);
    }

    /// Hands an update to the bot, and returns its message's number.
    pub fn update(&self, mut message: Value) -> i64 {
        let mut inner = self.inner.lock().unwrap();
        inner.next += 1;
        let id = inner.next;
        message["message_id"] = json!(1000 + id);
        drop(inner);
        let kind = if message.get("edit_date").is_some() { "edited_message" } else { "message" };
        self.happen(id, kind, message);
        1000 + id
    }

    /// Something else happens than a message.
    pub fn event(&self, kind: &str, event: Value) {
        let mut inner = self.inner.lock().unwrap();
        inner.next += 1;
        let id = inner.next;
        drop(inner);
        self.happen(id, kind, event);
    }

    fn happen(&self, id: i64, kind: &str, event: Value) {
        let mut inner = self.inner.lock().unwrap();
        if inner.rules.wants(kind) {
            inner.updates.push(json!({"update_id": 500 + id, kind: event}));
        }
        drop(inner);
        self.changed.notify_waiters();
    }

    /// Changes what the server knows of chats, and how strict it is.
    pub fn rules(&self, change: impl FnOnce(&mut Rules)) {
        change(&mut self.inner.lock().unwrap().rules);
    }

    /// The webhook that is set, as `setWebhook` has it.
    pub fn webhook(&self) -> Option<Value> {
        self.inner.lock().unwrap().rules.webhook.clone()
    }

    /// Somebody sends a file; its number.
    pub fn upload(&self, bytes: impl Into<Vec<u8>>) -> String {
        let mut inner = self.inner.lock().unwrap();
        let number = format!("file{}", inner.files.len());
        inner.files.insert(number.clone(), bytes.into());
        number
    }

    /// Updates that wait.
    pub fn waiting(&self) -> usize {
        self.inner.lock().unwrap().updates.len()
    }

    /// Presses a button of one of the bot's messages, or says that it was pressed.
    pub fn press(&self, sent: &Sent, data: &str) {
        self.press_by((7, "en"), sent, data);
    }

    /// The same, by somebody of this number, whose Telegram is in this language.
    pub fn press_by(&self, (person, lang): (i64, &str), sent: &Sent, data: &str) {
        let mut inner = self.inner.lock().unwrap();
        inner.next += 1;
        let id = inner.next;
        let message = json!({"message_id": sent.id, "date": 1_700_000_000, "chat": chat(sent.chat), "text": sent.text, "from": me()});
        let from = json!({"id": person, "is_bot": false, "first_name": "Ada", "language_code": lang});
        let press = json!({"id": id.to_string(), "from": from, "chat_instance": "1", "data": data, "message": message});
        inner.updates.push(json!({"update_id": 500 + id, "callback_query": press}));
        drop(inner);
        self.changed.notify_waiters();
    }

    /// Somebody types `@bot query` in a chat, and returns the query's number.
    pub fn typed(&self, person: i64, lang: &str, query: &str, offset: &str) -> String {
        let mut inner = self.inner.lock().unwrap();
        inner.next += 1;
        let id = inner.next;
        let from = json!({"id": person, "is_bot": false, "first_name": "Ada", "language_code": lang});
        let typed = json!({"id": id.to_string(), "from": from, "query": query, "offset": offset, "chat_type": "group"});
        inner.updates.push(json!({"update_id": 500 + id, "inline_query": typed}));
        drop(inner);
        self.changed.notify_waiters();
        id.to_string()
    }

    /// Waits for the results that a query is answered with.
    pub async fn offered(&self, id: &str) -> Offered {
        let found = |api: &Self| api.inner.lock().unwrap().offered.iter().find(|o| o.id == id).cloned();
        self.until("results", |api| found(api).is_some() || !api.refused().is_empty()).await;
        assert_eq!(self.refused(), Vec::<String>::new());
        found(self).unwrap()
    }

    /// Somebody deletes a message of the bot.
    pub fn delete(&self, id: i64) {
        self.inner.lock().unwrap().deleted.push(id);
    }

    /// A message as it is now.
    pub fn message(&self, id: i64) -> Sent {
        self.sent().into_iter().find(|s| s.id == id).unwrap()
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.inner.lock().unwrap().sent.clone()
    }

    pub fn calls(&self, method: &str) -> Vec<Value> {
        self.inner.lock().unwrap().calls.iter().filter(|(m, _)| m == method).map(|(_, body)| body.clone()).collect()
    }

    pub fn refused(&self) -> Vec<String> {
        self.inner.lock().unwrap().refused.clone()
    }

    /// Whether every update was handed out and acknowledged.
    pub fn drained(&self) -> bool {
        self.inner.lock().unwrap().updates.is_empty()
    }

    /// Waits until something is so.
    pub async fn until(&self, what: &str, so: impl Fn(&Self) -> bool) {
        let wait = async {
            loop {
                let changed = self.changed.notified();
                if so(self) {
                    return;
                }
                tokio::time::timeout(Duration::from_millis(50), changed).await.ok();
            }
        };
        if tokio::time::timeout(PATIENCE, wait).await.is_err() {
            panic!("{what} never came; sent: {:#?}; refused: {:?}", self.sent(), self.refused());
        }
    }

    /// Waits for so many messages in all.
    pub async fn messages(&self, count: usize) -> Vec<Sent> {
        self.until(&format!("message {count}"), |api| api.sent().len() >= count).await;
        assert_eq!(self.refused(), Vec::<String>::new());
        self.sent()
    }
}

async fn call(State(api): State<FakeApi>, Path((bot, method)): Path<(String, String)>, body: axum::body::Bytes) -> Response {
    if bot.strip_prefix("bot") != Some(TOKEN) {
        return failure(401, "Unauthorized", None);
    }
    let (body, uploads) = match body.first() {
        None => (json!({}), Uploads::new()),
        Some(b'-') => form(&body),
        Some(_) => (serde_json::from_slice(&body).unwrap_or(Value::Null), Uploads::new()),
    };
    let method = method[..1].to_lowercase() + &method[1..];
    let mut lost = false;
    let fault = {
        let mut inner = api.inner.lock().unwrap();
        inner.calls.push((method.clone(), body.clone()));
        inner.faults.get_mut(&method).and_then(VecDeque::pop_front)
    };
    api.changed.notify_waiters();
    match fault {
        Some(Fault::TooMany(wait)) => return failure(429, &format!("Too Many Requests: retry after {wait}"), Some(wait)),
        Some(Fault::Page) => return (StatusCode::OK, format!("<html>{bot} is away</html>")).into_response(),
        Some(Fault::BadGateway) => return failure(502, "Bad Gateway", None),
        Some(Fault::NoSuchPath) => return failure(404, &format!("no such path /{bot}/{method}"), None),
        Some(Fault::Blocked) => return failure(403, "Forbidden: bot was blocked by the user", None),
        Some(Fault::NoRights) => return failure(400, "Bad Request: not enough rights to send photos to the chat", None),
        Some(Fault::Unauthorized) => return failure(401, "Unauthorized", None),
        Some(Fault::Late(wait)) => tokio::time::sleep(wait).await,
        Some(Fault::Lost) => lost = true,
        Some(Fault::Strange) => {
            api.answer(&method, &body, &uploads).await;
            return success(json!({"message_id": "of another kind"}));
        }
        None => {}
    }
    let response = api.answer(&method, &body, &uploads).await;
    if lost {
        // A body that ends before its length breaks the connection.
        let broken = axum::body::Body::from_stream(futures_util::stream::iter([Ok("{"), Err(std::io::Error::other("lost"))]));
        return Response::new(broken);
    }
    response
}

/// Files of a form, by the name of their part.
type Uploads = HashMap<String, Vec<u8>>;

/// A body of `multipart/form-data` (RFC 7578): texts as they stand, what is JSON as that, and files apart.
fn form(body: &[u8]) -> (Value, Uploads) {
    let mut fields = serde_json::Map::new();
    let mut uploads = Uploads::new();
    let boundary = &body[..memchr::memmem::find(body, b"\r\n").unwrap_or(body.len())];
    let starts: Vec<usize> = memchr::memmem::find_iter(body, boundary).collect();
    for between in starts.windows(2) {
        let part = &body[between[0] + boundary.len()..between[1]];
        let Some(at) = memchr::memmem::find(part, b"\r\n\r\n") else { continue };
        let (head, value) = (String::from_utf8_lossy(&part[..at]), &part[at + 4..]);
        let value = value.strip_suffix(b"\r\n").unwrap_or(value);
        let name = head.split("name=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned();
        if head.contains("filename=") {
            uploads.insert(name, value.to_vec());
            continue;
        }
        let value = String::from_utf8_lossy(value);
        let json = if value.starts_with(['[', '{']) { serde_json::from_str(&value).ok() } else { None };
        fields.insert(name, json.unwrap_or_else(|| json!(value)));
    }
    (Value::Object(fields), uploads)
}

async fn file(State(api): State<FakeApi>, Path((bot, path)): Path<(String, String)>) -> Response {
    let bytes = api.inner.lock().unwrap().files.get(path.trim_start_matches("documents/")).cloned();
    match bytes {
        Some(bytes) if bot.strip_prefix("bot") == Some(TOKEN) => bytes.into_response(),
        _ => failure(404, "Not Found", None),
    }
}

impl FakeApi {
    async fn answer(&self, method: &str, body: &Value, uploads: &Uploads) -> Response {
        let api = self;
        match method {
            "getMe" => success(me()),
            "getUpdates" => api.updates(body).await,
            "sendMessage" => api.send(check(body), body),
            "sendPhoto" => api.send(check_photo(body, uploads), body),
            "editMessageText" => api.edit(body),
            "answerCallbackQuery" => api.acknowledge(body),
            "answerInlineQuery" => api.offer(body),
            "setMyCommands" => api.set_commands(body),
            "deleteMyCommands" | "sendChatAction" => success(json!(true)),
            "getFile" => api.file(body),
            "getChatMember" => api.member(body),
            "setWebhook" => api.set_webhook(body),
            "deleteWebhook" => {
                api.inner.lock().unwrap().rules.webhook = None;
                success(json!(true))
            }
            "getWebhookInfo" => success(json!({"url": "", "has_custom_certificate": false, "pending_update_count": 0})),
            _ => failure(404, "Not Found", None),
        }
    }

    fn member(&self, body: &Value) -> Response {
        let (chat, person) = (body["chat_id"].as_i64().unwrap_or(0), body["user_id"].as_i64().unwrap_or(0));
        let status = if self.inner.lock().unwrap().rules.admins.contains(&(chat, person)) { "creator" } else { "member" };
        success(json!({"status": status, "is_anonymous": false, "user": {"id": person, "is_bot": false, "first_name": "x"}}))
    }

    fn file(&self, body: &Value) -> Response {
        let number = body["file_id"].as_str().unwrap_or_default();
        match self.inner.lock().unwrap().files.get(number) {
            Some(bytes) => success(
                json!({"file_id": number, "file_unique_id": number, "file_size": bytes.len(), "file_path": format!("documents/{number}")}),
            ),
            None => failure(400, "Bad Request: wrong file_id or the file is temporarily unavailable", None),
        }
    }

    /// <https://core.telegram.org/bots/api#setwebhook>
    fn set_webhook(&self, body: &Value) -> Response {
        let secret = body["secret_token"].as_str().unwrap_or_default();
        let allowed = secret.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-')) && secret.len() <= 256;
        if !body["url"].as_str().is_some_and(|url| url.starts_with("https://")) {
            return self.refuse("Bad Request: bad webhook: An HTTPS URL must be provided for webhook");
        }
        if !allowed {
            return self.refuse("Bad Request: secret token contains unallowed characters");
        }
        let mut inner = self.inner.lock().unwrap();
        inner.rules.wish(body);
        inner.rules.webhook = Some(body.clone());
        drop(inner);
        self.changed.notify_waiters();
        success(json!(true))
    }
}

/// The bot as a user, as `getMe` has it.
fn me() -> Value {
    json!({
        "id": ID, "is_bot": true, "first_name": "whosaid", "username": NAME, "can_join_groups": true, "has_main_web_app": false,
        "can_read_all_group_messages": false, "supports_inline_queries": false, "can_connect_to_business": false,
    })
}

fn chat(id: i64) -> Value {
    json!({"id": id, "type": if id > 0 { "private" } else { "supergroup" }, "first_name": "x", "title": "x"})
}

/// A number, which in a form is text.
pub fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

fn success(result: Value) -> Response {
    axum::Json(json!({"ok": true, "result": result})).into_response()
}

fn failure(code: u16, description: &str, retry_after: Option<u64>) -> Response {
    refusal((code, description.to_owned(), retry_after.map(|wait| json!({ "retry_after": wait }))))
}

fn refusal((code, description, parameters): Refusal) -> Response {
    let mut body = json!({"ok": false, "error_code": code, "description": description});
    if let Some(parameters) = parameters {
        body["parameters"] = parameters;
    }
    (StatusCode::from_u16(code).unwrap(), axum::Json(body)).into_response()
}

impl FakeApi {
    /// Forgets what lies before the offset, and holds the poll until there is something or time is up.
    async fn updates(&self, body: &Value) -> Response {
        let mine = {
            let mut inner = self.inner.lock().unwrap();
            if inner.rules.webhook.is_some() {
                let words = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
                return failure(409, words, None);
            }
            inner.rules.wish(body);
            inner.poll += 1;
            inner.poll
        };
        self.changed.notify_waiters();
        let offset = body["offset"].as_i64().unwrap_or(0);
        let hold = HOLD.min(Duration::from_secs(body["timeout"].as_u64().unwrap_or(0)));
        let limit = usize::try_from(body["limit"].as_u64().unwrap_or(100)).unwrap();
        let waiting = || {
            let mut inner = self.inner.lock().unwrap();
            inner.updates.retain(|u| u["update_id"].as_i64().unwrap() >= offset);
            inner.updates.iter().take(limit).cloned().collect::<Vec<_>>()
        };
        let deadline = tokio::time::Instant::now() + hold;
        loop {
            let changed = self.changed.notified();
            if self.inner.lock().unwrap().poll != mine {
                let words = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
                return failure(409, words, None);
            }
            let updates = waiting();
            let now = tokio::time::Instant::now();
            if !updates.is_empty() || now >= deadline {
                self.changed.notify_waiters();
                return success(json!(updates));
            }
            tokio::time::timeout(deadline - now, changed).await.ok();
        }
    }

    fn send(&self, checked: Result<Sent, String>, body: &Value) -> Response {
        let sent = match checked {
            Ok(sent) => sent,
            Err(reason) => return self.refuse(&reason),
        };
        let topic = number(&body["message_thread_id"]);
        // Forums of these tests have numbers below -2000.
        if topic.is_some() && sent.chat > -2000 {
            return self.refuse("Bad Request: message thread not found");
        }
        if body.get("reply_parameters").is_some_and(|r| r["allow_sending_without_reply"] != json!(true)) {
            return self.refuse("Bad Request: message to be replied not found");
        }
        let mut inner = self.inner.lock().unwrap();
        if let Err(refused) = inner.rules.message(sent.chat) {
            return refusal(refused);
        }
        let id = 5000 + i64::try_from(inner.sent.len()).unwrap();
        let result = json!({"message_id": id, "date": 0, "chat": chat(sent.chat), "text": sent.text});
        let reply_to = body["reply_parameters"]["message_id"].as_i64().unwrap_or(0);
        inner.sent.push(Sent { id, topic, reply_to, ..sent });
        drop(inner);
        self.changed.notify_waiters();
        success(result)
    }

    /// <https://core.telegram.org/bots/api#editmessagetext>
    fn edit(&self, body: &Value) -> Response {
        let sent = match check(body) {
            Ok(sent) => sent,
            Err(reason) => return self.refuse(&reason),
        };
        let id = body["message_id"].as_i64().unwrap_or(0);
        let mut inner = self.inner.lock().unwrap();
        if let Err(refused) = inner.rules.message(sent.chat) {
            return refusal(refused);
        }
        if inner.sent.iter().any(|s| s.id == id && s.photo.is_some()) {
            return failure(400, "Bad Request: there is no text in the message to edit", None);
        }
        let gone = inner.deleted.contains(&id);
        let Some(old) = inner.sent.iter_mut().find(|s| s.id == id && s.chat == sent.chat && !gone) else {
            return failure(400, "Bad Request: message to edit not found", None);
        };
        if (&old.html, &old.buttons) == (&sent.html, &sent.buttons) {
            return failure(
                400,
                "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
                None,
            );
        }
        *old = Sent { id, topic: old.topic, reply_to: old.reply_to, edits: old.edits + 1, ..sent };
        let result = json!({"message_id": id, "date": 0, "edit_date": 1, "chat": chat(old.chat), "text": old.text});
        drop(inner);
        self.changed.notify_waiters();
        success(result)
    }

    fn acknowledge(&self, body: &Value) -> Response {
        self.changed.notify_waiters();
        match body["text"].as_str() {
            Some(text) if text.chars().count() > 200 => self.refuse("Bad Request: MESSAGE_TOO_LONG"),
            _ => success(json!(true)),
        }
    }

    fn offer(&self, body: &Value) -> Response {
        match check_offers(body) {
            Ok(offered) => {
                self.inner.lock().unwrap().offered.push(offered);
                self.changed.notify_waiters();
                success(json!(true))
            }
            Err(reason) => self.refuse(&reason),
        }
    }

    fn set_commands(&self, body: &Value) -> Response {
        let commands = body["commands"].as_array().cloned().unwrap_or_default();
        let fine = |c: &Value| {
            let (name, words) = (c["command"].as_str().unwrap_or_default(), c["description"].as_str().unwrap_or_default());
            let named = (1..=32).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
            named && (3..=256).contains(&words.chars().count())
        };
        if commands.is_empty() || !commands.iter().all(fine) {
            self.refuse("Bad Request: BOT_COMMAND_INVALID")
        } else {
            success(json!(true))
        }
    }

    fn refuse(&self, reason: &str) -> Response {
        self.inner.lock().unwrap().refused.push(reason.to_owned());
        self.changed.notify_waiters();
        failure(400, reason, None)
    }
}
