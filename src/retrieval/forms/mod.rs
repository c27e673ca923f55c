//! The words that show what form a question has, one language a file.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod pt;
mod ru;
mod zh;

/// The words by which one language shows what form a question has.
///
/// Every entry is already folded as `text::fold` folds a text: lower case, no accents, Arabic without
/// hamza on its carrier, Devanagari without nukta or chandrabindu, Russian without ё, ß as one s, and
/// Han in Simplified form, in Japanese also (専门家). Apostrophes and hyphens are spaces ("est ce",
/// "don", "t"). Several words are allowed ("point of view"). In languages written with spaces an entry
/// matches whole words; in zh and ja it matches as a substring (longest first). hi, ru, ar, es, fr, de,
/// pt and it list the inflected forms that occur in questions, Arabic with and without ال. A word may
/// stand in several lists; what the other lists hold need not be repeated in `empty`.
pub struct Forms {
    pub lang: &'static str,
    /// Words without content of their own, never counted as the topic.
    pub empty: &'static [&'static str],
    /// The region or organisation named is the one whose voice is wanted.
    pub voice: &'static [&'static str],
    /// Persons from there are wanted and nothing else will do.
    pub people: &'static [&'static str],
    /// The region named is what is talked about.
    pub about: &'static [&'static str],
    /// Verbs and phrases of saying, after or before a named subject.
    pub says: &'static [&'static str],
    /// Two sides are compared.
    pub comparison: &'static [&'static str],
    /// What introduces the topic after a speaker.
    pub on: &'static [&'static str],
    /// What ties a person to a place or organisation.
    pub from: &'static [&'static str],
    /// An office or institution of the region is the speaker.
    pub state: &'static [&'static str],
    /// Opens a question that goes on from the one before: "and", "what about".
    pub and: &'static [&'static str],
    /// Closes such a question: 呢.
    pub closes: &'static [&'static str],
    /// One person who was spoken of.
    pub he: &'static [&'static str],
    /// Several; in Hindi also one, politely.
    pub they: &'static [&'static str],
    /// Asks for what was not said yet.
    pub more: &'static [&'static str],
}

/// Every language that has such words.
pub static TABLE: [&Forms; 11] =
    [&en::FORMS, &zh::FORMS, &hi::FORMS, &es::FORMS, &fr::FORMS, &ar::FORMS, &ru::FORMS, &ja::FORMS, &de::FORMS, &pt::FORMS, &it::FORMS];

/// The words of a language, by its primary subtag: "zh-Hant" gives those of zh.
pub fn of(lang: &str) -> Option<&'static Forms> {
    let primary = lang.split(['-', '_']).next()?;
    TABLE.iter().copied().find(|forms| forms.lang.eq_ignore_ascii_case(primary))
}
