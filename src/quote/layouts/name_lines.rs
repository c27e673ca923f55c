//! A line that names somebody (`Name, title, organisation, Country` or `Name (title)`), then their paragraphs without marks.

use crate::text::{Lang, Span, lines};

use super::super::marks::opens;
use super::super::people::{names, organisation, words};
use super::super::quoted::quoted;
use super::super::speech::{Language, Sense, speech};
use super::{Found, Kind, Layout, Who};

pub(super) const LAYOUT: Layout = Layout { name: "a name on a line of its own", read };

struct Head {
    name: Span,
    affiliation: Option<Span>,
    start: usize,
    end: usize,
}

fn read(text: &str, lang: &Lang) -> Vec<Found> {
    let speech = speech(lang);
    let heads: Vec<Head> = lines(text).filter_map(|(start, line)| head(line.trim_end(), start, text, speech)).collect();
    // One such line may be anything; several with words below each are a layout.
    let mut out = Vec::new();
    for (i, head) in heads.iter().enumerate() {
        let end = heads.get(i + 1).map_or(text.len(), |next| next.start);
        let block = &text[head.end..end];
        let from = head.end + block.len() - block.trim_start().len();
        let block = text[from..end].trim_end();
        if block.is_empty() {
            continue;
        }
        let who = Who::Named { name: head.name.of(text).unwrap_or_default().to_owned(), mention: Some(head.name) };
        let found =
            |words: Span, kind: Kind, confidence: f32| Found { words, who: who.clone(), affiliation: head.affiliation, kind, confidence };
        if opens(block) {
            let inside = quoted(block);
            if let Some(q) = inside.first().filter(|q| q.outer.start == 0) {
                out.push(found(Span::new(from + q.words.start, from + q.words.end), Kind::Direct, 0.95));
            }
            continue;
        }
        let block = if i + 1 == heads.len() { without_closing(block) } else { block };
        if sentences(block) {
            out.push(found(Span::new(from, from + block.len()), Kind::Unmarked, 0.9));
        }
    }
    if out.len() >= 2 && out.len() + 1 >= heads.len() { out } else { Vec::new() }
}

/// A line with a name before its first comma or parenthesis, and no sentence in it.
fn head(line: &str, start: usize, text: &str, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let short = (4..=160).contains(&body.chars().count());
    if !short || body.ends_with(['.', '!', '?', '。', '！', '？', ':', '：', ',', ';', '”', '"']) || opens(body) || body.contains('“')
    {
        return None;
    }
    let begin = start + line.len() - line.trim_start().len();
    let cut = body.find([',', '，', '(', '（'])?;
    let tokens = words(&body[..cut], begin, speech);
    let found = names(&tokens, speech);
    let [name] = found.as_slice() else { return None };
    let whole = name.last + 1 == tokens.len() && (name.first == 0 || tokens[..name.first].iter().all(|t| t.is(Sense::Title)));
    let several = name.last > name.first;
    let written = name.span.of(text)?;
    if !whole || !several || name.bound || organisation(written) {
        return None;
    }
    let rest = body[cut..].trim_start_matches([',', '，', '(', '（', ' ']);
    let from = begin + body.len() - rest.len();
    let inside = rest.trim_end_matches([')', '）']);
    let affiliation = (!inside.is_empty()).then(|| Span::new(from, from + inside.len()));
    Some(Head { name: name.span, affiliation, start, end: start + line.len() })
}

/// Paragraphs of sentences.
fn sentences(block: &str) -> bool {
    block.split_whitespace().count() >= 5 && block.trim_end().ends_with(['.', '!', '?', '…', '”', '"', '。', '！', '？'])
}

/// The last block without the notes that close an article: a last line of its own that speaks of the text itself.
fn without_closing(block: &str) -> &str {
    let Some(at) = block.rfind('\n') else { return block };
    let last = block[at..].trim().to_lowercase();
    let notes = ["edited", "interview", "conversation", "published", "photo", "image", "source", "translated", "©", "copyright", "http"];
    if last.len() < 160 && notes.iter().any(|n| last.contains(n)) { block[..at].trim_end() } else { block }
}
