//! Bodies that speak: "La Federación Española de Atletismo recordó", "teilte das Verwaltungsgericht Göttingen mit". An article, a word for a
//! body, and what makes it that one: capitals, or what it is of.

use crate::text::Span;

use super::super::super::gender::given_first;
use super::super::super::people::{Token, organisation};
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard};
use super::Reader;

/// Words that join what a body is of.
const OF: [&str; 19] =
    ["de", "del", "du", "des", "d", "da", "do", "dos", "das", "di", "della", "dell", "degli", "delle", "y", "e", "et", "für", "der"];
/// How Russian words for houses begin whose people speak without a name.
const HOUSES: [&str; 26] = [
    "пресс-служб",
    "пресс-центр",
    "ведомств",
    "министерств",
    "администрац",
    "мэри",
    "компани",
    "управлени",
    "департамент",
    "комитет",
    "служб",
    "прокуратур",
    "полици",
    "штаб",
    "офис",
    "аппарат",
    "правительств",
    "посольств",
    "фонд",
    "институт",
    "университет",
    "организаци",
    "агентств",
    "объединени",
    "союз",
    "дирекци",
];
/// How German words for bodies end.
const GERMAN: [&str; 28] = [
    "gericht",
    "amt",
    "ministerium",
    "behörde",
    "verband",
    "institut",
    "universität",
    "verein",
    "kommission",
    "gesellschaft",
    "gewerkschaft",
    "klinik",
    "zentrum",
    "verwaltung",
    "bank",
    "konzern",
    "stiftung",
    "kammer",
    "agentur",
    "hochschule",
    "akademie",
    "staatsanwaltschaft",
    "polizei",
    "bund",
    "partei",
    "fraktion",
    "kanzlei",
    "regierung",
];
/// Words for what a body is, in lower case before its name.
const NOUNS: [&str; 64] = [
    "charity",
    "union",
    "company",
    "firm",
    "group",
    "airline",
    "retailer",
    "club",
    "nonprofit",
    "non-profit",
    "network",
    "agency",
    "operator",
    "regulator",
    "supermarket",
    "bank",
    "supplier",
    "manufacturer",
    "startup",
    "start-up",
    "newspaper",
    "magazine",
    "association",
    "opérateur",
    "entreprise",
    "société",
    "syndicat",
    "ong",
    "groupe",
    "agence",
    "compagnie",
    "fabricant",
    "enseigne",
    "asociación",
    "empresa",
    "sindicato",
    "compañía",
    "grupo",
    "operadora",
    "agencia",
    "fundación",
    "plataforma",
    "aerolínea",
    "associação",
    "companhia",
    "fundação",
    "agência",
    "concessionária",
    "montadora",
    "azienda",
    "società",
    "associazione",
    "gruppo",
    "agenzia",
    "compagnia",
    "operatore",
    "onlus",
    "fondazione",
    "diario",
    "periódico",
    "jornal",
    "journal",
    "quotidien",
    "quotidiano",
];
/// What names of bodies begin with that are no such words elsewhere.
const HEADS: [&str; 24] = [
    "secretaria",
    "secretaría",
    "alcaldía",
    "fiscalía",
    "prefeitura",
    "câmara",
    "junta",
    "regione",
    "provincia",
    "comune",
    "questura",
    "prefettura",
    "capitaneria",
    "procura",
    "préfecture",
    "mairie",
    "métropole",
    "direction",
    "delegacia",
    "superintendência",
    "defensoria",
    "corregedoria",
    "diputación",
    "consejería",
];

/// Whether a word is one for what a body is.
pub(super) fn is_noun(token: &Token<'_>) -> bool {
    token.any_of(&NOUNS)
}

/// Words up to that one, behind the article.
const BEFORE_NOUN: usize = 3;

/// Words of the longest body.
const LONGEST: usize = 10;

impl Reader<'_> {
    /// "сообщили в пресс-службе губернатора": Russian tells so that somebody of a house spoke, and neither who nor the one it serves.
    pub(super) fn housed(&self, tokens: &[Token<'_>], verb: usize) -> Option<Heard> {
        let [said, within, house] = tokens.get(verb..verb + 3)? else { return None };
        let told = self.speech.lang == "ru" && said.text.ends_with("ли") && matches!(within.text, "в" | "во");
        let of_one = || HOUSES.iter().any(|stem| house.text.to_lowercase().starts_with(stem));
        let end = tokens[verb + 2..].iter().take_while(|t| t.word).last().filter(|_| told && of_one())?;
        Some(Heard { mention: Span::new(house.span.start, end.span.end), form: Form::Nameless, confidence: 0.85 })
    }

    /// The body that a phrase with an article at a place names, without the article.
    pub(super) fn body(&self, tokens: &[Token<'_>], at: usize) -> Option<Span> {
        if let Some(called) = self.body_called(tokens, at) {
            return Some(called);
        }
        let first = at + 1;
        let head = tokens.get(first).filter(|t| tokens[at].is(Sense::Definite) && t.capital())?;
        let stop = |t: &Token<'_>| !t.word || self.cue(t) && !t.capital() || t.is(Sense::Pronoun) || t.is(Sense::Lead);
        if self.speech.lang == "de" {
            // "das Verwaltungsgericht Göttingen", "die Deutsche Bank"
            let capitals = tokens[first..].iter().take(4).take_while(|t| t.capital() && !stop(t)).count();
            let lower = |t: &Token<'_>| t.text.to_lowercase();
            let word = |t: &Token<'_>| GERMAN.iter().any(|end| lower(t).ends_with(end));
            let part = &tokens[first..first + capitals];
            return (capitals > 1 && part.iter().any(word)).then(|| Span::new(head.span.start, part[capitals - 1].span.end));
        }
        if !matches!(self.speech.lang, "es" | "pt" | "fr" | "it") || !(organisation(head.text) || head.any_of(&HEADS)) {
            return None;
        }
        let mut end = first + 1;
        let mut proper = false;
        while let Some(t) = tokens.get(end).filter(|t| end < first + LONGEST && !stop(t)) {
            let joins =
                t.any_of(&OF) && tokens.get(end + 1).is_some_and(|n| n.word && !stop(n) && (!n.is(Sense::Preposition) || n.any_of(&OF)));
            // "la Commission nationale des collections"
            let plain =
                !t.capital() && !t.is(Sense::Preposition) && !t.is(Sense::Definite) && !t.is(Sense::Conjunction) && !t.is(Sense::Opener);
            let of = tokens[end - 1].any_of(&OF);
            if !(t.capital() || joins || of || plain && end == first + 1) {
                break;
            }
            proper |= t.capital() || of;
            end += 1;
        }
        (proper && end > first + 1).then(|| Span::new(head.span.start, tokens[end - 1].span.end))
    }

    /// "the charity Age Together", "l’opérateur Télésud": the name behind a word for what it is of.
    fn body_called(&self, tokens: &[Token<'_>], at: usize) -> Option<Span> {
        tokens[at].is(Sense::Definite).then_some(())?;
        let near = at + 1..tokens.len().min(at + 1 + BEFORE_NOUN);
        // "la présidente du syndicat Terre Haute" is a person.
        let plain = |i: &usize| tokens[*i].word && !tokens[*i].capital() && !tokens[*i].is(Sense::Preposition);
        let noun = near.clone().take_while(plain).find(|i| tokens[*i].any_of(&NOUNS))?;
        let name = &tokens[noun + 1..];
        // "Weller & Sons"
        let inner = |i: &usize| {
            let joins = name[*i].text == "&" && *i > 0 && name.get(i + 1).is_some_and(Token::capital);
            joins || name[*i].word && name[*i].capital() && !self.cue(&name[*i])
        };
        let length = (0..name.len().min(LONGEST)).take_while(inner).count();
        let fits = length > 0 && !given_first(name[0].text) && !name[..length].iter().any(|t| t.role(self.speech));
        fits.then(|| Span::new(name[0].span.start, name[length - 1].span.end))
    }
}
