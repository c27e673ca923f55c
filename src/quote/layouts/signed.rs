//! `——戚允文（香港科技大学教授）` behind or below words: a signature in a script without capitals.

use crate::text::Span;
use crate::text::script::{NAME_DOTS, is_arabic, is_devanagari, is_han, is_hangul, is_kana, is_latin, is_mark};

use super::super::marks::DASHES;
use super::super::speech::{Language, Sense};
use super::characters::surname;
use super::particles::korean_name;

/// The name and the post of a clause that is nothing but a signature.
pub(super) fn signed(text: &str, clause: Span, speech: &Language) -> Option<(Span, Option<Span>)> {
    let line = clause.of(text).filter(|_| matches!(speech.lang, "zh" | "ja" | "ko" | "ar" | "fa" | "ur" | "hi"))?;
    let body = line.trim().trim_start_matches(|c: char| DASHES.contains(&c)).trim_start();
    if body.len() == line.trim().len() || body.len() > LONGEST || body.contains(['。', '！', '？', '!', '?', '؟', '।', ':', '：', '“', '”'])
    {
        return None;
    }
    let cut = body.find([',', '，', '、', '،', '(', '（']).unwrap_or(body.len());
    let (name, rest) = (body[..cut].trim_end(), &body[cut..]);
    // "— डॉ. मार्टिन कोवाच"
    let titled = name.split_once(' ').filter(|(title, _)| speech.senses(title.trim_end_matches('.')).holds(Sense::Title));
    let name = titled.map_or(name, |(_, name)| name);
    let post = rest.trim_matches(|c: char| matches!(c, ',' | '，' | '、' | '،' | '(' | '（' | ')' | '）' | '.') || c.is_whitespace());
    can_be_a_name(name, speech).then(|| (Span::of_part(text, name), (!post.is_empty()).then(|| Span::of_part(text, post))))
}

/// The name and the post in brackets right behind Korean words, which end the line: `“…”(한도윤 노동조합 위원장, 여의도 집회에서)`.
pub(super) fn signed_in_brackets(text: &str, clause: Span, speech: &Language) -> Option<(Span, Option<Span>)> {
    let line = clause.of(text).filter(|line| speech.lang == "ko" && line.len() < LONGEST)?;
    let inside = line.trim().strip_prefix('(')?.strip_suffix(')')?;
    let told = inside.split_once(',').map_or(inside, |(told, _)| told);
    let (name, post) = told.split_once(' ')?;
    let fits = korean_name(name) && speech.ends_in_role(post).is_some() && !inside.contains(['(', ')', '“', '”']);
    fits.then(|| (Span::of_part(text, name), Some(Span::of_part(text, post))))
}

/// The name and the post of a Japanese line right below the words, which end at `at`: `福間沙織さん（34）＝松江市・会社員`,
/// `（福間沙織さん・34歳、松江市の会社員）`. The caption of a photograph is none: `福間沙織さん（34）＝2日、松江市で撮影`.
pub(super) fn signed_below(text: &str, at: usize, speech: &Language) -> Option<(Span, Option<Span>)> {
    if speech.lang != "ja" {
        return None;
    }
    let line = text.get(at..)?.strip_prefix('\n')?.lines().next()?.trim();
    if line.len() > LONGEST {
        return None;
    }
    let within = line.strip_prefix(['（', '(']).and_then(|line| line.strip_suffix(['）', ')']));
    let (who, post) = match within {
        Some(within) => within.split_once(['、', '，', ','])?,
        None => line.rsplit_once(['＝', '='])?,
    };
    let who = who.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '（' | '(' | '）' | ')' | '・' | '歳' | '代'));
    let name = ["さん", "氏", "くん"].iter().find_map(|title| who.strip_suffix(title))?;
    let post = post.trim();
    let caption = post.ends_with('で') || post.contains(char::is_numeric) || ["撮影", "提供", "写真"].iter().any(|w| post.contains(w));
    let signs = !post.is_empty() && !caption && !name.contains('の') && can_be_a_name(name, speech);
    signs.then(|| (Span::of_part(text, name), Some(Span::of_part(text, post))))
}

/// Whether a word can be a part of a name in Latin letters.
pub(super) fn latin_part(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(|c| is_latin(c) || matches!(c, '-' | '\'' | '’' | '.'))
}

/// Bytes of the longest signature.
const LONGEST: usize = 300;

fn can_be_a_name(name: &str, speech: &Language) -> bool {
    let count = name.chars().count();
    let words = name.split_whitespace().count();
    let dense = |c: char| is_han(c) || is_kana(c);
    if name.is_empty() || speech.ends_in_cue(name).is_some() || name.split_whitespace().any(|w| speech.senses(w).holds(Sense::Cue)) {
        return false;
    }
    if name.chars().all(|c| dense(c) || NAME_DOTS.contains(&c)) {
        let foreign = name.contains(NAME_DOTS);
        return if foreign {
            count <= 20
        } else {
            (2..=4).contains(&count) && (speech.lang == "ja" || surname(name)) || speech.lang == "ja" && count <= 6
        };
    }
    if name.split_whitespace().all(latin_part) {
        return (2..=4).contains(&words);
    }
    let script = |c: char| is_hangul(c) || is_arabic(c) || is_devanagari(c) || is_mark(c) || matches!(c, ' ' | '-' | '.');
    let fewest = if speech.lang == "ko" { 1 } else { 2 };
    (fewest..=4).contains(&words) && (2..=40).contains(&count) && name.chars().all(script)
}
