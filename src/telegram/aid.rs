//! "In my language": the quotations of a message again, each with an aid to reading it.

use crate::answer::Evidence;
use crate::index::IndexError;
use crate::quote::QuoteId;

use super::commands::Chat;
use super::render;
use super::reply::Outgoing;
use super::view::Shown;

/// The quotations of a message with what a machine makes of them, or the word that it cannot. This may wait for a translator.
pub(super) fn in_my_language(chat: &Chat<'_>, shown: &Shown) -> Result<Outgoing, IndexError> {
    let (mut quotes, mut failed) = (Vec::new(), false);
    for quote in originals(chat, shown)? {
        let Some(first) = quote.first() else { continue };
        match chat.glosser.gloss(&render::joined(&quote), &first.citation.lang, &chat.reads) {
            Ok(Some(gloss)) => quotes.push((quote, gloss)),
            Ok(None) => {}
            Err(error) => {
                tracing::warn!("a passage was not translated: {error}");
                failed = true;
                // The next one would wait as long.
                break;
            }
        }
    }
    if quotes.is_empty() {
        return Ok(chat.says(if failed { "translation_failed" } else { "translation_none" }));
    }
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    Ok(render::glossed(&chat.scene(&name), &quotes).into())
}

/// What the message quotes, as the corpus has it now: its paragraphs quotation by quotation, or the first one where even that is
/// longer than the message.
fn originals(chat: &Chat<'_>, shown: &Shown) -> Result<Vec<Vec<Evidence>>, IndexError> {
    let mut ids: Vec<&QuoteId> = shown.passages.iter().map(|(quote, _)| quote).chain(shown.voices.iter().map(|v| &v.quote)).collect();
    let mut seen = Vec::new();
    ids.retain(|id| {
        !seen.contains(id) && {
            seen.push(*id);
            true
        }
    });
    let mut out = Vec::new();
    for id in ids {
        let Some(card) = chat.engine.card(id)? else { continue };
        let told = |e: &Evidence| shown.passages.iter().any(|(quote, span)| quote == id && *span == e.citation.span);
        let whole: Vec<_> = card.evidence.iter().filter(|e| told(e)).cloned().collect();
        out.push(if whole.is_empty() { vec![card.evidence.head.clone()] } else { whole });
    }
    Ok(out)
}
