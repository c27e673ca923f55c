//! `/ingest`, and a file that is sent: what is found waits in the inbox for a word, article by article.

use std::collections::VecDeque;
use std::path::Path;

use teloxide::net::Download;
use teloxide::prelude::Requester;
use teloxide::types::Document;
use tokio::sync::watch;

use crate::article::Overrides;
use crate::article::fetch::is_address;
use crate::corpus::Corpus;
use crate::ingest::{Incoming, Intake, Item, Known, Pending, Source};
use crate::locale::Locale;
use crate::telegram::proposals::Proposal;
use crate::telegram::reply::Outgoing;

use super::AdminCommand;
use super::clerk::Clerk;
use super::decide::{Offer, offer};
use super::works::{Works, aside};

pub(super) const COMMAND: AdminCommand =
    AdminCommand { name: "ingest", menu: "menu_ingest", run: |clerk, words| Box::pin(address(clerk, words)) };

/// Bytes of a file; an article has no more.
const LARGEST: u32 = 16 * 1024 * 1024;
/// Articles that are asked about at a time.
const AT_MOST: usize = 20;
/// Failures that are said one by one.
const FAILURES: usize = 5;

/// An address.
async fn address(clerk: Clerk, words: String) {
    if !is_address(&words) {
        clerk.says(&clerk.locale.text("ingest_which", &[])).await;
        return;
    }
    take_in(&clerk, move || Ok(Source::Address(words))).await;
}

/// A file that was sent.
pub(super) async fn file(clerk: Clerk, file: Document) {
    // A size that Telegram does not know stands as the largest there is.
    if file.file.size > LARGEST {
        clerk.says(&clerk.locale.text("ingest_large", &[])).await;
        return;
    }
    let name = file.file_name.as_deref().and_then(|name| Path::new(name).file_name()).unwrap_or("article.txt".as_ref()).to_owned();
    if Path::new(&name).extension().is_some_and(|e| e == "jsonl") {
        clerk.says(&clerk.locale.text("ingest_bulk", &[])).await;
        return;
    }
    let Ok(bytes) = download(&clerk, &file).await else {
        clerk.says(&clerk.locale.text("ingest_download", &[])).await;
        return;
    };
    // The folder goes when its article has been read.
    let Ok(folder) = tempfile::tempdir() else { return };
    let path = folder.path().join(name);
    let write = move || match std::fs::write(&path, bytes) {
        Ok(()) => Ok(Source::File(path)),
        Err(error) => Err(error.to_string()),
    };
    take_in(&clerk, write).await;
}

/// The error says nothing: it would hold the file's address, and with it the token.
async fn download(clerk: &Clerk, file: &Document) -> Result<Vec<u8>, ()> {
    let bot = &clerk.office.bot;
    let meta = bot.get_file(file.file.id.clone()).await.map_err(drop)?;
    if meta.size > LARGEST {
        return Err(());
    }
    let mut bytes = Vec::new();
    bot.download_file(&meta.path, &mut bytes).await.map_err(drop)?;
    Ok(bytes)
}

/// Reads what there is at a source, says in one message how far that is, and asks about each article.
async fn take_in(clerk: &Clerk, source: impl FnOnce() -> Result<Source, String> + Send + 'static) {
    let locale = clerk.locale;
    let reading = locale.text("ingest_reading", &[]);
    let at = clerk.says(&reading).await;
    let (tell, progress) = watch::channel((0, 0));
    let office = clerk.office.clone();
    let work = aside(move || read(&office.works, source()?, locale, |done, of| _ = tell.send_replace((done, of))));
    let found = clerk.with_progress(at, progress, |done, of| format!("{reading} {done}/{of}"), work).await;
    let summary = match &found {
        Ok(found) => Outgoing::plain(&found.summary(locale)),
        Err(reason) => clerk.failure(reason),
    };
    match at {
        Some(at) => clerk.changes(at, &summary).await,
        None => drop(clerk.sends(&summary).await),
    }
    for (proposal, question) in found.map(|found| found.offers).unwrap_or_default() {
        let _asking = clerk.office.asking.lock().await;
        if let Some((chat, message)) = clerk.sends(&question).await {
            let store = clerk.office.store.clone();
            tokio::task::spawn_blocking(move || store.propose(chat.0, message.0, &proposal)).await.ok();
        }
    }
}

/// What was found at a source.
#[derive(Default)]
struct Found {
    offers: Vec<Offer>,
    /// Articles that the corpus has already.
    same: u64,
    /// Articles without a quotation.
    empty: u64,
    /// Why others cannot come in.
    failed: Vec<String>,
    /// Articles that were not looked at.
    left: u64,
}

impl Found {
    fn summary(&self, locale: &Locale) -> String {
        let found = self.offers.len() as u64;
        let only_failed = self.same + self.empty + self.left == 0 && !self.failed.is_empty();
        let mut lines = Vec::new();
        match found {
            0 if only_failed => {}
            0 => lines.push(locale.text("ingest_nothing", &[])),
            found => lines.push(locale.counted("ingest_found", found, &[])),
        }
        for (key, count) in [
            ("ingest_same", self.same),
            ("ingest_empty", self.empty),
            ("ingest_failed", self.failed.len() as u64),
            ("ingest_left", self.left),
        ] {
            if count > 0 {
                lines.push(locale.text(key, &[("count", &count.to_string())]));
            }
        }
        lines.extend(self.failed.iter().take(FAILURES).map(|reason| format!("• {reason}")));
        lines.join("\n")
    }
}

/// Reads a source as `whosaid ingest` does; what could come in lies in the inbox afterwards.
fn read(works: &Works, source: Source, locale: &'static Locale, tell: impl Fn(u64, u64)) -> Result<Found, String> {
    let gazetteer = works.keeper.gazetteer()?;
    let mut intake = Intake::new(&works.corpus, &gazetteer, works.keeper.fetch()).map_err(|e| e.to_string())?;
    let mut found = Found::default();
    let mut queue = VecDeque::from([Pending::Source(source)]);
    let mut done = 0;
    while let Some(pending) = queue.pop_front() {
        if found.offers.len() == AT_MOST {
            found.left = queue.len() as u64 + 1;
            break;
        }
        match intake.read(&pending, &Overrides::default()) {
            Ok(Item::Feed { new, known }) => {
                found.same += known as u64;
                queue.extend(new.into_iter().map(Pending::Entry));
            }
            Ok(Item::Article(incoming)) => match incoming.known {
                Known::Same => found.same += 1,
                _ if incoming.quotes.is_empty() => found.empty += 1,
                _ => match shelve(&works.inbox, &incoming) {
                    Ok(proposal) => found.offers.push((proposal, offer(&incoming, locale))),
                    Err(reason) => found.failed.push(reason),
                },
            },
            // A file that ends in .jsonl was turned away before.
            Ok(Item::Bulk(_)) => {}
            Err(error) => found.failed.push(format!("{}: {error}", name(&pending))),
        }
        done += 1;
        tell(done, done + queue.len() as u64);
    }
    Ok(found)
}

/// A file's folder is nobody's business.
fn name(pending: &Pending) -> String {
    match pending {
        Pending::Source(Source::File(path)) => path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        pending => pending.name(),
    }
}

fn shelve(inbox: &Corpus, incoming: &Incoming) -> Result<Proposal, String> {
    let article = &incoming.article;
    inbox.store(article).and_then(|()| inbox.store_quotes(article, &incoming.quotes)).map_err(|e| e.to_string())?;
    Ok(Proposal {
        article: article.id.to_string(),
        title: article.meta.title.clone().unwrap_or_else(|| article.id.to_string()),
        replaces: incoming.known == Known::Changed,
    })
}
