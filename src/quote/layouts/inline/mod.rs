//! Speech within running text: `“…,” said X`, `X told Y: “…”`, `“A,” she said. “B.”`. The general case, tried last.

mod above;
mod clauses;
mod reader;
mod speaker;
mod things;

use std::collections::HashMap;

use crate::text::script::{is_han, is_kana};
use crate::text::{Lang, Span};

use super::super::interrupted::spoken;
use super::super::quoted::{Quoted, quoted};
use super::super::speech::{Language, speech};
use super::signed::{signed, signed_below, signed_in_brackets};
use super::{Found, Kind, Layout, Who};
use above::{
    announced_above, announced_blocks, continued, dictated, foretold, goes_on_below, introduced_above, only_named, told_below, told_of,
};
use clauses::{
    announces, begins_anew, chained, ends_in_that, is_dense_char, is_statement, korean_sentence, lead, reported_part, sentence_end,
    sentences, tail,
};
use speaker::{again, by_post, named, resolve};
use things::{in_title_case, is_thing, within_clause};

pub(in super::super) use clauses::units;
pub(super) use reader::{Form, Heard, Reader, Referent, by_characters, by_language};
pub(super) use speaker::POSSESSIVES;

pub(super) const LAYOUT: Layout = Layout { name: "speech in running text", blocks: false, lines: false, read };

/// Fewer words (or Chinese characters) between marks are a term or a title, not a quotation.
const FEWEST: usize = 5;

/// Fewer characters within a reported clause are a term.
const PARTIAL: usize = 8;

/// How far from the marks the speaker is looked for, in bytes.
const REACH: usize = 400;

/// The confidence below which nothing but nearness tells whose words some are.
const GUESS: f32 = 0.7;

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let all = spoken(text, quoted(text), speech);
    let blocks = announced_blocks(text, speech);
    if all.is_empty() && blocks.is_empty() {
        return Vec::new();
    }
    let known = speech.lang == lang.primary();
    let reader = by_language(text, lang);
    let mut out = attributed(text, speech, known, &all, &*reader);
    out.extend(blocks.iter().filter_map(|at| dictated(text, *at, &out, &*reader)).collect::<Vec<_>>());
    out.sort_by_key(|found| found.words.start);
    out
}

/// The last speaker, for those who come after.
struct Last {
    who: Who,
    affiliation: Option<Span>,
    /// Where their last quotation ended, and in which clause it was attributed.
    end: usize,
}

/// `known` tells whether the verbs of the language are.
fn attributed(text: &str, speech: &Language, known: bool, all: &[Quoted], reader: &dyn Reader) -> Vec<Found> {
    let mut out: Vec<Found> = Vec::new();
    let mut last: Option<Last> = None;
    // The quotation before, and which is the next, where that tells who says both.
    let mut ahead: Option<(usize, Span)> = None;
    let (headline, above) = headline(text, speech);
    let counts: Vec<usize> = all.iter().map(|q| units(q.words.of(text).unwrap_or_default())).collect();
    let inner: Vec<bool> = all.iter().zip(&counts).map(|(q, count)| within_clause(text, *q, *count)).collect();
    for (i, q) in all.iter().enumerate() {
        let Some(words) = q.words.of(text) else { continue };
        // A name between marks does not end the clause before it either.
        let behind = (0..i).rev().take(3).find(|p| all[*p].goes_on || !inner[*p]).map(|p| all[p]);
        let from = behind.map_or_else(|| all[..i].iter().rev().nth(2).map_or(0, |p| p.outer.end), |p| p.outer.end);
        // A title between marks does not end the clause in which it stands.
        let next = (i + 1..all.len()).take(3).find(|n| all[*n].goes_on || !inner[*n]).map(|n| all[n]);
        let to = next.map_or(text.len(), |n| n.outer.start);
        let before = lead(text, from, q.outer.start);
        let after = tail(text, q.outer.end, to);
        let clause = before.of(text).unwrap_or_default();
        let units = counts[i];
        let behind = after.of(text).unwrap_or_default();
        if is_thing(text, *q, units, clause, behind, speech) || words.trim() == headline || q.outer.end <= above {
            continue;
        }
        let bare = behind.trim().trim_matches('.').is_empty();
        let below = || if bare { signed_below(text, after.end, speech) } else { None };
        let bracketed = || signed_in_brackets(text, after, speech);
        let signature = if units >= FEWEST { signed(text, after, speech).or_else(below).or_else(bracketed) } else { None };
        if let Some((name, affiliation)) = signature {
            let written = name.of(text).unwrap_or_default();
            let who = Who::Named { name: reader.full(written, name.start).0, mention: Some(name) };
            last = Some(Last { who: who.clone(), affiliation, end: name.end });
            out.push(Found { words: q.words.trimmed(text), who, affiliation, kind: Kind::Direct, confidence: 0.95 });
            continue;
        }
        let finished = words.trim_end().ends_with(['.', '!', '?', '…', '。', '！', '？', ',', '，', '؟', '।', '-', '—']);
        // Many languages set the full stop behind the mark.
        let closed = finished || behind.starts_with(['.', '।', '。']) || behind.trim().is_empty() && words.ends_with(is_dense_char);
        let ended = sentence_end(words) || behind.starts_with(['.', '।', '。']);
        let interrupted = all.get(i + 1).is_some_and(|n| n.goes_on);
        let opens_line = clause.trim().is_empty();
        let comma = words.trim_end().ends_with(',') || behind.trim_start().starts_with([',', '–', '—']);
        let beside = || if comma && units >= FEWEST { reader.beside(behind, after.start) } else { None };
        // 「…」 above "そう振り返るのは、録音技師の棚橋想一さん。"
        let below = || {
            let line = if behind.trim().is_empty() { told_below(text, after.end, speech) } else { None }?;
            reader.after(line.of(text)?, line.start)
        };
        let own = reader.after(behind, after.start).or_else(beside).or_else(below);
        // A comma at the end of the words brings up who says them; behind their full stop another statement begins.
        let announced = own.is_some()
            && (words.trim_end().trim_end_matches(['’', '”', '\'', '»']).ends_with(',') || behind.trim_start().starts_with(','));
        // Behind a question somebody else may answer.
        let asked = i.checked_sub(1).and_then(|p| all[p].words.of(text)).is_some_and(|words| words.trim_end().ends_with('?'));
        let led = reader.before(clause, before.start);
        let goes_over = led.is_some() && sentence_end(words) && behind.trim_end().ends_with([',', '،', '，']);
        // "X ने कहा, “A।” वहीं Y का कहना है": what leads to the words by a comma has them, behind their full stop.
        let led_to = led.is_some_and(|h| matches!(h.form, Form::Name | Form::Pronoun | Form::Known | Form::Nameless))
            && clause.trim_end().ends_with([',', '،', ':', '：'])
            && sentence_end(words);
        let colon = || clause.trim_end().ends_with([':', '：']);
        let goes_over = goes_over || led_to && (matches!(speech.lang, "hi" | "ar" | "fa" | "ur") || speech.lang == "zh" && colon());
        // "After Doe asked “Why?” Mr. Roe responded that “…”": what is behind leads to the next words.
        let next_led = next.is_some_and(|n| n.outer.start == after.end) && ends_in_that(behind);
        let anew = led.is_some() && next_led && sentence_end(words) && behind.trim_start().starts_with(char::is_uppercase);
        let apart = !announced && (begins_anew(words, behind, next.is_some_and(|n| n.outer.start == after.end)) || goes_over || anew);
        let led = led.filter(|h| apart || own.is_none_or(|o| h.confidence > o.confidence && !announced));
        let heard = led.or(own.filter(|_| !apart)).filter(|_| !(q.goes_on && last.is_some()));
        let same_line = last.as_ref().is_some_and(|l| !text[l.end.min(q.outer.start)..q.outer.start].contains('\n'));
        // "Its report, “The Long Shift,” can be read online."
        if heard.is_none() && speech.lang == "en" && in_title_case(words) && !sentence_end(words) {
            continue;
        }
        let found = match heard {
            Some(heard) => {
                let found = if matches!(heard.form, Form::Known | Form::Nameless) {
                    by_post(text, heard, last.as_ref(), &out, reader)
                } else {
                    None
                };
                let found = found.or_else(|| resolve(text, heard, q.outer.start, last.as_ref(), &out, reader));
                // A verb of speech right beside the marks makes a quotation of fewer words.
                let beside = behind.trim_start().starts_with([',', '،', '—', '–'])
                    || clause.trim_end().ends_with(':')
                    || clause.trim_end().ends_with(',') && closed
                    || chained(behind, speech);
                let whole = finished || beside && !words.ends_with(|c| is_han(c) || is_kana(c));
                let brief = korean_sentence(words, behind, speech);
                let fewest = if brief || announced && words.starts_with(char::is_uppercase) { 2 } else { 3 };
                if units < fewest || units < FEWEST && !whole && !brief && !reported_part(words, clause, behind, speech) {
                    // Too short to be kept, but whoever said it goes on.
                    if let Some((who @ Who::Named { .. }, affiliation, _)) = found.filter(|_| finished || interrupted || beside) {
                        last = Some(Last { who, affiliation, end: q.outer.end.max(heard.mention.end) });
                    }
                    continue;
                }
                found
            }
            None if q.goes_on && last.is_some() => last.as_ref().map(|l| again(l, 0.92)),
            None if units < 3 => continue,
            // "“A,” says X, “B.”": few words more of the same sentence.
            None if units < FEWEST
                && !chained(clause, speech)
                && !(same_line && sentence_end(clause) && ended)
                && !(same_line && clause.len() < 80 && clause.trim_end().ends_with([',', '،', ':']) && announces(clause, speech)) =>
            {
                continue;
            }
            // `“A,” said X. “B.”`
            None if same_line && sentence_end(clause) && closed => {
                // A sentence of its own in between may tell of somebody else.
                let between = last.as_ref().map_or("", |l| &text[l.end.min(q.outer.start)..q.outer.start]);
                // `“A.” Doe smiled. “B.”`
                let previous = i.checked_sub(1).map(|p| all[p]);
                let beat = previous.is_some_and(|p| {
                    last.as_ref().is_some_and(|l| l.end == p.outer.end) && p.words.of(text).is_some_and(sentence_end) && between.len() > 12
                });
                let told = if beat || sentences(between) { reader.sentence(clause, before.start) } else { None };
                let told = told.filter(|h| !matches!(h.form, Form::Nameless | Form::Nobody));
                let told = told.and_then(|h| resolve(text, h, q.outer.start, last.as_ref(), &out, reader));
                told.or_else(|| last.as_ref().map(|l| again(l, 0.92)))
            }
            // A paragraph of nothing else, right below the one in which they spoke.
            None if opens_line && closed && behind.trim().is_empty() => {
                last.as_ref().filter(|l| !asked && goes_on_below(text, l.end, q.outer.start, reader)).map(|l| again(l, 0.85))
            }
            // `…”, and adds: “…”`
            None if same_line && clause.len() < 80 && announces(clause, speech) => last.as_ref().map(|l| again(l, 0.85)),
            // “…”며 “…”고 말했다: one verb for both.
            None if same_line && clause.trim().len() < 40 && chained(clause, speech) => last.as_ref().map(|l| again(l, 0.85)),
            // `X said that it was so. “…”`
            None if (closed || clause.contains('\n')) && !opens_line && sentence_end(clause) => {
                reader.sentence(clause, before.start).and_then(|heard| resolve(text, heard, q.outer.start, last.as_ref(), &out, reader))
            }
            None => None,
        };
        let found = found.or_else(|| {
            let heard = Heard { confidence: 0.7, ..own.filter(|h| heard.is_none() && h.form != Form::Nameless)? };
            resolve(text, heard, q.outer.start, last.as_ref(), &out, reader)
                .map(|(who, affiliation, sure)| (who, affiliation, sure.min(0.7)))
        });
        let found = found.or_else(|| {
            let whole =
                opens_line && heard.is_none() && own.is_none() && behind.trim().is_empty() && sentence_end(words) && units >= FEWEST;
            let end = i.checked_sub(1).map_or(0, |p| all[p].outer.end);
            // Behind words that nobody was named for, it is not known who goes on.
            let goes_on =
                || last.as_ref().filter(|l| !asked && l.end >= end && continued(text, l.end, q.outer.start)).map(|l| again(l, 0.75));
            let told = || {
                let heard = announced_above(text, end, q.outer.start, reader)?;
                resolve(text, heard, q.outer.start, last.as_ref(), &out, reader)
            };
            let about = || told_of(text, end, q.outer.start, reader).or_else(|| introduced_above(text, end, q.outer.start, reader));
            // "“…?” asked Roe." between two paragraphs of Doe's.
            let answers = || {
                let l = last.as_ref().filter(|l| asked && goes_on_below(text, l.end, q.outer.start, reader))?;
                let other = |f: &&Found| matches!((&f.who, &l.who), (Who::Named { name: a, .. }, Who::Named { name: b, .. }) if a != b);
                let before = out.iter().rev().take(2).find(other)?;
                Some((before.who.clone(), before.affiliation, 0.75))
            };
            if let Some(found) = answers().filter(|_| whole) {
                return Some(found);
            }
            whole.then(|| foretold(text, end, q.outer.start, reader).or_else(goes_on).or_else(told).or_else(about)).flatten()
        });
        let found = found.or_else(|| {
            let whole = heard.is_none()
                && (units >= PARTIAL && words.contains(['，', ',']) || units > FEWEST && is_statement(words, behind, speech));
            let heard = if whole { reader.reporting(clause, before.start) } else { None };
            heard.and_then(|heard| resolve(text, heard, q.outer.start, last.as_ref(), &out, reader))
        });
        let found = found.or_else(|| {
            // `…”, regrette celle qui …`: said by somebody, whoever it is.
            let told = || {
                let near = behind.get(..behind.floor_char_boundary(60)).unwrap_or_default();
                let clings = || {
                    chained(behind, speech)
                        && near.split_whitespace().take(3).any(|w| speech.ends_in_cue(w.trim_end_matches(['.', ','])).is_some())
                };
                units >= FEWEST && (comma && announces(near, speech) || clings())
            };
            let reported = || clause.ends_with(char::is_whitespace) && announces(clause, speech);
            // "ROMA – «…»"
            let dateline = !clause.contains(['.', ',']) && clause.trim_end().ends_with(['–', '—']);
            // "“Fast, too.”": a sentence of its own, behind others of its paragraph.
            let short =
                (2..FEWEST).contains(&units) && sentence_end(words) && !opens_line && sentence_end(clause) && behind.trim().is_empty();
            if short && words.chars().any(char::is_alphabetic) {
                let told = reader.sentence(clause, before.start).filter(|h| !matches!(h.form, Form::Nameless | Form::Nobody));
                let told = told.and_then(|heard| resolve(text, heard, q.outer.start, last.as_ref(), &out, reader));
                return told.or_else(|| last.as_ref().filter(|_| same_line).map(|l| again(l, 0.75)));
            }
            let begins = opens_line || dateline || sentence_end(clause) || clause.trim_end().ends_with([':', '：', ',', '，']);
            if !(closed && (begins || ends_in_that(clause) || reported()) || told()) {
                return None;
            }
            let only = if heard.is_none() { only_named(text, q.outer.start, reader) } else { None };
            // "«…». Jane Doe is 34": whoever the next sentence begins with, where the words open the paragraph.
            let next = || {
                let from = after.start + behind.len() - behind.trim_start_matches(['.', ' ', '»', '…']).len();
                let sentence = text.get(from..after.end)?;
                let to = from + sentence.find(['.', '!', '?', '\n']).unwrap_or(sentence.len());
                let only = || reader.last_named(from, to).filter(|last| reader.last_named(from, last.start).is_none());
                let free = heard.is_none() && (opens_line || dateline) && units >= FEWEST;
                if free { reader.name_at(from).or_else(only) } else { None }
            };
            let only = only.or_else(next);
            let only = only.and_then(|span| named(text, span, Some(span), 0.65, reader));
            only.or(Some((Who::Unknown, None, 0.4)))
        });
        // Where the verbs are not known, whoever stands near the words is a guess.
        let found = found.map(|found| if known || found.2 >= GUESS { found } else { (Who::Unknown, None, 0.4) });
        let Some((who, affiliation, confidence)) = found else {
            let joined = next.is_some_and(|n| n.outer.start == after.end) && behind.trim().chars().count() <= JOINER;
            ahead = Some((i + 1, q.words.trimmed(text))).filter(|_| joined && units >= FEWEST && chained(behind, speech));
            continue;
        };
        // “…”며 “…”고 X는 말했다: who says both is named behind the second.
        if let Some((_, words)) = ahead.take().filter(|(next, _)| *next == i && matches!(who, Who::Named { .. })) {
            out.push(Found { words, who: who.clone(), affiliation, kind: Kind::Direct, confidence: confidence.min(0.85) });
        }
        let end = heard.map_or(q.outer.end, |h| q.outer.end.max(h.mention.end));
        let named = match &who {
            Who::Named { name, mention } => {
                // Where nobody is mentioned, the verb is what later words go back to.
                Some(Who::Named { name: name.clone(), mention: mention.or(heard.map(|h| h.mention)).or(Some(q.outer)) })
            }
            Who::Called(mention) => Some(Who::Called(*mention)),
            Who::Unknown => None,
        };
        if let Some(who) = named {
            last = Some(Last { who, affiliation, end });
        }
        out.push(Found { words: q.words.trimmed(text), who, affiliation, kind: Kind::Direct, confidence });
    }
    with_affiliations(out)
}

/// Characters of the longest word that joins two quotations of one verb.
const JOINER: usize = 4;

/// What somebody is may be told at any of their quotations, and is so at all of them.
pub(in super::super) fn with_affiliations(mut found: Vec<Found>) -> Vec<Found> {
    let mut told: HashMap<String, Span> = HashMap::new();
    for f in &found {
        if let (Who::Named { name, .. }, Some(affiliation)) = (&f.who, f.affiliation) {
            told.entry(name.clone()).or_insert(affiliation);
        }
    }
    for f in &mut found {
        if let (Who::Named { name, .. }, None) = (&f.who, f.affiliation) {
            f.affiliation = told.get(name).copied();
        }
    }
    found
}

/// The first line, if it is a headline: short, without an end, and with text below; and where it ends. What stands between marks in
/// it is said again below, or by nobody.
fn headline<'t>(text: &'t str, speech: &Language) -> (&'t str, usize) {
    let start = text.len() - text.trim_start().len();
    let line = text[start..].lines().next().unwrap_or_default();
    let body = line.trim();
    let marks = quoted(body);
    let told = || marks.last().is_some_and(|q| tells(body, *q, &text[start + line.len()..], speech));
    let end = body.ends_with(['.', '。', '।', '…', ',', '，', ':', '：', ')'])
        || body.ends_with(['”', '"', '」', '»']) && (marks.first().is_some_and(|q| q.outer.start == 0) || told());
    let below = text[start + line.len()..].trim().len() > body.len();
    let is = !body.is_empty() && body.chars().count() <= 120 && !end && below;
    (body, if is { start + line.len() } else { 0 })
}

/// Whether a line that ends in a quotation tells who said it, as a report does and a headline does not: words that end as a sentence
/// does, or a colon behind a verb of speech; and no headline's words that are said again below.
fn tells(line: &str, q: Quoted, below: &str, speech: &Language) -> bool {
    let words = q.words.of(line).unwrap_or_default().trim();
    let lead = &line[..q.outer.start];
    let full = words.ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟']) || lead.trim_end().ends_with([':', '：']);
    full && units(words) >= FEWEST && announces(lead, speech) && !below.contains(words.trim_end_matches(['.', '。', '।']))
}
