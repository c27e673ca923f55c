//! Who speaks, where a verb or a particle marks it and no capitals do: Hindi, Korean, Arabic.

use crate::text::{Span, lines};

use super::super::people::{Token, words};
use super::super::speech::Speech;
use super::inline::{Form, Heard};

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Speech,
    /// Names of several words, in the order of the text.
    people: Vec<(String, Span)>,
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Speech) -> Self {
        let mut out = Self { text, speech, people: Vec::new() };
        for (offset, line) in lines(text) {
            let tokens = words(line, offset);
            for at in 0..tokens.len() {
                if let Some(heard) = out.subject(&tokens, at).filter(|h| h.form == Form::Name)
                    && let Some(name) = heard.mention.of(text)
                    && name.split_whitespace().count() > 1
                    && out.people.iter().all(|(known, _)| known != name)
                    && out.people.len() < 500
                {
                    out.people.push((name.to_owned(), heard.mention));
                }
            }
        }
        out
    }

    /// Who speaks by the verb or particle at a place.
    fn subject(&self, tokens: &[Token<'_>], at: usize) -> Option<Heard> {
        let token = tokens.get(at)?;
        match self.speech.lang {
            "hi" if token.text == "ने" => self.run_before(tokens, at),
            "ko" => {
                let stem = token.text.strip_suffix(['는', '은', '가', '이']).filter(|s| !s.is_empty())?;
                if token.is(self.speech.pronouns) {
                    return Some(heard(token.span, Form::Pronoun));
                }
                let role = self.speech.roles.iter().find(|r| stem.ends_with(**r))?;
                // "김민수 교수는", "김민수씨는"
                let own = &stem[..stem.len() - role.len()];
                if own.chars().count() >= 2 {
                    return Some(heard(Span::new(token.span.start, token.span.start + own.len()), Form::Name));
                }
                let name = tokens.get(at.checked_sub(1)?).filter(|t| t.word && (2..=4).contains(&t.text.chars().count()))?;
                Some(heard(name.span, Form::Name))
            }
            "ar" if token.is(self.speech.cues) => {
                let mut first = at + 1;
                while tokens.get(first).is_some_and(|t| t.is(self.speech.titles) || t.is(self.speech.roles)) {
                    first += 1;
                }
                if tokens.get(first).is_some_and(|t| t.is(self.speech.pronouns)) {
                    return Some(heard(tokens[first].span, Form::Pronoun));
                }
                let mut last = first;
                while tokens
                    .get(last)
                    .is_some_and(|t| t.word && !t.is(self.speech.prepositions) && !t.is(self.speech.roles) && !t.is(self.speech.cues))
                    && last < first + 3
                {
                    last += 1;
                }
                let ends = tokens.get(last).is_none_or(|t| !t.word || t.is(self.speech.prepositions) || t.is(self.speech.roles));
                (last > first && ends).then(|| heard(Span::new(tokens[first].span.start, tokens[last - 1].span.end), Form::Name))
            }
            _ => None,
        }
    }

    fn run_before(&self, tokens: &[Token<'_>], at: usize) -> Option<Heard> {
        let mut first = at;
        while first > 0 && tokens[first - 1].word && at - first < 3 {
            let token = &tokens[first - 1];
            if token.is(self.speech.pronouns) && first == at {
                return Some(heard(token.span, Form::Pronoun));
            }
            let grammar = ["के", "की", "का", "में", "और", "से", "पर", "को", "ने", "कि"].contains(&token.text);
            if grammar || token.is(self.speech.titles) || token.is(self.speech.roles) || token.is(self.speech.cues) {
                break;
            }
            first -= 1;
        }
        (first < at).then(|| heard(Span::new(tokens[first].span.start, tokens[at - 1].span.end), Form::Name))
    }

    fn in_clause(&self, clause: &str, offset: usize) -> Option<Heard> {
        let tokens = words(clause, offset);
        if !tokens
            .iter()
            .any(|t| t.is(self.speech.cues) || self.speech.cues.iter().any(|c| t.text.ends_with(c) && self.speech.lang == "ko"))
        {
            return None;
        }
        if let Some(pronoun) = tokens.iter().take(3).find(|t| t.is(self.speech.pronouns)) {
            return Some(heard(pronoun.span, Form::Pronoun));
        }
        (0..tokens.len()).find_map(|at| self.subject(&tokens, at))
    }
}

fn heard(mention: Span, form: Form) -> Heard {
    Heard { mention, form, confidence: 0.92 }
}

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        let end = clause.find(['\n', '.', '।', '؟', '!']).unwrap_or(clause.len());
        self.in_clause(&clause[..end], offset)
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let start = body.rfind(['\n', '.', '।', '؟', '!']).map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
        let tokens = words(&body[start..], offset + start);
        match self.speech.lang {
            // The particle alone tells: 김 교수는 “…”라고 말했다.
            "ko" => (0..tokens.len()).rev().find_map(|at| self.subject(&tokens, at)).map(|h| Heard { confidence: 0.9, ..h }),
            _ => self.in_clause(&body[start..], offset + start),
        }
    }

    fn sentence(&self, _: &str, _: usize) -> Option<Heard> {
        None
    }

    fn full(&self, mention: &str, at: usize) -> (String, Option<Span>) {
        let part = |name: &str| {
            name == mention
                || name.split_whitespace().any(|w| w == mention)
                || mention.split_whitespace().count() == 1 && name.ends_with(mention)
        };
        let found = self
            .people
            .iter()
            .rev()
            .find(|(name, span)| span.start <= at && part(name))
            .or_else(|| self.people.iter().find(|(name, _)| part(name)));
        found.map_or((mention.to_owned(), None), |(name, span)| (name.clone(), Some(*span)))
    }

    fn last_named(&self, from: usize, at: usize) -> Option<Span> {
        self.people.iter().rev().find(|(_, span)| span.start >= from && span.end <= at).map(|(_, span)| *span)
    }

    fn affiliation(&self, _name: &str, mention: Span) -> Option<Span> {
        let after = self.text.get(mention.end..)?;
        let comma = after.trim_start().strip_prefix(['،', ',', '('])?;
        let start = mention.end + after.len() - comma.len();
        let end = comma.find(['،', ',', ':', '.', '\n', ')', '«', '“', '"'])?;
        let words = comma[..end].trim();
        let from = start + comma[..end].len() - comma[..end].trim_start().len();
        (words.split_whitespace().count() > 1 && words.len() < 250).then(|| Span::new(from, from + words.len()))
    }
}
