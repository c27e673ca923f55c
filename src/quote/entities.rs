//! What markup and typing leave in a text: the marks that entities, commas and apostrophes stand for, at the places where they stand, and the
//! signs of Markdown for headings and bold words, which are nobody's.

use std::borrow::Cow;

/// Entities that reading depends on, without `&` and `;`, and their characters.
const ENTITIES: [(&str, char); 23] = [
    ("quot", '"'),
    ("#34", '"'),
    ("#x22", '"'),
    ("ldquo", '“'),
    ("#8220", '“'),
    ("#x201c", '“'),
    ("rdquo", '”'),
    ("#8221", '”'),
    ("#x201d", '”'),
    ("bdquo", '„'),
    ("#8222", '„'),
    ("laquo", '«'),
    ("#171", '«'),
    ("raquo", '»'),
    ("#187", '»'),
    ("nbsp", ' '),
    ("#160", ' '),
    ("mdash", '—'),
    ("#8212", '—'),
    ("ndash", '–'),
    ("#8211", '–'),
    ("amp", '&'),
    ("hellip", '…'),
];
/// Bytes of the longest entity between `&` and `;`.
const LONGEST: usize = 6;

/// The text with entities written out and blanks beside them, so that every other byte stays where it was. Offsets into it are offsets
/// into the text. An entity that was escaped twice (`&amp;quot;`) counts as one.
pub(super) fn written_out(text: &str) -> Cow<'_, str> {
    let text = match without_signs(text) {
        Cow::Borrowed(text) => typed_marks(text),
        Cow::Owned(text) => Cow::Owned(typed_marks(&text).into_owned()),
    };
    if !text.contains('&') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest: &str = &text;
    // Whether a straight mark is open on this line.
    let mut open = false;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        open &= !rest[..at].contains('\n');
        rest = &rest[at..];
        let Some((length, c)) = entity(rest) else {
            out.push('&');
            rest = &rest[1..];
            continue;
        };
        let blanks = length - c.len_utf8();
        rest = &rest[length..];
        // The blanks go outside of what the mark encloses.
        let inside = rest.chars().next().is_some_and(|next| next.is_alphanumeric() || next == '…');
        // A particle may follow closing marks at once: "…있었다&quot;고".
        let apart = out.chars().next_back().is_none_or(char::is_whitespace);
        let opens = matches!(c, '“' | '„' | '«') || c == '"' && inside && (apart || !open);
        if c == '"' {
            open = opens;
        }
        if opens {
            out.extend(std::iter::repeat_n(' ', blanks));
        }
        out.push(c);
        if !opens {
            out.extend(std::iter::repeat_n(' ', blanks));
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text with blanks for `**` and for the `##` of headings.
fn without_signs(text: &str) -> Cow<'_, str> {
    let heading = || text.starts_with("##") || text.contains("\n##");
    if !text.contains("**") && !heading() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let rest = line.trim_start_matches('#');
        let signs = line.len() - rest.len();
        let body = if signs > 1 && rest.starts_with(' ') { rest } else { line };
        out.extend(std::iter::repeat_n(' ', line.len() - body.len()));
        out.push_str(&body.replace("**", "  "));
    }
    Cow::Owned(out)
}

/// The text with marks for those that are typed as two commas or two accents before the words and two apostrophes behind them:
/// `,,Das Holz bleibt liegen.''`. Two commas behind a word are a slip.
fn typed_marks(text: &str) -> Cow<'_, str> {
    let opens = |at: usize| {
        let before = text[..at].chars().next_back();
        before.is_none_or(|c| c.is_whitespace() || c == '(') && text[at + 2..].starts_with(|c: char| c.is_alphanumeric() || c == '…')
    };
    let opening = || [",,", "``"].into_iter().flat_map(|typed| text.match_indices(typed)).map(|(at, _)| at).filter(|at| opens(*at));
    if opening().next().is_none() {
        return Cow::Borrowed(text);
    }
    let mut marks: Vec<(usize, &str)> = Vec::new();
    if text.contains("''") {
        marks.extend(opening().map(|at| (at, "«")));
        let closing = text.match_indices("''").map(|(at, _)| at).filter(|at| !text[..*at].ends_with(char::is_whitespace));
        marks.extend(closing.map(|at| (at, "»")));
    } else {
        // Before a mark that closes as it should, with the blank before the two for its third byte.
        marks.extend(opening().filter(|at| text[..*at].ends_with(' ')).map(|at| (at - 1, "„")));
    }
    marks.sort_unstable();
    let mut out = String::with_capacity(text.len());
    let mut end = 0;
    for (at, mark) in marks {
        out.push_str(&text[end..at]);
        out.push_str(mark);
        end = at + mark.len();
    }
    out.push_str(&text[end..]);
    Cow::Owned(out)
}

/// The entity with which a text begins: its bytes, and the character.
fn entity(text: &str) -> Option<(usize, char)> {
    let (skip, body) = match text.strip_prefix("&amp;") {
        Some(body) if body.as_bytes().get(..LONGEST + 1).unwrap_or(body.as_bytes()).contains(&b';') => ("&amp;".len(), body),
        _ => (1, text.strip_prefix('&')?),
    };
    let end = body.bytes().take(LONGEST + 1).position(|b| b == b';')?;
    let name = body.get(..end)?;
    match ENTITIES.iter().find(|(entity, _)| name.eq_ignore_ascii_case(entity)) {
        Some((_, c)) => Some((skip + end + 1, *c)),
        None => (skip > 1).then_some((skip, '&')),
    }
}
