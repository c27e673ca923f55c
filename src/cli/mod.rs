//! The command line: arguments, settings, one file a subcommand, and what the terminal shows.
//!
//! Architecture invariant: nothing here reads the environment; `main` hands it in.

mod args;
mod articles;
mod ask;
mod batch;
mod bot;
mod check;
mod completions;
mod error;
mod eval;
mod extract;
mod gloss;
mod ingest;
mod interrupt;
mod json;
mod list;
mod rebuild;
mod regions;
mod remove;
mod review;
mod settings;
mod show;
mod speakers;
mod table;
mod talk;
mod terminal;
mod verify;
mod watch;

pub use args::{Args, Command};
pub use error::CliError;
pub use settings::Environment;

use settings::Settings;

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found or done: exit code 0.
    Done,
    /// No evidence, nothing found: exit code 1.
    Nothing,
}

/// Runs a command.
pub fn run(args: Args, environment: Environment) -> Result<Outcome, CliError> {
    if let Command::Completions(shell) = &args.command {
        return completions::run(shell);
    }
    let settings = Settings::resolve(&args.global, environment)?;
    let outcome = match args.command {
        Command::Ask(ask) => ask::run(&ask, &settings),
        Command::Verify(verify) => verify::run(&verify, &settings),
        Command::Show(show) => show::run(&show, &settings),
        Command::Ingest(ingest) => ingest::run(&ingest, &settings),
        Command::Review(review) => review::run(&review, &settings),
        Command::Check(check) => check::run(&check, &settings),
        Command::Remove(remove) => remove::run(&remove, &settings),
        Command::Watch(watch) => watch::run(&watch, &settings),
        Command::Extract(extract) => extract::run(&extract, &settings),
        Command::Rebuild(rebuild) => rebuild::run(&rebuild, &settings),
        Command::Eval(eval) => eval::run(&eval, &settings),
        Command::Speakers(list) => speakers::run(&list, &settings),
        Command::Regions(list) => regions::run(&list, &settings),
        Command::Articles(list) => articles::run(&list, &settings),
        Command::Bot => return bot::run(settings),
        Command::Completions(_) => Ok(Outcome::Done),
    };
    outcome.map_err(|error| settings.really(error))
}
