//! `whosaid show`: a quote in its context.

use std::fmt::Write;

use crate::quote::QuoteId;

use super::args::Show;
use super::json::{card_json, line};
use super::list::{citation, heading, words};
use super::settings::Settings;
use super::terminal::{DIM, print, styled, width, wrapped};
use super::{CliError, Outcome};

pub(super) fn run(args: &Show, settings: &Settings) -> Result<Outcome, CliError> {
    let id: QuoteId = args.quote.trim().parse().map_err(|e| CliError::Mistake(format!("{e}")))?;
    let engine = settings.engine()?;
    let Some(card) = engine.card(&id)? else {
        anstream::eprintln!("whosaid: no quote `{id}` in the corpus; ids are printed by `whosaid ask`");
        return Ok(Outcome::Nothing);
    };
    if args.json {
        print(&line(&card_json(&card))?)?;
        return Ok(Outcome::Done);
    }
    let context = |line: &Option<String>| -> String {
        line.iter().flat_map(|l| wrapped(l, &[], "  ", width())).map(|l| format!("{}\n", styled(DIM, &l))).collect()
    };
    let mut out = context(&card.before);
    let first = card.evidence.first();
    let _ = writeln!(out, "{}", heading(first, &engine));
    for (i, e) in card.evidence.iter().enumerate() {
        out.push_str(if i == 0 { "" } else { "  │\n" });
        out.push_str(&words(e));
    }
    let _ = writeln!(out, "    {}", citation(first));
    out.push_str(&context(&card.after));
    print(&out)?;
    Ok(Outcome::Done)
}
