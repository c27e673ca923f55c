//! Who is the subject of a verb of speech: a name, a pronoun, a phrase with an article; ahead of the verb or behind it.

use crate::text::Span;
use crate::text::script::is_cyrillic;

use super::super::super::attributes::{genitive_name, past_posts, several as plural, unnamed_post};
use super::super::super::gender::given_first;
use super::super::super::people::{Name, Token, behind_article, is_particle, names, organisation};
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard, POSSESSIVES};
use super::bodies::is_noun;
use super::{MEANWHILE, Reader, last_sentence};

/// How German words for persons end.
const PERSONS: [&str; 22] = [
    "er", "erin", "ier", "eur", "eurin", "ent", "entin", "ist", "istin", "ant", "antin", "mann", "frau", "chefin", "graf", "grafin", "oge",
    "ogin", "wirt", "wirtin", "bauer", "bäuerin",
];
/// German verbs of speech of the past whose singular has no ending.
const STRONG: [&str; 6] = ["schrieb", "rief", "sprach", "gab", "schrie", "schwor"];
/// German nouns without an article behind a verb of speech.
const GERMAN_MASSES: [&str; 10] =
    ["Mensch", "Angaben", "Kritik", "Zweifel", "Widerspruch", "Protest", "Verständnis", "Bedenken", "Mut", "Klartext"];

/// Whether a post or an age stands behind a name.
fn beside(tokens: &[Token<'_>], name: &Name) -> bool {
    tokens.get(name.last + 1).is_some_and(|t| matches!(t.text, "," | "("))
}

/// Whether a name has more than one word.
fn several(name: &str) -> bool {
    name.contains(' ')
}

/// How Russian surnames end.
const SURNAMES: [&str; 16] = ["ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая", "ко", "ян"];

/// How German words end that name no person.
const ABSTRACT: [&str; 11] = ["ung", "ungen", "heit", "heiten", "keit", "keiten", "schaft", "tion", "tionen", "tät", "tum"];

/// Small words between a subject and its verb of speech.
const AUXILIARIES: [&str; 57] = [
    "has", "have", "had", "is", "was", "were", "are", "be", "been", "would", "will", "could", "did", "does", "also", "then", "later",
    "once", "who", "again", "even", "just", "never", "often", "already", "still", "first", "a", "ha", "avait", "s", "est", "era", "había",
    "havia", "tinha", "aveva", "se", "si", "lo", "le", "me", "les", "li", "ci", "también", "ya", "anche", "poi", "aussi", "n", "l", "y",
    "même", "o", "não", "no",
];

/// What a surname of two words may begin with, in capitals.
const SURNAME_PARTICLES: [&str; 16] =
    ["lo", "la", "le", "li", "de", "di", "da", "del", "della", "dal", "dos", "van", "von", "el", "al", "ben"];

/// Prepositions behind a post, before what it is of.
const GENITIVES: [&str; 12] = ["of", "de", "del", "da", "do", "das", "dos", "du", "des", "di", "della", "dei"];

/// Words of a sentence among which a body begins that is its subject.
const OPENING: usize = 5;

/// Where a clause goes on behind the day on which something was said: "disse nesta quinta-feira (6) a senadora".
fn past_day(tokens: &[Token<'_>], from: usize) -> usize {
    let day = (from..tokens.len().min(from + 3)).find(|at| tokens[*at].any_of(&DAYS));
    let Some(day) = day.filter(|day| tokens[from..*day].iter().all(|t| t.word && !t.capital() && t.text.chars().count() <= 6)) else {
        return from;
    };
    let number = |t: &Token<'_>| t.text.starts_with(|c: char| c.is_ascii_digit());
    match tokens.get(day + 1..day + 4) {
        Some([open, date, close]) if open.text == "(" && number(date) && close.text == ")" => day + 4,
        _ if tokens.get(day + 1).is_some_and(number) => day + 2,
        _ => day + 1,
    }
}

/// Days of the week, and words for this one and the one before.
const DAYS: [&str; 52] = [
    "segunda-feira",
    "terça-feira",
    "quarta-feira",
    "quinta-feira",
    "sexta-feira",
    "sábado",
    "domingo",
    "ontem",
    "hoje",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "ayer",
    "hoy",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "hier",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "ieri",
    "oggi",
    "понедельник",
    "вторник",
    "среду",
    "четверг",
    "пятницу",
    "субботу",
    "воскресенье",
    "вчера",
    "сегодня",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "yesterday",
    "today",
    "накануне",
];

impl Reader<'_> {
    /// Who is the subject of a verb that stands at `verb`: before it, else behind it. `all` are the names among the tokens.
    pub(super) fn subject(&self, tokens: &[Token<'_>], verb: usize, inverted: bool, all: &[Name]) -> Option<Heard> {
        let all: Vec<Name> = all.iter().copied().filter(|n| self.person(tokens, n)).collect();
        if let Some(heard) = self.decided(tokens, verb, &all).or_else(|| self.housed(tokens, verb)) {
            return Some(heard);
        }
        // ", entgegnete X": behind a clause the verb comes first, unless the clause stood beside a name.
        let comma = |at: usize| tokens.get(at).is_some_and(|t| t.text == ",");
        let start = last_sentence(&tokens[..verb]);
        // "El arquitecto holandés Juan Pérez, autor del proyecto, defendió"
        let posted = |n: &Name| n.first <= start + 4 && tokens[start..n.first].iter().all(|t| t.word && !self.cue(t));
        let opens = |n: &Name| n.first <= start + 1 || self.speech.lang != "de" && posted(n);
        let apposed = || all.iter().any(|n| n.first >= start && comma(n.last + 1) && (opens(n) || n.last + 2 == verb));
        let inverted = inverted || self.speech.lang != "en" && verb > start && comma(verb - 1) && !apposed();
        // "Gelassener urteilt die Leiterin": how, and then who.
        let manner = || {
            let posted = tokens.get(verb + 1).is_some_and(|t| t.is(Sense::Definite))
                && tokens[verb + 1..].iter().skip(1).take(3).take_while(|t| t.word).any(|t| t.role(self.speech));
            // "Weber lobt die Ministerin": whoever it is.
            let adverb =
                ["isch", "lich", "end", "ig", "iger", "licher", "ener", "nder"].iter().any(|end| tokens[start].text.ends_with(end));
            let adverb = adverb && tokens[start].text.chars().count() > 7 || tokens[start].any_of(&MANNERS);
            posted && adverb && all.iter().any(|n| n.first == start && n.last == start && !self.known(n))
        };
        let inverted = inverted || self.speech.lang == "de" && verb == start + 1 && manner();
        // "one delegate told Weller News": whoever stands behind is told.
        let tells = self.speech.lang == "en" && tokens[verb].any_of(&["told", "tells", "telling", "reminded", "informed", "assured"]);
        // "zitierte X mit den Worten": whose words they are.
        if self.speech.lang == "de" && tokens[verb].any_of(&["zitierte", "zitiert", "zitieren"]) && tokens.len() > verb + 2 {
            return self.close_behind(tokens, verb, &all, false).or_else(|| self.ahead(tokens, verb, &all));
        }
        // "An official, who asked not to be named, said Weller was late": whoever stands ahead, and what of.
        let next = verb + 1;
        let stated = |n: &Name| {
            let verb =
                tokens.get(n.last + 1).is_some_and(|t| t.any_of(&["was", "is", "were", "are", "had", "has", "would", "will", "could"]));
            n.first == next && verb
        };
        let tells = tells
            || self.speech.lang == "en"
                && verb > start + 1
                && tokens[start..verb].iter().any(|t| t.is(Sense::Indefinite))
                && all.iter().any(stated);
        let behind = || if tells { None } else { self.behind(tokens, verb, &all) };
        let ahead = || self.ahead(tokens, verb, &all);
        // "The government said Pakistan has the right": the phrase ahead is who, and the name behind is what of.
        let goes_on =
            |n: &Name| n.first == verb + 1 && tokens.get(n.last + 1).is_some_and(|t| t.word && !t.capital() && !t.is(Sense::Preposition));
        let phrase = || {
            let article = |t: &Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite);
            let opens = |at: &usize| *at <= start + 1 || tokens[at - 1].text == ",";
            let from = (start..verb).rev().find(|at| article(&tokens[*at]) && opens(at))?;
            let whole = self.speech.lang == "en" && from + 1 < verb && tokens[from..verb].iter().all(|t| t.word);
            if whole && all.iter().any(goes_on) { self.nominal(tokens, start, verb, &all) } else { None }
        };
        // "La magistrada rechazó la sequía:": a post right before the verb.
        let posted = || {
            let romance = matches!(self.speech.lang, "es" | "pt" | "it" | "fr") && verb == start + 2;
            let opens = romance && tokens[start].is(Sense::Definite) && tokens[start + 1].role(self.speech);
            if opens { self.nominal(tokens, start, verb, &all) } else { None }
        };
        if inverted { behind().or_else(ahead) } else { ahead().or_else(phrase).or_else(posted).or_else(behind) }
    }

    pub(super) fn behind(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        self.close_behind(tokens, verb, all, false)
    }

    /// Who stands behind a word: also behind a preposition, if the word is a `lead`.
    pub(super) fn close_behind(&self, tokens: &[Token<'_>], verb: usize, all: &[Name], lead: bool) -> Option<Heard> {
        // "so", "auch", "hier": up to two small words may stand between.
        let mut from = verb + 1;
        // "рассказал «Вестнику» житель X": a title between marks.
        let opens = |at: usize| tokens.get(at).is_some_and(|t| matches!(t.text, "«" | "“" | "„" | "\""));
        // "рассказал агентству «Север» начальник службы"
        if self.speech.lang == "ru" && opens(from + 1) && tokens.get(from).is_some_and(|t| t.word && !t.capital()) {
            from += 1;
        }
        if opens(from) {
            let close = tokens.iter().skip(from + 1).take(6).position(|t| matches!(t.text, "»" | "”" | "“" | "\""))?;
            from += close + 2;
        }
        from = past_day(tokens, from);
        // "répond, placide, M. Haddaoui": one word between commas.
        let comma = |at: usize| tokens.get(at).is_some_and(|t| t.text == ",");
        if comma(from) && comma(from + 2) {
            from += 3;
        }
        // "lamenta, por su parte, Juana Pérez"
        let aside =
            (from + 3..from + 6).find(|at| comma(*at) && tokens[from + 1..*at].iter().all(|t| t.word && !t.capital() && !self.cue(t)));
        if let Some(close) = aside.filter(|close| comma(from) && all.iter().any(|n| n.first == close + 1 && n.last > n.first)) {
            from = close + 1;
        }
        for at in from..from + 3 {
            let token = tokens.get(at)?;
            if !token.word {
                return None;
            }
            // "conta, rindo, enquanto enxuga as mãos": what somebody does meanwhile.
            if self.speech.lang != "en" && token.any_of(&MEANWHILE) {
                return None;
            }
            // "Gelassener sieht es der Jurist": what is seen.
            let article = |t: &Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite);
            if self.speech.lang == "de" && token.any_of(&["es", "das"]) && tokens.get(at + 1).is_some_and(article) {
                continue;
            }
            if let Some(heard) = self.pronoun(token, 0.95) {
                return Some(heard);
            }
            if let Some(heard) = self.described_behind(tokens, at, all) {
                return Some(heard);
            }
            // "so van der Schoot": the particles of a surname.
            let particles =
                tokens[at..].iter().take(3).take_while(|t| t.any_of(&["van", "von", "der", "den", "de", "zu", "ter", "vom"])).count();
            let named = |n: &&Name| particles > 0 && !token.any_of(&["der", "den"]) && n.first == at + particles && self.known(n);
            if let Some(name) = all.iter().find(named).filter(|_| self.speech.lang == "de") {
                return Some(self.named(name, 0.95));
            }
            if let Some(name) = all.iter().find(|n| n.first == at).filter(|n| lead || !n.bound || self.particle(tokens, n)) {
                return Some(self.past_genitive(tokens, name, all).unwrap_or_else(|| self.named(name, 0.97)));
            }
            // "contó a este diario Lucía Pérez": to whom, and then who.
            if token.is(Sense::Preposition) && self.speech.lang != "en" && self.speech.lang != "de" {
                let post = (at + 2..tokens.len().min(at + 6)).find(|k| {
                    let opens = tokens[*k].is(Sense::Definite) && tokens.get(k + 1).is_some_and(|t| t.role(self.speech));
                    opens || self.speech.lang == "ru" && tokens[*k].role(self.speech)
                });
                let plain = |k: &usize| tokens[at..*k].iter().all(|t| t.word);
                let posted = || post.filter(plain).and_then(|k| self.phrase(tokens, k, all)).filter(|h| h.form == Form::Name);
                return self.past_object(tokens, at, all).or_else(posted);
            }
            // "said in an interview": where or how, and not who.
            let bound = !lead && at > from && tokens[at - 1].is(Sense::Preposition);
            // "vice president of product Jane Doe"
            let posted = || past_posts(tokens, at, self.speech, true).filter(|_| token.role(self.speech) && !token.capital());
            if let Some(name) = posted().and_then(|from| all.iter().find(|n| n.first == from)).filter(|n| n.last > n.first) {
                return Some(self.named(name, 0.93));
            }
            let subject = token.is(Sense::Definite) || token.is(Sense::Indefinite) || token.role(self.speech);
            if subject && !bound {
                return self.phrase(tokens, at, all);
            }
        }
        None
    }

    /// Who is named in full behind the words for whom or where it was said.
    pub(super) fn past_object(&self, tokens: &[Token<'_>], from: usize, all: &[Name]) -> Option<Heard> {
        let free = |n: &&Name| n.first > from + 1 && n.first <= from + 5 && !n.bound && n.last > n.first;
        // "disse à Lusa Luana Prates, urbanista": an agency of one word, then who.
        let agency = |n: &&Name| n.first == from + 1 && n.bound && n.last == n.first + 2;
        if let Some(name) = all.iter().find(agency).filter(|n| tokens.get(n.last + 1).is_none_or(|t| !t.word)) {
            let mention = Span::new(tokens[name.first + 1].span.start, name.span.end);
            return Some(Heard { mention, form: Form::Name, confidence: 0.8 });
        }
        let name = all.iter().find(free)?;
        let plain = tokens[from..name.first].iter().all(|t| t.word && !t.text.starts_with(char::is_uppercase) && !self.cue(t));
        (plain && self.known(name)).then(|| self.named(name, 0.9))
    }

    /// "эксперт Центра исследований Ольга Ветрова": of what, and then who.
    pub(super) fn past_genitive(&self, tokens: &[Token<'_>], name: &Name, all: &[Name]) -> Option<Heard> {
        if name.last > name.first || self.known(name) || self.speech.lang == "en" {
            return None;
        }
        let further = |n: &&Name| n.first > name.last && n.first <= name.last + 4 && n.last > n.first && !n.bound && self.known(n);
        let plain = |n: &&Name| tokens[name.last + 1..n.first].iter().all(|t| t.word && !self.cue(t) && !t.is(Sense::Preposition));
        all.iter().find(further).filter(plain).map(|who| self.named(who, 0.9))
    }

    /// "il preside del liceo Galvani Davide Mancuso", "архитектор из Лиона Николь Ферран": the name right behind the place of a post.
    fn past_place(&self, tokens: &[Token<'_>], from: usize, all: &[Name]) -> Option<Heard> {
        if matches!(self.speech.lang, "en" | "de") || tokens.get(from).is_none_or(|t| !t.is(Sense::Preposition)) {
            return None;
        }
        let stop = (from..tokens.len().min(from + 10)).find(|at| !tokens[*at].word || self.cue(&tokens[*at])).unwrap_or(tokens.len());
        // "la ricercatrice dell’Accademia delle scienze Jane Doe"
        let apart = |n: &&Name| {
            let behind = n.last + 1 == stop && n.first > from + 1 && n.last > n.first && !n.bound && !tokens[n.first].any_of(&SAINTS);
            behind && !tokens[n.first - 1].capital() && self.known(n)
        };
        if let Some(name) = all.iter().find(apart) {
            return Some(self.named(name, 0.85));
        }
        // Place and name make one run, longer than names are.
        let runs = names(tokens, self.speech);
        let long = |n: &&Name| n.last + 1 == stop && n.first > from && n.last >= n.first + 2;
        let name = all.iter().chain(&runs).find(long).filter(|n| tokens[n.last - 1].capital())?;
        // "il sindaco di Torino Stefano Lo Russo"
        let particle = name.last >= name.first + 3 && tokens[name.last - 1].any_of(&SURNAME_PARTICLES);
        // "el director de Weller Juan Pablo Lima", but not "de San José Pablo Lima"
        let saint = || name.last >= name.first + 3 && tokens[name.last - 3].any_of(&SAINTS);
        let second = || name.last >= name.first + 3 && given_first(tokens[name.last - 2].text) && !saint();
        let begin = if particle || second() { name.last - 2 } else { name.last - 1 };
        if tokens[begin].any_of(&SAINTS) {
            return None;
        }
        Some(Heard { mention: Span::new(tokens[begin].span.start, name.span.end), form: Form::Name, confidence: 0.85 })
    }

    /// "the mayor of Weller, Jane Doe": the name behind the comma.
    pub(super) fn apposed(&self, tokens: &[Token<'_>], from: usize, all: &[Name]) -> Option<Heard> {
        let comma = (from..tokens.len().min(from + 9)).find(|at| !tokens[*at].word).filter(|at| tokens[*at].text == ",")?;
        let name = all.iter().find(|n| n.first == comma + 1 && n.last > n.first && !n.bound)?;
        let ends = tokens.get(name.last + 1).is_none_or(|t| !t.word || self.cue(t));
        (ends && self.known(name)).then(|| self.named(name, 0.93))
    }

    pub(super) fn pronoun(&self, token: &Token<'_>, confidence: f32) -> Option<Heard> {
        if token.is(Sense::Pronoun) {
            return Some(Heard { mention: token.span, form: Form::Pronoun, confidence });
        }
        token.is(Sense::Other).then_some(Heard { mention: token.span, form: Form::Nameless, confidence: 0.85 })
    }

    /// Whether what looks like a preposition belongs to a name: "sagte von der Leyen".
    pub(super) fn particle(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        let written = name.span.of(self.text).unwrap_or_default();
        let (full, _) = self.people.resolve(written, name.span.start);
        let particle = name.first.checked_sub(1).map_or("", |at| tokens[at].text);
        full.strip_suffix(written).is_some_and(|rest| rest.split_whitespace().next_back() == Some(particle))
    }

    /// "the minister Jane Doe", "an official", "Präsident X".
    pub(super) fn phrase(&self, tokens: &[Token<'_>], at: usize, all: &[Name]) -> Option<Heard> {
        if let Some(mention) = self.body(tokens, at) {
            return Some(Heard { mention, form: Form::Name, confidence: 0.85 });
        }
        let mut end = at;
        // "der Gesundheits-, Sozial- und Bildungsdirektor Jan Moll": what is left out behind a hyphen.
        let elided =
            |end: usize, t: &Token<'_>| self.speech.lang == "de" && (t.text == "-" || t.text == "," && tokens[end].text.ends_with('-'));
        // "объясняет учёный по-английски"
        let manner = |t: &Token<'_>| self.speech.lang == "ru" && t.text.starts_with("по-");
        let goes_on = |end: usize| {
            tokens.get(end + 1).is_some_and(|t| (t.word || elided(end, t)) && !t.is(Sense::Preposition) && !self.cue(t) && !manner(t))
        };
        while goes_on(end) && end < at + 6 + tokens[at..=end].iter().filter(|t| !t.word).count() {
            // "secondo il sindaco il progetto": another phrase.
            if self.speech.lang != "de" && tokens[end + 1].is(Sense::Definite) && tokens[at..=end].iter().any(|t| t.role(self.speech)) {
                break;
            }
            end += 1;
            // "der Sprecher der SPD": whose, and not who.
            let of = end > at + 1 && tokens[end - 1].is(Sense::Definite);
            let owner = |n: &Name| self.speech.lang == "en" && tokens.get(n.last + 1).is_some_and(|t| t.text == "s");
            // "la présidente du syndicat Terre Haute, Jane Doe": the body's name, and then who.
            let bodys = |n: &Name| n.first > 0 && is_noun(&tokens[n.first - 1]) && self.apposed(tokens, n.last + 1, all).is_some();
            let named = |n: &&Name| {
                !owner(n)
                    && !bodys(n)
                    && n.first == end
                    && !of
                    && !self.office_of(tokens, n.last)
                    && unnamed_post(tokens, n.last, self.speech).is_none()
            };
            if let Some(name) = all.iter().find(named) {
                if let Some(heard) = self.past_genitive(tokens, name, all) {
                    return Some(heard);
                }
                let written = name.span.of(self.text).unwrap_or_default();
                if !organisation(written) || name.last == end {
                    return Some(self.named(name, 0.93));
                }
            }
        }
        let mention = Span::new(tokens[at].span.start, tokens[end].span.end);
        // "schimpft der Fahrradkurier": German words for persons that no list has.
        let person = |t: &Token<'_>| PERSONS.iter().any(|end| t.text.ends_with(end)) && t.capital();
        let german = self.speech.lang == "de" && !tokens[at].any_of(&["das"]) && tokens.get(at + 1).is_some_and(person);
        // "the 36-year-old", "der 48-Jährige"
        let aged = |t: &Token<'_>| t.text.ends_with("-year-old") || t.text.contains("-Jährige");
        let role = tokens[at..=end].iter().any(|t| t.role(self.speech) || aged(t)) || german;
        if let Some(heard) = self.apposed(tokens, end + 1, all).filter(|_| role) {
            return Some(heard);
        }
        let definite = tokens[at].is(Sense::Definite);
        if let Some(heard) = self.past_place(tokens, end + 1, all).filter(|_| role || definite) {
            return Some(heard);
        }
        // "предупредил учёный": where there is no article, a post alone is that of somebody known.
        let adverb = |t: &Token<'_>| !t.word || t.text.starts_with("по-");
        let alone = self.speech.lang == "ru" && end == at && tokens.get(at + 1).is_none_or(adverb);
        // "his lawyer": somebody beside whoever was named.
        let own = self.speech.lang == "en" && tokens[at].any_of(&POSSESSIVES);
        // "der Trainer der Gäste": somebody else, whom the text does not name.
        let whose = self.speech.lang == "de" && end > at + 1 && tokens[at + 1..=end].iter().any(|t| t.is(Sense::Definite));
        // "so die Vertreter": several.
        let many = self.speech.lang == "de" && tokens[at].any_of(&["die"]) && {
            let post = tokens[at..=end].iter().rev().find(|t| t.role(self.speech));
            post.is_some_and(|t| MANY.iter().any(|many| t.text.ends_with(many)) && !WOMEN.iter().any(|one| t.text.ends_with(one)))
        };
        // "вспоминает собеседник": whoever would not be named.
        let source = self.speech.lang == "ru" && tokens[at..=end].iter().any(|t| t.any_of(&["собеседник", "собеседница", "источник"]));
        let known = (tokens[at].is(Sense::Definite) && !own || alone) && role && !whose && !many && !source;
        let form = if known { Form::Known } else { Form::Nameless };
        (end > at || role).then_some(Heard { mention, form, confidence: 0.8 })
    }

    pub(super) fn ahead(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        let start = last_sentence(&tokens[..verb]);
        // "Doe is the head of the group, which says": what the relative stands for, and no person.
        if verb > start && tokens[verb - 1].any_of(&["which"]) {
            return Some(Heard { mention: tokens[verb - 1].span, form: Form::Nobody, confidence: 0.6 });
        }
        // "Jane Doe said it was late, adding that": whoever said the one adds the other.
        let participle = self.speech.lang == "en" && tokens[verb].text.ends_with("ing") && verb > start && tokens[verb - 1].text == ",";
        let earlier = tokens[start..verb].iter().rposition(|t| self.cue(t)).filter(|_| participle);
        if let Some(earlier) = earlier {
            return self.subject(tokens, start + earlier, false, all);
        }
        // "when a reporter asked": whoever stands right before the verb, with an article, and nobody named behind.
        let indefinite = (start..verb).rev().take(4).find(|at| tokens[*at].is(Sense::Indefinite));
        if let Some(at) = indefinite.filter(|at| self.speech.lang == "en" && at + 1 < verb) {
            let phrase = &tokens[at + 1..verb];
            let post = phrase.iter().all(|t| t.word && !t.capital()) && phrase.last().is_some_and(|t| t.role(self.speech));
            if post && !(at > start && (tokens[at - 1].text == "," || tokens[at - 1].is(Sense::Preposition))) {
                let mention = Span::new(tokens[at].span.start, tokens[verb - 1].span.end);
                return Some(Heard { mention, form: Form::Nameless, confidence: 0.85 });
            }
        }
        // "a Secretaria de Educação atribuiu a demora … e garantiu que": a body opens the sentence, and did both.
        let joins = verb > start && tokens[verb - 1].is(Sense::Conjunction) && matches!(self.speech.lang, "es" | "pt" | "it" | "fr");
        let body = || (start..verb.min(start + OPENING)).find_map(|at| self.body(tokens, at));
        if let Some(mention) = if joins { body() } else { None } {
            return Some(Heard { mention, form: Form::Name, confidence: 0.85 });
        }
        // The word before the verb, past auxiliaries and adverbs, may be a pronoun.
        for (at, token) in tokens[start..verb].iter().enumerate().rev().take(3) {
            let bound = (start + at).checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Preposition));
            if let Some(heard) = self.pronoun(token, 0.93).filter(|_| !bound) {
                return Some(heard);
            }
            if token.text.chars().next().is_some_and(char::is_uppercase) || !token.word {
                break;
            }
        }
        // "footage of Jane Doe saying"
        let participle = |n: &Name| n.last + 1 == verb && self.speech.lang == "en" && tokens[verb].text.ends_with("ing");
        let subject = |n: &&Name| n.first >= start && n.last < verb && (!n.bound || participle(n)) && self.near(tokens, n, verb);
        let mut free: Vec<&Name> = all.iter().filter(subject).collect();
        // "Asked about the Supreme Court, Doe said": people speak, where there is one.
        if free.iter().any(|n| self.is_person(n)) {
            free.retain(|n| self.is_person(n));
        }
        let Some(first) = free.first() else {
            let heard = tokens.get(start).and_then(|t| self.pronoun(t, 0.85));
            let beside = || all.iter().rev().filter(|n| n.first >= start).find_map(|n| self.of_name(tokens, n, verb));
            return heard.or_else(|| self.stacked(tokens, verb, all)).or_else(beside);
        };
        let comma = |n: &Name| tokens.get(n.last + 1).is_some_and(|t| matches!(t.text, "," | "(" | "–" | "—"));
        // "Doe showed no emotion as Judge Jane Roe, sitting at Weller, told him": the subject of the verb's own clause.
        let own = |n: &&Name| {
            let inside = n.first > start && n.last < verb && self.speech.lang == "en";
            let led = inside && tokens[n.first - 1].any_of(&["as", "while", "when", "after", "before"]);
            led && (n.last + 1 == verb || comma(n) && tokens[verb - 1].text == ",")
        };
        if let Some(name) = all.iter().rev().find(own) {
            return Some(self.named(name, 0.9));
        }
        // "was met by Jane Doe, who added": whoever stands right before the relative, also behind a preposition.
        let who = (start..verb).rfind(|at| tokens[*at].any_of(&["who"])).filter(|at| tokens[*at..verb].iter().all(|t| t.word));
        let related =
            |n: &&Name| who.is_some_and(|who| n.last + 2 == who && comma(n) && self.known(n) && n.span.of(self.text).is_some_and(several));
        if let Some(name) = all.iter().find(related) {
            return Some(self.named(name, 0.9));
        }
        let before_verb = tokens.get(verb.wrapping_sub(1)).is_some_and(|t| matches!(t.text, "," | ")" | "–" | "—"));
        // `Jane Doe, head of X, City Y, said`: what stands between commas tells who the name before is.
        let apposed = free.iter().rev().find(|n| comma(n) && (before_verb || n.last + 1 < verb));
        // "Jane Doe thanked John Roe and added"
        let joined = verb > start && tokens[verb - 1].is(Sense::Conjunction);
        let does = |n: &Name| {
            tokens[first.last + 1..n.first].iter().any(|t| t.word && !t.capital() && !t.is(Sense::Conjunction) && !t.is(Sense::Preposition))
        };
        // "El ministro propone … una Autoridad Nacional y recalcó": whoever did the one did the other, and is not named.
        let opens = |n: &Name| n.first <= start + 3 && tokens[start..n.first].iter().all(|t| t.word && !t.is(Sense::Preposition));
        if joined && matches!(self.speech.lang, "es" | "pt" | "it") && !opens(first) && self.before_verb(tokens, start, first.first) {
            return Some(Heard { mention: tokens[verb].span, form: Form::Elided, confidence: 0.75 });
        }
        // "Jane Doe brushed John Roe off, saying": whoever did the one does the other.
        let participle = self.speech.lang == "en" && tokens[verb].text.ends_with("ing") && !participle(first);
        // "o presidente da Associação da Mata Norte, Otoniel Farias, informou": the name behind what the post is of.
        let of = first.first > start
            && tokens[first.first - 1].any_of(&GENITIVES)
            && tokens[start..first.first].iter().any(|t| t.role(self.speech));
        let behind = |n: &&&Name| comma(first) && n.first == first.last + 2 && (comma(n) || n.last + 1 == verb);
        let holder = free.get(1).filter(behind).filter(|n| of && n.last > n.first && self.is_person(n));
        let chosen = match (holder, apposed, free.last()) {
            (Some(holder), ..) => holder,
            (_, Some(_), _) if comma(first) => first,
            (.., Some(last)) if (joined || participle) && last.first > first.last && does(last) => first,
            (.., Some(last)) => last,
            _ => first,
        };
        self.of_name(tokens, chosen, verb).or_else(|| Some(self.named(chosen, 0.95)))
    }

    /// Whether a sentence has begun with a phrase of its own before a place: an article first.
    fn before_verb(&self, tokens: &[Token<'_>], start: usize, to: usize) -> bool {
        to > start + 4 && tokens[start..to].iter().take(2).any(|t| t.is(Sense::Definite))
    }

    /// Whether a name may be the subject of a verb behind it. A single word that is no full name's may be a place or an adjective
    /// ("the UK, adding", "a Tory source said"), and has to stand right before the verb, but for small words or what is set off.
    fn near(&self, tokens: &[Token<'_>], name: &Name, verb: usize) -> bool {
        let single = name.first == name.last && tokens[name.first].span.start == name.span.start;
        if !single || self.known(name) {
            return true;
        }
        let between = &tokens[name.last + 1..verb];
        let set_off = between.first().is_some_and(|t| !t.word) && between.last().is_some_and(|t| !t.word) && between.len() > 2;
        let auxiliary =
            |t: &Token<'_>| t.text.ends_with("ly") || t.any_of(&AUXILIARIES) || t.is(Sense::Pronoun) || t.is(Sense::Conjunction);
        set_off || between.iter().all(|t| t.word && (auxiliary(t) || self.cue(t)))
    }

    /// "the Democratic nominee said", "Doe's spokesman said": not whoever is named, but somebody beside them.
    pub(super) fn of_name(&self, tokens: &[Token<'_>], name: &Name, verb: usize) -> Option<Heard> {
        // "the Bishop of Weller", "Supporters of Jane Doe"
        let of = || tokens[name.last + 1].any_of(&["of"]) && tokens[name.last].text.ends_with('s') && !self.known(name);
        let opens = || self.speech.lang == "en" && name.first == last_sentence(&tokens[..verb]) && of();
        if name.first == name.last && verb > name.last + 2 && (self.office_of(tokens, name.last) || opens()) {
            let of = tokens[name.last + 1..verb].iter().all(|t| t.word);
            let mention = Span::new(tokens[name.first].span.start, tokens[verb - 1].span.end);
            return of.then_some(Heard { mention, form: Form::Nameless, confidence: 0.8 });
        }
        let mut at = name.last + 1;
        while at < verb && at < name.last + 7 {
            let token = &tokens[at];
            let plain = token.word && token.text.starts_with(char::is_lowercase) || token.text == "s";
            let other = token.is(Sense::Definite) || token.is(Sense::Indefinite) || token.is(Sense::Preposition);
            if !plain || other || self.cue(token) {
                return None;
            }
            if (token.role(self.speech) || plural(token, self.speech)) && at + 2 >= verb {
                let article = |t: &&Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite);
                let from = name.first.checked_sub(1).map(|b| &tokens[b]).filter(article).map_or(tokens[name.first].span, |t| t.span);
                return Some(Heard { mention: Span::new(from.start, token.span.end), form: Form::Nameless, confidence: 0.8 });
            }
            at += 1;
        }
        None
    }

    /// Whether a name may be a person's: German writes every noun with a capital, so one word alone must be of a full name.
    pub(super) fn person(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        let written = name.span.of(self.text).unwrap_or_default();
        // "Maria da Luz dos Santos Pinto": small words between the parts make no name longer.
        let several = written.split_whitespace().filter(|part| part.starts_with(char::is_uppercase) || !is_particle(part)).count();
        // "erzählt Döring.": behind a verb in the singular a German noun has an article, and only a name has none.
        let told = || {
            let verb = name.first.checked_sub(1).map(|b| &tokens[b]).filter(|t| self.cue(t) && !t.capital());
            let singular = verb.is_some_and(|t| t.text.ends_with('t') || t.text.ends_with("te") || STRONG.contains(&t.text));
            let ends = tokens.get(name.last + 1).is_none_or(|t| !t.capital());
            singular && ends && name.first == name.last && !tokens[name.last].role(self.speech) && !GERMAN_MASSES.contains(&written)
        };
        // "начальник управления МЧС Ринат Шакиров": a body by its letters.
        let acronym = several == 1 && self.speech.lang == "ru" && written.chars().count() > 1 && written.chars().all(char::is_uppercase);
        if acronym && !self.known(name) {
            return false;
        }
        let abstract_end = || ABSTRACT.iter().any(|end| written.ends_with(end));
        if self.speech.lang == "de" && several == 1 && told() && !abstract_end() && !written.ends_with("en") {
            return true;
        }
        // "Weiter sagt er": what opens a German sentence before a verb and a pronoun is no subject.
        let turned = tokens.get(name.last + 1).is_some_and(|t| self.cue(t))
            && tokens.get(name.last + 2).is_some_and(|t| t.is(Sense::Pronoun) || t.any_of(&["es", "man"]));
        if self.speech.lang == "de" && several == 1 && turned && !self.known(name) {
            return false;
        }
        // "Ernster Nachsatz:", "Bewaffnete Drohnen": an adjective and a noun, which the text has nowhere else as a name.
        let adjective = || ["er", "es", "em", "en", "e"].iter().any(|end| tokens[name.first].text.ends_with(end));
        let bare =
            tokens[name.first].span.start == name.span.start && !name.first.checked_sub(1).is_some_and(|b| tokens[b].role(self.speech));
        if self.speech.lang == "de"
            && several == 2
            && bare
            && adjective()
            && !given_first(written)
            && !self.is_person(name)
            && !beside(tokens, name)
        {
            return false;
        }
        let opens = self.speech.lang == "de" && name.first.checked_sub(1).is_none_or(|b| matches!(tokens[b].text, "." | "!" | "?"));
        // "Пассажир": Russian has no article to tell a noun that opens a sentence from a name.
        let opening = self.speech.lang == "ru" && several == 1 && name.first.checked_sub(1).is_none_or(|b| !tokens[b].word);
        if opening && !self.known(name) && !SURNAMES.iter().any(|end| written.ends_with(end)) {
            return false;
        }
        // "The Republican nominee": what somebody is of.
        let articled = name.first.checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Definite) || tokens[b].is(Sense::Indefinite));
        if several == 1 && articled && !self.known(name) && unnamed_post(tokens, name.last, self.speech).is_some() {
            return false;
        }
        // "El Presidente dijo", "La Rectora recordó": a post in capitals, and nobody's name.
        let post = || tokens[name.first].is(Sense::Role) && tokens[name.first].span.start == name.span.start;
        if several == 1 && articled && matches!(self.speech.lang, "es" | "pt" | "it" | "fr") && post() && !self.known(name) {
            return false;
        }
        // "the FBI held a briefing", "the Florida fan"
        if self.speech.lang == "en"
            && several == 1
            && articled
            && name.first == name.last
            && tokens[name.first].span.start == name.span.start
        {
            return false;
        }
        // "Critics called it": English nouns that open a sentence.
        // "Kritiker sagten", "Anna Bells Sprecher"
        let german = self.speech.lang == "de" && tokens[name.last].role(self.speech);
        // "Entspannung findet er am See": a noun that opens a sentence, by its ending.
        let abstract_noun =
            || written.len() > 7 && ABSTRACT.iter().any(|end| written.ends_with(end)) || self.speech.lang == "de" && written == "Angaben";
        if self.speech.lang == "de" && several == 1 && abstract_noun() && !self.known(name) {
            return false;
        }
        if german && (several == 1 && opens && !self.known(name) || several > 1 && tokens[name.last - 1].text.ends_with('s')) {
            return false;
        }
        // "адвокат Анны Беловой": whose, and not who.
        let words = || written.split_once(' ').zip(written.rsplit_once(' '));
        let whose = || words().is_some_and(|((first, _), (_, last))| genitive_name(first, last));
        let inside = tokens[name.first].span.start < name.span.start && tokens[name.first].is(Sense::Role);
        let theirs = || (inside || name.first.checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Role))) && whose();
        if self.speech.lang == "ru" && several > 1 && (theirs() || self.spoken_to(name)) {
            return false;
        }
        let noun = self.speech.lang == "en" && several == 1 && name.first.checked_sub(1).is_none_or(|b| !tokens[b].word);
        // "Apparently, she said"
        let adverb = || written.len() > 5 && written.ends_with("ly") && !given_first(written);
        if noun && adverb() && !self.known(name) {
            return false;
        }
        // "the company’s CEO, Jane Doe, said"
        let letters = || written.chars().count() > 1 && written.chars().all(char::is_uppercase);
        if several == 1 && tokens[name.last].role(self.speech) && letters() {
            return false;
        }
        let plural = || written.strip_suffix('s').is_some_and(|one| self.speech.senses(one).holds(Sense::Role));
        if noun && plural() && !self.known(name) {
            return false;
        }
        // "президент Украины": whose, and not who.
        let place = || {
            let written = written.to_lowercase();
            // "Доцент Саратовского университета": an adjective.
            let adjective = ["ого", "его", "ских", "цких", "ных"].iter().any(|end| written.ends_with(end));
            let genitive = adjective
                || written.ends_with(['ы', 'и'])
                || written.ends_with(['а', 'я']) && !SURNAMES.iter().any(|end| written.ends_with(end));
            genitive || !written.chars().any(is_cyrillic)
        };
        let post = || name.first > 0 && tokens[name.first - 1].role(self.speech) || tokens[name.first].span.start < name.span.start;
        if self.speech.lang == "ru" && several == 1 && post() && !self.known(name) && place() {
            return false;
        }
        // "Vice President" of something is what somebody is.
        if self.speech.lang != "de" && several > 1 && tokens[name.last].role(self.speech) && !(several == 2 && given_first(written)) {
            return false;
        }
        // "die Nominierung Strobls", "die Zeitung Haaretz": a noun and whose or which, unless the text knows somebody so called.
        let noun =
            self.speech.lang == "de" && tokens[name.first].span.start == name.span.start && behind_article(tokens, name.first, self.speech);
        if noun && several > 1 {
            return self.known(name);
        }
        let titled = opens
            || name.first.checked_sub(1).is_some_and(|b| tokens[b].role(self.speech))
            || tokens[name.first].span.start < name.span.start;
        several <= LONGEST_NAME && (self.speech.lang != "de" || several > 1 || titled || self.known(name))
    }

    /// Whether the text shows whoever is so called to be a person.
    pub(super) fn is_person(&self, name: &Name) -> bool {
        name.span.of(self.text).is_some_and(|written| self.people.is_person(&self.people.resolve(written, name.span.start).0))
    }

    /// How often a name stands where a subject may.
    pub(super) fn alone(&self, name: &Name) -> usize {
        name.span.of(self.text).map_or(0, |written| self.people.standing(written))
    }

    /// Whether the text has the name in full.
    pub(super) fn known(&self, name: &Name) -> bool {
        name.span.of(self.text).is_some_and(|written| self.people.resolve(written, name.span.start).1.is_some())
    }

    /// "Vice President for Trade Jane Doe": what looks bound by the preposition is the end of a title, and a name.
    pub(super) fn stacked(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        let written = |n: &&Name| tokens[n.last - 1].capital() && n.span.of(self.text).is_some_and(|w| !organisation(w));
        let name = all.iter().rfind(|n| n.bound && n.last < verb && n.last >= n.first + 2).filter(written)?;
        let role = tokens[name.first.saturating_sub(3)..name.first].iter().any(|t| t.role(self.speech));
        // "a spokesperson for Great Skerry Ferries", "for Holt & Skerry Ferries"
        let house = !given_first(tokens[name.last - 1].text);
        if house || tokens[name.first..name.last].iter().any(|t| t.text == "&") {
            return None;
        }
        let mention = Span::new(tokens[name.last - 1].span.start, tokens[name.last].span.end);
        role.then_some(Heard { mention, form: Form::Name, confidence: 0.85 })
    }

    pub(super) fn named(&self, name: &Name, confidence: f32) -> Heard {
        Heard { mention: name.span, form: Form::Name, confidence }
    }

    /// The phrase with an article that is the subject, where no name is: the one before the verb, unless that stands between commas.
    pub(super) fn nominal(&self, tokens: &[Token<'_>], start: usize, verb: usize, all: &[Name]) -> Option<Heard> {
        // "Пассажир рассказал": a noun without an article.
        // "Её соседка": somebody beside whoever was named.
        let whose = usize::from(tokens.get(start).is_some_and(|t| t.any_of(&["её", "ее", "его", "их"])));
        let bare = tokens.get(start + whose).filter(|t| self.speech.lang == "ru" && start + whose < verb && t.role(self.speech));
        if let Some(noun) = bare {
            return Some(Heard { mention: Span::new(tokens[start].span.start, noun.span.end), form: Form::Nameless, confidence: 0.8 });
        }
        if let Some(heard) = all.iter().rev().find_map(|n| self.of_name(tokens, n, verb)) {
            return Some(heard);
        }
        let article = |at: &usize| tokens[*at].is(Sense::Definite) || tokens[*at].is(Sense::Indefinite);
        let free = |at: &usize| article(at) && at.checked_sub(1).is_none_or(|b| !tokens[b].is(Sense::Preposition));
        let comma = tokens[start..verb].iter().rposition(|t| t.text == ",").map(|at| start + at);
        let nearest = comma.filter(|at| at + 1 < verb).and_then(|at| (at..verb).find(free));
        let at = nearest.or_else(|| (start..verb).find(free)).or_else(|| (start..verb).find(article))?;
        self.phrase(tokens, at, &[])
    }
}

/// Endings of several behind the German article "die", and those of one woman.
const MANY: [&str; 3] = ["er", "en", "eure"];
const WOMEN: [&str; 3] = ["schwester", "mutter", "tochter"];
/// What places begin with that are called after somebody.
const SAINTS: [&str; 5] = ["san", "santa", "são", "saint", "sainte"];

/// Parts of the longest name of a person.
const LONGEST_NAME: usize = 6;

/// German adverbs for how somebody speaks, in lower case.
const MANNERS: [&str; 18] = [
    "ruhig",
    "nüchtern",
    "gelassen",
    "knapp",
    "trocken",
    "leise",
    "offen",
    "scharf",
    "hart",
    "klar",
    "deutlich",
    "streng",
    "bitter",
    "milde",
    "härter",
    "schärfer",
    "nüchterner",
    "ruhiger",
];
