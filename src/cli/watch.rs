//! `whosaid watch`: feeds are looked at again and again, and new articles come in. The bot does the same beside its answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use jiff::SignedDuration;

use crate::config::SHORTEST_ROUND;
use crate::index::Summary;
use crate::ingest::{Event, Feeds, Intake};

use super::args;
use super::ingest::brief;
use super::interrupt::Interrupt;
use super::list::index_now_has;
use super::settings::Settings;
use super::terminal::print;
use super::{CliError, Outcome};

pub(super) fn run(args: &args::Watch, settings: &Settings) -> Result<Outcome, CliError> {
    let mut watch = Watch::of(settings);
    let named: Vec<String> = args.feeds.iter().filter(|f| !watch.feeds.contains(f)).cloned().collect();
    watch.feeds.extend(named);
    watch.private |= args.allow_private;
    watch.vectors = !args.no_vectors;
    watch.every = args.every.and_then(|every| Duration::try_from(every).ok()).unwrap_or(watch.every);
    watch.check(args.once)?;
    if settings.config.fetch.contact.is_none() {
        anstream::eprintln!("whosaid: sites cannot tell who fetches; set `contact` under [fetch] in config/whosaid.toml");
    }
    let interrupt = Interrupt::listen();
    let stop = || interrupt.asked();
    let mut memory = Feeds::of(&settings.corpus);
    loop {
        let began = Instant::now();
        let mut failed = false;
        let stored = watch.round(settings, &mut memory, &stop, &mut |news| {
            failed |= matches!(news, News::Event(Event::Failed(..)));
            printed(news)
        })?;
        if args.once && stored == 0 && !failed {
            print("Nothing new came in.\n")?;
        }
        if args.once || stop() {
            return Ok(if failed && stored == 0 { Outcome::Nothing } else { Outcome::Done });
        }
        if !watch.wait(began, &stop) {
            return Ok(Outcome::Done);
        }
    }
}

const TICK: Duration = Duration::from_millis(200);

/// Which feeds are looked at, and how.
struct Watch {
    feeds: Vec<String>,
    every: Duration,
    private: bool,
    /// Whether new passages get vectors.
    vectors: bool,
}

/// What there is to say of a round.
enum News<'n> {
    Event(Event<'n>),
    /// The index has what came in.
    Indexed(&'n Summary),
}

impl Watch {
    fn of(settings: &Settings) -> Self {
        let set = &settings.config.watch;
        Self {
            feeds: set.feeds.clone(),
            every: Duration::try_from(set.every).unwrap_or_default(),
            private: set.allow_private,
            vectors: true,
        }
    }

    fn check(&self, once: bool) -> Result<(), CliError> {
        if self.feeds.is_empty() {
            let next = "name one, or list them as `feeds` under [watch] in config/whosaid.toml";
            return Err(CliError::Mistake(format!("there is no feed to watch; {next}")));
        }
        if SignedDuration::try_from(self.every).is_ok_and(|every| every < SHORTEST_ROUND) && !once {
            let next = "name a longer time with --every, or as `every` under [watch]";
            return Err(CliError::Mistake(format!("feeds are looked at once a minute at most; {next}")));
        }
        Ok(())
    }

    /// Looks at every feed once; gives the number of articles that were stored.
    fn round(
        &self,
        settings: &Settings,
        memory: &mut Feeds,
        stop: &dyn Fn() -> bool,
        say: &mut dyn FnMut(News<'_>) -> Result<(), CliError>,
    ) -> Result<u64, CliError> {
        let gazetteer = settings.gazetteer()?;
        // Others may have changed the corpus since the last round.
        let mut intake = Intake::new(&settings.corpus, &gazetteer, settings.fetch(self.private))?;
        let mut said = Ok(());
        let stored = memory.round(&self.feeds, &mut intake, stop, &mut |event| {
            if said.is_ok() {
                said = say(News::Event(event));
            }
        })?;
        said?;
        if stored > 0 {
            let summary = settings.follow(&gazetteer, self.vectors && !stop())?;
            say(News::Indexed(&summary))?;
        }
        Ok(stored)
    }

    /// Waits for the next round; whether there is to be one.
    fn wait(&self, began: Instant, stop: &dyn Fn() -> bool) -> bool {
        while began.elapsed() < self.every && !stop() {
            thread::sleep(TICK);
        }
        !stop()
    }
}

fn printed(news: News<'_>) -> Result<(), CliError> {
    match news {
        News::Event(Event::Stored(incoming)) => print(&brief("stored", incoming))?,
        News::Event(Event::Empty(address)) => {
            anstream::eprintln!("whosaid: {address}: no quotation was found in it, so it was not stored");
        }
        News::Event(Event::Failed(address, error)) => anstream::eprintln!("whosaid: {address}: {error}"),
        News::Indexed(summary) => print(&index_now_has(summary))?,
    }
    Ok(())
}

/// Feeds that are watched in a thread of their own.
pub(super) struct Background {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// Longest that an end waits for the article in hand. Whatever is cut off then was written whole or not at all.
const PATIENCE: Duration = Duration::from_secs(3);

impl Background {
    /// Watches the feeds of the settings from now on, and logs what comes in. A round that fails does not keep the next from coming.
    pub(super) fn start(settings: Arc<Settings>) -> Result<Self, CliError> {
        let watch = Watch::of(&settings);
        watch.check(false)?;
        let stop = Arc::new(AtomicBool::new(false));
        let asked = Arc::clone(&stop);
        let work = move || {
            let stop = || asked.load(Ordering::Relaxed);
            let mut memory = Feeds::of(&settings.corpus);
            loop {
                let began = Instant::now();
                if let Err(error) = watch.round(&settings, &mut memory, &stop, &mut logged) {
                    tracing::warn!("this round of the feeds was left: {error}");
                }
                if !watch.wait(began, &stop) {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name("feeds".to_owned()).spawn(work);
        let thread = thread.map_err(|e| CliError::Mistake(format!("the feeds cannot be watched: {e}")))?;
        Ok(Self { stop, thread })
    }

    /// Ends it, after the article in hand where that does not take long.
    pub(super) fn end(self) {
        self.stop.store(true, Ordering::Relaxed);
        let began = Instant::now();
        while !self.thread.is_finished() && began.elapsed() < PATIENCE {
            thread::sleep(TICK);
        }
    }
}

fn logged(news: News<'_>) -> Result<(), CliError> {
    match news {
        News::Event(Event::Stored(incoming)) => tracing::info!("{}", brief("stored", incoming).trim_end()),
        News::Event(Event::Empty(address)) => tracing::info!("{address}: no quotation was found in it, so it was not stored"),
        News::Event(Event::Failed(address, error)) => tracing::warn!("{address}: {error}"),
        News::Indexed(summary) => tracing::info!("{}", index_now_has(summary).trim_end()),
    }
    Ok(())
}
