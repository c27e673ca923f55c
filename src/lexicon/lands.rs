//! Countries of which Japanese writes one character before a foreign name: "米オレゴン大学", "仏ナント研究所".

use crate::text::Lang;
use crate::text::script::{is_kana, is_latin};

use super::region::Region;

const LANDS: [(char, &str); 12] = [
    ('米', "US"),
    ('英', "GB"),
    ('仏', "FR"),
    ('独', "DE"),
    ('露', "RU"),
    ('伊', "IT"),
    ('豪', "AU"),
    ('加', "CA"),
    ('印', "IN"),
    ('蘭', "NL"),
    ('韓', "KR"),
    ('西', "ES"),
];

/// The country that such a character names where a word begins.
pub fn country(text: &str, lang: &Lang) -> Option<Region> {
    if lang.primary() != "ja" {
        return None;
    }
    let mut begins = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let foreign = chars.peek().is_some_and(|next| is_kana(*next) && ('ァ'..='ー').contains(next) || is_latin(*next));
        if begins
            && foreign
            && let Some((_, code)) = LANDS.iter().find(|(land, _)| *land == c)
        {
            return code.parse().ok();
        }
        begins = !c.is_alphanumeric();
    }
    None
}
