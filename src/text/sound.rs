//! How a name sounds: one rough phonetic alphabet for every script, and the cost of hearing one word as another.
//!
//! A word is turned into [`Phone`]s by the rules of its own script; two words are then compared
//! by a weighted alignment in which consonants count, vowels count less, and vowels that a
//! syllabic script has to put in (or an abjad leaves out) hardly count.

use any_ascii::any_ascii;
use pinyin::ToPinyin;

/// Words longer than this many phones are cut: nobody's name is, and the cost is quadratic.
const LONGEST: usize = 40;

/// The writing system of a word, as far as reading it aloud differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    Latin,
    Han,
    Kana,
    Cyrillic,
    /// Arabic and Hebrew letters: short vowels are not written.
    Abjad,
    /// Devanagari and its sister scripts.
    Indic,
    Other,
}

/// The script of a word: that of its first letter that is not Latin (kana wins over Han).
pub fn script(word: &str) -> Script {
    let mut found = Script::Latin;
    for c in word.chars() {
        let here = match u32::from(c) {
            0x3040..=0x30ff => return Script::Kana,
            0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff | 0x20000..=0x3ffff => Script::Han,
            0x0400..=0x052f => Script::Cyrillic,
            0x0590..=0x06ff | 0x0750..=0x077f => Script::Abjad,
            0x0900..=0x0d7f => Script::Indic,
            0..=0x024f | 0x1e00..=0x1eff | 0x0300..=0x036f => Script::Latin,
            _ => Script::Other,
        };
        if found == Script::Latin {
            found = here;
        }
    }
    found
}

/// One sound. `weak`: the writing may have put it in for its own reasons.
///
/// Letters as usual, and: `S` sh, `C` ch, `J` j in jam, `Z` zh, `c` ts, `T` th, `K` kh, `N` ng,
/// `G` g that may be soft, `j` `q` `X` `Q` pinyin j q x r, `R` pinyin er, `W` `Y` the Arabic
/// letters that are vowel or glide, `A` a as in hat or hate, `E` e as in Irene, `@` the vowel of a bare Indic or apical pinyin syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Phone {
    pub sound: u8,
    pub weak: bool,
}

impl Phone {
    const fn is_vowel(self) -> bool {
        matches!(self.sound, b'a' | b'e' | b'i' | b'o' | b'u' | b'@' | b'A' | b'E' | b'W' | b'Y')
    }

    /// A sound that is surely a consonant.
    pub const fn is_consonant(self) -> bool {
        !self.is_vowel() && self.sound != b'y' && !self.weak
    }
}

/// The phones of one folded word.
pub fn phones(word: &str) -> Vec<Phone> {
    let mut out = Speech(Vec::with_capacity(word.len().min(LONGEST)));
    match script(word) {
        Script::Latin => latin(word, &mut out),
        Script::Han => han(word, &mut out),
        Script::Kana => kana(word, &mut out),
        Script::Cyrillic => cyrillic(word, &mut out),
        Script::Abjad => abjad(word, &mut out),
        Script::Indic => indic(word, &mut out),
        // any_ascii writes the Korean vowel that only carries a consonant as "eu".
        Script::Other => latin(&any_ascii(word).to_ascii_lowercase().replace("eu", "~"), &mut out),
    }
    out.0.truncate(LONGEST);
    out.0
}

/// Phones in the making.
struct Speech(Vec<Phone>);

impl Speech {
    fn push(&mut self, sound: u8) {
        self.add(sound, false);
    }

    fn weak(&mut self, sound: u8) {
        self.add(sound, true);
    }

    /// Adds a phone; doubled consonants are one, and t+s is ts, t+sh is ch, d+zh is j.
    fn add(&mut self, sound: u8, weak: bool) {
        if let Some(last) = self.0.last_mut() {
            let joined = match (last.sound, sound) {
                (b't', b'S' | b'C') => Some(b'C'),
                (b't', b's') => Some(b'c'),
                (b'd', b'Z' | b'J') => Some(b'J'),
                (a, b) if a == b && !last.is_vowel() => Some(a),
                _ => None,
            };
            if let Some(joined) = joined {
                last.sound = joined;
                last.weak &= weak;
                return;
            }
        }
        self.0.push(Phone { sound, weak });
    }

    fn all(&mut self, sounds: &str) {
        sounds.bytes().for_each(|sound| self.push(sound));
    }

    /// Whether the last phone is a vowel (also when there is none yet).
    fn after_vowel(&self) -> bool {
        self.0.last().is_none_or(|p| p.is_vowel())
    }

    /// The final ng of a syllable: its g may not be written or heard.
    fn ng(&mut self) {
        self.push(b'N');
        self.weak(b'g');
    }
}

/// Latin spelling, read in no language in particular.
fn latin(word: &str, out: &mut Speech) {
    const CLUSTERS: &[(&str, &str)] = &[
        ("tsch", "C"),
        ("tch", "C"),
        ("sch", "S"),
        ("eau", "o"),
        ("dge", "Je"),
        ("dj", "J"),
        ("sh", "S"),
        ("ch", "C"),
        ("zh", "Z"),
        ("th", "T"),
        ("ph", "f"),
        ("kh", "K"),
        ("bh", "b"),
        ("dh", "d"),
        ("gh", "g"),
        ("rh", "r"),
        ("wh", "w"),
        ("ck", "k"),
        ("qu", "kw"),
        ("tz", "c"),
        ("ts", "c"),
        ("ee", "i"),
        ("oo", "u"),
        ("ou", "u"),
        ("aa", "a"),
        ("ey", "i"),
    ];
    let text: Vec<u8> = word.bytes().filter(u8::is_ascii).collect();
    let mut at = 0;
    while let Some(&c) = text.get(at) {
        let rest = text.get(at..).unwrap_or_default();
        if let Some((from, to)) = CLUSTERS.iter().find(|(from, _)| rest.starts_with(from.as_bytes())) {
            out.all(to);
            at += from.len();
            continue;
        }
        let next = text.get(at + 1).copied().unwrap_or(b' ');
        let soft = matches!(next, b'e' | b'i' | b'y');
        let vowel_next = matches!(next, b'a' | b'e' | b'i' | b'o' | b'u' | b'y');
        at += 1;
        match c {
            b'n' if next == b'g' => {
                at += 1;
                let open = matches!(text.get(at), Some(b'a' | b'e' | b'i' | b'o' | b'u' | b'l' | b'r'));
                if out.0.is_empty() {
                    // Nguyen, Ngozi: many writings leave the nasal out.
                    out.weak(b'n');
                    out.push(b'g');
                } else if open {
                    out.push(b'n');
                    out.push(if matches!(text.get(at), Some(b'e' | b'i')) { b'G' } else { b'g' });
                } else {
                    out.ng();
                }
            }
            b'c' => out.push(if soft { b's' } else { b'k' }),
            b'g' => out.push(if soft { b'G' } else { b'g' }),
            b'j' => out.push(b'J'),
            b'q' => out.push(b'k'),
            b'x' if out.0.is_empty() => out.push(b'X'),
            b'x' => out.all("ks"),
            b'y' if vowel_next => out.push(b'y'),
            b'y' => out.push(b'i'),
            // After a vowel and before a consonant h only lengthens.
            b'h' if !vowel_next && out.after_vowel() => out.weak(b'h'),
            b'w' if !vowel_next && out.after_vowel() => out.weak(b'u'),
            b'i' if rest == b"ie" => {
                out.push(b'i');
                break;
            }
            // Kate, Irene: the e at the end is heard in the vowel before.
            b'a' | b'e' if !vowel_next && rest.len() == 3 && rest.ends_with(b"e") => out.push(c.to_ascii_uppercase()),
            b'e' if next == b' ' && out.0.len() > 1 => out.weak(b'e'),
            b'~' => out.weak(b'u'),
            b'a'..=b'z' => out.push(c),
            _ => {}
        }
    }
}

/// Characters that Chinese uses to write foreign names by sound.
const FOREIGN: &str = "阿埃艾爱安昂奥澳巴拜班邦保鲍贝本比彼别宾波伯勃博布卜采蔡灿策查柴昌彻陈茨慈达戴黛丹当道德登邓迪蒂地帝丁东董杜敦顿多朵厄恩尔儿耳法凡范方菲费芬丰冯佛夫弗福富伏盖甘冈高戈哥歌格葛根贡古瓜圭郭果哈海汉杭豪赫黑亨洪侯胡华怀惠霍基吉季加佳嘉贾简江姜杰捷金津京居卡凯坎康考柯科可克肯孔库夸昆拉喇莱来赖兰朗劳老勒雷蕾累利里莉丽理黎李立连廉良列林琳龙隆娄卢鲁露路伦罗洛萝吕略律玛马麦迈曼芒毛茂梅门蒙孟米密敏明名摩莫墨默姆穆木慕纳娜乃奈南楠瑙内嫩能尼妮涅宁牛纽农努诺女欧帕派潘庞佩蓬彭皮匹平珀普浦奇齐契恰强乔钦琴青琼丘屈让热仁日荣茹儒瑞若撒萨塞赛桑瑟森沙莎珊尚绍舍申什圣施史士舒斯丝思司松苏素孙索塔泰坦汤唐陶特腾提蒂廷亭通图土托陀瓦万旺威韦维薇魏温文翁沃乌吾武伍西希锡悉夏香肖歇谢辛欣星兴修休许雪逊亚雅娅扬杨尧耶叶伊依易因英尤于裕约云匝赞藏泽曾扎詹张章哲珍真芝知治中朱祖卓兹子宗佐夏穗赫霞卫瓜朴逊帖忒什兀涂代太尼延妥托吴王谭瞻里勋迦甫都乍弥罕席坚切优匡书朔翰";

/// Whether a Han word could be a foreign name written by sound.
pub fn is_foreign_han(word: &str) -> bool {
    word.chars().all(|c| FOREIGN.contains(c))
}

/// The pinyin of a Han character, without tone, ü as u.
pub fn syllable(c: char) -> Option<String> {
    Some(c.to_pinyin()?.plain().replace('ü', "u"))
}

/// Han, syllable by syllable.
fn han(word: &str, out: &mut Speech) {
    for c in word.chars() {
        // Readings that foreign names use, against the dictionary's first one.
        let reading = match c {
            '卜' => Some("bu".to_owned()),
            '贾' => Some("jia".to_owned()),
            '曾' => Some("zeng".to_owned()),
            '勒' => Some("le".to_owned()),
            '什' => Some("shi".to_owned()),
            '乔' => Some("jiao".to_owned()),
            '罕' => Some("ha".to_owned()),
            '菲' => Some("fi".to_owned()),
            _ => syllable(c),
        };
        if let Some(reading) = reading {
            pinyin_phones(
                &reading,
                matches!(
                    c,
                    '恩' | '克'
                        | '特'
                        | '布'
                        | '姆'
                        | '德'
                        | '格'
                        | '普'
                        | '弗'
                        | '夫'
                        | '赫'
                        | '卜'
                        | '什'
                        | '奇'
                        | '勒'
                        | '福'
                        | '穆'
                        | '伏'
                        | '图'
                        | '罗'
                        | '洛'
                ),
                out,
            );
        }
    }
}

/// One pinyin syllable; `thin`: its vowel is often only there to carry the consonant.
fn pinyin_phones(reading: &str, thin: bool, out: &mut Speech) {
    if reading == "er" {
        out.push(b'R');
        return;
    }
    let (onset, rest) = [("zh", b'J'), ("ch", b'C'), ("sh", b'S')]
        .iter()
        .find_map(|(head, sound)| Some((Some(*sound), reading.strip_prefix(head)?)))
        .unwrap_or_else(|| {
            let first = reading.bytes().next().unwrap_or(b'a');
            match first {
                b'a' | b'e' | b'o' => (None, reading),
                b'x' => (Some(b'X'), reading.get(1..).unwrap_or_default()),
                b'r' => (Some(b'Q'), reading.get(1..).unwrap_or_default()),
                _ => (Some(first), reading.get(1..).unwrap_or_default()),
            }
        });
    match (onset, rest) {
        (Some(b'y'), _) if rest.starts_with('i') => {}
        (Some(b'w'), "u") => {}
        (Some(sound), _) => out.push(sound),
        (None, _) => {}
    }
    if rest == "i" && matches!(onset, Some(b's' | b'z' | b'c' | b'J' | b'C' | b'S' | b'Q')) {
        let hissing = matches!(onset, Some(b's' | b'z' | b'c' | b'S'));
        out.add(if hissing { b'@' } else { b'i' }, true);
        return;
    }
    let (vowels, coda) = match rest.strip_suffix("ng") {
        Some(vowels) => (vowels, 'N'),
        None => rest.strip_suffix('n').map_or((rest, ' '), |vowels| (vowels, 'n')),
    };
    let many = vowels.len() > 1;
    for (i, vowel) in vowels.bytes().enumerate() {
        // In "lie", "tuo", "jia" the first vowel is a glide, in "lei", "mai" the last one is.
        let glide = many && if matches!(vowels.as_bytes().first(), Some(b'i' | b'u')) { i == 0 } else { i > 0 };
        out.add(vowel, thin || glide);
    }
    match coda {
        'N' => out.ng(),
        'n' => out.push(b'n'),
        _ => {}
    }
}

/// Kana.
fn kana(word: &str, out: &mut Speech) {
    for c in word.chars() {
        let code = u32::from(c);
        let c = if (0x3041..=0x3096).contains(&code) { char::from_u32(code + 0x60).unwrap_or(c) } else { c };
        let small = match c {
            'ァ' | 'ャ' => Some(b'a'),
            'ィ' => Some(b'i'),
            'ゥ' | 'ュ' => Some(b'u'),
            'ェ' => Some(b'e'),
            'ォ' | 'ョ' => Some(b'o'),
            _ => None,
        };
        if let Some(vowel) = small {
            small_kana(vowel, matches!(c, 'ャ' | 'ュ' | 'ョ'), out);
            continue;
        }
        let Some((sound, vowel)) = big_kana(c) else { continue };
        if sound == b'm' && out.0.last().is_some_and(|p| p.sound == b'n') {
            // ンマ writes mma.
            out.0.pop();
        }
        if sound != b' ' {
            out.push(sound);
        }
        if vowel != b' ' {
            let carried = match vowel {
                b'u' => !matches!(sound, b' ' | b'y'),
                b'o' => matches!(sound, b't' | b'd'),
                b'i' => matches!(sound, b'C' | b'J'),
                _ => false,
            };
            out.add(vowel, carried);
        }
    }
}

/// A small kana takes the place of the vowel before it.
fn small_kana(vowel: u8, glide: bool, out: &mut Speech) {
    let Some(last) = out.0.pop() else { return out.push(vowel) };
    if !last.is_vowel() {
        out.0.push(last);
    } else if out.after_vowel() && last.sound == b'u' {
        out.push(b'w');
    }
    if glide && !matches!(out.0.last().map(|p| p.sound), Some(b'S' | b'C' | b'J')) {
        out.weak(b'y');
    }
    // シュ writes a bare sh.
    let carried = vowel == b'u' && matches!(out.0.last().map(|p| p.sound), Some(b'S' | b'C' | b'J'));
    out.add(vowel, carried);
}

/// Onset and vowel of a full-size kana (a blank where there is none).
fn big_kana(c: char) -> Option<(u8, u8)> {
    const ROWS: &[(&str, u8)] = &[
        ("アイウエオ", b' '),
        ("カキクケコ", b'k'),
        ("ガギグゲゴ", b'g'),
        ("サ＿スセソ", b's'),
        ("ザ＿ズゼゾ", b'z'),
        ("タ＿＿テト", b't'),
        ("ダ＿＿デド", b'd'),
        ("ナニヌネノ", b'n'),
        ("ハヒ＿ヘホ", b'h'),
        ("バビブベボ", b'b'),
        ("パピプペポ", b'p'),
        ("マミムメモ", b'm'),
        ("ヤ＿ユ＿ヨ", b'y'),
        ("ラリルレロ", b'r'),
        ("ワヰ＿ヱヲ", b'w'),
    ];
    match c {
        'シ' => return Some((b'S', b'i')),
        'ジ' | 'ヂ' => return Some((b'J', b'i')),
        'チ' => return Some((b'C', b'i')),
        'ツ' => return Some((b'c', b'u')),
        'ヅ' => return Some((b'z', b'u')),
        'フ' => return Some((b'f', b'u')),
        'ヴ' => return Some((b'v', b'u')),
        'ン' => return Some((b'n', b' ')),
        _ => {}
    }
    ROWS.iter().find_map(|(row, onset)| {
        let column = row.chars().position(|k| k == c)?;
        Some((*onset, *b"aiueo".get(column)?))
    })
}

/// Cyrillic (Russian, with the letters of its neighbours).
fn cyrillic(word: &str, out: &mut Speech) {
    let chars: Vec<char> = word.chars().collect();
    for (i, &c) in chars.iter().enumerate() {
        let last = i + 1 == chars.len();
        match c {
            'а' => out.add(b'a', last && !out.after_vowel()),
            'б' => out.push(b'b'),
            'в' => out.push(b'v'),
            'г' if out.0.last().is_some_and(|p| p.sound == b'n') && (last || !is_cyrillic_vowel(chars.get(i + 1))) => {
                out.0.pop();
                out.ng();
            }
            'г' | 'ґ' => out.push(b'g'),
            'д' => out.push(b'd'),
            'е' | 'э' | 'є' | 'ё' => {
                if c == 'е' && (out.0.is_empty()) {
                    out.weak(b'y');
                }
                out.add(b'e', last && c == 'е' && !out.after_vowel());
            }
            'ж' => out.push(b'Z'),
            'з' => out.push(b'z'),
            'и' | 'ы' | 'і' => out.push(b'i'),
            'й' if i == 0 => out.push(b'y'),
            'й' => out.weak(b'i'),
            'ї' => out.all("yi"),
            'к' | 'қ' => out.push(b'k'),
            'л' => out.push(b'l'),
            'м' => out.push(b'm'),
            'н' => out.push(b'n'),
            'о' => out.push(b'o'),
            'п' => out.push(b'p'),
            'р' => out.push(b'r'),
            'с' => out.push(b's'),
            'т' => out.push(b't'),
            'у' | 'ў' | 'ү' => out.add(b'u', last && !out.after_vowel()),
            'ф' => out.push(b'f'),
            'х' => out.push(b'K'),
            'ц' => out.push(b'c'),
            'ч' => out.push(b'C'),
            'ш' | 'щ' => out.push(b'S'),
            'ю' | 'я' => {
                if out.after_vowel() {
                    out.push(b'y');
                } else {
                    out.weak(b'y');
                }
                out.push(if c == 'ю' { b'u' } else { b'a' });
            }
            _ => {}
        }
    }
}

fn is_cyrillic_vowel(c: Option<&char>) -> bool {
    matches!(c, Some('а' | 'е' | 'и' | 'о' | 'у' | 'ю' | 'я' | 'э' | 'ы' | 'ё'))
}

/// Arabic and Persian letters; Hebrew by way of `any_ascii`.
fn abjad(word: &str, out: &mut Speech) {
    let word = match word.strip_prefix("ال") {
        // The article is part of the writing, not of the sound, of most names.
        Some(bare) if bare.chars().count() >= 4 => {
            out.weak(b'a');
            out.weak(b'l');
            bare
        }
        _ => word,
    };
    let count = word.chars().count();
    for (i, c) in word.chars().enumerate() {
        match c {
            'ا' | 'أ' | 'إ' | 'آ' if i == 0 => out.push(b'@'),
            'ا' | 'أ' | 'إ' | 'آ' | 'ى' => out.add(b'A', i + 1 == count),
            'ة' | 'ه' if i + 1 == count && i > 1 => out.weak(b'a'),
            'ع' | 'ء' | 'ئ' | 'ؤ' => out.weak(b'@'),
            'ب' => out.push(b'b'),
            'پ' => out.push(b'p'),
            'ت' | 'ط' => out.push(b't'),
            'ث' => out.push(b'T'),
            'ج' => out.push(b'G'),
            'چ' => out.push(b'C'),
            'ح' | 'ه' => out.push(b'h'),
            'خ' => out.push(b'K'),
            'د' | 'ض' => out.push(b'd'),
            'ذ' | 'ظ' => out.push(b'z'),
            'ر' => out.push(b'r'),
            'ز' => out.push(b'z'),
            'ژ' => out.push(b'Z'),
            'س' | 'ص' => out.push(b's'),
            'ش' => out.push(b'S'),
            'غ' | 'ڠ' | 'گ' => out.push(b'g'),
            'ف' | 'ڤ' => out.push(b'f'),
            'ق' | 'ك' | 'ک' => out.push(b'k'),
            'ل' => out.push(b'l'),
            'م' => out.push(b'm'),
            'ن' => out.push(b'n'),
            'و' => out.push(b'W'),
            'ي' | 'ی' => out.push(b'Y'),
            '\u{590}'..='\u{5ff}' => latin(&any_ascii(c.encode_utf8(&mut [0; 4])).to_ascii_lowercase(), out),
            _ => {}
        }
    }
}

/// Devanagari; its sister scripts lie in Unicode in the same order and are read through it.
fn indic(word: &str, out: &mut Speech) {
    // A consonant whose inherent vowel has not been settled yet.
    let mut open = false;
    for c in word.chars() {
        let code = 0x0900 + (u32::from(c) & 0x7f);
        let vowel = match code {
            0x05 | 0x905 | 0x906 | 0x93e | 0x972 => Some("a"),
            0x907 | 0x908 | 0x93f | 0x940 => Some("i"),
            0x909 | 0x90a | 0x941 | 0x942 => Some("u"),
            0x90b | 0x943 => Some("ri"),
            0x90d | 0x910 | 0x945 | 0x948 => Some("A"),
            0x90e | 0x90f | 0x946 | 0x947 => Some("e"),
            0x911..=0x914 | 0x949..=0x94c => Some("o"),
            _ => None,
        };
        if let Some(vowel) = vowel {
            // Before a vowel the g after a nasal is spoken: Angela.
            if open
                && let [before @ .., nasal, stop] = out.0.as_mut_slice()
                && (nasal.sound, stop.sound) == (b'N', b'g')
            {
                nasal.sound = b'n';
                nasal.weak = before.is_empty();
                stop.weak = false;
            }
            out.all(vowel);
            open = false;
            continue;
        }
        let sound = match code {
            0x94d => {
                open = false;
                continue;
            }
            0x901 | 0x902 => b'n',
            0x915 => b'k',
            0x916 => b'K',
            0x917 | 0x918 => b'g',
            0x919 => b'N',
            0x91a | 0x91b => b'C',
            0x91c | 0x91d => b'J',
            0x91e | 0x923 | 0x928 | 0x929 => b'n',
            0x91f | 0x920 | 0x924 | 0x925 => b't',
            0x921 | 0x922 | 0x926 | 0x927 => b'd',
            0x92a => b'p',
            0x92b => b'f',
            0x92c | 0x92d => b'b',
            0x92e => b'm',
            0x92f => b'y',
            0x930 | 0x931 => b'r',
            0x932..=0x934 => b'l',
            0x935 => b'v',
            0x936 | 0x937 => b'S',
            0x938 => b's',
            0x939 => b'h',
            _ => continue,
        };
        if open {
            // Before another consonant the inherent vowel may or may not be spoken.
            if !matches!(code, 0x901 | 0x902) {
                out.weak(b'@');
            } else {
                out.push(b'a');
            }
        }
        open = !matches!(code, 0x901 | 0x902);
        if sound == b'g' && out.0.last().is_some_and(|p| p.sound == b'n') {
            out.0.pop();
            out.push(b'N');
            out.weak(b'g');
        } else {
            out.push(sound);
        }
    }
}

/// What the scripts of two words excuse.
#[derive(Debug, Clone, Copy)]
struct Ease {
    han: bool,
    kana: bool,
    abjad: bool,
    indic: bool,
}

/// How far two words are from sounding alike: cost per unit of sound, 0 for the same.
///
/// `None` where they do not even begin alike.
pub fn distance(a: &[Phone], a_script: Script, b: &[Phone], b_script: Script) -> Option<f32> {
    let either = |s: Script| a_script == s || b_script == s;
    let ease = Ease { han: either(Script::Han), kana: either(Script::Kana), abjad: either(Script::Abjad), indic: either(Script::Indic) };
    if !alike_at_start(a, b, ease) {
        return None;
    }
    let cost = align(a, b, ease);
    let weight = weight(a).max(weight(b));
    (weight > 0.0).then(|| cost / weight)
}

/// How much sound there is in a word.
fn weight(word: &[Phone]) -> f32 {
    word.iter()
        .map(|p| {
            if p.weak {
                0.0
            } else if p.is_vowel() {
                0.5
            } else {
                1.0
            }
        })
        .sum()
}

/// Whether the first sounds are of one class: people mishear endings, seldom beginnings.
fn alike_at_start(a: &[Phone], b: &[Phone], ease: Ease) -> bool {
    let lead = |word: &[Phone]| word.iter().position(|p| !p.weak || p.is_vowel()).unwrap_or(0);
    let (Some(first), Some(second)) = (a.first(), b.first()) else { return false };
    let near = |x: &Phone, y: &Phone| {
        (x.is_vowel() && y.is_vowel()) || swap(*x, *y, ease) <= 0.36 || {
            let (vowel, other) = if x.is_vowel() { (x, y) } else { (y, x) };
            vowel.is_vowel() && (matches!(other.sound, b'y' | b'w' | b'h') || (ease.kana && other.sound == b'v'))
        }
    };
    if near(first, second) {
        return true;
    }
    let carried = |x: &Phone, rest: &[Phone], y: &Phone| x.is_vowel() && x.weak && rest.get(1).is_some_and(|next| near(next, y));
    if carried(first, a, second) || carried(second, b, first) {
        return true;
    }
    match (a.get(lead(a)), b.get(lead(b))) {
        (Some(x), Some(y)) => near(x, y),
        _ => false,
    }
}

/// The cheapest way to turn one word into the other.
fn align(a: &[Phone], b: &[Phone], ease: Ease) -> f32 {
    let width = b.len().min(LONGEST);
    let mut row = [0.0_f32; LONGEST + 1];
    let mut sum = 0.0;
    for (j, slot) in row.iter_mut().enumerate().take(width + 1) {
        if j > 0 {
            sum += omit(b, j - 1, ease);
        }
        *slot = sum;
    }
    for (i, x) in a.iter().enumerate() {
        let gone = omit(a, i, ease);
        let mut diagonal = row.first().copied().unwrap_or_default();
        let mut left = diagonal + gone;
        if let Some(slot) = row.first_mut() {
            *slot = left;
        }
        for (j, (slot, y)) in row.iter_mut().skip(1).zip(b).enumerate() {
            let best = (diagonal + swap(*x, *y, ease)).min(*slot + gone).min(left + omit(b, j, ease));
            diagonal = *slot;
            *slot = best;
            left = best;
        }
    }
    row.get(width).copied().unwrap_or(f32::MAX)
}

/// The cost of a sound that the other word has not got.
fn omit(word: &[Phone], at: usize, ease: Ease) -> f32 {
    let Some(phone) = word.get(at) else { return 0.0 };
    let vowel_at = |i: Option<usize>| i.and_then(|i| word.get(i)).is_some_and(|p| p.is_vowel());
    let beside_vowel = vowel_at(at.checked_sub(1)) || vowel_at(Some(at + 1));
    let coda = !vowel_at(Some(at + 1));
    let last = at + 1 == word.len();
    if phone.weak {
        return if phone.is_vowel() { 0.05 } else { 0.1 };
    }
    match phone.sound {
        b'@' => 0.15,
        b'W' | b'Y' => {
            if beside_vowel {
                0.2
            } else {
                0.55
            }
        }
        // Arabic writes only long vowels.
        b'A' if ease.abjad => {
            if beside_vowel {
                0.1
            } else {
                0.4
            }
        }
        // A last vowel is written in every script.
        _ if phone.is_vowel() && last => 0.5,
        _ if phone.is_vowel() && ease.abjad => 0.07,
        // Of two vowels together one may be a glide; not the open one.
        b'i' | b'u' if beside_vowel => 0.15,
        // Irene may begin like eye.
        b'a' if at == 0 && beside_vowel => 0.15,
        b'e' | b'o' if beside_vowel => 0.2,
        b'i' if ease.han => 1.0,
        _ if phone.is_vowel() => {
            if ease.han {
                0.45
            } else {
                0.55
            }
        }
        b'y' | b'w' => 0.25,
        b'R' => 0.2,
        b'h' => 0.4,
        b'r' if coda && ease.kana => 0.08,
        b'r' if coda && ease.han => 0.2,
        b'l' if coda && ease.han => 0.5,
        _ => 1.0,
    }
}

/// The cost of one sound heard as another.
fn swap(x: Phone, y: Phone, ease: Ease) -> f32 {
    if x.sound == y.sound {
        return 0.0;
    }
    match (x.is_vowel(), y.is_vowel()) {
        (true, true) => swap_vowels(x, y, ease),
        (false, false) => {
            let (low, high) = if x.sound < y.sound { (x.sound, y.sound) } else { (y.sound, x.sound) };
            swap_consonants(low, high, ease)
        }
        _ => {
            let (vowel, other) = if x.is_vowel() { (x.sound, y.sound) } else { (y.sound, x.sound) };
            match (other, vowel) {
                (b'w' | b'v', b'W') | (b'y', b'Y') => 0.0,
                (b'b' | b'f', b'W') => 0.4,
                (b'y', b'i') => 0.1,
                (b'w', b'u' | b'o') => 0.1,
                (b'v', b'u') => 0.4,
                (b'J', b'Y') => 0.3,
                _ => 1.4,
            }
        }
    }
}

fn swap_vowels(x: Phone, y: Phone, ease: Ease) -> f32 {
    let (low, high) = if x.sound < y.sound { (x.sound, y.sound) } else { (y.sound, x.sound) };
    let cost = match (low, high) {
        (b'@' | b'A', b'a') | (b'E', b'e') | (b'@', b'A') | (b'A', b'@') | (b'A', b'E') => 0.0,
        (b'A', b'e') if ease.abjad => 0.4,
        (b'A', b'o') => 0.3,
        (b'A', b'e') | (b'E', b'i') => 0.1,
        (b'A' | b'E', b'Y') => 0.1,
        (b'@', b'u') if ease.indic => 0.35,
        (b'@', b'i' | b'o') if ease.indic => 0.55,
        (b'@', _) => 0.15,
        (b'W', b'o' | b'u') | (b'Y', b'e' | b'i') => 0.0,
        (b'W' | b'Y', b'a') => 0.45,
        (b'W' | b'Y', _) => 0.8,
        (b'o', b'u') => 0.15,
        (b'a', b'e') if ease.kana => 0.15,
        (b'a', b'e' | b'o') => 0.25,
        (b'a', b'u') => 0.3,
        // i is i in every script: Patel is not Patil.
        (b'e', b'i') if ease.han && !x.weak && !y.weak => 0.4,
        (b'e', b'i') => 1.1,
        (b'e', b'o' | b'u') => 0.4,
        _ => 0.7,
    };
    match (ease.han, x.weak || y.weak) {
        (false, _) => cost,
        // Chinese has few syllables to choose from,
        (true, false) => cost * 0.6,
        // but a vowel that only carries its consonant is poor evidence for another one.
        (true, true) if cost >= 0.2 => cost + 0.15,
        (true, true) => cost,
    }
}

/// Consonants, in byte order (`low` < `high`, capitals first).
fn swap_consonants(low: u8, high: u8, ease: Ease) -> f32 {
    // Han and Arabic writers do not hear, or cannot write, voice.
    let voice = if ease.han { 0.12 } else { 0.4 };
    match (low, high) {
        (b'b', b'p') => {
            if ease.abjad {
                0.0
            } else {
                voice
            }
        }
        (b'd', b't') => voice,
        (b'g', b'k') | (b'G', b'k') => {
            if ease.abjad {
                0.2
            } else {
                voice
            }
        }
        (b'f', b'v') => {
            if ease.abjad {
                0.0
            } else if ease.han {
                0.05
            } else {
                0.25
            }
        }
        (b'v', b'w') => 0.05,
        (b'b', b'v') => {
            if ease.kana {
                0.03
            } else {
                0.35
            }
        }
        // Arabic writes p as b.
        (b'f', b'p') => {
            if ease.abjad {
                0.8
            } else {
                0.3
            }
        }
        (b'f', b'w') | (b'b', b'w') | (b'h', b'w') => 0.5,
        (b'f', b'h') => 0.45,
        (b'N', b'n') => {
            if ease.kana {
                0.02
            } else if ease.han {
                0.15
            } else {
                0.35
            }
        }
        (b'm', b'n') => {
            if ease.han {
                0.3
            } else {
                0.5
            }
        }
        (b'N', b'm') => 0.6,
        (b'T', b't') => 0.05,
        (b'T', b's') if ease.kana => 0.1,
        (b'T', b'd') | (b'T', b's') | (b'T', b'z') | (b'T', b'f') => 0.25,
        (b's', b'z') => {
            if ease.kana {
                0.3
            } else {
                0.15
            }
        }
        (b'S', b's') => {
            if ease.kana || ease.han {
                0.15
            } else {
                0.25
            }
        }
        (b'S', b'X') | (b'X', b's') => 0.1,
        (b'X', b'h') => 0.2,
        (b'X', b'z') | (b'S', b'z') => 0.4,
        (b'C', b'S') | (b'Z', b'z') | (b'J', b'z') => 0.25,
        (b'Z', b's') | (b'S', b'Z') => 0.35,
        (b'J', b'Z') => 0.1,
        (b'C', b'J') => 0.3,
        (b'C', b'q') => 0.05,
        (b'k', b'q') | (b'J', b'q') | (b's', b'q') | (b'S', b'q') => 0.35,
        (b'c', b's') | (b'c', b'z') => 0.15,
        (b'q', b'z') => 0.2,
        (b'C', b'c') => 0.3,
        (b'c', b't') => 0.45,
        (b'C', b'k') | (b'C', b'K') => 0.35,
        (b'C', b't') => {
            if ease.kana {
                0.2
            } else {
                0.6
            }
        }
        (b'J', b'd') => {
            if ease.kana {
                0.25
            } else {
                0.7
            }
        }
        (b'G', b'J') | (b'G', b'g') | (b'K', b'h') => 0.0,
        (b'G', b'j') | (b'J', b'j') | (b'g', b'j') => 0.1,
        (b'G', b'Z') | (b'Z', b'j') => 0.2,
        (b'j', b'k') => 0.3,
        (b'd', b'j') | (b'j', b't') => 0.5,
        (b'j', b'z') => 0.4,
        (b'J', b'g') => {
            if ease.abjad {
                0.05
            } else {
                0.5
            }
        }
        (b'K', b'k') => 0.1,
        (b'h', b'k') => 0.6,
        (b'g', b'h') | (b'K', b'g') => 0.35,
        (b'J', b'y') => 0.3,
        (b'J', b'h') | (b'J', b'K') => 0.35,
        (b'j', b'y') => 0.5,
        (b'l', b'r') => {
            if ease.kana {
                0.0
            } else if ease.han {
                0.05
            } else {
                0.6
            }
        }
        (b'R', b'r') | (b'R', b'l') => 0.0,
        (b'Q', b'r') | (b'Q', b'Z') => 0.1,
        (b'J', b'Q') | (b'Q', b'y') => 0.25,
        _ => 1.4,
    }
}

/// Coarse consonant skeletons of a word: its first three classes, once for each way to read it.
pub fn skeletons(word: &[Phone], whole: bool) -> Vec<String> {
    let mut keys: Vec<String> = vec![String::new()];
    for (i, phone) in word.iter().enumerate() {
        let classes = classes(word, i, *phone);
        if classes.is_empty() {
            continue;
        }
        let mut grown: Vec<String> = Vec::with_capacity(keys.len() * classes.len());
        for key in &keys {
            for class in classes.bytes() {
                let mut next = key.clone();
                if class != b'-' && next.len() < 3 {
                    next.push(char::from(class));
                }
                if !grown.contains(&next) && grown.len() < 24 {
                    grown.push(next);
                }
            }
        }
        keys = grown;
        if keys.iter().all(|key| key.len() >= 3) {
            break;
        }
    }
    // A lone consonant would call up half the corpus.
    keys.retain(|key| key.len() >= 2 && (!whole || key.len() == 3));
    keys
}

/// The classes a sound may count as in a skeleton; `-` stands for none.
fn classes(word: &[Phone], at: usize, phone: Phone) -> &'static str {
    let first = at == 0;
    let coda = word.get(at + 1).is_none_or(|next| !next.is_vowel() || (next.weak && at + 2 == word.len()));
    match phone.sound {
        b'W' if first => "pa",
        b'W' => "-p",
        b'Y' if first => "a",
        _ if phone.is_vowel() && first => "a",
        _ if phone.is_vowel() => "",
        _ if phone.weak && first => "-n",
        _ if phone.weak => "",
        b'y' if first => "a",
        b'y' => "",
        b'w' => {
            if first {
                "pa"
            } else {
                "p-"
            }
        }
        b'b' | b'p' | b'f' | b'v' => "p",
        b't' | b'd' => "t",
        b'T' => "ts",
        b's' | b'z' | b'S' | b'Z' | b'c' => "s",
        b'C' | b'q' => "sk",
        b'J' => {
            if first {
                "sak"
            } else {
                "s"
            }
        }
        b'G' | b'j' => "ks",
        b'X' => "sk",
        b'k' | b'g' => "k",
        b'K' => {
            if first {
                "k"
            } else {
                "k-"
            }
        }
        b'h' => {
            if first {
                "ka"
            } else {
                "-"
            }
        }
        b'R' => "l-",
        b'r' if coda => "l-",
        b'r' | b'l' => "l",
        b'Q' => "ls",
        b'n' | b'm' | b'N' => "n",
        _ => "",
    }
}
