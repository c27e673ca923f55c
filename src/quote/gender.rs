//! Whether a first name, and a word for somebody, is a woman's or a man's: common names, and endings in the languages where they tell.

use crate::lexicon::given_names::given;

pub(super) use crate::lexicon::given_names::Gender;

/// How first names end that are a man's all the same.
const ENDING_MEN: [&str; 22] = [
    "andrea",
    "luca",
    "nicola",
    "mattia",
    "elia",
    "enea",
    "isaia",
    "tobia",
    "gianluca",
    "borja",
    "josua",
    "никита",
    "илья",
    "лука",
    "фома",
    "кузьма",
    "данила",
    "гаврила",
    "саша",
    "женя",
    "миша",
    "витя",
];
/// Words that stand for a woman.
const SHE: [&str; 14] = ["she", "sie", "celle", "ella", "elle", "lei", "ela", "она", "неё", "её", "la", "una", "une", "uma"];
/// Words that stand for a man.
const HE: [&str; 14] = ["he", "er", "celui", "él", "lui", "egli", "ele", "он", "него", "его", "el", "il", "lo", "um"];

/// Whose a post is, in the languages where its first word tells: "vecina del barrio", "direttore del museo".
pub(super) fn of_post(post: &str, lang: &str) -> Option<Gender> {
    let word = post.split_whitespace().next()?.to_lowercase();
    let ends = |list: &[&str]| list.iter().any(|end| word.ends_with(end));
    match lang {
        "es" | "it" | "pt" if ends(&["ista", "crata", "arca", "iatra", "nauta", "eta", "guía", "guia"]) => None,
        "es" | "it" | "pt" if ends(&["a", "trice", "essa"]) => Some(Gender::Woman),
        "es" | "it" | "pt" if ends(&["o", "or", "ore"]) => Some(Gender::Man),
        _ => None,
    }
}

/// Whose a full name is by the first name's ending, in the languages where that tells.
pub(super) fn of_name(name: &str, lang: &str) -> Option<Gender> {
    let first = name.split_whitespace().next()?.to_lowercase();
    if first.chars().count() < 3 || name.split_whitespace().count() < 2 {
        return None;
    }
    if ENDING_MEN.contains(&first.as_str()) {
        return if first.chars().count() > 4 || lang == "it" { Some(Gender::Man) } else { None };
    }
    if let Some(known) = listed(&first) {
        return known;
    }
    match lang {
        "es" | "pt" | "it" if first.ends_with("ko") || first.ends_with("ua") => None,
        "es" | "pt" if ["rosario", "amparo", "consuelo", "socorro"].contains(&first.as_str()) => None,
        "es" | "pt" | "it" if first.ends_with('a') => Some(Gender::Woman),
        "es" | "pt" | "it" if first.ends_with('o') => Some(Gender::Man),
        "ru" if first.ends_with(['а', 'я']) => Some(Gender::Woman),
        "ru" if first.ends_with(|c: char| "бвгдзклмнпрстфхцчшй".contains(c)) && russian_man(name) => Some(Gender::Man),
        _ => None,
    }
}

/// Whose a given name is, if it is a common one: "anna-lena" is "anna".
fn listed(name: &str) -> Option<Option<Gender>> {
    name.split('-').find_map(given)
}

/// Whose a given name alone is, if it is a common one.
pub(super) fn of_given(name: &str) -> Option<Gender> {
    listed(&name.to_lowercase()).flatten()
}

/// Whether a name begins with a common given name.
pub(super) fn given_first(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|given| listed(given).is_some())
}

/// Whether the surname ends as a Russian man's does, too: foreign women's names end in any letter.
fn russian_man(name: &str) -> bool {
    name.split_whitespace()
        .next_back()
        .is_some_and(|last| ["ов", "ев", "ёв", "ин", "ын", "ский", "цкий", "ой"].iter().any(|end| last.ends_with(end)))
}

/// Whom a pronoun or the article of a phrase stands for.
pub(super) fn of_mention(mention: &str, lang: &str) -> Option<Gender> {
    let first = mention.split(|c: char| !c.is_alphabetic()).next()?.to_lowercase();
    match first.as_str() {
        "a" if lang == "pt" => Some(Gender::Woman),
        "o" if lang == "pt" => Some(Gender::Man),
        // "der Klimatologe", "die Klimatologin", "laut der Sprecherin": by the noun.
        "der" | "die" if lang == "de" => {
            let woman = mention.split_whitespace().skip(1).find(|word| word.starts_with(char::is_uppercase))?.ends_with("in");
            let man = first == "der" && !woman;
            if woman { Some(Gender::Woman) } else { man.then_some(Gender::Man) }
        }
        // Spanish "lo" tells nothing.
        "lo" if lang != "it" => None,
        "la" | "una" | "une" if lang == "fr" => None,
        // "l’élu", "l’élue"; "l’artiste" and "l’auteur" may be either, as others behind French and Italian "l'".
        "l" if lang == "fr" => {
            let noun = mention.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).nth(1)?.to_lowercase();
            let ends = |ends: &[&str]| ends.iter().any(|end| noun.ends_with(end));
            if noun == "élue" || ends(&["ée", "trice", "enne", "ière", "euse"]) {
                Some(Gender::Woman)
            } else {
                (noun == "élu" || ends(&["é", "ien", "ier"])).then_some(Gender::Man)
            }
        }
        word if SHE.contains(&word) => Some(Gender::Woman),
        word if HE.contains(&word) => Some(Gender::Man),
        _ => None,
    }
}
