//! Who is named in a text whose script has capitals: names, and which person a surname stands for.

use std::cell::Cell;
use std::collections::HashMap;

use crate::text::Span;
use crate::text::script::is_word;

use super::speech::{Language, Sense, Senses};

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

impl<'t> Token<'t> {
    fn word(text: &'t str, start: usize, speech: &'t Language) -> Self {
        let capital = text.chars().next().is_some_and(char::is_uppercase);
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
        if !self.capital {
            return self.word && list.contains(&stem);
        }
        if stem.is_ascii() {
            return self.word && list.iter().any(|w| stem.eq_ignore_ascii_case(w));
        }
        self.word && list.contains(&stem.to_lowercase().as_str())
    }

    /// Whether the word says what somebody is; German writes it as the end of a longer word ("Museumsdirektor").
    pub fn role(&self, speech: &Language) -> bool {
        let role = self.role.get().unwrap_or_else(|| self.says_what(speech));
        self.role.set(Some(role));
        role
    }

    fn says_what(&self, speech: &Language) -> bool {
        if speech.lang == "ru" && self.word && !self.capital && !self.is(Sense::Role) && self.cased(speech) {
            return true;
        }
        let trade = || self.word && !self.capital && speech.lang != "de" && speech.ends_in_trade(self.text);
        self.is(Sense::Role)
            || speech.lang == "de" && self.word && speech.ends_in_role(self.text.trim_end_matches('.')).is_some()
            || trade()
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
    let mut out: Vec<Token<'t>> = Vec::with_capacity(text.len() / 5);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() && c != '\n' {
            continue;
        }
        let mut end = at + c.len_utf8();
        if !is_letter(c) {
            out.push(Token::mark(&text[at..end], offset + at));
            continue;
        }
        let mut joined = None;
        while let Some((next, d)) = chars.peek().copied() {
            if !is_letter(d) {
                let behind = || text[next + d.len_utf8()..].chars().next();
                let inner = match d {
                    '-' | '\'' | '’' | '‐' => behind().is_some_and(is_letter),
                    '/' => text[..next].ends_with(|c: char| c.is_ascii_digit()) && behind().is_some_and(|c| c.is_ascii_digit()),
                    '.' => abbreviated(&text[at..next]),
                    _ => false,
                };
                if !inner {
                    break;
                }
                if matches!(d, '-' | '\'' | '’') {
                    joined = Some(next);
                }
            }
            end = next + d.len_utf8();
            chars.next();
        }
        // "explique-t-elle", "wasn't", "Trump's", "l’économiste": the part behind is a word of its own.
        let apart = |cut: &usize| {
            let tail = text[*cut..end].trim_start_matches(['’', '\'', '-']);
            ["il", "elle", "s", "on"].iter().any(|t| tail.eq_ignore_ascii_case(t)) || elided(&text[at..*cut], &text[*cut..end], speech)
        };
        match joined.filter(apart) {
            Some(cut) => {
                let from = cut + text[cut..].chars().next().map_or(1, char::len_utf8);
                let head = text[at..cut].trim_end_matches("-t");
                out.push(Token::word(head, offset + at, speech));
                out.push(Token::word(&text[from..end], offset + from, speech));
            }
            None => out.push(Token::word(&text[at..end], offset + at, speech)),
        }
    }
    out
}

/// Whether an article, a preposition or a pronoun has lost its vowel before an apostrophe: "l’économiste", "dell’Università".
fn elided(head: &str, rest: &str, speech: &Language) -> bool {
    let short = matches!(head, "L" | "l") || head.len() <= 4 && head.bytes().all(|b| b.is_ascii_lowercase());
    matches!(speech.lang, "fr" | "it") && short && rest.starts_with(['’', '\''])
}

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
        )
}

/// Words inside a name that are not capitalised.
const PARTICLES: [&str; 25] = [
    "d", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "la", "le", "bin", "bint", "ibn",
    "al", "el", "y", "e", "zu",
];
/// Words of organisations, which are no persons.
const ORGANISATIONS: [&str; 127] = [
    "university",
    "institute",
    "college",
    "school",
    "council",
    "agency",
    "ministry",
    "department",
    "union",
    "committee",
    "party",
    "company",
    "bank",
    "court",
    "house",
    "times",
    "post",
    "journal",
    "news",
    "association",
    "centre",
    "center",
    "commission",
    "group",
    "foundation",
    "office",
    "police",
    "street",
    "state",
    "states",
    "city",
    "county",
    "government",
    "university’s",
    "lab",
    "laboratory",
    "society",
    "trust",
    "museum",
    "library",
    "organization",
    "organisation",
    "programme",
    "program",
    "initiative",
    "authority",
    "service",
    "survey",
    "fund",
    "federation",
    "alliance",
    "observatory",
    "forum",
    "network",
    "corporation",
    "inc",
    "universität",
    "université",
    "universidad",
    "universidade",
    "università",
    "hochschule",
    "institut",
    "instituto",
    "istituto",
    "ministerio",
    "ministério",
    "ministerium",
    "ministero",
    "университет",
    "университета",
    "институт",
    "института",
    "центр",
    "центра",
    "академии",
    "министерства",
    "фонда",
    "музея",
    "компании",
    "лаборатории",
    "агентства",
    "hospital",
    "ospedale",
    "clínica",
    "fundación",
    "fundação",
    "fondation",
    "fondazione",
    "museo",
    "museu",
    "musée",
    "escuela",
    "escola",
    "école",
    "scuola",
    "liceo",
    "colegio",
    "asociación",
    "associação",
    "associazione",
    "sindicato",
    "sindacato",
    "centro",
    "laboratorio",
    "laboratório",
    "laboratoire",
    "observatorio",
    "observatório",
    "osservatorio",
    "observatoire",
    "agencia",
    "agência",
    "agenzia",
    "agence",
    "consejo",
    "conselho",
    "consiglio",
    "federación",
    "federação",
    "federazione",
    "больницы",
    "школы",
    "театра",
    "завода",
    "зоопарка",
    "союза",
];

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
/// German nouns that count something, before what is counted.
const MEASURES: [&str; 19] = [
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
];

/// German articles of other cases than the subject's.
const OBLIQUE: [&str; 6] = ["den", "dem", "des", "einen", "einem", "eines"];

/// A run of capitalised words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Name {
    /// Without forms of address.
    pub span: Span,
    /// The first and the last of its tokens.
    pub first: usize,
    pub last: usize,
    /// Whether a preposition stands before it, so that it is where or with whom, and not who.
    pub bound: bool,
}

/// The runs of capitalised words among tokens.
pub(super) fn names(tokens: &[Token<'_>], speech: &Language) -> Vec<Name> {
    let mut out = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let opener = |t: &Token<'_>| t.is(Sense::Opener) || t.is(Sense::Pronoun) || t.is(Sense::Cue) || t.is(Sense::Lead);
        let letter = tokens[i].text.len() == 1 && tokens.get(i + 1).is_none_or(|t| !t.capital());
        if !tokens[i].capital() || opener(&tokens[i]) || letter {
            i += 1;
            continue;
        }
        let start = i;
        let mut last = i;
        let mut next = i + 1;
        while next < tokens.len() {
            let gap = |t: usize| tokens[t].span.start.saturating_sub(tokens[t - 1].span.end);
            if tokens[next].capital() && gap(next) <= 2 && !tokens[next].is(Sense::Pronoun) {
                last = next;
            } else if tokens[next].any_of(&PARTICLES)
                && !(speech.lang == "de" && (tokens[last].any_of(&WORDS_OF) || tokens[last].role(speech)))
                && !tokens[next].is(Sense::Definite)
                && tokens.get(next + 1).is_some_and(|t| t.capital() || t.any_of(&PARTICLES))
                && gap(next) <= 2
            {
                // A particle, if a capitalised word follows.
            } else if matches!(tokens[next].text, "‘" | "“" | "\"") && nickname(&tokens[next..]) {
                next += 2;
                last = next;
            } else {
                break;
            }
            next += 1;
        }
        // "White House Press Secretary Jane Doe": what stands before the last title is what somebody is.
        let title = |at: &usize| tokens[*at].is(Sense::Title) || tokens[*at].role(speech);
        // "der Spanier Rafael Nadal": a German noun behind an article, then the name.
        let genitive = || start > 0 && tokens[start - 1].any_of(&["des"]) && tokens[start].text.ends_with('s');
        let noun = || speech.lang == "de" && last == start + 2 && behind_article(tokens, start, speech) && !genitive();
        // "эколог из Киргизии Бакыт Осмонов": the place of a post, then the name.
        let placed = || {
            let post = start > 1 && tokens[start - 1].is(Sense::Preposition) && tokens[start - 2].role(speech);
            post && last == start + 2 && tokens[start + 1].capital() && !matches!(speech.lang, "en" | "de")
        };
        let untitled = || if noun() || placed() { start + 1 } else { start };
        let first = if title(&last) { start } else { (start..last).rev().find(title).map_or_else(untitled, |at| at + 1) };
        // "Профессор Университета Оулу Юхани Корхонен": where somebody is, then the name.
        let place = |at: usize| organisation(tokens[at].text);
        // "Института океанологии РАН Антон Белецкий"
        let acronym = tokens[first].text.chars().count() > 1 && tokens[first].text.chars().all(char::is_uppercase);
        let first = if acronym && speech.lang != "en" && last >= first + 2 { first + 1 } else { first };
        // "A geóloga da Universidade dos Açores Inês Caldeira", "el médico francés del Hospital de Niza Paul Ferran"
        let posted = || {
            let joined = start > 1 && (tokens[start - 1].is(Sense::Preposition) || tokens[start - 2].is(Sense::Preposition));
            let near = tokens[start.saturating_sub(5)..start].iter().rev();
            let mut near = near.take_while(|t| t.word && !t.capital() && !t.is(Sense::Cue));
            joined && near.any(|t| t.role(speech)) && last >= first + 3 && tokens[last - 1].capital() && !matches!(speech.lang, "en" | "de")
        };
        let articled = || {
            let post = start > 2 && tokens[start - 1].is(Sense::Preposition) && tokens[start - 2].role(speech);
            post && tokens[start - 3].is(Sense::Definite) && posted() && tokens[last - 2].capital()
        };
        let institution = || posted() && (first..last - 1).any(place) && !place(last);
        let freed = placed() || articled() || institution();
        let free = articled() || institution() || first > start || start > 0 && tokens[start - 1].role(speech);
        let first = if free && last >= first + 3 && tokens[last - 1].capital() && (first..last - 1).any(place) && !place(last) {
            last - 1
        } else {
            first
        };
        // "LAGOS —": where the report comes from.
        // "HAMILTON, NEW ZEALAND –"
        let dash = |at: usize| tokens.get(at).is_some_and(|t| matches!(t.text, "—" | "–" | "-" | "("));
        let country = || {
            let comma = tokens.get(last + 1).is_some_and(|t| t.text == ",");
            comma && (last + 2..tokens.len().min(last + 6)).find(|at| !tokens[*at].capital()).is_some_and(dash)
        };
        let dateline = start == 0 && (dash(last + 1) || country());
        if dateline && tokens[start].text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
            i = (last + 1..tokens.len().min(last + 6)).find(|at| dash(*at)).unwrap_or(last + 1);
            continue;
        }
        let before = start.checked_sub(1).map(|b| &tokens[b]);
        let article = before.is_some_and(|t| t.is(Sense::Definite) || t.is(Sense::Indefinite));
        let head = if article { start.checked_sub(2).map(|b| &tokens[b]) } else { before };
        // "As Jane Doe puts it"
        // "Mads Thorup, Stadtbaurat von Odense": a post behind a name is no name.
        let apposed = speech.lang == "de"
            && start > 1
            && tokens[start - 1].text == ","
            && tokens[start - 2].capital()
            && tokens[start..=last].iter().any(|t| t.any_of(&["von"]));
        let bound = apposed
            || !freed && head.is_some_and(|t| t.is(Sense::Preposition) && t.text != "As")
            || tokens.get(last + 1).is_some_and(|t| t.text == "s" && t.word);
        out.push(Name { span: Span::new(tokens[first].span.start, tokens[last].span.end), first: start, last, bound });
        i = last + 1;
    }
    out
}

/// Whether an article stands before a word, at once or with words in lower case between.
pub(super) fn behind_article(tokens: &[Token<'_>], at: usize, speech: &Language) -> bool {
    let article = |t: &Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite) || speech.lang == "de" && t.any_of(&OBLIQUE);
    let before = tokens[at.saturating_sub(3)..at].iter().rev();
    let mut before = before.take_while(|t| t.word && !t.capital() || article(t));
    before.any(article)
}

/// How far a name is looked for again, in bytes.
const LATER: usize = 3000;

/// Whether a later sentence begins with a word, before one in lower case.
fn opens_later(text: &str, from: usize, word: &str) -> bool {
    let rest = text.get(from..).unwrap_or_default();
    let rest = &rest[..rest.floor_char_boundary(rest.len().min(LATER))];
    rest.match_indices(word).take(8).any(|(at, _)| {
        let opens = rest[..at].trim_end_matches([' ', '“', '«', '»', '”']).ends_with(['.', '!', '?', '\n']);
        opens && rest[at + word.len()..].strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_lowercase))
    })
}

/// `‘Dee’` within a name.
fn nickname(tokens: &[Token<'_>]) -> bool {
    matches!(tokens, [_, name, close, after, ..] if name.capital() && matches!(close.text, "’" | "”" | "\"") && after.capital())
}

/// Whether a name is of an organisation or a place rather than of a person, as far as its words tell.
pub(super) fn organisation(name: &str) -> bool {
    name.split_whitespace().any(|w| ORGANISATIONS.contains(&w.to_lowercase().trim_end_matches(['.', ','])))
}

/// The people whom a text names in full.
#[derive(Default)]
pub(super) struct People {
    /// Full names, in the order of their first mention.
    pub full: Vec<(String, Span)>,
    by_name: HashMap<String, usize>,
    by_part: HashMap<String, Vec<usize>>,
}

impl People {
    /// Everybody whom the text names with two words or more.
    pub fn of(text: &str, speech: &Language) -> Self {
        Self::among(text, &words(text, 0, speech), speech)
    }

    /// The same, of the tokens of the text.
    pub fn among(text: &str, tokens: &[Token<'_>], speech: &Language) -> Self {
        let mut out = Self::default();
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
                // "Das liegt an Karla Wendt." … "Wendt winkt ab."
                let again = || name.bound && !article && parts.len() == 2 && opens_later(text, name.span.end, parts[1]);
                if speech.lang == "de" && !titled && !led && (name.bound || article) && !again() {
                    continue;
                }
                // "seit sechs Jahren Försterin"
                if speech.lang == "de" && MEASURES.contains(&parts[0]) {
                    continue;
                }
                if !(2..=4).contains(&parts.len()) || organisation(written) || out.by_name.contains_key(written) {
                    continue;
                }
                out.by_name.insert(written.to_owned(), out.full.len());
                for part in [parts[0], parts[parts.len() - 1]].into_iter().chain(parts.get(1).copied()) {
                    let list = out.by_part.entry(stem(part)).or_default();
                    if list.last() != Some(&out.full.len()) {
                        list.push(out.full.len());
                    }
                }
                out.full.push((written.to_owned(), name.span));
            }
        }
        out
    }

    /// Where a full name stands first.
    pub fn first(&self, name: &str) -> Option<Span> {
        self.by_name.get(name).and_then(|i| self.full.get(*i)).map(|(_, span)| *span)
    }

    /// The full name that a mention stands for: itself, or the only person so called, or the one who was named before it.
    pub fn resolve(&self, mention: &str, at: usize) -> (String, Option<Span>) {
        if let Some(span) = self.first(mention) {
            return (mention.to_owned(), Some(span));
        }
        let parts: Vec<&str> = mention.split_whitespace().collect();
        if let [one] = parts.as_slice()
            && let Some(list) = self.by_part.get(&stem(one.trim_end_matches('.')))
        {
            let last = |i: &&usize| self.full[**i].0.split_whitespace().next_back().is_some_and(|l| stem(l) == stem(one));
            let earlier = list.iter().rev().filter(|i| self.full[**i].1.start <= at);
            let found = earlier.clone().find(last).or_else(|| earlier.clone().next()).or_else(|| list.iter().find(last));
            if let Some((name, span)) = found.and_then(|i| self.full.get(*i)) {
                return (name.clone(), Some(*span));
            }
        }
        // "Марины Беловой" for Марина Белова.
        if mention.chars().any(is_cyrillic)
            && let [first, .., last] = parts.as_slice()
            && let Some(list) = self.by_part.get(&stem(last))
        {
            let same = |i: &&usize| self.full[**i].0.split_whitespace().next().is_some_and(|f| stem(f) == stem(first));
            if let Some((name, span)) = list.iter().find(same).and_then(|i| self.full.get(*i)) {
                return (name.clone(), Some(*span));
            }
        }
        (mention.to_owned(), None)
    }
}

fn is_cyrillic(c: char) -> bool {
    ('\u{400}'..='\u{52f}').contains(&c)
}

/// A part of a name as it is looked up: lower case; a Russian one without its ending, so that "Громова" finds Громов.
fn stem(part: &str) -> String {
    let lower = part.to_lowercase();
    if !lower.chars().any(is_cyrillic) {
        return lower;
    }
    let endings =
        ["ого", "ому", "ыми", "ой", "ый", "ий", "ым", "им", "ом", "ем", "ей", "ую", "ая", "а", "у", "е", "ы", "и", "я", "ю", "й", "ь"];
    let cut = endings.iter().find_map(|e| lower.strip_suffix(e).filter(|rest| rest.chars().count() >= 3));
    cut.map(str::to_owned).unwrap_or(lower)
}
