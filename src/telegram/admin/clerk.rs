//! Does what one administrator wants, and says what comes of it: in one message that is changed while work goes on.

use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use teloxide::types::{CallbackQueryId, ChatId, MessageId};
use tokio::sync::watch;
use tokio::time::{MissedTickBehavior, interval};

use crate::locale::Locale;
use crate::telegram::asker::Asker;
use crate::telegram::client::{acknowledge, edit, send};
use crate::telegram::desk::Office;
use crate::telegram::error::describe;
use crate::telegram::markup::Markup;
use crate::telegram::reply::Outgoing;
use crate::telegram::typing::while_typing;

/// How often a message says how far work is: a group may be sent twenty a minute.
const TELL: Duration = Duration::from_secs(4);

/// Where a message is.
pub(super) type Place = (ChatId, MessageId);

pub(super) struct Clerk {
    pub(super) office: Arc<Office>,
    pub(super) asker: Asker,
    pub(super) locale: &'static Locale,
    /// The number of whoever wrote the message that is replied to.
    pub(super) about: Option<i64>,
}

impl Clerk {
    pub(super) fn new(office: Arc<Office>, asker: Asker, locale: &'static Locale) -> Self {
        Self { office, asker, locale, about: None }
    }

    pub(super) fn about(self, about: Option<i64>) -> Self {
        Self { about, ..self }
    }

    /// Sends a message, and says where it is.
    pub(super) async fn sends(&self, outgoing: &Outgoing) -> Option<Place> {
        let bot = &self.office.bot;
        let sent = send(bot, self.asker.to, outgoing).await;
        sent.inspect_err(|error| tracing::error!("an administrator could not be answered: {}", describe(error, bot.token()))).ok()
    }

    /// Says a sentence.
    pub(super) async fn says(&self, words: &str) -> Option<Place> {
        self.sends(&Outgoing::plain(words)).await
    }

    /// Puts something else into a message's place.
    pub(super) async fn changes(&self, at: Place, outgoing: &Outgoing) {
        let bot = &self.office.bot;
        match edit(bot, at.0, at.1, outgoing).await {
            Ok(true) => {}
            Ok(false) => drop(self.sends(outgoing).await),
            Err(error) => tracing::error!("an administrator could not be answered: {}", describe(&error, bot.token())),
        }
    }

    /// That something failed, and why.
    pub(super) fn failure(&self, reason: &str) -> Outgoing {
        let mut markup = Markup::plain("⚠️ ");
        markup.text(&self.locale.text("order_failed", &[("reason", reason)]));
        markup.into()
    }

    /// Ends a button's waiting.
    pub(super) async fn acknowledges(&self, button: CallbackQueryId, toast: Option<String>) {
        acknowledge(&self.office.bot, button, toast).await;
    }

    /// Does work, and says in a message how far it is, as `words` puts it.
    pub(super) async fn with_progress<T>(
        &self,
        at: Option<Place>,
        mut progress: watch::Receiver<(u64, u64)>,
        words: impl Fn(u64, u64) -> String,
        work: impl Future<Output = T>,
    ) -> T {
        let mut work = pin!(while_typing(&self.office.bot, self.asker.to, work));
        let mut ticks = interval(TELL);
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        ticks.tick().await;
        loop {
            tokio::select! {
                biased;
                done = &mut work => return done,
                _ = ticks.tick() => {}
            }
            if let (Some(at), true) = (at, progress.has_changed().unwrap_or(false)) {
                let (done, of) = *progress.borrow_and_update();
                self.changes(at, &Outgoing::plain(&words(done, of))).await;
            }
        }
    }
}
