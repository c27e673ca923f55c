//! Which speakers of the corpus a chunk of the question names, in any script, and never a look-alike.

use std::ops::Range;

use crate::index::{Index, IndexError};
use crate::lexicon::Entry;
use crate::quote::SpeakerId;
use crate::text::name::{self, Fit};

use super::chunks::{Chunks, Part, SOFT};
use super::query::AskedSpeaker;

/// Names have at most this many words.
const LONGEST_NAME: usize = 5;
/// Names in scripts without blanks have at most this many characters ("卡希富·伊努瓦·阿卜杜拉希").
const LONGEST_DENSE: usize = 14;

/// A speaker found in a chunk, and the units that name them.
pub(super) struct Found {
    pub units: Range<usize>,
    pub speakers: Vec<AskedSpeaker>,
}

/// Finds the speakers that a chunk names: the longest stretch first, then what is left and right of it.
pub(super) fn find(chunks: &Chunks<'_>, chunk: &Range<usize>, says: bool, index: &Index) -> Result<Vec<Found>, IndexError> {
    let mut out = Vec::new();
    let mut open = vec![chunk.clone()];
    while let Some(range) = open.pop() {
        if let Some(found) = longest(chunks, &range, chunk, says, index)? {
            open.push(range.start..found.units.start);
            open.push(found.units.end..range.end);
            out.push(found);
        }
    }
    out.sort_by_key(|f| f.units.start);
    Ok(out)
}

fn longest(
    chunks: &Chunks<'_>,
    range: &Range<usize>,
    chunk: &Range<usize>,
    says: bool,
    index: &Index,
) -> Result<Option<Found>, IndexError> {
    let dense = chunks.units.get(range.start).is_some_and(|u| u.dense);
    let most = range.len().min(if dense { LONGEST_DENSE } else { LONGEST_NAME });
    for length in (1..=most).rev() {
        for start in range.start..=range.end - length {
            let window = start..start + length;
            let speakers = named(chunks, &window, chunk, says, index)?;
            if !speakers.is_empty() {
                return Ok(Some(Found { units: window, speakers }));
            }
        }
    }
    Ok(None)
}

/// The parts that a name spans, and whose it is.
pub(super) type Across = (Range<usize>, Vec<AskedSpeaker>);

/// A speaker whose name takes in words of the gazetteer ("Dean Baker", "Jordan Peterson"): the chunk and the parts that
/// adjoin it, if together they are a full name.
pub(super) fn across(chunks: &Chunks<'_>, part: usize, index: &Index) -> Result<Option<Across>, IndexError> {
    let joined = |i: usize| -> bool {
        let Some((range, Part::Named(_))) = chunks.parts.get(i) else { return false };
        range.clone().all(|u| chunks.units[u].capital)
    };
    let unbroken = |i: usize| chunks.parts.get(i).is_some_and(|(r, _)| !chunks.units[r.start].broken_before);
    let first = if part > 0 && joined(part - 1) && unbroken(part) { part - 1 } else { part };
    let last = if joined(part + 1) && unbroken(part + 1) { part + 1 } else { part };
    if first == last {
        return Ok(None);
    }
    let window = chunks.parts[first].0.start..chunks.parts[last].0.end;
    let found = matching(chunks.text(&window), chunks, &window, &window, true, index)?;
    Ok((!found.is_empty()).then_some((first..last + 1, found)))
}

/// The speakers whom exactly these units name.
fn named(
    chunks: &Chunks<'_>,
    window: &Range<usize>,
    chunk: &Range<usize>,
    says: bool,
    index: &Index,
) -> Result<Vec<AskedSpeaker>, IndexError> {
    let mention = chunks.text(window);
    if mention.chars().count() < 2 || part_of_longer_name(chunks, window, chunk) {
        return Ok(Vec::new());
    }
    let found = matching(mention, chunks, window, chunk, says, index)?;
    match without_clitic(mention) {
        Some(bare) if found.is_empty() => matching(bare, chunks, window, chunk, says, index),
        _ => Ok(found),
    }
}

/// Arabic writes "and", "by", "for" onto the word that follows.
fn without_clitic(mention: &str) -> Option<&str> {
    mention.strip_prefix(['و', 'ف', 'ب', 'ل', 'ك']).filter(|bare| bare.chars().count() > 2)
}

/// The speakers whom a mention names, if it stands where such a fit is to be trusted.
fn matching(
    mention: &str,
    chunks: &Chunks<'_>,
    window: &Range<usize>,
    chunk: &Range<usize>,
    says: bool,
    index: &Index,
) -> Result<Vec<AskedSpeaker>, IndexError> {
    let candidates = index.names(&name::parts(mention), &name::sound_keys(mention))?;
    let mut found: Vec<(Fit, AskedSpeaker)> = Vec::new();
    for candidate in candidates {
        let Some((fit, confidence)) = name::fit(mention, &candidate.written) else { continue };
        if !trusted(fit, chunks, window, chunk, says) {
            continue;
        }
        let id = SpeakerId::of(&candidate.speaker);
        match found.iter_mut().find(|(_, s)| s.id == id) {
            Some((best, speaker)) if fit < *best => {
                *best = fit;
                speaker.confidence = confidence;
            }
            Some(_) => {}
            None => found.push((fit, AskedSpeaker { id, name: candidate.speaker, written: mention.to_owned(), confidence })),
        }
    }
    // A surname that several share names them all; a full name leaves out those that merely resemble it.
    let best = found.iter().map(|(fit, _)| *fit).min();
    Ok(found.into_iter().filter(|(fit, _)| Some(*fit) == best).map(|(_, s)| s).collect())
}

/// "Paul" of "Paul Krugman" is not our Paul: a capital beside the window belongs to the same name, also where it is a word
/// of the gazetteer ("Jeffrey Dean", "Austin Ding").
fn part_of_longer_name(chunks: &Chunks<'_>, window: &Range<usize>, chunk: &Range<usize>) -> bool {
    let named = |i: usize| chunk.contains(&i) || (i == chunk.end && !chunks.units[i].broken_before) || place_before(chunks, chunk, i);
    let capital =
        |i: usize| chunks.units.get(i).is_some_and(|u| u.capital && u.folded.chars().count() > 1) && named(i) && !chunks.is_cue(i);
    let inside = window.clone().any(|i| chunks.units[i].capital);
    let initial_sentence = |i: usize| i == 0 && !capital(i + 1);
    let before = window.start.checked_sub(1).is_some_and(|i| capital(i) && !(chunk.contains(&i) && initial_sentence(i)));
    // "Mohammed bin Salman": a particle between capitals does not part the name.
    let particle = window
        .start
        .checked_sub(2)
        .is_some_and(|i| chunk.contains(&i) && capital(i) && !initial_sentence(i) && chunks.units[i + 1].folded.chars().count() <= 3);
    inside && (before || particle || capital(window.end) && !(chunks.capital_nouns && window.len() > 1))
}

/// A name in a script without blanks begins a chunk, or follows "and", "to" and the like.
fn begins_name(chunks: &Chunks<'_>, window: &Range<usize>, chunk: &Range<usize>) -> bool {
    window.start == chunk.start || SOFT.contains(&chunks.units[window.start - 1].folded.as_str())
}

/// In scripts without capitals some words of several may be part of a stranger's name ("محمد بن سلمان"), unless "and" is
/// written onto it or onto the next.
fn words_beside(chunks: &Chunks<'_>, window: &Range<usize>, chunk: &Range<usize>) -> bool {
    let cased = chunks.text(window).chars().any(|c| c.is_uppercase() || c.is_lowercase());
    let joined = |i: usize| chunk.contains(&i) && chunks.units[i].folded.starts_with('و');
    chunk.len() > window.len() && !cased && !joined(window.start) && !joined(window.end)
}

/// Whether a unit is the name of a place right before the chunk. A title or an institution there ("Professor Ding",
/// "Stanford's Graylin") leaves the name whole.
fn place_before(chunks: &Chunks<'_>, chunk: &Range<usize>, unit: usize) -> bool {
    let adjoins = unit + 1 == chunk.start && !chunks.units[chunk.start].broken_before;
    adjoins && chunks.parts.iter().any(|(r, p)| r.end == chunk.start && matches!(p, Part::Named(Entry::Countries(_))))
}

/// Whether a fit of this kind is enough here: the weaker the fit, the more the place must look like a name's.
fn trusted(fit: Fit, chunks: &Chunks<'_>, window: &Range<usize>, chunk: &Range<usize>, says: bool) -> bool {
    let unit = &chunks.units[window.start];
    let letters = chunks.text(window).chars().filter(|c| c.is_alphanumeric()).count();
    let capital = window.clone().any(|i| chunks.units[i].capital);
    let several = !unit.dense && window.len() > 1;
    let whole = window == chunk;
    match fit {
        Fit::Full => true,
        // A lone lower-case word may be a common one ("ding", "tan").
        Fit::Part => capital || several || unit.dense || (letters >= 4 && (whole || says || window.start == chunk.start)),
        Fit::Spelling => capital || several || (letters >= 6 && (whole || says)),
        // A name spelt by ear stands where names stand.
        Fit::Sound if unit.dense => (whole || says) && begins_name(chunks, window, chunk),
        Fit::Sound if words_beside(chunks, window, chunk) => false,
        Fit::Sound => several || capital || whole || says,
    }
}
