//! `Name: words` and paragraphs until the next label: interviews, round tables, `Q:` and `A:`.

use std::collections::{HashMap, HashSet};

use crate::text::fold::fold;
use crate::text::script::{is_han, is_hangul, is_kana, is_word};
use crate::text::{Lang, Span, lines};

use super::super::marks::{DASHES, closes, opens};
use super::super::people::{People, organisation, words};
use super::super::speech::{Language, Sense, speech};
use super::characters::name_behind;
use super::inline::{Reader, by_characters, by_language, with_affiliations};
use super::{Found, Kind, Layout, Who};

pub(super) const LAYOUT: Layout = Layout { name: "labels before what is said", read };

/// Labels of the one who asks, and of the one who answers without a name.
const ASKS: [&str; 65] = [
    "q",
    "question",
    "interviewer",
    "host",
    "moderator",
    "reporter",
    "问",
    "問",
    "记者",
    "記者",
    "主持人",
    "提问",
    "提問",
    "本刊",
    "frage",
    "redaktion",
    "f",
    "pregunta",
    "p",
    "periodista",
    "pergunta",
    "domanda",
    "d",
    "intervistatore",
    "вопрос",
    "корреспондент",
    "журналист",
    "ведущий",
    "سؤال",
    "س",
    "प्रश्न",
    "सवाल",
    "質問",
    "聞き手",
    "質問者",
    "질문",
    "기자",
    "문",
    "사회자",
    "진행자",
    "사회",
    "앵커",
    "主持",
    "司会",
    "司会者",
    "編集部",
    "moderatorin",
    "interviewerin",
    "animateur",
    "animatrice",
    "entrevistador",
    "entrevistadora",
    "moderadora",
    "repórter",
    "jornalista",
    "ведущая",
    "модератор",
    "редакция",
    "المذيع",
    "المذيعة",
    "المحاور",
    "المحاورة",
    "الصحيفة",
    "संवाददाता",
    "संचालक",
];
const ANSWERS: [&str; 19] = [
    "a",
    "answer",
    "答",
    "antwort",
    "respuesta",
    "r",
    "resposta",
    "risposta",
    "réponse",
    "ответ",
    "جواب",
    "ج",
    "उत्तर",
    "जवाब",
    "回答",
    "답변",
    "답",
    "o",
    "回答者",
];
/// Letters before a full stop that stand for question and answer: `P.` and `R.`.
const LETTERS: [&str; 6] = ["Q", "A", "P", "R", "D", "F"];

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

/// Labels of what the house says of the text itself.
const HOUSE: [&str; 31] = [
    "编者按",
    "編者按",
    "编者注",
    "編者註",
    "编按",
    "導言",
    "导语",
    "摄影",
    "攝影",
    "责任编辑",
    "责编",
    "作者",
    "来源",
    "來源",
    "图片来源",
    "文字",
    "校对",
    "note",
    "editor",
    "editors",
    "source",
    "photo",
    "image",
    "correction",
    "update",
    "foto",
    "nota",
    "编辑",
    "編輯",
    "撰文",
    "翻译",
];

struct Turn<'t> {
    label: &'t str,
    at: Span,
    /// What the label says its bearer is.
    post: Option<Span>,
    words: Span,
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let mut turns = turns(text, speech(lang));
    let flat = flattened(text);
    if flat.len() > turns.len() + 1 {
        turns = flat;
    }
    let turns = turns;
    let mut count: HashMap<&str, usize> = HashMap::new();
    turns.iter().for_each(|t| *count.entry(t.label).or_default() += 1);
    // Labels come back, or each of several persons has one turn of a paragraph or more.
    let recurring = count.values().filter(|n| **n > 1).count();
    let all_names = || {
        let spaced = between_spaces(text);
        turns.iter().all(|t| a_name(t.label, &spaced))
    };
    let all_posted = turns.len() > 1 && turns.iter().all(|t| t.post.is_some());
    if !all_posted && (turns.len() < 3 || recurring == 0 && !all_names()) {
        return questioned(text, lang);
    }
    let people = People::of(text, speech(lang));
    let initials = initials(&people);
    let bracketed = bracketed(text);
    // "Photo:", "Note:" come back, too: most turns must be of somebody who is known from elsewhere, or of whoever asks.
    let asks = |label: &str| ASKS.contains(&label.to_lowercase().as_str());
    let asked = count.iter().any(|(label, turns)| asks(label) && *turns > 1);
    let mentioned = mentioned(text, &turns, &count);
    // Whoever only asks is the house, whatever it is called.
    let mut answers: HashSet<&str> = HashSet::new();
    answers.extend(turns.iter().filter(|t| !t.words.of(text).is_some_and(|w| w.ends_with(['?', '？']))).map(|t| t.label));
    let posted: HashSet<&str> = turns.iter().filter(|t| t.post.is_some()).map(|t| t.label).collect();
    let known = |label: &str, turns: usize| {
        asks(label)
            || posted.contains(label)
            || ANSWERS.contains(&label.to_lowercase().as_str())
            || people.resolve(label, text.len()).1.is_some()
            || initials.contains_key(&letters(label))
            || bracketed.contains(label)
            || mentioned.contains(label)
            || (asked || !answers.contains(label)) && turns > 1
    };
    let of_somebody: usize = count.iter().filter(|(label, turns)| known(label, **turns)).map(|(_, turns)| turns).sum();
    if of_somebody * 2 <= turns.len() {
        return questioned(text, lang);
    }
    let reader = by_characters(text, lang);
    let first = turns[0].at.start;
    let interviewee = match &reader {
        Some(reader) => {
            let known = if lang.primary() == "zh" { introduced(&text[..first], speech(lang)) } else { None };
            known.or_else(|| reader.first_introduced(first).and_then(|span| Some((span.of(text)?.to_owned(), span))))
        }
        None => defined(text, first, &people),
    };
    // Whoever speaks often is looked up once.
    let mut posts: HashMap<String, Option<Span>> = HashMap::new();
    let beside_names = &by_language(text, lang);
    let mut out = Vec::new();
    for turn in &turns {
        let label = turn.label.to_lowercase();
        let words = turn.words.of(text).unwrap_or_default();
        // Those who ask are not quoted; a label of capitals that the introduction explains, and that is nobody's, is the house's.
        let house = turn.label.chars().count() <= 5
            && !turn.label.chars().any(char::is_lowercase)
            && !initials.contains_key(&letters(turn.label))
            && bracketed.contains(turn.label);
        if ASKS.contains(&label.as_str()) || house || asked_only(words, answers.contains(turn.label)) {
            continue;
        }
        let who = if ANSWERS.contains(&label.as_str()) {
            interviewee.as_ref().map_or(Who::Unknown, |(name, span)| Who::Named { name: name.clone(), mention: Some(*span) })
        } else {
            let (name, _) = match &reader {
                Some(reader) => reader.full(turn.label, turn.at.start),
                None => people.resolve(turn.label, turn.at.start),
            };
            let name = if name == turn.label { initials.get(&letters(&name)).map_or(name, |full| (*full).to_owned()) } else { name };
            Who::Named { name, mention: Some(turn.at) }
        };
        let affiliation = match &who {
            Who::Named { .. } if turn.post.is_some() => turn.post,
            Who::Named { name, .. } => {
                let looked_up = posts.len();
                *posts.entry(name.clone()).or_insert_with(|| {
                    let known = if lang.primary() == "zh" { post(&text[..first], name, speech(lang)) } else { None };
                    let beside = || people.first(name).and_then(|span| beside(text, span));
                    let further = || if looked_up < MOST { introduction(text, name, &**beside_names) } else { None };
                    known.or_else(beside).or_else(further)
                })
            }
            _ => None,
        };
        out.push(Found { words: turn.words, who, affiliation, kind: Kind::Unmarked, confidence: 0.9 });
    }
    with_affiliations(out)
}

/// The turns of a text: a label is a short run of words before a colon (or a dash) at the start of a line, and no sentence.
fn turns<'t>(text: &'t str, speech: &Language) -> Vec<Turn<'t>> {
    let all: Vec<(usize, &str)> = lines(text).map(|(start, line)| (start, line.trim_end())).filter(|(_, l)| !l.trim().is_empty()).collect();
    let labels: Vec<Option<Label<'_>>> = all.iter().map(|(_, line)| posted(line, speech).or_else(|| label(line))).collect();
    // Dashes and letters stand for much else: only labels that come back count.
    let mut count: HashMap<&str, usize> = HashMap::new();
    labels.iter().flatten().for_each(|l| *count.entry(l.name).or_default() += 1);
    let counts = |l: &&Label<'_>| l.sure || count.get(l.name).is_some_and(|n| *n > 1);
    // "对话顾晨:…": the headline of an interview is nobody's turn.
    let again = count.values().any(|n| *n > 1);
    let counts = |l: &&Label<'_>| {
        let headline =
            again && labels.first().and_then(Option::as_ref).is_some_and(|f| std::ptr::eq(f, *l)) && count.get(l.name) == Some(&1);
        counts(l) && !headline
    };
    let asked = labels.iter().flatten().filter(counts).any(|l| ASKS.contains(&l.name.to_lowercase().as_str()));
    let mut out: Vec<Turn<'_>> = Vec::new();
    let mut over = false;
    for (i, (start, line)) in all.iter().enumerate() {
        if let Some(label) = labels[i].as_ref().filter(counts) {
            if HOUSE.contains(&label.name.to_lowercase().as_str()) {
                over = true;
                continue;
            }
            let at = start + line.find(label.name).unwrap_or(0);
            let from = start + line.len() - line[label.end..].trim_start().len();
            let post = label.post.and_then(|post| line.find(post).map(|i| Span::new(start + i, start + i + post.len())));
            let words = Span::new(from, start + line.len());
            out.push(Turn { label: label.name, at: Span::new(at, at + label.name.len()), post, words });
            over = false;
            continue;
        }
        // A question above the names of those who answer it is nobody's words.
        let next = labels.get(i + 1).and_then(Option::as_ref).filter(counts);
        over = over || !asked && next.is_some() && (line.ends_with(['?', '？']) || numbered(line));
        // "Jane Doe, head of X" above "Jane Doe:", and what the house says in parentheses at the end.
        over = over || next.is_some_and(|l| introduces(line, l.name)) || i + 1 == all.len() && in_parentheses(line);
        if let Some(turn) = out.last_mut().filter(|_| !over) {
            turn.words.end = start + line.len();
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

/// Whether a line is a name with what its bearer is: `Jane Doe, head of X`, `Jane Doe (head of X)`.
fn introduces(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with([',', '，', '(', '（', '|', '–', '—']))
}

fn in_parentheses(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['(', '（', '[', '［']) && line.ends_with([')', '）', ']', '］']) && line.chars().count() < 120
}

/// `3. What next`: a line that a number opens.
fn numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c == '#' || c.is_whitespace() || c.is_ascii_digit());
    rest.len() < line.len()
        && line.len() < 200
        && line.starts_with(|c: char| c.is_ascii_digit() || c == '#')
        && rest.starts_with(['.', ')', '、', '．'])
}

/// The turns of an interview that lost its lines: `记者:…?某某:…。记者:…`. Labels stand behind the end of a sentence, and come back.
fn flattened(text: &str) -> Vec<Turn<'_>> {
    let ends = |c: char| matches!(c, '。' | '！' | '？' | '!' | '?' | '”' | '」' | '…' | '.' | '\n') || c.is_whitespace();
    let mut found: Vec<(&str, Span, usize)> = Vec::new();
    for (colon, mark) in text.char_indices().filter(|(_, c)| matches!(c, ':' | '：')) {
        let near = text.floor_char_boundary(colon.saturating_sub(LABEL));
        let part = &text[near..colon];
        let from = part.char_indices().rev().find(|(_, c)| ends(*c)).map(|(at, c)| at + c.len_utf8());
        let Some(from) = from.or((near == 0).then_some(0)) else { continue };
        let name = &part[from..];
        if !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '·') {
            found.push((name, Span::new(near + from, colon), colon + mark.len_utf8()));
        }
    }
    let mut count: HashMap<&str, usize> = HashMap::new();
    found.iter().for_each(|(name, ..)| *count.entry(name).or_default() += 1);
    let asks = |name: &str| ASKS.contains(&name.to_lowercase().as_str());
    found.retain(|(name, ..)| count.get(name).is_some_and(|n| *n > 1));
    if !found.iter().any(|(name, ..)| asks(name)) || found.iter().all(|(name, ..)| asks(name)) {
        return Vec::new();
    }
    let next = found.iter().skip(1).map(|(_, at, _)| at.start).chain([text.len()]);
    let turns = found.iter().zip(next).map(|((label, at, from), to)| Turn {
        label,
        at: *at,
        post: None,
        words: Span::new(*from, to).trimmed(text),
    });
    turns.filter(|t| t.words.end > t.words.start).collect()
}

/// Bytes before a colon in which the label of a flattened interview must begin.
const LABEL: usize = 30;

/// A label at the beginning of a line.
struct Label<'t> {
    name: &'t str,
    /// Where the mark behind it ends in the line.
    end: usize,
    /// Whether a colon stands behind it.
    sure: bool,
    /// What its bearer is, where the label says so.
    post: Option<&'t str>,
}

/// `邓嘉,城市研究助理教授:…`, `Jane Doe (University of Weller): …`, `구본철 한국교통대 교수: …`: a label that says what its bearer is.
fn posted<'t>(line: &'t str, speech: &Language) -> Option<Label<'t>> {
    let near = &line[..line.floor_char_boundary(line.len().min(240))];
    let colon = near.find([':', '：']).filter(|at| *at > 0 && near[*at..].chars().nth(1).is_some_and(|c| c != '/'))?;
    let before = near[..colon].trim();
    let end = colon + near[colon..].chars().next().map_or(1, char::len_utf8);
    let found = |name: &'t str, post: &'t str| Some(Label { name, end, sure: true, post: Some(post) });
    if speech.lang == "ko" {
        let (name, post) = before.split_once(' ')?;
        let fits = (2..=4).contains(&name.chars().count()) && name.chars().all(is_hangul) && post.split(' ').count() <= 4;
        return if fits && speech.ends_in_role(post).is_some() { found(name, post) } else { None };
    }
    let cut = before.find([',', '，', '(', '（'])?;
    let name = called(&before[..cut])?;
    let post = before[cut..].trim_start_matches([',', '，', '(', '（', ' ']).trim_end_matches([')', '）']).trim();
    let dense = |c: char| is_han(c) || is_kana(c) || matches!(c, '·' | '・');
    if name.chars().all(dense) {
        let fits = (2..=16).contains(&name.chars().count()) && !post.contains(['。', '，', '“', '「']);
        return if fits && speech.ends_in_role(post).is_some() { found(name, post) } else { None };
    }
    let tokens = words(post, 0, speech);
    let is = tokens.iter().any(|t| t.role(speech)) && !tokens.iter().any(|t| t.is(Sense::Cue) || matches!(t.text, "." | "“" | "\""));
    let several = (2..=4).contains(&name.split_whitespace().count()) && name.chars().any(char::is_lowercase);
    if is && several && !organisation(name) { found(name, post) } else { None }
}

fn label(line: &str) -> Option<Label<'_>> {
    // What is farther off is no label's end.
    let line = &line[..line.floor_char_boundary(line.len().min(90))];
    let colon = line.find([':', '：']).filter(|at| *at > 0 && *at <= 80);
    if let Some(at) = colon.filter(|at| !line[*at..].starts_with("://"))
        && let Some(name) = called(&line[..at])
    {
        return Some(Label { name, end: at + line[at..].chars().next().map_or(1, char::len_utf8), sure: true, post: None });
    }
    if let Some(word) = line.split_once(". ").map(|(word, _)| word).filter(|w| w.chars().count() > 3 && w.len() < 20) {
        let known = word.to_lowercase();
        if ASKS.contains(&known.as_str()) || ANSWERS.contains(&known.as_str()) {
            return Some(Label { name: word, end: word.len() + 2, sure: true, post: None });
        }
    }
    if let Some(letter) = line.get(..1).filter(|l| LETTERS.contains(l) && line[1..].starts_with(". ")) {
        return Some(Label { name: letter, end: 3, sure: false, post: None });
    }
    let (at, dash) = [" – ", " — ", " - "].iter().filter_map(|d| line.find(d).map(|at| (at, d.len()))).min()?;
    let name = called(&line[..at]).filter(|_| at > 0 && at <= 60)?;
    Some(Label { name, end: at + dash, sure: false, post: None })
}

/// The name that some words before a mark are, if they can be one.
fn called(words: &str) -> Option<&str> {
    let label = words.trim().trim_matches('*');
    let words = label.split_whitespace().count();
    let latin = label.chars().any(char::is_uppercase) || label.chars().any(|c| c.is_alphabetic() && !c.is_lowercase());
    let plain = label.chars().all(|c| is_word(c) || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’' | '·'));
    let names = words <= 4
        && label.split_whitespace().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase()) || w.len() <= 3);
    let dense = label.chars().count() <= 8 || label.is_ascii() || words > 1;
    (latin && plain && names && dense && !label.ends_with("Note") && !label.is_empty()).then_some(label)
}

/// Labels beyond ASCII that the text has elsewhere, too. So many are looked for that a text made of labels is read in linear time.
fn mentioned<'t>(text: &str, turns: &[Turn<'t>], count: &HashMap<&str, usize>) -> HashSet<&'t str> {
    let mut seen = HashSet::new();
    let labels = turns.iter().map(|t| t.label).filter(|label| !label.is_ascii() && seen.insert(*label)).take(MOST);
    labels.filter(|label| text.matches(label).nth(count.get(label).copied().unwrap_or(0)).is_some()).collect()
}

/// So many labels are looked for.
const MOST: usize = 64;

/// Questions and answers that dashes open, and nothing else: `— …?` and `— …`. The answers are of whoever is introduced.
fn questioned(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let all: Vec<(usize, &str)> = lines(text).map(|(start, line)| (start, line.trim_end())).filter(|(_, l)| !l.trim().is_empty()).collect();
    let said = |line: &str| {
        line.trim_start()
            .strip_prefix(['—', '–', '―'])
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_alphabetic() || matches!(c, '¿' | '¡' | '«' | '“' | '"')))
    };
    let asks = |line: &str| said(line) && line.ends_with(['?', '؟']);
    let answered = all.windows(2).filter(|pair| asks(pair[0].1) && said(pair[1].1) && !asks(pair[1].1)).count();
    // Questions behind dashes, answers between marks.
    let marked = |line: &str| opens(line) && closes(line);
    let asking = |line: &str| said(line) || line.ends_with(['?', '？', '؟']) && line.chars().count() < 200;
    let between = all.windows(2).filter(|pair| asking(pair[0].1) && !marked(pair[0].1) && marked(pair[1].1)).count();
    let dashed = all.iter().filter(|(_, line)| said(line));
    // "— сказала Вера": a novel's dialogue names who speaks within its lines.
    let told = |line: &str| line.contains([',', '—']) && line.split(['—', '–']).skip(2).any(|part| names_speaker(part, speech));
    if answered.max(between) < 2 || dashed.clone().any(|(_, line)| told(line)) {
        return Vec::new();
    }
    let first = if between >= 2 { all.iter().find(|(_, line)| asking(line)) } else { dashed.clone().next() };
    let Some((first, _)) = first else { return Vec::new() };
    let people = People::of(text, speech);
    let reader = by_characters(text, lang);
    let found = match &reader {
        Some(reader) => reader.first_introduced(*first).and_then(|span| Some((span.of(text)?.to_owned(), span))),
        None => defined(text, *first, &people).filter(|(_, span)| span.end <= *first),
    };
    let Some((name, span)) = found else { return Vec::new() };
    let affiliation = match &reader {
        Some(reader) => reader.affiliation(&name, span),
        None => beside(text, span).or_else(|| by_language(text, lang).affiliation(&name, span)),
    };
    let who = Who::Named { name, mention: Some(span) };
    let mut out: Vec<Found> = Vec::new();
    let mut asked = false;
    for (start, line) in &all {
        if between >= 2 {
            if asked && marked(line) {
                let body = line.trim();
                let from = start + line.len() - line.trim_start().len() + body.chars().next().map_or(0, char::len_utf8);
                let to = start + line.trim_end().len() - body.chars().next_back().map_or(0, char::len_utf8);
                let words = Span::new(from, to.max(from));
                out.push(Found { words, who: who.clone(), affiliation, kind: Kind::Direct, confidence: 0.85 });
            }
            asked = asking(line) && !marked(line);
        } else if asks(line) {
            asked = true;
        } else if asked && said(line) {
            let blanks = line.len() - line.trim_start_matches(|c: char| DASHES.contains(&c) || c.is_whitespace()).len();
            let words = Span::new(start + blanks, start + line.len());
            out.push(Found { words, who: who.clone(), affiliation, kind: Kind::Unmarked, confidence: 0.85 });
        }
    }
    out
}

/// What stands beside a name at one of its first places.
fn introduction(text: &str, name: &str, reader: &dyn Reader) -> Option<Span> {
    let mut places = text.match_indices(name).map(|(at, _)| Span::new(at, at + name.len())).take(5);
    places.find_map(|span| beside(text, span).or_else(|| reader.affiliation(name, span)))
}

fn names_speaker(clause: &str, speech: &Language) -> bool {
    words(clause, 0, speech).iter().take(3).any(|t| t.is(Sense::Cue))
}

/// The last person whom the words before an interview name behind what they are: "导演林于晴的新片".
fn introduced(before: &str, speech: &Language) -> Option<(String, Span)> {
    let named =
        speech.role_ends(before).filter_map(|at| name_behind(before, at).map(|name| (name.to_owned(), Span::new(at, at + name.len()))));
    named.last()
}

/// What stands before a name where it is introduced.
fn post(before: &str, name: &str, speech: &Language) -> Option<Span> {
    before.match_indices(name).find_map(|(at, _)| post_at(before, at, speech))
}

/// What stands before the name at a place.
fn post_at(before: &str, at: usize, speech: &Language) -> Option<Span> {
    let start = before[..at]
        .rfind(|c: char| !is_han(c) && !c.is_alphanumeric() && !matches!(c, '、' | '·'))
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let met = ["专访了", "專訪了", "专访", "專訪", "采访了", "採訪了", "采访", "採訪", "对话", "對話", "访问", "訪問", "邀请", "邀請"];
    let from = met.iter().filter_map(|m| before[start..at].rfind(m).map(|i| start + i + m.len())).max().unwrap_or(start);
    let words = &before[from..at];
    let trade = words.ends_with(['师', '師', '员', '員', '家', '长', '長', '人', '者', '手']);
    ((2..=40).contains(&words.chars().count()) && (trade || speech.ends_in_role(words).is_some())).then(|| Span::new(from, at))
}

/// Who has which initials: "JD" for Jane Doe, the first so called.
fn initials(people: &People) -> HashMap<String, &str> {
    let mut out = HashMap::new();
    for (name, _) in &people.full {
        let key: String = name.split_whitespace().filter_map(|w| w.chars().next()).collect();
        out.entry(letters(&key)).or_insert(name.as_str());
    }
    out
}

/// The letters of a label, as initials are compared.
fn letters(label: &str) -> String {
    fold(label).chars().filter(|c| c.is_alphabetic()).collect()
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

/// Words for those who ask, before or behind their names.
const REPORTERS: [&str; 22] = [
    "reporter",
    "correspondent",
    "editor",
    "journalist",
    "interviewer",
    "by",
    "redakteur",
    "redakteurin",
    "journaliste",
    "correspondant",
    "periodista",
    "corresponsal",
    "jornalista",
    "repórter",
    "giornalista",
    "корреспондент",
    "журналист",
    "корреспонденту",
    "par",
    "por",
    "von",
    "редактор",
];

/// Whether a turn only asks; who also answers may end with a question.
fn asked_only(words: &str, answers: bool) -> bool {
    let body = words.trim_end();
    let several = body.trim_end_matches(['?', '？']).contains(['.', '。', '!', '！', '؟', '।']);
    body.ends_with(['?', '？']) && words.len() < 300 && !(answers && several)
}

/// Who is interviewed: the first person whom the words before the first turn introduce with what they are; else the one named last.
fn defined(text: &str, before: usize, people: &People) -> Option<(String, Span)> {
    let asks = |span: &Span| {
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let word = text[line..span.start].split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or_default();
        REPORTERS.contains(&word.to_lowercase().as_str())
    };
    let introduced = |(_, span): &&(String, Span)| span.end <= before && !asks(span) && beside(text, *span).is_some();
    if let Some(found) = people.full.iter().find(introduced) {
        return Some(found.clone());
    }
    let known = people.full.iter().rfind(|(_, span)| span.end <= before);
    known.or(people.full.first()).filter(|(_, span)| span.end <= text.len()).cloned()
}

/// What stands behind a name between commas, past an abbreviation in parentheses.
fn beside(text: &str, name: Span) -> Option<Span> {
    let rest = text.get(name.end..)?;
    let mut from = 0;
    let lead = rest.trim_start();
    if let Some(inner) = lead.strip_prefix('(') {
        let close = rest.find(')')?;
        // "Jane Doe (Weller University, Norway)", but not "Jane Doe (JD)".
        let inside = &inner[..inner.find(')')?];
        let written = name.of(text).unwrap_or_default();
        if inside.split_whitespace().count() > 1 && !inside.contains('\n') && !written.contains(inside) {
            return Some(Span::new(name.end + close - inside.len(), name.end + close));
        }
        from = close + 1;
    }
    let behind = rest[from..].trim_start().strip_prefix([',', '，'])?;
    let start = name.end + rest.len() - behind.trim_start().len();
    let body = behind.trim_start();
    // On a line of its own everything behind the name is what somebody is.
    let line = body.find('\n').unwrap_or(body.len());
    let own = text[..name.start].ends_with('\n') && line < 160 && !body[..line].ends_with(['.', '。', '?', '？', '!', ':']);
    let end = if own { line } else { body.find([',', '，', '.', '。', '\n', ';'])? };
    let words = &body[..end];
    let skip = ["a ", "an ", "the "].iter().find(|a| words.starts_with(**a)).map_or(0, |a| a.len());
    (words.split_whitespace().count() > 1 || !words.is_ascii()).then(|| Span::new(start + skip, start + end))
}
