//! Japanese names: posts before them with の, or behind them, and what a clause is about.

use crate::text::Span;
use crate::text::script::{is_han, is_kana};

use super::Reader;
use super::glued::BETWEEN;
use super::names::family_name;

/// Japanese words for what somebody thinks or says, behind whose it is.
pub(super) const VIEWS: [&str; 12] =
    ["の見方", "の意見", "の考え", "の主張", "の立場", "の反応", "の評価", "の指摘", "の声", "の言葉", "の説明", "の答え"];

/// Ends of Japanese words for institutions and groups, which no name has.
pub(super) const INSTITUTIONS: [&str; 27] = [
    "医大",
    "委",
    "東京都",
    "北海道",
    "府",
    "国",
    "部",
    "大学",
    "研究所",
    "協会",
    "委員会",
    "会社",
    "銀行",
    "政府",
    "団体",
    "病院",
    "学会",
    "組合",
    "市",
    "県",
    "省",
    "庁",
    "側",
    "記者",
    "者",
    "社",
    "局",
];

/// Words of two characters before a Japanese post that are no family names.
const NO_NAMES: [&str; 14] =
    ["男子", "女子", "男性", "女性", "地元", "大手", "有志", "若手", "若者", "同社", "当局", "一部", "民間", "常連"];

impl Reader<'_> {
    /// "水資源研究所の佐藤美咲研究員", "市長の田中健一", "佐藤研究員": posts stand before the name with の, or behind it.
    pub(super) fn japanese(&self, subject: Span) -> Option<(Option<Span>, Span)> {
        let words = subject.of(self.text)?;
        // Behind a comma the clause of the subject begins: "一方、田中氏".
        let lead = words.rfind('、').map_or(0, |at| at + '、'.len_utf8());
        let words = &words[lead..];
        let start = subject.start + lead;
        let words = match words.rfind(['（', '(']) {
            Some(at) if words.ends_with(['）', ')']) && at > 0 => &words[..at],
            _ => words,
        };
        // "島袋ゆかり組合長の見方は厳しい": whose view it is.
        let words = VIEWS.iter().find_map(|v| words.strip_suffix(v)).unwrap_or(words);
        // "保護者からは「…」という声も": from whom it comes.
        let words = words.strip_suffix("から").filter(|rest| rest.chars().count() > 1).unwrap_or(words);
        let role = self.speech.ends_in_role(words);
        // "真鍋俊彦・海洋大学教授": the post behind the name.
        // "部会長の宮内佐和子・東都福祉大教授": another stands before it.
        let parted = words.split_once('・').map(|(first, rest)| (first.rsplit('の').next().unwrap_or(first), rest));
        if let Some((first, rest)) = parted
            && role.is_some_and(|r| !matches!(r, "氏" | "さん") && rest.chars().count() > r.chars().count())
            && (2..=6).contains(&first.chars().count())
            && first.starts_with(is_han)
            && first.chars().all(|c| is_han(c) || is_kana(c))
            && self.speech.ends_in_role(first).is_none()
        {
            let post = Span::new(start + words.len() - rest.len(), start + words.len());
            let from = start + Span::of_part(words, first).start;
            return Some((Some(post), Span::new(from, from + first.len())));
        }
        let mut bare = role.map_or(words, |r| &words[..words.len() - r.len()]);
        while let Some(rest) = self.past_between(bare).filter(|_| role.is_some_and(|r| !matches!(r, "氏" | "さん"))) {
            bare = rest;
        }
        let behind = |end: usize| bare[..end].rfind(['の', '、']).map_or(0, |at| at + 'の'.len_utf8());
        let mut from = behind(bare.len());
        // "大学教授の三枝みのりさん": a given name holds the particle.
        let tail = &bare[from..];
        if from > 0 && (1..=2).contains(&tail.chars().count()) && tail.chars().all(|c| is_kana(c) && !('ァ'..='ヺ').contains(&c)) {
            from = behind(from - 'の'.len_utf8());
        }
        // "環境大臣中村一郎": the post runs into the name.
        let inner = self.speech.last_long_role(&bare[from..]).map(|end| from + end);
        let inner = inner.filter(|at| *at < bare.len()).unwrap_or(from);
        let mut name = bare[inner..].trim();
        // "近くに住む女性": what she does, and no name.
        if name.contains('に') && name.ends_with(['む', 'る', 'う', 'く', 'た', 'す', 'つ']) {
            return None;
        }
        // "チームを率いる勝連スミ子監督": a given name of kana that one more character ends.
        let ending = name.chars().next_back().filter(|c| GIVEN_ENDS.contains(*c)).map_or(0, char::len_utf8);
        if ending > 0 {
            let before = &name[..name.len() - ending];
            let given: usize = before.chars().rev().take_while(|c| is_kana(*c)).map(char::len_utf8).sum();
            let stem = &before[..before.len() - given];
            let head: usize = stem.chars().rev().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
            let family = stem[stem.len() - head..].chars().count();
            if role.is_some() && (3..=12).contains(&given) && (1..=3).contains(&family) && head < stem.len() {
                name = &name[stem.len() - head..];
            }
        }
        // "民宿を営む大和田さつきさん": a name in Chinese characters and kana behind other words.
        let run = |kana: fn(char) -> bool| name.chars().rev().take_while(|c| kana(*c)).map(char::len_utf8).sum::<usize>();
        let hiragana = run(|c| is_kana(c) && !('ァ'..='ヺ').contains(&c));
        let kana = if hiragana > 0 { hiragana } else { run(|c| ('ァ'..='ー').contains(&c) && c != '・') };
        let stem = &name[..name.len() - kana];
        let head: usize = stem.chars().rev().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
        let family = &stem[stem.len() - head..];
        if kana > 0
            && kana <= 18
            && head > 0
            && head < stem.len()
            && (1..=4).contains(&family.chars().count())
            && role.is_some_and(|r| matches!(r, "さん" | "氏"))
        {
            name = &name[name.len() - kana - head..];
        }
        // "来日経験があるヨナス・リンデル氏": a foreign name behind other words.
        let foreign: usize = name.chars().rev().take_while(|c| ('ァ'..='ー').contains(c) || *c == '＝').map(char::len_utf8).sum();
        let behind = &name[name.len() - foreign..];
        let other = |c: char| is_kana(c) && !('ァ'..='ー').contains(&c);
        if name[..name.len() - foreign].ends_with(other) && behind.contains(['・', '＝']) && role.is_some() {
            name = behind.trim_start_matches(['・', '＝']);
        }
        // "これに対し竹内さん": a surname behind other words.
        let run: usize = name.chars().rev().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
        let tail = &name[name.len() - run..];
        // "港町を訪ねた三石航さん": a verb ends before the name.
        let verb = name[..name.len() - run].ends_with(['た', 'だ', 'る', 'う', 'す', 'つ', 'む', 'ぶ', 'く', 'ぐ', 'い']);
        let mixed = run < name.len() && (!name.starts_with(is_han) || verb) && !name.contains(['・', '＝']) && tail.chars().count() >= 2;
        if mixed && (role.is_some_and(|r| matches!(r, "さん" | "氏")) || self.known.contains_key(tail)) {
            name = tail;
        }
        // "会見で葛城社長は": where it was said, and then who.
        if let Some((_, behind)) = name.rsplit_once(['で', 'に']).filter(|(before, _)| role.is_some() && before.ends_with(is_han))
            && (2..=5).contains(&behind.chars().count())
            && behind.chars().all(is_han)
        {
            name = behind;
        }
        // "高校2年の男子生徒": a word before the post, and nobody's name.
        if NO_NAMES.contains(&name) {
            return None;
        }
        let count = name.chars().count();
        let kanji = name.chars().all(|c| is_han(c) || is_kana(c)) && name.chars().next().is_some_and(is_han);
        let kana = |c: char| ('ァ'..='ヺ').contains(&c);
        let foreign = name.chars().all(|c| kana(c) || matches!(c, '・' | '＝' | 'ー' | ' ' | '.') || c.is_ascii_alphabetic())
            && name.chars().next().is_some_and(|c| kana(c) || c.is_ascii_uppercase());
        // "ペレイラ・真理亜"
        let mixed = name.split_once('・').is_some_and(|(family, given)| {
            let own = |part: &str| (2..=6).contains(&part.chars().count()) && part.chars().all(|c| is_han(c) || is_kana(c) || c == 'ー');
            family.chars().all(|c| kana(c) || c == 'ー') && own(given) && given.starts_with(is_han)
        });
        // "長谷部ジュリア"
        let given = name.chars().filter(|c| kana(*c) || *c == 'ー').count();
        let mixed = mixed
            || kanji
                && given > 1
                && count <= 9
                && family_name(name)
                && !INSTITUTIONS.iter().any(|i| name.ends_with(i))
                && name.chars().all(|c| is_han(c) || kana(c) || c == 'ー');
        let foreign = foreign || mixed;
        let person = kanji
            && ((2..=6).contains(&count) || count == 1 && role.is_some_and(|r| matches!(r, "さん" | "氏")) && SHORT.contains(name))
            && !INSTITUTIONS.iter().any(|i| name.ends_with(i))
            && !BETWEEN.contains(&name)
            && !name.ends_with(['に', 'で', 'を', 'へ']);
        // "水温は", "発生可能性が", "フィギュアは": a noun, unless the text or its first characters show that somebody is called so.
        let whole = foreign && (name.contains(['・', '＝', ' ']) || name.starts_with(|c: char| c.is_ascii_uppercase()));
        let shown = whole || self.known.contains_key(name) || count > 2 && family_name(name);
        if role.is_none() && inner == 0 && !shown {
            return None;
        }
        let anybody = ["男性", "女性", "少女", "少年", "夫婦", "親子", "老人", "若者", "一人", "二人"].iter().any(|w| name.ends_with(w));
        let called = person && !anybody || foreign && (2..=24).contains(&count);
        if !called || role.is_none() && inner == 0 && kanji && count > 5 {
            return None;
        }
        let begin = start + inner + bare[inner..].rfind(name)?;
        // "環境団体の代表、エレナ・ヴィッツ氏": the post before the comma.
        let ahead = subject.of(self.text)?[..lead].trim_end_matches('、');
        let ahead = ahead.rfind('、').map_or(ahead, |at| &ahead[at + '、'.len_utf8()..]);
        let apposed = || {
            let post = self.speech.ends_in_role(ahead).filter(|r| !matches!(*r, "氏" | "さん") && ahead.len() > r.len())?;
            let end = subject.start + lead - '、'.len_utf8();
            (!post.is_empty()).then(|| Span::new(end - ahead.len(), end))
        };
        let post = self.text.get(start..begin)?.trim_end_matches(['の', '、', ' ']);
        let behind = role.filter(|r| !matches!(*r, "氏" | "さん")).map(|_| Span::new(begin + name.len(), start + words.len()));
        let post = if post.chars().count() > 1 { Some(Span::new(start, start + post.len())) } else { apposed().or(behind) };
        Some((post, Span::new(begin, begin + name.len())))
    }
}

/// Characters with which given names end that kana begin.
const GIVEN_ENDS: &str = "子代江枝美恵男夫雄郎";

/// Japanese family names of one character.
const SHORT: &str = "林森原関辻堀岡谷東南西北星菅乾泉畑柳島嶋浜濱沢澤桂秦奥平栗榊梶城柴橘牧峰宮村湯椿楠神金岩李王張陳劉黄周呉朴崔鄭趙姜尹";

/// Where the first of some particles stands that is not the end of a name: "三上ことはさん".
pub(super) fn first_particle(words: &str, particles: &[char]) -> Option<usize> {
    let ends_name = |at: usize| {
        let rest = &words[at + 'は'.len_utf8()..];
        let mut behind = ["さん", "氏", "くん", "ちゃん"].iter().filter_map(|address| rest.strip_prefix(address));
        behind.any(|rest| rest.is_empty() || rest.starts_with(['は', 'が', 'も', 'に', 'の', 'と', '、', '（', '(']))
    };
    words.match_indices(particles).map(|(at, _)| at).find(|at| !ends_name(*at))
}

/// What a Japanese clause is about: the words before its particle.
pub(super) fn topic(clause: &str, offset: usize) -> Option<Span> {
    let body = clause.trim_start();
    let body = ["などと", "と"].iter().find_map(|p| body.strip_prefix(p)).unwrap_or(body);
    let start = offset + clause.len() - body.len();
    let end = first_particle(body, &['は', 'が']).filter(|at| (1..=120).contains(at))?;
    // "著書がある山本健一氏は": what somebody has, before who it is.
    let relative =
        |between: &str| !between.contains('、') && (between.starts_with("がある") || between.ends_with("さん") || between.ends_with('氏'));
    let about = body[end..].find('は').map(|at| end + at).filter(|at| *at <= 120 && relative(&body[end..*at]));
    let end = about.unwrap_or(end);
    let end = ["によると", "によれば"].iter().filter_map(|by| body[..end].find(by)).min().unwrap_or(end);
    Some(Span::new(start, start + end))
}

/// "店主(71)": some words without what stands in parentheses at their end.
pub(super) fn past_age(words: &str) -> &str {
    let open = if words.ends_with([')', '）']) { words.rfind(['(', '（']) } else { None };
    open.map_or(words, |at| &words[..at])
}

/// Whether marks that open here hold a name within a clause: `「みのり」代表`.
pub(super) fn inner_marks(rest: &str) -> bool {
    let close = rest.char_indices().take(12).find(|(_, c)| *c == '」').map(|(at, c)| at + c.len_utf8());
    close.and_then(|end| rest[end..].chars().next()).is_some_and(|c| is_han(c) || c == 'の')
}
