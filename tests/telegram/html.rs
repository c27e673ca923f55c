//! Telegram's HTML as its server reads it, only stricter: whatever it would put up with is refused here.

/// Tags that a message may have; those with attributes are checked one by one.
const TAGS: [&str; 14] = ["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "tg-spoiler", "a", "blockquote"];

/// A stretch of the text, in UTF-16 units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    pub tag: String,
    pub href: Option<String>,
    pub start: usize,
    pub end: usize,
}

/// The text without its markup, and its entities.
pub fn parse(html: &str) -> Result<(String, Vec<Entity>), String> {
    let mut text = String::new();
    let mut open: Vec<Entity> = Vec::new();
    let mut entities = Vec::new();
    let mut rest = html;
    while let Some(c) = rest.chars().next() {
        match c {
            '<' => {
                let (tag, after) = rest[1..].split_once('>').ok_or("an unclosed <")?;
                let at = text.encode_utf16().count();
                match tag.strip_prefix('/') {
                    Some(name) => close(name, at, &mut open, &mut entities)?,
                    None => open.push(opened(tag, at, &open)?),
                }
                rest = after;
            }
            '&' => {
                let (name, after) = rest[1..].split_once(';').ok_or("an unescaped &")?;
                text.push(reference(name).ok_or_else(|| format!("an unescaped & before {name:?}"))?);
                rest = after;
            }
            '>' => return Err("an unescaped >".to_owned()),
            c => {
                text.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    match open.pop() {
        Some(left) => Err(format!("<{}> is not closed", left.tag)),
        None => Ok((text, entities)),
    }
}

fn close(name: &str, at: usize, open: &mut Vec<Entity>, entities: &mut Vec<Entity>) -> Result<(), String> {
    let mut entity = open.pop().filter(|e| e.tag == name).ok_or_else(|| format!("</{name}> closes nothing"))?;
    entity.end = at;
    if entity.start == at {
        return Err(format!("<{name}> is empty"));
    }
    entities.push(entity);
    Ok(())
}

fn opened(tag: &str, start: usize, open: &[Entity]) -> Result<Entity, String> {
    let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
    if !TAGS.contains(&name) {
        return Err(format!("<{tag}> is no tag of Telegram's"));
    }
    if open.iter().any(|e| e.tag == name) {
        return Err(format!("<{name}> within itself"));
    }
    // https://core.telegram.org/bots/api#formatting-options
    if open.iter().any(|e| matches!(e.tag.as_str(), "code" | "pre")) {
        return Err(format!("<{name}> within code"));
    }
    let href = match (name, attributes) {
        ("a", attributes) => Some(href(attributes)?),
        ("blockquote", "expandable") | (_, "") => None,
        _ => return Err(format!("<{tag}> has attributes")),
    };
    Ok(Entity { tag: name.to_owned(), href, start, end: start })
}

fn href(attributes: &str) -> Result<String, String> {
    let raw = attributes.strip_prefix("href=\"").and_then(|a| a.strip_suffix('"')).ok_or_else(|| format!("<a {attributes}>"))?;
    let (url, entities) = parse(raw)?;
    if raw.contains(['"', '<']) || !entities.is_empty() || !(url.starts_with("http://") || url.starts_with("https://")) {
        return Err(format!("the address {raw}"));
    }
    Ok(url)
}

fn reference(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?),
    }
}

#[test]
fn markup_that_telegram_refuses_is_refused() {
    assert_eq!(parse("<b>a&lt;😀</b><a href=\"https://e.org/?a&amp;b\">x</a>").unwrap().0, "a<😀x");
    for bad in [
        "a & b",
        "a < b",
        "a > b",
        "<b>a",
        "a</b>",
        "<b><i>a</b></i>",
        "<h1>a</h1>",
        "<b></b>",
        "<a>x</a>",
        "<a href=\"tg:x\">x</a>",
        "<b class=\"x\">a</b>",
        "<code><b>a</b></code>",
        "<blockquote><blockquote>a</blockquote></blockquote>",
        "&nbsp;",
    ] {
        assert!(parse(bad).is_err(), "{bad}");
    }
}
