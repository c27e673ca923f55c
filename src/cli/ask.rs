//! `whosaid ask`: a question, or many, or one after the other at a terminal.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use serde::Deserialize;

use crate::answer::{Answer, Engine, Glosser, Response, Size};
use crate::locale::Locale;
use crate::retrieval::Filters;

use super::args::Ask;
use super::batch::objects;
use super::gloss::Glosses;
use super::json::{AnswerJson, Words, line};
use super::list::{How, answer_text};
use super::settings::Settings;
use super::talk::talk;
use super::terminal::{print, read_stdin};
use super::{CliError, Outcome};

pub(super) fn run(args: &Ask, settings: &Settings) -> Result<Outcome, CliError> {
    if args.since.as_ref().zip(args.until.as_ref()).is_some_and(|(since, until)| since.earliest() > until.latest()) {
        return Err(CliError::Mistake("--since is after --until, so no article can match; swap them".to_owned()));
    }
    if args.limit == Some(0) {
        return Err(CliError::Mistake("--limit 0 leaves nobody to show; write 1 or more".to_owned()));
    }
    let glosser = if args.gloss { Some(settings.glosser()?) } else { None };
    if args.passages == Some(0) {
        return Err(CliError::Mistake("--passages 0 leaves nothing to show; write 1 or more".to_owned()));
    }
    let speakers = args.limit.unwrap_or(settings.config.ask.limit.get());
    let size = Size { speakers, passages: args.passages.unwrap_or(Size::PASSAGES) };
    let engine = settings.engine()?;
    if let Some(unknown) = args.region.iter().find(|words| !engine.knows_region(words)) {
        return Err(CliError::Mistake(format!(
            "--region {unknown}: no such country or group; write a name or code, as in `whosaid regions`"
        )));
    }
    let asker = Asker { engine, filters: filters(args), size, glosser, args };
    if let Some(file) = &args.batch {
        return asker.batch(file);
    }
    let question = args.question.join(" ");
    let narrowed = !args.speaker.is_empty() || !args.region.is_empty() || !args.affiliation.is_empty();
    if !question.trim().is_empty() || narrowed {
        return asker.one(&question);
    }
    if io::stdin().is_terminal() && !args.json && args.question.is_empty() {
        return talk(&asker);
    }
    if args.question.is_empty() { asker.one(&read_stdin()?) } else { asker.one(&question) }
}

fn filters(args: &Ask) -> Filters {
    Filters {
        speakers: args.speaker.clone(),
        regions: args.region.clone(),
        affiliations: args.affiliation.clone(),
        since: args.since.as_ref().map(|d| d.earliest()),
        until: args.until.as_ref().map(|d| d.latest()),
        lang: args.lang.clone(),
        ..Filters::default()
    }
}

/// What answers questions, and how.
pub(super) struct Asker<'a> {
    pub engine: Engine,
    pub filters: Filters,
    pub size: Size,
    glosser: Option<Glosser>,
    args: &'a Ask,
}

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
}

impl Asker<'_> {
    fn ask(&self, question: &str) -> Result<Response, CliError> {
        Ok(self.engine.ask(question, &self.filters, self.size)?)
    }

    fn glosses(&self, response: &Response) -> Option<Glosses> {
        Some(Glosses::of(response, self.glosser.as_ref()?))
    }

    fn json(&self, response: &Response, id: Option<&serde_json::Value>) -> Result<String, CliError> {
        let region = |code: &crate::lexicon::Region| self.engine.region_name(code, "en");
        let glosses = self.glosses(response);
        let words = Words { locale: Locale::of("en"), region: &region, explain: self.args.explain, glosses: glosses.as_ref() };
        line(&AnswerJson::new(response, id, &words))
    }

    /// An answer as people read it.
    pub(super) fn text(&self, response: &Response) -> String {
        let how = How { full: self.args.full, explain: self.args.explain, glosses: self.glosses(response).unwrap_or_default() };
        answer_text(response, &self.engine, &how)
    }

    fn one(&self, question: &str) -> Result<Outcome, CliError> {
        let response = self.ask(question)?;
        print(&if self.args.json { self.json(&response, None)? } else { self.text(&response) })?;
        Ok(match response.answer {
            Answer::Grounded(_) => Outcome::Done,
            Answer::NoEvidence { .. } => Outcome::Nothing,
        })
    }

    fn batch(&self, path: &Path) -> Result<Outcome, CliError> {
        let mut out = io::stdout().lock();
        for asked in objects::<Line>(path, "`id` and `text`")? {
            let asked = asked?;
            let response = self.ask(&asked.text)?;
            match out.write_all(self.json(&response, Some(&asked.id))?.as_bytes()) {
                Err(e) if e.kind() == io::ErrorKind::BrokenPipe => break,
                other => other.map_err(CliError::Output)?,
            }
        }
        Ok(Outcome::Done)
    }
}
