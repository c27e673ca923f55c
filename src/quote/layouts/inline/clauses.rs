//! The clauses around some marks, and what they are.

use crate::text::Span;
use crate::text::script::{is_han, is_hangul, is_kana, is_word};

use super::super::super::marks::DASHES;
use super::super::super::speech::{Language, Sense};
use super::REACH;

/// The clause before the marks: of the same paragraph, or the line above where that ends in a colon.
pub(super) fn lead(text: &str, from: usize, to: usize) -> Span {
    let start = text.floor_char_boundary(from.max(to.saturating_sub(REACH)));
    let part = &text[start..to];
    let body = part.trim_end();
    let own = body.len() + part[body.len()..].find('\n').unwrap_or(part.len() - body.len());
    let above = &body[body.rfind('\n').map_or(0, |n| n + 1)..];
    let line = if own < part.len() && !body.ends_with([':', '：', ',', '，', '،']) && !gives_out(above) {
        return Span::new(to, to);
    } else {
        body.rfind('\n').map_or(0, |n| n + 1)
    };
    Span::new(start + line, to)
}

/// The clause behind the marks, within the paragraph.
pub(super) fn tail(text: &str, from: usize, to: usize) -> Span {
    let end = text.floor_char_boundary(to.min(from + REACH));
    let line = |start: usize| text[start..end].find('\n').map_or(end, |n| start + n);
    let own = line(from);
    let body = text[own..end].trim_start_matches(|c: char| c.is_whitespace() || c == '>');
    let next = end - body.len();
    // The speaker's line below the words, in mail and Markdown behind a mark of its own.
    // Many languages set the full stop behind the mark.
    if text[from..own].trim().trim_matches('.').is_empty() && text[next..end].starts_with(DASHES) {
        return Span::new(next, line(next));
    }
    Span::new(from, own)
}

/// What a line says that gives out the words below it.
const STATED: [&str; 19] = [
    "siguiente comunicado",
    "comunicado siguiente",
    "seguinte comunicado",
    "communiqué suivant",
    "seguente nota",
    "seguente comunicato",
    "folgendes Statement",
    "following statement",
    "in a statement",
    "コメントを",
    "談話を",
    "声明を",
    "声明如下",
    "发表声明",
    "發表聲明",
    "folgende Erklärung",
    "déclaration suivante",
    "siguiente declaración",
    "seguinte nota",
];

/// Whether a clause gives out what stands below it.
pub(super) fn gives_out(clause: &str) -> bool {
    STATED.iter().any(|stated| clause.contains(stated))
}

pub(super) fn sentence_end(clause: &str) -> bool {
    clause.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '।', '؟', '；', '…']) || clause.trim().is_empty()
}

/// Whether some words are the rest of a sentence and a further one.
pub(super) fn sentences(between: &str) -> bool {
    let body = between.trim_end().trim_end_matches(['.', '!', '?', '。', '！', '？', '।', '؟']);
    let end = body.rfind(['.', '!', '?', '。', '！', '？', '।', '؟']);
    end.is_some_and(|at| body.len() - at > 12)
}

/// Whether the clause behind some words is of another statement: behind a full stop with a capital, or with a colon of its own.
/// `next` tells whether further words between marks follow in the paragraph.
pub(super) fn begins_anew(words: &str, behind: &str, next: bool) -> bool {
    let clause = behind.trim();
    // "「A」。Xさんは苦笑する。「B」": whoever a further sentence has says what follows it, unless it goes back to what was said.
    let further = next && behind.starts_with('。') && clause.ends_with('。') && clause.contains(is_kana);
    if further && clause.contains(['は', 'が']) && !["そう", "こう", "と話", "と語", "という"].iter().any(|back| clause.contains(back))
    {
        return true;
    }
    // "“A?” the mayor asked. Then she wrote: “": the end of the first statement stands in between.
    let ended = clause.starts_with(char::is_lowercase) && clause.contains(". ");
    words.trim_end().ends_with('.') && clause.starts_with(char::is_uppercase)
        || sentence_end(words) && clause.ends_with([':', '：']) && !ended
}

/// Whether a clause holds a verb of speech.
pub(super) fn announces(clause: &str, speech: &Language) -> bool {
    let words = clause.split(|c: char| !is_word(c));
    speech.cues().iter().any(|cue| is_dense(cue) && clause.contains(cue)) || words.into_iter().any(|w| speech.senses(w).holds(Sense::Cue))
}

/// Whether a clause between two quotations of one verb joins them, in Korean and Japanese.
pub(super) fn chained(clause: &str, speech: &Language) -> bool {
    let clause = clause.trim_start();
    match speech.lang {
        "ko" => {
            ["며", "이며", "라며", "이라며", "면서", "이라면서", "라면서", "고", "라고", "이라고"].iter().any(|j| clause.starts_with(j))
        }
        "ja" => ["と", "とし", "などと"].iter().any(|j| clause.starts_with(j)) && !sentence_end(clause),
        _ => false,
    }
}

/// Whether the last word of a clause brings up what was said.
pub(super) fn ends_in_that(clause: &str) -> bool {
    clause.trim_end().rsplit(char::is_whitespace).next().is_some_and(|word| THAT.contains(&word))
}

const THAT: [&str; 8] = ["that", "dass", "que", "che", "что", "أن", "إن", "कि"];

/// Whether some words are the end of what a clause reports, and no name for a thing: "argued that the county could not go on “hoping
/// for rain”." Nobody else may say or do anything behind the "that".
pub(super) fn reported_part(words: &str, clause: &str, behind: &str, speech: &Language) -> bool {
    let sentence = clause.rsplit(['.', '!', '?', '\n', '؟']).next().unwrap_or_default();
    let told: Vec<&str> = sentence.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).collect();
    let cue = told.iter().rposition(|word| speech.senses(word).holds(Sense::Cue));
    let that = cue.is_some_and(|cue| told[cue + 1..].iter().take(3).any(|word| THAT.contains(word)));
    let ends = behind.trim().is_empty() || behind.starts_with(['.', ',', ';', '،', '؛', '!', '?', '؟']);
    that && ends && speech.lang != "hi" && !words.starts_with(char::is_uppercase)
}

/// Whether some Chinese words say something of something and end their clause: a name for a thing has no "is" or "still", and often
/// ends as such names do.
pub(super) fn is_statement(words: &str, behind: &str, speech: &Language) -> bool {
    let words = words.trim();
    let ends = behind.trim().is_empty() || behind.starts_with([',', '，', '。', '；', ';']);
    speech.lang == "zh"
        && ends
        && words.contains(['不', '是', '都', '还', '還', '也', '很', '没', '沒', '仍', '把', '被', '让', '讓'])
        && !words.ends_with(|c| NAMES_OF_THINGS.contains(c))
        && words.chars().all(|c| is_han(c) || matches!(c, '，' | ',' | '。' | '、' | '！' | '？' | '；'))
}

/// How Chinese names for laws, plans, events and works end.
const NAMES_OF_THINGS: &str = "法案划畫动動度策程例会會奖獎展节節书書记記学學题題";

/// Whether two words are all that somebody is quoted with, in Korean: a sentence, and behind it the particle of quoting. "“판결은
/// 따르겠다”고 덧붙였다", but "“정치 보복”이라고".
pub(super) fn korean_sentence(words: &str, behind: &str, speech: &Language) -> bool {
    speech.lang == "ko" && chained(behind, speech) && words.trim_end().ends_with(['다', '요', '까', '자', '죠'])
}

/// Words, and characters of Chinese and Japanese.
pub(in super::super::super) fn units(text: &str) -> usize {
    let mut count = 0;
    let mut inside = false;
    for c in text.chars() {
        let dense = c >= '\u{3005}' && (is_han(c) || is_kana(c));
        let word = is_word(c) && !dense || matches!(c, '\'' | '’');
        count += usize::from(dense || word && !inside);
        inside = word;
    }
    count
}

pub(super) fn is_dense(text: &str) -> bool {
    text.ends_with(is_dense_char)
}

pub(super) fn is_dense_char(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c)
}
