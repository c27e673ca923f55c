//! Whose words a paragraph of nothing but a quotation is, by what stands above it.

use crate::text::script::is_word;
use crate::text::{Span, trimmed_lines};

use super::super::super::marks::opens;
use super::super::super::speech::{Language, Sense};
use super::super::{Found, Kind};
use super::clauses::{announces, gives_out, sentence_end, sentences};
use super::reader::{Form, Heard, Reader, named_before};
use super::speaker::{Spoken, named, resolve};
use super::{Last, REACH};

/// Whose words a paragraph of nothing but a quotation is: of the one person of the sentence above, which they begin. "基罗加的看法不同。"
pub(super) fn foretold(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<Spoken> {
    let near = text.floor_char_boundary(from.max(at.saturating_sub(REACH)));
    let above = text[near..at].trim_end();
    let start = above.rfind('\n')? + 1;
    let line = &above[start..];
    if line.is_empty() || !sentence_end(line) || sentences(line) || line.chars().count() > SHORT_LINE {
        return None;
    }
    let start = near + start;
    let last = reader.last_named(start, near + above.len())?;
    if last.start > start + OPENING || reader.last_named(start, last.start).is_some() {
        return None;
    }
    named(text, last, Some(last), 0.75, reader)
}

/// What goes back to the words above.
const BACK: [&str; 10] = ["そう", "こう", "说这话", "說這話", "讲这话", "講這話", "说这番话", "說這番話", "道出", "发出这"];

/// The line below a paragraph that ends at a place, where it goes back to its words: "そう振り返るのは、…さん", "说这话的是姚建平".
pub(super) fn told_below(text: &str, at: usize, speech: &Language) -> Option<Span> {
    let line = text.get(at..).filter(|_| matches!(speech.lang, "ja" | "zh"))?.trim_start();
    if !BACK.iter().any(|back| line.starts_with(back)) {
        return None;
    }
    let from = text.len() - line.len();
    let sentence = &line[..line.find(['。', '\n', '，']).unwrap_or(line.len())];
    (sentence.contains("のは") || sentence.contains('是')).then(|| Span::new(from, from + sentence.len()))
}

/// Characters of a sentence that brings up the words below it, at most; and bytes before the person it begins with.
const SHORT_LINE: usize = 90;

const OPENING: usize = 12;

/// Whose words a paragraph of nothing but a quotation is, where the one above is about one person alone, with whom it begins: "Jane
/// Doe, a farmer, has heard such advice before. She pointed to a field."
pub(super) fn told_of(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<Spoken> {
    let near = text.floor_char_boundary(from.max(at.saturating_sub(2 * REACH)));
    let above = text[near..at].trim_end();
    let start = near + above.rfind('\n')? + 1;
    let end = near + above.len();
    // "… Jane Doe, whose study put it at half, does not.": the last sentence of several.
    let last = text[start..end].rfind(". ").map(|at| start + at + 2);
    if let Some(name) = last.and_then(|last| reader.name_at(last)).filter(|name| posted_sentence(text, name.end, end)) {
        return named(text, name, Some(name), 0.72, reader);
    }
    let name = reader.name_at(start).or_else(|| reader.name_at(past_titles(text, start, end, reader.speech())?))?;
    // "Dr Jane Doe is a lecturer at X", "Jane Doe, director of X, on request:"
    let behind = text.get(name.end..end)?;
    let introduced = behind.starts_with([',', '(']) || behind.starts_with(" is ") || behind.starts_with(" (");
    if !(sentence_end(&text[start..end]) || introduced) {
        return None;
    }
    let full = |span: Span| span.of(text).map(|written| reader.full(written, span.start).0);
    let mut others = named_before(reader, start, end);
    others.all(|span| full(span) == full(name)).then(|| named(text, name, Some(name), 0.75, reader)).flatten()
}

/// Whose words a paragraph of nothing but a quotation is, where the one above ends with a name that is new, and names nobody else:
/// "The crew is led by a retired fisherman, Jane Doe."
pub(super) fn introduced_above(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<Spoken> {
    let near = text.floor_char_boundary(from.max(at.saturating_sub(2 * REACH)));
    let above = text[near..at].trim_end();
    let start = near + above.rfind('\n').map_or(0, |end| end + 1);
    let end = near + above.strip_suffix(['.', '。', '।'])?.len();
    let led = |word: &str| LED.iter().any(|led| word.starts_with(led));
    let last = reader.last_named(start, end).filter(|last| last.end == end)?;
    // Whoever was hurt, held or honoured ends paragraphs, too, and says nothing below.
    let before = &text[start..last.start];
    if !(before.split(|c: char| !is_word(c)).any(led) || LED_DENSE.iter().any(|led| before.contains(led))) {
        return None;
    }
    let new = reader.full(last.of(text)?, last.start).1.is_some_and(|first| first.start == last.start);
    let alone = new && reader.last_named(start, last.start).is_none();
    alone.then(|| named(text, last, Some(last), 0.72, reader)).flatten()
}

/// The same in scripts without blanks.
const LED_DENSE: [&str; 14] =
    ["带队", "帶隊", "带领", "帶領", "率领", "率領", "负责", "負責", "主持", "领导", "領導", "创办", "創辦", "率いる"];

/// How words begin for leading and running something.
const LED: [&str; 33] = [
    "led",
    "leads",
    "headed",
    "heads",
    "run",
    "runs",
    "chaired",
    "chairs",
    "founded",
    "managed",
    "coordinated",
    "directed",
    "geleitet",
    "leitet",
    "geführt",
    "führt",
    "gegründet",
    "dirig",
    "menée",
    "mené",
    "fond",
    "animé",
    "lider",
    "encabez",
    "fund",
    "coorden",
    "coordin",
    "chefi",
    "guidat",
    "дириж",
    "возглавля",
    "руковод",
    "основа",
];

/// Whether a sentence goes on behind a name with what its bearer is, and ends: ", whose study put it at half, does not."
fn posted_sentence(text: &str, from: usize, end: usize) -> bool {
    text.get(from..end).is_some_and(|behind| behind.starts_with([',', '(']) && sentence_end(behind))
}

/// Where the name begins behind the titles with which a line opens: "Associate Professor Jane Doe".
fn past_titles(text: &str, start: usize, end: usize, speech: &Language) -> Option<usize> {
    let mut at = start;
    for word in text.get(start..end)?.split(' ').take(MOST_TITLES) {
        let bare = word.trim_end_matches('.');
        let senses = speech.senses(bare);
        if !(senses.holds(Sense::Title) || senses.holds(Sense::Role) || matches!(bare, "Associate" | "Assistant" | "Adjunct" | "Emeritus"))
        {
            break;
        }
        at += word.len() + 1;
    }
    (at > start && at < end).then_some(at)
}

/// Words before a name that opens a line, at most.
const MOST_TITLES: usize = 4;

/// Who says something in the last sentence of the paragraph above, which a paragraph of nothing but a quotation goes on with:
/// "Jane Doe said the wells had run dry."
pub(super) fn announced_above(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<Heard> {
    let from = text.floor_char_boundary(from.max(at.saturating_sub(2 * REACH)));
    let above = text.get(from..at)?.trim_end();
    let start = above.rfind('\n').map_or(0, |end| end + 1);
    let said = |heard: &Heard| heard.confidence >= 0.75 && matches!(heard.form, Form::Name | Form::Pronoun | Form::Known);
    reader.sentence(&above[start..], from + start).filter(said)
}

/// The one person whom the paragraph names before a place.
pub(super) fn only_named(text: &str, at: usize, reader: &dyn Reader) -> Option<Span> {
    let near = text.floor_char_boundary(at.saturating_sub(2 * REACH));
    let line = text[near..at].rfind('\n').map_or(near, |end| near + end + 1);
    let last = reader.last_named(line, at)?;
    // "Neben mir saß ein Rentner, der mir zuflüsterte:": somebody else came up, without a name.
    if unnamed(&text[last.end..at], reader.speech()) {
        return None;
    }
    let name = |span: Span| span.of(text).map(|written| reader.full(written, span.start).0);
    let mut earlier = named_before(reader, line, at);
    earlier.all(|span| name(span) == name(last)).then_some(last)
}

/// Whether some words bring up somebody by a post without a name.
fn unnamed(between: &str, speech: &Language) -> bool {
    let words: Vec<&str> = between.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(3).any(|w| speech.senses(w[0]).holds(Sense::Indefinite) && w[1..].iter().any(|w| speech.senses(w).holds(Sense::Role)))
}

/// Whether a paragraph of nothing but a quotation stands right below that of the last one, behind whose words nothing more is said.
pub(super) fn continued(text: &str, from: usize, at: usize) -> bool {
    let between = text.get(from.min(at)..at).unwrap_or_default();
    let line = between.trim_end();
    line.chars().count() < 12 && !line.contains('\n')
}

/// Whether the words of a paragraph go on with those that ended at `end`, in the paragraph above, with nobody else named in between.
pub(super) fn goes_on_below(text: &str, end: usize, start: usize, reader: &dyn Reader) -> bool {
    let between = text.get(end..start).unwrap_or_default();
    !between.trim().contains('\n') && between.len() < REACH && !reader.names_somebody(end, start)
}

/// Where the paragraphs end whose last sentence a colon closes, above paragraphs without marks: `他说：` and a block. Where that is not
/// how words are set off, as in Chinese, somebody tells of themselves in them.
pub(super) fn announced_blocks(text: &str, speech: &Language) -> Vec<usize> {
    let leads = |line: &str| {
        let clause = line.trim_end().strip_suffix(['：', ':']);
        clause.is_some_and(|clause| match speech.lang {
            "zh" => speech.ends_in_cue(clause).is_some(),
            _ => {
                let sentence = clause.rsplit(['.', '!', '?', '।', '。']).next().unwrap_or_default();
                announces(sentence, speech) || gives_out(sentence)
            }
        })
    };
    let all: Vec<(usize, &str)> = trimmed_lines(text).collect();
    let told = |line: &str| is_paragraph(line) && (speech.lang == "zh" || speech.holds_own(line));
    let pairs = all.windows(2).filter(|pair| leads(pair[0].1) && told(pair[1].1));
    pairs.map(|pair| pair[0].0 + pair[0].1.len()).collect()
}

/// Whether a line is a paragraph of somebody's words without marks, as far as its ends tell.
fn is_paragraph(line: &str) -> bool {
    let line = line.trim();
    line.chars().count() > SHORTEST && sentence_end(line) && !opens(line)
}

/// Characters of the shortest paragraph that is a block.
const SHORTEST: usize = 12;

/// The block below a place, and whose it is: a paragraph, and further ones that name nobody and speak of "me" or "us".
pub(super) fn dictated(text: &str, at: usize, found: &[Found], reader: &dyn Reader) -> Option<Found> {
    let line = text[..at].rfind('\n').map_or(0, |n| n + 1);
    // "Risponde l’assessore:" may go back to anybody, or to somebody who signs below.
    let told = |heard: &Heard| match heard.form {
        Form::Nobody | Form::Elided => false,
        Form::Known => reader.lang() == "zh",
        Form::Name | Form::Pronoun | Form::Nameless => true,
    };
    let heard = reader.before(&text[line..at], line).filter(told)?;
    let before = found.iter().rev().find(|f| f.words.end <= at);
    let last = before.map(|f| Last { who: f.who.clone(), affiliation: f.affiliation, end: f.words.end });
    let (who, affiliation, sure) = resolve(text, heard, at, last.as_ref(), found, reader)?;
    let mut words: Option<Span> = None;
    for (start, line) in trimmed_lines(&text[at..]) {
        let paragraph = Span::of_part(line, line.trim()).shifted(at + start);
        // Only whoever speaks of themselves goes on: what the house tells has no "I".
        let others = || reader.last_named(paragraph.start, paragraph.end).is_some();
        // "The road is shut, as council leader Jane Doe told us": somebody else's, or the reporter's.
        let speech = reader.speech();
        let he = || line.split(|c: char| !is_word(c)).any(|word| speech.senses(word).holds(Sense::Pronoun)) && announces(line, speech);
        let foreign = || speech.lang != "zh" && (line.contains(['“', '"', '«', '„', '「']) || others() || he());
        if !is_paragraph(line) || foreign() || words.is_some() && (!speech.holds_own(line) || others()) {
            break;
        }
        words = Some(Span::new(words.map_or(paragraph.start, |w| w.start), paragraph.end));
    }
    let words = words.filter(|w| found.iter().all(|f| f.words.end <= w.start || f.words.start >= w.end))?;
    Some(Found { words, who, affiliation, kind: Kind::Unmarked, confidence: sure.min(0.85) })
}
