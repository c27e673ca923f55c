//! Given names, and whether they are a woman's or a man's.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

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

/// Whose a given name in lower case is, where it is a common one; `Some(None)` for one that women and men have.
pub fn given(name: &str) -> Option<Option<Gender>> {
    NAMES.get(name).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_one_name_and_whose_it_is() {
        let lines: Vec<&str> = LINES.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted(), "sorted lines are easily compared");
        for line in &lines {
            let (name, tag) = line.split_once('\t').unwrap();
            assert!(name == name.to_lowercase() && ["w", "m", "e"].contains(&tag), "{line}");
        }
        assert_eq!(NAMES.len(), lines.len());
        assert_eq!([given("maria"), given("dominique"), given("zzyzx")], [Some(Some(Gender::Woman)), Some(None), None]);
    }
}
