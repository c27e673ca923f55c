//! A line that names somebody and says what they are: `Name, title, organisation, Country`, `Name (title)`, `■Name・title`.

use crate::text::Span;
use crate::text::script::{NAME_DOTS, is_han, is_hangul, is_kana, is_katakana, is_mark};

use super::super::super::gender::given_first;
use super::super::super::marks::{DASHES, opens, set_off_dash, without_quoted};
use super::super::super::names::respelt;
use super::super::super::people::{names, organisation, words};
use super::super::super::speech::{Language, Sense};
use super::super::characters::opens_with_word;
use super::super::dialogue::{is_note, korean_label, past_age};
use super::super::particles::korean_name;
use super::super::signed::latin_part;
use super::alone::{called_alone, uncased};
use super::{BLANKS, BULLETS, Head};

/// The line's name and post, as the language sets them.
pub(super) fn posted(line: &str, start: usize, text: &str, speech: &Language) -> Option<Head> {
    head(line, start, text, speech)
        .filter(|head| !head.announces)
        .or_else(|| korean_aged(line, start, speech))
        .or_else(|| korean(line, start, speech))
        .or_else(|| courteous(line, start, speech))
        .or_else(|| bracketed(line, start, speech))
        .or_else(|| bulleted(line, start, speech))
        .or_else(|| uncased_head(line, start, speech))
        .or_else(|| framed(line, start, speech))
        .or_else(|| of_house(line, start))
}

/// `Nota emitida pela Mineração Serra Clara:`: a statement of a house.
fn of_house(line: &str, start: usize) -> Option<Head> {
    let body = line.trim().strip_suffix([':', '：'])?;
    let name = HOUSE_STATEMENT_OF.iter().find_map(|of| body.strip_prefix(of))?.trim();
    let fits =
        name.starts_with(char::is_uppercase) && name.split(' ').count() <= LONGEST_HOUSE && !name.contains([',', '.', '“', '"', '«']);
    // "Nota da Redação:" is the house's own.
    let own = ["Reda", "Editor", "Autor", "Direc", "Direz", "Rédac", "Aut"].iter().any(|start| name.starts_with(start));
    (fits && !own).then(|| Head::of(Span::new(start, start + line.len()), Span::of_part(line, name).shifted(start), None))
}

/// Words of the longest name of a house in a line above its statement.
const LONGEST_HOUSE: usize = 10;
const HOUSE_STATEMENT_OF: [&str; 26] = [
    "Nota emitida pela ",
    "Nota emitida pelo ",
    "Nota da ",
    "Nota do ",
    "Posicionamento da ",
    "Posicionamento do ",
    "Comunicado da ",
    "Comunicado do ",
    "Comunicado de la ",
    "Comunicado del ",
    "Declaración de la ",
    "Declaración del ",
    "Statement by the ",
    "Statement from the ",
    "Statement from ",
    "Statement by ",
    "Statement issued by the ",
    "Statement issued by ",
    "Communiqué de la ",
    "Communiqué du ",
    "Communiqué de l’",
    "Stellungnahme der ",
    "Stellungnahme des ",
    "Nota della ",
    "Nota del ",
    "Nota dell’",
];

/// A line that announces words between marks: "Jane Doe, director of X, said:".
pub(super) fn announcing(line: &str, start: usize, text: &str, speech: &Language) -> Option<Head> {
    head(line, start, text, speech).filter(|head| head.announces)
}

/// A line with a name before its first comma or parenthesis, and no sentence in it.
fn head(line: &str, start: usize, text: &str, speech: &Language) -> Option<Head> {
    let body = past_statement(line.trim().trim_start_matches(BULLETS).trim_start());
    let short = (4..=160).contains(&body.chars().count());
    let colon = body.ends_with([':', '：']);
    let body = body.trim_end_matches([':', '：']);
    if !short || body.ends_with(['.', '!', '?', '。', '！', '？', ',', ';', '”', '"']) || opens(body) || body.contains('“') {
        return None;
    }
    // "Col. (ret.) John Doe, former director"
    let retired = body.split_once(" (").filter(|(rank, _)| speech.senses(rank).holds(Sense::Title));
    let body = retired.and_then(|(_, rest)| rest.split_once(") ")).map_or(body, |(_, name)| name);
    let begin = start + Span::of_part(line, body).start;
    // "Jane Doe. Historian, University of Weller"
    let titled = |at: &usize| body[..*at].rsplit([' ', '.']).next().is_some_and(|word| speech.senses(word).holds(Sense::Title));
    let stop =
        body.find(". ").filter(|at| !titled(at)).filter(|at| words(&body[*at..], 0, speech).iter().skip(1).take(4).any(|t| t.role(speech)));
    let cut = cut_behind_name(body, &[',', '，', '(', '（']).into_iter().chain(stop).min()?;
    let tokens = words(&body[..cut], begin, speech);
    let found = names(&tokens, speech);
    let [name] = found.as_slice() else { return None };
    let whole =
        name.last + 1 == tokens.len() && (name.first == 0 || tokens[..name.first].iter().all(|t| t.is(Sense::Title) || t.text == "."));
    let several = name.last > name.first;
    let written = name.span.of(text)?;
    if !whole || !several || name.bound || organisation(written) {
        return None;
    }
    let rest = body[cut..].trim_start_matches([',', '，', '(', '（', '.', ' ', '-', '–', '—']);
    // "Jane Doe, director of X, said:"
    let requested = || REQUESTED.iter().any(|word| rest.ends_with(word));
    let announces = colon && (words(rest, 0, speech).iter().any(|t| t.is(Sense::Cue)) || requested());
    let rest = if announces { rest.rsplit_once(',').map_or(&rest[..0], |(post, _)| post) } else { rest };
    let until = Span::of_part(body, rest).end;
    let (body, rest) = (&body[..if announces { until } else { body.len() }], past_years(rest));
    let from = begin + body.len() - rest.len();
    // A parenthesis that opens behind the post tells where, and is no part of it.
    let inside = if rest.contains(['(', '（']) { rest } else { rest.trim_end_matches([')', '）']) };
    let inside = inside.strip_suffix(')').and_then(|r| r.rsplit_once(" (")).map_or(inside, |(post, _)| post);
    // "Jane Doe, photo: Weller News"
    if is_note(inside) {
        return None;
    }
    let affiliation = (!inside.is_empty()).then(|| Span::new(from, from + inside.len()));
    let post = || words(inside, 0, speech).iter().any(|t| t.role(speech)) || organisation(inside);
    let shown = given_first(written) || tokens[..name.first].iter().any(|t| t.is(Sense::Title)) || post();
    Some(Head { shown, announces, marked: announces, ..Head::of(Span::new(start, start + line.len()), name.span, affiliation) })
}

/// The rest of a line that begins with the words for a statement and whose it is: "Statement by Jane Doe, director of X".
fn past_statement(line: &str) -> &str {
    STATEMENT_OF.iter().find_map(|of| line.strip_prefix(of)).map_or(line, str::trim_start)
}

const STATEMENT_OF: [&str; 23] = [
    "Statement by ",
    "Statement from ",
    "Statement of ",
    "Statement issued by ",
    "Comment from ",
    "Stellungnahme von ",
    "Erklärung von ",
    "Statement von ",
    "Déclaration de ",
    "Communiqué de ",
    "Déclaration d’",
    "Declaración de ",
    "Comunicado de ",
    "Declaração de ",
    "Nota de ",
    "Dichiarazione di ",
    "Nota di ",
    "بيان صادر عن ",
    "تصريح صادر عن ",
    "بيان من ",
    "تصريح من ",
    "بيان ",
    "تصريح ",
];

/// What stands before a colon for "said, when asked".
const REQUESTED: [&str; 8] =
    [", auf Anfrage", ", im Gespräch", ", interrogé", ", interrogée", ", interpellato", ", interpellata", ", on request", ", by email"];

/// What somebody is, behind their age: "67 anos, florista".
pub(in super::super) fn past_years(rest: &str) -> &str {
    let Some((age, post)) = rest.split_once([',', '،']) else { return rest };
    let digits = age.chars().take_while(char::is_ascii_digit).count();
    if (1..=3).contains(&digits) && age.split_whitespace().count() <= 2 { post.trim_start() } else { rest }
}

/// Where a line parts a name from what its bearer is: at a mark, or at a dash between blanks.
fn cut_behind_name(body: &str, marks: &[char]) -> Option<usize> {
    let dash = set_off_dash(body).map(|(at, _)| at);
    body.find(marks).into_iter().chain(dash).min()
}

/// `سهى المعلوف، مديرة متحف الطفل`: a name of such a script (or a Latin one among them), a comma or a parenthesis, and what its bearer is.
fn uncased_head(line: &str, start: usize, speech: &Language) -> Option<Head> {
    if line.len() > 400 || !matches!(speech.lang, "ar" | "fa" | "ur" | "hi" | "ko") {
        return None;
    }
    let body = past_statement(line.trim()).trim_end_matches([':', '：']);
    // A dash signs what stands above it.
    if body.starts_with(DASHES) {
        return None;
    }
    let cut = cut_behind_name(body, &['،', ',', '(', '（'])
        .filter(|cut| *cut < 120 && !body.ends_with(['.', '!', '?', '؟', '।', '”', '"', '»']))?;
    let named = body[..cut].trim_end();
    // "الدكتورة هالة البستاوي"
    let titled = named.split_once(' ').filter(|(title, rest)| rest.contains(' ') && speech.senses(title).holds(Sense::Title));
    let name = titled.map_or(named, |(_, name)| name);
    let rest = body[cut..].trim_start_matches(['،', ',', '(', '（', ' ', '-', '–', '—']);
    let inside = rest.trim_end_matches([')', '）']);
    let latin = || (2..=4).contains(&name.split_whitespace().count()) && name.split_whitespace().all(latin_part);
    let posted = inside.split_whitespace().any(|w| {
        let word = w.trim_matches(|c: char| !c.is_alphabetic() && !is_mark(c));
        let senses = speech.senses(word);
        senses.holds(Sense::Role) || senses.holds(Sense::Title) || speech.lang == "ko" && speech.ends_in_role(word).is_some()
    });
    let dashed = body[cut..].starts_with(' ') && inside.chars().count() <= 100;
    // The name of a body between marks belongs to the post.
    let spoken = without_quoted(inside).contains(['.', '!', '?', '؟', '।', '“', '"', '«', ':']);
    if !(uncased(name, speech) || latin()) || !(posted || dashed) || spoken {
        return None;
    }
    let begin = start + Span::of_part(line, body).start;
    let from = begin + body.len() - rest.len();
    let affiliation = Some(Span::new(from, from + inside.len()));
    let called = Span::of_part(body, name).shifted(begin);
    Some(Head::of(Span::new(start, start + line.len()), called, affiliation))
}

/// `段云舟（北京师范大学教授）`, also with a colon behind it: a name of a script without capitals, and what they are.
fn bracketed(line: &str, start: usize, speech: &Language) -> Option<Head> {
    // Such characters begin with higher bytes than those of other scripts, but for a few letters of Korean.
    if line.len() > 400 || !line.bytes().any(|byte| byte >= 0xe3 || byte == 0xe1) {
        return None;
    }
    let body = line.trim().trim_start_matches(BULLETS).trim_start().trim_end_matches([':', '：']);
    // "埃纳松（Jon Einarsson），冰岛大学研究员": the name in other letters stands between.
    let respelt_end = body.find(['）', ')']).filter(|at| {
        let (name, inside) = body[..*at].split_once(['（', '(']).unwrap_or_default();
        !inside.contains(is_han) && inside.contains(' ') && respelt(name, inside)
    });
    let (own, body) = match respelt_end.and_then(|end| body[end..].find(['，', ',', '｜', '|']).map(|comma| (end, end + comma))) {
        Some((end, comma)) if body[end..comma].chars().count() == 1 => (body.split_once(['（', '(']).map(|(name, _)| name), &body[comma..]),
        _ => (None, body),
    };
    // `段云舟,北京师范大学教授` says the same.
    let open = body.find(['(', '（', '，', ',', '｜', '|'])?;
    let comma = body[open..].starts_with(['，', ',', '｜', '|']);
    let inside = if comma { Some(&body[open..]) } else { body.strip_suffix([')', '）'])?.get(open..) };
    let inside = inside?.trim_start_matches(['(', '（', '，', ',', '｜', '|', ' ']);
    // "▍梁太，58歲，清潔工，住劏房七年": their age, and what they are before what else is told.
    let bulleted = line.trim().starts_with(BULLETS);
    let bullet = bulleted && comma;
    let aged = inside.split_once(['，', ',']).filter(|(age, _)| bullet && age.ends_with(['歲', '岁']));
    let inside = aged.map_or(inside, |(_, rest)| rest);
    let first = inside.split(['，', ',']).next().unwrap_or(inside);
    let inside = if bullet && speech.ends_in_role(first).is_some() { first } else { inside };
    let trade = || inside.ends_with(['师', '師', '员', '員', '家', '长', '長', '人', '者', '가', '사', '자', '장']);
    let name = own.unwrap_or(&body[..open]).trim();
    if comma && (speech.ends_in_role(inside).is_none() && !trade() || !called_alone(name)) {
        return None;
    }
    // "音を頼りに歩く　樫尾なずな（暗渠研究家）": a headline before the name.
    let particles = |part: &str| part.contains(['を', 'に', 'は', 'が', 'の', 'で', '”', '」']);
    let blanks: &[char] = if bulleted && speech.lang == "ja" { &BLANKS } else { &['\u{3000}'] };
    // "■維持費から考えよ　菅沼岳さん（前町長）"
    let addressed = bulleted && ["さん", "氏"].iter().any(|address| name.ends_with(address));
    let headline = |words: &str| particles(words) || addressed && words.chars().count() > 4;
    let name = name.rsplit_once(blanks).filter(|(before, _)| headline(before)).map_or(name, |(_, name)| name);
    // "馮以晴 Fung Yi-ching（…）": the name in other letters.
    let respelt = name.split_once(' ').filter(|(own, other)| called_alone(own) && other.split(' ').all(latin_part));
    let name = respelt.map_or(name, |(own, _)| own);
    let name = name.strip_suffix("さん").or_else(|| name.strip_suffix('氏')).filter(|n| n.chars().count() > 2).unwrap_or(name);
    let letters = |c: char| is_han(c) || is_kana(c) || is_hangul(c) || NAME_DOTS.contains(&c) || BLANKS.contains(&c);
    let foreign = !comma && inside.contains(|c| is_han(c) || is_kana(c)) && name.contains(' ') && name.len() < 60;
    let called = (2..=16).contains(&name.chars().count()) && name.chars().all(letters) || foreign && name.split(' ').all(latin_part);
    let fits = called && (2..=60).contains(&inside.chars().count());
    // "◆黄佩珊（34岁，美容师）"
    let told =
        inside.split_once(['，', ',']).filter(|(age, _)| age.ends_with(['岁', '歲', '歳'])).map_or(inside, |(_, post)| post.trim_start());
    let inside = if bulleted { told } else { inside };
    // "闻人澈(Wenren Che)": the name in other letters alone.
    let other = !comma && name.chars().all(is_han) && inside.contains(' ') && inside.split(' ').all(latin_part);
    if other {
        return None;
    }
    // "休憩（10分）"
    if !fits || inside.starts_with(char::is_numeric) || inside.contains(['(', '（', '。', '？']) {
        return None;
    }
    Some(Head::in_line(line, start, name, inside))
}

/// `【何雨桐 29岁 医院护士】`: a passer-by's name, age and what they are between corners, on a line of their own.
fn framed(line: &str, start: usize, speech: &Language) -> Option<Head> {
    if speech.lang != "zh" {
        return None;
    }
    let inside = line.trim().strip_prefix(['【', '［', '〔'])?.strip_suffix(['】', '］', '〕'])?;
    let apart = |c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '|' | '｜');
    let (name, rest) = inside.split_once(apart)?;
    let rest = rest.trim_start_matches(apart);
    let (age, post) = rest.split_once(apart).unwrap_or((rest, ""));
    let aged = age.ends_with(['岁', '歲', '歳']) && age.starts_with(|c: char| c.is_ascii_digit());
    let post = if aged { post.trim_start_matches(apart) } else { rest };
    let fits = called_alone(name) && post.chars().count() <= 40 && !inside.contains(['。', '：', '？', '！']);
    (fits && (aged || speech.ends_in_role(post).is_some() && !opens_with_word(name)))
        .then(|| Head::in_line(line, start, name, if post.is_empty() { age } else { post }))
}

/// `▶표은설(41·자영업)`, `응우옌 티 란(33세, 공장 노동자)`: a name, and between brackets their age and what they are.
fn korean_aged(line: &str, start: usize, speech: &Language) -> Option<Head> {
    if speech.lang != "ko" {
        return None;
    }
    let (name, rest) = line.trim().trim_start_matches(BULLETS).trim_start().split_once('(')?;
    let inside = rest.strip_suffix(')')?;
    let aged = inside.chars().take_while(char::is_ascii_digit).count();
    let post = past_age(inside);
    let named = (2..=14).contains(&name.chars().count()) && name.chars().all(|c| is_hangul(c) || c == ' ');
    let fits = (1..=2).contains(&aged) && post.len() < inside.len() && (2..=40).contains(&post.chars().count());
    (named && fits && post.starts_with(is_hangul)).then(|| Head::in_line(line, start, name.trim_end(), post))
}

/// `▶ 남궁현 카이스트 연구교수`, `▶ Jane Doe 델프트공대 교수`: behind a bullet a name, in Korean or Latin letters, and what its bearer is.
fn korean(line: &str, start: usize, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let rest = body.trim_start_matches(BULLETS).trim_start();
    if speech.lang != "ko" || rest.len() == body.len() || rest.chars().count() > 60 || rest.ends_with(['.', '?', '!', '”', '"']) {
        return None;
    }
    // "▶익명을 요구한 점주": nobody's name.
    if rest.starts_with("익명") {
        return None;
    }
    let foreign = rest.split(' ').take_while(|w| latin_part(w)).map(|w| w.len() + 1).sum::<usize>();
    let first = rest.split_once(' ').filter(|(name, _)| name.chars().count() > 2 && korean_name(name));
    let (name, post) = match first {
        Some(parts) => parts,
        None if foreign > 0 => rest.split_at_checked(foreign - 1)?,
        None => korean_label(rest)?,
    };
    let post = post.trim_start();
    speech.ends_in_role(post)?;
    Some(Head::in_line(line, start, name, post))
}

/// `■藤波圭一氏　海洋大学准教授（水産資源学）`: behind a bullet a name with a form of address, a blank, and what its bearer is, whatever it is.
fn courteous(line: &str, start: usize, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let rest = body.trim_start_matches(BULLETS).trim_start();
    if speech.lang != "ja" || rest.len() == body.len() || rest.chars().count() > 80 || rest.ends_with(['。', '！', '？', '」']) {
        return None;
    }
    let (name, post) = ["氏", "さん"].iter().find_map(|address| {
        let (name, rest) = rest.split_once(address)?;
        // "佐々木リヨさん(74) 八百屋店主"
        let aged = rest.strip_prefix(['(', '（']).and_then(|inner| inner.split_once([')', '）']));
        let age = |words: &str| words.chars().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c) || c == '歳');
        let rest = aged.filter(|(inside, _)| age(inside)).map_or(rest, |(_, rest)| rest);
        rest.starts_with(BLANKS).then(|| (name, rest.trim_start()))
    })?;
    // "早乙女千景（さおとめ・ちかげ）さん": how the name is read.
    let name = name.split_once(['（', '(']).map_or(name, |(name, _)| name);
    let letters = |c: char| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c) || BLANKS.contains(&c);
    if !(2..=16).contains(&name.chars().count()) || !name.chars().all(letters) || post.chars().count() < 2 {
        return None;
    }
    Some(Head::in_line(line, start, name, post))
}

/// `■古川奈緒・大学教授（都市社会学）`, `◆経済学者・古川奈緒氏`, `古川奈緒　大学教授`: behind a bullet a name and what its bearer is, in either order.
fn bulleted(line: &str, start: usize, speech: &Language) -> Option<Head> {
    let body = line.trim();
    let rest = body.trim_start_matches(BULLETS).trim_start();
    // "■「畑の種」 古川奈緒・大学教授": a headline before the name.
    let headline = rest.strip_prefix('「').and_then(|r| r.split_once('」')).map(|(_, name)| name.trim_start());
    let rest = headline.filter(|name| !name.is_empty()).unwrap_or(rest);
    // "◆生活の物差しで測れ 三枝美登里・経済研究所主席研究員": the same without marks.
    let last = rest.rsplit_once(BLANKS).map(|(_, last)| last).filter(|last| rest.len() < body.len() && last.contains('・'));
    let rest = last.filter(|last| speech.ends_in_role(last).is_some()).unwrap_or(rest);
    // "■佐渡原美和・東都中央大教授（行政法）の話", above their words.
    let rest = rest.strip_suffix("の話").unwrap_or(rest);
    // `古川奈緒　大学教授`: a wide blank does without a bullet.
    if rest.len() == body.len() && !body.contains('\u{3000}')
        || !(4..=80).contains(&rest.chars().count())
        || rest.ends_with(['。', '！', '？', '」'])
    {
        return None;
    }
    let plain = |words: &'_ str| words.trim_end_matches("さん").trim_end_matches('氏').len();
    // "■ひばり堂書店四代目 仁科灯子さん": whatever stands before the last blank, where a form of address shows the name.
    let addressed = rest.rsplit_once(BLANKS).filter(|(_, who)| plain(who) < who.len() && rest.len() < body.len());
    if let Some((post, who)) = addressed {
        let name = &who[..plain(who)];
        let letters = |c: char| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c);
        if (2..=16).contains(&name.chars().count()) && name.chars().all(letters) && post.chars().count() > 2 {
            return Some(Head::in_line(line, start, name, post.trim()));
        }
    }
    // A dot between the parts of a foreign name parts no post from it.
    let inner = |at: usize| {
        let next = rest[at + '・'.len_utf8()..].split(['・', ' ', '\u{3000}', '、']).next().unwrap_or_default();
        rest[..at].ends_with(is_katakana) && next[..plain(next)].chars().all(is_katakana)
    };
    let parts = |(at, c): &(usize, char)| match c {
        '・' => !inner(*at),
        _ => matches!(c, '、' | '，' | ',' | '／' | '/' | ' ' | '\u{3000}'),
    };
    // "■志賀沢　梢さん　大学教授": a blank parts the family name from the given name, too.
    let inside = |at: usize| {
        let name = |part: &str| (1..=4).contains(&part.chars().count()) && part.chars().all(|c| is_han(c) || is_hiragana(c));
        let mut further = rest[at..].split(BLANKS).filter(|part| !part.is_empty());
        let given = further.next().filter(|given| name(&given[..plain(given)]));
        rest[at..].starts_with(BLANKS) && name(&rest[..at]) && given.is_some() && further.next().is_some()
    };
    let parted: Vec<(usize, char)> = rest.char_indices().filter(parts).take(2).collect();
    let (at, mark) = *if parted.first().is_some_and(|(at, _)| inside(*at)) { parted.get(1) } else { parted.first() }?;
    let (first, second) = (&rest[..at], rest[at + mark.len_utf8()..].trim());
    let name = |words: &str| {
        let words = &words[..plain(words)];
        let foreign = words.contains('・') && words.chars().count() <= 16 && words.chars().all(|c| is_katakana(c) || c == '・');
        foreign || (2..=7).contains(&words.chars().count()) && words.chars().all(|c| is_han(c) || is_kana(c) || BLANKS.contains(&c))
    };
    let is = |words: &str| {
        let words = words.find(['（', '(']).map_or(words, |at| &words[..at]);
        speech.ends_in_role(words).is_some() && !name(words) || speech.ends_in_role(words).is_some_and(|r| !matches!(r, "氏" | "さん"))
    };
    let (who, what) = match (name(first) && is(second), is(first) && name(&second[..plain(second)])) {
        (true, _) => (&first[..plain(first)], second),
        (_, true) => (&second[..plain(second)], first),
        _ => return None,
    };
    Some(Head::in_line(line, start, who, what))
}

fn is_hiragana(c: char) -> bool {
    is_kana(c) && !('ァ'..='ヺ').contains(&c)
}
