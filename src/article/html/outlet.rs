//! The name of whoever publishes a page, out of those that it gives, and titles without it.

use super::words::letters;
use crate::article::fetch::is_address;

/// What bears out that a name is that of whoever publishes a page.
pub(super) struct Outlet<'p> {
    /// The host of its address.
    pub host: Option<&'p str>,
    /// What stands in the title of its window.
    pub head: Option<&'p str>,
}

impl Outlet<'_> {
    /// The first name that is borne out, and no mere address if there is another; as it is written best.
    pub fn best<'n>(&self, names: &[&'n str]) -> Option<&'n str> {
        let names: Vec<&str> = names.iter().map(|name| self.without_motto(name)).filter(|name| is_name(name)).collect();
        let is_host = |name: &str| name.contains('.') && !name.contains(char::is_whitespace);
        let best = letters(names.iter().min_by_key(|name| (is_host(name), !self.bears_out(name)))?);
        let capitals = |name: &&&str| name.chars().filter(|c| c.is_uppercase() || c.is_whitespace()).count();
        names.iter().rev().filter(|name| letters(name) == best).max_by_key(capitals).copied()
    }

    fn bears_out(&self, name: &str) -> bool {
        let name = letters(name);
        let host = self.host.is_some_and(|host| {
            let part = |part: String| part.chars().count() >= SHORTEST_LABEL && name.len() <= part.len() * 2 && name.contains(&part);
            letters(host).contains(&name) || host.split('.').map(letters).any(part)
        });
        !name.is_empty() && (host || self.head.is_some_and(|head| letters(head).ends_with(&name)))
    }

    /// A name without what its bearer says of itself behind it.
    fn without_motto<'n>(&self, name: &'n str) -> &'n str {
        let mut ends = name.match_indices(MARKS).map(|(at, _)| &name[..at]).filter(|before| before.ends_with(' '));
        ends.find(|before| self.bears_out(before)).unwrap_or(name).trim()
    }
}

fn is_name(name: &str) -> bool {
    !is_address(name) && name.chars().any(char::is_alphanumeric) && name.chars().count() <= LONGEST_OUTLET
}

/// Letters from which on a part of an address can bear out a name that is longer.
const SHORTEST_LABEL: usize = 4;
/// Letters of the longest line that is taken for an outlet's name.
const LONGEST_OUTLET: usize = 80;

/// A page's title without the outlet's name behind it, and what stands behind that.
pub(super) fn without_outlet<'t>(title: &'t str, headings: &[String], outlets: &[String]) -> &'t str {
    for (at, mark) in title.match_indices(MARKS) {
        let (before, behind) = (&title[..at], &title[at + mark.len()..]);
        // A hyphen within a word is none of these marks.
        let apart = mark != "-" || before.ends_with(' ') && behind.starts_with(' ');
        let part = letters(behind.split(MARKS).next().unwrap_or(behind));
        let is_outlet = !part.is_empty() && outlets.contains(&part);
        if !before.trim().is_empty() && apart && (is_outlet || headings.iter().any(|heading| heading == before.trim())) {
            return before.trim();
        }
    }
    title
}

/// Marks between a title and the name of its outlet.
const MARKS: [char; 10] = ['|', '-', '–', '—', '_', '·', '*', '：', '｜', '«'];
