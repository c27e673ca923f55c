//! For whom a pronoun stands: somebody of the nearest sentence that names people, whom the pronoun fits; nobody where it fits two.

use crate::text::Span;

use super::super::super::gender::{Gender, of_mention};
use super::super::super::people::{Name, Token, names, organisation, words};
use super::super::inline::Referent;
use super::{Reader, ends_sentence};

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
        let tokens = words(part, from, self.speech);
        let found = names(&tokens, self.speech);
        let ends = |at: &usize| tokens[*at].text == "\n" || ends_sentence(&tokens, *at);
        let mut end = tokens.len();
        while end > 0 {
            let start = (0..end - 1).rev().find(ends).map_or(0, |at| at + 1);
            // What stands between marks is spoken of, and nobody.
            let marked = |n: &&Name| {
                let mark = tokens[start..n.first].iter().rev().find(|t| matches!(t.text, "„" | "“" | "”" | "«" | "»"));
                mark.is_some_and(|t| matches!(t.text, "„" | "«") || t.text == "“" && self.speech.lang != "de")
            };
            let inside = |n: &&Name| n.first >= start && n.last < end && !marked(n);
            let all: Vec<&Name> = found.iter().filter(inside).collect();
            let free = self.persons(&all, |n| !n.bound || self.led_name(&tokens, n));
            let bound = self.persons(&all, |n| n.bound);
            let last = last.filter(|name| !self.contradicts(wanted, name, None));
            // Whoever opens the sentence, and above all whoever says something in it, is its subject.
            let subject = all.iter().find(|n| !n.bound).map(|n| (n.first <= start + 5, self.says(&tokens, n)));
            match settle(&free, &bound, wanted, last, subject.unwrap_or_default()) {
                Referent::Nobody => end = start,
                settled => return settled,
            }
        }
        Referent::Nobody
    }

    /// Whether a verb of speech stands right behind a name.
    fn says(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        tokens[name.last + 1..].iter().take(3).take_while(|t| t.word).any(|t| self.cue(t))
    }

    /// Those of some names who are people the text names in full, each once.
    fn persons(&self, all: &[&Name], fits: impl Fn(&Name) -> bool) -> Vec<Person> {
        let mut out: Vec<Person> = Vec::new();
        for name in all.iter().filter(|n| fits(n)) {
            let written = name.span.of(self.text).unwrap_or_default();
            let (full, first) = self.people.resolve(written, name.span.start);
            if organisation(written) || first.is_none() || out.iter().any(|p| p.name == full) {
                continue;
            }
            out.push(Person { gender: self.gender(&full, Some(name.span)), name: full, span: name.span });
        }
        out
    }
}

/// Who of those that a sentence names freely, or `bound` behind prepositions, a pronoun of a gender stands for; `last` spoke before, and
/// the first one is the subject for sure (`opens`) or even speaks.
fn settle(free: &[Person], bound: &[Person], wanted: Option<Gender>, last: Option<&str>, (opens, says): (bool, bool)) -> Referent {
    let fits = |p: &&Person| wanted.is_none() || p.gender.is_none() || p.gender == wanted;
    let surely = |p: &&Person| wanted.is_some() && p.gender == wanted;
    let able: Vec<&Person> = free.iter().filter(fits).collect();
    let besides: Vec<&Person> = bound.iter().filter(surely).collect();
    let subject = |p: &Person| free.first().is_some_and(|f| f.name == p.name);
    match (able.as_slice(), besides.as_slice()) {
        ([], [one]) if last.is_none_or(|l| l == one.name) => Referent::Person(one.span),
        ([], _) => Referent::Nobody,
        ([one], _) => Referent::Person(one.span),
        ([one, ..], _) if subject(one) && (says || opens && surely(one)) => Referent::Person(one.span),
        (several, _) => match several.iter().find(|p| last.is_some_and(|l| l == p.name)) {
            Some(same) => Referent::Person(same.span),
            None => Referent::Unsettled,
        },
    }
}
