//! From what was asked to the messages that answer it.

use crate::index::IndexError;
use crate::retrieval::Filters;

use super::commands::Chat;
use super::incoming::Asked;
use super::markup::Markup;
use super::render;

/// Characters that a question may have.
const LONGEST_QUESTION: usize = 1000;
/// Experts that are looked up; what two messages do not hold is counted.
pub(super) const EXPERTS: usize = 50;

/// Answers.
pub(super) fn reply(chat: &Chat<'_>, asked: &Asked) -> Result<Vec<Markup>, IndexError> {
    match asked {
        Asked::Command(command, words) => (command.answer)(chat, words),
        Asked::Question(words) => question(chat, words),
        Asked::UnknownCommand => Ok(chat.says("unknown_command")),
        Asked::NoText => Ok(chat.says("text_only")),
    }
}

/// Answers a question with quotations, or with the word that there are none.
pub(super) fn question(chat: &Chat<'_>, words: &str) -> Result<Vec<Markup>, IndexError> {
    if words.is_empty() {
        return Ok(chat.says("question_empty"));
    }
    if words.chars().count() > LONGEST_QUESTION {
        let limit = LONGEST_QUESTION.to_string();
        return Ok(vec![Markup::plain(&chat.locale.text("question_too_long", &[("limit", &limit)]))]);
    }
    let response = chat.engine.ask(words, &Filters::default(), EXPERTS)?;
    let regions = match response.answer {
        crate::answer::Answer::NoEvidence { .. } => chat.engine.regions()?,
        crate::answer::Answer::Grounded(_) => Vec::new(),
    };
    Ok(render::answer(&chat.scene(&|code| chat.engine.region_name(code, chat.locale.tag())), &response, &regions))
}
