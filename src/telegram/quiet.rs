//! Hours in which nothing comes that nobody asked for just now.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use serde::{Deserialize, Serialize};

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Hours of every day, in a time zone: `22:00-07:00 Asia/Kolkata`, `22-7 +05:30`, or `22-7`, which is UTC.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Quiet {
    /// Minutes since midnight; `from` after `until` goes over midnight.
    from: u16,
    until: u16,
    zone: TimeZone,
    /// As it was written.
    zone_name: String,
}

/// What was wrong with quiet hours.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` are no quiet hours; they are written like `22:00-07:00 Asia/Kolkata` or `22-7 +05:30`")]
pub struct InvalidQuiet(String);

impl Quiet {
    /// Whether it is one of these hours.
    pub fn holds_at(&self, now: Timestamp) -> bool {
        let time = self.zone.to_datetime(now).time();
        let minute = u16::from(time.hour().unsigned_abs()) * 60 + u16::from(time.minute().unsigned_abs());
        if self.from < self.until { (self.from..self.until).contains(&minute) } else { minute >= self.from || minute < self.until }
    }

    pub(super) fn begins(&self) -> String {
        clock(self.from)
    }

    pub(super) fn ends(&self) -> String {
        clock(self.until)
    }

    pub(super) fn zone(&self) -> &str {
        &self.zone_name
    }
}

impl FromStr for Quiet {
    type Err = InvalidQuiet;

    fn from_str(text: &str) -> Result<Self, InvalidQuiet> {
        let read = || {
            let text = text.trim().replace(['–', '—'], "-");
            let (hours, name) = text.split_once(char::is_whitespace).unwrap_or((&text, "UTC"));
            let (from, until) = hours.split_once('-')?;
            let (from, until) = (minute(from)?, minute(until)?);
            let name = name.trim();
            (from != until).then_some(Self { from, until, zone: zone(name)?, zone_name: name.to_owned() })
        };
        read().ok_or_else(|| InvalidQuiet(text.chars().take(60).collect()))
    }
}

fn minute(clock: &str) -> Option<u16> {
    let (hours, minutes) = clock.split_once(':').unwrap_or((clock, "0"));
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    let minute = hours.checked_mul(60)?.checked_add(minutes)?;
    (minutes < 60 && minute <= DAY).then_some(minute)
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// A zone by its name in the IANA database, or by its distance from UTC.
fn zone(name: &str) -> Option<TimeZone> {
    let ahead = name.trim_start_matches("UTC").trim_start_matches("GMT");
    let (sign, distance) = match ahead.chars().next() {
        None => return Some(TimeZone::UTC),
        Some('+') => (1, &ahead[1..]),
        Some('-') => (-1, &ahead[1..]),
        Some(_) => return TimeZone::get(name).ok(),
    };
    let seconds = sign * i32::from(minute(distance)?) * 60;
    Some(Offset::from_seconds(seconds).ok()?.to_time_zone())
}

impl fmt::Display for Quiet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{} {}", clock(self.from), clock(self.until), self.zone_name)
    }
}

impl TryFrom<String> for Quiet {
    type Error = InvalidQuiet;

    fn try_from(text: String) -> Result<Self, InvalidQuiet> {
        text.parse()
    }
}

impl From<Quiet> for String {
    fn from(quiet: Quiet) -> Self {
        quiet.to_string()
    }
}
