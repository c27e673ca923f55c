//! `corpus/<id>.md`: TOML between `+++` lines, then the body.

use crate::article::Meta;

use super::read::{Wrong, line_of};

const FENCE: &str = "+++";
const SHAPE: &str = "articles begin with TOML between two lines of `+++`";

/// What is known of an article, and its body; an error has the line (from 1) and a clause.
pub(super) fn read(text: &str) -> Result<(Meta, &str), Wrong> {
    let rest = match text.split_once('\n') {
        Some((first, rest)) if first.trim_end() == FENCE => rest,
        _ => return Err((1, format!("its first line is not `+++`; {SHAPE}"))),
    };
    let mut end = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let toml = &rest[..end];
            let meta = toml::from_str(toml).map_err(|e| (1 + line_of(toml, e.span().map_or(0, |s| s.start)), e.message().to_owned()))?;
            return Ok((meta, &rest[end + line.len()..]));
        }
        end += line.len();
    }
    Err((1, format!("its front matter never ends; {SHAPE}")))
}

pub(super) fn write(meta: &Meta, body: &str) -> Result<String, String> {
    let toml = toml::to_string(meta).map_err(|e| e.to_string())?;
    Ok(format!("{FENCE}\n{toml}{FENCE}\n{body}"))
}
