//! Files of one JSON object a line, as `--batch` reads them.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use serde::de::DeserializeOwned;

use super::error::CliError;

/// The objects of a file (`-`: standard input), one a line, empty lines passed over. `keys` tells a person what a line has.
pub(super) fn objects<'p, T: DeserializeOwned>(
    path: &'p Path,
    keys: &'p str,
) -> Result<impl Iterator<Item = Result<T, CliError>> + 'p, CliError> {
    let reader: Box<dyn BufRead> = if path == Path::new("-") {
        Box::new(io::stdin().lock())
    } else {
        Box::new(BufReader::new(File::open(path).map_err(|e| CliError::unreadable(path, &e))?))
    };
    let lines = reader.lines().enumerate().filter(|(_, line)| line.as_ref().map_or(true, |l| !l.trim().is_empty()));
    Ok(lines.map(move |(number, line)| {
        let line = line.map_err(|e| CliError::unreadable(path, &e))?;
        let wrong = |e| CliError::Mistake(format!("{}:{}: {e}; each line is one JSON object with {keys}", path.display(), number + 1));
        serde_json::from_str(&line).map_err(wrong)
    }))
}
