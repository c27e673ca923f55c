//! From what was asked or pressed to what is shown.

use jiff::Timestamp;
use nonempty::NonEmpty;

use crate::answer::{Answer, Evidence, Size};
use crate::index::IndexError;
use crate::locale::Locale;
use crate::quote::QuoteId;
use crate::retrieval::{AskedSpeaker, Before, Filters, FollowUp, Query, follow_up};
use crate::text::Span;

use super::aid::in_my_language;
use super::buttons::{Chip, Choice, Keyboard, Mark, Press};
use super::commands::Chat;
use super::incoming::Asked;
use super::markup::{Markup, isolated};
use super::pictures::drawn;
use super::preferences::Length;
use super::render::{self, HOURS, Holding, Page, ZONE};
use super::state::Conversation;
use super::view::{Inquiry, Shown, View, Voice};

/// Characters that a question may have.
pub(super) const LONGEST_QUESTION: usize = 1000;
/// Experts that are looked up; what the pages do not hold is counted.
pub(super) const EXPERTS: usize = 50;
/// Seconds after which a question no longer goes on from the one before, unless it replies to its answer.
const SESSION: i64 = 24 * 60 * 60;
/// People offered where "he" could be any of them.
const WHOM: usize = 6;

/// A paragraph, by its quotation and where it stands in the article.
type Passage = (QuoteId, Span);

/// A message to be sent, or to take another's place.
#[derive(Debug, Default)]
pub(super) struct Outgoing {
    pub(super) markup: Markup,
    pub(super) keys: Keyboard,
    /// A PNG; the words stand below it, then.
    pub(super) picture: Option<Vec<u8>>,
    /// What is remembered of it.
    pub(super) shown: Option<Shown>,
}

impl Outgoing {
    pub(super) fn plain(words: &str) -> Self {
        Self { markup: Markup::plain(words), ..Self::default() }
    }
}

impl From<Markup> for Outgoing {
    fn from(markup: Markup) -> Self {
        Self { markup, ..Self::default() }
    }
}

/// What becomes of a press.
#[derive(Debug, Default)]
pub(super) struct Pressed {
    /// Said for a moment, over the chat.
    pub(super) toast: Option<String>,
    /// Takes the message's place.
    pub(super) instead: Option<Outgoing>,
    /// Follows the message.
    pub(super) below: Option<Outgoing>,
}

impl Pressed {
    /// A message is answered like a button that has an answer of its own.
    pub(super) fn answer(outgoing: Outgoing) -> Self {
        Self { below: Some(outgoing), ..Self::default() }
    }
}

/// Answers a message.
pub(super) fn reply(chat: &Chat<'_>, asked: &Asked) -> Result<Outgoing, IndexError> {
    match asked {
        Asked::Command(command, words) => (command.answer)(chat, words),
        Asked::Question(words) => question(chat, words),
        Asked::UnknownCommand => Ok(chat.says("unknown_command")),
        Asked::NoText => Ok(chat.says("text_only")),
    }
}

/// Answers a question with quotations, or with the word that there are none.
pub(super) fn question(chat: &Chat<'_>, words: &str) -> Result<Outgoing, IndexError> {
    if let Some(refusal) = unreadable(chat, words) {
        return Ok(refusal);
    }
    if Locale::all().iter().any(|l| l.text("start_over", &[]).eq_ignore_ascii_case(words.trim_end_matches(['.', '!', '。', '！']))) {
        return Ok(start_over(chat));
    }
    let now = chat.engine.understand(words, &Filters::default())?;
    if let Some(view) = going_on(chat, words, &now) {
        return show(chat, &view, 0);
    }
    // "Compare them", and nobody was spoken of.
    if now.comparison && now.topic.is_empty() && !now.names_somebody() && now.regions.is_empty() {
        return Ok(chat.says("compare_empty"));
    }
    show(chat, &View::Answer(Inquiry { words: words.to_owned(), query: now, ..Inquiry::default() }), 0)
}

/// What a question comes to that goes on from the one before; `None` where it stands for itself.
pub(super) fn going_on(chat: &Chat<'_>, words: &str, now: &Query) -> Option<View> {
    let replied = chat.replied.and_then(|message| chat.store.shown(chat.conversation.chat, message));
    let replying = replied.is_some();
    let fresh = |shown: &Shown| shown.at >= Timestamp::now().as_second() - SESSION;
    let before = replied.or_else(|| chat.store.latest(chat.conversation).filter(fresh))?;
    let (names, asked) = (before.names(), before.inquiry());
    match follow_up(words, now, Before { query: &asked.query, earlier: asked.earlier.as_ref(), voices: &names }, replying) {
        FollowUp::Fresh => None,
        FollowUp::Continued { query, unseen, earlier } => {
            let mut inquiry = Inquiry { earlier, ..Inquiry::of(query) };
            if unseen {
                inquiry.without = [asked.without.clone(), before.passages.clone()].concat();
            }
            Some(View::Answer(inquiry))
        }
        FollowUp::Whom(query) => {
            let people = names.into_iter().take(WHOM).collect();
            Some(View::Whom { inquiry: Inquiry::of(query), people })
        }
    }
}

/// What cannot be a question.
pub(super) fn unreadable(chat: &Chat<'_>, words: &str) -> Option<Outgoing> {
    if words.is_empty() {
        return Some(chat.says("question_empty"));
    }
    let limit = LONGEST_QUESTION.to_string();
    let long = words.chars().count() > LONGEST_QUESTION;
    long.then(|| Outgoing::plain(&chat.locale.text("question_too_long", &[("limit", &limit)])))
}

/// The next question stands for itself.
pub(super) fn start_over(chat: &Chat<'_>) -> Outgoing {
    chat.store.start_over(chat.conversation);
    chat.says("started_over")
}

/// Answers a press of a button below the message `shown`.
pub(super) fn press(chat: &Chat<'_>, press: Press, shown: Option<Shown>) -> Result<Pressed, IndexError> {
    let expired = || Pressed { toast: Some(chat.locale.text("button_expired", &[])), ..Pressed::default() };
    let Some(shown) = shown else { return Ok(expired()) };
    let only = match shown.voices.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    let inquiry = shown.inquiry();
    let below = |view: View| Ok(Pressed { below: Some(show(chat, &view, 0)?), ..Pressed::default() });
    match press {
        Press::Nothing => Ok(Pressed::default()),
        Press::StartOver => Ok(Pressed { below: Some(start_over(chat)), ..Pressed::default() }),
        Press::Following => below(View::Following),
        Press::Unfollow(_) if !chat.may_set => Ok(Pressed { toast: Some(chat.locale.text("follow_admins", &[])), ..Pressed::default() }),
        Press::Unfollow(mark) => {
            let ended = chat.store.follows(chat.conversation).into_iter().find(|(_, f)| Mark::of(&f.words) == mark);
            let ended = ended.and_then(|(nth, _)| chat.store.unfollow(chat.conversation, nth));
            // What has ended before is not on the list that comes instead.
            let toast = ended.map(|follow| chat.locale.text("unfollowed", &[("what", &isolated(&follow.words))]));
            Ok(Pressed { toast, instead: Some(show(chat, &View::Following, 0)?), ..Pressed::default() })
        }
        Press::Gloss => Ok(Pressed { below: Some(in_my_language(chat, &shown)?), ..Pressed::default() }),
        Press::Picture => drawn(chat, &shown),
        Press::Set(choice) => set(chat, choice),
        Press::Page(page) => Ok(Pressed { instead: Some(show(chat, &shown.view, page)?), ..Pressed::default() }),
        Press::Open(nth) => match shown.voices.get(nth) {
            Some(voice) => below(View::Card { quote: voice.quote.clone(), inquiry: inquiry.clone() }),
            None => Ok(expired()),
        },
        Press::More => match only {
            Some(voice) => below(View::Answer(more_of(chat, &shown.view, voice, &shown.passages)?)),
            None => Ok(expired()),
        },
        Press::OtherViews => match only {
            Some(voice) => below(View::Answer(other_views(chat, inquiry, voice)?)),
            None => Ok(expired()),
        },
        Press::Drop(chip) => {
            // A second tap finds nothing to take away; and without its last facet a question would be none.
            match without(&inquiry.query, chip) {
                Some(query) => Ok(Pressed { instead: Some(show(chat, &View::Answer(Inquiry::of(query)), 0)?), ..Pressed::default() }),
                None => Ok(Pressed::default()),
            }
        }
        Press::Mean(nth) => match &shown.view {
            View::Whom { inquiry, people } if nth < people.len() => {
                let query = Query { speakers: vec![AskedSpeaker::surely(&people[nth])], ..inquiry.query.clone() };
                Ok(Pressed { instead: Some(show(chat, &View::Answer(Inquiry::of(query)), 0)?), ..Pressed::default() })
            }
            _ => Ok(expired()),
        },
    }
}

/// What else somebody said than what a message shows.
fn more_of(chat: &Chat<'_>, view: &View, voice: &Voice, passages: &[Passage]) -> Result<Inquiry, IndexError> {
    let inquiry = view.inquiry();
    let query = Query { speakers: vec![AskedSpeaker::surely(&voice.name)], lang: inquiry.query.lang.clone(), ..Query::default() };
    let mut without = [&inquiry.without, passages].concat();
    // A card has all of its quotation, page by page.
    if let View::Card { quote, .. } = view
        && let Some(card) = chat.engine.card(quote)?
    {
        without.extend(card.evidence.iter().map(|e| (e.citation.quote.clone(), e.citation.span)));
    }
    Ok(Inquiry { without, ..Inquiry::of(query) })
}

/// Whether the only speaker of a page said anything else.
fn has_more(chat: &Chat<'_>, view: &View, page: &Page) -> Result<bool, IndexError> {
    let [only] = page.voices.as_slice() else { return Ok(false) };
    if only.name.is_empty() || !matches!(view, View::Answer(_) | View::Card { .. } | View::Verified { .. }) {
        return Ok(false);
    }
    let inquiry = more_of(chat, view, only, &page.passages)?;
    let response = chat.engine.answer(&inquiry.words, inquiry.query.clone(), &inquiry.filters(), Size::of(1))?;
    Ok(matches!(response.answer, Answer::Grounded(_)))
}

/// Leaves each paragraph of somebody's out that says the same as one before: agencies' copy stands in many articles. Gives what was left
/// out, each with what says the same.
fn once(answer: &mut Answer) -> Vec<(Passage, Passage)> {
    let Answer::Grounded(evidence) = answer else { return Vec::new() };
    let mut kept: Vec<Evidence> = Vec::new();
    let mut doubles = Vec::new();
    let id = |e: &Evidence| (e.citation.quote.clone(), e.citation.span);
    for entry in evidence.iter() {
        let same =
            |e: &&Evidence| e.citation.speaker.is_some() && e.citation.speaker == entry.citation.speaker && e.verbatim == entry.verbatim;
        match kept.iter().find(same) {
            Some(first) => doubles.push((id(entry), id(first))),
            None => kept.push(entry.clone()),
        }
    }
    if let Some(kept) = NonEmpty::from_vec(kept) {
        *evidence = kept;
    }
    doubles
}

/// A question without one of its facets; `None` where it has not got it, or nothing but it.
fn without(query: &Query, chip: Chip) -> Option<Query> {
    let mut left = query.clone();
    match chip {
        Chip::Region(mark) => left.regions.retain(|r| Mark::of(r.code.code()) != mark),
        Chip::Speaker(mark) => left.speakers.retain(|s| Mark::of(&s.name) != mark),
        Chip::Affiliation(mark) => left.affiliations.retain(|a| Mark::of(a.label()) != mark),
        Chip::Topic => left.topic.clear(),
    }
    let sides = left.regions.len() + left.speakers.len() + left.affiliations.len();
    let asks = sides > 0 || !left.topic.is_empty();
    let gone = left != *query;
    left.comparison &= sides > 1;
    (gone && asks).then_some(left)
}

/// What holds for the chat.
fn holding(chat: &Chat<'_>) -> Holding {
    let Conversation { chat: number, person, .. } = chat.conversation;
    let group = number != person || number < 0;
    let language = chat.store.language(number).map(|tag| Locale::of(&tag)).or((!group).then_some(chat.locale));
    Holding { length: chat.store.length(number), quiet: chat.store.quiet(number).flatten(), language, group }
}

/// Changes what holds for the chat, where the person may.
fn set(chat: &Chat<'_>, choice: Choice) -> Result<Pressed, IndexError> {
    if !chat.may_set {
        return Ok(Pressed { toast: Some(chat.locale.text("settings_admins", &[])), ..Pressed::default() });
    }
    let number = chat.conversation.chat;
    let mut locale = chat.locale;
    match choice {
        Choice::Length(length) => chat.store.choose_length(number, length),
        Choice::Language(nth) => {
            if let Some(chosen) = Locale::all().get(nth) {
                chat.store.choose_language(number, chosen.tag());
                locale = chosen;
            }
        }
        Choice::Quiet(nth) => {
            let zone = chat.store.quiet(number).flatten().map_or_else(|| ZONE.to_owned(), |quiet| quiet.zone().to_owned());
            let hours = nth.checked_sub(1).and_then(|nth| HOURS.get(nth));
            let quiet = hours.and_then(|hours| format!("{hours} {zone}").parse().ok());
            chat.store.choose_quiet(number, quiet.as_ref());
        }
    }
    let chat = Chat { locale, reads: chat.reads.clone(), ..*chat };
    Ok(Pressed { instead: Some(show(&chat, &View::Settings, 0)?), ..Pressed::default() })
}

/// Leaves the best paragraph of each expert.
fn shorten(answer: &mut Answer) {
    let Answer::Grounded(evidence) = answer else { return };
    let mut heard = Vec::new();
    let best = evidence.iter().filter(|e| {
        let who = e.citation.speaker.clone().unwrap_or_else(|| e.citation.quote.to_string());
        !heard.contains(&who) && {
            heard.push(who);
            true
        }
    });
    if let Some(best) = NonEmpty::from_vec(best.cloned().collect()) {
        *evidence = best;
    }
}

/// What others say on the topic, or, where none was asked for, on what this speaker says.
fn other_views(chat: &Chat<'_>, inquiry: &Inquiry, voice: &Voice) -> Result<Inquiry, IndexError> {
    let mut query = Query { topic: inquiry.query.topic.clone(), lang: inquiry.query.lang.clone(), ..Query::default() };
    if query.topic.is_empty()
        && let Some(card) = chat.engine.card(&voice.quote)?
    {
        let first = card.evidence.first();
        query.topic = first.verbatim.chars().take(LONGEST_QUESTION).collect();
        query.lang = Some(first.citation.lang.clone());
    }
    let not_by = if voice.name.is_empty() { Vec::new() } else { vec![voice.name.clone()] };
    Ok(Inquiry { not_by, like: inquiry.query.topic.is_empty(), ..Inquiry::of(query) })
}

/// A page of what is to be shown; of an index that has changed meanwhile, the last there is.
pub(super) fn show(chat: &Chat<'_>, view: &View, page: usize) -> Result<Outgoing, IndexError> {
    let name = |code: &_| chat.engine.region_name(code, chat.locale.tag());
    let scene = chat.scene(&name);
    let mut doubles = Vec::new();
    let pages = match view {
        View::Answer(inquiry) => {
            let mut response = chat.engine.answer(&inquiry.words, inquiry.query.clone(), &inquiry.filters(), Size::of(EXPERTS))?;
            doubles = once(&mut response.answer);
            if chat.store.length(chat.conversation.chat) == Length::Short {
                shorten(&mut response.answer);
            }
            let nothing = matches!(response.answer, Answer::NoEvidence { .. });
            match (nothing, inquiry.without.is_empty(), inquiry.not_by.is_empty()) {
                (true, false, _) => vec![Page::of(Markup::plain(&chat.locale.text("more_none", &[])))],
                (true, _, false) => vec![Page::of(Markup::plain(&chat.locale.text("others_none", &[])))],
                (true, ..) => render::answer(&scene, &response, &chat.engine.regions()?),
                (false, ..) => render::answer(&scene, &response, &[]),
            }
        }
        View::Overview(inquiry) => {
            let response = chat.engine.answer(&inquiry.words, inquiry.query.clone(), &inquiry.filters(), Size::of(EXPERTS))?;
            match render::overview(&scene, &response) {
                none if none.is_empty() => render::answer(&scene, &response, &chat.engine.regions()?),
                pages => pages,
            }
        }
        View::Card { quote, .. } => match chat.engine.card(quote)? {
            Some(card) => render::card(&scene, &card),
            None => return Ok(chat.says("card_withdrawn")),
        },
        View::News(news) => {
            let cards = news.quotes.iter().map(|quote| chat.engine.card(quote)).collect::<Result<Vec<_>, _>>()?;
            let mut quotes: Vec<Vec<_>> = cards.into_iter().flatten().map(|card| card.evidence.into_iter().collect()).collect();
            let mut told = Vec::new();
            quotes.retain(|quote| {
                let words: Vec<_> = quote.iter().map(|e| (e.citation.speaker.clone(), e.verbatim.clone())).collect();
                !told.contains(&words) && {
                    told.push(words);
                    true
                }
            });
            if quotes.is_empty() {
                return Ok(chat.says("news_gone"));
            }
            render::news(&scene, news, &quotes)
        }
        View::Verified { sentence } => render::verified(&scene, &chat.engine.verify(sentence)?),
        View::Following => vec![render::following(&scene, &chat.store.follows(chat.conversation))],
        View::Settings => vec![render::settings(&scene, holding(chat))],
        View::Whom { .. } => vec![Page::of(Markup::plain(&chat.locale.text("whom", &[])))],
    };
    let at = page.min(pages.len().saturating_sub(1));
    let Some(page) = pages.get(at) else { return Ok(chat.says("card_unknown")) };
    let mut page = page.clone();
    page.passages.extend(doubles.into_iter().filter(|(_, of)| page.passages.contains(of)).map(|(double, _)| double).collect::<Vec<_>>());
    page.more = has_more(chat, view, &page)?;
    let keys = render::keys(&scene, view, &page, at, pages.len());
    let shown = Shown { view: view.clone(), page: at, voices: page.voices, passages: page.passages, at: Timestamp::now().as_second() };
    Ok(Outgoing { markup: page.markup, keys, picture: None, shown: Some(shown) })
}
