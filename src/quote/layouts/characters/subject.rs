//! The subject of a clause: what stands before its verb of speech, cut into what somebody is and what they are called.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::text::Span;
use crate::text::script::{NAME_DOTS, is_han, is_kana, is_latin};

use super::super::inline::{Form, Heard};
use super::glued::{ADDRESSES, past_deputies};
use super::japanese::first_particle;
use super::names::{FAMILY, GOES_ON, GRAMMAR, VERBAL, compound, foreign_behind, japanese_name, likely_name, opens_with_word, surname};
use super::{KIN, Reader};

/// Between a name and its verb: adverbs and phrases that say when, where and to whom.
const ADVERBS: [&str; 146] = [
    "私下",
    "私底下",
    "坦率",
    "直接",
    "一边",
    "一邊",
    "一面",
    "连连",
    "連連",
    "不禁",
    "不由",
    "忍不住",
    "由衷",
    "无奈",
    "無奈",
    "坦然",
    "直言不讳",
    "苦笑着",
    "轻声",
    "輕聲",
    "大声",
    "大聲",
    "低声",
    "续",
    "續",
    "亦",
    "另",
    "另外",
    "再次",
    "再度",
    "其后",
    "其後",
    "繼而",
    "如是",
    "如此",
    "这么",
    "這麼",
    "则",
    "則",
    "还",
    "還",
    "也",
    "又",
    "再",
    "曾",
    "并",
    "並",
    "就",
    "都",
    "却",
    "卻",
    "进一步",
    "進一步",
    "随后",
    "隨後",
    "近日",
    "日前",
    "今天",
    "昨天",
    "昨日",
    "今日",
    "周一",
    "周二",
    "周三",
    "周四",
    "周五",
    "周六",
    "周日",
    "笑着",
    "笑著",
    "明确",
    "明確",
    "坦率地",
    "一再",
    "多次",
    "最后",
    "最後",
    "这样",
    "這樣",
    "接着",
    "同时",
    "晚间",
    "晚間",
    "今早",
    "今晚",
    "昨晚",
    "今晨",
    "凌晨",
    "上午",
    "中午",
    "下午",
    "傍晚",
    "当天",
    "當天",
    "当晚",
    "當晚",
    "次日",
    "隔天",
    "隔日",
    "事后",
    "事後",
    "稍后",
    "稍後",
    "稍早",
    "随即",
    "隨即",
    "前天",
    "本周",
    "本週",
    "上周",
    "上週",
    "週一",
    "週二",
    "週三",
    "週四",
    "週五",
    "週六",
    "週日",
    "当日",
    "當日",
    "书面",
    "書面",
    "连夜",
    "連夜",
    "第一时间",
    "正式",
    "官方",
    "同日",
    "此前",
    "早前",
    "先前",
    "其间",
    "期间",
    "会后",
    "會後",
    "赛后",
    "賽後",
    "会上",
    "當場",
    "当场",
    "深夜",
    "深夜卻",
    "深夜却",
    "清晨",
    "午后",
    "午後",
];

/// Words that open a clause before its subject.
const BEFORE: [&str; 20] = [
    "据", "據", "並且", "并且", "而且", "但是", "不过", "不過", "然而", "因此", "所以", "于是", "於是", "对此", "對此", "同时", "同時",
    "但", "而", "随后",
];

const PHRASES: [&str; 37] = [
    "语带",
    "語帶",
    "面带",
    "面帶",
    "面露",
    "一脸",
    "一臉",
    "满脸",
    "回覆",
    "回复",
    "答复",
    "答覆",
    "引述",
    "引用",
    "步出",
    "走出",
    "以中文",
    "以英文",
    "用中文",
    "用英文",
    "受访",
    "受訪",
    "日前",
    "在",
    "对",
    "對",
    "向",
    "于",
    "於",
    "接受",
    "就",
    "告诉",
    "告訴",
    "通过",
    "透過",
    "谈及",
    "為",
];

/// Chinese words before each of two things that somebody does at once.
const MEANWHILE: [&str; 5] = ["一边", "一邊", "一面", "边", "邊"];
/// Chinese verbs that pass on somebody's words.
const CITES: [&str; 6] = ["援引", "引述", "引用", "转引", "轉引", "转述"];
/// What a verb of speech stands behind where somebody does not say a thing: "不愿透露姓名".
const UNSAID: [&str; 14] =
    ["不愿", "不願", "愿意", "願意", "不便", "不肯", "不敢", "从未", "從未", "没有", "沒有", "拒绝", "拒絕", "要求不"];
/// What stands before a post that stands for somebody named before: "這位教授".
pub(super) const THIS: [&str; 10] = ["这位", "這位", "这名", "這名", "该名", "該名", "这个", "這個", "该", "該"];

/// [`PHRASES`] and [`CITES`], to be found at once.
static WHERE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PHRASES).ok());
static CITED: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(CITES).ok());

impl Reader<'_> {
    pub(super) fn pronoun(&self, words: &str) -> bool {
        self.speech.pronouns.contains(&words)
    }

    /// What stands before the first verb of speech of a clause.
    pub(super) fn subject(&self, clause: &str, offset: usize) -> Option<Span> {
        let body = clause
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '。' | '—' | '-' | '”' | '」' | '"' | '('));
        let start = offset + clause.len() - body.len();
        // "在她看来": the view of somebody.
        let viewed = body.strip_prefix('在').and_then(|rest| rest.find("看来").or_else(|| rest.find("看來")));
        if let Some(end) = viewed.filter(|end| (1..=90).contains(end)) {
            return Some(Span::new(start + '在'.len_utf8(), start + '在'.len_utf8() + end));
        }
        // "路透社援引王丽华的话说": whose words they are.
        let cited = CITED.as_ref().filter(|_| self.speech.lang == "zh").and_then(|cited| cited.find(body)).map(|found| found.end());
        let words_of = |from: usize| ["的话", "的話", "的说法", "的說法"].iter().find_map(|w| body[from..].find(w)).map(|end| (from, end));
        if let Some((from, end)) = cited.and_then(words_of).filter(|(_, end)| (1..=90).contains(end)) {
            return Some(Span::new(start + from, start + from + end));
        }
        let mut verb = self.speech.first_cue(body)?;
        // "一位不愿透露姓名的官员称": the first verb is of what they do not say.
        while UNSAID.iter().any(|w| body[..verb].ends_with(w)) {
            let past = verb + body[verb..].chars().take(2).map(char::len_utf8).sum::<usize>();
            verb = past + self.speech.first_cue(&body[past..])?;
        }
        let mut subject = &body[..verb];
        // "马师傅一边切豆腐一边说": what somebody does meanwhile is no part of them.
        let meanwhile = |word: &&str| subject.strip_suffix(*word).and_then(|before| before.find(*word));
        if let Some(at) = MEANWHILE.iter().find_map(meanwhile).filter(|_| self.speech.lang == "zh") {
            subject = &subject[..at];
        }
        // The subject marker and the post behind a name in Japanese, adverbs and phrases in Chinese.
        if let Some(at) = first_particle(subject, &['は', 'が']).filter(|at| *at > 0) {
            subject = &subject[..at];
        }
        if let Some(at) = subject.find("接受").filter(|at| *at > 0) {
            subject = &subject[..at];
        }
        // "副教授余向晚说": no name is a surname alone.
        let inner = |at: usize| {
            // "位于", "关于": the preposition is part of another word.
            let within =
                subject[..at].ends_with(['位', '关', '關', '由', '属', '屬', '至', '终', '終', '高', '低', '等', '处', '處', '源']);
            if within && subject[at..].starts_with(['于', '於']) {
                return true;
            }
            let from = self.speech.last_role(&subject[..at]).unwrap_or(0);
            let (name, behind) = (&subject[from..at], &subject[at..]);
            let rest = behind.char_indices().nth(1).map_or("", |(i, _)| &behind[i..]);
            let given = rest.is_empty() || PHRASES.iter().any(|p| rest.starts_with(p));
            surname(name) && (name.chars().count() == 1 || name.chars().count() == 2 && given)
        };
        // "研究在宅医疗的副教授古若庭": the name behind the last post ends the subject, whatever stands before it.
        let named = || {
            self.speech.last_role(subject).map(|end| &subject[end..]).is_some_and(|rest| {
                let whole = (2..=3).contains(&rest.chars().count()) && likely_name(rest) == Some(rest);
                whole && !PHRASES.iter().any(|p| rest.contains(p))
            })
        };
        let cut = WHERE.as_ref().and_then(|w| w.find_iter(subject).map(|m| m.start()).find(|at| *at >= 6 && !inner(*at)));
        // "任職於獅港再保的她": a clause about whoever a pronoun stands for.
        let hers = |p: &&str| subject.strip_suffix(*p).is_some_and(|rest| rest.ends_with('的'));
        let cut = cut.filter(|_| !named() && !self.speech.pronouns.iter().any(hers));
        if let Some(at) = cut {
            subject = &subject[..at];
        }
        loop {
            // "無奈地"
            let adverb = subject.strip_suffix('地').filter(|s| s.chars().count() > 3);
            if let Some((at, _)) = adverb.and_then(|s| s.char_indices().rev().nth(1)) {
                subject = &subject[..at];
                continue;
            }
            let shorter = ADVERBS.iter().find_map(|a| subject.strip_suffix(a)).unwrap_or(subject).trim_end_matches([' ', ',', '，', '地']);
            if shorter.len() == subject.len() {
                break;
            }
            subject = shorter;
        }
        // "并且解释道": the subject is that of the clause before.
        // "馬可·貝里尼(Marco Bellini)受訪時": what follows a name in other letters is when and where.
        if let Some(close) =
            subject.rfind([')', '）']).filter(|close| subject[..*close].contains(['(', '（']) && subject.len() - close < 24)
        {
            subject = &subject[..close + subject[close..].chars().next().map_or(1, char::len_utf8)];
        }
        let bare = BEFORE.contains(&subject);
        (!subject.is_empty() && !bare).then(|| Span::new(start, start + subject.len()))
    }

    /// What somebody is and what they are called, of the words before a verb.
    pub(super) fn name(&self, subject: Span) -> Option<(Option<Span>, Span)> {
        let words = subject.of(self.text)?;
        // A name in other letters may follow in parentheses.
        let words = match words.rfind(['（', '(']) {
            Some(at) if words.ends_with(['）', ')']) && at > 0 => &words[..at],
            _ => words,
        };
        let words = words.trim_end_matches(['さ', 'ん', '氏']);
        // "阮氏秋女士"
        if let Some(found) = self.by_surname(subject, words) {
            return Some(found);
        }
        // "李女士的丈夫": whom nobody names.
        let beside = |address: &str| words.split_once(address).is_some_and(|(_, rest)| rest.starts_with('的'));
        if self.speech.lang == "zh" && ADDRESSES.iter().any(|address| beside(address)) {
            return None;
        }
        // "编辑同志：": a letter's address, and nobody's name.
        let addressed = |address: &str| words.strip_suffix(address).is_some_and(|post| self.speech.last_role(post) == Some(post.len()));
        if self.speech.lang == "zh" && ADDRESSES.iter().any(|address| addressed(address)) {
            return None;
        }
        // "攤商「阿順」嘆氣": a name between marks, and how it was said.
        if let Some(found) = self.marked(subject, words) {
            return Some(found);
        }
        let words = ADDRESSES.iter().find_map(|a| words.strip_suffix(a).filter(|rest| rest.chars().count() > 2)).unwrap_or(words);
        // "曾任台長的他"
        if let Some(pronoun) = self.speech.pronouns.iter().find(|p| words.strip_suffix(**p).is_some_and(|rest| rest.ends_with('的'))) {
            let end = subject.start + words.len();
            return Some((None, Span::new(end - pronoun.len(), end)));
        }
        if let Some(pronoun) = self.speech.pronouns.iter().find(|p| {
            let next = words.strip_prefix(**p).and_then(|rest| rest.chars().next());
            words == **p
                || words.len() > p.len() && words.starts_with(**p) && words.chars().count() <= 3 && !words.contains('们')
                || self.speech.lang == "zh" && next.is_some_and(|c| "对對向在就跟笑苦又还還也则則曾再随隨".contains(c))
                // "他指着远处的队员"
                || self.speech.lang == "zh" && words.strip_prefix(**p).is_some_and(|rest| matches!(rest.chars().nth(1), Some('着' | '著')))
        }) {
            return Some((None, Span::new(subject.start, subject.start + pronoun.len())));
        }
        let tail = |len: usize| {
            // "现为学院讲师的罗桂枝"
            let of = words[words.len() - len..].strip_prefix('的').filter(|rest| rest.chars().count() > 1);
            let len = of.map_or(len, str::len);
            let start = subject.start + words.len() - len;
            let post = Span::new(subject.start, start);
            let post_words = post.of(self.text).unwrap_or_default().trim_end_matches(['、', ' ', '，', ',', '的']);
            let post = (post_words.chars().count() > 1).then(|| Span::new(subject.start, subject.start + post_words.len()));
            (post, Span::new(start, subject.start + words.len()))
        };
        let words = BEFORE.iter().fold(words, |w, b| w.strip_prefix(b).unwrap_or(w));
        let subject = Span::new(subject.end.min(subject.start + subject.of(self.text)?.find(words)?), subject.end);
        if let Some(pronoun) = self.speech.pronouns.iter().find(|p| words == **p) {
            return Some((None, Span::new(subject.start, subject.start + pronoun.len())));
        }
        if self.speech.lang == "ja" {
            return self.japanese(subject);
        }
        // Dots join the parts of a foreign name; Latin letters are a name of themselves.
        let role_end = self.speech.last_role(words);
        let latin: usize =
            words.chars().rev().take_while(|c| is_latin(*c) || matches!(c, ' ' | '.' | '-' | '\'' | '’')).map(char::len_utf8).sum();
        if latin > 3 && latin < 50 {
            let part = words[words.len() - latin..].trim_start();
            return Some(tail(part.len()));
        }
        if let Some(dot) = words.find(NAME_DOTS) {
            let from = role_end.filter(|end| *end <= dot).or_else(|| {
                words[..dot].rfind(['、', '，', ',', ' ', '的']).map(|at| at + words[at..].chars().next().map_or(1, char::len_utf8))
            });
            let head = &words[from.unwrap_or(0)..];
            if let Some(end) = GOES_ON.iter().filter_map(|w| head.find(w)).min().filter(|end| *end > dot - from.unwrap_or(0)) {
                let start = subject.start + from.unwrap_or(0);
                let post = words[..from.unwrap_or(0)].trim_end_matches(['、', ' ', '，', ',', '的']);
                let post = (post.chars().count() > 1).then(|| Span::new(subject.start, subject.start + post.len()));
                return Some((post, Span::new(start, start + end)));
            }
            return (head.chars().count() <= 20).then(|| tail(head.len()));
        }
        // A post behind the name: "罗教授".
        if let Some(role) = self.speech.ends_in_role(words) {
            let before = past_deputies(&words[..words.len() - role.len()]);
            // "機電工程署發言人": of a body, and unnamed.
            if is_body(before) {
                return None;
            }
            // "Rasmus Thorvaldsen博士"
            let own: usize =
                before.chars().rev().take_while(|c| is_latin(*c) || matches!(c, ' ' | '.' | '-' | '\'' | '’')).map(char::len_utf8).sum();
            if own > 3 && own < 50 {
                let name = before[before.len() - own..].trim_start();
                let from = subject.start + before.len() - name.len();
                let post = (from > subject.start + 3).then(|| Span::new(subject.start, from));
                return Some((post, Span::new(from, subject.start + before.len())));
            }
            if before.chars().count() > 4 {
                return self.between_posts(subject, before);
            }
            let surname = self.speech.lang == "ja" || before.chars().next().is_some_and(|c| FAMILY.contains(&c));
            let short = (1..=4).contains(&before.chars().count()) && surname;
            return short.then(|| (None, Span::new(subject.start, subject.start + before.len())));
        }
        let count = words.chars().count();
        if let Some(end) = role_end {
            let rest = &words[end..];
            // "果農游阿坤蹲": what its bearer does is no part of a name.
            let does = |name: &str| rest[name.len()..].chars().next().is_some_and(|c| VERBAL.contains(c));
            // "一位村長不願具名": what somebody does not do.
            let longer = likely_name(rest).is_some_and(does) || rest.starts_with(['不', '未', '没', '沒', '则', '則', '仍', '却', '卻']);
            // "副秘书长厉鸿渐会前": a name is no longer than three characters, but for foreign ones.
            let whole = rest.chars().count() <= 4 || !surname(rest) || compound(rest) || likely_name(rest).is_none();
            if (2..=6).contains(&rest.chars().count()) && rest.chars().all(|c| is_han(c) || is_kana(c)) && !longer && whole {
                return Some(tail(rest.len()));
            }
        }
        // "署長黃志偉上月出席論壇時": more than the name stands behind the post.
        if let Some(end) = role_end
            && let Some(name) = likely_name(&words[end..])
        {
            let post = (end > 3).then(|| Span::new(subject.start, subject.start + end));
            return Some((post, Span::new(subject.start + end, subject.start + end + name.len())));
        }
        // "何兆霖聽了之後": somebody known, and what they did before.
        let known = words.char_indices().map(|(i, c)| i + c.len_utf8()).take(4).skip(1).filter_map(|end| words.get(..end));
        let known = known.filter(|name| name.len() < words.len() && self.known.get(*name).is_some_and(|(full, _)| full == name)).last();
        // "王建国办公室", "王建国之子": somebody beside them.
        let beside = |name: &str| BESIDE.iter().any(|of| words[name.len()..].starts_with(of));
        if let Some(name) = known.filter(|name| self.speech.lang == "zh" && !beside(name)) {
            return Some((None, Span::new(subject.start, subject.start + name.len())));
        }
        // "屈敬之没有正面回应": somebody whom the text named before, and what they did first.
        let acts = |name: &&str| {
            let near = self.text.floor_char_boundary(subject.start.saturating_sub(NEAR));
            let named = name.chars().count() == 3 && !is_body(name) && self.speech.ends_in_role(name).is_none();
            named && words[name.len()..].starts_with(ACTS) && self.text[near..subject.start].contains(*name)
        };
        if let Some(name) = likely_name(words).filter(acts).filter(|_| self.speech.lang == "zh") {
            return Some((None, Span::new(subject.start, subject.start + name.len())));
        }
        // "庄明指着湖面": what somebody does as they speak.
        let doing = words.find(['着', '著']).and_then(|at| words[..at].char_indices().next_back()).map(|(at, _)| &words[..at]);
        if let Some(name) = doing.filter(|n| (2..=3).contains(&n.chars().count()) && likely_name(n) == Some(n)) {
            return Some((None, Span::new(subject.start, subject.start + name.len())));
        }
        // "他摇下车窗": whom a pronoun stands for, and what they did.
        if let Some(pronoun) = self.speech.pronouns.iter().find(|p| {
            let rest = words.strip_prefix(**p);
            self.speech.lang == "zh"
                && p.chars().count() == 1
                && rest.is_some_and(|rest| {
                    !words.contains(['们', '們'])
                        && !rest.starts_with(['的', '家', '俩', '倆', '人', '国', '國'])
                        && !KIN.iter().any(|kin| rest.starts_with(kin))
                        && rest.chars().count() > 1
                })
        }) {
            return Some((None, Span::new(subject.start, subject.start + pronoun.len())));
        }
        // "长期研究": what somebody does, and no name.
        if GOES_ON.iter().any(|w| words.starts_with(w)) {
            return None;
        }
        // "之下", "以来"
        let grammar = words.contains(|c| GRAMMAR.contains(c)) || words.starts_with(['之', '以', '而', '其', '此', '不', '未', '没', '沒']);
        let grammar = self.speech.lang == "zh" && !self.known.contains_key(words) && grammar;
        // "结果主角": whom no family name opens is somebody whom the text calls so again.
        let called = || surname(words) || japanese_name(words).is_some() || self.called_again(subject, words);
        if count <= 5 && words.chars().all(|c| is_han(c) || is_kana(c)) && count >= 2 && !grammar && (self.speech.lang != "zh" || called())
        {
            return Some((None, Span::new(subject.start, subject.start + words.len())));
        }
        // No post that is known: a family name opens the last two or three characters.
        for len in [3, 2] {
            let start = words.char_indices().rev().nth(len - 1).map(|(at, _)| at)?;
            let part = &words[start..];
            let counted = words[..start].ends_with(['一', '多', '几', '幾', '两', '兩', '数', '數', '这', '這', '那', '各', '某']);
            let plain = part.chars().all(is_han) && !part.contains(|c| GRAMMAR.contains(c)) && !(counted && part.starts_with('位'));
            // "他摇下车窗笑说", "用流利的华语笑说": words that only begin as names do, unless the text calls somebody so again.
            let word = || opens_with_word(part) && !self.called_again(subject, part);
            if part.chars().next().is_some_and(|c| FAMILY.contains(&c)) && plain && !word() {
                return Some(tail(part.len()));
            }
        }
        None
    }

    /// Whether the text around a clause has words of it once more.
    fn called_again(&self, subject: Span, words: &str) -> bool {
        let near = self.text.floor_char_boundary(subject.start.saturating_sub(NEAR))..self.text.floor_char_boundary(subject.end + NEAR);
        self.text[near].matches(words).nth(1).is_some()
    }

    /// The name that stands between marks behind a post.
    fn marked(&self, subject: Span, words: &str) -> Option<(Option<Span>, Span)> {
        let close = words.rfind(['」', '”']).filter(|close| self.speech.lang == "zh" && words[*close..].chars().count() <= 5)?;
        let open = words[..close].rfind(['「', '“'])?;
        let inside = open + words[open..].chars().next().map_or(0, char::len_utf8);
        let name = words.get(inside..close)?;
        let post = &words[..open];
        let fits = (2..=4).contains(&name.chars().count()) && name.chars().all(is_han) && post.ends_with(is_han);
        fits.then(|| (Some(Span::new(subject.start, subject.start + open)), Span::new(subject.start + inside, subject.start + close)))
    }

    /// The name that stands behind the last post of a clause.
    pub(super) fn behind_post(&self, clause: &str, offset: usize) -> Option<Heard> {
        let dense = self.speech.lang == "zh";
        let ends = self.speech.role_ends(clause).filter(|_| dense);
        let (end, name) =
            ends.filter_map(|end| foreign_behind(clause, end).or_else(|| likely_name(&clause[end..])).map(|name| (end, name))).last()?;
        let mention = Span::new(offset + end, offset + end + name.len());
        Some(Heard { mention, form: Form::Name, confidence: 0.85 })
    }

    pub(super) fn heard(&self, subject: Span, confidence: f32) -> Option<Heard> {
        let words = subject.of(self.text)?;
        // "懸念について問われると、町長は"
        let asked = words.rsplit_once('、').filter(|(before, _)| self.speech.lang == "ja" && before.ends_with("と"));
        let clause = asked.map_or(words, |(_, clause)| clause);
        // "課長は", "庭长回忆": the only one who has that post.
        if self.by_post.get(clause).is_some_and(|(_, span)| span.end <= subject.start) {
            let mention = Span::new(subject.end - clause.len(), subject.end);
            return Some(Heard { mention, form: Form::Name, confidence: confidence.min(0.85) });
        }
        // "泣不成聲", "曾向他": no names.
        let word = |name: &Span| {
            let written = name.of(self.text).unwrap_or_default();
            self.speech.lang == "zh"
                && !self.pronoun(written)
                && (written.contains(['他', '她', '我', '你', '们', '們']) || self.text[..name.start].ends_with('不'))
        };
        let name = self.name(subject).map(|(_, name)| name).filter(|name| !word(name));
        // "范姜語帶不滿地說": of somebody who is known, the family name of two characters.
        let family = |name: &Span| {
            let written = name.of(self.text).filter(|w| self.speech.lang == "zh" && compound(w) && !self.posts.contains_key(*w))?;
            let end = written.char_indices().nth(2)?.0;
            let full = &self.known.get(&written[..end])?.0;
            (full != written && self.posts.contains_key(full)).then(|| Span::new(name.start, name.start + end))
        };
        let name = name.map(|name| family(&name).unwrap_or(name));
        let words = if self.speech.lang == "zh" { BEFORE.iter().fold(words, |w, b| w.strip_prefix(b).unwrap_or(w)) } else { words };
        if self.speech.indefinite.iter().any(|i| words.starts_with(i)) && name.is_none_or(|n| !self.posted(words, subject.end - n.start)) {
            return Some(Heard { mention: subject, form: Form::Nameless, confidence: 0.8 });
        }
        // "県幹部の一人は"
        if self.speech.lang == "ja" && clause.ends_with("の一人") {
            return Some(Heard { mention: subject, form: Form::Nameless, confidence: 0.85 });
        }
        // "台鐵公司營運段一名主管": of some house, and unnamed.
        let counted = ["一名", "一位", "一個", "一个"].iter().find_map(|one| words.split_once(one)).map(|(_, rest)| rest);
        if self.speech.lang == "zh" && counted.is_some_and(|rest| self.speech.ends_in_role(rest).is_some()) {
            return Some(Heard { mention: subject, form: Form::Nameless, confidence: 0.8 });
        }
        // "這位太空科學系教授": somebody who was named.
        if let Some(rest) = THIS.iter().find_map(|t| words.strip_prefix(t))
            && self.speech.lang == "zh"
            && self.speech.ends_in_role(rest).is_some()
        {
            return Some(Heard { mention: subject, form: Form::Known, confidence: 0.85 });
        }
        // "同教授", "同氏"
        if let Some(rest) = words.strip_prefix('同').filter(|_| self.speech.lang == "ja")
            && self.speech.ends_in_role(rest).is_some_and(|role| role == rest)
        {
            return Some(Heard { mention: subject, form: Form::Known, confidence: 0.85 });
        }
        match name {
            Some(name) => {
                let form = if self.pronoun(name.of(self.text)?) { Form::Pronoun } else { Form::Name };
                Some(Heard { mention: name, form, confidence })
            }
            // "高等法院臺中分院在判決書中寫道": a body.
            None if self.speech.lang == "zh" && (5..=24).contains(&words.chars().count()) && is_body(words) => {
                Some(Heard { mention: subject, form: Form::Name, confidence: confidence.min(0.85) })
            }
            // "霧沢町は「…」と指摘した"
            None if self.speech.lang == "ja" && japanese_body(words) => Some(Heard { mention: subject, form: Form::Name, confidence: 0.8 }),
            // "匿名を条件に取材に応じた都内の人材紹介会社の社員": whom a clause of their own describes.
            None if self.speech.lang == "ja" && words.chars().count() > 24 => {
                let (_, who) = words.rsplit_once(['た', 'る'])?;
                let fits = (2..=24).contains(&who.chars().count()) && self.speech.ends_in_role(who).is_some();
                let mention = Span::new(subject.end - who.len(), subject.end);
                fits.then_some(Heard { mention, form: Form::Nameless, confidence: 0.8 })
            }
            None if words.chars().count() <= 24 => Some(Heard { mention: subject, form: Form::Nameless, confidence: 0.6 }),
            None => None,
        }
    }
}

/// Bytes before a clause in which the text names whoever does something in it.
const NEAR: usize = 3000;
/// What opens the words behind a name for what its bearer does.
const ACTS: [char; 28] = [
    '没', '沒', '未', '并', '並', '则', '則', '却', '卻', '只', '也', '仍', '又', '对', '對', '向', '随', '隨', '首', '在', '从', '從',
    '边', '邊', '透', '把', '将', '將',
];

/// Whether some Japanese words are the name of a body, as they end: Chinese characters or kana without grammar.
fn japanese_body(words: &str) -> bool {
    let ends = [
        "省",
        "庁",
        "市",
        "町",
        "村",
        "県",
        "党",
        "委員会",
        "組合",
        "大学",
        "銀行",
        "協会",
        "機構",
        "会社",
        "高裁",
        "地裁",
        "最高裁",
        "課",
        "局",
        "署",
        "室",
        "事務所",
        "センター",
        "連盟",
        "連合会",
        "研究所",
        "病院",
        "役所",
        "県警",
        "府警",
        "消防",
        "保健所",
        "気象台",
        "教委",
    ];
    let katakana = |c: char| ('ァ'..='ー').contains(&c);
    let plain = (3..=16).contains(&words.chars().count()) && words.chars().all(|c| is_han(c) || katakana(c));
    plain && ends.iter().any(|end| words.ends_with(end)) && !words.starts_with(['同', '各', '当', '両'])
}

/// What stands behind somebody's name and is of somebody else.
const BESIDE: [&str; 12] = ["之", "的", "办公室", "辦公室", "方面", "家属", "家屬", "团队", "團隊", "律师", "律師", "夫妇"];

/// Whether some Chinese words are the name of a body, as they end.
pub(super) fn is_body(words: &str) -> bool {
    // "位于上海的一家公司": one that nobody names.
    if words.contains(['的', '某', '几', '幾']) || ["一家", "两家", "兩家", "多家", "一间", "一間"].iter().any(|some| words.contains(some))
    {
        return false;
    }
    let ends = [
        "署",
        "中心",
        "局",
        "部",
        "厅",
        "廳",
        "委员会",
        "委員會",
        "法院",
        "检察院",
        "檢察署",
        "协会",
        "協會",
        "学会",
        "學會",
        "基金会",
        "基金會",
        "公司",
        "集团",
        "集團",
        "大学",
        "大學",
        "研究院",
        "研究所",
        "联盟",
        "聯盟",
        "商会",
        "商會",
        "分院",
        "政府",
        "市府",
        "縣府",
    ];
    words.chars().all(is_han)
        && ends.iter().any(|end| words.ends_with(end))
        && !words.starts_with(['该', '該', '某', '一', '这', '這', '当', '當'])
}
