//! A picture that is drawn on: areas of one colour, and text.

use parley::PositionedLayoutItem;
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use tiny_skia::{Color, FillRule, LineJoin, Paint, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::Undrawable;
use super::setting::Block;

/// Of every picture, in pixels. A phone shows it in some 360 points, so sizes come to a third there.
pub(super) const WIDTH: u16 = 1080;

/// How much thicker bold outlines are, in sizes.
const BOLD: f32 = 0.035;

/// A colour: red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ink(pub(super) u8, pub(super) u8, pub(super) u8);

impl Ink {
    pub(super) const PAPER: Self = Self(0xfc, 0xfb, 0xf8);
    pub(super) const BLACK: Self = Self(0x1c, 0x20, 0x26);
    pub(super) const GREY: Self = Self(0x5b, 0x63, 0x6e);
    pub(super) const ACCENT: Self = Self(0x0f, 0x5c, 0x8c);
    pub(super) const TINT: Self = Self(0xd6, 0xe6, 0xf0);

    fn paint(self) -> Paint<'static> {
        let mut paint = Paint::default();
        paint.set_color_rgba8(self.0, self.1, self.2, u8::MAX);
        paint.anti_alias = true;
        paint
    }
}

/// A picture in the making. Places are pixels from its upper left corner.
pub(super) struct Canvas(Pixmap);

impl Canvas {
    /// An empty picture; `None` where it would have no area.
    pub(super) fn new(width: u32, height: u32) -> Option<Self> {
        let mut pixmap = Pixmap::new(width, height)?;
        let Ink(red, green, blue) = Ink::PAPER;
        pixmap.fill(Color::from_rgba8(red, green, blue, u8::MAX));
        Some(Self(pixmap))
    }

    pub(super) fn area(&mut self, x: f32, y: f32, width: f32, height: f32, ink: Ink) {
        if let Some(rect) = Rect::from_xywh(x, y, width, height) {
            self.0.fill_rect(rect, &ink.paint(), Transform::identity(), None);
        }
    }

    /// Draws a text with the upper left corner of its lines at a place.
    pub(super) fn text(&mut self, block: &Block, x: f32, y: f32) {
        let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0 };
        for item in block.layout.lines().flat_map(|line| line.items()) {
            let PositionedLayoutItem::GlyphRun(run) = item else { continue };
            let font = run.run().font();
            let Ok(font) = FontRef::from_index(font.data.data(), font.index) else { continue };
            let outlines = font.outline_glyphs();
            let size = Size::new(run.run().font_size());
            for glyph in run.positioned_glyphs() {
                (pen.x, pen.y) = (x + glyph.x, y + glyph.y);
                if let Some(outline) = outlines.get(GlyphId::new(glyph.id)) {
                    // A broken outline ends where it breaks.
                    outline.draw(DrawSettings::unhinted(size, LocationRef::default()), &mut pen).ok();
                }
            }
        }
        let Some(path) = pen.path.finish() else { return };
        let paint = block.kind.ink.paint();
        self.0.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        if block.kind.heavy {
            let stroke = Stroke { width: block.kind.size * BOLD, line_join: LineJoin::Round, ..Stroke::default() };
            self.0.stroke_path(&path, &paint, &stroke, Transform::identity(), None);
        }
    }

    pub(super) fn png(&self) -> Result<Vec<u8>, Undrawable> {
        self.0.encode_png().map_err(|_| Undrawable::Failed)
    }
}

/// Takes outlines of glyphs down, whose y grows upwards.
struct Pen {
    path: PathBuilder,
    /// Where the glyph stands.
    x: f32,
    y: f32,
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.x + x, self.y - y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.x + x, self.y - y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.path.quad_to(self.x + cx, self.y - cy, self.x + x, self.y - y);
    }

    fn curve_to(&mut self, ax: f32, ay: f32, bx: f32, by: f32, x: f32, y: f32) {
        self.path.cubic_to(self.x + ax, self.y - ay, self.x + bx, self.y - by, self.x + x, self.y - y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}
