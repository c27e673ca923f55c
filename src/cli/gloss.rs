//! `ask --gloss`: below words in a language that the question is not in, what a machine makes of them.

use std::collections::HashMap;

use crate::answer::{Answer, Evidence, Gloss, Glosser, Response};
use crate::text::Lang;

use super::terminal::{DIM, safe, styled, width, wrapped};

/// The aids to an answer's passages, by what they are of.
#[derive(Default)]
pub(super) struct Glosses(HashMap<(String, usize), Gloss>);

impl Glosses {
    /// Makes them for the language of the question, or English where that is not known. A translator that fails is named on standard
    /// error, once, and the answer is given without.
    pub(super) fn of(response: &Response, glosser: &Glosser) -> Self {
        let Answer::Grounded(evidence) = &response.answer else { return Self::default() };
        let english = || "en".parse().unwrap_or_else(|_| Lang::unknown());
        let to = response.query.lang.clone().filter(|l| *l != Lang::unknown()).unwrap_or_else(english);
        let mut out = HashMap::new();
        for entry in evidence {
            match glosser.gloss(&entry.verbatim, &entry.citation.lang, &to) {
                Ok(Some(gloss)) => drop(out.insert(key(entry), gloss)),
                Ok(None) => {}
                Err(error) => {
                    anstream::eprintln!("whosaid: there is no translation: {error}");
                    break;
                }
            }
        }
        Self(out)
    }

    pub(super) fn get(&self, entry: &Evidence) -> Option<&Gloss> {
        self.0.get(&key(entry))
    }

    /// The lines below a passage; none where it has no aid. There is no bar beside them: they are nobody's words.
    pub(super) fn text(&self, entry: &Evidence) -> String {
        let Some(gloss) = self.get(entry) else { return String::new() };
        let label = match gloss {
            Gloss::Translation(translation) => format!("translated by a machine ({}), not the speaker's words:", safe(&translation.model)),
            Gloss::Words(_) => "word by word, by a machine from a dictionary, not the speaker's words:".to_owned(),
        };
        let text = gloss.text(&entry.verbatim);
        let room = width().saturating_sub(4);
        let lines = std::iter::once(label.as_str()).chain(text.lines());
        lines.flat_map(|line| wrapped(line, &[], "", room)).map(|line| format!("    {}\n", styled(DIM, &line))).collect()
    }
}

fn key(entry: &Evidence) -> (String, usize) {
    (entry.citation.quote.to_string(), entry.citation.span.start)
}
