//! Who speaks, where a verb or a particle marks it and no capitals do: Hindi, Korean, Arabic.

use std::collections::{HashMap, HashSet};

use crate::text::{Span, lines};

use super::super::people::{Token, words};
use super::super::speech::{Language, Sense};
use super::inline::{Form, Heard, Reader as _};

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Language,
    /// Names of several words or syllables, in the order of the text.
    people: Vec<(String, Span)>,
    /// What stands before a name: the post, by name.
    posts: HashMap<String, Span>,
}

/// Somebody by name, and the words before the name that say what they are.
#[derive(Clone, Copy)]
struct Subject {
    heard: Heard,
    post: Option<Span>,
}

/// So many people are remembered.
const MOST: usize = 500;
/// Syllables that open Korean names.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길위표명기반왕금옥육인맹제모탁국나라봉사경편";
/// Those that most people have.
const COMMON: &str = "김이박최정강조윤장임한오서신권황안송류전홍";
/// Ends of Korean words for institutions and places.
const PLACES: [&str; 24] = [
    "대",
    "원",
    "과",
    "부",
    "사",
    "시",
    "구",
    "청",
    "당",
    "회",
    "대학교",
    "학과",
    "연구소",
    "센터",
    "도",
    "군",
    "은행",
    "병원",
    "재단",
    "그룹",
    "협회",
    "팀",
    "실",
    "국",
];
/// Korean nouns for what was said, behind whoever said it: "교수의 말이다".
const TELLS: [&str; 26] = [
    "말이다",
    "설명이다",
    "지적이다",
    "얘기다",
    "이야기다",
    "주장이다",
    "경험담이다",
    "증언이다",
    "전언이다",
    "하소연이다",
    "호소다",
    "진단이다",
    "분석이다",
    "전망이다",
    "평가다",
    "생각이다",
    "고백이다",
    "당부다",
    "조언이다",
    "회고다",
    "반응이다",
    "경고다",
    "우려다",
    "토로다",
    "견해다",
    "판단이다",
];
/// Korean words for those whom nobody names.
const UNNAMED: [&str; 6] = ["관계자", "당국자", "소식통", "담당자", "전문가", "주민"];
/// Countries that stand behind a foreign name in Korean, before where somebody works.
const COUNTRIES: [&str; 20] = [
    "미국",
    "일본",
    "중국",
    "영국",
    "독일",
    "프랑스",
    "이탈리아",
    "스페인",
    "네덜란드",
    "스웨덴",
    "핀란드",
    "노르웨이",
    "덴마크",
    "스위스",
    "호주",
    "캐나다",
    "대만",
    "베트남",
    "인도",
    "태국",
];
/// Korean surnames of two syllables.
const LONG_SURNAMES: [&str; 8] = ["남궁", "황보", "제갈", "선우", "사공", "서문", "독고", "동방"];
/// Hindi nouns for what somebody says or thinks, behind whose it is: "मेनन का कहना है".
const OPINIONS: [&str; 12] = ["कहना", "मानना", "आरोप", "दावा", "सुझाव", "तर्क", "विचार", "जवाब", "सवाल", "अनुमान", "कथन", "मत"];
/// Hindi verbs of speech whose subject has no particle.
const SAYS: [&str; 14] = ["कहते", "कहती", "बताते", "बताती", "बोले", "बोलीं", "बोला", "बोली", "मानते", "मानती", "पूछते", "पूछती", "लिखते", "लिखती"];
/// Hindi words that belong to no name.
const GRAMMAR: [&str; 20] =
    ["के", "की", "का", "में", "और", "से", "पर", "को", "ने", "कि", "ही", "भी", "तो", "वहीं", "उधर", "लेकिन", "बीच", "इस", "रहे", "रहीं"];
/// Arabic words for where somebody works, which begin no name.
const INSTITUTES: [&str; 22] = [
    "جامعة",
    "معهد",
    "مركز",
    "وزارة",
    "مؤسسة",
    "شركة",
    "كلية",
    "منظمة",
    "هيئة",
    "جمعية",
    "مجلس",
    "بنك",
    "مستشفى",
    "مختبر",
    "قسم",
    "اتحاد",
    "لجنة",
    "نقابة",
    "صندوق",
    "مدرسة",
    "وكالة",
    "الجامعة",
];
/// Arabic words behind which the subject is over.
const OVER: [&str; 53] = [
    "قائلا",
    "قائلًا",
    "قائلة",
    "بالقول",
    "بقوله",
    "بقولها",
    "أيضا",
    "أيضًا",
    "اليوم",
    "أمس",
    "يوم",
    "الذي",
    "التي",
    "وهو",
    "وهي",
    "بدوره",
    "مبتسما",
    "مبتسمة",
    "ضاحكا",
    "ضاحكة",
    "ساخرا",
    "ساخرة",
    "غاضبا",
    "غاضبة",
    "متسائلا",
    "متسائلة",
    "مضيفا",
    "مضيفة",
    "مؤكدا",
    "مؤكدة",
    "موضحا",
    "موضحة",
    "مشيرا",
    "مشيرة",
    "محذرا",
    "محذرة",
    "معتبرا",
    "معتبرة",
    "متابعا",
    "مازحا",
    "مازحة",
    "رافضا",
    "رافضة",
    "خلال",
    "أثناء",
    "ردا",
    "فيه",
    "فيها",
    "طالبا",
    "طالبة",
    "إنها",
    "بأنه",
    "بأنها",
];

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Language) -> Self {
        let mut out = Self { text, speech, people: Vec::new(), posts: HashMap::new() };
        let mut known = HashSet::new();
        for (offset, line) in lines(text) {
            let tokens = words(line, offset, speech);
            for at in 0..tokens.len() {
                let subject = out.subject(&tokens, at).or_else(|| out.introduced(&tokens, at));
                let Some(subject) = subject.filter(|s| s.heard.form == Form::Name) else { continue };
                let Some(name) = subject.heard.mention.of(text) else { continue };
                let full = name.split_whitespace().count() > 1 || speech.lang == "ko" && name.chars().count() > 2;
                if full && out.people.len() < MOST && known.insert(name) {
                    out.people.push((name.to_owned(), subject.heard.mention));
                }
                if let Some(post) = subject.post {
                    out.posts.entry(name.to_owned()).or_insert(post);
                }
            }
        }
        out
    }

    /// Who speaks by the verb or particle at a place.
    fn subject(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let token = tokens.get(at)?;
        match self.speech.lang {
            "hi" if token.text == "ने" => self.hindi(tokens, at),
            // "का कहना है"
            "hi" if matches!(token.text, "का" | "की") && tokens.get(at + 1).is_some_and(|t| OPINIONS.contains(&t.text)) => {
                self.hindi(tokens, at)
            }
            // "यह कहना है विशेषज्ञ निमल परेरा का"
            "hi" if matches!(token.text, "का" | "की")
                && tokens.get(at + 1).is_none_or(|t| !t.word)
                && tokens[..at].iter().any(|t| OPINIONS.contains(&t.text)) =>
            {
                self.hindi(tokens, at)
            }
            // "चौधरी कहते हैं"
            "hi" if SAYS.contains(&token.text) && at > 0 && tokens[at - 1].word => self.hindi(tokens, at),
            "hi" if token.is(Sense::Lead) && at > 1 && tokens[at - 1].text == "के" => self.hindi(tokens, at - 1),
            "ko" => self.korean(tokens, at),
            "ar" if at > 0 && tokens[at - 1].text == "حد" && token.any_of(&["قول", "تعبير", "وصف"]) => self.arabic(tokens, at),
            "ar" if at > 2
                && token.is(Sense::Cue)
                && matches!(tokens[at - 1].text, "الذي" | "التي")
                && self.relative(tokens, at - 1).is_some() =>
            {
                self.relative(tokens, at - 1)
            }
            "ar" | "fa" | "ur" if token.is(Sense::Cue) || token.is(Sense::Lead) => self.arabic(tokens, at),
            _ => None,
        }
    }

    /// "김민수 교수는", "최영미 서울대 교수는", "장관 정민석은", "김순자(72)씨는".
    fn korean(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let token = &tokens[at];
        if token.is(Sense::Pronoun) {
            return Some(pronoun(token.span));
        }
        // "교수의 말이다", "교수의 설명이다"
        let told = || tokens.get(at + 1).is_some_and(|t| TELLS.contains(&t.text));
        let genitive = || token.text.strip_suffix('의').filter(|_| told());
        // "마리아 로페스 교수(노동법)는"
        if matches!(token.text, "는" | "은" | "이" | "가") && at > 2 && tokens[at - 1].text == ")" {
            let open = tokens[..at].iter().rposition(|t| t.text == "(")?.checked_sub(1)?;
            return self.korean_name_before(tokens, open, tokens[open].text);
        }
        if matches!(token.text, "측은" | "측이") && at > 0 && tokens[at - 1].word {
            let heard = Heard { mention: Span::new(tokens[at - 1].span.start, token.span.end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        let also = || tokens.get(at + 1).filter(|t| matches!(t.text, "역시" | "또한")).map(|_| token.text);
        let with = || token.text.strip_suffix('도').filter(|s| self.speech.ends_in_role(s).is_some());
        let stem = token.text.strip_suffix(['는', '은', '가', '이']).or_else(genitive).or_else(also).or_else(with);
        let stem = stem.filter(|s| !s.is_empty())?;
        self.korean_name_before(tokens, at, stem)
    }

    /// The name that a word without its particle holds or stands behind.
    fn korean_name_before(&self, tokens: &[Token<'_>], at: usize, stem: &str) -> Option<Subject> {
        let token = &tokens[at];
        let Some(role) = self.speech.ends_in_role(stem) else {
            // The post before the name.
            let before = at.checked_sub(1).map(|b| &tokens[b]).filter(|t| self.speech.ends_in_role(t.text).is_some())?;
            let post = self.post(tokens, at).unwrap_or(before.span);
            return korean_name(stem).then(|| name(Span::new(token.span.start, token.span.start + stem.len()), Some(post)));
        };
        let end = token.span.start + stem.len();
        if UNNAMED.contains(&role) {
            let start = self.post(tokens, at).map_or(token.span.start, |p| p.start);
            let heard = Heard { mention: Span::new(start, end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        // "최씨는"
        let single = stem.strip_suffix('씨').filter(|own| own.chars().count() == 1 && own.chars().all(|c| SURNAMES.contains(c)));
        if let Some(own) = single {
            return Some(name(Span::new(token.span.start, token.span.start + own.len()), None));
        }
        // "김민수씨는"
        let own = &stem[..stem.len() - role.len()];
        // "정책국장은" is no 정책.
        let length = if matches!(role, "씨" | "님" | "군" | "양") { 2 } else { 3 };
        if own.chars().count() >= length && korean_name(own) {
            return Some(name(Span::new(token.span.start, token.span.start + own.len()), self.post(tokens, at)));
        }
        // The age stands in parentheses before the title.
        let mut last = at.checked_sub(1)?;
        if tokens[last].text == ")" {
            last = tokens[..last].iter().rposition(|t| t.text == "(")?.checked_sub(1)?;
        }
        let whole = own.is_empty();
        let near = |i: usize| tokens[i].word && korean_name(tokens[i].text);
        if whole && near(last) {
            let own = || (!matches!(role, "씨" | "님")).then(|| Span::new(token.span.start, end));
            return Some(name(tokens[last].span, self.post(tokens, last).or_else(own)));
        }
        // The affiliation stands between the name and the title.
        for i in (last.saturating_sub(4)..=last).rev() {
            if !tokens[i].word {
                break;
            }
            // "마르코 비앙키 교수": a foreign name, unless the first word is as common a family name as they come.
            let foreign = || i + 1 == last && !place(tokens[last].text) && !tokens[i].text.starts_with(|c| COMMON.contains(c));
            // "사토 겐이치 일본 교토대 교수": a foreign name of two words, the first of which could be a Korean one.
            let short = |word: &str| word.chars().count() == 2 && !word.starts_with(|c| COMMON.contains(c));
            let given = |t: &Token<'_>| t.word && (2..=5).contains(&t.text.chars().count()) && !place(t.text) && !self.subject_mark(t.text);
            if near(i) && short(tokens[i].text) && i + 1 < last && given(&tokens[i + 1]) && !COUNTRIES.contains(&tokens[i + 1].text) {
                return Some(name(Span::new(tokens[i].span.start, tokens[i + 1].span.end), Some(Span::new(tokens[i + 2].span.start, end))));
            }
            if near(i)
                && short(tokens[i].text)
                && i > 0
                && given(&tokens[i - 1])
                && !korean_name(tokens[i - 1].text)
                && i > 1
                && !tokens[i - 2].word
            {
                return Some(name(Span::new(tokens[i - 1].span.start, tokens[i].span.end), Some(Span::new(tokens[i + 1].span.start, end))));
            }
            // "장 피에르 모로 소르본대 교수": up to three words that open the clause.
            let opens = (0..i).rev().find(|k| !tokens[*k].word).map_or(0, |k| k + 1);
            let given = |t: &Token<'_>| (1..=5).contains(&t.text.chars().count()) && !place(t.text) && !self.subject_mark(t.text);
            if near(i) && short(tokens[i].text) && i < last && i - opens == 2 && tokens[opens..i].iter().all(given) {
                return Some(name(Span::new(tokens[opens].span.start, tokens[i].span.end), Some(Span::new(tokens[i + 1].span.start, end))));
            }
            if near(i) && !foreign() {
                return Some(name(tokens[i].span, Some(Span::new(tokens[i + 1].span.start, end))));
            }
            if self.subject_mark(tokens[i].text) {
                break;
            }
        }
        // "이 연구원은": a surname alone; else a foreign name.
        let word = tokens.get(last).filter(|t| whole && t.word)?;
        let surname = word.text.chars().count() == 1 && word.text.chars().all(|c| SURNAMES.contains(c));
        if surname {
            return Some(name(word.span, None));
        }
        let short = last > 1 && tokens[last - 1].word && tokens[last - 1].text.chars().count() == 1;
        let foreign = |t: &Token<'_>| {
            t.word && (if short { 1 } else { 2 }..=6).contains(&t.text.chars().count()) && !place(t.text) && !self.subject_mark(t.text)
        };
        if !foreign(word) {
            return None;
        }
        let mut first = if last > 0 && foreign(&tokens[last - 1]) { last - 1 } else { last };
        // "응우옌 티 란": short names in the middle and at the end.
        let part = |t: &Token<'_>| {
            t.word && t.text.chars().count() <= 5 && !place(t.text) && !self.subject_mark(t.text) && !t.text.ends_with('의')
        };
        if last > 1 && tokens[last - 1].text.chars().count() == 1 && part(&tokens[last - 1]) && part(&tokens[last - 2]) {
            first = last - 2;
        }
        let mut found = name(Span::new(tokens[first].span.start, word.span.end), self.post(tokens, first));
        found.heard.confidence = 0.8;
        Some(found)
    }

    fn subject_mark(&self, word: &str) -> bool {
        self.speech.senses(word).holds(Sense::Cue)
            || word.chars().count() > 2 && word.ends_with(['을', '를', '에', '서', '며', '고', '는', '은', '라'])
    }

    /// The words before a Korean name, from the beginning of the clause.
    fn post(&self, tokens: &[Token<'_>], at: usize) -> Option<Span> {
        let mut first = at;
        while first > 0 && tokens[first - 1].word && at - first < 5 && !self.subject_mark(tokens[first - 1].text) {
            first -= 1;
        }
        while first < at && ["며", "고", "라고", "이라고", "라며", "이라며"].contains(&tokens[first].text) {
            first += 1;
        }
        (first < at).then(|| Span::new(tokens[first].span.start, tokens[at - 1].span.end))
    }

    /// "رئيس البلدية سامر الخطيب": behind the verb a post, its genitive, and the name.
    fn arabic(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let lead = tokens[at].is(Sense::Lead);
        let mut first = at + 1;
        let mut last = first;
        let stops = |t: &Token<'_>| {
            !t.word || t.is(Sense::Preposition) || t.is(Sense::Cue) || t.any_of(&OVER) || t.text.starts_with(|c: char| c.is_ascii_digit())
        };
        while tokens.get(last).is_some_and(|t| !stops(t)) && last < first + 9 {
            last += 1;
        }
        if last == first {
            return None;
        }
        // "وزيرة الفلاحة، رشيدة الفاسي، أن": the name between commas behind the post.
        let comma = |at: usize| tokens.get(at).is_some_and(|t| matches!(t.text, "،" | ","));
        if comma(last) && self.title(tokens[first].text) {
            let end = (last + 1..tokens.len().min(last + 6)).find(|at| !tokens[*at].word || tokens[*at].any_of(&["أن", "إن"]));
            let end = end.unwrap_or(tokens.len());
            let plain = |t: &Token<'_>| !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue) && !t.any_of(&OVER);
            if (2..=3).contains(&(end.saturating_sub(last + 1))) && tokens[last + 1..end].iter().all(plain) {
                let post = Span::new(tokens[first].span.start, tokens[last - 1].span.end);
                return Some(name(Span::new(tokens[last + 1].span.start, tokens[end - 1].span.end), Some(post)));
            }
        }
        if tokens[first].is(Sense::Pronoun) {
            return Some(pronoun(tokens[first].span));
        }
        // "وفقا للباحث", "وفقا لعمر": the preposition is written together.
        let mut skip = 0;
        let mut posts = 0;
        if lead && let Some(rest) = tokens[first].text.strip_prefix('ل') {
            let with_article = rest.strip_prefix('ل').map(|r| format!("ال{r}"));
            let role = with_article.is_some_and(|w| self.title(&w)) || self.title(rest);
            if role {
                first += 1;
                posts = 1;
            } else if tokens[at].text.starts_with('و') && tokens[at].text != "وحسب" || tokens[at].text.starts_with("وفق") {
                skip = 'ل'.len_utf8();
            }
        }
        let begin = first - posts;
        while first < last && self.title(tokens[first].text) {
            first += 1;
            posts += 1;
        }
        if let Some(found) = self.past_place(tokens, begin, first, posts) {
            return Some(found);
        }
        if posts > 0 {
            // The genitive of the post: up to its last word with an article that leaves a name behind.
            let end = (first..last).rev().find(|i| tokens[*i].text.starts_with("ال") && last - i > 2);
            first = end.map_or(first, |i| i + 1);
        }
        // "سعاد النجار بيانا": what the verb is about.
        let object = |t: &Token<'_>| t.text.ends_with('ا') && !t.text.starts_with("ال") && t.text.chars().count() > 3;
        while last > first + 2 && object(&tokens[last - 1]) {
            last -= 1;
        }
        // A post behind the name: "عمر ناصر أستاذ القانون".
        let end = (first + 1..last).find(|i| self.title(tokens[*i].text)).unwrap_or(last);
        let long = tokens[first..end].iter().any(|t| matches!(t.text, "عبد" | "بن" | "أبو" | "آل" | "ابن"));
        let fits = (1..=if long { 5 } else { 3 }).contains(&(end - first)) && first < end;
        let known = || self.full(tokens[first].text.trim_start_matches('ل'), tokens[first].span.start).1.is_some();
        if !fits || lead && posts == 0 && end - first < 2 && !known() {
            return None;
        }
        // "لخّص المرزوقي الموقف": somebody known, and what the verb is about.
        let one = tokens[first].text;
        let pair = end == first + 2 && posts == 0 && self.full(one, tokens[first].span.start).1.is_some();
        let both = || self.full(&format!("{one} {}", tokens[first + 1].text), tokens[first].span.start).1.is_some();
        let end = if pair && !both() { first + 1 } else { end };
        let post = (posts > 0 && first > begin).then(|| Span::new(tokens[begin].span.start, tokens[first - 1].span.end));
        let start = tokens[first].span.start + if posts == 0 { skip } else { 0 };
        Some(name(Span::new(start, tokens[end - 1].span.end), post))
    }

    /// "خبيرة الطاقة في معهد الشرق سلمى حداد": a post with where it is held, and the name at the end of the clause. Somebody whom
    /// nobody names: "مصدر في الوزارة".
    fn past_place(&self, tokens: &[Token<'_>], begin: usize, first: usize, posts: usize) -> Option<Subject> {
        let unnamed = tokens[begin].is(Sense::Indefinite);
        let over = |t: &Token<'_>| !t.word || t.is(Sense::Cue) || t.any_of(&OVER) || t.any_of(&["أن", "إن", "بأن", "فإن", "أنه", "أنها"]);
        let end = (first..tokens.len().min(first + 16)).find(|at| over(&tokens[*at])).unwrap_or(tokens.len().min(first + 16));
        let joined = (first..end).find(|at| tokens[*at].is(Sense::Preposition) || self.within(tokens[*at].text));
        let Some(joined) = joined.filter(|_| posts > 0 || unnamed) else {
            let heard = || Heard { mention: tokens[begin].span, form: Form::Nameless, confidence: 0.85 };
            return unnamed.then(|| Subject { heard: heard(), post: None });
        };
        // The name of the post's own clause stands before the preposition.
        let bare =
            |t: &Token<'_>| !t.text.starts_with("ال") && !t.text.starts_with("لل") && !self.within(t.text) && !t.is(Sense::Preposition);
        let pair = |at: usize| {
            at + 1 < end
                && bare(&tokens[at])
                && !tokens[at + 1].is(Sense::Preposition)
                && !INSTITUTES.contains(&tokens[at].text)
                && !tokens[at + 1].text.starts_with("لل")
        };
        let institute = |at: usize| INSTITUTES.contains(&tokens[at].text);
        let chain = |at: usize| (begin..at).rev().take(2).any(institute);
        let before = joined >= first + 2
            && bare(&tokens[joined - 2])
            && !self.title(tokens[joined - 2].text)
            && !institute(joined - 2)
            && !chain(joined - 2);
        if before && !unnamed {
            return None;
        }
        let long = |at: usize| (at..end.min(at + 3)).any(|i| matches!(tokens[i].text, "عبد" | "بن" | "أبو" | "آل" | "ابن"));
        // The first two words (three with "عبد") behind which the clause or another preposition begins.
        let stops = |at: usize| at >= end || tokens[at].is(Sense::Preposition);
        let length = |at: usize| [3, 2].into_iter().find(|n| at + n <= end && stops(at + n) && (*n == 2 || long(at)) && pair(at));
        let found = (joined + 1..end).filter(|at| !institute(at - 1)).find_map(|at| length(at).map(|n| (at, n)));
        match found {
            Some((at, n)) if !unnamed || posts > 0 => {
                let post = Span::new(tokens[begin].span.start, tokens[at - 1].span.end);
                Some(name(Span::new(tokens[at].span.start, tokens[at + n - 1].span.end), Some(post)))
            }
            _ => {
                let heard = Heard {
                    mention: Span::new(tokens[begin].span.start, tokens[joined - 1].span.end),
                    form: Form::Nameless,
                    confidence: 0.85,
                };
                Some(Subject { heard, post: None })
            }
        }
    }

    /// "الخبير الفرنسي في منظمة بذور فيليب دوران الذي صرح": who stands before the relative pronoun, and their post.
    fn relative(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let pair = tokens.get(at.checked_sub(2)?..at)?;
        let part = |t: &Token<'_>| {
            t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue) && !INSTITUTES.contains(&t.text)
        };
        if !pair.iter().all(part) || pair[0].text.starts_with("ال") {
            return None;
        }
        let from = (at.saturating_sub(12)..at - 2)
            .rev()
            .take_while(|i| tokens[*i].word && !tokens[*i].is(Sense::Cue))
            .filter(|i| self.title(tokens[*i].text))
            .last();
        let post = from.map(|i| Span::new(tokens[i].span.start, tokens[at - 3].span.end));
        Some(name(Span::new(pair[0].span.start, pair[1].span.end), post))
    }

    /// Whether a preposition is written together with an institution: "بجامعة".
    fn within(&self, word: &str) -> bool {
        word.strip_prefix(['ب', 'ل']).is_some_and(|rest| INSTITUTES.contains(&rest))
    }

    fn title(&self, word: &str) -> bool {
        {
            let senses = self.speech.senses(word);
            senses.holds(Sense::Title) || senses.holds(Sense::Role)
        }
    }

    /// "प्रोफेसर डॉ. मीना जोशी ने": the words before the particle, up to grammar or a title.
    fn hindi(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        // "गीता रानी हंसते हुए कहती हैं"
        let at = if at > 2 && matches!(tokens[at - 1].text, "हुए" | "हुई") { at - 2 } else { at };
        let mut first = at;
        while first > 0 && tokens[first - 1].word && at - first < 3 {
            let token = &tokens[first - 1];
            if token.is(Sense::Pronoun) && first == at {
                return Some(pronoun(token.span));
            }
            if token.any_of(&GRAMMAR) || self.title(token.text.trim_end_matches('.')) || token.is(Sense::Cue) {
                break;
            }
            first -= 1;
        }
        if first == at {
            return None;
        }
        let mut from = first;
        let joined = |t: &Token<'_>| t.word || t.text == ".";
        while from > 0 && joined(&tokens[from - 1]) && first - from < 12 && !tokens[from - 1].is(Sense::Cue) {
            from -= 1;
        }
        while from < first && (tokens[from].any_of(&["वहीं", "उधर", "लेकिन", "इस", "बीच", "और", "के", "अनुसार"]) || !tokens[from].word)
        {
            from += 1;
        }
        let mut end = first;
        while end > from && (!tokens[end - 1].word || tokens[end - 1].is(Sense::Title) && !tokens[end - 1].is(Sense::Role)) {
            end -= 1;
        }
        // "नाइजीरिया की डिजाइनर हेलेन ओकाफोर": behind the genitive a post that nobody knows, then a name of two words.
        let genitive = first > 0 && matches!(tokens[first - 1].text, "के" | "की" | "का") && at - first == 3;
        let (first, end) = if genitive { (first + 1, first + 1) } else { (first, end) };
        let unnamed = tokens[from].is(Sense::Indefinite) && first <= from + 1;
        if unnamed {
            let heard =
                Heard { mention: Span::new(tokens[from].span.start, tokens[at - 1].span.end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        let role = genitive || end > from && tokens[from..end].iter().any(|t| t.is(Sense::Role));
        let post = role.then(|| Span::new(tokens[from].span.start, tokens[end - 1].span.end));
        Some(name(Span::new(tokens[first].span.start, tokens[at - 1].span.end), post))
    }

    /// Who is introduced though they say nothing there: in Hindi a post, a name of two words and a particle ("निदेशक अरविंद सक्सेना से"),
    /// in Korean with another particle than the subject's ("김민수 교수를 만났다").
    fn introduced(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        if self.speech.lang == "ko" {
            let stem = ["에게", "를", "을", "와", "과", "의", "도"].iter().find_map(|p| tokens[at].text.strip_suffix(p))?;
            self.speech.ends_in_role(stem)?;
            return self.korean_name_before(tokens, at, stem);
        }
        // "أما صانع العود إلياس خوري فيرفض": whom a sentence turns to, up to its verb.
        if self.speech.lang == "ar" && tokens[at].text == "أما" {
            let end = (at + 3..tokens.len().min(at + 12)).find(|i| tokens[*i].text.starts_with('ف') && tokens[*i].text.chars().count() > 3);
            let comma = (at + 3..tokens.len().min(at + 6)).find(|i| matches!(tokens[*i].text, "،" | ","));
            let end = comma.into_iter().chain(end).min()?;
            let pair = tokens.get(end - 2..end)?;
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !INSTITUTES.contains(&t.text);
            let fits = pair.iter().all(part) && !pair[0].text.starts_with("ال") || end == at + 3;
            let post = (end > at + 3).then(|| Span::new(tokens[at + 1].span.start, tokens[end - 3].span.end));
            return fits.then(|| name(Span::new(pair[0].span.start, pair[1].span.end), post));
        }
        let [post, first, last, after] = tokens.get(at..at + 4)? else { return None };
        // "هشام العلوي، خبير الموارد المائية في جامعة": a name, and behind a comma what its bearer is.
        if self.speech.lang == "ar" && matches!(last.text, "،" | ",") && self.speech.senses(after.text).holds(Sense::Role) {
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue) && !t.any_of(&OVER);
            let fits = part(post) && part(first) && !INSTITUTES.contains(&post.text) && !post.text.starts_with("ال");
            return fits.then(|| name(Span::new(post.span.start, first.span.end), None));
        }
        let plain = |t: &Token<'_>| t.word && !t.any_of(&GRAMMAR) && !self.title(t.text) && !t.is(Sense::Cue) && !t.is(Sense::Pronoun);
        let particle = after.any_of(&GRAMMAR) || after.any_of(&["इससे", "इसे", "इन", "उन", "नहीं", "अब", "पिछले", "इस"]);
        if self.speech.lang != "hi" || !post.is(Sense::Role) || !plain(first) || !plain(last) || !particle {
            return None;
        }
        let mut from = at;
        while from > 0 && tokens[from - 1].word && at - from < 10 && !tokens[from - 1].is(Sense::Cue) {
            from -= 1;
        }
        Some(name(Span::new(first.span.start, last.span.end), Some(Span::new(tokens[from].span.start, post.span.end))))
    }

    fn in_clause(&self, clause: &str, offset: usize) -> Option<Heard> {
        let tokens = words(clause, offset, self.speech);
        let speaks = |t: &Token<'_>| {
            t.is(Sense::Cue)
                || t.is(Sense::Lead)
                || self.speech.lang == "ar" && t.text == "حد"
                || self.speech.lang == "ko"
                    && (self.speech.ends_in_cue(t.text).is_some() || t.text.ends_with("이다") || TELLS.contains(&t.text))
        };
        if !tokens.iter().any(speaks) {
            return None;
        }
        if let Some(found) = tokens.iter().take(3).find(|t| t.is(Sense::Pronoun)) {
            return Some(pronoun(found.span).heard);
        }
        let elided = || {
            let verb = tokens
                .iter()
                .position(|t| t.is(Sense::Cue))
                .filter(|v| self.speech.lang == "ar" && (*v == 0 || tokens.get(v + 1).is_some_and(|t| t.any_of(&["فيه", "فيها"]))))?;
            let alone = tokens.get(verb + 1).is_none_or(|t| !t.word || t.is(Sense::Preposition) || t.any_of(&OVER));
            alone.then_some(Heard { mention: tokens[verb].span, form: Form::Elided, confidence: 0.8 })
        };
        (0..tokens.len()).find_map(|at| self.subject(&tokens, at)).map(|s| s.heard).or_else(elided)
    }
}

fn korean_name(word: &str) -> bool {
    let surname = word.chars().next().is_some_and(|c| SURNAMES.contains(c)) || LONG_SURNAMES.iter().any(|s| word.starts_with(s));
    (2..=4).contains(&word.chars().count()) && surname && !place(word)
}

fn place(word: &str) -> bool {
    // "서지원": many given names end so, too.
    let given = word.ends_with('원') && word.chars().count() == 3 && word.starts_with(|c| COMMON.contains(c));
    if given
        && !["조합원", "임직원", "유치원", "정보원", "한의원", "조사원", "안전원", "전문원", "이용원", "정신원", "한국원"].contains(&word)
    {
        return false;
    }
    PLACES.iter().any(|p| word.ends_with(p))
}

fn name(mention: Span, post: Option<Span>) -> Subject {
    Subject { heard: Heard { mention, form: Form::Name, confidence: 0.92 }, post }
}

fn pronoun(mention: Span) -> Subject {
    Subject { heard: Heard { mention, form: Form::Pronoun, confidence: 0.92 }, post: None }
}

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        let end = clause.find(['\n', '।', '؟', '!']).unwrap_or(clause.len());
        let end = clause[..end].find(". ").unwrap_or(end);
        self.in_clause(&clause[..end], offset)
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let stop = body.rfind(['\n', '।', '؟', '!']).into_iter().chain(body.rfind(". ").filter(|at| !body[..*at].ends_with("डॉ"))).max();
        let start = stop.map_or(0, |at| at + body[at..].chars().next().map_or(1, char::len_utf8));
        let tokens = words(&body[start..], offset + start, self.speech);
        match self.speech.lang {
            // The particle alone tells: 김 교수는 “…”라고 말했다.
            "ko" => (0..tokens.len()).rev().find_map(|at| self.subject(&tokens, at)).map(|s| Heard { confidence: 0.9, ..s.heard }),
            _ => self.in_clause(&body[start..], offset + start),
        }
    }

    fn sentence(&self, _: &str, _: usize) -> Option<Heard> {
        None
    }

    fn full(&self, mention: &str, at: usize) -> (String, Option<Span>) {
        let one = mention.split_whitespace().count() == 1;
        let surname = self.speech.lang == "ko" && (mention.chars().count() == 1 || LONG_SURNAMES.contains(&mention));
        let part = |name: &str| {
            name == mention
                || name.strip_suffix(mention).is_some_and(|rest| rest.ends_with(' '))
                || name.split_whitespace().any(|w| w == mention)
                || one && name.ends_with(mention)
                || surname && name.starts_with(mention)
        };
        let found = self
            .people
            .iter()
            .rev()
            .find(|(name, span)| span.start <= at && part(name))
            .or_else(|| self.people.iter().find(|(name, _)| part(name)));
        found.map_or((mention.to_owned(), None), |(name, span)| (name.clone(), Some(*span)))
    }

    fn first_introduced(&self, before: usize) -> Option<Span> {
        self.people.first().map(|(_, span)| *span).filter(|span| span.end <= before)
    }

    fn last_named(&self, from: usize, at: usize) -> Option<Span> {
        self.people.iter().rev().find(|(_, span)| span.start >= from && span.end <= at).map(|(_, span)| *span)
    }

    fn affiliation(&self, name: &str, mention: Span) -> Option<Span> {
        let post = || self.posts.get(name).copied();
        let beside = || {
            let after = self.text.get(mention.end..)?;
            let comma = after.trim_start().strip_prefix(['،', ',', '('])?;
            let start = mention.end + after.len() - comma.len();
            let end = comma.find(['،', ',', ':', '.', '\n', ')', '«', '“', '"'])?;
            let words = comma[..end].trim();
            let from = start + comma[..end].len() - comma[..end].trim_start().len();
            let is_post = match self.speech.lang {
                "ar" => words.split_whitespace().any(|w| self.title(w)),
                "ko" => words.split_whitespace().any(|w| self.speech.ends_in_role(w).is_some()),
                _ => true,
            };
            (is_post && words.split_whitespace().count() > 1 && words.len() < 250).then(|| Span::new(from, from + words.len()))
        };
        beside().or_else(post)
    }
}
