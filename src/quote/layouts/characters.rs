//! Who speaks, in Chinese and Japanese: the clause around the marks is cut at its verb of speech, and what stands before it into
//! what somebody is and what they are called.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::text::Span;
use crate::text::script::{is_han, is_kana};

use super::super::speech::Language;
use super::inline::{Form, Heard};

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Language,
    /// Who was called by a name in full, by the parts that stand for it later.
    known: HashMap<String, (String, Span)>,
    /// The affiliation that stands before a name, where it does.
    posts: HashMap<String, Span>,
    /// Persons in the order of the text.
    mentions: Vec<Span>,
}

/// Between a name and its verb: adverbs and phrases that say when, where and to whom.
const ADVERBS: [&str; 48] = [
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
];
/// Words that open a clause before its subject.
const BEFORE: [&str; 20] = [
    "据", "據", "並且", "并且", "而且", "但是", "不过", "不過", "然而", "因此", "所以", "于是", "於是", "对此", "對此", "同时", "同時",
    "但", "而", "随后",
];
const PHRASES: [&str; 17] =
    ["受访", "受訪", "日前", "在", "对", "對", "向", "于", "於", "接受", "就", "告诉", "告訴", "通过", "透過", "谈及", "為"];
/// Words that bring up what somebody is asked about.
const ABOUT: [&str; 16] = [
    "谈及", "談及", "谈到", "談到", "提到", "说到", "說到", "对于", "對於", "针对", "針對", "关于", "關於", "面对", "面對", "回忆起",
];
/// What is told of somebody right behind a foreign name.
const GOES_ON: [&str; 24] = [
    "长期", "長期", "多年", "一直", "目前", "正在", "从事", "從事", "研究", "关注", "關注", "参与", "參與", "负责", "負責", "主张", "主張", "支持",
    "反对", "反對", "今年", "近年", "上周", "來自",
];
/// Chinese verbs of speech whose object may stand before the words.
const BLAMES: [&str; 15] =
    ["批评", "批評", "指责", "指責", "抨击", "抨擊", "呼吁", "呼籲", "提醒", "警告", "质疑", "質疑", "谴责", "譴責", "嘲笑"];
/// Forms of address behind a Chinese name.
const ADDRESSES: [&str; 5] = ["女士", "先生", "小姐", "老师", "老師"];
/// What stands before a post that stands for somebody named before: "這位教授".
const THIS: [&str; 10] = ["这位", "這位", "这名", "這名", "该名", "該名", "这个", "這個", "该", "該"];
/// Ends of Chinese words for places and bodies.
const PLACES: &str = "站院所校区區市县縣省国國队隊部局厅廳室店厂廠场場楼樓路桥橋馆馆館园園村镇鎮乡鄉城街社会會署司处處";
/// Japanese words for what somebody thinks or says, behind whose it is.
const VIEWS: [&str; 12] =
    ["の見方", "の意見", "の考え", "の主張", "の立場", "の反応", "の評価", "の指摘", "の声", "の言葉", "の説明", "の答え"];
/// The longest clause before a name, in bytes.
const CLAUSE: usize = 240;
/// So many names are looked for in the rest of the text.
const MOST: usize = 64;
/// Ends of Japanese words for institutions and groups, which no name has.
const INSTITUTIONS: [&str; 20] = [
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
/// Family names that open a name of two or three characters.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑卓佘仇巩鞏厉厲敖简簡巫荣榮莘蒙桑冼卞宓檀栾欒濮燕禹窦竇符缪繆荀蒲蔺藺虞褚谌諶迟遲郁郦酈鄢闫閆阚闞隗雍鞠骆駱麦麥黎位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来來";

/// [`SURNAMES`], to be looked up.
static FAMILY: LazyLock<HashSet<char>> = LazyLock::new(|| SURNAMES.chars().collect());
/// [`PHRASES`], to be found at once.
static WHERE: LazyLock<Option<AhoCorasick>> = LazyLock::new(|| AhoCorasick::new(PHRASES).ok());

/// The Chinese name of two or three characters that stands at a place, if what follows it is no part of a longer word.
pub(super) fn name_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    if !surname(rest) {
        return None;
    }
    let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8()).skip(1).take(2);
    let name = ends.map(|end| &rest[..end]).find(|name| closes_name(&rest[name.len()..]))?;
    (name.chars().all(is_han) && !name.contains(|c| GRAMMAR.contains(c))).then_some(name)
}

/// The Chinese name with which some words begin: a family name and one or two characters that open no verb or adverb.
fn likely_name(words: &str) -> Option<&str> {
    if !surname(words) {
        return None;
    }
    let given = words.chars().skip(1).take(2).take_while(|c| is_han(*c) && !GRAMMAR.contains(*c)).take_while(|c| !VERBAL.contains(*c));
    let length: usize = given.map(char::len_utf8).sum();
    let first = words.chars().next().map_or(0, char::len_utf8);
    (length > 0).then(|| &words[..first + length])
}

/// Characters that begin what is said of somebody more often than they end a name.
const VERBAL: &str = "说說表示指认認称稱补補解释釋告诉訴写寫坦回透警提介绍紹问問答分析宣呼感评評总總反笑形批讲講重质質预預担擔则則还還又再曾并並就却卻近日前今昨最同在对對从從向接受算打给給把被以因没沒有是会會要想看举舉跟用做去到上下";

/// Characters that no given name has.
const GRAMMAR: &str = "他她我你们們这這那的了在是和与與也都就不";

/// The foreign name, its parts joined by dots, that stands at a place: "约翰·奥凯克(John Okeke)".
fn foreign_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let inner = |c: char| is_han(c) && !GRAMMAR.contains(c) && !VERBAL.contains(c) || matches!(c, '·' | '•' | '‧');
    let end = rest.char_indices().take(20).find(|(_, c)| !inner(*c)).map(|(i, _)| i)?;
    let name = &rest[..end];
    if !name.contains(['·', '•', '‧']) {
        return None;
    }
    let name = &name[..GOES_ON.iter().filter_map(|w| name.find(w)).min().unwrap_or(name.len())];
    let parts = name.split(['·', '•', '‧']);
    (name.contains(['·', '•', '‧']) && parts.into_iter().all(|p| p.chars().count() > 1)).then_some(name)
}

/// Whether a clause without a stop leads to a colon and words between marks.
fn leads_to_words(rest: &str) -> bool {
    let clause = rest.char_indices().take(40).find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '\n' | '“' | '「' | '：' | ':'));
    clause.is_some_and(|(at, c)| matches!(c, '：' | ':') && rest[at + c.len_utf8()..].trim_start().starts_with(['“', '「', '"']))
}

/// Whether some words begin as those behind a Chinese name do.
fn closes_name(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| !is_han(c) && !matches!(c, '·' | '•' | '‧') || "的在是对對向仍却卻很更正当當于於近今与與和则則曾將将从從接谈談为為来來已也就".contains(c))
}

/// Whether some words begin with a family name.
pub(super) fn surname(words: &str) -> bool {
    words.chars().next().is_some_and(|c| FAMILY.contains(&c))
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Language) -> Self {
        let mut out = Self { text, speech, known: HashMap::new(), posts: HashMap::new(), mentions: Vec::new() };
        out.learn();
        out
    }

    /// Notes everybody who is called by a post and a name before a verb of speech.
    fn learn(&mut self) {
        let mut start = 0;
        let mut sought = 0;
        for (at, c) in self.text.char_indices() {
            let breaks =
                matches!(c, '\n' | '。' | '！' | '？' | '!' | '?' | '；' | '，' | ',' | '”' | '」' | '：' | ':' | '“' | '「' | '"');
            if breaks {
                self.note(start, at);
                self.contrasted(start, at, &mut sought);
                start = at + c.len_utf8();
            }
        }
        self.note(start, self.text.len());
        if self.speech.lang == "zh" {
            self.introduced();
        } else {
            self.addressed();
        }
    }

    /// Notes who is named behind what they are, though no verb of speech is near: "互助會主席周德厚今年七十三歲".
    fn introduced(&mut self) {
        let text = self.text;
        let mut sought = 0;
        for at in self.speech.role_ends(text) {
            let again = || {
                let name = likely_name(&text[at..])?;
                let leads = leads_to_words(&text[at + name.len()..]);
                // Whoever matters is named again; so many are looked for that a text of posts is read in linear time.
                let recurs = !leads && name.chars().count() == 3 && sought < MOST && {
                    sought += 1;
                    text.matches(name).nth(1).is_some()
                };
                (leads || recurs).then_some(name)
            };
            let Some(name) =
                name_behind(text, at).or_else(|| foreign_behind(text, at)).or_else(again).filter(|n| !self.posts.contains_key(*n))
            else {
                continue;
            };
            let near = text.floor_char_boundary(at.saturating_sub(CLAUSE));
            let start = text[near..at].rfind(|c: char| !is_han(c) && !c.is_ascii_alphanumeric() && !matches!(c, '·' | '、'));
            let start = start.map_or(near, |i| near + i + text[near + i..].chars().next().map_or(1, char::len_utf8));
            let span = Span::new(at, at + name.len());
            self.known.entry(name.to_owned()).or_insert((name.to_owned(), span));
            self.posts.entry(name.to_owned()).or_insert(Span::new(start, at));
            self.mentions.push(span);
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Japanese who is called with a form of address or a post in full, though no particle marks them: "准教授の河合真琴さんに聞いた".
    fn addressed(&mut self) {
        let text = self.text;
        let address = ["さん", "氏"].iter().flat_map(|w| text.match_indices(w).map(|(at, w)| at + w.len()));
        // "真鍋俊彦・海洋大学教授（海洋学）の話「…」"
        let talks = text.match_indices("の話「").map(|(at, _)| {
            let words = text[..at].trim_end_matches(['）', ')']);
            let near = words.floor_char_boundary(words.len().saturating_sub(CLAUSE));
            if words.len() < at { words[near..].rfind(['（', '(']).map_or(at, |open| near + open) } else { at }
        });
        let ends: Vec<usize> = address.chain(talks).collect();
        for end in ends {
            let near = text.floor_char_boundary(end.saturating_sub(CLAUSE));
            let start = text[near..end].rfind(['。', '\n', '「', '」', '、', ' ', '　', '（', '）', '(', ')']);
            let start = start.map_or(near, |i| near + i + text[near + i..].chars().next().map_or(1, char::len_utf8));
            let Some((post, name)) = self.japanese(Span::new(start, end)) else { continue };
            let Some(written) = name.of(text).filter(|n| n.chars().count() > 2) else { continue };
            if !self.known.contains_key(written) {
                self.remember(written, name);
            }
            if let Some(post) = post {
                self.posts.entry(written.to_owned()).or_insert(post);
            }
            self.mentions.push(name);
        }
        self.mentions.sort_by_key(|m| m.start);
    }

    /// Notes in Chinese whom a clause sets against others by name: "范綱豪則有不同看法".
    fn contrasted(&mut self, start: usize, end: usize, sought: &mut usize) {
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

    /// Makes a full name known, and the parts of it that stand for it later.
    fn remember(&mut self, written: &str, name: Span) {
        for part in written.split(['·', '•', '‧', '・', '＝', ' ']).filter(|p| p.chars().count() > 1) {
            self.known.entry(part.to_owned()).or_insert((written.to_owned(), name));
        }
        self.known.insert(written.to_owned(), (written.to_owned(), name));
        // Surnames stand first, and for the person later.
        for length in if self.speech.lang == "ja" { 2..4 } else { 0..0 } {
            let part: String = written.chars().take(length).collect();
            self.known.entry(part).or_insert((written.to_owned(), name));
        }
    }

    fn note(&mut self, start: usize, end: usize) {
        let Some(clause) = self.text.get(start..end).filter(|c| c.len() < 400) else { return };
        let subject = if self.speech.lang == "ja" { topic(clause, start) } else { self.subject(clause, start) };
        let Some(subject) = subject else { return };
        let Some((post, name)) = self.name(subject) else { return };
        let Some(written) = name.of(self.text) else { return };
        if self.pronoun(written) {
            return;
        }
        self.mentions.push(name);
        let is_new = !self.known.contains_key(written);
        if is_new && (written.chars().count() > 2 || post.is_some() || written.contains(['·', '•', ' '])) {
            self.remember(written, name);
        }
        if let Some(post) = post.map(|p| self.past_marks(p)) {
            let full = self.known.get(written).map_or(written, |(full, _)| full).to_owned();
            self.posts.entry(full).or_insert(post);
        }
    }

    /// "民間團體「路權行動」發言人": a post that goes on before what stands between marks.
    fn past_marks(&self, post: Span) -> Span {
        let before = &self.text[..post.start];
        let Some((open, close)) = [('「', '」'), ('“', '”'), ('《', '》'), ('『', '』')].into_iter().find(|(_, c)| before.ends_with(*c))
        else {
            return post;
        };
        let near = before.char_indices().rev().take(14).find(|(_, c)| *c == open);
        let Some((at, _)) = near.filter(|(at, _)| before[*at..].chars().filter(|c| *c == close).count() == 1) else { return post };
        let ahead = &before[..at];
        let start = ahead.char_indices().rev().take(40).take_while(|(_, c)| is_han(*c) || c.is_ascii_alphanumeric()).last();
        start.map_or(post, |(start, _)| Span::new(start, post.end))
    }

    fn pronoun(&self, words: &str) -> bool {
        self.speech.pronouns.contains(&words)
    }

    /// What stands before the first verb of speech of a clause.
    fn subject(&self, clause: &str, offset: usize) -> Option<Span> {
        let body = clause
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '，' | ',' | '、' | '。' | '—' | '-' | '”' | '」' | '"' | '('));
        let start = offset + clause.len() - body.len();
        // "在她看来": the view of somebody.
        let viewed = body.strip_prefix('在').and_then(|rest| rest.find("看来").or_else(|| rest.find("看來")));
        if let Some(end) = viewed.filter(|end| (1..=90).contains(end)) {
            return Some(Span::new(start + '在'.len_utf8(), start + '在'.len_utf8() + end));
        }
        let verb = self.speech.first_cue(body)?;
        let mut subject = &body[..verb];
        // The subject marker and the post behind a name in Japanese, adverbs and phrases in Chinese.
        if let Some(at) = subject.find(['は', 'が']).filter(|at| *at > 0) {
            subject = &subject[..at];
        }
        if let Some(at) = subject.find("接受").filter(|at| *at > 0) {
            subject = &subject[..at];
        }
        // "副教授余向晚说": no name is a surname alone.
        let inner = |at: usize| {
            let from = self.speech.last_role(&subject[..at]).unwrap_or(0);
            subject[from..at].chars().count() == 1 && surname(&subject[from..at])
        };
        let cut = WHERE.as_ref().and_then(|w| w.find_iter(subject).map(|m| m.start()).find(|at| *at >= 6 && !inner(*at)));
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
    fn name(&self, subject: Span) -> Option<(Option<Span>, Span)> {
        let words = subject.of(self.text)?;
        // A name in other letters may follow in parentheses.
        let words = match words.rfind(['（', '(']) {
            Some(at) if words.ends_with(['）', ')']) && at > 0 => &words[..at],
            _ => words,
        };
        let words = words.trim_end_matches(['さ', 'ん', '氏']);
        // "阮氏秋女士"
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
        }) {
            return Some((None, Span::new(subject.start, subject.start + pronoun.len())));
        }
        let tail = |len: usize| {
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
        let latin: usize = words
            .chars()
            .rev()
            .take_while(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | '.' | '-' | '\'' | '’'))
            .map(char::len_utf8)
            .sum();
        if latin > 3 && latin < 50 {
            let part = words[words.len() - latin..].trim_start();
            return Some(tail(part.len()));
        }
        if let Some(dot) = words.find(['·', '•', '‧']) {
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
            let before = &words[..words.len() - role.len()];
            let surname = self.speech.lang == "ja" || before.chars().next().is_some_and(|c| FAMILY.contains(&c));
            let short = (1..=4).contains(&before.chars().count()) && surname;
            return short.then(|| (None, Span::new(subject.start, subject.start + before.len())));
        }
        let count = words.chars().count();
        if let Some(end) = role_end {
            let rest = &words[end..];
            if (2..=6).contains(&rest.chars().count()) && rest.chars().all(|c| is_han(c) || is_kana(c)) {
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
        let grammar = self.speech.lang == "zh" && !self.known.contains_key(words) && words.contains(|c| GRAMMAR.contains(c));
        if count <= 5 && words.chars().all(|c| is_han(c) || is_kana(c)) && count >= 2 && !grammar {
            return Some((None, Span::new(subject.start, subject.start + words.len())));
        }
        // No post that is known: a family name opens the last two or three characters.
        for len in [3, 2] {
            let start = words.char_indices().rev().nth(len - 1).map(|(at, _)| at)?;
            let part = &words[start..];
            if part.chars().next().is_some_and(|c| FAMILY.contains(&c)) && part.chars().all(is_han) {
                return Some(tail(part.len()));
            }
        }
        None
    }

    /// "水資源研究所の佐藤美咲研究員", "市長の田中健一", "佐藤研究員": posts stand before the name with の, or behind it.
    fn japanese(&self, subject: Span) -> Option<(Option<Span>, Span)> {
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
        let role = self.speech.ends_in_role(words);
        // "真鍋俊彦・海洋大学教授": the post behind the name.
        if let Some((first, rest)) = words.split_once('・')
            && role.is_some_and(|r| !matches!(r, "氏" | "さん") && rest.chars().count() > r.chars().count())
            && (2..=6).contains(&first.chars().count())
            && first.starts_with(is_han)
            && first.chars().all(|c| is_han(c) || is_kana(c))
            && self.speech.ends_in_role(first).is_none()
        {
            let post = Span::new(start + words.len() - rest.len(), start + words.len());
            return Some((Some(post), Span::new(start, start + first.len())));
        }
        let bare = role.map_or(words, |r| &words[..words.len() - r.len()]);
        let from = bare.rfind(['の', '、']).map_or(0, |at| at + 'の'.len_utf8());
        // "環境大臣中村一郎": the post runs into the name.
        let inner = self.speech.last_long_role(&bare[from..]).map(|end| from + end);
        let inner = inner.filter(|at| *at < bare.len()).unwrap_or(from);
        let mut name = bare[inner..].trim();
        // "民宿を営む大和田さつきさん": a name in Chinese characters and kana behind other words.
        let kana: usize = name.chars().rev().take_while(|c| is_kana(*c) && !('ァ'..='ヺ').contains(c)).map(char::len_utf8).sum();
        let stem = &name[..name.len() - kana];
        let head: usize = stem.chars().rev().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
        let family = &stem[stem.len() - head..];
        if kana > 0
            && kana <= 12
            && head > 0
            && head < stem.len()
            && (1..=4).contains(&family.chars().count())
            && role.is_some_and(|r| matches!(r, "さん" | "氏"))
        {
            name = &name[name.len() - kana - head..];
        }
        // "これに対し竹内さん": a surname behind other words.
        let run: usize = name.chars().rev().take_while(|c| is_han(*c)).map(char::len_utf8).sum();
        let tail = &name[name.len() - run..];
        let mixed = run < name.len() && !name.starts_with(is_han) && !name.contains(['・', '＝']) && tail.chars().count() >= 2;
        if mixed && (role.is_some_and(|r| matches!(r, "さん" | "氏")) || self.known.contains_key(tail)) {
            name = tail;
        }
        let count = name.chars().count();
        let kanji = name.chars().all(|c| is_han(c) || is_kana(c)) && name.chars().next().is_some_and(is_han);
        let kana = |c: char| ('ァ'..='ヺ').contains(&c);
        let foreign = name.chars().all(|c| kana(c) || matches!(c, '・' | '＝' | 'ー' | ' ' | '.') || c.is_ascii_alphabetic())
            && name.chars().next().is_some_and(|c| kana(c) || c.is_ascii_uppercase());
        let person = kanji && (2..=6).contains(&count) && !INSTITUTIONS.iter().any(|i| name.ends_with(i));
        // "水温は": a noun, unless somebody is called so.
        let noun = role.is_none() && inner == 0 && kanji && count < 4 && !self.known.contains_key(name);
        if noun {
            return None;
        }
        let anybody = ["男性", "女性", "少女", "少年", "夫婦", "親子", "老人", "若者"].iter().any(|w| name.ends_with(w));
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
        let behind = role.filter(|r| !matches!(*r, "氏" | "さん")).map(|r| Span::new(begin + name.len(), begin + name.len() + r.len()));
        let post = if post.chars().count() > 1 { Some(Span::new(start, start + post.len())) } else { apposed().or(behind) };
        Some((post, Span::new(begin, begin + name.len())))
    }

    /// The name that stands behind the last post of a clause.
    fn behind_post(&self, clause: &str, offset: usize) -> Option<Heard> {
        let dense = self.speech.lang == "zh";
        let ends = self.speech.role_ends(clause).filter(|_| dense);
        let (end, name) = ends.filter_map(|end| foreign_behind(clause, end).or_else(|| likely_name(&clause[end..])).map(|name| (end, name))).last()?;
        let mention = Span::new(offset + end, offset + end + name.len());
        Some(Heard { mention, form: Form::Name, confidence: 0.85 })
    }

    fn heard(&self, subject: Span, confidence: f32) -> Option<Heard> {
        let words = subject.of(self.text)?;
        let name = self.name(subject).map(|(_, name)| name);
        if self.speech.indefinite.iter().any(|i| words.starts_with(i)) && name.is_none_or(|n| n.start == subject.start) {
            return Some(Heard { mention: subject, form: Form::Nameless, confidence: 0.8 });
        }
        // "這位太空科學系教授": somebody who was named.
        if let Some(rest) = THIS.iter().find_map(|t| words.strip_prefix(t))
            && self.speech.lang == "zh"
            && self.speech.ends_in_role(rest).is_some()
        {
            return Some(Heard { mention: subject, form: Form::Known, confidence: 0.85 });
        }
        match name {
            Some(name) => {
                let form = if self.pronoun(name.of(self.text)?) { Form::Pronoun } else { Form::Name };
                Some(Heard { mention: name, form, confidence })
            }
            None if words.chars().count() <= 24 => Some(Heard { mention: subject, form: Form::Nameless, confidence: 0.6 }),
            None => None,
        }
    }
}

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        // 「…」と鈴木さんは述べた
        let quoting = clause.trim_start().strip_prefix('と');
        // 「…」。三浦准教授はそう話す。
        if let Some(rest) = clause.trim_start().strip_prefix('。').filter(|_| self.speech.lang == "ja") {
            let stop = |(at, c): &(usize, char)| matches!(c, '。' | '\n') || *c == '「' && !inner_marks(&rest[*at..]);
            let sentence = &rest[..rest.char_indices().find(stop).map_or(rest.len(), |(at, _)| at)];
            // 「…」。そう話すのは、柑橘農家の柏木ひとみさん(58)だ。
            if let Some((at, cleft)) = sentence.find("のは").map(|at| (at, &sentence[at + "のは".len()..]))
                && self.speech.first_cue(&sentence[..at]).is_some()
            {
                let person = cleft.trim_end_matches(['だ', 'で', 'す', '。']).trim_start_matches('、');
                let person = person.find(['（', '(']).map_or(person, |open| &person[..open]);
                let start = offset + clause.len() - rest.len() + at + "のは".len() + cleft.find(person)?;
                return self.heard(Span::new(start, start + person.len()), 0.92).filter(|h| h.form == Form::Name);
            }
            let told = ["そう", "こう", "このように"].iter().any(|w| sentence.contains(w)) && self.speech.first_cue(sentence).is_some();
            // 「…」。陶芸家の野口真帆さんは笑顔で話す。
            // 「…」。富山大学の氷室真砂准教授(水文学)は苦笑する。
            let posted = || {
                let who = topic(sentence, 0).and_then(|s| s.of(sentence)).unwrap_or_default();
                let who = who.find(['（', '(']).map_or(who, |open| &who[..open]);
                self.speech.ends_in_role(who).is_some_and(|role| who.len() > role.len())
            };
            let called = sentence.contains("さんは") || sentence.contains("氏は") || posted();
            let told = told || called && self.speech.ends_in_cue(sentence).is_some();
            let subject = topic(sentence, offset + clause.len() - rest.len()).filter(|_| told)?;
            return self.heard(subject, 0.92);
        }
        let (clause, offset) = match quoting {
            Some(rest) => (rest, offset + clause.len() - rest.len()),
            None => (clause, offset),
        };
        let end = clause.char_indices().find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '\n')).map_or(clause.len(), |(at, _)| at);
        let clause = &clause[..end];
        if clause.trim_start().starts_with(['：', ':', '“']) {
            return None;
        }
        // "と述べた": the subject stood before the words; "と佐藤さん。": no verb.
        if self.speech.lang == "ja" && !clause.contains(['は', 'が']) {
            let name = clause.trim().trim_end_matches('。');
            let start = offset + clause.len() - clause.trim_start().len();
            let titled = quoting.is_some() && self.speech.ends_in_role(name).is_some();
            let heard = || self.heard(Span::new(start, start + name.len()), 0.85).filter(|h| h.form != Form::Nameless);
            // "と笑う。": whoever spoke last.
            let alone = quoting.is_some() && !name.is_empty() && name.chars().count() <= 10 && self.speech.ends_in_cue(name).is_some();
            let elided = alone.then(|| Heard { mention: Span::new(start, start + name.len()), form: Form::Elided, confidence: 0.75 });
            return if titled { heard() } else { elided };
        }
        // "谈及时长,研究员唐雨眠打了个比方": what it is about, then who.
        let about = ABOUT.iter().any(|w| clause.trim_start().starts_with(w)).then(|| clause.find(['，', ','])).flatten();
        let skip = about.map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
        let subject = self.subject(&clause[skip..], offset + skip)?;
        let length = subject.of(self.text)?;
        // A comma in between begins another statement.
        if length.contains(['，', '。']) || length.chars().count() > 60 {
            return None;
        }
        self.heard(subject, 0.96)
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let colon = body.ends_with(['：', ':']);
        let comma = body.ends_with(['，', ',']);
        let last = body.trim_end_matches(['：', ':', '，', ',', ' ']);
        let start = last
            .char_indices()
            .rev()
            .find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '\n' | '”' | '」'))
            .map_or(0, |(at, c)| at + c.len_utf8());
        let sentence = &last[start..];
        let ends_in_cue = self.speech.ends_in_cue(sentence).is_some() || sentence.ends_with("记者") || sentence.ends_with("記者");
        let marker = sentence.ends_with(['は', 'が']);
        // "真鍋俊彦・海洋大学教授（海洋学）の話「…」"
        if let Some(words) = sentence.strip_suffix("の話").filter(|_| self.speech.lang == "ja") {
            let blanks = words.len() - words.trim_start().len();
            let subject = Span::new(offset + start + blanks, offset + start + words.len());
            return self.heard(subject, 0.92).filter(|h| h.form == Form::Name);
        }
        // "建築家ナディア・ベンアリ氏も「…」"
        if let Some(words) = sentence.strip_suffix('も').filter(|_| self.speech.lang == "ja") {
            let blanks = words.len() - words.trim_start().len();
            let subject = Span::new(offset + start + blanks, offset + start + words.len());
            return self.heard(subject, 0.88).filter(|h| h.form == Form::Name);
        }
        if self.speech.lang == "ja" && !colon && !marker {
            // "大臣の中村一郎は会見で、「…」": the topic of the sentence.
            let topic = sentence.find('は').filter(|at| *at > 0)?;
            let blanks = sentence.len() - sentence.trim_start().len();
            let subject = Span::new(offset + start + blanks.min(topic), offset + start + topic);
            // "町の担当者は": somebody whom nobody names.
            let unnamed = subject.of(self.text).map(past_age).is_some_and(|w| self.speech.ends_in_role(w).is_some() || w.ends_with('側'));
            let heard = self.heard(subject, 0.88).filter(|h| h.form != Form::Nameless || unnamed)?;
            return Some(if heard.form == Form::Nameless { Heard { confidence: 0.8, ..heard } } else { heard });
        }
        if !(colon || ends_in_cue || marker) {
            // "主席曾國明批評政府「只懂加價,不懂加人」": a verb that needs no colon, and whom it is about.
            let last = pieces(sentence).pop().filter(|_| self.speech.lang == "zh");
            let about = last.and_then(|(at, part)| {
                let cue = self.speech.first_cue(part)?;
                let verb = BLAMES.iter().find(|v| part[cue..].starts_with(**v))?;
                let rest = part[cue + verb.len()..].chars().count();
                (rest <= 8).then(|| self.subject(part, offset + start + at)).flatten()
            });
            if let Some(subject) = about {
                return self.heard(subject, 0.8).filter(|h| h.form != Form::Nameless);
            }
            // "她介绍,洗盐用水占四成,“…”": who speaks opens the sentence, and a comma leads to the words.
            let opening = sentence.split(['，', ',']).next().filter(|_| comma && self.speech.lang == "zh")?;
            let told = self.speech.ends_in_cue(opening).is_some() || opening.ends_with("看来") || opening.ends_with("看來");
            let subject = self.subject(opening, offset + start).filter(|_| told)?;
            return self.heard(subject, 0.85).filter(|h| h.form != Form::Nameless);
        }
        // The clause of the verb, or the one before it: "X在接受采访时说".
        let parts: Vec<(usize, &str)> = pieces(sentence);
        for (at, part) in parts.iter().rev() {
            if let Some(subject) = self.subject(part, offset + start + at)
                && subject.of(self.text).is_some_and(|s| s.chars().count() < 60)
            {
                let confidence = if colon || comma { 0.97 } else { 0.85 };
                return self.heard(subject, confidence);
            }
        }
        if colon || marker {
            // "談到轉型,周德厚搖頭:": somebody known opens a clause.
            let person = |(at, part): &(usize, &str)| {
                let blanks = part.len() - part.trim_start().len();
                let lengths = part.trim_start().char_indices().map(|(i, c)| i + c.len_utf8()).take(12).filter(|end| *end > 3);
                let names = lengths.filter_map(|end| part.trim_start().get(..end)).filter(|n| self.known.contains_key(*n));
                let name = names.last()?;
                let from = offset + start + at + blanks;
                Some(Heard { mention: Span::new(from, from + name.len()), form: Form::Name, confidence: 0.85 })
            };
            if let Some(heard) = parts.iter().rev().find_map(person) {
                return Some(heard);
            }
            // "党支部书记韩立国算了另一笔账:": a post, and a name behind it.
            if let Some(heard) = parts.iter().rev().find_map(|(at, part)| self.behind_post(part, offset + start + at)) {
                return Some(heard);
            }
            let (at, part) = *parts.first()?;
            if self.speech.first_cue(part) == Some(0) {
                return None;
            }
            // "她发现…,并且解释道:", "王强(John Wang)确信:": whoever the sentence begins with.
            let begin = offset + start + at;
            let pronoun = self
                .speech
                .pronouns
                .iter()
                .find(|p| part.trim_start().starts_with(**p) && !part.trim_start()[p.len()..].starts_with(['们', '們', '的']));
            if let Some(pronoun) = pronoun {
                let from = begin + part.len() - part.trim_start().len();
                return Some(Heard { mention: Span::new(from, from + pronoun.len()), form: Form::Pronoun, confidence: 0.75 });
            }
            if let Some(close) = part.find(['）', ')']).filter(|_| self.speech.lang == "zh") {
                let end = close + part[close..].chars().next().map_or(1, char::len_utf8);
                return self.heard(Span::new(begin, begin + end), 0.85);
            }
            let words = part.trim_end_matches(['は', 'が']);
            let blanks = words.len() - words.trim_start().len();
            let subject = Span::new(offset + start + at + blanks, offset + start + at + words.len());
            let bare = past_age(words);
            let unnamed = self.speech.lang == "ja" && (self.speech.ends_in_role(bare).is_some() || bare.ends_with('側'));
            let heard = self.heard(subject, 0.8).filter(|h| h.form != Form::Nameless || unnamed)?;
            return Some(if heard.form == Form::Nameless { Heard { confidence: 0.8, ..heard } } else { heard });
        }
        None
    }

    fn sentence(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end().trim_end_matches(['。', '！', '？', '；']);
        let start =
            body.rfind(['。', '！', '？', '；', '\n', '”', '」']).map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
        // "片桐直樹主任研究員によると、転落は三倍に上る。"
        let by = body[start..].find("によると").or_else(|| body[start..].find("によれば")).filter(|at| *at > 0 && self.speech.lang == "ja");
        let subject = match by {
            Some(at) => {
                let blanks = body[start..].len() - body[start..].trim_start().len();
                Span::new(offset + start + blanks.min(at), offset + start + at)
            }
            // "理事長は十日、次のコメントを出した。"
            None if self.speech.lang == "ja" && ["コメント", "談話", "声明"].iter().any(|w| body[start..].contains(w)) => {
                topic(&body[start..], offset + start)?
            }
            None => self.subject(&body[start..], offset + start)?,
        };
        let heard = self.heard(subject, 0.75)?;
        (heard.form != Form::Nameless && subject.of(self.text)?.chars().count() < if self.speech.lang == "ja" { 80 } else { 30 })
            .then_some(heard)
    }

    fn lang(&self) -> &'static str {
        self.speech.lang
    }

    fn full(&self, mention: &str, _at: usize) -> (String, Option<Span>) {
        match self.known.get(mention) {
            Some((full, span)) => (full.clone(), Some(*span)),
            None => {
                // "罗教授", "田中氏" for somebody whose name begins so.
                let short = mention.chars().count() == 1;
                let found = self.known.iter().filter(|(name, (full, _))| *name == full && short && full.starts_with(mention));
                let mut found: Vec<_> = found.map(|(_, v)| v).collect();
                found.sort_by_key(|(_, span)| span.start);
                found.first().map_or((mention.to_owned(), None), |(full, span)| (full.clone(), Some(*span)))
            }
        }
    }

    fn described_by(&self, phrase: Span) -> Option<Span> {
        let words = phrase.of(self.text)?;
        let rest = THIS.iter().find_map(|t| words.strip_prefix(t)).filter(|rest| rest.chars().count() > 4)?;
        Some(Span::new(phrase.end - rest.len(), phrase.end))
    }

    fn first_introduced(&self, before: usize) -> Option<Span> {
        let full = |m: &&Span| m.of(self.text).is_some_and(|name| self.posts.contains_key(name));
        self.mentions.iter().filter(|m| m.end <= before).find(full).copied()
    }

    fn last_named(&self, from: usize, at: usize) -> Option<Span> {
        let end = self.mentions.partition_point(|m| m.end <= at);
        self.mentions[..end].last().filter(|m| m.start >= from).copied()
    }

    fn affiliation(&self, name: &str, _mention: Span) -> Option<Span> {
        self.posts.get(name).copied()
    }
}

/// "店主(71)": some words without what stands in parentheses at their end.
fn past_age(words: &str) -> &str {
    let open = if words.ends_with([')', '）']) { words.rfind(['(', '（']) } else { None };
    open.map_or(words, |at| &words[..at])
}

/// What a Japanese clause is about: the words before its particle.
fn topic(clause: &str, offset: usize) -> Option<Span> {
    let body = clause.trim_start();
    let body = ["などと", "と"].iter().find_map(|p| body.strip_prefix(p)).unwrap_or(body);
    let start = offset + clause.len() - body.len();
    let end = body.find(['は', 'が']).filter(|at| (1..=120).contains(at))?;
    let end = ["によると", "によれば"].iter().filter_map(|by| body[..end].find(by)).min().unwrap_or(end);
    Some(Span::new(start, start + end))
}

/// Whether marks that open here hold a name within a clause: `「みのり」代表`.
fn inner_marks(rest: &str) -> bool {
    let close = rest.char_indices().take(12).find(|(_, c)| *c == '」').map(|(at, c)| at + c.len_utf8());
    close.and_then(|end| rest[end..].chars().next()).is_some_and(|c| is_han(c) || c == 'の')
}

/// The parts of a sentence between commas, with their places.
fn pieces(sentence: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let mut start = 0;
    for (at, c) in sentence.char_indices().filter(|(_, c)| matches!(c, '，' | ',')) {
        out.push((start, &sentence[start..at]));
        start = at + c.len_utf8();
    }
    out.push((start, &sentence[start..]));
    out
}
