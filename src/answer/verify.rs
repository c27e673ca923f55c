//! Verifying a sentence: is it in the corpus exactly, altered, said by somebody else, or not there?

use similar::{Algorithm, DiffTag, TextDiff, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

use crate::corpus::Corpus;
use crate::index::{Index, IndexError, Request};
use crate::quote::{Passage, QuoteId};
use crate::retrieval::{Filters, Topic, understand};
use crate::text::fold::fold_mapped;
use crate::text::lang::detect;
use crate::text::{Span, sentences};

use super::check::Checker;
use super::compose::evidence;
use super::{Evidence, Standing};

/// What became of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It is there, but for marks, width and blanks.
    Exact,
    /// It is there in other words.
    Altered,
    /// It is there, and the speaker whom the sentence names did not say it.
    SomeoneElse,
    /// Nobody in the corpus said it.
    NotFound,
}

/// A stretch of the difference between the sentence and what was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// In both.
    Same(String),
    /// Only in the sentence.
    Claimed(String),
    /// Only in what was said.
    Said(String),
}

/// A sentence, looked up.
#[derive(Debug, Clone)]
pub struct Verified {
    pub verdict: Verdict,
    /// The words that were compared.
    pub words: String,
    /// Whom the sentence names as the speaker, if anybody.
    pub claimed: Option<String>,
    /// What was said; of several paragraphs, those that the sentence touches.
    pub evidence: Vec<Evidence>,
    /// The difference, where there is one.
    pub changes: Vec<Change>,
    /// Whether the words are there, but as a part of a sentence: what stands around them may turn what they say.
    pub in_part: bool,
}

/// A sentence is an altered quotation when at least this share of both is common, in order.
const ALIKE: f32 = 0.6;
/// Quotes that are compared in full.
const CANDIDATES: usize = 30;
/// Longer sentences are cut: nobody checks a book.
const LONGEST: usize = 20_000;
/// Likeness is measured on this many characters, since that costs the square of the length.
const LONGEST_ALIKE: usize = 1500;
/// Fewer letters than this prove nothing.
const SHORTEST: usize = 4;

pub(super) fn verify(sentence: &str, index: &Index, corpus: &Corpus) -> Result<Verified, IndexError> {
    let cut = sentence.char_indices().nth(LONGEST).map_or(sentence.len(), |(at, _)| at);
    let (words, around) = split(sentence[..cut].trim());
    let named = understand(&around, &Filters::default(), index)?;
    let claimed = named.speakers.into_iter().next().map(|s| s.name).or_else(|| named.strangers.into_iter().next());
    let mut out =
        Verified { verdict: Verdict::NotFound, words: words.clone(), claimed, evidence: Vec::new(), changes: Vec::new(), in_part: false };
    let needle = plain(&words);
    if needle.text.chars().count() < SHORTEST {
        return Ok(out);
    }
    let mut checker = Checker::new(corpus);
    let mut best: Option<(f32, Vec<Passage>, Span)> = None;
    for quote in candidates(&words, index)? {
        let passages: Vec<Passage> = index.quote(&quote)?.into_iter().filter(|p| checker.holds(p)).collect();
        let joined = joined(&passages);
        let hay = plain(&joined);
        if let Some(at) = hay.text.find(&needle.text) {
            let span = hay.span(at, at + needle.text.len());
            out.verdict = verdict(out.claimed.as_ref(), &passages, Verdict::Exact);
            out.in_part = !is_whole(span, &joined);
            out.evidence = touched(passages, span);
            return Ok(out);
        }
        if let Some((ratio, span)) = closest(&words, &joined)
            && best.as_ref().is_none_or(|(b, ..)| ratio > *b)
        {
            best = Some((ratio, passages, span));
        }
    }
    if let Some((ratio, passages, span)) = best
        && ratio >= ALIKE
    {
        out.changes = changes(&words, span.of(&joined(&passages)).unwrap_or_default());
        out.verdict = verdict(out.claimed.as_ref(), &passages, Verdict::Altered);
        out.evidence = touched(passages, span);
    }
    Ok(out)
}

/// A quote's paragraphs as one text; [`touched`] counts in it.
fn joined(passages: &[Passage]) -> String {
    passages.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Whether a stretch of a text is one or several sentences of it, but for marks.
fn is_whole(span: Span, text: &str) -> bool {
    let bare = |between: Option<&str>| between.is_some_and(|marks| !marks.contains(char::is_alphanumeric));
    let sentences = sentences(text);
    sentences.iter().any(|s| bare(text.get(s.start..span.start))) && sentences.iter().any(|s| bare(text.get(span.end..s.end)))
}

/// The verdict on words that were found, unless they are another's than the sentence claims.
fn verdict(claimed: Option<&String>, passages: &[Passage], found: Verdict) -> Verdict {
    match (claimed, passages.first().and_then(|p| p.speaker.as_ref())) {
        (Some(claimed), Some(speaker)) if claimed != speaker => Verdict::SomeoneElse,
        _ => found,
    }
}

/// The words in quotation marks and what stands around them; without marks the words are everything.
fn split(sentence: &str) -> (String, String) {
    const OPEN: [char; 5] = ['“', '"', '「', '«', '„'];
    const CLOSE: [char; 5] = ['”', '"', '」', '»', '“'];
    let open = sentence.char_indices().find(|(_, c)| OPEN.contains(c));
    let close = sentence.char_indices().rfind(|(_, c)| CLOSE.contains(c));
    if let (Some((from, mark)), Some((to, _))) = (open, close) {
        let inside = from + mark.len_utf8()..to;
        if let Some(words) = sentence.get(inside).filter(|w| w.chars().count() >= SHORTEST) {
            let around = format!("{} {}", &sentence[..from], &sentence[to..]);
            return (words.to_owned(), around);
        }
    }
    (sentence.to_owned(), String::new())
}

/// Letters and digits only, folded, with the way back.
struct Plain {
    text: String,
    /// For each byte of `text`, the bytes of the original.
    origin: Vec<Span>,
}

impl Plain {
    fn span(&self, start: usize, end: usize) -> Span {
        let first = self.origin.get(start).map_or(0, |s| s.start);
        let last = self.origin.get(end.saturating_sub(1)).map_or(0, |s| s.end);
        Span::new(first, last)
    }
}

fn plain(text: &str) -> Plain {
    let mut out = Plain { text: String::new(), origin: Vec::new() };
    for (c, start, end) in fold_mapped(text).chars {
        if c.is_alphanumeric() || crate::text::script::is_mark(c) {
            out.text.push(c);
            out.origin.extend(std::iter::repeat_n(Span::new(start as usize, end as usize), c.len_utf8()));
        }
    }
    out
}

fn candidates(words: &str, index: &Index) -> Result<Vec<QuoteId>, IndexError> {
    let topic = Topic::new(&[words], Vec::new(), &detect(words), index)?;
    if topic.is_empty() {
        return Ok(Vec::new());
    }
    let mut out = Vec::new();
    for ranked in topic.search(&Request { limit: CANDIDATES * 3, ..Request::default() }, index)? {
        if !out.contains(&ranked.passage.quote) && out.len() < CANDIDATES {
            out.push(ranked.passage.quote);
        }
    }
    Ok(out)
}

/// Clauses of a text: people quote parts of sentences.
fn clauses(said: &str) -> Vec<Span> {
    let mut out = Vec::new();
    let mut start = 0;
    for part in said.split_inclusive(['.', '。', '!', '！', '?', '？', ';', '；', ',', '，', '、', ':', '：', '\n', '—', '…']) {
        if part.chars().any(char::is_alphanumeric) {
            let left = part.len() - part.trim_start().len();
            out.push(Span::new(start + left, start + part.trim_end().len()));
        }
        start += part.len();
    }
    out
}

/// The run of clauses that is most like the words, and how like it is (0 to 1).
fn closest(words: &str, said: &str) -> Option<(f32, Span)> {
    let clauses = clauses(said);
    let wanted: String = plain(words).text.chars().take(LONGEST_ALIKE).collect();
    let length = wanted.chars().count();
    let mut best: Option<(f32, Span)> = None;
    for from in 0..clauses.len() {
        for to in from..clauses.len() {
            let span = Span::new(clauses[from].start, clauses[to].end);
            let text = plain(span.of(said)?).text;
            let size = text.chars().count();
            if size * 3 < length {
                continue;
            }
            if size > length * 3 {
                break;
            }
            let ratio = TextDiff::from_chars(&wanted, &text).ratio();
            if best.is_none_or(|(b, _)| ratio > b) {
                best = Some((ratio, span));
            }
        }
    }
    best
}

/// The difference, blind to marks, widths and blanks. What was left out before and after is no change: quoting a part is.
fn changes(claimed: &str, said: &str) -> Vec<Change> {
    let (ours, theirs) = (units(claimed), units(said));
    let keys = |units: &[(String, String)]| units.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
    let mut out: Vec<Change> = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &keys(&ours), &keys(&theirs)) {
        let text =
            |units: &[(String, String)], range: std::ops::Range<usize>| units[range].iter().map(|(_, shown)| shown.as_str()).collect();
        match op.tag() {
            DiffTag::Equal => out.push(Change::Same(text(&theirs, op.new_range()))),
            DiffTag::Delete => out.push(Change::Claimed(text(&ours, op.old_range()))),
            DiffTag::Insert => out.push(Change::Said(text(&theirs, op.new_range()))),
            DiffTag::Replace => {
                out.push(Change::Claimed(text(&ours, op.old_range())));
                out.push(Change::Said(text(&theirs, op.new_range())));
            }
        }
    }
    let omitted = |c: Option<&Change>| matches!(c, Some(Change::Said(_)));
    if omitted(out.last()) && !matches!(out.iter().rev().nth(1), Some(Change::Claimed(_))) {
        out.pop();
    }
    if omitted(out.first()) {
        out.remove(0);
    }
    // A mark at the end belongs to neither reading.
    let last = if matches!(out.last(), Some(Change::Same(_))) { out.len() } else { out.len().saturating_sub(2) };
    for change in &mut out[last..] {
        if let Change::Claimed(text) | Change::Said(text) = change {
            text.truncate(text.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
        }
    }
    if let Some(Change::Same(text)) = out.last_mut() {
        text.truncate(text.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
    }
    out
}

/// Words, or characters of scripts without blanks: what is compared, and how it is shown with what follows it.
fn units(text: &str) -> Vec<(String, String)> {
    let dense = text.chars().any(crate::text::script::is_han);
    let pieces: Vec<&str> = if dense { text.graphemes(true).collect() } else { text.split_word_bounds().collect() };
    let mut out: Vec<(String, String)> = Vec::new();
    for piece in pieces {
        let key = plain(piece).text;
        match out.last_mut() {
            Some((_, shown)) if key.is_empty() => shown.push_str(piece),
            None if key.is_empty() => {}
            _ => out.push((key, piece.to_owned())),
        }
    }
    out
}

/// The passages that a stretch of their joined text touches, with the stretch as highlight.
fn touched(passages: Vec<Passage>, span: Span) -> Vec<Evidence> {
    let mut at = 0;
    let mut out = Vec::new();
    for passage in passages {
        let (start, end) = (at, at + passage.text.len());
        at = end + 1;
        let from = span.start.clamp(start, end) - start;
        let to = span.end.clamp(start, end) - start;
        if from < to {
            out.push(evidence(passage, 0.0, vec![Span::new(from, to)], Standing::Asked, Vec::new()));
        }
    }
    out
}
