//! Words that stand on a sign, a banner or a note, and that nobody says: "A board nailed to the levee reads “NOT FOR SALE”."

use crate::text::Span;
use crate::text::script::is_word;

use super::super::speech::{Language, Sense};

/// How a language tells of what is written somewhere.
struct Signs {
    lang: &'static str,
    /// What words stand on, in lower case; a star stands for any ending.
    surfaces: &'static [&'static str],
    /// Verbs of standing and reading that bring up the words.
    verbs: &'static [&'static str],
}

const TABLE: &[Signs] = &[
    Signs {
        lang: "en",
        surfaces: &[
            "sign",
            "signs",
            "board",
            "billboard",
            "banner",
            "banners",
            "placard",
            "placards",
            "poster",
            "posters",
            "plaque",
            "marquee",
            "notice",
            "sticker",
            "graffiti",
            "mural",
            "label",
            "t-shirt",
            "inscription",
            "tombstone",
            "headstone",
            "caption",
            "noticeboard",
            "whiteboard",
            "chalkboard",
            "flyer",
            "leaflet",
            "mug",
            "cap",
            "caps",
            "hat",
            "hats",
        ],
        verbs: &[
            "reads",
            "read",
            "reading",
            "saying",
            "says",
            "announcing",
            "proclaiming",
            "declaring",
            "warning",
            "bearing",
            "emblazoned",
            "inscribed",
            "words",
            "painted",
            "printed",
            "written",
            "slogan",
            "warns",
            "warned",
            "announces",
            "announced",
            "declares",
            "declared",
            "proclaims",
            "proclaimed",
            "said",
        ],
    },
    Signs {
        lang: "de",
        surfaces: &[
            "schild",
            "schilder",
            "pappschild",
            "plakat",
            "plakate",
            "plakaten",
            "banner",
            "bannern",
            "transparent",
            "transparente",
            "transparenten",
            "tafel",
            "zettel",
            "zetteln",
            "schildern",
            "plakatwänden",
            "aushang",
            "aufkleber",
            "inschrift",
            "graffiti",
            "grabstein",
            "hinweisschild",
            "ortsschild",
            "flugblatt",
            "flyer",
            "postkarte",
        ],
        verbs: &[
            "steht",
            "stand",
            "stehen",
            "standen",
            "hing",
            "hängt",
            "hängen",
            "prangt",
            "prangte",
            "liest",
            "lesen",
            "las",
            "aufschrift",
            "worten",
            "slogan",
            "verkündet",
            "verkündete",
            "warnt",
            "warnte",
            "mahnt",
            "mahnte",
            "verbietet",
            "sagt",
        ],
    },
    Signs {
        lang: "fr",
        surfaces: &[
            "panneau",
            "panneaux",
            "pancarte",
            "pancartes",
            "banderole",
            "banderoles",
            "affiche",
            "affiches",
            "ardoise",
            "ardoises",
            "écriteau",
            "drap",
            "mur",
            "plaque",
            "autocollant",
            "graffiti",
            "grille",
            "portail",
            "inscription",
            "enseigne",
            "tombe",
        ],
        verbs: &[
            "lire",
            "lit",
            "lisait",
            "proclame",
            "proclamait",
            "indique",
            "indiquait",
            "écrit",
            "inscrit",
            "mots",
            "annonce",
            "annonçait",
            "slogan",
            "prévient",
            "prévenait",
            "dit",
            "disait",
            "interdit",
            "interdisait",
            "rappelle",
            "rappelait",
            "ordonne",
            "avertit",
        ],
    },
    Signs {
        lang: "es",
        surfaces: &[
            "cartel",
            "carteles",
            "letrero",
            "pancarta",
            "pancartas",
            "placa",
            "lienzo",
            "mural",
            "pared",
            "aviso",
            "rótulo",
            "afiche",
            "valla",
            "pizarra",
            "inscripción",
            "lápida",
            "camiseta",
            "pegatina",
            "panel",
        ],
        verbs: &[
            "lee",
            "leía",
            "leer",
            "leerse",
            "dice",
            "decía",
            "reza",
            "rezaba",
            "anuncia",
            "anunciaba",
            "advierte",
            "advertía",
            "escrito",
            "escrita",
            "leyenda",
            "lema",
            "recibe",
            "colgaba",
            "pintó",
            "ordena",
            "ordenaba",
            "prohíbe",
            "prohibía",
            "recuerda",
            "avisa",
        ],
    },
    Signs {
        lang: "pt",
        surfaces: &[
            "placa",
            "placas",
            "cartaz",
            "cartazes",
            "faixa",
            "faixas",
            "pintura",
            "aviso",
            "letreiro",
            "mural",
            "muro",
            "parede",
            "painel",
            "adesivo",
            "inscrição",
            "lápide",
            "camiseta",
            "outdoor",
        ],
        verbs: &[
            "lê",
            "lia",
            "ler",
            "diz",
            "dizia",
            "prometia",
            "promete",
            "anuncia",
            "anunciava",
            "avisa",
            "avisava",
            "escrito",
            "escrita",
            "dizeres",
            "frase",
            "lema",
            "adverte",
            "proíbe",
            "lembra",
            "ordena",
        ],
    },
    Signs {
        lang: "it",
        surfaces: &[
            "cartello",
            "cartelli",
            "striscione",
            "striscioni",
            "targa",
            "manifesto",
            "manifesti",
            "biglietto",
            "insegna",
            "muro",
            "scritta",
            "adesivo",
            "lapide",
            "lavagna",
            "maglietta",
            "avviso",
        ],
        verbs: &[
            "legge",
            "leggeva",
            "leggere",
            "recita",
            "recitava",
            "dice",
            "diceva",
            "scritto",
            "scritta",
            "campeggia",
            "campeggiava",
            "annuncia",
            "annunciava",
            "avverte",
            "avvertiva",
            "ricorda",
            "ordina",
            "vieta",
        ],
    },
    Signs {
        lang: "ru",
        surfaces: &[
            "табличк*",
            "плакат*",
            "щит*",
            "вывеск*",
            "баннер*",
            "надпис*",
            "объявлен*",
            "транспарант*",
            "стенд*",
            "растяжк*",
            "указател*",
            "наклейк*",
        ],
        verbs: &[
            "висит",
            "висела",
            "стоит",
            "стоял",
            "гласит",
            "гласила",
            "написано",
            "читается",
            "надпись",
            "надписью",
            "словами",
            "лозунг",
        ],
    },
    Signs {
        lang: "ar",
        surfaces: &["لافتة", "لوحة", "لافتات", "راية", "ملصق", "يافطة", "جدار", "الجدار", "لوحات"],
        verbs: &["عليها", "عليه", "عبارة", "كتب", "كُتب", "تقول", "تحمل", "مكتوب"],
    },
    Signs {
        lang: "hi",
        surfaces: &["बोर्ड", "बैनर", "पोस्टर", "दीवार", "पत्थर", "तख्ती", "पट्टिका", "होर्डिंग", "पर्चे", "पर्ची"],
        verbs: &["लिखा", "लिखी", "खुदा", "खुदी", "छपा", "है", "था", "थी"],
    },
];

/// Whether the words behind some marks tell on what those in them stand: "steht auf den Zetteln", "reads the banner", but "si legge in una nota".
pub(super) fn read_there(behind: &str, speech: &Language) -> bool {
    let Some(signs) = TABLE.iter().find(|signs| signs.lang == speech.lang) else { return false };
    let sentence = behind.split(['.', '!', '?', '\n', '“', '«', '„']).next().unwrap_or_default();
    let mut words = sentence.split(|c: char| !is_word(c) && c != '-').filter(|word| !word.is_empty());
    let reads = words.next().is_some_and(|word| signs.verbs.contains(&word) || READS.contains(&word));
    let is = |listed: &str, word: &str| listed.strip_suffix('*').map_or(listed == word, |stem| word.starts_with(stem));
    let named = |word: String| signs.surfaces.iter().any(|surface| is(surface, &word));
    reads && words.take(VERB).any(|word| named(word.to_lowercase()))
}

/// Words before the marks among which what they stand on is named, and the verb.
const SURFACE: usize = 16;
const VERB: usize = 4;

/// Whether the clause before some marks tells on what the words in them stand.
pub(super) fn on_a_sign(clause: &str, speech: &Language) -> bool {
    let Some(signs) = TABLE.iter().find(|signs| signs.lang == speech.lang) else { return false };
    let body = clause.trim_end();
    let sentence = body.trim_end_matches([':', ',', '،']);
    let ends = |(at, c): &(usize, char)| {
        matches!(c, '!' | '?' | '।' | '؟' | '\n') || *c == '.' && sentence[at + 1..].starts_with(char::is_whitespace)
    };
    let end = sentence.char_indices().rev().find(ends).map_or(0, |(at, c)| at + c.len_utf8());
    let sentence = &sentence[end..];
    let mut words = sentence.split(|c: char| !is_word(c) && c != '-').filter(|w| !w.is_empty()).rev();
    let is = |listed: &str, word: &str| listed.strip_suffix('*').map_or(listed == word, |stem| word.starts_with(stem));
    // German writes "das Transparent" and "transparent bleiben".
    let noun = |word: &str| speech.lang != "de" || word.starts_with(char::is_uppercase);
    let surface = |word: &str| {
        let lower = word.to_lowercase();
        noun(word) && signs.surfaces.iter().any(|s| is(s, &lower))
    };
    let mut near: Vec<&str> = words.by_ref().take(VERB).collect();
    let verb = near.iter().position(|word| signs.verbs.contains(&word.to_lowercase().as_str()));
    // "under a banner “…”"
    let right_before = || body.len() == clause.trim_end_matches(' ').len() && !body.ends_with([':', ',', '،', '.', '!', '?', '।']);
    if !(verb.is_some() || near.first().is_some_and(|word| surface(word)) && right_before()) {
        return false;
    }
    near.extend(words.take(SURFACE - VERB));
    let Some(at) = near.iter().position(|word| surface(word)) else { return false };
    let says = |word: &str| {
        let lower = word.to_lowercase();
        speech.senses(&lower).holds(Sense::Cue) && !READS.contains(&lower.as_str())
    };
    // "The sign says", but "Jane Doe, chair of the school board, says".
    if let Some(verb) = verb.filter(|verb| says(near[*verb])) {
        let (noun, by) = (near[at], near[verb]);
        let between = || &sentence[Span::of_part(sentence, noun).start..Span::of_part(sentence, by).start];
        let beside = at > verb && at - verb <= BESIDE && !between().contains([',', '،']);
        return beside && !MEETING.contains(&noun.to_lowercase().as_str());
    }
    !near.iter().any(|word| says(word) && !signs.verbs.contains(&word.to_lowercase().as_str()))
}

/// Verbs of what is written, whoever else they are of.
const READS: [&str; 14] =
    ["read", "reads", "reading", "liest", "lesen", "las", "steht", "stand", "lit", "lee", "legge", "lê", "гласит", "гласила"];
/// Words from what something stands on to a verb that people's words have, too.
const BESIDE: usize = 3;
/// Surfaces that are as often people who meet, or part of what somebody is.
const MEETING: [&str; 8] = ["board", "panel", "painel", "notice", "label", "cap", "caps", "aviso"];
