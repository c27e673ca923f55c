//! What somebody is, read beside their name: behind a comma or in parentheses, or as a title before it.

use crate::text::Span;

use super::super::super::gender::given_first;
use super::super::super::people::{Token, organisation};
use super::super::super::speech::Sense;
use super::super::super::tenure::NOW;
use super::Reader;

/// What begins a clause behind a name.
const CLAUSES: [&str; 38] = [
    "tiene",
    "tenía",
    "tem",
    "tinha",
    "aveva",
    "avait",
    "who",
    "whose",
    "whom",
    "which",
    "was",
    "is",
    "were",
    "had",
    "has",
    "que",
    "quien",
    "cuyo",
    "cuya",
    "fue",
    "es",
    "era",
    "qui",
    "dont",
    "est",
    "était",
    "foi",
    "é",
    "che",
    "cui",
    "è",
    "который",
    "которая",
    "которые",
    "где",
    "ist",
    "hat",
    "dessen",
];
/// German verbs that end as adjectives do.
const GERMAN_AUXILIARIES: [&str; 12] =
    ["habe", "haben", "hatte", "hatten", "wurde", "wurden", "werde", "werden", "sollte", "sollten", "konnte", "konnten"];
/// What begins a clause and no affiliation.
const BEGINS: [&str; 13] =
    ["nachdem", "denn", "ebenfalls", "weitere", "zuvor", "damals", "obwohl", "während", "empfand", "because", "although", "after", "when"];
/// What opens what somebody wrote.
const WROTE: [&str; 8] = ["author", "autor", "autora", "auteur", "autrice", "autore", "автор", "autorin"];
/// What somebody does where they work.
const HOLDS: [&str; 14] = [
    "directs", "leads", "heads", "runs", "chairs", "studies", "teaches", "oversees", "founded", "covers", "directed", "led", "headed",
    "ran",
];
/// Words for the years of an age.
const YEARS: [&str; 9] = ["años", "anos", "ans", "jahre", "anni", "лет", "года", "year-old", "years"];
/// Small words that end no affiliation.
const CUT: [&str; 20] = [
    "mientras", "while", "während", "mentre", "enquanto", "tandis", "who", "has", "have", "had", "and", "und", "y", "et", "e", "и",
    "degli", "delle", "dicha", "dicho",
];
/// Prepositions that tell to what somebody belongs.
const OF: [&str; 18] =
    ["of", "from", "von", "vom", "de", "del", "du", "des", "d", "da", "do", "dos", "das", "di", "della", "dell", "из", "от"];
/// Particles of German verbs of speech, which end the clause.
const VERB_PARTICLES: [&str; 14] =
    ["vor", "an", "aus", "ein", "fest", "hinzu", "zu", "nach", "ab", "auf", "bei", "mit", "weiter", "zurück"];
/// How far before a name its title may begin, in letters.
const TITLE: usize = 90;
/// How far the end of a paragraph is looked for, in bytes.
const PARAGRAPH: usize = 4000;
/// The longest affiliation, in bytes.
const LONGEST: usize = 220;

/// Words of the longest title or name between marks that belongs to what somebody is.
const TITLED: usize = 8;

/// Where the marks close that open at a token behind a word, around a title or a name: "head of the project “Clean Shore”".
fn named_between(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let close = match tokens[at].text {
        "“" | "\"" => &["”", "\""][..],
        "„" => &["“", "”"],
        "«" => &["»"],
        _ => return None,
    };
    let behind_word = at.checked_sub(1).is_some_and(|before| tokens[before].word);
    let inside = tokens.iter().skip(at + 1).take(TITLED + 1).take_while(|t| t.word).count();
    tokens.get(at + 1 + inside).filter(|t| behind_word && inside > 0 && close.contains(&t.text)).map(|_| at + 1 + inside)
}

/// Where the marks open that close at the end of some tokens, around what a house is called.
fn called_before(tokens: &[Token<'_>]) -> Option<usize> {
    let close = tokens.len().checked_sub(1)?;
    let opens = match tokens[close].text {
        "»" => &["«"][..],
        "”" => &["“"],
        "\"" => &["\""],
        _ => return None,
    };
    let open = (close.saturating_sub(TITLED)..close).rev().find(|at| !tokens[*at].word)?;
    (opens.contains(&tokens[open].text) && open + 1 < close && open > 0 && tokens[open - 1].word).then_some(open)
}

/// What stands behind a name without what its bearer is called and how old they are: `detto “il Gatto” (33 anni), fantino`.
fn past_byname(rest: &str) -> &str {
    let called = CALLED.iter().find_map(|word| rest.strip_prefix(word)).and_then(|behind| behind.strip_prefix(' '));
    let behind = called.and_then(|byname| {
        let open = byname.chars().next().filter(|c| matches!(c, '“' | '"' | '«' | '„' | '‘'))?;
        let inside = &byname[open.len_utf8()..];
        let close = inside.find(['”', '"', '»', '“', '’']).filter(|close| *close < 40)?;
        Some(inside[close..].get(inside[close..].chars().next()?.len_utf8()..)?.trim_start())
    });
    let rest = behind.unwrap_or(rest);
    let aged = rest.strip_prefix('(').and_then(|inner| inner.split_once(')'));
    let age = |inside: &str| {
        let years = inside.trim_start_matches(|c: char| c.is_ascii_digit()).trim();
        years.len() < inside.len() && (years.is_empty() || YEARS.contains(&years.to_lowercase().as_str()))
    };
    match aged {
        Some((inside, behind)) if age(inside) && behind.starts_with(',') => behind,
        _ => rest,
    }
}

/// Words before by what somebody is called.
const CALLED: [&str; 12] = [
    "detto",
    "detta",
    "dit",
    "dite",
    "alias",
    "apodado",
    "apodada",
    "genannt",
    "nicknamed",
    "known as",
    "conhecido como",
    "conhecida como",
];

/// So many further mentions of somebody are looked at for what they are.
const LATER: usize = 4;

/// Words of a place between commas, at most, with what brings it up.
const PLACE: usize = 6;

impl Reader<'_> {
    /// [`TITLE`], in bytes of the language's script.
    pub(super) fn reach(&self) -> usize {
        if self.speech.lang == "ru" { 2 * TITLE } else { TITLE }
    }

    /// What stands beside a name: the affiliation.
    pub(super) fn post(&self, name: &str, mention: Span) -> Option<Span> {
        self.beside_name(name, mention).and_then(|post| self.tidied(post))
    }

    /// What the paragraphs below say of somebody between commas behind the surname: "Doe, a resource economist at X, says".
    pub(super) fn told_later(&self, name: &str, mention: Span) -> Option<Span> {
        let surname = name.rsplit(' ').next().filter(|surname| surname.len() > 3 && name.contains(' '))?;
        if self.people.first(name)? != mention {
            return None;
        }
        let near = self.text.get(mention.end..)?;
        let near = &near[..near.floor_char_boundary(PARAGRAPH)];
        let told = |(at, _): (usize, &str)| {
            let at = mention.end + at;
            // "Son mari, Luc Doe, directeur du lycée": another of the family.
            let before = self.text[..at].trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            if before.starts_with(char::is_uppercase) && !name.contains(before) && !self.speech.senses(before).holds(Sense::Title) {
                return None;
            }
            let behind = self.text.get(at + surname.len()..)?.strip_prefix(", ")?;
            let tokens = self.within(self.text.len() - behind.len(), &behind[..behind.floor_char_boundary(LONGEST)]);
            let article = usize::from(tokens.first()?.is(Sense::Indefinite) || tokens.first()?.any_of(&["the"]));
            let begins = tokens.get(article)?;
            if begins.is(Sense::Definite) || begins.is(Sense::Pronoun) || begins.any_of(&CLAUSES) || begins.any_of(&BEGINS) {
                return None;
            }
            let post = self.noun_phrase(tokens, article)?;
            // Behind it the clause goes on, and the post tells where.
            let closed = tokens.iter().find(|t| t.span.start >= post.end).is_some_and(|t| t.text == ",");
            (closed && !self.tells_no_place(post) && !self.text[..at].ends_with(char::is_alphanumeric)).then_some(post)
        };
        near.match_indices(surname).take(LATER).find_map(told)
    }

    /// An affiliation without an age before it, without what was said or where behind it, and without small words that its end was
    /// cut from; none where what is left is a clause.
    fn tidied(&self, post: Span) -> Option<Span> {
        let tokens = self.within(post.start, post.of(self.text)?);
        let digits = |t: &Token<'_>| t.text.bytes().all(|b| b.is_ascii_digit());
        // "74, a resident of Weller"
        let aged = tokens.len() > 2 && digits(&tokens[0]) && tokens[1].text == ",";
        let article = aged && tokens.get(2).is_some_and(|t| t.is(Sense::Indefinite));
        // "la técnica de Belgrano", "dem Leiter der Abteilung"
        let definite =
            !aged && tokens.len() > 1 && self.speech.lang != "en" && (tokens[0].is(Sense::Definite) || tokens[0].any_of(&["dem"]));
        // "заявил журналистам председатель избиркома": to whom.
        let told = self.speech.lang == "ru"
            && tokens.len() > 1
            && tokens[0].any_of(&["журналистам", "корреспонденту", "корреспондентам", "изданию", "агентству", "репортёрам", "прессе"]);
        let first = if told {
            1
        } else if aged {
            2 + usize::from(article)
        } else {
            usize::from(definite && !tokens[0].capital())
        };
        let tokens = tokens.get(first..)?;
        let clause = tokens.first()?.any_of(&BEGINS) && !tokens[0].capital();
        let passive = self.speech.lang == "en" && tokens[0].text.ends_with("ed") && tokens.get(1).is_some_and(|t| t.any_of(&["by", "as"]));
        if clause || passive {
            return None;
        }
        // "Sprecherin der Partei gegenüber Weller News", "portavoz de la asociación, a Público"
        let aside = |at: &usize| {
            let comma = |words: &[&str]| tokens[*at].text == "," && tokens.get(at + 1).is_some_and(|t| !t.capital() && t.any_of(words));
            match self.speech.lang {
                "de" => tokens[*at].any_of(&["gegenüber", "angesichts"]) || comma(&["zu", "auf", "beim"]),
                "es" => comma(&["a"]),
                _ => false,
            }
        };
        // "éleveur de 67 ans", "comerciante de 54 años"
        let years = |at: &usize| {
            let of = tokens[*at].any_of(&["de", "di", "von"]);
            of && tokens.get(at + 1).is_some_and(digits) && tokens.get(at + 2).is_some_and(|t| t.any_of(&YEARS))
        };
        // "shift supervisor whose mother painted roses", "electricista rumano que rehízo el horno"
        let relative = |at: &usize| match self.speech.lang {
            // But "who directs the program at X" tells where.
            "en" => tokens[*at].any_of(&["who", "whose", "that"]) && !tokens.get(at + 1).is_some_and(|t| t.any_of(&HOLDS)),
            "es" | "pt" => tokens[*at].any_of(&["desde"]) || tokens[*at].any_of(&["que", "quien", "cuya", "cuyo"]) && *at > 1,
            "fr" => tokens[*at].any_of(&["qui", "dont", "depuis"]) && *at > 1,
            "it" => tokens[*at].any_of(&["che", "cui"]) && *at > 1,
            _ => false,
        };
        let end = (1..tokens.len()).find(|at| aside(at) || years(at) || relative(at)).unwrap_or(tokens.len());
        let small = |t: &Token<'_>| {
            let joins = t.is(Sense::Preposition) || t.is(Sense::Definite) || t.is(Sense::Indefinite) || t.is(Sense::Conjunction);
            !t.word || !t.capital() && (joins || t.is(Sense::Pronoun) || t.any_of(&CUT)) || t.is(Sense::Title) && t.text.ends_with('.')
        };
        let last = tokens[..end].iter().rposition(|t| !small(t))?;
        // A bracket or a mark that closes belongs to what it closes.
        let whole = last + 1 == end || end == tokens.len() && matches!(tokens[end - 1].text, ")" | "”" | "»" | "“" | "\"");
        let last = if whole { end - 1 } else { last };
        Some(Span::new(tokens[0].span.start, tokens[last].span.end))
    }

    fn beside_name(&self, name: &str, mention: Span) -> Option<Span> {
        let rest = self.text.get(mention.end..)?;
        let rest = &rest[..rest.floor_char_boundary(2 * LONGEST)];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let trimmed = past_byname(rest.trim_start());
        let start = mention.end + rest.len() - trimmed.len();
        if let Some(inner) = trimmed.strip_prefix('(') {
            let end = inner.find(')')?;
            let inside = &inner[..end];
            // "(Bermeo, 1961)": where and when somebody was born.
            let born = inside.split([' ', ',']).any(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()));
            // "(cantante mexicana, Premio Lira 2032)"
            let born = born && !self.within(start + 1, inside).iter().any(|t| t.role(self.speech));
            let worth = inside.split_whitespace().count() > 1 && !name.ends_with(inside) && !born;
            // "Bürgermeister Jan Moll (Freie Bürger)": a party tells less than the post before the name.
            let tells = || organisation(inside) || self.within(start + 1, inside).iter().any(|t| t.role(self.speech));
            let title = || self.title(mention).filter(|_| !inside.contains(',') && !tells());
            if let Some(title) = Some(()).filter(|()| worth).and_then(|()| title()) {
                return Some(title);
            }
            // "Landrat Jan Moll (SPD)"
            return if worth { Some(Span::new(start + 1, start + 1 + end)) } else { self.title(mention) };
        }
        // "rechnet Jan Moll vor, Direktor der Werke"
        let (trimmed, start) = match self.past_particle(trimmed) {
            Some(rest) => (rest, start + trimmed.len() - rest.len()),
            None => (trimmed, start),
        };
        if trimmed.starts_with(',') {
            // One comma too many.
            let single = trimmed.trim_start_matches(',');
            let (trimmed, start) = (&trimmed[trimmed.len() - single.len() - 1..], start + trimmed.len() - single.len() - 1);
            let tokens = self.within(start, trimmed);
            // ", in Leeds", ", at the Weller Trust", but no ", in a note on Tuesday".
            let place = |rest: &[Token<'_>]| {
                let inner = rest.iter().skip(1).find(|t| !t.is(Sense::Definite));
                rest.first().is_some_and(|t| t.is(Sense::Preposition)) && inner.is_some_and(|t| t.text.starts_with(char::is_uppercase))
            };
            // "Rep. Jane Doe, Md., the top Democrat": where she is from.
            let state = tokens.get(2).is_some_and(|t| t.text == ".") && tokens.get(3).is_some_and(|t| t.text == ",");
            let state = state
                || tokens.get(1).is_some_and(|t| t.text.ends_with('.') && t.text.len() <= 6)
                    && tokens.get(2).is_some_and(|t| t.text == ",");
            let skip = if tokens.get(2).is_some_and(|t| t.text == ".") { 3 } else { 2 };
            let tokens = if self.speech.lang == "en" && state && tokens[1].capital() && tokens[1].text.len() <= 6 {
                &tokens[skip..]
            } else {
                tokens
            };
            // "Jane Doe, 20 anni, studentessa di Lettere"
            // "Zulmira Neves, de 78 anos, mestra cozinheira"
            let years = 1 + usize::from(tokens.get(1).is_some_and(|t| t.any_of(&["de", "di"])));
            let aged = tokens.get(years).is_some_and(|t| t.text.bytes().all(|b| b.is_ascii_digit()))
                && tokens.get(years + 1).is_some_and(|t| t.any_of(&YEARS));
            let tokens = if aged && tokens.get(years + 2).is_some_and(|t| t.text == ",") { &tokens[years + 2..] } else { tokens };
            let led = self.led_mention(mention, false);
            let mut end = None;
            let mut further = 1;
            while let Some(token) = tokens.get(further) {
                let i = further;
                // "author of “The Long Road”"
                if let Some(close) = named_between(tokens, i) {
                    end = Some(tokens[close].span.end);
                    further = close + 1;
                    continue;
                }
                further += 1;
                let next = tokens.get(i + 1);
                let stops = match token.text {
                    "." | ":" | ";" | "!" | "?" | "“" | "\"" | "«" | "»" | "„" | "(" | "–" | "—" | "-" => true,
                    // "Jan Moll, Chef des Verbands, Karla Sommer lehrt": somebody else.
                    "," if next.is_some_and(|n| n.capital() && given_first(n.text))
                        && tokens.get(i + 2).is_some_and(|t| t.word && t.capital())
                        && tokens.get(i + 3).is_some_and(|t| t.word && !t.capital()) =>
                    {
                        true
                    }
                    // Behind a comma the list goes on in capitals, or with another post.
                    "," => next.is_none_or(|n| {
                        // "früher Lehrer, heute Leiter der Schule"
                        let now = || n.any_of(&NOW) && tokens.get(i + 2).is_some_and(|t| t.role(self.speech));
                        let goes_on = || !led && (self.posted(&tokens[i + 1..]) || place(&tokens[i + 1..]) || now());
                        // "chronobiologiste, université de Coimbra"
                        let house = !led && self.speech.lang != "en" && organisation(n.text);
                        self.cue(n) || !(n.text.starts_with(char::is_uppercase) || goes_on() || house) || n.is(Sense::Pronoun)
                    }),
                    _ => self.cue(token) && i > 1 && token.word && !token.text.starts_with(char::is_uppercase) && token.text != "so",
                };
                if stops {
                    // "директор заповедника Колхети (Грузия)"
                    let names = tokens[i + 1..].iter().take(3).take_while(|t| t.capital()).count();
                    let country = tokens.get(i + 1 + names).filter(|t| token.text == "(" && names > 0 && t.text == ")");
                    end = country.map(|t| t.span.end).or(end);
                    break;
                }
                end = Some(token.span.end);
            }
            // "According to Jane Doe, that is so": no apposition, unless it says what she is and a comma closes it.
            let behind = end.and_then(|end| tokens.iter().find(|t| t.span.start >= end));
            // "según Matthias Doe, asesor de la Agencia Belga.": the sentence ends with what he is.
            let posted = || self.speech.lang != "en" && tokens.get(1).is_some_and(|t| t.role(self.speech) && !t.capital());
            let closed = behind.is_some_and(|t| t.text == "," || t.text == "." && posted());
            let apposed = closed && tokens.iter().skip(1).take(6).any(|t| t.role(self.speech));
            if led && !apposed {
                let title = self.title(mention);
                let apart = || self.apart(tokens).filter(|_| title.is_none_or(|t| self.tells_no_place(t)));
                return apart().or(title).or_else(|| self.belongs(mention));
            }
            let Some(first) = tokens.get(1) else { return self.title(mention) };
            if let Some(found) = self.told_aside(tokens) {
                return Some(found);
            }
            if self.cue(first) || Self::age(&tokens[1..]) || first.is(Sense::Pronoun) || first.is(Sense::Lead) || self.clause(tokens) {
                // "Jane Doe, 41, ist Försterin"
                let is = || if Self::age(&tokens[1..]) { self.described(mention) } else { None };
                return self.title(mention).or_else(|| self.belongs(mention)).or_else(is);
            }
            // "the mayor, Jane Doe, said": the post stood before.
            // "El párroco, don Juan Pérez, se lo tomó con humor"
            let address = |w: &str| self.speech.senses(w.trim_end_matches('.')).holds(Sense::Title);
            let between = |m: &str| m.trim_start().strip_prefix(',').is_some_and(|m| m.split_whitespace().all(address));
            if let Some(title) = self.title(mention).filter(|t| self.text.get(t.end..mention.start).is_some_and(between)) {
                return Some(title);
            }
            // "Jane Doe, one of the founders": there it is no article.
            let of = tokens.get(2).is_some_and(|t| t.any_of(&OF));
            let article = first.is(Sense::Indefinite) && !of || first.any_of(&["the"]);
            let skip = if article { tokens.get(2).map_or(first.span.end, |t| t.span.start) } else { first.span.start };
            let beside = end.filter(|end| skip < *end && end - skip <= LONGEST).map(|end| Span::new(skip, end));
            // "Jane Doe, no relation to the sheriff": what she is not.
            if first.text == "no" && self.speech.lang == "en" {
                return self.title(mention);
            }
            // An auxiliary before its verb, or where and when it was said, is no affiliation.
            let lower = |t: Option<&Token<'_>>| t.is_some_and(|t| t.word && !t.capital() && !t.is(Sense::Definite));
            let elsewhere = first.is(Sense::Preposition) && (!first.any_of(&OF) || lower(tokens.get(2)));
            // "Diallo, intanto, ha già cento iscritti"
            let inside = || tokens.iter().skip(1).take_while(|t| end.is_some_and(|end| t.span.end <= end));
            let post = || inside().any(|t| t.role(self.speech) || t.capital());
            let elsewhere = elsewhere || inside().count() == 1 && !post();
            // "…, dice Doe, non vuole più sentirla": somebody known, and the rest of what is told of them.
            let again = self.people.first(name) != Some(mention);
            let wrote = first.any_of(&WROTE) && !inside().any(|t| organisation(t.text));
            let elsewhere = elsewhere || again && (!post() || wrote);
            // `soupire Mme Doe, mais il me faut un camion`: what was said goes on.
            let elsewhere = elsewhere || first.is(Sense::Conjunction) && first.text.starts_with(char::is_lowercase);
            // "Jane Doe, filed a suit": what they did.
            let did = self.speech.lang == "en" && first.text.ends_with("ed") && !post();
            let elsewhere = elsewhere || did || self.speech.lang == "en" && first.any_of(&["they", "there", "we", "it", "you", "while"]);
            // "soupire Jean Doe, si son mari est parti"
            let elsewhere = elsewhere
                || !first.capital()
                    && match self.speech.lang {
                        "fr" => first.any_of(&["si", "quand", "car", "puisque", "parce", "lorsque", "comme", "où"]),
                        "es" => first.any_of(&["si", "cuando", "porque", "aunque", "donde"]),
                        "pt" => first.any_of(&["se", "quando", "porque", "embora", "onde"]),
                        "it" => first.any_of(&["se", "quando", "perché", "dove"]),
                        _ => false,
                    };
            let elsewhere = elsewhere || self.speech.lang == "de" && first.any_of(&["dass", "ob", "weil", "sondern", "wenn", "als"]);
            // "JD Vance, a tenu à se présenter", "Rubio, dando il benvenuto"
            let verb = first
                .any_of(&["est", "était", "avait", "está", "fue", "había", "è", "era", "aveva", "tem", "foi", "após", "después"])
                || first.any_of(&["a", "n"]) && self.speech.lang == "fr"
                || matches!(self.speech.lang, "it" | "es" | "pt") && (first.text.ends_with("ando") || first.text.ends_with("endo"));
            let elsewhere = elsewhere || verb && first.text.starts_with(char::is_lowercase) && self.speech.lang != "en";
            let long = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() > 3;
            let worth = |span: &Span| !elsewhere && span.of(self.text).is_some_and(|w| w.split_whitespace().any(long));
            let title = self.title(mention);
            // "Chief Inspector Jane Doe, Roads Policing Lead, Severnside Police, comments:"
            let housed =
                || self.speech.lang == "en" && first.capital() && inside().any(|t| t.text == ",") && inside().any(|t| organisation(t.text));
            if let Some(title) = title.filter(|_| !inside().any(|t| t.role(self.speech)) && !housed()) {
                // "a oceanógrafa Ana Vilela, da Universidade de Coimbra": where tells more than what alone.
                return self.apart(tokens).filter(|_| self.tells_no_place(title)).or(Some(title));
            }
            // "la geóloga chilena Jane Doe, autora de «X»": what somebody is tells more than what they wrote.
            if let Some(title) = title.filter(|_| wrote) {
                return Some(title);
            }
            return beside.filter(worth).or(title);
        }
        // "Associate Professor Jane Doe is a hazards researcher at X"
        let is = ["is a ", "is an ", "is the "].iter().any(|is| trimmed.starts_with(is));
        let told = if is && self.people.first(name) == Some(mention) { self.described(mention) } else { None };
        told.or_else(|| self.title(mention)).or_else(|| self.belongs(mention)).or_else(|| {
            // It is told where somebody is named first.
            if self.people.first(name) == Some(mention) { self.described(mention) } else { None }
        })
    }

    /// Whether a title is of what somebody is alone, and not of where.
    fn tells_no_place(&self, title: Span) -> bool {
        !title.of(self.text).is_some_and(|words| words.contains(char::is_uppercase))
    }

    /// What stands behind the particle of a German verb that a comma follows.
    fn past_particle<'r>(&self, rest: &'r str) -> Option<&'r str> {
        let cut = rest.find(',').filter(|_| self.speech.lang == "de")?;
        VERB_PARTICLES.contains(&&rest[..cut]).then(|| &rest[cut..])
    }

    /// Whether a clause begins with a post: "старший научный сотрудник", "former head".
    fn posted(&self, tokens: &[Token<'_>]) -> bool {
        let plain = |t: &&Token<'_>| t.word && !self.cue(t) && !t.is(Sense::Pronoun) && !t.is(Sense::Preposition) && !t.is(Sense::Definite);
        let mut near = tokens.iter().take(4).take_while(plain);
        tokens.first().is_some_and(|t| t.role(self.speech)) || self.speech.lang != "de" && near.any(|t| t.role(self.speech) && !t.capital())
    }

    /// What is said of somebody behind the name: "Jane Doe is a hydrologist at X", or in the next sentences "Die Hydrologin an der
    /// Universität X …".
    fn described(&self, mention: Span) -> Option<Span> {
        let rest = self.text.get(mention.end..)?;
        let rest = &rest[..rest.floor_char_boundary(3 * LONGEST)];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let tokens = self.within(mention.end, rest);
        // "Jane Doe, 41, ist Försterin"
        let digits = |t: &Token<'_>| t.text.bytes().all(|b| b.is_ascii_digit());
        let tokens = match tokens {
            [comma, age, close, rest @ ..] if comma.text == "," && digits(age) && close.text == "," => rest,
            _ => tokens,
        };
        let is = tokens.first().is_some_and(|t| t.any_of(&["is", "was", "ist", "war", "est", "es", "è", "é"]));
        // "Jane Doe is chief economist at X"
        if is && tokens.iter().skip(1).take(2).any(|t| t.role(self.speech)) && !tokens[1].is(Sense::Indefinite) {
            return self.noun_phrase(tokens, 1).filter(|post| post.of(self.text).is_some_and(|w| w.contains(' ')));
        }
        if is && tokens.get(1).is_some_and(|t| t.is(Sense::Indefinite)) {
            return self.noun_phrase(tokens, 2);
        }
        // "Jane Doe, who trained as a chemist, became chief executive of X"
        let sentence = tokens.iter().position(|t| matches!(t.text, "." | "!" | "?")).unwrap_or(tokens.len());
        let became = (0..sentence).find(|at| tokens[*at].any_of(&["became"]) && self.speech.lang == "en");
        if let Some(post) = became.and_then(|at| {
            let article = usize::from(tokens.get(at + 1).is_some_and(|t| t.is(Sense::Indefinite) || t.is(Sense::Definite)));
            self.noun_phrase(tokens, at + 1 + article)
        }) {
            return Some(post);
        }
        if self.speech.lang == "ru" && tokens.first().is_some_and(|t| t.text == "—") && tokens.get(1).is_some_and(|t| t.role(self.speech))
        {
            return self.noun_phrase(tokens, 1);
        }
        if let Some(post) = self.below(mention) {
            return Some(post);
        }
        let opens = |at: &usize| {
            let before = at.checked_sub(1).is_some_and(|b| matches!(tokens[b].text, "." | "!" | "?" | "“" | "”" | "\"" | "»"));
            before && tokens[*at].capital() && tokens[*at].is(Sense::Definite)
        };
        // "… Cheffe du service hydrologie de l’Office, elle reçoit"
        let begins = |at: &usize| at.checked_sub(1).is_some_and(|b| matches!(tokens[b].text, "." | "!" | "?"));
        if let Some(post) = (1..tokens.len()).filter(begins).take(2).find_map(|at| self.before_pronoun(tokens, at)) {
            return Some(post);
        }
        // "Seit neun Jahren ist sie Bürgermeisterin der Hallig", "Elle est directrice du parc"
        let copula = |t: &Token<'_>| t.any_of(&["is", "ist", "est", "es", "è", "é"]);
        let told = |pair: &[Token<'_>]| pair[1].is(Sense::Pronoun) && copula(&pair[0]) || pair[0].is(Sense::Pronoun) && copula(&pair[1]);
        if let Some(at) = tokens.windows(2).position(told) {
            let article = usize::from(tokens.get(at + 2).is_some_and(|t| t.is(Sense::Indefinite)));
            if let Some(post) =
                self.noun_phrase(tokens, at + 2 + article).filter(|post| post.of(self.text).is_some_and(|w| w.contains(' ')))
            {
                return Some(post);
            }
        }
        let starts = (1..tokens.len()).filter(opens).take(2);
        let place = |span: &Span| span.of(self.text).is_some_and(|w| w.split_whitespace().skip(2).any(|w| w.contains(char::is_uppercase)));
        // "The Norwegian composer": a nationality tells where, too.
        let nation = |span: &Span| {
            self.speech.lang == "en" && span.of(self.text).is_some_and(|w| w.contains(' ') && w.starts_with(char::is_uppercase))
        };
        // "La arquitecta, profesora de la Universidad de Lleida, …"
        let further = |post: Span| {
            let behind = tokens.iter().position(|t| t.span.start >= post.end).filter(|at| tokens[*at].text == ",")?;
            self.noun_phrase(tokens, behind + 1).filter(place)
        };
        starts.into_iter().find_map(|at| {
            let post = self.noun_phrase(tokens, at + 1)?;
            // "Die Landwirtin, die seit Jahren kämpft, …": a post alone, of which more is told at once.
            let told = || {
                let behind = tokens.iter().position(|t| t.span.start >= post.end)?;
                let relative = tokens.get(behind + 1)?.any_of(&["die", "der", "qui", "que", "who", "che", "a", "o"]);
                (tokens[behind].text == "," && relative).then_some(post)
            };
            if place(&post) || nation(&post) { Some(post) } else { further(post).or_else(told) }
        })
    }

    /// The post with which the paragraph below a name begins, before a pronoun: "Anthropologue à l’université X, elle …".
    fn below(&self, mention: Span) -> Option<Span> {
        let rest = self.text.get(mention.end..)?;
        let near = &rest[..rest.floor_char_boundary(PARAGRAPH)];
        let line = near.find('\n')? + mention.end;
        let next = self.text.get(line..)?;
        let from = line + next.len() - next.trim_start().len();
        let next = self.text.get(from..)?;
        let tokens = self.within(from, &next[..next.floor_char_boundary(LONGEST)]);
        self.before_pronoun(tokens, 0)
    }

    /// The post that begins a sentence at a token, if a comma and a pronoun follow, or a place and then they.
    fn before_pronoun(&self, tokens: &[Token<'_>], at: usize) -> Option<Span> {
        let found = tokens.get(at).filter(|t| t.capital() && t.role(self.speech)).and_then(|_| self.noun_phrase(tokens, at))?;
        let behind = tokens.iter().position(|t| t.span.start >= found.end)?;
        let pronoun = |at: usize| tokens[at].text == "," && tokens.get(at + 1).is_some_and(|t| t.is(Sense::Pronoun));
        // "Coordenadora do laboratório, em Recife, ela guarda …": where that is stands between.
        let place = tokens.get(behind + 1).filter(|t| tokens[behind].text == "," && t.is(Sense::Preposition));
        let further = || (behind + 2..tokens.len().min(behind + PLACE)).find(|at| !tokens[*at].word).filter(|at| pronoun(*at));
        match place.and_then(|_| further()) {
            Some(end) => Some(Span::new(found.start, tokens[end - 1].span.end)),
            None => pronoun(behind).then_some(found),
        }
    }

    /// The post of a phrase with an article, if it says where.
    pub(super) fn phrase_post(&self, phrase: Span) -> Option<Span> {
        let rest = self.text.get(phrase.start..)?;
        let tokens = self.within(phrase.start, &rest[..rest.floor_char_boundary(LONGEST)]);
        let from = usize::from(tokens.first()?.is(Sense::Definite));
        let place = |span: &Span| span.of(self.text).is_some_and(|w| w.split_whitespace().skip(1).any(|w| w.contains(char::is_uppercase)));
        self.noun_phrase(tokens, from).filter(place)
    }

    /// A post that begins at a token, with what it is of.
    fn noun_phrase(&self, tokens: &[Token<'_>], from: usize) -> Option<Span> {
        let near = tokens.get(from..tokens.len().min(from + 4))?;
        let role = from + near.iter().position(|t| t.role(self.speech))?;
        if !tokens[from..role].iter().all(|t| t.word && !t.is(Sense::Preposition)) {
            return None;
        }
        let mut end = role + 1;
        let mut joined = false;
        while let Some(token) = tokens.get(end).filter(|t| t.word && end < from + 16) {
            let joins = token.is(Sense::Preposition) || token.is(Sense::Definite) || token.is(Sense::Indefinite) || token.any_of(&OF);
            // "l’Institut québécois du bois": an adjective before what joins.
            let between = tokens[end - 1].capital() && end > role + 1 && tokens.get(end + 1).is_some_and(|t| t.any_of(&OF));
            let plain = (joined || between) && !self.cue(token) && !token.any_of(&CLAUSES);
            if !joins && !token.capital() && !plain {
                break;
            }
            joined = joins || joined && !token.capital();
            end += 1;
        }
        while end > role + 1
            && !tokens[end - 1].capital()
            && (tokens[end - 1].is(Sense::Preposition) || tokens[end - 1].is(Sense::Definite))
        {
            end -= 1;
        }
        // German nouns have capitals; what follows the last is the rest of the sentence.
        while self.speech.lang == "de" && end > role + 1 && !tokens[end - 1].capital() {
            end -= 1;
        }
        Some(Span::new(tokens[from].span.start, tokens[end - 1].span.end))
    }

    /// "Jane Doe, who grew up there and is now a biologist at X": what a relative clause tells.
    fn told_aside(&self, tokens: &[Token<'_>]) -> Option<Span> {
        if self.speech.lang != "en" || !tokens.get(1)?.any_of(&["who"]) {
            return None;
        }
        let stop = |t: &Token<'_>| matches!(t.text, "." | ":" | ";" | "“" | "\"");
        let end = tokens.iter().position(stop).unwrap_or(tokens.len());
        // "who is Weller’s director of athletics"
        let whose = (2..end.min(4)).find(|at| tokens[*at].any_of(&["is"]) && tokens.get(at + 2).is_some_and(|t| t.text == "s"));
        if let Some(post) = whose.and_then(|at| self.noun_phrase(tokens, at + 3)) {
            return Some(Span::new(tokens[whose? + 1].span.start, post.end));
        }
        let article = (2..end).find(|at| {
            let is = |back: usize| at.checked_sub(back).is_some_and(|b| tokens[b].any_of(&["is", "was"]));
            tokens[*at].is(Sense::Indefinite) && (is(1) || is(2) && tokens[at - 1].any_of(&["now", "also", "still"]))
        })?;
        self.noun_phrase(tokens, article + 1)
    }

    /// Whether what stands behind a name is somebody's age: "de 67 anos".
    pub(super) fn age(tokens: &[Token<'_>]) -> bool {
        let number = |t: &Token<'_>| t.text.len() <= 3 && t.text.bytes().all(|b| b.is_ascii_digit());
        // "67 ans", "de 67 anos", but no "éleveur de 67 ans"
        let first = tokens.iter().take(3).position(number);
        let post = |first: usize| tokens[..first].iter().any(|t| t.word && !t.is(Sense::Preposition) && t.text.chars().count() > 3);
        first.is_some_and(|first| !post(first)) && tokens.iter().take(5).any(|t| t.any_of(&YEARS))
    }

    /// Whether the words behind a comma are a clause of their own and no post: "who …", "speaking …", "was …".
    pub(super) fn clause(&self, tokens: &[Token<'_>]) -> bool {
        let Some(first) = tokens.get(1) else { return false };
        // "managing editor"
        let editor = tokens.get(2).is_some_and(|t| t.role(self.speech));
        let gerund = self.speech.lang == "en" && first.text.ends_with("ing") && !first.role(self.speech) && !editor;
        let post = || tokens.iter().skip(2).take(5).take_while(|t| t.word).any(|t| t.role(self.speech));
        let relative = self.speech.lang == "de" && first.is(Sense::Definite) && !post();
        first.any_of(&CLAUSES) || gerund || relative
    }

    /// ", da Universidade de Coimbra": where somebody belongs, behind the comma at the first token.
    fn apart(&self, tokens: &[Token<'_>]) -> Option<Span> {
        self.belongs_at(tokens.get(1..)?)
    }

    /// "Jane Doe of the University of Weller": where somebody belongs.
    pub(super) fn belongs(&self, mention: Span) -> Option<Span> {
        let rest = self.text.get(mention.end..)?;
        let rest = &rest[..rest.floor_char_boundary(LONGEST)];
        self.belongs_at(self.within(mention.end, rest))
    }

    fn belongs_at(&self, tokens: &[Token<'_>]) -> Option<Span> {
        tokens.first().filter(|t| t.any_of(&OF) || t.any_of(&["at", "bei"]))?;
        let article = |t: &&Token<'_>| t.is(Sense::Definite) || t.any_of(&["der", "dem"]);
        let from = 1 + usize::from(tokens.get(1).filter(article).is_some());
        let mut end = from;
        let inner = |t: &Token<'_>| {
            // "Bundesamt für Sicherheit in der Informationstechnik"
            let german = self.speech.lang == "de" && t.any_of(&["für", "und", "in"]);
            t.word && !self.cue(t) && (german || t.capital() || t.any_of(&OF) || t.is(Sense::Definite) || organisation(t.text))
        };
        // "École d’économie de Paris": of what an institution is, in lower case.
        let between = |at: usize| {
            let of = |at: usize| tokens.get(at).is_some_and(|t| t.any_of(&OF));
            at > from && of(at - 1) && of(at + 1) && tokens[at].word && !self.cue(&tokens[at])
        };
        // "из Казанского федерального университета"
        let described = |at: usize| {
            let near = tokens.iter().skip(at).take(3).take_while(|t| t.word && !self.cue(t));
            self.speech.lang == "ru" && at > from && near.into_iter().any(|t| organisation(t.text))
        };
        while end < from + 10 && tokens.get(end).is_some_and(|t| inner(t) || between(end) || described(end)) {
            end += 1;
        }
        let closes = |t: &Token<'_>| t.capital() || self.speech.lang == "ru" && organisation(t.text);
        while end > from && !closes(&tokens[end - 1]) {
            end -= 1;
        }
        let words = Span::new(tokens.get(from)?.span.start, tokens.get(end.checked_sub(1)?)?.span.end);
        // "da Universidade de Coimbra, em Portugal"
        let place = |at: usize| {
            let capitals = tokens.get(at + 2..)?.iter().take(3).take_while(|t| t.capital()).count();
            let last = tokens.get(at + 1 + capitals).filter(|_| capitals > 0)?;
            let closes = tokens.get(at + 2 + capitals).is_none_or(|t| matches!(t.text, "," | "." | "\n"));
            (tokens[at].text == "," && tokens[at + 1].is(Sense::Preposition) && closes).then_some(last.span.end)
        };
        let words = Span::new(words.start, place(end).unwrap_or(words.end));
        // "vom Alfred-Wegener-Institut"
        let article = self.speech.lang == "de" && (tokens[0].any_of(&["vom"]) || from == 2);
        let body = |words: &str| article || organisation(words) || words.split('-').any(organisation);
        (end > from && words.of(self.text).is_some_and(body)).then_some(words)
    }

    /// "La directora de Planificación de la Fundación Ciudad del Saber, Juana Pérez", "die Leiterin des Hauptstadtbüros (HSB), Jane Doe": a
    /// post with its article, and all that it is of, which a comma sets off before a name.
    fn long_title(&self, mention: Span) -> Option<Span> {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(LONGEST));
        let from = self.text.get(near..mention.start)?.rfind('\n').map_or(near, |at| near + at + 1);
        let tokens = self.within(from, self.text.get(from..mention.start)?);
        let end = tokens.len().checked_sub(1)?;
        let bracket = |at: usize| matches!(tokens[at].text, "(" | ")");
        let stops = |at: &usize| {
            let t = &tokens[*at];
            !t.word && !bracket(*at) || self.cue(t) && !t.capital() || t.is(Sense::Pronoun) && !t.is(Sense::Definite)
        };
        let first = (0..end).rev().find(stops).map_or(0, |at| at + 1);
        // "Patron du dernier lavoir de Verviers (Belgique), Jean Doe ne dit pas autre chose.": a sentence opens with it.
        let opens = |at: usize| at == first && tokens[at].capital() && self.speech.lang != "de";
        let articled = |at: usize| at.checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Definite));
        let role = (first..end).find(|at| tokens[*at].role(self.speech) && (articled(*at) || opens(*at)))?;
        // What parentheses hold at the end is no part of it.
        let last = if tokens[end - 1].text == ")" { tokens[..end].iter().rposition(|t| t.text == "(")?.checked_sub(1)? } else { end - 1 };
        let of =
            |at: usize| tokens.get(at).is_some_and(|t| t.is(Sense::Preposition) || t.any_of(&OF) || t.is(Sense::Definite) || t.capital());
        (last > role && (of(role + 1) || of(role + 2)) && self.speech.lang != "en")
            .then(|| Span::new(tokens[role].span.start, tokens[last].span.end))
    }

    /// "Deputy mayor" before a name.
    pub(super) fn title(&self, mention: Span) -> Option<Span> {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(self.reach()));
        let from = self.text.get(near..mention.start)?.rfind('\n').map_or(near, |at| near + at + 1);
        let tokens = self.within(from, self.text.get(from..mention.start)?);
        // "El párroco, don Juan Pérez"
        let bare = tokens.iter().rposition(|t| !t.is(Sense::Title)).map_or(0, |at| at + 1);
        let addressed = bare < tokens.len() && bare > 0 && tokens[bare - 1].text == ",";
        let tokens = if addressed { &tokens[..bare] } else { tokens };
        // "the mayor of Weller, Jane Doe"
        let apart = tokens.last().is_some_and(|t| t.text == ",");
        let tokens = &tokens[..tokens.len() - usize::from(apart)];
        if apart && let Some(post) = self.long_title(mention) {
            return Some(post);
        }
        let mut first = tokens.len();
        // "главный инженер предприятия «Рельс»": what a house is called right before the name.
        if let Some(open) = called_before(tokens) {
            first = open;
        }
        while first > 0 && tokens[first - 1].word && !self.cue(&tokens[first - 1]) && tokens.len() - first < 10 {
            first -= 1;
        }
        let part = &tokens[first..];
        let role = if apart { part.iter().position(|t| t.role(self.speech)) } else { part.iter().rposition(|t| t.role(self.speech)) }?;
        // "The judge pressed the safety manager, Jane Doe,": what the article right before opens.
        let object = |at: &usize| {
            let free = part[at - 1].word && !part[at - 1].is(Sense::Preposition) && !part[at - 1].is(Sense::Conjunction);
            part[*at].is(Sense::Definite) && free && !part[at - 1].role(self.speech)
        };
        let object = (role + 1..part.len()).rev().filter(|_| apart && self.speech.lang == "en").find(object);
        let role = object.and_then(|at| (at + 1..part.len()).find(|i| part[*i].role(self.speech))).unwrap_or(role);
        // "Like any driver, Doe has stories": what others are.
        if self.speech.lang == "en" && part[..role].iter().any(|t| t.any_of(&["any", "every", "each"])) {
            return None;
        }
        // What comes before the role belongs to it if it is in capitals or an adjective of it.
        let start = part[..role].iter().enumerate().rposition(|(at, t)| {
            let opener = t.is(Sense::Opener) && !self.joins(part, at) && !t.any_of(&["first", "second"]);
            // "Bank of England governor"
            let inside = t.any_of(&["of", "for"]) && at > 0 && part[at - 1].capital() && part[at + 1].capital();
            t.is(Sense::Preposition) && !inside
                || t.is(Sense::Definite)
                || t.is(Sense::Indefinite)
                || t.is(Sense::Lead)
                || opener && !inside
        });
        // "14 мая президент", "gemacht hatte Parteipräsident": when, and verbs.
        let foreign = |at: &usize| {
            let t = &part[*at];
            let date = t.text.bytes().all(|b| b.is_ascii_digit()) || *at > 0 && part[at - 1].text.bytes().all(|b| b.is_ascii_digit());
            let adjective = || ["e", "er", "en", "es", "em"].iter().any(|end| t.text.ends_with(end)) && !t.any_of(&GERMAN_AUXILIARIES);
            date && !t.capital() || self.speech.lang == "de" && !t.capital() && !t.role(self.speech) && !adjective()
        };
        // "пояснил на сходе вице-губернатор": where it was said is no part of it.
        let adjective = |t: &Token<'_>| t.capital() || ["ый", "ий", "ой", "ая", "яя", "ое"].iter().any(|end| t.text.ends_with(end));
        let placed = start.filter(|at| self.speech.lang == "ru" && part[*at].is(Sense::Preposition));
        let nearest = placed.map(|_| (0..role).rev().take_while(|at| adjective(&part[*at])).last().unwrap_or(role));
        let start = nearest.unwrap_or(start.map_or(0, |s| s + 1));
        let start = (start..role).rfind(foreign).map_or(start, |at| at + 1);
        // "leader John Roe pressed Jane Doe": what another is.
        let pressed = self.speech.lang == "en" && !apart && part.last().is_some_and(|t| !t.capital() && t.text.ends_with("ed"));
        if pressed && part.len() > role + 1 {
            return None;
        }
        let (first, last) = (part.get(start)?, part.last()?);
        (part.len() - start <= 9).then(|| Span::new(self.past_elided(first.span.start), last.span.end))
    }

    /// "Gesundheits-, Sozial- und Bildungsdirektor": where a German post begins whose first words leave out their end.
    fn past_elided(&self, mut start: usize) -> usize {
        let before = |start: usize| {
            let head = self.text.get(..start)?;
            let head = ["- und ", "- oder ", "-, "].iter().find_map(|joined| head.strip_suffix(joined))?;
            let word = head.trim_end_matches(|c: char| !c.is_whitespace());
            (word.len() < head.len()).then_some(word.len())
        };
        while self.speech.lang == "de"
            && let Some(earlier) = before(start)
        {
            start = earlier;
        }
        start
    }

    /// "Tesla and SpaceX owner", "engineer and activist": whether an "and" joins parts of what somebody is.
    fn joins(&self, part: &[Token<'_>], at: usize) -> bool {
        let (Some(before), Some(after)) = (at.checked_sub(1).map(|b| &part[b]), part.get(at + 1)) else { return false };
        let alike = before.capital() && after.capital() || before.role(self.speech) && after.role(self.speech);
        part[at].any_of(&["and"]) && alike
    }
}
