//! What a message shows, as a picture: a quotation's card, or who speaks about a topic from where.

use nonempty::NonEmpty;

use crate::answer::{Evidence, Size};
use crate::index::IndexError;
use crate::picture::{Painter, Undrawable};

use super::commands::Chat;
use super::markup::Markup;
use super::render;
use super::reply::{EXPERTS, Outgoing, Pressed};
use super::view::{Shown, View};

/// Draws what a message shows; a word above the chat says where that cannot be.
pub(super) fn drawn(chat: &Chat<'_>, shown: &Shown) -> Result<Pressed, IndexError> {
    let toast = |key| Pressed { toast: Some(chat.locale.text(key, &[])), ..Pressed::default() };
    let Some(painter) = chat.painter else { return Ok(toast("picture_none")) };
    let made = match &shown.view {
        View::Overview(_) => chart(chat, painter, shown)?,
        _ => card(chat, painter, shown)?,
    };
    Ok(match made {
        None => toast("card_withdrawn"),
        Some((Ok(png), markup)) => Pressed::answer(Outgoing { markup, picture: Some(png), ..Outgoing::default() }),
        Some((Err(Undrawable::TooLong), _)) => toast("picture_too_long"),
        Some((Err(error), _)) => {
            tracing::warn!("a picture could not be made: {error}");
            toast("picture_none")
        }
    })
}

/// A picture, or why there is none, and the words below it.
type Made = Option<(Result<Vec<u8>, Undrawable>, Markup)>;

/// The card of the first quotation, with the paragraphs of it that the message shows; `None` where it is in the corpus no more.
fn card(chat: &Chat<'_>, painter: &Painter, shown: &Shown) -> Result<Made, IndexError> {
    let Some(voice) = shown.voices.first() else { return Ok(None) };
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    let scene = chat.scene(&name);
    let Some(mut card) = chat.engine.card(&voice.quote)? else { return Ok(None) };
    let is_shown = |e: &&Evidence| shown.passages.contains(&(e.citation.quote.clone(), e.citation.span));
    let told: Vec<Evidence> = card.evidence.iter().filter(is_shown).cloned().collect();
    let partial = !told.is_empty() && told.len() < card.evidence.len();
    if let Some(told) = NonEmpty::from_vec(told) {
        card.evidence = told;
    }
    Ok(Some((painter.quote(&render::quote_card(&scene, &card, partial)), render::caption(&scene, &card))))
}

/// The voices of an overview; `None` where nobody speaks about it any more.
fn chart(chat: &Chat<'_>, painter: &Painter, shown: &Shown) -> Result<Made, IndexError> {
    let inquiry = shown.inquiry();
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    let scene = chat.scene(&name);
    let response = chat.engine.answer(&inquiry.words, inquiry.query.clone(), &inquiry.filters(), Size::of(EXPERTS))?;
    let chart = render::voices_chart(&scene, &response);
    Ok(chart.map(|chart| (painter.voices(&chart), render::voices_caption(&scene, &response))))
}
