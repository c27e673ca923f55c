//! What a passage can be ranked by, and which of it is switched on.

use std::fmt;
use std::str::FromStr;

/// One reason why a passage speaks to a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Signal {
    /// BM25 over the passage's own words.
    Words,
    /// BM25 over a gloss of the passage in other languages.
    Gloss,
    /// BM25 over words that mean what the question's words mean.
    Synonyms,
    /// Nearness of the vectors of question and passage.
    Vectors,
}

impl Signal {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Words, Self::Gloss, Self::Synonyms, Self::Vectors];

    /// The name by which a person switches it on.
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Gloss => "gloss",
            Self::Synonyms => "synonyms",
            Self::Vectors => "vectors",
        }
    }

    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of signals; all of them unless somebody says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signals(u8);

/// A list of signals that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no signal `{0}`; name one or several of {known}, with commas between them", known = Signals::default())]
pub struct UnknownSignal(String);

impl Signals {
    /// Whether a signal is on.
    pub fn has(self, signal: Signal) -> bool {
        self.0 & signal.bit() != 0
    }

    /// The same without one.
    #[must_use]
    pub fn without(self, signal: Signal) -> Self {
        Self(self.0 & !signal.bit())
    }
}

impl Default for Signals {
    fn default() -> Self {
        Signal::ALL.into_iter().collect()
    }
}

impl FromIterator<Signal> for Signals {
    fn from_iter<I: IntoIterator<Item = Signal>>(signals: I) -> Self {
        Self(signals.into_iter().fold(0, |bits, signal| bits | signal.bit()))
    }
}

/// Names with commas between them, as `words,vectors`; at least one.
impl FromStr for Signals {
    type Err = UnknownSignal;

    fn from_str(list: &str) -> Result<Self, UnknownSignal> {
        let signal = |name: &str| {
            let name = name.trim();
            Signal::ALL.into_iter().find(|s| s.name() == name).ok_or_else(|| UnknownSignal(name.to_owned()))
        };
        list.split(',').map(signal).collect()
    }
}

/// As it is parsed.
impl fmt::Display for Signals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = Signal::ALL.into_iter().filter(|s| self.has(*s)).map(Signal::name).collect();
        f.write_str(&names.join(","))
    }
}
