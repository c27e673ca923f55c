//! The engine: an open index and its corpus, asked by the command line and the bot.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Instant;

use nonempty::NonEmpty;

use crate::corpus::{Corpus, Unread};
use crate::index::{Facet, Generations, Index, IndexError, Request};
use crate::lexicon::Region;
use crate::quote::{Origin, Passage, QuoteId};
use crate::retrieval::{Filters, Models, Query, language, understand};

use super::check::Checker;
use super::compose::{compose, evidence};
use super::verify::verify;
use super::{Card, Evidence, Holdings, RegionRow, Response, Size, SpeakerRow, Standing, Verified};

/// Lists stop here; a corpus of more is asked, not listed.
const LONGEST_LIST: usize = 10_000;
/// Paragraphs looked at for each of a sample.
const LOOKED_AT: usize = 10;

/// An open index and the corpus that it was made from.
pub struct Engine {
    corpus: Corpus,
    index: Index,
    models: Models,
    /// Whether there is an encoder and passages have no vectors of it.
    lacks_vectors: bool,
    /// The encoder of the vectors, where it is not the one at hand.
    other_encoder: Option<String>,
}

impl Engine {
    /// Opens the live generation. With a `fingerprint` it must be of that corpus, otherwise whatever is live will do. Where there are
    /// no vectors of the encoder at hand, or no encoder, words alone are asked.
    pub fn open(corpus: Corpus, generations: &Generations, fingerprint: Option<&str>, models: Models) -> Result<Self, IndexError> {
        let index = Index::open(generations, fingerprint)?;
        let made = index.manifest().encoder.as_deref();
        let lacks_vectors = models.encoder.as_ref().is_some_and(|encoder| made != Some(encoder.id()));
        let other_encoder = made.filter(|_| lacks_vectors).map(str::to_owned);
        // Vectors of two encoders say nothing of each other.
        let encoder = models.encoder.filter(|_| other_encoder.is_none());
        Ok(Self { index, corpus, models: Models { encoder, ..models }, lacks_vectors, other_encoder })
    }

    /// Whether there is an encoder and passages have no vectors of it yet.
    pub fn lacks_vectors(&self) -> bool {
        self.lacks_vectors
    }

    /// The encoder whose vectors the index has, where that is not the one at hand.
    pub fn other_encoder(&self) -> Option<&str> {
        self.other_encoder.as_deref()
    }

    /// Whether questions are not encoded for want of an encoder.
    pub fn lacks_encoder(&self) -> bool {
        self.models.encoder.is_none() && !self.lacks_vectors
    }

    /// Articles that the index is without, since they cannot be read.
    pub fn unread(&self) -> &[Unread] {
        &self.index.manifest().unread
    }

    /// Answers a question.
    pub fn ask(&self, question: &str, filters: &Filters, size: Size) -> Result<Response, IndexError> {
        let start = Instant::now();
        let query = self.understand(question, filters)?;
        let response = self.answer(question, query, filters, size)?;
        Ok(Response { elapsed: start.elapsed(), ..response })
    }

    /// What a question asks for.
    pub fn understand(&self, question: &str, filters: &Filters) -> Result<Query, IndexError> {
        understand(question, filters, &self.index)
    }

    /// Answers what was understood of a question, or what became of it since: its words still say what is meant.
    pub fn answer(&self, question: &str, query: Query, filters: &Filters, size: Size) -> Result<Response, IndexError> {
        let start = Instant::now();
        let composed = compose(question, &query, filters, size, &self.index, &self.models, &mut Checker::new(&self.corpus))?;
        Ok(Response {
            question: question.to_owned(),
            query,
            answer: composed.answer,
            not_quoted: composed.not_quoted,
            topic_missed: composed.topic_missed,
            left: composed.left,
            holdings: self.holdings(),
            elapsed: start.elapsed(),
        })
    }

    /// Looks a sentence up: is it in the corpus, altered, somebody else's, or not there?
    pub fn verify(&self, sentence: &str) -> Result<Verified, IndexError> {
        verify(sentence, &self.index, &self.corpus)
    }

    /// A quote with the lines around it.
    pub fn card(&self, id: &QuoteId) -> Result<Option<Card>, IndexError> {
        let passages = self.index.quote(id)?;
        let mut checker = Checker::new(&self.corpus);
        let (Some(first), Some(last)) = (passages.first().cloned(), passages.last().cloned()) else { return Ok(None) };
        let (mut before, mut after) = (None, None);
        if let Origin::Article(article) = &first.origin
            && let Some(body) = checker.body(article)
        {
            let others = self.index.having(Facet::Article, article, LONGEST_LIST)?;
            before = body.get(..first.span.start).and_then(|text| lines(text).next_back()).filter(|line| reporters(line, &others));
            after = body.get(last.span.end..).and_then(|text| lines(text).next()).filter(|line| reporters(line, &others));
        }
        let evidence: Vec<_> =
            passages.into_iter().filter(|p| checker.holds(p)).map(|p| evidence(p, 0.0, Vec::new(), Standing::Asked, Vec::new())).collect();
        Ok(NonEmpty::from_vec(evidence).map(|evidence| Card { evidence, before, after }))
    }

    /// Every quotation, by id.
    pub fn quotes(&self) -> Result<Vec<QuoteId>, IndexError> {
        Ok(self.index.values(Facet::Quote)?.into_keys().filter_map(|id| id.parse().ok()).collect())
    }

    /// A few paragraphs, of different speakers, latest first.
    pub fn sample(&self, limit: usize) -> Result<Vec<Evidence>, IndexError> {
        let mut checker = Checker::new(&self.corpus);
        let mut heard = HashSet::new();
        let hits = self.index.search(&Request { limit: limit * LOOKED_AT, ..Request::default() })?;
        let mut passages: Vec<_> = hits.into_iter().map(|h| h.passage).collect();
        passages.sort_by(|a, b| b.published.cmp(&a.published));
        passages.retain(|p| p.speaker.as_ref().is_none_or(|name| heard.insert(name.clone())) && checker.holds(p));
        passages.truncate(limit);
        Ok(passages.into_iter().map(|p| evidence(p, 0.0, Vec::new(), Standing::Asked, Vec::new())).collect())
    }

    /// Everybody who is quoted, by name.
    pub fn speakers(&self) -> Result<Vec<SpeakerRow>, IndexError> {
        let mut out = Vec::new();
        for (id, passages) in self.index.values(Facet::Speaker)?.into_iter().take(LONGEST_LIST) {
            if let Some(passage) = self.latest(&id)? {
                out.push(SpeakerRow { name: passage.speaker.unwrap_or_default(), affiliation: passage.affiliation, passages });
            }
        }
        Ok(out)
    }

    /// Where the quoted speakers are, by code.
    pub fn regions(&self) -> Result<Vec<RegionRow>, IndexError> {
        let mut speakers: BTreeMap<Region, Vec<String>> = BTreeMap::new();
        for row in self.speakers()? {
            for region in row.affiliation.map(|a| a.regions).unwrap_or_default() {
                speakers.entry(region).or_default().push(row.name.clone());
            }
        }
        Ok(speakers.into_iter().map(|(code, speakers)| RegionRow { code, speakers }).collect())
    }

    /// The number of passages of each article.
    pub fn articles(&self) -> Result<HashMap<String, u64>, IndexError> {
        Ok(self.index.values(Facet::Article)?.into_iter().collect())
    }

    /// What the corpus holds.
    pub fn holdings(&self) -> Holdings {
        let manifest = self.index.manifest();
        Holdings { articles: manifest.articles, speakers: manifest.speakers, quotes: manifest.quotes }
    }

    /// A region's name in a language.
    pub fn region_name(&self, code: &Region, lang: &str) -> String {
        self.index.gazetteer().display(code, lang)
    }

    /// Whether words, in any language, or a code name a country or a group of them.
    pub fn knows_region(&self, words: &str) -> bool {
        self.index.gazetteer().region(words, &language(words)).is_some()
    }

    /// The name of the open generation.
    pub fn generation(&self) -> &str {
        self.index.generation()
    }

    /// The passage of a speaker's latest article.
    fn latest(&self, speaker: &str) -> Result<Option<Passage>, IndexError> {
        let passages = self.index.having(Facet::Speaker, speaker, 100)?;
        Ok(passages.into_iter().reduce(|a, b| if b.published > a.published { b } else { a }))
    }
}

/// Whether a line is the reporter's: a speaker's line or somebody's words beside a quote would look like part of it.
fn reporters(line: &str, quoted: &[Passage]) -> bool {
    !quoted.iter().any(|p| p.speaker.as_deref().is_some_and(|name| line.contains(name)) || line.contains(&p.text))
}

fn lines(text: &str) -> impl DoubleEndedIterator<Item = String> {
    text.lines().map(str::trim).filter(|l| l.chars().any(char::is_alphanumeric)).map(str::to_owned)
}
