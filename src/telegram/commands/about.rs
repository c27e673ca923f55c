//! `/about`: what this is, and how much it holds.

use crate::index::IndexError;
use crate::telegram::markup::Markup;
use crate::telegram::reply::Outgoing;

use super::{Chat, Command};

pub(super) const COMMAND: Command = Command { name: "about", menu: "menu_about", answer };

fn answer(chat: &Chat<'_>, _words: &str) -> Result<Outgoing, IndexError> {
    let holdings = chat.engine.holdings();
    let counts = [holdings.quotes, holdings.speakers, holdings.articles].map(|n| n.to_string());
    let [quotes, speakers, articles] = counts.each_ref().map(String::as_str);
    let mut message = Markup::plain(&chat.locale.text("about", &[("version", env!("CARGO_PKG_VERSION"))]));
    let sizes = [("quotes", quotes), ("speakers", speakers), ("articles", articles)];
    message.line().line().text(&chat.locale.text("about_holdings", &sizes));
    Ok(message.into())
}
