//! Text set in lines.

use parley::{
    Alignment, AlignmentOptions, BaseDirection, Layout, LineHeight, OverflowWrap, PositionedLayoutItem, StyleProperty, WordBreak,
};

use crate::text::Lang;

use super::Undrawable;
use super::canvas::Ink;
use super::fonts::Fonts;

/// How a text is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Type {
    /// Pixels.
    pub(super) size: f32,
    /// Height of a line, in sizes.
    pub(super) leading: f32,
    pub(super) ink: Ink,
    /// Whether it is drawn bold: the outlines are made thicker, since each font comes in one weight.
    pub(super) heavy: bool,
}

/// Where lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Where the text's own direction has them begin.
    Own,
    Left,
    Right,
    /// On the right, and read from there whatever the first letter is.
    FromRight,
}

/// A text in lines of a width.
pub(super) struct Block {
    pub(super) layout: Layout<()>,
    pub(super) kind: Type,
}

impl Block {
    /// Sets a text in lines of at most so many pixels.
    pub(super) fn set(fonts: &mut Fonts, text: &str, lang: &Lang, kind: Type, width: f32, side: Side) -> Result<Self, Undrawable> {
        let families = fonts.families(text)?;
        let mut builder = fonts.layouts.ranged_builder(&mut fonts.context, text, 1.0, true);
        builder.push_default(StyleProperty::FontFamily(families));
        builder.push_default(StyleProperty::FontSize(kind.size));
        builder.push_default(StyleProperty::LineHeight(LineHeight::FontSizeRelative(kind.leading)));
        // Han characters have other forms in Japanese than in Chinese.
        builder.push_default(StyleProperty::Locale(lang.as_str().parse().ok()));
        builder.push_default(StyleProperty::OverflowWrap(OverflowWrap::Anywhere));
        if side == Side::FromRight {
            builder.set_base_direction(BaseDirection::Rtl);
        }
        if lang.primary() == "ko" {
            // Lines of Korean end between words.
            builder.push_default(StyleProperty::WordBreak(WordBreak::KeepAll));
        }
        let mut layout = builder.build(text);
        layout.break_all_lines(Some(width));
        let alignment = match side {
            Side::Own => Alignment::Start,
            Side::Left => Alignment::Left,
            Side::Right | Side::FromRight => Alignment::Right,
        };
        layout.align(alignment, AlignmentOptions::default());
        let drawn = |item| !matches!(item, PositionedLayoutItem::GlyphRun(run) if run.glyphs().any(|glyph| glyph.id == 0));
        // A sequence may ask for a sign that its parts have not.
        if !layout.lines().all(|line| line.items().all(drawn)) {
            return Err(Undrawable::Failed);
        }
        Ok(Self { layout, kind })
    }

    /// Pixels.
    pub(super) fn height(&self) -> f32 {
        self.layout.height()
    }

    /// Whether the text runs from right to left.
    pub(super) fn is_right_to_left(&self) -> bool {
        self.layout.is_rtl()
    }
}
