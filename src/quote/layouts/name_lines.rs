//! A line that names somebody (`Name, title, organisation, Country` or `Name (title)`), then their paragraphs without marks.

use crate::text::script::{is_arabic, is_devanagari, is_han, is_hangul, is_kana, is_latin, is_mark};
use crate::text::{Lang, Span, trimmed_lines};

use super::super::gender::given_first;
use super::super::marks::{DASHES, closes, opens, without_quoted};
use super::super::people::{names, organisation, words};
use super::super::quoted::{Quoted, quoted};
use super::super::speech::{Language, Sense, speech};
use super::characters::surname;
use super::dialogue::{is_note, korean_label};
use super::particles::{country_or_place, korean_name};
use super::{Found, Kind, Layout, Who, units};

pub(super) const LAYOUT: Layout = Layout { name: "a name on a line of its own", blocks: true, read };

struct Head {
    name: Span,
    affiliation: Option<Span>,
    start: usize,
    end: usize,
    /// Whether only words between marks can stand below it.
    marked: bool,
    /// Where the caption begins that repeats the name below the words.
    caption: Option<usize>,
    /// Whether more than capitals shows the name to be a person's.
    shown: bool,
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let all: Vec<(usize, &str)> = trimmed_lines(text).collect();
    let mut heads: Vec<Head> = Vec::new();
    for (at, (start, line)) in all.iter().enumerate() {
        let found = head(line, *start, text, speech)
            .or_else(|| korean(line, *start, speech))
            .or_else(|| courteous(line, *start, speech))
            .or_else(|| bracketed(line, *start, speech))
            .or_else(|| bulleted(line, *start, speech))
            .or_else(|| uncased_head(line, *start, speech));
        // What a line above counts as its own is no head.
        let free = heads.last().is_none_or(|last| last.end <= *start);
        heads.extend(found.or_else(|| above_biography(&all, at, text, speech)).filter(|_| free));
    }
    if heads.len() < 2 {
        heads = contributors(text, &all, speech);
    }
    if heads.len() < 2 {
        heads = above_lives(&all, text, speech);
    }
    if heads.len() < 2 {
        heads = captioned(&all, lang);
    }
    // "Sprint Speed – User", "Camera Height (0-20)": capitals alone make no person.
    if heads.iter().filter(|head| head.shown).count() * 2 < heads.len() {
        return Vec::new();
    }
    if heads.is_empty() {
        return undersigned(text, &all, speech);
    }
    // One such line may be anything; several with words below each are a layout.
    if let Some(found) = below_words(text, &all, &heads) {
        return found;
    }
    let mut out = Vec::new();
    let mut above = 0;
    let mut spoke = 0;
    for (i, head) in heads.iter().enumerate() {
        let end = heads.get(i + 1).map_or(text.len(), |next| next.start);
        let end = head.caption.map_or(end, |caption| caption.min(end));
        let block = &text[head.end..end];
        let from = head.end + block.len() - block.trim_start().len();
        let block = text[from..end].trim_end();
        // A list of those who speak below.
        if block.is_empty() {
            continue;
        }
        above += 1;
        let who = Who::Named { name: set_solid(head.name.of(text).unwrap_or_default()), mention: Some(head.name) };
        let found =
            |words: Span, kind: Kind, confidence: f32| Found { words, who: who.clone(), affiliation: head.affiliation, kind, confidence };
        // "«Nadie rechaza un barco»": a headline of their words above them.
        let (from, block) = match past_headline(block) {
            Some(rest) => (from + block.len() - rest.len(), rest),
            None => (from, block),
        };
        if opens(block) {
            let inside = quoted(block);
            // "Auf die Frage, ob es reicht: „…“"
            let opens_line = |q: &&Quoted| {
                let before = block[..q.outer.start].trim_end_matches(' ');
                before.is_empty() || before.ends_with('\n') || q.outer.start > 0 && before.ends_with([':', '：'])
            };
            let first = inside.first().is_some_and(|q| q.outer.start == 0);
            spoke += usize::from(first);
            // Nothing but words between marks.
            let outside =
                inside.iter().fold((0, true), |(end, alone), q| (q.outer.end, alone && block[end..q.outer.start].trim().is_empty()));
            let alone = outside.1 && block[outside.0..].trim().is_empty();
            let all = inside.iter().filter(opens_line).filter(|q| first && (head.marked || alone || q.outer.start == 0));
            out.extend(all.map(|q| found(Span::new(from + q.words.start, from + q.words.end), Kind::Direct, 0.95)));
            continue;
        }
        let block = without_captions(if i + 1 == heads.len() { without_closing(block) } else { block });
        if sentences(block) && !head.marked {
            spoke += 1;
            out.push(found(Span::new(from, from + block.len()), Kind::Unmarked, 0.9));
        }
    }
    if spoke >= 2 && spoke + 1 >= above { out } else { Vec::new() }
}

/// Words that are above the names, as in letters and in what passers-by say: a name right below a paragraph between marks, or headings
/// behind the names, each of what is to follow.
fn below_words(text: &str, all: &[(usize, &str)], heads: &[Head]) -> Option<Vec<Found>> {
    let line_of = |head: &Head| all.partition_point(|(start, _)| *start < head.start);
    let above = |head: &Head| line_of(head).checked_sub(1).and_then(|at| all.get(at)).copied();
    let adjacent = |head: &Head| {
        let quote = above(head).filter(|(start, line)| text[start + line.len()..head.start].matches('\n').count() < 2);
        quote.filter(|(_, line)| opens(line) && closes(line))
    };
    let found = |head: &Head, words: Span, kind: Kind| {
        let who = Who::Named { name: set_solid(head.name.of(text).unwrap_or_default()), mention: Some(head.name) };
        Found { words, who, affiliation: head.affiliation, kind, confidence: 0.9 }
    };
    if heads.len() > 1 && heads.iter().all(|head| adjacent(head).is_some()) {
        let words = |head: &Head| {
            let (start, line) = adjacent(head)?;
            quoted(line).first().map(|q| Span::new(start + q.words.start, start + q.words.end))
        };
        return Some(heads.iter().filter_map(|head| Some(found(head, words(head)?, Kind::Direct))).collect());
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
    if others.is_empty() || !others.iter().all(below) || all.get(last + 1).is_some_and(|_| heading(last + 1)) {
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

/// Letters to the editor: paragraphs without marks, below them a dash and a name, and below that what the name's bearer is. Of the first
/// the last paragraph alone is taken, for the others may be the house's.
fn undersigned(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Found> {
    let mut out = Vec::new();
    let mut top = None;
    let mut at = 0;
    while let Some((start, line)) = all.get(at).copied() {
        let Some(name) = signature(line, start, text, speech) else {
            at += 1;
            continue;
        };
        let below = all.get(at + 1).filter(|(_, l)| (2..=HEADING).contains(&l.trim().chars().count()) && !sentence(l));
        let affiliation = below.map(|(from, l)| Span::new(*from, from + l.len()).trimmed(text));
        // Up to what is no sentence: an advertisement, a caption.
        let above = all[top.unwrap_or(at.saturating_sub(1))..at].iter().rev().take_while(|(_, l)| sentence(l) && !opens(l));
        if let Some((from, _)) = above.last() {
            let words = Span::new(*from, start).trimmed(text);
            let who = Who::Named { name: set_solid(name.of(text).unwrap_or_default()), mention: Some(name) };
            out.push(Found { words, who, affiliation, kind: Kind::Unmarked, confidence: 0.85 });
        }
        at += 1 + usize::from(affiliation.is_some());
        top = Some(at);
    }
    if out.len() > 1 { out } else { Vec::new() }
}

/// The name that is all of a line behind a dash.
fn signature(line: &str, start: usize, text: &str, speech: &Language) -> Option<Span> {
    let body = line.trim().strip_prefix(DASHES)?.trim_start_matches(DASHES).trim_start();
    alone(body, start + (body.as_ptr() as usize - line.as_ptr() as usize), text, speech)
}

/// Characters of the longest heading.
const HEADING: usize = 60;

/// Whether a line ends as a sentence does.
fn sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»', '。', '！', '？', '」', '؟', '।'])
}

/// The paragraphs without marks below a line of words between marks that do not end as a sentence does.
fn past_headline(block: &str) -> Option<&str> {
    let (line, rest) = block.split_once('\n')?;
    let inside = quoted(line);
    let [whole] = inside.as_slice() else { return None };
    let words = whole.words.of(line)?.trim_end();
    let headline = whole.outer.start == 0 && line[whole.outer.end..].trim().is_empty() && !words.ends_with(['.', '!', '。', '！', '।']);
    let rest = rest.trim_start();
    (headline && words.chars().count() <= HEADING && !rest.is_empty() && quoted(rest).iter().all(|q| q.outer.start > 0)).then_some(rest)
}

/// Bytes before and behind a heading in which its words are looked for.
const AROUND: usize = 4000;

/// A name without the blank that headings set between its family name and its given name in Chinese characters.
fn set_solid(name: &str) -> String {
    let dense = |c: char| is_han(c) || is_kana(c) && !is_katakana(c) || BLANKS.contains(&c);
    if name.chars().all(dense) { name.split(BLANKS).collect() } else { name.to_owned() }
}

/// `段云舟（北京师范大学教授）`, also with a colon behind it: a name of a script without capitals, and what they are.
fn bracketed(line: &str, start: usize, speech: &Language) -> Option<Head> {
    if line.len() > 400 {
        return None;
    }
    let body = line.trim().trim_start_matches(BULLETS).trim_start().trim_end_matches([':', '：']);
    // `段云舟,北京师范大学教授` says the same.
    let open = body.find(['(', '（', '，', ','])?;
    let comma = body[open..].starts_with(['，', ',']);
    let inside = if comma { Some(&body[open..]) } else { body.strip_suffix([')', '）'])?.get(open..) };
    let inside = inside?.trim_start_matches(['(', '（', '，', ',', ' ']);
    let trade = || inside.ends_with(['师', '師', '员', '員', '家', '长', '長', '人', '者', '가', '사', '자', '장']);
    if comma && (speech.ends_in_role(inside).is_none() && !trade() || !called_alone(body[..open].trim())) {
        return None;
    }
    let name = body[..open].trim();
    // "音を頼りに歩く　樫尾なずな（暗渠研究家）": a headline before the name.
    let particles = |part: &str| part.contains(['を', 'に', 'は', 'が', 'の', 'で', '”', '」']);
    let name = name.rsplit_once('\u{3000}').filter(|(headline, _)| particles(headline)).map_or(name, |(_, name)| name);
    let name = name.strip_suffix("さん").or_else(|| name.strip_suffix('氏')).filter(|n| n.chars().count() > 2).unwrap_or(name);
    let letters = |c: char| is_han(c) || is_kana(c) || is_hangul(c) || matches!(c, '·' | '・' | '＝' | ' ' | '\u{3000}');
    let latin = |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| is_latin(c) || matches!(c, '-' | '\'' | '’' | '.'));
    let foreign = !comma && inside.contains(|c| is_han(c) || is_kana(c)) && name.contains(' ') && name.len() < 60;
    let called = (2..=16).contains(&name.chars().count()) && name.chars().all(letters) || foreign && name.split(' ').all(latin);
    let fits = called && (2..=60).contains(&inside.chars().count());
    // "休憩（10分）"
    if !fits || inside.starts_with(char::is_numeric) || inside.contains(['(', '（', '。', '？']) {
        return None;
    }
    let begin = start + (body.as_ptr() as usize - line.as_ptr() as usize);
    let called = start + (name.as_ptr() as usize - line.as_ptr() as usize);
    let at = begin + open + body[open..].len() - body[open..].trim_start_matches(['(', '（', '，', ',', ' ']).len();
    let affiliation = Some(Span::new(at, at + inside.len()));
    Some(Head {
        name: Span::new(called, called + name.len()),
        affiliation,
        start,
        end: start + line.len(),
        marked: false,
        caption: None,
        shown: true,
    })
}

/// `▶ 남궁현 카이스트 연구교수`, `▶ Jane Doe 델프트공대 교수`: behind a bullet a name, in Korean or Latin letters, and what its bearer is.
fn korean(line: &str, start: usize, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let rest = body.trim_start_matches(BULLETS).trim_start();
    if speech.lang != "ko" || rest.len() == body.len() || rest.chars().count() > 60 || rest.ends_with(['.', '?', '!', '”', '"']) {
        return None;
    }
    let latin = |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| is_latin(c) || matches!(c, '-' | '\'' | '’' | '.'));
    let foreign = rest.split(' ').take_while(|w| latin(w)).map(|w| w.len() + 1).sum::<usize>();
    let first = rest.split_once(' ').filter(|(name, _)| name.chars().count() > 2 && korean_name(name));
    let (name, post) = match first {
        Some(parts) => parts,
        None if foreign > 0 => rest.split_at_checked(foreign - 1)?,
        None => korean_label(rest)?,
    };
    let post = post.trim_start();
    speech.ends_in_role(post)?;
    let place = |part: &str| start + (part.as_ptr() as usize - line.as_ptr() as usize);
    let span = |part: &str| Span::new(place(part), place(part) + part.len());
    Some(Head {
        name: span(name),
        affiliation: Some(span(post)),
        start,
        end: start + line.len(),
        marked: false,
        caption: None,
        shown: true,
    })
}

/// `■藤波圭一氏　海洋大学准教授（水産資源学）`: behind a bullet a name with a form of address, a blank, and what its bearer is, whatever it is.
fn courteous(line: &str, start: usize, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let rest = body.trim_start_matches(BULLETS).trim_start();
    if speech.lang != "ja" || rest.len() == body.len() || rest.chars().count() > 80 || rest.ends_with(['。', '！', '？', '」']) {
        return None;
    }
    let (name, post) = ["氏", "さん"].iter().find_map(|address| {
        let (name, rest) = rest.split_once(address)?;
        rest.starts_with(BLANKS).then(|| (name, rest.trim_start()))
    })?;
    let letters = |c: char| is_han(c) || is_kana(c) || matches!(c, '·' | '・' | '＝') || BLANKS.contains(&c);
    if !(2..=16).contains(&name.chars().count()) || !name.chars().all(letters) || post.chars().count() < 2 {
        return None;
    }
    let place = |part: &str| start + (part.as_ptr() as usize - line.as_ptr() as usize);
    let span = |part: &str| Span::new(place(part), place(part) + part.len());
    Some(Head {
        name: span(name),
        affiliation: Some(span(post)),
        start,
        end: start + line.len(),
        marked: false,
        caption: None,
        shown: true,
    })
}

/// `■古川奈緒・大学教授（都市社会学）`, `◆経済学者・古川奈緒氏`, `古川奈緒　大学教授`: behind a bullet a name and what its bearer is, in either order.
fn bulleted(line: &str, start: usize, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let rest = body.trim_start_matches(BULLETS).trim_start();
    // "■「畑の種」 古川奈緒・大学教授": a headline before the name.
    let headline = rest.strip_prefix('「').and_then(|r| r.split_once('」')).map(|(_, name)| name.trim_start());
    let rest = headline.filter(|name| !name.is_empty()).unwrap_or(rest);
    // `古川奈緒　大学教授`: a wide blank does without a bullet.
    if rest.len() == body.len() && !body.contains('\u{3000}')
        || !(4..=80).contains(&rest.chars().count())
        || rest.ends_with(['。', '！', '？', '」'])
    {
        return None;
    }
    let plain = |words: &'_ str| words.trim_end_matches("さん").trim_end_matches('氏').len();
    // A dot between the parts of a foreign name parts no post from it.
    let inner = |at: usize| {
        let next = rest[at + '・'.len_utf8()..].split(['・', ' ', '\u{3000}', '、']).next().unwrap_or_default();
        rest[..at].ends_with(is_katakana) && next[..plain(next)].chars().all(is_katakana)
    };
    let parts = |(at, c): &(usize, char)| match c {
        '・' => !inner(*at),
        _ => matches!(c, '、' | '，' | ',' | '／' | '/' | ' ' | '\u{3000}'),
    };
    // "■志賀沢　梢さん　大学教授": a blank parts the family name from the given name, too.
    let inside = |at: usize| {
        let name = |part: &str| (1..=4).contains(&part.chars().count()) && part.chars().all(|c| is_han(c) || is_hiragana(c));
        let mut further = rest[at..].split(BLANKS).filter(|part| !part.is_empty());
        let given = further.next().filter(|given| name(&given[..plain(given)]));
        rest[at..].starts_with(BLANKS) && name(&rest[..at]) && given.is_some() && further.next().is_some()
    };
    let parted: Vec<(usize, char)> = rest.char_indices().filter(parts).take(2).collect();
    let (at, mark) = *if parted.first().is_some_and(|(at, _)| inside(*at)) { parted.get(1) } else { parted.first() }?;
    let (first, second) = (&rest[..at], rest[at + mark.len_utf8()..].trim());
    let name = |words: &str| {
        let words = &words[..plain(words)];
        let foreign = words.contains('・') && words.chars().count() <= 16 && words.chars().all(|c| is_katakana(c) || c == '・');
        foreign || (2..=7).contains(&words.chars().count()) && words.chars().all(|c| is_han(c) || is_kana(c) || BLANKS.contains(&c))
    };
    let is = |words: &str| {
        let words = words.find(['（', '(']).map_or(words, |at| &words[..at]);
        speech.ends_in_role(words).is_some() && !name(words) || speech.ends_in_role(words).is_some_and(|r| !matches!(r, "氏" | "さん"))
    };
    let (who, what) = match (name(first) && is(second), is(first) && name(&second[..plain(second)])) {
        (true, _) => (&first[..plain(first)], second),
        (_, true) => (&second[..plain(second)], first),
        _ => return None,
    };
    let place = |part: &str| start + (part.as_ptr() as usize - line.as_ptr() as usize);
    let span = |part: &str| Span::new(place(part), place(part) + part.len());
    Some(Head { name: span(who), affiliation: Some(span(what)), start, end: start + line.len(), marked: false, caption: None, shown: true })
}

fn is_katakana(c: char) -> bool {
    ('ァ'..='ー').contains(&c) && c != '・'
}

fn is_hiragana(c: char) -> bool {
    is_kana(c) && !('ァ'..='ヺ').contains(&c)
}

const BLANKS: [char; 2] = [' ', '\u{3000}'];

/// What is set before a heading.
const BULLETS: [char; 14] = ['■', '□', '●', '○', '◆', '◇', '▼', '▽', '▲', '△', '◎', '★', '☆', '▶'];

/// A name alone on a line, perhaps a line about them, and words that a mark opens.
fn above_biography(all: &[(usize, &str)], at: usize, text: &str, speech: &Language) -> Option<Head> {
    let (start, line) = all.get(at)?;
    let (_, next) = all.get(at + 1)?;
    let name = alone(line, *start, text, speech)?;
    // "FULL INQUIRY": a heading of words that the text around it has in lower case.
    let around = text.floor_char_boundary(start.saturating_sub(AROUND))..text.floor_char_boundary(start + AROUND);
    let word = |w: &str| w.chars().count() > 1 && w.chars().all(char::is_uppercase);
    let written = |w: &str| text[around.clone()].contains(&format!(" {} ", w.to_lowercase()));
    if line.split_whitespace().any(|w| word(w) && written(w)) {
        return None;
    }
    if opens(next) {
        return Some(Head { name, affiliation: None, start: *start, end: start + line.len(), marked: true, caption: None, shown: true });
    }
    let about = next.trim();
    let short = (4..=240).contains(&about.chars().count()) && !about.ends_with(['!', '?', '！', '？', ':', '：']);
    let (bio, _) = all.get(at + 1)?;
    let from = bio + next.len() - next.trim_start().len();
    let post = biography(about, speech);
    let from = from + (post.as_ptr() as usize - about.as_ptr() as usize);
    let affiliation = Some(Span::new(from, from + post.len()));
    (short && opens(all.get(at + 2)?.1)).then_some(Head {
        name,
        affiliation,
        start: *start,
        end: bio + next.len(),
        marked: true,
        caption: None,
        shown: true,
    })
}

/// Whether some characters of a script without capitals can be a name and nothing more.
fn called_alone(body: &str) -> bool {
    let count = body.chars().count();
    let dense = |c: char| is_han(c) || is_kana(c) || is_hangul(c);
    let foreign = body.contains(['·', '・']);
    let fits = if foreign { count <= 16 } else { (2..=4).contains(&count) && (surname(body) || !body.starts_with(is_han)) };
    fits && body.chars().all(|c| dense(c) || matches!(c, '·' | '・'))
}

/// What a biography says somebody is: its first sentence; where that goes on about their life, the part before the comma.
fn biography<'t>(about: &'t str, speech: &Language) -> &'t str {
    let sentence = &about[..about.find(['。', '\n']).or_else(|| about.find(". ")).unwrap_or(about.len())];
    let sentence = sentence.trim_end_matches('.');
    if let Some(post) = past_surname(sentence) {
        return post;
    }
    if sentence.len() == about.len() {
        return about;
    }
    let mut parts = sentence.match_indices(['，', ',']).map(|(at, _)| &sentence[..at]);
    let dense = sentence.chars().any(|c| is_han(c) || is_hangul(c));
    let post = |part: &&str| dense && speech.ends_in_role(part).is_some();
    parts.rfind(post).unwrap_or(sentence)
}

/// "Doe is a marine ranger on X", "Doe, a retired fisherman, spent forty years …": the post behind the surname.
fn past_surname(sentence: &str) -> Option<&str> {
    let (surname, rest) = sentence.split_once([' ', ','])?;
    let rest = rest.trim_start();
    let comma = sentence[surname.len()..].starts_with(',');
    let is = ["is ", "was ", "ist ", "est ", "es ", "è ", "é "].iter().find_map(|is| rest.strip_prefix(is));
    let article =
        |rest: &'_ str| ["a ", "an ", "the ", "un ", "une ", "una ", "um ", "uma "].iter().find_map(|a| rest.strip_prefix(a)).map(str::len);
    if !surname.starts_with(char::is_uppercase) {
        return None;
    }
    let cut = |rest: &str| article(rest).map_or(0, |left| rest.len() - left);
    match is {
        Some(post) => Some(&post[cut(post)..]),
        None if comma && article(rest).is_some() => {
            let post = &rest[cut(rest)..];
            Some(&post[..post.find(',')?])
        }
        None => None,
    }
}

/// The name that is all of a line.
fn alone(line: &str, start: usize, text: &str, speech: &Language) -> Option<Span> {
    if line.len() > 200 {
        return None;
    }
    let body = line.trim();
    let begin = start + line.len() - line.trim_start().len();
    let count = body.chars().count();
    if uncased(body, speech) {
        return Some(Span::new(begin, begin + body.len()));
    }
    if body.chars().all(|c| is_han(c) || is_kana(c) || is_hangul(c) || matches!(c, '·' | '・')) {
        return called_alone(body).then(|| Span::new(begin, begin + body.len()));
    }
    if count > 50 {
        return None;
    }
    let tokens = words(body, begin, speech);
    let found = names(&tokens, speech);
    let [name] = found.as_slice() else { return None };
    let whole = name.last + 1 == tokens.len() && tokens[..name.first].iter().all(|t| t.is(Sense::Title));
    let written = name.span.of(text)?;
    (whole && (2..=4).contains(&written.split_whitespace().count()) && !organisation(written)).then_some(name.span)
}

/// Whether some words of a script without capitals, parted by blanks, can be somebody's name: two to four, none of them a post or grammar.
fn uncased(body: &str, speech: &Language) -> bool {
    let script =
        |c: char| is_arabic(c) || is_devanagari(c) || is_hangul(c) || is_mark(c) || matches!(c, '-' | '.' | '\u{200c}' | '\u{200d}');
    let senses = [Sense::Role, Sense::Title, Sense::Cue, Sense::Preposition, Sense::Pronoun, Sense::Definite, Sense::Opener];
    let part = |word: &str| word.chars().all(script) && !senses.iter().any(|s| speech.senses(word).holds(*s)) && !country_or_place(word);
    body.len() < 120 && (2..=4).contains(&body.split_whitespace().count()) && body.split_whitespace().all(part)
}

/// `سهى المعلوف، مديرة متحف الطفل`: a name of such a script (or a Latin one among them), a comma or a parenthesis, and what its bearer is.
fn uncased_head(line: &str, start: usize, speech: &Language) -> Option<Head> {
    if line.len() > 400 || !matches!(speech.lang, "ar" | "fa" | "ur" | "hi" | "ko") {
        return None;
    }
    let body = line.trim().trim_end_matches([':', '：']);
    let cut = cut_behind_name(body, &['،', ',', '(', '（'])
        .filter(|cut| *cut < 120 && !body.ends_with(['.', '!', '?', '؟', '।', '”', '"', '»']))?;
    let name = body[..cut].trim_end();
    let rest = body[cut..].trim_start_matches(['،', ',', '(', '（', ' ', '-', '–', '—']);
    let inside = rest.trim_end_matches([')', '）']);
    let latin = || {
        let part = |w: &str| w.starts_with(char::is_uppercase) && w.chars().all(|c| is_latin(c) || matches!(c, '-' | '\'' | '’' | '.'));
        (2..=4).contains(&name.split_whitespace().count()) && name.split_whitespace().all(part)
    };
    let posted = inside.split_whitespace().any(|w| {
        let word = w.trim_matches(|c: char| !c.is_alphabetic() && !is_mark(c));
        let senses = speech.senses(word);
        senses.holds(Sense::Role) || senses.holds(Sense::Title) || speech.lang == "ko" && speech.ends_in_role(word).is_some()
    });
    let dashed = body[cut..].starts_with(' ') && inside.chars().count() <= 100;
    // The name of a body between marks belongs to the post.
    let spoken = without_quoted(inside).contains(['.', '!', '?', '؟', '।', '“', '"', '«', ':']);
    if !(uncased(name, speech) || latin()) || !(posted || dashed) || spoken {
        return None;
    }
    let begin = start + line.len() - line.trim_start().len();
    let from = begin + body.len() - rest.len();
    let affiliation = Some(Span::new(from, from + inside.len()));
    Some(Head {
        name: Span::new(begin, begin + name.len()),
        affiliation,
        start,
        end: start + line.len(),
        marked: false,
        caption: None,
        shown: true,
    })
}

/// Names alone, each above a line that tells who they are, and paragraphs without marks: two or more, as one may be anything.
fn above_lives(all: &[(usize, &str)], text: &str, speech: &Language) -> Vec<Head> {
    let dense = matches!(speech.lang, "zh" | "ja" | "ko");
    let heads = all.windows(3).filter_map(|lines| {
        let [(start, line), (bio, about), (_, words)] = lines else { return None };
        let name = alone(line, *start, text, speech)?;
        let life = about.trim();
        let first = &life[..life.find(['。', '\n']).or_else(|| life.find(". ")).unwrap_or(life.len())];
        let first = first.trim_end_matches('.');
        let role = if dense {
            speech.ends_in_role(first).is_some()
        } else {
            // "Chercheuse au CNRS", "Doe is a marine ranger", but no "La ministre a démissionné".
            let tokens = self::words(first, 0, speech);
            let bare = tokens.first().is_some_and(|t| !t.is(Sense::Definite) && !t.is(Sense::Indefinite));
            past_surname(first).is_some() || bare && tokens.iter().take(OPENING_WORDS).any(|t| t.role(speech))
        };
        let fits = role
            && (4..=240).contains(&life.chars().count())
            && !opens(life)
            && !opens(words)
            && sentence(words)
            && words.len() > life.len() / 2;
        let post = biography(life, speech);
        let from = bio + (post.as_ptr() as usize - about.as_ptr() as usize);
        fits.then(|| Head {
            name,
            affiliation: Some(Span::new(from, from + post.len())),
            start: *start,
            end: bio + about.len(),
            marked: false,
            caption: None,
            shown: true,
        })
    });
    heads.collect()
}

/// Words of such a line among which the post is named.
const OPENING_WORDS: usize = 3;

/// Names alone above paragraphs, of whom lines at the end tell who they are, each beginning with the name: "Jane Doe is a senior fellow
/// at X.", "Jane Doe, a former adviser to Y, writes from Z."
fn contributors(text: &str, all: &[(usize, &str)], speech: &Language) -> Vec<Head> {
    let told = |name: &str, from: usize| {
        let surname = name.rfind(' ')? + 1;
        all.iter().skip(from + 1).find_map(|(start, line)| {
            let about = line.strip_prefix(name).filter(|about| about.len() > SHORTEST_LIFE)?;
            let end = about.find(". ").map_or(line.len(), |end| name.len() + end);
            let post = past_surname(&line[surname..end])?.trim_end_matches('.');
            let from = start + (post.as_ptr() as usize - line.as_ptr() as usize);
            Some((*start, Span::new(from, from + post.len())))
        })
    };
    let mut out: Vec<Head> = Vec::new();
    let mut first_told = usize::MAX;
    for (at, (start, line)) in all.iter().enumerate() {
        if *start >= first_told {
            break;
        }
        let Some(name) = alone(line, *start, text, speech) else { continue };
        let Some((bio, post)) = name.of(text).and_then(|written| told(written, at)) else { continue };
        first_told = first_told.min(bio);
        out.push(Head { name, affiliation: Some(post), start: *start, end: start + line.len(), marked: false, caption: None, shown: true });
    }
    // The last one's words end above those lines, and above their heading.
    if let Some(last) = out.last_mut() {
        let above = all.iter().take_while(|(start, _)| *start < first_told).last();
        let heading = above.filter(|(_, line)| line.trim().chars().count() <= HEADING && !sentence(line));
        last.caption = Some(heading.map_or(first_told, |(start, _)| *start));
    }
    out
}

/// Bytes of the shortest line about somebody, behind the name.
const SHORTEST_LIFE: usize = 8;

/// Headings that a caption below their text repeats by name, as Japanese magazines set them: `交通ジャーナリスト・桐谷みのり` …
/// `桐谷みのり氏`.
fn captioned(all: &[(usize, &str)], lang: &Lang) -> Vec<Head> {
    if lang.primary() != "ja" {
        return Vec::new();
    }
    let label = |line: &str| (3..=60).contains(&line.trim().chars().count()) && !line.trim().ends_with(['。', '！', '？', '」']);
    let mut out: Vec<Head> = Vec::new();
    for (at, (start, line)) in all.iter().enumerate().filter(|(_, (_, line))| label(line)) {
        let below = all.iter().skip(at + 1).take(CAPTION);
        let between = below.clone().take_while(|(_, l)| !label(l)).count();
        // A caption may go on about whoever it names, and end as a sentence does.
        let named = below.clone().take(between + 1).find_map(|(at, l)| Some((*at, shared(line, l)?)));
        let Some((caption, name)) = named.filter(|_| between > 0) else { continue };
        // "基本仕様": a heading that its text takes up again is no name, unless it is spoken of as one.
        let addressed = |part: &str| ["氏", "さん"].iter().any(|end| part.contains(&format!("{name}{end}")));
        let titled =
            || speech(lang).ends_in_role(line.trim().trim_end_matches(name).trim_end_matches(['・', ' ', '\u{3000}', '、'])).is_some();
        if !(addressed(line) || all.iter().any(|(from, l)| *from == caption && addressed(l)) || titled()) {
            continue;
        }
        let from = start + line.find(name).unwrap_or(0);
        let rest = line.trim().replace(name, "");
        let about = rest.trim_end_matches("さん").trim_end_matches('氏').trim_matches(|c: char| !c.is_alphanumeric());
        let affiliation = line.find(about).filter(|_| about.chars().count() > 2).map(|i| Span::new(start + i, start + i + about.len()));
        out.push(Head {
            name: Span::new(from, from + name.len()),
            affiliation,
            start: *start,
            end: start + line.len(),
            marked: false,
            caption: Some(caption),
            shown: true,
        });
    }
    out
}

/// How many paragraphs below its heading a caption is sought.
const CAPTION: usize = 20;

/// The name with which a caption begins, if the heading has it, too.
fn shared<'c>(heading: &str, caption: &'c str) -> Option<&'c str> {
    let caption = caption.trim();
    let letter = |c: char| is_han(c) || is_kana(c) || matches!(c, '・' | '＝' | 'ー');
    let ends = caption.char_indices().take_while(|(_, c)| letter(*c)).map(|(i, c)| i + c.len_utf8()).take(16);
    let name = ends.map(|end| &caption[..end]).take_while(|name| heading.contains(name)).last()?;
    let name = name.trim_end_matches("さん").trim_end_matches('氏');
    (name.chars().count() > 2).then_some(name)
}

/// The block without lines at its end that are no sentences: captions.
fn without_captions(block: &str) -> &str {
    let mut block = block;
    while let Some(at) = block.rfind('\n') {
        let last = block[at..].trim();
        if last.ends_with(['.', '!', '?', '…', '”', '"', '。', '！', '？', '」', '।']) || last.chars().count() > 100 {
            break;
        }
        block = block[..at].trim_end();
    }
    block
}

/// A line with a name before its first comma or parenthesis, and no sentence in it.
fn head(line: &str, start: usize, text: &str, speech: &Language) -> Option<Head> {
    let body = line.trim().trim_start_matches(BULLETS).trim_start();
    let short = (4..=160).contains(&body.chars().count());
    let colon = body.ends_with([':', '：']);
    let body = body.trim_end_matches([':', '：']);
    if !short || body.ends_with(['.', '!', '?', '。', '！', '？', ',', ';', '”', '"']) || opens(body) || body.contains('“') {
        return None;
    }
    let begin = start + (body.as_ptr() as usize - line.as_ptr() as usize);
    let cut = cut_behind_name(body, &[',', '，', '(', '（'])?;
    let tokens = words(&body[..cut], begin, speech);
    let found = names(&tokens, speech);
    let [name] = found.as_slice() else { return None };
    let whole = name.last + 1 == tokens.len() && (name.first == 0 || tokens[..name.first].iter().all(|t| t.is(Sense::Title)));
    let several = name.last > name.first;
    let written = name.span.of(text)?;
    if !whole || !several || name.bound || organisation(written) {
        return None;
    }
    let rest = body[cut..].trim_start_matches([',', '，', '(', '（', ' ', '-', '–', '—']);
    // "Jane Doe, director of X, said:" announces words between marks.
    if colon && words(rest, 0, speech).iter().any(|t| t.is(Sense::Cue)) {
        return None;
    }
    let rest = past_years(rest);
    let from = begin + body.len() - rest.len();
    // A parenthesis that opens behind the post tells where, and is no part of it.
    let inside = if rest.contains(['(', '（']) { rest } else { rest.trim_end_matches([')', '）']) };
    let inside = inside.strip_suffix(')').and_then(|r| r.rsplit_once(" (")).map_or(inside, |(post, _)| post);
    // "Jane Doe, photo: Weller News"
    if is_note(inside) {
        return None;
    }
    let affiliation = (!inside.is_empty()).then(|| Span::new(from, from + inside.len()));
    let post = || words(inside, 0, speech).iter().any(|t| t.role(speech)) || organisation(inside);
    let shown = given_first(written) || tokens[..name.first].iter().any(|t| t.is(Sense::Title)) || post();
    Some(Head { name: name.span, affiliation, start, end: start + line.len(), marked: false, caption: None, shown })
}

/// What somebody is, behind their age: "67 anos, florista".
fn past_years(rest: &str) -> &str {
    let Some((age, post)) = rest.split_once([',', '،']) else { return rest };
    let digits = age.chars().take_while(char::is_ascii_digit).count();
    if (1..=3).contains(&digits) && age.split_whitespace().count() <= 2 { post.trim_start() } else { rest }
}

/// Where a line parts a name from what its bearer is: at a mark, or at a dash between blanks.
fn cut_behind_name(body: &str, marks: &[char]) -> Option<usize> {
    let dash = [" - ", " – ", " — "].iter().filter_map(|dash| body.find(dash)).min();
    body.find(marks).into_iter().chain(dash).min()
}

/// Paragraphs of sentences.
fn sentences(block: &str) -> bool {
    units(block) >= 5 && block.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '。', '！', '？', '؟', '।'])
}

/// The last block without the notes that close an article: a last line of its own that speaks of the text itself.
fn without_closing(block: &str) -> &str {
    let Some(at) = block.rfind('\n') else { return block };
    let last = block[at..].trim().to_lowercase();
    let notes = ["edited", "interview", "conversation", "published", "photo", "image", "source", "translated", "©", "copyright", "http"];
    if last.len() < 160 && notes.iter().any(|n| last.contains(n)) { block[..at].trim_end() } else { block }
}
