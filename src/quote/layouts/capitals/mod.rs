//! Who speaks, in scripts that have capitals: English, German, French, Spanish, Russian and their like.

mod addressed;
mod antecedent;
mod bodies;
mod described;
mod leads;
mod post;
mod reported;
mod subject;

use crate::text::Span;

use super::super::attributes::{genitive_name, oblique_name};
use super::super::cases::nominative;
use super::super::gender::{Gender, of_mention, of_name};
use super::super::marks::DASHES;
use super::super::people::{Name, People, Token, names, organisation, words};
use super::super::speech::{Language, Sense};
use super::inline::{Form, Heard, Referent};

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Language,
    /// All words and marks, in order: each clause is a stretch of them.
    tokens: Vec<Token<'t>>,
    people: People,
}

/// What opens a sentence that tells how somebody answered.
const ASKED: [&str; 17] = [
    "asked",
    "pressed",
    "questioned",
    "gefragt",
    "angesprochen",
    "interrogé",
    "interrogée",
    "questionné",
    "questionnée",
    "preguntado",
    "preguntada",
    "consultado",
    "consultada",
    "questionado",
    "questionada",
    "interpellato",
    "interpellata",
];
/// English nouns that are verbs of speech, too.
const NOUNS: [&str; 22] = [
    "answers",
    "answer",
    "claims",
    "claim",
    "remarks",
    "comments",
    "reports",
    "report",
    "replies",
    "reply",
    "demands",
    "notes",
    "note",
    "warnings",
    "questions",
    "question",
    "offers",
    "calls",
    "promises",
    "estimates",
    "says",
    "tweets",
];
/// Words for "while", before who does something else.
const MEANWHILE: [&str; 8] = ["mientras", "while", "whereas", "während", "tandis", "mentre", "enquanto", "пока"];
/// How far behind its beginning a name ends, in bytes.
const REACH: usize = 120;
/// Words between a mark and the verb of speech behind it, at most.
const NEAR: usize = 14;

/// Words before whom something is said of or against.
const ABOUT: [&str; 14] =
    ["an", "gegen", "über", "sull", "sul", "sulla", "contro", "contra", "contre", "sur", "sobre", "против", "о", "об"];

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Language) -> Self {
        let tokens = words(text, 0, speech);
        let people = People::among(text, &tokens, speech);
        Self { text, speech, tokens, people }
    }

    /// Of several of one surname, the one whose post the sentences before a place in its paragraph bring up: "The commissioner smiled."
    fn told_apart(&self, surname: &str, at: usize) -> Option<(String, Option<Span>)> {
        let namesakes: Vec<&(String, Span)> = self.people.namesakes(surname).filter(|(_, span)| span.start < at).collect();
        if surname.contains(' ') || namesakes.len() < 2 {
            return None;
        }
        let line = self.text[..at].rfind('\n').map_or(0, |n| n + 1);
        let tokens = self.within(line, self.text.get(line..at)?);
        let posts = tokens.windows(2).filter(|pair| pair[0].is(Sense::Definite) && pair[1].role(self.speech));
        let posts: Vec<String> = posts.map(|pair| pair[1].text.to_lowercase()).collect();
        let is = |(name, span): &&&(String, Span)| {
            let post_of = self.post(name, *span).into_iter().chain(self.title(*span)).filter_map(|post| post.of(self.text));
            post_of.into_iter().any(|words| words.split(' ').any(|word| posts.contains(&word.to_lowercase())))
        };
        // "The sheriff has fought with the commissioner.": either.
        let mut all = namesakes.iter().filter(is);
        let (name, span) = all.next().filter(|_| all.next().is_none())?;
        Some((name.clone(), Some(*span)))
    }

    /// Whom the form of address right before a place is for.
    fn titled(&self, at: usize) -> Option<Gender> {
        let before = self.text.get(..at)?.trim_end().trim_end_matches('.');
        let word = before[before.floor_char_boundary(before.len().saturating_sub(12))..].rsplit(|c: char| !c.is_alphabetic()).next()?;
        match word {
            "Mr" | "Herr" | "Herrn" | "Sr" | "Señor" | "Monsieur" | "Signor" | "Senhor" => Some(Gender::Man),
            "Mrs" | "Ms" | "Miss" | "Frau" | "Sra" | "Señora" | "Mme" | "Madame" | "Signora" | "Senhora" => Some(Gender::Woman),
            _ => None,
        }
    }

    /// The tokens of a part of the text that begins at `start`.
    fn within(&self, start: usize, part: &str) -> &[Token<'t>] {
        let from = self.tokens.partition_point(|t| t.span.start < start);
        let rest = &self.tokens[from..];
        &rest[..rest.partition_point(|t| t.span.end <= start + part.len())]
    }

    /// "На это у Лапшина свой ответ:", "Para Brum, a resposta é simples:": the only person whom a sentence before a colon names.
    fn only_name(&self, tokens: &[Token<'_>], all: &[Name]) -> Option<Heard> {
        let person = |n: &&Name| {
            let written = n.span.of(self.text).unwrap_or_default();
            self.known(n)
                && self.person(tokens, n)
                && !organisation(written)
                && !self.spoken_to(n)
                && tokens.get(n.last + 1).is_none_or(|t| t.text != "s")
        };
        let mut people = all.iter().filter(person);
        let name = people.next()?;
        (people.next().is_none() && !self.about(tokens, name.first)).then(|| self.named(name, 0.75))
    }

    /// "Durissimo il commento sull’assessore Jane Doe:": whether others speak of whoever is named at a place.
    fn about(&self, tokens: &[Token<'_>], name: usize) -> bool {
        let post = (name.saturating_sub(7)..name).find(|at| tokens[*at].role(self.speech)).unwrap_or(name);
        (post.saturating_sub(2)..post).any(|at| ABOUT.contains(&tokens[at].text.to_lowercase().trim_end_matches(['’', '\''])))
    }

    /// "Consultada al respecto, la empresaria se encoge de hombros:": somebody known by their post, at the beginning of a clause.
    fn post_alone(&self, tokens: &[Token<'_>]) -> Option<Heard> {
        let opens = |at: &usize| at.checked_sub(1).is_none_or(|b| tokens[b].text == ",");
        let post = |at: &usize| tokens[*at].is(Sense::Definite) && tokens.get(at + 1).is_some_and(|t| t.role(self.speech) && !t.capital());
        let at = (0..tokens.len()).rev().filter(opens).find(post).filter(|_| matches!(self.speech.lang, "es" | "pt" | "it" | "fr"))?;
        Some(Heard { mention: Span::new(tokens[at].span.start, tokens[at + 1].span.end), form: Form::Known, confidence: 0.75 })
    }

    /// "— заявила, в свою очередь, заместитель директора филиала «Гидромет» Сауле Доу": the one full name behind the verb.
    fn sole_name(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        let whole = |n: &&Name| n.first > verb && n.last > n.first && !self.spoken_to(n) && self.person(tokens, n);
        let mut people = all.iter().filter(whole).filter(|n| n.span.of(self.text).is_some_and(|w| !organisation(w)));
        let name = people.next().filter(|_| people.next().is_none())?;
        let posted = (name.first.saturating_sub(NEAR)..name.first).any(|at| tokens[at].role(self.speech));
        let ends = tokens.get(name.last + 1).is_none_or(|t| !t.word);
        // "директор филиала в Уральске Сауле Доу": where, and then who.
        let placed = self.speech.lang == "ru" && name.bound && name.last == name.first + 2;
        if placed && posted && ends {
            let mention = Span::new(tokens[name.first + 1].span.start, name.span.end);
            return Some(Heard { mention, form: Form::Name, confidence: 0.8 });
        }
        // "сообщили в пресс-службе губернатора …": where it was said, by others.
        let elsewhere = tokens.get(verb + 1).is_some_and(|t| t.is(Sense::Preposition) || matches!(t.text, "в" | "во" | "из" | "у" | "от"));
        (posted && ends && !elsewhere && self.is_person(name)).then(|| self.named(name, 0.8))
    }

    /// Whether a Russian name stands in the dative or the instrumental, so that its bearer does not speak.
    fn spoken_to(&self, name: &Name) -> bool {
        let parts = name.span.of(self.text).and_then(|w| w.split_once(' '));
        self.speech.lang == "ru" && parts.is_some_and(|(given, family)| oblique_name(given, family))
    }

    fn cue(&self, token: &Token<'_>) -> bool {
        token.is(Sense::Cue)
    }

    /// Whether what could be an English verb of speech is a noun there: "Doe’s answers", "the claims".
    fn noun(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let whose = |t: &Token<'_>| t.text == "s" || t.is(Sense::Definite) || t.is(Sense::Indefinite);
        // "La magistrada rechazó la sequía como excusa:"
        let last = at + 1 == tokens.len() && self.speech.lang != "en";
        if last && at > 0 && tokens[at - 1].any_of(&["como", "come", "comme", "sin", "sem", "senza", "sans"]) {
            return true;
        }
        self.speech.lang == "en" && tokens[at].any_of(&NOUNS) && at.checked_sub(1).is_some_and(|before| whose(&tokens[before]))
    }

    /// `— Jane Doe, head of X` at the end of a line that ends at `end`, where nothing else is said.
    fn signed(&self, rest: &str, end: usize) -> Option<Heard> {
        let tokens = self.within(end - rest.len(), rest);
        let name = names(tokens, self.speech).into_iter().find(|n| n.first <= 1 && !n.bound)?;
        // "– “Ok.”": another line of a dialogue.
        if tokens.first().is_some_and(|t| matches!(t.text, "“" | "„" | "«" | "»" | "\"")) {
            return None;
        }
        let behind = tokens.get(name.last + 1);
        let alone = behind.is_none_or(|t| matches!(t.text, "," | "(" | "." | "–" | "—" | "/"));
        (alone && rest.len() < 200).then(|| self.named(&name, 0.95))
    }
}

/// Where the last sentence of some tokens begins.
fn last_sentence(tokens: &[Token<'_>]) -> usize {
    (0..tokens.len()).rev().find(|at| ends_sentence(tokens, *at)).map_or(0, |p| p + 1)
}

/// Whether a sentence ends with the mark at a place; "(D-Md.)" and "R-Ky.," end in an abbreviation.
fn ends_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    match tokens[at].text {
        "!" | "?" | ";" => true,
        "." => tokens.get(at + 1).is_none_or(|n| !matches!(n.text, ")" | "," | ":") && !n.text.starts_with(char::is_lowercase)),
        _ => false,
    }
}

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        if let Some(rest) = clause.trim_start().strip_prefix(DASHES)
            && let Some(heard) = self.signed(rest.trim_start_matches(DASHES), offset + clause.len())
        {
            return Some(heard);
        }
        let end = clause.find(['\n', '!', '?', ';']).unwrap_or(clause.len());
        let tokens = self.within(offset, &clause[..end]);
        let stop = (0..tokens.len()).find(|at| tokens[*at].text == "." && ends_sentence(tokens, *at)).unwrap_or(tokens.len());
        let tokens = &tokens[..stop];
        let first = tokens.iter().position(|t| t.word)?;
        // "«…»: così Jane Doe, presidente del consorzio, ha commentato"
        if self.speech.lang == "it" && tokens[first].any_of(&["così"]) {
            return self.close_behind(tokens, first, &names(tokens, self.speech), true);
        }
        // Behind a full stop or a new sentence there is another statement.
        if tokens[..first].iter().any(|t| matches!(t.text, "." | ":" | "(")) {
            return None;
        }
        // "and Y said: “…”", "while Y answers that" is about other words.
        if tokens[first].is(Sense::Conjunction) || self.speech.lang != "en" && tokens[first].any_of(&MEANWHILE) {
            return None;
        }
        let lead = self.lead(&tokens[..tokens.len().min(first + 5)]).filter(|at| *at < first + 3);
        let all = names(tokens, self.speech);
        if let Some(lead) = lead {
            return self.led(tokens, lead, &all);
        }
        let verb = tokens.iter().enumerate().skip(first).take(NEAR).find(|(_, t)| self.cue(t)).map(|(i, _)| i)?;
        let verb = self.passed_on(tokens, verb).unwrap_or(verb);
        let inverted = verb <= first + 1 && !tokens[first].is(Sense::Pronoun) && !tokens[first].text.starts_with(char::is_uppercase);
        let elided = Heard { mention: tokens[verb].span, form: Form::Elided, confidence: 0.7 };
        let clitic = verb == first + 1
            && tokens[first].any_of(&["se", "me", "lo", "si", "s", "ha", "aveva", "había", "havia", "tinha", "avrebbe", "habría"]);
        let elided = ((verb == first || clitic) && matches!(self.speech.lang, "es" | "pt" | "it")).then_some(elided);
        let found = self.subject(tokens, verb, inverted, &all).or_else(|| self.nominal(tokens, first, verb, &all)).or(elided);
        // "говорит директор МУП «Бани» Тамара Доу": past the name of a body between marks.
        let unnamed =
            found.is_some_and(|h| h.form == Form::Nameless && self.speech.lang == "ru" && h.mention.start >= tokens[verb].span.start);
        let plain = || !tokens[verb..].iter().take(3).any(|t| t.is(Sense::Indefinite) || t.is(Sense::Other));
        if found.is_none() || unnamed && plain() { self.sole_name(tokens, verb, &all).or(found) } else { found }
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let colon = body.ends_with(':');
        let led = colon || body.ends_with([',', '—', '–']) || body.ends_with(|c: char| c.is_alphabetic());
        if !led {
            return None;
        }
        let tokens = self.within(offset, body);
        let end = tokens.len() - usize::from(tokens.last().is_some_and(|t| !t.word));
        let start = last_sentence(&tokens[..end]);
        let tokens = &tokens[start..end];
        // "…”, dijo X, mientras que un funcionario admitía: “…”": who does the one is not who does the other.
        let cue = |part: &[Token<'_>]| part.iter().any(|t| self.cue(t));
        let meanwhile = tokens.iter().rposition(|t| t.any_of(&MEANWHILE)).filter(|at| cue(&tokens[..*at]) && cue(&tokens[at + 1..]));
        let tokens = meanwhile.map_or(tokens, |at| &tokens[at + 1 + usize::from(tokens[at + 1].any_of(&["que"]))..]);
        let all = names(tokens, self.speech);
        if let Some(lead) = self.lead(tokens) {
            return self.told_of(tokens, lead).or_else(|| self.led(tokens, lead, &all));
        }
        // "la questione è politica: per l’assessora Ingrid Pichler «…»": right before the marks.
        if let Some(name) = all.last().filter(|n| n.last + 1 == tokens.len() && !colon && self.speech.lang != "en") {
            let view = (0..name.first).rev().take(8).find(|at| tokens[*at].is(Sense::View));
            let opens = |at: &usize| at.checked_sub(1).is_none_or(|b| matches!(tokens[b].text, ":" | "," | ";" | "–" | "—"));
            let plain = |at: &usize| tokens[*at..name.first].iter().all(|t| t.word && !self.cue(t));
            if view.filter(opens).filter(plain).is_some() && (name.last > name.first || self.known(name)) {
                return Some(self.named(name, 0.9));
            }
        }
        if tokens.first().is_some_and(|t| t.is(Sense::View)) {
            let name = all.iter().find(|n| n.first <= 3 && self.known(n));
            let ends = |n: &&Name| tokens.get(n.last + 1).is_none_or(|t| t.text == ",");
            // "Per l’assessora alla Protezione civile, Jane Doe, ospite ieri, la riapertura richiederà «…»"
            let apposed =
                |n: &&Name| n.last > n.first && n.first > 2 && n.first <= 12 && tokens[n.first - 1].text == "," && ends(n) && self.known(n);
            let posted = || tokens.iter().take(4).any(|t| t.role(self.speech)) && !tokens.iter().any(|t| self.cue(t));
            if let Some(name) = all.iter().find(apposed).filter(|_| self.speech.lang != "en" && posted()) {
                return Some(self.named(name, 0.8));
            }
            if body.ends_with(',') {
                // "Pour la toxicologue, « … »"
                let post = || self.phrase(tokens, 1, &all).filter(|h| h.form == Form::Known || h.form == Form::Name);
                return name.filter(ends).map(|n| self.named(n, 0.85)).or_else(post);
            }
            // "Para Juana Pérez, autora del estudio, la novedad está en «…»"
            let told =
                tokens.iter().any(|t| self.cue(t)) || tokens.last().is_some_and(|t| t.any_of(&["de", "do", "da", "di", "del", "of"]));
            // "Para Juana Pérez, el premio se llama «…»" names the prize.
            let calls = tokens.iter().any(|t| t.any_of(&["llama", "llaman", "chama", "chamam", "chiama", "appelle", "titula", "called"]));
            let held = self.speech.lang != "en" && !calls;
            if let Some(name) = name.filter(ends).filter(|_| held && !told && tokens[0].capital()) {
                return Some(self.named(name, 0.8));
            }
        }
        let verb = (0..tokens.len()).rev().find(|at| self.cue(&tokens[*at]) && !self.noun(tokens, *at));
        // "Sie sagt es so:"
        let earlier = verb
            .filter(|at| self.speech.lang == "de" && tokens[*at].text == "so")
            .and_then(|at| tokens[..at].iter().rposition(|t| self.cue(t)));
        let verb = earlier.or(verb);
        let confidence = |heard: Heard| if colon { heard } else { Heard { confidence: heard.confidence - 0.1, ..heard } };
        if let Some(heard) = verb.and_then(|at| self.decided(tokens, at, &all)) {
            return Some(confidence(heard));
        }
        match verb {
            Some(verb) => {
                // "Añadió: «…»": nobody is named.
                let that = tokens.get(verb + 1).is_some_and(|t| t.any_of(&["que", "che"]));
                let alone = verb <= 1 && (colon && tokens.len() <= verb + 2 || that) && matches!(self.speech.lang, "es" | "pt" | "it");
                // "Consultado por las cartas, agregó:"
                let asked = || {
                    let colon = colon && tokens.len() <= verb + 2 && verb > 1 && tokens[verb - 1].text == ",";
                    colon && tokens[0].any_of(&ASKED) && matches!(self.speech.lang, "es" | "pt" | "it")
                };
                // "Recordó que el local es gratis y añadió:"
                let joined = || {
                    let colon = colon && tokens.len() <= verb + 2 && verb > 1 && tokens[verb - 1].is(Sense::Conjunction);
                    let post = |pair: &[Token<'_>]| pair[0].is(Sense::Definite) && pair[1].role(self.speech);
                    let nobody = all.is_empty() && !tokens[..verb].windows(2).any(post);
                    colon && (self.cue(&tokens[0]) || nobody) && matches!(self.speech.lang, "es" | "pt" | "it")
                };
                // "После чая добавляет:"
                let russian = || {
                    let last = colon && tokens.len() <= verb + 1 && self.speech.lang == "ru" && all.is_empty();
                    last && !tokens[..verb].iter().any(|t| t.role(self.speech) || t.is(Sense::Pronoun) || t.is(Sense::Other))
                };
                let elided = (alone || asked() || joined() || russian()).then_some(Heard {
                    mention: tokens[verb].span,
                    form: Form::Elided,
                    confidence: 0.75,
                });
                let subject = self.subject(tokens, verb, verb == 0, &all).or_else(|| self.nominal(tokens, 0, verb, &all));
                let issued = || if colon { self.issued(tokens, &all) } else { None };
                // "A friend of Jane Doe said:" is not Jane Doe.
                let by_name = || if colon && subject.is_none() { self.only_name(tokens, &all) } else { None };
                subject
                    .filter(|h| h.form != Form::Nameless)
                    .map(confidence)
                    .or_else(issued)
                    .or(elided)
                    .or_else(by_name)
                    .or(subject.map(confidence))
            }
            None if colon => {
                if let Some(heard) = self.issued(tokens, &all).or_else(|| self.undergone(tokens, &all)) {
                    return Some(heard);
                }
                // "Parole che non rassicurano il geologo Jane Doe:": somebody with a post, right before the mark.
                // "… der Jurist an der Akademie Linz, Jan Moll:": set off by a comma, whoever has the post.
                let apposed = |n: &Name| n.first > 0 && tokens[n.first - 1].text == "," && !n.bound && self.known(n);
                let ends = |n: &&Name| {
                    let whole = n.last + 1 == tokens.len() && n.last > n.first && !self.spoken_to(n);
                    whole && (self.person(tokens, n) || apposed(n) && !n.span.of(self.text).is_some_and(organisation))
                };
                let posted =
                    |n: &&Name| (n.first.saturating_sub(7)..n.first).any(|at| tokens[at].role(self.speech)) && !self.about(tokens, n.first);
                // "Jane Doe, presidente regionale di Cacciatori Uniti:": the house that she is of is not who says it.
                let house = |n: &&Name| {
                    let free = |other: &Name| other.last < n.first && !other.bound && self.known(other) && self.person(tokens, other);
                    n.bound && all.iter().any(free)
                };
                if let Some(name) = all.last().filter(ends).filter(posted).filter(|n| self.speech.lang != "en" && !house(n)) {
                    return Some(self.named(name, 0.85));
                }
                // "Accanto a lei Jane Doe": beside whom.
                let free = |at: &usize| at.checked_sub(1).is_none_or(|before| !tokens[before].is(Sense::Preposition));
                let pronoun = (0..tokens.len()).filter(free).map(|at| &tokens[at]).find(|t| t.is(Sense::Pronoun));
                let name = all.iter().find(|n| !n.bound && self.person(tokens, n) && self.known(n));
                let pronoun = pronoun.filter(|p| name.is_none_or(|n| p.span.start < n.span.start));
                pronoun
                    .map(|p| Heard { mention: p.span, form: Form::Pronoun, confidence: 0.8 })
                    .or_else(|| name.map(|n| self.named(n, 0.85)))
                    .or_else(|| self.only_name(tokens, &all))
                    .or_else(|| self.post_alone(tokens))
            }
            None => None,
        }
    }

    fn sentence(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end().trim_end_matches(['.', '!', '?']);
        let tokens = self.within(offset, body);
        let start = last_sentence(tokens);
        let tokens = &tokens[start..];
        let all = names(tokens, self.speech);
        // "According to Doe, that would be a mistake. “…”"
        if let Some(lead) = self.lead(tokens).filter(|at| *at < 3) {
            return self.led(tokens, lead, &all).map(|h| Heard { confidence: 0.75, ..h });
        }
        if tokens.first().is_some_and(|t| t.is(Sense::View)) {
            if let Some(name) = all.iter().find(|n| n.first <= 3 && self.known(n)) {
                return Some(self.named(name, 0.7));
            }
            // "Para o infectologista da Fiocruz Caetano Brandt, o problema é outro."
            let posted = self.phrase(tokens, 1, &all).filter(|h| h.form == Form::Name);
            if let Some(heard) = posted.filter(|_| tokens[0].capital()) {
                return Some(Heard { confidence: 0.7, ..heard });
            }
        }
        let first = tokens.first()?;
        // "Asked whether it would, Roth laughed."
        let main = |n: &&Name| n.first.checked_sub(1).is_some_and(|b| tokens[b].text == ",") && self.known(n) && !n.bound;
        if first.any_of(&ASKED)
            && let Some(name) = all.iter().rev().find(main)
        {
            return Some(self.named(name, 0.7));
        }
        if let Some(verb) = tokens.iter().position(|t| self.cue(t)) {
            // "China will lead, says Yao."
            let closes = |n: &Name| n.first == verb + 1 && n.last + 1 == tokens.len();
            let inverted = verb > 0 && tokens[verb - 1].text == "," && all.iter().any(closes);
            // "Subsidy came first, the director recalled."
            let known = || self.nominal(tokens, 0, verb, &[]).filter(|h| h.form == Form::Known && !all.iter().any(|n| self.known(n)));
            return self.subject(tokens, verb, inverted, &all).or_else(known).map(|h| Heard { confidence: 0.75, ..h });
        }
        if first.is(Sense::Pronoun) {
            return Some(Heard { mention: first.span, form: Form::Pronoun, confidence: 0.6 });
        }
        let name = all.iter().find(|n| n.first <= 2 && !n.bound && self.person(tokens, n))?;
        // "Sorge macht ihm die Zahl.": a word that opens a sentence, and nobody who is known.
        (name.last > name.first || self.known(name)).then(|| self.named(name, 0.6))
    }

    fn speech(&self) -> &'static Language {
        self.speech
    }

    fn full(&self, mention: &str, at: usize) -> (String, Option<Span>) {
        let (name, first) = self.people.resolve(mention, at);
        // "Mr. Doe" is not Jane Doe, where there is a John Doe, too.
        if !mention.contains(' ')
            && let Some(gender) = self.titled(at).filter(|g| of_name(&name, self.speech.lang).is_some_and(|own| own != *g))
            && let Some((other, span)) =
                self.people.namesakes(mention).find(|(other, _)| of_name(other, self.speech.lang).is_none_or(|own| own == gender))
        {
            return (other.clone(), Some(*span));
        }
        if let Some(other) = self.told_apart(mention, at) {
            return other;
        }
        // "слова Петра Лунина": whoever the words are of, by name.
        let whose = || name.split_once(' ').is_some_and(|(given, family)| genitive_name(given, family));
        let genitive = self.speech.lang == "ru" && (whose() || first.is_some_and(|f| self.led_mention(f, true)));
        (if genitive { nominative(&name) } else { name }, first)
    }

    fn last_named(&self, from: usize, at: usize) -> Option<Span> {
        let part = self.text.get(from..at)?;
        let line = part.rfind('\n').map_or(0, |n| n + 1);
        let in_line = |start: usize| {
            let tokens = self.within(from + start, &part[start..]);
            let found = names(tokens, self.speech);
            let person = |n: &&Name| {
                let written = n.span.of(self.text).unwrap_or_default();
                let (full, first) = self.people.resolve(written, n.span.start);
                (!n.bound || self.led_name(tokens, n))
                    && !organisation(written)
                    && !self.spoken_to(n)
                    && first.is_some()
                    && self.people.is_person(&full)
            };
            // "Das liegt an Karla Wendt.": the only one whom the line names.
            let known = |n: &&Name| {
                n.span.of(self.text).is_some_and(|w| !organisation(w) && self.people.first(w).is_some() && self.people.is_person(w))
            };
            let mut only = found.iter().filter(|n| known(n) && !self.spoken_to(n));
            let alone = only.next().filter(|_| only.next().is_none() && self.speech.lang != "en");
            found.iter().rev().find(person).or(alone).map(|n| n.span)
        };
        // Whom the line names for the first time may be meant, and nobody above.
        let newcomer = || {
            let new = |n: &Name| n.span.of(self.text).is_some_and(|w| self.people.first(w) == Some(n.span) && self.people.is_person(w));
            names(self.within(from + line, &part[line..]), self.speech).iter().any(new)
        };
        in_line(line).or_else(|| if line > 0 && !newcomer() { in_line(0) } else { None })
    }

    fn named_first(&self, from: usize, at: usize) -> Vec<Span> {
        // In the order of their first mention.
        let first = self.people.full.partition_point(|(_, span)| span.start < from);
        let near = self.people.full[first..].iter().take_while(|(_, span)| span.end <= at);
        near.filter(|(name, _)| self.people.is_person(name)).map(|(_, span)| *span).collect()
    }

    fn name_at(&self, at: usize) -> Option<Span> {
        let end = self.text.floor_char_boundary(at + REACH);
        let tokens = self.within(at, &self.text[at..end]);
        let name = names(tokens, self.speech).into_iter().find(|n| n.span.start == at)?;
        (self.known(&name) && self.is_person(&name)).then_some(name.span)
    }

    fn names_somebody(&self, from: usize, at: usize) -> bool {
        let Some(part) = self.text.get(from..at) else { return false };
        let free = |n: Name| !n.bound && n.span.of(self.text).is_some_and(|written| written.contains(' ') || self.known(&n));
        names(self.within(from, part), self.speech).into_iter().any(free)
    }

    fn antecedent(&self, pronoun: Span, from: usize, at: usize, last: Option<&str>) -> Referent {
        self.referent(pronoun, from, at, last)
    }

    fn unfit(&self, pronoun: Span, name: &str) -> bool {
        let gender = pronoun.of(self.text).and_then(|word| of_mention(word, self.speech.lang));
        self.contradicts(gender, name, None)
    }

    fn beside(&self, clause: &str, offset: usize) -> Option<Heard> {
        let end = clause.find(['\n', '!', '?', ';', ':']).unwrap_or(clause.len());
        let tokens = self.within(offset, &clause[..end]);
        let first = tokens.iter().position(|t| t.word)?;
        // "— пожимает она плечами"
        let pronoun = tokens.get(first + 1).filter(|t| t.is(Sense::Pronoun) && self.speech.lang == "ru" && !tokens[first].capital());
        if let Some(pronoun) = pronoun {
            return self.pronoun(pronoun, 0.85);
        }
        let all = names(tokens, self.speech);
        // Close to the mark, or behind a comma farther off: "compare pour sa part le chercheur marocain Nadir Benchekroun".
        let comma = clause.trim_start().starts_with(',');
        let name = all.iter().find(|n| n.first >= first && n.first <= first + if comma { 8 } else { 3 })?;
        let near = name.first <= first + 3;
        let plain = tokens[first..name.first]
            .iter()
            .all(|t| t.word && t.text.starts_with(char::is_lowercase) && !(near && t.is(Sense::Preposition)));
        let fits = plain && !tokens[first].is(Sense::Conjunction) && !name.bound && self.known(name) && !self.spoken_to(name);
        // "“…,” Doe began"
        let verb = tokens.get(name.last + 1).is_some_and(|t| t.word && !t.capital() && !t.is(Sense::Preposition) && t.text != "s");
        if self.speech.lang == "en" && name.first == first && verb && !name.bound && self.known(name) && self.is_person(name) {
            return Some(self.named(name, 0.85));
        }
        let several = name.span.of(self.text)?.split_whitespace().count() > 1;
        let ends = tokens.get(name.last + 1).is_none_or(|t| matches!(t.text, "," | "." | "(" | "–" | "—"));
        (fits && several && ends).then(|| self.named(name, 0.85))
    }

    fn described_by(&self, phrase: Span) -> Option<Span> {
        self.phrase_post(phrase)
    }

    fn affiliation(&self, name: &str, mention: Span) -> Option<Span> {
        // A body is what it is.
        if self.speech.lang != "en" && organisation(name) {
            None
        } else {
            self.post(name, mention).or_else(|| self.told_later(name, mention))
        }
    }
}
