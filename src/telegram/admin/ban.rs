//! `/ban` and `/unban`: by number, or as a reply to somebody's message.

use super::AdminCommand;
use super::clerk::Clerk;

pub(super) const BAN: AdminCommand = AdminCommand { name: "ban", menu: "menu_ban", run: |clerk, words| Box::pin(ban(clerk, words)) };
pub(super) const UNBAN: AdminCommand =
    AdminCommand { name: "unban", menu: "menu_unban", run: |clerk, words| Box::pin(unban(clerk, words)) };

async fn ban(clerk: Clerk, words: String) {
    let said = match whom(&clerk, &words) {
        None => clerk.locale.text("ban_whom", &[]),
        Some(who) if clerk.office.access.ban(who) => clerk.locale.text("banned", &[("number", &who.to_string())]),
        Some(_) => clerk.locale.text("ban_admin", &[]),
    };
    clerk.says(&said).await;
}

async fn unban(clerk: Clerk, words: String) {
    let said = match whom(&clerk, &words) {
        None => clerk.locale.text("ban_whom", &[]),
        Some(who) if clerk.office.access.unban(who) => clerk.locale.text("unbanned", &[("number", &who.to_string())]),
        Some(who) => clerk.locale.text("not_banned", &[("number", &who.to_string())]),
    };
    clerk.says(&said).await;
}

/// A number wins over the message that is replied to.
fn whom(clerk: &Clerk, words: &str) -> Option<i64> {
    if words.is_empty() { clerk.about } else { words.parse().ok() }
}
