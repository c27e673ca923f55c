//! A bot's token: a secret that no log line and no error can print.

use std::fmt;
use std::str::FromStr;

/// What @BotFather gives out: the bot's number, a colon, and 35 or so letters that must stay secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

/// What was wrong with a token. It does not say what was written, since that may be the token with a slip in it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no Telegram token; @BotFather gives one of the form `123456:ABC-def`, and it goes into WHOSAID_TELEGRAM_TOKEN")]
pub struct InvalidToken;

impl Token {
    /// The secret itself, for the Bot API's client only.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for Token {
    type Err = InvalidToken;

    fn from_str(text: &str) -> Result<Self, InvalidToken> {
        let (number, secret) = text.trim().split_once(':').ok_or(InvalidToken)?;
        let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        let letters = !secret.is_empty() && secret.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
        if digits && letters { Ok(Self(text.trim().to_owned())) } else { Err(InvalidToken) }
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[token]")
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[token]")
    }
}
