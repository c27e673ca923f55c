//! Pictures of words: a quotation's card, and who speaks about a topic from where, as PNG files that can be handed on.
//!
//! Architecture invariant: what is drawn are the words that were handed in. A character that no font has is never left out or
//! put as a box: then there is no picture. Nothing here knows what a quotation is or who may be quoted.

mod canvas;
mod fonts;
mod quote;
mod setting;
mod voices;

use std::path::Path;
use std::sync::{Mutex, PoisonError};

pub use quote::QuoteCard;
pub use voices::{RegionVoices, VoicesChart};

use fonts::Fonts;

/// Why there is no picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undrawable {
    #[error("no font here has the character {0:?}; put one that has it into models/fonts/")]
    Character(char),
    #[error("not even the first sentence fits on a picture")]
    TooLong,
    #[error("the picture could not be made")]
    Failed,
}

/// Draws pictures with the fonts of a folder.
pub struct Painter {
    fonts: Mutex<Fonts>,
}

impl Painter {
    /// A painter with the fonts in a folder; `None` where there are none.
    pub fn open(folder: &Path) -> Option<Self> {
        Some(Self { fonts: Mutex::new(Fonts::open(folder)?) })
    }

    /// Whether there is a font for every character.
    pub fn can_draw<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> bool {
        let fonts = self.fonts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.into_iter().all(|text| fonts.missing(text).is_none())
    }

    /// A quotation's card, as PNG.
    pub fn quote(&self, card: &QuoteCard) -> Result<Vec<u8>, Undrawable> {
        quote::draw(card, &mut self.fonts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Who speaks about a topic, region by region, as PNG.
    pub fn voices(&self, chart: &VoicesChart) -> Result<Vec<u8>, Undrawable> {
        voices::draw(chart, &mut self.fonts.lock().unwrap_or_else(PoisonError::into_inner))
    }
}
