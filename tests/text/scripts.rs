//! Which characters words are made of.

use whosaid::text::script::{is_mark, is_word};

#[test]
fn what_is_told_at_once_is_what_the_tables_say() {
    for c in '\0'..=char::MAX {
        assert_eq!(is_word(c), c.is_alphanumeric() || is_mark(c), "{c:?} {:x}", c as u32);
    }
}
