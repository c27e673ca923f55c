//! Updates that Telegram sends to an address of ours, in place of our asking for them. What does not carry the secret is not read.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::net::SocketAddr;
use std::pin::pin;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::routing::post;
use backon::Retryable;
use data_encoding::HEXLOWER;
use subtle::ConstantTimeEq;
use teloxide::payloads::SetWebhookSetters;
use teloxide::prelude::{Bot, Requester};
use teloxide::types::Update;
use tokio::net::TcpListener;
use tokio::sync::mpsc::{self, error::TrySendError};
use url::Url;

use crate::config;

use super::client::{Outage, patience, pause};
use super::desk::Desk;
use super::error::{BotError, is_refused};
use super::metrics::Metrics;
use super::poll::{WANTED, incoming};

/// The header that carries the secret: <https://core.telegram.org/bots/api#setwebhook>
const HEADER: &str = "x-telegram-bot-api-secret-token";
/// Bytes of an update; Telegram's have a few thousand.
const LARGEST: usize = 1024 * 1024;
/// How long an update may take to come in.
const SLOWEST: Duration = Duration::from_secs(10);
/// Updates that were let in and not yet taken; when there are more, Telegram is told to come back.
const WAITING: usize = 32;
/// Updates that are known again when Telegram did not hear that they had come.
const REMEMBERED: usize = 2000;
/// How often Telegram is asked for a sign of life, since no poll gives one.
const PULSE: Duration = Duration::from_secs(25);

/// By which Telegram's calls are known. It never prints itself.
#[derive(Clone)]
pub struct WebhookSecret(String);

/// Words that are no secret of a webhook.
#[derive(Debug, thiserror::Error)]
#[error("a webhook's secret is 1 to 256 letters, digits, _ and -")]
pub struct InvalidSecret;

impl FromStr for WebhookSecret {
    type Err = InvalidSecret;

    fn from_str(text: &str) -> Result<Self, InvalidSecret> {
        let fine = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-');
        if (1..=256).contains(&text.len()) && text.bytes().all(fine) { Ok(Self(text.to_owned())) } else { Err(InvalidSecret) }
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[secret]")
    }
}

impl WebhookSecret {
    /// A new one.
    pub(super) fn random() -> Result<Self, BotError> {
        let mut luck = [0; 32];
        getrandom::fill(&mut luck).map_err(|_| BotError::NoLuck)?;
        Ok(Self(HEXLOWER.encode(&luck)))
    }

    /// Whether somebody knows it; how long the look takes says nothing of how much of it they know.
    fn is(&self, said: &[u8]) -> bool {
        self.0.as_bytes().ct_eq(said).into()
    }
}

/// Where updates are sent to, and where they arrive.
pub(super) struct Webhook {
    url: Url,
    listener: TcpListener,
    secret: WebhookSecret,
}

/// What every call needs.
struct Door {
    secret: WebhookSecret,
    updates: mpsc::Sender<Update>,
}

impl Webhook {
    /// The settings' webhook, listening; `None` where Telegram is asked for updates.
    pub(super) async fn open(settings: &config::Webhook, secret: Option<WebhookSecret>) -> Result<Option<Self>, BotError> {
        let Some(url) = &settings.url else { return Ok(None) };
        let url =
            Url::parse(url).ok().filter(|u| u.scheme() == "https" && u.has_host()).ok_or_else(|| BotError::WebhookUrl(url.clone()))?;
        let secret = match secret {
            Some(secret) => secret,
            None => WebhookSecret::random()?,
        };
        Ok(Some(Self { url, listener: listen("the webhook is served", settings.listen).await?, secret }))
    }

    /// Hands over everything that comes in, until `stop`.
    pub(super) async fn serve(self, bot: &Bot, stop: impl Future<Output = ()>, desk: &mut Desk) -> Result<(), BotError> {
        let mut stop = pin!(stop);
        let (updates, mut waiting) = mpsc::channel(WAITING);
        let router = Router::new().route(self.url.path(), post(call)).with_state(Arc::new(Door { secret: self.secret.clone(), updates }));
        let mut aside = tokio::task::JoinSet::new();
        // It ends with the bot and not before.
        aside.spawn(async move { drop(axum::serve(self.listener, router).await) });
        aside.spawn(pulse(bot.clone(), Arc::clone(&desk.office().metrics)));
        tokio::select! {
            biased;
            () = &mut stop => return Ok(()),
            done = register(bot, &self.url, &self.secret) => done?,
        }
        let mut seen = Seen::default();
        let mut take = |desk: &mut Desk, update: Update| {
            if seen.is_new(update.id.0) {
                incoming(update).into_iter().for_each(|incoming| desk.take(incoming));
            }
        };
        loop {
            tokio::select! {
                biased;
                () = &mut stop => break,
                () = desk.roomy() => {}
            }
            tokio::select! {
                biased;
                () = &mut stop => break,
                update = waiting.recv() => match update {
                    Some(update) => take(desk, update),
                    None => return Err(BotError::Broken),
                },
            }
        }
        // What Telegram was told has come is not to be lost; what comes from now on it is told to send again.
        waiting.close();
        while let Ok(update) = waiting.try_recv() {
            take(desk, update);
        }
        Ok(())
    }
}

/// Listens on an address of the settings, for something.
pub(super) async fn listen(what: &str, address: SocketAddr) -> Result<TcpListener, BotError> {
    if !address.ip().is_loopback() {
        tracing::warn!("{address} can be reached from other machines; nothing in front of it is asked for");
    }
    let cannot = |error| BotError::Listen(address, error);
    let listener = TcpListener::bind(address).await.map_err(cannot)?;
    tracing::info!("{what} on {}", listener.local_addr().map_err(cannot)?);
    Ok(listener)
}

/// Tells Telegram where to send updates, until it has heard.
async fn register(bot: &Bot, url: &Url, secret: &WebhookSecret) -> Result<(), BotError> {
    let mut outage = Outage::default();
    let tell = || async {
        // One connection: updates of a chat come in the order in which they were written.
        bot.set_webhook(url.clone()).secret_token(secret.0.clone()).max_connections(1).allowed_updates(WANTED).await
    };
    let told = tell.retry(patience()).when(|e| !is_refused(e)).adjust(pause).notify(|error, _| outage.begins(bot, error)).await;
    outage.ends();
    told.map(drop).map_err(|_| BotError::Refused)
}

async fn pulse(bot: Bot, metrics: Arc<Metrics>) {
    loop {
        match bot.get_me().await {
            Ok(_) => metrics.contact(),
            Err(error) => metrics.failed(&error),
        }
        tokio::time::sleep(PULSE).await;
    }
}

/// One call. Telegram makes it again later unless it is told that all is well.
async fn call(State(door): State<Arc<Door>>, request: Request) -> StatusCode {
    if !request.headers().get(HEADER).is_some_and(|said| door.secret.is(said.as_bytes())) {
        return StatusCode::UNAUTHORIZED;
    }
    let bytes = match tokio::time::timeout(SLOWEST, to_bytes(request.into_body(), LARGEST)).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return StatusCode::PAYLOAD_TOO_LARGE,
        Err(_) => return StatusCode::REQUEST_TIMEOUT,
    };
    let Ok(update) = serde_json::from_slice::<Update>(&bytes) else { return StatusCode::BAD_REQUEST };
    match door.updates.try_send(update) {
        Ok(()) => StatusCode::OK,
        Err(TrySendError::Full(_) | TrySendError::Closed(_)) => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Updates that came lately.
#[derive(Default)]
struct Seen {
    order: VecDeque<u32>,
    numbers: HashSet<u32>,
}

impl Seen {
    fn is_new(&mut self, number: u32) -> bool {
        if !self.numbers.insert(number) {
            return false;
        }
        self.order.push_back(number);
        if self.order.len() > REMEMBERED
            && let Some(oldest) = self.order.pop_front()
        {
            self.numbers.remove(&oldest);
        }
        true
    }
}
