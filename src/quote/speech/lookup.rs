//! A language's words, ready to be looked up: an article asks about each of its words, so no list is walked for one.

use std::collections::HashMap;
use std::ops::Deref;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickBuilder, AhoCorasickKind, MatchKind};
use foldhash::fast::FixedState;

use crate::text::in_lower;
use crate::text::script::{is_arabic, is_word};

use super::Speech;

/// Forms of verbs and nouns that say that words were said, of every language.
const CUES: &str = include_str!("cues.txt");
/// Words for what somebody is, also as a title before a name, of every language.
const ROLES: &str = include_str!("roles.txt");

/// The words of a language in such a list.
fn listed(list: &'static str, lang: &str) -> Vec<&'static str> {
    let lines = list.lines().filter_map(|line| line.split_once('\t'));
    lines.filter(|(of, _)| *of == lang).flat_map(|(_, words)| words.split(' ')).collect()
}

/// Arabic marks above and below letters.
const TASHKEEL: [char; 8] = ['\u{64b}', '\u{64c}', '\u{64d}', '\u{64e}', '\u{64f}', '\u{650}', '\u{651}', '\u{652}'];

/// A list of a language's words that a word can be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Sense {
    Cue,
    Lead,
    View,
    Pronoun,
    Other,
    Conjunction,
    Title,
    Role,
    Definite,
    Indefinite,
    Preposition,
    Opener,
    Own,
}

/// The lists that hold a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in super::super) struct Senses(u16);

impl Senses {
    pub fn holds(self, sense: Sense) -> bool {
        self.0 & (1 << sense as u16) != 0
    }
}

/// The words of a language with the ways to find them; built when the language is first met.
pub(in super::super) struct Language {
    speech: &'static Speech,
    senses: HashMap<&'static str, Senses, FixedState>,
    /// Bytes of the longest word.
    longest: usize,
    /// A bit for each length of words, by their first byte: most words of a text are of none.
    lengths: Box<[u64; 256]>,
    /// Verbs of speech.
    cues: Vec<&'static str>,
    cue_finder: Option<AhoCorasick>,
    role_finder: Option<AhoCorasick>,
    cue_ends: Endings,
    role_ends: Endings,
    trade_ends: Endings,
}

impl Deref for Language {
    type Target = Speech;

    fn deref(&self) -> &Speech {
        self.speech
    }
}

impl Language {
    pub(super) const fn lazy() -> OnceLock<Self> {
        OnceLock::new()
    }

    pub(super) fn of(speech: &'static Speech) -> Self {
        let (cues, roles) = (listed(CUES, speech.lang), listed(ROLES, speech.lang));
        let lists = [
            (Sense::Cue, cues.as_slice()),
            (Sense::Lead, speech.leads),
            (Sense::View, speech.views),
            (Sense::Pronoun, speech.pronouns),
            (Sense::Other, speech.others),
            (Sense::Conjunction, speech.conjunctions),
            (Sense::Title, speech.titles),
            (Sense::Role, roles.as_slice()),
            (Sense::Definite, speech.definite),
            (Sense::Indefinite, speech.indefinite),
            (Sense::Preposition, speech.prepositions),
            (Sense::Opener, speech.openers),
            (Sense::Own, speech.own),
        ];
        let mut senses: HashMap<&'static str, Senses, FixedState> = HashMap::default();
        for (sense, list) in lists {
            for word in list {
                senses.entry(word).or_default().0 |= 1 << sense as u16;
            }
        }
        let longest = senses.keys().map(|word| word.len()).max().unwrap_or(0);
        let mut lengths = Box::new([0u64; 256]);
        for word in senses.keys().filter(|word| !word.is_empty()) {
            lengths[usize::from(word.as_bytes()[0])] |= 1 << word.len().min(63);
        }
        // Only where words are not set apart are they sought within others.
        let dense = matches!(speech.lang, "zh" | "ja");
        Self {
            speech,
            senses,
            longest,
            lengths,
            cue_finder: dense.then(|| finder(&[&cues, speech.lookalikes].concat(), MatchKind::LeftmostLongest)).flatten(),
            role_finder: dense.then(|| finder(&roles, MatchKind::Standard)).flatten(),
            cue_ends: Endings::of(&cues, 1),
            trade_ends: Endings::of(speech.trades, 1),
            role_ends: match speech.lang {
                "de" => Endings::of(&[&roles, speech.trades].concat(), 4),
                _ => Endings::of(&roles, 1),
            },
            cues,
        }
    }

    /// The lists that hold a word, whatever its case; a full stop behind it is of an abbreviation.
    pub fn senses(&self, word: &str) -> Senses {
        let stem = word.trim_end_matches('.');
        if stem.len() > self.longest {
            return Senses::default();
        }
        let first = stem.bytes().next().map_or(0, |b| b.to_ascii_lowercase());
        if first.is_ascii() && self.lengths[usize::from(first)] & 1 << stem.len().min(63) == 0 {
            return Senses::default();
        }
        let capitals = if first.is_ascii() { stem.bytes().any(|b| !b.is_ascii_lowercase()) } else { stem.chars().any(char::is_uppercase) };
        let found = if capitals { in_lower(stem, |lower| self.senses.get(lower)) } else { self.senses.get(stem) };
        // Vowels and doubled letters are seldom written: "أكّد".
        let marked = || {
            let arabic = stem.starts_with(is_arabic) && stem.contains(TASHKEEL);
            if arabic { self.senses.get(stem.replace(TASHKEEL, "").as_str()) } else { None }
        };
        found.or_else(marked).copied().unwrap_or_default()
    }

    /// The verbs of speech.
    pub fn cues(&self) -> &[&'static str] {
        &self.cues
    }

    /// Where the first verb of speech begins, in a script without blanks.
    pub fn first_cue(&self, text: &str) -> Option<usize> {
        // "评价中心主任": what a house is for.
        let house = |cue: &str, end: usize| DEEDS.contains(&cue) && HOUSES.iter().any(|house| text[end..].starts_with(house));
        let mut found = self.cue_finder.as_ref()?.find_iter(text);
        let verb = |m: &aho_corasick::Match| self.cues.get(m.pattern().as_usize()).is_some_and(|cue| !house(cue, m.end()));
        found.find(verb).map(|m| m.start())
    }

    /// Where the last word for what somebody is ends, in a script without blanks.
    pub fn last_role(&self, text: &str) -> Option<usize> {
        self.role_finder.as_ref()?.find_overlapping_iter(text).last().map(|m| m.end())
    }

    /// Where the last word of two characters or more for what somebody is ends, in a script without blanks.
    pub fn last_long_role(&self, text: &str) -> Option<usize> {
        let long = |m: &aho_corasick::Match| text.get(m.start()..m.end()).is_some_and(|w| w.chars().count() > 1);
        self.role_finder.as_ref()?.find_overlapping_iter(text).filter(long).map(|m| m.end()).max()
    }

    /// Where words for what somebody is end, in a script without blanks.
    pub fn role_ends<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        self.role_finder.iter().flat_map(move |roles| roles.find_overlapping_iter(text).map(|m| m.end()))
    }

    /// The longest verb of speech with which some words end.
    pub fn ends_in_cue(&self, words: &str) -> Option<&'static str> {
        self.cue_ends.longest(words).filter(|_| !self.lookalikes.iter().any(|w| words.ends_with(w)))
    }

    /// Whether whoever says some words tells of themselves in them.
    pub fn holds_own(&self, words: &str) -> bool {
        if matches!(self.lang, "zh" | "ja") {
            return self.own.iter().any(|own| words.contains(own));
        }
        // "Presentaremos un recurso": the verb tells.
        let verb = |word: &str| match self.lang {
            "es" | "pt" => word.ends_with("remos") && word.len() > SHORTEST_VERB && !matches!(word, "extremos" | "supremos"),
            _ => false,
        };
        // "The US army"
        let country = |word: &str| word == "US";
        words.split(|c: char| !is_word(c)).any(|word| verb(word) || !country(word) && self.senses(word).holds(Sense::Own))
    }

    /// Whether a word in lower case ends as words for what somebody is do.
    pub fn ends_in_trade(&self, word: &str) -> bool {
        self.trade_ends.longest(word).is_some_and(|end| end.len() < word.len())
    }

    /// The longest word for what somebody is with which some words end, in German of four bytes or more.
    pub fn ends_in_role(&self, words: &str) -> Option<&'static str> {
        self.role_ends.longest(words)
    }
}

/// Bytes that such a verb exceeds: "remos" is none.
const SHORTEST_VERB: usize = 5;

fn finder(list: &[&str], kind: MatchKind) -> Option<AhoCorasick> {
    AhoCorasickBuilder::new().match_kind(kind).kind(Some(AhoCorasickKind::ContiguousNFA)).build(list).ok()
}

/// Words by their last two characters (or their only one): whether others end with one of them.
struct Endings(HashMap<(Option<char>, char), Vec<&'static str>, FixedState>);

impl Endings {
    /// Words of `least` bytes or more.
    fn of(list: &[&'static str], least: usize) -> Self {
        let mut out: HashMap<_, Vec<&'static str>, FixedState> = HashMap::default();
        for word in list.iter().copied().filter(|w| w.len() >= least) {
            let mut ends = word.chars().rev();
            if let Some(last) = ends.next() {
                out.entry((ends.next(), last)).or_default().push(word);
            }
        }
        out.values_mut().for_each(|words| words.sort_by_key(|w| std::cmp::Reverse(w.len())));
        Self(out)
    }

    fn longest(&self, words: &str) -> Option<&'static str> {
        let mut ends = words.chars().rev();
        let last = ends.next()?;
        let before = ends.next();
        // The first letter of a listed word may be a capital here: "Chef" ends in "chef".
        let lower = before.map(|c| if c.is_uppercase() { c.to_lowercase().next().unwrap_or(c) } else { c });
        let longer = before.and_then(|_| self.0.get(&(lower, last))?.iter().copied().find(|w| ends_with(words, w)));
        longer.or_else(|| self.0.get(&(None, last))?.iter().copied().find(|w| ends_with(words, w)))
    }
}

/// Whether words end with a word in lower case, whose first letter may be a capital there: "VW-Chef".
fn ends_with(words: &str, word: &str) -> bool {
    let Some(end) = words.len().checked_sub(word.len()).and_then(|at| words.get(at..)) else { return false };
    let (mut a, mut b) = (end.chars(), word.chars());
    let first = match (a.next(), b.next()) {
        (Some(x), Some(y)) => x == y || x.is_uppercase() && x.to_lowercase().eq([y]),
        _ => false,
    };
    first && a.as_str() == b.as_str()
}

/// Chinese verbs of speech that are nouns, too: what houses are for.
const DEEDS: [&str; 7] = ["评价", "評價", "分析", "评论", "評論", "预测", "預測"];

/// Chinese words for houses, behind what they are for.
const HOUSES: [&str; 17] = [
    "中心主任",
    "中心的",
    "中心研究",
    "中心负责",
    "中心負責",
    "中心副",
    "研究院",
    "研究所",
    "研究中心",
    "委员会",
    "委員會",
    "办公室",
    "辦公室",
    "小组组长",
    "小組組長",
    "协会",
    "協會",
];
