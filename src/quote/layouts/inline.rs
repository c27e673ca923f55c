//! Speech within running text: `“…,” said X`, `X told Y: “…”`, `“A,” she said. “B.”`. The general case, tried last.

use std::collections::HashMap;

use crate::text::script::{is_han, is_hangul, is_kana, is_word};
use crate::text::{Lang, Span};

use super::super::gender::{of_mention, of_name, of_post};
use super::super::interrupted::spoken;
use super::super::marks::DASHES;
use super::super::quoted::{Quoted, quoted};
use super::super::speech::{Language, Sense, speech};
use super::signed::signed;
use super::signs::on_a_sign;
use super::{Found, Kind, Layout, Who};
use super::{capitals, characters, particles};

pub(super) const LAYOUT: Layout = Layout { name: "speech in running text", blocks: false, read };

/// Fewer words (or Chinese characters) between marks are a term or a title, not a quotation.
const FEWEST: usize = 5;
/// Fewer characters within a reported clause are a term.
const PARTIAL: usize = 8;
/// Among so many quotations before it the one whose post a phrase names is looked for.
const NEAR: usize = 200;
/// How far from the marks the speaker is looked for, in bytes.
const REACH: usize = 400;

/// How a clause names who speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Form {
    Name,
    Pronoun,
    /// Somebody known, called by what they are: "the minister".
    Known,
    /// Somebody nobody names: "an official".
    Nameless,
    /// Nobody at all: the verb alone tells, as in Spanish.
    Elided,
    /// Somebody else than those who are named: "he was told".
    Nobody,
}

/// Who speaks, as a clause has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Heard {
    pub mention: Span,
    pub form: Form,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// For whom a pronoun stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Referent {
    Person(Span),
    /// For one of several, and the text does not tell for whom.
    Unsettled,
    /// For nobody who is named there.
    Nobody,
}

/// What a way of writing has to tell about a quotation.
pub(super) trait Reader {
    /// Who speaks by the words behind the marks, up to the next quotation.
    fn after(&self, clause: &str, offset: usize) -> Option<Heard>;
    /// Who speaks by the words before the marks, from the last quotation on.
    fn before(&self, clause: &str, offset: usize) -> Option<Heard>;
    /// Who was spoken of in the sentence that ends before the marks, without announcing them.
    fn sentence(&self, clause: &str, offset: usize) -> Option<Heard>;
    /// Who a clause says holds that something is so, which the marks go on with: "她直指,公部门“愿意花钱买机器,不愿意花钱养耳朵”".
    fn reporting(&self, _clause: &str, _offset: usize) -> Option<Heard> {
        None
    }
    /// Who is named right behind the marks beside a verb that nobody knows: `“…,” <verb> Jane Doe, director of Y`.
    fn beside(&self, _clause: &str, _offset: usize) -> Option<Heard> {
        None
    }
    /// The primary language.
    fn lang(&self) -> &'static str;
    /// The full name for a mention, with where it stands first.
    fn full(&self, mention: &str, at: usize) -> (String, Option<Span>);
    /// The last person named before a place, in the text from `from`.
    fn last_named(&self, from: usize, at: usize) -> Option<Span>;
    /// The full name that begins at a place, of somebody whom the text shows to be a person.
    fn name_at(&self, _at: usize) -> Option<Span> {
        None
    }
    /// Whether the text from `from` to a place names anybody who may speak next.
    fn names_somebody(&self, from: usize, at: usize) -> bool {
        self.last_named(from, at).is_some()
    }
    /// For whom a pronoun stands, of those who are named between `from` and `at`; `last` spoke before.
    fn antecedent(&self, _pronoun: Span, from: usize, at: usize, _last: Option<&str>) -> Referent {
        self.last_named(from, at).map_or(Referent::Nobody, Referent::Person)
    }
    /// Whether a pronoun cannot stand for somebody.
    fn unfit(&self, _pronoun: Span, _name: &str) -> bool {
        false
    }
    /// What a phrase for somebody known says they are, where it says where: "the hydrologist at the University of Weller".
    fn described_by(&self, _phrase: Span) -> Option<Span> {
        None
    }
    /// The first person whom the text before a place introduces by name, where the reader knows better than by capitals.
    fn first_introduced(&self, _before: usize) -> Option<Span> {
        None
    }
    /// What stands beside a name: the affiliation.
    fn affiliation(&self, name: &str, mention: Span) -> Option<Span>;
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let all = spoken(text, quoted(text), speech);
    if all.is_empty() {
        return Vec::new();
    }
    let known = speech.lang == lang.primary();
    attributed(text, speech, known, &all, &*by_language(text, lang))
}

/// The confidence below which nothing but nearness tells whose words some are.
const GUESS: f32 = 0.7;

/// The reader of a language.
pub(super) fn by_language<'t>(text: &'t str, lang: &Lang) -> Box<dyn Reader + 't> {
    by_characters(text, lang).unwrap_or_else(|| Box::new(capitals::Reader::new(text, speech(lang))))
}

/// The reader of a language whose script has no capitals.
pub(super) fn by_characters<'t>(text: &'t str, lang: &Lang) -> Option<Box<dyn Reader + 't>> {
    let speech = speech(lang);
    match lang.primary() {
        "zh" | "ja" => Some(Box::new(characters::Reader::new(text, speech))),
        "ko" | "ar" | "hi" | "fa" | "ur" => Some(Box::new(particles::Reader::new(text, speech))),
        _ => None,
    }
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
        let term = named_thing(clause, speech) || !sentence_end(words) && (named_behind(behind) || called_so(behind));
        let thing = term
            || on_a_sign(clause, speech)
            || behind.trim_start().starts_with(',') && !sentence_end(words) && a_work(clause)
            || name_in_clause(text, *q, units, speech)
            || title_of_work(words, clause, speech)
            || called_a_thing(words, clause, speech);
        if thing || words.trim() == headline || q.outer.end <= above {
            continue;
        }
        if let Some((name, affiliation)) = signed(text, after, speech).filter(|_| units >= FEWEST) {
            let written = name.of(text).unwrap_or_default();
            let who = Who::Named { name: reader.full(written, name.start).0, mention: Some(name) };
            last = Some(Last { who: who.clone(), affiliation, end: name.end });
            out.push(Found { words: q.words.trimmed(text), who, affiliation, kind: Kind::Direct, confidence: 0.95 });
            continue;
        }
        let finished = words.trim_end().ends_with(['.', '!', '?', '…', '。', '！', '？', ',', '，', '؟', '।', '-', '—']);
        // Many languages set the full stop behind the mark.
        let closed = finished || behind.starts_with(['.', '।', '。']) || behind.trim().is_empty() && words.ends_with(is_dense_char);
        let interrupted = all.get(i + 1).is_some_and(|n| n.goes_on);
        let opens_line = clause.trim().is_empty();
        let comma = words.trim_end().ends_with(',') || behind.trim_start().starts_with([',', '–', '—']);
        let beside = || if comma && units >= FEWEST { reader.beside(behind, after.start) } else { None };
        let own = reader.after(behind, after.start).or_else(beside);
        // A comma at the end of the words brings up who says them; behind their full stop another statement begins.
        let announced = own.is_some()
            && (words.trim_end().trim_end_matches(['’', '”', '\'', '»']).ends_with(',') || behind.trim_start().starts_with(','));
        let led = reader.before(clause, before.start);
        let goes_over = led.is_some() && sentence_end(words) && behind.trim_end().ends_with([',', '،']);
        // "X ने कहा, “A।” वहीं Y का कहना है": what leads to the words by a comma has them, behind their full stop.
        let led_to = led.is_some_and(|h| matches!(h.form, Form::Name | Form::Pronoun | Form::Known))
            && clause.trim_end().ends_with([',', '،', ':'])
            && sentence_end(words);
        let goes_over = goes_over || led_to && matches!(speech.lang, "hi" | "ar" | "fa" | "ur");
        // "After Doe asked “Why?” Mr. Roe responded that “…”": what is behind leads to the next words.
        let next_led = next.is_some_and(|n| n.outer.start == after.end) && THAT.iter().any(|that| behind.trim_end().ends_with(that));
        let anew = led.is_some() && next_led && sentence_end(words) && behind.trim_start().starts_with(char::is_uppercase);
        let apart = !announced && (begins_anew(words, behind) || goes_over || anew);
        let led = led.filter(|h| apart || own.is_none_or(|o| h.confidence > o.confidence && !announced));
        let heard = led.or(own.filter(|_| !apart)).filter(|_| !(q.goes_on && last.is_some()));
        let same_line = last.as_ref().is_some_and(|l| !text[l.end.min(q.outer.start)..q.outer.start].contains('\n'));
        // "Its report, “The Long Shift,” can be read online."
        if heard.is_none() && speech.lang == "en" && in_title_case(words) && !sentence_end(words) {
            continue;
        }
        let found = match heard {
            Some(heard) => {
                let found =
                    if matches!(heard.form, Form::Known | Form::Nameless) { by_post(text, heard, &out, speech, reader) } else { None };
                let found = found.or_else(|| resolve(text, heard, q.outer.start, last.as_ref(), &out, reader));
                // A verb of speech right beside the marks makes a quotation of fewer words.
                let beside = behind.trim_start().starts_with([',', '،', '—', '–'])
                    || clause.trim_end().ends_with(':')
                    || clause.trim_end().ends_with(',') && closed
                    || chained(behind, speech);
                let whole = finished || beside && !words.ends_with(|c| is_han(c) || is_kana(c));
                if units < 3 || units < FEWEST && !whole {
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
            None if units < FEWEST && !chained(clause, speech) && !(same_line && sentence_end(clause) && sentence_end(words)) => continue,
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
                last.as_ref().filter(|l| goes_on_below(text, l.end, q.outer.start, reader)).map(|l| again(l, 0.85))
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
            let goes_on = || last.as_ref().filter(|l| l.end >= end && continued(text, l.end, q.outer.start)).map(|l| again(l, 0.75));
            let told = || {
                let heard = announced_above(text, end, q.outer.start, reader)?;
                resolve(text, heard, q.outer.start, last.as_ref(), &out, reader)
            };
            let about = || told_of(text, end, q.outer.start, reader);
            whole.then(|| foretold(text, end, q.outer.start, reader).or_else(goes_on).or_else(told).or_else(about)).flatten()
        });
        let found = found.or_else(|| {
            let whole = heard.is_none() && units >= PARTIAL && words.contains(['，', ',']);
            let heard = if whole { reader.reporting(clause, before.start) } else { None };
            heard.and_then(|heard| resolve(text, heard, q.outer.start, last.as_ref(), &out, reader))
        });
        let found = found.or_else(|| {
            // `…”, regrette celle qui …`: said by somebody, whoever it is.
            let told = || {
                let near = behind.get(..behind.floor_char_boundary(behind.len().min(60))).unwrap_or_default();
                let clings = || chained(behind, speech) && near.split_whitespace().take(3).any(|w| speech.ends_in_cue(w).is_some());
                units >= FEWEST && (comma && announces(near, speech) || clings())
            };
            let that = || clause.trim_end().rsplit(char::is_whitespace).next().is_some_and(|w| THAT.contains(&w));
            let reported = || clause.ends_with(char::is_whitespace) && announces(clause, speech);
            let begins = opens_line || sentence_end(clause) || clause.trim_end().ends_with([':', '：', ',', '，']);
            if !(closed && (begins || that() || reported()) || told()) {
                return None;
            }
            let only = if heard.is_none() { only_named(text, q.outer.start, reader) } else { None };
            let only = only.and_then(|span| named(text, span, Some(span), 0.65, reader));
            only.or(Some((Who::Unknown, None, 0.4)))
        });
        // Where the verbs are not known, whoever stands near the words is a guess.
        let found = found.map(|found| if known || found.2 >= GUESS { found } else { (Who::Unknown, None, 0.4) });
        let Some((who, affiliation, confidence)) = found else { continue };
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

/// Whose words a paragraph of nothing but a quotation is: of the one person of the sentence above, which they begin. "基罗加的看法不同。"
fn foretold(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<(Who, Option<Span>, f32)> {
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

/// Whose words a paragraph of nothing but a quotation is, where the one above is about one person alone, with whom it begins: "Jane
/// Doe, a farmer, has heard such advice before. She pointed to a field."
fn told_of(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<(Who, Option<Span>, f32)> {
    let near = text.floor_char_boundary(from.max(at.saturating_sub(2 * REACH)));
    let above = text[near..at].trim_end();
    let start = near + above.rfind('\n')? + 1;
    let end = near + above.len();
    let name = reader.name_at(start).filter(|name| name.end < end && sentence_end(&text[start..end]))?;
    let full = |span: Span| span.of(text).map(|written| reader.full(written, span.start).0);
    let mut others = std::iter::successors(reader.last_named(start, end), |span| reader.last_named(start, span.start));
    others.all(|span| full(span) == full(name)).then(|| named(text, name, Some(name), 0.75, reader)).flatten()
}

/// Who says something in the last sentence of the paragraph above, which a paragraph of nothing but a quotation goes on with:
/// "Jane Doe said the wells had run dry."
fn announced_above(text: &str, from: usize, at: usize, reader: &dyn Reader) -> Option<Heard> {
    let from = text.floor_char_boundary(from.max(at.saturating_sub(2 * REACH)));
    let above = text.get(from..at)?.trim_end();
    let start = above.rfind('\n').map_or(0, |end| end + 1);
    let said = |heard: &Heard| heard.confidence >= 0.75 && matches!(heard.form, Form::Name | Form::Pronoun | Form::Known);
    reader.sentence(&above[start..], from + start).filter(said)
}

/// The one person whom the paragraph names before a place.
fn only_named(text: &str, at: usize, reader: &dyn Reader) -> Option<Span> {
    let near = text.floor_char_boundary(at.saturating_sub(2 * REACH));
    let line = text[near..at].rfind('\n').map_or(near, |end| near + end + 1);
    let last = reader.last_named(line, at)?;
    let name = |span: Span| span.of(text).map(|written| reader.full(written, span.start).0);
    let mut earlier = std::iter::successors(Some(last), |span| reader.last_named(line, span.start));
    earlier.all(|span| name(span) == name(last)).then_some(last)
}

/// Whether a paragraph of nothing but a quotation stands right below that of the last one, behind whose words nothing more is said.
fn continued(text: &str, from: usize, at: usize) -> bool {
    let between = text.get(from.min(at)..at).unwrap_or_default();
    let line = between.trim_end();
    line.chars().count() < 12 && !line.contains('\n')
}

/// Characters of a sentence that brings up the words below it, at most; and bytes before the person it begins with.
const SHORT_LINE: usize = 90;
const OPENING: usize = 12;

/// What somebody is may be told at any of their quotations, and is so at all of them.
pub(super) fn with_affiliations(mut found: Vec<Found>) -> Vec<Found> {
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
    let end = body.ends_with(['.', '。', '…', ',', '，', ':', '：', ')'])
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

fn again(last: &Last, confidence: f32) -> (Who, Option<Span>, f32) {
    let named = matches!(last.who, Who::Named { .. });
    (last.who.clone(), last.affiliation, if named { confidence } else { confidence.min(0.85) })
}

/// Somebody by name, with the affiliation that stands beside the mention, else beside the first.
fn named(text: &str, span: Span, mention: Option<Span>, confidence: f32, reader: &dyn Reader) -> Option<(Who, Option<Span>, f32)> {
    let (name, first) = reader.full(span.of(text)?, span.start);
    let affiliation = reader.affiliation(&name, span).or_else(|| first.and_then(|f| reader.affiliation(&name, f)));
    Some((Who::Named { name, mention }, affiliation, confidence))
}

/// Whom a phrase calls by their post, of those who were quoted before: "la directrice" is the one who is "directrice du Centre".
fn by_post(text: &str, heard: Heard, found: &[Found], speech: &Language, reader: &dyn Reader) -> Option<(Who, Option<Span>, f32)> {
    let phrase = heard.mention.of(text)?;
    let article = phrase.split_whitespace().next().is_some_and(|w| speech.senses(w).holds(Sense::Definite));
    // "der Trainer der Gäste": what stands behind the post tells of what.
    let mut words = phrase.split_whitespace();
    let whose = |w: &str| speech.lang == "de" && speech.senses(w).holds(Sense::Definite);
    let post = words.next().into_iter().chain(words.by_ref().take_while(|w| !whose(w))).last();
    let owners: Vec<String> = words.filter(|w| w.chars().count() > 3).map(str::to_lowercase).collect();
    let post = post.filter(|w| w.chars().count() > 4)?.to_lowercase();
    // "Interimscoach" and "Übergangscoach"
    let role = if speech.lang == "de" { speech.ends_in_role(&post) } else { None };
    if heard.form == Form::Nameless && !article {
        return None;
    }
    let has = |f: &&Found, fits: &dyn Fn(&str) -> bool| {
        let words = f.affiliation.and_then(|a| a.of(text)).unwrap_or_default();
        words.split(|c: char| !c.is_alphanumeric()).any(|w| fits(&w.to_lowercase()))
    };
    let gender = of_mention(phrase, speech.lang);
    let other = |f: &&Found| match &f.who {
        Who::Named { name, .. } => gender.is_some_and(|g| of_name(name, speech.lang).is_some_and(|n| n != g)),
        _ => false,
    };
    let near = || found.iter().rev().take(NEAR).filter(|f| !other(f));
    // "le physicien" is the "professeur de physique", if nobody else can be.
    let stem: String = post.chars().take(STEM).collect();
    let alike = || {
        let mut who = near().filter(|f| has(f, &|w| w.starts_with(&stem)));
        let first = who.next()?;
        who.all(|f| {
            f.who == first.who || matches!((&f.who, &first.who), (Who::Named { name: a, .. }, Who::Named { name: b, .. }) if a == b)
        })
        .then_some(first)
    };
    let bare = |w: &str, role: &str| w.strip_suffix(role).is_some_and(|kind| GERMAN_KINDS.contains(&kind));
    let same = |w: &str| w == post || role.is_some_and(|role| speech.ends_in_role(w) == Some(role) && (bare(w, role) || bare(&post, role)));
    let Some(of) = near().find(|f| has(f, &same)).or_else(alike) else {
        return called_before(text, heard.mention, phrase, article, speech, reader);
    };
    if !owners.is_empty() && !owners.iter().any(|owner| has(&of, &|w| w == owner)) {
        return None;
    }
    // "the Chinese spokesperson" is not the "Military spokesperson" of another country.
    let particular = |w: &&str| w.chars().next().is_some_and(char::is_uppercase) && speech.lang != "de";
    let mut particulars = phrase.split_whitespace().skip(usize::from(article)).filter(particular).map(|w| w.to_lowercase());
    let stem = |w: &str| w.chars().filter(|c| c.is_alphanumeric()).take(STEM - 1).collect::<String>();
    if particulars.any(|w| !has(&of, &|is| stem(is) == stem(&w))) {
        return None;
    }
    let Who::Named { name, .. } = &of.who else { return None };
    Some((Who::Named { name: name.clone(), mention: Some(heard.mention) }, of.affiliation, 0.85))
}

/// What a German post may begin with and stay the same: "Übergangstrainer" is the "Trainer".
const GERMAN_KINDS: [&str; 6] = ["", "interims", "übergangs", "chef", "ex-", "ex"];

/// Whom the text named right behind the same words before: "le président russe" is "le président russe Jean Doe".
fn called_before(
    text: &str,
    mention: Span,
    phrase: &str,
    article: bool,
    speech: &Language,
    reader: &dyn Reader,
) -> Option<(Who, Option<Span>, f32)> {
    let words = if article { phrase.split_once(char::is_whitespace)?.1 } else { phrase };
    // "das Gericht" is nobody who could be named behind it.
    let post = |w: &str| speech.senses(&w.to_lowercase()).holds(Sense::Role) || speech.ends_in_role(&w.to_lowercase()).is_some();
    if speech.lang == "de" && !words.split_whitespace().any(post) {
        return None;
    }
    let from = text.floor_char_boundary(mention.start.saturating_sub(BACK));
    let before = text.get(from..mention.start)?;
    let named_behind = |(at, _): (usize, &str)| {
        // "Vice president Jane Doe" is not the president.
        let head = &before[..at];
        let last = head.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let other = speech.senses(&last).holds(Sense::Role) || ["vice", "former", "ex", "acting", "deputy", "ex-"].contains(&last.as_str());
        if other || !(head.is_empty() || head.ends_with(char::is_whitespace)) {
            return None;
        }
        let behind = from + at + words.len();
        let rest = text.get(behind..)?.strip_prefix(", ").or_else(|| text.get(behind..)?.strip_prefix(' '))?;
        let span = reader.name_at(text.len() - rest.len())?;
        named(text, span, Some(mention), 0.8, reader)
    };
    before.rmatch_indices(words).take(CALLED).find_map(named_behind)
}

/// How far back it may have done so, in bytes.
const BACK: usize = 20_000;
/// So many earlier places are looked at where the text says the same words for somebody.
const CALLED: usize = 4;
/// Letters that two words of one stem share.
const STEM: usize = 5;

/// Whom a clause names for the quotation that begins at `at`.
fn resolve(
    text: &str,
    heard: Heard,
    at: usize,
    last: Option<&Last>,
    found: &[Found],
    reader: &dyn Reader,
) -> Option<(Who, Option<Span>, f32)> {
    let mention = heard.mention;
    match heard.form {
        Form::Name => named(text, mention, Some(mention), heard.confidence, reader),
        Form::Pronoun | Form::Known | Form::Elided => {
            let shown = (heard.form != Form::Elided).then_some(mention);
            // Whoever is named within the words is not who says them.
            let at = at.min(mention.start);
            let from = last.map_or(0, |l| l.end.min(at));
            let from = from.max(text.floor_char_boundary(at.saturating_sub(3 * REACH)));
            let pronoun = heard.form == Form::Pronoun;
            // "An official said so. “…,” the official added."
            if heard.form == Form::Known && brought_up(text, mention, reader.lang()) {
                return Some((Who::Called(mention), None, 0.85));
            }
            let before = last.and_then(|l| if let Who::Named { name, .. } = &l.who { Some(name.as_str()) } else { None });
            // Whom nothing stands for is the subject of what was told before, as whom a pronoun stands for.
            let elided = heard.form == Form::Elided;
            let between = match if pronoun || elided { reader.antecedent(mention, from, at, before) } else { Referent::Nobody } {
                Referent::Person(span) => Some(span),
                Referent::Unsettled if elided => return None,
                Referent::Unsettled => return Some((Who::Called(mention), None, 0.5)),
                Referent::Nobody if pronoun || elided && before.is_some() => None,
                Referent::Nobody => reader.last_named(from, at),
            };
            let line = |from: usize| text[from.min(at)..at].matches('\n').count();
            let nearer = between.filter(|b| last.is_none_or(|l| line(b.start) == 0 || line(l.end) > 2));
            // "erklärte die Juristin an der Universität Wien": the phrase tells what somebody is.
            let by_phrase = if heard.form == Form::Known { reader.described_by(mention) } else { None };
            let gender = shown.and_then(|m| of_mention(m.of(text)?, reader.lang()));
            let other = |name: &str| {
                pronoun && reader.unfit(mention, name) || gender.is_some_and(|g| of_name(name, reader.lang()).is_some_and(|n| n != g))
            };
            // "El funcionario" is not the "vecina del barrio" who spoke last.
            let post_of = |affiliation: Option<Span>| affiliation.and_then(|a| of_post(a.of(text)?, reader.lang()));
            let others = |name: &str, post: Option<Span>| {
                let by_name = of_name(name, reader.lang()).is_some();
                other(name) || !pronoun && !by_name && gender.is_some_and(|g| post_of(post).is_some_and(|p| p != g))
            };
            let nearer = nearer.filter(|span| !span.of(text).is_some_and(|written| other(&reader.full(written, span.start).0)));
            if let Some(span) = nearer {
                let found = named(text, span, shown, 0.8, reader);
                return found.map(|(who, affiliation, sure)| (who, affiliation.or(by_phrase), sure));
            }
            // "la studiosa" is not Ruggero, who spoke last, but whoever spoke before him.
            if last.is_some_and(|l| matches!(&l.who, Who::Named { name, .. } if others(name, l.affiliation))) {
                let is = |name: &str, post: Option<Span>| of_name(name, reader.lang()).or_else(|| post_of(post)) == gender;
                let fits = |f: &&Found| matches!(&f.who, Who::Named { name, .. } if is(name, f.affiliation));
                let before = found.iter().rev().take(NEAR).find(fits);
                if let Some(Found { who: Who::Named { name, .. }, affiliation, .. }) = before {
                    return Some((Who::Named { name: name.clone(), mention: shown }, affiliation.or(by_phrase), 0.75));
                }
                return Some((Who::Called(mention), None, 0.5));
            }
            // "这位农学院教授" is not the breeder who spoke last.
            let post = by_phrase.and_then(|p| p.of(text)).map(|p| &p[p.char_indices().rev().nth(1).map_or(0, |(at, _)| at)..]);
            let last_is = last.and_then(|l| l.affiliation).and_then(|a| a.of(text));
            let dense = post.is_some_and(|p| p.chars().all(is_han));
            if dense && post.zip(last_is).is_some_and(|(post, is)| !is.contains(post)) {
                return Some((Who::Unknown, None, 0.4));
            }
            if !pronoun && last.and_then(|l| l.affiliation).is_some_and(|is| of_another_kind(text, mention, is, reader.lang())) {
                return Some((Who::Called(mention), None, 0.5));
            }
            match last.map(|l| (&l.who, l.affiliation)) {
                Some((Who::Named { name, .. }, affiliation)) => {
                    let known = if pronoun { 0.9 } else { 0.75 };
                    Some((Who::Named { name: name.clone(), mention: shown }, affiliation.or(by_phrase), known))
                }
                Some((Who::Called(_), _)) if heard.form != Form::Elided => {
                    // Somebody unnamed spoke in between.
                    let from = text.floor_char_boundary(at.saturating_sub(3 * REACH));
                    let found = reader.last_named(from, at).and_then(|span| named(text, span, shown, 0.7, reader));
                    found.or(Some((Who::Called(mention), by_phrase, 0.5)))
                }
                _ if shown.is_none() => None,
                _ => Some((Who::Called(mention), None, 0.5)),
            }
        }
        Form::Nameless => Some((Who::Called(mention), None, 0.85)),
        Form::Nobody => Some((Who::Unknown, None, 0.4)),
    }
}

/// Whether a German phrase names a post of the same kind as somebody's, and another: the "Verkehrsminister" is not the "Finanzminister".
fn of_another_kind(text: &str, phrase: Span, is: Span, lang: &str) -> bool {
    let Some(speech) = lang.parse::<Lang>().ok().filter(|_| lang == "de").map(|lang| speech(&lang)) else { return false };
    let kind = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let role = speech.ends_in_role(&w)?;
        w.strip_suffix(role).filter(|kind| !GERMAN_KINDS.contains(kind)).map(|kind| (kind.to_owned(), role))
    };
    let post = phrase.of(text).and_then(|words| words.split_whitespace().find_map(kind));
    let others: Vec<_> = is.of(text).map(|words| words.split_whitespace().filter_map(kind).collect()).unwrap_or_default();
    post.is_some_and(|post| others.iter().any(|other| other.1 == post.1) && !others.contains(&post))
}

/// Whether the paragraph brings up, without a name, whomever a phrase goes back to: "an EU official" before "the official".
fn brought_up(text: &str, phrase: Span, lang: &str) -> bool {
    let Some(post) = phrase.of(text).and_then(|p| p.rsplit(char::is_whitespace).next()) else { return false };
    let near = text.floor_char_boundary(phrase.start.saturating_sub(REACH));
    let before = &text[near..phrase.start];
    let before = &before[before.rfind('\n').map_or(0, |at| at + 1)..];
    let Ok(lang) = lang.parse::<Lang>() else { return false };
    let speech = speech(&lang);
    let words: Vec<&str> = before.split_whitespace().collect();
    let same = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()) == post;
    let found = (0..words.len()).rev().find(|at| same(words[*at]));
    found.is_some_and(|at| words[at.saturating_sub(3)..at].iter().any(|w| speech.senses(w).holds(Sense::Indefinite)))
}

/// The clause before the marks: of the same paragraph, or the line above where that ends in a colon.
fn lead(text: &str, from: usize, to: usize) -> Span {
    let start = text.floor_char_boundary(from.max(to.saturating_sub(REACH)));
    let part = &text[start..to];
    let body = part.trim_end();
    let own = body.len() + part[body.len()..].find('\n').unwrap_or(part.len() - body.len());
    let above = &body[body.rfind('\n').map_or(0, |n| n + 1)..];
    let line = if own < part.len() && !body.ends_with([':', '：', ',', '，', '،']) && !STATED.iter().any(|w| above.contains(w)) {
        return Span::new(to, to);
    } else {
        body.rfind('\n').map_or(0, |n| n + 1)
    };
    Span::new(start + line, to)
}

/// The clause behind the marks, within the paragraph.
fn tail(text: &str, from: usize, to: usize) -> Span {
    let end = text.floor_char_boundary(to.min(from + REACH));
    let line = |start: usize| text[start..end].find('\n').map_or(end, |n| start + n);
    let own = line(from);
    let body = text[own..end].trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let next = end - body.len();
    // The speaker's line below the words, in mail and Markdown behind a mark of its own.
    if text[from..own].trim().is_empty() && text[next..end].starts_with(DASHES) {
        return Span::new(next, line(next));
    }
    Span::new(from, own)
}

/// Whether what stands between marks is a name within a clause: one or two words, or in Chinese and Japanese a few characters right
/// between others: "民間團體「路權行動」發言人".
fn within_clause(text: &str, q: Quoted, count: usize) -> bool {
    let words = q.words.of(text).unwrap_or_default();
    let before = text[..q.outer.start].chars().next_back();
    let after = text[q.outer.end..].chars().next();
    let inner = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_kana(c));
    // "head of the project «Clean Shore and Sea», said"
    let title = || {
        let apart = text[..q.outer.start].trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
        apart && count <= 6 && !sentence_end(words) && !words.trim_end().ends_with(',') && words.starts_with(char::is_uppercase)
    };
    count <= 2 || count <= 8 && !sentence_end(words) && inner(before) && inner(after) || title()
}

/// Whether what stands between marks is a Japanese name within a clause: no particle of speech follows. "「雪まるレンタル」の社長".
fn name_in_clause(text: &str, q: Quoted, count: usize, speech: &Language) -> bool {
    let behind = &text[q.outer.end..];
    speech.lang == "ja"
        && !chained(behind, speech)
        && behind.starts_with(['の', 'を', 'に', 'が', 'は', 'で', 'へ'])
        && within_clause(text, q, count)
}

/// Whether some words are the rest of a sentence and a further one.
fn sentences(between: &str) -> bool {
    let body = between.trim_end().trim_end_matches(['.', '!', '?', '。', '！', '？', '।', '؟']);
    let end = body.rfind(['.', '!', '?', '。', '！', '？', '।', '؟']);
    end.is_some_and(|at| body.len() - at > 12)
}

fn sentence_end(clause: &str) -> bool {
    clause.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '।', '؟', '；', '…']) || clause.trim().is_empty()
}

/// Whether the clause behind some words is of another statement: behind a full stop with a capital, or with a colon of its own.
fn begins_anew(words: &str, behind: &str) -> bool {
    let clause = behind.trim();
    words.trim_end().ends_with('.') && clause.starts_with(char::is_uppercase) || sentence_end(words) && clause.ends_with([':', '：'])
}

/// Whether the words of a paragraph go on with those that ended at `end`, in the paragraph above, with nobody else named in between.
fn goes_on_below(text: &str, end: usize, start: usize, reader: &dyn Reader) -> bool {
    let between = text.get(end..start).unwrap_or_default();
    !between.trim().contains('\n') && between.len() < REACH && !reader.names_somebody(end, start)
}

/// Whether a clause holds a verb of speech.
fn announces(clause: &str, speech: &Language) -> bool {
    let words = clause.split(|c: char| !is_word(c));
    speech.cues.iter().any(|cue| is_dense(cue) && clause.contains(cue)) || words.into_iter().any(|w| speech.senses(w).holds(Sense::Cue))
}

/// Whether a clause between two quotations of one verb joins them, in Korean and Japanese.
fn chained(clause: &str, speech: &Language) -> bool {
    let clause = clause.trim_start();
    match speech.lang {
        "ko" => {
            ["며", "이며", "라며", "이라며", "면서", "이라면서", "라면서", "고", "라고", "이라고"].iter().any(|j| clause.starts_with(j))
        }
        "ja" => ["と", "とし", "などと"].iter().any(|j| clause.starts_with(j)) && !sentence_end(clause),
        _ => false,
    }
}

/// Whether the words right before the marks make what follows a title or a term.
fn named_thing(clause: &str, speech: &Language) -> bool {
    let clause = clause.trim_end().to_lowercase();
    // "論文標題：「…」"
    let titled = ["标题：", "標題：", "题目：", "題目：", "书名：", "書名：", "片名：", "主题：", "主題："];
    if titled.iter().any(|t| clause.replace(':', "：").ends_with(t)) {
        return true;
    }
    speech.naming.iter().any(|word| {
        clause.strip_suffix(word).is_some_and(|rest| rest.is_empty() || !rest.ends_with(char::is_alphanumeric) || is_dense(rest))
    })
}

/// Whether the words right behind the marks make what stands in them a name, in Japanese and Korean.
fn named_behind(behind: &str) -> bool {
    let naming = [
        "と名付け",
        "と名づけ",
        "と呼ばれ",
        "と呼ぶ",
        "と呼ん",
        "と称し",
        "と題し",
        "と銘打",
        "이라고 부르",
        "라고 부르",
        "이라 부르",
        "이라고 불",
        "이라고 부른",
        "라고 부른",
        "이라 부른",
        "라 부른",
        "이라 칭",
        "라 칭",
        "라고 불",
        "이라 불",
        "라고 적힌",
        "이라고 적힌",
        "라고 쓰인",
        "이라고 쓰인",
        "라는 문구",
        "이라는 문구",
        "라는 구호",
        "이라는 구호",
        "라는 제목",
        "이라는 제목",
        "라는 속담",
        "이라는 속담",
        "と書かれ",
        "と記され",
        "と刻まれ",
        "という絵",
        "という歌",
        "という曲",
        "という本",
        "という看板",
        "という札",
        "という題",
        "という名",
        "という標語",
        "ということわざ",
        "というスローガン",
    ];
    naming.iter().any(|n| behind.starts_with(n))
}

/// "“the great blackout”, as a radio host called it"
fn called_so(behind: &str) -> bool {
    let Some(rest) = behind.trim_start().strip_prefix(',') else { return false };
    let mut words = rest.split(|c: char| !is_word(c)).filter(|w| !w.is_empty());
    words.next().is_some_and(|w| AS.contains(&w)) && words.take(7).any(|w| NAMES.contains(&w))
}

/// What brings up by whom something is called so.
const AS: [&str; 6] = ["as", "wie", "comme", "como", "come", "как"];
/// Words that bring up what was said.
const THAT: [&str; 8] = ["that", "dass", "que", "che", "что", "أن", "إن", "कि"];
/// What a line says that gives out the words below it.
const STATED: [&str; 12] = [
    "following statement",
    "in a statement",
    "コメントを",
    "談話を",
    "声明を",
    "声明如下",
    "发表声明",
    "發表聲明",
    "folgende Erklärung",
    "déclaration suivante",
    "siguiente declaración",
    "seguinte nota",
];
/// Verbs of naming.
const NAMES: [&str; 33] = [
    "called",
    "dubbed",
    "nannte",
    "nannten",
    "appelait",
    "surnomme",
    "llamó",
    "chamou",
    "chiamò",
    "назвал",
    "назвала",
    "calls",
    "call",
    "calling",
    "describes",
    "describe",
    "bezeichnet",
    "nennt",
    "nennen",
    "appelle",
    "appellent",
    "qualifie",
    "llama",
    "llaman",
    "califica",
    "chama",
    "chamam",
    "chiama",
    "chiamano",
    "definisce",
    "называет",
    "называют",
    "назвали",
];

/// "calls its plan a “new deal for all of us”": what is named stands between the verb and an article, and the words are no sentence.
fn called_a_thing(words: &str, clause: &str, speech: &Language) -> bool {
    let last = clause.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let senses = speech.senses(last);
    if sentence_end(words) || last.is_empty() || !senses.holds(Sense::Indefinite) && !senses.holds(Sense::Definite) {
        return false;
    }
    let sentence = clause.rsplit(['.', '!', '?', ',']).next().unwrap_or_default();
    let tokens = super::super::people::words(sentence, 0, speech);
    tokens.len() > 2 && tokens.iter().rev().skip(1).take(6).any(|t| t.any_of(&NAMES))
}

/// "Su libro, «Lo que queda», se publicará": what a comma sets off behind a word for a work is its title.
fn a_work(clause: &str) -> bool {
    let noun = clause.trim_end().strip_suffix(',').and_then(|before| before.rsplit(|c: char| !is_word(c)).next());
    noun.is_some_and(|noun| WORKS.contains(&noun.to_lowercase().as_str()))
}

/// Words for what has a title.
const WORKS: [&str; 64] = [
    "book",
    "novel",
    "memoir",
    "report",
    "study",
    "paper",
    "essay",
    "film",
    "documentary",
    "album",
    "play",
    "podcast",
    "exhibition",
    "buch",
    "roman",
    "bericht",
    "studie",
    "film",
    "dokumentarfilm",
    "ausstellung",
    "stück",
    "livre",
    "rapport",
    "étude",
    "essai",
    "documentaire",
    "exposition",
    "pièce",
    "libro",
    "novela",
    "informe",
    "estudio",
    "ensayo",
    "película",
    "documental",
    "exposición",
    "disco",
    "obra",
    "tesis",
    "livro",
    "romance",
    "relatório",
    "estudo",
    "ensaio",
    "filme",
    "documentário",
    "exposição",
    "artigo",
    "tese",
    "romanzo",
    "rapporto",
    "studio",
    "saggio",
    "documentario",
    "mostra",
    "articolo",
    "книга",
    "роман",
    "доклад",
    "исследование",
    "фильм",
    "выставка",
    "статья",
    "монография",
];

/// Whether a preposition brings up words that are all in capitals: a programme, a book, a song.
fn title_of_work(words: &str, clause: &str, speech: &Language) -> bool {
    let before = clause.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    speech.prepositions.contains(&before.as_str()) && in_title_case(words)
}

/// Whether every longer word has a capital, as English titles have.
fn in_title_case(words: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(|c| !c.is_lowercase()) || w.chars().count() <= 3;
    words.split_whitespace().count() > 1 && words.split_whitespace().all(capital) && words.chars().any(char::is_uppercase)
}

fn is_dense(text: &str) -> bool {
    text.ends_with(is_dense_char)
}

fn is_dense_char(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c)
}

/// Words, and characters of Chinese and Japanese.
pub(in super::super) fn units(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let dense = c >= '\u{3005}' && (is_han(c) || is_kana(c));
        let word = is_word(c) && !dense || matches!(c, '\'' | '’');
        count += usize::from(dense || word && !inside);
        inside = word;
    }
    count
}
