//! Chinese names: the family names that open them, and what ends them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use crate::text::fold::fold;
use crate::text::script::{NAME_DOTS, is_han};

use super::super::super::names::{organisation, respelt};

/// Family names that open a name of two or three characters.
pub(super) const SURNAMES: &str = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁舒耿牟卜詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑卓佘仇巩鞏厉厲敖简簡巫荣榮莘蒙桑冼卞宓檀栾欒濮燕禹窦竇符缪繆荀蒲蔺藺虞褚谌諶迟遲郁郦酈鄢闫閆阚闞隗雍鞠骆駱麦麥黎位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮来來狄粘佟裘芮匡姬娄婁寇岑晏栗胥茹邝鄺喻奚昌酆廉穆湛贝貝茅蓝藍麻危昝宣贲賁嵇惠封羿储儲汲邴糜乌烏巴牧郗班仰仲暴戎祖束韶郜蓟薊宿邰鄂籍屠阴陰逄扶宰郤璩冀郏浦农農慕习習宦艾慎戈庾暨沃蔚夔隆厍晁訾丰豐巢蒯荆荊竺逯桓肖粟练練甯仝楼樓尚宗楚商鹿冷郎皮揭苟亓仵帅帥谯譙";

/// [`SURNAMES`], to be looked up.
pub(super) static FAMILY: LazyLock<HashSet<char, FixedState>> = LazyLock::new(|| SURNAMES.chars().collect());

/// What is told of somebody right behind a foreign name.
pub(super) const GOES_ON: [&str; 36] = [
    "多次", "近日", "此前", "曾经", "曾經", "率先", "随后", "隨後", "刚刚", "剛剛", "一再", "每年", "长期", "長期", "多年", "一直", "目前",
    "正在", "从事", "從事", "研究", "关注", "關注", "参与", "參與", "负责", "負責", "主张", "主張", "支持", "反对", "反對", "今年", "近年",
    "上周", "來自",
];

/// The Chinese name of two or three characters that stands at a place, if what follows it is no part of a longer word.
pub(in super::super) fn name_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    if !surname(rest) {
        return None;
    }
    let longer = usize::from(compound(rest));
    let ends = rest.char_indices().map(|(i, c)| i + c.len_utf8()).skip(1 + longer).take(2);
    let whole = |name: &&str| closes_name(&rest[name.len()..]) && !completes(&rest[name.len()..]);
    let name = ends.map(|end| &rest[..end]).find(whole)?;
    (name.chars().all(is_han) && !name.contains(|c| GRAMMAR.contains(c))).then_some(name)
}

/// Whether a character that often follows names is the last of one, since the clause ends behind it: "漁夫高金來。"
fn completes(rest: &str) -> bool {
    rest.strip_prefix(['来', '來', '正', '为', '為', '至']).is_some_and(|behind| behind.chars().next().is_none_or(|c| !is_han(c)))
}

/// The Chinese name with which some words begin: a family name and one or two characters that open no verb or adverb.
pub(super) fn likely_name(words: &str) -> Option<&str> {
    if let Some(name) = japanese_name(words) {
        return Some(name);
    }
    let mut letters = words.chars();
    let twice = letters.next().filter(|c| matches!(c, '边' | '邊')) == letters.nth(1) && words.starts_with(['边', '邊']);
    // "边听边记": what somebody does at once.
    if !surname(words) || twice {
        return None;
    }
    let family = 1 + usize::from(compound(words));
    let given = words.chars().skip(family).take(2).take_while(|c| is_han(*c) && !GRAMMAR.contains(*c)).take_while(|c| !VERBAL.contains(*c));
    let length: usize = given.map(char::len_utf8).sum();
    let first: usize = words.chars().take(family).map(char::len_utf8).sum();
    // "後來有人說"
    (length > 0).then(|| &words[..first + length]).filter(|name| !name.ends_with("有人"))
}

/// Chinese words that begin as names do: behind a family name's character those that make a word with it.
static WORDS: LazyLock<HashMap<char, &str, FixedState>> = LazyLock::new(|| {
    let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).filter_map(|(first, rest)| Some((first.chars().next()?, rest))).collect()
});

/// Whether some Chinese words begin with a word of two characters rather than with a name: "高度重视".
pub(in super::super) fn opens_with_word(words: &str) -> bool {
    let two = words.char_indices().nth(2).map_or(words, |(end, _)| &words[..end]);
    let folded = fold(two);
    let mut chars = folded.chars();
    let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
    WORDS.get(&first).is_some_and(|further| further.contains(second))
}

/// By what somebody is called who is "little" or "old" So-and-so, right behind a post: "骑手老丁".
pub(super) fn nickname_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let mut chars = rest.char_indices();
    let (_, first) = chars.next()?;
    let (from, family) = chars.next()?;
    let name = &rest[..from + family.len_utf8()];
    // "老师", "小时": words.
    let word = "师師时时區区组米车車家方段白石史龙龍池麦麥康毛童苗牛江金熊管".contains(family);
    let fits = matches!(first, '小' | '老') && FAMILY.contains(&family) && !word;
    (fits && !rest[name.len()..].starts_with(['板', '百', '姓', '人', '年', '路'])).then_some(name)
}

/// The Japanese name with which some Chinese words begin: a family name that many have, and one or two characters.
pub(super) fn japanese_name(words: &str) -> Option<&str> {
    let family = opens_with(words, &JAPANESE_FAMILY)?;
    // "和子", "达也"
    let part = |c: &char| is_han(*c) && !VERBAL.contains(*c) && (matches!(c, '和' | '也') || !GRAMMAR.contains(*c));
    let given = words[family.len()..].chars().take(2).take_while(part);
    let length: usize = given.map(char::len_utf8).sum();
    (length > 0).then(|| &words[..family.len() + length])
}

/// Japanese family names as Chinese writes them, both ways.
const JAPANESE: [&str; 152] = [
    "早见",
    "早見",
    "佐藤",
    "铃木",
    "鈴木",
    "高桥",
    "高橋",
    "田中",
    "伊藤",
    "渡边",
    "渡邊",
    "渡辺",
    "山本",
    "中村",
    "小林",
    "加藤",
    "吉田",
    "山田",
    "佐佐木",
    "山口",
    "松本",
    "井上",
    "木村",
    "斋藤",
    "齋藤",
    "清水",
    "山崎",
    "池田",
    "桥本",
    "橋本",
    "阿部",
    "石川",
    "山下",
    "中岛",
    "中島",
    "石井",
    "小川",
    "前田",
    "冈田",
    "岡田",
    "长谷川",
    "長谷川",
    "藤田",
    "后藤",
    "後藤",
    "近藤",
    "村上",
    "远藤",
    "遠藤",
    "青木",
    "坂本",
    "福田",
    "太田",
    "西村",
    "藤井",
    "金子",
    "冈本",
    "岡本",
    "藤原",
    "三浦",
    "中野",
    "中川",
    "原田",
    "松田",
    "竹内",
    "小野",
    "田村",
    "中山",
    "和田",
    "石田",
    "森田",
    "上田",
    "内田",
    "柴田",
    "酒井",
    "宫崎",
    "宮崎",
    "横山",
    "高木",
    "安藤",
    "宫本",
    "宮本",
    "大野",
    "小岛",
    "小島",
    "谷口",
    "今井",
    "工藤",
    "高田",
    "增田",
    "丸山",
    "杉山",
    "村田",
    "大塚",
    "新井",
    "小山",
    "平野",
    "藤本",
    "河野",
    "上野",
    "野口",
    "武田",
    "松井",
    "松下",
    "菅原",
    "野村",
    "小野寺",
    "五十岚",
    "五十嵐",
    "大久保",
    "久保田",
    "小笠原",
    "宇都宫",
    "宇都宮",
    "东海林",
    "東海林",
    "西园寺",
    "西園寺",
    "早乙女",
    "二阶堂",
    "二階堂",
    "武者小路",
    "大谷",
    "上原",
    "久保",
    "松尾",
    "菊地",
    "木下",
    "千叶",
    "千葉",
    "岩崎",
    "桜井",
    "樱井",
    "櫻井",
    "渡部",
    "市川",
    "北村",
    "片山",
    "川口",
    "大西",
    "岛田",
    "島田",
    "古川",
    "斎藤",
    "森本",
    "矢野",
    "小松",
    "浅野",
    "水野",
    "荒木",
    "川崎",
    "川上",
];

/// Further family names that many have in Japan.
const FAMILIES: &str = "相川 相沢 青山 赤松 秋元 秋山 浅井 浅野 足立 天野 荒井 荒川 荒木 有馬 飯島 飯田 飯塚 五十嵐 池上 石橋 \
    石原 市川 伊東 稲垣 稲葉 井口 今村 岩井 岩崎 岩下 岩田 岩本 植木 上杉 植田 上原 植村 上村 臼井 内山 宇野 \
    梅田 梅原 江口 榎本 大石 大川 大木 大久保 大島 大谷 大槻 大西 大橋 大原 大村 大森 岡崎 岡部 岡村 小笠原 \
    荻野 奥田 奥村 奥山 尾崎 長田 小沢 小田 落合 小野寺 小原 梶原 片岡 片山 勝又 加納 鎌田 神谷 亀井 川上 \
    川口 川崎 川島 川端 川村 河村 川本 菅野 神田 菊地 菊池 岸本 北川 北野 北村 木下 木原 久保 久保田 熊谷 \
    倉田 栗原 黒川 黒木 黒沢 黒田 桑田 桑原 小池 小泉 河内 児島 児玉 小西 小松 小宮 斉藤 斎藤 齊藤 坂井 坂田 \
    佐久間 桜井 櫻井 佐々木 笹川 佐野 沢田 澤田 塩田 志村 篠原 芝田 柴山 渋谷 島田 嶋田 島村 下田 白井 白石 \
    白川 杉浦 杉田 杉本 須藤 関口 関根 瀬戸 高井 高島 高野 高畑 高松 高村 高山 滝沢 竹田 竹中 武藤 田口 田島 \
    田代 多田 立花 田辺 谷川 田畑 田原 千田 塚田 塚本 土屋 坪井 手塚 寺田 東条 戸田 富田 豊田 内藤 永井 中井 \
    中尾 中沢 中田 永田 中原 中西 長島 永野 成田 西尾 西岡 西川 西田 西野 西山 新田 丹羽 根岸 野田 萩原 橋口 \
    橋爪 長谷 服部 花田 浜田 濱田 早川 樋口 日野 平井 平岡 平田 平山 広瀬 福井 福原 福本 藤岡 藤川 藤沢 藤野 \
    藤村 古川 古田 星野 細川 細田 堀内 堀江 本田 本多 本間 前川 前原 牧野 増田 松浦 松岡 松尾 松島 松永 松原 \
    松村 三上 水谷 水野 三宅 宮川 宮城 三好 宮田 村井 村松 村山 望月 森川 森下 森本 森山 矢野 八木 安田 柳沢 \
    矢島 山内 山岡 山川 山中 山根 山村 山室 山脇 湯浅 横井 横田 吉井 吉岡 吉川 吉沢 吉村 吉本 渡部";

/// [`JAPANESE`] and [`FAMILIES`], to be looked up.
static JAPANESE_FAMILY: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| JAPANESE.into_iter().collect());
static FAMILIES_OF_JAPAN: LazyLock<HashSet<&str, FixedState>> = LazyLock::new(|| FAMILIES.split_whitespace().chain(JAPANESE).collect());

/// Whether some words begin with a family name that many have in Japan.
pub(super) fn family_name(words: &str) -> bool {
    opens_with(words, &FAMILIES_OF_JAPAN).is_some()
}

/// The family name of three or two characters with which some words begin, if more follow.
fn opens_with<'w>(words: &'w str, families: &HashSet<&str, FixedState>) -> Option<&'w str> {
    let mut lengths = [3, 2].into_iter().filter_map(|count| words.char_indices().nth(count).map(|(at, _)| &words[..at]));
    lengths.find(|family| families.contains(family))
}

/// Characters that begin what is said of somebody more often than they end a name.
pub(super) const VERBAL: &str = "住站坐走去计計说說表示指认認称稱补補解释釋告诉訴写寫坦回透警提介绍紹问問答分析宣呼感评評总總反笑形批讲講重质質预預担擔则則还還又再曾并並就却卻近日前今昨最同在对對从從向接受算打给給把被以因蹲跑捧握抱拍叹嘆擦抹擺摆递遞没沒有是会會要想看举舉跟用做到上下";

/// Characters that no given name has.
pub(super) const GRAMMAR: &str = "还還很没沒又他她我你们們这這那的了在是和与與也都就不被把给給让讓";

/// The foreign name that stands at a place, its parts joined by dots or its own letters behind it: "约翰·奥凯克", "范德林登（Ruben van
/// der Linden）".
pub(in super::super) fn foreign_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let inner = |c: char| is_han(c) && !GRAMMAR.contains(c) && !VERBAL.contains(c) || c == '-' || NAME_DOTS.contains(&c);
    let end = rest.char_indices().take(20).find(|(_, c)| !inner(*c)).map(|(i, _)| i)?;
    let name = rest[..end].trim_end_matches('-');
    if !name.contains(NAME_DOTS) {
        return respelt_behind(name, &rest[end..]).then_some(name);
    }
    let name = &name[..GOES_ON.iter().filter_map(|w| name.find(w)).min().unwrap_or(name.len())];
    let parts = name.split(NAME_DOTS);
    (name.contains(NAME_DOTS) && parts.into_iter().all(|p| p.chars().count() > 1)).then_some(name)
}

/// The foreign name in one word that stands at a place, of three characters or more by whose sound such names are written: "主帅迪亚斯对此".
pub(super) fn sounded_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..)?;
    let end = rest.char_indices().take(8).find(|(_, c)| !SOUNDS.contains(*c)).map_or(rest.len(), |(at, _)| at);
    let name = &rest[..end];
    ((3..=6).contains(&name.chars().count()) && !rest[end..].starts_with(NAME_DOTS)).then_some(name)
}

/// Characters by whose sound foreign names are written, in both scripts, but for those that begin common words behind a post.
const SOUNDS: &str = "阿埃艾奥奧巴拜班贝貝本比彼宾賓伯博布查达達戴丹德登迪蒂丁杜恩尔爾费費芬弗福戈格古哈汉漢赫亨胡霍基吉加贾賈杰傑卡凯凱坎康\
    科克肯库庫夸拉莱萊兰蘭劳勞勒雷里利林鲁魯伦倫罗羅洛马馬迈邁曼梅蒙米姆穆纳納娜奈内內尼努诺諾欧歐帕潘佩彭皮普齐齊乔喬切琼瓊若萨薩塞桑\
    沙什斯苏蘇索塔泰坦汤湯廷图圖托瓦旺威韦韋维維魏沃乌烏希夏谢謝辛许許雅亚亞延扬揚耶伊英泽澤扎詹兹茲佐";

/// Whether a name in one word has that of a person in Latin letters behind it, in parentheses.
fn respelt_behind(name: &str, behind: &str) -> bool {
    let Some(inside) = behind.strip_prefix(['（', '(']).and_then(|rest| rest.split(['）', ')', '\n']).next()) else { return false };
    let mut words = inside.split(' ');
    let capital = |word: Option<&str>| word.is_some_and(|w| w.starts_with(char::is_uppercase) && w.chars().any(char::is_lowercase));
    (3..=8).contains(&name.chars().count())
        && !name.ends_with(COLLECTIVE)
        && (2..=5).contains(&inside.split(' ').count())
        && capital(words.next())
        && capital(words.next_back())
        && respelt(name, inside)
        && !organisation(inside)
}

/// What words for bodies and things end in that have a name in Latin letters behind them, too.
const COLLECTIVE: [char; 36] = [
    '会', '會', '组', '組', '团', '團', '院', '所', '局', '司', '部', '社', '室', '队', '隊', '处', '處', '署', '心', '校', '系', '盟',
    '党', '黨', '网', '網', '台', '臺', '划', '劃', '法', '奖', '獎', '書', '书', '展',
];

/// Whether a clause without a stop leads to a colon and words between marks.
pub(super) fn leads_to_words(rest: &str) -> bool {
    let clause = rest.char_indices().take(40).find(|(_, c)| matches!(c, '。' | '！' | '？' | '；' | '\n' | '“' | '「' | '：' | ':'));
    clause.is_some_and(|(at, c)| matches!(c, '：' | ':') && rest[at + c.len_utf8()..].trim_start().starts_with(['“', '「', '"']))
}

/// Whether some words begin as those behind a Chinese name do.
pub(super) fn closes_name(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| {
        !is_han(c) && !NAME_DOTS.contains(&c)
            || "的在是对對向仍却卻很更正当當于於近今与與和则則曾將将从從接谈談为為来來已也就至没沒未拿".contains(c)
    })
}

/// Whether some words begin with a family name.
pub(in super::super) fn surname(words: &str) -> bool {
    words.chars().next().is_some_and(|c| FAMILY.contains(&c)) || compound(words)
}

/// Whether some words begin with a family name of two characters.
pub(super) fn compound(words: &str) -> bool {
    COMPOUND.iter().any(|family| words.starts_with(family))
}

/// Chinese family names of two characters.
const COMPOUND: [&str; 31] = [
    "欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "夏侯", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐",
    "宇文", "长孙", "長孫", "司徒", "端木", "南宫", "南宮", "闻人", "聞人", "范姜", "張簡", "张简", "張廖", "张廖",
];
