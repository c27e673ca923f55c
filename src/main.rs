//! The binary: the environment comes in here, exit codes go out.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::Parser;
use tracing_subscriber::EnvFilter;
use whosaid::cli::{Args, CliError, Command, Environment, Outcome, run};

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        let place = fault.location().map_or_else(String::new, |at| format!(" at {}:{}", at.file(), at.line()));
        eprintln!(
            "whosaid: a fault of our own{place}; `whosaid rebuild` mends a damaged index, otherwise please report it with what you typed"
        );
    }));
    std::panic::catch_unwind(end).unwrap_or(ExitCode::from(3))
}

fn end() -> ExitCode {
    match start() {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Nothing) => ExitCode::from(1),
        Err(error) => {
            // Our own errors say everything in one sentence; others carry their causes along.
            let ours = error.downcast_ref::<CliError>();
            anstream::eprintln!("whosaid: {}", ours.map_or_else(|| format!("{error:#}"), ToString::to_string));
            ExitCode::from(ours.map_or(2, CliError::exit_code))
        }
    }
}

fn start() -> anyhow::Result<Outcome> {
    let args = Args::parse();
    let variable = |name: &str| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
    let mut environment = Environment {
        home: std::env::var_os("WHOSAID_HOME").map(PathBuf::from),
        current: std::env::current_dir().ok(),
        program: std::env::current_exe().ok(),
        clone: std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from),
        ..Environment::default()
    };
    let key = |name: &'static str| variable(name).map(|k| k.parse()).transpose().context(name);
    environment.encoder_key = key("WHOSAID_ENCODER_KEY")?;
    environment.translator_key = key("WHOSAID_TRANSLATOR_KEY")?;
    if matches!(args.command, Command::Bot) {
        log(variable("WHOSAID_LOG_FORMAT").is_some_and(|format| format == "json"));
        environment.token = variable("WHOSAID_TELEGRAM_TOKEN").map(|t| t.trim().parse()).transpose().context("WHOSAID_TELEGRAM_TOKEN")?;
        environment.api_url = variable("WHOSAID_TELEGRAM_API_URL");
        let secret = variable("WHOSAID_TELEGRAM_WEBHOOK_SECRET").map(|s| s.trim().parse());
        environment.webhook_secret = secret.transpose().context("WHOSAID_TELEGRAM_WEBHOOK_SECRET")?;
    }
    Ok(run(args, environment)?)
}

/// Logs to standard error, `info` unless `RUST_LOG` says otherwise; for programs, an object a line.
fn log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if json { log.json().init() } else { log.init() }
}
