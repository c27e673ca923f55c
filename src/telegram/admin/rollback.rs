//! `/rollback`: the index before the live one answers again. The corpus stays as it is.

use crate::telegram::reply::Outgoing;

use super::clerk::Clerk;
use super::{AdminCommand, works};

pub(super) const COMMAND: AdminCommand =
    AdminCommand { name: "rollback", menu: "menu_rollback", run: |clerk, _| Box::pin(rollback(clerk)) };

async fn rollback(clerk: Clerk) {
    let generations = clerk.office.works.generations.clone();
    let outgoing = match works::aside(move || generations.rollback().map_err(|e| e.to_string())).await {
        Ok(generation) => {
            let words = clerk.locale.text("rolled_back", &[("generation", &generation)]);
            Outgoing::plain(&words)
        }
        Err(reason) => clerk.failure(&reason),
    };
    clerk.sends(&outgoing).await;
}
