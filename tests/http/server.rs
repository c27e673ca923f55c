//! An OpenAI-compatible server on a port of this machine. It embeds and translates by rule, and can be told to fail.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, Router};
use serde_json::{Value, json};

/// The key that the server hears, and that nothing may print.
pub const KEY: &str = "sk-test-key-that-must-never-be-printed";

/// What a request is told instead of what it asks for.
#[derive(Debug, Clone)]
pub enum Fault {
    Status(u16),
    /// A status with `Retry-After`.
    Wait(u16, &'static str),
    /// These bytes, with status 200.
    Body(String),
    /// No answer at all.
    Silence,
    Redirect(String),
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Call {
    pub path: String,
    pub authorization: Option<String>,
    pub body: Value,
}

/// The server, shared by the test and by its handler.
#[derive(Clone)]
pub struct Server {
    inner: Arc<Mutex<Inner>>,
    pub url: String,
}

#[derive(Default)]
struct Inner {
    calls: Vec<Call>,
    faults: VecDeque<Fault>,
}

impl Server {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { inner: Arc::default(), url: format!("http://{}/v1", listener.local_addr().unwrap()) };
        let router = Router::new().fallback(answer).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        server
    }

    /// The next requests fail like this, in order.
    pub fn fail(&self, faults: impl IntoIterator<Item = Fault>) {
        self.inner.lock().unwrap().faults.extend(faults);
    }

    /// The next request is answered with this.
    pub fn say(&self, body: &Value) {
        self.fail([Fault::Body(body.to_string())]);
    }

    pub fn calls(&self) -> Vec<Call> {
        self.inner.lock().unwrap().calls.clone()
    }
}

async fn answer(State(server): State<Server>, uri: Uri, headers: HeaderMap, Json(body): Json<Value>) -> Response {
    let authorization = headers.get(header::AUTHORIZATION).map(|h| h.to_str().unwrap().to_owned());
    let path = uri.path().to_owned();
    let fault = {
        let mut inner = server.inner.lock().unwrap();
        inner.calls.push(Call { path: path.clone(), authorization, body: body.clone() });
        inner.faults.pop_front()
    };
    // Servers like to repeat what they were sent.
    let echo = format!("you sent {headers:?} {body}");
    match fault {
        Some(Fault::Status(code)) => (StatusCode::from_u16(code).unwrap(), echo).into_response(),
        Some(Fault::Wait(code, wait)) => (StatusCode::from_u16(code).unwrap(), [(header::RETRY_AFTER, wait)], echo).into_response(),
        Some(Fault::Body(body)) => body.into_response(),
        Some(Fault::Silence) => std::future::pending().await,
        Some(Fault::Redirect(to)) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, to)]).into_response(),
        None if path == "/v1/embeddings" => Json(embeddings(&body)).into_response(),
        None if path == "/v1/chat/completions" => Json(completion("La traducción.")).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// A vector a text, the last first: its characters and 1. They are told apart by their direction.
fn embeddings(body: &Value) -> Value {
    let input = body["input"].as_array().unwrap();
    let item = |(nth, text): (usize, &Value)| {
        let length = text.as_str().unwrap().chars().count();
        json!({"object": "embedding", "index": nth, "embedding": [length, 1]})
    };
    json!({"object": "list", "data": input.iter().enumerate().rev().map(item).collect::<Vec<_>>(), "model": "m"})
}

/// What a chat server answers.
pub fn completion(content: &str) -> Value {
    json!({"choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]})
}
