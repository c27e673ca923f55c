//! Feeds that are looked at again and again: what was seen is remembered, so that nothing is fetched twice.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::fs;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::article::fetch::{FetchError, Validators};
use crate::article::{Overrides, feed};
use crate::corpus::{Corpus, CorpusError, atomically};

use super::{Incoming, Intake, IntakeError, Item, Known, Pending};

/// The file of the corpus folder that remembers; losing it costs one look at every article again.
const FILE: &str = ".feeds.json";
/// A feed that fails is left alone for 1, 3, 7, … rounds, at most this many.
const LONGEST_REST: u32 = 31;

/// What is known of feeds.
pub struct Feeds {
    path: PathBuf,
    known: BTreeMap<String, Memory>,
    /// Rounds that a feed is left alone for, and how many it was the last time.
    resting: BTreeMap<String, (u32, u32)>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Memory {
    #[serde(flatten)]
    validators: Validators,
    /// Addresses of articles that are in the feed and were not stored: they hold no quotation, or cannot be had.
    passed_over: BTreeSet<String>,
}

/// What a round did.
#[derive(Debug)]
pub enum Event<'e> {
    /// An article was stored.
    Stored(&'e Incoming),
    /// An article holds no quotation.
    Empty(&'e str),
    /// A feed or an article cannot be had now.
    Failed(&'e str, &'e IntakeError),
}

impl Feeds {
    /// What the corpus remembers of feeds; a damaged memory is an empty one.
    pub fn of(corpus: &Corpus) -> Self {
        let path = corpus.dir().join(FILE);
        let known = fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        Self { path, known, resting: BTreeMap::new() }
    }

    /// Looks at feeds once and takes in what is new, an article of each feed in turn; gives the number of articles that were stored.
    /// `stop` is asked between two articles.
    pub fn round(
        &mut self,
        addresses: &[String],
        intake: &mut Intake<'_>,
        stop: &dyn Fn() -> bool,
        see: &mut dyn FnMut(Event<'_>),
    ) -> Result<u64, CorpusError> {
        let due: Vec<&String> = addresses.iter().filter(|address| self.is_due(address)).collect();
        let mut polled: Vec<Polled> = Vec::new();
        for (at, address) in due.iter().enumerate() {
            if stop() {
                break;
            }
            let known: Vec<(&str, Validators)> = due[at..].iter().map(|a| (a.as_str(), self.validators(a))).collect();
            intake.look_ahead_at_feeds(known.iter().map(|(address, known)| (*address, known)));
            match intake.poll(address, &self.validators(address)) {
                Ok(None) => drop(self.resting.remove(*address)),
                Ok(Some((entries, validators))) => {
                    self.resting.remove(*address);
                    let memory = self.known.entry((*address).clone()).or_default();
                    let there: BTreeSet<&String> = entries.iter().filter_map(|e| e.address.as_ref()).collect();
                    memory.passed_over.retain(|address| there.contains(address));
                    let new = entries.into_iter().filter(|entry| {
                        let stored = entry.address.as_deref().is_some_and(|a| intake.stored(a).is_some());
                        !stored && !memory.passed_over.contains(&key(entry))
                    });
                    polled.push(Polled { address: (*address).clone(), new: new.collect(), validators, all: true });
                }
                Err(error) => {
                    let rest = self.resting.get(*address).map_or(1, |(_, last)| (last * 2 + 1).min(LONGEST_REST));
                    self.resting.insert((*address).clone(), (rest, rest));
                    see(Event::Failed(address, &error));
                }
            }
        }
        let stored = self.take(&mut polled, intake, stop, see);
        for Polled { address, new, validators, all } in polled {
            let memory = self.known.entry(address).or_default();
            // What is to be tried again must be in the answer of the next round.
            memory.validators = if all && new.is_empty() { validators } else { Validators::default() };
        }
        self.write()?;
        stored
    }

    /// Whether a feed is to be looked at in this round.
    fn is_due(&mut self, address: &str) -> bool {
        match self.resting.get_mut(address) {
            Some((left, _)) if *left > 0 => {
                *left -= 1;
                false
            }
            _ => true,
        }
    }

    fn validators(&self, address: &str) -> Validators {
        self.known.get(address).map(|memory| memory.validators.clone()).unwrap_or_default()
    }

    /// Takes in what is new, an article of each feed in turn, so that several hosts are at work. How many were stored.
    fn take(
        &mut self,
        polled: &mut [Polled],
        intake: &mut Intake<'_>,
        stop: &dyn Fn() -> bool,
        see: &mut dyn FnMut(Event<'_>),
    ) -> Result<u64, CorpusError> {
        let mut waiting: VecDeque<(usize, Pending)> = in_turn(polled.iter().map(|p| p.new.clone()).collect())
            .into_iter()
            .map(|(feed, entry)| (feed, Pending::Entry(entry)))
            .collect();
        let mut stored = 0;
        while !stop() {
            intake.look_ahead(waiting.iter().map(|(_, pending)| pending));
            let Some((at, Pending::Entry(entry))) = waiting.pop_front() else { break };
            let feed = &mut polled[at];
            feed.new.pop_front();
            let key = key(&entry);
            let passed_over = &mut self.known.entry(feed.address.clone()).or_default().passed_over;
            match intake.read(&Pending::Entry(entry), &Overrides::default()) {
                Ok(Item::Article(incoming)) if incoming.quotes.is_empty() => {
                    passed_over.insert(key.clone());
                    see(Event::Empty(&key));
                }
                // An article that stands under another address already is not taken for a new text of that.
                Ok(Item::Article(incoming)) if incoming.known == Known::New => {
                    intake.store(&incoming)?;
                    stored += 1;
                    see(Event::Stored(&incoming));
                }
                Ok(_) => drop(passed_over.insert(key)),
                Err(IntakeError::Corpus(error)) => return Err(error),
                Err(error) => {
                    if passes(&error) {
                        feed.all = false;
                    } else {
                        passed_over.insert(key.clone());
                    }
                    see(Event::Failed(&key, &error));
                }
            }
        }
        Ok(stored)
    }

    fn write(&self) -> Result<(), CorpusError> {
        let io = |source| CorpusError::Io { path: self.path.clone(), source };
        let json = serde_json::to_vec_pretty(&self.known).map_err(|e| io(e.into()))?;
        atomically(&self.path, &json).map_err(io)
    }
}

/// A feed that had changed.
struct Polled {
    address: String,
    /// Its articles that were not looked at yet.
    new: VecDeque<feed::Entry>,
    validators: Validators,
    /// Whether nothing has to be tried again.
    all: bool,
}

/// What an entry is remembered by.
fn key(entry: &feed::Entry) -> String {
    entry.address.clone().or_else(|| entry.hints.title.clone()).unwrap_or_default()
}

/// The first of each queue, then the second of each, and so on, each with its queue's number.
pub fn in_turn<T>(mut queues: Vec<VecDeque<T>>) -> Vec<(usize, T)> {
    let mut out = Vec::new();
    while queues.iter().any(|queue| !queue.is_empty()) {
        out.extend(queues.iter_mut().enumerate().filter_map(|(at, queue)| Some((at, queue.pop_front()?))));
    }
    out
}

/// Whether another try may go better.
fn passes(error: &IntakeError) -> bool {
    match error {
        IntakeError::Fetch(FetchError::Status(status)) => *status >= 500,
        IntakeError::Fetch(error) => {
            matches!(error, FetchError::Unreachable | FetchError::TooSlow(_) | FetchError::Busy { .. } | FetchError::Setup)
        }
        _ => false,
    }
}
