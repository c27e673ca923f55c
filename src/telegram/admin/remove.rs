//! `/remove`: an article goes out of the corpus and out of the answers, once an administrator has confirmed which. A wrong Approve is taken
//! back by this.

use teloxide::types::CallbackQueryId;

use crate::article::{Article, ArticleId};
use crate::corpus::{Corpus, CorpusError};
use crate::locale::Locale;
use crate::telegram::buttons::{Keyboard, Mark};
use crate::telegram::markup::{Markup, isolated, shortened};
use crate::telegram::render::list;
use crate::telegram::reply::Outgoing;

use super::AdminCommand;
use super::clerk::Clerk;
use super::works::aside;

pub(super) const COMMAND: AdminCommand =
    AdminCommand { name: "remove", menu: "menu_remove", run: |clerk, words| Box::pin(ask(clerk, words)) };

/// What the button says before the mark of the article's id: nothing that a button of an answer says.
pub(super) const REMOVE: &str = "!out";
/// UTF-16 units of a title.
const TITLE: usize = 200;

/// Asks whether it is to go.
async fn ask(clerk: Clerk, words: String) {
    if words.is_empty() {
        clerk.says(&clerk.locale.text("remove_which", &[])).await;
        return;
    }
    let corpus = clerk.office.works.corpus.clone();
    let found = aside(move || called(&corpus, &words).map_err(|e| e.to_string())).await;
    let outgoing = match found.as_deref() {
        Err(reason) => clerk.failure(reason),
        Ok([]) => Outgoing::plain(&clerk.locale.text("remove_unknown", &[])),
        Ok([article]) => question(article, clerk.locale),
        Ok(several) => {
            let line = |article: &Article| format!("{} — {}", isolated(&shortened(title(article), TITLE)), isolated(article.id.as_str()));
            list(clerk.locale, &clerk.locale.text("remove_several", &[]), several.iter().map(line)).into()
        }
    };
    clerk.sends(&outgoing).await;
}

/// The articles that somebody calls by an id, an address or a title; by a part of one where none is called so. A citation shows the
/// title, or where the article has none the site, so that is what people have at hand.
fn called(corpus: &Corpus, words: &str) -> Result<Vec<Article>, CorpusError> {
    if let Ok(id) = corpus.find(words) {
        return Ok(vec![corpus.article(&id)?]);
    }
    let wanted = words.to_lowercase();
    let (mut exactly, mut partly) = (Vec::new(), Vec::new());
    for article in corpus.articles()?.flatten() {
        let title = article.meta.title.as_deref().unwrap_or_default().to_lowercase();
        let address = article.meta.url.as_deref().unwrap_or_default();
        if title == wanted || address == words {
            exactly.push(article);
        } else if title.contains(&wanted) || article.id.as_str().contains(&wanted) || address.to_lowercase().contains(&wanted) {
            partly.push(article);
        }
    }
    Ok(if exactly.is_empty() { partly } else { exactly })
}

fn title(article: &Article) -> &str {
    article.meta.title.as_deref().unwrap_or(article.id.as_str())
}

fn question(article: &Article, locale: &Locale) -> Outgoing {
    let meta = &article.meta;
    let mut m = Markup::default();
    m.bold(&isolated(&shortened(title(article), TITLE)));
    let origin = [meta.outlet.clone(), meta.published.as_ref().map(ToString::to_string), Some(article.id.to_string())];
    m.line().text(&origin.into_iter().flatten().map(|part| isolated(&shortened(&part, TITLE))).collect::<Vec<_>>().join(" · "));
    m.line().line().text(&locale.text("remove_sure", &[]));
    let mut keys = Keyboard::default();
    let says = format!("{REMOVE}{}", Mark::of(article.id.as_str()));
    keys.saying([(locale.text("button_remove", &[]), says.as_str())]);
    Outgoing { markup: m, keys, ..Outgoing::default() }
}

/// Takes out the article that a button is about, and says so in its message.
pub(super) async fn remove(clerk: Clerk, mark: Mark, button: CallbackQueryId) {
    let at = (clerk.asker.to.chat, clerk.asker.to.asked_in);
    let corpus = clerk.office.works.corpus.clone();
    let removed = aside(move || take_out(&corpus, mark).map_err(|e| e.to_string())).await;
    let gone = matches!(removed, Ok(None));
    clerk.acknowledges(button, gone.then(|| clerk.locale.text("offer_decided", &[]))).await;
    let name = match removed {
        Ok(Some(name)) => name,
        Ok(None) => return,
        Err(reason) => return clerk.changes(at, &clerk.failure(&reason)).await,
    };
    let says = |key: &str| {
        let mut m = Markup::default();
        m.bold(&isolated(&shortened(&name, TITLE))).line().text(&clerk.locale.text(key, &[]));
        Outgoing::from(m)
    };
    clerk.changes(at, &says("remove_working")).await;
    match clerk.office.works.update().await {
        Ok(()) => clerk.changes(at, &says("remove_done")).await,
        Err(reason) => clerk.changes(at, &clerk.failure(&reason)).await,
    }
}

/// Removes the article whose id has this mark, and gives its title; `None` where it is gone already.
fn take_out(corpus: &Corpus, mark: Mark) -> Result<Option<String>, CorpusError> {
    let Some(id) = corpus.article_ids()?.into_iter().find(|id: &ArticleId| Mark::of(id.as_str()) == mark) else { return Ok(None) };
    // One that cannot be read can go all the same.
    let name = corpus.article(&id).map_or_else(|_| id.to_string(), |article| title(&article).to_owned());
    corpus.remove(&id)?;
    Ok(Some(name))
}
