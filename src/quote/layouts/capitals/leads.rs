//! Whose words or view a phrase before them says they are: "according to X", "nach Angaben von X", a statement by X.

use crate::text::Span;

use super::super::super::people::{Name, Token, WORDS_OF};
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard};
use super::Reader;

/// What somebody says or thinks, before "of" and their name: "in the words of", "en opinión de", "a detta di".
const VIEWS: [&str; 18] = [
    "words",
    "opinion",
    "view",
    "palabras",
    "opinión",
    "juicio",
    "palavras",
    "opinião",
    "avaliação",
    "visão",
    "parecer",
    "avis",
    "yeux",
    "opinione",
    "parere",
    "detta",
    "giudizio",
    "parole",
];
/// Words for him and her behind "according to", in the languages that have other ones there.
const OF_THEM: [&str; 14] = ["him", "her", "lui", "elle", "él", "ella", "lei", "ele", "ela", "его", "её", "ее", "seinen", "ihren"];
/// Words by which the line above a statement says that it was given out.
const ISSUED: [&str; 9] = ["issued", "delivered", "released", "posted", "difundido", "difundida", "diffusé", "diffusée", "verbreitet"];

/// Words for what somebody gives out, before "by" and their name.
const STATEMENTS: [&str; 22] = [
    "statement",
    "remarks",
    "letter",
    "message",
    "erklärung",
    "stellungnahme",
    "mitteilung",
    "communiqué",
    "déclaration",
    "comunicado",
    "declaración",
    "nota",
    "comunicato",
    "заявление",
    "reply",
    "response",
    "answer",
    "rebuttal",
    "antwort",
    "respuesta",
    "réponse",
    "risposta",
];
/// The prepositions there.
const BY: [&str; 9] = ["by", "from", "von", "de", "par", "por", "di", "da", "от"];

/// Words between "by" and a name that tell of what house its bearer is, at most.
const HOUSED: usize = 9;

impl Reader<'_> {
    /// Where "according to" stands; German "nach" is one only before what somebody said or thinks.
    pub(super) fn lead(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let agreed = |at: usize| !tokens[at].any_of(&["acordo", "acuerdo"]) || at.checked_sub(1).is_some_and(|b| tokens[b].any_of(&["de"]));
        let of_words = |at: usize| tokens[at + 1..].iter().take(2).any(|t| t.any_of(&WORDS_OF));
        // "en palabras de X", "a detta di X"
        let view = |at: usize| {
            let of = tokens.get(at + 1).is_some_and(|t| t.any_of(&["de", "del", "do", "da", "di", "d", "of"]));
            let before = at.checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Preposition) || tokens[b].is(Sense::Definite));
            of && before
        };
        let opinion = || (0..tokens.len().min(4)).find(|at| view(*at) && tokens[*at].any_of(&VIEWS)).map(|at| at + 1);
        let said =
            (0..tokens.len()).find(|at| tokens[*at].is(Sense::Lead) && (!tokens[*at].any_of(&["nach"]) || of_words(*at)) && agreed(*at));
        said.or_else(opinion)
    }

    /// Who stands behind "according to", or behind the first word of such a lead.
    pub(super) fn led(&self, tokens: &[Token<'_>], lead: usize, all: &[Name]) -> Option<Heard> {
        // "по словам президента Украины": nobody is named.
        // "nach eigenen Worten", "laut Manuskript": German nouns.
        let noun = |n: &Name| {
            let acronym = tokens[n.last].text.chars().filter(|c| c.is_uppercase()).count() > 1;
            self.speech.lang == "de" && n.first == n.last && !self.known(n) && !acronym && tokens[n.first].span.start == n.span.start
        };
        let own = |n: &Name| {
            n.first.checked_sub(1).is_some_and(|b| !tokens[b].capital() && !tokens[b].is(Sense::Lead) && !tokens[b].role(self.speech))
        };
        let fits = |n: &Name| !(noun(n) && (own(n) || self.alone(n) < 2)) && (self.speech.lang != "ru" || self.person(tokens, n));
        let all: Vec<Name> = all.iter().copied().filter(fits).collect();
        let all = all.as_slice();
        // "Lo ha coordinato Leonie Brandt, secondo cui “…”": whoever stands before.
        if tokens.get(lead + 1).is_some_and(|t| t.any_of(&["cui", "quem", "quien", "qui", "whom", "которого", "которой"])) {
            let name = all.iter().rev().find(|n| n.last < lead && self.known(n) && self.person(tokens, n))?;
            return Some(self.named(name, 0.85));
        }
        let near = tokens[lead.saturating_sub(1)..].iter().take(4).take_while(|t| t.word);
        let them = near.clone().find(|t| t.any_of(&OF_THEM)).map(|t| Heard { mention: t.span, form: Form::Pronoun, confidence: 0.9 });
        let post =
            tokens.get(lead + 1).is_some_and(|t| t.role(self.speech) || t.is(Sense::Definite) || t.capital() && !t.any_of(&WORDS_OF));
        let close = || if post { self.close_behind(tokens, lead, all, true) } else { None };
        them.or_else(close)
            .or_else(|| self.close_behind(tokens, lead + 1, all, true))
            .or_else(|| self.close_behind(tokens, lead, all, true))
    }

    /// `The following statement was issued by X:`.
    pub(super) fn issued(&self, tokens: &[Token<'_>], all: &[Name]) -> Option<Heard> {
        // "Issued by X:", "Delivered on the steps of Y by X, with her solicitor at her side:"
        let opens = || tokens.iter().position(|t| t.text != "\n").filter(|at| tokens[*at].any_of(&ISSUED));
        let statement = tokens.iter().position(|t| t.any_of(&STATEMENTS)).or_else(opens)?;
        let behalf = |at: usize| tokens[at].any_of(&["of"]) && at > 0 && tokens[at - 1].any_of(&["behalf"]);
        let before = |n: &Name| (0..n.first).rev().find(|b| !tokens[*b].is(Sense::Title));
        let by = |n: &&Name| n.first > statement && before(n).is_some_and(|b| tokens[b].any_of(&BY) || behalf(b));
        // "issued by Mersey Bank chief executive Jane Doe": of what house, and what she is there.
        let posted = |n: &&Name| {
            let from = n.first.saturating_sub(HOUSED);
            let before = tokens[from..n.first].iter().rposition(|t| t.any_of(&BY)).map(|at| from + at);
            let role = n.first > 0 && tokens[n.first - 1].role(self.speech) && n.last > n.first;
            // "about its chief executive", "by lawyers for pop singer": of whom somebody else speaks.
            let own = |t: &Token<'_>| t.word && !t.any_of(&["about", "for", "against", "after", "to"]);
            before.is_some_and(|at| at > statement && tokens[at..n.first].iter().all(own)) && role
        };
        let name = all.iter().find(posted).or_else(|| all.iter().find(by)).filter(|n| self.known(n))?;
        Some(self.named(name, 0.88))
    }

    /// Whether the preposition before a name is that of "according to", so that it is somebody's after all.
    pub(super) fn led_name(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        let near = &tokens[name.first.saturating_sub(4)..name.first];
        let led = self.lead(&tokens[name.first.saturating_sub(4)..]).is_some();
        // "Para Ferraz, el problema es otro.", "Para a oceanógrafa Ana Ferraz, …"
        let described = |t: &Token<'_>| t.is(Sense::Definite) || t.role(self.speech) || t.word && !t.capital() && !self.cue(t);
        let view = near.iter().rposition(|t| t.is(Sense::View) && t.text.starts_with(char::is_uppercase));
        let opens = |t: &&Token<'_>| t.is(Sense::Definite) || t.role(self.speech);
        let view = view.is_some_and(|at| near.get(at + 1).is_none_or(|t| opens(&t)) && near[at + 1..].iter().all(described));
        // "A Marcelino Roca, presidente de la asociación, el parque le gusta": whom a sentence opens with.
        let topic = name.first == 1
            && tokens[0].capital()
            && tokens[0].is(Sense::Preposition)
            && tokens.get(name.last + 1).is_some_and(|t| t.text == ",");
        // "Per Serramonti la soglia è sbagliata."
        let over = tokens.get(name.last + 1).is_some_and(|t| t.text == "," || self.speech.lang == "it" && t.is(Sense::Definite));
        led || topic || view && (self.speech.lang == "de" || over)
    }

    /// Whether "according to" or its like stands before a name, with its post.
    /// With `case`, only what sets the name in another case.
    pub(super) fn led_mention(&self, mention: Span, case: bool) -> bool {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(self.reach()));
        let Some(before) = self.text.get(near..mention.start) else { return false };
        let tokens = self.within(near, before);
        let stop = |t: &Token<'_>| !t.word && !matches!(t.text, "«" | "»" | "“" | "”" | "„");
        let from = tokens.iter().rposition(stop).map_or(0, |at| at + 1);
        // "Как рассказала Мария Плотникова, стая держится у свалки"
        let told = tokens.get(from).is_some_and(|t| t.any_of(&["as", "wie", "comme", "como", "come", "как"]));
        told && !case || self.lead(&tokens[from..]).is_some() || tokens.get(from).is_some_and(|t| t.is(Sense::View))
    }
}
