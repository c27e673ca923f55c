//! A name alone on its line; who its bearer is stands below it, at the end of the text, or in a caption.

use crate::text::script::{NAME_DOTS, is_arabic, is_devanagari, is_han, is_hangul, is_kana, is_mark};
use crate::text::{Lang, Span};

use super::super::super::marks::opens;
use super::super::super::people::{names, organisation, words};
use super::super::super::speech::{Language, Sense, speech};
use super::super::characters::surname;
use super::super::particles::country_or_place;
use super::super::signed::latin_part;
use super::{BLANKS, BULLETS, HEADING, Head, sentence};

/// The name that is all of a line.
pub(super) fn alone(line: &str, start: usize, text: &str, speech: &Language) -> Option<Span> {
    if line.len() > 200 {
        return None;
    }
    let body = line.trim();
    // "Jane Doe (72)"
    let aged = body.strip_suffix(')').and_then(|inner| inner.rsplit_once(" ("));
    let age = |inside: &str| (1..=3).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_digit());
    let body = aged.filter(|(_, inside)| age(inside)).map_or(body, |(name, _)| name);
    // "闻人澈(Wenren Che)"
    let respelt = body.strip_suffix([')', '）']).and_then(|inner| inner.split_once(['(', '（']));
    let other = |(name, inside): &(&str, &str)| called_alone(name) && name.chars().all(is_han) && inside.split(' ').all(latin_part);
    let body = respelt.filter(other).map_or(body, |(name, _)| name);
    let begin = start + line.len() - line.trim_start().len();
    let count = body.chars().count();
    if uncased(body, speech) {
        return Some(Span::new(begin, begin + body.len()));
    }
    // "桐生 朔太郎 氏"
    let addressed = ["氏", "さん"].iter().find_map(|address| body.strip_suffix(address)).filter(|_| speech.lang == "ja");
    if let Some(name) = addressed.map(str::trim_end) {
        let letters = |c: char| is_han(c) || is_kana(c) || NAME_DOTS.contains(&c) || BLANKS.contains(&c);
        let nobody = || NOBODY.contains(&name) || name.starts_with('お') || name.ends_with(['屋', '皆', '奥', '客']) || name.contains('の');
        let person = !body.ends_with("さん") || name.contains(BLANKS) || !nobody();
        let fits = (2..=16).contains(&name.chars().count()) && name.chars().all(letters) && name.split(BLANKS).count() <= 2 && person;
        return fits.then(|| Span::new(begin, begin + name.len()));
    }
    if body.chars().all(|c| is_han(c) || is_kana(c) || is_hangul(c) || NAME_DOTS.contains(&c)) {
        return called_alone(body).then(|| Span::new(begin, begin + body.len()));
    }
    let lower = |word: &str| word.starts_with(char::is_lowercase);
    if count > 50 || body.split_whitespace().count() > MOST_WORDS || body.split_whitespace().next_back().is_some_and(lower) {
        return None;
    }
    let tokens = words(body, begin, speech);
    let found = names(&tokens, speech);
    let [name] = found.as_slice() else { return None };
    let whole = name.last + 1 == tokens.len() && tokens[..name.first].iter().all(|t| t.is(Sense::Title));
    let written = name.span.of(text)?;
    (whole && (2..=4).contains(&written.split_whitespace().count()) && !organisation(written)).then_some(name.span)
}

/// A line that tells of somebody who has no name: "A security guard". What is no known post has a line about them below it.
pub(super) fn unnamed(line: &str, start: usize, next: Option<&str>, speech: &Language) -> Option<Span> {
    let body = line.trim().trim_start_matches(BULLETS).trim_start();
    // "◎一名不願透露姓名的管理員"
    if body.starts_with(is_han) {
        let rest = speech.indefinite.iter().find_map(|word| body.strip_prefix(word))?;
        let fits = (3..=24).contains(&rest.chars().count()) && !rest.contains(['，', '。', '：', '「', '“']);
        return fits.then(|| Span::of_part(line, body).shifted(start));
    }
    // "▶익명을 요구한 편의점 점주"
    if speech.lang == "ko" && body.starts_with("익명") {
        let fits = body.chars().count() <= 30 && !body.ends_with(['.', '?', '!', '”', '"']);
        return fits.then(|| Span::of_part(line, body).shifted(start));
    }
    let (article, rest) = body.split_once(' ')?;
    let plain = || rest.starts_with(char::is_lowercase) && rest.split(' ').nth(10).is_none() && !sentence(body);
    let described = || next.is_some_and(|next| !opens(next)) || words(rest, 0, speech).iter().any(|t| t.role(speech));
    let fits = speech.senses(article).holds(Sense::Indefinite) && plain() && described();
    fits.then(|| Span::of_part(line, body).shifted(start))
}

/// Japanese words that are addressed as people are, and name nobody.
const NOBODY: [&str; 14] = ["患者", "家族", "母", "父", "母親", "父親", "娘", "息子", "子供", "近所", "業者", "職人", "農家", "店員"];

/// Words of the longest name on a line of its own, with the titles before it.
const MOST_WORDS: usize = 8;

/// Whether some words of a script without capitals, parted by blanks, can be somebody's name: two to four, none of them a post or grammar.
pub(super) fn uncased(body: &str, speech: &Language) -> bool {
    let script =
        |c: char| is_arabic(c) || is_devanagari(c) || is_hangul(c) || is_mark(c) || matches!(c, '-' | '.' | '\u{200c}' | '\u{200d}');
    let senses = [Sense::Role, Sense::Title, Sense::Cue, Sense::Preposition, Sense::Pronoun, Sense::Definite, Sense::Opener];
    let part = |word: &str| word.chars().all(script) && !senses.iter().any(|s| speech.senses(word).holds(*s)) && !country_or_place(word);
    body.len() < 120 && (2..=4).contains(&body.split_whitespace().count()) && body.split_whitespace().all(part)
}

/// Whether some characters of a script without capitals can be a name and nothing more.
pub(super) fn called_alone(body: &str) -> bool {
    let count = body.chars().count();
    let dense = |c: char| is_han(c) || is_kana(c) || is_hangul(c);
    let foreign = body.contains(NAME_DOTS);
    let fits = if foreign { count <= 16 } else { (2..=4).contains(&count) && (surname(body) || !body.starts_with(is_han)) };
    fits && body.chars().all(|c| dense(c) || NAME_DOTS.contains(&c))
}

/// A name alone on a line, perhaps a line about them, and words that a mark opens.
pub(super) fn above_biography(all: &[(usize, &str)], at: usize, name: Span, text: &str, speech: &Language) -> Option<Head> {
    let (start, line) = all.get(at)?;
    let (_, next) = all.get(at + 1)?;
    // "FULL INQUIRY": a heading of words that the text around it has in lower case.
    let around = text.floor_char_boundary(start.saturating_sub(AROUND))..text.floor_char_boundary(start + AROUND);
    let word = |w: &str| w.chars().count() > 1 && w.chars().all(char::is_uppercase);
    let written = |w: &str| text[around.clone()].contains(&format!(" {} ", w.to_lowercase()));
    if line.split_whitespace().any(|w| word(w) && written(w)) {
        return None;
    }
    if opens(next) {
        return Some(Head { marked: true, ..Head::of(Span::new(*start, *start + line.len()), name, None) });
    }
    let about = next.trim();
    let short = (4..=240).contains(&about.chars().count()) && !about.ends_with(['!', '?', '！', '？', ':', '：']);
    let (bio, _) = all.get(at + 1)?;
    let affiliation = Some(Span::of_part(next, biography(about, speech)).shifted(*bio));
    (short && opens(all.get(at + 2)?.1))
        .then_some(Head { marked: true, ..Head::of(Span::new(*start, bio + next.len()), name, affiliation) })
}

/// Bytes before and behind a heading in which its words are looked for.
const AROUND: usize = 4000;

/// What a biography says somebody is: its first sentence; where that goes on about their life, the part before the comma.
fn biography<'t>(about: &'t str, speech: &Language) -> &'t str {
    let sentence = &about[..about.find(['。', '\n']).or_else(|| about.find(". ")).unwrap_or(about.len())];
    let sentence = sentence.trim_end_matches('.');
    if let Some(post) = past_surname(sentence) {
        return post;
    }
    if sentence.len() == about.len() {
        return about;
    }
    let mut parts = sentence.match_indices(['，', ',']).map(|(at, _)| &sentence[..at]);
    let dense = sentence.chars().any(|c| is_han(c) || is_hangul(c));
    let post = |part: &&str| dense && speech.ends_in_role(part).is_some();
    parts.rfind(post).unwrap_or(sentence)
}

/// "Doe is a marine ranger on X", "Doe, a retired fisherman, spent forty years …": the post behind the surname.
fn past_surname(sentence: &str) -> Option<&str> {
    let (surname, rest) = sentence.split_once([' ', ','])?;
    let rest = rest.trim_start();
    let comma = sentence[surname.len()..].starts_with(',');
    let is = ["is ", "was ", "ist ", "est ", "es ", "è ", "é "].iter().find_map(|is| rest.strip_prefix(is));
    let article =
        |rest: &'_ str| ["a ", "an ", "the ", "un ", "une ", "una ", "um ", "uma "].iter().find_map(|a| rest.strip_prefix(a)).map(str::len);
    if !surname.starts_with(char::is_uppercase) {
        return None;
    }
    let cut = |rest: &str| article(rest).map_or(0, |left| rest.len() - left);
    match is {
        Some(post) => Some(&post[cut(post)..]),
        None if comma && article(rest).is_some() => {
            let post = &rest[cut(rest)..];
            Some(&post[..post.find(',')?])
        }
        None => None,
    }
}

/// Names alone, each above a line that tells who they are, and paragraphs without marks: two or more, as one may be anything.
pub(super) fn above_lives(all: &[(usize, &str)], names: &[Option<Span>], speech: &Language) -> Vec<Head> {
    let dense = matches!(speech.lang, "zh" | "ja" | "ko");
    let heads = all.windows(3).zip(names).filter_map(|(lines, name)| {
        let [(start, _), (bio, about), (_, words)] = lines else { return None };
        let name = (*name)?;
        let life = about.trim();
        let first = &life[..life.find(['。', '\n']).or_else(|| life.find(". ")).unwrap_or(life.len())];
        let first = first.trim_end_matches('.');
        let role = if dense {
            speech.ends_in_role(first).is_some()
        } else {
            // "Chercheuse au CNRS", "Doe is a marine ranger", but no "La ministre a démissionné".
            let tokens = self::words(first, 0, speech);
            let bare = tokens.first().is_some_and(|t| !t.is(Sense::Definite) && !t.is(Sense::Indefinite));
            past_surname(first).is_some() || bare && tokens.iter().take(OPENING_WORDS).any(|t| t.role(speech))
        };
        let fits = role
            && (4..=240).contains(&life.chars().count())
            && !opens(life)
            && !opens(words)
            && sentence(words)
            && words.len() > life.len() / 2;
        let post = Span::of_part(about, biography(life, speech)).shifted(*bio);
        fits.then(|| Head::of(Span::new(*start, bio + about.len()), name, Some(post)))
    });
    heads.collect()
}

/// Words of such a line among which the post is named.
const OPENING_WORDS: usize = 3;

/// Names alone above paragraphs, of whom lines at the end, or one below each block, tell who they are, each beginning with the name: "Jane
/// Doe is a senior fellow at X.", "Jane Doe, a former adviser to Y, writes from Z."
pub(super) fn contributors(text: &str, all: &[(usize, &str)], names: &[Option<Span>]) -> Vec<Head> {
    let told = |name: &str, from: usize| {
        let surname = name.rfind(' ')? + 1;
        all.iter().skip(all.len().saturating_sub(LIVES).max(from + 1)).find_map(|(start, line)| {
            let about = line.strip_prefix(name).filter(|about| about.len() > SHORTEST_LIFE)?;
            let end = about.find(". ").map_or(line.len(), |end| name.len() + end);
            let post = past_surname(&line[surname..end]).map(|post| post.trim_end_matches('.'));
            // "Jane Doe teaches law at X."
            let does =
                about[..end - name.len()].trim_end_matches('.').strip_prefix(' ').filter(|rest| rest.starts_with(char::is_lowercase));
            let post = post.or(does)?;
            Some((*start, Some(Span::of_part(line, post).shifted(*start))))
        })
    };
    let mut out: Vec<Head> = Vec::new();
    // Where what is told of each begins: at the end of the text, or right below the words of each.
    let mut lives: Vec<usize> = Vec::new();
    for (at, ((start, line), name)) in all.iter().zip(names).enumerate() {
        let Some(name) = *name else { continue };
        let Some((bio, post)) = name.of(text).and_then(|written| told(written, at)) else { continue };
        // A name that stands alone among the lives heads nothing.
        if lives.iter().any(|life| life < start) && lives.last().is_some_and(|last| last > start) {
            break;
        }
        lives.push(bio);
        out.push(Head { caption: Some(bio), ..Head::of(Span::new(*start, *start + line.len()), name, post) });
    }
    if out.iter().filter(|head| head.affiliation.is_some()).count() * 2 < out.len() {
        return Vec::new();
    }
    // The last one's words end above those lines, and above their heading.
    let first_told = out.last().zip(lives.iter().filter(|life| out.last().is_some_and(|last| **life > last.start)).min());
    if let Some((end, first_told)) = first_told.map(|(last, first)| (last.end, *first)) {
        let above = all.iter().take_while(|(start, _)| *start < first_told).last();
        let heading = above.filter(|(start, line)| *start >= end && line.trim().chars().count() <= HEADING && !sentence(line));
        if let Some(last) = out.last_mut() {
            last.caption = Some(heading.map_or(first_told, |(start, _)| *start));
        }
    }
    out
}

/// Lines at the end of a text among which they are.
const LIVES: usize = 40;
/// Bytes of the shortest line about somebody, behind the name.
const SHORTEST_LIFE: usize = 8;

/// Headings that a caption below their text repeats by name, as Japanese magazines set them: `交通ジャーナリスト・桐谷みのり` …
/// `桐谷みのり氏`.
pub(super) fn captioned(all: &[(usize, &str)], lang: &Lang) -> Vec<Head> {
    if lang.primary() != "ja" {
        return Vec::new();
    }
    let label = |line: &str| (3..=60).contains(&line.trim().chars().count()) && !line.trim().ends_with(['。', '！', '？', '」']);
    let mut out: Vec<Head> = Vec::new();
    for (at, (start, line)) in all.iter().enumerate().filter(|(_, (_, line))| label(line)) {
        let below = all.iter().skip(at + 1).take(CAPTION);
        let between = below.clone().take_while(|(_, l)| !label(l)).count();
        // A caption may go on about whoever it names, and end as a sentence does.
        let named = below.clone().take(between + 1).find_map(|(at, l)| Some((*at, shared(line, l)?)));
        let Some((caption, name)) = named.filter(|_| between > 0) else { continue };
        // "基本仕様": a heading that its text takes up again is no name, unless it is spoken of as one.
        let addressed = |part: &str| ["氏", "さん"].iter().any(|end| part.contains(&format!("{name}{end}")));
        let titled =
            || speech(lang).ends_in_role(line.trim().trim_end_matches(name).trim_end_matches(['・', ' ', '\u{3000}', '、'])).is_some();
        if !(addressed(line) || all.iter().any(|(from, l)| *from == caption && addressed(l)) || titled()) {
            continue;
        }
        let from = start + line.find(name).unwrap_or(0);
        let rest = line.trim().replace(name, "");
        let about = rest.trim_end_matches("さん").trim_end_matches('氏').trim_matches(|c: char| !c.is_alphanumeric());
        let beside = line.find(about).filter(|_| about.chars().count() > 2).map(|i| Span::new(start + i, start + i + about.len()));
        let told = all
            .iter()
            .find(|(from, _)| *from == caption)
            .and_then(|(from, l)| Some(told_by_caption(l, name, speech(lang))?.shifted(*from)));
        let affiliation = told.or(beside);
        out.push(Head {
            caption: Some(caption),
            ..Head::of(Span::new(*start, *start + line.len()), Span::new(from, from + name.len()), affiliation)
        });
    }
    out
}

/// What a caption says behind a name, and how that is read: "鷺沢美緒（さぎさわ・みお）＝研究センター主任研究員".
fn told_by_caption(caption: &str, name: &str, speech: &Language) -> Option<Span> {
    let rest = caption.trim_start().strip_prefix(name)?;
    let rest = rest.strip_prefix(['（', '(']).and_then(|inner| inner.split_once(['）', ')'])).map_or(rest, |(_, rest)| rest);
    let rest = rest.trim_start_matches("さん").trim_start_matches('氏').strip_prefix(['＝', '=', '：', ':', '／', '/'])?;
    let post = rest.split(['。', '「']).next()?.trim();
    // "三枝美登里氏＝大阪市北区で", "＝本人提供": where and by whom the picture was taken.
    speech.ends_in_role(post).map(|_| Span::of_part(caption, post))
}

/// How many paragraphs below its heading a caption is sought.
const CAPTION: usize = 20;

/// The name with which a caption begins, if the heading has it, too.
fn shared<'c>(heading: &str, caption: &'c str) -> Option<&'c str> {
    let caption = caption.trim();
    let letter = |c: char| is_han(c) || is_kana(c) || matches!(c, '・' | '＝' | 'ー');
    let ends = caption.char_indices().take_while(|(_, c)| letter(*c)).map(|(i, c)| i + c.len_utf8()).take(16);
    let name = ends.map(|end| &caption[..end]).take_while(|name| heading.contains(name)).last()?;
    let name = name.trim_end_matches("さん").trim_end_matches('氏');
    (name.chars().count() > 2).then_some(name)
}
