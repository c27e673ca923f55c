//! Quotation marks: which characters open, which close, and where a block of quoted paragraphs ends.

use std::ops::Range;

use memchr::memchr2_iter;

/// What stands before a name above, below or behind its words.
pub(super) const DASHES: [char; 5] = ['-', '–', '—', '―', '─'];

/// Marks that open a quotation, each with the one that closes it, and with those that people type instead.
const PAIRS: [(char, char, &[char]); 9] = [
    ('“', '”', &['"', '＂', '〞']),
    ('"', '"', &['”', '＂']),
    ('「', '」', &[]),
    ('『', '』', &[]),
    ('«', '»', &[]),
    ('»', '«', &[]),
    ('„', '“', &['”', '"']),
    ('〝', '〞', &['”', '"', '＂']),
    ('＂', '＂', &['"', '”']),
];

fn pair(open: char) -> Option<&'static (char, char, &'static [char])> {
    PAIRS.iter().find(|(o, ..)| *o == open)
}

/// The mark that closes what `open` opens.
pub(super) fn closing(open: char) -> Option<char> {
    pair(open).map(|(_, close, _)| *close)
}

/// Whether a mark closes what `open` opens, or is typed for the one that does.
pub(super) fn may_close(open: char, mark: char) -> bool {
    pair(open).is_some_and(|(_, close, typed)| *close == mark || typed.contains(&mark))
}

/// Where the colons of a text stand, and the bytes of each.
pub(super) fn colons(text: &str) -> impl Iterator<Item = (usize, usize)> {
    let bytes = text.as_bytes();
    // A wide colon begins with the second of these bytes, as other wide characters do.
    memchr2_iter(b':', 0xef, bytes).filter_map(|at| match bytes[at] {
        b':' => Some((at, 1)),
        _ => bytes[at..].starts_with("：".as_bytes()).then_some((at, '：'.len_utf8())),
    })
}

/// Where the first dash between two blanks begins, with its first blank, and the bytes of the three.
pub(super) fn set_off_dash(line: &str) -> Option<(usize, usize)> {
    // Other dashes than the hyphen begin with the second of these bytes.
    memchr2_iter(b'-', 0xe2, line.as_bytes()).find_map(|dash| {
        let at = line[..dash].strip_suffix(' ')?.len();
        let behind = line[dash..].strip_prefix(['-', '–', '—']).filter(|behind| behind.starts_with(' '))?;
        Some((at, line.len() - behind.len() + 1 - at))
    })
}

/// Whether a line begins with an opening mark.
pub(super) fn opens(line: &str) -> bool {
    line.trim_start().chars().next().is_some_and(|c| closing(c).is_some())
}

/// Whether a line ends with a closing mark.
pub(super) fn closes(line: &str) -> bool {
    line.trim_end().chars().next_back().is_some_and(|c| PAIRS.iter().any(|(_, close, _)| *close == c))
}

/// A quoted block: the words without their outer marks, and whether the marks balanced.
pub(super) struct Block {
    pub words: Range<usize>,
    pub balanced: bool,
}

/// Reads a block of one or more paragraphs that starts at its opening mark. Inside, marks nest; a paragraph of a
/// running quotation may repeat the opening mark. The block ends where the marks balance at the end of a paragraph, else
/// at the last closing mark, or what is typed for one, that ends a paragraph. `None` when nothing closes it.
pub(super) fn block(text: &str) -> Option<Block> {
    let open = text.chars().next()?;
    let close = closing(open)?;
    let start = open.len_utf8();
    let mut depth = 1usize;
    let (mut last, mut typed) = (None, None);
    for (at, c) in text.char_indices().skip(1) {
        if may_close(open, c) && ends_paragraph(text, at + c.len_utf8()) {
            typed = Some(at);
        }
        if c == close && (open != close || ends_paragraph(text, at + c.len_utf8())) {
            depth = depth.saturating_sub(1);
            if ends_paragraph(text, at + c.len_utf8()) {
                last = Some(at);
                if depth == 0 {
                    return Some(Block { words: start..at, balanced: true });
                }
            }
        } else if c == open && open != close && !(depth == 1 && begins_paragraph(text, at)) {
            depth += 1;
        }
    }
    last.or(typed).map(|at| Block { words: start..at, balanced: false })
}

fn ends_paragraph(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.trim_start_matches([' ', '\t', '\u{3000}', '\r']).chars().next().is_none_or(|c| c == '\n'))
}

fn begins_paragraph(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.trim_end_matches([' ', '\t', '\u{3000}']).ends_with('\n'))
}

/// The text with everything between quotation marks (and Chinese title marks) blanked, byte for byte.
pub(super) fn without_quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut until: Option<char> = None;
    for (at, c) in text.char_indices() {
        match until {
            Some(close) if c == close => {
                until = None;
                out.push(c);
            }
            Some(_) => out.extend(std::iter::repeat_n(' ', c.len_utf8())),
            None => {
                let close = if c == '《' { Some('》') } else { closing(c) };
                until = close.filter(|close| text.get(at + c.len_utf8()..).is_some_and(|rest| rest.contains(*close)));
                out.push(c);
            }
        }
    }
    out
}
