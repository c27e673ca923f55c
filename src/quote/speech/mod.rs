//! How languages say that somebody said something. Pronouns, titles and small words: one language, one file. The long lists of all,
//! verbs of speech and words for what somebody is, are text: `cues.txt`, `roles.txt`.

mod ar;
mod de;
mod en;
mod es;
mod fr;
mod hi;
mod it;
mod ja;
mod ko;
mod lookup;
mod pt;
mod ru;
mod zh;

use std::sync::OnceLock;

use crate::text::Lang;

pub(super) use lookup::{Language, Sense, Senses};

/// The words by which a language attributes speech, lower case.
pub(super) struct Speech {
    /// Primary language subtag.
    pub lang: &'static str,
    /// Cues before the speaker only, such as "according to".
    pub leads: &'static [&'static str],
    /// What opens a sentence before somebody whose view the words are: "Para Ferraz, «…»".
    pub views: &'static [&'static str],
    /// Words for one person who was named before.
    pub pronouns: &'static [&'static str],
    /// Words for several persons, for what is no person, and for the writer: who speaks, and nobody who was named.
    pub others: &'static [&'static str],
    /// Words with which whoever speaks tells of themselves and of their house.
    pub own: &'static [&'static str],
    /// Words with which the clause behind a quotation goes on to the next one.
    pub conjunctions: &'static [&'static str],
    /// Forms of address before a name, which are no part of it.
    pub titles: &'static [&'static str],
    /// Ends of further words for what somebody is, in lower case.
    pub trades: &'static [&'static str],
    /// Articles that bring up somebody known, and somebody new.
    pub definite: &'static [&'static str],
    pub indefinite: &'static [&'static str],
    /// Words after which a name is not who speaks: prepositions.
    pub prepositions: &'static [&'static str],
    /// Words that a sentence may begin with in capitals, though they name nobody.
    pub openers: &'static [&'static str],
    /// Words that hold a verb of speech and are none, where words are not set apart: "顾问" holds "问".
    pub lookalikes: &'static [&'static str],
    /// Words right before quotation marks that make what stands in them a name or a term.
    pub naming: &'static [&'static str],
}

/// Every language with such words, and its index once it was met.
static TABLE: [(&Speech, OnceLock<Language>); 12] = [
    (&en::SPEECH, Language::lazy()),
    (&zh::SPEECH, Language::lazy()),
    (&de::SPEECH, Language::lazy()),
    (&fr::SPEECH, Language::lazy()),
    (&es::SPEECH, Language::lazy()),
    (&pt::SPEECH, Language::lazy()),
    (&it::SPEECH, Language::lazy()),
    (&ru::SPEECH, Language::lazy()),
    (&ar::SPEECH, Language::lazy()),
    (&hi::SPEECH, Language::lazy()),
    (&ja::SPEECH, Language::lazy()),
    (&ko::SPEECH, Language::lazy()),
];

/// The words of a language; English ones where it has none of its own.
pub(super) fn speech(lang: &Lang) -> &'static Language {
    let (speech, language) = TABLE.iter().find(|(s, _)| s.lang == lang.primary()).unwrap_or(&TABLE[0]);
    language.get_or_init(|| Language::of(speech))
}
