//! A region code: a country, or a group of countries.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An ISO 3166-1 alpha-2 code (`IN`), a UN M49 code of a group (`002`), or a group of the gazetteer's own (`global-south`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region(String);

/// What was wrong with a region code.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no region code: write an ISO 3166-1 code such as `IN`, an M49 code such as `002`, or a group of the gazetteer")]
pub struct InvalidRegion(String);

impl Region {
    /// The code.
    pub fn code(&self) -> &str {
        &self.0
    }

    /// Whether it is a country rather than a group.
    pub fn is_country(&self) -> bool {
        self.0.len() == 2 && self.0 != "EU" && self.0.bytes().all(|b| b.is_ascii_alphabetic())
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for Region {
    type Err = InvalidRegion;

    fn from_str(code: &str) -> Result<Self, InvalidRegion> {
        let code = code.trim();
        if code.len() == 2 && code.bytes().all(|b| b.is_ascii_alphabetic()) {
            return Ok(Self(code.to_ascii_uppercase()));
        }
        let m49 = code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
        let one_case = !(code.bytes().any(|b| b.is_ascii_uppercase()) && code.bytes().any(|b| b.is_ascii_lowercase()));
        let own = one_case
            && code.len() >= 2
            && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && code.bytes().any(|b| b.is_ascii_alphabetic());
        if m49 || own { Ok(Self(code.to_owned())) } else { Err(InvalidRegion(code.to_owned())) }
    }
}

impl TryFrom<String> for Region {
    type Error = InvalidRegion;
    fn try_from(code: String) -> Result<Self, InvalidRegion> {
        code.parse()
    }
}

impl From<Region> for String {
    fn from(region: Region) -> Self {
        region.0
    }
}
