//! What is counted, in the words of Prometheus: how many, how long, and how much is waiting. Nothing in here says who or what.

use std::sync::atomic::AtomicU64;
use std::time::{Duration, Instant};

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};
use teloxide::RequestError;

use super::error::kind;

type Kinds = Family<[(&'static str, &'static str); 1], Counter>;

/// From a millisecond to two minutes.
const BUCKETS: [f64; 14] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 120.0];

/// What becomes of something that was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    Answered,
    /// Something went wrong, and that was said.
    Failed,
    /// Too much at once.
    Busy,
    /// Of somebody whom the bot does not serve.
    TurnedAway,
}

/// The counts.
pub(super) struct Metrics {
    registry: Registry,
    began: Instant,
    updates: Kinds,
    fates: Kinds,
    errors: Kinds,
    waits: Histogram,
    works: Histogram,
    answers: Histogram,
    in_hand: Gauge,
    quotes: Gauge,
    articles: Gauge,
    contact: Gauge<f64, AtomicU64>,
}

impl Metrics {
    pub(super) fn new() -> Self {
        let mut registry = Registry::with_prefix("whosaid");
        let histogram = || Histogram::new(BUCKETS);
        let metrics = Self {
            began: Instant::now(),
            updates: Kinds::default(),
            fates: Kinds::default(),
            errors: Kinds::default(),
            waits: histogram(),
            works: histogram(),
            answers: histogram(),
            in_hand: Gauge::default(),
            quotes: Gauge::default(),
            articles: Gauge::default(),
            contact: Gauge::default(),
            registry: Registry::default(),
        };
        registry.register("updates", "Updates that came in", metrics.updates.clone());
        registry.register("answers", "What became of what was asked", metrics.fates.clone());
        registry.register("api_errors", "Calls to Telegram that failed", metrics.errors.clone());
        registry.register_with_unit("wait", "From coming in to being worked on", Unit::Seconds, metrics.waits.clone());
        registry.register_with_unit("work", "Time to look up", Unit::Seconds, metrics.works.clone());
        registry.register_with_unit("answer", "From coming in to having been sent", Unit::Seconds, metrics.answers.clone());
        registry.register("in_hand", "Questions that wait or are worked on", metrics.in_hand.clone());
        registry.register("quotes", "Quotations in the index", metrics.quotes.clone());
        registry.register("articles", "Articles in the index", metrics.articles.clone());
        registry.register_with_unit(
            "last_contact_timestamp",
            "When Telegram answered last, since 1970",
            Unit::Seconds,
            metrics.contact.clone(),
        );
        Self { registry, ..metrics }
    }

    pub(super) fn came(&self, kind: &'static str) {
        self.updates.get_or_create(&[("kind", kind)]).inc();
    }

    pub(super) fn ended(&self, fate: Fate) {
        let fate = match fate {
            Fate::Answered => "answered",
            Fate::Failed => "failed",
            Fate::Busy => "busy",
            Fate::TurnedAway => "turned_away",
        };
        self.fates.get_or_create(&[("fate", fate)]).inc();
    }

    pub(super) fn failed(&self, error: &RequestError) {
        self.errors.get_or_create(&[("kind", kind(error))]).inc();
    }

    pub(super) fn waited(&self, wait: Duration) {
        self.waits.observe(wait.as_secs_f64());
    }

    pub(super) fn worked(&self, work: Duration) {
        self.works.observe(work.as_secs_f64());
    }

    pub(super) fn answered(&self, whole: Duration) {
        self.answers.observe(whole.as_secs_f64());
    }

    pub(super) fn in_hand(&self, jobs: usize) {
        self.in_hand.set(i64::try_from(jobs).unwrap_or(i64::MAX));
    }

    pub(super) fn jobs(&self) -> i64 {
        self.in_hand.get()
    }

    pub(super) fn holds(&self, quotes: u64, articles: u64) {
        self.quotes.set(i64::try_from(quotes).unwrap_or(i64::MAX));
        self.articles.set(i64::try_from(articles).unwrap_or(i64::MAX));
    }

    /// Telegram answered now.
    pub(super) fn contact(&self) {
        self.contact.set(jiff::Timestamp::now().as_duration().as_secs_f64());
    }

    /// How long ago Telegram answered; `None` where it never did.
    pub(super) fn silence(&self) -> Option<Duration> {
        let at = self.contact.get();
        let ago = jiff::Timestamp::now().as_duration().as_secs_f64() - at;
        (at > 0.0).then(|| Duration::try_from_secs_f64(ago).unwrap_or_default())
    }

    /// How long the bot has been running.
    pub(super) fn uptime(&self) -> Duration {
        self.began.elapsed()
    }

    /// All of them, as Prometheus reads them.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        encode(&mut out, &self.registry).ok();
        out
    }
}
