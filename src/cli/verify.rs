//! `whosaid verify`: is this sentence in the corpus?

use std::fmt::Write;

use crate::answer::{Change, Verdict, Verified};

use super::args::Verify;
use super::json::{line, verified_json};
use super::list::{citation, heading, words};
use super::settings::Settings;
use super::terminal::{BOLD, GONE, NEW, isolated, print, read_stdin, safe, styled, width};
use super::{CliError, Outcome};

pub(super) fn run(args: &Verify, settings: &Settings) -> Result<Outcome, CliError> {
    let sentence = if args.sentence.is_empty() { read_stdin()? } else { args.sentence.join(" ") };
    if sentence.trim().is_empty() {
        return Err(CliError::Mistake("there is no sentence to verify; write it after `verify` or to standard input".to_owned()));
    }
    let engine = settings.engine()?;
    let verified = engine.verify(&sentence)?;
    if args.json {
        print(&line(&verified_json(&verified))?)?;
    } else {
        let mut out = format!("{}\n", styled(BOLD, &verdict(&verified)));
        if verified.in_part {
            out.push_str("It is part of a sentence: read what stands around it.\n");
        }
        if !verified.changes.is_empty() {
            let _ = writeln!(out, "\n{}\n", difference(&verified.changes));
        }
        if let Some(first) = verified.evidence.first() {
            let _ = writeln!(out, "{}", heading(first, &engine));
            verified.evidence.iter().for_each(|e| out.push_str(&words(e)));
            let _ = writeln!(out, "    {}", citation(first));
        }
        print(&out)?;
    }
    Ok(if verified.verdict == Verdict::Exact { Outcome::Done } else { Outcome::Nothing })
}

fn verdict(verified: &Verified) -> String {
    let said_by = verified
        .evidence
        .first()
        .and_then(|e| e.citation.speaker.as_deref())
        .map_or_else(|| "somebody who is not named".to_owned(), isolated);
    match verified.verdict {
        Verdict::Exact => format!("Exact: {said_by} said this."),
        Verdict::Altered => format!("Altered: {said_by} said it in other words."),
        Verdict::SomeoneElse => {
            format!("Someone else's words: {said_by} said this, not {}.", verified.claimed.as_deref().map_or_else(String::new, isolated))
        }
        Verdict::NotFound => "Not found: nobody in the corpus said this.".to_owned(),
    }
}

/// What only the sentence has is struck out, what was said instead is underlined; without colours, `[-so-]` and `{+so+}`.
fn difference(changes: &[Change]) -> String {
    let text: String = changes
        .iter()
        .map(|c| match c {
            Change::Same(s) => safe(s),
            Change::Claimed(s) => format!("[-{}-]", safe(s)),
            Change::Said(s) => format!("{{+{}+}}", safe(s)),
        })
        .collect();
    let lines: Vec<String> = textwrap::wrap(&text, width()).into_iter().map(std::borrow::Cow::into_owned).collect();
    lines
        .join("\n")
        .replace("[-", &format!("{GONE}[-"))
        .replace("-]", &format!("-]{GONE:#}"))
        .replace("{+", &format!("{NEW}{{+"))
        .replace("+}", &format!("+}}{NEW:#}"))
}
