//! `whosaid eval`: how good the search is, over a set of questions whose answers are known.

use std::fmt::Write as _;

use crate::eval::{Stage, evaluate};
use crate::retrieval::Signal;

use super::args::Eval;
use super::json::{EvalJson, line};
use super::settings::Settings;
use super::terminal::{bar, print};
use super::{CliError, Outcome};

pub(super) fn run(args: &Eval, settings: &Settings) -> Result<Outcome, CliError> {
    let asked = args.signals.unwrap_or_default();
    let signals = if args.no_vectors { asked.without(Signal::Vectors) } else { asked };
    let mut models = settings.models()?;
    models.encoder = models.encoder.filter(|_| signals.has(Signal::Vectors));
    let mut cache = models.encoder.as_ref().map(|encoder| settings.cache(encoder.as_ref()));
    let (indexing, encoding_bar, asking) = (bar("indexing"), bar("encoding"), bar("asking"));
    let evaluated =
        evaluate(&args.dir, &signals, &settings.gazetteer()?, &models, cache.as_mut(), args.run.as_deref(), &mut |stage, done, total| {
            let bar = match stage {
                Stage::Indexing => &indexing,
                Stage::Encoding => &encoding_bar,
                Stage::Asking => &asking,
            };
            bar.set_length(total);
            bar.set_position(done);
            if done == total {
                bar.finish_and_clear();
            }
        });
    [indexing, encoding_bar, asking].iter().for_each(|bar| bar.finish_and_clear());
    let evaluated = evaluated?;
    if evaluated.unknown_documents > 0 {
        let count = evaluated.unknown_documents;
        anstream::eprintln!("whosaid: documents of qrels/test.tsv that are not in corpus.jsonl, and count as not found: {count}");
    }
    if evaluated.unknown_questions > 0 {
        let count = evaluated.unknown_questions;
        anstream::eprintln!("whosaid: questions of qrels/test.tsv that are not in queries.jsonl, and are left out: {count}");
    }
    if args.json {
        print(&line(&EvalJson::new(&evaluated, signals))?)?;
    } else {
        let lines = evaluated.figures.named().iter().fold(String::new(), |mut out, (name, figure)| {
            // Writing to a string does not fail.
            writeln!(out, "{name:<9} {figure:.4}").ok();
            out
        });
        print(&lines)?;
    }
    Ok(Outcome::Done)
}
