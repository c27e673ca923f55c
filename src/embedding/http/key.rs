//! A server's key: a secret that no log line and no error can print.

use std::fmt;
use std::str::FromStr;

/// What goes into the `Authorization` header of a server that wants to know who calls.
#[derive(Clone, PartialEq, Eq)]
pub struct Key(String);

/// What was wrong with a key. It does not say what was written, since that may be the key with a slip in it.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no key; keys are letters, digits and marks of ASCII without blanks, as the server's owner gave them out")]
pub struct InvalidKey;

impl Key {
    /// The secret itself, for the header only.
    pub(super) fn reveal(&self) -> &str {
        &self.0
    }
}

impl FromStr for Key {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        let key = text.trim();
        // What a header can carry.
        let fits = !key.is_empty() && key.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(key.to_owned())) } else { Err(InvalidKey) }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[key]")
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[key]")
    }
}
