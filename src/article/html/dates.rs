//! Days as pages write them for programs. What can be read in two ways is not read.

use jiff::fmt::strtime::BrokenDownTime;

use crate::article::PartialDate;

/// How pages write a day, beside ISO 8601. With slashes the year stands first, or nobody knows which of the others the month is.
const FORMS: [&str; 8] = ["%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%d.%m.%Y", "%a, %d %b %Y", "%A, %B %d, %Y", "%B %d, %Y", "%d %B %Y"];

/// No newspaper is older; what gives such a year is another number.
const FIRST: i16 = 1600;

/// The day that a page gives, with or without a time behind it.
pub(super) fn date(words: &str) -> Option<PartialDate> {
    let day = |form: &&str| {
        let (read, _) = BrokenDownTime::parse_prefix(form, words).ok()?;
        read.to_date().ok().filter(|day| day.year() >= FIRST)?.to_string().parse().ok()
    };
    words.parse().ok().or_else(|| FORMS.iter().find_map(day))
}
