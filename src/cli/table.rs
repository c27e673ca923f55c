//! Tables, wrapped to the terminal's width.

use comfy_table::{ContentArrangement, Table, presets};

use super::terminal::{isolated, width};

/// A table with a head; nothing at all where it has no rows.
pub(super) fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width()).unwrap_or(80)).set_header(head.iter().copied());
    for row in rows {
        table.add_row(row.iter().map(|cell| isolated(cell)));
    }
    if table.is_empty() { String::new() } else { table.trim_fmt() + "\n" }
}
