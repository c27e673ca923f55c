//! Who is introduced before an interview, with what they are, and by which initials they are called.

use std::collections::HashMap;

use crate::text::Span;
use crate::text::fold::fold;
use crate::text::script::{NAME_DOTS, is_han, is_latin};

use super::super::super::cases::out_of_instrumental;
use super::super::super::gender::given_first;
use super::super::super::people::{People, names, organisation, words};
use super::super::super::speech::{Language, Sense};
use super::super::characters::{name_behind, surname};
use super::super::inline::Reader;
use super::super::name_lines::past_years;
use super::labels::REPORTERS;

/// Who has which initials: "JD" for Jane Doe, the first so called.
pub(super) fn initials<'p>(text: &str, people: &'p People) -> HashMap<String, &'p str> {
    let mut out = HashMap::new();
    // "Jane Marie Doe (JD)": as the text says.
    for (name, span) in &people.full {
        let inside = text[span.end..].strip_prefix(" (").unwrap_or_default();
        let said = inside.char_indices().take(5).find(|(_, c)| *c == ')').map(|(close, _)| &inside[..close]);
        // "Anna Smith (MP)": no initials of hers.
        let mut own = name.chars().filter(|c| c.is_uppercase());
        let mut of_name = |said: &&str| said.chars().all(|c| c.is_uppercase() && own.any(|own| own == c));
        if let Some(said) = said.filter(|said| !said.is_empty()).filter(&mut of_name) {
            out.entry(letters(said)).or_insert(name.as_str());
        }
    }
    for (name, _) in &people.full {
        let key: String = name.split_whitespace().filter_map(|w| w.chars().next()).collect();
        let capitals: String = key.chars().filter(|c| !c.is_lowercase()).collect();
        out.entry(letters(&key)).or_insert(name.as_str());
        out.entry(letters(&capitals)).or_insert(name.as_str());
        // "M. D.-S." for Moussa Diagne-Sarr
        let parts: String = name.split([' ', '-']).filter_map(|w| w.chars().next()).filter(|c| !c.is_lowercase()).collect();
        out.entry(letters(&parts)).or_insert(name.as_str());
    }
    // A single letter is that of the surname.
    for (name, _) in &people.full {
        let last = name.split_whitespace().next_back().and_then(|w| w.chars().next());
        out.entry(last.map(|c| letters(&c.to_string())).unwrap_or_default()).or_insert(name.as_str());
    }
    out
}

/// The letters of a label, as initials are compared.
pub(super) fn letters(label: &str) -> String {
    fold(label).chars().filter(|c| c.is_alphabetic()).collect()
}

/// What stands beside a name at one of its first places.
pub(super) fn introduction(text: &str, name: &str, reader: &dyn Reader, speech: &Language) -> Option<Span> {
    let mut places = text.match_indices(name).map(|(at, _)| Span::new(at, at + name.len())).take(5);
    places.find_map(|span| beside(text, span, speech).or_else(|| reader.affiliation(name, span)))
}

/// The last person whom the words before an interview name behind what they are: "导演林于晴的新片".
pub(super) fn introduced(before: &str, speech: &Language) -> Option<(String, Span)> {
    let named =
        speech.role_ends(before).filter_map(|at| name_behind(before, at).map(|name| (name.to_owned(), Span::new(at, at + name.len()))));
    named.last()
}

/// Who is called by which short name that the text sets in parentheses behind the name: "Renzo Paredes（以下简称“帕雷德斯”）".
pub(super) fn short_names<'t>(text: &'t str, speech: &Language) -> HashMap<&'t str, (Span, Option<Span>)> {
    let mut out = HashMap::new();
    for (at, word) in SHORTLY.iter().flat_map(|word| text.match_indices(word)) {
        let inside = &text[at + word.len()..];
        let Some(close) = inside.char_indices().take(24).find(|(_, c)| matches!(c, ')' | '）')) else { continue };
        let short = inside[..close.0].trim_matches(|c: char| !c.is_alphanumeric());
        let before = text[..at].trim_end_matches(|c: char| !matches!(c, '(' | '（')).trim_end_matches(['(', '（', ' ']);
        let latin = |c: char| is_latin(c) || matches!(c, ' ' | '.' | '-' | '\'' | '’');
        let begins = |part: fn(char) -> bool| before.char_indices().rev().take(40).take_while(|(_, c)| part(*c)).last().map(|(i, _)| i);
        let name = if before.ends_with(is_latin) {
            before.char_indices().rev().take(60).take_while(|(_, c)| latin(*c)).last().map(|(i, _)| i)
        } else {
            begins(|c| is_han(c) || NAME_DOTS.contains(&c)).map(|from| from + speech.last_role(&before[from..]).unwrap_or(0))
        };
        let Some(from) = name.map(|from| from + before[from..].len() - before[from..].trim_start().len()) else { continue };
        if !short.is_empty() && (2..=60).contains(&before[from..].chars().count()) {
            out.entry(short).or_insert((Span::new(from, before.len()), post_at(text, from, speech)));
        }
    }
    out
}

/// What brings up a short name.
const SHORTLY: [&str; 10] = ["以下简称", "以下簡稱", "下称", "下稱", "简称为", "簡稱為", "（以下、", "이하 ", "简称", "簡稱"];

/// Up to so many bytes behind a name are read as what a line says of it: more than the longest post takes.
const LINE: usize = 300;

/// What a line says that a name opens, in scripts without capitals: "贺兰舟 工业大学教授", "贺兰舟:工业大学教授".
pub(super) fn listed(before: &str, name: &str, speech: &Language) -> Option<Span> {
    before.match_indices(name).find_map(|(at, _)| {
        let opens = at == 0 || before[..at].ends_with(['\n', '●', '■', '·', ' ']);
        let rest = &before[at + name.len()..];
        let rest = &rest[..rest.floor_char_boundary(LINE)];
        // "水野千景氏　機構理事長"
        let rest = ["氏", "さん"].iter().find_map(|address| rest.strip_prefix(*address)).unwrap_or(rest);
        let named = Span::of_part(before, rest).start;
        // "石川琴音（筑波大學副教授）、邱亦帆（…）"
        if let Some(inner) = rest.strip_prefix(['（', '(']) {
            let inside = &inner[..inner.find(['）', ')'])?];
            let from = named + rest.len() - inner.len();
            // On a line of its own whatever stands there is what they are.
            let behind = inner[inside.len()..].trim_start_matches(['）', ')', '、']);
            let alone = opens && (behind.is_empty() || behind.starts_with(['\n', '\r'])) && inside.chars().count() <= 60;
            let is = alone || speech.ends_in_role(inside).is_some();
            return is.then(|| Span::new(from, from + inside.len()));
        }
        let line = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let line = if speech.lang == "ko" { up_to_post(line, speech) } else { line };
        let post = line.trim_start_matches([' ', '\u{3000}', '\t', '｜', '|', ':', '：', '/', '／', '—']).trim_end();
        let from = Span::of_part(before, post).start;
        let apart = from > named;
        let bare = speech.lang == "ko" && !post.contains(' ');
        let fits = !bare && (2..=60).contains(&post.chars().count()) && ends_in_post(post, speech);
        (opens && apart && fits).then(|| Span::new(from, from + post.len()))
    })
}

/// Whether some words end in a post, past what stands in parentheses behind it: "大学教授（水産増殖学）".
pub(super) fn ends_in_post(words: &str, speech: &Language) -> bool {
    let words = words.trim_end();
    let inner = words.strip_suffix(['）', ')']).and_then(|inner| inner.rfind(['（', '(']));
    speech.ends_in_role(inner.map_or(words, |open| &words[..open])).is_some()
}

/// The words of a Korean line up to the first post, past whose particle the sentence goes on: "서울대 물리학과 교수를 만났다".
fn up_to_post<'t>(line: &'t str, speech: &Language) -> &'t str {
    // "교수, 방태섭 …"
    const PARTICLES: [&str; 11] = ["에게", "를", "을", "와", "과", "의", "는", "은", "가", "이", ","];
    let mut at = 0;
    for word in line.split_inclusive(' ') {
        let bare = word.trim_end();
        let stem = PARTICLES.iter().find_map(|p| bare.strip_suffix(p)).filter(|stem| speech.ends_in_role(stem).is_some());
        if let Some(stem) = stem {
            return &line[..at + stem.len()];
        }
        at += word.len();
    }
    line
}

/// What stands before a name where it is introduced, or what it is said to be; of several the longest: "专访土壤学者沈望舒",
/// "农业大学土壤实验室研究员沈望舒", "沈望舒是农业大学研究员".
pub(super) fn fullest_post(before: &str, name: &str, speech: &Language) -> Option<Span> {
    let first_clause = |words: &str| {
        let post = &words[..words.find(['，', ',', '。', '\n', '；']).unwrap_or(words.len())];
        let fits = (3..=40).contains(&post.chars().count()) && speech.ends_in_role(post).is_some();
        fits.then(|| Span::of_part(before, post))
    };
    let stated = |at: usize| {
        let rest = before[at + name.len()..].trim_start_matches([',', '，']);
        let post = ["是", "现任", "現任", "现为", "現為"].iter().find_map(|is| rest.strip_prefix(*is)).or_else(|| {
            // "受訪者簡介|沙韻·達利,織者、前研究助理,著有"
            before[..at].ends_with(['|', '｜']).then_some(rest)
        })?;
        first_clause(post)
    };
    // "她是香港都會大學語言研究講師，": of the one who is introduced.
    let told = || {
        let is = ["她是", "他是", "她现任", "她現任", "他现任", "他現任", "她现为", "他现为"];
        let (at, is) = is.iter().find_map(|is| before.find(is).map(|at| (at, is)))?;
        first_clause(&before[at + is.len()..]).filter(|_| before[..at].contains(name))
    };
    let all = before.match_indices(name).take(FEW).flat_map(|(at, _)| [post_at(before, at, speech), stated(at)]);
    all.flatten().chain(told()).max_by_key(|post| post.end - post.start)
}

/// So many places of a name are looked at.
const FEW: usize = 8;

/// Whom a line introduces as the one who is asked: "受訪者簡介|沙韻·達利,織者".
pub(super) fn invited(before: &str) -> Option<(String, Span)> {
    INVITED.iter().find_map(|word| {
        let at = before.find(word)? + word.len();
        let body = ["简介", "簡介"].iter().find_map(|about| before[at..].strip_prefix(*about)).unwrap_or(&before[at..]);
        let rest = body.trim_start_matches(['|', '｜', ':', '：', ' ']);
        let name = &rest[..rest.find([',', '，', '（', '(', '、', '\n', '。'])?];
        let from = before.len() - rest.len();
        let fits = rest.len() < body.len() && (2..=16).contains(&name.chars().count());
        fits.then(|| (name.to_owned(), Span::new(from, from + name.len())))
    })
}

/// Chinese words for whoever is asked.
const INVITED: [&str; 6] = ["受访者", "受訪者", "受访嘉宾", "受訪嘉賓", "本期嘉宾", "本期嘉賓"];

/// What stands before the name at a place.
pub(super) fn post_at(before: &str, at: usize, speech: &Language) -> Option<Span> {
    let begins = |end: usize| {
        let stop = before[..end].rfind(|c: char| !is_han(c) && !c.is_alphanumeric() && c != '、' && !NAME_DOTS.contains(&c));
        stop.map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8))
    };
    let start = begins(at);
    // "“一碗饭”社区食堂发起人": what a body is called belongs to the post.
    let marked = before[..start]
        .strip_suffix(['”', '」', '》'])
        .and_then(|inner| inner.char_indices().rev().take(CALLED).find(|(_, c)| matches!(c, '“' | '「' | '《')).map(|(open, _)| open));
    let start = marked.map_or(start, begins);
    let met = [
        "专访了",
        "專訪了",
        "专访",
        "專訪",
        "采访了",
        "採訪了",
        "采访",
        "採訪",
        "对话",
        "對話",
        "访问",
        "訪問",
        "邀请",
        "邀請",
        "約了",
        "约了",
        "訪問了",
        "访问了",
        "见到了",
        "見到了",
        "记者与",
        "记者和",
        "記者與",
        "記者和",
        "请来了",
        "請來了",
        "请到了",
        "請到了",
    ];
    let from = met.iter().filter_map(|m| before[start..at].rfind(m).map(|i| start + i + m.len())).max().unwrap_or(start);
    // "秘书长杜安澜和研究所副教授贺敏之": the post of the second of two.
    let joined = before[from..at].rfind(['和', '与', '與', '及', '、']).map(|join| from + join + '和'.len_utf8());
    // "养蜂人吴海燕和研究员宋立群"
    let second = |join: usize| {
        let first = &before[from..join - '和'.len_utf8()];
        let mut names = speech.role_ends(first).map(|end| &first[end..]);
        names.any(|name| (2..=3).contains(&name.chars().count()) && surname(name))
    };
    let listed = |join: &usize| before[..*join].ends_with('、');
    let apart = |join: &usize| at - join > 6 && (before[from..at].chars().count() > 40 && !listed(join) || second(*join));
    let from = joined.filter(apart).unwrap_or(from);
    let words = &before[from..at];
    let trade = words.ends_with(['师', '師', '员', '員', '家', '长', '長', '人', '者', '手']);
    ((2..=40).contains(&words.chars().count()) && (trade || speech.ends_in_role(words).is_some())).then(|| Span::new(from, at))
}

/// Characters of the longest name of a body between marks, with the marks.
const CALLED: usize = 14;

/// What joins two whom a line introduces.
const JOINED: [&str; 8] = [", und ", ", and ", ", et ", ", y ", ", e ", ", и ", ", sowie ", " sowie "];

/// Of so many persons it is looked whether they are introduced.
const MANY: usize = 64;

/// Who is interviewed: the first person whom the words before the first turn introduce with what they are; else the one named last.
pub(super) fn defined(text: &str, before: usize, people: &People, reader: &dyn Reader, speech: &Language) -> Option<(String, Span)> {
    let asks = |span: &Span| {
        let line = text[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let word = text[line..span.start].split(|c: char| !c.is_alphanumeric()).rfind(|w| !w.is_empty()).unwrap_or_default();
        REPORTERS.contains(&word.to_lowercase().as_str())
    };
    // A headline may name them before they are introduced.
    let again = |name: &str, span: Span| {
        let further =
            text.get(span.end..before).and_then(|rest| rest.find(name)).map(|at| Span::new(span.end + at, span.end + at + name.len()));
        further.is_some_and(|span| beside(text, span, speech).is_some())
    };
    // "Jane Doe collects seeds. Head of the seed bank, she keeps a thousand of them."
    let below = |name: &str, span: Span| reader.affiliation(name, span).is_some_and(|post| post.end <= before);
    let introduced = |(name, span): &&(String, Span)| {
        let told = || beside(text, *span, speech).is_some() || again(name, *span) || below(name, *span);
        span.end <= before && !asks(span) && told()
    };
    // "поговорил с Ольгой Ветровой"
    let found = |(name, span): &(String, Span)| {
        let with = speech.lang == "ru"
            && text[..span.start].trim_end().rsplit(char::is_whitespace).next().is_some_and(|w| matches!(w, "с" | "со"));
        // A headline may have less of a name than the text: "Milagros Quispe" of "Milagros Quispe Ttito".
        let longer = |(full, _): &&(String, Span)| full.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with(' '));
        if let Some((full, span)) = people.full.iter().take(MANY).find(longer).filter(|(full, _)| people.is_person(full)) {
            return (full.clone(), *span);
        }
        (if with { out_of_instrumental(name) } else { name.clone() }, *span)
    };
    // Those whom a question names ("P. Usted") are not introduced.
    let person = |(name, span): &&(String, Span)| {
        // "Coordenadora do Laboratório de Sementes Crioulas", "bióloga do Instituto Maré Cheia": what a house is called.
        let words = text[..span.start].rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let mut words = words.skip_while(|word| speech.senses(word).holds(Sense::Preposition));
        let beside = text[..span.start].ends_with(' ');
        let housed = beside && words.next().is_some_and(|word| word.starts_with(char::is_uppercase) && organisation(word));
        span.end <= before && !asks(span) && !housed && (people.is_person(name) || below(name, *span))
    };
    let known = || people.full.iter().take(MANY);
    // "Frau Doe, wann haben Sie angefangen?"
    if let Some(asked) = addressed(text, before, people) {
        return Some(asked);
    }
    if let Some(met) = spoken_with(text, before, people) {
        return Some(met);
    }
    // Whoever is spoken of most, of those who are shown to be people.
    let counted = |part: &&str| part.len() > 3 && part.starts_with(char::is_uppercase);
    let often = |(name, _): &&(String, Span)| name.split_whitespace().filter(counted).map(|part| text.matches(part).count()).max();
    let most = || known().filter(person).rev().max_by_key(often);
    let chosen = known().filter(person).find(introduced).or_else(most).or_else(|| known().find(introduced))?;
    // "Jane Doe runs the laboratory. Her colleague John Roe, head of X, calls her": whoever is somebody's is not the one who is asked.
    let sentence = text[..chosen.1.start].rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let whose = sentence.split_whitespace().take(2).any(|word| THEIRS.contains(&word));
    let opens = |(_, span): &&(String, Span)| span.end < chosen.1.start && text[..span.start].ends_with('\n');
    let owner = if whose { known().find(opens).filter(|(name, _)| given_first(name) || people.is_person(name)) } else { None };
    Some(found(owner.unwrap_or(chosen)))
}

/// Words for whose somebody is, where sentences begin with them.
const THEIRS: [&str; 18] =
    ["Her", "His", "Their", "Su", "Sa", "Son", "Seu", "Sua", "suo", "sua", "Suo", "Sua", "Ihr", "Ihre", "Sein", "Seine", "Её", "Его"];

/// With whom the introduction says that the house spoke, of those whom the text names in full: "We spoke to Doe after class."
fn spoken_with(text: &str, before: usize, people: &People) -> Option<(String, Span)> {
    let opening = &text[text.floor_char_boundary(before.saturating_sub(INTRODUCED))..before];
    // "She talked to Doe for her first book.": whom somebody else met.
    let theirs = |at: usize| {
        let sentence = opening[..at].rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
        let known = || people.full.iter().take(MANY).filter(|(name, _)| people.is_person(name));
        let family = |name: &'_ str| sentence.contains(name.rsplit(' ').next().unwrap_or(name));
        sentence.split(|c: char| !c.is_alphanumeric()).any(|word| OTHERS.contains(&word)) || known().any(|(name, _)| family(name))
    };
    let named = |(at, with): (usize, &str)| {
        if theirs(at) {
            return None;
        }
        let rest = &opening[at + with.len()..];
        let rest = &rest[..rest.find(['.', ',', '!', '?', '\n', '(']).unwrap_or(rest.len())];
        let ends = rest.match_indices(' ').map(|(end, _)| end).chain([rest.len()]).take(4).collect::<Vec<_>>();
        let met = ends.iter().rev().find_map(|end| {
            let (name, span) = people.resolve(&rest[..*end], before);
            span.filter(|_| name.contains(' ') && people.is_person(&name)).map(|span| (name, span))
        });
        let first = rest.starts_with(char::is_uppercase);
        met.filter(|_| first)
    };
    SPOKEN_WITH.iter().flat_map(|with| opening.match_indices(with)).find_map(named)
}

/// Words for those of whom the house tells, and who met somebody themselves.
const OTHERS: [&str; 40] = [
    "she", "She", "he", "He", "they", "They", "her", "Her", "his", "His", "who", "which", "er", "Er", "sie", "ihr", "Ihr", "elle", "Elle",
    "il", "Il", "ils", "elles", "qui", "dont", "ella", "Ella", "él", "Él", "que", "quien", "ela", "Ela", "ele", "Ele", "quem", "lei",
    "Lei", "lui", "che",
];

/// Bytes above the first label in which it is told with whom the house spoke.
const INTRODUCED: usize = 1500;

/// How that is told.
const SPOKEN_WITH: [&str; 30] = [
    "spoke to ",
    "spoke with ",
    "talked to ",
    "talked with ",
    "sat down with ",
    "caught up with ",
    "interviewed ",
    "sprach mit ",
    "sprachen mit ",
    "Gespräch mit ",
    "Interview mit ",
    "parlé à ",
    "parlé avec ",
    "rencontré ",
    "entretien avec ",
    "Entretien avec ",
    "hablamos con ",
    "Hablamos con ",
    "conversamos con ",
    "Conversamos con ",
    "habló con ",
    "conversó con ",
    "falámos com ",
    "falamos com ",
    "Falámos com ",
    "conversámos com ",
    "conversou com ",
    "falou com ",
    "parlato con ",
    "incontrato ",
];

/// Whom the questions address by name, of those whom the text names in full.
fn addressed(text: &str, from: usize, people: &People) -> Option<(String, Span)> {
    let questions = text.get(from..)?.lines().filter(|line| line.trim_end().ends_with(['?', '？'])).take(MANY);
    // "Frau Doe, wann …?", "Wann haben Sie angefangen, Frau Doe?", but not "Wie finden Sie Frau Doe?"
    let set_off = |before: &str| before.trim().is_empty() || before.ends_with([',', ':', '：', '–', '—']);
    let mut called = questions.flat_map(|line| {
        ADDRESS.iter().flat_map(move |word| line.match_indices(word).map(move |(at, _)| (line[..at].trim_end(), &line[at + word.len()..])))
    });
    called.find_map(|(before, rest)| {
        let end = rest.find([',', '?', '!', ':'])?;
        if !set_off(before) || !rest[end..].starts_with(',') && !before.ends_with(',') {
            return None;
        }
        let name = rest[..end].trim();
        let plain = name.split(' ').count() <= 3 && name.starts_with(char::is_uppercase);
        let surname = name.rsplit(' ').next().filter(|_| plain)?;
        people.namesakes(surname).next().cloned()
    })
}

/// Forms of address in questions.
const ADDRESS: [&str; 18] = [
    "Frau ",
    "Herr ",
    "Mr ",
    "Mr. ",
    "Mrs ",
    "Ms ",
    "Ms. ",
    "Dr ",
    "Dr. ",
    "Madame ",
    "Monsieur ",
    "Señor ",
    "Señora ",
    "Signor ",
    "Signora ",
    "Professor ",
    "Professora ",
    "Doutora ",
];

/// Whether a full stop behind some words is of an abbreviation: "Museum St. Gallen".
fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    matches!(word, "St" | "Dr" | "Prof" | "Sta" | "Ste") || word.chars().count() == 1 && word.starts_with(char::is_uppercase)
}

/// Whether what stands behind a comma is no place of what somebody is: "curadora do Museu Nacional, em Luanda".
fn goes_elsewhere(rest: &str, speech: &Language) -> bool {
    let mut words = rest.split(' ');
    let first = words.next().unwrap_or_default();
    let place = speech.senses(first).holds(Sense::Preposition) && words.next().is_some_and(|w| w.starts_with(char::is_uppercase));
    first.starts_with(char::is_lowercase) && !(place && words.next().is_none())
}

/// What stands behind a name between commas, past an abbreviation in parentheses.
pub(super) fn beside(text: &str, name: Span, speech: &Language) -> Option<Span> {
    let rest = text.get(name.end..)?;
    let mut from = 0;
    let lead = rest.trim_start();
    if let Some(inner) = lead.strip_prefix('(') {
        let close = rest.find(')')?;
        // "Jane Doe (Weller University, Norway)", but not "Jane Doe (JD)".
        let inside = &inner[..inner.find(')')?];
        let written = name.of(text).unwrap_or_default();
        // "(Bilbao, 1988)": where and when somebody was born.
        let born = inside.split([' ', ',']).any(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_digit()));
        // "Айталина Слепцова (А. С.)": her initials.
        let initials = inside.chars().all(|c| c.is_uppercase() || matches!(c, '.' | ' ' | '-'));
        if inside.split_whitespace().count() > 1 && !born && !initials && !inside.contains('\n') && !written.contains(inside) {
            return Some(Span::new(name.end + close - inside.len(), name.end + close));
        }
        from = close + 1;
    }
    let rest_of = rest[from..].trim_start();
    // "Jane Doe (JD) is a lecturer at X."
    if let Some(is) = ["is a ", "is an ", "is the ", "ist ", "est ", "es ", "è ", "é ", "— "].iter().find_map(|w| rest_of.strip_prefix(*w))
    {
        let end = is.char_indices().find(|(at, c)| matches!(c, '\n' | ';') || *c == '.' && !abbreviated(&is[..*at]));
        let end = end.map_or(is.len(), |(at, _)| at);
        let end = is[..end].find(", ").filter(|at| goes_elsewhere(&is[at + 2..end], speech)).unwrap_or(end);
        let start = name.end + rest.len() - is.len();
        let post = words(&is[..end], 0, speech).iter().any(|t| t.role(speech));
        return (post && is[..end].split_whitespace().count() > 1).then(|| Span::new(start, start + end));
    }
    let behind = past_years(rest_of.strip_prefix([',', '，'])?.trim_start());
    let start = name.end + rest.len() - behind.trim_start().len();
    let body = behind.trim_start();
    // On a line of its own everything behind the name is what somebody is.
    let line = body.find('\n').unwrap_or(body.len());
    let own = text[..name.start].ends_with('\n') && line < 160 && !body[..line].ends_with(['.', '。', '?', '？', '!', ':']);
    let stops = |(at, c): &(usize, char)| matches!(c, ',' | '，' | '。' | '\n' | ';' | '؛') || *c == '.' && !abbreviated(&body[..*at]);
    // "Jane Doe, head of X, und der Deichgraf John Roe": whoever else is there.
    let other = |at: &usize| names(&words(&body[*at..line], 0, speech), speech).iter().any(|n| n.last > n.first && !n.bound);
    let joined = || JOINED.iter().filter_map(|and| body[..line].find(and)).filter(other).min();
    let end = if own { joined().unwrap_or(line) } else { body.char_indices().find(stops)?.0 };
    // "director of X, Norway": one word in capitals more.
    let further = body[end..].strip_prefix(", ").filter(|_| !own).and_then(|more| {
        let word = &more[..more.find(|c: char| !c.is_alphabetic() && c != '-').unwrap_or(more.len())];
        let closes = more[word.len()..].starts_with([',', '.', ';', '\n', ':']) || more.len() == word.len();
        (closes && word.starts_with(char::is_uppercase) && word.chars().count() > 2).then_some(end + 2 + word.len())
    });
    let end = further.unwrap_or(end);
    // "Jane Doe, John Roe, head of X": the next of several.
    let tokens = words(&body[..end], 0, speech);
    let next = names(&tokens, speech).iter().any(|n| n.first == 0 && n.last > 0 && n.last + 1 == tokens.len() && given_first(&body[..end]));
    if next {
        return None;
    }
    let words = &body[..end];
    // "über Schlaf": what is spoken of, and no post.
    let first = words.split_whitespace().next().unwrap_or_default();
    if first.starts_with(char::is_lowercase) && speech.senses(first).holds(Sense::Preposition) {
        return None;
    }
    if matches!(speech.lang, "zh" | "ja") && speech.ends_in_role(words).is_none() && !own {
        return None;
    }
    let skip = ["a ", "an ", "the "].iter().find(|a| words.starts_with(**a)).map_or(0, |a| a.len());
    (words.split_whitespace().count() > 1 || !words.is_ascii()).then(|| Span::new(start + skip, start + end))
}
