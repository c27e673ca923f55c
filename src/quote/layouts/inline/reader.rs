//! What each way of writing has to tell about a quotation: one reader for languages with capitals, one for Chinese and Japanese, one
//! for those that write particles.

use crate::text::{Lang, Span};

use super::super::super::speech::{Language, speech};
use super::super::{capitals, characters, particles};

/// How a clause names who speaks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Form {
    Name,
    Pronoun,
    /// Somebody known, called by what they are: "the minister".
    Known,
    /// Somebody nobody names: "an official".
    Nameless,
    /// Nobody at all: the verb alone tells, as in Spanish.
    Elided,
    /// Somebody else than those who are named: "he was told".
    Nobody,
}

/// Who speaks, as a clause has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) struct Heard {
    pub mention: Span,
    pub form: Form,
    /// How sure, 0 to 1.
    pub confidence: f32,
}

/// For whom a pronoun stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in super::super) enum Referent {
    Person(Span),
    /// For one of several, and the text does not tell for whom.
    Unsettled,
    /// For whoever has a post: "der Rathauschef … er".
    Post(Span),
    /// For nobody who is named there.
    Nobody,
}

/// What a way of writing has to tell about a quotation.
pub(in super::super) trait Reader {
    /// Who speaks by the words behind the marks, up to the next quotation.
    fn after(&self, clause: &str, offset: usize) -> Option<Heard>;
    /// Who speaks by the words before the marks, from the last quotation on.
    fn before(&self, clause: &str, offset: usize) -> Option<Heard>;
    /// Who was spoken of in the sentence that ends before the marks, without announcing them.
    fn sentence(&self, clause: &str, offset: usize) -> Option<Heard>;
    /// Who a clause says holds that something is so, which the marks go on with: "她直指,公部门“愿意花钱买机器,不愿意花钱养耳朵”".
    fn reporting(&self, _clause: &str, _offset: usize) -> Option<Heard> {
        None
    }
    /// Who is named right behind the marks beside a verb that nobody knows: `“…,” <verb> Jane Doe, director of Y`.
    fn beside(&self, _clause: &str, _offset: usize) -> Option<Heard> {
        None
    }
    /// The words of the language.
    fn speech(&self) -> &'static Language;
    /// The primary language.
    fn lang(&self) -> &'static str {
        self.speech().lang
    }
    /// The full name for a mention, with where it stands first.
    fn full(&self, mention: &str, at: usize) -> (String, Option<Span>);
    /// The last person named before a place, in the text from `from`.
    fn last_named(&self, from: usize, at: usize) -> Option<Span>;
    /// The full name that begins at a place, of somebody whom the text shows to be a person.
    fn name_at(&self, _at: usize) -> Option<Span> {
        None
    }
    /// Those whom the text names for the first time between two places, whatever their part in the sentence.
    fn named_first(&self, _from: usize, _at: usize) -> Vec<Span> {
        Vec::new()
    }
    /// Whether the text from `from` to a place names anybody who may speak next.
    fn names_somebody(&self, from: usize, at: usize) -> bool {
        self.last_named(from, at).is_some()
    }
    /// For whom a pronoun stands, of those who are named between `from` and `at`; `last` spoke before.
    fn antecedent(&self, _pronoun: Span, from: usize, at: usize, _last: Option<&str>) -> Referent {
        self.last_named(from, at).map_or(Referent::Nobody, Referent::Person)
    }
    /// Whether a pronoun cannot stand for somebody.
    fn unfit(&self, _pronoun: Span, _name: &str) -> bool {
        false
    }
    /// What a phrase for somebody known says they are, where it says where: "the hydrologist at the University of Weller".
    fn described_by(&self, _phrase: Span) -> Option<Span> {
        None
    }
    /// The first person whom the text before a place introduces by name, where the reader knows better than by capitals.
    fn first_introduced(&self, _before: usize) -> Option<Span> {
        None
    }
    /// What stands beside a name: the affiliation.
    fn affiliation(&self, name: &str, mention: Span) -> Option<Span>;
}

/// The reader of a language.
pub(in super::super) fn by_language<'t>(text: &'t str, lang: &Lang) -> Box<dyn Reader + 't> {
    by_characters(text, lang).unwrap_or_else(|| Box::new(capitals::Reader::new(text, speech(lang))))
}

/// The reader of a language whose script has no capitals.
pub(in super::super) fn by_characters<'t>(text: &'t str, lang: &Lang) -> Option<Box<dyn Reader + 't>> {
    let speech = speech(lang);
    match lang.primary() {
        "zh" | "ja" => Some(Box::new(characters::Reader::new(text, speech))),
        "ko" | "ar" | "hi" | "fa" | "ur" => Some(Box::new(particles::Reader::new(text, speech))),
        _ => None,
    }
}

/// Those who are named between two places, the last first.
pub(super) fn named_before(reader: &dyn Reader, from: usize, at: usize) -> impl Iterator<Item = Span> {
    std::iter::successors(reader.last_named(from, at), move |span| reader.last_named(from, span.start))
}
