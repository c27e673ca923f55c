//! `whosaid watch`: feeds are looked at again and again, and new articles come in.

use std::time::{Duration, Instant};

use crate::ingest::{Event, Feeds, Intake};

use super::args::Watch;
use super::ingest::brief;
use super::interrupt::Interrupt;
use super::list::index_now_has;
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &Watch, settings: &Settings) -> Result<Outcome, CliError> {
    let mut feeds: Vec<String> = settings.config.watch.feeds.clone();
    feeds.extend(args.feeds.iter().filter(|f| !settings.config.watch.feeds.contains(f)).cloned());
    if feeds.is_empty() {
        let next = "name one, or list them as `feeds` under [watch] in config/whosaid.toml";
        return Err(CliError::Mistake(format!("there is no feed to watch; {next}")));
    }
    let every = Duration::try_from(args.every.unwrap_or(settings.config.watch.every)).unwrap_or_default();
    if every < SHORTEST && !args.once {
        return Err(CliError::Mistake("feeds are looked at once a minute at most; name a longer time with --every".to_owned()));
    }
    if settings.config.fetch.contact.is_none() {
        anstream::eprintln!("whosaid: sites cannot tell who fetches; set `contact` under [fetch] in config/whosaid.toml");
    }
    let interrupt = Interrupt::listen();
    let mut memory = Feeds::of(&settings.corpus);
    loop {
        let began = Instant::now();
        let stored = round(&feeds, args, &mut memory, &interrupt, settings)?;
        if args.once || interrupt.asked() {
            return Ok(if stored > 0 { Outcome::Done } else { Outcome::Nothing });
        }
        while began.elapsed() < every {
            if interrupt.asked() {
                return Ok(Outcome::Done);
            }
            std::thread::sleep(TICK);
        }
    }
}

/// Whoever asks more often than this is a burden.
const SHORTEST: Duration = Duration::from_secs(60);
const TICK: Duration = Duration::from_millis(200);

fn round(feeds: &[String], args: &Watch, memory: &mut Feeds, interrupt: &Interrupt, settings: &Settings) -> Result<u64, CliError> {
    let gazetteer = settings.gazetteer()?;
    // Others may have changed the corpus since the last round.
    let mut intake = Intake::new(&settings.corpus, &gazetteer, settings.fetch(args.allow_private))?;
    let mut unsaid = Ok(());
    let stored = memory.round(feeds, &mut intake, &|| interrupt.asked(), &mut |event| match event {
        Event::Stored(incoming) => {
            if let Err(error) = print(&brief("stored", incoming)) {
                unsaid = Err(error);
            }
        }
        Event::Empty(address) => anstream::eprintln!("whosaid: {address}: no quotation was found in it, so it was not stored"),
        Event::Failed(address, error) => anstream::eprintln!("whosaid: {address}: {error}"),
    })?;
    unsaid?;
    if stored > 0 {
        let summary = settings.refresh(&gazetteer, !args.no_vectors && !interrupt.asked())?;
        print(&index_now_has(&summary))?;
    }
    Ok(stored)
}
