//! Bytes to text, whatever encoding a page or file is in: its byte order mark, what the server or page says, else a guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

/// How far into a page its `<meta charset>` is looked for, in bytes (the HTML standard asks for 1,024).
const PRESCAN: usize = 4096;

/// Decodes bytes. `said` is the charset of a Content-Type header, if there was one. An error tells the first byte that is no UTF-8,
/// where the bytes are UTF-8 but for a slip, or no encoding fits.
pub(super) fn decode(bytes: &[u8], said: Option<&str>) -> Result<String, usize> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, bad) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if bad { Err(mark) } else { Ok(text.into_owned()) };
    }
    if is_escaped(bytes, said) {
        return Ok(ISO_2022_JP.decode_without_bom_handling(bytes).0.into_owned());
    }
    let at = match str::from_utf8(bytes) {
        Ok(text) => return Ok(text.to_owned()),
        Err(e) => e.valid_up_to(),
    };
    // What is no UTF-8 is not it, whoever says so; what nobody knows is nothing.
    let known = |label: &str| Encoding::for_label(label.trim().as_bytes()).filter(|e| *e != UTF_8);
    if let Some(encoding) = said.and_then(known).or_else(|| in_page(bytes).as_deref().and_then(known)) {
        return Ok(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    // Text in UTF-8 with a broken byte would come out of any guess as gibberish.
    let lossy = String::from_utf8_lossy(bytes);
    let (slips, others) =
        lossy.chars().filter(|c| !c.is_ascii()).fold((0, 0), |(s, o), c| if c == '\u{FFFD}' { (s + 1, o) } else { (s, o + 1) });
    if slips * 4 < others {
        return Err(at);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let (text, bad) = detector.guess(None, Utf8Detection::Deny).decode_without_bom_handling(bytes);
    if bad { Err(at) } else { Ok(text.into_owned()) }
}

/// Whether bytes are said to be in ISO-2022-JP, and are: it is seven bits wide, and would pass for UTF-8, escapes and all.
pub(super) fn is_escaped(bytes: &[u8], said: Option<&str>) -> bool {
    const ESCAPE: u8 = 0x1b;
    let named = |label: &str| Encoding::for_label(label.trim().as_bytes()) == Some(ISO_2022_JP);
    bytes.contains(&ESCAPE) && (said.is_some_and(named) || in_page(bytes).as_deref().is_some_and(named))
}

/// The charset that a page declares in its head.
fn in_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..PRESCAN).unwrap_or(bytes)).to_ascii_lowercase();
    let at = head.find("charset=")? + "charset=".len();
    let label: String = head[at..]
        .trim_start_matches(['"', '\'', ' '])
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect();
    (!label.is_empty()).then_some(label)
}
