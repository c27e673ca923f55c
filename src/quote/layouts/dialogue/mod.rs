//! `Name: words` and paragraphs until the next label: interviews, round tables, `Q:` and `A:`.

mod flattened;
mod introduced;
mod labels;
mod questioned;
mod turns;

use std::collections::{HashMap, HashSet};

use crate::text::script::{NAME_DOTS, is_han, is_kana, is_latin};
use crate::text::{Lang, Span};

use super::super::cases::{nominative, out_of_instrumental};
use super::super::people::{People, organisation};
use super::super::speech::{Language, Sense, speech};
use super::characters::foreign_behind;
use super::inline::{Reader, by_characters, by_language, units, with_affiliations};
use super::{Found, Kind, Layout, Who};
use flattened::flattened;
use introduced::{beside, defined, ends_in_post, fullest_post, initials, introduced, introduction, invited, letters, listed, short_names};
pub(in super::super) use labels::is_note;
use labels::{ANSWERS, ASKS};
use questioned::questioned;
pub(super) use questioned::told_of;
use turns::{INTRODUCTION, Turn, asked_only, asking, initialled, parts_of, short, turns};
pub(super) use turns::{korean_label, past_age};

pub(super) const LAYOUT: Layout = Layout { name: "labels before what is said", blocks: true, lines: false, read };

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

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let mut turns = turns(text, speech(lang));
    let flat = flattened(text);
    if flat.len() > turns.len() + 1 {
        turns = flat;
    }
    // "▲김 장관=국회에 출석한다.": a family name alone stands for somebody who was named in full.
    let full: HashSet<&str> = turns.iter().map(|t| t.label).filter(|label| label.chars().count() > 1).collect();
    turns.retain(|t| t.label.chars().count() > 1 || t.post.is_none() || full.iter().any(|label| label.starts_with(t.label)));
    // "窦小满：替工厂写悼词": a headline, behind which the house introduces whoever is asked.
    let headline = turns.first().is_some_and(|t| text[..t.at.start].trim().is_empty() && !t.words.of(text).is_some_and(is_said));
    let again = |turns: &[Turn<'_>]| turns.iter().skip(1).any(|t| t.label == turns[0].label);
    if headline && (turns.len() > 3 || turns.len() > 2 && again(&turns)) {
        turns.remove(0);
    }
    // "A Conversation: Who Gains From the Port Fees?": words behind the first label, where those of all others stand below them.
    let below = |t: &Turn<'_>| t.words.of(text).is_some_and(|w| w.starts_with(['\n', '\r']));
    let titled =
        |first: &Turn<'_>, others: &[Turn<'_>]| text[..first.at.start].trim().is_empty() && !below(first) && others.iter().all(below);
    // "Umfrage der Woche: Braucht der Platz Poller?", where all others say what they are.
    let told = |first: &Turn<'_>, others: &[Turn<'_>]| {
        text[..first.at.start].trim().is_empty() && first.post.is_none() && others.iter().all(|t| t.post.is_some())
    };
    if turns.split_first().is_some_and(|(first, others)| others.len() > 1 && (titled(first, others) || told(first, others))) {
        turns.remove(0);
    }
    // "主持：葉繼安（本刊編輯）": who asks is told, and asks nothing yet.
    let asks = |label: &str| ASKS.contains(&label.to_lowercase().as_str());
    if turns.first().is_some_and(|t| asks(t.label) && !t.words.of(text).is_some_and(is_said)) {
        turns.remove(0);
    }
    // "أدارت الندوة: سلمى عكاوي.": who led the talk is told below those who say what they are.
    let told = |t: &Turn<'_>, turns: &[Turn<'_>]| t.post.is_some() || fuller(t.label, turns).is_some();
    if let Some((last, others)) = turns.split_last()
        && others.len() > 1
        && !told(last, others)
        && others.iter().all(|t| told(t, others))
        && last.words.of(text).is_some_and(|w| units(w) <= 4)
    {
        turns.pop();
    }
    let turns = turns;
    // "More news: Map shows scale of attack": what is no sentence is the headline of another article, or a credit.
    if turns.iter().filter(|t| !t.words.of(text).is_some_and(is_said)).count() * 2 > turns.len() {
        return questioned(text, lang);
    }
    let mut count: HashMap<&str, usize> = HashMap::new();
    turns.iter().for_each(|t| *count.entry(t.label).or_default() += 1);
    // Labels come back, in full or shortened, or each of several persons has one turn of a paragraph or more.
    let abbreviated = |label: &&&str| label.contains(' ') && count.contains_key(short(label).as_str());
    let parts: HashSet<&str> = count.keys().flat_map(|label| parts_of(label)).collect();
    let shortened = |label: &&&str| parts.contains(**label);
    let recurring =
        count.values().filter(|n| **n > 1).count() + count.keys().filter(abbreviated).count() + count.keys().filter(shortened).count();
    let all_names = || {
        let spaced = between_spaces(text);
        turns.iter().all(|t| a_name(t.label, &spaced))
    };
    // Whoever has told what they are is called by less from then on.
    let all_posted = turns.len() > 1 && turns.iter().all(|t| t.post.is_some() || fuller(t.label, &turns).is_some());
    // Names on lines of their own, each above paragraphs.
    let above = || turns.len() > 1 && turns.iter().all(below);
    if !all_posted && (turns.len() < 3 || recurring == 0 && !all_names()) && !above() {
        return questioned(text, lang);
    }
    let people = People::of(text, speech(lang));
    let initials = initials(text, &people);
    let bracketed = bracketed(text);
    let shortly = short_names(text, speech(lang));
    // "Photo:", "Note:" come back, too: most turns must be of somebody who is known from elsewhere, or of whoever asks.
    let asked = count.iter().any(|(label, turns)| asks(label) && *turns > 1);
    let mentioned = mentioned(text, &turns, &count);
    // Whoever only asks is the house, whatever it is called.
    let mut answers: HashSet<&str> = HashSet::new();
    answers.extend(turns.iter().filter(|t| !t.words.of(text).is_some_and(|w| w.ends_with(['?', '？', '؟']))).map(|t| t.label));
    let asking = asking(text, &turns);
    let posted: HashSet<&str> = turns.iter().filter(|t| t.post.is_some()).map(|t| t.label).collect();
    let known = |label: &str, turns: usize| {
        asks(label)
            || asking.contains(label)
            || posted.contains(label)
            || ANSWERS.contains(&label.to_lowercase().as_str())
            || people.resolve(label, text.len()).1.is_some()
            || initials.contains_key(&letters(label))
            || shortly.contains_key(label)
            || bracketed.contains(label)
            || mentioned.contains(label)
            || (asked || !answers.contains(label)) && turns > 1
    };
    let of_somebody: usize = count.iter().filter(|(label, turns)| known(label, **turns)).map(|(_, turns)| turns).sum();
    if of_somebody * 2 <= turns.len() {
        return questioned(text, lang);
    }
    // "Step One: …", "Sprint Speed – …": somebody who answers has to be a person, as far as the text shows.
    let shown = |label: &str| {
        ANSWERS.contains(&label.to_lowercase().as_str())
            || posted.contains(label)
            || initials.get(&letters(label)).is_some_and(|full| people.is_shown(full))
            || shortly.contains_key(label)
            || bracketed.contains(label)
            || if label.contains(is_latin) {
                people.is_shown(&people.resolve(label, text.len()).0)
            } else {
                addressed(text, label, speech(lang))
            }
    };
    let questions = asked || !asking.is_empty();
    if !questions && !count.keys().any(|label| answers.contains(label) && !asks(label) && shown(label)) {
        return questioned(text, lang);
    }
    let reader = by_characters(text, lang);
    let beside_names = &by_language(text, lang);
    let first = turns[0].at.start;
    let mut interviewee = match &reader {
        Some(reader) => {
            let known =
                if lang.primary() == "zh" { invited(&text[..first]).or_else(|| introduced(&text[..first], speech(lang))) } else { None };
            known.or_else(|| reader.first_introduced(first).and_then(|span| Some((span.of(text)?.to_owned(), span))))
        }
        None => defined(text, first, &people, &**beside_names, speech(lang)),
    };
    // Whoever speaks often is looked up once.
    let mut posts: HashMap<String, Option<Span>> = HashMap::new();
    let opening = &text[..text.floor_char_boundary(first.min(INTRODUCTION))];
    // Names that labels are parts of, looked up once.
    let mut wholes: HashMap<&str, Option<&str>> = HashMap::new();
    // What labels say of their bearers, for those that say it no more.
    let own: HashMap<&str, Span> = turns.iter().rev().filter_map(|t| Some((t.label, t.post?))).collect();
    let mut out = Vec::new();
    for (i, turn) in turns.iter().enumerate() {
        let label = turn.label.to_lowercase();
        // Whoever is asked may answer with questions.
        let replies = ANSWERS.contains(&label.as_str())
            || answers.contains(turn.label)
                && i.checked_sub(1).map(|b| turns[b].label).is_some_and(|before| asks(before) || asking.contains(before));
        let words = turn.words.of(text).unwrap_or_default();
        // Whoever is asked may answer with a question, once.
        let put_to = |i: usize| {
            let before = i.checked_sub(1).map(|b| &turns[b]).filter(|t| asks(t.label));
            before.and_then(|t| t.words.of(text)).is_some_and(|words| words.contains(['?', '？', '؟']))
        };
        // Those who ask are not quoted; a label of capitals that the introduction explains, and that is nobody's, is the house's.
        let house = turn.label.chars().count() <= 5
            && turn.label.chars().any(char::is_uppercase)
            && !turn.label.chars().any(char::is_lowercase)
            && !initials.contains_key(&letters(turn.label))
            && bracketed.contains(turn.label);
        // "Photo credit:", once among labels that come back: a word that is nobody's name.
        let once = count.get(turn.label) == Some(&1) && recurring > 0 && turn.label.contains(is_latin);
        let in_full = once.then(|| latin_whole(opening, turn.label)).flatten();
        let word = once
            && in_full.is_none()
            && !turn.label.contains(' ')
            && people.resolve(turn.label, turn.at.start).1.is_none()
            && !shown(turn.label);
        if ASKS.contains(&label.as_str())
            || house
            || word
            || !asked && asking.contains(turn.label)
            || !replies && asked_only(words, turn.post.is_some() || answers.contains(turn.label) || put_to(i))
        {
            continue;
        }
        let who = if ANSWERS.contains(&label.as_str()) {
            if let Some(met) = met_since(text, &turns, i, &**beside_names) {
                interviewee = Some(met);
            }
            interviewee.as_ref().map_or(Who::Unknown, |(name, span)| Who::Named { name: name.clone(), mention: Some(*span) })
        } else {
            // "Тамара Лыткина – …", then "Лыткина – …", whatever the case in which the text around them has the name.
            let in_full = fuller(turn.label, &turns).filter(|_| lang.primary() == "ru");
            let (name, _) = match (&reader, in_full) {
                (_, Some(full)) => (full.to_owned(), None),
                (Some(reader), _) => reader.full(turn.label, turn.at.start),
                (None, _) => people.resolve(turn.label, turn.at.start),
            };
            // "спросила у Геннадия Колупаева", then "Колупаев – …"
            let first_case = nominative(&name);
            let name =
                if lang.primary() == "ru" && !name.ends_with(turn.label) && first_case.ends_with(turn.label) { first_case } else { name };
            let name = match shortly.get(turn.label).and_then(|(span, _)| span.of(text)) {
                Some(full) => full.to_owned(),
                None => name,
            };
            let name = if name == turn.label { fuller(turn.label, &turns).map_or(name, str::to_owned) } else { name };
            let name = if name == turn.label { initials.get(&letters(&name)).map_or(name, |full| (*full).to_owned()) } else { name };
            let dense = matches!(lang.primary(), "zh" | "ja");
            let whole = *wholes.entry(turn.label).or_insert_with(|| {
                let mut places = opening.match_indices(turn.label).take(if dense { FEW } else { 0 });
                places.find_map(|(at, _)| listed_whole(text, at, turn.label, speech(lang)).or_else(|| foreign_behind(text, at)))
            });
            let whole = whole.or(in_full.filter(|_| dense && name == turn.label));
            let name = whole.unwrap_or_else(|| past_titles(&name, speech(lang)));
            Who::Named { name: name.to_owned(), mention: Some(turn.at) }
        };
        let affiliation = match &who {
            // "Jane Doe, viticultrice :", and later "Jane Doe :" or "Doe :"
            Who::Named { name, .. } if turn.post.is_none() && own.contains_key(name.as_str()) => own.get(name.as_str()).copied(),
            // "서윤채 한빛대 교수" is introduced in full above "△서윤채 교수=".
            Who::Named { name, .. } if turn.post.is_some() => {
                let fuller = |post: Span| {
                    let before = &text[..first];
                    let found = if lang.primary() == "ko" { listed(before, name, speech(lang)) } else { None };
                    found.filter(|full| full.of(text).zip(post.of(text)).is_some_and(|(full, post)| full.ends_with(post)))
                };
                turn.post.and_then(fuller).or(turn.post)
            }
            Who::Named { .. } if shortly.get(turn.label).is_some_and(|(_, post)| post.is_some()) => shortly[turn.label].1,
            Who::Named { name, .. } => {
                let looked_up = posts.len();
                *posts.entry(name.clone()).or_insert_with(|| {
                    let dense = matches!(lang.primary(), "zh" | "ja" | "ko");
                    let before = &text[..first];
                    let named = if dense && looked_up < MOST { listed(before, name, speech(lang)) } else { None };
                    let known = named.or_else(|| {
                        if lang.primary() == "zh" && looked_up < MOST { fullest_post(before, name, speech(lang)) } else { None }
                    });
                    let oblique = || {
                        let met = |(written, _): &&(String, Span)| lang.primary() == "ru" && out_of_instrumental(written) == *name;
                        people.full.iter().take(MOST).find(met).and_then(|(_, span)| beside(text, *span, speech(lang)))
                    };
                    let beside = || people.first(name).and_then(|span| beside(text, span, speech(lang))).or_else(oblique);
                    let further = || if looked_up < MOST { introduction(text, name, &**beside_names, speech(lang)) } else { None };
                    known.or_else(beside).or_else(further)
                })
            }
            _ => None,
        };
        out.push(Found { words: turn.words.trimmed(text), who, affiliation, kind: Kind::Unmarked, confidence: 0.9 });
    }
    with_affiliations(out)
}

/// Whom the house says that it met next, between the last answer and the question to this one.
fn met_since(text: &str, turns: &[Turn<'_>], answer: usize, reader: &dyn Reader) -> Option<(String, Span)> {
    let question = answer.checked_sub(1)?;
    let before = &turns[question.checked_sub(1)?];
    let (from, to) = (before.words.end, turns[question].at.start);
    let told = text.get(from..to)?.trim();
    if !told.contains(char::is_alphabetic) || !told.ends_with(['.', ':', '。', '：']) {
        return None;
    }
    let last = reader.last_named(from, to)?;
    let alone = reader.last_named(from, last.start).is_none();
    alone.then(|| (reader.full(last.of(text).unwrap_or_default(), last.start).0, last))
}

/// Whether the first line of some words ends as what is said does.
fn is_said(words: &str) -> bool {
    let line = words.trim_start().lines().next().unwrap_or_default();
    let end = line.trim_end().trim_end_matches(['”', '"', '’', '\'', '»', '」', '』', '“', ')', '）', ']', '*', '_']);
    end.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '—', '–', '-', '～', ':', '：', ',', '，'])
}

/// The label that a shorter one is a part of: "四十物谷" for "四十物谷静（県立大学教授）", "Doe" or "J. Doe" for "Jane Doe".
fn fuller<'t>(label: &str, turns: &[Turn<'t>]) -> Option<&'t str> {
    let cased = |c: char| c.is_uppercase() || c.is_lowercase();
    let longer = |t: &&Turn<'_>| {
        t.post.is_some() && (t.label.split(' ').any(|part| part == label) || !label.contains(cased) && t.label.contains(label))
            || parts_of(t.label).any(|part| part == label)
            || label.contains(". ") && initialled(t.label).as_deref() == Some(label)
    };
    turns.iter().take(MOST).find(longer).map(|t| t.label)
}

/// A name without the titles before it: "डॉ. रघुवीर सहारण".
fn past_titles<'t>(name: &'t str, speech: &Language) -> &'t str {
    let mut rest = name;
    let title = |word: &str| speech.senses(word.trim_end_matches('.')).holds(Sense::Title);
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| title(word)) {
        rest = behind;
    }
    rest
}

/// Labels beyond ASCII that the text has elsewhere, too. So many are looked for that a text made of labels is read in linear time.
fn mentioned<'t>(text: &str, turns: &[Turn<'t>], count: &HashMap<&str, usize>) -> HashSet<&'t str> {
    let mut seen = HashSet::new();
    let labels = turns.iter().map(|t| t.label).filter(|label| !label.is_ascii() && seen.insert(*label)).take(MOST);
    labels.filter(|label| text.matches(label).nth(count.get(label).copied().unwrap_or(0)).is_some()).collect()
}

/// Whether the text speaks of whoever is so called as of a person. Japanese headings are as short as names, and only a word of address
/// tells; elsewhere short labels of such scripts are names.
fn addressed(text: &str, label: &str, speech: &Language) -> bool {
    let address = |behind: &str| {
        // "三石" of 三石航さん
        let given = behind.char_indices().take(4).take_while(|(_, c)| is_han(*c) || is_kana(*c)).map(|(at, c)| at + c.len_utf8());
        let mut ends = std::iter::once(0).chain(given);
        ends.any(|end| ["さん", "氏", "先生", "教授", "監督", "社長", "議員"].iter().any(|word| behind[end..].starts_with(word)))
    };
    let called = |(at, _): (usize, &str)| address(&text[at + label.len()..]) || listed_whole(text, at, label, speech).is_some();
    speech.lang != "ja" || text.match_indices(label).take(MOST).any(called)
}

/// The whole name of which a Japanese label is the family name or a part, where a line lists it with what its bearer is:
/// "三枝千尋（弁護士）", "オスカル・リンドホルム（准教授）".
fn listed_whole<'t>(text: &'t str, at: usize, label: &str, speech: &Language) -> Option<&'t str> {
    let inner = |c: char| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c) || matches!(c, ' ' | '\u{3000}');
    // Within a sentence, "，黎頌恩（Joanne）卻花了四年", the label begins the name.
    let start =
        text[..at].char_indices().next_back().filter(|(_, c)| !inner(*c)).map_or(text[..at].rfind('\n').map_or(0, |n| n + 1), |_| at);
    let rest = &text[start..];
    let name = &rest[..rest.find(|c| !inner(c))?];
    let begins = name.trim_start_matches([' ', '\u{3000}']);
    let part = |name: &str| (name.starts_with(label) || name.split(NAME_DOTS).any(|part| part == label)) && name != label;
    let fits = |name: &str| part(name) && (2..=20).contains(&name.chars().count());
    // "三枝千尋 大学准教授（民法）"
    let line = text[..start].rfind('\n').map_or(0, |n| n + 1) == start;
    let whole = &rest[..rest.find('\n').unwrap_or(rest.len())];
    let listed =
        || whole.split_once([' ', '\u{3000}']).filter(|(name, post)| fits(name) && name.len() < begins.len() && ends_in_post(post, speech));
    if let Some((name, _)) = listed().filter(|_| line) {
        // "水野千景氏　機構理事長"
        return Some(["氏", "さん"].iter().find_map(|address| name.strip_suffix(address)).unwrap_or(name));
    }
    let bracket = rest[name.len()..].starts_with(['（', '(']);
    (bracket && fits(begins)).then_some(begins)
}

/// The name in Latin letters that ends in a label, among words of a script without capitals: "学者Alistair Doe在旁补充".
fn latin_whole<'t>(before: &'t str, label: &str) -> Option<&'t str> {
    let at = before.find(label).filter(|_| label.chars().all(is_latin))?;
    let inner = |c: char| is_latin(c) || matches!(c, ' ' | '.' | '-' | '’' | '\'');
    let from = before[..at].char_indices().rev().take_while(|(_, c)| inner(*c)).last().map(|(i, _)| i)?;
    let name = before[from..at + label.len()].trim_start_matches([' ', '.', '-']);
    let words = name.split(' ').count();
    let apart = before[..from].ends_with(is_han);
    (apart && (2..=4).contains(&words) && name.split(' ').all(|w| w.starts_with(char::is_uppercase))).then_some(name)
}

/// So many places of a label are looked at.
const FEW: usize = 8;
/// So many labels are looked for.
const MOST: usize = 64;

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
