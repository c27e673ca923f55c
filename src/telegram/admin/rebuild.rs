//! `/rebuild`: the index, anew from the corpus.

use tokio::sync::watch;

use crate::corpus::Unread;
use crate::telegram::reply::Outgoing;

use super::AdminCommand;
use super::clerk::Clerk;

pub(super) const COMMAND: AdminCommand = AdminCommand { name: "rebuild", menu: "menu_rebuild", run: |clerk, _| Box::pin(rebuild(clerk)) };

async fn rebuild(clerk: Clerk) {
    let say = |key: &str| clerk.locale.text(key, &[]);
    let at = clerk.says(&say("rebuilding")).await;
    let (tell, progress) = watch::channel((0, 0));
    let work = clerk.office.works.rebuild(move |done, of| _ = tell.send_replace((done, of)));
    let words = |done: u64, of: u64| format!("{} {done}/{of}", say("rebuilding"));
    let done = clerk.with_progress(at, progress, words, work).await;
    let outgoing = match done {
        Ok(summary) => {
            let counts = [summary.manifest.articles, summary.manifest.quotes].map(|n| n.to_string());
            let values = [("generation", summary.generation.as_str()), ("articles", &counts[0]), ("quotes", &counts[1])];
            Outgoing::plain(&(clerk.locale.text("rebuilt", &values) + &left_out(&clerk, &summary.manifest.unread)))
        }
        Err(reason) => clerk.failure(&reason),
    };
    match at {
        Some(at) => clerk.changes(at, &outgoing).await,
        None => drop(clerk.sends(&outgoing).await),
    }
}

/// Files that are named; of more the first.
const NAMED: usize = 5;

/// Which articles the index is without, and where each is to be mended: a line below, or nothing.
fn left_out(clerk: &Clerk, unread: &[Unread]) -> String {
    let mut files: Vec<String> = unread.iter().take(NAMED).map(|unread| format!("{}:{}", unread.file, unread.line)).collect();
    match unread.len() {
        0 => return String::new(),
        all if all > NAMED => files.push(format!("+{}", all - NAMED)),
        _ => {}
    }
    format!("\n{}", clerk.locale.text("left_out", &[("files", &files.join(", "))]))
}
