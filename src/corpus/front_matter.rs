//! `corpus/<id>.md`: TOML between `+++` lines, then the body, byte for byte.

use crate::article::Meta;

const FENCE: &str = "+++\n";

pub(super) fn read(text: &str) -> Result<(Meta, &str), String> {
    let rest = text.strip_prefix(FENCE).ok_or("its first line is not `+++`")?;
    let (toml, body) = match rest.strip_prefix(FENCE) {
        Some(body) => ("", body),
        None => {
            let end = rest.find("\n+++\n").ok_or("its front matter never ends")?;
            (&rest[..=end], &rest[end + 1 + FENCE.len()..])
        }
    };
    let meta = toml::from_str(toml).map_err(|e| e.message().to_owned())?;
    Ok((meta, body))
}

pub(super) fn write(meta: &Meta, body: &str) -> Result<String, String> {
    let toml = toml::to_string(meta).map_err(|e| e.to_string())?;
    Ok(format!("{FENCE}{toml}{FENCE}{body}"))
}
