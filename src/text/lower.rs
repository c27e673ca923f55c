//! Words in lower case, for looking them up: most are short and ASCII, and need no memory of their own.

/// Bytes of the longest word that needs none.
const SHORT: usize = 48;

/// What `then` makes of a word in lower case.
pub fn in_lower<R>(word: &str, then: impl FnOnce(&str) -> R) -> R {
    if word.bytes().all(|b| b.is_ascii_lowercase()) {
        return then(word);
    }
    let mut short = [0u8; SHORT];
    if let Some(lower) = short.get_mut(..word.len()).filter(|_| word.is_ascii()) {
        lower.copy_from_slice(word.as_bytes());
        lower.make_ascii_lowercase();
        // ASCII is UTF-8.
        if let Ok(lower) = std::str::from_utf8(lower) {
            return then(lower);
        }
    }
    then(&word.to_lowercase())
}
