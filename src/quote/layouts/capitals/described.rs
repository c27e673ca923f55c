//! Who is meant by capitals behind a verb that only describe somebody: "said Google spokesman Tim Lee", "said Weller’s lawyer".

use crate::text::Span;

use super::super::super::attributes::{past_attribute, several, unnamed_post};
use super::super::super::names::{begins_name, run};
use super::super::super::people::{Name, Token, organisation};
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard};
use super::Reader;

impl Reader<'_> {
    /// "Google spokesman Tim Lee", "Google engineers": who is described by capitals at a place, named or not.
    pub(super) fn described_behind(&self, tokens: &[Token<'_>], at: usize, all: &[Name]) -> Option<Heard> {
        if !begins_name(tokens, at) {
            return None;
        }
        let last = run(tokens, at, self.speech);
        let known = || self.people.resolve(tokens[at].text, tokens[at].span.start).1.is_some();
        let described =
            past_attribute(tokens, at, last, self.speech, false).filter(|_| last > at || !tokens[at + 1].any_of(&["and"]) || !known());
        if let Some(from) = described {
            return all.iter().find(|n| n.first == from).map(|n| self.named(n, 0.95));
        }
        // "US Secretary of State Jane Doe", "Mayor of London Jane Doe", "President of Kenya"
        if self.office_of(tokens, last) {
            let behind = |n: &&Name| n.first == last + 2 || n.first == last + 3 && tokens[last + 2].is(Sense::Definite);
            let nobody = Heard { mention: Span::new(tokens[at].span.start, tokens[last].span.end), form: Form::Nameless, confidence: 0.85 };
            let Some(name) = all.iter().find(behind) else { return Some(nobody) };
            if !name.bound && name.span.start > tokens[name.first].span.start {
                return Some(self.named(name, 0.95));
            }
            let place = name.last == name.first + 2
                && tokens[name.first + 1].capital()
                && name.span.of(self.text).is_some_and(|w| !organisation(w));
            let mention = Span::new(tokens[name.last.saturating_sub(1)].span.start, name.span.end);
            let who = || Heard { mention, form: Form::Name, confidence: 0.9 };
            return self.apposed(tokens, name.last + 1, all).or_else(|| place.then(who)).or(Some(nobody));
        }
        // "Kenya’s Jane Doe", "Savanna Labs’ Jane Doe"
        let owner = tokens.get(last + 1).is_some_and(|t| t.text == "s" && t.word);
        let owners = || tokens[last].text.ends_with('s') && tokens.get(last + 1).is_some_and(|t| matches!(t.text, "'" | "’"));
        if owner || owners() {
            let theirs = all.iter().find(|n| n.first == last + 2 && n.last > n.first && !n.bound);
            if let Some(name) = theirs {
                return Some(self.named(name, 0.93));
            }
        }
        let post = unnamed_post(tokens, last, self.speech)
            .filter(|post| owner || several(&tokens[*post], self.speech) || last == at && !known())?;
        // "Weller’s lawyer, Jane Doe"
        if let Some(heard) = self.apposed(tokens, post + 1, all) {
            return Some(heard);
        }
        let mention = Span::new(tokens[at].span.start, tokens[post].span.end);
        Some(Heard { mention, form: Form::Nameless, confidence: 0.85 })
    }

    /// Whether an English word in capitals is an office before what it is of: "Mayor of", "the Archbishop of".
    pub(super) fn office_of(&self, tokens: &[Token<'_>], at: usize) -> bool {
        let office = tokens[at].role(self.speech) || tokens[at].is(Sense::Title);
        self.speech.lang == "en" && office && tokens.get(at + 1).is_some_and(|t| t.any_of(&["of"]))
    }
}
