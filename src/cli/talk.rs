//! `whosaid ask` at a terminal: one question after the other, each read in the light of the one before.

use rustyline::DefaultEditor;
use rustyline::error::ReadlineError;

use crate::answer::{Answer, Response};
use crate::home;
use crate::quote::QuoteId;
use crate::retrieval::{Before, Filters, FollowUp, Query, follow_up};
use crate::text::Span;

use super::ask::Asker;
use super::terminal::print;
use super::{CliError, Outcome};

const WELCOME: &str = "Ask what the experts said. A question may go on from the one before (\"and Nigeria?\", \"compare them\"); \"new\" forgets it, and\nCtrl-D ends.\n";

/// What is no question, as people write it.
const END: [&str; 4] = ["quit", "exit", ":q", "bye"];
const HELP: [&str; 3] = ["help", "/help", "?"];
const NEW: [&str; 2] = ["new", "start over"];

/// Reads questions until the input ends, with history.
pub(super) fn talk(asker: &Asker<'_>) -> Result<Outcome, CliError> {
    let failed = |e: ReadlineError| CliError::Mistake(format!("the terminal cannot be read: {e}"));
    let mut editor = DefaultEditor::new().map_err(failed)?;
    let history = home::history();
    // A history that cannot be kept is no reason not to answer.
    if let Some(path) = &history {
        editor.load_history(path).ok();
    }
    print(WELCOME)?;
    let mut talk = Talk { asker, last: None };
    loop {
        match editor.readline("? ") {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => {
                editor.add_history_entry(&line).ok();
                match talk.said(line.trim())? {
                    Some(text) => print(&text)?,
                    None => break,
                }
            }
            // Ctrl-C takes back the line, as in a shell.
            Err(ReadlineError::Interrupted) => {}
            Err(ReadlineError::Eof) => break,
            Err(e) => return Err(failed(e)),
        }
    }
    if let Some(path) = history {
        path.parent().map(std::fs::create_dir_all);
        editor.save_history(&path).ok();
    }
    Ok(Outcome::Done)
}

struct Talk<'a> {
    asker: &'a Asker<'a>,
    last: Option<Turn>,
}

/// What was asked last, and what was shown.
struct Turn {
    query: Query,
    /// What was asked before, where only who was asked for has changed since.
    earlier: Option<Query>,
    voices: Vec<String>,
    passages: Vec<(QuoteId, Span)>,
}

impl Talk<'_> {
    /// What a line is answered with; `None` where it ends the talk.
    fn said(&mut self, line: &str) -> Result<Option<String>, CliError> {
        let is = |words: &[&str]| words.iter().any(|word| word.eq_ignore_ascii_case(line));
        if is(&END) {
            return Ok(None);
        }
        if is(&HELP) {
            return Ok(Some(WELCOME.to_owned()));
        }
        if is(&NEW) {
            self.last = None;
            return Ok(Some("The next question stands for itself.\n".to_owned()));
        }
        let now = self.asker.engine.understand(line, &self.asker.filters)?;
        let Some(last) = &self.last else { return self.answered(line, now, None, Vec::new()) };
        let before = Before { query: &last.query, earlier: last.earlier.as_ref(), voices: &last.voices };
        match follow_up(line, &now, before, false) {
            FollowUp::Fresh => self.answered(line, now, None, Vec::new()),
            FollowUp::Whom(_) => Ok(Some(format!("Whom do you mean? {}\n", last.voices.join(", ")))),
            FollowUp::Continued { query, unseen, earlier } => {
                let without = if unseen { last.passages.clone() } else { Vec::new() };
                // The words of the question may say what it no longer asks, so what was understood stands for them.
                let words = query.topic.clone();
                self.answered(&words, query, earlier, without)
            }
        }
    }

    fn answered(
        &mut self,
        words: &str,
        query: Query,
        earlier: Option<Query>,
        without: Vec<(QuoteId, Span)>,
    ) -> Result<Option<String>, CliError> {
        let filters = Filters { without: without.clone(), ..self.asker.filters.clone() };
        let response = self.asker.engine.answer(words, query, &filters, self.asker.size)?;
        let text = self.asker.text(&response);
        self.last = Some(Turn::of(response, earlier, without));
        Ok(Some(text))
    }
}

impl Turn {
    fn of(response: Response, earlier: Option<Query>, mut passages: Vec<(QuoteId, Span)>) -> Self {
        let mut voices: Vec<String> = Vec::new();
        if let Answer::Grounded(evidence) = &response.answer {
            for shown in evidence {
                passages.push((shown.citation.quote.clone(), shown.citation.span));
                if let Some(speaker) = shown.citation.speaker.as_ref().filter(|name| !voices.contains(name)) {
                    voices.push(speaker.clone());
                }
            }
        }
        Self { query: response.query, earlier, voices, passages }
    }
}
