//! Fonts of East Asian PDFs that are not in the file: their codes are of a known encoding, which says what the letters are.

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_16BE};
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::hayro_syntax::object::{Dict, Name, Object};

/// The predefined CMaps whose codes are those of an encoding, by how their names begin (ISO 32000-2, table 116).
const TABLE: [(&str, &Encoding); 12] = [
    ("UniGB-U", UTF_16BE),
    ("UniCNS-U", UTF_16BE),
    ("UniJIS-U", UTF_16BE),
    ("UniKS-U", UTF_16BE),
    ("GB-EUC", GBK),
    ("GBK", GBK),
    ("ETen-B5", BIG5),
    ("B5pc", BIG5),
    ("90ms-RKSJ", SHIFT_JIS),
    ("90pv-RKSJ", SHIFT_JIS),
    ("KSC-EUC", EUC_KR),
    ("KSCms-UHC", EUC_KR),
];

/// The encoding of the letters that a file's fonts do not name; `None` where there is none, or more than one.
pub(super) fn of(pdf: &Pdf) -> Option<&'static Encoding> {
    let fonts = pdf.objects().into_iter().filter_map(Object::into_dict).filter(is_composite);
    let mut encodings = fonts.filter(|font| !font.contains_key("ToUnicode")).map(|font| {
        let name = font.get::<Name<'_>>("Encoding")?;
        TABLE.iter().find(|(start, _)| name.as_str().starts_with(start)).map(|(_, encoding)| *encoding)
    });
    let first = encodings.next()??;
    encodings.all(|encoding| encoding == Some(first)).then_some(first)
}

fn is_composite(dict: &Dict<'_>) -> bool {
    dict.get::<Name<'_>>("Subtype").is_some_and(|name| name.as_str() == "Type0")
}

/// The letter of a code.
pub(super) fn letter(code: u32, encoding: &'static Encoding) -> Option<String> {
    let bytes = code.to_be_bytes();
    let used = match encoding == UTF_16BE {
        true if code > 0xFFFF => &bytes[..],
        true => &bytes[2..],
        false => &bytes[bytes.iter().position(|b| *b != 0).unwrap_or(3)..],
    };
    let (text, bad) = encoding.decode_without_bom_handling(used);
    (!bad && !text.contains(char::is_control)).then(|| text.into_owned())
}
