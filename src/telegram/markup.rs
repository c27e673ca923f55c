//! A message in Telegram's HTML, which knows its size as Telegram counts it: after the markup is taken away.
//!
//! Architecture invariant: what is escaped is escaped here and nowhere else; markup is closed by the call that opens it, so
//! a message is well formed however it is put together.

use unicode_segmentation::UnicodeSegmentation;
use url::Url;

use crate::locale::is_right_to_left;

/// UTF-16 units that a message may have.
pub(super) const UNITS: usize = 4096;
/// Telegram keeps 100 entities of a message; some room is left for those that it finds itself, such as a name's @.
pub(super) const ENTITIES: usize = 90;
/// Longer addresses are no links.
const LONGEST_URL: usize = 2048;

/// A message, or a part of one.
#[derive(Debug, Clone, Default)]
pub struct Markup {
    html: String,
    units: usize,
    entities: usize,
}

impl Markup {
    /// A message of plain words.
    pub(super) fn plain(words: &str) -> Self {
        let mut markup = Self::default();
        markup.text(words);
        markup
    }

    /// As it is sent.
    pub fn html(&self) -> &str {
        &self.html
    }

    pub(super) fn is_empty(&self) -> bool {
        self.units == 0
    }

    /// UTF-16 units of the text that people see.
    pub fn units(&self) -> usize {
        self.units
    }

    /// Stretches that are bold, links, quotations and the like.
    pub fn entities(&self) -> usize {
        self.entities
    }

    /// Whether a message has room for this and then for the other and a reserve of units.
    pub(super) fn has_room(&self, other: &Self, reserve: usize) -> bool {
        self.units + other.units + reserve <= UNITS && self.entities + other.entities <= ENTITIES
    }

    pub(super) fn text(&mut self, words: &str) -> &mut Self {
        escape(words, &mut self.html);
        self.units += words.encode_utf16().count();
        self
    }

    pub(super) fn line(&mut self) -> &mut Self {
        self.text("\n")
    }

    /// Bold words.
    pub fn bold(&mut self, words: &str) -> &mut Self {
        self.tagged("<b>", "</b>", |m| {
            m.text(words);
        })
    }

    pub(super) fn italic(&mut self, words: &str) -> &mut Self {
        self.tagged("<i>", "</i>", |m| {
            m.text(words);
        })
    }

    pub(super) fn struck(&mut self, words: &str) -> &mut Self {
        self.tagged_words("<s>", "</s>", words)
    }

    pub(super) fn underlined(&mut self, words: &str) -> &mut Self {
        self.tagged_words("<u>", "</u>", words)
    }

    /// Somebody's words, folded up where they are long.
    pub(super) fn quotation(&mut self, words: impl FnOnce(&mut Self)) -> &mut Self {
        self.tagged("<blockquote expandable>", "</blockquote>", words)
    }

    /// A link, or the bare words where the address is not of the web.
    pub fn link(&mut self, address: &str, words: &str) -> &mut Self {
        let Some(url) = web(address) else { return self.text(words) };
        let mut open = String::from("<a href=\"");
        escape(url.as_str(), &mut open);
        open.push_str("\">");
        self.tagged(&open, "</a>", |m| {
            m.text(words);
        })
    }

    pub(super) fn append(&mut self, other: &Self) -> &mut Self {
        self.html.push_str(&other.html);
        self.units += other.units;
        self.entities += other.entities;
        self
    }

    /// An entity of no words is none.
    fn tagged_words(&mut self, open: &str, close: &str, words: &str) -> &mut Self {
        if words.is_empty() {
            return self;
        }
        self.tagged(open, close, |m| {
            m.text(words);
        })
    }

    fn tagged(&mut self, open: &str, close: &str, inside: impl FnOnce(&mut Self)) -> &mut Self {
        self.html.push_str(open);
        inside(self);
        self.html.push_str(close);
        self.entities += 1;
        self
    }
}

/// The address as a link may carry it; `None` for anything but http and https.
pub fn web(address: &str) -> Option<Url> {
    let url = Url::parse(address.trim()).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host() && url.as_str().len() <= LONGEST_URL).then_some(url)
}

fn escape(words: &str, into: &mut String) {
    for c in words.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            c => into.push(c),
        }
    }
}

/// The beginning of a text that has at most so many UTF-16 units, cut between graphemes (between characters where one
/// grapheme alone is longer than that).
pub fn beginning(text: &str, units: usize) -> &str {
    let by_graphemes = fitting(text.grapheme_indices(true), units);
    let end = if by_graphemes == 0 {
        fitting(text.char_indices().map(|(at, c)| (at, &text[at..at + c.len_utf8()])), units)
    } else {
        by_graphemes
    };
    &text[..end]
}

fn fitting<'t>(parts: impl Iterator<Item = (usize, &'t str)>, units: usize) -> usize {
    let (mut end, mut used) = (0, 0);
    for (at, part) in parts {
        used += part.encode_utf16().count();
        if used > units {
            break;
        }
        end = at + part.len();
    }
    end
}

/// The bot's own lines hold other people's names and titles: no longer than this, and "…" where they were.
pub fn shortened(text: &str, units: usize) -> String {
    let kept = beginning(text, units);
    if kept.len() == text.len() { text.to_owned() } else { format!("{}…", kept.trim_end()) }
}

/// Words that run from right to left, or that change the direction, are kept from turning the line around them.
pub fn isolated(words: &str) -> String {
    if words.chars().any(turns) { format!("\u{2068}{words}\u{2069}") } else { words.to_owned() }
}

fn turns(c: char) -> bool {
    is_right_to_left(c) || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
