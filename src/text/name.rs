//! Whether the way a question writes a person's name is a given speaker's name, across misspellings and scripts.
//!
//! When in doubt the answer is no: a quotation laid in a stranger's mouth is worse than no answer.

use super::sound::{self, Phone, Script};
use crate::text::fold::fold;
use std::collections::HashSet;
use strsim::osa_distance;
use unicode_normalization::char::is_combining_mark;

/// How a mention fits a name, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The whole name (middle names and initials may lack).
    Full,
    /// Some parts of the name, as written.
    Part,
    /// The name or some of its parts, misspelt.
    Spelling,
    /// The name or some of its parts as they sound, mostly in another script.
    Sound,
}

/// More parts than this and the text is no name.
const MOST_PARTS: usize = 8;

/// Words inside names that name nobody by themselves.
const PARTICLES: &[&str] = &[
    "al",
    "el",
    "bin",
    "ibn",
    "bint",
    "de",
    "da",
    "di",
    "del",
    "della",
    "dos",
    "du",
    "der",
    "den",
    "la",
    "le",
    "van",
    "von",
    "ter",
    "ben",
    "abu",
    "mac",
    "st",
    "jr",
    "sr",
    "ii",
    "iii",
    "بن",
    "ابن",
    "ال",
    "бин",
    "ибн",
    "аль",
    "де",
    "ван",
    "фон",
    "बिन",
    "本",
    "德",
    "冯",
    "范",
    "ビン",
    "デ",
];

/// Cost per unit of sound up to which words of 0, 1, 2, 3, 4 and more consonants are one name.
///
/// Where only one part is given, and for each part where more are (then [`TOGETHER`] holds for the mean).
const ALONE: [f32; 5] = [0.04, 0.05, 0.1, 0.115, 0.115];
const AMONG: [f32; 5] = [0.08, 0.13, 0.152, 0.215, 0.24];
const TOGETHER: f32 = 0.13;

/// What a given name costs that only resembles one (see [`given_spelling`]), and what the other parts may then cost at most.
const LOOSE: f32 = 0.15;
const BESIDE_LOOSE: f32 = 0.1;

/// The confidence of such a fit at most: enough to ask whether somebody is meant, and too little to take two names for one person's.
pub const LOOSELY: f32 = 0.6;

/// The name's parts as folded words: "J.S. Tan" → "j", "s", "tan"; "沈若川" → one.
pub fn parts(name: &str) -> Vec<String> {
    let folded = if name.is_ascii() { name.to_ascii_lowercase() } else { fold(name) };
    let mut out = Vec::new();
    for word in folded.split(|c: char| !is_inside(c)) {
        let word = ["'s", "’s"].iter().find_map(|tail| word.strip_suffix(tail)).unwrap_or(word);
        let bare: String = word.chars().filter(|c| c.is_alphanumeric() || is_sign(*c)).collect();
        if bare.chars().any(char::is_alphanumeric) {
            out.push(bare);
        }
    }
    out
}

/// Whether a character does not end a part. Apostrophes are inside ("O'Brien") but not kept.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || is_sign(c) || matches!(c, '\'' | '’' | 'ʼ' | '`' | '\u{200c}' | '\u{200d}')
}

/// Vowel signs and viramas, without which an Indic word cannot be read.
fn is_sign(c: char) -> bool {
    !c.is_ascii() && is_combining_mark(c)
}

/// Keys under which a name is indexed, so that exact term look-up finds the candidates for a mention in any script.
///
/// Each is the first three consonant classes of a part, or of the parts run together from one on.
pub fn sound_keys(name_or_mention: &str) -> Vec<String> {
    let words: Vec<Vec<Phone>> = parts(name_or_mention).iter().take(MOST_PARTS).map(|p| sound::phones(p)).collect();
    let mut keys = Vec::new();
    for (i, word) in words.iter().enumerate() {
        keys.extend(sound::skeletons(word, false));
        // Chinese and Japanese run names together, and put the family name first.
        if words.len() > 1 && word.iter().filter(|p| p.is_consonant()).count() < 4 {
            let joined: Vec<Phone> = words.iter().cycle().skip(i).take(words.len()).flatten().copied().collect();
            keys.extend(sound::skeletons(&joined, true));
        }
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// What two spellings of a name in one script have in common, so that most names need not be compared part by part.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outline {
    /// Where all parts are in one.
    script: Option<Script>,
    /// A bit for each letter it has, those of larger alphabets sharing bits.
    letters: u32,
    length: usize,
}

impl Outline {
    /// The outline of a name.
    pub fn of(name: &str) -> Self {
        let words: Vec<String> = parts(name).into_iter().filter(|part| part.chars().nth(1).is_some()).collect();
        let first = words.first().map(|word| sound::script(word));
        let letters = words.iter().flat_map(|word| word.chars()).fold(0, |all, c| all | 1 << (u32::from(c) % 32));
        Self {
            script: first.filter(|script| words.iter().all(|word| sound::script(word) == *script)),
            letters,
            length: words.iter().map(|word| word.chars().count()).sum(),
        }
    }

    /// Whether two names may be spellings of one: those of two scripts always may.
    pub fn may_be(self, other: Self) -> bool {
        let comparable = self.script.is_some() && self.script == other.script;
        !comparable || (self.letters ^ other.letters).count_ones() <= 5 && self.length.abs_diff(other.length) <= 4
    }
}

/// Does `mention` name the person called `name`? `None` if not; else how, and a confidence from 0 to 1.
///
/// Every part of the mention (but a middle initial) must fit a part of the name of its own.
pub fn fit(mention: &str, name: &str) -> Option<(Fit, f32)> {
    let (mut mention, mut name) = (Words::new(mention), Words::new(name));
    mention.split_initials(&name);
    name.split_initials(&mention);
    if mention.long.is_empty() || name.long.is_empty() {
        return same_letters(&mention, &name);
    }
    if let Some(found) = syllables(&mention, &name) {
        return Some(found);
    }
    let mut search = Search { mention: &mention, name: &name, heard: Vec::new(), spoken: Vec::new() };
    let found = search.place(0, 0)?;
    judge(&mention, &name, &found)
}

/// A name or mention taken apart.
struct Words {
    /// The parts that say who it is.
    long: Vec<Word>,
    /// Initials, with the place among all parts.
    initials: Vec<(usize, String)>,
}

struct Word {
    text: String,
    script: Script,
    place: usize,
}

impl Words {
    fn new(text: &str) -> Self {
        let mut words = Self { long: Vec::new(), initials: Vec::new() };
        for (place, text) in parts(text).into_iter().take(MOST_PARTS).enumerate() {
            let script = sound::script(&text);
            let initial = match script {
                Script::Han => false,
                // Дж. is one initial.
                Script::Cyrillic => text.chars().nth(1).is_none() || text == "дж",
                _ => text.chars().nth(1).is_none(),
            };
            if initial {
                words.initials.push((place, text));
            } else {
                words.long.push(Word { text, script, place });
            }
        }
        words
    }

    /// "JS Tan" is "J.S. Tan".
    fn split_initials(&mut self, other: &Self) {
        let letters: String = other.initials.iter().map(|(_, c)| c.as_str()).collect();
        if let Some(at) = self.long.iter().position(|w| w.text == letters) {
            let word = self.long.remove(at);
            self.initials.extend(word.text.chars().map(|c| (word.place, c.to_string())));
        }
    }

    /// The parts from `from` on, `count` of them, in one.
    fn joined(&self, from: usize, count: usize) -> String {
        self.long.iter().skip(from).take(count).map(|w| w.text.as_str()).collect()
    }

    fn all(&self, script: Script) -> bool {
        self.long.iter().all(|w| w.script == script)
    }
}

/// Names without a part of two letters fit only themselves.
fn same_letters(mention: &Words, name: &Words) -> Option<(Fit, f32)> {
    let letters = |words: &Words| words.initials.iter().map(|(_, c)| c.as_str()).collect::<String>();
    let same = mention.long.is_empty() && name.long.is_empty() && letters(mention) == letters(name);
    (same && mention.initials.len() > 1).then_some((Fit::Full, 0.9))
}

/// A Chinese name in characters against the same name in pinyin: every syllable, either order, never a part alone.
fn syllables(mention: &Words, name: &Words) -> Option<(Fit, f32)> {
    let (han, latin) = match (mention.all(Script::Han), name.all(Script::Han)) {
        (true, false) if name.all(Script::Latin) => (mention, name),
        (false, true) if mention.all(Script::Latin) => (name, mention),
        _ => return None,
    };
    if !han.initials.is_empty() || !latin.initials.is_empty() || latin.long.len() < 2 {
        return None;
    }
    let characters: Vec<char> = han.long.iter().flat_map(|w| w.text.chars()).collect();
    if !(2..=4).contains(&characters.len()) {
        return None;
    }
    let spelt = |c: &char, first: bool| if first { surname(*c) } else { sound::syllable(*c) };
    let read: Option<Vec<String>> = characters.iter().enumerate().map(|(i, c)| spelt(c, i == 0)).collect();
    let read = read?;
    // "lü" is written lu, lv or lyu.
    let plain = |text: String| text.replace("lyu", "lu").replace("nyu", "nu").replace("lv", "lu").replace("nv", "nu");
    let count = latin.long.len();
    for family in 1..=2.min(characters.len() - 1) {
        let (head, tail) = (read.get(..family)?.concat(), read.get(family..)?.concat());
        // A family name of two characters is rare enough to need one Latin part of its own, like any other.
        let forward = plain(latin.joined(0, 1)) == head && plain(latin.joined(1, count)) == tail;
        let backward = plain(latin.joined(count - 1, 1)) == head && plain(latin.joined(0, count - 1)) == tail;
        if forward || backward {
            return Some((Fit::Sound, 0.85));
        }
    }
    None
}

/// The reading of a character that opens a Chinese name.
fn surname(c: char) -> Option<String> {
    let reading = match c {
        '曾' => "zeng",
        '单' => "shan",
        '解' => "xie",
        '仇' => "qiu",
        '区' => "ou",
        '查' => "zha",
        '乐' => "yue",
        '缪' => "miao",
        '翟' => "zhai",
        '盖' => "ge",
        '朴' => "piao",
        '尉' => "yu",
        _ => return sound::syllable(c),
    };
    Some(reading.to_owned())
}

/// One part of the mention (or two in one) laid on one part of the name (or several in one).
#[derive(Debug, Clone, Copy)]
struct Pair {
    fit: Fit,
    /// 0 for the same, 1 for anything else.
    cost: f32,
    mention: (usize, usize),
    name: (usize, usize),
}

/// The search for a part of the name for each part of the mention.
struct Search<'a> {
    mention: &'a Words,
    name: &'a Words,
    heard: Vec<((usize, usize), Vec<Phone>)>,
    spoken: Vec<((usize, usize), Vec<Phone>)>,
}

impl Search<'_> {
    /// The best placing of the mention's parts from `at` on, on parts of the name not in `used`.
    fn place(&mut self, at: usize, used: u32) -> Option<Vec<Pair>> {
        let (mention, name) = (self.mention, self.name);
        if at >= mention.long.len() {
            return Some(Vec::new());
        }
        let mut best: Option<(f32, Vec<Pair>)> = None;
        for run in 1..=2.min(mention.long.len() - at) {
            let most = if run == 1 { 3 } else { 1 };
            for start in 0..name.long.len() {
                for count in 1..=most.min(name.long.len() - start) {
                    let mask = ((1_u32 << count) - 1) << start;
                    if used & mask != 0 {
                        continue;
                    }
                    let Some((fit, cost)) = self.compare((at, run), (start, count)) else { continue };
                    let Some(mut rest) = self.place(at + run, used | mask) else { continue };
                    let total = cost + rest.iter().map(|p| p.cost).sum::<f32>();
                    if best.as_ref().is_none_or(|(least, _)| total < *least) {
                        rest.push(Pair { fit, cost, mention: (at, run), name: (start, count) });
                        best = Some((total, rest));
                    }
                }
            }
        }
        best.map(|(_, pairs)| pairs)
    }

    fn compare(&mut self, here: (usize, usize), there: (usize, usize)) -> Option<(Fit, f32)> {
        let (said, called) = (self.mention.long.get(here.0)?, self.name.long.get(there.0)?);
        let (single, joined) = (here.1 == 1 && there.1 == 1, here.1.max(there.1) > 1);
        if single && said.text == called.text {
            return Some((Fit::Full, 0.0));
        }
        if joined && said.script == called.script {
            let same = self.mention.joined(here.0, here.1) == self.name.joined(there.0, there.1);
            return same.then_some((Fit::Full, 0.02));
        }
        if said.script == called.script {
            let several = self.mention.long.len() > 1 && self.name.long.len() > 1 && there.0 + 1 < self.name.long.len();
            let loosely = || (several && given_spelling(&said.text, &called.text)).then_some((Fit::Spelling, LOOSE));
            return spelling(&said.text, &called.text, said.script).or_else(loosely);
        }
        self.by_sound(here, there, said.script, called.script)
    }

    /// Words of two scripts, by sound.
    fn by_sound(&mut self, here: (usize, usize), there: (usize, usize), a: Script, b: Script) -> Option<(Fit, f32)> {
        for (words, range, script) in [(self.mention, here, a), (self.name, there, b)] {
            let text = words.joined(range.0, range.1);
            // One character is too little to hear a name in, unless it is a Chinese one to the letter.
            if script == Script::Han && text.chars().nth(1).is_none() {
                return self.one_character(here, there, a);
            }
            if script == Script::Han && !sound::is_foreign_han(&text) {
                return None;
            }
        }
        let said = voice(&mut self.heard, self.mention, here);
        let called = voice(&mut self.spoken, self.name, there);
        let (Some((_, said)), Some((_, called))) = (self.heard.get(said), self.spoken.get(called)) else { return None };
        let distance = sound::distance(said, a, called, b)?;
        let solid = |word: &[Phone]| word.iter().filter(|p| p.is_consonant()).count();
        let limits = if self.mention.long.len() == here.1 && there.1 == 1 { ALONE } else { AMONG };
        let limit = limits.get(solid(said).min(solid(called)).min(limits.len() - 1))?;
        (distance <= *limit).then_some((Fit::Sound, distance))
    }

    /// 丁 for Ding.
    fn one_character(&self, here: (usize, usize), there: (usize, usize), a: Script) -> Option<(Fit, f32)> {
        let (said, called) = (self.mention.joined(here.0, here.1), self.name.joined(there.0, there.1));
        let (han, latin) = if a == Script::Han { (said, called) } else { (called, said) };
        let first = han.chars().next()?;
        let particle = match first {
            '本' => matches!(latin.as_str(), "bin" | "ben" | "ibn"),
            '德' => latin == "de",
            '冯' => latin == "von",
            '范' => latin == "van",
            '达' => latin == "da",
            _ => false,
        };
        if particle {
            return Some((Fit::Sound, 0.0));
        }
        let reading = surname(first)?;
        let same = reading == latin || (sound::script(&latin) != Script::Latin && sound::phones(&reading) == sound::phones(&latin));
        same.then_some((Fit::Sound, 0.0))
    }
}

/// Where in `known` the phones of a run of parts are, worked out on first use.
fn voice(known: &mut Vec<((usize, usize), Vec<Phone>)>, words: &Words, range: (usize, usize)) -> usize {
    if let Some(at) = known.iter().position(|(r, _)| *r == range) {
        return at;
    }
    let phones = words.long.iter().skip(range.0).take(range.1).flat_map(|w| sound::phones(&w.text)).collect();
    known.push((range, phones));
    known.len() - 1
}

/// Two words of one script: a slip of the pen, or two spellings of one name.
fn spelling(said: &str, called: &str, script: Script) -> Option<(Fit, f32)> {
    let (a, b): (Vec<char>, Vec<char>) = (said.chars().collect(), called.chars().collect());
    let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
    if long - short > 2 {
        return None;
    }
    match script {
        Script::Latin => latin_spelling(said, called, &a, &b),
        // A character more or less is another person, but for long foreign names.
        Script::Han => {
            (short >= 4 && osa_distance(said, called) == 1 && sound::phones(said) == sound::phones(called)).then_some((Fit::Spelling, 0.1))
        }
        _ => {
            let close = short >= 5 && a.first() == b.first() && osa_distance(said, called) == 1;
            let (x, y) = (sound::phones(said), sound::phones(called));
            let distance = close.then(|| sound::distance(&x, script, &y, script)).flatten()?;
            (distance <= 0.08).then_some((Fit::Spelling, 0.05 + distance))
        }
    }
}

fn latin_spelling(said: &str, called: &str, a: &[char], b: &[char]) -> Option<(Fit, f32)> {
    let short = a.len().min(b.len());
    if short < 4 || a.last().is_none() {
        return None;
    }
    if short >= 5
        && a.first() == b.first()
        && let Some(edits) = slips(said, called, a, b)
    {
        return Some((Fit::Spelling, 0.06 * edits));
    }
    let (x, y) = (plain_sound(said), plain_sound(called));
    if x == y && x.len() >= 4 {
        return Some((Fit::Sound, 0.08));
    }
    vowels_apart(&x, &y).then_some((Fit::Sound, 0.12))
}

/// Two spellings of a given name, where the surname is right: "Timnet" is Timnit, before Gebru. Only vowels and an h differ.
fn given_spelling(said: &str, called: &str) -> bool {
    let long = |word: &str| word.chars().nth(3).is_some();
    let first = |word: &str| word.chars().next();
    // Gabriel is not Gabriela.
    let ends = first(said) == first(called) && said.chars().next_back() == called.chars().next_back();
    let alike = said.chars().count().abs_diff(called.chars().count()) < 2 && ends;
    sound::script(said) == Script::Latin && long(said) && long(called) && alike && bones(said) == bones(called)
}

/// The number of slips of the pen between two words, if they are so few and so placed that one name is meant.
fn slips(said: &str, called: &str, a: &[char], b: &[char]) -> Option<f32> {
    let short = a.len().min(b.len());
    let edits = osa_distance(said, called);
    // Maria, Mario; Daniel, Daniela; Robert, Roberts: a change at the very end makes another name.
    if edits > (if short >= 8 { 2 } else { 1 }) || a.last() != b.last() {
        return None;
    }
    let sorted = |letters: &[char]| {
        let mut letters = letters.to_vec();
        letters.sort_unstable();
        letters
    };
    let swapped = sorted(a) == sorted(b);
    let plausible = if swapped {
        true
    } else if bones(said) == bones(called) {
        // Only vowels, doubled letters or an h: but Patel is not Patil, nor Hansen Hanson.
        a.len() != b.len() || short >= 7
    } else {
        edits == 1 && short >= 8
    };
    plausible.then_some(if edits > 1 { 2.0 } else { 1.0 })
}

/// Muhammad, Mohammed: long words may differ in their vowels if nothing else does.
fn vowels_apart(x: &str, y: &str) -> bool {
    let vowel = |c: char| "aeiou".contains(c);
    x.len() == y.len()
        && x.starts_with(|c| y.starts_with(c))
        && x.len() >= 7
        && x.chars().zip(y.chars()).all(|(p, q)| p == q || (vowel(p) && vowel(q)))
        && x.chars().next_back().is_some_and(|c| !vowel(c))
}

/// A Latin word with the spellings of one sound made one, and no letter twice running.
fn plain_sound(word: &str) -> String {
    const SAME: &[(&str, &str)] = &[
        ("geof", "jef"),
        ("oo", "u"),
        ("ew", "u"),
        ("ou", "u"),
        ("ee", "i"),
        ("aa", "a"),
        ("ph", "f"),
        ("ck", "k"),
        ("kh", "k"),
        ("dh", "d"),
        ("bh", "b"),
        ("th", "t"),
        ("w", "v"),
        ("y", "i"),
        ("q", "k"),
    ];
    let mut out = word.to_owned();
    for (from, to) in SAME {
        if out.contains(from) {
            out = out.replace(from, to);
        }
    }
    // Mensah, Mensa.
    if out.ends_with("ah") || out.ends_with("oh") {
        out.pop();
    }
    let mut last = ' ';
    out.retain(|c| std::mem::replace(&mut last, c) != c);
    out
}

/// A word without vowels, doubled letters and h.
fn bones(word: &str) -> String {
    let mut last = ' ';
    let mut out = word.to_owned();
    for hissing in ["sh", "ch"] {
        if out.contains(hissing) {
            out = out.replace(hissing, "x");
        }
    }
    out.retain(|c| !"aeiouyh".contains(c));
    out.retain(|c| std::mem::replace(&mut last, c) != c);
    out
}

/// The verdict on a mention all of whose parts have found their place.
fn judge(mention: &Words, name: &Words, pairs: &[Pair]) -> Option<(Fit, f32)> {
    let used: HashSet<usize> = pairs.iter().flat_map(|p| p.name.0..p.name.0 + p.name.1).collect();
    let worst = pairs.iter().map(|p| p.fit).max()?;
    let whole = used.len() == name.long.len() || (used.len() > 1 && used.contains(&0) && used.contains(&(name.long.len() - 1)));
    if !initials_agree(mention, name, &used, whole) {
        return None;
    }
    let telling = |word: &Word| !PARTICLES.contains(&word.text.as_str());
    if !pairs.iter().any(|p| name.long.get(p.name.0).is_some_and(telling)) {
        return None;
    }
    let loose = pairs.iter().filter(|p| p.fit == Fit::Spelling && p.cost >= LOOSE).count();
    let beside = pairs.iter().filter(|p| p.cost <= BESIDE_LOOSE).count();
    if loose > 0 && !(whole && loose == 1 && beside + 1 == pairs.len()) {
        return None;
    }
    let cost = pairs.iter().map(|p| p.cost).sum::<f32>() / pairs.len().max(1) as f32;
    let said = used.len() > 1 || (whole && name.initials.is_empty()) || !mention.initials.is_empty();
    let sure = if said { 1.0 } else { 0.85 };
    match worst {
        Fit::Full if whole && (name.initials.is_empty() || used.len() > 1 || !mention.initials.is_empty()) => Some((Fit::Full, 1.0 - cost)),
        Fit::Full => {
            let one_character = pairs.iter().all(|p| mention.joined(p.mention.0, p.mention.1).chars().nth(1).is_none());
            (!one_character).then_some((Fit::Part, if said { 0.95 } else { 0.85 }))
        }
        Fit::Sound if cost > TOGETHER => None,
        Fit::Sound if !heard_enough(mention, name, pairs) => None,
        fit => {
            let top = if fit == Fit::Spelling { 0.92 } else { 0.85 };
            let confidence = (sure * (top - 1.5 * cost)).clamp(0.2, 1.0);
            Some((fit, if loose > 0 { confidence.min(LOOSELY) } else { confidence }))
        }
    }
}

/// Each initial of the mention must be one the name has left; a middle one may be new if both ends fit.
fn initials_agree(mention: &Words, name: &Words, used: &HashSet<usize>, whole: bool) -> bool {
    let last = mention.long.iter().map(|w| w.place).max().unwrap_or(0);
    let mut free: Vec<&str> = name.initials.iter().map(|(_, c)| c.as_str()).collect();
    free.extend(name.long.iter().enumerate().filter(|(i, _)| !used.contains(i)).map(|(_, w)| w.text.as_str()));
    mention.initials.iter().all(|(place, initial)| {
        let foreign = sound::script(initial) != Script::Latin;
        if let Some(at) = free.iter().position(|w| w.starts_with(initial.as_str())) {
            free.remove(at);
            return true;
        }
        foreign || (whole && used.len() > 1 && (1..last).contains(place))
    })
}

/// Whether what was matched by sound is long enough to tell people apart.
fn heard_enough(mention: &Words, name: &Words, pairs: &[Pair]) -> bool {
    let [pair] = pairs else { return true };
    if pair.name.1 > 1 {
        return true;
    }
    let said = mention.joined(pair.mention.0, pair.mention.1);
    let called = name.joined(pair.name.0, pair.name.1);
    let solid = |word: &str| sound::phones(word).iter().filter(|p| p.is_consonant()).count();
    // J.S. 谭, Дж. С. Тан: the initials stand for the rest of the name.
    let corroborated = !name.initials.is_empty() && mention.initials.len() == name.initials.len();
    if corroborated && pair.cost <= 0.02 {
        return true;
    }
    let syllabic = |word: &str| matches!(sound::script(word), Script::Han | Script::Kana);
    let written = |word: &str| word.chars().count() >= if syllabic(word) { 2 } else { 4 };
    if solid(&said).min(solid(&called)) < 2 || !written(&said) || !written(&called) {
        return false;
    }
    let short = called.chars().count() <= 4 && sound::script(&called) == Script::Latin
        || said.chars().count() <= 4 && sound::script(&said) == Script::Latin;
    // Tan, Ding, Li: one syllable by itself has to be right in every sound, in letters that can show it.
    // In Han and kana it also has to be the last part: 卡特 is Carter before it is Kate.
    let last = pair.name.0 + 1 == name.long.len();
    if !last && pair.cost > 0.06 {
        // A given name alone says little: クラウド is the cloud, not Claudia.
        return false;
    }
    !short || (pair.cost <= 0.02 && (last || !syllabic(&said)))
}
