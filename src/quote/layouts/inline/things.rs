//! What stands between marks and nobody says: titles, terms, names, what something is called.

use crate::text::script::{is_han, is_kana, is_word};

use super::super::super::people;
use super::super::super::quoted::Quoted;
use super::super::super::speech::{Language, Sense};
use super::super::signs::{on_a_sign, read_there};
use super::clauses::{chained, is_dense, sentence_end};

/// Whether some words of so many units are such a thing, by the clauses before and behind the marks.
pub(super) fn is_thing(text: &str, q: Quoted, units: usize, clause: &str, behind: &str, speech: &Language) -> bool {
    let words = q.words.of(text).unwrap_or_default().trim();
    // 新作は「…」と山田監督は語った
    let told = speech.lang == "ja" && clause.trim_end().ends_with("作は") && told_behind(behind, speech);
    !told && named_thing(clause, speech)
        || !sentence_end(words)
            && (named_behind(behind)
                || called_so(behind)
                || by_author(behind)
                || behind.trim_start().starts_with(',') && units <= TITLE && a_work(clause, speech))
        || on_a_sign(clause, speech)
        || read_there(behind, speech)
        || in_capitals(words) && !told_beside(clause, behind, speech)
        || entitled(words, units, clause, speech)
        || name_in_clause(text, q, units, speech)
        || object_of_verb(text, q, units, speech)
        || title_of_work(words, clause, speech)
        || named_again(text, words, units, clause, speech)
        || called_a_thing(words, clause, speech)
}

/// Whether what stands between marks is a name within a clause: one or two words, or in Chinese and Japanese a few characters right
/// between others: "民間團體「路權行動」發言人".
pub(super) fn within_clause(text: &str, q: Quoted, count: usize) -> bool {
    let words = q.words.of(text).unwrap_or_default();
    let before = text[..q.outer.start].chars().next_back();
    let after = text[q.outer.end..].chars().next();
    let inner = |c: Option<char>| c.is_some_and(|c| is_han(c) || is_kana(c));
    // "head of the project «Clean Shore and Sea», said"
    let title = || {
        let apart = text[..q.outer.start].trim_end().chars().next_back().is_some_and(char::is_alphanumeric);
        apart && count <= 6 && !sentence_end(words) && !words.trim_end().ends_with(',') && words.starts_with(char::is_uppercase)
    };
    count <= 2 || count <= 8 && !sentence_end(words) && inner(before) && inner(after) || title()
}

/// Whether what stands between marks is a Japanese name within a clause: no particle of speech follows. "「雪まるレンタル」の社長".
fn name_in_clause(text: &str, q: Quoted, count: usize, speech: &Language) -> bool {
    let behind = &text[q.outer.end..];
    speech.lang == "ja"
        && !chained(behind, speech)
        && behind.starts_with(['の', 'を', 'に', 'が', 'は', 'で', 'へ'])
        && (within_clause(text, q, count) || PLANS.iter().any(|plan| q.words.of(text).is_some_and(|words| words.ends_with(plan))))
}

/// Whether what stands between marks is the object of a Chinese verb right behind it: "对其中的“城市亮化工程”提出质疑", "別再拿「以前沒淹過」當理由".
fn object_of_verb(text: &str, q: Quoted, count: usize, speech: &Language) -> bool {
    let words = q.words.of(text).unwrap_or_default();
    let taken = text[..q.outer.start].ends_with(['拿', '把', '将', '將', '用', '以']);
    if speech.lang == "zh" && count <= 8 && taken && text[q.outer.end..].starts_with(['当', '當', '作', '称', '稱', '视', '視', '列', '做'])
    {
        return true;
    }
    let behind = text[q.outer.end..].chars().next().is_some_and(is_han);
    speech.lang == "zh"
        && count <= 8
        && behind
        && text[..q.outer.start].ends_with('的')
        && words.chars().all(is_han)
        && speech.first_cue(&text[q.outer.end..]).is_none_or(|cue| cue > 0)
}

/// How Japanese names for plans and laws end.
const PLANS: [&str; 12] =
    ["プラン", "プロジェクト", "計画", "事業", "条例", "制度", "キャンペーン", "フェスタ", "フェア", "大作戦", "宣言", "構想"];

/// Whether the words right before the marks make what follows a title or a term.
fn named_thing(clause: &str, speech: &Language) -> bool {
    let clause = clause.trim_end();
    let clause = clause[clause.ceil_char_boundary(clause.len().saturating_sub(NAMED_WITHIN))..].to_lowercase();
    // "論文標題：「…」"
    let titled = ["标题", "標題", "题目", "題目", "书名", "書名", "片名", "主题", "主題"];
    if clause.strip_suffix([':', '：']).is_some_and(|before| titled.iter().any(|t| before.ends_with(t))) {
        return true;
    }
    if of_somebody(&clause, speech) || referenced(&clause) {
        return true;
    }
    speech.naming.iter().any(|word| {
        clause.strip_suffix(word).is_some_and(|rest| rest.is_empty() || !rest.ends_with(char::is_alphanumeric) || is_dense(rest))
    })
}

/// Bytes before some marks that may make what follows a title.
const NAMED_WITHIN: usize = 160;

/// Whether a clause ends as that before a title in a list of references does: "Doe T et al. (2031): “…”".
fn referenced(clause: &str) -> bool {
    let year = clause.trim_end().trim_end_matches([':', '.']).strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
    year.is_some_and(|(_, year)| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a clause in lower case ends in what somebody is, and "of": "autrice de « … »", "fundadora de «…»".
fn of_somebody(clause: &str, speech: &Language) -> bool {
    const OF: [&str; 8] = ["of", "de", "del", "di", "do", "da", "von", "du"];
    let mut words = clause.rsplit(char::is_whitespace).filter(|word| !word.is_empty());
    let of = words.next().is_some_and(|word| OF.contains(&word));
    of && words.next().is_some_and(|word| speech.senses(word).holds(Sense::Role))
}

/// Whether all letters are capitals, as on a sign: "NOT FOR FRYING".
fn in_capitals(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    letters.clone().all(char::is_uppercase) && letters.count() > 5 && words.contains(' ')
}

/// Whether a verb of speech stands right beside the marks.
fn told_beside(clause: &str, behind: &str, speech: &Language) -> bool {
    let cue = |word: &str| speech.senses(word).holds(Sense::Cue);
    let ahead = clause.rsplit(|c: char| !is_word(c)).filter(|word| !word.is_empty()).take(6).any(cue);
    ahead || behind.split(|c: char| !is_word(c)).filter(|word| !word.is_empty()).take(4).any(cue)
}

/// Whether a Japanese clause behind the marks says that what stands in them was said.
fn told_behind(behind: &str, speech: &Language) -> bool {
    let clause = behind.split(['。', '\n', '「']).next().unwrap_or_default();
    clause.starts_with('と') && !clause.starts_with("という") && speech.first_cue(clause).is_some()
}

/// Whether a noun for a work or a programme stands right before the marks, and what they hold is no sentence: "o programa “Remo para Todas”".
fn entitled(words: &str, units: usize, clause: &str, speech: &Language) -> bool {
    if units > TITLE || sentence_end(words) || !words.starts_with(char::is_uppercase) {
        return false;
    }
    let noun = clause.trim_end().rsplit(|c: char| !is_word(c)).next().unwrap_or_default();
    let noun = noun.to_lowercase();
    let nouns = [&WORKS[..], &PROGRAMMES, &PUBLISHES];
    // "declaró al diario “No vamos a cambiar el proyecto”": what was told to it.
    let house = || HOUSES.contains(&noun.as_str()) && units <= LONGEST_HOUSE && !speech.holds_own(words);
    nouns.iter().any(|nouns| nouns.contains(&noun.as_str())) || house()
}

/// Verbs for bringing out a work.
const PUBLISHES: [&str; 22] = [
    "publier",
    "publié",
    "publie",
    "signé",
    "publicar",
    "publicado",
    "publicó",
    "publica",
    "publicou",
    "lançar",
    "lançou",
    "pubblicato",
    "pubblicare",
    "pubblica",
    "published",
    "publish",
    "publishes",
    "veröffentlicht",
    "veröffentlichte",
    "выпустил",
    "выпустила",
    "опубликовал",
];

/// Words for what has a name.
const PROGRAMMES: [&str; 37] = [
    "programme",
    "program",
    "project",
    "campaign",
    "initiative",
    "festival",
    "series",
    "app",
    "programm",
    "projekt",
    "kampagne",
    "aktion",
    "reihe",
    "projet",
    "campagne",
    "spectacle",
    "série",
    "dispositif",
    "programa",
    "proyecto",
    "campaña",
    "iniciativa",
    "serie",
    "muestra",
    "projeto",
    "campanha",
    "projecto",
    "plano",
    "progetto",
    "programma",
    "campagna",
    "iniziativa",
    "bando",
    "программа",
    "проект",
    "акция",
    "фестиваль",
];

/// Units of the longest name of a house.
const LONGEST_HOUSE: usize = 4;

/// Words for papers, firms and clubs, which have names.
const HOUSES: [&str; 128] = [
    "newspaper",
    "paper",
    "magazine",
    "weekly",
    "daily",
    "station",
    "broadcaster",
    "publisher",
    "company",
    "firm",
    "shop",
    "restaurant",
    "ship",
    "vessel",
    "trawler",
    "boat",
    "ferry",
    "band",
    "choir",
    "workshop",
    "café",
    "zeitung",
    "zeitschrift",
    "magazin",
    "sender",
    "verlag",
    "firma",
    "verein",
    "schiff",
    "chor",
    "werkstatt",
    "gaststätte",
    "kutter",
    "fachblatt",
    "journal",
    "revue",
    "hebdomadaire",
    "quotidien",
    "société",
    "entreprise",
    "association",
    "collectif",
    "chalutier",
    "navire",
    "atelier",
    "coopérative",
    "diario",
    "revista",
    "periódico",
    "semanario",
    "emisora",
    "empresa",
    "asociación",
    "colectivo",
    "barco",
    "taller",
    "editorial",
    "cooperativa",
    "diário",
    "jornal",
    "semanário",
    "rádio",
    "associação",
    "coletivo",
    "oficina",
    "editora",
    "giornale",
    "quotidiano",
    "settimanale",
    "rivista",
    "emittente",
    "azienda",
    "associazione",
    "collettivo",
    "nave",
    "peschereccio",
    "officina",
    "editrice",
    "газета",
    "газете",
    "газеты",
    "журнал",
    "журнала",
    "журналу",
    "агентство",
    "агентства",
    "агентству",
    "компания",
    "компании",
    "мастерская",
    "мастерской",
    "студия",
    "студии",
    "клуб",
    "клуба",
    "команда",
    "команды",
    "фирма",
    "фирмы",
    "завод",
    "завода",
    "ансамбль",
    "ансамбля",
    "кооператив",
    "кооператива",
    "театр",
    "театра",
    "ресторан",
    "ресторана",
    "кафе",
    "судно",
    "судна",
    "катер",
    "катера",
    "издательство",
    "издательства",
    "фонд",
    "фонда",
    "общество",
    "общества",
    "организация",
    "организации",
    "движение",
    "движения",
    "хозяйство",
    "хозяйства",
    "предприятие",
    "предприятия",
];

/// Whether the words right behind the marks make what stands in them a name, in Japanese and Korean.
fn named_behind(behind: &str) -> bool {
    let naming = [
        "と名付け",
        "と名づけ",
        "と呼ばれ",
        "と呼ぶ",
        "と呼ん",
        "と称し",
        "と題し",
        "と銘打",
        "이라고 부르",
        "라고 부르",
        "이라 부르",
        "이라고 불",
        "이라고 부른",
        "라고 부른",
        "이라 부른",
        "라 부른",
        "이라 칭",
        "라 칭",
        "라고 불",
        "이라 불",
        "라고 적힌",
        "이라고 적힌",
        "라고 쓰인",
        "이라고 쓰인",
        "라는 문구",
        "이라는 문구",
        "라는 구호",
        "이라는 구호",
        "라는 제목",
        "이라는 제목",
        "라는 속담",
        "이라는 속담",
        "と書かれ",
        "と記され",
        "と刻まれ",
        "という絵",
        "という歌",
        "という曲",
        "という本",
        "という看板",
        "という札",
        "という題",
        "という名",
        "という標語",
        "ということわざ",
        "というスローガン",
    ];
    naming.iter().any(|n| behind.starts_with(n))
}

/// "‘Particle release in bottles’ by Jane Doe et al. was published": the title of a paper or a book.
fn by_author(behind: &str) -> bool {
    behind.trim_start().strip_prefix("by ").is_some_and(|author| author.starts_with(char::is_uppercase))
}

/// "“the great blackout”, as a radio host called it"
fn called_so(behind: &str) -> bool {
    let Some(rest) = behind.trim_start().strip_prefix(',') else { return false };
    let mut words = rest.split(|c: char| !is_word(c)).filter(|w| !w.is_empty());
    words.next().is_some_and(|w| AS.contains(&w)) && words.take(7).any(|w| NAMES.contains(&w))
}

/// What brings up by whom something is called so.
const AS: [&str; 6] = ["as", "wie", "comme", "como", "come", "как"];

/// "calls its plan a “new deal for all of us”": what is named stands between the verb and an article, and the words are no sentence.
fn called_a_thing(words: &str, clause: &str, speech: &Language) -> bool {
    let last = clause.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let senses = speech.senses(last);
    if sentence_end(words) || last.is_empty() || !senses.holds(Sense::Indefinite) && !senses.holds(Sense::Definite) {
        return false;
    }
    let sentence = clause.rsplit(['.', '!', '?', ',']).next().unwrap_or_default();
    let tokens = people::words(sentence, 0, speech);
    tokens.len() > 2 && tokens.iter().rev().skip(1).take(6).any(|t| t.any_of(&NAMES))
}

/// Verbs of naming.
const NAMES: [&str; 33] = [
    "called",
    "dubbed",
    "nannte",
    "nannten",
    "appelait",
    "surnomme",
    "llamó",
    "chamou",
    "chiamò",
    "назвал",
    "назвала",
    "calls",
    "call",
    "calling",
    "describes",
    "describe",
    "bezeichnet",
    "nennt",
    "nennen",
    "appelle",
    "appellent",
    "qualifie",
    "llama",
    "llaman",
    "califica",
    "chama",
    "chamam",
    "chiama",
    "chiamano",
    "definisce",
    "называет",
    "называют",
    "назвали",
];

/// "Su libro, «Lo que queda», se publicará": what a comma sets off behind a word for a work is its title.
fn a_work(clause: &str, speech: &Language) -> bool {
    let sentence = clause.rsplit(['.', '!', '?', '”', '»']).next().unwrap_or_default();
    let noun = clause.trim_end().strip_suffix(',').and_then(|before| before.rsplit(|c: char| !is_word(c)).next());
    // "As Doe writes in her book,": an auxiliary ("ha dedicato un libro") tells of no speech.
    let told = || sentence.split(|c: char| !is_word(c)).any(|w| w.chars().count() > 3 && speech.senses(w).holds(Sense::Cue));
    noun.is_some_and(|noun| WORKS.contains(&noun.to_lowercase().as_str())) && !told()
}

/// Words of the longest title.
const TITLE: usize = 10;
/// Words for what has a title.
const WORKS: [&str; 63] = [
    "book",
    "novel",
    "memoir",
    "report",
    "study",
    "paper",
    "essay",
    "film",
    "documentary",
    "album",
    "play",
    "podcast",
    "exhibition",
    "buch",
    "roman",
    "bericht",
    "studie",
    "dokumentarfilm",
    "ausstellung",
    "stück",
    "livre",
    "rapport",
    "étude",
    "essai",
    "documentaire",
    "exposition",
    "pièce",
    "libro",
    "novela",
    "informe",
    "estudio",
    "ensayo",
    "película",
    "documental",
    "exposición",
    "disco",
    "obra",
    "tesis",
    "livro",
    "romance",
    "relatório",
    "estudo",
    "ensaio",
    "filme",
    "documentário",
    "exposição",
    "artigo",
    "tese",
    "romanzo",
    "rapporto",
    "studio",
    "saggio",
    "documentario",
    "mostra",
    "articolo",
    "книга",
    "роман",
    "доклад",
    "исследование",
    "фильм",
    "выставка",
    "статья",
    "монография",
];

/// Whether a preposition brings up words that are all in capitals: a programme, a book, a song.
fn title_of_work(words: &str, clause: &str, speech: &Language) -> bool {
    let before = clause.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
    speech.prepositions.contains(&before.as_str()) && in_title_case(words)
}

/// Whether a preposition brings up words that are no sentence and that the text has elsewhere, too: "la prima di “Il sale sotto la neve”".
fn named_again(text: &str, words: &str, units: usize, clause: &str, speech: &Language) -> bool {
    let before = clause.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default();
    let short = units <= TITLE && words.starts_with(char::is_uppercase) && !sentence_end(words) && !words.ends_with(',');
    short && speech.senses(before).holds(Sense::Preposition) && text.matches(words).nth(1).is_some()
}

/// Whether every longer word has a capital, as English titles have.
pub(super) fn in_title_case(words: &str) -> bool {
    let capital = |w: &str| w.chars().next().is_some_and(|c| !c.is_lowercase()) || w.chars().count() <= 3;
    words.split_whitespace().count() > 1 && words.split_whitespace().all(capital) && words.chars().any(char::is_uppercase)
}
