//! Who speaks about a topic, region by region: a bar each, as long as there are experts, and their names.

use crate::text::Lang;

use super::Undrawable;
use super::canvas::{Canvas, Ink, WIDTH};
use super::fonts::Fonts;
use super::setting::{Block, Side, Type};

/// What stands on the chart.
#[derive(Debug, Clone)]
pub struct VoicesChart {
    /// What it shows, with the number of experts.
    pub title: String,
    pub regions: Vec<RegionVoices>,
    /// Below the regions: how many are not shown, where they stand, where to ask. A line each.
    pub notes: Vec<String>,
    /// Whether it is read from right to left.
    pub right_to_left: bool,
}

/// The voices of one region.
#[derive(Debug, Clone)]
pub struct RegionVoices {
    pub name: String,
    /// Experts.
    pub count: u16,
    /// Their names, as the language of the chart lists them.
    pub names: String,
}

/// Pixels.
const MARGIN: f32 = 72.0;
const BAR: f32 = 26.0;
const BETWEEN: f32 = 30.0;
/// Room for a number beside its bar.
const NUMBER: f32 = 90.0;
/// A chart that would be longer is none.
const TALLEST: f32 = 2400.0;

pub(super) fn draw(chart: &VoicesChart, fonts: &mut Fonts) -> Result<Vec<u8>, Undrawable> {
    let width = f32::from(WIDTH) - 2.0 * MARGIN;
    let side = if chart.right_to_left { Side::FromRight } else { Side::Left };
    let plain = |size, ink| Type { size, leading: 1.35, ink, heavy: false };
    let mut set = |text: &str, kind, width| Block::set(fonts, text, &Lang::unknown(), kind, width, side);
    let title = set(&chart.title, Type { heavy: true, ..plain(50.0, Ink::BLACK) }, width)?;
    let mut rows = Vec::new();
    for region in &chart.regions {
        let name = set(&region.name, Type { heavy: true, ..plain(38.0, Ink::BLACK) }, width)?;
        let number = set(&region.count.to_string(), Type { heavy: true, ..plain(36.0, Ink::ACCENT) }, NUMBER)?;
        let names = set(&region.names, plain(34.0, Ink::GREY), width)?;
        rows.push((name, number, names, region.count));
    }
    let notes = chart.notes.iter().map(|note| set(note, plain(31.0, Ink::GREY), width)).collect::<Result<Vec<_>, _>>()?;
    let most = rows.iter().map(|(.., count)| *count).max().unwrap_or(1).max(1);
    let bars: f32 = rows.iter().map(|(name, number, names, _)| name.height() + number.height().max(BAR) + names.height() + BETWEEN).sum();
    let height = 2.0 * MARGIN + title.height() + 2.0 * BETWEEN + bars + notes.iter().map(Block::height).sum::<f32>();
    if height > TALLEST {
        return Err(Undrawable::TooLong);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two margins and the tallest chart")]
    let mut canvas = Canvas::new(WIDTH.into(), height.ceil() as u32).ok_or(Undrawable::Failed)?;
    canvas.area(0.0, 0.0, f32::from(WIDTH), 16.0, Ink::ACCENT);
    canvas.text(&title, MARGIN, MARGIN);
    let mut y = MARGIN + title.height() + BETWEEN;
    for (name, number, names, count) in &rows {
        canvas.text(name, MARGIN, y);
        y += name.height();
        let long = (width - NUMBER) * f32::from(*count) / f32::from(most);
        let tall = number.height().max(BAR);
        let bar = y + (tall - BAR) / 2.0;
        if chart.right_to_left {
            canvas.area(f32::from(WIDTH) - MARGIN - long, bar, long, BAR, Ink::ACCENT);
            canvas.text(number, f32::from(WIDTH) - MARGIN - long - NUMBER - 18.0, y);
        } else {
            canvas.area(MARGIN, bar, long, BAR, Ink::ACCENT);
            canvas.text(number, MARGIN + long + 18.0, y);
        }
        y += tall;
        canvas.text(names, MARGIN, y);
        y += names.height() + BETWEEN;
    }
    canvas.area(MARGIN, y, width, 3.0, Ink::TINT);
    y += BETWEEN;
    for note in &notes {
        canvas.text(note, MARGIN, y);
        y += note.height();
    }
    canvas.png()
}
