//! Words that label turns: those of whoever asks, of whoever answers without a name, and of the house.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Labels of the one who asks, and of the one who answers without a name.
pub(super) const ASKS: [&str; 72] = [
    "q",
    "question",
    "interviewer",
    "host",
    "moderator",
    "reporter",
    "问",
    "問",
    "记",
    "記",
    "记者",
    "記者",
    "主持人",
    "提问",
    "提問",
    "本刊",
    "frage",
    "redaktion",
    "f",
    "pregunta",
    "p",
    "periodista",
    "pergunta",
    "domanda",
    "d",
    "intervistatore",
    "вопрос",
    "корреспондент",
    "журналист",
    "ведущий",
    "سؤال",
    "س",
    "प्रश्न",
    "सवाल",
    "質問",
    "聞き手",
    "質問者",
    "질문",
    "기자",
    "문",
    "사회자",
    "진행자",
    "사회",
    "앵커",
    "主持",
    "司会",
    "司会者",
    "編集部",
    "moderatorin",
    "interviewerin",
    "animateur",
    "animatrice",
    "entrevistador",
    "entrevistadora",
    "moderadora",
    "repórter",
    "jornalista",
    "ведущая",
    "модератор",
    "редакция",
    "المذيع",
    "المذيعة",
    "المحاور",
    "المحاورة",
    "الصحيفة",
    "संवाददाता",
    "संचालक",
    "संचालन",
    "корр.",
    "корр",
    "вед.",
    "модератор беседы",
];

pub(super) const ANSWERS: [&str; 24] = [
    "a",
    "answer",
    "答",
    "受",
    "受访",
    "受訪",
    "受访者",
    "受訪者",
    "antwort",
    "respuesta",
    "r",
    "resposta",
    "risposta",
    "réponse",
    "ответ",
    "جواب",
    "ج",
    "उत्तर",
    "जवाब",
    "回答",
    "답변",
    "답",
    "o",
    "回答者",
];

/// Letters before a full stop that stand for question and answer: `P.` and `R.`.
pub(super) const LETTERS: [&str; 6] = ["Q", "A", "P", "R", "D", "F"];

/// Labels of what the house says of the text itself.
pub(super) const HOUSE: [&str; 66] = [
    "zur person",
    "steckbrief",
    "info",
    "hintergrund",
    "about",
    "bio",
    "à propos",
    "bio express",
    "perfil",
    "sobre el autor",
    "sobre a autora",
    "chi è",
    "编者按",
    "編者按",
    "编者注",
    "編者註",
    "编按",
    "導言",
    "导语",
    "摄影",
    "攝影",
    "责任编辑",
    "责编",
    "作者",
    "来源",
    "來源",
    "图片来源",
    "文字",
    "校对",
    "note",
    "editor",
    "editors",
    "source",
    "photo",
    "image",
    "correction",
    "update",
    "foto",
    "nota",
    "编辑",
    "編輯",
    "撰文",
    "翻译",
    "嘉宾",
    "嘉賓",
    "与谈人",
    "與談人",
    "与谈",
    "與談",
    "座谈",
    "座談",
    "出席",
    "参加",
    "प्रतिभागी",
    "участники",
    "participants",
    "panel",
    "panelists",
    "panellists",
    "teilnehmer",
    "participantes",
    "المشاركون",
    "参加者",
    "登壇者",
    "참석자",
    "출연자",
];

/// Words for those who ask, before or behind their names.
pub(super) const REPORTERS: [&str; 29] = [
    "author",
    "autor",
    "autora",
    "auteur",
    "autrice",
    "autore",
    "автор",
    "reporter",
    "correspondent",
    "editor",
    "journalist",
    "interviewer",
    "by",
    "redakteur",
    "redakteurin",
    "journaliste",
    "correspondant",
    "periodista",
    "corresponsal",
    "jornalista",
    "repórter",
    "giornalista",
    "корреспондент",
    "журналист",
    "корреспонденту",
    "par",
    "por",
    "von",
    "редактор",
];

/// Whether a line is the house's own: a caption, a credit, who asked, a remark behind an asterisk.
pub(in super::super) fn is_note(line: &str) -> bool {
    let line = line.trim();
    let bracketed = line.starts_with(['(', '（', '[']) && line.ends_with([')', '）', ']']);
    if bracketed || line.starts_with(['※', '©', '*']) {
        return true;
    }
    if line.len() < LONGEST_NOTE {
        let lower = line.to_lowercase();
        if FURTHER_READING.iter().any(|note| lower.starts_with(note)) {
            return true;
        }
    }
    if is_credit(line) || OPENING_NOTES.iter().any(|note| line.starts_with(note)) {
        return !line.ends_with(['。', '！', '？', '.', '!', '?']);
    }
    line.len() < LONGEST_NOTE && (NOTED.is_match(line) || EDITED.is_match(line) && OF_INTERVIEWS.is_match(line))
}

/// "文：…　圖：…": who wrote, and whose the pictures are.
pub(super) fn is_credit(line: &str) -> bool {
    let pictured = || PICTURED.iter().any(|word| line.contains(word));
    line.len() < LONGEST_NOTE && line.starts_with(['文', '撰']) && pictured()
}

/// By what the part of such a credit begins that is the pictures'.
const PICTURED: [&str; 8] = ["圖：", "图：", "圖／", "图／", "圖/", "图/", "攝影：", "摄影："];

/// Bytes of the longest remark of the house.
const LONGEST_NOTE: usize = 300;
/// What lines begin with that send the reader on, in lower case.
const FURTHER_READING: [&str; 12] = [
    "читайте также",
    "read next:",
    "read more:",
    "lire aussi",
    "lesen sie auch",
    "lea también",
    "leia também",
    "leggi anche",
    "延伸閱讀",
    "延伸阅读",
    "相关阅读",
    "関連記事",
];
/// What such remarks begin with.
const OPENING_NOTES: [&str; 15] = [
    "整理|",
    "整理｜",
    "採訪|",
    "採訪｜",
    "撰文|",
    "撰文｜",
    "攝影|",
    "攝影｜",
    "图为",
    "圖為",
    "摄影",
    "攝影",
    "聞き手",
    "撮影",
    "Illustration:",
];
/// Finds words whatever the case of their ASCII letters.
fn finder(words: &[&str]) -> AhoCorasick {
    AhoCorasick::builder().ascii_case_insensitive(true).build(words).expect("a few words make no automaton too large")
}

static NOTED: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&NOTES));
static EDITED: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&EDITS));
static OF_INTERVIEWS: LazyLock<AhoCorasick> = LazyLock::new(|| finder(&INTERVIEW));
/// What such remarks say.
const NOTES: [&str; 33] = [
    "По материалам",
    "На фото:",
    "foto:",
    "foto di",
    "foto de",
    "fotos:",
    "photo:",
    "photo by",
    "photograph:",
    "photo fournie",
    "photos :",
    "image:",
    "bild:",
    "picture:",
    "illustration:",
    "das gespräch führte",
    "das interview führte",
    "interview:",
    "propos recueillis",
    "recueilli par",
    "conversation was recorded",
    "edited for length",
    "lightly edited",
    "по материалам",
    "intervista di",
    "entrevista de",
    "a cura di",
    "采访、",
    "採訪、",
    "写真：",
    "फोटो:",
    "사진=",
    "تصوير:",
];
/// What they say of how an interview was edited.
const EDITS: [&str; 14] = [
    "has been edited",
    "have been edited",
    "was edited",
    "were edited",
    "gekürzt",
    "redaktionell bearbeitet",
    "a été édité",
    "ont été éditées",
    "ha sido editada",
    "han sido editadas",
    "foi editada",
    "foram editadas",
    "è stata editata",
    "sono state editate",
];
/// Words of which one stands beside that: a film is edited, too.
const INTERVIEW: [&str; 20] = [
    "interview",
    "conversation",
    "questions",
    "answers",
    "q&a",
    "for length",
    "clarity",
    "condensed",
    "gespräch",
    "antworten",
    "entretien",
    "réponses",
    "entrevista",
    "conversación",
    "respuestas",
    "conversa",
    "respostas",
    "intervista",
    "risposte",
    "conversazione",
];
