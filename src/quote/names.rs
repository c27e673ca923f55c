//! Names in a text whose script has capitals: runs of capitalised words, and which of them are the name.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::lexicon::cities::is_place;
use crate::text::script::{NAME_DOTS, is_han, is_hangul, is_kana, is_latin};
use crate::text::{Span, in_lower};

use super::attributes::{past_attribute, past_whose};
use super::gender::given_first;
use super::people::{Token, WORDS_OF};
use super::speech::{Language, Sense};

/// Words inside a name that are not capitalised.
const PARTICLES: [&str; 36] = [
    "d", "de", "da", "do", "dos", "das", "del", "della", "di", "du", "van", "von", "der", "den", "ter", "la", "le", "bin", "bint", "ibn",
    "al", "el", "y", "e", "zu", "фон", "дер", "де", "ван", "ди", "бен", "бин", "ибн", "аль", "эль", "дю",
];

/// Whether a word is a small one within names, whatever its case: "van", "Von".
pub(super) fn is_particle(word: &str) -> bool {
    in_lower(word, |lower| PARTICLES.contains(&lower))
}

/// Bytes of the longest of these.
const LONGEST_PARTICLE: usize = "фон".len();
/// How participles end that tell how somebody is, in Italian, Spanish, Portuguese and French.
const PARTICIPLES: [&str; 14] = ["ato", "ata", "ito", "ita", "uto", "uta", "tto", "tta", "ado", "ada", "ido", "ida", "é", "ée"];
/// Words of organisations, which are no persons.
const ORGANISATIONS: [&str; 152] = [
    "bureau",
    "hotel",
    "bill",
    "act",
    "coliseum",
    "stadium",
    "stadion",
    "electronics",
    "airport",
    "aeropuerto",
    "ltd",
    "llc",
    "plc",
    "gmbh",
    "tribunal",
    "guardia",
    "policía",
    "unidad",
    "unión",
    "bourse",
    "unternehmen",
    "family",
    "campaign",
    "coalition",
    "movement",
    "league",
    "university",
    "institute",
    "college",
    "school",
    "council",
    "agency",
    "ministry",
    "department",
    "union",
    "committee",
    "party",
    "company",
    "bank",
    "court",
    "house",
    "times",
    "post",
    "journal",
    "news",
    "association",
    "centre",
    "center",
    "commission",
    "group",
    "foundation",
    "office",
    "police",
    "street",
    "state",
    "states",
    "city",
    "county",
    "government",
    "university’s",
    "lab",
    "laboratory",
    "society",
    "trust",
    "museum",
    "library",
    "organization",
    "organisation",
    "programme",
    "program",
    "initiative",
    "authority",
    "service",
    "survey",
    "fund",
    "federation",
    "alliance",
    "observatory",
    "forum",
    "network",
    "corporation",
    "inc",
    "universität",
    "université",
    "universidad",
    "universidade",
    "università",
    "hochschule",
    "institut",
    "instituto",
    "istituto",
    "ministerio",
    "ministério",
    "ministerium",
    "ministero",
    "университет",
    "университета",
    "институт",
    "института",
    "центр",
    "центра",
    "академии",
    "министерства",
    "фонда",
    "музея",
    "лаборатории",
    "агентства",
    "hospital",
    "ospedale",
    "clínica",
    "fundación",
    "fundação",
    "fondation",
    "fondazione",
    "museo",
    "museu",
    "musée",
    "escuela",
    "escola",
    "école",
    "scuola",
    "liceo",
    "colegio",
    "asociación",
    "associação",
    "associazione",
    "sindicato",
    "sindacato",
    "centro",
    "laboratorio",
    "laboratório",
    "laboratoire",
    "observatorio",
    "observatório",
    "osservatorio",
    "observatoire",
    "agencia",
    "agência",
    "agenzia",
    "agence",
    "consejo",
    "conselho",
    "consiglio",
    "federación",
    "federação",
    "federazione",
    "больницы",
    "школы",
    "театра",
    "завода",
    "зоопарка",
    "союза",
];

/// Further nouns in lower case before the name of a body, which are no part of it: "il consorzio Terre Alte", "the charity Clean Rivers".
const BODIES: [&str; 79] = [
    "charity",
    "nonprofit",
    "startup",
    "start-up",
    "firm",
    "company",
    "group",
    "consultancy",
    "collective",
    "cooperative",
    "publisher",
    "newspaper",
    "magazine",
    "tank",
    "ngo",
    "consorzio",
    "gruppo",
    "cooperativa",
    "comitato",
    "collettivo",
    "azienda",
    "società",
    "onlus",
    "rete",
    "rivista",
    "giornale",
    "movimento",
    "partito",
    "impresa",
    "grupo",
    "comité",
    "colectivo",
    "empresa",
    "red",
    "revista",
    "diario",
    "plataforma",
    "compañía",
    "consultora",
    "ong",
    "onge",
    "partido",
    "coletivo",
    "comitê",
    "rede",
    "jornal",
    "consultoria",
    "companhia",
    "association",
    "collectif",
    "entreprise",
    "société",
    "cabinet",
    "groupe",
    "coopérative",
    "syndicat",
    "réseau",
    "revue",
    "journal",
    "parti",
    "mouvement",
    "компания",
    "компанию",
    "компанией",
    "организации",
    "организация",
    "группы",
    "группа",
    "проекта",
    "ассоциации",
    "ассоциация",
    "газеты",
    "журнала",
    "издательства",
    "партии",
    "сети",
    "кооператива",
    "движения",
    "бюро",
];
/// German articles of other cases than the subject's, and words that stand for an article.
const OBLIQUE: [&str; 14] =
    ["den", "dem", "des", "einen", "einem", "eines", "sein", "seine", "ihr", "ihre", "mein", "meine", "unser", "unsere"];
/// How German nouns end that say what the one is whose name follows.
const GERMAN_PERSONS: [&str; 24] = [
    "er",
    "erin",
    "ent",
    "enten",
    "entin",
    "ist",
    "istin",
    "ant",
    "antin",
    "eur",
    "eurin",
    "kollege",
    "kollegen",
    "kollegin",
    "freund",
    "freundin",
    "mann",
    "frau",
    "sohn",
    "tochter",
    "bruder",
    "schwester",
    "mutter",
    "veteran",
];
/// German nouns before the given name of a relative or a friend: "ihr Mann Jan".
const GERMAN_KIN: [&str; 18] = [
    "Mann",
    "Ehemann",
    "Ehefrau",
    "Sohn",
    "Tochter",
    "Mutter",
    "Vater",
    "Bruder",
    "Schwester",
    "Freund",
    "Freundin",
    "Kollege",
    "Kollegen",
    "Kollegin",
    "Onkel",
    "Tante",
    "Enkel",
    "Enkelin",
];
/// What stands behind a surname and belongs to the name.
pub(super) const SUFFIXES: [&str; 9] = ["jr", "sr", "ii", "iii", "iv", "filho", "neto", "sobrinho", "júnior"];
/// Bytes of the longest of these.
const LONGEST_SUFFIX: usize = "sobrinho".len();
/// Letters behind a name that are no part of it.
const LETTERS: [&str; 26] = [
    "mp", "mep", "qc", "kc", "phd", "md", "obe", "cbe", "mbe", "fraes", "fmedsci", "frs", "frse", "frcp", "frcpch", "frsb", "freng",
    "frsc", "ceng", "mrcvs", "dphil", "mph", "msp", "cpa", "rn", "jd",
];
/// What an American secretary is secretary of, in capitals before the name.
const PORTFOLIOS: [&str; 17] = [
    "State",
    "Defense",
    "Defence",
    "War",
    "Labor",
    "Commerce",
    "Health",
    "Energy",
    "Education",
    "Agriculture",
    "Transportation",
    "Justice",
    "Staff",
    "Congress",
    "Parliament",
    "Police",
    "Foreign",
];

/// A run of capitalised words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Name {
    /// Without forms of address.
    pub span: Span,
    /// The first and the last of its tokens.
    pub first: usize,
    pub last: usize,
    /// Whether a preposition stands before it, so that it is where or with whom, and not who.
    pub bound: bool,
}

/// The runs of capitalised words among tokens, but for those that only say what the one named behind them is.
pub(super) fn names(tokens: &[Token<'_>], speech: &Language) -> Vec<Name> {
    let mut out = Vec::new();
    let mut at = 0;
    // Where what describes the next name begins.
    let mut described = None;
    while at < tokens.len() {
        if !begins_name(tokens, at) {
            at += 1;
            continue;
        }
        let last = run(tokens, at, speech);
        if past_attribute(tokens, at, last, speech, true).is_some() {
            described = described.or(Some(at));
            at = last + 1;
            continue;
        }
        let mut found = name(tokens, at, last, described.take().unwrap_or(at), speech);
        if let (Some(name), Some(before)) = (&mut found, out.last()) {
            name.bound = name.bound || goes_on_a_house(tokens, before, name, speech);
        }
        if let Some(name) = &mut found {
            name.bound = name.bound || of_a_house(tokens, name);
        }
        out.extend(found);
        at = dateline(tokens, at, last).unwrap_or(last + 1);
    }
    out
}

/// Whether a name only says which house is meant: "Universidade Estadual do Litoral Norte".
fn of_a_house(tokens: &[Token<'_>], name: &Name) -> bool {
    // What is taken for a description of it may be the house.
    let own = (name.first..=name.last).find(|at| tokens[*at].span.start == name.span.start).unwrap_or(name.first);
    let Some(of) = own.checked_sub(1).filter(|of| tokens[*of].any_of(&OF_A)) else { return false };
    tokens[..of].iter().rev().take_while(|t| t.capital()).any(|t| organisation(t.text))
}

/// "Of the", in one word.
const OF_A: [&str; 12] = ["do", "da", "dos", "das", "del", "della", "dello", "dei", "degli", "delle", "du", "des"];

/// Whether a name is the second half of the house whose first half is before it: "a spokesperson for Rivers and Ports said".
fn goes_on_a_house(tokens: &[Token<'_>], before: &Name, name: &Name, speech: &Language) -> bool {
    // "from the Coastal Workers’ Union"
    let owned =
        name.first == before.last + 2 && matches!(tokens[before.last + 1].text, "’" | "'") && tokens[before.last].text.ends_with('s');
    if owned && before.bound {
        return true;
    }
    let joined = name.first == before.last + 2 && tokens[before.last + 1].any_of(&["and", "et", "y", "e", "und"]);
    let near = &tokens[before.first.saturating_sub(3)..before.first];
    let person = name.last > name.first && given_first(tokens[name.first].text);
    joined && before.bound && !person && near.iter().any(|t| t.role(speech))
}

/// Whether a run of capitalised words may begin at a token.
pub(super) fn begins_name(tokens: &[Token<'_>], at: usize) -> bool {
    let t = &tokens[at];
    // "Fifteen-year-old Jane Doe"
    if !t.capital() || t.text.ends_with("-year-old") {
        return false;
    }
    let opener = t.is(Sense::Opener) || t.is(Sense::Pronoun) || t.is(Sense::Cue) || t.is(Sense::Lead);
    let letter = t.text.len() == 1 && tokens.get(at + 1).is_none_or(|t| !t.capital());
    !opener && !letter
}

/// The last token of the run of capitalised words that begins at a token.
pub(super) fn run(tokens: &[Token<'_>], start: usize, speech: &Language) -> usize {
    let mut last = start;
    let mut next = start + 1;
    while next < tokens.len() {
        let gap = |t: usize| tokens[t].span.start.saturating_sub(tokens[t - 1].span.end);
        // "Recently I said"
        let me = || speech.lang == "en" && tokens[next].text == "I";
        if tokens[next].capital() && gap(next) <= 2 && !tokens[next].is(Sense::Pronoun) && !me() {
            last = next;
        } else if speech.lang == "es"
            && tokens[next].text == "i"
            && next > start + 1
            && tokens.get(next + 1).is_some_and(Token::capital)
            && gap(next) <= 2
        {
            // "Joan Ferrusell i Prats"
        } else if matches!(speech.lang, "fr" | "it")
            && tokens[next].text == "d"
            && next == start + 1
            && (given_first(tokens[start].text) || tokens[start].is(Sense::Title))
            && tokens.get(next + 1).is_some_and(|t| t.capital() && !is_place(t.text))
            && gap(next + 1) <= '’'.len_utf8()
        {
            // "Bertrand d’Hauterives", but "Marie d’Angers"
            next += 1;
            last = next;
        } else if tokens[next].any_of(&["los", "las"]) && of_the(tokens, start, next) && gap(next) <= 2 {
            // "María de los Ángeles Fuentes"
        } else if speech.lang == "de"
            && tokens[next].text == "und"
            && tokens[next - 1].text == "von"
            && next > start + 1
            && tokens.get(next + 1).is_some_and(|t| t.text == "zu")
            && tokens.get(next + 2).is_some_and(Token::capital)
        {
            // "von und zu Reichenstein"
            next += 1;
        } else if next == start + 1 && d_apostrophe(tokens[next].text) && given_first(tokens[start].text) && gap(next) <= 2 {
            // The same where no language parts them.
            last = next;
        } else if tokens[next].text.len() <= LONGEST_PARTICLE && tokens[next].any_of(&PARTICLES)
            && !(speech.lang == "de" && (tokens[last].any_of(&WORDS_OF) || tokens[last].role(speech)))
            // "Hanneke van der Schoot"
            && (!tokens[next].is(Sense::Definite)
                || tokens[next - 1].any_of(&["van", "von"]) && next > start + 1
                || of_the(tokens, start, next))
            // "gibt Jane Doe den Ton vor": an article, but for "van den Berg".
            && !(speech.lang == "de" && tokens[next].any_of(&["den", "der", "dem"]) && tokens[last].text == tokens[next - 1].text)
            && (speech.lang != "de" || german_particle(tokens, start, next))
            && !between_two(tokens, start, next)
            // "nominato da Jane Doe"
            && !(speech.lang == "it" && tokens[next].text == "da")
            && tokens.get(next + 1).is_some_and(|t| {
                t.capital() || t.any_of(&PARTICLES) || t.any_of(&["los", "las"]) && of_the(tokens, start, next + 1)
            })
            && gap(next) <= 2
        {
            // A particle, if a capitalised word follows.
        } else if matches!(tokens[next].text, "‘" | "“" | "\"" | "‚" | "„")
            && let Some(words) = nickname(&tokens[next..])
            // "befragte das Fachblatt „Kaikante“ Jane Doe"
            // "Nel film Roma “Città Aperta” Jane Doe"
            && (speech.lang == "en" || given_first(tokens[start].text))
        {
            next += words + 1;
            last = next;
        } else if tokens[next].text == "&" && tokens.get(next + 1).is_some_and(Token::capital) {
            // "Texas A&M"
        } else if let Some(of) = joined(tokens, start, next, speech) {
            next = of;
            last = of;
        } else {
            break;
        }
        next += 1;
    }
    last
}

/// Whether a Spanish article between "de" and a word belongs to a family name: "Juan José de la Cruz", but "Juan Pérez de la Universidad".
fn of_the(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    let of = at > start + 1 && tokens[at - 1].text == "de" && given_first(tokens[start].text);
    of && tokens.get(at + 1).is_some_and(|t| OF_THE.contains(&t.text))
}

/// What stands behind "de la", "de los" and "de las" in Spanish family names and given names.
const OF_THE: [&str; 52] = [
    "Cruz", "Fuente", "Torre", "Rosa", "Vega", "Peña", "Garza", "Hoz", "Mata", "Mora", "Parra", "Riva", "Rúa", "Serna", "Calle", "Concha",
    "Cueva", "Guardia", "Iglesia", "Maza", "Paz", "Piedra", "Plaza", "Puente", "Barrera", "Cal", "Ossa", "Huerta", "Morena", "Sota",
    "Viña", "Villa", "Santos", "Ríos", "Reyes", "Ángeles", "Mozos", "Cobos", "Heros", "Monteros", "Arcos", "Casas", "Heras", "Cuevas",
    "Mercedes", "Nieves", "Rivas", "Fuentes", "Torres", "Dolores", "Llanos", "Santa",
];

/// Whether a word is the family name "d’Hauterives", and no place somebody is from.
fn d_apostrophe(word: &str) -> bool {
    let rest = word.strip_prefix('d').and_then(|rest| rest.strip_prefix(['’', '\'']));
    rest.is_some_and(|rest| rest.starts_with(char::is_uppercase) && !is_place(rest))
}

/// Whether "e" or "y" joins two people: "Ornella Bellandi e Saverio Corsaro", but "María Ortega y Gasset" and "Ministerio de Trabajo y
/// Economía Social".
fn between_two(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    let [_, given, surname, ..] = &tokens[at..] else { return false };
    let body = || tokens[start..at].iter().any(|t| organisation(t.text));
    tokens[at].any_of(&["e", "y"]) && at >= start + 2 && given.capital() && surname.capital() && given_first(given.text) && !body()
}

/// Whether a German preposition belongs to a name: "Jane von Doe", but not "Einfluss von Doe" or "kommt Doe zu Wort".
fn german_particle(tokens: &[Token<'_>], start: usize, at: usize) -> bool {
    match tokens[at].text {
        // "Henrik Solbakken von der Universität Bergen": where somebody is, behind a whole name.
        "von" if at > start + 1 && !given_first(tokens[at - 1].text) => false,
        "von" => tokens[at.saturating_sub(8).max(start)..at].iter().any(|t| given_first(t.text)),
        "zu" => at == start + 1 && given_first(tokens[start].text),
        _ => true,
    }
}

/// "the Bank of England", "Centre for Digital Economy": where the next word in capitals stands that belongs to an institution.
fn joined(tokens: &[Token<'_>], start: usize, next: usize, speech: &Language) -> Option<usize> {
    if speech.lang != "en" || !(tokens[next].any_of(&["of", "for", "and"]) || tokens[next].text == ",") {
        return None;
    }
    let before = &tokens[start..next];
    let body = before.iter().any(|t| organisation(t.text));
    // "the Ministry of Health and Sports", "the Department for Environment, Food and Rural Affairs"
    if matches!(tokens[next].text, "and" | ",") {
        let whole = body && before.iter().any(|t| matches!(t.text, "of" | "for"));
        return if whole { past_list(tokens, next, before) } else { None };
    }
    let articled = start > 0 && tokens[start - 1].any_of(&["the"]) && tokens[next].text == "of";
    if !(body || articled) || before.iter().any(|t| t.is(Sense::Title) || t.role(speech)) {
        return None;
    }
    let article = usize::from(tokens.get(next + 1).is_some_and(|t| t.any_of(&["the"])));
    let further = next + 1 + article;
    tokens.get(further).filter(|t| t.capital() && !t.is(Sense::Cue)).map(|_| further)
}

/// The last of the words in capitals that go on what a house is for, from a comma or an "and" on.
fn past_list(tokens: &[Token<'_>], at: usize, before: &[Token<'_>]) -> Option<usize> {
    let capital = |at: usize| tokens.get(at).is_some_and(Token::capital);
    let state = before.iter().any(|t| t.any_of(&["ministry", "department", "committee", "office", "bureau"]));
    let comma = |at: usize| tokens.get(at).is_some_and(|t| t.text == ",");
    // "…, Food": one word, and no person's name.
    let part = |at: usize| comma(at) && capital(at + 1) && !capital(at + 2) && !given_first(tokens[at + 1].text);
    let at = at + 2 * (0..4).take_while(|before| state && part(at + 2 * before)).count();
    if tokens.get(at)?.text != "and" || !capital(at + 1) {
        return None;
    }
    let two = capital(at + 2);
    let fits = !two || state && !capital(at + 3) && !given_first(tokens[at + 1].text);
    fits.then_some(at + 1 + usize::from(two))
}

/// Where the dash of a dateline stands behind the capitals that open it: "LAGOS —", "HAMILTON, NEW ZEALAND –".
fn dateline(tokens: &[Token<'_>], start: usize, last: usize) -> Option<usize> {
    if start > 0 || !tokens[start].text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase) {
        return None;
    }
    let dash = |at: &usize| tokens.get(*at).is_some_and(|t| matches!(t.text, "—" | "–" | "-" | "("));
    let comma = tokens.get(last + 1).is_some_and(|t| t.text == ",");
    let country = || (last + 2..tokens.len().min(last + 6)).find(|at| !tokens[*at].capital()).filter(dash).filter(|_| comma);
    Some(last + 1).filter(dash).or_else(country)
}

/// Russian words for places that have a name behind them.
const VILLAGES: [&str; 16] = [
    "посёлка",
    "поселка",
    "посёлке",
    "поселке",
    "деревни",
    "деревне",
    "села",
    "селе",
    "станицы",
    "станице",
    "хутора",
    "хуторе",
    "аула",
    "ауле",
    "улицы",
    "улице",
];

/// How most Russian surnames end.
const RUSSIAN_SURNAMES: [&str; 14] = ["ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ский", "ская", "цкий", "цкая", "енко"];

/// French words for where somebody is from, which have a capital behind an article.
const FRENCH_PEOPLES: [&str; 33] = [
    "belge",
    "suisse",
    "canadien",
    "canadienne",
    "québécois",
    "québécoise",
    "allemand",
    "allemande",
    "espagnol",
    "espagnole",
    "italien",
    "italienne",
    "britannique",
    "américain",
    "américaine",
    "marocain",
    "marocaine",
    "algérien",
    "algérienne",
    "tunisien",
    "tunisienne",
    "sénégalais",
    "sénégalaise",
    "français",
    "française",
    "portugais",
    "portugaise",
    "ivoirien",
    "ivoirienne",
    "libanais",
    "libanaise",
    "camerounais",
    "camerounaise",
];

/// The name of a run of capitalised words, without titles, posts and places before it; none where the run is no name. What describes
/// its bearer begins at `from`.
fn name(tokens: &[Token<'_>], start: usize, last: usize, from: usize, speech: &Language) -> Option<Name> {
    // "Thüringens AfD-Chef"
    let post = speech.lang == "de" && tokens[last].text.contains('-') && tokens[last].role(speech) && !given_first(tokens[start].text);
    // "жительница посёлка Нижние Ключи": what a village is called.
    let village = || {
        let person = || given_first(tokens[start].text) || RUSSIAN_SURNAMES.iter().any(|end| tokens[last].text.ends_with(end));
        speech.lang == "ru" && start > 0 && tokens[start - 1].any_of(&VILLAGES) && !person()
    };
    // "директор Заозёрского музея Алла Ким", "Избирком Заозёрского района": of what house, or of where.
    let of_where = || {
        let adjective = ["ского", "цкого", "ской", "цкой", "ских", "цких"].iter().any(|end| tokens[last].text.ends_with(end));
        let behind = || tokens[last + 1..].iter().take(2).take_while(|t| t.word && !t.capital()).any(|t| t.any_of(&RUSSIAN_HOUSES));
        speech.lang == "ru" && adjective && behind()
    };
    if kind_of_place(tokens[last].text) || post || village() || of_where() {
        return None;
    }
    // "Robert Downey Jr.", "Jane Doe MP"
    let tail = |at: &usize| tokens[*at].any_of(&SUFFIXES);
    let letters = |at: usize| tokens[at].text.chars().nth(1).is_some_and(char::is_uppercase) && tokens[at].any_of(&LETTERS);
    let end = if last >= start + 2 && letters(last) { last - 1 } else { last };
    let core = (start..=end).rev().find(|at| !tail(at))?;
    // "White House Press Secretary Jane Doe": what stands before the last title is what somebody is.
    let company = |at: usize| {
        tokens[at].text == "General"
            && tokens.get(at + 1).is_some_and(|t| t.any_of(&["motors", "electric", "mills", "dynamics", "assembly"]))
    };
    // "the safety manager, Dean Coulter,": a given name that is a title, too.
    let given_title = start > 0 && tokens[start - 1].text == "," && core == start + 1 && given_first(tokens[start].text);
    // "Det Con Jane Doe": a rank in two words, the second of which is a given name elsewhere.
    let ranked = |at: usize| at > start && tokens[at].text == "Con" && tokens[at - 1].any_of(&["det", "detective", "temp"]);
    let title = |at: &usize| {
        let known = tokens[*at].is(Sense::Title) || tokens[*at].role(speech) || ranked(*at);
        // "Julia Fuentes Ruiz": a family name that could be a post, in front of another.
        let surname = || {
            let inner = *at > start && *at < core && matches!(speech.lang, "es" | "pt");
            inner && given_first(tokens[start].text) && !is_place(tokens[start].text)
        };
        let none = || company(*at) || given_title && *at == start || surname();
        known && !none()
    };
    // "der Spanier Rafael Nadal": a German noun behind an article, then the name.
    let genitive = || start > 0 && tokens[start - 1].any_of(&["des"]) && tokens[start].text.ends_with('s');
    let noun = || speech.lang == "de" && core == start + 2 && behind_article(tokens, start, speech) && !genitive();
    // "эколог из Киргизии Бакыт Осмонов": the place of a post, then the name.
    let placed = || {
        let post = start > 1 && tokens[start - 1].is(Sense::Preposition) && tokens[start - 2].role(speech);
        // "candidato de Colombia Justa Libres": a party.
        let party = || tokens[start - 2].any_of(&["candidato", "candidata", "candidat", "candidate", "militante", "líder", "leader"]);
        let given = || given_first(tokens[start + 1].text) || !party();
        post && core == start + 2 && tokens[start + 1].capital() && !matches!(speech.lang, "en" | "de") && given()
    };
    // "дальнобойщик из казахстанского Актобе Нурлан Сейтказиев", "Le Belge Jean Roux": where somebody is from, then the name.
    let from_there = || {
        let patronymic = || ["ович", "евич", "овна", "евна", "ична"].iter().any(|end| tokens[core].text.ends_with(end));
        let city = || speech.lang == "ru" && start > 0 && tokens[start - 1].word && !patronymic() && is_place(tokens[start].text);
        let people = || speech.lang == "fr" && start > 0 && tokens[start - 1].is(Sense::Definite) && tokens[start].any_of(&FRENCH_PEOPLES);
        core == start + 2 && !given_first(tokens[start].text) && (city() || people())
    };
    // "der Chef des Verwaltungsrats Ulrich Müller": of what somebody is the head, then the name.
    let of_house = || {
        let of = start > 1 && tokens[start - 1].any_of(&["des", "der"]) && tokens[start - 2].role(speech);
        speech.lang == "de"
            && of
            && core == start + 2
            && given_first(tokens[start + 1].text)
            && !given_first(tokens[start].text)
            && !tokens[start].text.ends_with("ers")
    };
    let untitled = || if noun() || placed() || from_there() || of_house() { start + 1 } else { start };
    // "Dr Martin Luther King": a surname that could be a title.
    let formal = (start..core)
        .take_while(|at| tokens[*at].is(Sense::Title))
        .last()
        .filter(|at| at + 2 <= core || at + 1 == core && tokens[*at].any_of(&["mr", "mrs", "ms", "dr"]));
    let first =
        if title(&core) { formal.map_or(start, |at| at + 1) } else { (start..core).rev().find(title).map_or_else(untitled, |at| at + 1) };
    let first = past_whose(tokens, start, first, core, speech);
    // "Профессор Университета Оулу Юхани Корхонен": where somebody is, then the name.
    let place = |at: usize| organisation(tokens[at].text);
    // "Института океанологии РАН Антон Белецкий"
    let acronym = tokens[first].text.chars().count() > 1 && tokens[first].text.chars().all(char::is_uppercase);
    let first = if acronym && speech.lang != "en" && core >= first + 2 { first + 1 } else { first };
    // "A geóloga da Universidade dos Açores Inês Caldeira", "el médico francés del Hospital de Niza Paul Ferran"
    let posted = || {
        if matches!(speech.lang, "en" | "de") || core < first + 3 || !tokens[core - 1].capital() {
            return false;
        }
        let joined = start > 1 && (tokens[start - 1].is(Sense::Preposition) || tokens[start - 2].is(Sense::Preposition));
        let near = tokens[start.saturating_sub(5)..start].iter().rev();
        let mut near = near.take_while(|t| t.word && !t.capital() && !t.is(Sense::Cue));
        joined && near.any(|t| t.role(speech))
    };
    let articled = || {
        let post = || start > 2 && tokens[start - 1].is(Sense::Preposition) && tokens[start - 2].role(speech);
        posted() && post() && tokens[start - 3].is(Sense::Definite) && tokens[core - 2].capital()
    };
    // "la direttrice del consorzio Terre Alte Jane Doe"
    let behind_body = start > 0 && is_body(&tokens[start - 1]);
    // "presidente da Associação de Futebol da Beira Alta Sul": where that is.
    let institution = || posted() && (behind_body || (first..core - 1).any(place)) && !place(core) && given_first(tokens[core - 1].text);
    // "US Secretary of State Jane Doe"
    // "Minister for Housing Orla Devane"
    let given =
        || core == start + 2 && start > 1 && tokens[start - 2].any_of(&["minister", "secretary"]) && !given_first(tokens[start].text);
    let portfolio = core > start
        && start > 1
        && (PORTFOLIOS.contains(&tokens[start].text) || speech.lang == "en" && given())
        && tokens[start - 1].any_of(&["of", "for"])
        && tokens[start - 2].capital()
        && tokens[start - 2].role(speech);
    let first = if portfolio { first.max(start + 1) } else { first };
    // "a déclaré à l’AFP Jane Doe"
    let agency = acronym && first > start && speech.lang == "fr" && core == first + 1;
    // "ha asegurado en Jaén Juana Pérez, consejera": where, and then who.
    let located = start > 0
        && core >= first + 2
        && tokens[start - 1].any_of(where_said(speech.lang))
        && !given_first(tokens[first].text)
        && given_first(tokens[first + 1].text)
        && first == start;
    let first = if located { first + 1 } else { first };
    let freed = located || placed() || articled() || institution() || portfolio || agency;
    let free = articled() || institution() || first > start || start > 0 && tokens[start - 1].role(speech);
    let first = if free && core >= first + 3 && tokens[core - 1].capital() && (first..core - 1).any(place) && !place(core) {
        // "da Universidade Federal de Pernambuco Tainá Albuquerque Rocha": a name of three words behind where that is.
        let whole = core >= first + 4 && (core - 2..core).all(|at| tokens[at].capital()) && is_place(tokens[core - 3].text);
        if whole { core - 2 } else { core - 1 }
    } else {
        first
    };
    // "Soddisfatto Jane Doe": how somebody is, before whom the sentence opens with.
    let opens = start == 0 || matches!(tokens[start - 1].text, "." | "!" | "?" | "”" | "»");
    let how = core == first + 2 && first == start && opens && matches!(speech.lang, "it" | "es" | "pt" | "fr");
    let how = how && given_first(tokens[first + 1].text) && !given_first(tokens[first].text);
    let how = how && PARTICIPLES.iter().any(|end| tokens[first].text.ends_with(end));
    let first = if how { first + 1 } else { first };
    // "Tokyo-based Jane Doe"
    let first = if kind_of_place(tokens[first].text) && core > first + 1 { first + 1 } else { first };
    // "Amtskollege Jan Moll"
    let noun = |word: &str| in_lower(word, |lower| GERMAN_PERSONS.iter().any(|end| lower.ends_with(end))) && !given_first(word);
    let companion = speech.lang == "de" && core >= first + 2 && given_first(tokens[first + 1].text) && noun(tokens[first].text);
    let kin = speech.lang == "de" && core == first + 1 && GERMAN_KIN.contains(&tokens[first].text);
    let first = if companion || kin { first + 1 } else { first };
    // "Democrat Jane Doe"
    let party =
        speech.lang == "en" && core == first + 2 && tokens[first].any_of(&["democrat", "republican", "tory"]) && !(first..=core).any(place);
    let first = if party { first + 1 } else { first };
    // "PDG d’Orange Jane Doe"
    let first = if !tokens[first].capital() && core >= first + 3 && tokens[core - 1].capital() { core - 1 } else { first };
    // "ein Zeichen von Stärke": a German noun and what it is of.
    let of = speech.lang == "de" && first > start && !tokens[first].capital() && !(start..first).any(|at| title(&at));
    // "el fiscal general de Colombia": what a post in capitals is of.
    let of = of
        || matches!(speech.lang, "es" | "pt" | "it")
            && first > start
            && tokens[first].any_of(&["de", "del", "da", "do", "dos", "das", "di"])
            && !tokens[first].capital();
    if of || dateline(tokens, start, last).is_some() {
        return None;
    }
    let from = posts_begin(tokens, from, speech);
    let before = from.checked_sub(1).map(|b| &tokens[b]);
    let article = before.is_some_and(|t| t.is(Sense::Definite) || t.is(Sense::Indefinite));
    let head = if article { from.checked_sub(2).map(|b| &tokens[b]) } else { before };
    // "Mads Thorup, Stadtbaurat von Odense": a post behind a name is no name.
    let apposed = speech.lang == "de"
        && start > 1
        && tokens[start - 1].text == ","
        && tokens[start - 2].capital()
        && tokens[start..=last].iter().any(|t| t.any_of(&["von"]));
    // "As Jane Doe puts it"
    let bound = apposed
        || behind_body && first == start && !given_first(tokens[start].text) && !(speech.lang == "ru" && end > first)
        || !freed && head.is_some_and(|t| t.is(Sense::Preposition) && t.text != "As")
        || tokens.get(last + 1).is_some_and(|t| t.text == "s" && t.word);
    Some(Name { span: Span::new(tokens[first].span.start, tokens[end].span.end), first: start, last, bound })
}

/// Whether a noun in lower case is one for a body: "group", "ministère".
pub(super) fn of_body(noun: &str) -> bool {
    BODIES.contains(&noun) || of_organisation(noun)
}

/// Whether a word in lower case says that the name behind it is a body's.
pub(super) fn is_body(token: &Token<'_>) -> bool {
    let known = || of_body(token.text);
    // Most names stand behind a small word, which is no noun.
    token.word && !token.capital() && !token.is(Sense::Preposition) && !token.is(Sense::Definite) && !token.is(Sense::Cue) && known()
}

/// Where the posts in lower case before a name begin: "with the activist Jane Doe" is as bound as "with Jane Doe".
fn posts_begin(tokens: &[Token<'_>], from: usize, speech: &Language) -> usize {
    let plain = |at: &usize| {
        let t = &tokens[*at];
        t.word && !t.capital() && !t.is(Sense::Cue) && !t.is(Sense::Preposition) && !t.is(Sense::Definite) && !t.is(Sense::Indefinite)
    };
    let first = (from.saturating_sub(3)..from).rev().take_while(plain).last();
    first.filter(|first| tokens[*first..from].iter().any(|t| t.role(speech)) && speech.lang != "ru").unwrap_or(from)
}

/// The surname of a name: its last word, but for what stands behind it.
pub(super) fn surname(name: &str) -> Option<&str> {
    let suffix = |w: &str| {
        let w = w.trim_end_matches('.');
        w.len() <= LONGEST_SUFFIX && in_lower(w, |lower| SUFFIXES.contains(&lower))
    };
    name.split_whitespace().rev().find(|w| !suffix(w))
}

/// What stands before the place where something was said: "ha asegurado en Jaén Juana Pérez". Portuguese "à Lusa" is to whom.
fn where_said(lang: &str) -> &'static [&'static str] {
    match lang {
        "es" => &["en"],
        "pt" => &["em"],
        "it" => &["a", "in"],
        "fr" => &["à"],
        _ => &[],
    }
}

/// "London-based", "Swiss-born": no name, whatever follows.
fn kind_of_place(word: &str) -> bool {
    let kinds = ["based", "born", "led", "backed", "owned", "trained", "educated"];
    word.ends_with(['d', 'n']) && word.rsplit_once('-').is_some_and(|(_, end)| kinds.contains(&end))
}

/// Whether an article stands before a word, at once or with words in lower case between.
pub(super) fn behind_article(tokens: &[Token<'_>], at: usize, speech: &Language) -> bool {
    let article = |t: &Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite) || speech.lang == "de" && t.any_of(&OBLIQUE);
    let before = tokens[at.saturating_sub(3)..at].iter().rev();
    let mut before = before.take_while(|t| t.word && !t.capital() || article(t));
    before.any(article)
}

/// `‘Dee’` or `“Big Norm”` within a name: of how many words.
fn nickname(tokens: &[Token<'_>]) -> Option<usize> {
    (1..=2).find(|words| {
        let Some([inside @ .., close, after]) = tokens.get(1..words + 3) else { return false };
        inside.iter().all(Token::capital) && matches!(close.text, "’" | "”" | "\"" | "‘" | "“") && after.capital()
    })
}

static OF_ORGANISATIONS: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| ORGANISATIONS.into_iter().collect());

/// Whether a word is one of organisations.
fn of_organisation(word: &str) -> bool {
    let word = word.trim_end_matches(['.', ',']);
    in_lower(word, |lower| OF_ORGANISATIONS.contains(lower))
}

/// Russian nouns, in the genitive, for the houses and lands that adjectives name.
const RUSSIAN_HOUSES: [&str; 40] = [
    "района",
    "области",
    "края",
    "округа",
    "музея",
    "университета",
    "института",
    "суда",
    "завода",
    "театра",
    "центра",
    "комитета",
    "отдела",
    "отделения",
    "управления",
    "заповедника",
    "поселения",
    "совета",
    "союза",
    "общества",
    "собора",
    "училища",
    "колледжа",
    "фонда",
    "республики",
    "горсовета",
    "академии",
    "больницы",
    "школы",
    "библиотеки",
    "прокуратуры",
    "администрации",
    "епархии",
    "губернии",
    "лаборатории",
    "обсерватории",
    "палаты",
    "филармонии",
    "фабрики",
    "гимназии",
];

/// Whether a name is of an organisation or a place rather than of a person, as far as its words tell.
pub(super) fn organisation(name: &str) -> bool {
    // "Bill Doe" is no bill.
    let rest = name.split_once(' ').filter(|(first, _)| given_first(first)).map_or(name, |(_, rest)| rest);
    rest.split_whitespace().any(of_organisation)
}

/// Whether what stands in parentheses behind a name is the name in other letters: "穆罕默德·哈桑（Mohammed Hassan）", "Jane Doe（简·多伊）".
pub(super) fn respelt(name: &str, inside: &str) -> bool {
    let within = |words: &str, letter: fn(char) -> bool, joins: &[char]| {
        words.chars().any(letter) && words.chars().all(|c| letter(c) || c.is_whitespace() || joins.contains(&c))
    };
    let latin = |words| within(words, is_latin, &['.', '-', '\'', '’']);
    let dense = |words| within(words, |c| is_han(c) || is_kana(c) || is_hangul(c), &NAME_DOTS);
    latin(inside) && !name.contains(is_latin) || latin(name) && dense(inside) && inside.contains(NAME_DOTS)
}
