//! Who speaks, in Chinese and Japanese: the clause around the marks is cut at its verb of speech, and what stands before it into
//! what somebody is and what they are called.

mod glued;
mod japanese;
mod learn;
mod names;
mod subject;

use std::collections::HashMap;

use crate::text::Span;
use crate::text::script::{is_han, is_katakana};

use super::super::speech::Language;
use super::inline::{Form, Heard, Referent};
use japanese::{first_particle, inner_marks, past_age, topic};
use subject::{THIS, is_body};

pub(super) use names::{foreign_behind, name_behind, opens_with_word, surname};

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Language,
    /// Who was called by a name in full, by the parts that stand for it later.
    known: HashMap<String, (String, Span)>,
    /// The affiliation that stands before a name, where it does.
    posts: HashMap<String, Span>,
    /// Persons in the order of the text.
    mentions: Vec<Span>,
    /// Who is meant by a post alone, where only one has it: the full name, and where it stands.
    by_post: HashMap<String, (String, Span)>,
}

/// Characters of the longest words in Japanese whose opening mark is looked for.
const OPENED_WITHIN: usize = 600;

/// What begins in Chinese what is told of whoever hears something.
const HEARS: [&str; 14] = ["吓", "嚇", "愣", "怔", "听", "聽", "沉默", "被", "没有回答", "沒有回答", "没回答", "沒回答", "不敢", "无言"];

impl Reader<'_> {
    /// "她算过一笔账。“…”": a pronoun that opens the words before the marks, though they hold no verb of speech.
    fn opening_pronoun(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_start();
        let fits = |p: &&&str| body.strip_prefix(**p).is_some_and(|rest| !rest.starts_with(['们', '們', '的']));
        let pronoun = self.speech.pronouns.iter().find(fits).filter(|_| self.speech.lang == "zh")?;
        let from = offset + clause.len() - body.len();
        Some(Heard { mention: Span::new(from, from + pronoun.len()), form: Form::Pronoun, confidence: 0.7 })
    }

    /// "“…”29岁的快递员邱国樑把头盔搁在脚边，", "“…”她笑着摆摆手。": who does something right behind the marks, in Chinese.
    fn acting(&self, clause: &str, offset: usize) -> Option<Heard> {
        if self.speech.lang != "zh"
            || clause.trim().is_empty()
            || clause.starts_with(['的', '和', '与', '與', '、', '等', '这', '這', '是'])
        {
            return None;
        }
        if let Some(heard) = self.opening_pronoun(clause, offset) {
            return Some(heard);
        }
        let first = &clause[..clause.find(['，', ',']).unwrap_or(clause.len())];
        let from = self.mentions.partition_point(|m| m.start < offset);
        let mention = self.mentions.get(from).filter(|m| m.end <= offset + first.len())?;
        let before = &first[..mention.start - offset];
        let post = before.is_empty() || self.speech.ends_in_role(before.trim_end_matches('的')).is_some();
        // "李建国吓了一跳": to whom it was said.
        let hears = HEARS.iter().any(|word| clause[mention.end - offset..].starts_with(word));
        (post && !hears && before.chars().count() <= 24).then_some(Heard { mention: *mention, form: Form::Name, confidence: 0.75 })
    }

    /// Whether the words between the marks that close at a place begin a sentence, as they do not in "遺書には「…」。妻の田中洋子さんは泣き崩れた。"
    fn begins(&self, close: usize) -> bool {
        let mut depth = 0;
        let open = self.text[..close].char_indices().rev().take(OPENED_WITHIN).find(|(_, c)| {
            depth += match c {
                '」' => 1,
                '「' => -1,
                _ => 0,
            };
            depth == 0 && *c == '「'
        });
        let before = open.map(|(at, _)| self.text[..at].trim_end_matches([' ', '\u{3000}']));
        before.is_some_and(|before| before.is_empty() || before.ends_with(['\n', '。', '！', '？', '」']))
    }

    /// Whether the marks that close at a place of a Chinese clause hold the name of whoever it is about: "攤商「阿順」".
    fn called_so(&self, clause: &str, close: usize) -> bool {
        let open = clause[..close].rfind(['「', '“']).filter(|_| self.speech.lang == "zh");
        let inside = |open: usize| clause[open..close].chars().skip(1).count();
        open.is_some_and(|open| (2..=4).contains(&inside(open)) && clause[..open].ends_with(is_han))
    }

    /// "そう話すのは、柑橘農家の柏木ひとみさん(58)だ": who it is that says so.
    fn cleft(&self, sentence: &str, offset: usize) -> Option<Heard> {
        self.heard(self.cleft_subject(sentence, offset)?, 0.92).filter(|h| h.form == Form::Name)
    }

    /// The words of such a sentence for whoever it is.
    fn cleft_subject(&self, sentence: &str, offset: usize) -> Option<Span> {
        let (verb, cleft) = sentence.split_once("のは").filter(|_| self.speech.lang == "ja")?;
        self.speech.first_cue(verb)?;
        let person = cleft.trim_end_matches(['だ', 'で', 'す', '。']).trim_start_matches('、');
        let person = person.find(['（', '(']).map_or(person, |open| &person[..open]);
        let start = offset + verb.len() + "のは".len() + cleft.find(person)?;
        Some(Span::new(start, start + person.len()))
    }

    /// Who the words before the marks say will speak.
    fn announced(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let colon = body.ends_with(['：', ':']);
        let comma = body.ends_with(['，', ',']);
        let last = body.trim_end_matches(['：', ':', '，', ',', ' ']);
        let start = last
            .char_indices()
            .rev()
            .find(|(at, c)| matches!(c, '。' | '！' | '？' | '；' | '\n') || matches!(c, '”' | '」') && !self.called_so(last, *at))
            .map_or(0, |(at, c)| at + c.len_utf8());
        // "田中氏によると、佐藤氏は": who says it, and not who tells of it.
        let told = ["によると、", "によれば、"].iter().find_map(|by| last[start..].find(by).map(|at| start + at + by.len()));
        let told = told.filter(|at| self.speech.lang == "ja" && last[*at..].contains(['は', 'が', 'も']));
        let start = told.unwrap_or(start);
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
            let topic = first_particle(sentence, &['は']).filter(|at| *at > 0)?;
            let blanks = sentence.len() - sentence.trim_start().len();
            let subject = Span::new(offset + start + blanks.min(topic), offset + start + topic);
            // "町の担当者は": somebody whom nobody names.
            let unnamed = subject.of(self.text).is_some_and(|who| self.nobody_by_name(who));
            let heard = self.heard(subject, 0.88).filter(|h| h.form != Form::Nameless || unnamed || h.confidence > 0.8)?;
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
            // "对此,馆长回应称,已经有了经费,“…”": or the clause behind what it is about.
            let told = |part: &str| self.speech.ends_in_cue(part).is_some() || part.ends_with("看来") || part.ends_with("看來");
            let parts = pieces(sentence);
            let leading = parts.iter().take(2).find(|(_, part)| told(part)).filter(|_| comma && self.speech.lang == "zh");
            let (at, opening) = *leading?;
            let subject = self.subject(opening, offset + start + at)?;
            return self.heard(subject, 0.85).filter(|h| h.form != Form::Nameless);
        }
        // The clause of the verb, or the one before it: "X在接受采访时说".
        let parts: Vec<(usize, &str)> = pieces(sentence);
        // "匿名を条件に取材に応じた会社の社員は「": what the particle marks, and no verb before it.
        let topical = self.speech.lang == "ja" && marker;
        for (at, part) in parts.iter().rev().filter(|_| !topical) {
            if let Some(subject) = self.subject(part, offset + start + at)
                && subject.of(self.text).is_some_and(|s| s.chars().count() < 60)
            {
                let confidence = if colon || comma { 0.97 } else { 0.85 };
                let heard = self.heard(subject, confidence);
                // "导演黎家曜没有受访，深夜却写道：": no more than when it was, and who is in the clause before.
                if parts.len() > 1 && *at > 0 && heard.is_some_and(|h| h.form == Form::Nameless && h.confidence < 0.7) {
                    continue;
                }
                return heard;
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
            // "被问到原因，她顿了一下：": a pronoun opens the last clause.
            let pronoun = |(at, part): &(usize, &str)| self.opening_pronoun(part, offset + start + at).filter(|_| parts.len() > 1);
            if let Some(heard) = parts.last().and_then(pronoun) {
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
            let unnamed = self.speech.lang == "ja" && self.nobody_by_name(words);
            let heard = self.heard(subject, 0.8).filter(|h| h.form != Form::Nameless || unnamed || h.confidence > 0.8)?;
            return Some(if heard.form == Form::Nameless { Heard { confidence: 0.8, ..heard } } else { heard });
        }
        None
    }

    /// Whether a Chinese clause between two places brings up somebody without a name: "散场后，一位老球迷久久不愿离去。他告诉记者：".
    fn newcomer(&self, from: usize, at: usize) -> bool {
        let near = &self.text[from.min(at)..at];
        let line = near.rfind('\n').map_or(0, |end| end + 1);
        let begins = line > 0 || from == 0 || self.text[..from.min(at)].ends_with('\n');
        let near = &near[line..];
        let opens = |before: &str| before.is_empty() && begins || before.ends_with(['。', '！', '？', '，', '\n']);
        let brought_up = |word: &str| near.match_indices(word).any(|(at, _)| opens(&near[..at]));
        // "他的妻子起初并不同意。她坦言": whoever he has, and who is not named.
        let of = |whose: &(usize, &str)| KIN.iter().any(|kin| near[whose.0 + whose.1.len()..].starts_with(kin));
        let kin = |whose: &str| near.match_indices(whose).any(|found| opens(&near[..found.0]) && of(&found));
        self.speech.lang == "zh" && (["一位", "一名", "有位"].into_iter().any(brought_up) || ["他的", "她的"].into_iter().any(kin))
    }

    /// Whether Japanese words for who speaks end in a post, or as those for others do whom nobody names.
    fn nobody_by_name(&self, who: &str) -> bool {
        let who = past_age(who);
        self.speech.ends_in_role(who).is_some() || OTHERS.iter().any(|end| who.ends_with(end))
    }

    /// Where somebody else's name and the word that joins end in what is said of somebody in Chinese.
    fn past_others(&self, words: &str) -> Option<usize> {
        let joins = words.char_indices().filter(|(_, c)| matches!(c, '和' | '与' | '與' | '及' | '、'));
        let named = |at: usize| {
            let ends = words[..at].char_indices().rev().map(|(from, _)| &words[from..at]);
            ends.take(4).skip(1).any(|name| self.known.get(name).is_some_and(|(full, _)| full == name))
        };
        joins.filter(|(at, _)| named(*at)).map(|(at, c)| at + c.len_utf8()).next_back()
    }

    /// "田中准教授（水文学）によると、発電は": who tells of it.
    fn by(&self, clause: &str, offset: usize) -> Option<Heard> {
        let from = clause.rfind(['。', '\n', '」']).map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
        let (sentence, offset) = (&clause[from..], offset + from);
        let end = ["によると", "によれば"].iter().filter_map(|by| sentence.find(by)).min().filter(|_| self.speech.lang == "ja")?;
        let blanks = sentence.len() - sentence.trim_start().len();
        let subject = Span::new(offset + blanks.min(end), offset + end);
        self.heard(subject, 0.85).filter(|h| h.form == Form::Name)
    }
}

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Language) -> Self {
        let mut out = Self { text, speech, known: HashMap::new(), posts: HashMap::new(), mentions: Vec::new(), by_post: HashMap::new() };
        out.learn();
        out
    }
}

/// Words that bring up what somebody is asked about.
const ABOUT: [&str; 31] = [
    "说起",
    "說起",
    "谈起",
    "談起",
    "聊起",
    "提起",
    "讲起",
    "講起",
    "想起",
    "忆起",
    "憶起",
    "回憶起",
    "聊到",
    "问及",
    "問及",
    "谈及",
    "談及",
    "谈到",
    "談到",
    "提到",
    "说到",
    "說到",
    "对于",
    "對於",
    "针对",
    "針對",
    "关于",
    "關於",
    "面对",
    "面對",
    "回忆起",
];

/// How Japanese words for those end whom nobody names: "町側は", "保護者からは".
const OTHERS: [&str; 3] = ["側", "から", "陣営"];

/// Chinese verbs of speech whose object may stand before the words.
const BLAMES: [&str; 15] =
    ["批评", "批評", "指责", "指責", "抨击", "抨擊", "呼吁", "呼籲", "提醒", "警告", "质疑", "質疑", "谴责", "譴責", "嘲笑"];

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        // 「…」と鈴木さんは述べた
        let quoting = clause.trim_start().strip_prefix('と');
        // 「…」。三浦准教授はそう話す。
        if let Some(rest) = clause.trim_start().strip_prefix('。').filter(|_| self.speech.lang == "ja") {
            let stop = |(at, c): &(usize, char)| matches!(c, '。' | '\n') || *c == '「' && !inner_marks(&rest[*at..]);
            let sentence = &rest[..rest.char_indices().find(stop).map_or(rest.len(), |(at, _)| at)];
            // 「…」。そう話すのは、柑橘農家の柏木ひとみさん(58)だ。
            if let Some(heard) = self.cleft(sentence, offset + clause.len() - rest.len()) {
                return Some(heard);
            }
            let told = ["そう", "こう", "このように"].iter().any(|w| sentence.contains(w)) && self.speech.first_cue(sentence).is_some();
            // 「…」。陶芸家の野口真帆さんは笑顔で話す。
            // 「…」。富山大学の氷室真砂准教授(水文学)は苦笑する。
            let posted = || {
                let who = topic(sentence, 0).and_then(|s| s.of(sentence)).unwrap_or_default();
                let who = who.find(['（', '(']).map_or(who, |open| &who[..open]);
                self.speech.ends_in_role(who).is_some_and(|role| who.len() > role.len())
            };
            let aged = |address: &str| {
                sentence
                    .split_once(address)
                    .is_some_and(|(_, rest)| rest.split_once(['）', ')']).is_some_and(|(_, rest)| rest.starts_with('は')))
            };
            let called = sentence.contains("さんは") || sentence.contains("氏は") || aged("さん（") || aged("さん(") || posted();
            let told = told || called && self.speech.ends_in_cue(sentence).is_some();
            let subject = topic(sentence, offset + clause.len() - rest.len())?;
            // 「…」。元看護師長の菅原八重子さん（71）は、窓から手を振る。
            let does = || self.heard(subject, 0.78).filter(|h| called && h.form == Form::Name && self.begins(offset));
            return if told { self.heard(subject, 0.92) } else { does() };
        }
        // "说这话的是姚建平"
        if let Some((lead, who)) = clause.split_once("的是").or_else(|| clause.split_once("的人是")).filter(|_| self.speech.lang == "zh")
            && ["说这", "說這", "讲这", "講這", "道出", "发出这"].iter().any(|back| lead.starts_with(back))
        {
            let start = offset + clause.len() - who.len();
            let known = self.mentions.iter().find(|m| m.start >= start && m.end <= start + who.len());
            return known.map(|m| Heard { mention: *m, form: Form::Name, confidence: 0.92 });
        }
        // "そう振り返るのは、録音技師の棚橋想一さん"
        if clause.starts_with(['そ', 'こ'])
            && let Some(heard) = self.cleft(clause, offset)
        {
            return Some(heard);
        }
        let (clause, offset) = match quoting {
            Some(rest) => (rest, offset + clause.len() - rest.len()),
            None => (clause, offset),
        };
        let end = clause.char_indices().find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '\n')).map_or(clause.len(), |(at, _)| at);
        let clause = &clause[..end];
        // 「…」と苦笑するのは、雪まるレンタルの十文字剛社長だ。
        if quoting.is_some()
            && let Some(heard) = self.cleft(clause, offset)
        {
            return Some(heard);
        }
        if clause.trim_start().starts_with(['：', ':', '“']) {
            return None;
        }
        // "と述べた": the subject stood before the words; "と佐藤さん。": no verb.
        if self.speech.lang == "ja" && !clause.contains(['は', 'が']) {
            let name = clause.trim().trim_end_matches('。');
            let start = offset + clause.len() - clause.trim_start().len();
            let titled = quoting.is_some() && self.speech.ends_in_role(name).is_some();
            let heard = || self.heard(Span::new(start, start + name.len()), 0.85).filter(|h| h.form != Form::Nameless);
            // "と笑う。", "と指摘したうえで、": whoever spoke last.
            let part = name.split('、').next().unwrap_or(name);
            let verb = name.chars().count() <= 10 && self.speech.ends_in_cue(name).is_some() || self.speech.first_cue(part) == Some(0);
            let alone = quoting.is_some() && !name.is_empty() && verb;
            let elided = alone.then(|| Heard { mention: Span::new(start, start + name.len()), form: Form::Elided, confidence: 0.75 });
            return if titled { heard() } else { elided };
        }
        // "谈及时长,研究员唐雨眠打了个比方": what it is about, then who.
        let about = ABOUT.iter().any(|w| clause.trim_start().starts_with(w)).then(|| clause.find(['，', ','])).flatten();
        let skip = about.map_or(0, |at| at + clause[at..].chars().next().map_or(1, char::len_utf8));
        let Some(subject) = self.subject(&clause[skip..], offset + skip) else {
            // "说起那几天,馆长汤砚秋笑了。"
            let told = if skip > 0 { self.behind_post(&clause[skip..], offset + skip) } else { None };
            return told.or_else(|| self.acting(clause, offset));
        };
        let length = subject.of(self.text)?;
        // A comma in between begins another statement.
        if length.contains(['，', '。']) || length.chars().count() > 60 {
            return None;
        }
        self.heard(subject, 0.96)
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        // Whoever is told of goes before whoever tells of them.
        let heard = self.announced(clause, offset);
        let by = || self.by(clause, offset);
        if heard.is_none_or(|h| h.form == Form::Nameless) { by().or(heard) } else { heard }
    }

    fn reporting(&self, clause: &str, offset: usize) -> Option<Heard> {
        let start = clause.rfind(['。', '！', '？', '；', '\n', '”', '」']).map_or(0, |at| at + '。'.len_utf8().min(clause.len() - at));
        let sentence = clause.get(start..).filter(|_| self.speech.lang == "zh")?;
        let [.., (at, part), (_, rest)] = pieces(sentence)[..] else { return None };
        let told = self.speech.ends_in_cue(part).is_some() && (1..=8).contains(&rest.trim().chars().count());
        let naming = self.speech.naming.iter().any(|n| rest.contains(n)) || rest.contains(['称', '稱', '叫', '名', '为', '為']);
        let subject = self.subject(part, offset + start + at).filter(|_| told && !naming)?;
        self.heard(subject, 0.75).filter(|h| h.form != Form::Nameless || h.confidence >= 0.8)
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
            None => match self.subject(&body[start..], offset + start) {
                Some(subject) => subject,
                None => return self.opening_pronoun(body, offset),
            },
        };
        let heard = self.heard(subject, 0.75)?;
        (heard.form != Form::Nameless && subject.of(self.text)?.chars().count() < if self.speech.lang == "ja" { 80 } else { 30 })
            .then_some(heard)
    }

    fn speech(&self) -> &'static Language {
        self.speech
    }

    fn full(&self, mention: &str, _at: usize) -> (String, Option<Span>) {
        match self.known.get(mention).or_else(|| self.by_post.get(mention)) {
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
        let before = self.mentions.partition_point(|m| m.end <= before);
        let named = &self.mentions[..before];
        // "昆布を植え続ける 松岡千景さん": the only one whom the lines above the first question speak of.
        let honoured = || {
            let of = |m: &&Span| {
                let behind = ["さん", "氏"].iter().find_map(|form| self.text[m.end..].strip_prefix(form));
                behind.is_some_and(|rest| rest.is_empty() || rest.starts_with(['\n', '\r', 'に']))
            };
            let first = named.iter().find(of).filter(|_| self.speech.lang == "ja")?;
            named.iter().all(|m| m.of(self.text) == first.of(self.text)).then_some(first)
        };
        named.iter().find(full).or_else(honoured).copied()
    }

    fn last_named(&self, from: usize, at: usize) -> Option<Span> {
        let end = self.mentions.partition_point(|m| m.end <= at);
        self.mentions[..end].last().filter(|m| m.start >= from).copied()
    }

    fn antecedent(&self, _pronoun: Span, from: usize, at: usize, _last: Option<&str>) -> Referent {
        // "衞生署…。他批評": no office is a "he".
        let end = self.mentions.partition_point(|m| m.end <= at);
        let person = |m: &&Span| m.of(self.text).is_some_and(|name| self.speech.lang != "zh" || !is_body(name));
        let named = self.mentions[..end].iter().rev().take_while(|m| m.start >= from).find(person).copied();
        if self.newcomer(named.map_or(from, |span| span.end), at) {
            return Referent::Unsettled;
        }
        let Some(span) = named else { return Referent::Nobody };
        // "祝桂香的女儿赶回来签字。": somebody else, and unnamed.
        let of = self.text[span.end..at].strip_prefix('的').filter(|_| self.speech.lang == "zh");
        if of.is_some_and(|rest| KIN.iter().any(|word| rest.starts_with(word))) { Referent::Unsettled } else { Referent::Person(span) }
    }

    fn affiliation(&self, name: &str, _mention: Span) -> Option<Span> {
        let post = *self.posts.get(name)?;
        let words = post.of(self.text)?;
        // "据市公安局支队长", "最先报案的是退休教师", "当時の担当者だった課長": what leads to the post is no part of it.
        let cut = match self.speech.lang {
            "zh" => words
                .rfind("的是")
                .map(|at| at + "的是".len())
                .or_else(|| words.starts_with(['据', '據']).then(|| '据'.len_utf8()))
                .or_else(|| past_told(words, &self.text[..post.start])),
            _ => words.rfind("だった").map(|at| at + "だった".len()).max(past_verb(words)),
        };
        // "数据中心主任韦思敏和住户代表": what another is, who was named before.
        let cut = if self.speech.lang == "zh" { cut.max(self.past_others(words)) } else { cut };
        // "区長を務める"
        let end = post.end - words.len()
            + ["を務める", "をつとめる", "を務めた"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words).len();
        Some(Span::new(post.start + cut.filter(|cut| *cut < end - post.start).unwrap_or(0), end))
    }
}

/// Where the post begins behind what a Japanese clause tells of somebody: "信用金庫に15年勤めた映画監督", "見物していた主婦".
fn past_verb(words: &str) -> Option<usize> {
    let ends = VERB_ENDS.iter().flat_map(|end| words.match_indices(end).map(|(at, end)| at + end.len()));
    let housed = |at: usize| words[..at].contains("法人") || OF_NAMES.iter().any(|house| words[at..].contains(house));
    // "いわした書店": a name, which no verb opens.
    let verb = |at: usize| words[..at].contains(is_han) || words[..at].contains('を');
    let noun = |at: &usize| verb(*at) && words[*at..].starts_with(|c| is_han(c) || is_katakana(c)) && !housed(*at);
    // What stands between marks is a name.
    let free = |at: &usize| words[..*at].matches('「').count() == words[..*at].matches('」').count();
    ends.filter(noun).filter(free).max()
}

/// Japanese words for houses whose names may hold verbs: "子どもを支える会".
const OF_NAMES: [&str; 6] = ["会代表", "会会長", "会議", "研究会", "研究所", "ネットワーク"];

/// How Japanese verbs and adjectives end before a noun.
const VERB_ENDS: [&str; 16] =
    ["した", "った", "れた", "いた", "めた", "せた", "んだ", "ている", "でいる", "する", "れる", "せる", "しい", "ない", "われた", "える"];

/// Where the post begins behind what a Chinese clause tells of somebody: "被行政拘留的球迷", "以及研究睡眠的大学副教授".
fn past_told(words: &str, before: &str) -> Option<usize> {
    // "和平医院院长": a clause begins with no word that joins.
    let inside = before.ends_with(|c| is_han(c) || matches!(c, '、' | '）' | ')' | '”' | '》'));
    let joins: &[&str] = if inside { &["以及", "和", "与", "與", "及"] } else { &["以及"] };
    let joined = joins.iter().find_map(|join| words.strip_prefix(join)).unwrap_or(words);
    let from = words.len() - joined.len();
    let does = DOES.iter().any(|does| joined.starts_with(does)) && !NO_DEEDS.iter().any(|word| joined.starts_with(word));
    let told = joined.find('的').filter(|_| does).map(|at| from + at + '的'.len_utf8());
    told.or((from > 0).then_some(from))
}

/// Words that begin as they do.
const NO_DEEDS: [&str; 6] = ["被害", "被告", "研究生", "研究所", "研究院", "刚果"];

/// With what such clauses begin.
const DOES: [&str; 14] = ["被", "研究", "负责", "負責", "从事", "從事", "长期", "長期", "专攻", "專攻", "关注", "關注", "正在", "刚"];

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

/// Chinese words for whoever somebody has.
const KIN: [&str; 40] = [
    "女儿", "女兒", "儿子", "兒子", "妻子", "太太", "丈夫", "先生", "母亲", "母親", "父亲", "父親", "妈妈", "媽媽", "爸爸", "哥哥", "弟弟",
    "姐姐", "姊姊", "妹妹", "孙女", "孫女", "孙子", "孫子", "邻居", "鄰居", "同事", "家人", "家属", "家屬", "律师", "律師", "助理", "秘书",
    "秘書", "学生", "學生", "徒弟", "朋友", "老伴",
];
