//! What the terminal shows: colours, links, wrapping by display width. One writer for all output.

use std::io::{self, IsTerminal, Write};

use anstyle::{AnsiColor, Style};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use textwrap::core::display_width;

use crate::text::Span;

use super::error::CliError;

pub(super) const NAME: Style = AnsiColor::Cyan.on_default().bold();
pub(super) const DIM: Style = Style::new().dimmed();
pub(super) const BOLD: Style = Style::new().bold();
pub(super) const MATCH: Style = AnsiColor::Yellow.on_default().bold();
pub(super) const GONE: Style = AnsiColor::Red.on_default().strikethrough();
pub(super) const NEW: Style = AnsiColor::Green.on_default().underline();

/// Puts a style around words.
pub(super) fn styled(style: Style, words: &str) -> String {
    format!("{style}{words}{style:#}")
}

/// The width to wrap at: the terminal's, at most 100; 80 elsewhere.
pub(super) fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout()).map_or(80, |(w, _)| usize::from(w.0)).clamp(20, 100)
}

/// Lines that fit the screen below the prompt; `None` where nobody watches.
pub(super) fn height() -> Option<usize> {
    terminal_size::terminal_size_of(io::stdout()).map(|(_, h)| usize::from(h.0).saturating_sub(2))
}

/// Writes to standard output; styles and links fall away where they are not wanted. A reader that has gone is no error.
pub(super) fn print(text: &str) -> Result<(), CliError> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != io::ErrorKind::BrokenPipe => Err(CliError::Output(e)),
        _ => Ok(()),
    }
}

/// A bar that shows how far some work is, on standard error; it is seen once it has a length, and only at a terminal.
pub(super) fn bar(doing: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::stderr()).with_message(doing);
    match ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {elapsed}") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// Whether the terminal lets people click words that carry this address (OSC 8).
pub(super) fn clickable(url: &str) -> bool {
    io::stdout().is_terminal() && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout) && !url.chars().any(char::is_control)
}

/// Words that carry an address, for a terminal where that is [`clickable`].
pub(super) fn link(url: &str, words: &str) -> String {
    format!("\u{1b}]8;;{url}\u{1b}\\{words}\u{1b}]8;;\u{1b}\\")
}

/// Text of articles is shown as it is, but for control characters: those could rewrite the terminal.
pub(super) fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\n' && c != '\t' { '\u{FFFD}' } else { c }).collect()
}

/// Wraps words to a width behind an indent, highlights styled. Lines are cut where Unicode allows it (UAX #14).
pub(super) fn wrapped(text: &str, highlights: &[Span], indent: &str, width: usize) -> Vec<String> {
    let room = width.saturating_sub(display_width(indent)).max(10);
    let options = textwrap::Options::new(room)
        .word_separator(textwrap::WordSeparator::UnicodeBreakProperties)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut out = Vec::new();
    for line in textwrap::wrap(text, options) {
        // Without indents, textwrap's lines are borrowed slices of the text.
        let at = (line.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        let marked = if text.get(at..at.wrapping_add(line.len())) == Some(&*line) { mark(&line, at, highlights) } else { safe(&line) };
        out.push(format!("{indent}{marked}"));
    }
    out
}

fn mark(line: &str, at: usize, highlights: &[Span]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for span in highlights {
        let start = span.start.clamp(at, at + line.len()) - at;
        let end = span.end.clamp(at, at + line.len()) - at;
        if let (Some(before), Some(words)) = (line.get(done..start), line.get(start..end))
            && start < end
        {
            out.push_str(&safe(before));
            out.push_str(&styled(MATCH, &safe(words)));
            done = end;
        }
    }
    out.push_str(&safe(line.get(done..).unwrap_or_default()));
    out
}

/// Keeps a right-to-left name from reordering what stands beside it (Unicode isolates, UAX #9).
pub(super) fn isolated(words: &str) -> String {
    let rtl = words.chars().any(|c| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'));
    if rtl { format!("\u{2068}{}\u{2069}", safe(words)) } else { safe(words) }
}

/// Reads standard input as text.
pub(super) fn read_stdin() -> Result<String, CliError> {
    let mut bytes = Vec::new();
    io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes)
        .map_err(|e| CliError::Mistake(format!("standard input cannot be read: {e}")))?;
    Ok(String::from_utf8_lossy(&bytes).trim().to_owned())
}
