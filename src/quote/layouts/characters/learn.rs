//! Who is named in a text, noted once before anything is asked: by a verb of speech, a post or a form of address.

use std::collections::{HashMap, HashSet};

use foldhash::fast::FixedState;

use crate::text::Span;
use crate::text::script::{NAME_DOTS, is_han, is_kana, is_katakana};

use super::super::super::speech::Language;
use super::Reader;
use super::japanese::{past_age, topic};
use super::names::{
    GOES_ON, GRAMMAR, VERBAL, closes_name, compound, family_name, foreign_behind, leads_to_words, likely_name, name_behind,
    nickname_behind, opens_with_word, sounded_behind, surname,
};

/// The longest clause before a name, in bytes.
const CLAUSE: usize = 240;

/// Characters of the longest name that is looked for.
const LONGEST: usize = 16;

/// Chinese verbs for the post that somebody holds.
const HOLDS: [&str; 6] = ["现任", "現任", "现为", "現為", "时任", "時任"];

/// Japanese verbs for what an interview is.
const INTERVIEWED: [&str; 6] = ["聞いた", "聞きました", "尋ねた", "伺った", "インタビューした", "取材した"];

/// Where somebody works, before their name.
const HOUSES: [&str; 14] = [
    "大学的",
    "大學的",
    "学院的",
    "學院的",
    "公司的",
    "研究所的",
    "研究院的",
    "医院的",
    "醫院的",
    "中心的",
    "协会的",
    "協會的",
    "机构的",
    "機構的",
];
/// What somebody called so does.
const NICKNAMED: [char; 9] = ['倒', '坐', '站', '笑', '摇', '搖', '叹', '嘆', '觉'];
/// What stands behind a name for its bearer and nobody else.
const SELF: [&str; 11] = ["本身", "本人", "自己", "今年", "现年", "有不同", "有自己", "持不同", "不认同", "不同意", "不認同"];

/// So many names are looked for in the rest of the text.
const MOST: usize = 64;

/// Whether some Chinese words end in what somebody is.
fn is_post(words: &str, speech: &Language) -> bool {
    speech.ends_in_role(words).is_some() || words.ends_with(['师', '師', '员', '員', '家', '长', '長', '人', '者'])
}

/// How far a word that joins two persons goes, where some words begin with one.
fn past_join(words: &str) -> usize {
    words.chars().next().filter(|c| matches!(c, '与' | '與' | '和' | '及' | '、')).map_or(0, char::len_utf8)
}

/// What a Chinese clause tells that somebody does, and not what they are.
const MOVES: [&str; 12] = ["走进", "走進", "走出", "来到", "來到", "赶到", "趕到", "坐在", "站在", "面对", "面對", "刚刚"];

/// Characters of a Chinese name, at most.
const LONGEST_CHINESE: usize = 4;

/// Characters with which a Chinese clause may tell what somebody did before their name.
const RELATIVE: usize = 9;

/// Ends of Chinese words for places and bodies.
pub(super) const PLACES: &str = "站院所校区區市县縣省国國队隊部局厅廳室店厂廠场場楼樓路桥橋馆館园園村镇鎮乡鄉城街社会會署司处處";

impl Reader<'_> {
    /// Notes everybody who is called by a post and a name before a verb of speech.
    pub(super) fn learn(&mut self) {
        let mut start = 0;
        let mut sought = 0;
        let mut starts = Vec::new();
        let mut inside = false;
        for (at, c) in self.text.char_indices() {
            let breaks =
                matches!(c, '\n' | '。' | '！' | '？' | '!' | '?' | '；' | '，' | ',' | '”' | '」' | '：' | ':' | '“' | '「' | '"');
            if breaks {
                // "“电费还好说，”": what somebody is quoted with names nobody who speaks.
                if !inside || self.speech.lang != "zh" {
                    self.note(start, at);
                    self.contrasted(start, at, &mut sought);
                    self.stated(start, at);
                }
                starts.push(start);
                start = at + c.len_utf8();
            }
            inside = matches!(c, '“' | '「') || inside && !matches!(c, '”' | '」' | '\n');
        }
        self.note(start, self.text.len());
        if self.speech.lang == "zh" {
            self.introduced();
            self.holding();
            self.identified();
            self.called();
            self.years_old();
            self.opening(&starts);
            self.nicknamed(&starts);
        } else {
            self.addressed();
        }
        self.told_later();
    }

    /// Notes who is named behind what they are, though no verb of speech is near: "互助會主席周德厚今年七十三歲".
    pub(super) fn introduced(&mut self) {
        let text = self.text;
        let mut sought = 0;
        let mut last = 0;
        // "劳动人事学院的孟柯持不同看法"
        let houses = HOUSES.iter().flat_map(|house| text.match_indices(house).map(|(at, house)| at + house.len()));
        // "现为学院讲师的顾砚秋"
        let ends = self.speech.role_ends(text).map(|at| if text[at..].starts_with('的') { at + '的'.len_utf8() } else { at });
        let mut places: Vec<usize> = ends.chain(houses).collect();
        places.sort_unstable();
        for (i, at) in places.iter().copied().enumerate() {
            // "秘书长" goes on where "秘书" ends.
            let longer = |next: &usize| *next > at && self.speech.ends_in_role(&text[..*next]).is_some_and(|role| role.len() > next - at);
            if places[i + 1..].iter().take(2).take_while(|next| **next - at <= 2 * '长'.len_utf8()).any(longer) {
                continue;
            }
            // "鎮長范姜雅筑回擊": a family name of two characters and a given name of two.
            let four = text[at..].char_indices().nth(4).map(|(end, _)| &text[at..at + end]).filter(|four| compound(four) && sought < MOST);
            let double = four.and_then(|four| {
                sought += 1;
                let end = |count: usize| four.char_indices().nth(count).map(|(at, _)| &four[..at]);
                let given = four.chars().skip(2).all(|c| is_han(c) && !GRAMMAR.contains(c) && !VERBAL.contains(c));
                let whole = || Some(text.matches(end(3)?).count() == text.matches(four).count());
                (given && text.matches(end(2)?).nth(1).is_some() && whole()?).then_some(four)
            });
            let again = || {
                let name = likely_name(&text[at..])?;
                // "孟柯持不同看法": two characters, and what their bearer does.
                let two = name.char_indices().nth(2).map(|(end, _)| &name[..end]);
                let own = two.filter(|two| SELF.iter().any(|w| text[at + two.len()..].starts_with(w)));
                if let Some(two) = own {
                    return Some(two);
                }
                let rest = &text[at + name.len()..];
                let leads = leads_to_words(rest);
                // "護理師許甄妮跟了他十四年"
                let done = || {
                    name.chars().count() == 3
                        && !opens_with_word(name)
                        && rest.chars().nth(1).is_some_and(|c| matches!(c, '了' | '过' | '過'))
                };
                // "秘書長江伯鈞本身是聽損者", but "患者康复后多次复查"
                let acts = || {
                    !name.ends_with(['时', '時', '后', '後', '上', '中', '前', '里', '裡'])
                        && (SELF.iter().chain(&GOES_ON).any(|w| rest.starts_with(w)) || done())
                };
                if acts() {
                    return Some(name);
                }
                // "副局长李廷瑞赶到球场": three characters that are no word and a verb, where two are not named alone.
                let whole = || {
                    let short = name.char_indices().nth(2).map_or(name, |(end, _)| &name[..end]);
                    text.matches(short).count() == text.matches(name).count()
                };
                let three =
                    || name.chars().count() == 3 && !compound(name) && !opens_with_word(name) && !name.ends_with(|c| PLACES.contains(c));
                if sought < MOST && three() {
                    sought += 1;
                    if whole() {
                        return Some(name);
                    }
                }
                // Whoever matters is named again; so many are looked for that a text of posts is read in linear time.
                let recurs = !leads && sought < MOST && {
                    sought += 1;
                    // Two characters may be any word; somebody of that name speaks elsewhere.
                    let spoken = || self.mentions.iter().take(MOST).any(|m| m.of(text) == Some(name));
                    if name.chars().count() == 3 { text.matches(name).nth(1).is_some() } else { spoken() }
                };
                (leads || recurs).then_some(name)
            };
            let nickname = || {
                let name = nickname_behind(text, at)?;
                let rest = &text[at + name.len()..];
                (closes_name(rest) || rest.starts_with(NICKNAMED) || self.speech.first_cue(rest) == Some(0)).then_some(name)
            };
            let foreign = || foreign_behind(text, at).or_else(|| sounded_behind(text, at).filter(|_| self.speech.lang == "zh"));
            let found = double.or_else(|| name_behind(text, at)).or_else(foreign).or_else(again).or_else(nickname);
            // "是否会更换教练班子": a word, unless somebody is called so again.
            let word = |name: &str| name.chars().count() == 2 && opens_with_word(name) && text.matches(name).nth(1).is_none();
            let found = found.filter(|name| !word(name));
            let Some(name) = found else { continue };
            // "北方大学教授王建国和南方大学教授李明": the post of the second begins behind the first.
            let joined = last;
            last = at + name.len();
            if self.posts.contains_key(name) {
                continue;
            }
            let near = text.floor_char_boundary(at.saturating_sub(CLAUSE));
            let start = text[near..at].rfind(|c: char| !is_han(c) && !c.is_ascii_alphanumeric() && c != '、' && !NAME_DOTS.contains(&c));
            let start = start.map_or(near, |i| near + i + text[near + i..].chars().next().map_or(1, char::len_utf8));
            let start = if (start..at).contains(&joined) { joined + past_join(&text[joined..at]) } else { start };
            let span = Span::new(at, at + name.len());
            if name.contains(NAME_DOTS) {
                self.remember(name, span);
            }
            if compound(name) && name.chars().count() > 3 {
                self.stand_for(name.chars().take(2).collect(), name, span);
            }
            self.known.entry(name.to_owned()).or_insert((name.to_owned(), span));
            let of = text[start..at].strip_suffix('的').map_or(at, |post| start + post.len());
            self.posts.entry(name.to_owned()).or_insert(Span::new(start, of));
            self.mentions.push(span);
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes who is said to be the one: "说这话的是姚建平，四十七岁，工厂副科长。"
    fn identified(&mut self) {
        let text = self.text;
        for (at, is) in text.match_indices("的是").take(MOST) {
            let from = at + is.len();
            let Some(name) = likely_name(&text[from..]) else { continue };
            let Some(rest) = text[from + name.len()..].strip_prefix(['，', ',']) else { continue };
            let span = Span::new(from, from + name.len());
            let sentence = &rest[..rest.find(['。', '\n']).unwrap_or(rest.len())];
            let post = sentence.split(['，', ',']).find(|part| (3..=40).contains(&part.chars().count()) && is_post(part, self.speech));
            // "最重要的是安全，其次"
            let Some(post) = post else { continue };
            self.remember(name, span);
            self.mentions.push(span);
            self.posts.entry(name.to_owned()).or_insert(Span::of_part(text, post));
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Chinese who is called by a nickname alone where clauses begin, more than once: "老韩摆摆手，他笑着说".
    fn nicknamed(&mut self, starts: &[usize]) {
        let text = self.text;
        let begins = |start: &usize| start + text[*start..].len() - text[*start..].trim_start().len();
        let called = |at: usize| nickname_behind(text, at).map(|name| (at, name));
        for (at, name) in starts.iter().map(begins).filter_map(called).take(MOST) {
            // "老马识途", "小高层": somebody does something.
            let acts = text[at + name.len()..].starts_with(|c| VERBAL.contains(c) || matches!(c, '是' | '，'));
            if !acts || text.matches(name).nth(1).is_none() {
                continue;
            }
            let span = Span::new(at, at + name.len());
            if !self.known.contains_key(name) {
                self.remember(name, span);
            }
            self.mentions.push(span);
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Chinese who is called so, and what they are said to be: "種米的人叫霍啟岳，今年六十七歲，是前消防處隊目。"
    fn called(&mut self) {
        let text = self.text;
        for (at, word) in ["人叫", "者叫", "名叫", "名字叫"].iter().flat_map(|word| text.match_indices(word)).take(MOST) {
            let from = at + word.len();
            let Some(name) = likely_name(&text[from..])
                .filter(|name| text[from + name.len()..].starts_with(['，', ',', '。', '（', '(']) && !opens_with_word(name))
            else {
                continue;
            };
            let span = Span::new(from, from + name.len());
            self.remember(name, span);
            self.mentions.push(span);
            let sentence = &text[span.end..];
            let sentence = &sentence[..sentence.find(['。', '\n']).unwrap_or(sentence.len())];
            let post =
                sentence.split(['，', ',']).filter_map(|part| part.trim().strip_prefix('是')).find(|part| is_post(part, self.speech));
            if let Some(post) = post.filter(|post| (2..=40).contains(&post.chars().count())) {
                self.posts.entry(name.to_owned()).or_insert(Span::of_part(text, post));
            }
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Chinese whose age a clause tells behind what they do: "種芭樂的賴金旺今年六十八歲".
    fn years_old(&mut self) {
        let text = self.text;
        for (at, word) in text.match_indices("今年").take(MOST) {
            let behind = &text[at + word.len()..];
            let age = behind.chars().take(5).position(|c| matches!(c, '岁' | '歲'));
            let near = text[..at].char_indices().rev().take(LONGEST_CHINESE).map(|(from, _)| from);
            let named = |from: &usize| {
                let name = &text[*from..at];
                name.chars().count() > 1 && likely_name(name) == Some(name) && text[..*from].ends_with('的') && !opens_with_word(name)
            };
            let Some(from) = near.filter(|_| age.is_some()).find(named) else { continue };
            let span = Span::new(from, at);
            if !self.known.contains_key(&text[from..at]) {
                self.remember(&text[from..at], span);
            }
            self.mentions.push(span);
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Chinese who is named before a comma and the post they hold: "长期做调查的章亦农，现任云南大学副教授".
    fn holding(&mut self) {
        let text = self.text;
        for (at, word) in HOLDS.iter().flat_map(|word| text.match_indices(word)).take(MOST) {
            let before = text[..at].trim_end_matches(['，', ',']);
            let near = text.floor_char_boundary(before.len().saturating_sub(CLAUSE));
            let clause = &before[before[near..]
                .rfind(['。', '！', '？', '\n', '，', ',', '”', '」'])
                .map_or(near, |i| near + i + before[near + i..].chars().next().map_or(1, char::len_utf8))..];
            let post = &text[at + word.len()..];
            let post = &post[..post.find(['，', ',', '。', '\n', '；']).unwrap_or(post.len())];
            let name = clause.rsplit('的').next().unwrap_or_default();
            let fits = (2..=3).contains(&name.chars().count()) && likely_name(name) == Some(name) && is_post(post, self.speech);
            if before.len() == at || !fits || post.chars().count() > 40 {
                continue;
            }
            let span = Span::new(before.len() - name.len(), before.len());
            self.remember(name, span);
            self.posts.entry(name.to_owned()).or_insert(Span::new(at + word.len(), at + word.len() + post.len()));
            self.mentions.push(span);
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Chinese what the sentence behind somebody's says that they are: "……段海燕说。她是少年庭庭长，"; and of everybody the bare
    /// post, where nobody else has one, by which they are called later: "庭长", "課長".
    fn told_later(&mut self) {
        let text = self.text;
        let told = ["她是", "他是"].iter().flat_map(|is| text.match_indices(is)).take(MOST);
        for (at, is) in told.filter(|_| self.speech.lang == "zh").collect::<Vec<_>>() {
            let opens = text[..at].ends_with(['。', '\n', '，', '；']);
            let post = &text[at + is.len()..];
            let post = &post[..post.find(['，', ',', '。', '\n', '；']).unwrap_or(post.len())];
            let whose = self.mentions.partition_point(|m| m.end <= at).checked_sub(1).map(|last| self.mentions[last]);
            let Some(name) = whose.filter(|m| at - m.end < CLAUSE).and_then(|m| m.of(text)) else { continue };
            let full = self.known.get(name).map_or(name, |(full, _)| full).to_owned();
            let better = self.posts.get(&full).and_then(|p| p.of(text)).is_none_or(|p| !is_post(p, self.speech));
            if opens && better && (3..=40).contains(&post.chars().count()) && self.speech.ends_in_role(post).is_some() {
                self.posts.insert(full, Span::new(at + is.len(), at + is.len() + post.len()));
            }
        }
        let mut bare: HashMap<&str, HashSet<&String>> = HashMap::new();
        for (name, post) in &self.posts {
            let post = post.of(text).unwrap_or_default().trim_end_matches(['、', ' ', '，', ',', '的']);
            let own = &post[..post.find(['（', '(']).unwrap_or(post.len())];
            // "前町長の平良進氏" holds the post no more.
            let former = |role: &&str| own[..own.len() - role.len()].ends_with(['前', '元']);
            if let Some(role) = self.speech.ends_in_role(own).filter(|role| role.chars().count() > 1 && !former(role)) {
                bare.entry(role).or_default().insert(name);
            }
        }
        // "白砂町の大庭恒彦町長": the post behind the name.
        for (name, (full, span)) in self.known.iter().filter(|(name, (full, _))| self.speech.lang == "ja" && *name == full) {
            let behind = |count: usize| text[span.end..].char_indices().nth(count).map(|(end, _)| &text[span.end..span.end + end]);
            let whole = |words: &&str| self.speech.ends_in_role(words) == Some(*words);
            if let Some(role) = [4, 3, 2].into_iter().filter_map(behind).find(whole).filter(|_| full.chars().count() > 2) {
                bare.entry(role).or_default().insert(name);
            }
        }
        let alone = bare.into_iter().filter(|(_, names)| names.len() == 1);
        let alone = alone.filter_map(|(role, names)| Some((role.to_owned(), self.known.get(*names.iter().next()?)?.clone())));
        self.by_post = alone.collect();
    }

    /// Notes in Japanese who is called with a form of address or a post in full, though no particle marks them: "准教授の河合真琴さんに聞いた".
    pub(super) fn addressed(&mut self) {
        let text = self.text;
        let address = ["さん", "氏"].iter().flat_map(|w| text.match_indices(w).map(|(at, w)| at + w.len()));
        // "真鍋俊彦・海洋大学教授（海洋学）の話「…」"
        let talks = text.match_indices("の話「").map(|(at, _)| {
            let words = text[..at].trim_end_matches(['）', ')']);
            let near = words.floor_char_boundary(words.len().saturating_sub(CLAUSE));
            if words.len() < at { words[near..].rfind(['（', '(']).map_or(at, |open| near + open) } else { at }
        });
        // "気象研究所の霧島つばさ研究官に、予測の最前線を聞いた。"
        let met = INTERVIEWED.iter().flat_map(|word| text.match_indices(word)).filter_map(|(at, _)| {
            let near = text.floor_char_boundary(at.saturating_sub(CLAUSE));
            let from = text[near..at].rfind(['。', '\n']).map_or(near, |i| near + i);
            let asked = |end: &usize| text[*end..at].starts_with('に');
            self.speech.role_ends(&text[from..at]).map(|end| from + end).filter(asked).last()
        });
        // "予防医学センターの曲直瀬薫特任教授らのチームが"
        let led = text.match_indices('ら').map(|(at, _)| at).filter(|at| self.speech.ends_in_role(&text[..*at]).is_some());
        let ends: Vec<usize> = address.chain(talks).chain(met).chain(led).collect();
        for end in ends {
            let near = text.floor_char_boundary(end.saturating_sub(CLAUSE));
            let start = text[near..end].rfind(['。', '\n', '「', '」', '、', ' ', '　', '（', '）', '(', ')']);
            let start = start.map_or(near, |i| near + i + text[near + i..].chars().next().map_or(1, char::len_utf8));
            // "工科大学の保存科学者であるルーカス・ベルクマン氏"
            let being = text[start..end].find("である").filter(|at| *at > 0);
            let told = being.filter(|at| self.speech.ends_in_role(&text[start..start + at]).is_some());
            let (start, being) = match told {
                Some(at) => (start + at + "である".len(), Some(Span::new(start, start + at))),
                None => (start, None),
            };
            let Some((post, name)) = self.japanese(Span::new(start, end)) else { continue };
            let Some(written) = name.of(text).filter(|n| n.chars().count() > 2) else { continue };
            if !self.known.contains_key(written) {
                self.remember(written, name);
            }
            // "鷺沼いおりさん（元京都大学講師）": what parentheses say goes before what a clause tells.
            if let Some(bracketed) = self.bracketed_post(end) {
                self.posts.insert(written.to_owned(), bracketed);
            } else if let Some(post) = post.or(being).or_else(|| self.post_before_comma(name.start)) {
                self.posts.entry(written.to_owned()).or_insert(post);
            }
            self.mentions.push(name);
        }
        self.aged();
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Japanese who is named behind their post with nothing but an age or a school year behind it: "主将、猪口大雅（２年）。"
    fn aged(&mut self) {
        let text = self.text;
        let digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
        for (open, mark) in text.match_indices(['（', '(']).take(MOST) {
            let inside = text[open + mark.len()..].trim_start_matches(digit);
            let digits = text[open + mark.len()..].chars().take_while(|c| digit(*c)).count();
            let closes = ["年）", "歳）", "）", "年)", ")"].iter().any(|end| inside.starts_with(end));
            let from = text[..open].char_indices().rev().take_while(|(_, c)| is_han(*c) || is_kana(*c)).last().map_or(open, |(at, _)| at);
            let name = &text[from..open];
            let fits = (1..=2).contains(&digits) && closes && (3..=7).contains(&name.chars().count());
            let called = !name.ends_with(|c| PLACES.contains(c)) && family_name(name)
                || name.chars().count() <= 5 && name.chars().all(is_han) && !name.ends_with(|c| PLACES.contains(c));
            // "早乙女源蔵さん（８１）" is addressed.
            let addressed = ["さん", "氏", "くん", "ちゃん", "君"].iter().any(|address| name.ends_with(address));
            if !fits || !called || addressed || self.known.contains_key(name) {
                continue;
            }
            if let Some(post) = self.post_before_comma(from) {
                let span = Span::new(from, open);
                self.remember(name, span);
                self.posts.entry(name.to_owned()).or_insert(post);
                self.mentions.push(span);
            }
        }
    }

    /// "国立博物館の元学芸員、森下千早さん": the post that a comma sets off before a name.
    fn post_before_comma(&self, name: usize) -> Option<Span> {
        let before = self.text[..name].strip_suffix('、')?;
        let near = before.floor_char_boundary(before.len().saturating_sub(CLAUSE));
        let from = before[near..].rfind(['。', '\n', '「', '」', '、', 'は', '　']);
        let from = from.map_or(near, |i| near + i + before[near + i..].chars().next().map_or(1, char::len_utf8));
        self.speech.ends_in_role(&before[from..]).map(|_| Span::new(from, before.len()))
    }

    /// The post that parentheses right behind a name hold.
    fn bracketed_post(&self, end: usize) -> Option<Span> {
        let inside = self.text[end..].strip_prefix(['（', '('])?;
        let close = inside.char_indices().take(60).find(|(_, c)| matches!(c, '）' | ')'))?.0;
        let from = self.text.len() - inside.len();
        self.speech.ends_in_role(&inside[..close]).map(|_| Span::new(from, from + close))
    }

    /// Notes in Chinese whom a clause sets against others by name: "范綱豪則有不同看法".
    pub(super) fn contrasted(&mut self, start: usize, end: usize, sought: &mut usize) {
        let clause = self.text.get(start..end).unwrap_or_default().trim_start();
        let at = end - clause.len();
        // Or somebody who is named again, and no place.
        let mut again = |n: &str| {
            let verb = clause[n.len()..].starts_with(|c| VERBAL.contains(c)) && !n.ends_with(|c| PLACES.contains(c));
            verb && *sought < MOST && {
                *sought += 1;
                self.text.matches(n).nth(1).is_some()
            }
        };
        let fits = |n: &&str| n.chars().count() == 3 && (clause[n.len()..].starts_with(['则', '則']) || again(n));
        if let Some(name) = likely_name(clause).filter(fits) {
            let span = Span::new(at, at + name.len());
            self.mentions.push(span);
            self.known.entry(name.to_owned()).or_insert((name.to_owned(), span));
        }
    }

    /// Notes in Chinese where clauses begin with somebody who is known, though no verb of speech follows: "贝洛的看法有所不同".
    fn opening(&mut self, starts: &[usize]) {
        let initials: HashSet<char, FixedState> = self.known.keys().filter_map(|name| name.chars().next()).collect();
        for start in starts {
            let clause = self.text[*start..].trim_start();
            let of = clause.char_indices().take(RELATIVE).skip(2).find(|(_, c)| *c == '的').map(|(at, c)| at + c.len_utf8());
            // "进球的卢思远一度被压在身下": a name in full behind what they did.
            for (from, least) in [(0, 1), (of.unwrap_or(0), 2)] {
                let rest = &clause[from..];
                if !rest.starts_with(|c| initials.contains(&c)) {
                    continue;
                }
                let at = self.text.len() - rest.len();
                let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8()).take(LONGEST).skip(least);
                if let Some(end) = ends.filter(|end| self.known.contains_key(&rest[..*end])).last() {
                    self.mentions.push(Span::new(at, at + end));
                }
            }
        }
        self.mentions.sort_by_key(|m| m.start);
        self.mentions.dedup();
    }

    /// Notes in Chinese of whom a clause says what they are: "程令则是上海博物馆修复师".
    fn stated(&mut self, start: usize, end: usize) {
        let clause = self.text.get(start..end).unwrap_or_default().trim_start();
        let at = end - clause.len();
        let Some((name, post)) = clause.split_once('是').filter(|_| self.speech.lang == "zh") else { return };
        let fits = match name.chars().count() {
            3 => surname(name) && name.chars().all(|c| is_han(c) && !GRAMMAR.contains(c)),
            _ => foreign_behind(self.text, at).is_some_and(|foreign| foreign == name),
        };
        if !fits || post.chars().count() < 4 || !is_post(post, self.speech) {
            return;
        }
        let span = Span::new(at, at + name.len());
        self.remember(name, span);
        self.mentions.push(span);
        self.posts.entry(name.to_owned()).or_insert(Span::new(end - post.len(), end));
    }

    /// Makes a full name known, and the parts of it that stand for it later.
    pub(super) fn remember(&mut self, written: &str, name: Span) {
        for part in written.split(|c| c == ' ' || NAME_DOTS.contains(&c)).filter(|p| p.chars().count() > 1) {
            self.stand_for(part.to_owned(), written, name);
        }
        self.known.insert(written.to_owned(), (written.to_owned(), name));
        // Surnames stand first, and for the person later.
        for length in if self.speech.lang == "ja" { 2..written.chars().count().clamp(4, 6) } else { 0..0 } {
            self.stand_for(written.chars().take(length).collect(), written, name);
        }
    }

    /// Has a part of a name stand for the whole; it may have been met alone before.
    fn stand_for(&mut self, part: String, written: &str, name: Span) {
        if self.known.get(&part).is_none_or(|(full, _)| *full == part) {
            self.known.insert(part, (written.to_owned(), name));
        }
    }

    pub(super) fn note(&mut self, start: usize, end: usize) {
        let Some(clause) = self.text.get(start..end).filter(|c| c.len() < 400) else { return };
        if self.speech.lang == "ja" {
            self.note_topics(clause, start);
            return;
        }
        if let Some(subject) = self.subject(clause, start) {
            self.note_subject(subject);
        }
    }

    /// Notes whom a Japanese clause is about. The first particle may be part of another word ("広がる", "はず"): behind a post every one counts.
    fn note_topics(&mut self, clause: &str, start: usize) {
        // "と警鐘を鳴らすのは、大学の田中花子教授（犯罪学）だ": the names of later sentences go back to it.
        if let Some(subject) = self.cleft_subject(clause, start).filter(|s| s.of(self.text).is_some_and(|w| !w.is_empty())) {
            self.note_subject(subject);
        }
        let first = topic(clause, start);
        if let Some(subject) = first {
            self.note_subject(subject);
        }
        let told = ["によると", "によれば"].iter().flat_map(|by| clause.match_indices(by).take(1));
        for (at, _) in clause.match_indices(['は', 'が']).take(MOST).chain(told) {
            let subject = Span::new(start, start + at);
            let posted = self.speech.ends_in_role(past_age(&clause[..at])).is_some();
            if posted && first.is_none_or(|first| first.end != subject.end) {
                self.note_subject(subject);
            }
        }
    }

    fn note_subject(&mut self, subject: Span) {
        let Some((post, name)) = self.name(subject) else { return };
        let Some(written) = name.of(self.text) else { return };
        if self.pronoun(written) {
            return;
        }
        self.mentions.push(name);
        let is_new = !self.known.contains_key(written);
        if is_new && (written.chars().count() > 2 || post.is_some() || written.contains(' ') || written.contains(NAME_DOTS)) {
            self.remember(written, name);
        }
        // "走进混合采访区的沈卓玛": where they come, and not what they are.
        let moves = |post: &Span| post.of(self.text).is_some_and(|words| MOVES.iter().any(|moves| words.starts_with(moves)));
        let post = post.filter(|post| self.speech.lang != "zh" || !moves(post));
        if let Some(post) = post.map(|p| self.past_marks(p)) {
            let full = self.known.get(written).map_or(written, |(full, _)| full).to_owned();
            self.posts.entry(full).or_insert(post);
        }
    }

    /// "民間團體「路權行動」發言人": a post that goes on before what stands between marks.
    pub(super) fn past_marks(&self, post: Span) -> Span {
        let before = &self.text[..post.start];
        let Some((open, close)) = [('「', '」'), ('“', '”'), ('《', '》'), ('『', '』')].into_iter().find(|(_, c)| before.ends_with(*c))
        else {
            return post;
        };
        let near = before.char_indices().rev().take(14).find(|(_, c)| *c == open);
        let Some((at, _)) = near.filter(|(at, _)| before[*at..].chars().filter(|c| *c == close).count() == 1) else { return post };
        let ahead = &before[..at];
        let start =
            ahead.char_indices().rev().take(40).take_while(|(_, c)| is_han(*c) || is_katakana(*c) || c.is_ascii_alphanumeric()).last();
        start.map_or(post, |(start, _)| Span::new(start, post.end))
    }
}
