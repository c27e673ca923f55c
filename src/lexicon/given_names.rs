//! Given names, and whether they are a woman's or a man's.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::in_lower;

/// A name a line; see the head of the file.
const LINES: &str = include_str!("../../config/given_names.txt");

/// Whose each name is.
static NAMES: LazyLock<HashMap<&str, Option<Gender>, FixedState>> = LazyLock::new(|| {
    let rows = LINES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    let whose = |tag| match tag {
        "w" => Some(Gender::Woman),
        "m" => Some(Gender::Man),
        _ => None,
    };
    rows.map(|(name, tag)| (name, whose(tag))).collect()
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    Woman,
    Man,
}

/// Whose a given name is, whatever its case, where it is a common one; `Some(None)` for one that women and men have.
pub fn given(name: &str) -> Option<Option<Gender>> {
    in_lower(name, |lower| NAMES.get(lower).copied())
}
