//! The lines of a text, with where each begins.

/// Each line without its end (`\n` or `\r\n`), and the byte at which it begins.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |raw| {
        let line = (start, raw.trim_end_matches(['\n', '\r']));
        start += raw.len();
        line
    })
}
