//! `whosaid completions`: completions for a shell.

use clap::CommandFactory;

use super::args::{Args, Completions};
use super::{CliError, Outcome};

pub(super) fn run(args: &Completions) -> Result<Outcome, CliError> {
    // clap_complete panics when its writer fails, so the script is made in memory first.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "whosaid", &mut script);
    super::terminal::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Done)
}
