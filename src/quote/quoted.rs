//! Everything that stands between quotation marks: where it begins and ends, also when a mark is missing.

use crate::text::Span;
use crate::text::script::{is_han, is_hangul, is_kana};

use super::marks::may_close;

/// A stretch between marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted {
    /// The words, marks excluded.
    pub words: Span,
    /// The words with their marks.
    pub outer: Span,
    /// Whether they go on with what a clause interrupted.
    pub goes_on: bool,
}

/// Whether a mark closes what `open` opens: also marks that stand for a quotation only here, among words.
fn closes(open: char, mark: char) -> bool {
    match open {
        '‹' => mark == '›',
        '〈' => mark == '〉',
        '‘' | '\'' => matches!(mark, '’' | '\''),
        _ => may_close(open, mark),
    }
}

/// The stretches between marks, in order, none within another. A paragraph that begins with a mark while one is open runs the
/// quotation on. A mark that nothing closes by the end of its paragraph is passed over, unless its paragraph ends with the words
/// (`unclosed`), so that one slip does not turn the rest of the article inside out. Linear in the length of the text.
pub(super) fn quoted(text: &str) -> Vec<Quoted> {
    let mut out = Vec::new();
    let mut open: Option<Open> = None;
    let mut from = 0;
    // Letters of most scripts are passed over, byte by byte.
    while let Some((at, c)) = next_sign(text, from) {
        from = at + c.len_utf8();
        let before = text[..at].chars().next_back();
        let after = text[from..].chars().next();
        match &mut open {
            // Blank lines end no more than the first of them does.
            Some(o) if c == '\n' && at < o.blank => {}
            Some(o) if c == '\n' => {
                o.blank = text.len() - text[at..].trim_start().len();
                let block = *o.block.get_or_insert_with(|| if o.leads { closed_later(text, at, o.mark) } else { 0 });
                if !((runs_on(text, at, o.mark) || o.mark == '«' && runs_on(text, at, '»')) && (o.leads || !single(o.mark))) && at >= block
                {
                    match o.last {
                        Some((end, close)) => out.push(o.until(end, close)),
                        None => out.extend(unclosed(text, o, at)),
                    }
                    open = None;
                }
            }
            Some(o) => {
                o.dense |= is_dense(c);
                let single = single(o.mark);
                // Spanish and French repeat the mark that closes.
                let repeats = c == o.mark
                    || !o.dense
                        && matches!((c, o.mark), ('»', '«') | ('”', '“'))
                        && after.is_some_and(|a| a.is_alphanumeric() || matches!(a, '¿' | '¡'));
                let starts_line =
                    || before.is_none_or(char::is_whitespace) && text[..at].trim_end_matches([' ', '\t', '\u{3000}']).ends_with('\n');
                if repeats && starts_line() {
                    // The mark that a running quotation repeats.
                } else if closes(o.mark, c) && (!single || closes_single(before, after, o.dense) || closes_clause(text, o.mark, at)) {
                    let reopens = c == '"' && before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphanumeric);
                    if reopens {
                        open = Some(Open::at(text, at, c));
                    } else if o.depth > 0 && c != '"' {
                        o.depth -= 1;
                        o.last = Some((at, c));
                    } else {
                        out.push(o.until(at, c));
                        open = None;
                    }
                } else if !single && (c == o.mark && c != '"' || c == '“' && o.mark == '"' && opens_within(before, after)) {
                    o.depth += 1;
                }
            }
            None => {
                let opens = match c {
                    '“' | '〝' | '„' | '«' | '‹' | '「' | '『' => true,
                    '〈' => posted(&text[at..]),
                    // German and Danish books turn them round: »…«.
                    '»' => before.is_none_or(|b| b.is_whitespace() || b == '(') && after.is_some_and(char::is_alphanumeric),
                    '"' | '＂' => !before.is_some_and(char::is_numeric) && after.is_some_and(|a| !a.is_whitespace()),
                    '‘' | '\'' => {
                        before.is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | ':' | '：' | '—'))
                            && after.is_some_and(|a| a.is_alphabetic() || a == '…')
                    }
                    _ => false,
                };
                // "““No.”": a slip of the hand.
                if opens && !(matches!(c, '“' | '「' | '«') && after == Some(c)) {
                    open = Some(Open::at(text, at, c));
                }
            }
        }
    }
    if let Some(o) = open {
        match o.last {
            Some((end, close)) => out.push(o.until(end, close)),
            None => out.extend(unclosed(text, &o, text.trim_end().len())),
        }
    }
    out.retain(|q| !q.words.of(text).unwrap_or_default().trim().is_empty());
    out
}

/// The first character from a place on that may be a mark, the end of a line, or of a script without apostrophes (`is_dense`).
fn next_sign(text: &str, from: usize) -> Option<(usize, char)> {
    let at = from + text.as_bytes().get(from..)?.iter().position(|byte| SIGNS[*byte as usize])?;
    Some((at, text[at..].chars().next()?))
}

/// The bytes with which such a character begins in UTF-8.
static SIGNS: [bool; 256] = {
    let mut signs = [false; 256];
    signs[b'\n' as usize] = true;
    signs[b'"' as usize] = true;
    signs[b'\'' as usize] = true;
    // « and »
    signs[0xc2] = true;
    let mut byte = 0xd8;
    while byte < 0xf5 {
        // Arabic, Devanagari, Hangul, Han, kana, and the marks of all.
        signs[byte] = byte < 0xdc || byte >= 0xe0;
        byte += 1;
    }
    signs
};

/// A quotation whose mark nothing closes, where a colon or a full stop brings it up and its paragraph ends with it as a sentence does:
/// "He keeps one running in his office. “Nobody logs in, but the sun goes down." Or all of a line, above a dash that signs it.
fn unclosed(text: &str, open: &Open, end: usize) -> Option<Quoted> {
    let words = text.get(open.at + open.mark.len_utf8()..end)?.trim_end();
    let before = text[..open.at].trim_end_matches(' ');
    let colon = before.trim_end().ends_with([':', '：']);
    let led = (colon || before.ends_with(['.', '。', '।'])) && matches!(open.mark, '“' | '«' | '„' | '「');
    // "उसने कहा, "पुल नहीं आता।"
    let comma = open.mark == '"' && before.ends_with([',', '،', ':']);
    let signed = || open.leads && !single(open.mark) && text[end..].trim_start().starts_with(['—', '–']);
    let led = (led || comma || signed()) && !words.contains(['“', '”', '"', '«', '»', '„', '「', '」']);
    let ended = words.ends_with(['.', '!', '?', '。', '！', '？', '।', '؟']) || colon;
    let whole = ended && words.len() > UNCLOSED.start && words.len() < UNCLOSED.end;
    let span = Span::new(open.at + open.mark.len_utf8(), open.at + open.mark.len_utf8() + words.len());
    (led && whole).then(|| Quoted { words: span, outer: Span::new(open.at, span.end), goes_on: false })
}

/// Bytes of such a quotation.
const UNCLOSED: std::ops::Range<usize> = 30..900;

/// Whether a mark of another kind opens a quotation within one.
fn opens_within(before: Option<char>, after: Option<char>) -> bool {
    before.is_some_and(char::is_whitespace) && after.is_some_and(char::is_alphanumeric)
}

struct Open {
    mark: char,
    at: usize,
    /// Marks of the same kind that opened inside.
    depth: usize,
    /// The last mark that closed one of those: where the quotation ends when the marks do not add up.
    last: Option<(usize, char)>,
    /// Whether it begins a line.
    leads: bool,
    /// Whether words of a script without apostrophes stand in it.
    dense: bool,
    /// Where the mark closes that ends a block of paragraphs, once it was looked for; 0 if none does.
    block: Option<usize>,
    /// Where the blanks end that were looked at last.
    blank: usize,
}

impl Open {
    fn at(text: &str, at: usize, mark: char) -> Self {
        // "#2. „": a number before it opens the line, too.
        let before = text[..at].trim_end_matches([' ', '\t', '\u{3000}']);
        let digits = before.strip_suffix(['.', ')']).map(|b| b.trim_end_matches(|c: char| c.is_ascii_digit()));
        let numbered = digits.filter(|b| b.len() + 1 < before.len() && before.len() - b.len() < 5).map(|b| b.trim_end_matches('#'));
        let leads = numbered.unwrap_or(before).chars().next_back().is_none_or(|c| c == '\n');
        Self { mark, at, depth: 0, last: None, leads, dense: false, block: None, blank: 0 }
    }

    fn until(&self, end: usize, close: char) -> Quoted {
        let start = self.at + self.mark.len_utf8();
        Quoted { words: Span::new(start, end), outer: Span::new(self.at, end + close.len_utf8()), goes_on: false }
    }
}

/// Whether the next line that is not empty begins with the mark.
fn runs_on(text: &str, end: usize, mark: char) -> bool {
    text[end..].chars().find(|c| !c.is_whitespace()).is_some_and(|c| c == mark)
}

/// Whether a mark is one that apostrophes look like.
fn single(mark: char) -> bool {
    matches!(mark, '‘' | '\'')
}

/// How far a block of paragraphs between two marks is followed, in bytes.
const BLOCK: usize = 4000;

/// Whether 〈 opens what Japanese newspapers quote out of a network: "〈…〉と投稿した", on one line.
fn posted(rest: &str) -> bool {
    let close = rest.char_indices().take(LONGEST_POST).take_while(|(_, c)| *c != '\n').find(|(_, c)| *c == '〉');
    close.is_some_and(|(at, c)| rest[at + c.len_utf8()..].starts_with('と'))
}

/// Characters of the longest such post.
const LONGEST_POST: usize = 300;

/// Where the mark stands that closes what the last paragraph opened, if the next mark of all is one; else 0.
fn closed_later(text: &str, from: usize, mark: char) -> usize {
    let part = &text[from..text.floor_char_boundary(from + BLOCK)];
    let next = part.char_indices().find(|(_, c)| *c == mark || closes(mark, *c) || matches!(c, '“' | '「' | '«' | '„' | '"'));
    let Some((at, c)) = next.filter(|(_, c)| closes(mark, *c) && !single(mark)) else { return 0 };
    // A straight mark opens as well as it closes.
    let before = part[..at].chars().next_back();
    let after = part[at + c.len_utf8()..].chars().next();
    let shuts = c != '"' && c != '＂' || before.is_some_and(|b| !b.is_whitespace()) && after.is_none_or(|a| !a.is_alphanumeric());
    if shuts { from + at } else { 0 }
}

/// Whether a character is of a script that has no apostrophes.
fn is_dense(c: char) -> bool {
    is_hangul(c) || is_han(c) || is_kana(c) || matches!(c, '\u{900}'..='\u{97f}' | '\u{600}'..='\u{6ff}')
}

/// Whether a mark that looks like an apostrophe closes words within a clause that goes on: "was ‘a man out of his depth’ and had been drinking".
/// A plural has an apostrophe there, and so has a dropped letter; nor may one that surely closes come before the next that opens.
fn closes_clause(text: &str, open: char, at: usize) -> bool {
    let Some(rest) = text[at..].strip_prefix('’').filter(|rest| open == '‘' && rest.starts_with(' ')) else { return false };
    let before = &text[..at];
    let whole = before.ends_with(char::is_alphabetic) && !before.ends_with(['s', 'S', 'o']) && !before.ends_with("in");
    let near = &rest[..rest.floor_char_boundary(CLAUSE)];
    let near = &near[..near.find(['‘', '\n']).unwrap_or(near.len())];
    let surely = |(at, mark): (usize, &str)| {
        near[at + mark.len()..].starts_with(['.', ',', ';', ':', ')', '!', '?']) || near[..at].ends_with(['.', ',', '!', '?'])
    };
    whole && !near.match_indices('’').any(surely)
}

/// Bytes of such a clause.
const CLAUSE: usize = 300;

/// An apostrophe looks like the mark that closes; the mark stands behind punctuation or before some.
fn closes_single(before: Option<char>, after: Option<char>, inside: bool) -> bool {
    // Scripts without apostrophes; a Korean particle clings to the mark.
    let dense = after.is_some_and(is_dense) || before.is_some_and(is_dense) || inside && after.is_none_or(|a| !a.is_alphanumeric());
    before.is_some_and(|b| !b.is_whitespace())
        && (dense || after.is_none_or(|a| !a.is_alphanumeric()))
        && (dense
            || before.is_some_and(|b| b.is_ascii_punctuation() || matches!(b, '…' | '。' | '！' | '？' | '，'))
            || after.is_none_or(|a| a == '\n' || matches!(a, ',' | '.' | ';' | ':' | ')' | '!' | '?')))
}
