//! Telegram's rules for a message, its buttons, and results that are offered to somebody who types.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::fake_api::{Offered, Sent, number};
use super::html;

/// Telegram's rules for a message.
pub fn check(body: &Value) -> Result<Sent, String> {
    let sent = check_words(body, "text", 4096)?;
    if sent.text.trim().is_empty() {
        return Err("Bad Request: message text is empty".to_owned());
    }
    Ok(sent)
}

/// Telegram's rules for a picture: <https://core.telegram.org/bots/api#sendphoto>
pub fn check_photo(body: &Value, uploads: &HashMap<String, Vec<u8>>) -> Result<Sent, String> {
    let named = body["photo"].as_str().and_then(|name| name.strip_prefix("attach://"));
    let photo = named.and_then(|name| uploads.get(name)).ok_or("Bad Request: there is no photo in the request")?;
    if photo.len() > 10 << 20 {
        return Err("Bad Request: file is too big".to_owned());
    }
    // A PNG begins with its signature and a chunk that tells its size.
    let head = photo.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR").ok_or("Bad Request: IMAGE_PROCESS_FAILED")?;
    let side = |at: usize| u32::from_be_bytes(head[at..at + 4].try_into().unwrap());
    let (width, height) = (side(0), side(4));
    if width + height > 10_000 || width.max(height) > 20 * width.min(height) {
        return Err("Bad Request: PHOTO_INVALID_DIMENSIONS".to_owned());
    }
    Ok(Sent { photo: Some(photo.clone()), ..check_words(body, "caption", 1024)? })
}

/// The words of a message or below a picture.
fn check_words(body: &Value, key: &str, most: usize) -> Result<Sent, String> {
    let raw = body[key].as_str().unwrap_or_default();
    let (text, entities) = match body["parse_mode"].as_str() {
        Some("HTML") => html::parse(raw).map_err(|e| format!("Bad Request: can't parse entities: {e}"))?,
        None => (raw.to_owned(), Vec::new()),
        Some(other) => return Err(format!("Bad Request: unsupported parse_mode {other}")),
    };
    if text.encode_utf16().count() > most {
        let what = if key == "text" { "message" } else { "message caption" };
        return Err(format!("Bad Request: {what} is too long"));
    }
    // Telegram drops what is beyond; nobody should count on that.
    if entities.len() > 100 {
        return Err(format!("{} entities", entities.len()));
    }
    let chat = number(&body["chat_id"]).ok_or("Bad Request: chat not found")?;
    Ok(Sent { id: 0, chat, topic: None, reply_to: 0, html: raw.to_owned(), text, entities, buttons: buttons(body)?, edits: 0, photo: None })
}

/// Telegram's rules for results: <https://core.telegram.org/bots/api#answerinlinequery>
pub fn check_offers(body: &Value) -> Result<Offered, String> {
    let results = body["results"].as_array().ok_or("Bad Request: can't parse inline query results")?;
    if results.len() > 50 {
        return Err("Bad Request: RESULTS_TOO_MUCH".to_owned());
    }
    let mut kept: Vec<(String, String, String, Sent)> = Vec::new();
    for result in results {
        let text = |key: &str| result[key].as_str().unwrap_or_default().to_owned();
        let (id, title) = (text("id"), text("title"));
        if !(1..=64).contains(&id.len()) || kept.iter().any(|(other, ..)| *other == id) {
            return Err("Bad Request: RESULT_ID_INVALID".to_owned());
        }
        if text("type") != "article" || title.is_empty() {
            return Err("Bad Request: ARTICLE_TITLE_EMPTY".to_owned());
        }
        let content = &result["input_message_content"];
        let message = json!({
            "chat_id": 0, "text": content["message_text"], "parse_mode": content["parse_mode"], "reply_markup": result["reply_markup"],
        });
        kept.push((id, title, text("description"), check(&message)?));
    }
    let next = body["next_offset"].as_str().unwrap_or_default().to_owned();
    if next.len() > 64 {
        return Err("Bad Request: NEXT_OFFSET_INVALID".to_owned());
    }
    let button = body["button"]
        .as_object()
        .map(|b| (b["text"].as_str().unwrap_or_default().to_owned(), b["start_parameter"].as_str().unwrap_or_default().to_owned()));
    let parameter = |p: &str| (1..=64).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'));
    if button.as_ref().is_some_and(|(text, start)| text.is_empty() || !parameter(start)) {
        return Err("Bad Request: START_PARAM_INVALID".to_owned());
    }
    let personal = body["is_personal"].as_bool().unwrap_or(false);
    let id = body["inline_query_id"].as_str().unwrap_or_default().to_owned();
    Ok(Offered { id, results: kept, next, button, personal, cache_time: body["cache_time"].as_i64().unwrap_or(300) })
}

/// Telegram's rules for buttons: <https://core.telegram.org/bots/api#inlinekeyboardbutton>
fn buttons(body: &Value) -> Result<Vec<Vec<(String, String)>>, String> {
    let rows = body["reply_markup"]["inline_keyboard"].as_array().cloned().unwrap_or_default();
    let mut out = Vec::new();
    for row in rows {
        let row = row.as_array().cloned().unwrap_or_default();
        if row.is_empty() || row.len() > 8 {
            return Err("Bad Request: BUTTON_ROW_INVALID".to_owned());
        }
        let mut kept = Vec::new();
        for button in row {
            let label = button["text"].as_str().unwrap_or_default();
            let says = match (button["callback_data"].as_str(), button["url"].as_str()) {
                (Some(data), None) if (1..=64).contains(&data.len()) => data,
                (None, Some(url)) if url.starts_with("https://") => url,
                (Some(_), None) => return Err("Bad Request: BUTTON_DATA_INVALID".to_owned()),
                _ => return Err("Bad Request: BUTTON_TYPE_INVALID".to_owned()),
            };
            if label.is_empty() {
                return Err("Bad Request: text buttons are unallowed in the inline keyboard".to_owned());
            }
            kept.push((label.to_owned(), says.to_owned()));
        }
        out.push(kept);
    }
    if out.iter().map(Vec::len).sum::<usize>() > 100 {
        return Err("Bad Request: reply markup is too long".to_owned());
    }
    Ok(out)
}
