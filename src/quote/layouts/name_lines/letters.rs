//! Names below their words: letters to the editor, and what passers-by say.

use crate::text::Span;

use super::super::super::marks::{DASHES, closes, opens};
use super::super::super::quoted::quoted;
use super::super::super::speech::Language;
use super::super::dialogue::is_note;
use super::super::{Found, Kind, Who};
use super::{HEADING, Head, alone, sentence, set_solid};

/// Words that are above the names, as in letters and in what passers-by say: a name right below a paragraph between marks, or headings
/// behind the names, each of what is to follow.
pub(super) fn below_words(text: &str, all: &[(usize, &str)], heads: &[Head]) -> Option<Vec<Found>> {
    let line_of = |head: &Head| all.partition_point(|(start, _)| *start < head.start);
    let above = |head: &Head| line_of(head).checked_sub(1).and_then(|at| all.get(at)).copied();
    let adjacent = |head: &Head| {
        let quote = above(head).filter(|(start, line)| text[start + line.len()..head.start].matches('\n').count() < 2);
        quote.filter(|(_, line)| opens(line) && closes(line))
    };
    let found =
        |head: &Head, words: Span, kind: Kind| Found { words, who: head.who(text), affiliation: head.affiliation, kind, confidence: 0.9 };
    // A line that is no name may look like one, but where names stand above their words the first has none above it.
    let above_each: Vec<Option<(usize, &str)>> = heads.iter().map(adjacent).collect();
    let signing = above_each.iter().flatten().count();
    if signing > 1 && signing * 3 >= heads.len() * 2 && above_each[0].is_some() {
        let words = |(start, line): (usize, &str)| quoted(line).first().map(|q| q.words.shifted(start));
        let signed = heads.iter().zip(above_each);
        return Some(signed.filter_map(|(head, above)| Some(found(head, words(above?)?, Kind::Direct))).collect());
    }
    let heading = |at: usize| {
        all.get(at).is_some_and(|(_, line)| {
            line.trim().chars().count() <= HEADING && !sentence(line) && !line.trim_end().ends_with([':', '：', ',', ';'])
        })
    };
    let lines: Vec<usize> = heads.iter().map(line_of).collect();
    let (last, others) = lines.split_last()?;
    let below =
        |at: &usize| lines.binary_search(&(at + 1)).is_err() && heading(at + 1) && all.get(at + 2).is_some_and(|(_, line)| sentence(line));
    if others.is_empty() || !others.iter().all(below) || all.get(last + 1).is_some_and(|_| heading(last + 1)) {
        return None;
    }
    // The heading above the first words.
    let first = (0..lines[0]).rev().find(|at| heading(*at)).filter(|at| at + 1 < lines[0])?;
    let tops = std::iter::once(first + 1).chain(others.iter().map(|at| at + 2));
    let blocks = heads.iter().zip(lines.iter().zip(tops)).filter_map(|(head, (at, top))| {
        let ((start, _), (end, line)) = (all.get(top)?, all.get(at.checked_sub(1)?)?);
        (*start < end + line.len()).then_some(())?;
        Some(found(head, Span::new(*start, end + line.len()).trimmed(text), Kind::Unmarked))
    });
    Some(blocks.collect())
}

/// The name below the last words, which no further words follow to show it for one, where the names of others stand below theirs.
pub(super) fn last_signature(all: &[(usize, &str)], names: &[Option<Span>], heads: &[Head]) -> Option<Head> {
    let quoted = |at: usize| all.get(at).is_some_and(|(_, line)| opens(line) && closes(line));
    let below = |head: &&Head| all.partition_point(|(start, _)| *start < head.start).checked_sub(1).is_some_and(quoted);
    let signing: Vec<&Head> = heads.iter().filter(below).collect();
    let last = signing.last()?.end;
    let found = (1..all.len()).rev().find_map(|at| Some((at, names[at]?)).filter(|(at, _)| all[*at].0 >= last && quoted(at - 1)));
    let (at, name) = found?;
    let next = all.get(at + 1).filter(|(_, line)| (2..=120).contains(&line.trim().chars().count()) && !sentence(line) && !is_note(line));
    let affiliation = next.map(|(start, line)| Span::of_part(line, line.trim()).shifted(*start));
    let (start, line) = all[at];
    let lines = Span::new(start, affiliation.map_or(start + line.len(), |a| a.end));
    (signing.len() > 1).then(|| Head::of(lines, name, affiliation))
}

/// Letters to the editor: paragraphs without marks, below them a dash and a name, and below that what the name's bearer is. Of the first
/// the last paragraph alone is taken, for the others may be the house's.
pub(super) fn undersigned(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    let mut top = None;
    let mut at = 0;
    while let Some((start, line)) = all.get(at).copied() {
        let Some(name) = signature(line, start, text, speech) else {
            at += 1;
            continue;
        };
        // A list of names is of no letters.
        let listed = |(start, line): &&(usize, &str)| signature(line, *start, text, speech).is_some();
        if all.get(at + 1).filter(listed).is_some() {
            at += 1 + all[at + 1..].iter().take_while(|next| listed(next)).count();
            top = Some(at);
            continue;
        }
        let below = all.get(at + 1).filter(|(_, l)| (2..=HEADING).contains(&l.trim().chars().count()) && !sentence(l));
        let affiliation = below.map(|(from, l)| Span::new(*from, from + l.len()).trimmed(text));
        // Up to what is no sentence: an advertisement, a caption.
        let above = all[top.unwrap_or(at.saturating_sub(1))..at].iter().rev().take_while(|(_, l)| sentence(l) && !opens(l));
        if let Some((from, _)) = above.last() {
            let words = Span::new(*from, start).trimmed(text);
            let who = Who::Named { name: set_solid(name, text), mention: Some(name) };
            out.push(Found { words, who, affiliation, kind: Kind::Unmarked, confidence: 0.85 });
        }
        at += 1 + usize::from(affiliation.is_some());
        top = Some(at);
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// The name that is all of a line behind a dash.
fn signature(line: &str, start: usize, text: &str, speech: &Language) -> Option<Span> {
    let body = line.trim().strip_prefix(DASHES)?.trim_start_matches(DASHES).trim_start();
    alone(body, start + Span::of_part(line, body).start, text, speech)
}
