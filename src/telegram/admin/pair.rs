//! `/pair`: a code that lets one person or one group in, once.

use crate::telegram::access::CODE_PREFIX;

use super::AdminCommand;
use super::clerk::Clerk;

pub(super) const COMMAND: AdminCommand = AdminCommand { name: "pair", menu: "menu_pair", run: |clerk, _| Box::pin(pair(clerk)) };

async fn pair(clerk: Clerk) {
    let bot = clerk.office.me.user.username.clone().unwrap_or_default();
    let words = match clerk.office.access.code() {
        _ if !clerk.office.access.is_closed() => clerk.locale.text("pair_open", &[]),
        Ok(code) => {
            let start = format!("{CODE_PREFIX}{code}");
            let link = format!("https://t.me/{bot}?start={start}");
            let order = format!("/start@{bot} {start}");
            clerk.locale.text("pair_code", &[("link", &link), ("order", &order)])
        }
        Err(error) => clerk.locale.text("order_failed", &[("reason", &error.to_string())]),
    };
    clerk.says(&words).await;
}
