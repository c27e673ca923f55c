//! For whom a pronoun stands: somebody of the nearest sentence that names people, whom the pronoun fits; nobody where it fits two.

use crate::lexicon::cities::is_place;
use crate::text::Span;

use super::super::super::gender::{Gender, given_first, of_given, of_mention, of_name};
use super::super::super::people::{Name, Token, names, organisation};
use super::super::super::speech::Sense;
use super::super::inline::Referent;
use super::{Reader, ends_sentence};

/// Words by which a sentence tells that somebody is not named: "who would not give her name", "die ihren Namen nicht lesen will".
const NAMELESS: [&str; 22] = [
    "name",
    "named",
    "anonymous",
    "namen",
    "anonym",
    "nom",
    "nombre",
    "nome",
    "anonimo",
    "anónimo",
    "anônimo",
    "имени",
    "identified",
    "identificado",
    "identificada",
    "identificar",
    "identificarse",
    "identifié",
    "identifiée",
    "identificato",
    "identificata",
    "anonymat",
];

/// Russian words for somebody who is not named.
const UNNAMED: [&str; 6] = ["неназванным", "неназванной", "неназванный", "анонимности", "анонимным", "анонимной"];

/// Words that open what is told of somebody.
const WHO: [&str; 14] =
    ["who", "whose", "qui", "que", "quien", "der", "die", "che", "который", "которая", "которого", "попросивший", "попросившая", "quem"];

/// Words between somebody, what opens that, and that they are not named.
const KEPT: usize = 12;

/// Words that open "one of them".
const ONE: [&str; 13] = ["one", "another", "uno", "una", "otro", "otra", "um", "uma", "einer", "eine", "un", "один", "одна"];

/// Words for several of whom one was told.
const THEM: [&str; 10] = ["them", "ellos", "ellas", "deles", "delas", "ihnen", "loro", "eux", "elles", "них"];

/// What people do, and bodies seldom.
const THINKS: [&str; 20] = [
    "thinks",
    "thought",
    "believes",
    "believed",
    "knows",
    "knew",
    "remembers",
    "remembered",
    "hopes",
    "hoped",
    "fears",
    "feared",
    "wants",
    "wanted",
    "doubts",
    "doubted",
    "disagrees",
    "disagreed",
    "agrees",
    "agreed",
];

/// Somebody whom a sentence names.
struct Person {
    name: String,
    span: Span,
    gender: Option<Gender>,
}

impl Reader<'_> {
    /// For whom the pronoun at a place stands, of those whom the text between `from` and `at` names.
    /// Who spoke `last` stays the one where the pronoun fits them, too.
    pub(super) fn referent(&self, pronoun: Span, from: usize, at: usize, last: Option<&str>) -> Referent {
        let wanted = pronoun.of(self.text).and_then(|word| of_mention(word, self.speech.lang));
        let Some(part) = self.text.get(from..at) else { return Referent::Nobody };
        let tokens = self.within(from, part);
        let found = names(tokens, self.speech);
        let ends = |at: &usize| tokens[*at].text == "\n" || ends_sentence(tokens, *at);
        let last = last.filter(|name| !self.contradicts(wanted, name, None));
        // "“…,” Jane Doe told Ann Roe. “…,” she added.": whoever spoke stays the one, whomever their clause names.
        let own = if self.goes_on(from) { (0..tokens.len()).find(ends).map_or(tokens.len(), |at| at + 1) } else { 0 };
        let mut end = tokens.len();
        while end > if last.is_some() { own } else { 0 } {
            let start = (0..end - 1).rev().find(ends).map_or(0, |at| at + 1);
            // What stands between marks is spoken of, and nobody.
            let marked = |n: &&Name| {
                let mark = tokens[start..n.first].iter().rev().find(|t| matches!(t.text, "„" | "“" | "”" | "«" | "»"));
                mark.is_some_and(|t| matches!(t.text, "„" | "«") || t.text == "“" && self.speech.lang != "de")
            };
            let inside = |n: &&Name| n.first >= start && n.last < end && !marked(n);
            let all: Vec<&Name> = found.iter().filter(inside).collect();
            let free = self.persons(tokens, &all, |n| !n.bound || self.led_name(tokens, n));
            let bound = self.persons(tokens, &all, |n| n.bound);
            // "It was made by the sculptor Jane Doe.": nobody else there can be meant.
            let posted = |n: &Name| n.bound && n.first > 0 && tokens[n.first - 1].role(self.speech);
            let lone = if last.is_none() && self.persons(tokens, &all, |_| true).len() == 1 {
                self.persons(tokens, &all, posted).pop()
            } else {
                None
            };
            let lone = lone.filter(|p| wanted.is_some() && (p.gender.is_none() || p.gender == wanted));
            if let Some(person) = lone {
                return Referent::Person(person.span);
            }
            let subject = all.iter().find(|n| !n.bound && self.known(n) && self.opens(tokens, start, n));
            // Whom the nearest sentence brings up, though it does not show them to be a person.
            let newest = end == tokens.len() && free.is_empty() && wanted.is_some();
            // "Wife Jane, watching, had the last word.": a given name alone, of somebody who is new.
            let given = |n: &&&Name| {
                let written = n.span.of(self.text).unwrap_or_default();
                let alone = !written.contains(' ') && !n.bound && given_first(written) && !self.known(n) && self.opens(tokens, start, n);
                let role = |t: &Token<'_>| self.speech.senses(&t.text.to_lowercase()).holds(Sense::Role);
                // "Flurina, Doe's daughter of twelve, still waits."
                let beside = || {
                    let comma = tokens.get(n.last + 1).is_some_and(|t| t.text == ",");
                    comma && tokens[n.last + 2..end].iter().take(4).take_while(|t| t.word).any(role)
                };
                let led = tokens[start..=n.last].iter().take_while(|t| t.span.start < n.span.start).last().is_some_and(role);
                let kin = led || beside();
                alone && kin && of_given(written) == wanted
            };
            // "Zuhura Doe of the Justice Forum thinks both should wait. “…,” she said.": whom nothing else shows to be a person. Clubs
            // and bodies want and hope, too, so only where nobody else can be meant.
            let lonely = || last.is_none() && self.persons(tokens, &found.iter().collect::<Vec<_>>(), |_| true).is_empty();
            let thinks = |n: &&&Name| {
                let written = n.span.of(self.text).unwrap_or_default();
                let several = written.contains(' ') && !organisation(written) && !is_place(written) && !n.bound;
                let does = tokens[n.last + 1..end].iter().take(9).take_while(|t| t.word).any(|t| t.any_of(&THINKS));
                several && does && self.speech.lang == "en" && self.opens(tokens, start, n) && !self.contradicts(wanted, written, None)
            };
            let fits = |n: &&&Name| given_first(n.span.of(self.text).unwrap_or_default()) || lonely();
            if newest && let Some(new) = all.iter().find(given).or_else(|| all.iter().find(thinks).filter(fits)) {
                return Referent::Person(new.span);
            }
            // "Yacine Doe is not surprised. “…,” she says.": where lists and text disagree, and nothing tells of whoever spoke last.
            let unlisted = last.is_some_and(|name| of_name(name, self.speech.lang).is_none());
            let wrong =
                |n: &&Name| n.span.of(self.text).is_some_and(|w| self.contradicts(wanted, &self.people.resolve(w, n.span.start).0, None));
            if end == tokens.len() && unlisted && subject.copied().filter(wrong).is_some() {
                return Referent::Unsettled;
            }
            // "Moved by the example of John Roe, he left.": the sentence goes on about the same one.
            let same =
                |t: &Token<'_>| t.is(Sense::Pronoun) && t.span.start < pronoun.start && wanted == of_mention(t.text, self.speech.lang);
            if subject.is_none() && wanted.is_some() && tokens[start..end].iter().any(same) && !self.tells_of_somebody(&tokens[start..end])
            {
                end = start;
                continue;
            }
            let subject = subject.and_then(|n| Some((self.people.resolve(n.span.of(self.text)?, n.span.start).0, self.says(tokens, n))));
            match settle(&free, &bound, wanted, last, subject) {
                // "One skipper, who asked not to be named, was less patient."
                Referent::Nobody if self.tells_of_somebody(&tokens[start..end]) => return Referent::Unsettled,
                Referent::Nobody => {
                    match self.post_in(&tokens[start..end], wanted).filter(|_| self.persons(tokens, &all, |_| true).is_empty()) {
                        Some(post) => return Referent::Post(post),
                        None => end = start,
                    }
                }
                settled => return settled,
            }
        }
        Referent::Nobody
    }

    /// Whether a sentence opens with somebody whom it does not name, and goes on about them.
    fn tells_of_somebody(&self, sentence: &[Token<'_>]) -> bool {
        let Some(first) = sentence.iter().position(|t| t.text != "\n") else { return false };
        let sentence = &sentence[first..];
        let whole = sentence.last().is_some_and(|t| matches!(t.text, "." | "!" | "?"));
        let phrase = sentence.iter().skip(1).take(4).take_while(|t| t.word && !t.is(Sense::Preposition) && !self.cue(t));
        let post = phrase.into_iter().any(|t| t.role(self.speech));
        // "A biologist by training, she knows the bay."
        let herself = || sentence.windows(2).any(|pair| pair[0].text == "," && pair[1].is(Sense::Pronoun));
        let nameless = || sentence[0].is(Sense::Definite) && sentence.iter().any(|t| t.any_of(&NAMELESS));
        let told = || post && (sentence[0].is(Sense::Indefinite) || nameless()) && !herself();
        // "Uno de ellos fue más lejos.", "Один из местных жителей смотрит на это иначе."
        let of = |t: &Token<'_>| t.any_of(&["of", "из", "von", "de", "di", "dei", "degli", "delle", "des", "dos", "das", "d", "der"]);
        let several = |t: &Token<'_>| t.text.strip_suffix('s').is_some_and(|one| self.speech.senses(one).holds(Sense::Role));
        let somebody = |from: usize| sentence.iter().skip(from).take(3).any(|t| t.role(self.speech) || several(t) || t.any_of(&THEM));
        // "On the beach a fisherman, who would not give his name, mends a net."
        let kept = || {
            let name = sentence.iter().position(|t| t.any_of(&NAMELESS))?;
            // "Junto a la parrilla, uno de los operarios no quería dar su nombre."
            let one_of = |at: &usize| sentence[*at].any_of(&ONE) && sentence.get(at + 1).is_some_and(of) && somebody(at + 2);
            let Some(who) = sentence[..name].iter().rposition(|t| t.any_of(&WHO)) else {
                return (name.saturating_sub(KEPT)..name).find(one_of).map(drop);
            };
            let near = &sentence[who.saturating_sub(KEPT)..who];
            let somebody = near.iter().rposition(|t| t.is(Sense::Indefinite) || t.any_of(&ONE))?;
            let capital = |t: &Token<'_>| t.word && t.capital();
            (name - who <= KEPT && !near[somebody + 1..].iter().any(capital)).then_some(())
        };
        let of_them = || sentence[0].any_of(&ONE) && sentence.get(1).is_some_and(of) && somebody(2);
        // "Selon une mère d’élève rencontrée devant la grille, …"
        let led = || {
            let lead = sentence.iter().take(2).any(|t| t.is(Sense::Lead));
            lead && sentence.iter().skip(1).take(2).any(|t| t.is(Sense::Indefinite)) && somebody(2)
        };
        // "Собеседник в отрасли, пожелавший остаться неназванным, сомневается."
        let unnamed = || self.speech.lang == "ru" && sentence.iter().any(|t| t.any_of(&UNNAMED));
        whole && sentence[0].capital() && (of_them() || led() || told() || unnamed() || kept().is_some())
    }

    /// The post with an article by which a sentence goes on about somebody: "Hinterher zeigte sich der Rathauschef erleichtert."
    fn post_in(&self, sentence: &[Token<'_>], wanted: Option<Gender>) -> Option<Span> {
        let at = (0..sentence.len()).find(|at| sentence[*at].is(Sense::Definite))?;
        let role = sentence.get(at + 1).filter(|t| t.role(self.speech))?;
        let free = at.checked_sub(1).is_none_or(|before| !sentence[before].is(Sense::Preposition));
        let span = Span::new(sentence[at].span.start, role.span.end);
        let gender = span.of(self.text).and_then(|phrase| of_mention(phrase, self.speech.lang));
        (free && wanted.is_some() && (gender.is_none() || gender == wanted)).then_some(span)
    }

    /// Whether the clause that attributes the words before a place goes on behind it.
    fn goes_on(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end();
        let words = before.trim_end_matches(['”', '"', '»', '“', '’', '」']);
        words.len() == before.len() || words.trim_end().ends_with(',') || self.text[at..].trim_start().starts_with(',')
    }

    /// Whether a name is the subject of its sentence, as far as what opens its clause tells: no preposition and no verb before it.
    fn opens(&self, tokens: &[Token<'_>], start: usize, name: &Name) -> bool {
        let clause = tokens[start..name.first].iter().rposition(|t| t.text == ",").map_or(start, |at| start + at + 1);
        let subordinate = |t: &Token<'_>| {
            let article = t.is(Sense::Definite) || t.is(Sense::Indefinite);
            t.is(Sense::Preposition) || t.is(Sense::Opener) && !article || self.cue(t) || t.text.ends_with("ing")
        };
        name.first <= clause + 5 && !tokens[clause..name.first].iter().any(subordinate)
    }

    /// Whether a verb of speech stands right behind a name.
    fn says(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        tokens[name.last + 1..].iter().take(3).take_while(|t| t.word).any(|t| self.cue(t))
    }

    /// Those of some names who are people the text names in full, each once.
    fn persons(&self, tokens: &[Token<'_>], all: &[&Name], fits: impl Fn(&Name) -> bool) -> Vec<Person> {
        let mut out: Vec<Person> = Vec::new();
        for name in all.iter().filter(|n| fits(n)) {
            // "the Clinton campaign"
            let single = name.first == name.last && self.speech.lang == "en";
            if single && name.first.checked_sub(1).is_some_and(|b| tokens[b].any_of(&["the"])) {
                continue;
            }
            let written = name.span.of(self.text).unwrap_or_default();
            let (full, first) = self.people.resolve(written, name.span.start);
            if organisation(written) || first.is_none() || !self.people.is_person(&full) || out.iter().any(|p| p.name == full) {
                continue;
            }
            out.push(Person { gender: self.gender(&full, Some(name.span)), name: full, span: name.span });
        }
        out
    }
}

/// Who of those that a sentence names freely, or `bound` behind prepositions, a pronoun of a gender stands for; `last` spoke before, and
/// the `subject` of the sentence is known by name, and whether they speak in it.
fn settle(free: &[Person], bound: &[Person], wanted: Option<Gender>, last: Option<&str>, subject: Option<(String, bool)>) -> Referent {
    let fits = |p: &&Person| wanted.is_none() || p.gender.is_none() || p.gender == wanted;
    let surely = |p: &&Person| wanted.is_some() && p.gender == wanted;
    let able: Vec<&Person> = free.iter().filter(fits).collect();
    let besides: Vec<&Person> = bound.iter().filter(surely).collect();
    // Whoever says something in the sentence is it, and whoever is its subject if they surely fit.
    let chosen = subject.and_then(|(name, says)| able.iter().find(|p| p.name == name && (says || surely(p))));
    match (able.as_slice(), besides.as_slice()) {
        ([], [one]) if last.is_none_or(|l| l == one.name) => Referent::Person(one.span),
        ([], _) => Referent::Nobody,
        ([one], _) => Referent::Person(one.span),
        (several, _) => match chosen.or_else(|| several.iter().find(|p| last.is_some_and(|l| l == p.name))) {
            Some(same) => Referent::Person(same.span),
            None => Referent::Unsettled,
        },
    }
}
