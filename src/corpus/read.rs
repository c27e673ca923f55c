//! Files of the corpus as text, whoever wrote them: a byte order mark falls away, and line ends are `\n`.

use std::fs;
use std::io;
use std::path::Path;

use super::CorpusError;

/// What UTF-8 may begin with, and no text has.
pub(super) const MARK: &[u8] = "\u{feff}".as_bytes();

/// A line (from 1), and what is wrong there.
pub(super) type Wrong = (usize, String);

/// The text of a file; none where there is no such file. What is no UTF-8 is an error with its line.
pub(super) fn text(path: &Path) -> Result<Option<String>, CorpusError> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(CorpusError::io(path)(e)),
    };
    let mut text = String::from_utf8(bytes).map_err(|e| {
        let line = 1 + e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count();
        let reason = "it is not UTF-8 text; convert it first, e.g. with `iconv -f GBK -t UTF-8`".to_owned();
        CorpusError::At { path: path.to_owned(), line, reason }
    })?;
    if text.as_bytes().starts_with(MARK) {
        text.drain(..MARK.len());
    }
    Ok(Some(if text.contains('\r') { line_ends(&text) } else { text }))
}

/// Lines that end in `\n`, and so if they are read a second time: programs that mistake `\r\n` for text write `\r\r\n`.
fn line_ends(text: &str) -> String {
    text.split('\n').map(|line| line.trim_end_matches('\r')).collect::<Vec<_>>().join("\n")
}

/// The line (from 1) of a byte.
pub(super) fn line_of(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|b| *b == b'\n').count() + 1
}
