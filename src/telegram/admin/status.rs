//! `/status`: what there is, what is waiting, and since when.

use jiff::Timestamp;

use crate::telegram::reply::Outgoing;

use super::clerk::Clerk;
use super::{AdminCommand, works};

pub(super) const COMMAND: AdminCommand = AdminCommand { name: "status", menu: "menu_status", run: |clerk, _| Box::pin(status(clerk)) };

async fn status(clerk: Clerk) {
    let office = clerk.office.clone();
    let engine = office.live.engine();
    let holdings = engine.holdings();
    let generations = office.works.generations.clone();
    let store = office.store.clone();
    let looked = works::aside(move || Ok((generations.published(), store.proposals()))).await;
    let (published, proposals) = looked.unwrap_or_default();
    let day = |at: Timestamp| at.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let published = published.and_then(|at| Timestamp::try_from(at).ok()).map_or_else(|| "–".to_owned(), day);
    let minutes = office.metrics.uptime().as_secs() / 60;
    let hours = format!("{}:{:02}", minutes / 60, minutes % 60);
    let numbers = [
        ("version", env!("CARGO_PKG_VERSION").to_owned()),
        ("generation", engine.generation().to_owned()),
        ("published", published),
        ("articles", holdings.articles.to_string()),
        ("quotes", holdings.quotes.to_string()),
        ("speakers", holdings.speakers.to_string()),
        ("in_hand", office.metrics.jobs().to_string()),
        ("queue", office.settings.limits.queue.to_string()),
        ("proposals", proposals.to_string()),
        ("hours", hours),
    ];
    let values: Vec<_> = numbers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    clerk.sends(&Outgoing::plain(&clerk.locale.text("status", &values))).await;
}
