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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_character_names_a_country_before_a_foreign_name() {
        for (text, code) in [("米オレゴン健康科学大学講師", Some("US")), ("元議員、独マインツ大学教授", Some("DE")), ("新米ママの会", None)]
        {
            assert_eq!(country(text, &"ja".parse().unwrap()).map(|r| r.code().to_owned()).as_deref(), code, "{text}");
        }
    }
}
