//! Aids to reading words in another language: a translation by a model on a server, or the words one by one from the
//! dictionary. A machine makes them, whoever shows them says so, and they are never a quotation.

use std::sync::Arc;

use crate::lexicon::Dictionary;
use crate::text::{Lang, Span};

use super::translate::{TranslateError, Translation, Translator};

/// The language of the dictionary's headwords.
const CHINESE: &str = "zh";
/// Senses of a word that are read: with more, the words are not found between them.
const SENSES: usize = 2;

/// What helps to read a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gloss {
    Translation(Translation),
    /// Its words, from left to right.
    Words(Vec<GlossedWord>),
}

/// A word of a text with what it means in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GlossedWord {
    /// Bytes of the text.
    pub span: Span,
    /// Up to three short senses; none for names and numbers in Latin letters, which stand for themselves.
    pub senses: Vec<String>,
}

impl Gloss {
    /// To be read below the text that it was made from: the translation, or each word with its senses.
    pub fn text(&self, of: &str) -> String {
        let words = match self {
            Self::Translation(translation) => return translation.text.clone(),
            Self::Words(words) => words,
        };
        let mut out = String::new();
        let mut at = 0;
        for word in words {
            let between = of.get(at..word.span.start).unwrap_or_default();
            at = word.span.end;
            if !out.is_empty() {
                out.push_str(if between.contains('\n') { "\n" } else { " · " });
            }
            out.push_str(word.span.of(of).unwrap_or_default());
            if !word.senses.is_empty() {
                out.push(' ');
                out.push_str(&word.senses[..word.senses.len().min(SENSES)].join("/"));
            }
        }
        out
    }
}

/// Whoever makes them: a translator where there is one, else the dictionary.
#[derive(Clone, Default)]
pub struct Glosser {
    translator: Option<Arc<Translator>>,
    dictionary: Option<Arc<Dictionary>>,
}

impl Glosser {
    pub fn new(translator: Option<Translator>, dictionary: Option<Arc<Dictionary>>) -> Self {
        Self { translator: translator.map(Arc::new), dictionary }
    }

    /// Whether there is a way from one language to the other. The dictionary leads from Chinese into English, which helps
    /// most of those who do not read Chinese.
    pub fn can(&self, from: &Lang, to: &Lang) -> bool {
        from.primary() != to.primary() && (self.translator.is_some() || (self.dictionary.is_some() && from.primary() == CHINESE))
    }

    /// Helps to read a text; `None` where [`Self::can`] says so, or where the dictionary has none of its words.
    ///
    /// With a translator this waits for an answer. An error is the translator's.
    pub fn gloss(&self, text: &str, from: &Lang, to: &Lang) -> Result<Option<Gloss>, TranslateError> {
        if !self.can(from, to) {
            return Ok(None);
        }
        if let Some(translator) = &self.translator {
            return translator.translate(text, from, to).map(|t| Some(Gloss::Translation(t)));
        }
        let words = self.dictionary.as_deref().map(|dictionary| word_by_word(text, dictionary)).unwrap_or_default();
        Ok((!words.is_empty()).then_some(Gloss::Words(words)))
    }
}

/// The words of a text that the dictionary has, and what is written in letters between them.
fn word_by_word(text: &str, dictionary: &Dictionary) -> Vec<GlossedWord> {
    let mut out = Vec::new();
    let mut at = 0;
    for word in dictionary.words(text).into_iter().filter(|w| !w.inner) {
        out.extend(own_words(text, at, word.span.start));
        at = word.span.end;
        let senses = dictionary.senses(&word.headword);
        // Nearly every character is a surname, too, and short for some country or province; names of people are written in the
        // line above.
        let rare = |sense: &&str| sense.starts_with("surname ") || sense.starts_with("abbr. for ");
        let common: Vec<&str> = senses.iter().copied().filter(|s| !rare(s)).collect();
        let senses = (if common.is_empty() { senses } else { common }).into_iter().map(str::to_owned).collect();
        out.push(GlossedWord { span: word.span, senses });
    }
    let glossed = !out.is_empty();
    out.extend(own_words(text, at, text.len()).into_iter().filter(|_| glossed));
    out
}

/// What stands between two headwords, if it is more than marks.
fn own_words(text: &str, start: usize, end: usize) -> Option<GlossedWord> {
    let between = text.get(start..end)?;
    let trimmed = between.trim_matches(|c: char| !c.is_alphanumeric());
    let from = start + between.find(trimmed)?;
    (!trimmed.is_empty()).then(|| GlossedWord { span: Span::new(from, from + trimmed.len()), senses: Vec::new() })
}
