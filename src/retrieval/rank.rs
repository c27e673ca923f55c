//! The passages that speak to a topic, by every signal that is on.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::embedding::{Encoder, Side, Vector};
use crate::index::{Clause, Facet, Fusion, Hit, Index, IndexError, Request, Vocabulary};
use crate::lexicon::Dictionary;
use crate::lexicon::dictionary::terms;
use crate::text::tokens::{Kind, tokens};
use crate::text::{Lang, Span};

use super::signals::{Signal, Signals};
use super::weights::Weighting;

/// What helps to find words in another language or other words; the files of it can be missing.
#[derive(Clone)]
pub struct Models {
    /// The encoder of the index's vectors.
    pub encoder: Option<Arc<dyn Encoder>>,
    /// The dictionary by which the index was glossed.
    pub dictionary: Option<Arc<Dictionary>>,
    /// What each of these counts for.
    pub weighting: Arc<Weighting>,
    /// How many passages an index may have at most to be searched whole for what is near in meaning.
    pub exact_up_to: usize,
}

/// The languages of the dictionary.
const CHINESE: &str = "zh";
const ENGLISH: &str = "en";

/// Ranks passages by a question taken as a topic, whole: nobody is asked for and nothing is filtered.
///
/// At most `limit` passages, best first. The scores fall from hit to hit and are comparable within one answer only. Without a
/// signal that finds something there are no passages. An error is the index's.
pub fn rank_topic(
    question: &str,
    lang: &Lang,
    signals: &Signals,
    index: &Index,
    models: &Models,
    limit: usize,
) -> Result<Vec<Hit>, IndexError> {
    let any = if signals.has(Signal::Words) { words(question, lang) } else { Vec::new() };
    let fusion = fusion(question, lang, *signals, index, models)?;
    // A request for nothing asks for every passage.
    if any.is_empty() && fusion.lists.is_empty() && fusion.meaning.is_none() {
        return Ok(Vec::new());
    }
    index.search(&Request { any, fusion: Some(fusion), limit, ..Request::default() })
}

/// Every way to find what a question asks beside its words, weighed by how far its words can be looked for in the languages of
/// the passages.
pub fn fusion(question: &str, lang: &Lang, signals: Signals, index: &Index, models: &Models) -> Result<Fusion, IndexError> {
    let languages = index.values(Facet::Lang)?;
    let shared = languages.get(lang.primary()).is_some_and(|passages| passages * 2 > index.manifest().passages);
    let most = languages.iter().max_by_key(|(_, passages)| **passages).map_or("und", |(lang, _)| lang);
    let weights = models.weighting.of(lang, most, shared);
    let mut out = Fusion { words: weights.words, exact_up_to: models.exact_up_to, ..Fusion::default() };
    if let Some(dictionary) = models.dictionary.as_deref().filter(|_| !shared) {
        let (gloss, synonyms) = translated(question, lang, dictionary);
        let lists = [(Signal::Gloss, weights.gloss, gloss), (Signal::Synonyms, weights.synonyms, synonyms)];
        let counts = |(signal, weight, list): &(Signal, f32, Vec<Clause>)| signals.has(*signal) && *weight > 0.0 && !list.is_empty();
        out.lists = lists.into_iter().filter(counts).map(|(_, weight, list)| (weight, list)).collect();
    }
    let by_meaning = signals.has(Signal::Vectors) && weights.vectors > 0.0 && index.manifest().encoder.is_some();
    if let Some(encoder) = models.encoder.as_deref().filter(|_| by_meaning) {
        let vector = encoder.encode(Side::Question, &[question])?.pop();
        out.meaning = vector.map(|numbers| (weights.vectors, Vector::of(&numbers)));
    }
    let sum = out.words + out.lists.iter().map(|(w, _)| w).sum::<f32>() + out.meaning.as_ref().map_or(0.0, |(w, _)| *w);
    if sum <= 0.0 {
        // What alone was to count is not there; the words always are.
        return Ok(Fusion { words: 1.0, ..Fusion::default() });
    }
    out.words /= sum;
    out.lists.iter_mut().for_each(|(w, _)| *w /= sum);
    if let Some((w, _)) = &mut out.meaning {
        *w /= sum;
    }
    Ok(out)
}

/// The question's words as the dictionary says them: English ones by the glosses of Chinese passages and by their Chinese
/// headwords, Chinese ones by their English senses. All translations of a word count as one term (Pirkola 1998, "The effects of
/// query structure and dictionary setups in dictionary-based cross-language information retrieval").
pub(super) fn translated(question: &str, lang: &Lang, dictionary: &Dictionary) -> (Vec<Clause>, Vec<Clause>) {
    let (mut gloss, mut synonyms) = (Vec::new(), Vec::new());
    if lang.primary() == ENGLISH {
        let mut seen = HashSet::new();
        for (term, _) in terms(question) {
            if !seen.insert(term.clone()) {
                continue;
            }
            let headwords: Vec<(String, f32)> = dictionary.translations(&term).into_iter().map(|t| (t.headword, t.weight)).collect();
            if !headwords.is_empty() {
                synonyms.push(Clause::Synonyms(Vocabulary::Headwords, headwords, 1.0));
            }
            gloss.push(Clause::Gloss(term, 1.0));
        }
    } else if lang.primary() == CHINESE {
        let mut words: BTreeMap<Span, Vec<(String, f32)>> = BTreeMap::new();
        for term in dictionary.gloss(question) {
            words.entry(term.span).or_default().push((term.term, term.weight));
        }
        synonyms.extend(words.into_values().map(|terms| Clause::Synonyms(Vocabulary::Text, terms, 1.0)));
    }
    (gloss, synonyms)
}

/// A single character stands in the pairs beside it already; in full it would count three times.
const UNIGRAM_WORTH: f32 = 0.3;

/// All tokens of the question, each counted once. Nothing is taken out of it: form words are common, and BM25 gives them
/// next to no weight.
fn words(question: &str, lang: &Lang) -> Vec<Clause> {
    let mut seen = HashSet::new();
    let distinct = tokens(question, lang.primary()).into_iter().filter(|token| seen.insert(token.text.clone()));
    let worth = |kind| if kind == Kind::Unigram { UNIGRAM_WORTH } else { 1.0 };
    distinct.map(|token| Clause::Token(token.text, worth(token.kind))).collect()
}
