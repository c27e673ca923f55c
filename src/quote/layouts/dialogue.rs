//! `Name: words` and paragraphs until the next label: interviews, round tables, `Q:` and `A:`.

use std::collections::{HashMap, HashSet};

use crate::text::{Lang, Span, lines};

use super::super::people::{People, organisation};
use super::super::speech::speech;
use super::{Found, Kind, Layout, Who};

pub(super) const LAYOUT: Layout = Layout { name: "labels before what is said", read };

/// Labels of the one who asks, and of the one who answers without a name.
const ASKS: [&str; 20] = [
    "q",
    "question",
    "interviewer",
    "host",
    "moderator",
    "问",
    "問",
    "记者",
    "記者",
    "主持人",
    "提问",
    "frage",
    "pregunta",
    "вопрос",
    "корреспондент",
    "سؤال",
    "प्रश्न",
    "सवाल",
    "質問",
    "질문",
];
const ANSWERS: [&str; 12] = ["a", "answer", "答", "antwort", "respuesta", "ответ", "جواب", "उत्तर", "जवाब", "回答", "답변", "réponse"];

/// Whether a label can only be a name: two or three capitalised words of which the text writes none in lower case, as it does
/// those of headings. `spaced` are the lower-case words that stand between spaces.
fn a_name(label: &str, spaced: &HashSet<&str>) -> bool {
    let words: Vec<&str> = label.split_whitespace().collect();
    let capital = |w: &&str| {
        let lower = w.to_lowercase();
        w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase()) && (lower == **w || !spaced.contains(lower.as_str()))
    };
    (2..=3).contains(&words.len()) && words.iter().all(capital) && !organisation(label)
}

struct Turn<'t> {
    label: &'t str,
    at: Span,
    words: Span,
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let turns = turns(text);
    let mut count: HashMap<&str, usize> = HashMap::new();
    turns.iter().for_each(|t| *count.entry(t.label).or_default() += 1);
    // Labels come back, or each of several persons has one turn of a paragraph or more.
    let recurring = count.values().filter(|n| **n > 1).count();
    let all_names = || {
        let spaced = between_spaces(text);
        turns.iter().all(|t| a_name(t.label, &spaced))
    };
    if turns.len() < 3 || recurring == 0 && !all_names() {
        return Vec::new();
    }
    let people = People::of(text, speech(lang));
    let initials = initials(&people);
    let bracketed = bracketed(text);
    // "Photo:", "Note:" come back, too: most turns must be of somebody who is known from elsewhere, or of whoever asks.
    let known = |label: &str, turns: usize| {
        let small = label.to_lowercase();
        ASKS.contains(&small.as_str())
            || ANSWERS.contains(&small.as_str())
            || people.resolve(label, text.len()).1.is_some()
            || initials.contains_key(&letters(label))
            || bracketed.contains(label)
            || !label.is_ascii() && text.matches(label).nth(turns).is_some()
    };
    let of_somebody: usize = count.iter().filter(|(label, turns)| known(label, **turns)).map(|(_, turns)| turns).sum();
    if of_somebody * 2 <= turns.len() {
        return Vec::new();
    }
    let interviewee = defined(text, turns[0].at.start, &people);
    let mut out = Vec::new();
    for turn in &turns {
        let label = turn.label.to_lowercase();
        let words = turn.words.of(text).unwrap_or_default();
        // Those who ask are not quoted; a label of capitals that the introduction explains, and that is nobody's, is the house's.
        let house = turn.label.chars().count() <= 5
            && !turn.label.chars().any(char::is_lowercase)
            && !initials.contains_key(&letters(turn.label))
            && bracketed.contains(turn.label);
        if ASKS.contains(&label.as_str()) || house || words.trim_end().ends_with(['?', '？']) && words.len() < 300 {
            continue;
        }
        let who = if ANSWERS.contains(&label.as_str()) {
            interviewee.as_ref().map_or(Who::Unknown, |(name, span)| Who::Named { name: name.clone(), mention: Some(*span) })
        } else {
            let (name, _) = people.resolve(turn.label, turn.at.start);
            let name = if name == turn.label { initials.get(&letters(&name)).map_or(name, |full| (*full).to_owned()) } else { name };
            Who::Named { name, mention: Some(turn.at) }
        };
        let affiliation = match &who {
            Who::Named { name, .. } => people.first(name).and_then(|span| beside(text, span)),
            _ => None,
        };
        out.push(Found { words: turn.words, who, affiliation, kind: Kind::Unmarked, confidence: 0.9 });
    }
    out
}

/// The turns of a text: a label is a short run of words before a colon at the start of a line, and no sentence.
fn turns(text: &str) -> Vec<Turn<'_>> {
    let mut out: Vec<Turn<'_>> = Vec::new();
    for (start, line) in lines(text) {
        let body = line.trim_end();
        if let Some((label, colon)) = label(body) {
            let at = start + body.find(label).unwrap_or(0);
            let from = start + body.len() - body[colon..].trim_start_matches([':', '：']).trim_start().len();
            out.push(Turn { label, at: Span::new(at, at + label.len()), words: Span::new(from, start + body.len()) });
        } else if let Some(turn) = out.last_mut().filter(|_| !body.trim().is_empty()) {
            turn.words.end = start + body.len();
        }
    }
    out.retain(|t| t.words.end > t.words.start);
    for turn in &mut out {
        let words = turn.words.of(text).unwrap_or_default();
        let marked = words.starts_with(['“', '"', '「', '«']) && words.ends_with(['”', '"', '」', '»']);
        if marked {
            let first = words.chars().next().map_or(0, char::len_utf8);
            let last = words.chars().next_back().map_or(0, char::len_utf8);
            turn.words = Span::new(turn.words.start + first, (turn.words.end - last).max(turn.words.start + first));
        }
    }
    out
}

fn label(line: &str) -> Option<(&str, usize)> {
    let colon = line.find([':', '：']).filter(|at| *at > 0 && *at <= 80)?;
    let label = line[..colon].trim().trim_matches('*');
    let words = label.split_whitespace().count();
    let latin = label.chars().any(char::is_uppercase) || label.chars().any(|c| c.is_alphabetic() && !c.is_lowercase());
    let plain = label
        .chars()
        .all(|c| c.is_alphanumeric() || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’' | '·') || crate::text::script::is_mark(c));
    let names = words <= 4
        && label.split_whitespace().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase()) || w.len() <= 3);
    let dense = label.chars().count() <= 8 || label.is_ascii() || words > 1;
    let address = line[colon..].starts_with("://");
    (latin && plain && names && dense && !address && !label.ends_with("Note") && !label.is_empty()).then_some((label, colon))
}

/// Who has which initials: "JD" for Jane Doe, the first so called.
fn initials(people: &People) -> HashMap<String, &str> {
    let mut out = HashMap::new();
    for (name, _) in &people.full {
        let key: String = name.split_whitespace().filter_map(|w| w.chars().next()).collect();
        out.entry(key).or_insert(name.as_str());
    }
    out
}

/// The letters of a label, as initials are compared.
fn letters(label: &str) -> String {
    label.chars().filter(|c| c.is_alphabetic()).collect()
}

/// What stands in parentheses of its own.
fn bracketed(text: &str) -> HashSet<&str> {
    let mut open = None;
    let mut out = HashSet::new();
    for (at, c) in text.char_indices() {
        match c {
            '(' => open = Some(at + 1),
            ')' => out.extend(open.take().and_then(|from| text.get(from..at))),
            _ => {}
        }
    }
    out
}

/// The words that stand between two spaces.
fn between_spaces(text: &str) -> HashSet<&str> {
    let mut words = text.split(' ');
    words.next();
    words.next_back();
    words.collect()
}

/// Who is interviewed: the person named last in full before the first turn.
fn defined(text: &str, before: usize, people: &People) -> Option<(String, Span)> {
    let known = people.full.iter().rfind(|(_, span)| span.end <= before);
    known.or(people.full.first()).filter(|(_, span)| span.end <= text.len()).cloned()
}

/// What stands behind a name between commas, past an abbreviation in parentheses.
fn beside(text: &str, name: Span) -> Option<Span> {
    let rest = text.get(name.end..)?;
    let mut from = 0;
    let lead = rest.trim_start();
    if lead.starts_with('(') {
        from = rest.find(')')? + 1;
    }
    let behind = rest[from..].trim_start().strip_prefix([',', '，'])?;
    let start = name.end + rest.len() - behind.trim_start().len();
    let body = behind.trim_start();
    let end = body.find([',', '，', '.', '。', '\n', ';'])?;
    let words = &body[..end];
    let skip = ["a ", "an ", "the "].iter().find(|a| words.starts_with(**a)).map_or(0, |a| a.len());
    (words.split_whitespace().count() > 1 || !words.is_ascii()).then(|| Span::new(start + skip, start + end))
}
