//! Approve or reject: an article that waits in the inbox goes live, or goes.

use teloxide::types::CallbackQueryId;

use crate::article::ArticleId;
use crate::corpus::Corpus;
use crate::ingest::Incoming;
use crate::locale::Locale;
use crate::telegram::buttons::Keyboard;
use crate::telegram::markup::{Markup, isolated, shortened};
use crate::telegram::proposals::Proposal;
use crate::telegram::render::speaker_line;
use crate::telegram::reply::Outgoing;

use super::clerk::Clerk;
use super::works::{Works, aside};

/// What the two buttons say: nothing that a button of an answer says.
pub(super) const APPROVE: &str = "!yes";
pub(super) const REJECT: &str = "!no";
/// UTF-16 units of a title, and of the beginning of a quotation.
const TITLE: usize = 200;
const WORDS: usize = 60;
/// Quotations that are shown.
const SHOWN: usize = 12;

/// An article and the message that asks about it.
pub(super) type Offer = (Proposal, Outgoing);

/// Asks about an article: what it is, and who says what in it.
pub(super) fn offer(incoming: &Incoming, locale: &Locale) -> Outgoing {
    let meta = &incoming.article.meta;
    let mut m = Markup::default();
    m.bold(&isolated(&shortened(meta.title.as_deref().unwrap_or(incoming.article.id.as_str()), TITLE)));
    // A language is called by its name, where one of the bot's own words can be in it.
    let lang = Locale::all().into_iter().find(|l| l.tag() == meta.lang.primary()).map(|l| l.text("language_name", &[]));
    let lang = lang.unwrap_or_else(|| meta.lang.to_string());
    let origin = [meta.outlet.clone(), meta.published.as_ref().map(ToString::to_string), Some(lang)];
    m.line().text(&origin.into_iter().flatten().map(|part| isolated(&shortened(&part, TITLE))).collect::<Vec<_>>().join(" · "));
    if let Some(url) = &meta.url {
        m.line().link(url, &shortened(url, TITLE));
    }
    if incoming.known == crate::ingest::Known::Changed {
        m.line().text(&locale.text("offer_replaces", &[]));
    }
    let doubtful = incoming.quotes.iter().filter(|q| q.is_doubtful()).count();
    m.line().line().text(&locale.counted("offer_quotes", incoming.quotes.len() as u64, &[("doubtful", &doubtful.to_string())]));
    for quote in incoming.quotes.iter().take(SHOWN) {
        let name = quote.attribution.name().map_or_else(|| locale.text("unnamed", &[]), str::to_owned);
        let words = quote.words(&incoming.article.body);
        let first = words.first().and_then(|w| w.lines().next()).unwrap_or_default();
        let doubt = if quote.is_doubtful() { "⚠️ " } else { "" };
        m.line().text("• ").text(doubt).text(&speaker_line(locale, &name, quote.affiliation.as_ref()));
        m.text(&locale.text("colon", &[])).text(&isolated(&format!("“{}”", shortened(first, WORDS))));
    }
    let more = incoming.quotes.len().saturating_sub(SHOWN) as u64;
    if more > 0 {
        m.line().text(&locale.counted("more_quotes", more, &[]));
    }
    Outgoing { markup: m, keys: keys(locale), ..Outgoing::default() }
}

fn keys(locale: &Locale) -> Keyboard {
    let mut keys = Keyboard::default();
    keys.saying([(locale.text("button_approve", &[]), APPROVE), (locale.text("button_reject", &[]), REJECT)]);
    keys
}

/// Does what was decided about the article of a message, and says so in the message.
pub(super) async fn decide(clerk: Clerk, approved: bool, button: CallbackQueryId) {
    let at = (clerk.asker.to.chat, clerk.asker.to.asked_in);
    let office = clerk.office.clone();
    // A question that was just sent is one only once it is stored.
    drop(office.asking.lock().await);
    let decided = aside(move || {
        let Some(proposal) = office.store.decide(at.0.0, at.1.0) else { return Ok(None) };
        let done = if approved { publish(&office.works, &proposal) } else { Ok(()) };
        if done.is_err() {
            office.store.propose(at.0.0, at.1.0, &proposal);
        }
        // Another message may ask about the same article, which stays in the inbox for it.
        if !office.store.is_proposed(&proposal.article)
            && let Ok(id) = proposal.article.parse()
        {
            office.works.inbox.remove(&id).ok();
        }
        Ok(Some((proposal, done)))
    })
    .await;
    let expired = matches!(decided, Ok(None));
    clerk.acknowledges(button, expired.then(|| clerk.locale.text("offer_decided", &[]))).await;
    let (proposal, done) = match decided {
        Ok(Some(decided)) => decided,
        Ok(None) => return,
        Err(reason) => return clerk.changes(at, &clerk.failure(&reason)).await,
    };
    let says = |key: &str| {
        let mut m = Markup::default();
        m.bold(&isolated(&shortened(&proposal.title, TITLE))).line().text(&clerk.locale.text(key, &[]));
        Outgoing::from(m)
    };
    match done {
        Err(reason) => {
            let failure = clerk.failure(&format!("{}: {reason}", shortened(&proposal.title, TITLE)));
            clerk.changes(at, &Outgoing { keys: keys(clerk.locale), ..failure }).await;
        }
        Ok(()) if !approved => clerk.changes(at, &says("offer_rejected")).await,
        Ok(()) => {
            clerk.changes(at, &says("offer_approved")).await;
            match clerk.office.works.update().await {
                Ok(()) => clerk.changes(at, &says("offer_live")).await,
                Err(reason) => clerk.changes(at, &clerk.failure(&reason)).await,
            }
        }
    }
}

/// From the inbox into the corpus.
fn publish(works: &Works, proposal: &Proposal) -> Result<(), String> {
    let id: ArticleId = proposal.article.parse().map_err(|_| "its name is none".to_owned())?;
    let article = works.inbox.article(&id).map_err(|e| e.to_string())?;
    if !proposal.replaces && stored(&works.corpus, &id).is_some_and(|body| body != article.body) {
        return Err("meanwhile the corpus has another article of this name; take it in again".to_owned());
    }
    let quotes = works.inbox.quotes(&article, &works.keeper.gazetteer()?).map_err(|e| e.to_string())?.quotes;
    works.corpus.store(&article).and_then(|()| works.corpus.store_quotes(&article, &quotes)).map_err(|e| e.to_string())
}

fn stored(corpus: &Corpus, id: &ArticleId) -> Option<String> {
    corpus.article(id).ok().map(|article| article.body)
}
