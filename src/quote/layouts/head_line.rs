//! `—— Name,affiliation` on a line of its own or glued to the end of one, then the words: one mark that opens, one that closes, often paragraphs later.

use crate::text::script::is_han;
use crate::text::{Lang, Span, lines};

use super::super::marks::{Block, DASHES, block, closes, closing, opens};
use super::super::names::respelt;
use super::super::speech::{Language, Sense, speech};
use super::{Found, Kind, Layout, Who};

pub(super) const LAYOUT: Layout = Layout { name: "head line before a block", blocks: true, lines: false, read };

/// What stands between a name and the affiliation.
const COMMAS: [char; 8] = [',', '，', '、', '،', '/', '／', '|', '｜'];

/// A line of the text without its line end, and where it starts.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// Where a part of this line lies in the text.
    fn span(&self, part: &'t str) -> Span {
        Span::of_part(self.text, part).shifted(self.start)
    }
}

struct Head {
    speaker: Span,
    affiliation: Option<Span>,
    /// Where its block may begin, and the index of its line.
    end: usize,
    line: usize,
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let lines: Vec<Line<'_>> = lines(text).flat_map(|(start, text)| unglued(Line { start, text })).collect();
    let heads: Vec<Head> = lines.iter().enumerate().filter_map(|(i, line)| head(i, *line)).collect();
    if heads.is_empty() || names_follow_words(&lines, &heads) {
        return Vec::new();
    }
    let mut out = Vec::new();
    for (i, head) in heads.iter().enumerate() {
        let end = heads.get(i + 1).map_or(text.len(), |next| lines[next.line].start);
        let body = &text[head.end..end];
        let start = head.end + body.len() - body.trim_start().len();
        // Words without an opening mark right below the name may be anybody's.
        let Some(body) = text.get(start..end) else { continue };
        // Words whose mark nothing closes end where the next head begins, the last ones with their paragraph.
        let followed = i + 1 < heads.len();
        let unclosed = || {
            let open = body.chars().next().filter(|_| opens(body) && heads.len() > 1)?;
            let words = if followed { body } else { body.lines().next()? }.trim_end();
            (followed || ends_sentence(words)).then(|| Block { words: open.len_utf8()..words.len(), balanced: false })
        };
        let Some(found) = block(body).or_else(unclosed) else {
            out.extend(unmarked(text, start, body, followed, head));
            continue;
        };
        let words = undoubled(Span::new(start + found.words.start, start + found.words.end).trimmed(text), text);
        if !words.is_empty() {
            let confidence = if found.balanced { 0.98 } else { 0.8 };
            let name = head.speaker.of(text).unwrap_or_default();
            let who = if unnamed(name, speech) {
                Who::Called(head.speaker)
            } else {
                Who::Named { name: name.to_owned(), mention: Some(head.speaker) }
            };
            out.push(Found { words, who, affiliation: head.affiliation, kind: Kind::Direct, confidence });
        }
    }
    out
}

/// The words below a name with an affiliation that stand between no marks, where those below others do: up to the next name, or of the
/// last the first paragraph, for the rest may be the house's.
fn unmarked(text: &str, start: usize, body: &str, followed: bool, head: &Head) -> Option<Found> {
    let affiliation = head.affiliation?;
    let words = if followed { body } else { body.lines().next()? };
    let ends = ends_sentence(words.trim_end());
    let words = Span::new(start, start + words.len()).trimmed(text);
    let who = Who::Named { name: head.speaker.of(text)?.to_owned(), mention: Some(head.speaker) };
    (ends && !opens(body)).then_some(Found { words, who, affiliation: Some(affiliation), kind: Kind::Unmarked, confidence: 0.8 })
}

fn ends_sentence(words: &str) -> bool {
    words.ends_with(['.', '!', '?', '。', '！', '？', '…', '।'])
}

/// Words without a second pair of the marks around them: `““…””`.
fn undoubled(words: Span, text: &str) -> Span {
    let inside = words.of(text).unwrap_or_default();
    let open = inside.chars().next().filter(|open| text[..words.start].ends_with(*open));
    match open.and_then(closing).filter(|close| inside.ends_with(*close)) {
        Some(close) => Span::new(words.end - inside.trim_start_matches(|c| Some(c) == open).len(), words.end - close.len_utf8()),
        None => words,
    }
}

/// Whether what stands for a name is a phrase for somebody who has none: "A senior official", "一位街道办工作人员".
fn unnamed(name: &str, speech: &Language) -> bool {
    if name.starts_with(is_han) {
        let opens = speech.indefinite.iter().find_map(|word| name.strip_prefix(word));
        return opens.is_some_and(|rest| rest.chars().count() > 2);
    }
    let phrase = name.split_once(' ').filter(|(_, rest)| rest.starts_with(char::is_lowercase));
    phrase.is_some_and(|(article, _)| speech.senses(article).holds(Sense::Indefinite))
}

/// `“words”` above `— Name` is another layout: reading it as this one would give every quotation to the wrong person.
fn names_follow_words(lines: &[Line<'_>], heads: &[Head]) -> bool {
    let neighbour = |index: usize, step: isize| {
        let mut at = index.checked_add_signed(step)?;
        loop {
            let line = lines.get(at)?;
            if !line.text.trim().is_empty() {
                return Some(line.text);
            }
            at = at.checked_add_signed(step)?;
        }
    };
    let Some(first) = heads.first() else { return true };
    // "«…».": many languages set the full stop behind the mark.
    let quoted_above =
        neighbour(first.line, -1).is_some_and(|line| closes(line) || opens(line) && closes(line.trim_end().trim_end_matches('.')));
    let quoted_below = neighbour(first.line, 1).is_some_and(opens);
    quoted_above || !quoted_below
}

/// A line, and what is glued to its end: `…。”——Name,affiliation`.
fn unglued(line: Line<'_>) -> impl Iterator<Item = Line<'_>> {
    // "『算法』——其實只是一張表，": words that go on.
    let named = |at: &usize| {
        let rest = &line.text[*at..];
        rest.contains(COMMAS) && !rest.contains(['。', '！', '？', '”', '」', '』'])
    };
    let doubled = |at: &usize| line.text[at + '—'.len_utf8()..].starts_with('—');
    let mut dashes = line.text.match_indices('—').map(|(at, _)| at);
    let at = dashes.find(|at| *at > 0 && doubled(at) && closes(&line.text[..*at]) && named(at));
    let (first, second) = line.text.split_at(at.unwrap_or(line.text.len()));
    let glued = Line { start: line.start + first.len(), text: second };
    std::iter::once(Line { start: line.start, text: first }).chain(Some(glued).filter(|l| !l.text.is_empty()))
}

/// Reads a head line: dashes, a name, a comma or a stroke, the affiliation. A name has no sentence in it and is no longer than names are.
fn head(index: usize, line: Line<'_>) -> Option<Head> {
    let trimmed = line.text.trim();
    let rest = trimmed.trim_start_matches(DASHES);
    if rest.len() == trimmed.len() {
        return None;
    }
    let rest = rest.trim();
    let (name, affiliation) = match (bracketed(rest), name_end(rest)) {
        (Some(found), _) => found,
        (None, Some(at)) => (rest[..at].trim(), Some(rest[at..].trim_start_matches(COMMAS).trim())),
        (None, None) => (rest, None),
    };
    // "— The dam is old, said X": a line of dialogue.
    let sentence =
        name.split_whitespace().count() > 2 && name.split_whitespace().next_back().is_some_and(|w| w.starts_with(char::is_lowercase));
    let asked = affiliation.is_none() && rest.ends_with('.') && !rest.ends_with("r.") || rest.ends_with(['。', '？', '?', '！']);
    let plausible = name.chars().count() <= 60
        && !asked
        && !sentence
        && name.chars().any(char::is_alphabetic)
        && !name.contains(['。', '！', '？', '!', '?', ':', '：', '“', '”', '"', '「', '」', ';', '；']);
    plausible.then(|| Head {
        speaker: line.span(name),
        affiliation: affiliation.filter(|a| !a.is_empty()).map(|a| line.span(a)),
        end: line.start + line.text.len(),
        line: index,
    })
}

/// `Name（title）`, or `穆罕默德·哈桑（Mohammed Hassan）,前会长`: what parentheses hold right behind the name, if a comma does not come first.
fn bracketed(rest: &str) -> Option<(&str, Option<&str>)> {
    let open = rest.find(['（', '(']).filter(|open| !rest[..*open].contains(COMMAS))?;
    let close = open + rest[open..].find(['）', ')'])?;
    let inside = rest[open..close].trim_start_matches(['（', '(']).trim();
    let behind = rest[close..].trim_start_matches(['）', ')']).trim_start();
    let name = rest[..open].trim_end();
    match behind.strip_prefix(COMMAS) {
        Some(affiliation) => Some((name, Some(affiliation.trim()))),
        None if behind.is_empty() => Some((name, Some(inside).filter(|inside| !respelt(name, inside)))),
        None => None,
    }
}

/// The comma after the name; "Jr." and its like belong to the name.
fn name_end(rest: &str) -> Option<usize> {
    let comma = |from: usize| rest[from..].find(COMMAS).map(|at| from + at);
    let first = comma(0)?;
    let after = rest[first..].trim_start_matches(COMMAS).trim_start();
    let suffix = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV", "PhD", "Ph.D.", "MD", "M.D."]
        .iter()
        .find(|s| after.strip_prefix(**s).is_some_and(|tail| tail.is_empty() || tail.starts_with(COMMAS)));
    match suffix {
        Some(suffix) => {
            let end = rest.len() - after.len() + suffix.len();
            if end < rest.len() { Some(end) } else { None }
        }
        None => Some(first),
    }
}
