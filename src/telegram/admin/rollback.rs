//! `/rollback`: the index before the live one answers again, until an article goes live or the index is built anew. The corpus stays as
//! it is.

use std::sync::Arc;

use crate::telegram::reply::Outgoing;

use super::clerk::Clerk;
use super::{AdminCommand, works};

pub(super) const COMMAND: AdminCommand =
    AdminCommand { name: "rollback", menu: "menu_rollback", run: |clerk, _| Box::pin(rollback(clerk)) };

async fn rollback(clerk: Clerk) {
    let keeper = Arc::clone(&clerk.office.works.keeper);
    let outgoing = match works::aside(move || keeper.roll_back()).await {
        Ok(generation) => {
            let words = clerk.locale.text("rolled_back", &[("generation", &generation)]);
            Outgoing::plain(&words)
        }
        Err(reason) => clerk.failure(&reason),
    };
    clerk.sends(&outgoing).await;
}
