//! Telegram's HTML, written: what is escaped, linked, cut and isolated.

use proptest::prelude::*;
use whosaid::telegram::markup::{Markup, beginning, isolated, shortened, web};

#[test]
fn only_the_web_is_linked_and_everything_is_escaped() {
    let mut m = Markup::default();
    m.bold("A<b>&\"").link("javascript:alert(1)", "x").link("https://e.org/?a=\"&b=<c>", "y");
    assert_eq!(m.html(), "<b>A&lt;b&gt;&amp;&quot;</b>x<a href=\"https://e.org/?a=%22&amp;b=%3Cc%3E\">y</a>");
    assert_eq!((m.units(), m.entities()), (8, 2));
    for bad in
        ["", "tg://resolve?domain=x", "//e.org", "file:///etc/passwd", "data:text/html,x", &format!("https://e.org/{}", "a".repeat(3000))]
    {
        assert!(web(bad).is_none(), "{bad}");
    }
}

#[test]
fn texts_are_cut_between_graphemes() {
    assert_eq!(beginning("ab👨‍👩‍👧c", 9), "ab");
    assert_eq!(beginning("ab👨‍👩‍👧c", 10), "ab👨‍👩‍👧");
    assert_eq!(beginning("e\u{301}e\u{301}", 3), "e\u{301}");
    assert_eq!(beginning(&format!("e{}", "\u{301}".repeat(50)), 10).chars().count(), 10);
    assert_eq!(shortened("one two", 4), "one…");
}

#[test]
fn words_from_right_to_left_are_isolated() {
    assert_eq!(isolated("Sameer Patil"), "Sameer Patil");
    assert_eq!(isolated("ליאת"), "\u{2068}ליאת\u{2069}");
    assert_eq!(isolated("a\u{202e}b"), "\u{2068}a\u{202e}b\u{2069}");
}

proptest! {
    #[test]
    fn a_beginning_is_one_and_fits(text in ".*", units in 0usize..40) {
        let cut = beginning(&text, units);
        prop_assert!(text.starts_with(cut) && cut.encode_utf16().count() <= units);
    }
}
