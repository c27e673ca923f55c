//! A line that names somebody (`Name, title, organisation, Country` or `Name (title)`), then their paragraphs without marks.

mod alone;
mod letters;
mod posted;

use crate::text::script::{is_han, is_kana, is_katakana, is_mark};
use crate::text::{Lang, Span, trimmed_lines};

use super::super::marks::opens;
use super::super::people::organisation;
use super::super::quoted::{Quoted, quoted};
use super::super::speech::speech;
use super::dialogue::{is_note, told_of};
use super::{Found, Kind, Layout, Who, units};
use alone::{above_biography, above_lives, alone, captioned, contributors, unnamed};
use letters::{
    Dashed, answered_letters, below_words, dashed, last_signature, open_letter, signed_letters, told_below, told_by_lives, undersigned,
};
pub(super) use posted::past_years;
use posted::{announcing, posted};

pub(super) const LAYOUT: Layout = Layout { name: "a name on a line of its own", blocks: true, lines: true, read };

struct Head {
    /// The name, or the words for somebody who has none.
    name: Span,
    named: bool,
    affiliation: Option<Span>,
    start: usize,
    end: usize,
    /// Whether only words between marks can stand below it.
    marked: bool,
    /// Where the caption begins that repeats the name below the words.
    caption: Option<usize>,
    /// Whether more than capitals shows the name to be a person's.
    shown: bool,
    /// Whether a verb of speech and a colon announce the words.
    announces: bool,
}

impl Head {
    /// Of somebody who is shown to be a person, above words with or without marks.
    fn of(lines: Span, name: Span, affiliation: Option<Span>) -> Self {
        Self {
            name,
            named: true,
            affiliation,
            start: lines.start,
            end: lines.end,
            marked: false,
            caption: None,
            shown: true,
            announces: false,
        }
    }

    fn who(&self, text: &str) -> Who {
        if self.named { Who::Named { name: set_solid(self.name, text), mention: Some(self.name) } } else { Who::Called(self.name) }
    }

    /// Whether a line names its bearer by the last word of the name.
    fn is_in(&self, text: &str, line: &str) -> bool {
        let surname = self.name.of(text).and_then(|name| name.rsplit(' ').next()).filter(|word| self.named && word.len() > 2);
        surname.is_some_and(|surname| line.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| word == surname))
    }

    /// Of a line that begins at `start` and holds both the name and the post.
    fn in_line(line: &str, start: usize, name: &str, post: &str) -> Self {
        let span = |part: &str| Span::of_part(line, part).shifted(start);
        Self::of(Span::new(start, start + line.len()), span(name), Some(span(post)))
    }
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let all: Vec<(usize, &str)> = trimmed_lines(text).collect();
    let names: Vec<Option<Span>> = all.iter().map(|(start, line)| alone(line, *start, text, speech)).collect();
    let mut heads: Vec<Head> = Vec::new();
    for (at, (start, line)) in all.iter().enumerate() {
        let found = posted(line, *start, text, speech);
        // What a line above counts as its own is no head.
        let free = heads.last().is_none_or(|last| last.end <= *start);
        let alone = || names[at].and_then(|name| above_biography(&all, at, name, text, speech));
        let unnamed = || {
            let next = all.get(at + 1).map(|(_, next)| *next);
            let head = above_biography(&all, at, unnamed(line, *start, next, speech)?, text, speech)?;
            Some(Head { named: false, ..head })
        };
        heads.extend(found.or_else(alone).or_else(unnamed).filter(|_| free));
    }
    heads.extend(bodies(&all, &heads));
    heads.extend(alike(text, &all, &heads));
    heads.sort_by_key(|head| head.start);
    // Whoever has no name may stand among those who have.
    if heads.iter().filter(|head| head.named).count() < 2 {
        heads.retain(|head| head.named);
    }
    let dashed = dashed(text, &all, speech);
    let signs = matches!(dashed, Dashed::Signatures);
    if let (Dashed::Heads(found), true) = (dashed, heads.len() < 2) {
        heads = found;
    }
    if heads.len() < 2 {
        heads = contributors(text, &all, &names);
    }
    if heads.len() < 2 {
        heads = above_lives(&all, &names, speech);
    }
    // What captions say of all of them goes before what stands beside their names.
    let repeated = captioned(&all, lang);
    let told = |head: &Head| head.affiliation.is_some_and(|told| told.start >= head.end);
    if heads.len() < 2 || repeated.len() >= heads.len() && repeated.iter().all(told) {
        heads = repeated;
    }
    // "Sprint Speed – User", "Camera Height (0-20)": capitals alone make no person.
    if heads.iter().filter(|head| head.shown).count() * 2 < heads.len() {
        return Vec::new();
    }
    let answered = answered_letters(text, &all, speech);
    if answered.len() > 1 && answered.len() >= heads.len() {
        return answered;
    }
    let told = told_below(text, &all, speech);
    if told.len() > heads.len() {
        return told;
    }
    let views = told_by_lives(text, &all, speech);
    if views.len() > heads.len() {
        return views;
    }
    let signed = signed_letters(text, &all, &names);
    if signed.len() > heads.len() {
        return signed;
    }
    if heads.is_empty() {
        let letters = if signs { undersigned(text, &all, speech) } else { Vec::new() };
        return if letters.is_empty() { open_letter(text, &all, &names).into_iter().collect() } else { letters };
    }
    // Among lines of names one may announce what is said.
    let further: Vec<Head> =
        all.iter().filter(|(start, _)| free(*start, &heads)).filter_map(|(s, l)| announcing(l, *s, text, speech)).collect();
    if further.len() < heads.len() {
        heads.extend(further);
        heads.sort_by_key(|head| head.start);
    }
    heads.extend(last_signature(&all, &names, &heads));
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
        let Some(block) = text.get(head.end..end) else { continue };
        let from = head.end + block.len() - block.trim_start().len();
        let block = text[from..end].trim_end();
        // A list of those who speak below.
        if block.is_empty() {
            continue;
        }
        above += 1;
        let who = head.who(text);
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
                let line = before.rsplit('\n').next().unwrap_or_default();
                // "（攝影／魏子恩；圖說：「雲海上的插座」）"
                if line.trim_start().starts_with(['（', '(']) {
                    return false;
                }
                // "一名承辦人員說：「…」": somebody else.
                let said = line.trim_end().trim_end_matches([':', '：']);
                if !said.trim().is_empty() && speech.ends_in_cue(said).is_some() && said.contains(is_han) {
                    return false;
                }
                // "Al telefono torna Scaturro, che aggiunge: “…”": one of the others.
                let other = |(at, head): (usize, &Head)| at != i && head.is_in(text, line);
                let led = || q.outer.start > 0 && before.ends_with([':', '：']) && !heads.iter().enumerate().take(MOST).any(other);
                before.is_empty() || before.ends_with('\n') || led()
            };
            let first = inside.first().is_some_and(|q| q.outer.start == 0);
            spoke += usize::from(first);
            // A mark that nothing closes before the next head.
            let line = block.lines().next().unwrap_or_default();
            let open = line.chars().next().map_or(0, char::len_utf8);
            if !first && (i + 1 < heads.len() || head.announces) && sentences(line) && quoted(line).is_empty() {
                spoke += 1;
                out.push(found(Span::new(from + open, from + line.len()), Kind::Direct, 0.8));
                continue;
            }
            // Nothing but words between marks.
            let outside =
                inside.iter().fold((0, true), |(end, alone), q| (q.outer.end, alone && block[end..q.outer.start].trim().is_empty()));
            let alone = outside.1 && block[outside.0..].trim().is_empty();
            let all = inside.iter().filter(opens_line).filter(|q| first && (head.marked || alone || q.outer.start == 0));
            out.extend(all.map(|q| found(Span::new(from + q.words.start, from + q.words.end), Kind::Direct, 0.95)));
            continue;
        }
        let block = without_picture(block, head.name.of(text).unwrap_or_default());
        let block = without_captions(if i + 1 == heads.len() { without_closing(block) } else { block });
        let block = without_life(without_pulled(block));
        if sentences(block) && !head.marked {
            spoke += 1;
            out.push(found(Span::new(from, from + block.len()), Kind::Unmarked, 0.9));
        }
    }
    if spoke >= 2 && spoke + 1 >= above { out } else { Vec::new() }
}

/// Of so many heads it is looked for who is named in a line.
const MOST: usize = 64;

/// Whether no head holds what begins at a place, of heads in their order.
fn free(start: usize, heads: &[Head]) -> bool {
    let at = heads.partition_point(|head| head.start <= start);
    at.checked_sub(1).is_none_or(|before| heads[before].end <= start)
}

/// Lines in which a colon stands behind a body, among those in which one stands behind a person: "Farmers' Union of the Lower Valley:".
fn bodies(all: &[(usize, &str)], heads: &[Head]) -> Vec<Head> {
    let colon = |line: &str| line.trim_end().ends_with([':', '：']);
    let line_of = |head: &Head| all.partition_point(|(start, _)| *start < head.start);
    let led = heads.iter().filter(|head| all.get(line_of(head)).is_some_and(|(_, line)| colon(line))).count();
    if led < 2 {
        return Vec::new();
    }
    let called = |line: &&(usize, &str)| {
        let words = line.1.trim().trim_end_matches([':', '：']);
        colon(line.1) && words.starts_with(char::is_uppercase) && (2..=9).contains(&words.split(' ').count()) && organisation(words)
    };
    let after = heads.first().map_or(0, |head| head.start);
    let found = all.iter().filter(|(start, _)| *start > after && free(*start, heads)).filter(called);
    let head = |(start, line): &(usize, &str)| {
        let name = line.trim().trim_end_matches([':', '：']);
        Head::of(Span::new(*start, start + line.len()), Span::of_part(line, name).shifted(*start), None)
    };
    found.map(head).collect()
}

/// Lines that look as those of two others do, whose posts are known: a bullet, a name, a stroke or comma, and what the bearer is, whatever
/// that may be. Their words would else be those of whoever is above them.
fn alike(text: &str, all: &[(usize, &str)], heads: &[Head]) -> Vec<Head> {
    let shape = |head: &Head| {
        Some((
            text.get(head.start..head.name.start)?.trim().chars().next(),
            past_reading(text.get(head.name.end..head.end)?).chars().next()?,
        ))
    };
    let shapes: Vec<(Option<char>, char)> = heads.iter().filter_map(shape).collect();
    let usual = |(bullet, mark): &(Option<char>, char)| match bullet {
        Some(bullet) => BULLETS.contains(bullet) && ['｜', '|', ',', '，', '—', '–'].contains(mark),
        None => ['｜', '|'].contains(mark),
    };
    let Some(shape) = shapes.iter().find(|shape| usual(shape) && shapes.iter().filter(|other| other == shape).count() > 1) else {
        return Vec::new();
    };
    let first = heads[0].start;
    let head = |(start, line): &(usize, &str)| {
        let body = match shape.0 {
            Some(bullet) => line.trim_start().strip_prefix(bullet)?.trim_start(),
            None => line.trim_start(),
        };
        let (before, post) = body.split_once(shape.1)?;
        let name = before[..before.find(['（', '(']).unwrap_or(before.len())].trim();
        let named =
            (2..=40).contains(&name.chars().count()) && name.chars().all(|c| c.is_alphabetic() || is_mark(c) || " .-’'·・".contains(c));
        (named && !post.trim().is_empty() && !sentence(post)).then(|| Head::in_line(line, *start, name, post.trim()))
    };
    all.iter().filter(|(start, _)| *start > first && free(*start, heads)).filter_map(head).collect()
}

/// What stands behind a name, past how it is read or written elsewhere: "（Qiu Liyan）｜".
fn past_reading(rest: &str) -> &str {
    let rest = rest.trim_start();
    let behind = rest.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')']));
    behind.map_or(rest, |(_, behind)| behind.trim_start())
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

/// The block without the caption that ends it and names whoever speaks, whatever it says: "（写真）桐谷みのりさん＝自宅で。「…」".
fn without_picture<'b>(block: &'b str, name: &str) -> &'b str {
    let Some((before, last)) = block.rsplit_once('\n') else { return block };
    let last = last.trim();
    let told = last.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')'])).map_or(last, |(_, told)| told);
    let behind = told.trim_start().strip_prefix(name).filter(|_| name.contains(|c| is_han(c) || is_kana(c)));
    let behind = behind.and_then(|rest| rest.strip_prefix("さん").or_else(|| rest.strip_prefix('氏')));
    let pictured = behind.is_some_and(|rest| rest.starts_with(['＝', '=']) || told.len() < last.len());
    if pictured { before.trim_end() } else { block }
}

/// The block without what tells of its speaker's life below it in Japanese: "せお・かみら　1984年生まれ。"
fn without_life(block: &str) -> &str {
    let mut lines = trimmed_lines(block).skip(1);
    lines.find(|(_, line)| told_of(line)).map_or(block, |(at, _)| block[..at].trim_end())
}

/// The block without a last line that says words of it again between marks.
fn without_pulled(block: &str) -> &str {
    let Some((before, last)) = block.rsplit_once('\n') else { return block };
    let again = quoted(last.trim()).first().filter(|q| q.outer.start == 0).and_then(|q| q.words.of(last.trim()));
    let words = again.map(|words| words.trim_end_matches(['.', '…', '。']));
    if words.is_some_and(|words| units(words) >= 5 && before.contains(words)) { before.trim_end() } else { block }
}

/// The last block without the notes that close an article: a last line of its own that speaks of the text itself.
fn without_closing(block: &str) -> &str {
    // Behind a caption or a credit the house goes on.
    let mut lines = trimmed_lines(block).skip(1);
    let block = lines.find(|(_, line)| is_note(line) && !gesture(line)).map_or(block, |(at, _)| block[..at].trim_end());
    let Some(at) = block.rfind('\n') else { return block };
    let last = block[at..].trim().to_lowercase();
    let notes = [
        "edited",
        "interview",
        "conversation",
        "published",
        "photo",
        "image",
        "source",
        "translated",
        "©",
        "copyright",
        "http",
        "illustration",
        "background:",
        "last updated",
    ];
    if is_note(&last) || last.len() < 160 && notes.iter().any(|n| last.contains(n)) { block[..at].trim_end() } else { block }
}

/// "(lacht)": how somebody speaks, on a line of its own.
fn gesture(line: &str) -> bool {
    let inner = line.trim().strip_prefix(['(', '（', '[']).and_then(|inner| inner.strip_suffix([')', '）', ']']));
    inner.is_some_and(|words| {
        words.chars().count() <= 14 && !words.contains(|c: char| matches!(c, ':' | '：' | '／' | '/' | '=') || c.is_uppercase())
    })
}

/// Paragraphs of sentences.
fn sentences(block: &str) -> bool {
    units(block) >= 5 && block.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '。', '！', '？', '؟', '।'])
}

/// Whether a line ends as a sentence does.
fn sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '»', '。', '！', '？', '」', '؟', '।'])
}

/// Characters of the longest heading.
const HEADING: usize = 60;

/// A name, without the blank that headings set between its family name and its given name in Chinese characters: one as wide as a letter
/// is for the eye alone, and another where the text has the name without it, too.
fn set_solid(span: Span, text: &str) -> String {
    let name = span.of(text).unwrap_or_default();
    let dense = |c: char| is_han(c) || is_kana(c) && !is_katakana(c) || BLANKS.contains(&c);
    let solid: String = if name.contains(BLANKS) && name.chars().all(dense) { name.split(BLANKS).collect() } else { String::new() };
    // What is farther off is looked for no more, that a text of such headings is read in linear time.
    let near = || &text[text.floor_char_boundary(span.start.saturating_sub(FAR))..text.floor_char_boundary(span.end + FAR)];
    if !solid.is_empty() && (name.contains('\u{3000}') || near().contains(&solid)) { solid } else { name.to_owned() }
}

/// How far from a heading its name is looked for without the blank, in bytes.
const FAR: usize = 20_000;

/// What is set before a heading.
pub(super) const BULLETS: [char; 36] = [
    '▍', '▎', '▌', '┃', '｜', '❙', '■', '□', '●', '○', '◆', '◇', '▼', '▽', '▲', '△', '◎', '★', '☆', '▶', '①', '②', '③', '④', '⑤', '⑥', '⑦',
    '⑧', '⑨', '⑩', '•', '►', '▸', '➤', '→', '➢',
];

/// Blanks, as wide as a letter or not.
const BLANKS: [char; 2] = [' ', '\u{3000}'];
