//! Posts and forms of address that are glued to a name in Chinese and Japanese, and what of them is the name: "山田花子副市長", "市民王女士".

use crate::text::Span;
use crate::text::script::{is_han, is_kana};

use super::Reader;
use super::learn::PLACES;
use super::names::{compound, surname};

/// Forms of address behind a Chinese name.
pub(super) const ADDRESSES: [&str; 19] = [
    "女士", "先生", "小姐", "老师", "老師", "同志", "师傅", "師傅", "阿姨", "大爷", "大爺", "大妈", "大媽", "大姐", "大哥", "大叔", "奶奶",
    "爷爷", "爺爺",
];
/// What stands before a Chinese post and belongs to it: "副市长".
const DEPUTIES: [&str; 16] =
    ["副", "前", "常务", "常務", "执行", "執行", "名誉", "名譽", "第一", "代理", "候任", "助理", "高级", "高級", "荣誉", "榮譽"];
/// What stands between a Japanese name and a post, and belongs to the post: "副市長", "元首相", "外務副大臣".
pub(super) const BETWEEN: [&str; 132] = [
    "副",
    "元",
    "前",
    "新",
    "現",
    "准",
    "名誉",
    "特任",
    "特別",
    "客員",
    "招聘",
    "主任",
    "上席",
    "主席",
    "首席",
    "筆頭",
    "上級",
    "総括",
    "統括",
    "執行",
    "最高",
    "共同",
    "暫定",
    "代表",
    "専務",
    "常務",
    "政務",
    "事務",
    "官房",
    "経済",
    "総務",
    "人事",
    "広報",
    "営業",
    "財務",
    "外務",
    "法務",
    "文部",
    "厚生",
    "農林",
    "国土",
    "防衛",
    "環境",
    "技術",
    "企画",
    "開発",
    "教育",
    "社会",
    "政治",
    "国際",
    "編集",
    "報道",
    "論説",
    "運動",
    "文化",
    "科学",
    "医療",
    "福祉",
    "情報",
    "研究",
    "業務",
    "管理",
    "畜産",
    "水産",
    "農政",
    "農産",
    "林政",
    "保健",
    "衛生",
    "健康",
    "税制",
    "主税",
    "主計",
    "理財",
    "通商",
    "貿易",
    "産業",
    "資源",
    "気象",
    "地域",
    "都市",
    "道路",
    "河川",
    "港湾",
    "航空",
    "鉄道",
    "住宅",
    "観光",
    "防災",
    "消防",
    "政策",
    "戦略",
    "統計",
    "調査",
    "事業",
    "生産",
    "品質",
    "安全",
    "食品",
    "学術",
    "入試",
    "学生",
    "市民",
    "生活",
    "労働",
    "雇用",
    "医薬",
    "医政",
    "保険",
    "刑事",
    "民事",
    "警備",
    "交通",
    "土木",
    "建設",
    "建築",
    "設計",
    "製造",
    "販売",
    "商品",
    "通信",
    "放送",
    "制作",
    "企業",
    "消費",
    "育成",
    "計画",
    "森林",
    "水道",
    "下水道",
    "清掃",
    "図書",
];
/// Countries in one character, between a foreign name and a Japanese post.
const LANDS: &str = "米英仏独露韓伊豪加印";

/// What is left of Chinese words before what belongs to the post behind them.
pub(super) fn past_deputies(mut words: &str) -> &str {
    while let Some(rest) = DEPUTIES.iter().find_map(|d| words.strip_suffix(d)).filter(|rest| rest.chars().count() > 1) {
        words = rest;
    }
    words
}

impl Reader<'_> {
    /// "市民王女士": a surname and a form of address, behind what somebody is; somebody of that name, if the text has named one.
    pub(super) fn by_surname(&self, subject: Span, words: &str) -> Option<(Option<Span>, Span)> {
        let address = ADDRESSES.iter().filter(|_| self.speech.lang == "zh");
        // "麥小姐打著手語": how it was said goes on behind the address.
        let (address, at) = address.filter_map(|a| words.find(a).map(|at| (a, at))).min_by_key(|(_, at)| *at)?;
        let behind = &words[at + address.len()..];
        // "李女士的丈夫", "王女士家门口的邻居": somebody beside her.
        if !behind.is_empty() && (!behind.contains(['着', '著']) || behind.contains('的')) {
            return None;
        }
        let rest = &words[..at];
        let words = &words[..at + address.len()];
        let from = self.speech.last_role(rest).unwrap_or(0);
        let own = &rest[from..];
        if own.chars().count() != 1 || !surname(own) {
            return None;
        }
        let known = self.known.values().any(|(full, _)| full.starts_with(own) && full.chars().count() > 1 && !full.ends_with(address));
        let end = if known { rest.len() } else { words.len() };
        let post = (from > 3).then(|| Span::new(subject.start, subject.start + from));
        Some((post, Span::new(subject.start + from, subject.start + end)))
    }

    /// "北京大学副校长王建国" before another post: what somebody is, and the name.
    pub(super) fn between_posts(&self, subject: Span, words: &str) -> Option<(Option<Span>, Span)> {
        let named = |at: &usize| {
            let name = &words[*at..];
            (2..=3 + usize::from(compound(name))).contains(&name.chars().count()) && surname(name) && name.chars().all(is_han)
        };
        let role = self.speech.last_role(words).filter(named);
        // "清华大学王建国教授"
        let place = |at: &usize| words[..*at].ends_with(|c| PLACES.contains(c) || matches!(c, '学' | '學' | '司'));
        let institute = || words.char_indices().map(|(at, _)| at).filter(place).find(named);
        let at = role.or_else(institute)?;
        let post = (at > 3).then(|| Span::new(subject.start, subject.start + at));
        Some((post, Span::new(subject.start + at, subject.start + words.len())))
    }

    /// What is left of a Japanese name before what belongs to the post behind it.
    pub(super) fn past_between<'w>(&self, words: &'w str) -> Option<&'w str> {
        let foreign = |rest: &str| rest.ends_with(|c: char| is_kana(c) || c == 'ー');
        let land = || words.strip_suffix(|c| LANDS.contains(c)).filter(|rest| foreign(rest));
        let post = || {
            let role = self.speech.ends_in_role(words).filter(|r| r.chars().count() > 1 && !matches!(*r, "博士" | "さん"))?;
            words.strip_suffix(role)
        };
        let found = BETWEEN.iter().find_map(|b| words.strip_suffix(b)).or_else(land).or_else(post)?;
        let name = &found[found.rfind(['の', '、']).map_or(0, |at| at + 'の'.len_utf8())..];
        (name.chars().count() > 1).then_some(found)
    }

    /// Whether a word for what somebody is stands right before the name with which some words end, so many bytes from their end.
    pub(super) fn posted(&self, words: &str, length: usize) -> bool {
        let ahead = words.len().checked_sub(length).and_then(|at| words.get(..at)).unwrap_or_default();
        self.speech.ends_in_role(ahead).is_some()
    }
}
