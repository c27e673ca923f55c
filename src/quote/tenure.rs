//! What of an affiliation is over, and where somebody sits who is "based" somewhere: the past does not decide where they are now.

use crate::text::script::{is_han, is_kana};
use crate::text::{Lang, Span};

use super::speech::{Language, Sense, speech};

/// Words that begin what somebody no longer is, in lower case; Chinese and Japanese ones stand at the beginning of a part.
const FORMER: [&str; 38] = [
    "former",
    "formerly",
    "previously",
    "ex",
    "ehemaliger",
    "ehemalige",
    "ehemaligen",
    "früher",
    "früherer",
    "frühere",
    "früheren",
    "einstiger",
    "einstige",
    "vormals",
    "ancien",
    "ancienne",
    "anciens",
    "autrefois",
    "précédemment",
    "antiguo",
    "antigua",
    "antiguamente",
    "antigo",
    "antiga",
    "anteriormente",
    "бывший",
    "бывшая",
    "бывшего",
    "бывшей",
    "бывшим",
    "ранее",
    "전",
    "पूर्व",
    "سابق",
    "سابقة",
    "سابقا",
    "السابق",
    "السابقة",
];
const FORMER_SIGNS: [&str; 7] = ["前", "原", "元", "曾任", "曾", "前任", "曾經"];
/// Words that bring the present back.
pub(super) const NOW: [&str; 16] = [
    "now",
    "currently",
    "today",
    "heute",
    "jetzt",
    "derzeit",
    "aujourd",
    "actuellement",
    "ahora",
    "actualmente",
    "oggi",
    "ora",
    "agora",
    "atualmente",
    "ныне",
    "сейчас",
];
/// Words that join two parts.
const JOINS: [&str; 9] = ["and", "und", "et", "y", "e", "ed", "и", "और", "및"];
/// What stands before the place where somebody sits.
const BASED_IN: [&str; 13] = [
    "based in ",
    "mit Sitz in ",
    "ansässig in ",
    "basé à ",
    "basée à ",
    "con sede en ",
    "radicado en ",
    "radicada en ",
    "con sede a ",
    "com sede em ",
    "baseado em ",
    "baseada em ",
    "radicada em ",
];

/// A part of an affiliation: one post, or what belongs to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Part {
    pub span: Span,
    /// Where in it the past begins.
    pub past: Option<usize>,
}

impl Part {
    /// Whether it says, beside a part that is over, what somebody is now and where.
    pub fn placed(&self, text: &str) -> bool {
        let end = self.past.unwrap_or(self.span.end);
        let now = text.get(self.span.start..end).unwrap_or_default();
        let dense = now.chars().filter(|c| is_han(*c) || is_kana(*c)).count() > 3;
        dense || now.split_whitespace().count() > 1 && now.trim().contains(char::is_uppercase)
    }

    /// Whether a place is of the past.
    pub fn over(&self, at: usize) -> bool {
        self.past.is_some_and(|past| at >= past && at < self.span.end)
    }
}

/// The parts of an affiliation, each with where the past begins in it.
pub(super) fn parts(text: &str, lang: &Lang) -> Vec<Part> {
    let speech = speech(lang);
    let mut out: Vec<Part> = Vec::new();
    for span in split(text) {
        let words = span.of(text).unwrap_or_default();
        let goes_on = out.last().is_some_and(|p| p.past.is_some()) && !begins_post(words, speech);
        let past = former(words, speech).map(|at| span.start + at).or(goes_on.then_some(span.start));
        out.push(Part { span, past });
    }
    out
}

/// The name of the place where a part says that somebody sits.
pub(super) fn based(part: &str) -> Option<&str> {
    if let Some(at) = part.find("-based") {
        let before = &part[..at];
        let capital = |w: &&str| w.starts_with(char::is_uppercase);
        let from = before.rsplit(' ').take_while(capital).last().map(|w| Span::of_part(before, w).start)?;
        return Some(&before[from..]);
    }
    let from = BASED_IN.iter().find_map(|w| part.find(w).map(|at| at + w.len()))?;
    let rest = &part[from..];
    Some(&rest[..rest.find([',', ';', '(']).unwrap_or(rest.len())])
}

/// The places at which an affiliation falls into parts: commas, and words that join.
fn split(text: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    let mut cut = |at: usize, next: usize| {
        if at > start {
            out.push(Span::new(start, at));
        }
        start = next;
    };
    for (at, c) in text.char_indices() {
        if matches!(c, ',' | ';' | '，' | '、' | '；' | '،') {
            cut(at, at + c.len_utf8());
        } else if c == ' ' {
            let rest = &text[at + 1..];
            let word = &rest[..rest.find(' ').unwrap_or(rest.len())];
            if JOINS.contains(&word) {
                cut(at, at + 1 + word.len());
            }
        } else if matches!(c, 'で' | '・') && text[at + c.len_utf8()..].starts_with(['元', '前']) {
            cut(at, at + c.len_utf8());
        }
    }
    cut(text.len(), text.len());
    out
}

/// Where the past begins in a part.
fn former(part: &str, speech: &Language) -> Option<usize> {
    let body = part.trim_start();
    let blanks = part.len() - body.len();
    if matches!(speech.lang, "zh" | "ja") {
        return FORMER_SIGNS.iter().any(|sign| body.starts_with(sign)).then_some(blanks);
    }
    // "bis 2031 Assistent in Zagreb", "until 2029"
    let dated = UNTIL.iter().find_map(|until| {
        let at = if body.starts_with(until) { 0 } else { body.find(&format!(" {until}")).map(|at| at + 1)? };
        let year = &body[at + until.len()..];
        let digits = year.bytes().take_while(u8::is_ascii_digit).count();
        (digits == 4).then_some(blanks)
    });
    if dated.is_some() {
        return dated;
    }
    let after = ["سابق", "سابقة", "السابق", "السابقة", "سابقا"];
    let mut at = 0;
    for word in part.split(' ') {
        let lower = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let prefixed = || ["ex-", "ex‑", "экс-"].iter().any(|p| lower.starts_with(p));
        // "exministra"
        let joined = || lower.strip_prefix("ex").is_some_and(|rest| rest.len() > 3 && speech.senses(rest).holds(Sense::Role));
        if after.contains(&lower.as_str()) {
            return Some(blanks);
        }
        if FORMER.contains(&lower.as_str()) || prefixed() || joined() {
            return Some(at);
        }
        at += word.len() + 1;
    }
    None
}

/// What stands before the year in which something was over.
const UNTIL: [&str; 12] =
    ["bis ", "until ", "jusqu’en ", "jusqu'en ", "hasta ", "hasta el año ", "até ", "fino al ", "sino al ", "до ", "till ", "through "];

/// Whether a part begins another post, and does not go on with the one before: "and Uganda" goes on, "and professor at X" does not.
fn begins_post(part: &str, speech: &Language) -> bool {
    let mut words = part.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let Some(first) = words.next() else { return false };
    let senses = speech.senses(first);
    if NOW.contains(&first.to_lowercase().as_str()) || senses.holds(Sense::Indefinite) || senses.holds(Sense::Role) {
        return true;
    }
    let post = speech.lang == "de" && speech.ends_in_role(first).is_some();
    let lower = first.starts_with(char::is_lowercase) && !senses.holds(Sense::Preposition) && !senses.holds(Sense::Definite);
    post || lower || matches!(speech.lang, "zh" | "ja")
}
