//! The lines of a text, with where each begins.

use memchr::memchr;

/// Each line that is not empty without the blanks around it, and the byte at which it begins.
pub fn trimmed_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let whole = lines(text).map(|(start, line)| (start + line.len() - line.trim_start().len(), line.trim()));
    whole.filter(|(_, line)| !line.is_empty())
}

/// Each line without its end (`\n` or `\r\n`), and the byte at which it begins.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let end = memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |at| at + 1);
        let line = (start, rest[..end].trim_end_matches(['\n', '\r']));
        start += end;
        Some(line)
    })
}
