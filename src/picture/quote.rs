//! A quotation's card: the words, whose they are, and where they stand.

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Lang;

use super::Undrawable;
use super::canvas::{Canvas, Ink, WIDTH};
use super::fonts::Fonts;
use super::setting::{Block, Side, Type};

/// What stands on a card.
#[derive(Debug, Clone)]
pub struct QuoteCard {
    /// The speaker's words, a passage each; another than the one before begins a new block.
    pub passages: Vec<String>,
    /// Of the words.
    pub lang: Lang,
    pub speaker: String,
    /// The speaker's affiliation and where that is; may be empty.
    pub affiliation: String,
    /// Title, outlet, date.
    pub source: String,
    /// Where all of it is to be found.
    pub link: String,
    /// Said below words that are not all.
    pub goes_on: String,
    /// Whether there are more words than these passages.
    pub partial: bool,
}

/// Pixels.
const MARGIN: f32 = 88.0;
const STRIPE: f32 = 16.0;
const TALLEST: f32 = 1620.0;
const SIZES: [f32; 5] = [68.0, 60.0, 53.0, 47.0, 43.0];
const BETWEEN: f32 = 28.0;
/// Bytes of a passage that are looked at: more than any card holds.
const LONGEST: usize = 6000;

pub(super) fn draw(card: &QuoteCard, fonts: &mut Fonts) -> Result<Vec<u8>, Undrawable> {
    let width = f32::from(WIDTH) - 2.0 * MARGIN;
    let words = |size| Type { size, leading: 1.45, ink: Ink::BLACK, heavy: false };
    let first = card.passages.first().ok_or(Undrawable::Failed)?;
    let probe = Block::set(fonts, beginning(first, LONGEST), &card.lang, words(SIZES[0]), width, Side::Own)?;
    let right_to_left = probe.is_right_to_left();
    let side = if right_to_left { Side::Right } else { Side::Left };
    let mut below = Vec::new();
    let quiet = |size, ink| Type { size, leading: 1.35, ink, heavy: false };
    for (text, kind) in [
        (&card.speaker, Type { heavy: true, ..quiet(46.0, Ink::BLACK) }),
        (&card.affiliation, quiet(36.0, Ink::GREY)),
        (&card.source, quiet(32.0, Ink::GREY)),
        (&card.link, quiet(32.0, Ink::ACCENT)),
    ] {
        if !text.is_empty() {
            below.push(Block::set(fonts, text, &Lang::unknown(), kind, width, side)?);
        }
    }
    let foot = below.iter().map(Block::height).sum::<f32>() + 2.0 * BETWEEN;
    let room = TALLEST - 2.0 * MARGIN - foot;
    let goes_on = format!("… {}", card.goes_on);
    let goes_on = Block::set(fonts, &goes_on, &Lang::unknown(), quiet(32.0, Ink::GREY), width, side)?;
    let reserve = goes_on.height() + BETWEEN;
    let (room, reserve) = if card.partial { (room - reserve, 0.0) } else { (room, reserve) };
    let (blocks, whole) = fit(card, fonts, room, reserve, words, width)?;
    let whole = whole && !card.partial;
    let said = blocks.iter().map(|b| b.height() + BETWEEN).sum::<f32>() + if whole { 0.0 } else { goes_on.height() + BETWEEN };
    let height = 2.0 * MARGIN + said + foot;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two margins and the tallest card")]
    let mut canvas = Canvas::new(WIDTH.into(), height.ceil() as u32).ok_or(Undrawable::Failed)?;
    let stripe = if right_to_left { f32::from(WIDTH) - STRIPE } else { 0.0 };
    canvas.area(stripe, 0.0, STRIPE, height.ceil(), Ink::ACCENT);
    let mut y = MARGIN;
    for block in &blocks {
        let bar = if right_to_left { f32::from(WIDTH) - MARGIN + 28.0 } else { MARGIN - 36.0 };
        canvas.area(bar, y, 8.0, block.height(), Ink::TINT);
        canvas.text(block, MARGIN, y);
        y += block.height() + BETWEEN;
    }
    if !whole {
        canvas.text(&goes_on, MARGIN, y);
        y += goes_on.height() + BETWEEN;
    }
    let rule = if right_to_left { f32::from(WIDTH) - MARGIN - 120.0 } else { MARGIN };
    canvas.area(rule, y, 120.0, 4.0, Ink::ACCENT);
    y += BETWEEN;
    for block in &below {
        canvas.text(block, MARGIN, y);
        y += block.height();
    }
    canvas.png()
}

/// The words in the largest size in which all of them fit; else, in the smallest, whole passages and then whole sentences, and
/// `false`.
fn fit(
    card: &QuoteCard,
    fonts: &mut Fonts,
    room: f32,
    reserve: f32,
    words: impl Fn(f32) -> Type,
    width: f32,
) -> Result<(Vec<Block>, bool), Undrawable> {
    let short = card.passages.iter().map(String::len).sum::<usize>() <= LONGEST;
    let smallest = SIZES[SIZES.len() - 1];
    for size in SIZES.into_iter().filter(|_| short) {
        let mut blocks = Vec::new();
        for passage in &card.passages {
            blocks.push(Block::set(fonts, passage, &card.lang, words(size), width, Side::Own)?);
        }
        if blocks.iter().map(|b| b.height() + BETWEEN).sum::<f32>() <= room {
            return Ok((blocks, true));
        }
    }
    let mut left = room - reserve;
    let mut blocks = Vec::new();
    for passage in &card.passages {
        let mut set = |text: &str| Block::set(fonts, text, &card.lang, words(smallest), width, Side::Own);
        let fits = |block: &Block| block.height() + BETWEEN <= left;
        let passage = passage.as_str();
        if passage.len() <= LONGEST {
            let block = set(passage)?;
            if fits(&block) {
                left -= block.height() + BETWEEN;
                blocks.push(block);
                continue;
            }
        }
        let ends: Vec<usize> = beginning(passage, LONGEST).split_sentence_bound_indices().map(|(at, _)| at).filter(|at| *at > 0).collect();
        for end in ends.into_iter().rev() {
            let block = set(passage[..end].trim_end())?;
            if fits(&block) {
                blocks.push(block);
                break;
            }
        }
        break;
    }
    if blocks.is_empty() { Err(Undrawable::TooLong) } else { Ok((blocks, false)) }
}

/// At most so many bytes of a text.
fn beginning(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}
