//! Turns of an interview that lost its lines, between labels and numbered questions.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::text::Span;
use crate::text::script::{NAME_DOTS, is_han, is_kana, is_latin};

use super::super::super::marks::colons;
use super::super::characters::surname;
use super::labels::{ASKS, HOUSE, is_note};
use super::turns::{INTRODUCTION, MANY, Turn, asking, in_parentheses};

/// The turns of an interview that lost its lines: `记者:…?某某:…。记者:…`. Labels stand behind the end of a sentence, and come back.
pub(super) fn flattened(text: &str) -> Vec<Turn<'_>> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '”' | '」' | '…' | '.' | '\n') || c.is_whitespace();
    let mut found: Vec<(&str, Span, usize)> = Vec::new();
    let mut posts: HashMap<usize, Span> = HashMap::new();
    for (colon, mark) in colons(text) {
        let near = text.floor_char_boundary(colon.saturating_sub(LABEL));
        // "罗振邦(县公安局副大队长):": what somebody is, behind their name.
        if let Some((name, post)) = told_in_brackets(text, colon) {
            posts.insert(name.start, post);
            found.extend(name.of(text).map(|label| (label, name, colon + mark)));
            continue;
        }
        let part = &text[near..colon];
        let from = part.char_indices().rev().find(|(_, c)| ends(*c)).map(|(at, c)| at + c.len_utf8());
        // "Л. М.: С протечки."
        let initials = initials_at_end(part);
        // "Корр.: С чего всё началось?"
        let shortened = part.strip_suffix('.').map(|word| word.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
        if let Some(word) = shortened.filter(|word| ASKS.contains(&word.to_lowercase().as_str())) {
            found.push((word, Span::of_part(text, word), colon + mark));
            continue;
        }
        let Some(from) = initials.or(from).or((near == 0).then_some(0)) else { continue };
        let name = &part[from..];
        if initials.is_some() || !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || NAME_DOTS.contains(&c)) {
            found.push((name, Span::new(near + from, colon), colon + mark));
        }
    }
    let mut count: HashMap<&str, usize> = HashMap::new();
    found.iter().for_each(|(name, ..)| *count.entry(name).or_default() += 1);
    // Whoever answers once is named before the first question; "来源:" stands before it, too.
    let first = found.iter().find(|(name, ..)| ASKS.contains(&name.to_lowercase().as_str())).or(found.first());
    let before = &text[..first.map_or(0, |(_, at, _)| at.start)];
    let dense = |name: &str| name.chars().count() > 1 && name.chars().all(|c| is_han(c) || is_kana(c));
    let latin = |name: &str| name.chars().count() > 3 && name.chars().all(is_latin);
    let before = &before[..before.floor_char_boundary(INTRODUCTION)];
    let mut sought = 0;
    // "听障骑手的一天：导航开口之前": a headline introduces nobody.
    let introduces = |name: &str, label: &Span| before.match_indices(name).any(|(at, _)| at != label.start || !dense(name));
    found.retain(|(name, label, _)| {
        count.get(name).is_some_and(|n| *n > 1)
            || posts.contains_key(&label.start)
            || (dense(name) || latin(name) || name.contains('.')) && sought < MANY && {
                sought += 1;
                introduces(name, label)
            }
    });
    // Nobody asks and answers in one turn.
    if found.len() < 2 {
        return Vec::new();
    }
    let end = text.trim_end().rfind('\n').filter(|at| in_parentheses(&text[*at..]));
    // "（采访整理：…）" glued to the last answer
    let note = || text.rfind(['（', '(']).filter(|at| is_note(&text[*at..]) && text[*at..].contains(['：', ':']));
    let end = end.or_else(note).unwrap_or(text.len());
    // "…。 图为…", "…。 相关阅读：…": what the house goes on with behind the last answer.
    let last = found.last().map_or(0, |(_, at, _)| at.end);
    // Where all of them stand on one line, it ends with the last of them.
    let one = found.first().is_some_and(|(_, first, _)| !text[first.start..last].contains('\n'));
    let line = text[last..].find('\n').map(|at| last + at).filter(|at| one && *at < end);
    let end = line.unwrap_or(end);
    let on = text.get(last..end).and_then(|behind| GOING_ON.find(behind));
    let end = on.map_or(end, |word| last + word.start());
    // "…了。 （实习生…有贡献）"
    let closed = text[..end].trim_end().strip_suffix([')', '）']).and_then(|inner| inner.rfind(['（', '(']));
    let apart = |open: &usize| *open > last && text[..*open].trim_end().ends_with(['。', '！', '？', '”']) && text[..*open].ends_with(' ');
    let end = closed.filter(apart).unwrap_or(end);
    let next = found.iter().skip(1).map(|(_, at, _)| at.start).chain([end]);
    let labels: Vec<usize> = found.iter().map(|(_, at, _)| at.start).collect();
    let questions = numbered_questions(&text[..end], &labels);
    let until = |from: usize, to: usize| {
        let next = questions.partition_point(|at| *at < from);
        questions.get(next).copied().filter(|at| *at < to).unwrap_or(to)
    };
    let turns = found.iter().zip(next).map(|((label, at, from), to)| Turn {
        label,
        at: *at,
        post: posts.get(&at.start).copied(),
        words: Span::new(*from, until(*from, to)).trimmed(text),
    });
    let said = |t: &Turn<'_>| t.words.end > t.words.start && !HOUSE.contains(&t.label.to_lowercase().as_str());
    let turns: Vec<Turn<'_>> = turns.filter(said).collect();
    // Some label is of whoever asks, by what it says or by what they say.
    let asking = asking(text, &turns);
    let asks = |t: &Turn<'_>| ASKS.contains(&t.label.to_lowercase().as_str()) || asking.contains(t.label);
    let asked = !questions.is_empty() || turns.iter().any(asks);
    if !asked || turns.iter().all(asks) { Vec::new() } else { turns }
}

/// A Chinese name behind the end of a sentence, and what parentheses before a colon say of its bearer.
fn told_in_brackets(text: &str, colon: usize) -> Option<(Span, Span)> {
    let near = text.floor_char_boundary(colon.saturating_sub(BRACKETED));
    let inner = text[near..colon].strip_suffix([')', '）'])?;
    let open = inner.rfind(['(', '（'])?;
    let post = inner[open..].trim_start_matches(['(', '（']);
    let before = &inner[..open];
    let from = before.rfind(|c: char| !is_han(c)).map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
    let name = &before[from..];
    let opens = text[..near + from].trim_end_matches(' ').ends_with(['。', '？', '！', '?', '!', '\n', '”', '」', '…']);
    let fits = (2..=4).contains(&name.chars().count()) && surname(name) && post.chars().count() > 2 && opens;
    fits.then(|| (Span::new(near + from, near + open), Span::of_part(text, post)))
}

/// Bytes of a name and what parentheses say of its bearer, at most.
const BRACKETED: usize = 150;

/// Where two initials with full stops begin at the end of some words.
fn initials_at_end(words: &str) -> Option<usize> {
    let mut from = words.len();
    for _ in 0..2 {
        let before = words[..from].trim_end_matches(' ').strip_suffix('.')?;
        let letter = before.chars().next_back().filter(|c| c.is_uppercase())?;
        from = before.len() - letter.len_utf8();
    }
    (!words[..from].ends_with(char::is_alphanumeric)).then_some(from)
}

/// Where numbered questions begin between the labels of a text without lines: `1. …？某某：…。2. …？`. They count up from one, and behind each
/// somebody answers.
fn numbered_questions(text: &str, labels: &[usize]) -> Vec<usize> {
    let digit = |c: char| c.is_ascii_digit();
    let mut out: Vec<usize> = Vec::new();
    let mut end = 0;
    for (at, _) in text.match_indices(digit) {
        if at < end {
            continue;
        }
        let digits = text[at..].len() - text[at..].trim_start_matches(digit).len();
        end = at + digits;
        let parted = text[..at].chars().next_back().is_none_or(|c| c.is_whitespace() || matches!(c, '。' | '！' | '？' | '”' | '」' | '…'));
        let point = text[end..].strip_prefix(['.', '、', '．', ')', '）']);
        let opens = parted && point.is_some_and(|rest| !rest.starts_with(digit));
        if opens && text[at..end].parse() == Ok(out.len() + 1) {
            out.push(at);
        }
    }
    let next = out.iter().skip(1).copied().chain([text.len()]);
    let answered = |(at, next): (&usize, usize)| {
        let label = labels.get(labels.partition_point(|label| label < at));
        label.is_some_and(|label| *label < next && label - at < LONGEST_QUESTION)
    };
    if out.len() > 1 && out.iter().zip(next).all(answered) { out } else { Vec::new() }
}

/// Bytes of the longest question between two labels.
const LONGEST_QUESTION: usize = 600;

static GOING_ON: LazyLock<AhoCorasick> = LazyLock::new(|| {
    let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostFirst).build(GOES_ON);
    finder.expect("a few words make no automaton too large")
});
/// What the house goes on with in a text of one line.
const GOES_ON: [&str; 14] = [
    " 图为",
    " 圖為",
    " 图：",
    " 圖：",
    "（责任编辑",
    "（責任編輯",
    "(责任编辑",
    " 相关阅读",
    " 相關閱讀",
    " 延伸阅读",
    " 延伸閱讀",
    " 另据",
    " 本文",
    " 推荐阅读",
];

/// Bytes before a colon in which the label of a flattened interview must begin.
const LABEL: usize = 30;
