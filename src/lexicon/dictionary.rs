//! A bilingual dictionary: Chinese headwords and their English senses, compiled to one file that is opened without parsing.
//!
//! Two FSTs lead from folded headwords to entries and from English terms to the entries that have them. All numbers are
//! offsets into the same bytes, so that a memory-mapped file serves as it stands. Every read is checked: what a damaged
//! file points at is empty, never a panic.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use fst::Streamer;

use crate::text::Span;
use crate::text::fold::fold_mapped;
use crate::text::script::is_han;
use crate::text::tokens::{Kind, tokens};

/// First bytes of a compiled dictionary; the digit is the version of the layout.
const MAGIC: &[u8; 16] = b"whosaid dict. 1\n";
/// After the magic: the lengths of the four sections, each in 32 bits.
const HEADER: usize = MAGIC.len() + 4 * 4;
/// Weight of a word found inside a longer word, as a share of its weight alone.
const INNER: f32 = 0.5;
/// Parts the senses of an entry that are shown to a person.
const SENSE: char = '/';

/// English form words, by which nothing is told.
const STOP_WORDS: &[&str] = &[
    "a", "about", "all", "am", "an", "and", "any", "are", "as", "at", "be", "been", "being", "but", "by", "can", "could", "did", "do",
    "does", "done", "for", "from", "had", "has", "have", "having", "he", "her", "here", "him", "his", "how", "i", "if", "in", "into", "is",
    "it", "its", "may", "me", "might", "more", "most", "must", "my", "no", "nor", "not", "of", "off", "on", "one", "oneself", "onto", "or",
    "other", "our", "out", "over", "same", "shall", "she", "should", "so", "some", "such", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "to", "under", "up", "us", "very", "was", "we", "were", "what", "when", "where", "which",
    "who", "whom", "whose", "why", "will", "with", "would", "you", "your", "down", "t", "s",
];

/// Why bytes are not a dictionary.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum DictionaryError {
    #[error("this is no dictionary of this program's version")]
    Foreign,
    #[error("the dictionary is damaged ({0})")]
    Damaged(&'static str),
    #[error("the dictionary is too large ({0})")]
    TooLarge(&'static str),
}

/// A headword found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The headword, folded.
    pub headword: String,
    /// The bytes of the text.
    pub span: Span,
    /// Whether it lies inside a longer headword.
    pub inner: bool,
}

/// An English term that a text has in translation.
#[derive(Debug, Clone, PartialEq)]
pub struct GlossTerm {
    /// Folded and stemmed.
    pub term: String,
    /// 0 to 1: how surely it is meant. A word of one sense of one term gives 1.
    pub weight: f32,
    /// The bytes of the word that it translates.
    pub span: Span,
}

/// A Chinese word for an English term.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The headword, folded.
    pub headword: String,
    /// 0 to 1, as in [`GlossTerm`].
    pub weight: f32,
}

/// One of the four sections of the bytes.
#[derive(Clone)]
struct Section {
    bytes: Arc<dyn AsRef<[u8]> + Send + Sync>,
    range: Range<usize>,
}

impl AsRef<[u8]> for Section {
    fn as_ref(&self) -> &[u8] {
        (*self.bytes).as_ref().get(self.range.clone()).unwrap_or_default()
    }
}

/// A compiled dictionary.
pub struct Dictionary {
    /// Folded headwords, each with the offset of its entry.
    headwords: fst::Map<Section>,
    entries: Section,
    /// English terms, each with the offset of its list of entries.
    terms: fst::Map<Section>,
    lists: Section,
}

/// An entry where it lies.
struct Entry<'d> {
    senses: u32,
    /// For each term its offset in three bytes, and the number of terms of its shortest sense in one.
    terms: &'d [u8],
    shown: &'d str,
}

const TERM: usize = 4;

impl<'d> Entry<'d> {
    fn at(bytes: &'d [u8], offset: usize) -> Option<Self> {
        let mut rest = bytes.get(offset..)?;
        let senses = varint(&mut rest)?;
        let count = varint(&mut rest)? as usize;
        let terms = take(&mut rest, count.checked_mul(TERM)?)?;
        let length = varint(&mut rest)? as usize;
        let shown = str::from_utf8(take(&mut rest, length)?).ok()?;
        Some(Self { senses, terms, shown })
    }

    /// Offsets of the terms with their weights.
    fn terms(&self) -> impl Iterator<Item = (u64, f32)> {
        self.terms.chunks_exact(TERM).map(|t| {
            let offset = u64::from(u32::from_le_bytes([t[0], t[1], t[2], 0]));
            // A word of many senses says little of each, and so does a sense of many words. The root, since neither says nothing.
            let share = f64::from(self.senses.max(1)) * f64::from(t[3].max(1));
            (offset, share.sqrt().recip() as f32)
        })
    }
}

impl Dictionary {
    /// Opens a compiled dictionary, which may be a memory-mapped file. Takes well under a millisecond.
    pub fn from_bytes(bytes: impl AsRef<[u8]> + Send + Sync + 'static) -> Result<Self, DictionaryError> {
        let all = bytes.as_ref();
        if all.get(..MAGIC.len()) != Some(MAGIC) {
            return Err(DictionaryError::Foreign);
        }
        let lengths = all.get(MAGIC.len()..HEADER).ok_or(DictionaryError::Damaged("header"))?;
        let mut ranges = [const { 0..0 }; 4];
        let mut end = HEADER;
        for (range, length) in ranges.iter_mut().zip(lengths.as_chunks::<4>().0) {
            let next = end.checked_add(u32::from_le_bytes(*length) as usize).ok_or(DictionaryError::Damaged("header"))?;
            *range = end..next;
            end = next;
        }
        if end != all.len() {
            return Err(DictionaryError::Damaged("length"));
        }
        let bytes: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(bytes);
        let [headwords, entries, terms, lists] = ranges.map(|range| Section { bytes: Arc::clone(&bytes), range });
        Ok(Self { headwords: map(headwords, "headwords")?, entries, terms: map(terms, "terms")?, lists })
    }

    /// A checksum of all that it holds: passages that were glossed with another dictionary have to be glossed anew.
    pub fn fingerprint(&self) -> String {
        let bytes: &[u8] = (*self.entries.bytes).as_ref();
        format!("{:x}-{:08x}", bytes.len(), crc32fast::hash(bytes))
    }

    /// The number of headwords.
    pub fn len(&self) -> usize {
        self.headwords.len()
    }

    /// Whether there is no headword.
    pub fn is_empty(&self) -> bool {
        self.headwords.is_empty()
    }

    /// All headwords, folded, in the order of their bytes.
    pub fn headwords(&self) -> Vec<String> {
        let mut out = Vec::with_capacity(self.len());
        let mut stream = self.headwords.stream();
        while let Some((key, _)) = stream.next() {
            out.extend(str::from_utf8(key).ok().map(str::to_owned));
        }
        out
    }

    /// The headwords in a text, from left to right: those of the division into the fewest words (of equals, the one with the
    /// longer words), each followed by the headwords of two characters and more inside it.
    pub fn words(&self, text: &str) -> Vec<Word> {
        self.found(text).into_iter().map(|f| f.word).collect()
    }

    /// The English terms of a text: those of its headwords in translation, and its own words in Latin letters and numbers.
    pub fn gloss(&self, text: &str) -> Vec<GlossTerm> {
        let mut out = Vec::new();
        let mut term = Vec::new();
        for Found { word, entry } in self.found(text) {
            let share = if word.inner { INNER } else { 1.0 };
            for (offset, weight) in self.entry(entry).iter().flat_map(Entry::terms) {
                if let Some(term) = key(&self.terms, offset, &mut term) {
                    out.push(GlossTerm { term, weight: weight * share, span: word.span });
                }
            }
        }
        out.extend(terms(text).into_iter().map(|(term, span)| GlossTerm { term, weight: 1.0, span }));
        out
    }

    /// Up to three short English senses of a headword, to be read by a person; none where it is not in the dictionary.
    pub fn senses(&self, headword: &str) -> Vec<&str> {
        let offset = self.headwords.get(crate::text::fold::fold(headword));
        let shown = offset.and_then(|o| self.entry(o)).map_or("", |e| e.shown);
        shown.split(SENSE).filter(|s| !s.is_empty()).collect()
    }

    /// The Chinese words for an English term (as [`terms`] makes them), in no particular order.
    pub fn translations(&self, term: &str) -> Vec<Translation> {
        let Some(wanted) = self.terms.get(term) else { return Vec::new() };
        let mut rest = usize::try_from(wanted).ok().and_then(|at| self.lists.as_ref().get(at..)).unwrap_or_default();
        let count = varint(&mut rest).unwrap_or(0);
        let (mut offset, mut buffer, mut out) = (0u64, Vec::new(), Vec::new());
        for _ in 0..count {
            let Some(step) = varint(&mut rest) else { break };
            offset += u64::from(step);
            let weight = self.entry(offset).and_then(|e| e.terms().find(|(o, _)| *o == wanted)).map(|(_, w)| w);
            if let (Some(weight), Some(headword)) = (weight, key(&self.headwords, offset, &mut buffer)) {
                out.push(Translation { headword, weight });
            }
        }
        out
    }

    fn entry(&self, offset: u64) -> Option<Entry<'_>> {
        Entry::at(self.entries.as_ref(), usize::try_from(offset).ok()?)
    }

    fn found(&self, text: &str) -> Vec<Found> {
        let chars = fold_mapped(text).chars;
        let starts: Vec<Vec<(usize, u64)>> = (0..chars.len()).map(|at| self.starting(&chars, at)).collect();
        let make = |from: usize, to: usize, entry: u64, inner: bool| {
            let span = Span::new(chars[from].1 as usize, chars[to - 1].2 as usize);
            Found { word: Word { headword: chars[from..to].iter().map(|c| c.0).collect(), span, inner }, entry }
        };
        let mut out = Vec::new();
        let mut at = 0;
        for end in division(&starts) {
            if let Some((_, entry)) = starts[at].iter().find(|(e, _)| *e == end) {
                out.push(make(at, end, *entry, false));
                for (from, words) in starts.iter().enumerate().take(end).skip(at) {
                    let inside = words.iter().filter(|(to, _)| *to <= end && *to >= from + 2 && (from, *to) != (at, end));
                    out.extend(inside.map(|(to, entry)| make(from, *to, *entry, true)));
                }
            }
            at = end;
        }
        out
    }

    /// The headwords that start at a character: the character after each, and its entry. One Chinese character at least is in
    /// each: "OK" in a Chinese text is English already.
    fn starting(&self, chars: &[(char, u32, u32)], at: usize) -> Vec<(usize, u64)> {
        let fst = self.headwords.as_fst();
        let (mut node, mut output) = (fst.root(), fst::raw::Output::zero());
        let mut out = Vec::new();
        let mut han = false;
        for (i, (c, _, _)) in chars.iter().enumerate().skip(at) {
            han |= is_han(*c);
            for b in c.encode_utf8(&mut [0; 4]).bytes() {
                let Some(found) = node.find_input(b) else { return out };
                let transition = node.transition(found);
                output = output.cat(transition.out);
                node = fst.node(transition.addr);
            }
            if han && node.is_final() {
                out.push((i + 1, output.cat(node.final_output()).value()));
            }
        }
        out
    }
}

struct Found {
    word: Word,
    entry: u64,
}

/// The ends of the words of the best division, where `starts` has the headwords that start at each character.
fn division(starts: &[Vec<(usize, u64)>]) -> Vec<usize> {
    /// Cost in halves of a word; what is no headword costs half a word more.
    const WORD: u64 = 2;
    const UNKNOWN: u64 = 3;
    let count = starts.len();
    // From the end: the cost of the rest, the squares of the lengths of its words, the end of its first word.
    let mut best = vec![(0u64, 0u64, count); count + 1];
    for at in (0..count).rev() {
        let known = starts[at].iter().map(|(end, _)| (*end, WORD));
        let ways = std::iter::once((at + 1, UNKNOWN)).chain(known).map(|(end, cost)| {
            let (rest, squares, _) = best[end];
            (rest + cost, squares + ((end - at) as u64).pow(2), end)
        });
        if let Some(way) = ways.min_by_key(|(cost, squares, end)| (*cost, std::cmp::Reverse(*squares), std::cmp::Reverse(*end))) {
            best[at] = way;
        }
    }
    let mut out = Vec::new();
    let mut at = 0;
    while at < count {
        at = best[at].2;
        out.push(at);
    }
    out
}

/// The English terms of a text, as they stand in a dictionary and as it is asked for them: words of scripts with blanks, folded
/// and stemmed as English. Form words are none: hardly a Chinese passage has one, and what is rare would outweigh the rest.
pub fn terms(text: &str) -> Vec<(String, Span)> {
    let mut out: Vec<(String, Span)> = Vec::new();
    for token in tokens(text, "en") {
        match token.kind {
            Kind::Word if STOP_WORDS.contains(&token.text.as_str()) => {}
            Kind::Word => out.push((token.text, token.span)),
            // A stem follows its word, unless that was passed over.
            Kind::Stem => drop(out.last_mut().filter(|last| last.1 == token.span).map(|last| last.0 = token.text)),
            Kind::Unigram | Kind::Bigram => {}
        }
    }
    out
}

fn map(section: Section, name: &'static str) -> Result<fst::Map<Section>, DictionaryError> {
    let map = fst::Map::new(section).map_err(|_| DictionaryError::Damaged(name))?;
    // Walking a damaged FST may go out of its bounds.
    map.as_fst().verify().map_err(|_| DictionaryError::Damaged(name))?;
    Ok(map)
}

/// The key of a value: values rise with the keys, so that the FST leads back as well.
fn key(map: &fst::Map<Section>, value: u64, buffer: &mut Vec<u8>) -> Option<String> {
    buffer.clear();
    let found = map.as_fst().get_key_into(value, buffer);
    (found).then(|| String::from_utf8(buffer.clone()).ok())?
}

fn take<'b>(rest: &mut &'b [u8], count: usize) -> Option<&'b [u8]> {
    let (taken, after) = rest.split_at_checked(count)?;
    *rest = after;
    Some(taken)
}

/// Seven bits a byte, the lowest first.
fn varint(rest: &mut &[u8]) -> Option<u32> {
    let mut out = 0u32;
    for shift in (0..32).step_by(7) {
        let byte = *take(rest, 1)?.first()?;
        out |= u32::from(byte & 0x7f) << shift;
        if byte < 0x80 {
            return Some(out);
        }
    }
    None
}

fn put_varint(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push((value & 0x7f) as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// A sense of a headword.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sense {
    /// For a person to read.
    pub text: String,
    /// What it is found by; may be empty.
    pub terms: Vec<String>,
}

/// Compiles a dictionary.
#[derive(Default)]
pub struct Builder {
    entries: BTreeMap<String, Vec<Sense>>,
}

impl Builder {
    /// Adds senses to a headword, which is folded; senses that it has already are left out.
    pub fn add(&mut self, headword: &str, senses: impl IntoIterator<Item = Sense>) {
        let headword = crate::text::fold::fold(headword);
        if headword.is_empty() {
            return;
        }
        let known = self.entries.entry(headword).or_default();
        for sense in senses {
            if !known.iter().any(|k| k.terms == sense.terms && (!k.terms.is_empty() || k.text == sense.text)) {
                known.push(sense);
            }
        }
    }

    /// The compiled dictionary, for [`Dictionary::from_bytes`]. The same entries give the same bytes.
    pub fn build(self) -> Result<Vec<u8>, DictionaryError> {
        let words: BTreeSet<&str> = self.entries.values().flatten().flat_map(|s| &s.terms).map(String::as_str).collect();
        let numbers: BTreeMap<&str, usize> = words.iter().enumerate().map(|(n, w)| (*w, n)).collect();
        let mut holders: Vec<Vec<usize>> = vec![Vec::new(); words.len()];
        let mut entries = Vec::new();
        // Where the number of a term stands until its offset is known.
        let mut holes: Vec<(usize, usize)> = Vec::new();
        let mut headwords = fst::MapBuilder::memory();
        for (headword, senses) in &self.entries {
            let at = entries.len();
            headwords.insert(headword, at as u64).map_err(|_| DictionaryError::Damaged("headwords"))?;
            let mut shortest: BTreeMap<usize, usize> = BTreeMap::new();
            for sense in senses {
                for number in sense.terms.iter().filter_map(|t| numbers.get(t.as_str())) {
                    let length = shortest.entry(*number).or_insert(usize::MAX);
                    *length = (*length).min(sense.terms.len());
                }
            }
            put_varint(&mut entries, senses.iter().filter(|s| !s.terms.is_empty()).count());
            put_varint(&mut entries, shortest.len());
            for (number, length) in shortest {
                holders[number].push(at);
                holes.push((entries.len(), number));
                entries.extend([0, 0, 0, length.min(255) as u8]);
            }
            let shown = shown(senses);
            put_varint(&mut entries, shown.len());
            entries.extend(shown.as_bytes());
        }
        let mut lists = Vec::new();
        let mut terms = fst::MapBuilder::memory();
        let mut offsets = Vec::with_capacity(words.len());
        for (word, holders) in words.iter().zip(&holders) {
            offsets.push(u32::try_from(lists.len()).map_err(|_| DictionaryError::TooLarge("lists"))?);
            terms.insert(word, lists.len() as u64).map_err(|_| DictionaryError::Damaged("terms"))?;
            put_varint(&mut lists, holders.len());
            let mut before = 0;
            for at in holders {
                put_varint(&mut lists, at - before);
                before = *at;
            }
        }
        if lists.len() >= 1 << 24 {
            return Err(DictionaryError::TooLarge("lists"));
        }
        for (hole, number) in holes {
            entries[hole..hole + 3].copy_from_slice(&offsets[number].to_le_bytes()[..3]);
        }
        let headwords = headwords.into_inner().map_err(|_| DictionaryError::Damaged("headwords"))?;
        let terms = terms.into_inner().map_err(|_| DictionaryError::Damaged("terms"))?;
        let sections = [headwords, entries, terms, lists];
        let mut out = MAGIC.to_vec();
        for section in &sections {
            out.extend(u32::try_from(section.len()).map_err(|_| DictionaryError::TooLarge("section"))?.to_le_bytes());
        }
        out.extend(sections.concat());
        Ok(out)
    }
}

/// The first senses that a person can take in at a glance.
fn shown(senses: &[Sense]) -> String {
    const SENSES: usize = 3;
    /// Bytes.
    const LONGEST: usize = 28;
    let mut out = String::new();
    for sense in senses.iter().filter(|s| !s.text.is_empty()).take(SENSES) {
        let text = sense.text.replace(SENSE, " ");
        if out.is_empty() {
            // One is shown, however long it is, but for its tail.
            let end = text.char_indices().map(|(at, c)| at + c.len_utf8()).take_while(|end| *end <= 2 * LONGEST).last();
            out.push_str(text.get(..end.unwrap_or(0)).unwrap_or_default());
        } else if out.len() + text.len() <= LONGEST {
            out.push(SENSE);
            out.push_str(&text);
        }
    }
    out
}
