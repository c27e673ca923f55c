//! Whose words somebody else is told, hears or passes on: "X was told by Y", "X recalled Y saying", "according to X, Y said".

use crate::text::Span;

use super::super::super::people::{Name, Token, names};
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard};
use super::{Reader, last_sentence};

/// Verbs of the passive before a participle, and the words before whoever does it.
const PASSIVE: [(&str, &[&str], &[&str]); 6] = [
    ("en", &["was", "were", "been", "being", "is", "are", "got"], &["by"]),
    ("de", &["wurde", "wurden", "wird", "werden", "worden"], &["von", "vom"]),
    ("fr", &["été", "fut"], &["par"]),
    ("es", &["fue", "fueron", "sido"], &["por"]),
    ("pt", &["foi", "foram", "sido"], &["por", "pelo", "pela"]),
    ("it", &["stato", "stata", "stati", "viene", "venne", "fu"], &["da", "dal", "dalla"]),
];
/// Participles whose subject is whoever spoke: "was quoted as saying".
const QUOTED: [&str; 12] =
    ["quoted", "cited", "interviewed", "reported", "said", "zitiert", "cité", "citée", "citado", "citada", "citato", "citata"];
/// Verbs that pass on what somebody else said, before that one and "saying".
const REPORTS: [&str; 13] = [
    "quoted",
    "quotes",
    "quoting",
    "cited",
    "cites",
    "citing",
    "recalled",
    "recalls",
    "recalling",
    "remembered",
    "remembers",
    "heard",
    "hears",
];
/// How somebody else's words are passed on behind them.
const SAYING: [&str; 2] = ["saying", "telling"];
/// Words between an auxiliary and its participle.
const ADVERBS: [&str; 12] = ["also", "later", "then", "once", "again", "being", "been", "never", "not", "first", "just", "even"];
/// What opens a clause about whoever was named before it.
const RELATIVE: [&str; 17] =
    ["as", "who", "which", "whose", "that", "and", "qui", "que", "quien", "che", "quem", "wie", "der", "die", "comme", "come", "как"];

impl Reader<'_> {
    /// Who said it, where the words tell that it was not the subject of the verb at a place.
    pub(super) fn decided(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        let quoted = || {
            let active = self.speech.lang == "en" && tokens[verb].any_of(&["quoted", "quotes", "quoting", "cited", "cites", "citing"]);
            let passive = verb.checked_sub(1).is_some_and(|at| tokens[at].any_of(PASSIVE[0].1));
            let behind = tokens.get(verb + 1).filter(|t| t.word && !t.is(Sense::Preposition));
            behind.filter(|_| active && !passive).and_then(|_| self.close_behind(tokens, verb, all, false)).map(somebody)
        };
        self.passive(tokens, verb, all).or_else(|| self.between(tokens, verb, all)).or_else(quoted)
    }

    /// Whom a sentence without a verb of speech shows to be no speaker: "X was summoned by Y:", "X heard Y shout:".
    pub(super) fn undergone(&self, tokens: &[Token<'_>], all: &[Name]) -> Option<Heard> {
        let (_, auxiliaries, by) = PASSIVE.iter().find(|(lang, ..)| *lang == self.speech.lang)?;
        if self.speech.lang == "de" {
            // "X wurde von Y gewarnt:"
            let participle = tokens.last().filter(|t| t.word && !t.capital() && t.text.ends_with(['t', 'n']))?;
            let auxiliary = tokens.iter().position(|t| t.any_of(auxiliaries))?;
            let by = (auxiliary..tokens.len()).find(|at| tokens[*at].any_of(by))?;
            let nobody = Heard { mention: participle.span, form: Form::Nobody, confidence: 0.9 };
            let full = |n: &Name| n.last > n.first || self.known(n);
            let name = all.iter().find(|n| n.first == by + 1 && full(n));
            return Some(name.map_or(nobody, |n| self.named(n, 0.85)));
        }
        // "citó a X:"
        let cites = (0..tokens.len()).find(|at| tokens[*at].any_of(&["cite", "citait", "cita", "citò", "citó", "citou", "cito"]));
        if let Some(at) = cites.filter(|_| self.speech.lang != "en") {
            let nobody = Heard { mention: tokens[at].span, form: Form::Nobody, confidence: 0.9 };
            let name = all.iter().find(|n| (at + 1..=at + 2).contains(&n.first) && (n.last > n.first || self.known(n)));
            return Some(name.map_or(nobody, |n| self.named(n, 0.85)));
        }
        let passive = (2..tokens.len()).find(|at| tokens[*at].any_of(by) && tokens[at - 2].any_of(auxiliaries));
        let heard = (0..tokens.len()).find(|at| tokens[*at].any_of(&["heard", "hears", "watched"]) && self.speech.lang == "en");
        let name = heard.and_then(|at| all.iter().find(|n| n.first == at + 1 && self.known(n)));
        if let Some(name) = name {
            return Some(self.named(name, 0.85));
        }
        let mention = tokens[passive.or(heard)?].span;
        Some(Heard { mention, form: Form::Nobody, confidence: 0.9 })
    }

    /// Who said it, where the verb at a place is in the passive: whoever stands behind "by", else nobody.
    pub(super) fn passive(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        if tokens[verb].any_of(&QUOTED) {
            return None;
        }
        let (_, auxiliaries, by) = PASSIVE.iter().find(|(lang, ..)| *lang == self.speech.lang)?;
        let start = last_sentence(&tokens[..verb]);
        let agent = if self.speech.lang == "de" {
            let participle =
                tokens[verb].text.starts_with("ge") || tokens[verb].text.ends_with("iert") || tokens[verb].text.ends_with("rnt");
            let auxiliary = (start..verb).rfind(|at| tokens[*at].any_of(auxiliaries)).filter(|_| participle)?;
            (auxiliary..verb).find(|at| tokens[*at].any_of(by))
        } else {
            let adverb = |t: &Token<'_>| t.text.ends_with("ly") || t.any_of(&ADVERBS);
            let ahead = (start..verb).rev().find(|at| !adverb(&tokens[*at]) || tokens[*at].any_of(auxiliaries))?;
            let participle = self.speech.lang != "en" || tokens[verb].text.ends_with("ed") || tokens[verb].any_of(&["told", "written"]);
            if !tokens[ahead].any_of(auxiliaries) || !participle {
                return None;
            }
            (verb + 1..tokens.len().min(verb + 4)).find(|at| tokens[*at].any_of(by))
        };
        let nobody = Heard { mention: tokens[verb].span, form: Form::Nobody, confidence: 0.9 };
        let told = agent.and_then(|at| self.close_behind(tokens, at, all, true)).filter(|h| h.form != Form::Pronoun);
        Some(told.map_or(nobody, somebody))
    }

    /// The verb by which somebody else than the subject of the verb at a place says the words: "quoted the witness as saying".
    pub(super) fn passed_on(&self, tokens: &[Token<'_>], verb: usize) -> Option<usize> {
        if self.speech.lang != "en" || !tokens[verb].any_of(&REPORTS) {
            return None;
        }
        let saying = (verb + 1..tokens.len().min(verb + 12)).find(|at| tokens[*at].any_of(&SAYING))?;
        let close = tokens[verb..saying].iter().all(|t| t.word) || tokens[saying - 1].any_of(&["as"]);
        close.then_some(saying)
    }

    /// Who "saying" at a place is of, where a verb before it passes on somebody else's words: whoever stands between.
    pub(super) fn between(&self, tokens: &[Token<'_>], saying: usize, all: &[Name]) -> Option<Heard> {
        if !tokens[saying].any_of(&SAYING) {
            return None;
        }
        let start = last_sentence(&tokens[..saying]);
        let report = (start..saying).rfind(|at| self.passed_on(tokens, *at) == Some(saying))?;
        let end = if tokens[saying - 1].any_of(&["as"]) { saying - 1 } else { saying };
        // "recalled saying", "was quoted by the agency as saying"
        let passive = report.checked_sub(1).is_some_and(|at| tokens[at].any_of(PASSIVE[0].1) || tokens[at].text.ends_with("ly"));
        if report + 1 >= end || passive {
            return None;
        }
        if let Some(name) = all.iter().rev().find(|n| n.first > report && n.last < end && !n.bound) {
            return Some(self.named(name, 0.95));
        }
        let mention = Span::new(tokens[report + 1].span.start, tokens[end - 1].span.end);
        let them = end == report + 2 && !tokens[report + 1].capital();
        Some(Heard { mention, form: if them { Form::Nobody } else { Form::Nameless }, confidence: 0.9 })
    }

    /// Whose words they are where one stands behind "according to" and another one speaks: "According to X, his client Y said: “…”".
    pub(super) fn told_of(&self, tokens: &[Token<'_>], lead: usize) -> Option<Heard> {
        let verb = tokens.iter().rposition(|t| self.cue(t)).filter(|at| *at > lead + 2)?;
        let inner = |heard: Heard| match heard.form {
            // It is not the one who tells of it, and that is all there is to know.
            Form::Pronoun | Form::Known => Heard { form: Form::Nobody, ..heard },
            _ => heard,
        };
        // "Laut dem Anwalt X sagte sein Mandant Y"
        if self.speech.lang == "de" && tokens[lead..verb].iter().all(|t| t.word) {
            let rest = &tokens[verb..];
            return self.close_behind(rest, 0, &names(rest, self.speech), false).map(inner);
        }
        let comma = (lead + 2..verb).find(|at| tokens[*at].text == ",")?;
        let rest = &tokens[comma + 1..];
        // "X, according to Y, said"
        if comma + 1 == verb {
            let before = names(&tokens[..lead], self.speech);
            return before.iter().rev().find(|n| !n.bound && self.person(tokens, n)).map(|n| self.named(n, 0.9));
        }
        let relative = |t: &Token<'_>| t.any_of(&["who", "which", "qui", "quien", "quem"]);
        if rest.first()?.any_of(&RELATIVE) || rest[..verb - comma - 1].iter().any(relative) {
            return None;
        }
        let found: Vec<Name> = names(rest, self.speech).into_iter().filter(|n| self.person(rest, n)).collect();
        let at = verb - comma - 1;
        let nominal = || {
            let article = rest[0].is(Sense::Definite) || rest[0].is(Sense::Indefinite);
            let whole = article && rest[..at].iter().all(|t| t.word);
            whole.then(|| self.phrase(rest, 0, &[])).flatten()
        };
        self.ahead(rest, at, &found).or_else(nominal).map(inner)
    }
}

/// Somebody beside the one who is spoken of, so that a phrase does not go back to them.
fn somebody(heard: Heard) -> Heard {
    if heard.form == Form::Known { Heard { form: Form::Nameless, ..heard } } else { heard }
}
