//! Dates of publication: a year, a month or a day, never more than the source says.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A date of ISO 8601 in reduced precision: `2025`, `2025-04` or `2025-04-30`. Ordered as text is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PartialDate(String);

/// What was wrong with a date.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is no date: write 2025, 2025-04 or 2025-04-30")]
pub struct InvalidDate(String);

impl PartialDate {
    /// The date as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Today, in the system's time zone.
    pub fn today() -> Self {
        Self(jiff::ZonedDateTime::now().date().to_string())
    }

    /// The first day that it can mean.
    pub fn earliest(&self) -> Date {
        self.bound(1, |first| first)
    }

    /// The last day that it can mean.
    pub fn latest(&self) -> Date {
        self.bound(12, |first| first.last_of_month())
    }

    fn bound(&self, month: i8, day: impl Fn(Date) -> Date) -> Date {
        let mut parts = self.0.splitn(3, '-');
        let year = parts.next().and_then(|y| y.parse().ok()).unwrap_or(1);
        let month = parts.next().and_then(|m| m.parse().ok()).unwrap_or(month);
        match parts.next().and_then(|d| d.parse().ok()) {
            Some(exact) => Date::new(year, month, exact).unwrap_or(Date::MIN),
            None => Date::new(year, month, 1).map_or(Date::MIN, day),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for PartialDate {
    type Err = InvalidDate;

    /// Also takes a full timestamp, of which it keeps the day as written.
    fn from_str(text: &str) -> Result<Self, InvalidDate> {
        let text = text.trim();
        let bad = || InvalidDate(text.to_owned());
        let day = text.get(..10).filter(|_| matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' '))).unwrap_or(text);
        let full = match day.len() {
            4 => format!("{day}-01-01"),
            7 => format!("{day}-01"),
            10 => day.to_owned(),
            _ => return Err(bad()),
        };
        let digits = day.bytes().enumerate().all(|(i, b)| if i == 4 || i == 7 { b == b'-' } else { b.is_ascii_digit() });
        match full.parse::<Date>() {
            Ok(_) if digits => Ok(Self(day.to_owned())),
            _ => Err(bad()),
        }
    }
}

impl TryFrom<String> for PartialDate {
    type Error = InvalidDate;
    fn try_from(text: String) -> Result<Self, InvalidDate> {
        text.parse()
    }
}

impl From<PartialDate> for String {
    fn from(date: PartialDate) -> Self {
        date.0
    }
}
