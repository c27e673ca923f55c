//! Who speaks in Korean: a name with its post, and the particle of the subject.

use crate::text::Span;

use super::super::super::people::Token;
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard};
use super::{Reader, Subject, name, pronoun};

/// Syllables that open Korean names.
const SURNAMES: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길위표명기반왕금옥육인맹제모탁국나라봉사경편";
/// Those that most people have.
const COMMON: &str = "김이박최정강조윤장임한오서신권황안송류전홍";
/// Those that few have and many words begin with; they open names of three syllables only.
const RARE: &str = "계어예용은좌승온옹갈감피팽태빈복음동";
/// What stands between a Korean name and a post and belongs to the post.
const RANKS: [&str; 16] =
    ["특임", "명예", "석좌", "선임", "책임", "수석", "전임", "겸임", "초빙", "객원", "연구", "신임", "현직", "전직", "담당", "총괄"];
/// Places and spheres that begin as names do, before the name of an office.
const AREAS: [&str; 30] = [
    "서울",
    "경기",
    "강원",
    "경남",
    "경북",
    "전남",
    "전북",
    "전주",
    "안동",
    "안산",
    "안양",
    "여수",
    "강릉",
    "원주",
    "인천",
    "이천",
    "고양",
    "성남",
    "구미",
    "김해",
    "김천",
    "남원",
    "서귀포",
    "도쿄",
    "오사카",
    "방콕",
    "하노이",
    "유럽",
    "남미",
    "국제",
];
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
/// The same, where names of people end so, too: of four syllables or more.
const LONG_PLACES: [&str; 28] = [
    "모임",
    "포럼",
    "네트워크",
    "단체",
    "동맹",
    "클럽",
    "학교",
    "기구",
    "스튜디오",
    "컴퍼니",
    "책방",
    "서점",
    "농장",
    "목장",
    "관",
    "처",
    "연합",
    "연대",
    "본부",
    "노조",
    "조합",
    "공단",
    "신문",
    "증권",
    "전자",
    "건설",
    "대학",
    "연구실",
];
/// Korean nouns for what was said, behind whoever said it: "교수의 말이다".
pub(super) const TELLS: [&str; 26] = [
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
const COUNTRIES: [&str; 40] = [
    "우크라이나",
    "러시아",
    "이스라엘",
    "이란",
    "튀르키예",
    "브라질",
    "멕시코",
    "아르헨티나",
    "한국",
    "인도네시아",
    "말레이시아",
    "싱가포르",
    "필리핀",
    "폴란드",
    "벨기에",
    "오스트리아",
    "케냐",
    "이집트",
    "헝가리",
    "체코",
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
pub(super) const LONG_SURNAMES: [&str; 8] = ["남궁", "황보", "제갈", "선우", "사공", "서문", "독고", "동방"];

impl Reader<'_> {
    /// Who is introduced with another particle than the subject's: "김민수 교수를 만났다".
    pub(super) fn korean_introduced(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        // "[인터뷰] 김민수 서울대 교수": a line that is a name and a post.
        if at + 1 == tokens.len() && (2..=12).contains(&at) && self.speech.ends_in_role(tokens[at].text).is_some() {
            return self.korean_name_before(tokens, at, tokens[at].text);
        }
        // "이 사업을 이끄는 사람은 해담군보건소 모영란 소장이다.": who it is that does something.
        let is = tokens[at].text.strip_suffix("이다").filter(|stem| self.speech.ends_in_role(stem).is_some());
        if let Some(stem) = is.filter(|_| tokens[..at].iter().any(|t| t.text.ends_with(['은', '는']))) {
            return self.korean_name_before(tokens, at, stem);
        }
        // "엘로디 바르데슈는 프랑스 그라스의 조향사다.": what somebody from abroad is.
        let said = tokens[at].text.strip_suffix("이다").or_else(|| tokens[at].text.strip_suffix('다'));
        let told = said.filter(|stem| self.speech.ends_in_role(stem).is_some() && !stem.ends_with("리더"));
        let told = told.filter(|_| tokens.get(at + 1).is_none_or(|t| !t.word));
        if let Some(stem) = told
            && let Some(topic) = tokens[..at].iter().rposition(|t| t.text.ends_with(['는', '은']) && t.text.chars().count() > 2)
            && let Some(given) = topic.checked_sub(1).filter(|given| tokens[*given].word)
            && let Some(family) = tokens[topic].text.strip_suffix(['는', '은'])
            && from_abroad(family)
            && from_abroad(tokens[given].text)
            && ![tokens[given].text, family].iter().any(|word| place(word) || self.subject_mark(word))
        {
            let mention = Span::new(tokens[given].span.start, tokens[topic].span.start + family.len());
            let post = Span::new(tokens[topic + 1].span.start, tokens[at].span.start + stem.len());
            return Some(name(mention, (topic + 1 < at || !stem.is_empty()).then_some(post)));
        }
        // "맹수련 연구원에 따르면": whose view it is.
        let stem = self.viewed(tokens, at).or_else(|| particle(tokens[at].text))?;
        self.speech.ends_in_role(stem)?;
        self.korean_name_before(tokens, at, stem)
    }

    /// The word before "에 따르면", without its particle.
    fn viewed<'w>(&self, tokens: &[Token<'w>], at: usize) -> Option<&'w str> {
        let leads = tokens.get(at + 1).is_some_and(|t| matches!(t.text, "따르면" | "의하면"));
        tokens[at].text.strip_suffix('에').filter(|_| leads)
    }

    /// "김민수 교수는", "최영미 서울대 교수는", "장관 정민석은", "김순자(72)씨는".
    pub(super) fn korean(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
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
        // "”라고 남궁 대표는": the particle of the words before belongs to no name.
        let near = at.saturating_sub(CLAUSE);
        let quoting = tokens[near..at].iter().rposition(|t| ["라고", "이라고", "라며", "이라며", "고", "며"].contains(&t.text));
        let from = quoting.map_or(0, |i| near + i + 1);
        let found = self.korean_name_before(&tokens[from..], at - from, stem);
        // "국토교통부는 “…”고 밝혔다": a body speaks.
        let body = || {
            let fits = is_body(stem) && token.text.ends_with(['는', '은']);
            fits.then(|| name(Span::new(token.span.start, token.span.start + stem.len()), None))
        };
        found.or_else(body)
    }

    /// The name that a word without its particle holds or stands behind.
    pub(super) fn korean_name_before(&self, tokens: &[Token<'_>], at: usize, stem: &str) -> Option<Subject> {
        let token = &tokens[at];
        // "바르데슈가": the last part of a name from abroad that the text has in full.
        let known = || self.people.iter().any(|(name, _)| name.strip_suffix(stem).is_some_and(|given| given.ends_with(' ')));
        if from_abroad(stem) && self.speech.ends_in_role(stem).is_none() && known() {
            return Some(name(Span::new(token.span.start, token.span.start + stem.len()), None));
        }
        let Some(role) = self.speech.ends_in_role(stem) else {
            // "선임연구원 린 샤오메이는 “…”": a post, and a foreign name of two words.
            let foreign = || {
                let first = at.checked_sub(1).filter(|f| tokens[*f].word && (1..=4).contains(&tokens[*f].text.chars().count()))?;
                // "주장 응우옌 득 칸은": three words, of which the one in the middle is short.
                let middle = tokens[first].text.chars().count() == 1 && first > 1 && tokens[first - 1].text.chars().count() < 6;
                let role = |at: usize| self.speech.ends_in_role(tokens[at].text).is_some();
                let first = if middle && !role(first - 1) && role(first - 2) { first - 1 } else { first };
                // "차관보인 일제 칼닌슈 역시"
                let is = |word: &str| self.speech.ends_in_role(word.strip_suffix('인').unwrap_or(word)).is_some();
                let post = first.checked_sub(1).filter(|p| tokens[*p].word && is(tokens[*p].text))?;
                let part = |word: &str| !place(word) && !self.subject_mark(word) && self.speech.ends_in_role(word).is_none();
                let also = tokens.get(at + 1).is_some_and(|t| matches!(t.text, "역시" | "또한"));
                let speaks = also || tokens.len() <= at + 6 || tokens[at + 1..].iter().take(6).any(|t| matches!(t.text, "“" | "\"" | "‘"));
                let least = if middle { 1 } else { 2 };
                let fits = speaks && (least..=6).contains(&stem.chars().count()) && part(stem) && part(tokens[first].text);
                let mention = Span::new(tokens[first].span.start, token.span.start + stem.len());
                fits.then(|| name(mention, Some(self.post(tokens, first).unwrap_or(tokens[post].span))))
            };
            if let Some(found) = foreign() {
                return Some(found);
            }
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
        // "한 현직 판사는": one of those who hold the post.
        let held = at.checked_sub(1).filter(|b| stem == role && tokens[*b].any_of(&HELD));
        if let Some(held) = held {
            let from = held.checked_sub(1).filter(|b| tokens[*b].text == "한").unwrap_or(held);
            let heard = Heard { mention: Span::new(tokens[from].span.start, end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        // "응우옌 티 란 씨는" … "란 씨는": the last part of a foreign name.
        let last_part = at.checked_sub(1).map(|b| &tokens[b]).filter(|t| stem == "씨" && t.word && t.text.chars().count() < 3);
        if let Some(part) =
            last_part.filter(|t| self.people.iter().any(|(name, _)| name.strip_suffix(t.text).is_some_and(|rest| rest.ends_with(' '))))
        {
            return Some(name(part.span, None));
        }
        // "최씨는"
        let single = stem.strip_suffix('씨').filter(|own| is_surname(own));
        if let Some(own) = single {
            return Some(name(Span::new(token.span.start, token.span.start + own.len()), None));
        }
        // "김민수씨는"
        let own = &stem[..stem.len() - role.len()];
        // "정책국장은" is no 정책.
        let length = if matches!(role, "씨" | "님" | "군" | "양") { 2 } else { 3 };
        if own.chars().count() >= length && korean_name(own) && self.speech.ends_in_role(own).is_none() {
            return Some(name(Span::new(token.span.start, token.span.start + own.len()), self.post(tokens, at)));
        }
        // "응우옌티흐엉씨는": a foreign name in one word.
        let posted = || own.ends_with("선생") || self.speech.ends_in_role(own).is_some();
        // "담임선생님은": a post, and nobody's name.
        if role == "님" && own.chars().count() > 3 && posted() {
            let heard =
                Heard { mention: Span::new(token.span.start, token.span.start + stem.len()), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        if matches!(role, "씨" | "님") && (4..=9).contains(&own.chars().count()) && !place(own) {
            return Some(name(Span::new(token.span.start, token.span.start + own.len()), self.post(tokens, at)));
        }
        // The age stands in parentheses before the title.
        let mut last = at.checked_sub(1)?;
        if tokens[last].text == ")" {
            last = tokens[..last].iter().rposition(|t| t.text == "(")?.checked_sub(1)?;
        }
        // "부장판사": two posts in one word.
        let twofold = self.speech.ends_in_role(own) == Some(own);
        let plain = own.is_empty() || RANKS.contains(&own);
        let whole = plain || twofold;
        // "탁용구 씨": names end as places do, too.
        let called = |i: usize| matches!(stem, "씨" | "님") && i == last && is_full_name(tokens[i].text);
        let near = |i: usize| tokens[i].word && (korean_name(tokens[i].text) || called(i));
        // "김 모 씨는": somebody whom nobody names.
        if whole && tokens[last].text == "모" && tokens[last].word {
            let from = last.checked_sub(1).filter(|b| tokens[*b].word).unwrap_or(last);
            let heard = Heard { mention: Span::new(tokens[from].span.start, end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        // "한 마을 주민 대표는": one of several; but "한 교수는" may be Professor Han.
        let one = (at.saturating_sub(4)..=last).find(|k| tokens[*k].text == "한" && tokens[*k..at].iter().all(|t| t.word));
        // "소율분교의 한 교사는"
        let of = |k: usize| k.checked_sub(1).is_some_and(|b| tokens[b].word && tokens[b].text.ends_with('의'));
        let one = one.filter(|k| *k < last || of(*k));
        // "이름을 밝히지 말라고 한 한 간호사는"
        let told = |t: &Token<'_>| t.text.ends_with(['한', '던', '은', '는', '인', '된', '힌']);
        // Where somebody's family name is 한, they may be meant.
        let han = || self.people.iter().any(|(name, _)| name.starts_with('한'));
        let opening = |k: &usize| {
            of(*k) || k.checked_sub(1).is_none_or(|b| !tokens[b].word || tokens[b].is(Sense::Opener) || told(&tokens[b]) && !han())
        };
        if let Some(k) = one.filter(opening).filter(|_| whole) {
            let heard = Heard { mention: Span::new(tokens[k].span.start, end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        // "정 전 대표는": the surname of somebody who was one.
        let surname = last.checked_sub(1).map(|b| &tokens[b]).filter(|t| t.word && is_surname(t.text));
        if let Some(surname) = surname.filter(|_| whole && tokens[last].text == "전") {
            return Some(name(surname.span, Some(Span::new(tokens[last].span.start, end))));
        }
        // "볼로디미르 젤렌스키 우크라이나 대통령은", "김민수 구글 대변인은": a country or a company between the name and the post.
        let opens = (0..last).rev().find(|k| !tokens[*k].word).map_or(0, |k| k + 1);
        let part = |t: &Token<'_>| !place(t.text) && !self.subject_mark(t.text) && self.speech.ends_in_role(t.text).is_none();
        let length = |t: &Token<'_>| t.text.chars().count();
        let country = COUNTRIES.contains(&tokens[last].text) && (1..=3).contains(&(last - opens)) && tokens[opens..last].iter().all(part);
        let company = last == opens + 1 && near(opens) && length(&tokens[opens]) == 3 && length(&tokens[last]) == 2;
        // "루카스 반데르베르흐 네덜란드 델프트공과대학교 교수": the words before a country that open the clause.
        // "응우옌 티 란 한국사회대 범죄심리학과 교수": before a university, three syllables or more that no Korean family name opens.
        let school = |t: &Token<'_>| length(t) > 3 && ["대", "대학교", "대학"].iter().any(|end| t.text.ends_with(end));
        let foreign = length(&tokens[opens]) > 2 && !tokens[opens].text.starts_with(|c| COMMON.contains(c));
        let begins = |t: &Token<'_>| COUNTRIES.contains(&t.text) || foreign && school(t);
        let abroad = (opens + 2..=last.min(opens + 3)).find(|k| begins(&tokens[*k])).filter(|k| {
            let given = |t: &Token<'_>| (1..=6).contains(&length(t)) && !t.text.ends_with(['날', '달', '해', '일', '전', '후', '중', '의']);
            tokens[opens..*k].iter().all(|t| part(t) && given(t) && !COUNTRIES.contains(&t.text) && !AREAS.contains(&t.text))
        });
        if let Some(k) = abroad.filter(|_| plain) {
            let post = Span::new(tokens[k].span.start, end);
            return Some(name(Span::new(tokens[opens].span.start, tokens[k - 1].span.end), Some(post)));
        }
        // "함께 자리한 다니엘 오코로 케냐 나이로비센터 연구위원": further on in the clause, where the second word shows it.
        let shown = (opens + 3..=last).find(|k| {
            let [given, family, country] = [*k - 2, *k - 1, *k].map(|i| &tokens[i]);
            COUNTRIES.contains(&country.text) && from_abroad(family.text) && [given, family].iter().all(|t| part(t) && length(t) <= 6)
        });
        if let Some(k) = shown.filter(|_| plain) {
            let post = Span::new(tokens[k].span.start, end);
            return Some(name(Span::new(tokens[k - 2].span.start, tokens[k - 1].span.end), Some(post)));
        }
        // "세네갈 출신 마리암 투레 부산지원센터 수석 통역사": behind where somebody is from a name of two words, and where they work.
        let origin = (opens..last).rev().find(|k| tokens[*k].text == "출신");
        let works =
            origin.and_then(|k| (k + 2..=last).find(|i| place(tokens[*i].text) && tokens[*i].text.chars().count() > 3).map(|i| (k, i)));
        if let Some((k, i)) = works.filter(|(k, i)| whole && i - k <= 3 && tokens[k + 1..*i].iter().all(part)) {
            return Some(name(Span::new(tokens[k + 1].span.start, tokens[i - 1].span.end), Some(Span::new(tokens[i].span.start, end))));
        }
        // "이시구로 나오 전 일본 도바 해녀박물관 학예사": a foreign name before "former".
        let former = (opens + 2..=last.min(opens + 3)).find(|k| tokens[*k].text == "전" && tokens[opens..*k].iter().all(part));
        if let Some(k) = former.filter(|_| plain && !near(opens)) {
            let post = Span::new(tokens[k].span.start, end);
            return Some(name(Span::new(tokens[opens].span.start, tokens[k - 1].span.end), Some(post)));
        }
        if plain && (country || company) {
            return Some(name(
                Span::new(tokens[opens].span.start, tokens[last - 1].span.end),
                Some(Span::new(tokens[last].span.start, end)),
            ));
        }
        if whole && near(last) {
            let own = || (!matches!(role, "씨" | "님")).then(|| Span::new(token.span.start, end));
            return Some(name(tokens[last].span, self.post(tokens, last).or_else(own)));
        }
        // "판결 뒤 오 씨는": a surname alone is that of somebody known, or of nobody who is named.
        if stem == "씨" && is_surname(tokens[last].text) && !self.surnamed(tokens[last].text) {
            let heard = Heard { mention: Span::new(tokens[last].span.start, end), form: Form::Nameless, confidence: 0.85 };
            return Some(Subject { heard, post: None });
        }
        // "이에 대해 구 교수는": the surname of somebody known.
        if whole && tokens[last].word && tokens[last].text.chars().count() == 1 && self.surnamed(tokens[last].text) {
            return Some(name(tokens[last].span, None));
        }
        // "국립과학원의 이고르 페트렌코 연구위원": behind a genitive two words and the post are a foreign name.
        if let Some([owner, first, second]) = last.checked_sub(2).and_then(|from| tokens.get(from..=last))
            && whole
            && owner.text.ends_with('의')
            && [first, second].iter().all(|t| part(t) && t.word && (1..=6).contains(&length(t)) && !country_or_place(t.text))
            && length(second) > 1
            && !RANKS.contains(&second.text)
        {
            return Some(name(Span::new(first.span.start, second.span.end), self.post(tokens, last - 1)));
        }
        // The affiliation stands between the name and the title.
        for i in (last.saturating_sub(4)..=last).rev() {
            if !tokens[i].word || tokens[i].is(Sense::Opener) {
                break;
            }
            // "채동우 제주 한경면 대책위원장": a township behind the name.
            let named = |k: &usize| {
                near(*k)
                    && tokens[*k].text.chars().count() == 3
                    && !tokens[*k].text.ends_with(TOWNSHIPS)
                    && tokens[*k..i].iter().all(|t| t.word)
            };
            if tokens[i].text.ends_with(TOWNSHIPS)
                && let Some(k) = (last.saturating_sub(4)..i).rev().find(named)
            {
                return Some(name(tokens[k].span, Some(Span::new(tokens[k + 1].span.start, end))));
            }
            // "마르코 비앙키 교수": a foreign name, unless the first word is as common a family name as they come.
            let foreign = || {
                i + 1 == last
                    && tokens[last].text.chars().count() < 7
                    && !place(tokens[last].text)
                    && (!tokens[i].text.starts_with(|c| COMMON.contains(c))
                        || from_abroad(tokens[last].text) && tokens[i].text.chars().count() != 3)
            };
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
            // "사토 유미 일본 도호쿠대 교수": before the name of a country, a foreign name of two words that opens the clause.
            let abroad = i < last && COUNTRIES.contains(&tokens[i + 1].text) && i > 0 && tokens[i - 1].word;
            let abroad = abroad && (i == 1 || given(&tokens[i - 1]));
            if near(i) && abroad && (i == 1 || !tokens[i - 2].word) {
                return Some(name(Span::new(tokens[i - 1].span.start, tokens[i].span.end), Some(Span::new(tokens[i + 1].span.start, end))));
            }
            // "장 피에르 모로 소르본대 교수": up to three words that open the clause.
            let opens = (0..i).rev().find(|k| !tokens[*k].word).map_or(0, |k| k + 1);
            let given = |t: &Token<'_>| (1..=5).contains(&t.text.chars().count()) && !place(t.text) && !self.subject_mark(t.text);
            if near(i) && short(tokens[i].text) && i < last && i - opens == 2 && tokens[opens..i].iter().all(given) {
                return Some(name(Span::new(tokens[opens].span.start, tokens[i].span.end), Some(Span::new(tokens[i + 1].span.start, end))));
            }
            // "우치다 게이코 일본 연구센터장": a country behind a name of two words.
            let two = i + 2 < last + 1 && COUNTRIES.contains(&tokens[i + 2].text) && given(&tokens[i + 1]);
            if (near(i) || from_abroad(tokens[i].text)) && two {
                // "응우옌 티 란 베트남 …": a short word in the middle.
                let longer = i > 0 && tokens[i].text.chars().count() == 1 && !near(i) && given(&tokens[i - 1]);
                let i = if longer { i - 1 } else { i };
                let last = i + 1 + usize::from(longer);
                return Some(name(
                    Span::new(tokens[i].span.start, tokens[last].span.end),
                    Some(Span::new(tokens[last + 1].span.start, end)),
                ));
            }
            if near(i) && !foreign() {
                // "국립생태원 옥다온 조류연구팀장": where somebody works, before the name.
                let works = i == last && i > 0 && tokens[i - 1].word && place(tokens[i - 1].text);
                let before = if works { self.post(tokens, i) } else { None };
                return Some(name(tokens[i].span, before.or(Some(Span::new(tokens[i + 1].span.start, end)))));
            }
            if self.subject_mark(tokens[i].text) {
                break;
            }
        }
        // "이 연구원은": a surname alone; else a foreign name.
        // "제노바항만청의 마르코 베네데티 물류국장은": a longer post, behind a foreign name that a genitive brings up.
        let owned = |first: usize| first.checked_sub(1).is_some_and(|b| tokens[b].word && tokens[b].text.ends_with('의'));
        let longer = last > 1 && owned(last - 1) && (1..=4).contains(&own.chars().count());
        let word = tokens.get(last).filter(|t| (whole || longer) && t.word)?;
        if is_surname(word.text) {
            return Some(name(word.span, None));
        }
        let short = last > 1 && tokens[last - 1].word && tokens[last - 1].text.chars().count() == 1;
        let foreign = |t: &Token<'_>| {
            // "8일"
            let dated = t.text.starts_with(|c: char| c.is_ascii_digit());
            let fits = (if short { 1 } else { 2 }..=6).contains(&t.text.chars().count()) && !t.text.ends_with('의') && !dated;
            t.word && fits && !place(t.text) && !self.subject_mark(t.text) && !t.is(Sense::Opener)
        };
        if !foreign(word) {
            return None;
        }
        // "멕시코 국립대의 디에고 로페스 교수": how a first name ends tells nothing where a place stands before it.
        let placed = |at: usize| at.checked_sub(1).is_some_and(|b| tokens[b].text.ends_with('의') || country_or_place(tokens[b].text));
        let given = |at: usize| {
            let fits = (2..=6).contains(&tokens[at].text.chars().count()) && !country_or_place(tokens[at].text);
            placed(at) && fits && !tokens[at].text.ends_with(['은', '는'])
        };
        // "주민 응우옌티란 씨": what somebody is belongs to no name.
        let post = |at: usize| self.speech.ends_in_role(tokens[at].text).is_some();
        let mut first = if last > 0 && !post(last - 1) && (foreign(&tokens[last - 1]) || given(last - 1)) { last - 1 } else { last };
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

    /// Whether somebody with this surname was named.
    fn surnamed(&self, surname: &str) -> bool {
        self.people.iter().any(|(name, _)| name.starts_with(surname) && (3..=4).contains(&name.chars().count()) && !name.contains(' '))
    }

    pub(super) fn subject_mark(&self, word: &str) -> bool {
        self.speech.senses(word).holds(Sense::Cue)
            || matches!(word, "씨는" | "씨가" | "씨도")
            || !COUNTRIES.contains(&word)
                && word.chars().count() > 2
                && (word.ends_with(['을', '를', '에', '서', '며', '고', '는', '은']) || word.ends_with("이라"))
    }

    /// The words before a Korean name, from the beginning of the clause.
    pub(super) fn post(&self, tokens: &[Token<'_>], at: usize) -> Option<Span> {
        let mut first = at;
        // "하윤서 박사와 리스본대 교수 알베스가": somebody else, too.
        let with = |word: &str| ["와", "과"].iter().any(|p| word.strip_suffix(p).is_some_and(|w| self.speech.ends_in_role(w).is_some()));
        let stops = |word: &str| self.subject_mark(word) || with(word);
        // "양봉협동조합 ‘붕붕’의": what a house is called.
        let called = |first: usize| matches!(tokens[first - 1].text, "‘" | "'") && tokens[first].text.contains(['’', '\'']);
        while first > 0 && (tokens[first - 1].word && !stops(tokens[first - 1].text) || first < at && called(first)) && at - first < 6 {
            first -= 1;
        }
        while first < at && ["며", "고", "라고", "이라고", "라며", "이라며"].contains(&tokens[first].text) {
            first += 1;
        }
        // "물질을 시작한 강혜숙 씨", "가장 나이가 많은": a clause about somebody, and no post.
        let last = tokens[at.checked_sub(1)?].text;
        if let Some(post) = last.strip_suffix('인').filter(|post| self.speech.ends_in_role(post).is_some()) {
            return Some(Span::new(tokens[first].span.start, tokens[at - 1].span.start + post.len()));
        }
        // "고속도로에 들어간 김막순 할머니"
        let went = ["어간", "아간", "나간", "려간", "러간"].iter().any(|end| last.ends_with(end));
        let clause =
            last.chars().count() > 1 && (last.ends_with(ADNOMINAL) || went) && self.speech.ends_in_role(last).is_none() && !place(last);
        // "내려온 서른두 살의 요리사": the last word that only tells what somebody did.
        let did = (first..at).rev().skip(1).find(|k| {
            let word = tokens[*k].text;
            word.chars().count() > 1 && word.ends_with(ADNOMINAL) && !place(word) && self.speech.ends_in_role(word).is_none()
        });
        let first = did.map_or(first, |k| k + 1);
        (first < at && !clause).then(|| Span::new(tokens[first].span.start, tokens[at - 1].span.end))
    }
}

/// How Korean verbs end before whom they tell of.
const ADNOMINAL: [char; 6] = ['한', '온', '던', '된', '은', '는'];

/// How the names of bodies end that give out statements.
const BODIES: [&str; 19] = [
    "시",
    "부",
    "처",
    "청",
    "위원회",
    "공사",
    "공단",
    "재단",
    "협회",
    "연구소",
    "연합회",
    "연맹",
    "의회",
    "법원",
    "검찰",
    "경찰",
    "은행",
    "대책위",
    "학회",
];
/// How the names of townships and districts end.
const TOWNSHIPS: [char; 4] = ['면', '읍', '군', '구'];

/// Whether a word is a surname of one syllable.
fn is_surname(word: &str) -> bool {
    word.chars().count() == 1 && word.chars().all(|c| SURNAMES.contains(c)) || LONG_SURNAMES.contains(&word)
}

/// A word without the particle that ends it.
fn particle(word: &str) -> Option<&str> {
    // "모란희(61) 씨다."
    let is = word.strip_suffix('다').filter(|word| word.ends_with('씨'));
    is.or_else(|| ["에게", "를", "을", "와", "과", "의", "도"].iter().find_map(|p| word.strip_suffix(p)))
}

pub(in super::super) fn korean_name(word: &str) -> bool {
    let surname = word.chars().next().is_some_and(|c| SURNAMES.contains(c));
    let rare = || word.chars().count() == 3 && word.starts_with(|c| RARE.contains(c));
    let long = LONG_SURNAMES.iter().any(|s| word.starts_with(s));
    let syllables = if long { 3..=4 } else { 2..=3 };
    // "진료를 맡은": a noun and its particle.
    syllables.contains(&word.chars().count())
        && (long || surname || rare())
        && !word.ends_with('를')
        && !place(word)
        && !from_abroad(word)
        && !COUNTRIES.contains(&word)
        && !AREAS.contains(&word)
}

/// Whether a word of three syllables begins with a family name and may be all of a name.
fn is_full_name(word: &str) -> bool {
    word.chars().count() == 3 && word.starts_with(|c| SURNAMES.contains(c)) && !from_abroad(word)
}

/// Whether a word has a syllable that names from abroad have and Korean ones have not: "하우겐", "오코로".
fn from_abroad(word: &str) -> bool {
    let seldom = || word.chars().any(|c| SELDOM.contains(c)) && !word.starts_with(|c| SURNAMES.contains(c));
    word.contains(|c| FOREIGN.contains(c)) || seldom()
}

/// Such syllables.
const FOREIGN: &str = "레크트프코카티파페포피타터테드겐헨넬디러벤브셀스에즈츠치캐케쿠키투힐퍼더버커셰쇠슈젠첸첼칸켈콥톰팔펠";

/// Syllables that names from abroad often have and Korean ones seldom.
const SELDOM: &str = "토네데메베푸할";

/// Whether a word names a country, or where somebody works.
pub(in super::super) fn country_or_place(word: &str) -> bool {
    COUNTRIES.contains(&word) || place(word)
}

pub(super) fn place(word: &str) -> bool {
    // "서지원": many given names end so, too.
    let given = word.ends_with('원') && word.chars().count() == 3 && word.starts_with(|c| SURNAMES.contains(c));
    if given && !HOUSES.contains(&word) {
        return false;
    }
    let long = || word.chars().count() > 3 && LONG_PLACES.iter().any(|p| word.ends_with(p));
    PLACES.iter().any(|p| word.ends_with(p)) || long()
}

/// Words of three syllables that end as given names do, and are places, bodies and trades.
const HOUSES: [&str; 54] = [
    "조합원",
    "임직원",
    "유치원",
    "정보원",
    "한의원",
    "조사원",
    "안전원",
    "전문원",
    "이용원",
    "정신원",
    "한국원",
    "대학원",
    "연구원",
    "병의원",
    "요양원",
    "고시원",
    "양로원",
    "보육원",
    "고아원",
    "수도원",
    "문화원",
    "감사원",
    "국정원",
    "금감원",
    "방송원",
    "기술원",
    "진흥원",
    "개발원",
    "평가원",
    "교육원",
    "훈련원",
    "수련원",
    "휴양원",
    "식물원",
    "동물원",
    "미술원",
    "학술원",
    "예술원",
    "연수원",
    "회사원",
    "공무원",
    "종업원",
    "경비원",
    "승무원",
    "상담원",
    "판매원",
    "배달원",
    "은행원",
    "구성원",
    "위원",
    "의원",
    "민의원",
    "성직원",
    "사회원",
];

/// Whether a Korean word is the name of a body, as it ends: "국토교통부", but neither "가정주부" nor "확장공사".
pub(super) fn is_body(word: &str) -> bool {
    let ends = word.chars().count() > 2 && BODIES.iter().any(|end| word.ends_with(end));
    let works = word.strip_suffix("공사").is_some_and(|of| !CORPORATE.iter().any(|what| of.contains(what)));
    ends && !PEOPLE.iter().any(|end| word.ends_with(end)) && !works
}

/// Words before a post that are no name: "incumbent", "former", "senior".
const HELD: [&str; 8] = ["현직", "전직", "전임", "현역", "동료", "담당", "고위", "신임"];

/// Words in which such a clause is at most.
const CLAUSE: usize = 24;
/// People whose word ends as that of a ministry does.
const PEOPLE: [&str; 13] =
    ["부부", "주부", "청소부", "잠수부", "배달부", "인부", "광부", "어부", "농부", "가정부", "임산부", "신부", "파출부"];
/// What a public corporation is of, where building works end in the same letters.
const CORPORATE: [&str; 18] = [
    "한국",
    "서울",
    "부산",
    "대구",
    "인천",
    "광주",
    "대전",
    "경기",
    "도시",
    "주택",
    "교통",
    "관광",
    "수자원",
    "전력",
    "가스",
    "철도",
    "도로공",
    "공항",
];
