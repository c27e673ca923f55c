//! What ends the bot, and what can be said of a failed call without saying the token.

use std::io;
use std::net::SocketAddr;

use teloxide::{ApiError, RequestError};

use crate::index::IndexError;

use super::state::StateError;

/// Why the bot cannot run. Nothing in here holds an error of the HTTP client: those print the address, and the token with it.
#[derive(Debug, thiserror::Error)]
pub enum BotError {
    /// Telegram does not know the token.
    #[error(
        "Telegram refuses the token; ask @BotFather for a new one (/token), put it into WHOSAID_TELEGRAM_TOKEN, \
         and if WHOSAID_TELEGRAM_API_URL is set, check that a Bot API server answers there"
    )]
    Refused,
    /// The address of the Bot API server cannot be used.
    #[error("`{0}` is no address of a Bot API server; WHOSAID_TELEGRAM_API_URL takes one such as http://localhost:8081")]
    ApiUrl(String),
    /// TLS or the proxy settings of the environment do not work.
    #[error("the HTTP client cannot be set up; check HTTPS_PROXY and the like")]
    Client,
    #[error("the process cannot listen for signals: {0}")]
    Signals(io::Error),
    #[error("a task of the bot ended early; start it again")]
    Broken,
    #[error("the system gives no random numbers")]
    NoLuck,
    /// `listen` or `monitor` of the settings.
    #[error("{0} cannot be listened on: {1}; name another address under [telegram] in config/whosaid.toml")]
    Listen(SocketAddr, io::Error),
    #[error("`{0}` is no address for a webhook; [telegram.webhook] url takes one such as https://bot.example.org/whosaid")]
    WebhookUrl(String),
    #[error("WHOSAID_TELEGRAM_WEBHOOK_SECRET takes 1 to 256 letters, digits, _ and -")]
    Secret,
    #[error(transparent)]
    Index(#[from] IndexError),
    #[error(transparent)]
    State(#[from] StateError),
}

impl BotError {
    /// Whether the person who started the bot can put it right.
    pub fn is_mistake(&self) -> bool {
        matches!(
            self,
            Self::Refused | Self::ApiUrl(_) | Self::Client | Self::State(_) | Self::Listen(..) | Self::WebhookUrl(_) | Self::Secret
        )
    }
}

/// Whether no further try will help.
pub(super) fn is_refused(error: &RequestError) -> bool {
    matches!(error, RequestError::Api(ApiError::InvalidToken))
}

/// Whether the chat is out of reach for good: the bot was blocked or removed, or the chat is gone.
pub(super) fn is_gone(error: &RequestError) -> bool {
    match error {
        RequestError::Api(
            ApiError::BotBlocked
            | ApiError::BotKicked
            | ApiError::BotKickedFromSupergroup
            | ApiError::BotKickedFromChannel
            | ApiError::UserDeactivated
            | ApiError::GroupDeactivated
            | ApiError::CantInitiateConversation
            | ApiError::ChatNotFound,
        ) => true,
        // The list of errors that teloxide knows has gaps.
        RequestError::Api(ApiError::Unknown(words)) => words.starts_with("Forbidden:"),
        _ => false,
    }
}

/// What kind of failure it is, for counting.
pub(super) fn kind(error: &RequestError) -> &'static str {
    match error {
        RequestError::Api(ApiError::TerminatedByOtherGetUpdates | ApiError::CantGetUpdates) => "conflict",
        _ if is_gone(error) => "gone",
        RequestError::Api(_) => "refused",
        RequestError::MigrateToChatId(_) => "moved",
        RequestError::RetryAfter(_) => "too_many",
        RequestError::Network(_) | RequestError::Io(_) => "network",
        RequestError::InvalidJson { .. } => "garbage",
    }
}

/// A failed call in words for the log: its kind, never its address or its body.
pub(super) fn describe(error: &RequestError, token: &str) -> String {
    match error {
        RequestError::Api(ApiError::TerminatedByOtherGetUpdates) => "another bot is running with this token; stop one of them".to_owned(),
        RequestError::Api(error) => error.to_string().replace(token, "[token]").chars().take(200).collect(),
        RequestError::MigrateToChatId(_) => "the group has moved".to_owned(),
        RequestError::RetryAfter(wait) => format!("too many requests, wait {} s", wait.seconds()),
        RequestError::Network(error) if error.is_timeout() => "no answer in time".to_owned(),
        RequestError::Network(error) if error.is_connect() => "no connection".to_owned(),
        RequestError::Network(_) => "the connection broke".to_owned(),
        RequestError::InvalidJson { .. } => "an answer that is not the Bot API's".to_owned(),
        RequestError::Io(error) => error.kind().to_string(),
    }
}
