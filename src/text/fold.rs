//! Folding: the one form in which scripts, widths, cases and accents no longer differ, with the way back to the bytes.
//!
//! Both sides of every comparison (index and question, name and mention, pasted sentence and corpus) go through it.

use unicode_normalization::UnicodeNormalization;

use super::script::{is_cyrillic, is_han, is_kana, is_mark};

/// Folded text that knows where each of its characters came from.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    /// Folded characters, each with the byte range of the original that it stands for.
    pub chars: Vec<(char, u32, u32)>,
}

impl Folded {
    /// The folded characters as a string.
    pub fn text(&self) -> String {
        self.chars.iter().map(|c| c.0).collect()
    }
}

/// Folds a text: NFKC, Traditional to Simplified Chinese, lower case, accents of Latin and Greek letters, Arabic
/// vowel marks and alef variants, the nukta of Devanagari.
pub fn fold(text: &str) -> String {
    fold_mapped(text).text()
}

/// [`fold`], keeping for every character the bytes it came from. Texts of 4 GiB and more are cut there.
pub fn fold_mapped(text: &str) -> Folded {
    // Offsets are kept in 32 bits, since a folded article is held several times over.
    let simplified = if text.chars().any(is_han) { fast2s::convert(text) } else { text.to_owned() };
    let mut out = Vec::with_capacity(text.len());
    let mut originals = text.char_indices().zip(simplified.chars()).peekable();
    let mut cluster = String::new();
    while let Some(((start, first), base)) = originals.next() {
        let mut end = start + first.len_utf8();
        cluster.clear();
        cluster.push(base);
        while cluster.len() < LONGEST_CLUSTER
            && let Some(((at, original), mark)) = originals.next_if(|(_, c)| joins(*c))
        {
            end = at + original.len_utf8();
            cluster.push(mark);
        }
        let (Ok(start), Ok(end)) = (u32::try_from(start), u32::try_from(end)) else { break };
        if cluster.len() == 1 {
            out.push((base.to_ascii_lowercase(), start, end));
        } else if cluster.len() == base.len_utf8() && as_it_stands(base) {
            out.push((base, start, end));
        } else {
            fold_cluster(&cluster, |c| out.push((c, start, end)));
        }
    }
    Folded { chars: out }
}

/// Whether folding leaves a character as it is: most Chinese ones, and lower-case Cyrillic and Arabic letters that have no parts.
fn as_it_stands(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{430}'..='\u{44F}' | '\u{628}'..='\u{63A}' | '\u{641}'..='\u{648}')
}

/// Normalising takes more than the length of a run of marks; no letter bears this many bytes of them.
const LONGEST_CLUSTER: usize = 64;

/// Marks, and the half-width voicing marks of kana, are folded together with the letter before them.
fn joins(c: char) -> bool {
    is_mark(c) || matches!(c, '\u{FF9E}' | '\u{FF9F}')
}

fn fold_cluster(cluster: &str, mut push: impl FnMut(char)) {
    for composed in cluster.nfkc() {
        if is_kana(composed) || is_cyrillic(composed) {
            for c in composed.to_lowercase() {
                push(if c == 'ё' { 'е' } else { c });
            }
            continue;
        }
        for part in std::iter::once(composed).nfd() {
            if dropped(part) {
                continue;
            }
            for c in part.to_lowercase() {
                push(same(c));
            }
        }
    }
}

/// Marks that people leave out: Latin, Greek and Hebrew accents, Arabic vowels and tatweel, the nukta.
fn dropped(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}' | '\u{0591}'..='\u{05BD}' | '\u{0640}' | '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{093C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}' | '\u{FE00}'..='\u{FE0F}')
}

/// Letters that are written one for the other.
fn same(c: char) -> char {
    match c {
        'ß' => 's',
        'ı' => 'i',
        'ø' => 'o',
        'đ' => 'd',
        'ł' => 'l',
        'ى' | 'ی' => 'ي',
        'ٱ' => 'ا',
        'ک' => 'ك',
        'ँ' => 'ं',
        '’' | '‘' | 'ʼ' | '`' => '\'',
        _ => c,
    }
}
