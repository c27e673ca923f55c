//! Buttons below a message. What a button says to the bot is bound to the message that it hangs below, so nobody's own words
//! can open somebody else's; it is a few letters, far below the 64 bytes of `callback_data`.

use std::fmt;
use std::str::FromStr;

use teloxide::types::{InlineKeyboardButton, InlineKeyboardMarkup};
use textwrap::core::display_width;
use url::Url;

pub use super::preferences::Length;

/// Rows of Telegram's phones have room for two buttons of words, if none is wider than so many columns.
const IN_ROW: usize = 2;
const NARROW: usize = 20;
/// UTF-16 units of a button's words.
pub(super) const LABEL: usize = 28;

/// What a button is about, by its words and not by its place in a list: the list may have changed since the button was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark(u64);

impl Mark {
    /// FNV-1a, which stays the same from version to version.
    pub fn of(words: &str) -> Self {
        Self(words.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl FromStr for Mark {
    type Err = Forged;

    fn from_str(data: &str) -> Result<Self, Forged> {
        data.parse().map(Self).map_err(|_| Forged)
    }
}

/// A facet of the question that can be taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chip {
    /// By its code.
    Region(Mark),
    /// By the name.
    Speaker(Mark),
    /// By what it is called.
    Affiliation(Mark),
    Topic,
}

/// Something that holds for a chat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    Length(Length),
    /// By its place among the locales.
    Language(usize),
    /// 0 for none, else by its place among the hours that are offered.
    Quiet(usize),
}

/// What somebody pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Press {
    Page(usize),
    /// Opens the quotation of somebody on this page.
    Open(usize),
    /// More of the speaker's words.
    More,
    /// What others say on it.
    OtherViews,
    Drop(Chip),
    /// "Whom do you mean?"
    Mean(usize),
    /// Ends something that is followed, by its words.
    Unfollow(Mark),
    /// What somebody follows.
    Following,
    /// An aid to reading what is in another language.
    Gloss,
    /// What the message shows, as a picture.
    Picture,
    /// Changes what holds for the chat.
    Set(Choice),
    /// Follow-ups begin anew.
    StartOver,
    /// The number of the page, which does nothing.
    Nothing,
}

impl fmt::Display for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Page(n) => write!(f, "p{n}"),
            Self::Open(n) => write!(f, "o{n}"),
            Self::More => f.write_str("m"),
            Self::OtherViews => f.write_str("v"),
            Self::Drop(Chip::Region(n)) => write!(f, "r{n}"),
            Self::Drop(Chip::Speaker(n)) => write!(f, "s{n}"),
            Self::Drop(Chip::Affiliation(n)) => write!(f, "a{n}"),
            Self::Drop(Chip::Topic) => f.write_str("t"),
            Self::Mean(n) => write!(f, "w{n}"),
            Self::Unfollow(n) => write!(f, "u{n}"),
            Self::Following => f.write_str("f"),
            Self::Gloss => f.write_str("g"),
            Self::Picture => f.write_str("i"),
            Self::Set(Choice::Length(Length::Full)) => f.write_str("l0"),
            Self::Set(Choice::Length(Length::Short)) => f.write_str("l1"),
            Self::Set(Choice::Language(n)) => write!(f, "y{n}"),
            Self::Set(Choice::Quiet(n)) => write!(f, "q{n}"),
            Self::StartOver => f.write_str("n"),
            Self::Nothing => f.write_str("-"),
        }
    }
}

/// No button of this bot says that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Forged;

impl FromStr for Press {
    type Err = Forged;

    fn from_str(data: &str) -> Result<Self, Forged> {
        let (kind, number) = data.split_at_checked(1).ok_or(Forged)?;
        let numbered = || number.parse::<u16>().map(usize::from).map_err(|_| Forged);
        let marked = || number.parse::<Mark>();
        let press = match kind {
            "p" => Self::Page(numbered()?),
            "o" => Self::Open(numbered()?),
            "r" => Self::Drop(Chip::Region(marked()?)),
            "s" => Self::Drop(Chip::Speaker(marked()?)),
            "a" => Self::Drop(Chip::Affiliation(marked()?)),
            "w" => Self::Mean(numbered()?),
            "m" => Self::More,
            "v" => Self::OtherViews,
            "t" => Self::Drop(Chip::Topic),
            "u" => Self::Unfollow(marked()?),
            "f" => Self::Following,
            "g" => Self::Gloss,
            "i" => Self::Picture,
            "l" => Self::Set(Choice::Length(if numbered()? == 0 { Length::Full } else { Length::Short })),
            "y" => Self::Set(Choice::Language(numbered()?)),
            "q" => Self::Set(Choice::Quiet(numbered()?)),
            "n" => Self::StartOver,
            "-" => Self::Nothing,
            _ => return Err(Forged),
        };
        if press.to_string() == data { Ok(press) } else { Err(Forged) }
    }
}

/// The buttons below a message, row by row.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keyboard(Vec<Vec<InlineKeyboardButton>>);

impl Keyboard {
    /// Buttons in as many rows as they take; a wide one stands alone, since a phone would cut it.
    pub fn rows(&mut self, buttons: impl IntoIterator<Item = (String, Press)>) {
        let mut narrow = Vec::new();
        for (label, press) in buttons {
            if display_width(&label) > NARROW {
                self.rows_of(IN_ROW, std::mem::take(&mut narrow));
                self.row([(label, press)]);
            } else {
                narrow.push((label, press));
            }
        }
        self.rows_of(IN_ROW, narrow);
    }

    /// Buttons, so many in a row.
    pub(super) fn rows_of(&mut self, in_row: usize, buttons: impl IntoIterator<Item = (String, Press)>) {
        let buttons: Vec<_> = buttons.into_iter().map(|(label, press)| InlineKeyboardButton::callback(label, press.to_string())).collect();
        self.0.extend(buttons.chunks(in_row).map(<[_]>::to_vec));
    }

    /// Buttons in one row.
    pub(super) fn row(&mut self, buttons: impl IntoIterator<Item = (String, Press)>) {
        let row: Vec<_> = buttons.into_iter().map(|(label, press)| InlineKeyboardButton::callback(label, press.to_string())).collect();
        if !row.is_empty() {
            self.0.push(row);
        }
    }

    /// Buttons in one row that say something of their own.
    pub(super) fn saying<'s>(&mut self, buttons: impl IntoIterator<Item = (String, &'s str)>) {
        self.0.push(buttons.into_iter().map(|(label, says)| InlineKeyboardButton::callback(label, says)).collect());
    }

    /// A button that leads to an address, in the last row where there is room.
    pub(super) fn link(&mut self, label: String, address: Url) {
        let button = InlineKeyboardButton::url(label, address);
        match self.0.last_mut() {
            Some(row) if row.len() < IN_ROW => row.push(button),
            _ => self.0.push(vec![button]),
        }
    }

    /// As Telegram takes them.
    pub fn markup(&self) -> InlineKeyboardMarkup {
        InlineKeyboardMarkup::new(self.0.clone())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
