//! The topic of a question as weighed tokens, and how much of it a passage covers.

use std::collections::{HashMap, HashSet};

use crate::index::{Clause, Facet, Hit, Index, IndexError, Request};
use crate::quote::Passage;
use crate::text::tokens::{Kind, Token, tokens};
use crate::text::{Lang, Span};

use super::chunks::SOFT;

/// A unit of the topic: a word with its stem, or a pair of characters.
struct Term {
    /// Any of these tokens is a match.
    forms: Vec<String>,
    /// How much it tells: BM25's idf over the passages of the index, in nats.
    idf: f32,
    /// Whether any passage holds it.
    known: bool,
    dense: bool,
}

/// What a question is about, ready to be searched.
#[derive(Default)]
pub struct Topic {
    terms: Vec<Term>,
    clauses: Vec<Clause>,
    /// Regions that the words must be about, each with the codes that serve.
    subjects: Vec<Vec<String>>,
}

/// A passage with what the topic found in it.
#[derive(Debug, Clone)]
pub struct Ranked {
    pub passage: Passage,
    /// BM25 and subjects, in BM25's units.
    pub score: f32,
    /// The share of the topic that the passage covers, weighed by idf, 0 to 1.
    pub coverage: f32,
    /// What matched, in bytes of the passage's text.
    pub highlights: Vec<Span>,
}

/// What naming a region that was asked about is worth, as a share of the rarest token's idf.
const SUBJECT_WORTH: f32 = 1.0;
/// A single character tells little of itself; it breaks ties between passages that hold the same pairs.
const UNIGRAM_WORTH: f32 = 0.3;

impl Topic {
    /// Weighs the chunks of a topic by how common their words are in the index.
    pub fn new(chunks: &[&str], subjects: Vec<Vec<String>>, lang: &Lang, index: &Index) -> Result<Self, IndexError> {
        let total = index.manifest().passages.max(1) as f32;
        let idf = |df: u64| ((total - (df as f32).min(total) + 0.5) / (df as f32 + 0.5)).ln_1p();
        let mut out = Self { subjects, ..Self::default() };
        let mut seen = HashSet::new();
        for chunk in chunks {
            let tokens = tokens(chunk, lang.primary());
            for group in groups(&tokens) {
                let forms: Vec<String> = group.iter().map(|t| t.text.clone()).collect();
                let mut df = 0;
                for form in &forms {
                    df = df.max(index.document_frequency(form)?);
                }
                for token in &group {
                    if seen.insert(token.text.clone()) {
                        out.clauses.push(Clause::Token(token.text.clone(), 1.0));
                    }
                }
                let dense = matches!(group[0].kind, Kind::Bigram | Kind::Unigram);
                if dense && df == 0 && forms[0].chars().any(|c| SOFT.contains(&&*c.encode_utf8(&mut [0; 4]))) {
                    continue;
                }
                out.terms.push(Term { forms, idf: idf(df), known: df > 0, dense });
            }
            for token in tokens.iter().filter(|t| t.kind == Kind::Unigram) {
                if seen.insert(token.text.clone()) {
                    out.clauses.push(Clause::Token(token.text.clone(), UNIGRAM_WORTH));
                }
            }
        }
        for codes in &out.subjects {
            for (i, code) in codes.iter().enumerate() {
                let worth = SUBJECT_WORTH * idf(index.count(Facet::About, code)?);
                // The group itself says more than one of its members.
                out.clauses.push(Clause::Is(Facet::About, code.clone(), if i == 0 { worth } else { worth * 0.5 }));
            }
        }
        Ok(out)
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether the topic has words of its own, besides regions.
    pub fn has_words(&self) -> bool {
        !self.terms.is_empty()
    }

    /// Whether passages of a language could hold the topic's words at all: Chinese characters are not looked for in English.
    pub fn comparable(&self, passage: &Lang) -> bool {
        let dense_passage = matches!(passage.primary(), "zh" | "ja" | "ko" | "th");
        self.terms.iter().any(|t| t.known || t.dense == dense_passage)
    }

    /// Passages that hold something of the topic, best first.
    pub fn search(&self, filters: &Request, index: &Index) -> Result<Vec<Ranked>, IndexError> {
        let request = Request { any: self.clauses.clone(), ..filters.clone() };
        Ok(index.search(&request)?.into_iter().map(|hit| self.rank(hit)).collect())
    }

    /// What of the topic a passage holds.
    pub fn rank(&self, hit: Hit) -> Ranked {
        let mut places: HashMap<String, Vec<Span>> = HashMap::new();
        for token in tokens(&hit.passage.text, hit.passage.lang.primary()) {
            places.entry(token.text).or_default().push(token.span);
        }
        let (mut covered, mut all) = (0.0, 0.0);
        let mut highlights = Vec::new();
        for term in &self.terms {
            all += term.idf;
            let spans: Vec<&Span> = term.forms.iter().filter_map(|f| places.get(f)).flatten().collect();
            if !spans.is_empty() {
                covered += term.idf;
                highlights.extend(spans.into_iter().copied());
            }
        }
        let coverage = if all > 0.0 { covered / all } else { 0.0 };
        Ranked { highlights: merged(highlights), score: hit.score, coverage, passage: hit.passage }
    }

    /// The share of the topic's words that a passage holds when single characters count too: a lenient look for topics
    /// that are put in other words.
    pub fn traces(&self, passage: &Passage) -> f32 {
        let held: HashSet<String> = tokens(&passage.text, passage.lang.primary()).into_iter().map(|t| t.text).collect();
        let parts: HashSet<String> = self.terms.iter().flat_map(|t| if t.dense { t.forms[0].chars().map(String::from).collect() } else { vec![t.forms[0].clone()] }).collect();
        let found = parts.iter().filter(|p| held.contains(*p) || self.terms.iter().any(|t| t.forms[0] == **p && t.forms.iter().any(|f| held.contains(f)))).count();
        if parts.is_empty() { 0.0 } else { found as f32 / parts.len() as f32 }
    }

    /// Whether a passage is about every region that was asked about.
    pub fn on_subjects(&self, passage: &Passage) -> bool {
        self.subjects.iter().all(|codes| passage.about.iter().any(|r| codes.iter().any(|c| c == r.code())))
    }

    /// Whether the passages know every word of the topic.
    pub(super) fn all_known(&self) -> bool {
        self.terms.iter().all(|t| t.known)
    }

    /// Whether some affiliation holds every word of the topic.
    pub(super) fn in_affiliations(&self, index: &Index) -> Result<bool, IndexError> {
        let any: Vec<Clause> = self.terms.iter().flat_map(|t| t.forms.iter().map(|f| Clause::Affiliation(f.clone(), 1.0))).collect();
        if any.is_empty() {
            return Ok(false);
        }
        let hits = index.search(&Request { any, limit: 20, ..Request::default() })?;
        Ok(hits.iter().any(|hit| {
            let text = hit.passage.affiliation.as_ref().map_or("", |a| a.text.as_str());
            let held: HashSet<String> = tokens(text, hit.passage.lang.primary()).into_iter().map(|t| t.text).collect();
            self.terms.iter().all(|t| t.forms.iter().any(|f| held.contains(f)))
        }))
    }

    /// Whether regions were asked about.
    pub fn has_subjects(&self) -> bool {
        !self.subjects.is_empty()
    }
}

/// Tokens that stand for the same thing: a word and its stem; a pair of characters; a character that stands alone.
fn groups(tokens: &[Token]) -> Vec<Vec<&Token>> {
    let mut out: Vec<Vec<&Token>> = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Word | Kind::Bigram => out.push(vec![token]),
            Kind::Stem => {
                if let Some(last) = out.last_mut() {
                    last.push(token);
                }
            }
            Kind::Unigram => {
                let paired = tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Bigram && t.position == token.position)
                    || i.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.kind == Kind::Bigram && t.span.end == token.span.end);
                if !paired {
                    out.push(vec![token]);
                }
            }
        }
    }
    out
}

/// Sorted, and without overlaps or seams.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}
