//! Questions and answers without labels: dashes open both or the questions alone, or questions stand between answers, in marks or not.

use crate::text::{Lang, Span, trimmed_lines};

use super::super::super::marks::{DASHES, closes, may_close, opens};
use super::super::super::people::{People, words};
use super::super::super::speech::{Language, Sense, speech};
use super::super::inline::{by_characters, by_language};
use super::super::{Found, Kind, Who};
use super::introduced::{beside, defined};
use super::labels::is_note;
use super::turns::dashed;

/// Questions and answers that dashes open, and nothing else: `— …?` and `— …`. The answers are of whoever is introduced.
pub(super) fn questioned(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let all: Vec<(usize, &str)> = trimmed_lines(text).collect();
    let said = |line: &str| {
        line.trim_start().strip_prefix(['—', '–', '―']).is_some_and(|rest| {
            rest.trim_start_matches(['—', '―'])
                .trim_start()
                .starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '¡' | '«' | '“' | '"' | '「' | '『'))
        })
    };
    let asks = |line: &str| said(line) && line.ends_with(['?', '؟']);
    if let Some(found) = put_to(&all) {
        return found;
    }
    let answered = all.windows(2).filter(|pair| asks(pair[0].1) && said(pair[1].1) && !asks(pair[1].1)).count();
    // Questions behind dashes, answers between marks.
    let all = answers(text, &all);
    let marked = |line: &str| inside(line).is_some();
    // "-왜 지도인가."
    let hyphened = |line: &str| matches!(speech.lang, "ko" | "ja") && line.starts_with('-') && line.len() > 4;
    // "— Jane Doe (head of X)" signs what stands above it.
    let ended = |line: &str| line.trim_end().ends_with(['?', '？', '؟', '.', '。', '!', '！', '…', '»', '”']);
    let asking = |line: &str| said(line) && ended(line) || hyphened(line) || line.ends_with(['?', '？', '؟']) && line.chars().count() < 200;
    let between = all.windows(2).filter(|pair| asking(pair[0].1) && !marked(pair[0].1) && marked(pair[1].1)).count();
    let dashed = all.iter().filter(|(_, line)| said(line));
    // "— сказала Вера": a novel's dialogue names who speaks within its lines.
    let told = |line: &str| line.contains([',', '—']) && line.split(['—', '–']).skip(2).any(|part| names_speaker(part, speech));
    let plain = if answered.max(between) < 2 {
        let dashed = Some(behind_dashes(&all, speech)).filter(|found| !found.is_empty()).or_else(|| answers_behind_dashes(&all, said));
        dashed.unwrap_or_else(|| plain_answers(text, &all))
    } else {
        Vec::new()
    };
    if answered.max(between).max(plain.len()) < 2 || dashed.clone().any(|(_, line)| told(line)) {
        return Vec::new();
    }
    let first = if between >= 2 || !plain.is_empty() { all.iter().find(|(_, line)| asking(line)) } else { dashed.clone().next() };
    let Some((first, _)) = first else { return Vec::new() };
    let people = People::of(text, speech);
    let reader = by_characters(text, lang);
    let found = match &reader {
        Some(reader) => {
            let put = put_questions(text, *first).and_then(|line| reader.last_named(line.start, line.end));
            put.or_else(|| reader.first_introduced(*first)).and_then(|span| Some((span.of(text)?.to_owned(), span)))
        }
        None => defined(text, *first, &people, &*by_language(text, lang), speech).filter(|(_, span)| span.end <= *first),
    };
    let Some((name, span)) = found else { return Vec::new() };
    let affiliation = match &reader {
        Some(reader) => reader.affiliation(&name, span),
        None => beside(text, span, speech).or_else(|| by_language(text, lang).affiliation(&name, span)),
    };
    // "Jane Doe – We moved to the coast.": the label is no part of the words.
    let unlabelled = |words: Span| {
        let said = words.of(text)?;
        let behind = [name.as_str(), name.rsplit(' ').next()?].iter().find_map(|label| said.strip_prefix(label))?;
        let rest = behind.trim_start().strip_prefix(|c| DASHES.contains(&c) || c == ':')?.trim_start();
        Some(Span::new(words.end - rest.len(), words.end))
    };
    let of = |words: Span, kind: Kind| {
        let who = Who::Named { name: name.clone(), mention: Some(span) };
        Found { words: unlabelled(words).unwrap_or(words), who, affiliation, kind, confidence: 0.85 }
    };
    if !plain.is_empty() {
        return plain.into_iter().map(|words| of(words, Kind::Unmarked)).collect();
    }
    let mut out: Vec<Found> = Vec::new();
    let mut asked = false;
    let mut answered = false;
    for (at, (start, line)) in all.iter().enumerate() {
        if between >= 2 {
            if let Some(words) = inside(line).filter(|_| asked) {
                out.push(of(words.shifted(*start), Kind::Direct));
            }
            // Between answers the house may say something, too.
            let answers = marked(line) && asked;
            asked = answers || !marked(line) && (asking(line) || asked || !out.is_empty() && line.chars().count() < 200);
        } else if asks(line) || answered && said(line) && all.get(at + 1).is_some_and(|(_, next)| said(next) && !asks(next)) {
            // Behind an answer a line asks, too, though it is no question, if another answer follows.
            asked = true;
            answered = false;
        } else if asked && said(line) {
            answered = true;
            let blanks = line.len() - line.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace()).len();
            let words = Span::new(start + blanks, start + line.len());
            out.push(of(words, Kind::Unmarked));
        } else if answered && !said(line) && line.ends_with(['.', '!', '…', '»']) {
            // A further paragraph of the answer, if the dialogue goes on.
            let goes_on = all.iter().skip(at + 1).take(FURTHER).any(|(_, next)| said(next));
            if let Some(last) = out.last_mut().filter(|_| goes_on) {
                last.words.end = start + line.len();
            }
        }
    }
    out
}

/// The answers below a heading that says to whom questions are put: `Trois questions à Jane Doe, toxicologue`.
fn put_to(all: &[(usize, &str)]) -> Option<Vec<Found>> {
    let asks = |line: &str| line.trim_end().ends_with(['?', '؟']) && !opens(line);
    let heading = |at: &usize| {
        let (start, line) = all[*at];
        all.get(at + 1).filter(|(_, next)| line.len() < 200 && asks(next))?;
        let name = QUESTIONS.iter().find_map(|to| line.split_once(to)).map(|(_, name)| name.trim_end_matches([':', ' ']))?;
        name.starts_with(char::is_uppercase).then(|| (at + 1, Span::of_part(line, name).shifted(start), name))
    };
    let (first, whole, named) = (0..all.len()).find_map(|at| heading(&at))?;
    let cut = named.find([',', '(']).unwrap_or(named.len());
    let name = named[..cut].trim_end();
    let post = named[cut..].trim_matches([',', ' ', '(', ')']);
    let affiliation = (!post.is_empty()).then(|| Span::of_part(named, post).shifted(whole.start));
    let who = Who::Named { name: name.to_owned(), mention: Some(Span::new(whole.start, whole.start + name.len())) };
    let mut out: Vec<Found> = Vec::new();
    let mut asked = false;
    for (start, line) in &all[first..] {
        let words = Span::of_part(line, line.trim()).shifted(*start);
        if asks(line) {
            asked = true;
        } else if is_note(line) || !sentence(line) {
            break;
        } else if asked {
            let words = inside(line).map_or(words, |inside| inside.shifted(*start));
            out.push(Found { words, who: who.clone(), affiliation, kind: Kind::Unmarked, confidence: 0.85 });
            asked = false;
        } else if let Some(last) = out.last_mut() {
            last.words.end = words.end;
        }
    }
    (out.len() > 1).then_some(out)
}

/// How headings say to whom questions are put.
const QUESTIONS: [&str; 10] = [
    "questions à ",
    "questions to ",
    "questions for ",
    "preguntas a ",
    "perguntas a ",
    "perguntas para ",
    "domande a ",
    "Fragen an ",
    "вопроса к ",
    "вопросов к ",
];

/// The words of a line between the mark that opens it and the one that closes it, with no more than a stop or a gesture behind:
/// `«…», ride.`
fn inside(line: &str) -> Option<Span> {
    let blanks = line.len() - line.trim_start().len();
    let body = line.trim();
    let open = body.chars().next().filter(|_| opens(body))?;
    let (close, mark) = body.char_indices().rev().take(GESTURE).find(|(_, c)| may_close(open, *c))?;
    // Whoever is named there says it.
    let mut behind = body[close + mark.len_utf8()..].split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let verb = behind.next().is_none_or(|word| word.starts_with(char::is_lowercase)) && behind.next().is_none();
    let from = open.len_utf8();
    (close > from && verb).then(|| Span::new(blanks + from, blanks + close))
}

/// Characters within which a gesture, one verb alone, stands behind an answer.
const GESTURE: usize = 24;

/// The answers that stand in Japanese between questions behind dashes: `――次の作品は。`, and paragraphs without marks below each. Elsewhere
/// dashes open the lines of a scene, and what stands between them is told.
fn behind_dashes(all: &[(usize, &str)], speech: &Language) -> Vec<Span> {
    let questions = all.iter().filter(|(_, line)| dashed(line)).count();
    let answered = all.windows(2).filter(|pair| dashed(pair[0].1) && !dashed(pair[1].1)).count();
    if speech.lang != "ja" || questions < 2 || answered < questions {
        return Vec::new();
    }
    let mut out: Vec<Span> = Vec::new();
    let mut asked = false;
    let mut over = false;
    for (start, line) in all {
        let words = Span::of_part(line, line.trim()).shifted(*start);
        if dashed(line) {
            asked = true;
            over = false;
        } else if asked && !is_note(line) {
            out.push(words);
            asked = false;
        } else if let Some(last) = out.last_mut().filter(|_| !over && !is_note(line) && sentence(line) && !told_of(line)) {
            last.end = words.end;
        } else {
            over = true;
        }
    }
    out
}

/// The answers of an interview in which dashes open them and not the questions: a line that asks, `— …`, and paragraphs up to the next.
fn answers_behind_dashes(all: &[(usize, &str)], said: impl Fn(&str) -> bool) -> Option<Vec<Span>> {
    let asks = |at: usize| {
        let (line, next) = (all[at].1, all.get(at + 1)?.1);
        (!said(line) && line.chars().count() < SHORT && said(next)).then_some(line.ends_with(['?', '？', '؟']))
    };
    let asked: Vec<bool> = (0..all.len()).filter_map(asks).collect();
    let questions = asked.iter().filter(|question| **question).count();
    // Elsewhere dashes open the lines of a scene.
    let dashes = all.iter().filter(|(_, line)| said(line)).count();
    if asked.len() < 3 || questions * 3 < asked.len() * 2 || dashes > asked.len() {
        return None;
    }
    let mut out: Vec<Span> = Vec::new();
    let mut over = true;
    for (at, (start, line)) in all.iter().enumerate() {
        if said(line) {
            let words = line.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace());
            out.push(Span::of_part(line, words).shifted(*start));
            over = false;
        } else if asks(at).is_some() || over || is_note(line) || !sentence(line) || leads_to_words(line) {
            over = true;
        } else if let Some(last) = out.last_mut() {
            last.end = start + line.len();
        }
    }
    Some(out)
}

/// Whether a line tells of somebody's life, as it does below an interview: "せお・かみら　1984年生まれ。"
pub(in super::super) fn told_of(line: &str) -> bool {
    line.contains('年') && line.contains("生まれ")
}

fn sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '…', '。', '！', '”', '»', '」', '।', '）', '?', '？'])
}

/// The answers of an interview that nothing but its questions and the house's word for it tell: each from behind a question to the next,
/// or to a short paragraph of one sentence, which may be the house's, too.
fn plain_answers(text: &str, all: &[(usize, &str)]) -> Vec<Span> {
    let asks = |line: &str| line.ends_with(['?', '？', '؟']) && line.chars().count() < 200 && !opens(line);
    let questions = all.iter().filter(|(_, line)| asks(line.trim_end())).count();
    // Two will do where the last line says who asked.
    let fewest = if all.last().is_some_and(|(_, line)| is_note(line)) { 2 } else { 3 };
    if questions < fewest {
        return Vec::new();
    }
    let edge = |at: usize| text.floor_char_boundary(at.min(text.len()));
    let ends = text.ceil_char_boundary(text.len().saturating_sub(TOLD_WITHIN));
    let said_so = [&text[..edge(2 * TOLD_WITHIN)], &text[ends..]].concat().to_lowercase();
    if !INTERVIEWS.iter().any(|word| said_so.contains(word)) {
        return Vec::new();
    }
    let single = |line: &str| line.chars().count() < SHORT && line.matches(['.', '!', '…', '。', '！', '।']).count() <= 1;
    let mut out: Vec<Span> = Vec::new();
    let mut answering = false;
    for (at, (start, line)) in all.iter().enumerate() {
        let line = line.trim_end();
        let begins = at > 0 && asks(all[at - 1].1.trim_end());
        // A question of two lines, or one that the house answers by the next.
        if asks(line) || !sentence(line) || opens(line) || is_note(line) {
            answering = false;
        } else if begins {
            answering = true;
            out.push(Span::new(*start, start + line.len()));
        } else if answering && !single(line) && !leads_to_words(line) {
            let words = Span::new(*start, start + line.len());
            match out.last_mut().filter(|_| !single(all[at - 1].1) || at > 1 && asks(all[at - 2].1.trim_end())) {
                Some(last) => last.end = words.end,
                None => out.push(words),
            }
        }
    }
    // Much of the text is answers.
    let answered: usize = out.iter().map(|words| words.end - words.start).sum();
    if out.len() >= fewest && answered * 3 > text.len() { out } else { Vec::new() }
}

/// Whether a line tells whose words stand in it between marks, as the house does of others.
fn leads_to_words(line: &str) -> bool {
    line.match_indices([':', '：']).any(|(at, colon)| line[at + colon.len()..].trim_start().starts_with(['«', '“', '"', '„', '「']))
}

/// What the house calls an interview, at its head or its foot.
const INTERVIEWS: [&str; 30] = [
    "the conversation has been",
    "this conversation",
    "the conversation was",
    "talked to us",
    "entretien",
    "propos recueillis",
    "interview",
    "intervista",
    "entrevista",
    "das gespräch führte",
    "im gespräch",
    "聞き手",
    "采访",
    "採訪",
    "专访",
    "專訪",
    "对话",
    "對話",
    "インタビュー",
    "인터뷰",
    "интервью",
    "беседовал",
    "поговорил",
    "حوار",
    "مقابلة",
    "साक्षात्कार",
    "बातचीत",
    "conversation with",
    "spoke to",
    "conversa com",
];
/// Bytes at the foot of a text, and twice as many at its head, where it calls itself an interview.
const TOLD_WITHIN: usize = 900;
/// Characters of the longest single sentence with which the house may ask between two answers.
const SHORT: usize = 130;

/// The lines of a text, those of an answer in one whose mark is closed paragraphs below.
fn answers<'t>(text: &'t str, all: &[(usize, &'t str)]) -> Vec<(usize, &'t str)> {
    let mut out = Vec::with_capacity(all.len());
    let mut at = 0;
    while let Some((start, line)) = all.get(at).copied() {
        let asked = |l: &str| l.trim_end().ends_with(['?', '？', '؟']);
        let open = opens(line) && inside(line).is_none();
        let further = || all.iter().skip(at + 1).take(FURTHER).take_while(|(_, l)| opens(l) || !asked(l));
        let last = if open { further().position(|(_, l)| closes(l.trim_end_matches('.'))).map(|more| at + 1 + more) } else { None };
        match last.and_then(|last| all.get(last).map(|(from, l)| (last, from + l.len()))) {
            Some((last, end)) => {
                out.push((start, &text[start..end]));
                at = last;
            }
            None => out.push((start, line)),
        }
        at += 1;
    }
    out
}

/// So many paragraphs may follow the first of an answer until its mark closes.
const FURTHER: usize = 8;

pub(super) fn names_speaker(clause: &str, speech: &Language) -> bool {
    words(clause, 0, speech).iter().take(3).any(|t| t.is(Sense::Cue))
}

/// The paragraph right above the first question, where it says that somebody was asked: "准教授の遠矢真帆さんに、課題を聞いた。"
fn put_questions(text: &str, first: usize) -> Option<Span> {
    let above = text[..first].trim_end();
    let line = Span::new(above.rfind('\n').map_or(0, |at| at + 1), above.len());
    let words = line.of(text)?;
    // "山田太郎さんに、妻の山田花子さんの病状を聞いた。": whom, and not of whom.
    let whom = ["さんに", "氏に"].iter().filter_map(|to| words.find(to)).min();
    let line = whom.map_or(line, |at| Span::new(line.start, line.start + at));
    ASKED.iter().any(|asked| words.contains(asked)).then_some(line)
}

/// Words for asking somebody questions that follow.
const ASKED: [&str; 14] = [
    "聞いた",
    "聞きました",
    "尋ねた",
    "伺った",
    "うかがった",
    "インタビューした",
    "专访了",
    "專訪了",
    "采访了",
    "採訪了",
    "对话了",
    "물었다",
    "들었다",
    "들어봤다",
];
