//! Verifying a sentence: is it in the corpus exactly, altered, said by somebody else, or not there?

mod alike;

use unicode_segmentation::UnicodeSegmentation;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::index::{Index, IndexError, Request};
use crate::quote::{Passage, QuoteId, extract};
use crate::retrieval::{Filters, Topic, language, understand};
use crate::text::Span;
use crate::text::lang::detect;

use self::alike::{Wanted, changes, closest, plain};
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

/// Quotes that are compared in full.
const CANDIDATES: usize = 30;
/// Longer sentences are cut: nobody checks a book.
const LONGEST: usize = 20_000;
/// Fewer letters than this prove nothing.
const SHORTEST: usize = 4;

pub(super) fn verify(sentence: &str, index: &Index, corpus: &Corpus) -> Result<Verified, IndexError> {
    let cut = sentence.char_indices().nth(LONGEST).map_or(sentence.len(), |(at, _)| at);
    let sentence = sentence[..cut].trim();
    let (words, around) = split(sentence);
    let claimed = claimed(sentence, &words, &around, index)?;
    let mut out =
        Verified { verdict: Verdict::NotFound, words: words.clone(), claimed, evidence: Vec::new(), changes: Vec::new(), in_part: false };
    let needle = plain(&words);
    if needle.text.chars().count() < SHORTEST {
        return Ok(out);
    }
    let wanted = Wanted::of(&words);
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
        if let Some((ratio, span)) = closest(&wanted, &joined)
            && best.as_ref().is_none_or(|(b, ..)| ratio > *b)
        {
            best = Some((ratio, passages, span));
        }
    }
    if let Some((_, passages, span)) = best {
        out.changes = changes(&words, span.of(&joined(&passages)).unwrap_or_default());
        out.verdict = verdict(out.claimed.as_ref(), &passages, Verdict::Altered);
        out.evidence = touched(passages, span);
    }
    Ok(out)
}

/// Whom a sentence names as the speaker of the words in its marks: who says them in it as in an article, else the only one who is
/// named around them. The name is the corpus's where it has the person, else the sentence's.
fn claimed(sentence: &str, words: &str, around: &str, index: &Index) -> Result<Option<String>, IndexError> {
    if around.trim().is_empty() {
        return Ok(None);
    }
    let known = |text: &str| -> Result<Vec<String>, IndexError> {
        let named = understand(text, &Filters::default(), index)?;
        Ok(named.speakers.into_iter().map(|s| s.name).chain(named.strangers).collect())
    };
    let read = ArticleId::from_words("claim").map(|id| extract(&id, sentence, &language(around), index.gazetteer()));
    let said = read
        .iter()
        .flat_map(|read| &read.quotes)
        .find(|quote| quote.spans.iter().any(|s| s.of(sentence).is_some_and(|s| words.contains(s))));
    if let Some(name) = said.and_then(|quote| quote.attribution.name()) {
        let known = known(name)?.into_iter().next();
        return Ok(Some(known.unwrap_or_else(|| name.to_owned())));
    }
    let mut named = known(around)?;
    Ok(if named.len() == 1 { named.pop() } else { None })
}

/// A quote's paragraphs as one text; [`touched`] counts in it.
fn joined(passages: &[Passage]) -> String {
    passages.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join("\n")
}

/// Whether a stretch of a text is one or several sentences of it, but for marks.
fn is_whole(span: Span, text: &str) -> bool {
    let bare = |between: Option<&str>| between.is_some_and(|marks| !marks.contains(char::is_alphanumeric));
    let starts = || text.split_sentence_bound_indices().map(|(at, _)| at);
    let ends = starts().skip(1).chain([text.len()]).find(|end| *end >= span.end);
    starts().filter(|start| *start <= span.start).last().is_some_and(|start| bare(text.get(start..span.start)))
        && ends.is_some_and(|end| bare(text.get(span.end..end)))
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
