//! Who speaks in Arabic: behind the verb a post, its genitive, and the name.

use crate::text::Span;
use crate::text::script::is_mark;

use super::super::super::people::Token;
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard, Reader as _};
use super::{Reader, Subject, name, pronoun};

/// Arabic words for where somebody works, which begin no name.
const INSTITUTES: [&str; 50] = [
    "دائرة",
    "مصلحة",
    "شعبة",
    "فرع",
    "وحدة",
    "ولاية",
    "إقليم",
    "بلدة",
    "قرية",
    "مخيم",
    "برنامج",
    "مرصد",
    "متحف",
    "مكتب",
    "مديرية",
    "بلدية",
    "حزب",
    "حركة",
    "شبكة",
    "رابطة",
    "تحالف",
    "منتدى",
    "مصرف",
    "غرفة",
    "مطار",
    "ميناء",
    "محكمة",
    "مدينة",
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
/// Arabic words for what the unnamed keep back, and for doing so.
pub(super) const NAMES: [&str; 6] = ["اسمه", "اسمها", "هويته", "هويتها", "اسميهما", "أسمائهم"];
const REFUSES: [&str; 12] = ["فضل", "فضلت", "رفض", "رفضت", "طلب", "طلبت", "اشترط", "اشترطت", "آثر", "آثرت", "يرفض", "ترفض"];
/// Arabic words right before whoever is interviewed.
const MEETS: [&str; 14] =
    ["التقينا", "التقى", "التقت", "حاورنا", "حاورت", "حاور", "نحاور", "نلتقي", "نستضيف", "استضافت", "مع", "إلى", "سألنا", "سألت"];
/// Arabic words for a field, behind which it is named: "علم الأوبئة".
const FIELDS: [&str; 22] = [
    "علم",
    "علوم",
    "شؤون",
    "تاريخ",
    "طب",
    "هندسة",
    "اقتصاد",
    "إدارة",
    "سياسات",
    "سياسة",
    "حقوق",
    "أمراض",
    "جراحة",
    "لغة",
    "أدب",
    "فقه",
    "نظم",
    "تكنولوجيا",
    "بحوث",
    "دراسات",
    "أبحاث",
    "برامج",
];
/// Arabic words for where something is said, which begin no name: "في مؤتمر صحافي".
const OCCASIONS: [&str; 20] = [
    "مؤتمر",
    "حديث",
    "تصريح",
    "تصريحات",
    "مقابلة",
    "بيان",
    "كلمة",
    "اتصال",
    "لقاء",
    "حوار",
    "جلسة",
    "ندوة",
    "خطاب",
    "رسالة",
    "تغريدة",
    "منشور",
    "تقرير",
    "مداخلة",
    "اجتماع",
    "زيارة",
];
/// Words of names of three and more: "بن عمارة", "أيت القاضي", "جان بيار مورو".
const JOINS: [&str; 31] = [
    "منت",
    "عبد",
    "بن",
    "أبو",
    "آل",
    "ابن",
    "أيت",
    "آيت",
    "ولد",
    "بنت",
    "أم",
    "بو",
    "دي",
    "دو",
    "دا",
    "فان",
    "فون",
    "لا",
    "لو",
    "سان",
    "جان",
    "خوان",
    "ماريا",
    "آنا",
    "خوسيه",
    "لويس",
    "الدين",
    "الله",
    "الرحمن",
    "ماك",
    "دل",
];
/// Given names that have the article.
const ARTICLED: [&str; 32] = [
    "الهادي",
    "الحبيب",
    "الطاهر",
    "الطيب",
    "الصادق",
    "البشير",
    "المختار",
    "الحسن",
    "الحسين",
    "المهدي",
    "المعز",
    "المنصف",
    "العيد",
    "الزين",
    "الشاذلي",
    "الصالح",
    "الناصر",
    "المنجي",
    "البكري",
    "الفاضل",
    "الميلودي",
    "العياشي",
    "الجيلالي",
    "المكي",
    "التهامي",
    "الخير",
    "الوليد",
    "الزهراء",
    "المصطفى",
    "الأزهر",
    "الطيبي",
    "اليزيد",
];
/// Numbers and measures, with which no name begins.
const COUNTS: [&str; 34] = [
    "ثلاث",
    "ثلاثة",
    "أربع",
    "أربعة",
    "خمس",
    "خمسة",
    "ست",
    "ستة",
    "سبع",
    "سبعة",
    "ثماني",
    "ثمانية",
    "تسع",
    "تسعة",
    "عشر",
    "عشرة",
    "عشرون",
    "عشرين",
    "ثلاثين",
    "أربعين",
    "خمسين",
    "مئة",
    "مئات",
    "عشرات",
    "آلاف",
    "ألف",
    "عدة",
    "سنوات",
    "سنة",
    "أعوام",
    "أشهر",
    "أيام",
    "نصف",
    "ربع",
];
/// Words for somebody who was named before: "ويضيف الرجل".
const PERSONS: [&str; 10] = ["الرجل", "المرأة", "السيدة", "الشاب", "الشابة", "العجوز", "الأربعيني", "الخمسيني", "الستيني", "الأخير"];

/// Whether a word joins the parts of a name.
fn joins_name(token: &Token<'_>) -> bool {
    JOINS.contains(&token.text)
}

/// Whether the subject is over at a word: an adverb in the accusative ("ضاحكاً") among others.
pub(super) fn is_over(token: &Token<'_>) -> bool {
    // "رحب الزواري بالنتائج": a preposition and an article cling to their noun.
    // So does a pronoun: "لخص الأمر بطريقته".
    let own = token.text.starts_with('ب') && (token.text.ends_with("ته") || token.text.ends_with("تها"));
    let clings = token.text.chars().count() > 5 && (token.text.starts_with("بال") && !CLINGING.contains(&token.text) || own);
    clings || token.any_of(&OVER) || COUNTS.contains(&token.text) || token.text.ends_with('ً') || token.text.ends_with("ًا")
}

/// What opens an aside between commas.
const ASIDE: [&str; 23] = [
    "جنوب",
    "شمال",
    "شرق",
    "غرب",
    "وسط",
    "كبرى",
    "الاثنين",
    "الثلاثاء",
    "الخميس",
    "الجمعة",
    "رغم",
    "بعد",
    "قبل",
    "خلال",
    "حيث",
    "عقب",
    "منذ",
    "عبر",
    "نقلا",
    "فيما",
    "بينما",
    "وهو",
    "وهي",
];

/// Family names that begin as such a preposition does.
const CLINGING: [&str; 9] = ["بالشيخ", "بالحاج", "بالخير", "بالقاسم", "بالطيب", "بالهادي", "بالعيد", "بالضياف", "بالأمين"];

/// Arabic words behind which the subject is over.
const OVER: [&str; 88] = [
    "ثم",
    "نفسه",
    "نفسها",
    "ذاته",
    "ذاتها",
    "عليها",
    "عليه",
    "عليهم",
    "فيهم",
    "منها",
    "منه",
    "عنها",
    "عنه",
    "إليها",
    "إليه",
    "بها",
    "به",
    "لديها",
    "لديه",
    "لنا",
    "لي",
    "له",
    "لها",
    "لهم",
    "لوكالة",
    "لصحيفة",
    "لقناة",
    "لإذاعة",
    "لموقع",
    "حكايته",
    "حكايتها",
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
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
];

/// Arabic words for how something is said, with the preposition written together.
const MANNERS: [&str; 52] = [
    "بنبرة",
    "بنبرته",
    "بنبرتها",
    "بلهجته",
    "بمزاح",
    "بعفوية",
    "بصرامة",
    "بتهكم",
    "بامتعاض",
    "بتنهيدة",
    "بضحكة",
    "بكلمات",
    "بعبارة",
    "بحنين",
    "بغضب",
    "بحزن",
    "بسخرية",
    "بحماس",
    "بحماسة",
    "بأسف",
    "بثقة",
    "بهدوء",
    "بمرارة",
    "بفخر",
    "بقلق",
    "بحدة",
    "بصوت",
    "بشكل",
    "بطريقة",
    "بابتسامة",
    "بلهجة",
    "بانفعال",
    "بوضوح",
    "بصراحة",
    "بحسرة",
    "بأسى",
    "باعتزاز",
    "بتفاؤل",
    "بدهشة",
    "بحذر",
    "بحزم",
    "باستغراب",
    "بصوته",
    "بصوتها",
    "بابتسامته",
    "بابتسامتها",
    "بتأثر",
    "باقتضاب",
    "بمرح",
    "بضيق",
    "بيأس",
    "بفرح",
];

impl Reader<'_> {
    /// Whom a sentence turns to, or names with what they are behind a comma, though they say nothing there.
    pub(super) fn arabic_introduced(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        // "التقينا وفاء الجندي، قبطانة السفينة": whom a conversation is with.
        if MEETS.contains(&tokens[at].text)
            && let Some([first, last, comma]) = tokens.get(at + 1..at + 4)
            && matches!(comma.text, "،" | ",")
        {
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !INSTITUTES.contains(&t.text);
            let fits = part(first) && part(last) && !first.text.starts_with("ال");
            return fits.then(|| name(Span::new(first.span.start, last.span.end), None));
        }
        // "قابلة متقاعدة، اسمها نفيسة الطوبجي": somebody who is called so.
        if matches!(tokens[at].text, "اسمها" | "اسمه" | "واسمها" | "واسمه" | "تدعى" | "يدعى" | "وتدعى" | "ويدعى")
            && let Some([first, last]) = tokens.get(at + 1..at + 3)
        {
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue);
            let from = tokens[..at].iter().rposition(|t| t.word);
            let near = at.saturating_sub(LONGEST_POST);
            let start =
                from.map(|end| tokens[near.min(end)..end].iter().rposition(|t| !t.word || t.is(Sense::Cue)).map_or(near, |i| near + i + 1));
            let post = from.zip(start).filter(|(end, start)| self.title(tokens[*start].text) && end > start);
            let post = post.map(|(end, start)| Span::new(tokens[start].span.start, tokens[end].span.end));
            let fits = part(first) && part(last) && !first.text.starts_with("ال");
            return fits.then(|| name(Span::new(first.span.start, last.span.end), post));
        }
        // "أما صانع العود إلياس خوري فيرفض": whom a sentence turns to, up to its verb.
        if tokens[at].text == "أما" {
            let end = (at + 3..tokens.len().min(at + 12)).find(|i| tokens[*i].text.starts_with('ف') && tokens[*i].text.chars().count() > 3);
            let farthest = if tokens.get(at + 1).is_some_and(|t| self.title(t.text)) { 14 } else { 6 };
            let comma = (at + 3..tokens.len().min(at + farthest)).find(|i| matches!(tokens[*i].text, "،" | ","));
            // "أما مدرب الفريق الخاسر، العراقي سنان الجبوري، فقال"
            if let Some(comma) = comma.filter(|_| self.title(tokens[at + 1].text)) {
                let from =
                    comma + 1 + usize::from(tokens.get(comma + 1).is_some_and(|t| t.text.starts_with("ال") && t.text.ends_with('ي')));
                let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue);
                if let Some([first, last, close]) = tokens.get(from..from + 3)
                    && matches!(close.text, "،" | ",")
                    && part(first)
                    && part(last)
                    && !first.text.starts_with("ال")
                {
                    let post = Span::new(tokens[at + 1].span.start, tokens[from - 1].span.end);
                    return Some(name(Span::new(first.span.start, last.span.end), Some(post)));
                }
            }
            let end = comma.into_iter().chain(end).min()?;
            let pair = tokens.get(end - 2..end)?;
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !INSTITUTES.contains(&t.text);
            // "أما جان بيار مورو، رئيس"
            if comma == Some(end) && end == at + 4 && !self.title(tokens[at + 1].text) && tokens[at + 1..end].iter().all(part) {
                return Some(name(Span::new(tokens[at + 1].span.start, pair[1].span.end), None));
            }
            let fits = pair.iter().all(part) && !pair[0].text.starts_with("ال") || end == at + 3;
            let post = (end > at + 3).then(|| Span::new(tokens[at + 1].span.start, tokens[end - 3].span.end));
            return fits.then(|| name(Span::new(pair[0].span.start, pair[1].span.end), post));
        }
        // "مهندسة معمارية في جامعة الشرق، تعمل نادين خوري": a post opens the sentence, a verb and the name follow.
        if at > 2
            && matches!(tokens[at - 1].text, "،" | ",")
            && tokens[at].text.starts_with(['ت', 'ي'])
            && let Some([first, last]) = tokens.get(at + 1..at + 3)
        {
            let from = tokens[..at - 1].iter().rposition(|t| !t.word).map_or(0, |i| i + 1);
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.text.starts_with("ال");
            let fits = from + 1 < at - 1 && self.title(tokens[from].text) && part(first) && last.word && !last.is(Sense::Preposition);
            let post = Span::new(tokens[from].span.start, tokens[at - 2].span.end);
            if fits {
                return Some(name(Span::new(first.span.start, last.span.end), Some(post)));
            }
        }
        // "عبد الرحمن الشيباني، أستاذ": a name of three words.
        if let Some([servant, _, family, comma, after]) = tokens.get(at..at + 5)
            && matches!(servant.text, "عبد" | "أبو" | "ابن" | "آل")
            && matches!(comma.text, "،" | ",")
            && self.speech.senses(after.text).holds(Sense::Role)
        {
            return Some(name(Span::new(servant.span.start, family.span.end), None));
        }
        // "حمدي عبد الغفار، وهو صياد": a name of three words, and what its bearer is.
        if let Some([first, servant, last, comma, pronoun]) = tokens.get(at..at + 5)
            && matches!(servant.text, "عبد" | "أبو" | "بن" | "ابن" | "آل")
            && matches!(comma.text, "،" | ",")
            && matches!(pronoun.text, "وهو" | "وهي")
            && first.word
            && !self.title(first.text)
            && !first.is(Sense::Preposition)
            && !first.is(Sense::Cue)
        {
            return Some(name(Span::new(first.span.start, last.span.end), None));
        }
        // "حليمة إدريس آدم، وهي لاجئة": three words.
        if let Some([first, middle, last, comma, pronoun]) = tokens.get(at..at + 5)
            && matches!(comma.text, "،" | ",")
            && matches!(pronoun.text, "وهو" | "وهي")
            && at > 0
            && tokens[at - 1].is(Sense::Cue)
        {
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue);
            if [first, middle, last].iter().all(|t| part(t)) && !first.text.starts_with("ال") {
                return Some(name(Span::new(first.span.start, last.span.end), None));
            }
        }
        // "أمل الحسيني، وهي باحثة في مركز": the post behind a pronoun.
        if let Some([first, last, comma, pronoun, post]) = tokens.get(at..at + 5)
            && matches!(comma.text, "،" | ",")
            && matches!(pronoun.text, "وهو" | "وهي")
            && self.title(post.text)
        {
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue);
            // "الحاج الطاهر، وهو بائع"
            let revered = matches!(first.text, "الحاج" | "الحاجة" | "الشيخ" | "الشيخة") && last.text.starts_with("ال");
            let fits = part(first) && part(last) && !first.text.starts_with("ال") && !INSTITUTES.contains(&first.text);
            if fits || revered {
                return Some(name(Span::new(first.span.start, last.span.end), None));
            }
        }
        // "الفلاح الهادي بن رمضان (63 عاماً)": a post, a name and an age.
        if self.title(tokens[at].text)
            && let Some(open) = (at + 3..tokens.len().min(at + 7)).find(|i| tokens[*i].text == "(")
            && tokens.get(open + 1).is_some_and(|t| t.text.starts_with(|c: char| c.is_numeric()))
        {
            let from = (at + 1..open - 1).find(|i| !tokens[*i].text.starts_with("ال") || ARTICLED.contains(&tokens[*i].text));
            let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue);
            if let Some(from) = from.filter(|from| open - from <= 3 && tokens[*from..open].iter().all(part)) {
                let post = Span::new(tokens[at].span.start, tokens[from - 1].span.end);
                return Some(name(Span::new(tokens[from].span.start, tokens[open - 1].span.end), Some(post)));
            }
        }
        // "يضع المزارع العراقي عبد الزهرة الكناني أذنه": a post with the article, and the name behind it.
        let opens = at > 0 && tokens[at - 1].text.starts_with(['ي', 'ت']) && tokens[at - 1].text.chars().count() > 2;
        if opens && tokens[at].text.starts_with("ال") && self.title(tokens[at].text) {
            let adjective =
                |i: &usize| tokens[*i].text.starts_with("ال") && (tokens[*i].text.ends_with('ي') || tokens[*i].text.ends_with("ية"));
            let from = (at + 1..tokens.len().min(at + 3)).find(|i| !adjective(i))?;
            let joined = tokens.get(from).is_some_and(joins_name) || tokens.get(from + 1).is_some_and(joins_name);
            let to = from + if joined { 3 } else { 2 };
            let part = |t: &Token<'_>| {
                t.word
                    && !self.title(t.text)
                    && !t.is(Sense::Preposition)
                    && !t.is(Sense::Cue)
                    && !is_over(t)
                    && !INSTITUTES.contains(&t.text)
            };
            let named = tokens.get(from..to)?;
            let fits = named.iter().all(part) && (!named[0].text.starts_with("ال") || ARTICLED.contains(&named[0].text));
            // A family name with the article, or a name that joins parts, ends it for sure.
            if fits && (joined || named[1].text.starts_with("ال")) {
                let post = Span::new(tokens[at].span.start, tokens[from - 1].span.end);
                return Some(name(Span::new(named[0].span.start, named[named.len() - 1].span.end), Some(post)));
            }
        }
        let [post, first, last, after] = tokens.get(at..at + 4)? else { return None };
        // "هشام العلوي، خبير الموارد المائية في جامعة": a name, and behind a comma what its bearer is.
        if matches!(last.text, "،" | ",") && self.speech.senses(after.text).holds(Sense::Role) {
            let part = |t: &Token<'_>| {
                t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue) && !is_over(t) && !NAMES.contains(&t.text)
            };
            let fits = part(post) && part(first) && !INSTITUTES.contains(&post.text) && !post.text.starts_with("ال");
            return fits.then(|| name(Span::new(post.span.start, first.span.end), None));
        }
        None
    }

    /// "نقلت الوكالة عن المهندس خالد البدري قوله": whose words somebody passes on.
    pub(super) fn cited(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let from = (at.saturating_sub(8)..at).rev().find(|i| tokens[*i].text == "عن")? + 1;
        let [first, last] = tokens.get(at.checked_sub(2)?..at)? else { return None };
        let part = |t: &Token<'_>| t.word && !self.title(t.text) && !t.is(Sense::Preposition) && !INSTITUTES.contains(&t.text);
        if from > at - 2 || !part(first) || !part(last) || first.text.starts_with("ال") {
            return None;
        }
        let post = (from < at - 2).then(|| Span::new(tokens[from].span.start, tokens[at - 3].span.end));
        Some(name(Span::new(first.span.start, last.span.end), post))
    }

    /// "رئيس البلدية سامر الخطيب": behind the verb a post, its genitive, and the name.
    pub(super) fn arabic(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let lead = tokens[at].is(Sense::Lead);
        let manner = usize::from(tokens.get(at + 1).is_some_and(|t| t.any_of(&MANNERS)));
        let mut first = at + 1 + manner;
        let mut last = first;
        let stops = |t: &Token<'_>| {
            !t.word
                || t.is(Sense::Preposition)
                || t.is(Sense::Cue)
                || is_over(t)
                || t.any_of(&MANNERS)
                || t.text.starts_with(|c: char| c.is_ascii_digit())
                || TO_PRESS.iter().any(|to| t.text.starts_with(to))
                // "لـ«الأفق»": a preposition that clings to marks.
                || t.text.ends_with('ـ')
        };
        let to = |t: &Token<'_>| t.text.strip_prefix("لل").is_some_and(|rest| rest.chars().count() > 3);
        // "المندوب الجهوي للتربية ببنزرت منصف الورغمي": of what, behind a post.
        let posted = tokens.get(first).is_some_and(|t| self.title(t.text) && t.text.starts_with("ال"));
        // "قالت منى كامل عملها": something of hers, behind a whole name.
        let hers = |t: &Token<'_>| {
            let his = || t.text.strip_suffix('ه').is_some_and(|stem| self.title(stem));
            (t.text.ends_with("ها") || his()) && t.text.chars().count() > 4 && !self.title(t.text)
        };
        let over = |at: usize, t: &Token<'_>| stops(t) || at > first && to(t) && !posted || at > first + 1 && hers(t);
        while tokens.get(last).is_some_and(|t| !over(last, t)) && last < first + 9 {
            last += 1;
        }
        // "وقال للصحفيين": to whom, and not who.
        let addressed = |t: &Token<'_>| t.text.strip_prefix("لل").is_some_and(|rest| !lead && rest.chars().count() > 2);
        if last == first || addressed(&tokens[first]) {
            return None;
        }
        // "تقول بصوت متعب": what the voice is like.
        if manner > 0
            && last == first + 1
            && !self.title(tokens[first].text)
            && self.full(tokens[first].text, tokens[first].span.start).1.is_none()
        {
            return None;
        }
        // "وزيرة الفلاحة، رشيدة الفاسي، أن": the name between commas behind the post.
        let comma = |at: usize| tokens.get(at).is_some_and(|t| matches!(t.text, "،" | ","));
        // "مدير التشغيل في شركة المياه، المهندس نضال البطاينة، إن": all that the post is of stands before the comma.
        let further = (last..tokens.len().min(first + 14)).find(|at| !tokens[*at].word || tokens[*at].is(Sense::Cue));
        let further = further.filter(|at| comma(*at) && !tokens.get(at + 1).is_some_and(|t| t.any_of(&ASIDE)));
        let last_word = last;
        let last = further.filter(|_| self.title(tokens[first].text)).unwrap_or(last);
        if comma(last) && self.title(tokens[first].text) {
            let end = (last + 1..tokens.len().min(last + 6)).find(|at| !tokens[*at].word || tokens[*at].any_of(&["أن", "إن"]));
            let end = end.unwrap_or(tokens.len());
            let plain = |t: &Token<'_>| !self.title(t.text) && !t.is(Sense::Preposition) && !t.is(Sense::Cue) && !is_over(t);
            // "المتحدث باسم الدفاع المدني، العقيد سالم الحراصي": a rank before the name.
            let ranked = tokens.get(last + 1).is_some_and(|t| self.title(t.text) && t.text.starts_with("ال")) && end == last + 4;
            if ranked && tokens[last + 2..end].iter().all(plain) {
                let post = Span::new(tokens[first].span.start, tokens[last - 1].span.end);
                return Some(name(Span::new(tokens[last + 2].span.start, tokens[end - 1].span.end), Some(post)));
            }
            if (2..=3).contains(&(end.saturating_sub(last + 1))) && tokens[last + 1..end].iter().all(plain) {
                let post = Span::new(tokens[first].span.start, tokens[last - 1].span.end);
                return Some(name(Span::new(tokens[last + 1].span.start, tokens[end - 1].span.end), Some(post)));
            }
        }
        let mut last = last_word;
        if tokens[first].is(Sense::Pronoun) || last == first + 1 && PERSONS.contains(&tokens[first].text) {
            return Some(pronoun(tokens[first].span));
        }
        // "المزارع التونسي الحبيب الشارني": a given name that has the article.
        let given = (first + 1..last).find(|i| ARTICLED.contains(&tokens[*i].text) && self.title(tokens[first].text));
        if let Some(given) = given.filter(|given| given + 1 < last) {
            let joined = given + 1 + usize::from(joins_name(&tokens[given + 1]) && given + 2 < last);
            let post = Span::new(tokens[first].span.start, tokens[given - 1].span.end);
            return Some(name(Span::new(tokens[given].span.start, tokens[joined].span.end), Some(post)));
        }
        // "مترجمة شابة فضلت عدم ذكر اسمها", "بحّار من أبناء المنطقة، طلب عدم ذكر اسمه": somebody who keeps their name to themselves.
        let of = !tokens[first].text.starts_with("ال") && tokens.get(first + 1).is_some_and(|t| t.is(Sense::Preposition));
        let goes_on = |at: usize| tokens[at].word || of && tokens[at].text == "،" && at < last + 4;
        let kept = (first..tokens.len().min(first + 12)).take_while(|at| goes_on(*at)).find(|at| NAMES.contains(&tokens[*at].text));
        if let Some(refuses) = kept
            .and_then(|kept| (first..kept).find(|at| REFUSES.contains(&tokens[*at].text.replace('\u{651}', "").as_str())))
            .filter(|at| *at > first)
        {
            let before = refuses - 1 - usize::from(!tokens[refuses - 1].word);
            let mention = Span::new(tokens[first].span.start, tokens[before].span.end);
            return Some(Subject { heard: Heard { mention, form: Form::Nameless, confidence: 0.85 }, post: None });
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
        // "يقول المهندس في مرصد الرياح نزار الحمروني": where somebody is, between the post and the name.
        if posts > 0
            && first == last
            && tokens.get(last).is_some_and(|t| t.is(Sense::Preposition))
            && let Some(found) = self.past_place(tokens, begin, first, posts).filter(|found| found.heard.form == Form::Name)
        {
            return Some(found);
        }
        // "يقول الوزير ضاحكاً": a post alone is that of somebody known.
        if posts > 0 && first == last && tokens[begin].text.starts_with("ال") {
            let mention = Span::new(tokens[begin].span.start, tokens[last - 1].span.end);
            return Some(Subject { heard: Heard { mention, form: Form::Known, confidence: 0.8 }, post: None });
        }
        if let Some(found) = self.within_clause(tokens, begin, first, last) {
            return Some(found);
        }
        if let Some(found) = self.past_place(tokens, begin, first, posts) {
            return Some(found);
        }
        if posts > 0 {
            // The genitive of the post: up to its last word with an article that leaves a name behind.
            let end = (first..last).rev().find(|i| tokens[*i].text.starts_with("ال") && last - i > 2);
            first = end.map_or(first, |i| i + 1);
            // "رئيسة الجمعية التونسية للصم هاجر الورتاني": for whom a house is, and where.
            let of = |at: usize| tokens[at].text.starts_with("لل");
            while end.is_some() && last - first > 2 && (of(first) || of(first - 1) && tokens[first].text.starts_with('ب')) {
                first += 1;
            }
            if end.is_none() {
                match self.past_office(tokens, first, last) {
                    Some(from) if from < last => first = from,
                    // "رئيس أوكرانيا": nobody is named.
                    Some(_) => {
                        let mention = Span::new(tokens[begin].span.start, tokens[last - 1].span.end);
                        // "رئيسة البلدية": somebody known.
                        let known = tokens[last - 1].text.starts_with("ال");
                        let (form, confidence) = if known { (Form::Known, 0.8) } else { (Form::Nameless, 0.85) };
                        return Some(Subject { heard: Heard { mention, form, confidence }, post: None });
                    }
                    None => {}
                }
            }
        }
        let of =
            (first..last).rev().find(|i| to(&tokens[*i])).filter(|of| posted && of + 2 < last && tokens[last - 1].text.starts_with("ال"));
        if of.is_some() {
            first = last - 2;
        }
        // "محمد صالح للصحفيين": to whom.
        while last > first + 1 && to(&tokens[last - 1]) {
            last -= 1;
        }
        // "سعاد النجار بيانا": what the verb is about.
        let object = |t: &Token<'_>| t.text.ends_with('ا') && !t.text.starts_with("ال") && t.text.chars().count() > 3;
        while last > first + 2 && object(&tokens[last - 1]) {
            last -= 1;
        }
        // "تابع القصة سليم بوعزيز": what the verb is about, then who.
        let article = |t: &Token<'_>| t.text.starts_with("ال");
        if posts == 0
            && !lead
            && last == first + 3
            && article(&tokens[first])
            && !article(&tokens[first + 1])
            && !joins_name(&tokens[first + 1])
            && !self.title(tokens[first].text)
        {
            first += 1;
        }
        if first >= last {
            return None;
        }
        // "قالت الدبلوماسية المخضرمة": a post and what it is like, and no name.
        let bare = tokens[first].text.strip_prefix("ال").is_some_and(|post| self.title(post));
        if posts == 0 && bare && tokens[first..last].iter().all(article) {
            let mention = Span::new(tokens[first].span.start, tokens[last - 1].span.end);
            return Some(Subject { heard: Heard { mention, form: Form::Known, confidence: 0.8 }, post: None });
        }
        // A post behind the name: "عمر ناصر أستاذ القانون".
        // "يونس أيت القاضي", "عمر القاضي": a family name, where nothing follows it.
        let surname = |i: usize| i + 1 == last && tokens[i].text.starts_with("ال") && (i == first + 1 || joins_name(&tokens[i - 1]));
        let end = (first + 1..last).find(|i| self.title(tokens[*i].text) && !surname(*i)).unwrap_or(last);
        let long = tokens[first..end].iter().any(joins_name);
        let fits = (1..=if long { 5 } else { 3 }).contains(&(end - first)) && first < end && !NAMES.contains(&tokens[first].text);
        let known = || self.full(tokens[first].text.trim_start_matches('ل'), tokens[first].span.start).1.is_some();
        // "يرى الأمر": what the verb is about.
        let noun = !lead && posts == 0 && end - first == 1 && article(&tokens[first]);
        if !fits || (noun || lead && posts == 0 && end - first < 2) && !known() {
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

    /// "وزير النقل المغربي هشام القرشي عودة القطار الليلي": the name between the genitive of a post and what the verb is about.
    fn within_clause(&self, tokens: &[Token<'_>], begin: usize, first: usize, last: usize) -> Option<Subject> {
        let article = |at: usize| tokens[at].text.starts_with("ال");
        let from = (first + 1..last).find(|at| article(at - 1) && !article(*at) && !tokens[*at].text.starts_with("وال"))?;
        let long = (from..last.min(from + 3)).any(|at| joins_name(&tokens[at]));
        let to = from + if long { 3 } else { 2 };
        let place = |word: &str| INSTITUTES.contains(&word) || self.within(word);
        let plain = |at: usize| !self.title(tokens[at].text) && !place(tokens[at].text) && !tokens[at].text.starts_with('و');
        // Whoever has a family name with an article is not taken for more.
        let fits = begin < first && to + 1 < last && article(to - 1) && (from..to).all(plain);
        let post = Span::new(tokens[begin].span.start, tokens[from - 1].span.end);
        fits.then(|| name(Span::new(tokens[from].span.start, tokens[to - 1].span.end), Some(post)))
    }

    /// "رئيس أوكرانيا فولوديمير زيلينسكي": where the name begins behind what an office without an article is of.
    fn past_office(&self, tokens: &[Token<'_>], first: usize, last: usize) -> Option<usize> {
        let office = &tokens[first.checked_sub(1)?];
        let own = office.text.ends_with(['ه', 'ي']) || office.text.ends_with("ها");
        if own || office.text.starts_with("ال") || !office.is(Sense::Role) || office.is(Sense::Title) || !(1..=5).contains(&(last - first))
        {
            return None;
        }
        // "مدير أحد الفنادق"
        if tokens[first].any_of(&["أحد", "إحدى"]) {
            return Some(last);
        }
        let servant = (first + 1..last).find(|at| matches!(tokens[*at].text, "عبد" | "أبو"));
        let son = (first + 2..last).find(|at| matches!(tokens[*at].text, "بن" | "ابن" | "آل")).map(|at| at - 1);
        Some(servant.or(son).unwrap_or((first + 1).max(last.saturating_sub(2))))
    }

    /// "خبيرة الطاقة في معهد الشرق سلمى حداد": a post with where it is held, and the name at the end of the clause. Somebody whom
    /// nobody names: "مصدر في الوزارة".
    pub(super) fn past_place(&self, tokens: &[Token<'_>], begin: usize, first: usize, posts: usize) -> Option<Subject> {
        let unnamed = tokens[begin].is(Sense::Indefinite);
        let over = |t: &Token<'_>| !t.word || t.is(Sense::Cue) || is_over(t) || t.any_of(&["أن", "إن", "بأن", "فإن", "أنه", "أنها"]);
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
                && !OCCASIONS.contains(&tokens[at].text)
                && !tokens[at + 1].text.starts_with("لل")
        };
        let institute = |at: usize| INSTITUTES.contains(&tokens[at].text) || self.within(tokens[at].text);
        let chain = |at: usize| (begin..at).rev().take(2).any(institute);
        // "وزير المياه الأردني عبد الرحيم الزعبي في مؤتمر"
        let servant = joined >= first + 3 && matches!(tokens[joined - 3].text, "عبد" | "أبو" | "بن" | "ابن");
        if servant && !unnamed {
            return None;
        }
        let before = joined >= first + 2
            && bare(&tokens[joined - 2])
            && !self.title(tokens[joined - 2].text)
            && !tokens[joined - 2].any_of(&FIELDS)
            && !institute(joined - 2)
            && !chain(joined - 2);
        // "رئيسة الهيئة العامة لمياه الأنهار في بغداد سلوى الحمداني": what looks like a name may be what a house is for, if one follows.
        let of = before && joined >= 3 && tokens[joined - 2].text.starts_with('ل') && tokens[joined - 1].text.starts_with("ال");
        let of = of && tokens[joined - 3].text.starts_with("ال") && !self.title(tokens[joined - 3].text);
        if before && !of && !unnamed {
            return None;
        }
        // "وزارة الزراعة الأرجنتينية خوان إستيبان موراليس": three foreign words behind an article.
        let foreign = |at: usize| {
            let article = |i: usize| tokens[i].text.starts_with("ال");
            let clings = tokens[at].text.starts_with(['ب', 'ل', 'و']);
            at + 3 <= end
                && !clings
                && article(at - 1)
                && (at..at + 3).all(|i| tokens[i].word && !article(i) && !tokens[i].is(Sense::Preposition))
        };
        let long = |at: usize| foreign(at) || (at..end.min(at + 3)).any(|i| joins_name(&tokens[i]));
        // The first two words (three with "عبد") behind which the clause or another preposition begins.
        let stops = |at: usize| at >= end || tokens[at].is(Sense::Preposition);
        // "سالم بن راشد الهنائي"
        let family = |at: usize, n: usize| n < 4 || joins_name(&tokens[at + 1]) && tokens[at + 3].text.starts_with("ال");
        let length = |at: usize| {
            [4, 3, 2].into_iter().find(|n| at + n <= end && stops(at + n) && family(at, *n) && (*n == 2 || long(at)) && pair(at))
        };
        let found = (joined + 1..end)
            .filter(|at| !institute(at - 1) && !OCCASIONS.contains(&tokens[at - 1].text))
            .find_map(|at| length(at).map(|n| (at, n)));
        match found {
            None if of && !unnamed => None,
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
    pub(super) fn relative(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
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

    /// "الباحثة هدى الزعيمي من المعهد الزراعي بالرشيدية": where somebody belongs, behind the name, where the post before it tells no house.
    pub(super) fn house_behind(&self, mention: Span, post: Option<Span>) -> Option<Span> {
        let house =
            |words: &str| words.split_whitespace().any(|w| INSTITUTES.contains(&w.strip_prefix("ال").unwrap_or(w)) || self.within(w));
        // "الباحثة المغربية" tells of what country she is.
        let tells = |post: &str| post.contains(' ') || house(post);
        if self.speech.lang != "ar" || post.and_then(|p| p.of(self.text)).is_some_and(tells) {
            return None;
        }
        let rest = self.text.get(mention.end..)?.strip_prefix(" من ")?;
        let rest = &rest[..rest.find(|c: char| !c.is_alphanumeric() && c != ' ' && !is_mark(c)).unwrap_or(rest.len())];
        let words: Vec<&str> = rest.split(' ').take(LONGEST_HOUSE).collect();
        let end = words.iter().position(|w| self.speech.senses(w).holds(Sense::Cue) || matches!(*w, "أن" | "إن")).unwrap_or(words.len());
        let last = words.get(end.checked_sub(1)?)?;
        let from = mention.end + " من ".len();
        let to = from + Span::of_part(rest, last).end;
        house(words.first()?).then(|| Span::new(from, to))
    }

    /// Whether a preposition is written together with an institution: "بجامعة".
    pub(super) fn within(&self, word: &str) -> bool {
        word.strip_prefix(['ب', 'ل']).is_some_and(|rest| INSTITUTES.contains(&rest))
    }
}

/// How Arabic words for those begin whom somebody tells something for the public.
pub(super) const TO_PRESS: [&str; 8] = ["لمراسل", "لوكالة", "لقناة", "لإذاعة", "لصحيفة", "لموقع", "لبرنامج", "لصحيفتنا"];

/// Words of the longest name of a house behind somebody who belongs to it.
const LONGEST_HOUSE: usize = 8;
/// Words of the longest post before somebody who is "called so".
const LONGEST_POST: usize = 12;
