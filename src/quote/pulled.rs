//! Pull quotes: a line of its own that repeats words of a quotation, for the eye and not for the record.

use crate::text::Span;

use super::layouts::{Found, Who, is_note, units};

/// Fewer words are no sentence that anybody would set apart.
const FEWEST: usize = 4;
/// The longest line that is set apart, in bytes.
const LONGEST: usize = 400;
/// The longest marks before it, in bytes.
const NEAR: usize = 40;
/// So many are looked for in an article, so that one made of nothing else is read in linear time.
const MOST: usize = 64;

/// The quotations without those that only repeat another on a line of their own.
pub(super) fn without_pulled(text: &str, found: Vec<Found>) -> Vec<Found> {
    let repeats = |at: &usize| stands_alone(text, found[*at].words) || in_caption(text, found[*at].words);
    let shown: Vec<usize> = (0..found.len()).filter(repeats).take(MOST).collect();
    if found.len() < 2 || shown.is_empty() {
        return found;
    }
    let mut dropped = vec![false; found.len()];
    for at in shown {
        let Some(words) = found[at].words.of(text) else { continue };
        // A sentence taken out of another begins with a capital, and ends with a mark of its own.
        let core = words.trim_end_matches(['.', ',', '!', '?', '…', '。', '，', '！', '？', '।']);
        let core = core.get(core.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default();
        let named = |f: &Found| !matches!(f.who, Who::Unknown);
        let repeats = |(other, f): (usize, &Found)| {
            other != at && !dropped[other] && (named(f) || !named(&found[at])) && f.words.of(text).is_some_and(|w| w.contains(core))
        };
        dropped[at] = found.iter().enumerate().any(repeats);
    }
    let mut dropped = dropped.into_iter();
    found.into_iter().filter(|_| !dropped.next().unwrap_or(false)).collect()
}

/// Whether some words stand in a caption: "写真：「…」と語る能登谷誠一さん".
fn in_caption(text: &str, words: Span) -> bool {
    let near = text.floor_char_boundary(words.start.saturating_sub(NEAR));
    let Some(from) = text[near..words.start].rfind('\n').map(|at| near + at + 1) else { return false };
    let far = text.floor_char_boundary(words.end + LONGEST);
    is_note(&text[from..text[words.end..far].find('\n').map_or(far, |at| words.end + at)])
}

/// Whether some words are alone on their line, but for their marks and a signature.
fn stands_alone(text: &str, words: Span) -> bool {
    let Some(inside) = words.of(text).filter(|w| w.len() <= LONGEST && !w.contains('\n')) else { return false };
    // Only what is near is looked at: a line may be as long as the text.
    let near = text.floor_char_boundary(words.start.saturating_sub(NEAR));
    let before = text[near..words.start].rfind('\n').map_or(near, |at| near + at + 1);
    let begins = before > near || near == 0;
    let far = text.floor_char_boundary(words.end + LONGEST);
    let after = text[words.end..far].find('\n').map_or(far, |at| words.end + at);
    let mark = |c: char| !c.is_alphanumeric();
    let ahead = begins && text[before..words.start].chars().all(mark);
    let behind = text[words.end..after].trim_start_matches(['”', '"', '»', '“', '」', '’', ' ', '.', ',']);
    ahead && (behind.is_empty() || behind.starts_with(['—', '–', '-'])) && units(inside) >= FEWEST
}
