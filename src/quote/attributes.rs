//! Words in capitals before a name that say what somebody is, and are no part of the name: "Google spokesman Tim Lee",
//! "президент Украины Владимир Зеленский".

use crate::text::script::is_cyrillic;

use super::names::{begins_name, run};
use super::people::Token;
use super::speech::{Language, Sense};

/// So many words stand at most between what describes somebody and their name.
const BETWEEN: usize = 8;
/// English words for several people or a body, behind the name of what they belong to: "the Biden campaign".
const BODIES: [&str; 38] = [
    "campaign",
    "administration",
    "government",
    "team",
    "police",
    "family",
    "office",
    "company",
    "firm",
    "agency",
    "group",
    "newspaper",
    "magazine",
    "website",
    "report",
    "study",
    "statement",
    "organization",
    "organisation",
    "party",
    "union",
    "court",
    "ministry",
    "department",
    "foundation",
    "museum",
    "camp",
    "estate",
    "band",
    "club",
    "council",
    "bank",
    "hospital",
    "staff",
    "people",
    "leadership",
    "management",
    "authorities",
];
/// Russian men's names that end as a genitive does.
const MEN: [&str; 18] = [
    "Илья",
    "Никита",
    "Кузьма",
    "Фома",
    "Лука",
    "Савва",
    "Данила",
    "Миша",
    "Саша",
    "Женя",
    "Коля",
    "Ваня",
    "Петя",
    "Паша",
    "Дима",
    "Лёша",
    "Алёша",
    "Гоша",
];
/// Russian women's names, two of which one may have.
const WOMEN: [&str; 52] = [
    "Анна",
    "Мария",
    "Елена",
    "Ольга",
    "Татьяна",
    "Наталья",
    "Ирина",
    "Светлана",
    "Екатерина",
    "Юлия",
    "Дарья",
    "Софья",
    "Ева",
    "Анастасия",
    "Ангела",
    "Джорджа",
    "Майя",
    "Камала",
    "Тереза",
    "Кристина",
    "Каролина",
    "Сара",
    "Моника",
    "Урсула",
    "Эмма",
    "Лиза",
    "Джулия",
    "Клаудия",
    "Анналена",
    "Виктория",
    "Надежда",
    "Людмила",
    "Галина",
    "Марина",
    "Валентина",
    "Нина",
    "Вера",
    "Алла",
    "Лариса",
    "Тамара",
    "Оксана",
    "Алина",
    "Полина",
    "Ксения",
    "Александра",
    "Маргарита",
    "Кая",
    "Эльвира",
    "Инна",
    "Яна",
    "Диана",
    "Евгения",
];
/// Russian men's names in the genitive, which look like women's.
const OF_MEN: [&str; 24] = [
    "Петра",
    "Ивана",
    "Сергея",
    "Андрея",
    "Алексея",
    "Дмитрия",
    "Николая",
    "Михаила",
    "Владимира",
    "Виктора",
    "Юрия",
    "Олега",
    "Игоря",
    "Павла",
    "Максима",
    "Антона",
    "Бориса",
    "Артёма",
    "Романа",
    "Константина",
    "Василия",
    "Григория",
    "Леонида",
    "Анатолия",
];
/// Posts that are of a place or a body for the most part.
const OFFICES: [&str; 16] = [
    "президент",
    "премьер",
    "премьер-министр",
    "вице-премьер",
    "канцлер",
    "глава",
    "мэр",
    "губернатор",
    "посол",
    "министр",
    "житель",
    "жительница",
    "король",
    "спикер",
    "лидер",
    "генсек",
];
/// How Russian men's surnames end.
const MENS: [&str; 7] = ["ов", "ев", "ёв", "ин", "ын", "ский", "цкий"];

/// Whether a Russian name begins with a woman's in the first case.
pub(super) fn nominative_woman(name: &str) -> bool {
    name.split_whitespace().next().is_some_and(|given| WOMEN.contains(&given))
}

/// Where the name begins before which English capitals that end at `last` only describe somebody: "Kenyan activist Jane Doe", "Tesla
/// and SpaceX owner Jane Doe". Where it is not `strict`, any noun in between will do, and not only words for what somebody is.
pub(super) fn past_attribute(tokens: &[Token<'_>], start: usize, last: usize, speech: &Language, strict: bool) -> Option<usize> {
    // "president Jane Doe and Google chief John Roe": a name of its own joins nothing.
    let named = last > start && start > 0 && is_post(&tokens[start - 1], speech);
    if tokens.get(last + 1).is_some_and(|t| named && t.any_of(&["and"])) {
        return None;
    }
    past_posts(tokens, last + 1, speech, strict)
}

/// Where the name begins behind English words for what somebody is, from the token at `from` on.
pub(super) fn past_posts(tokens: &[Token<'_>], from: usize, speech: &Language, strict: bool) -> Option<usize> {
    if speech.lang != "en" {
        return None;
    }
    let (mut post, mut nouns, mut of) = (false, 0, false);
    let mut at = from;
    while at < tokens.len().min(from + BETWEEN) {
        let token = &tokens[at];
        if !token.word {
            return None;
        }
        if token.capital() {
            if !begins_name(tokens, at) {
                return None;
            }
            let end = run(tokens, at, speech);
            // "president of Kenya Jane Doe": where the place ends is not told.
            let place = at > from && tokens[at - 1].any_of(&["of", "for"]);
            if (post || !strict && nouns > 0 && end > at) && !place {
                return Some(at);
            }
            // "Tesla and SpaceX owner"
            if !tokens[at - 1].any_of(&["and"]) || nouns > 0 {
                return None;
            }
            at = end + 1;
            continue;
        }
        let next_post = || {
            let near = tokens[at + 1..].iter().take(3).take_while(|t| t.word && !t.capital() && !is_grammar(t));
            near.into_iter().any(|t| is_post(t, speech))
        };
        if token.any_of(&["and"]) {
            if !(at == from && tokens.get(at + 1).is_some_and(|t| t.capital()) || post && next_post()) {
                return None;
            }
        } else if is_post(token, speech) {
            // "lawyer for activist Jane Doe": whose, and not who.
            if of {
                return None;
            }
            post = true;
        } else if post && token.any_of(&["of", "for"]) {
            // "professor of law"
            of = true;
        } else if token.text == "s" && at == from {
            // "Google’s head of policy"
        } else if is_grammar(token) {
            return None;
        } else {
            nouns += 1;
        }
        at += 1;
    }
    None
}

/// Where the post ends that makes capitals before it those of somebody who is not named: "a Google spokesman", "Google engineers".
pub(super) fn unnamed_post(tokens: &[Token<'_>], last: usize, speech: &Language) -> Option<usize> {
    if speech.lang != "en" {
        return None;
    }
    let near = tokens.iter().enumerate().skip(last + 1).take(4);
    let mut near = near.take_while(|(_, t)| t.word && !t.capital() && !is_grammar(t));
    near.find(|(_, t)| is_post(t, speech) || t.any_of(&BODIES)).map(|(at, _)| at)
}

/// Whether an English word in lower case is for several people or a body, so that whoever stands before it is not meant alone.
pub(super) fn several(token: &Token<'_>, speech: &Language) -> bool {
    speech.lang == "en" && (token.any_of(&BODIES) || token.text.ends_with('s') && is_post(token, speech))
}

/// Whether an English word in lower case says what somebody is, or what several are.
pub(super) fn is_post(token: &Token<'_>, speech: &Language) -> bool {
    let one = || token.text.strip_suffix('s').is_some_and(|one| speech.senses(one).holds(Sense::Role) || speech.ends_in_trade(one));
    token.word && !token.capital() && (token.role(speech) || one())
}

/// Whether a word is none of those of which a description is made.
fn is_grammar(token: &Token<'_>) -> bool {
    let senses =
        [Sense::Cue, Sense::Lead, Sense::Pronoun, Sense::Other, Sense::Conjunction, Sense::Definite, Sense::Indefinite, Sense::Preposition];
    senses.into_iter().any(|s| token.is(s)) || token.is(Sense::Opener) && !token.any_of(&["first", "second", "last"])
}

/// Where a Russian name begins behind that of which its owner is something: "президент Украины Владимир Зеленский". The run of capitals
/// begins at `start`, and behind titles at `first`.
pub(super) fn past_whose(tokens: &[Token<'_>], start: usize, first: usize, last: usize, speech: &Language) -> usize {
    if speech.lang != "ru" || last == first {
        return first;
    }
    // "владелец Tesla и SpaceX Илон Маск"
    let foreign = |at: usize| !tokens[at].text.chars().any(is_cyrillic);
    let first = if foreign(last) { first } else { (first..last - 1).take_while(|at| foreign(*at)).last().map_or(first, |at| at + 1) };
    if last == first {
        return first;
    }
    let before = if first > start { Some(first - 1) } else { start.checked_sub(1) };
    let Some(before) = before.map(|at| &tokens[at]).filter(|t| t.word && !t.is(Sense::Preposition) && !t.is(Sense::Cue)) else {
        return first;
    };
    let post = before.role(speech);
    if !post && (before.capital() || before.is(Sense::Lead) || before.is(Sense::Opener)) {
        return first;
    }
    // First name, patronymic and surname; initials.
    let patronymic = |t: &Token<'_>| ["вич", "вича", "вичем", "ична", "ичны", "вна", "вны"].iter().any(|end| t.text.ends_with(end));
    let keep = if last > first + 1 && (patronymic(&tokens[last - 1]) || tokens[last - 1].text.ends_with('.')) { 3 } else { 2 };
    // "Урсула фон дер Ляйен"
    let particle = (first..last).find(|at| !tokens[*at].capital()).map_or(last, |at| at - 1);
    let mut at = first;
    // "журналистке Анне Беловой Пётр Лунин": whom, and then who.
    let other = |at: usize| last + 1 - at >= 4 && tokens[at].text.ends_with(['е', 'у', 'ю']);
    while last + 1 - at > keep && at < particle && (whose(tokens[at].text, post) || other(at)) && !WOMEN.contains(&tokens[at].text) {
        at += 1;
    }
    // "адвокат Анны Беловой": whose, and not who.
    if genitive_name(tokens[at].text, tokens[last].text) {
        return at;
    }
    // "президент Украины Зеленский": the post stands in the first case, and so does the name.
    if post && before.is(Sense::Role) && last == at + 1 {
        let (place, name) = (tokens[at].text, tokens[last].text);
        let man = MENS.iter().any(|end| name.ends_with(end)) && !MEN.contains(&place);
        let long = place.chars().count() > 4;
        let capitals = place.len() > 4 && place.chars().all(char::is_uppercase);
        let foreign = !place.chars().any(is_cyrillic) && name.chars().any(is_cyrillic) || capitals;
        let listed = WOMEN.contains(&place) || MEN.contains(&place);
        let office = before.any_of(&OFFICES) && !listed && !name.ends_with(['а', 'я']) && place.ends_with(['а', 'я']);
        if place.ends_with("ии") || place.ends_with('ы') || man && long && place.ends_with(['а', 'я', 'и']) || foreign || office {
            return last;
        }
    }
    at
}

/// Whether a Russian first name and surname stand in the genitive, so that somebody is theirs: "Анны Беловой", "Петра Лунина".
pub(super) fn genitive_name(first: &str, last: &str) -> bool {
    let woman = first.ends_with(['ы', 'и']) && ["овой", "евой", "ёвой", "иной", "ской", "цкой"].iter().any(|end| last.ends_with(end));
    let man = OF_MEN.contains(&first) && ["ова", "ева", "ёва", "ина", "ского", "цкого", "ко"].iter().any(|end| last.ends_with(end));
    woman || man || first.ends_with(['а', 'я']) && (last.ends_with("ского") || last.ends_with("цкого"))
}

/// Whether a Russian first name and surname stand in the dative or the instrumental: "Анне Беловой", "Петру Лунину".
pub(super) fn oblique_name(first: &str, last: &str) -> bool {
    let woman = ["овой", "евой", "ёвой", "иной", "ской", "цкой"].iter().any(|end| last.ends_with(end));
    let to = first.ends_with('е') && woman || first.ends_with(['у', 'ю']) && last.ends_with(['у', 'ю']);
    let with = ["ом", "ем"].iter().any(|end| first.ends_with(end)) && ["ым", "им"].iter().any(|end| last.ends_with(end));
    to || with || ["ой", "ей"].iter().any(|end| first.ends_with(end)) && woman
}

/// Whether a word may be that of which somebody is something: the genitive, or a name that has no cases.
fn whose(word: &str, post: bool) -> bool {
    let genitive = word.ends_with(['а', 'я', 'ы', 'и']) || ["ого", "его", "ой", "ей"].iter().any(|end| word.ends_with(end));
    let acronym = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    genitive || acronym || !word.chars().any(is_cyrillic) || post && word.ends_with(['о', 'у', 'ю'])
}
