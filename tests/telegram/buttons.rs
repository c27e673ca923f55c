//! What buttons say to the bot, and how they stand.

use proptest::prelude::*;
use whosaid::telegram::buttons::{Chip, Choice, Keyboard, Length, Mark, Press};

#[test]
fn what_a_button_says_is_read_back() {
    let presses = [
        Press::Page(12),
        Press::Open(0),
        Press::More,
        Press::OtherViews,
        Press::Drop(Chip::Region(Mark::of("IN"))),
        Press::Drop(Chip::Topic),
        Press::Drop(Chip::Speaker(Mark::of("Asha Rao"))),
        Press::Drop(Chip::Affiliation(Mark::of("MIT"))),
        Press::Mean(4),
        Press::Unfollow(u64::MAX.to_string().parse().unwrap()),
        Press::Following,
        Press::Gloss,
        Press::Picture,
        Press::Set(Choice::Length(Length::Short)),
        Press::Set(Choice::Language(6)),
        Press::Set(Choice::Quiet(0)),
        Press::StartOver,
        Press::Nothing,
    ];
    for press in presses {
        assert_eq!(press.to_string().parse(), Ok(press));
        assert!(press.to_string().len() <= 64);
    }
}

#[test]
fn a_wide_button_stands_alone() {
    let mut keys = Keyboard::default();
    keys.rows(
        ["India ✕", "印度观察研究基金会安全中心", "Nigeria ✕", "regulation ✕", "Other views"]
            .map(|label| (label.to_owned(), Press::Nothing)),
    );
    assert_eq!(keys.markup().inline_keyboard.iter().map(Vec::len).collect::<Vec<_>>(), [1, 1, 2, 1]);
}

proptest! {
    #[test]
    fn forged_words_are_refused_or_mean_what_they_say(data in ".{0,70}|[a-z-][0-9]{0,6}") {
        if let Ok(press) = data.parse::<Press>() {
            prop_assert_eq!(press.to_string(), data);
        }
    }
}
