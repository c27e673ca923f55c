//! The topic of a question as weighed terms, and how much of it a passage covers.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use crate::index::{Clause, Facet, Fusion, Hit, Index, IndexError, Near, Request};
use crate::lexicon::Region;
use crate::quote::Passage;
use crate::text::tokens::{Kind, Token, each_token, tokens};
use crate::text::{Lang, Span};

use super::chunks::SOFT;
use super::rank::{Models, fusion, translated};
use super::signals::Signals;

/// A unit of meaning, as near as can be had without a dictionary: a word with its stem, or neighbouring pairs of
/// characters that occur in the same number of passages, as the pairs inside one Chinese word do.
struct Term {
    /// Each must be there in one of its forms; more than half of them make a match.
    parts: Vec<Vec<String>>,
    /// How much it tells: BM25's idf over the passages of the index, in nats.
    idf: f32,
    /// Passages that hold its most common part.
    df: u64,
    dense: bool,
}

/// What a question is about, ready to be searched.
#[derive(Default)]
pub struct Topic {
    terms: Vec<Term>,
    clauses: Vec<Clause>,
    /// Regions that the words must be about, each with the codes that serve.
    subjects: Vec<Vec<String>>,
    /// Stretches of words without anything between them.
    words: usize,
    fusion: Option<Fusion>,
    /// Whether some passage holds a translation of a word of it; `None` where nothing translates.
    translated: Option<bool>,
    lang: Option<Lang>,
}

/// A passage with what the topic found in it.
#[derive(Debug, Clone)]
pub struct Ranked {
    pub passage: Passage,
    /// BM25 and subjects, in BM25's units.
    pub score: f32,
    /// The share of the topic that the passage covers, weighed by idf, 0 to 1.
    pub coverage: f32,
    /// How near it comes in meaning, where that was asked for.
    pub near: Option<Near>,
    /// What matched, in bytes of the passage's text.
    pub highlights: Vec<Span>,
}

/// What naming a region that was asked about is worth, as a share of its idf.
const SUBJECT_WORTH: f32 = 1.0;
/// The same where a member of the group is named and not the group.
const MEMBER_WORTH: f32 = 0.5;
/// A single character tells little of itself; it breaks ties between passages that hold the same pairs.
const UNIGRAM_WORTH: f32 = 0.3;
/// What a passage's score keeps where it covers nothing; full coverage adds one.
const COVERAGE_BASE: f32 = 0.5;
/// Neighbouring pairs whose passages differ by no more than this share are taken for one word.
const ONE_WORD: f32 = 0.12;

impl Topic {
    /// Weighs the chunks of a topic by how common their words are in the index.
    pub fn new(chunks: &[&str], subjects: Vec<Vec<String>>, lang: &Lang, index: &Index) -> Result<Self, IndexError> {
        let mut out = Self { subjects, lang: Some(lang.clone()), ..Self::default() };
        for chunk in chunks.iter().flat_map(|c| c.split_whitespace()) {
            out.words += 1;
            out.add(chunk, lang, index)?;
        }
        for codes in &out.subjects {
            let Some((code, members)) = codes.split_first() else { continue };
            let worth = SUBJECT_WORTH * idf(index.count(Facet::About, code)?, index);
            let sets = vec![(vec![code.clone()], worth), (members.to_vec(), MEMBER_WORTH * worth)];
            out.clauses.push(Clause::Best(Facet::About, sets));
        }
        Ok(out)
    }

    /// Looks for the question in other words and languages, too; `topic` are the words of it that are to be met.
    pub fn mean(&mut self, question: &str, topic: &str, lang: &Lang, index: &Index, models: &Models) -> Result<(), IndexError> {
        let found = fusion(question, lang, Signals::default(), index, models)?;
        if let Some(dictionary) = models.dictionary.as_deref().filter(|_| !found.lists.is_empty()) {
            let (gloss, synonyms) = translated(topic, lang, dictionary);
            // What the dictionary does not know may be of another language.
            if !synonyms.is_empty() {
                let any = [gloss, synonyms].concat();
                self.translated = Some(!index.search(&Request { any, limit: 1, ..Request::default() })?.is_empty());
            }
        }
        self.fusion = Some(found).filter(|f| f.meaning.is_some() || !f.lists.is_empty());
        Ok(())
    }

    /// Whether passages of a language could be expected to hold a word of the topic, in the question's language or translated, if they
    /// spoke of it: what comes near without one has to come the nearer.
    pub fn expects_words(&self, passage: &Lang) -> bool {
        self.shares_language(passage) || self.translated == Some(false)
    }

    /// Whether passages are compared with the question by their meaning, too.
    pub fn has_meaning(&self) -> bool {
        self.fusion.as_ref().is_some_and(|f| f.meaning.is_some())
    }

    fn add(&mut self, chunk: &str, lang: &Lang, index: &Index) -> Result<(), IndexError> {
        let tokens = tokens(chunk, lang.primary());
        let mut end_of_last = None;
        for group in groups(&tokens) {
            let forms: Vec<String> = group.iter().map(|t| t.text.clone()).collect();
            let mut df = 0;
            for form in &forms {
                df = df.max(index.document_frequency(form)?);
            }
            let dense = matches!(group[0].kind, Kind::Bigram | Kind::Unigram);
            if dense && df == 0 && is_soft(&forms[0]) && !carries_word(group[0], &tokens, index)? {
                continue;
            }
            let adjoins = dense && group[0].kind == Kind::Bigram && end_of_last.is_some_and(|end| group[0].span.start < end);
            match self.terms.last_mut().filter(|last| adjoins && last.same_word(df)) {
                Some(last) => {
                    last.parts.push(forms);
                    last.df = last.df.max(df);
                }
                None => self.terms.push(Term { parts: vec![forms], idf: idf(df, index), df, dense }),
            }
            end_of_last = Some(group[0].span.end);
        }
        let shares = self.shares();
        let mut seen: HashSet<&str> = HashSet::new();
        for token in &tokens {
            if seen.insert(&token.text) {
                let worth = match token.kind {
                    // Of pairs that no passage holds, the single characters are noise.
                    Kind::Unigram if tokens.len() > 1 && !self.holds_known_pair(&token.text) => continue,
                    Kind::Unigram if tokens.len() > 1 => UNIGRAM_WORTH,
                    _ => shares.get(&token.text).copied().unwrap_or(1.0),
                };
                self.clauses.push(Clause::Token(token.text.clone(), worth));
            }
        }
        Ok(())
    }

    fn holds_known_pair(&self, character: &str) -> bool {
        self.terms.iter().any(|t| t.df > 0 && t.parts.iter().any(|forms| forms[0].contains(character)))
    }

    /// The pairs of one word come and go together: counted in full, a long word would outweigh several short ones.
    fn shares(&self) -> HashMap<String, f32> {
        let share = |term: &Term| 1.0 / (term.parts.len() as f32).sqrt();
        self.terms.iter().flat_map(|t| t.parts.iter().flatten().map(move |form| (form.clone(), share(t)))).collect()
    }

    /// Whether there is nothing to search for.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether the topic has words of its own, besides regions.
    pub fn has_words(&self) -> bool {
        !self.terms.is_empty()
    }

    /// Whether passages of a language could hold all of the topic's words: Chinese characters are not looked for in English.
    pub fn comparable(&self, passage: &Lang) -> bool {
        let dense = matches!(passage.primary(), "zh" | "ja" | "ko" | "th");
        self.terms.iter().all(|t| t.dense == dense)
    }

    /// Whether passages are in the question's own language, so that they would say the same with the same words.
    pub fn shares_language(&self, passage: &Lang) -> bool {
        self.lang.as_ref().is_some_and(|lang| lang.primary() == passage.primary())
    }

    /// Passages that hold something of the topic: best first, of equals the latest first.
    pub fn search(&self, filters: &Request, index: &Index) -> Result<Vec<Ranked>, IndexError> {
        let request = Request { any: self.clauses.clone(), fusion: self.fusion.clone(), ..filters.clone() };
        let mut out: Vec<Ranked> = index.search(&request)?.into_iter().map(|hit| self.rank(hit)).collect();
        // Of two passages of like BM25 the one that covers more of what was asked is the better answer.
        let rank = |r: &Ranked| r.score * if self.has_words() && !self.has_meaning() { COVERAGE_BASE + r.coverage } else { 1.0 };
        out.sort_by_key(|r| Reverse((quantised(rank(r)), r.passage.published.clone())));
        Ok(out)
    }

    /// What of the topic a passage holds.
    pub fn rank(&self, hit: Hit) -> Ranked {
        let forms = self.terms.iter().flat_map(|term| term.parts.iter().flatten());
        let mut places: foldhash::HashMap<&str, Vec<Span>> = forms.map(|form| (form.as_str(), Vec::new())).collect();
        each_token(&hit.passage.text, hit.passage.lang.primary(), |text, _, span, _| {
            if let Some(spans) = places.get_mut(text) {
                spans.push(span);
            }
        });
        let (mut covered, mut all) = (0.0, 0.0);
        let mut highlights = Vec::new();
        for term in &self.terms {
            all += term.weight();
            let held = |form: &String| places.get(form.as_str()).filter(|spans| !spans.is_empty());
            let found: Vec<&Vec<Span>> = term.parts.iter().filter_map(|forms| forms.iter().find_map(held)).collect();
            if found.len() * 2 > term.parts.len() {
                covered += term.weight();
                highlights.extend(found.into_iter().flatten().copied());
            }
        }
        let coverage = if all > 0.0 { covered / all } else { 0.0 };
        Ranked { highlights: merged(highlights), score: hit.score, near: hit.near, coverage, passage: hit.passage }
    }

    /// The share of the topic's words that a passage holds when single characters count too: a lenient look for topics
    /// that are put in other words.
    pub fn traces(&self, passage: &Passage) -> f32 {
        let held = token_set(&passage.text, &passage.lang);
        let mut parts: HashSet<Vec<String>> = HashSet::new();
        for term in &self.terms {
            for forms in &term.parts {
                if term.dense {
                    parts.extend(forms[0].chars().map(|c| vec![c.to_string()]));
                } else {
                    parts.insert(forms.clone());
                }
            }
        }
        let found = parts.iter().filter(|forms| forms.iter().any(|f| held.contains(f))).count();
        if parts.is_empty() { 0.0 } else { found as f32 / parts.len() as f32 }
    }

    /// Whether a passage is about one of the regions that were asked about.
    pub fn on_subjects(&self, passage: &Passage) -> bool {
        self.is_subject(&passage.about)
    }

    /// Whether one of these regions was asked about.
    pub fn is_subject(&self, regions: &[Region]) -> bool {
        self.subjects.iter().flatten().any(|code| regions.iter().any(|r| r.code() == code))
    }

    /// Whether the topic is one short word, such as a Chinese compound of four characters: half of it is another word.
    pub fn is_one_word(&self) -> bool {
        self.words == 1 && self.terms.iter().map(|t| t.parts.len()).sum::<usize>() <= 3
    }

    /// Whether regions were asked about.
    pub fn has_subjects(&self) -> bool {
        !self.subjects.is_empty()
    }

    /// Whether the passages know every word of the topic.
    pub(super) fn all_known(&self) -> bool {
        self.terms.iter().all(|t| t.df > 0)
    }

    /// Whether some affiliation holds every word of the topic.
    pub(super) fn in_affiliations(&self, index: &Index) -> Result<bool, IndexError> {
        let forms = || self.terms.iter().flat_map(|t| &t.parts);
        let any: Vec<Clause> = forms().flatten().map(|f| Clause::Affiliation(f.clone(), 1.0)).collect();
        if any.is_empty() {
            return Ok(false);
        }
        let hits = index.search(&Request { any, limit: 20, ..Request::default() })?;
        Ok(hits.iter().any(|hit| {
            let held = affiliation_tokens(&hit.passage);
            forms().all(|forms| forms.iter().any(|f| held.contains(f)))
        }))
    }
}

impl Term {
    /// What the term counts for in coverage. Words that no passage has cannot be told apart; two pairs make about one.
    fn weight(&self) -> f32 {
        if self.dense && self.df == 0 { self.idf * (self.parts.len() as f32 / 2.0).max(1.0) } else { self.idf }
    }

    fn same_word(&self, df: u64) -> bool {
        let (low, high) = (self.df.min(df) as f32, self.df.max(df) as f32);
        self.dense && high - low <= high * ONE_WORD
    }
}

/// Whether a pair holds a function character.
fn is_soft(pair: &str) -> bool {
    pair.chars().any(|c| SOFT.contains(&&*c.encode_utf8(&mut [0; 4])))
}

/// Whether an unknown pair with a function character ("就业") holds a character that no other pair stands for: then it is
/// a word that no passage has, not grammar between two words that are looked up anyway.
fn carries_word(pair: &Token, tokens: &[Token], index: &Index) -> Result<bool, IndexError> {
    for content in tokens.iter().filter(|t| t.kind == Kind::Unigram && t.span.start >= pair.span.start && t.span.end <= pair.span.end) {
        if SOFT.contains(&content.text.as_str()) {
            continue;
        }
        let mut spoken_for = false;
        for other in tokens.iter().filter(|t| t.kind == Kind::Bigram && t.span != pair.span) {
            let holds = other.span.start <= content.span.start && content.span.end <= other.span.end;
            spoken_for |=
                holds && (!is_soft(&other.text) || other.span.start < pair.span.start || index.document_frequency(&other.text)? > 0);
        }
        if !spoken_for {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The tokens of a passage's affiliation.
fn affiliation_tokens(passage: &Passage) -> HashSet<String> {
    token_set(passage.affiliation.as_ref().map_or("", |a| &a.text), &passage.lang)
}

/// Whether an affiliation holds all of these words, each in its language.
pub fn is_affiliated(words: &str, lang: &Lang, affiliation: &str, written_in: &Lang) -> bool {
    let held = token_set(affiliation, written_in);
    tokens(words, lang.primary()).iter().filter(|t| t.kind != Kind::Stem).all(|t| held.contains(&t.text))
}

fn token_set(text: &str, lang: &Lang) -> HashSet<String> {
    tokens(text, lang.primary()).into_iter().map(|t| t.text).collect()
}

/// BM25's idf of a term in this many passages, in nats.
fn idf(df: u64, index: &Index) -> f32 {
    let total = index.manifest().passages.max(1) as f32;
    let df = (df as f32).min(total);
    ((total - df + 0.5) / (df + 0.5)).ln_1p()
}

/// Scores that differ by less than a hundredth are equal.
fn quantised(score: f32) -> i64 {
    (score * 100.0).round() as i64
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
