//! Scripts, as far as they decide how text is cut into tokens.

/// How a character takes part in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A letter or digit of a script that is written without blanks between words: Han, kana, Hangul, Thai, …
    ///
    /// Hangul has blanks, but its particles cling to the word; bigrams serve it better than whole words do.
    Dense,
    /// Any other letter, digit or mark.
    Spaced,
    /// Everything else: blanks, punctuation, symbols.
    Gap,
}

/// The class of a character.
pub fn class(c: char) -> Class {
    if is_han(c) || is_kana(c) || is_hangul(c) || matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}') {
        Class::Dense
    } else if is_word(c) {
        Class::Spaced
    } else {
        Class::Gap
    }
}

/// Chinese characters, as used for Chinese and Japanese (the ideographic blocks of Unicode 16).
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3005}' | '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Hiragana and katakana, the long-vowel mark included.
pub fn is_kana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{FF66}'..='\u{FF9F}')
}

/// Katakana, the long-vowel mark included and the middle dot not.
pub fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}')
}

/// Hangul syllables and letters.
pub fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{3130}'..='\u{318F}' | '\u{AC00}'..='\u{D7AF}')
}

/// What joins the parts of a foreign name in Chinese characters or kana: "陳·梅萊", "拉斐爾．金唐", "ジャン＝ポール".
pub const NAME_DOTS: [char; 6] = ['·', '•', '‧', '・', '．', '＝'];

/// Letters of the Cyrillic script.
pub fn is_cyrillic(c: char) -> bool {
    matches!(c, '\u{0400}'..='\u{052F}')
}

/// Letters and marks of the Arabic script.
pub fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Letters and marks of Devanagari.
pub fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{097F}')
}

/// Letters of the Latin script.
pub fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (c.is_alphabetic() && matches!(c, '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}'))
}

/// Letters, digits, and the marks that belong to them. The standard library searches its tables for each character beyond ASCII;
/// here the stretches that most text is made of are told at once.
#[inline]
pub fn is_word(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24F}' => true,
        '\u{400}'..='\u{481}' | '\u{48A}'..='\u{52F}' => true,
        '\u{620}'..='\u{669}' | '\u{66E}'..='\u{6D3}' => true,
        '\u{900}'..='\u{963}' | '\u{966}'..='\u{96F}' => true,
        '\u{2000}'..='\u{206F}' | '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{FF01}'..='\u{FF0F}' => false,
        '\u{3041}'..='\u{3096}' | '\u{30A1}'..='\u{30FA}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' => true,
        _ => c.is_alphanumeric() || is_mark(c),
    }
}

/// Marks that belong to the letter before them (general category M; Indic vowel signs among them).
pub fn is_mark(c: char) -> bool {
    unicode_normalization::char::is_combining_mark(c)
}
