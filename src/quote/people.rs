//! Who is named in a text whose script has capitals: names, and which person a surname stands for.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use crate::lexicon::cities::is_place;
use crate::text::fold::fold;
use crate::text::script::{is_cyrillic, is_word};
use crate::text::{Span, in_lower};

use super::gender::given_first;
use super::speech::{Language, Sense, Senses};

pub(super) use super::names::{Name, SUFFIXES, behind_article, is_body, is_particle, names, organisation, surname};

/// A word or a mark of a clause.
pub(super) struct Token<'t> {
    pub text: &'t str,
    pub span: Span,
    pub word: bool,
    /// Whether it begins with a capital.
    capital: bool,
    /// What the language knows it for, once it was asked; `None` for marks.
    senses: Cell<Option<Senses>>,
    /// Whether it says what somebody is, once that was asked.
    role: Cell<Option<bool>>,
    speech: Option<&'t Language>,
}

/// Articles of Arabic names, as they are written together with them.
const ARTICLES: [&str; 7] = ["al-", "el-", "as-", "ash-", "ar-", "an-", "ad-"];

/// Bytes of the longest of these.
const LONGEST_ARTICLE: usize = "ash-".len();

impl<'t> Token<'t> {
    #[inline]
    fn word(text: &'t str, start: usize, speech: &'t Language) -> Self {
        // "al-Hadidi"
        let hyphen = || text.bytes().take(LONGEST_ARTICLE).position(|b| b == b'-');
        let article = |at: usize| ARTICLES.contains(&&text[..=at]) && text[at + 1..].starts_with(char::is_uppercase);
        let capital = text.chars().next().is_some_and(char::is_uppercase) || hyphen().is_some_and(article);
        Self {
            text,
            span: Span::new(start, start + text.len()),
            word: true,
            capital,
            senses: Cell::new(None),
            role: Cell::new(None),
            speech: Some(speech),
        }
    }

    fn mark(text: &'t str, start: usize) -> Self {
        Self {
            text,
            span: Span::new(start, start + text.len()),
            word: false,
            capital: false,
            senses: Cell::new(None),
            role: Cell::new(None),
            speech: None,
        }
    }

    pub fn is(&self, sense: Sense) -> bool {
        let senses = self.senses.get().unwrap_or_else(|| {
            let found = self.speech.map(|speech| speech.senses(self.text)).unwrap_or_default();
            self.senses.set(Some(found));
            found
        });
        senses.holds(sense)
    }

    /// Whether it is one of some words in lower case, whatever its own.
    pub fn any_of(&self, list: &[&str]) -> bool {
        let stem = self.text.trim_end_matches('.');
        if !self.word {
            return false;
        }
        // Most words of a list differ in their length or their first letter, which are compared for less.
        if !self.capital {
            let first = stem.as_bytes().first();
            return list.iter().any(|w| w.len() == stem.len() && w.as_bytes().first() == first && *w == stem);
        }
        if stem.is_ascii() {
            return list.iter().any(|w| w.len() == stem.len() && stem.eq_ignore_ascii_case(w));
        }
        in_lower(stem, |lower| list.contains(&lower))
    }

    /// Whether the word says what somebody is; German writes it as the end of a longer word ("Museumsdirektor").
    pub fn role(&self, speech: &Language) -> bool {
        let role = self.role.get().unwrap_or_else(|| self.says_what(speech));
        self.role.set(Some(role));
        role
    }

    fn says_what(&self, speech: &Language) -> bool {
        // "Jorge Falcão Neto" is nobody's grandson.
        if speech.lang == "pt" && self.capital && self.any_of(&SUFFIXES) {
            return false;
        }
        if speech.lang == "ru" && self.word && !self.capital && !self.is(Sense::Role) && self.cased(speech) {
            return true;
        }
        let trade = || self.word && !self.capital && speech.lang != "de" && speech.ends_in_trade(self.text);
        self.is(Sense::Role)
            || speech.lang == "de" && self.word && speech.ends_in_role(self.text.trim_end_matches('.')).is_some()
            || trade()
            || self.hyphened(speech)
    }

    /// Whether it is two words in one, and not a double surname: "Инженер-реставратор", "géographe-urbaniste".
    fn hyphened(&self, speech: &Language) -> bool {
        let parts = self.text.split_once('-').filter(|(_, second)| self.word && second.starts_with(char::is_lowercase));
        // "farmer-led" is no farmer.
        let post = |part: &str| speech.senses(part).holds(Sense::Role);
        parts.is_some_and(|(first, second)| post(second) || speech.lang != "en" && post(first))
    }

    /// Whether a Russian word is one for what somebody is, in another case than the first: "руководителя", "директором".
    fn cased(&self, speech: &Language) -> bool {
        let stem = ["ом", "ем", "ём", "ой", "ей", "а", "я", "у", "ю", "е", "ы", "и"].iter().find_map(|end| self.text.strip_suffix(end));
        let Some(stem) = stem.filter(|s| s.len() > 5) else { return false };
        speech.ends_in_trade(stem) || speech.senses(stem).holds(Sense::Role) || {
            let mut longer = String::with_capacity(stem.len() + 2);
            ['ь', 'й', 'а'].iter().any(|end| {
                longer.clear();
                longer.push_str(stem);
                longer.push(*end);
                speech.senses(&longer).holds(Sense::Role) || speech.ends_in_trade(&longer)
            })
        }
    }

    pub fn capital(&self) -> bool {
        self.capital
    }
}

/// Words (with inner hyphens, apostrophes and the full stops of initials) and single marks.
pub(super) fn words<'t>(text: &'t str, offset: usize, speech: &'t Language) -> Vec<Token<'t>> {
    let mut out: Vec<Token<'t>> = Vec::with_capacity(text.len() / 4);
    let mut next = 0;
    while let Some(c) = text[next..].chars().next() {
        let at = next;
        let mut end = at + c.len_utf8();
        next = end;
        // Soft hyphens are not seen.
        if c.is_whitespace() && c != '\n' || c == '\u{ad}' {
            continue;
        }
        if !is_letter(c) {
            out.push(Token::mark(&text[at..end], offset + at));
            continue;
        }
        // "2020 م.": a year, and no degree.
        let dated = || text[..at].trim_end_matches(' ').ends_with(char::is_numeric);
        if let Some(length) = degree_before(&text[at..], speech).filter(|_| !dated()) {
            next = at + length;
            continue;
        }
        let mut joined = None;
        loop {
            // Letters of ASCII are passed over, byte by byte.
            end += text.as_bytes()[end..].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
            if text.as_bytes().get(end) == Some(&b' ') {
                break;
            }
            let Some(d) = text[end..].chars().next() else { break };
            if !is_letter(d) {
                let behind = || text[end + d.len_utf8()..].chars().next();
                let inner = match d {
                    '-' | '\'' | '’' | '‐' => behind().is_some_and(is_letter),
                    '/' => text[..end].ends_with(|c: char| c.is_ascii_digit()) && behind().is_some_and(|c| c.is_ascii_digit()),
                    '.' => abbreviated(&text[at..end]) || title_in_short(&text[at..end], &text[end + 1..], speech),
                    _ => false,
                };
                if !inner {
                    break;
                }
                if matches!(d, '-' | '\'' | '’') {
                    joined = Some(end);
                }
            }
            end += d.len_utf8();
        }
        next = end;
        // "explique-t-elle", "wasn't", "Trump's", "l’économiste": the part behind is a word of its own.
        let apart = |cut: &usize| {
            let tail = text[*cut..end].trim_start_matches(['’', '\'', '-']);
            ["il", "elle", "s", "on"].iter().any(|t| tail.eq_ignore_ascii_case(t)) || elided(&text[at..*cut], &text[*cut..end], speech)
        };
        match joined.filter(apart) {
            Some(cut) => {
                let from = cut + text[cut..].chars().next().map_or(1, char::len_utf8);
                let head = text[at..cut].trim_end_matches("-t");
                // "s’étonne-t-elle"
                let inner = head.find(['’', '\'']).filter(|inner| elided(&head[..*inner], &head[*inner..], speech));
                let parts = inner.map_or((None, head), |inner| (Some(&head[..inner]), head[inner..].trim_start_matches(['’', '\''])));
                out.extend(parts.0.map(|first| Token::word(first, offset + at, speech)));
                out.push(Token::word(parts.1, offset + at + head.len() - parts.1.len(), speech));
                out.push(Token::word(&text[from..end], offset + from, speech));
            }
            None => out.push(Token::word(&text[at..end], offset + at, speech)),
        }
        if speech.lang == "de"
            && let Some(title) = out.last_mut().filter(|t| t.text.ends_with("Dr.") || t.text.ends_with("Prof."))
        {
            next += degrees(&text[next..]);
            title.span.end = offset + next;
        }
    }
    out
}

/// Whether a full stop cuts a title short: "l’avv. Jane Doe", "a Dra. Jane Doe", "la prof.ssa Jane Doe".
fn title_in_short(letters: &str, behind: &str, speech: &Language) -> bool {
    let named = || behind.strip_prefix(' ').unwrap_or(behind).starts_with(|c: char| c.is_uppercase() || matches!(c, 'ª' | 'º'));
    let ends = || speech.lang == "it" && behind.starts_with("ssa ");
    // "l’avv."
    let letters = letters.rsplit(['’', '\'']).next().unwrap_or(letters);
    letters.len() <= LONGEST_SHORT && speech.senses(letters).holds(Sense::Title) && (named() || ends())
}

/// Bytes of the longest title that is cut short.
const LONGEST_SHORT: usize = "проф".len();

/// Bytes of a degree before a name that is no word for the rest: "д.м.н.", "к. т. н.", "أ.د.".
fn degree_before(text: &str, speech: &Language) -> Option<usize> {
    let degrees = match speech.lang {
        "ru" if text.starts_with(['д', 'к']) => &DOCTORS[..],
        "ar" if text.starts_with(['أ', 'د', 'م']) => &ARABIC_DOCTORS,
        _ => return None,
    };
    let mut end = 0;
    for wanted in degrees {
        let mut rest = text;
        let whole = wanted.split('.').filter(|part| !part.is_empty()).all(|part| {
            let after = rest.strip_prefix(part).and_then(|r| r.strip_prefix('.'));
            after.map(|r| rest = r.trim_start_matches(' ')).is_some()
        });
        let length = text.len() - rest.len();
        if whole && length > end && rest.starts_with(char::is_alphabetic) {
            end = length;
        }
    }
    (end > 0).then_some(end)
}

const DOCTORS: [&str; 16] = [
    "д.м.н.",
    "к.м.н.",
    "д.т.н.",
    "к.т.н.",
    "д.э.н.",
    "к.э.н.",
    "д.ю.н.",
    "к.ю.н.",
    "д.и.н.",
    "к.и.н.",
    "д.ф.н.",
    "к.ф.н.",
    "д.х.н.",
    "к.х.н.",
    "д.б.н.",
    "к.б.н.",
];
const ARABIC_DOCTORS: [&str; 6] = ["أ.د.", "أ.م.د.", "د.", "م.", "أ.", "د.م."];

/// Bytes of the degrees that go on a German title: "Dr. h.c. mult.", "Dr. rer. nat."
fn degrees(behind: &str) -> usize {
    let mut rest = behind;
    while let Some(further) = DEGREES.iter().find_map(|degree| rest.trim_start_matches(' ').strip_prefix(degree)) {
        rest = further;
    }
    behind.len() - rest.len()
}

const DEGREES: [&str; 22] = [
    "h.c.", "h. c.", "e.h.", "e. h.", "med.", "dent.", "vet.", "rer.", "nat.", "pol.", "phil.", "jur.", "iur.", "theol.", "oec.", "habil.",
    "techn.", "agr.", "mult.", "sc.", "forest.", "paed.",
];

/// Whether an article, a preposition or a pronoun has lost its vowel before an apostrophe: "l’économiste", "dell’Università".
fn elided(head: &str, rest: &str, speech: &Language) -> bool {
    let short = matches!(head, "L" | "l" | "Un") || head.len() <= 4 && head.bytes().all(|b| b.is_ascii_lowercase());
    matches!(speech.lang, "fr" | "it") && short && rest.starts_with(['’', '\''])
}

#[inline]
fn is_letter(c: char) -> bool {
    is_word(c) || c == '_'
}

/// Whether a full stop behind these letters belongs to them: initials and forms of address.
fn abbreviated(letters: &str) -> bool {
    let count = letters.chars().count();
    let capital = letters.chars().next().is_some_and(char::is_uppercase);
    capital && (count == 1 || letters.contains('.') && count <= 5)
        || matches!(
            letters,
            "Dr" | "Mr"
                | "Mrs"
                | "Ms"
                | "Prof"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Gen"
                | "Lt"
                | "Col"
                | "Capt"
                | "Rev"
                | "St"
                | "Jr"
                | "Hon"
                | "Sr"
                | "Sra"
                | "Mme"
                | "Del"
                | "Atty"
                | "Sgt"
                | "Smt"
                | "Engr"
                | "Barr"
                | "Dipl"
                | "Priv"
                | "Univ"
                | "Dr.-Ing"
                | "Dipl.-Ing"
                | "Priv.-Doz"
                | "Univ.-Prof"
        )
}

/// What German "nach" stands before where it attributes: "nach Angaben von X".
pub(super) const WORDS_OF: [&str; 16] = [
    "angaben",
    "angabe",
    "worten",
    "einschätzung",
    "ansicht",
    "auffassung",
    "meinung",
    "aussage",
    "aussagen",
    "überzeugung",
    "darstellung",
    "informationen",
    "berechnungen",
    "beobachtung",
    "lesart",
    "erkenntnissen",
];
/// German nouns that count something, or tell where to, before what is counted and where it is.
const MEASURES: [&str; 36] = [
    "Jahr",
    "Jahre",
    "Jahren",
    "Monat",
    "Monate",
    "Monaten",
    "Woche",
    "Wochen",
    "Tag",
    "Tage",
    "Tagen",
    "Stunde",
    "Stunden",
    "Prozent",
    "Euro",
    "Millionen",
    "Milliarden",
    "Uhr",
    "Mal",
    "Minuten",
    "Sekunden",
    "Gramm",
    "Kilo",
    "Kilogramm",
    "Tonne",
    "Tonnen",
    "Liter",
    "Meter",
    "Metern",
    "Kilometer",
    "Grad",
    "Hektar",
    "Dollar",
    "Franken",
    "Dutzend",
    "Richtung",
];

/// Whoever is named so often, with neither an article nor a preposition before, is a person.
const OFTEN: usize = 3;
/// Of so many who share a part of their names one is chosen.
const NAMESAKES: usize = 64;
/// How far a name is looked for again, in bytes.
const LATER: usize = 3000;

/// Whether a later sentence begins with a word, before one in lower case.
fn opens_later(text: &str, from: usize, word: &str) -> bool {
    let rest = text.get(from..).unwrap_or_default();
    let rest = &rest[..rest.floor_char_boundary(LATER)];
    rest.match_indices(word).take(8).any(|(at, _)| {
        let opens = rest[..at].trim_end_matches([' ', '“', '«', '»', '”']).ends_with(['.', '!', '?', '\n']);
        opens && rest[at + word.len()..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase))
    })
}

/// The people whom a text names in full.
#[derive(Default)]
pub(super) struct People {
    /// Full names, in the order of their first mention.
    pub full: Vec<(String, Span)>,
    by_name: HashMap<String, usize, FixedState>,
    by_part: HashMap<String, Vec<usize>, FixedState>,
    things: HashSet<String, FixedState>,
    /// Whether every noun has a capital.
    german: bool,
    /// Full names that something beside them shows to be a person's: a title, a post, an age, a common given name.
    shown: HashSet<String, FixedState>,
    /// Surnames, and given names alone, that stand beside a verb of speech.
    speaking: HashSet<String, FixedState>,
    /// How often a surname, alone or in full, stands without an article or a preposition.
    subjects: HashMap<String, usize, FixedState>,
}

impl People {
    /// Everybody whom the text names with two words or more.
    pub fn of(text: &str, speech: &Language) -> Self {
        Self::among(text, &words(text, 0, speech), speech)
    }

    /// The same, of the tokens of the text.
    pub fn among(text: &str, tokens: &[Token<'_>], speech: &Language) -> Self {
        let mut out = Self { german: speech.lang == "de", ..Self::default() };
        for tokens in tokens.split(|t| t.text == "\n") {
            for mut name in names(tokens, speech) {
                // "disse à Lusa Luana Prates": an agency, and who told it.
                let told = name.bound && name.first > 1 && tokens[name.first - 2].is(Sense::Cue) && name.last == name.first + 2;
                if told && matches!(speech.lang, "pt" | "es" | "it") && tokens.get(name.last + 1).is_some_and(|t| !t.word) {
                    name.span = Span::new(tokens[name.first + 1].span.start, name.span.end);
                }
                let Some(written) = name.span.of(text) else { continue };
                let parts: Vec<&str> = written.split_whitespace().collect();
                // A German noun phrase looks like a name, but for the article or preposition before it.
                let titled = tokens[name.first].span.start < name.span.start;
                // "nach Angaben von Karla Wendt"
                let led = name.first > 1 && tokens[name.first - 2].any_of(&WORDS_OF) || name.first == 1 && tokens[0].is(Sense::View);
                let article = behind_article(tokens, name.first, speech);
                if let Some(surname) = surname(written) {
                    if beside_verb(tokens, &name) && !out.speaking.contains(surname) {
                        out.speaking.insert(surname.to_owned());
                    }
                    if !name.bound && !article {
                        out.count(surname);
                    }
                }
                // "Das liegt an Karla Wendt." … "Wendt winkt ab."
                let again = || name.bound && !article && parts.len() == 2 && opens_later(text, name.span.end, parts[1]);
                if speech.lang == "de" && !titled && !led && (name.bound || article) && !given_first(written) && !again() {
                    continue;
                }
                // "il consorzio Terre Alte"
                if name.bound && !titled && name.first > 0 && is_body(&tokens[name.first - 1]) && !given_first(written) {
                    continue;
                }
                // "seit sechs Jahren Försterin"
                if speech.lang == "de" && MEASURES.contains(&parts[0]) {
                    continue;
                }
                // Further mentions may show what the first does not.
                if out.by_name.contains_key(written) {
                    if !out.shown.contains(written) && shows_person(tokens, &name, speech) {
                        out.shown.insert(written.to_owned());
                    }
                    continue;
                }
                // "Maddox, senior ecologist at X": what shows the only one of the name.
                if let [surname] = parts.as_slice()
                    && let Some([one]) = out.of_part(surname)
                    && let Some(full) = out.full.get(*one).map(|(full, _)| full.clone())
                    && !out.shown.contains(&full)
                    && shows_person(tokens, &name, speech)
                {
                    out.shown.insert(full);
                }
                if !(2..=4).contains(&parts.len()) || organisation(written) || parts[1] == "of" || out.run_on(written).is_some() {
                    continue;
                }
                // "the Arctic Ocean", "Article 40": a thing, and nobody.
                let articled = name.first.checked_sub(1).is_some_and(|b| tokens[b].any_of(&["the"]));
                let numbered = || tokens.get(name.last + 1).is_some_and(|t| t.word && t.text.starts_with(|c: char| c.is_ascii_digit()));
                // "Strenge Regeln": a line of its own that is not said again is a heading.
                let whole = name.first == 0 && name.last + 1 == tokens.len() && speech.lang == "de";
                let later = text.floor_char_boundary(name.span.end + LATER);
                let heading = whole && !text[name.span.end..later].contains(written);
                // "Francia y Brasil": two, but for "Santiago Ramón y Cajal".
                let two = parts.get(1).is_some_and(|p| matches!(*p, "y" | "e"));
                out.by_name.insert(written.to_owned(), out.full.len());
                if given_first(written) || shows_person(tokens, &name, speech) {
                    out.shown.insert(written.to_owned());
                }
                // "Foto: Jane Doe/dpa"
                let credit = tokens.get(name.last + 1).is_some_and(|t| t.text == "/");
                // "VS Weller", "Landtag NRW"
                let letters = |p: &&str| p.len() > 1 && p.chars().all(char::is_uppercase);
                let acronym = speech.lang == "de" && parts.iter().any(letters) && !out.shown.contains(written);
                // "CC PCC"
                let acronym = acronym || parts.iter().all(|p| letters(p) && p.len() <= 4) && !given_first(written);
                if two || heading || acronym || credit || speech.lang == "en" && !titled && (articled || numbered()) {
                    out.things.insert(written.to_owned());
                } else {
                    for part in [parts[0], surname(written).unwrap_or(parts[0])].into_iter().chain(parts.get(1).copied()) {
                        let list = out.by_part.entry(stem(part)).or_default();
                        if list.last() != Some(&out.full.len()) {
                            list.push(out.full.len());
                        }
                    }
                }
                out.full.push((written.to_owned(), name.span));
            }
        }
        out
    }

    /// Somebody of a surname stands where a subject may.
    fn count(&mut self, surname: &str) {
        match self.subjects.get_mut(surname) {
            Some(count) => *count += 1,
            None => drop(self.subjects.insert(surname.to_owned(), 1)),
        }
    }

    /// Whether something in the text shows a full name to be a person's, for whom "he" or "she" may stand: capitals are not enough.
    pub fn is_person(&self, name: &str) -> bool {
        let ends = || name.split_whitespace().next().into_iter().chain(surname(name));
        let speaks = || ends().any(|part| self.speaking.contains(part));
        let often = || surname(name).and_then(|surname| self.subjects.get(surname)).is_some_and(|n| *n >= OFTEN && !self.german);
        // "North Carolina", "San José"
        let often = || often() && !is_place(name) && !name.starts_with(|c: char| c.is_lowercase());
        !self.things.contains(name)
            && !self.run_in(name).is_some_and(|tail| tail.contains(' '))
            && (self.shown.contains(name) || speaks() || often() || name.chars().any(is_cyrillic))
    }

    /// Whether something beside a full name shows it to be a person's, or its given name does; that it comes back often does not.
    pub fn is_shown(&self, name: &str) -> bool {
        let speaks = || name.split_whitespace().next().into_iter().chain(surname(name)).any(|part| self.speaking.contains(part));
        given_first(name) || self.shown.contains(name) || speaks()
    }

    /// The longest form of a full name: "Jane E. Doe" for the "Jane Doe" of the headline.
    fn fullest(&self, list: &[usize], first: usize) -> usize {
        let ends = |i: usize| {
            let name = &self.full[i].0;
            (name.split_whitespace().next(), surname(name))
        };
        let longer = |i: &usize| ends(*i) == ends(first) && self.full[*i].0.len() > self.full[first].0.len();
        list.iter().copied().take(NAMESAKES).filter(longer).max_by_key(|i| self.full[*i].0.len()).unwrap_or(first)
    }

    /// How often somebody of a surname stands where a subject may.
    pub fn standing(&self, surname: &str) -> usize {
        self.subjects.get(surname).copied().unwrap_or(0)
    }

    /// Those of whose names something is a part, in the order of the text.
    fn of_part(&self, part: &str) -> Option<&[usize]> {
        let found = if part.is_ascii() { in_lower(part, |part| self.by_part.get(part)) } else { self.by_part.get(&stem(part)) };
        found.map(Vec::as_slice)
    }

    /// The full names of a surname, in the order of the text.
    pub fn namesakes<'s>(&'s self, surname: &str) -> impl Iterator<Item = &'s (String, Span)> {
        let of = move |i: &&usize| self::surname(&self.full[**i].0).is_some_and(|own| same_part(own, surname));
        self.of_part(surname).unwrap_or_default().iter().take(NAMESAKES).filter(of).filter_map(|i| self.full.get(*i))
    }

    /// "Doe Vorteile", "Jane Doe Bezug": somebody known, with a German noun right behind.
    fn run_on<'m>(&self, written: &'m str) -> Option<&'m str> {
        // "Martin Schulz" is not Anna Martin.
        let (head, _) = written.rsplit_once(' ').filter(|(head, _)| self.german && (head.contains(' ') || !given_first(head)))?;
        let named_so = |i: &usize| surname(&self.full[*i].0) == Some(head);
        let known = self.by_name.contains_key(head) || self.of_part(head).is_some_and(|list| list.iter().take(NAMESAKES).any(named_so));
        known.then_some(head)
    }

    /// "Tournee-Sieger Doe", "Brave Jane Doe": a word, and somebody known right behind.
    fn run_in<'m>(&self, written: &'m str) -> Option<&'m str> {
        let (_, tail) = written.split_once(' ')?;
        let named_so = |i: &usize| surname(&self.full[*i].0) == Some(tail);
        let surname = || self.german && self.of_part(tail).is_some_and(|list| list.iter().take(NAMESAKES).any(named_so));
        let whole = || tail.contains(' ') && given_first(tail) && !given_first(written) && self.by_name.contains_key(tail);
        (surname() || whole()).then_some(tail)
    }

    /// Where a full name stands first.
    pub fn first(&self, name: &str) -> Option<Span> {
        self.by_name.get(name).and_then(|i| self.full.get(*i)).map(|(_, span)| *span)
    }

    /// The full name that a mention stands for: itself, or the only person so called, or of several whom the text named first.
    pub fn resolve(&self, mention: &str, at: usize) -> (String, Option<Span>) {
        let first = self.first(mention);
        if let Some(name) = self.run_in(mention).filter(|name| first.is_none() || name.contains(' ')) {
            return self.resolve(name, at);
        }
        if first.is_some() {
            let list = surname(mention).and_then(|surname| self.of_part(surname));
            let whole = list.zip(self.by_name.get(mention)).map(|(list, own)| self.fullest(list, *own));
            let whole = whole.and_then(|i| self.full.get(i)).map(|(name, span)| (name.clone(), Some(*span)));
            return whole.unwrap_or_else(|| (mention.to_owned(), first));
        }
        let parts: Vec<&str> = mention.split_whitespace().collect();
        if let Some(name) = self.run_on(mention) {
            return self.resolve(name, at);
        }
        if let [one] = parts.as_slice()
            && let Some(list) = self.of_part(one.trim_end_matches('.'))
        {
            let last = |i: &&usize| surname(&self.full[**i].0).is_some_and(|l| same_part(l, one));
            let mut earlier = list.iter().take(NAMESAKES).filter(|i| self.full[**i].1.start <= at);
            let person = |i: &&usize| last(i) && self.is_person(&self.full[**i].0);
            // Of several of a surname, it stands for whom the text named first; relatives and others go by more than that.
            let found = earlier.clone().find(person).or_else(|| earlier.clone().find(last));
            let found = found.or_else(|| earlier.next_back()).or_else(|| list.iter().take(NAMESAKES).find(last));
            let found = found.map(|first| self.fullest(list, *first));
            if let Some((name, span)) = found.and_then(|i| self.full.get(i)) {
                // "Jane Doe Instrumente", where the text has "Jane Doe", too.
                if let Some(head) = self.run_on(name).filter(|head| head.contains(' ')) {
                    return self.resolve(head, at);
                }
                return (name.clone(), Some(*span));
            }
        }
        // "Cuenca Lara" for Remedios Cuenca Lara, "Van der Sloot" for Ruben van der Sloot.
        if let [first, .., last] = parts.as_slice()
            && let particles = parts[1..parts.len() - 1].iter().chain([first]).all(|part| is_particle(part))
            && (parts.len() == 2 || particles)
            && let Some(list) = self.of_part(last)
        {
            let ends = |i: &&usize| {
                let name = self.full[**i].0.as_str();
                let given = name.len().checked_sub(mention.len()).and_then(|at| name.split_at_checked(at));
                let same = |rest: &str| rest == mention || particles && rest.eq_ignore_ascii_case(mention);
                given.is_some_and(|(given, rest)| same(rest) && given.ends_with(' ') && (particles || given_first(given)))
            };
            if let Some((name, span)) = list.iter().take(NAMESAKES).find(ends).and_then(|i| self.full.get(*i)) {
                return (name.clone(), Some(*span));
            }
        }
        // "Марины Беловой" for Марина Белова.
        if mention.chars().any(is_cyrillic)
            && let [first, .., last] = parts.as_slice()
            && let Some(list) = self.of_part(last)
        {
            let same = |i: &&usize| self.full[**i].0.split_whitespace().next().is_some_and(|f| same_part(f, first));
            if let Some((name, span)) = list.iter().take(NAMESAKES).find(same).and_then(|i| self.full.get(*i)) {
                return (name.clone(), Some(*span));
            }
        }
        (mention.to_owned(), None)
    }
}

/// Whether a verb of speech stands right before a name, or right behind it but for a comma and small words.
fn beside_verb(tokens: &[Token<'_>], name: &Name) -> bool {
    let comma = usize::from(tokens.get(name.last + 1).is_some_and(|t| t.text == ","));
    let behind = || tokens[name.last + 1 + comma..].iter().take(2).take_while(|t| t.word && !t.capital()).any(|t| t.is(Sense::Cue));
    !name.bound && (name.first.checked_sub(1).is_some_and(|before| tokens[before].is(Sense::Cue)) || behind())
}

/// Whether a post stands before a full name, or a post or an age behind it: "Jane Doe, 43, a nurse".
fn shows_person(tokens: &[Token<'_>], name: &Name, speech: &Language) -> bool {
    let role = |t: &Token<'_>| t.role(speech);
    // "La ministre de la Pêche, Jane Doe,"
    let apposed = |comma: usize| tokens[comma].text == "," && tokens[..comma].iter().rev().take(8).take_while(|t| t.word).any(role);
    // "la geógrafa de la Universidad de Weller Juana Pérez"
    let of = || {
        let near = tokens[name.first.saturating_sub(7)..name.first].iter().rev();
        let mut near = near.take_while(|t| t.word && (t.capital() || !t.is(Sense::Cue)));
        matches!(speech.lang, "es" | "pt" | "it" | "fr") && name.span.start > tokens[name.first].span.start && near.any(role)
    };
    // "chief executive of the grain trader Weller Stores": the body of whoever is spoken of.
    let body = |at: usize| {
        let phrase =
            tokens[..at].iter().rev().take(4).take_while(|t| t.word && !t.is(Sense::Definite) && !t.is(Sense::Preposition)).count();
        let of = at.checked_sub(phrase + 2).is_some_and(|of| tokens[of].any_of(&["of", "for", "at"]) && tokens[of + 1].is(Sense::Definite));
        speech.lang == "en" && of && !given_first(tokens[name.first].text)
    };
    let before = || name.first.checked_sub(1).is_some_and(|before| role(&tokens[before]) && !body(before) || apposed(before)) || of();
    let titles = tokens[name.first..].iter().take_while(|t| t.span.start < name.span.start);
    let titled = titles.into_iter().any(|t| t.is(Sense::Title) || role(t));
    let behind = &tokens[name.last + 1..];
    let set_off = behind.first().is_some_and(|t| matches!(t.text, "," | "(" | "–" | "—"));
    let aged = || behind.get(1).is_some_and(|t| t.text.len() < 4 && t.text.starts_with(|c: char| c.is_ascii_digit()));
    // "Jane Doe, ventidue anni, iscritta a Ingegneria"
    let years_of = |t: &Token<'_>| t.any_of(&["anni", "años", "ans", "anos", "jahre", "лет", "years"]);
    let in_words = || behind.get(2).is_some_and(years_of) && behind.get(3).is_some_and(|t| t.text == ",");
    // "Jane Doe, elle, y voit autre chose": only people are set against others so.
    let stressed = || behind.get(1).is_some_and(|t| t.is(Sense::Pronoun)) && behind.get(2).is_some_and(|t| t.text == ",");
    // "Juana Pérez, tenía 34 años"
    let years = || {
        let behind = behind.iter().skip(usize::from(set_off)).take(3);
        let mut behind = behind.skip_while(|t| !t.any_of(&HAS)).skip(1);
        behind.next().is_some_and(|t| t.text.len() < 4 && t.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let aged = || aged() || in_words() || set_off && stressed();
    let post = || behind[1..].iter().take(6).take_while(|t| t.word).any(role);
    // "Jane Doe is the director of X"
    let article = |t: &Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite);
    let is = || behind.first().is_some_and(|t| t.any_of(&IS)) && behind.get(1).is_some_and(|t| article(t) || role(t));
    let is = is() && behind[1..].iter().take(4).take_while(|t| t.word).any(role);
    // "Jane Doe, a smallholder from Weller, has heard that before.": whom a sentence opens with.
    let opens = || name.first.checked_sub(1).is_none_or(|b| matches!(tokens[b].text, "." | "!" | "?" | "”" | "»"));
    // "Silver Creek, a former mining town,"
    let written = || tokens[name.first..=name.last].iter().map(|t| t.text).collect::<Vec<_>>().join(" ");
    let thing = || behind[1..].iter().take(6).take_while(|t| t.word).any(|t| organisation(t.text) || t.any_of(&THINGS));
    let one = set_off && behind.get(1).is_some_and(|t| t.is(Sense::Indefinite)) && opens() && !organisation(tokens[name.last].text);
    let one = one && (given_first(tokens[name.first].text) || !thing() && !is_place(&written()));
    titled || before() || is || one || years() || (!name.bound || speech.lang != "en") && set_off && (aged() || post())
}

/// What a town, a company or a ship is said to be, where a person would be called by a post.
const THINGS: [&str; 40] = [
    "town",
    "city",
    "village",
    "hamlet",
    "suburb",
    "district",
    "region",
    "province",
    "island",
    "port",
    "river",
    "lake",
    "mountain",
    "valley",
    "company",
    "firm",
    "maker",
    "startup",
    "start-up",
    "retailer",
    "ship",
    "ferry",
    "vessel",
    "stadt",
    "dorf",
    "gemeinde",
    "firma",
    "unternehmen",
    "ville",
    "village",
    "entreprise",
    "ciudad",
    "pueblo",
    "empresa",
    "cidade",
    "vila",
    "città",
    "paese",
    "azienda",
    "società",
];

/// Verbs between somebody and their age.
const HAS: [&str; 8] = ["tiene", "tenía", "tem", "tinha", "ha", "aveva", "a", "avait"];

/// Verbs between somebody and what they are.
const IS: [&str; 12] = ["is", "was", "ist", "war", "est", "était", "es", "era", "è", "é", "foi", "fue"];

/// Whether two parts of names are the same, as they are looked up.
fn same_part(one: &str, other: &str) -> bool {
    if one.is_ascii() && other.is_ascii() { one.eq_ignore_ascii_case(other) } else { stem(one) == stem(other) }
}

/// A part of a name as it is looked up: lower case; a Russian one without its ending, so that "Громова" finds Громов.
fn stem(part: &str) -> String {
    let lower = part.to_lowercase();
    if lower.is_ascii() {
        return lower;
    }
    // "Murátov" for Muratov.
    if !lower.chars().any(is_cyrillic) {
        return fold(&lower);
    }
    let endings =
        ["ого", "ому", "ыми", "ой", "ый", "ий", "ым", "им", "ом", "ем", "ей", "ую", "ая", "а", "у", "е", "ы", "и", "я", "ю", "й", "ь"];
    let cut = endings.iter().find_map(|e| lower.strip_suffix(e).filter(|rest| rest.chars().count() >= 3));
    cut.map(str::to_owned).unwrap_or(lower)
}
