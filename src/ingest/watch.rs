//! Feeds that are looked at again and again: what was seen is remembered, so that nothing is fetched twice.

use std::collections::{BTreeMap, BTreeSet};
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

    /// Looks at feeds once and takes in what is new; gives the number of articles that were stored. `stop` is asked between two
    /// articles.
    pub fn round(
        &mut self,
        addresses: &[String],
        intake: &mut Intake<'_>,
        stop: &dyn Fn() -> bool,
        see: &mut dyn FnMut(Event<'_>),
    ) -> Result<u64, CorpusError> {
        let mut stored = 0;
        for address in addresses {
            if stop() {
                break;
            }
            if let Some((left, _)) = self.resting.get_mut(address).filter(|(left, _)| *left > 0) {
                *left -= 1;
                continue;
            }
            let mut memory = self.known.get(address).cloned().unwrap_or_default();
            match intake.poll(address, &memory.validators) {
                Ok(None) => drop(self.resting.remove(address)),
                Ok(Some((entries, validators))) => {
                    self.resting.remove(address);
                    let (took, all) = take(&entries, &mut memory, intake, stop, see)?;
                    stored += took;
                    // What is to be tried again must be in the answer of the next round.
                    memory.validators = if all { validators } else { Validators::default() };
                    self.known.insert(address.clone(), memory);
                    self.write()?;
                }
                Err(error) => {
                    let rest = self.resting.get(address).map_or(1, |(_, last)| (last * 2 + 1).min(LONGEST_REST));
                    self.resting.insert(address.clone(), (rest, rest));
                    see(Event::Failed(address, &error));
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

/// Takes in what is new of a feed; how many were stored, and whether nothing has to be tried again.
fn take(
    entries: &[feed::Entry],
    memory: &mut Memory,
    intake: &mut Intake<'_>,
    stop: &dyn Fn() -> bool,
    see: &mut dyn FnMut(Event<'_>),
) -> Result<(u64, bool), CorpusError> {
    let (mut stored, mut all) = (0, true);
    let there: BTreeSet<&String> = entries.iter().filter_map(|e| e.address.as_ref()).collect();
    memory.passed_over.retain(|address| there.contains(address));
    for entry in entries {
        let key = entry.address.clone().or_else(|| entry.hints.title.clone()).unwrap_or_default();
        if memory.passed_over.contains(&key) || entry.address.as_deref().is_some_and(|a| intake.stored(a).is_some()) {
            continue;
        }
        if stop() {
            return Ok((stored, false));
        }
        match intake.read(&Pending::Entry(entry.clone()), &Overrides::default()) {
            Ok(Item::Article(incoming)) if incoming.quotes.is_empty() => {
                memory.passed_over.insert(key.clone());
                see(Event::Empty(&key));
            }
            // An article that stands under another address already is not taken for a new text of that.
            Ok(Item::Article(incoming)) if incoming.known == Known::New => {
                intake.store(&incoming)?;
                stored += 1;
                see(Event::Stored(&incoming));
            }
            Ok(_) => drop(memory.passed_over.insert(key)),
            Err(IntakeError::Corpus(error)) => return Err(error),
            Err(error) => {
                if passes(&error) {
                    all = false;
                } else {
                    memory.passed_over.insert(key.clone());
                }
                see(Event::Failed(&key, &error));
            }
        }
    }
    Ok((stored, all))
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
