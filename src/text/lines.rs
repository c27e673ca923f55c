//! The lines of a text, with where each begins.

/// Each line that is not empty without the blanks around it, and the byte at which it begins.
pub fn trimmed_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let whole = lines(text).map(|(start, line)| (start + line.len() - line.trim_start().len(), line.trim()));
    whole.filter(|(_, line)| !line.is_empty())
}

/// Each line without its end (`\n` or `\r\n`), and the byte at which it begins.
pub fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |raw| {
        let line = (start, raw.trim_end_matches(['\n', '\r']));
        start += raw.len();
        line
    })
}
