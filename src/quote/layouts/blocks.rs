//! What the blocks of a layout come to beside the rest of the text: what is said around them, and who else speaks in them.

use std::collections::{HashMap, HashSet};

use crate::text::script::{is_han, is_kana};
use crate::text::{Span, trimmed_lines};

use super::super::gender::given_first;
use super::super::marks::DASHES;
use super::{Found, Kind, Who, dialogue};

/// What is said around the blocks of a layout, of what is read as `running` text; `None` where the blocks are running text themselves: in them, and
/// around them, others are quoted by name.
pub(in super::super) fn around_blocks(text: &str, running: &[Found], found: &[Found]) -> Option<Vec<Found>> {
    let told = || running.iter().filter(|f| f.confidence >= TOLD && matches!(f.who, Who::Named { .. }));
    // Blocks stand in the order of the text.
    let block = |f: &Found| {
        let at = found.partition_point(|b| b.words.end <= f.words.start);
        found.get(at).filter(|b| b.words.start < f.words.end)
    };
    let same = |b: &Found, f: &Found| matches!((&b.who, &f.who), (Who::Named { name: a, .. }, Who::Named { name: b, .. }) if a == b);
    // Where each block is between marks of its own, those who have one may say more around them.
    let marked = found.len() >= FEW && found.iter().all(|b| b.kind == Kind::Direct);
    let has_block = |f: &Found| marked && found.iter().any(|b| same(b, f));
    let another = |f: &&Found| block(f).is_none_or(|b| b.words != f.words && !same(b, f)) && !has_block(f);
    let (inside, around): (Vec<&Found>, Vec<&Found>) = told().filter(another).partition(|f| block(f).is_some());
    // Two heads may be captions where capitals alone show them.
    let dense = || found.iter().all(|b| b.words.of(text).is_some_and(|words| words.starts_with(|c| is_han(c) || is_kana(c))));
    let several = (found.len() >= FEW || dense()) && found.iter().all(|b| b.kind == Kind::Unmarked && b.affiliation.is_some());
    // Whoever is quoted above the blocks and once more below them is one person.
    let name = |f: &&Found| if let Who::Named { name, .. } = &f.who { Some(name.clone()) } else { None };
    let outside = if several { around.iter().filter_map(name).collect::<HashSet<_>>().len() } else { around.len() };
    if inside.len() + outside >= found.len().max(FEW) {
        return None;
    }
    // A name that heads a block signs nothing above it.
    let heads = |f: &Found| {
        let Who::Named { mention: Some(mention), .. } = &f.who else { return false };
        found.iter().any(|b| matches!(&b.who, Who::Named { mention: Some(head), .. } if head == mention))
    };
    // What whoever asks quotes is theirs.
    let asked = |f: &Found| {
        let start = text[..f.words.start].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].lines().next().unwrap_or_default().trim();
        // "— Комбайн новый, — говорит Горюнов": whoever is named in the line is no one who asks.
        let told = matches!(&f.who, Who::Named { mention: Some(m), .. } if m.start >= start && m.end <= start + line.len() + 1);
        line.ends_with(['?', '？', '؟']) || line.starts_with(DASHES) && !told
    };
    let noted = |f: &Found| dialogue::is_note(line_of(text, f.words.start));
    let unnamed = running.iter().filter(|f| f.confidence >= TOLD && matches!(f.who, Who::Called(_)) && !noted(f));
    Some(told().chain(unnamed).filter(|f| block(f).is_none() && !asked(f) && !heads(f)).cloned().collect())
}

/// Ends the last of the blocks above the paragraphs in which the house goes on: the first that quotes somebody else, of what is read as
/// `running` text, and stands behind an empty line that no others of the block do.
pub(in super::super) fn end_above_others(text: &str, running: &[Found], found: &mut [Found]) {
    let Some(last) = found.iter_mut().max_by_key(|f| f.words.start).filter(|f| f.kind == Kind::Unmarked) else { return };
    let body = last.words;
    let another = |f: &&Found| match (&f.who, &last.who) {
        (Who::Named { name, .. }, Who::Named { name: own, .. }) => name != own,
        (Who::Called(_), _) => true,
        _ => false,
    };
    let from = running.partition_point(|f| f.words.start <= body.start);
    let inside = running[from..].iter().take_while(|f| f.words.end <= body.end);
    let end = inside.filter(|f| f.confidence >= TOLD).filter(another).find_map(|f| {
        let line = text[..f.words.start].rfind('\n').filter(|line| *line > body.start)?;
        let above = text[body.start..line].trim_end_matches([' ', '\t', '\r', '\u{3000}']);
        // Whoever speaks may go on behind an empty line, but quotes nobody with what they are, as the house does.
        let told = || f.affiliation.is_some() || !above.trim_end().contains("\n\n");
        (above.ends_with('\n') && told()).then_some(body.start + above.trim_end().len())
    });
    if let Some(end) = end {
        last.words = Span::new(body.start, end);
    }
}

/// The blocks of a layout as they are told: what stands between two pairs of marks is the reporter's, also where one person has all of a turn: «Now I sleep.» She laughs. «He can wait.»
pub(in super::super) fn between_pairs(text: &str, found: Vec<Found>) -> Vec<Found> {
    let mut out = Vec::with_capacity(found.len());
    let mut names: HashMap<String, String> = HashMap::new();
    for mut one in found {
        if let Who::Named { name, .. } = &mut one.who {
            let quiet = names.entry(name.clone()).or_insert_with(|| in_small_letters(text, name));
            name.clone_from(quiet);
        }
        one.words = introduced(text, one.words).unwrap_or(one.words).trimmed(text);
        match pairs(text, one.words) {
            Some(parts) => out.extend(parts.into_iter().map(|words| Found { words, who: one.who.clone(), ..one })),
            None => out.push(one),
        }
    }
    out
}

/// A name as the text has it in small letters, too, where a heading has it in capitals.
fn in_small_letters(text: &str, name: &str) -> String {
    let loud = name.contains(' ') && name.chars().all(|c| !c.is_lowercase()) && name.contains(char::is_uppercase);
    let title = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect::<String>()
    };
    let quiet = loud.then(|| name.split(' ').map(title).collect::<Vec<_>>().join(" ")).filter(|quiet| text.contains(quiet.as_str()));
    quiet.unwrap_or_else(|| name.to_owned())
}

/// The words between marks of a paragraph that tells how they were said before them, and nothing behind: 他摇下车窗笑说：“…”.
fn introduced(text: &str, words: Span) -> Option<Span> {
    let whole = words.of(text)?;
    let (before, rest) = whole.split_once(['：', ':'])?;
    let (open, close) = PAIRS.into_iter().find(|(open, _)| rest.starts_with(*open))?;
    let inside = rest.strip_prefix(open)?.strip_suffix(close)?;
    let marks = |words: &str| words.contains(|c| PAIRS.iter().any(|(open, close)| c == *open || c == *close));
    // What somebody tells of others is told by them: 我父亲常说：“…”.
    let of_them = before.starts_with(['他', '她']) && !before.contains(['我', '。', '！', '？', '\n']);
    (of_them && !marks(before) && !inside.contains([open, close]) && SAYS.iter().any(|says| before.ends_with(says)))
        .then(|| Span::of_part(whole, inside).shifted(words.start))
}

/// Chinese verbs right before a colon.
const SAYS: [&str; 16] =
    ["说", "說", "道", "称", "稱", "表示", "指出", "补充", "補充", "坦言", "强调", "強調", "回应", "回應", "认为", "認為"];

/// The pairs of marks of which the first opens right before some words and the last closes right behind them, where there are several and words
/// between them.
fn pairs(text: &str, words: Span) -> Option<Vec<Span>> {
    let open = text[..words.start].chars().next_back()?;
    let (_, close) = PAIRS.into_iter().find(|(o, _)| *o == open)?;
    if !text[words.end..].starts_with(close) {
        return None;
    }
    let (mut parts, mut depth, mut start) = (Vec::new(), 1_usize, words.start);
    for (at, c) in words.of(text)?.char_indices().map(|(at, c)| (words.start + at, c)) {
        if c == open {
            if depth == 0 {
                start = at + c.len_utf8();
            }
            depth += 1;
        } else if c == close {
            if depth == 1 {
                parts.push(Span::new(start, at));
            }
            depth = depth.checked_sub(1)?;
        }
    }
    parts.push(Span::new(start, words.end));
    let told = |pair: &[Span]| text[pair[0].end..pair[1].start].contains(char::is_alphabetic);
    (depth == 1 && parts.len() > 1 && parts.windows(2).all(told)).then(|| parts.into_iter().map(|p| p.trimmed(text)).collect())
}

/// Marks of which the one that opens is not the one that closes.
const PAIRS: [(char, char); 5] = [('«', '»'), ('“', '”'), ('„', '“'), ('「', '」'), ('»', '«')];

/// Whoever a label right before some words names says them, also in somebody else's block: a declaration below all statements.
pub(in super::super) fn labelled_others(text: &str, running: &[Found], found: &mut [Found]) {
    let mut posts: HashMap<String, Option<Span>> = HashMap::new();
    for f in found.iter() {
        if let Who::Named { name, .. } = &f.who {
            posts.entry(name.clone()).or_insert(f.affiliation);
        }
    }
    for one in found {
        let at = running.partition_point(|r| r.words.start < one.words.start);
        let Some(told) = running.get(at).filter(|r| r.words == one.words && r.confidence >= LABELLED) else { continue };
        // "… a woman of the council, who asked not to be named, said: “…”"
        if let Who::Called(mention) = told.who
            && let Some(between) = text.get(mention.end..one.words.start)
            && mention.end - mention.start > PRONOUN
            && !between.contains('\n')
        {
            *one = told.clone();
            continue;
        }
        let (Who::Named { name, mention: Some(mention) }, Who::Named { name: own, .. }) = (&told.who, &one.who) else { continue };
        let between = text.get(mention.end..one.words.start).unwrap_or_default();
        let label = between.trim().trim_end_matches(['«', '“', '„', '"', '「', '»', ' ', '\u{a0}']).trim() == ":";
        if name != own && label && !between.contains('\n') {
            let affiliation = told.affiliation.or_else(|| posts.get(name).copied().flatten());
            *one = Found { affiliation, ..told.clone() };
        }
    }
}

/// Takes words from whoever has the block above where another name stands on a line of its own in between, of which the layout made no head:
/// what is told below it is told of whom it names, and a given name right above the words is that of whoever says them.
pub(in super::super) fn below_other_names(text: &str, found: &mut [Found]) {
    for one in found {
        let Who::Named { name, mention: Some(mention) } = &one.who else { continue };
        let line = text[..one.words.start].rfind('\n').map_or(0, |at| at + 1);
        let told = text[line..one.words.start].trim_end_matches(['«', '“', '„', '"', ' ']).to_lowercase();
        if mention.end >= line || !told.is_empty() && told.chars().count() < TOLD_AT_LEAST {
            continue;
        }
        let from = mention.end.max(text.floor_char_boundary(line.saturating_sub(NEAR)));
        let all = trimmed_lines(&text[from..line]).map(|(at, words)| Span::new(from + at, from + at + words.len()));
        let all: Vec<Span> = all.collect();
        let lines = if told.is_empty() { &all[all.len().saturating_sub(2)..] } else { &all[..] };
        let bare = |line: &Span| line.of(text).map(|words| Span::of_part(words, past_abbreviations(words)).shifted(line.start));
        let heads = |pair: &[Span]| {
            let head = bare(&pair[0])?;
            let other = head.of(text).filter(|words| is_bare_name(words) && *words != name)?;
            let post = pair[1].of(text)?;
            let sentence = post.ends_with(['.', '!', '?', ':', '…', '»', '”', '"']);
            (post.len() < LONGEST_POST && !sentence && given_first(other)).then_some((head, pair[1]))
        };
        let Some((head, post)) = lines.windows(2).rev().find_map(heads) else { continue };
        // "Ministra de Cultura" and "la ministra anunció"
        let mut words = post.of(text).unwrap_or_default().split_whitespace();
        let posted = told.is_empty() || words.any(|word| word.chars().count() > 4 && told.contains(&word.to_lowercase()));
        let who = head.of(text).filter(|_| posted).map(|name| Who::Named { name: name.to_owned(), mention: Some(head) });
        one.affiliation = Some(post).filter(|_| posted);
        one.confidence = if posted { 0.85 } else { 0.4 };
        one.who = who.unwrap_or(Who::Unknown);
    }
}

/// A line without the abbreviated titles before a name: "Priv.-Doz. Dr. Jane Doe".
fn past_abbreviations(line: &str) -> &str {
    let mut rest = line;
    while let Some((_, behind)) = rest.split_once(' ').filter(|(word, _)| word.ends_with('.')) {
        rest = behind;
    }
    rest
}

/// A line of two to four words with capitals and nothing else.
fn is_bare_name(line: &str) -> bool {
    let word = |w: &str| {
        w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase) && w.chars().all(|c| c.is_alphabetic() || c == '-')
    };
    (2..=4).contains(&line.split(' ').count()) && line.split(' ').all(word)
}

/// Bytes above some words in which such a name is looked for.
const NEAR: usize = 1000;

/// Bytes of the longest line that says what somebody is.
const LONGEST_POST: usize = 200;

/// What a line tells before words in it is longer than this where it is more than a label.
const TOLD_AT_LEAST: usize = 10;

/// Bytes that a phrase has more of than "she" and its like.
const PRONOUN: usize = 9;

/// How sure running text is of whoever stands right before a colon.
const LABELLED: f32 = 0.85;

/// The line of a text in which a place is.
fn line_of(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default().trim()
}

/// How sure it is that somebody else is quoted.
const TOLD: f32 = 0.8;
/// So many quotations of others may stand in a round of statements.
const FEW: usize = 3;
