//! Names below their words: letters, what passers-by say, and the sayings of a week.

use crate::text::Span;

use super::super::super::marks::{DASHES, closes, opens};
use super::super::super::people::{names, organisation, words};
use super::super::super::quoted::quoted;
use super::super::super::speech::{Language, Sense};
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
    // What somebody is, right below their name, is no heading of what follows.
    let lives = heads.iter().zip(&lines).any(|(head, at)| all.get(at + 1).is_some_and(|(start, _)| *start < head.end));
    if lives || others.is_empty() || !others.iter().all(below) || all.get(last + 1).is_some_and(|_| heading(last + 1)) {
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

/// Whether a line is a paragraph of somebody's words without marks.
fn paragraph(line: &str) -> bool {
    sentence(line) && !opens(line)
}

/// Words without marks of somebody by name.
fn written(text: &str, words: Span, name: Span, affiliation: Option<Span>) -> Found {
    let who = Who::Named { name: set_solid(name, text), mention: Some(name) };
    Found { words, who, affiliation, kind: Kind::Unmarked, confidence: 0.85 }
}

/// Letters to the editor: paragraphs without marks, below them a dash and a name, and below that what the name's bearer is. Of the first
/// the last paragraph alone is taken, for the others may be the house's.
pub(super) fn undersigned(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    let mut top: Option<usize> = None;
    let mut at = 0;
    while let Some((start, line)) = all.get(at).copied() {
        let Some((name, post)) = signature(line, start, text, speech) else {
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
        let below = all.get(at + 1).filter(|(_, l)| post.is_none() && (2..=HEADING).contains(&l.trim().chars().count()) && !sentence(l));
        let lines = 1 + usize::from(below.is_some());
        let affiliation = post.or(below.map(|(from, l)| Span::new(*from, from + l.len()).trimmed(text)));
        // A heading parts the first from what the house says.
        let headed = all[..at].iter().rev().find(|(_, l)| !sentence(l)).filter(|(from, _)| *from > all[0].0).is_some();
        let begin = top.or(headed.then_some(0)).unwrap_or(at.saturating_sub(1));
        // Up to what is no sentence: an advertisement, a caption.
        let above = all[begin..at].iter().rev().take_while(|(_, l)| paragraph(l));
        if let Some((from, _)) = above.last() {
            let words = Span::new(*from, start).trimmed(text);
            out.push(written(text, words, name, affiliation));
        }
        at += lines;
        top = Some(at);
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// Letters to the editor without a dash: right below the last paragraph of each a name, and right below that what its bearer is, or where.
/// Whoever's name is withheld ends a letter, too.
pub(super) fn signed_letters(text: &str, all: &[(usize, &str)], names: &[Option<Span>]) -> Vec<Found> {
    let adjacent = |at: usize| {
        let (above, below) = (all[at.checked_sub(1)?], *all.get(at)?);
        (text[above.0 + above.1.len()..below.0].matches('\n').count() < 2).then_some(())
    };
    let mut out: Vec<Found> = Vec::new();
    let mut top = None;
    let mut at = 1;
    while at < all.len() {
        let (start, line) = all[at];
        let short = line.chars().count() <= HEADING && !sentence(line) && !line.ends_with([':', '：', ',']);
        let signs = adjacent(at).is_some() && short && paragraph(all[at - 1].1);
        let below = adjacent(at + 1).and_then(|()| all.get(at + 1)).filter(|(_, l)| l.chars().count() <= 2 * HEADING && !sentence(l));
        let end = at + usize::from(below.is_some());
        // An empty line may part the name from the letter, where a heading stands above the next one.
        let heading =
            |at: usize| all.get(at).is_some_and(|(_, l)| l.chars().count() <= HEADING && !sentence(l) && !l.ends_with([':', '：']));
        let next = || heading(end + 1) && all.get(end + 2).is_some_and(|(_, l)| paragraph(l));
        let last = || !out.is_empty() && names[end + 1..].iter().all(Option::is_none);
        let apart = || names[at].is_some() && below.is_some() && paragraph(all[at - 1].1) && (next() || last());
        let signs = signs || apart();
        // Behind it an empty line parts the next.
        if !signs || adjacent(end + 1).is_some() {
            at += 1;
            continue;
        }
        let from = top.unwrap_or(0);
        let paragraphs = all[from..at].iter().rev().take_while(|(_, l)| paragraph(l)).count();
        // No heading and no other letter parts those above the last from what the house says.
        let paragraphs = if top.is_none() && paragraphs == at { 1 } else { paragraphs };
        let words = Span::new(all[at - paragraphs].0, start).trimmed(text);
        let who = names[at].map_or(Who::Unknown, |name| Who::Named { name: set_solid(name, text), mention: Some(name) });
        let affiliation = below.map(|(from, l)| Span::new(*from, from + l.len())).filter(|_| names[at].is_some());
        out.push(Found { words, who, affiliation, kind: Kind::Unmarked, confidence: 0.85 });
        at = end + 1;
        top = Some(at);
    }
    let named = out.iter().filter(|f| matches!(f.who, Who::Named { .. })).count();
    if named > 1 && named * 3 >= out.len() * 2 { out } else { Vec::new() }
}

/// Letters that are answered: each with its name below it, below that "Risponde Jane Doe", and the answer.
pub(super) fn answered_letters(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Found> {
    let answers = |at: usize| {
        let (start, line) = all[at];
        let rest = ANSWERED.iter().find_map(|answers| line.strip_prefix(answers))?.trim_end_matches(':');
        alone(rest, start + Span::of_part(line, rest).start, text, speech)
    };
    let signs = |at: usize| {
        let (start, line) = all[at];
        let comma = line.find([',', '(']).unwrap_or(line.len());
        let post = line[comma..].trim_start_matches([',', '(', ' ']);
        let name = alone(line[..comma].trim_end(), start, text, speech).filter(|_| !sentence(line))?;
        Some((name, (!post.is_empty()).then(|| Span::of_part(line, post).shifted(start))))
    };
    let of = |from: usize, to: usize, name: Span, affiliation: Option<Span>| {
        let words = Span::new(all[from].0, all[to - 1].0 + all[to - 1].1.len()).trimmed(text);
        written(text, words, name, affiliation)
    };
    let told = |at: &usize| paragraph(all[*at].1);
    let mut out = Vec::new();
    for at in 2..all.len() {
        let (Some(answers), Some((name, post))) = (answers(at), signs(at - 1)) else { continue };
        let above = (0..at - 1).rev().take_while(told).count();
        let below = (at + 1..all.len()).take_while(told).count();
        if above > 0 && below > 0 {
            out.push(of(at - 1 - above, at - 1, name, post));
            out.push(of(at + 1, at + 1 + below, answers, None));
        }
    }
    out
}

/// What stands before the name of whoever answers a letter.
const ANSWERED: [&str; 8] =
    ["Risponde ", "Antwort von ", "Es antwortet ", "Respuesta de ", "Responde ", "Répond ", "Reply by ", "Replies "];

/// Two views or more, each below a heading of its own, and below each a line that tells who holds it: "Jane Doe ist Verkehrsplanerin in Bonn."
pub(super) fn told_by_lives(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Found> {
    let heading = |at: usize| all.get(at).is_none_or(|(_, line)| line.chars().count() <= HEADING && !sentence(line) && !opens(line));
    let life = |at: usize| {
        let (start, line) = all[at];
        if line.chars().count() > LONGEST_TELLER || !heading(at + 1) || line.contains(['“', '"', '«', '„']) {
            return None;
        }
        let tokens = words(line, start, speech);
        let name = names(&tokens, speech).into_iter().next().filter(|name| name.first == 0 && name.last > 0)?;
        let is = tokens.get(name.last + 1).is_some_and(|t| t.any_of(&["is", "ist", "est", "es", "è", "é"]));
        let article = usize::from(tokens.get(name.last + 2).is_some_and(|t| t.is(Sense::Indefinite) || t.is(Sense::Definite)));
        let post = tokens.get(name.last + 2 + article)?;
        let held = tokens[name.last + 2..].iter().take(5).any(|t| t.role(speech));
        let end = start + line.trim_end_matches('.').len();
        (is && held).then(|| (name.span, Span::new(post.span.start, end)))
    };
    let mut out = Vec::new();
    let mut top = 0;
    for at in 1..all.len() {
        let Some((name, post)) = life(at) else { continue };
        let paragraphs = all[top..at].iter().rev().take_while(|(_, l)| paragraph(l)).count();
        top = at + 1;
        // A heading stands above.
        if paragraphs == 0 || paragraphs == at || !heading(at - paragraphs - 1) {
            continue;
        }
        let words = Span::new(all[at - paragraphs].0, all[at].0).trimmed(text);
        out.push(written(text, words, name, Some(post)));
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// Where the words are of lines that are a dash and a name.
pub(super) enum Dashed {
    /// Below each: `——段云舟，北京师范大学教授` and paragraphs without marks.
    Heads(Vec<Head>),
    /// Above each, as in letters.
    Signatures,
    /// Nothing tells, and whoever guessed would give each one's words to the next.
    Untold,
}

/// Where the words of such lines are, by the empty lines around them, and by who speaks at both ends where these tell nothing.
pub(super) fn dashed(text: &str, all: &[(usize, &str)], speech: &Language) -> Dashed {
    let named = |at: usize| signature(all[at].1, all[at].0, text, speech).map(|(name, post)| (at, name, post));
    let dashed: Vec<_> = (0..all.len()).filter_map(named).collect();
    let (Some((first, ..)), Some((last, ..)), true) = (dashed.first(), dashed.last(), dashed.len() > 1) else {
        return Dashed::Signatures;
    };
    let breaks = |below: usize| {
        let (above, below) = (below.checked_sub(1).and_then(|at| all.get(at))?, all.get(below)?);
        Some(text[above.0 + above.1.len()..below.0].matches('\n').count())
    };
    // "— Jane Doe", and where she writes from right below.
    let words = |at: usize| all.get(at).is_some_and(|(_, line)| sentence(line) && !is_note(line) && !line.starts_with(['(', '（']));
    let nearer_below = |at: usize| words(at + 1) && breaks(at + 1).is_some_and(|below| breaks(at).is_none_or(|above| below < above));
    let nearer_above = |at: usize| breaks(at).is_some_and(|above| breaks(at + 1).is_some_and(|below| above < below));
    let count = |near: &dyn Fn(usize) -> bool| dashed.iter().filter(|(at, ..)| near(*at)).count();
    let (below, above) = (count(&nearer_below), count(&nearer_above));
    // Where nothing is nearer: below each name, also the last, are words, and above the first no heading of theirs.
    let headed = *first > 2 && !sentence(all[first - 2].1);
    let on_top = || !headed && dashed.iter().all(|(at, ..)| words(at + 1));
    if below < above || below == above && !on_top() {
        return Dashed::Signatures;
    }
    if below == above {
        // "We asked three people." above the first, or "I" below the last.
        let introduced = |line: &str| !sentence(line) || ASKS.iter().any(|asks| line.contains(asks));
        let opens = *first == 0 || introduced(all[first - 1].1);
        let tells = || speech.holds_own(all[last + 1].1) && !speech.holds_own(all[first - 1].1);
        if !(opens || tells()) {
            return Dashed::Untold;
        }
    }
    let head = |(at, name, post): &(usize, Span, Option<Span>)| {
        let (start, line) = all[*at];
        Head::of(Span::new(start, start + line.len()), *name, *post)
    };
    Dashed::Heads(dashed.iter().map(head).collect())
}

/// Words by which the house says that it has asked those who speak below.
const ASKS: [&str; 24] = [
    "asked",
    "invited",
    "spoke to",
    "spoke with",
    "question",
    "experts",
    "请",
    "請",
    "邀",
    "采访",
    "採訪",
    "受访",
    "受訪",
    "gefragt",
    "befragt",
    "interrogé",
    "réuni",
    "preguntamos",
    "consultó",
    "chiesto",
    "perguntamos",
    "спросили",
    "聞いた",
    "물었다",
];

/// The name that is all of a line behind a dash, or what stands there before the first comma, and what its bearer is.
fn signature(line: &str, start: usize, text: &str, speech: &Language) -> Option<(Span, Option<Span>)> {
    let body = line.trim().strip_prefix(DASHES)?.trim_start_matches(DASHES).trim_start();
    let from = start + Span::of_part(line, body).start;
    let Some(comma) = body.find([',', '，', '،', '、']).filter(|_| !sentence(body)) else {
        return Some((alone(body, from, text, speech)?, None));
    };
    let post = body[comma..].trim_start_matches([',', '，', '،', '、', ' ']);
    let fits = (2..=LONGEST_TELLER).contains(&post.chars().count()) && !post.contains(['.', '。', '“', '"', '«']);
    let name = alone(&body[..comma], from, text, speech).filter(|_| fits)?;
    Some((name, Some(Span::of_part(line, post).shifted(start))))
}

/// Words between marks on lines of their own, and right below each a line that tells who said them: "Jane Doe, director of X, after the match".
pub(super) fn told_below(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Found> {
    let whole = |(start, line): &(usize, &str)| {
        // Most lines begin with a word, and are not read for what they are not.
        if line.starts_with(char::is_alphanumeric) {
            return None;
        }
        let inside = quoted(line);
        let [one] = inside.as_slice() else { return None };
        let alone = one.outer.start == 0 && !line[one.outer.end..].contains(char::is_alphanumeric);
        alone.then(|| one.words.shifted(*start))
    };
    let adjacent = |above: &(usize, &str), below: &(usize, &str)| text[above.0 + above.1.len()..below.0].matches('\n').count() < 2;
    let marked: Vec<Option<Span>> = all.iter().map(whole).collect();
    let pairs = all.windows(2).zip(&marked).filter_map(|(pair, words)| {
        let [above, below] = pair else { return None };
        let words = words.filter(|_| adjacent(above, below) && !opens(below.1))?;
        let (who, affiliation) = teller(text, below.0, below.1, speech)?;
        Some(Found { words, who, affiliation, kind: Kind::Direct, confidence: 0.9 })
    });
    let pairs: Vec<Found> = pairs.collect();
    if pairs.len() > 1 && pairs.len() * 3 >= marked.iter().flatten().count() * 2 { pairs } else { Vec::new() }
}

/// Who said the words above a line, as the line tells.
fn teller(text: &str, start: usize, line: &str, speech: &Language) -> Option<(Who, Option<Span>)> {
    if line.chars().count() > LONGEST_TELLER || line.trim_end().ends_with(':') {
        return None;
    }
    let rest = BY.iter().find_map(|by| line.strip_prefix(by)).unwrap_or(line);
    let from = start + line.len() - rest.len();
    let end = rest.find([',', '(']).unwrap_or(rest.len());
    // "De um diretor de hospital, que pediu anonimato"
    let first = rest.split(' ').next().unwrap_or_default();
    if speech.senses(&first.to_lowercase()).holds(Sense::Indefinite) && rest[first.len()..].trim_start().starts_with(char::is_lowercase) {
        return Some((Who::Called(Span::new(from, from + end).trimmed(text)), None));
    }
    let named = |at: usize, part: &str| {
        let tokens = words(part, at, speech);
        let found = names(&tokens, speech);
        let [name] = found.as_slice() else { return None };
        let titles = tokens[..name.first].iter().all(|t| t.is(Sense::Title) || t.role(speech));
        let written = name.span.of(text)?;
        (titles && name.last + 1 == tokens.len() && written.contains(' ') && !organisation(written)).then_some(name.span)
    };
    // "Dona Zulmira (Zulmira Alves de Jesus), agricultora"
    let inside = rest[end..].strip_prefix('(').and_then(|inner| inner.split_once(')')).map(|(inside, _)| inside);
    let in_full = inside.and_then(|inside| named(from + end + 1, inside));
    let behind = if in_full.is_some() { end + inside.map_or(0, str::len) + 2 } else { end };
    let name = in_full.or_else(|| named(from, &rest[..end]))?;
    let post = rest.get(behind..)?.trim_start_matches([',', '(', ' ']);
    let at = from + rest.len() - post.len();
    // "…, ao apresentar o relatório": when and where it was said.
    let circumstance = |(i, _): &(usize, &str)| {
        let word = post[i + 2..].split(' ').next().unwrap_or_default();
        speech.senses(word).holds(Sense::Preposition) || WHEN.contains(&word)
    };
    let post = &post[..post.match_indices(", ").find(circumstance).map_or(post.len(), |(i, _)| i)];
    let post = post.trim_end_matches([')', '.', ' ']);
    let of = OF.iter().find_map(|of| post.strip_prefix(of)).map_or(0, |bare| post.len() - bare.len());
    let affiliation = (post.len() > of).then(|| Span::new(at + of, at + post.len()));
    Some((Who::Named { name: name.of(text)?.to_owned(), mention: Some(name) }, affiliation))
}

/// Characters of the longest such line.
const LONGEST_TELLER: usize = 240;
/// What it may begin with.
const BY: [&str; 6] = ["De ", "Do ", "Da ", "By ", "Von ", "Di "];
/// What a body that stands for a post is set behind.
const OF: [&str; 8] = ["do ", "da ", "del ", "de la ", "du ", "of the ", "of ", "vom "];
/// Words for when and where that are no prepositions everywhere.
const WHEN: [&str; 19] = [
    "ao", "após", "em", "durante", "al", "tras", "en", "lors", "après", "à", "dopo", "nel", "alla", "bei", "nach", "after", "during",
    "speaking", "on",
];

/// An open letter: from its salutation down to the name below it, and what the name's bearer is.
pub(super) fn open_letter(text: &str, all: &[(usize, &str)], names: &[Option<Span>]) -> Option<Found> {
    let greets = |line: &str| {
        let line = line.trim();
        line.chars().count() <= HEADING && line.ends_with([',', ':', '，', '：', '！']) && SALUTATIONS.iter().any(|s| line.starts_with(s))
    };
    // Near the top, and whoever signs near the end: else a line that begins alike is a headline.
    let first = all.iter().take(EDGE).position(|(_, line)| greets(line))?;
    let (at, name) = (first + 2..all.len()).find_map(|at| Some((at, names[at]?))).filter(|(at, _)| at + EDGE >= all.len())?;
    let (start, above) = (all[first].0, all[at - 1]);
    let below = all.get(at + 1).filter(|(from, line)| {
        let beside = text[all[at].0 + all[at].1.len()..*from].matches('\n').count() < 2;
        beside && (2..=2 * HEADING).contains(&line.trim().chars().count()) && !sentence(line) && !is_note(line)
    });
    let affiliation = below.map(|(from, line)| Span::new(*from, from + line.len()).trimmed(text));
    let words = Span::new(start, above.0 + above.1.len()).trimmed(text);
    Some(written(text, words, name, affiliation))
}

/// So many lines may stand above the salutation of a letter, or below its signature.
const EDGE: usize = 6;

/// What letters begin with.
const SALUTATIONS: [&str; 40] = [
    "Dear ",
    "To the ",
    "Sehr geehrte",
    "Liebe ",
    "Lieber ",
    "Verehrte",
    "Monsieur ",
    "Madame ",
    "Cher ",
    "Chère ",
    "Chers ",
    "Estimad",
    "Querid",
    "Prezad",
    "Caro ",
    "Cara ",
    "Cari ",
    "Gentile ",
    "Gentili ",
    "Egregio",
    "Egregi",
    "Spettabile",
    "Exmo",
    "Excelent",
    "Ilustr",
    "Уважаем",
    "Дорог",
    "Господин",
    "尊敬的",
    "亲爱的",
    "親愛的",
    "敬爱的",
    "致各",
    "拝啓",
    "존경하는",
    "친애하는",
    "السيد",
    "إلى",
    "माननीय",
    "प्रिय",
];
