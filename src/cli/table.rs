//! Tables, wrapped to the terminal's width.

use comfy_table::{ContentArrangement, Table, presets};
use textwrap::core::display_width;

use super::terminal::{isolated, safe, width, wrapped};

/// Columns between two cells.
const GAP: usize = 2;

/// A table with a head; nothing at all where it has no rows. Where words would have to be cut to fit into its columns, each row stands
/// below the one before, a cell a line.
pub(super) fn table(head: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let (rows, width): (Vec<Vec<String>>, usize) = (rows.collect(), width());
    if rows.is_empty() {
        return String::new();
    }
    let narrowest = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| longest_word(cell)).max().unwrap_or(0);
    let needed: usize = (0..head.len()).map(|column| narrowest(column).max(longest_word(head[column])) + GAP).sum();
    if needed > width + GAP {
        return rows.iter().map(|row| block(row, width)).collect();
    }
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic);
    table.set_width(u16::try_from(width).unwrap_or(80)).set_header(head.iter().copied());
    for row in rows {
        table.add_row(row.iter().map(|cell| isolated(cell)));
    }
    table.trim_fmt() + "\n"
}

/// A row: its first cell, the others below it.
fn block(row: &[String], width: usize) -> String {
    let mut out = String::new();
    for (at, cell) in row.iter().enumerate().filter(|(at, cell)| *at == 0 || !cell.is_empty()) {
        let indent = if at == 0 { "" } else { "  " };
        // What has no blanks, such as an id or a link, is copied whole.
        let lines =
            if cell.contains(char::is_whitespace) { wrapped(cell, &[], indent, width) } else { vec![format!("{indent}{}", safe(cell))] };
        lines.iter().for_each(|line| out.extend([line, "\n"]));
    }
    out
}

/// Columns of the longest stretch of a cell that cannot be cut. Words with characters outside ASCII can, as Chinese can.
fn longest_word(cell: &str) -> usize {
    cell.split_whitespace().filter(|word| word.is_ascii()).map(display_width).max().unwrap_or(0)
}
