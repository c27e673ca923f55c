//! The compiled gazetteer: an FST from folded names to entries, made once per index and opened without parsing.
//!
//! Names come from CLDR (regions) and `config/gazetteer.toml` (everything else). A text is walked token by token and the
//! longest name wins; names are tried as written and, per language, by their stems.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use frostem::Stemmer;

use crate::text::fold::{Folded, fold, fold_mapped};
use crate::text::script::{Class, class, is_han, is_kana};
use crate::text::tokens::stemmer;
use crate::text::{Lang, Span};

use super::cldr;
use super::declension::cases;
use super::entry::{Entry, Mention};
use super::region::Region;
use super::source::{GazetteerError, Reach, Source};

/// Short words of the languages served that are spelt like an acronym ("US", "WHO", "MIT" and German "mit").
const SHORT_WORDS: &[&str] = &[
    "us", "who", "it", "in", "as", "is", "at", "or", "an", "am", "no", "so", "to", "on", "if", "me", "my", "he", "we", "do", "be", "by",
    "go", "up", "un", "et", "est", "les", "des", "une", "sur", "par", "pas", "que", "con", "por", "los", "las", "del", "una", "der", "die",
    "das", "und", "son", "ses", "can", "may", "now", "and", "are", "all", "cia", "ans", "au", "ai", "are", "for", "san", "eu", "ue", "ey",
    "id", "se", "ma",
];

/// Stems of no more letters are common to too many words where there are small letters.
const SHORT_STEM: usize = 3;

/// Words of more bytes are not stemmed.
const LONGEST_STEMMED: usize = 128;

/// Marks a key that matches only as written, because in lower case it is a common word ("US", "WHO", "IT").
const EXACT: char = '\u{1}';
/// Parts the language of a stemmed key from the stems.
const STEMMED: char = '\u{2}';
/// Parts the language of a word that means this in that language only from the word.
const OWN: char = '\u{3}';
/// Parts the language from a stem with the one letter that follows it: "Нигерия" and "Нигер" share a stem, and "Нигерии"
/// is the first of them.
const LONGER: char = '\u{4}';
/// Begins a name that is compared as it stands, because its stem is that of another word too.
const UNSTEMMED: char = '=';

/// A compiled gazetteer.
pub struct Gazetteer {
    keys: fst::Map<Vec<u8>>,
    /// Entries as lines, found by the byte offset that the FST gives.
    entries: String,
}

impl Gazetteer {
    /// Compiles CLDR's names and a source. Takes some 0.1 s.
    pub fn compile(source: &Source) -> Result<Self, GazetteerError> {
        let mut builder = Builder::default();
        for (entry, names) in source.rows()? {
            let at = builder.entry(&entry);
            let place = matches!(&entry, Entry::Countries(codes) if !codes.is_empty()) || matches!(&entry, Entry::Group { .. });
            for (names, reach) in names {
                for (lang, words) in names {
                    builder.names(at, lang, words, reach);
                    if place {
                        builder.cases(at, lang, words);
                    }
                }
            }
        }
        let mut regions: Vec<(Region, Entry)> = cldr::countries().into_iter().map(|c| (c.clone(), Entry::Countries(vec![c]))).collect();
        regions.extend(source.group_codes().map(|g| (g.clone(), source.group_entry(g))));
        let offsets: Vec<u64> = regions.iter().map(|(_, entry)| builder.entry(entry)).collect();
        for (lang, locale) in &cldr::LANGUAGES {
            let names = cldr::Names::of(locale);
            for ((code, _), at) in regions.iter().zip(&offsets) {
                let names = names.get(code.code());
                builder.names(*at, lang, &names, Reach::Everywhere);
                builder.cases(*at, lang, &names);
            }
        }
        builder.finish()
    }

    /// The gazetteer that comes with the program.
    pub fn built_in() -> Result<Self, GazetteerError> {
        Self::compile(&Source::built_in()?)
    }

    /// Puts the two parts of a stored gazetteer together; `None` when they are not what [`Self::parts`] gave.
    pub fn from_parts(keys: Vec<u8>, entries: String) -> Option<Self> {
        let keys = fst::Map::new(keys).ok()?;
        // Walking a damaged FST may go out of its bounds; its checksum takes well under a millisecond.
        keys.as_fst().verify().ok()?;
        Some(Self { keys, entries })
    }

    /// The FST's bytes and the entries' lines, to be stored.
    pub fn parts(&self) -> (&[u8], &str) {
        (self.keys.as_fst().as_bytes(), &self.entries)
    }

    /// What a text names, from left to right, never overlapping.
    pub fn scan(&self, text: &str, lang: &Lang) -> Vec<Mention> {
        let units = Units::of(text, lang.primary());
        let roots = self.roots(lang.primary());
        let mut out = Vec::new();
        let mut at = 0;
        while at < units.list.len() {
            match self.longest(&units, at, &roots).filter(|(end, entry)| !self.overrun(&units, at, *end, entry, &roots)) {
                Some((end, entry)) => {
                    let span = Span::new(units.list[at].span.start, units.list[end - 1].span.end);
                    // "보건지소" holds 건지, and is no health centre of Guernsey's.
                    let inner = || at > 0 && !units.list[at].blank_before && units.list[at - 1].span.end == span.start;
                    if lang.primary() == "ko" && span.of(text).is_some_and(|name| WITHIN_WORDS.contains(&name)) && inner() {
                        at += 1;
                        continue;
                    }
                    // Words that only hold a name ("印度教", "Indian Ocean") name nothing.
                    if !matches!(&entry, Entry::Countries(codes) if codes.is_empty()) {
                        out.push(Mention { span, entry });
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
        out
    }

    /// Everything in a text that names a region, as codes of countries and groups.
    pub fn regions_named(&self, text: &str, lang: &Lang) -> Vec<Region> {
        let mut out: Vec<Region> = Vec::new();
        for mention in self.scan(text, lang) {
            let codes = match mention.entry {
                Entry::Countries(codes) => codes,
                Entry::Group { code, .. } => vec![code],
                Entry::Institution { .. } | Entry::Kind { .. } | Entry::Role { .. } => continue,
            };
            for code in codes {
                if !out.contains(&code) {
                    out.push(code);
                }
            }
        }
        out
    }

    /// What a code given by a person (`IN`, `in`, `002`, "India") stands for.
    pub fn region(&self, words: &str, lang: &Lang) -> Option<Entry> {
        let named = self.scan(words, lang).into_iter().map(|m| m.entry).find(|e| matches!(e, Entry::Countries(_) | Entry::Group { .. }));
        let by_code = || {
            let code: Region = words.parse().ok()?;
            self.line_of(&code)
                .and_then(Entry::from_line)
                .or_else(|| (code.is_country() && self.knows(&code)).then(|| Entry::Countries(vec![code])))
        };
        named.or_else(by_code)
    }

    /// Whether a code is of a country or a group that has a name.
    pub fn knows(&self, code: &Region) -> bool {
        let named = || if code.is_country() { cldr::is_country(code) } else { self.display(code, "en") != code.code() };
        self.line_of(code).is_some() || named()
    }

    fn line_of(&self, code: &Region) -> Option<&str> {
        self.entries.lines().find(|line| {
            let mut fields = line.split('\t');
            matches!(fields.next(), Some("C" | "G")) && fields.next() == Some(code.code())
        })
    }

    /// A region's name in a language, for showing to a person.
    pub fn display(&self, code: &Region, lang: &str) -> String {
        cldr::display(code, lang)
    }

    /// Where the keys of each form begin in the FST.
    fn roots<'f>(&'f self, lang: &str) -> [(Form, State<'f>); 5] {
        // Of names of equal length the last one wins: what is written, before what only shares its stem.
        [Form::Stemmed, Form::Longer, Form::Folded, Form::Own, Form::Exact].map(|form| {
            let fst = self.keys.as_fst();
            let mut state = Some((fst.root(), fst::raw::Output::zero()));
            let mut mark = |mark: Option<char>, lang: &str| {
                feed(fst, &mut state, lang.as_bytes());
                mark.iter().for_each(|mark| feed(fst, &mut state, mark.encode_utf8(&mut [0; 4]).as_bytes()));
            };
            match form {
                Form::Exact => mark(Some(EXACT), ""),
                Form::Stemmed => mark(Some(STEMMED), lang),
                Form::Longer => mark(Some(LONGER), lang),
                Form::Own => mark(Some(OWN), lang),
                Form::Folded => {}
            }
            (form, state)
        })
    }

    /// The longest name that starts at a unit: the unit after it, and the entry.
    fn longest(&self, units: &Units, at: usize, roots: &[(Form, State<'_>)]) -> Option<(usize, Entry)> {
        let found = roots.iter().filter_map(|(form, root)| self.walk(units, at, *form, *root));
        let (end, value) = found.max_by_key(|(end, _)| *end)?;
        let line = self.entries.get(usize::try_from(value).ok()?..)?.lines().next()?;
        Some((end, Entry::from_line(line)?))
    }

    /// Where words have no blanks a compound of two countries can arise at the seam of two others: "中美" in "其中美国". The one that starts
    /// inside it and goes on beyond it is the real one.
    fn overrun(&self, units: &Units, at: usize, end: usize, entry: &Entry, roots: &[(Form, State<'_>)]) -> bool {
        let compound = matches!(entry, Entry::Countries(codes) if codes.len() > 1);
        compound
            && units.list[at].dense
            && (at + 1..end).any(|inner| self.longest(units, inner, roots).is_some_and(|(further, _)| further > end))
    }

    fn walk<'f>(&'f self, units: &Units, at: usize, form: Form, root: State<'f>) -> Option<(usize, u64)> {
        let fst = self.keys.as_fst();
        let mut state = root;
        let mut best = None;
        if at > 0 && units.one_katakana_word(at - 1) {
            return None;
        }
        for (i, unit) in units.list.iter().enumerate().skip(at) {
            if i > at && matches!(form, Form::Stemmed) && unit.and_before() {
                break;
            }
            if i > at && unit.blank_before {
                feed(fst, &mut state, b" ");
            }
            let word = match form {
                Form::Exact => unit.exact,
                Form::Folded | Form::Own => &unit.folded,
                Form::Stemmed => &unit.stem,
                Form::Longer => longer(unit),
            };
            feed(fst, &mut state, word.as_bytes());
            let Some((node, out)) = state.as_ref() else { break };
            if node.is_final() && !units.one_katakana_word(i) {
                best = Some((i + 1, out.cat(node.final_output()).value()));
            }
        }
        best
    }
}

/// Korean names of countries that other words hold.
const WITHIN_WORDS: [&str; 9] = ["건지", "저지", "가나", "오만", "말리", "기니", "차드", "토고", "통가"];

/// A node of the FST with the output so far; `None` once no key goes on.
type State<'f> = Option<(fst::raw::Node<'f>, fst::raw::Output)>;

fn feed<'f>(fst: &'f fst::raw::Fst<Vec<u8>>, state: &mut State<'f>, bytes: &[u8]) {
    for b in bytes {
        let Some((node, out)) = state else { return };
        *state = node.find_input(*b).map(|i| {
            let t = node.transition(i);
            (fst.node(t.addr), out.cat(t.out))
        });
    }
}

#[derive(Clone, Copy)]
enum Form {
    Exact,
    Folded,
    Own,
    Stemmed,
    Longer,
}

/// A word, or one character of a script without blanks.
struct Unit<'t> {
    exact: &'t str,
    folded: String,
    stem: String,
    /// Whether a gap parts it from the unit before it; names are keyed with one blank there.
    blank_before: bool,
    /// Of a script without blanks.
    dense: bool,
    span: Span,
}

impl Unit<'_> {
    /// Whether Arabic's "and" is written onto it, which its stem is without: another name begins ("أفريقيا وجنوب شرق آسيا").
    fn and_before(&self) -> bool {
        self.folded.starts_with('و') && !self.stem.starts_with('و')
    }
}

struct Units<'t> {
    list: Vec<Unit<'t>>,
}

impl<'t> Units<'t> {
    /// Whether a unit and the next are katakana side by side: such a run is one word, and タイトル names no タイ.
    fn one_katakana_word(&self, at: usize) -> bool {
        let katakana = |unit: &Unit<'_>| unit.folded.chars().all(|c| matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'));
        match (self.list.get(at), self.list.get(at + 1)) {
            (Some(a), Some(b)) => katakana(a) && katakana(b) && !b.blank_before,
            _ => false,
        }
    }

    fn of(text: &'t str, lang: &str) -> Self {
        let folded = fold_mapped(text);
        let stemmer = stemmer(lang);
        let mut list: Vec<Unit<'t>> = Vec::new();
        for range in unit_ranges(&folded) {
            let chars = &folded.chars[range.clone()];
            let (Some(first), Some(last)) = (chars.first(), chars.last()) else { continue };
            let span = Span::new(first.1 as usize, last.2 as usize);
            let word: String = chars.iter().map(|c| c.0).collect();
            let stem = stem(&word, stemmer.as_ref());
            let blank_before = list.last().is_some_and(|before| before.span.end < span.start);
            let dense = class(first.0) == Class::Dense;
            list.push(Unit { exact: span.of(text).unwrap_or_default(), folded: word, stem, blank_before, dense, span });
        }
        Self { list }
    }
}

/// Ranges of folded characters: words of spaced scripts (inner dots kept: "U.S."), single characters of dense ones.
fn unit_ranges(folded: &Folded) -> Vec<Range<usize>> {
    let chars = &folded.chars;
    let mut out = Vec::new();
    let mut i = 0;
    while i < chars.len() {
        match class(chars[i].0) {
            Class::Dense => {
                out.push(i..i + 1);
                i += 1;
            }
            Class::Spaced => {
                let start = i;
                while i < chars.len() && (class(chars[i].0) == Class::Spaced || inner_dot(folded, i)) {
                    i += 1;
                }
                out.push(start..i);
            }
            Class::Gap => i += 1,
        }
    }
    out
}

/// A dot between single letters: "U.S", "s.a.".
fn inner_dot(folded: &Folded, i: usize) -> bool {
    let letter = |i: usize| folded.chars.get(i).is_some_and(|c| class(c.0) == Class::Spaced);
    folded.chars[i].0 == '.' && i > 0 && letter(i - 1) && letter(i + 1) && !letter(i + 2) && (i < 2 || !letter(i - 2))
}

/// A word as far as one letter beyond its stem, where the stem begins it.
fn longer<'u>(unit: &'u Unit<'_>) -> &'u str {
    let next = unit.folded.strip_prefix(unit.stem.as_str()).and_then(|rest| rest.chars().next());
    next.and_then(|c| unit.folded.get(..unit.stem.len() + c.len_utf8())).unwrap_or(&unit.stem)
}

fn stem(word: &str, stemmer: Option<&Stemmer>) -> String {
    // Snowball takes the square of a word's length; what is longer than any name needs no stem.
    match stemmer.filter(|_| word.len() <= LONGEST_STEMMED) {
        Some(stemmer) => stemmer.stem(word).into_owned(),
        None => word.to_owned(),
    }
}

#[derive(Default)]
struct Builder {
    keys: BTreeMap<String, u64>,
    /// Names of places in other cases.
    declined: BTreeMap<String, u64>,
    entries: String,
    offsets: HashMap<String, u64>,
}

impl Builder {
    fn entry(&mut self, entry: &Entry) -> u64 {
        let line = entry.to_line();
        if let Some(at) = self.offsets.get(&line) {
            return *at;
        }
        let at = self.entries.len() as u64;
        self.entries.push_str(&line);
        self.entries.push('\n');
        self.offsets.insert(line, at);
        at
    }

    /// The first entry to claim a name keeps it: a person's own file is read before CLDR.
    fn names(&mut self, at: u64, lang: &str, names: &[String], reach: Reach) {
        for name in names {
            for key in keys(name, lang, reach) {
                self.keys.entry(key).or_insert(at);
            }
        }
    }

    /// The other cases of names of places. Names that are given themselves come first.
    fn cases(&mut self, at: u64, lang: &str, names: &[String]) {
        let declined = names.iter().filter(|name| lang == "ru" && name.starts_with(char::is_uppercase));
        for case in declined.flat_map(|name| cases(name)) {
            self.declined.entry(format!("{lang}{OWN}{}", fold(&case))).or_insert(at);
        }
    }

    fn finish(mut self) -> Result<Gazetteer, GazetteerError> {
        for (key, at) in self.declined {
            self.keys.entry(key).or_insert(at);
        }
        let keys = fst::Map::from_iter(self.keys).map_err(|e| GazetteerError::Compile(e.to_string()))?;
        Ok(Gazetteer { keys, entries: self.entries })
    }
}

/// The keys of a name: as written if it is an acronym that doubles as a common word, else folded and stemmed.
fn keys(name: &str, lang: &str, reach: Reach) -> Vec<String> {
    let (name, stemmed) = match name.strip_prefix(UNSTEMMED) {
        Some(name) => (name, false),
        None => (name, true),
    };
    let units = Units::of(name, lang).list;
    let folded = joined(&units, |u| &u.folded);
    if folded.is_empty() {
        return Vec::new();
    }
    let acronym = units.len() == 1 && !name.chars().any(char::is_lowercase) && name.chars().any(char::is_uppercase);
    if acronym && SHORT_WORDS.contains(&folded.as_str()) {
        return vec![format!("{EXACT}{}", joined(&units, |u| u.exact))];
    }
    // Japanese words in Chinese characters would be found inside Chinese ones.
    let borrowed = reach == Reach::Everywhere && (lang != "ja" || name.chars().any(|c| is_kana(c) || !is_han(c)));
    let mut out = vec![if borrowed || matches!(lang, "en" | "zh") { folded } else { format!("{lang}{OWN}{folded}") }];
    // Stems of short words run into other words' stems.
    if stemmed && stemmer(lang).is_some() && !acronym && name.chars().count() > 3 {
        let longer = units.first().filter(|unit| units.len() == 1 && longer(unit) != unit.stem).map(longer);
        out.extend(longer.map(|longer| format!("{lang}{LONGER}{longer}")));
        // "Дания" and "данные" share one of three letters.
        if longer.is_none_or(|longer| longer.chars().count() > SHORT_STEM + 1 || !longer.chars().all(char::is_lowercase)) {
            out.push(format!("{lang}{STEMMED}{}", joined(&units, |u| &u.stem)));
        }
    }
    out
}

fn joined<'u, 't>(units: &'u [Unit<'t>], part: impl Fn(&'u Unit<'t>) -> &'u str) -> String {
    let mut out = String::new();
    for (i, unit) in units.iter().enumerate() {
        if i > 0 && unit.blank_before {
            out.push(' ');
        }
        out.push_str(part(unit));
    }
    out
}
