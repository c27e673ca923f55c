//! The one form in which scripts, widths, cases and accents no longer differ.

use whosaid::text::fold::{fold, fold_mapped};

#[test]
fn scripts_widths_cases_and_accents_become_one() {
    assert_eq!(fold("臺灣 ＡＩ São Łódź"), "台湾 ai sao lodz");
    assert_eq!(fold("أفريقيا"), fold("افريقيا"));
    assert_eq!(fold("जेफ़री"), "जेफरी");
    assert_eq!(fold("ｶﾞ"), "ガ");
    assert_eq!(fold("Йод Ёлка"), "йод елка");
}

#[test]
fn what_stands_as_it_is_would_be_folded_to_itself() {
    // Whatever bears a mark is taken apart, even if the mark is one of those that fall away.
    for c in '\u{80}'..=char::MAX {
        assert_eq!(fold(c.encode_utf8(&mut [0; 4])), fold(&format!("{c}\u{FE0F}")), "{c:?} {:x}", c as u32);
    }
}

#[test]
fn every_folded_character_knows_its_bytes() {
    for text in ["", "é", "e\u{301}x", "ｶﾞ臺🇮🇳", "\u{301}\u{301}", "ﷺ"] {
        for (_, start, end) in fold_mapped(text).chars {
            assert!(text.get(start as usize..end as usize).is_some(), "{text:?}");
        }
    }
}
