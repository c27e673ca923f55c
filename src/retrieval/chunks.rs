//! A question cut up: what names something, what only shows the question's form, and what is left to be about.

use std::collections::HashMap;
use std::ops::Range;

use crate::lexicon::{Entry, Gazetteer};
use crate::text::fold::fold_mapped;
use crate::text::lang::detect;
use crate::text::script::{Class, class, is_arabic, is_cyrillic, is_devanagari};
use crate::text::{Lang, Span};

use super::forms::{self, Forms};

/// What a cue shows; a word can show several things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    Empty,
    Voice,
    People,
    About,
    Says,
    Comparison,
    On,
    From,
    State,
}

/// A word of the question, or one character of a script without blanks.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub folded: String,
    pub span: Span,
    /// Starts with a capital, in a script that has them.
    pub capital: bool,
    pub dense: bool,
    /// Written in capitals throughout, in a question that is not: a name, never a function word ("AI", "US").
    pub acronym: bool,
    /// Whether something other than blanks parts it from the unit before.
    pub broken_before: bool,
    pub blank_before: bool,
}

/// The language of a question: the one with the most form words in it, since trigrams mislead on a handful of words.
pub fn language(question: &str) -> Lang {
    let guessed = detect(question);
    if matches!(guessed.primary(), "zh" | "ja" | "ko" | "und") {
        return guessed;
    }
    let units = units(question);
    let known = |forms: &Forms| {
        let lists = [forms.empty, forms.voice, forms.people, forms.about, forms.says, forms.comparison, forms.on, forms.from];
        units.iter().filter(|u| !u.acronym && lists.iter().any(|list| list.contains(&u.folded.as_str()))).count()
    };
    let counts: Vec<(usize, &Forms)> = forms::TABLE.iter().map(|f| (known(f), *f)).collect();
    let most = counts.iter().map(|(n, _)| *n).max().unwrap_or(0);
    let mut best = counts.iter().filter(|(n, _)| *n == most).map(|(_, f)| f.lang);
    if most > 0 && best.clone().any(|lang| lang == "en") {
        // Of a tie, English is the likeliest by far, and trigrams of names say anything.
        return "en".parse().unwrap_or(guessed);
    }
    match (most, best.clone().any(|lang| lang == guessed.primary())) {
        (0, _) if question.chars().count() < SHORT => usual(question).parse().unwrap_or(guessed),
        (0, _) | (_, true) => guessed,
        _ => best.next().and_then(|lang| lang.parse().ok()).unwrap_or(guessed),
    }
}

/// Below this many characters trigrams guess.
const SHORT: usize = 60;

/// The language that most questions in a script are in.
fn usual(question: &str) -> &'static str {
    match question.chars().find(|c| c.is_alphabetic()) {
        Some(c) if is_cyrillic(c) => "ru",
        Some(c) if is_arabic(c) => "ar",
        Some(c) if is_devanagari(c) => "hi",
        _ => "en",
    }
}

/// A part of the question.
#[derive(Debug, Clone)]
pub(super) enum Part {
    /// Shows the form.
    Cue(Vec<Cue>),
    /// Names something of the gazetteer.
    Named(Entry),
    /// Neither: a name or the topic.
    Chunk,
}

/// A question in parts, from left to right.
pub(super) struct Chunks<'q> {
    /// Whether every noun is a capital, as in German, so that a capital tells nothing of a name.
    pub capital_nouns: bool,
    pub question: &'q str,
    pub units: Vec<Unit>,
    /// Ranges of units, with what they are.
    pub parts: Vec<(Range<usize>, Part)>,
}

/// The longest cue has this many words or characters.
const LONGEST_CUE: usize = 10;

impl<'q> Chunks<'q> {
    pub(super) fn of(question: &'q str, lang: &Lang, gazetteer: &Gazetteer) -> Self {
        let units = units(question);
        let cues = cues(lang);
        let mentions = gazetteer.scan(question, lang);
        let capital_nouns = lang.primary() == "de";
        let mut parts: Vec<(Range<usize>, Part)> = Vec::new();
        let mut at = 0;
        while at < units.len() {
            let cue = cue_at(&units, at, &cues).filter(|_| capital_nouns || !continues_name(&units, at, &parts));
            let longer_cue = |end: usize| cue.as_ref().is_some_and(|(cue_end, _)| *cue_end > end);
            let meant = |end: usize, entry: &Entry| !matches!(entry, Entry::Kind { .. }) || of_people(&units, at..end, &parts, &cues);
            if let Some((end, entry)) = mention_at(&units, at, &mentions).filter(|(end, entry)| !longer_cue(*end) && meant(*end, entry)) {
                parts.push((at..end, Part::Named(entry)));
                at = end;
            } else if let Some((end, shown)) = cue {
                parts.push((at..end, Part::Cue(shown)));
                at = end;
            } else {
                match parts.last_mut() {
                    Some((range, Part::Chunk)) if !units[at].broken_before && units[at].dense == units[range.start].dense => {
                        range.end = at + 1
                    }
                    _ => parts.push((at..at + 1, Part::Chunk)),
                }
                at += 1;
            }
        }
        // Function characters alone between names say nothing; nor does Japanese grammar, which is in hiragana.
        let grammar =
            |i: usize| SOFT.contains(&units[i].folded.as_str()) || units[i].folded.chars().all(|c| matches!(c, '\u{3041}'..='\u{309F}'));
        parts.retain(|(range, part)| !matches!(part, Part::Chunk) || !range.clone().all(grammar));
        Self { capital_nouns, question, units, parts }
    }

    /// The bytes of a range of units.
    pub(super) fn span(&self, range: &Range<usize>) -> Span {
        match (self.units.get(range.start), self.units.get(range.end.saturating_sub(1))) {
            (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
            _ => Span::new(0, 0),
        }
    }

    /// The words of a range of units, as written.
    pub(super) fn text(&self, range: &Range<usize>) -> &'q str {
        self.span(range).of(self.question).unwrap_or_default()
    }

    /// Whether a unit only shows the form of the question.
    pub(super) fn is_cue(&self, unit: usize) -> bool {
        self.parts.iter().any(|(range, part)| range.contains(&unit) && matches!(part, Part::Cue(_)))
    }

    /// Whether any part shows this.
    pub(super) fn shows(&self, cue: Cue) -> bool {
        self.parts.iter().any(|(_, p)| p.is(cue))
    }
}

impl Part {
    pub(super) fn is(&self, cue: Cue) -> bool {
        matches!(self, Self::Cue(shown) if shown.contains(&cue))
    }

    /// Whether it ties what stands beside it to somebody who speaks.
    pub(super) fn speaks(&self) -> bool {
        self.is(Cue::Says) || self.is(Cue::Voice)
    }

    /// Whether it ties what stands beside it to what is spoken of.
    pub(super) fn is_about(&self) -> bool {
        self.is(Cue::On) && !self.is(Cue::From) || self.is(Cue::About)
    }
}

fn mention_at(units: &[Unit], at: usize, mentions: &[crate::lexicon::Mention]) -> Option<(usize, Entry)> {
    let mention = mentions.iter().find(|m| m.span.start == units[at].span.start)?;
    let end = at + units[at..].iter().take_while(|u| u.span.end <= mention.span.end).count();
    (end > at).then(|| (end, mention.entry.clone()))
}

/// Whether a kind of house is what people are of ("someone from a mining company", "any university people", "智库的人"), and not what is
/// spoken of ("what should universities do").
fn of_people(units: &[Unit], kind: Range<usize>, parts: &[(Range<usize>, Part)], cues: &Cues) -> bool {
    let people = |i: usize| cue_at(units, i, cues).is_some_and(|(_, shown)| shown.contains(&Cue::People));
    // What joins a house to its people: 的, の, 界.
    let mut behind = kind.end;
    while units.get(behind).is_some_and(|unit| ["的", "の", "界", "所", "属"].contains(&unit.folded.as_str())) {
        behind += 1;
    }
    // "大学的人工智能": 人 begins a word.
    let within = |i: usize| {
        units[i].dense && units.get(i + 1).is_some_and(|next| next.dense && !next.broken_before && cue_at(units, i + 1, cues).is_none())
    };
    let word = |i: usize| units.get(i).is_some_and(|unit| PERSONS.contains(&unit.folded.as_str())) && !within(i);
    if units.get(behind).is_some_and(|unit| !unit.broken_before) && (word(behind) || people(behind)) {
        return true;
    }
    let mut before = parts.iter().rev().filter(|(_, part)| !matches!(part, Part::Cue(shown) if *shown == [Cue::Empty])).peekable();
    // "a mining company"
    before.next_if(|(range, part)| matches!(part, Part::Chunk) && range.len() < 3);
    let asked = |part: &Part| part.is(Cue::People) || part.is(Cue::Voice) || matches!(part, Part::Named(Entry::Role { .. }));
    match before.next() {
        Some((_, part)) if part.is(Cue::People) => true,
        // "anyone here from a mining company"
        Some((range, part)) if part.is(Cue::From) => {
            before.any(|(_, part)| asked(part)) || (range.start.saturating_sub(FAR)..range.start).any(word)
        }
        _ => false,
    }
}

/// Words for somebody that show no form of a question.
const PERSONS: [&str; 20] = [
    "people",
    "person",
    "folks",
    "guy",
    "guys",
    "woman",
    "man",
    "staff",
    "someone",
    "somebody",
    "anyone",
    "anybody",
    "人",
    "者",
    "alguien",
    "quelqu",
    "кто",
    "احد",
    "कोई",
    "jemand",
];

/// How many words may stand between somebody and where they are from.
const FAR: usize = 3;

/// "Theresa May": a capital after a capital goes on with the name, whatever the word means in lower case.
fn continues_name(units: &[Unit], at: usize, parts: &[(Range<usize>, Part)]) -> bool {
    let before = parts.last().is_some_and(|(range, part)| matches!(part, Part::Chunk) && units[range.end - 1].capital);
    before && units[at].capital && !units[at].broken_before && units[at].folded.chars().count() > 1
}

type Cues = HashMap<String, Vec<Cue>>;

/// The cues of a language; those of English where it has none.
fn cues(lang: &Lang) -> Cues {
    let forms: &Forms = forms::of(lang.primary()).unwrap_or(forms::TABLE[0]);
    let lists: [(&[&str], Cue); 9] = [
        (forms.empty, Cue::Empty),
        (forms.voice, Cue::Voice),
        (forms.people, Cue::People),
        (forms.about, Cue::About),
        (forms.says, Cue::Says),
        (forms.comparison, Cue::Comparison),
        (forms.on, Cue::On),
        (forms.from, Cue::From),
        (forms.state, Cue::State),
    ];
    let mut out = Cues::new();
    for (list, cue) in lists {
        for entry in list {
            out.entry((*entry).to_owned()).or_default().push(cue);
        }
    }
    out
}

/// Chinese function characters that are also halves of common words (就业, 对齐, 和平): they never cut a chunk, and pairs
/// with them count only where the corpus has them.
pub(super) const SOFT: [&str; 15] = ["对", "就", "和", "与", "及", "有", "在", "位", "都", "没", "还", "跟", "从", "着", "把"];

/// The longest cue that starts at a unit.
fn cue_at(units: &[Unit], at: usize, cues: &Cues) -> Option<(usize, Vec<Cue>)> {
    if units[at].acronym {
        return None;
    }
    let mut text = String::new();
    let mut best = None;
    for (i, unit) in units.iter().enumerate().skip(at).take(LONGEST_CUE) {
        if i > at {
            if unit.broken_before {
                break;
            }
            if !unit.dense || unit.blank_before {
                text.push(' ');
            }
        }
        text.push_str(&unit.folded);
        if let Some(shown) = cues.get(&text).filter(|_| !SOFT.contains(&text.as_str())) {
            best = Some((i + 1, shown.clone()));
        }
    }
    best
}

/// Cuts a question into units as the cues are written: apostrophes and hyphens part words.
pub(super) fn units(question: &str) -> Vec<Unit> {
    let folded = fold_mapped(question);
    // Scripts without capitals cannot be shouted in.
    let letters = question.chars().filter(|c| c.is_alphabetic()).count();
    let capitals = question.chars().filter(|c| c.is_uppercase()).count();
    let shouted = !question.chars().any(char::is_lowercase) && 2 * capitals > letters && question.trim().contains(char::is_whitespace);
    let mut out: Vec<Unit> = Vec::new();
    let mut word = String::new();
    let mut start = 0;
    let mut end = 0;
    let mut push = |word: &mut String, span: Span, dense: bool| {
        if word.is_empty() {
            return;
        }
        let between = out.last().map_or("", |before: &Unit| question.get(before.span.end..span.start).unwrap_or_default());
        let written = span.of(question).unwrap_or_default();
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let acronym = !shouted && written.chars().count() > 1 && written.chars().all(char::is_uppercase);
        out.push(Unit {
            folded: std::mem::take(word),
            span,
            capital,
            dense,
            acronym,
            broken_before: between.chars().any(|c| !c.is_whitespace() && !JOINERS.contains(&c)),
            blank_before: !between.is_empty(),
        });
    };
    for &(c, from, to) in &folded.chars {
        let (from, to) = (from as usize, to as usize);
        match class(c) {
            Class::Dense => {
                push(&mut word, Span::new(start, end), false);
                word.push(c);
                push(&mut word, Span::new(from, to), true);
            }
            Class::Spaced => {
                if word.is_empty() {
                    start = from;
                }
                word.push(c);
                end = to;
            }
            Class::Gap => push(&mut word, Span::new(start, end), false),
        }
    }
    push(&mut word, Span::new(start, end), false);
    out
}

/// Inside a name ("J.S. Tan", "O'Neil", "Adebayo-Clarke", "杰弗里·丁"), not between two.
const JOINERS: [char; 9] = ['.', '\'', '’', '-', '·', '・', '‐', '‧', '•'];
