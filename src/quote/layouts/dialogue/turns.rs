//! Turns: a label, and what is said behind it until the next one, on lines of their own.

use std::collections::{HashMap, HashSet};

use crate::text::script::{NAME_DOTS, is_arabic, is_devanagari, is_han, is_hangul, is_kana, is_katakana, is_mark, is_word};
use crate::text::{Span, trimmed_lines};

use super::super::super::marks::{DASHES, colons, may_close, set_off_dash};
use super::super::super::people::{organisation, words};
use super::super::super::speech::{Language, Sense};
use super::super::characters::surname;
use super::super::name_lines::{BULLETS, past_years};
use super::super::particles::{country_or_place, korean_name};
use super::labels::{ANSWERS, ASKS, HOUSE, LETTERS, is_credit, is_note};
use super::questioned::{names_speaker, told_of};

pub(super) struct Turn<'t> {
    pub label: &'t str,
    pub at: Span,
    /// What the label says its bearer is.
    pub post: Option<Span>,
    pub words: Span,
}

/// The turns of a text: a label is a short run of words before a colon (or a dash) at the start of a line, and no sentence.
pub(super) fn turns<'t>(text: &'t str, speech: &Language) -> Vec<Turn<'t>> {
    let all: Vec<(usize, &str)> = trimmed_lines(text).collect();
    let labels: Vec<Option<Label<'_>>> =
        all.iter().map(|(_, line)| posted(line, speech).or_else(|| label(line)).filter(|_| !is_credit(line))).collect();
    // Dashes and letters stand for much else: only labels that come back count.
    let mut count: HashMap<&str, usize> = HashMap::new();
    labels.iter().flatten().for_each(|l| *count.entry(l.name).or_default() += 1);
    // "Jane Doe – …", then "JD – …".
    let shortened = |name: &str| name.contains(' ') && count.get(short(name).as_str()).is_some_and(|n| *n > 0);
    let long: HashSet<String> = count.keys().filter(|name| name.contains(' ')).map(|name| short(name)).collect();
    let initial = |name: &str| initialled(name).is_some_and(|short| count.get(short.as_str()).is_some_and(|n| *n > 1));
    // "Jane Doe – …", then "Doe – …".
    let parts: HashSet<&str> = count.keys().flat_map(|name| parts_of(name)).filter(|part| part.chars().count() > 2).collect();
    let part = |name: &str| parts.contains(name) || name.contains(' ') && parts_of(name).any(|part| count.contains_key(part));
    // "Мы поговорили с Тамарой Лыткиной": who answers once, of those whom the words before the first label name, in whatever case.
    let asks = |l: &Option<Label<'_>>| l.as_ref().is_some_and(|l| ASKS.contains(&l.name.to_lowercase().as_str()));
    let returns = |l: &Option<Label<'_>>| l.as_ref().is_some_and(|l| count.get(l.name).is_some_and(|n| *n > 1));
    let lines = || labels.iter().zip(&all);
    let first = lines().find(|(l, _)| asks(l)).or_else(|| lines().find(|(l, _)| returns(l)));
    let before = &text[..text.floor_char_boundary(first.map_or(0, |(_, (start, _))| *start).min(INTRODUCTION))];
    // "Ana Lopes e Rui Pinto falaram à revista", then "Rui Pinto – …" once: a sentence or more of somebody who was introduced.
    let named_before = |at: usize, l: &Label<'_>| {
        let words = all[at].1[l.end..].trim();
        let sentence = words.ends_with(['.', '!', '…', '”', '»']) && !words.starts_with(char::is_lowercase);
        // "Давид Гелашвили, режиссёр", then "Гелашвили – …".
        let family = || {
            let behind = |(at, _): (usize, &str)| {
                let given = before[..at].strip_suffix(' ').and_then(|head| head.rsplit(|c: char| !c.is_alphabetic()).next());
                let whole = !before[at + l.name.len()..].starts_with(char::is_alphabetic);
                whole && given.is_some_and(|given| given.starts_with(char::is_uppercase))
            };
            l.name.chars().count() > 3 && before.match_indices(l.name).any(behind)
        };
        sentence && if l.name.contains(' ') { before.contains(l.name) } else { family() }
    };
    let met = |name: &str| {
        let stem = |word: &str| word.char_indices().rev().nth(1).is_some_and(|(at, _)| at > 4 && before.contains(&word[..at]));
        speech.lang == "ru" && name.split_once(' ').is_some_and(|(given, family)| stem(given) && stem(family))
    };
    // Several names before blanks are those of a talk; narrow ones stand elsewhere, too, so that somebody has to ask behind a dash.
    let put = all.iter().filter(|(_, line)| line.starts_with("――")).count() > 1;
    let blank = |line: &str| line.starts_with('\u{3000}') || put && line.starts_with(' ');
    let behind =
        |l: &Label<'_>, line: &str| l.name.chars().all(|c| is_han(c) || is_kana(c)) && line.strip_prefix(l.name).is_some_and(blank);
    let spoken = || labels.iter().zip(&all).filter_map(|(l, (_, line))| l.as_ref().filter(|l| behind(l, line)));
    let talk: HashSet<&str> = if spoken().count() > 2 { spoken().map(|l| l.name).collect() } else { HashSet::new() };
    let counts = |l: &Label<'_>| {
        l.sure
            || talk.contains(l.name)
            || count.get(l.name).is_some_and(|n| *n > 1)
            || shortened(l.name)
            || long.contains(l.name)
            || initial(l.name)
            || part(l.name)
            || met(l.name)
            // "P. …", where "R. …" comes back.
            || counterpart(l.name).is_some_and(|other| count.get(other).is_some_and(|n| *n > 1))
    };
    // "对话顾晨:…": the headline of an interview is nobody's turn.
    let again = count.values().any(|n| *n > 1);
    let headline = |at: usize, l: &Label<'_>| at == 0 && again && count.get(l.name) == Some(&1);
    // "Auf dem Podium: Jane Doe, head of X, and Jan Moll": who speaks below is nobody's words.
    let names: Vec<&str> = labels.iter().flatten().map(|l| l.name).filter(|name| name.contains(' ')).take(MANY).collect();
    let opening = labels.iter().position(Option::is_some);
    let lists = |at: usize, l: &Label<'_>| {
        if opening != Some(at) || count.get(l.name) != Some(&1) {
            return false;
        }
        let words = &all[at].1[l.end..];
        names.iter().filter(|name| **name != l.name && words.contains(**name)).take(2).count() > 1
    };
    let kept = |at: usize, l: &Label<'_>| (counts(l) || named_before(at, l)) && !headline(at, l) && !lists(at, l);
    let labels: Vec<Option<Label<'_>>> = labels.into_iter().enumerate().map(|(at, l)| l.filter(|l| kept(at, l))).collect();
    let asked = labels.iter().flatten().any(|l| ASKS.contains(&l.name.to_lowercase().as_str()));
    let longest = labels.iter().flatten().max_by_key(|l| l.name.len()).map(|l| l.name);
    let one = longest.is_some_and(|longest| labels.iter().flatten().all(|l| longest.ends_with(l.name)));
    // Where turns stand line by line, what an empty line parts from the last of them is the house's.
    let apart = |i: usize| i > 0 && text[all[i - 1].0 + all[i - 1].1.len()..all[i].0].matches('\n').count() > 1;
    let labelled: Vec<usize> = (0..all.len()).filter(|i| labels[*i].is_some()).collect();
    // Whom it meets next may stand in between.
    let between = |i: usize| i > 1 && labels[i - 1].is_none() && apart(i - 1);
    let met = labelled.iter().skip(1).filter(|i| apart(**i)).count();
    let few = met * 3 <= labelled.len();
    let close = labelled.len() > 3 && few && labelled.iter().skip(1).all(|i| !apart(*i) || between(*i));
    let mut out: Vec<Turn<'_>> = Vec::new();
    let mut over = false;
    for (i, (start, line)) in all.iter().enumerate() {
        if let Some(label) = &labels[i] {
            if HOUSE.contains(&label.name.to_lowercase().as_str()) {
                over = true;
                continue;
            }
            let at = Span::of_part(line, label.name).shifted(*start);
            let from = start + line.len() - line[label.end..].trim_start().len();
            let post = label.post.map(|post| Span::of_part(line, post).shifted(*start));
            let words = Span::new(from, start + line.len());
            out.push(Turn { label: label.name, at, post, words });
            over = false;
            continue;
        }
        // Nothing goes on yet.
        if out.is_empty() {
            continue;
        }
        over = over || is_note(line) || close && apart(i);
        // One label alone, and somebody who asks without any: the paragraph before each.
        over = over || one && !asked && labels.get(i + 1).is_some_and(Option::is_some);
        // A question above the names of those who answer it is nobody's words.
        let next = labels.get(i + 1).and_then(Option::as_ref);
        // Right below a label a dash opens what its bearer says.
        let begins = out.last().is_some_and(|t| t.words.start == t.words.end);
        let asks = line.ends_with(['?', '？', '؟']) || numbered(line) || dashed(line) && !begins || hyphened(line);
        over = over || !asked && next.is_some() && asks;
        // "Al terminar, Echenagusía recordó al gerente. «…», añadió": the house tells of one of them behind the last turn.
        let named = |l: &Label<'_>| l.name.len() > 3 && line.split(|c: char| !c.is_alphanumeric()).any(|word| word == l.name);
        let marked = line.contains(['«', '“', '„', '"']);
        over = over || i + 1 == all.len() && marked && labels.iter().flatten().take(MANY).any(named);
        // "Jane Doe, head of X" above "Jane Doe:", and what the house says in parentheses at the end.
        over = over
            || next.is_some_and(|l| introduces(line, l.name))
            || i + 1 == all.len() && (in_parentheses(line) || closing(line) || announces(line));
        // "Степан Горюнов, фермер, прогнозов не любит.": the house brings up somebody else.
        over = over || brings_up(line, speech);
        // Nobody tells of themselves by name: "Jane Doe is a lecturer at X."
        over = over || out.iter().take(MANY).any(|t| narrates(line, t.label));
        // What marks close is whole.
        let whole = |t: &Turn<'_>| {
            let words = t.words.of(text).unwrap_or_default();
            let open = words.chars().next().filter(|c| matches!(c, '“' | '«' | '「' | '„'));
            let one = |open: char| words.chars().filter(|c| may_close(open, *c)).count() == 1;
            // "„Von mir aus“, sagt er und lacht. „Aber nicht hier.“"
            let told = |open: char| {
                let behind = words.split(|c| may_close(open, c)).nth(1).and_then(|rest| rest.split(open).next());
                behind.is_some_and(|clause| names_speaker(clause, speech))
            };
            open.is_some_and(|open| words.ends_with(|c| may_close(open, c)) && (one(open) || told(open)) && !line.starts_with(open))
        };
        over = over || out.last().is_some_and(whole) || i + 1 == all.len() && asked_for_words(line);
        // "◆韓国では民間搬送が広がった": the heading of the next.
        let bulleted = || all[labelled[0]].1.trim_start().starts_with(BULLETS);
        over = over || line.trim_start().starts_with(BULLETS) && (next.is_some() || labelled.len() > 1 && bulleted());
        // Below the last turn: the heading of something else, a life, and words of theirs said again.
        let below = labelled.last().is_some_and(|last| *last < i);
        let ends = line.ends_with(['.', '!', '?', '…', '。', '！', '？', '」', '”', '"']);
        let near = labelled.last().is_some_and(|last| i <= last + PULLED_BELOW);
        // "“You cannot review what you never wrote.”"
        let bare = line.trim_matches(['“', '”', '"', '«', '»', '„', '「', '」', ' ']);
        let said = |t: &Turn<'_>| t.words.of(text).is_some_and(|words| words.contains(bare));
        let again = || near && line.chars().count() > SHORTEST_PULLED && out.iter().rev().take(MANY).any(said);
        let marked = bare.len() < line.len();
        over = over || below && (told_of(line) || (!ends || marked) && (line.starts_with(BULLETS) || again()));
        // "―왜 그런가.": a question that only a dash marks.
        over = over || !asked && line.starts_with(['―', '—', '–']) && out.last().is_some_and(|t| text[..t.words.end].ends_with(['”', '"']));
        if let Some(turn) = out.last_mut().filter(|_| !over) {
            turn.words.end = start + line.len();
        }
    }
    for turn in &mut out {
        // "“…” 🚢": what is neither a letter nor a mark behind the mark that closes.
        let words = turn.words.of(text).unwrap_or_default();
        let close = words.rfind(['”', '"', '」', '»']).map_or(words.len(), |at| at + words[at..].chars().next().map_or(0, char::len_utf8));
        let adorned = !words[close..].contains(|c: char| c.is_alphanumeric() || c.is_ascii_punctuation()) && close < words.len();
        if adorned && words.starts_with(['“', '"', '「', '«']) {
            turn.words = Span::new(turn.words.start, turn.words.start + close);
        }
        let words = turn.words.of(text).unwrap_or_default();
        let german = words.starts_with('„') && words.ends_with('“');
        let marked = german || words.starts_with(['“', '"', '「', '«']) && words.ends_with(['”', '"', '」', '»']);
        if marked {
            let first = words.chars().next().map_or(0, char::len_utf8);
            let last = words.chars().next_back().map_or(0, char::len_utf8);
            turn.words = Span::new(turn.words.start + first, (turn.words.end - last).max(turn.words.start + first));
        }
        // "Jane Doe:" above "– …"
        let said = words.trim_start().trim_start_matches(DASHES);
        if said.len() < words.trim_start().len() && said.starts_with(char::is_whitespace) {
            turn.words = Span::of_part(text, said.trim_start());
        }
    }
    out.retain(|t| t.words.end > t.words.start);
    out
}

/// So many lines below the last label it is looked for words that are said again.
const PULLED_BELOW: usize = 24;
/// Characters of the shortest line that says somebody's words again.
const SHORTEST_PULLED: usize = 6;

/// The letter for answers that go with questions of a letter.
fn counterpart(letter: &str) -> Option<&'static str> {
    match letter {
        "P" | "D" => Some("R"),
        "Q" | "F" => Some("A"),
        _ => None,
    }
}

/// By what whoever bears a label is called shortly: a given name, a surname; in Chinese characters the family name.
pub(super) fn parts_of(label: &str) -> impl Iterator<Item = &str> {
    let family = label.chars().next().filter(|c| is_han(*c)).map(char::len_utf8).filter(|end| *end < label.len());
    let words = [label.split_once(' ').map(|(first, _)| first), label.rsplit_once(' ').map(|(_, last)| last)];
    words.into_iter().flatten().chain(family.map(|end| &label[..end]))
}

/// The capitals with which the words of a name begin: "AR" of "Ana do Rio".
pub(super) fn short(name: &str) -> String {
    name.split_whitespace().filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// A name with an initial for its first part: "S. Abgrall" for "Solène Abgrall".
pub(super) fn initialled(name: &str) -> Option<String> {
    let (given, family) = name.split_once(' ')?;
    Some(format!("{}. {family}", given.chars().next()?))
}

/// Whether a line is a name with what its bearer is: `Jane Doe, head of X`, `Jane Doe (head of X)`.
pub(super) fn introduces(line: &str, name: &str) -> bool {
    line.strip_prefix(name).is_some_and(|rest| rest.trim_start().starts_with([',', '，', '(', '（', '|', '–', '—']))
}

/// Whether a line tells of somebody by their full name.
fn narrates(line: &str, name: &str) -> bool {
    let full =
        (name.contains(' ') || name.contains(NAME_DOTS)) || name.chars().count() > 2 && name.chars().all(|c| is_han(c) || is_hangul(c));
    full && line.strip_prefix(name).is_some_and(|rest| rest.starts_with([' ', ',', '，', '是', '은', '는', '(', '（']))
}

/// Of so many turns the names are looked for.
pub(super) const MANY: usize = 32;

pub(super) fn in_parentheses(line: &str) -> bool {
    let line = line.trim();
    line.starts_with(['(', '（', '[', '［']) && line.ends_with([')', '）', ']', '］']) && line.chars().count() < 120
}

/// `―おわり―`: a few words between dashes or asterisks.
fn closing(line: &str) -> bool {
    let line = line.trim();
    let mark = |c: char| DASHES.contains(&c) || matches!(c, '―' | '*' | '＊' | '=' | '＝');
    line.chars().count() < 20 && line.starts_with(mark) && line.ends_with(mark)
}

/// Whether a line tells of a work that comes out, as the house does at the end: `The guide, “Four Hundred Apples,” is published in May.`
fn announces(line: &str) -> bool {
    let title = line.chars().any(|c| matches!(c, '“' | '"' | '«' | '„' | '『' | '《'));
    title && line.chars().count() < 200 && COMES_OUT.iter().any(|word| line.contains(word))
}

/// Whether a line tells that others were asked for what they say, as the house does at the end.
fn asked_for_words(line: &str) -> bool {
    const ASKED: [&str; 14] = [
        "Sollicité",
        "Contacté",
        "Interrogé",
        "Contattat",
        "Interpellat",
        "Procurad",
        "Contatad",
        "Consultad",
        "Contactad",
        "Auf Anfrage",
        "Asked for comment",
        "Approached for",
        "Contacted for",
        "A request for comment",
    ];
    ASKED.iter().any(|word| line.starts_with(word))
}

/// Bytes of an introduction in which names are looked for.
pub(super) const INTRODUCTION: usize = 8000;

/// How it is told that a work comes out.
const COMES_OUT: [&str; 26] = [
    "is published",
    "was published",
    "will be published",
    "is out in",
    "is out on",
    "is out from",
    "comes out",
    "erscheint im",
    "erscheint bei",
    "ist erschienen",
    "paraîtra",
    "vient de paraître",
    "est paru",
    "se publica",
    "acaba de publicar",
    "será publicado",
    "acaba de sair",
    "è uscito",
    "esce a ",
    "esce in ",
    "esce il ",
    "esce per ",
    "выходит в",
    "выйдет в",
    "出版",
    "刊行",
];

/// `3. What next`, `３　課題は`: a line that a number opens.
pub(super) fn numbered(line: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let rest = line.trim_start_matches(|c: char| c == '#' || c == ' ' || digit(c));
    rest.len() < line.len()
        && line.len() < 200
        && line.starts_with(|c: char| digit(c) || c == '#')
        && rest.starts_with(['.', ')', '、', '．', '）', '\u{3000}'])
}

/// `――次の作品は。`: a line that dashes open and no name.
pub(super) fn dashed(line: &str) -> bool {
    line.trim_start().starts_with(['―', '—', '–', '─', '－'])
}

/// Whether a line is a sentence that begins with somebody's full name and what they are, between commas.
fn brings_up(line: &str, speech: &Language) -> bool {
    let near = &line[..line.floor_char_boundary(POSTED)];
    let opens = near.starts_with(char::is_uppercase) && line.ends_with('.');
    let Some((name, rest)) = near.split_once(", ").filter(|(name, _)| opens && (2..=3).contains(&name.split(' ').count())) else {
        return false;
    };
    let Some((post, _)) = rest.split_once(", ").filter(|(post, _)| post.starts_with(char::is_lowercase)) else { return false };
    let tokens = words(post, 0, speech);
    called(name).is_some()
        && name.split(' ').all(|part| part.starts_with(char::is_uppercase))
        && tokens.len() <= 8
        && tokens.iter().any(|t| t.role(speech))
}

/// `-지원금을 늘리면 해결되나.`: a Korean line that a hyphen opens right before its first word.
fn hyphened(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.starts_with(is_hangul))
}

/// A label at the beginning of a line.
pub(super) struct Label<'t> {
    pub name: &'t str,
    /// Where the mark behind it ends in the line.
    pub end: usize,
    /// Whether a colon stands behind it.
    pub sure: bool,
    /// What its bearer is, where the label says so.
    pub post: Option<&'t str>,
}

/// Bytes of the longest label that says what its bearer is.
const POSTED: usize = 480;

/// `邓嘉,城市研究助理教授:…`, `Jane Doe (University of Weller): …`, `구본철 한국교통대 교수: …`: a label that says what its bearer is.
pub(super) fn posted<'t>(line: &'t str, speech: &Language) -> Option<Label<'t>> {
    let near = &line[..line.floor_char_boundary(POSTED)];
    // "▲오세린 한국보건정책연구원 선임연구위원 = “…”"
    // "△린다 오코너 자문위원=우리도 처음에는 실패했다.": behind a bullet, without marks.
    let bulleted = || near.split_once('=').map(|(before, _)| before).filter(|before| before.starts_with(BULLETS));
    let signed = match speech.lang {
        "ko" => near.split_once(" = “").map(|(before, _)| before).or_else(bulleted),
        _ => None,
    };
    if let Some(before) = signed {
        let who = before.trim_start_matches(BULLETS).trim();
        let end = before.len() + if near[before.len()..].starts_with('=') { "=".len() } else { " = ".len() };
        let bracketed = who.split_once('(').and_then(|(name, rest)| Some((name, rest.strip_suffix(')')?)));
        let bracketed = bracketed.map(|(name, post)| (name.trim_end(), past_age(post)));
        // "방 이사장", "서윤채 한빛대 교수", "린다 오코너 자문위원"
        let last = || who.rsplit_once(' ').filter(|(name, post)| !korean_name(name) && speech.ends_in_role(post).is_some());
        let foreign = || last().filter(|(name, _)| !korean_name(name.split(' ').next().unwrap_or_default()));
        let (name, post) = bracketed.or_else(foreign).or_else(|| korean_label(who))?;
        // "▲한빛대 총장=" names nobody.
        let house = country_or_place(name)
            || name.ends_with(['대', '부', '청', '시', '군', '구']) && name.chars().count() > 2 && !korean_name(name);
        let fits = (1..=14).contains(&name.chars().count()) && name.chars().all(|c| is_hangul(c) || c == ' ') && !house;
        return fits.then_some(Label { name, end, sure: true, post: (!post.is_empty()).then_some(post) });
    }
    if let Some(found) = talk(line, speech).or_else(|| aged(near, speech)) {
        return Some(found);
    }
    let (colon, mark) = colons(near).next()?;
    let end = colon + mark;
    if colon == 0 || near[end..].starts_with('/') {
        return None;
    }
    let before = near[..colon].trim().trim_start_matches(BULLETS).trim_start();
    let found = |name: &'t str, post: &'t str| Some(Label { name, end, sure: true, post: Some(post) });
    if speech.lang == "ko" {
        let (name, post) = korean_label(before)?;
        let fits =
            (2..=14).contains(&name.chars().count()) && name.chars().all(|c| is_hangul(c) || c == ' ') && post.split(' ').count() <= 5;
        return if fits && speech.ends_in_role(post).is_some() { found(name, post) } else { None };
    }
    // "• Jane Doe — chief executive, X: “…”"
    let dash = [" — ", " – "].iter().find_map(|dash| before.find(dash)).filter(|_| near.starts_with(BULLETS));
    let cut = dash.or_else(|| before.find([',', '，', '،', '(', '（']))?;
    let name = called(untitled(&before[..cut], speech))?;
    // "Jane Doe (58), florist in Weller: …"
    let years = before[cut..]
        .strip_prefix('(')
        .and_then(|inner| inner.split_once("), "))
        .filter(|(age, _)| (1..=2).contains(&age.len()) && age.bytes().all(|b| b.is_ascii_digit()));
    let bracketed = dash.is_some() || before[cut..].starts_with(['(', '（']) && before.ends_with([')', '）']);
    let post = before[cut..].trim_start_matches([',', '，', '،', '(', '（', ' ', '—', '–']).trim_end_matches([')', '）']).trim();
    let post = years.map_or(post, |(_, post)| post.trim());
    // "Solange Petit, 67 ans, retraitée"
    let post = past_years(post);
    let dense = |c: char| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c);
    if name.chars().all(dense) {
        let spoken = post.contains(['。', '，', '“']) || post.contains('「') && !bracketed;
        let fits = (2..=16).contains(&name.chars().count()) && !spoken;
        // "陈明（北京大学）："
        let listed = bracketed && surname(name) && name.chars().count() <= 4 && post.chars().count() > 2;
        return if fits && (listed || speech.ends_in_role(post).is_some()) { found(name, post) } else { None };
    }
    let tokens = words(post, 0, speech);
    let is = tokens.iter().any(|t| t.role(speech)) && !tokens.iter().any(|t| t.is(Sense::Cue) || matches!(t.text, "." | "“" | "\""));
    let cased = name.chars().any(char::is_lowercase)
        || name.chars().all(|c| is_arabic(c) || is_devanagari(c) || is_mark(c) || matches!(c, ' ' | '.'));
    let several = (2..=4).contains(&name.split_whitespace().count()) && cased;
    // "Jane Doe (University of Weller, Norway):", but no "New York (AP):"
    let belongs = bracketed && post.contains(' ') && !post.contains(['.', '“', '"', '«']);
    let in_characters = post.chars().any(|c| is_han(c) || is_kana(c)) && speech.ends_in_role(post).is_some();
    // "Kevin, livreur :": a given name alone, above the words.
    let alone = is && cased && !name.contains(' ') && near[end..].trim().is_empty();
    if (is || belongs || in_characters || years.is_some()) && (several || alone) && !organisation(name) { found(name, post) } else { None }
}

/// `Carmen Lozano, 67 años, jubilada. A mí me parece bien.`: a passer-by's name, age and trade, a full stop, and their words behind it.
fn aged<'t>(line: &'t str, speech: &Language) -> Option<Label<'t>> {
    let (name, rest) = line.split_once(", ")?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (age, behind) = rest.split_once(", ")?;
    let stop = behind.find(['.', ':']).filter(|at| behind[at + 1..].starts_with(' '))?;
    let post = &behind[..stop];
    let named = (2..=4).contains(&name.split(' ').count()) && called(name).is_some() && name.chars().any(char::is_lowercase);
    // "Jane Doe, 43, a nurse, has seen it. She …" tells of her, and "John Roe, 43, of Weller. Fined." is of a court.
    let tokens = words(post, 0, speech);
    let whole = tokens.len() <= 8 && tokens.iter().all(|t| t.word && !t.is(Sense::Cue) && !t.is(Sense::Pronoun));
    let plain = whole && (speech.lang != "en" || tokens.iter().any(|t| t.role(speech))) && !organisation(name);
    let aged = (1..=2).contains(&digits) && age.len() <= digits + LONGEST_YEARS && !age[digits..].contains(|c: char| c.is_ascii_digit());
    let end = line.len() - behind.len() + stop + 1;
    (named && aged && plain).then_some(Label { name, end, sure: true, post: Some(post) })
}

/// Bytes of the longest word for years behind somebody's age, with its blank.
const LONGEST_YEARS: usize = 12;

/// A name without the titles before it.
fn untitled<'t>(words: &'t str, speech: &Language) -> &'t str {
    let mut rest = words.trim();
    let title = |word: &str| {
        let word = word.trim_end_matches('.');
        speech.senses(word).holds(Sense::Title) || matches!(word, "Assoc" | "Prof" | "Professor" | "Associate")
    };
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| title(word)) {
        rest = behind.trim_start();
    }
    rest
}

/// `柏木理沙・医療大教授（救急医学）の話 …`, `作家の蜂須賀譲さんの話 …`: who talks, in Japanese, and their words on the same line.
fn talk<'t>(line: &'t str, speech: &Language) -> Option<Label<'t>> {
    if speech.lang != "ja" {
        return None;
    }
    let (before, words) = line.split_once("の話")?;
    let blank = words.chars().next().filter(|c| matches!(c, ' ' | '\u{3000}' | '：' | ':'))?;
    let end = before.len() + "の話".len() + blank.len_utf8();
    let who = before.trim().trim_start_matches(BULLETS).trim_start();
    let letters = |c: char| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c);
    // "魚屋さんの話", "おじさんの話": nobody's name.
    let begins = |c: char| is_han(c) || is_katakana(c);
    let fits = |name: &str| {
        (2..=16).contains(&name.chars().count()) && name.chars().all(letters) && name.starts_with(begins) && !name.ends_with('屋')
    };
    // "蜂須賀譲さん": the name behind what its bearer is.
    if let Some(addressed) = ["さん", "氏"].iter().find_map(|address| who.strip_suffix(address)) {
        let (post, name) = addressed.rsplit_once('の')?;
        return fits(name).then_some(Label { name, end, sure: true, post: Some(post) });
    }
    let bracket = who.find(['（', '(']).unwrap_or(who.len());
    let name = who[..bracket].split('・').next().filter(|name| fits(name))?;
    // How the name is read stands between.
    let rest = &who[name.len()..];
    let rest = rest.strip_prefix('（').and_then(|inner| inner.split_once('）')).map_or(rest, |(_, rest)| rest);
    let post = rest.strip_prefix('・').filter(|post| !post.is_empty())?;
    Some(Label { name, end, sure: true, post: Some(post) })
}

/// "41·약사": what somebody is, behind their age.
pub(in super::super) fn past_age(post: &str) -> &str {
    let rest = post.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '세' | '살')).trim_start_matches(['·', ',', ' ']);
    if post.starts_with(|c: char| c.is_ascii_digit()) { rest } else { post }
}

/// The name and the post of a Korean label: a foreign name goes on up to the first word for a country or a place of work.
pub(in super::super) fn korean_label(words: &str) -> Option<(&str, &str)> {
    let blanks: Vec<usize> = words.match_indices(' ').map(|(at, _)| at).take(3).collect();
    let working = |at: &&usize| {
        let next = words[**at + 1..].split(' ').next().unwrap_or_default();
        country_or_place(next)
    };
    let first = blanks.first()?;
    let at = blanks.iter().find(working).filter(|_| words[..*first].chars().count() > 1).unwrap_or(first);
    Some((&words[..*at], &words[at + 1..]))
}

pub(super) fn label(line: &str) -> Option<Label<'_>> {
    // `하윤지 “…”`: a name, and words between marks up to the end of the line.
    if let Some((name, words)) = line.split_once(' ')
        && (2..=6).contains(&name.chars().count())
        && name.chars().all(is_hangul)
        && words.starts_with(['“', '"'])
    {
        return Some(Label { name, end: name.len(), sure: words.trim_end().ends_with(['”', '"']), post: None });
    }
    // `▲정가람=사람입니다.`: behind a bullet a name, and behind an equals sign the words.
    if let Some((name, _)) = line.split_once('=')
        && let bare = name.trim_start_matches(BULLETS).trim()
        && bare.len() < name.len()
        && (2..=6).contains(&bare.chars().count())
        && bare.chars().all(is_hangul)
    {
        return Some(Label { name: bare, end: name.len() + 1, sure: true, post: None });
    }
    // `【本刊】最后请各位说一个愿望。`: who asks, between corners.
    if let Some((name, _)) = line.strip_prefix('【').and_then(|rest| rest.split_once('】'))
        && ASKS.contains(&name)
    {
        return Some(Label { name, end: line.len() - line["【".len() + name.len() + "】".len()..].len(), sure: true, post: None });
    }
    // `Larrauri.— Cuando dejamos de celebrar.`: a full stop and a dash.
    if let Some((name, rest)) = line.split_once(".—").or_else(|| line.split_once(".–"))
        && (3..=40).contains(&name.len())
        && let Some(name) = called(name)
    {
        return Some(Label { name, end: line.len() - rest.len(), sure: true, post: None });
    }
    // `八重樫　…`: a name, and behind a blank the words.
    if let Some((name, words)) = line.split_once(['\u{3000}', ' '])
        && (1..=6).contains(&name.chars().count())
        && name.chars().all(|c| is_han(c) || is_kana(c))
        && words.contains('。')
        && (line[name.len()..].starts_with('\u{3000}') || words.contains(is_kana))
    {
        return Some(Label { name, end: line.len() - words.len(), sure: false, post: None });
    }
    // What is farther off is no label's end.
    let line = &line[..line.floor_char_boundary(90)];
    let colon = colons(line).next().filter(|(at, _)| *at > 0 && *at <= 80);
    if let Some((at, mark)) = colon.filter(|(at, _)| !line[*at..].starts_with("://"))
        && let Some(name) = called(without_direction(&line[..at]))
    {
        return Some(Label { name, end: at + mark, sure: true, post: None });
    }
    let near = &line[..line.floor_char_boundary(24)];
    if let Some(word) = near.split_once(". ").map(|(word, _)| word).filter(|w| w.chars().count() > 3 && w.len() < 20) {
        let known = word.to_lowercase();
        if ASKS.contains(&known.as_str()) || ANSWERS.contains(&known.as_str()) {
            return Some(Label { name: word, end: word.len() + 2, sure: true, post: None });
        }
    }
    if let Some(letter) = line.get(..1).filter(|l| LETTERS.contains(l) && line[1..].starts_with(". ")) {
        return Some(Label { name: letter, end: 3, sure: false, post: None });
    }
    let (at, dash) = set_off_dash(&line[..line.floor_char_boundary(68)])?;
    let name = called(&line[..at]).filter(|_| at > 0 && at <= 60)?;
    Some(Label { name, end: at + dash, sure: false, post: None })
}

/// A label without how its bearer speaks: "KH (lacht)", "記者（笑）".
fn without_direction(label: &str) -> &str {
    let open = label.trim_end().strip_suffix([')', '）']).and_then(|inner| inner.rfind(['(', '（']).map(|open| (open, inner)));
    match open {
        Some((open, inner)) => {
            let direction = inner[open..].trim_start_matches(['(', '（']);
            let short = direction.chars().count() <= 24 && !direction.starts_with(char::is_uppercase) && !direction.contains(',');
            if short && direction.split_whitespace().count() <= 3 { label[..open].trim_end() } else { label }
        }
        None => label,
    }
}

/// The name that some words before a mark are, if they can be one.
pub(super) fn called(words: &str) -> Option<&str> {
    let label = words.trim().trim_matches('*');
    let words = label.split_whitespace().count();
    let latin = label.chars().any(char::is_uppercase) || label.chars().any(|c| c.is_alphabetic() && !c.is_lowercase());
    let plain = label.chars().all(|c| is_word(c) || c.is_whitespace() || matches!(c, '.' | '-' | '\'' | '’') || NAME_DOTS.contains(&c));
    let names = words <= 4
        && label.split_whitespace().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || !c.is_lowercase()) || w.len() <= 3);
    let cased = label.chars().any(char::is_lowercase) && label.chars().count() <= 20;
    let dense = label.chars().count() <= 8 || label.is_ascii() || words > 1 || cased;
    (latin && plain && names && dense && !label.ends_with("Note") && !label.is_empty()).then_some(label)
}

/// The labels of those who only ask, or say a word or two beside it: half of their turns are questions, the others are short.
pub(super) fn asking<'t>(text: &str, turns: &[Turn<'t>]) -> HashSet<&'t str> {
    let mut told: HashMap<&str, (usize, usize, bool)> = HashMap::new();
    for turn in turns {
        let words = turn.words.of(text).unwrap_or_default();
        let asks = words.ends_with(['?', '？', '؟']);
        let (all, asked, long) = told.entry(turn.label).or_default();
        *all += 1;
        *asked += usize::from(asks);
        *long |= !asks && words.chars().count() > SHORT;
    }
    let asks = |(all, asked, long): &(usize, usize, bool)| *all > 1 && asked * 2 >= *all && !long;
    // Where everybody asks, whoever also answers is not the one who asks.
    let everybody = told.values().all(asks);
    told.into_iter().filter(|(_, t)| asks(t) && !(everybody && t.1 < t.0)).map(|(label, _)| label).collect()
}

/// Characters of what somebody says who asks on, at most.
const SHORT: usize = 60;

/// Whether a turn only asks; who also answers may end with a question.
pub(super) fn asked_only(words: &str, answers: bool) -> bool {
    let body = words.trim_end();
    let several = body.trim_end_matches(['?', '？', '؟']).contains(['.', '。', '!', '！', '؟', '।']);
    body.ends_with(['?', '？', '؟']) && words.len() < 300 && !(answers && several)
}
