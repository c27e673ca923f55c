//! A model behind an OpenAI-compatible API: where it is, what is tried again, for how long, and what is said about it.

use std::fmt;
use std::num::NonZeroU64;
use std::thread;
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{Client, redirect};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::runtime::{Builder, Runtime};
use url::Url;

use super::key::Key;

/// What a model is asked to do, and with that the part of the settings that it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Encoder,
    Translator,
}

impl Role {
    /// The environment variable that its key comes from.
    const fn variable(self) -> &'static str {
        match self {
            Self::Encoder => "WHOSAID_ENCODER_KEY",
            Self::Translator => "WHOSAID_TRANSLATOR_KEY",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Encoder => "encoder",
            Self::Translator => "translator",
        })
    }
}

/// A call that gave nothing: of which model, at which address, and why.
#[derive(Debug, thiserror::Error)]
#[error("the {role} `{model}` at {url} {failure}")]
pub struct CallError {
    pub role: Role,
    pub model: String,
    pub url: String,
    pub failure: Failure,
}

/// Why a call gave nothing. Nothing in here repeats what the server said: that may hold the words that were sent, or the key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    #[error("cannot be called; set `url` to an address such as https://example.com/v1, without password, `?` and `#`")]
    Address,
    #[error("cannot be called from here, since no connection can be set up; check HTTPS_PROXY and the like")]
    Setup,
    #[error("cannot be reached; check that it runs, and that `url` is right")]
    Unreachable,
    #[error("did not answer within {0} s; try again later, or raise `timeout_s`")]
    TooSlow(NonZeroU64),
    #[error("wants a key (status {status}); put it into {variable}")]
    NoKey { status: u16, variable: &'static str },
    #[error("refuses the key (status {status}); put the right one into {variable}")]
    Refused { status: u16, variable: &'static str },
    #[error("does not take the request (status {0}); check `url`, `model` and the settings beside them")]
    Status(u16),
    /// 429 or 5xx, still after the last try.
    #[error("cannot serve the request (status {status}); try again {}", later(*pause))]
    Busy { status: u16, pause: Option<Duration> },
    #[error("answers with more than {} MiB; check `url` and `model`, or lower `batch`", LARGEST / 1024 / 1024)]
    TooLarge,
    #[error("gives vectors of dimension {is} instead of {expected}; correct `model` or `dimension`")]
    Dimension { is: usize, expected: usize },
    /// What came is not what the API promises.
    #[error("{0}; check that `url` leads to an OpenAI-compatible API, and that `model` is made for this")]
    Answer(String),
}

/// Where a model is, and how it is called.
#[derive(Debug, Clone)]
pub struct ServiceOptions {
    /// The base of the API, up to and including `/v1`. An address without a path gets that path.
    pub url: String,
    pub model: String,
    /// Longest that one try may take, in seconds.
    pub timeout_s: NonZeroU64,
    pub key: Option<Key>,
}

/// A model behind an address. Calls wait for their answer, and may come from any thread, async ones among them.
pub(crate) struct Service {
    role: Role,
    base: Url,
    model: String,
    timeout_s: NonZeroU64,
    key: Option<Key>,
    client: Client,
    /// Keeps connections open from one call to the next. `Some` until the drop.
    runtime: Option<Runtime>,
}

/// Answers are kept in memory: a batch of the longest vectors is a few MiB.
const LARGEST: usize = 64 * 1024 * 1024;
/// A server that wants a longer pause than this is not waited for.
const LONGEST_PAUSE: Duration = Duration::from_secs(60);

impl Service {
    /// Checks the address and prepares connections; nothing is sent yet.
    pub(crate) fn new(role: Role, options: ServiceOptions) -> Result<Self, CallError> {
        let ServiceOptions { url, model, timeout_s, key } = options;
        // What stands before an `@` may be a password.
        let shown = || url.rsplit('@').next().unwrap_or_default().to_owned();
        let error = |failure| CallError { role, model: model.clone(), url: shown(), failure };
        let base = base(&url).ok_or_else(|| error(Failure::Address))?;
        let client = Client::builder()
            .user_agent(concat!("whosaid/", env!("CARGO_PKG_VERSION")))
            .timeout(Duration::from_secs(timeout_s.get()))
            // A redirect would turn the POST into a GET, or carry the key and the words to somebody else.
            .redirect(redirect::Policy::none())
            .build()
            .map_err(|_| error(Failure::Setup))?;
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|_| error(Failure::Setup))?;
        Ok(Self { role, base, model, timeout_s, key, client, runtime: Some(runtime) })
    }

    pub(crate) fn model(&self) -> &str {
        &self.model
    }

    /// The server's name, with the port where the address has one.
    pub(crate) fn host(&self) -> String {
        let host = self.base.host_str().unwrap_or_default();
        self.base.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// A failure, with the names of what failed.
    pub(crate) fn error(&self, failure: Failure) -> CallError {
        CallError { role: self.role, model: self.model.clone(), url: self.base.to_string(), failure }
    }

    /// Posts JSON to `{base}/{operation}` and waits for the answer.
    pub(crate) fn post<A: DeserializeOwned>(&self, operation: &str, body: &Value) -> Result<A, CallError> {
        let bytes = self.wait(operation, body).map_err(|failure| self.error(failure))?;
        serde_json::from_slice(&bytes).map_err(|_| self.error(Failure::Answer("does not answer as the API does".to_owned())))
    }

    fn wait(&self, operation: &str, body: &Value) -> Result<Vec<u8>, Failure> {
        let runtime = self.runtime.as_ref().expect("it is taken in the drop only");
        let url = format!("{}/{operation}", self.base);
        // On a thread of its own, since waiting for a runtime inside of another one panics.
        thread::scope(|scope| {
            let call = || runtime.block_on(self.patiently(&url, body));
            let worker = thread::Builder::new().spawn_scoped(scope, call).map_err(|_| Failure::Setup)?;
            worker.join().unwrap_or_else(|fault| std::panic::resume_unwind(fault))
        })
    }

    async fn patiently(&self, url: &str, body: &Value) -> Result<Vec<u8>, Failure> {
        let tries = ExponentialBuilder::default().with_min_delay(Duration::from_millis(300)).with_max_times(4).with_jitter();
        (|| self.once(url, body)).retry(tries).when(may_pass).adjust(pause).await
    }

    async fn once(&self, url: &str, body: &Value) -> Result<Vec<u8>, Failure> {
        let mut request = self.client.post(url).json(body);
        if let Some(key) = &self.key {
            request = request.bearer_auth(key.reveal());
        }
        let mut response = request.send().await.map_err(|e| self.failure(&e))?;
        let status = response.status().as_u16();
        match status {
            200..=299 => {}
            401 | 403 if self.key.is_none() => return Err(Failure::NoKey { status, variable: self.role.variable() }),
            401 | 403 => return Err(Failure::Refused { status, variable: self.role.variable() }),
            429 | 500..=599 => return Err(Failure::Busy { status, pause: asked_for(response.headers()) }),
            _ => return Err(Failure::Status(status)),
        }
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|e| self.failure(&e))? {
            if bytes.len() + chunk.len() > LARGEST {
                return Err(Failure::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(bytes)
    }

    fn failure(&self, error: &reqwest::Error) -> Failure {
        match () {
            () if error.is_timeout() => Failure::TooSlow(self.timeout_s),
            () if error.is_builder() => Failure::Setup,
            () => Failure::Unreachable,
        }
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        // A runtime that is dropped inside of another one panics; one that is shut down in the background does not.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// The base of an API without a slash at its end. `None` for what no request can be sent to, or should not be shown.
fn base(url: &str) -> Option<Url> {
    let mut url = Url::parse(url.trim()).ok()?;
    let open = url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    if !matches!(url.scheme(), "http" | "https") || !url.has_host() || !open {
        return None;
    }
    let path = url.path().trim_end_matches('/').to_owned();
    url.set_path(if path.is_empty() { "/v1" } else { &path });
    Some(url)
}

/// Whether another try may help. A time-out is not among these: whoever waits has waited long enough.
fn may_pass(failure: &Failure) -> bool {
    matches!(failure, Failure::Unreachable | Failure::Busy { .. })
}

/// The pause that a server asks for goes before our own where it is longer; one that is too long ends the tries.
fn pause(failure: &Failure, ours: Option<Duration>) -> Option<Duration> {
    match failure {
        Failure::Busy { pause: Some(theirs), .. } => ours.filter(|_| *theirs <= LONGEST_PAUSE).map(|ours| ours.max(*theirs)),
        _ => ours,
    }
}

/// `Retry-After` in its two forms: seconds, or a date (RFC 9110, 10.2.3).
fn asked_for(headers: &HeaderMap) -> Option<Duration> {
    let said = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = said.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = rfc2822::DateTimeParser::new().parse_timestamp(said).ok()?;
    until.duration_since(Timestamp::now()).try_into().ok()
}

fn later(pause: Option<Duration>) -> String {
    pause.filter(|p| *p > LONGEST_PAUSE).map_or_else(|| "later".to_owned(), |p| format!("in {} s, as it asks", p.as_secs()))
}
