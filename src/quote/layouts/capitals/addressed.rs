//! Whether somebody is a woman or a man, by the words before their name or by the name; a pronoun must fit whom it stands for.

use crate::text::Span;

use super::super::super::attributes::nominative_woman;
use super::super::super::gender::{Gender, of_name};
use super::super::super::speech::Sense;
use super::Reader;

/// Words before a name that only a woman has there.
const OF_WOMEN: [&str; 36] = [
    "mrs",
    "ms",
    "miss",
    "dame",
    "lady",
    "queen",
    "princess",
    "duchess",
    "baroness",
    "frau",
    "mme",
    "madame",
    "mlle",
    "doña",
    "señora",
    "sra",
    "dona",
    "senhora",
    "signora",
    "dottoressa",
    "professoressa",
    "г-жа",
    "госпожа",
    "spokeswoman",
    "chairwoman",
    "congresswoman",
    "councilwoman",
    "businesswoman",
    "actress",
    "waitress",
    "mother",
    "sister",
    "daughter",
    "wife",
    "widow",
    "nun",
];
/// Words before a name that only a man has there.
const OF_MEN: [&str; 30] = [
    "mr",
    "sir",
    "lord",
    "king",
    "prince",
    "duke",
    "baron",
    "pope",
    "herr",
    "m",
    "monsieur",
    "don",
    "señor",
    "sr",
    "senhor",
    "signor",
    "г-н",
    "господин",
    "spokesman",
    "chairman",
    "congressman",
    "councilman",
    "businessman",
    "fisherman",
    "father",
    "brother",
    "son",
    "husband",
    "widower",
    "monk",
];
impl Reader<'_> {
    /// Whether somebody is a woman or a man: by what stands before the mention, or before the first one, or by the given name.
    pub(super) fn gender(&self, name: &str, mention: Option<Span>) -> Option<Gender> {
        let before = |span: Span| self.addressed(span);
        mention.and_then(before).or_else(|| self.people.first(name).and_then(before)).or_else(|| self.of_given(name))
    }

    /// "Mrs Doe", "la ministre Doe", "Sprecherin Doe".
    fn addressed(&self, mention: Span) -> Option<Gender> {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(self.reach()));
        let before = self.text.get(near..mention.start)?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let tokens = self.within(near + start, &before[start..]);
        let mut post = false;
        for token in tokens.iter().rev().take(5).take_while(|t| t.word) {
            if !post && token.any_of(&OF_WOMEN) {
                return Some(Gender::Woman);
            }
            if !post && token.any_of(&OF_MEN) {
                return Some(Gender::Man);
            }
            if post && let Some(gender) = self.of_article(&token.text.to_lowercase()) {
                return Some(gender);
            }
            if self.cue(token) || token.is(Sense::Preposition) {
                return None;
            }
            if token.role(self.speech) {
                if self.speech.lang == "de" {
                    return (token.text.ends_with("in") && !token.text.ends_with("ein")).then_some(Gender::Woman);
                }
                post = true;
            }
        }
        None
    }

    /// The gender of an article before a post.
    fn of_article(&self, word: &str) -> Option<Gender> {
        match (self.speech.lang, word) {
            ("fr" | "es" | "it", "la") | ("pt", "a") | ("fr", "une") | ("es" | "it", "una") | ("pt", "uma") => Some(Gender::Woman),
            ("fr", "le") | ("es", "el") | ("it", "il") | ("pt", "o") | ("fr" | "es" | "it", "un") | ("pt", "um") => Some(Gender::Man),
            _ => None,
        }
    }

    fn of_given(&self, name: &str) -> Option<Gender> {
        // A Russian man in another case looks like a woman.
        let woman = |g: &Gender| self.speech.lang != "ru" || *g == Gender::Man || nominative_woman(name);
        of_name(name, self.speech.lang).filter(woman)
    }

    /// Whether a pronoun cannot stand for somebody.
    pub(super) fn contradicts(&self, pronoun: Option<Gender>, name: &str, mention: Option<Span>) -> bool {
        pronoun.is_some_and(|p| self.gender(name, mention).is_some_and(|g| g != p))
    }
}
