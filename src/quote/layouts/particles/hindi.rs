//! Who speaks in Hindi: the words before the particle of the agent, or before a verb without one.

use crate::text::Span;

use super::super::super::people::Token;
use super::super::super::speech::Sense;
use super::super::inline::{Form, Heard};
use super::{Reader, Subject, asks, name, pronoun};

/// Whether a word is a letter of the Latin alphabet as Hindi writes it, or several between full stops.
pub(super) fn is_initial(word: &str) -> bool {
    word.split('.').all(|letter| LETTERS.contains(&letter))
}

const LETTERS: [&str; 28] = [
    "ए",
    "बी",
    "सी",
    "डी",
    "ई",
    "एफ",
    "जी",
    "एच",
    "आई",
    "जे",
    "के",
    "एल",
    "एम",
    "एन",
    "ओ",
    "पी",
    "क्यू",
    "आर",
    "एस",
    "टी",
    "यू",
    "वी",
    "डब्ल्यू",
    "एक्स",
    "वाई",
    "जेड",
    "ज़ेड",
    "वै",
];

/// Where somebody may sit or stand.
const SPOTS: [&str; 18] =
    ["ज़मीन", "जमीन", "मंच", "सड़क", "बेंच", "कुर्सी", "चारपाई", "खाट", "घर", "आँगन", "आंगन", "मंदिर", "दुकान", "खेत", "छत", "बस", "नाव", "मैदान"];

/// Hindi nouns for what somebody says or thinks, behind whose it is: "मेनन का कहना है".
pub(super) const OPINIONS: [&str; 12] = ["कहना", "मानना", "आरोप", "दावा", "सुझाव", "तर्क", "विचार", "जवाब", "सवाल", "अनुमान", "कथन", "मत"];
/// Hindi verbs of speech whose subject has no particle.
pub(super) const SAYS: [&str; 14] =
    ["कहते", "कहती", "बताते", "बताती", "बोले", "बोलीं", "बोला", "बोली", "मानते", "मानती", "पूछते", "पूछती", "लिखते", "लिखती"];
/// Hindi words that belong to no name.
const GRAMMAR: [&str; 105] = [
    "इसे",
    "उसे",
    "किसी",
    "जिसे",
    "सुबह",
    "शाम",
    "रात",
    "दोपहर",
    "आज",
    "अब",
    "तभी",
    "अभी",
    "फिर",
    "वहीं",
    "इसलिए",
    "टीम",
    "मौके",
    "मौक़े",
    "क्या",
    "क्यों",
    "कैसे",
    "कौन",
    "किस",
    "कब",
    "कहाँ",
    "कहां",
    "करें",
    "करे",
    "नहीं",
    "हो",
    "होगा",
    "होगी",
    "बाद",
    "पहले",
    "साथ",
    "लिए",
    "ओर",
    "तरफ",
    "अनुसार",
    "मुताबिक",
    "के",
    "की",
    "का",
    "में",
    "और",
    "से",
    "पर",
    "को",
    "ने",
    "कि",
    "ही",
    "भी",
    "तो",
    "वहीं",
    "उधर",
    "लेकिन",
    "बीच",
    "इस",
    "रहे",
    "रहीं",
    "तक",
    "है",
    "हैं",
    "था",
    "थी",
    "थे",
    "हुए",
    "हुई",
    "जो",
    "यह",
    "ये",
    "जब",
    "तब",
    "अब",
    "आज",
    "कल",
    "फिर",
    "यहाँ",
    "यहां",
    "वहाँ",
    "वहां",
    "कुछ",
    "सभी",
    "दोनों",
    "आईं",
    "आए",
    "आई",
    "आया",
    "आये",
    "गईं",
    "गए",
    "पहुंचे",
    "पहुँचे",
    "पहुंचीं",
    "पहुँचीं",
    "लौटे",
    "लौटीं",
    "मौजूद",
    "शामिल",
    "रहने",
    "वाले",
    "वाली",
    "वाला",
    "बने",
    "बनीं",
];
/// Posts that are surnames, too, behind a given name and another post: "प्रोफेसर रमेश अधिकारी".
const SURNAMES: [&str; 8] = ["अधिकारी", "प्रधान", "वैद्य", "महंत", "नायक", "मुखिया", "पुजारी", "माली"];
/// Words behind a name among which it is said what its bearer is.
const FARTHEST: usize = 18;
/// What stands behind whoever a sentence is about: "इससे सहमत नहीं हैं".
const DISAGREES: [&str; 32] = [
    "इससे",
    "इसे",
    "इन",
    "उन",
    "नहीं",
    "अब",
    "पिछले",
    "इस",
    "सहमत",
    "असहमत",
    "ख़ुश",
    "खुश",
    "नाराज़",
    "इसके",
    "सबसे",
    "काफ़ी",
    "काफी",
    "बहुत",
    "खुद",
    "ख़ुद",
    "स्वयं",
    "रोज़",
    "रोज",
    "हमेशा",
    "अक्सर",
    "लगातार",
    "उनका",
    "उनकी",
    "उनके",
    "इसी",
    "उसी",
    "आगे",
];
/// What stands before a post and is none.
const BEFORE_POSTS: [&str; 4] = ["मुख्य", "पूर्व", "उप", "वरिष्ठ"];

/// Whether a word belongs to no name.
pub(super) fn is_grammar(token: &Token<'_>) -> bool {
    token.any_of(&GRAMMAR) || token.any_of(&COUNTS)
}

/// Hindi words for houses.
const BODIES: [&str; 25] = [
    "समिति",
    "संस्थान",
    "संघ",
    "परिषद",
    "विभाग",
    "केंद्र",
    "केन्द्र",
    "बैंक",
    "कंपनी",
    "आयोग",
    "मंत्रालय",
    "निगम",
    "विश्वविद्यालय",
    "कॉलेज",
    "स्कूल",
    "अस्पताल",
    "संगठन",
    "न्यायालय",
    "अदालत",
    "सभा",
    "पार्टी",
    "मोर्चा",
    "फाउंडेशन",
    "ट्रस्ट",
    "अकादमी",
];
/// What somebody does before they speak.
const PARTICIPLES: [&str; 18] = [
    "हँसकर",
    "हंसकर",
    "मुस्कुराकर",
    "मुस्कराकर",
    "झुककर",
    "उठकर",
    "बैठकर",
    "रुककर",
    "सोचकर",
    "देखकर",
    "जोड़कर",
    "मिलकर",
    "आकर",
    "जाकर",
    "लौटकर",
    "मुड़कर",
    "थककर",
    "चिढ़कर",
];

/// Hindi words for how many or which, that follow a name and belong to none: "मृणालिनी देशपांडे बीस साल से".
const COUNTS: [&str; 24] = [
    "एक",
    "दो",
    "तीन",
    "चार",
    "पाँच",
    "पांच",
    "छह",
    "सात",
    "आठ",
    "नौ",
    "दस",
    "पंद्रह",
    "बीस",
    "पच्चीस",
    "तीस",
    "चालीस",
    "पचास",
    "कई",
    "अपने",
    "अपनी",
    "हर",
    "वर्षों",
    "बरसों",
    "लंबे",
];

/// Bytes behind a name in which a part of it comes back.
const AGAIN: usize = 4000;

impl Reader<'_> {
    /// Who is introduced though they say nothing there: a post, a name of two words and a particle ("निदेशक अरविंद सक्सेना से").
    pub(super) fn hindi_introduced(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        // "गोडबोले इससे सहमत नहीं हैं।": somebody known, whom a sentence begins with.
        let opens = at == 0 || matches!(tokens[at - 1].text, "।" | "|" | "\n");
        let known = |word: &str| self.people.iter().any(|(name, _)| name.rsplit(' ').next() == Some(word) && name.contains(' '));
        if opens && tokens.get(at + 1).is_some_and(|t| t.any_of(&DISAGREES)) && known(tokens[at].text) {
            return Some(name(tokens[at].span, None));
        }
        // "अनुराधा मेनन (मेनन)": by what somebody is called from then on.
        if let Some([first, last, open, short, close]) = tokens.get(at..at + 5)
            && open.text == "("
            && close.text == ")"
            && (short.text == last.text || short.text == first.text)
            && [first, last].iter().all(|t| self.plain(t))
        {
            let post = self.noun_behind(tokens, at + 5)?;
            return Some(name(Span::new(first.span.start, last.span.end), Some(post)));
        }
        // "बयालीस साल की कविता यादव, जो": an age, and a name of two words.
        if let Some([years, of, first, last, comma]) = tokens.get(at..at + 5)
            && matches!(years.text, "साल" | "वर्ष")
            && matches!(of.text, "की" | "के" | "का")
            && comma.text == ","
            && [first, last].iter().all(|t| t.word && !t.any_of(&GRAMMAR) && !self.title(t.text) && !t.is(Sense::Cue))
        {
            return Some(name(Span::new(first.span.start, last.span.end), None));
        }
        // "शकुंतला तिर्की से हमारी बातचीत": whom a conversation is with.
        if let Some([first, last, with, whose, talk]) = tokens.get(at..at + 5)
            && matches!(with.text, "से" | "के")
            && matches!(whose.text, "हमारी" | "हमारे" | "की" | "हुई" | "साथ")
            && matches!(talk.text, "बातचीत" | "साक्षात्कार" | "इंटरव्यू" | "बात")
            && [first, last].iter().all(|t| t.word && !t.any_of(&GRAMMAR) && !self.title(t.text))
        {
            return Some(name(Span::new(first.span.start, last.span.end), self.relative_post(tokens, at + 5)));
        }
        if let Some(found) = self.brought_up(tokens, at) {
            return Some(found);
        }
        // "प्राध्यापक डॉ. वसुंधरा मिसिर की किताब": a form of address between the post and the name.
        let titled = tokens
            .get(at + 1)
            .is_some_and(|t| t.is(Sense::Title))
            .then(|| 1 + usize::from(tokens.get(at + 2).is_some_and(|t| t.text == ".")));
        let skip = titled.unwrap_or(0);
        let post = tokens.get(at)?;
        let particle = |after: &Token<'_>| !after.word || after.any_of(&GRAMMAR) || after.any_of(&COUNTS) || after.any_of(&DISAGREES);
        // "दिल बहादुर गुरुङ": two words, or three.
        let named = |count: &usize| {
            let words = tokens.get(at + 1 + skip..at + 2 + skip + count);
            words.and_then(<[_]>::split_last).is_some_and(|(after, parts)| parts.iter().all(|t| self.plain(t)) && particle(after))
        };
        // Whoever asks is not whom the house introduces.
        let asks = || asks(post);
        // "ऋतंभरा कौशल ज़मीन पर": where they are is no part of the name.
        let placed = |count: usize| {
            let behind = tokens.get(at + 1 + skip + count).is_some_and(|t| matches!(t.text, "पर" | "में" | "तक"));
            let spot = tokens.get(at + skip + count).is_some_and(|t| t.any_of(&SPOTS));
            if count == 3 && behind && spot { 2 } else { count }
        };
        let Some(count) = [2, 3].into_iter().find(named).filter(|_| post.role(self.speech) && !asks()).map(placed) else {
            return self.stated(tokens, at);
        };
        let (first, last) = (&tokens[at + 1 + skip], &tokens[at + skip + count]);
        let mut from = at;
        let joins = |t: &Token<'_>| t.any_of(&["और", "तथा", "एवं", "हुए", "हुईं", "वहीं", "उधर", "इधर", "जबकि", "लेकिन", "मगर"]);
        while from > 0 && tokens[from - 1].word && at - from < 10 && !tokens[from - 1].is(Sense::Cue) && !joins(&tokens[from - 1]) {
            from -= 1;
        }
        Some(name(Span::new(first.span.start, last.span.end), Some(Span::new(tokens[from].span.start, post.span.end))))
    }

    /// Who is told of by name and goes on to speak: "सात गोल बचाने वाली दीपाली राणा", "गांव की कमला देवी अपनी बकरियों के साथ",
    /// "संस्थान के प्रो. भुवन चंद्र पांडेय, जिन्होंने".
    fn brought_up(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let lead = &tokens[at];
        let part = |t: &Token<'_>| self.plain(t) && t.text.chars().count() > 1;
        if lead.any_of(&["वाली", "वाले", "वाला", "की", "के", "का"])
            && let Some([first, last, next]) = tokens.get(at + 1..at + 4)
            && part(first)
            && part(last)
        {
            let again = || {
                let near = self.text.ceil_char_boundary((last.span.end + AGAIN).min(self.text.len()));
                let near = &self.text[last.span.end..near];
                // Things do this, too: whoever is interviewed is a person.
                let asked = ["बातचीत", "बात की", "साक्षात्कार", "इंटरव्यू"].iter().any(|talk| near.contains(talk));
                asked && (near.contains(first.text) || near.contains(last.text))
            };
            let does = lead.text.starts_with("वाल") && again();
            let goes_on = |rest: &str| ["उन्होंने", "उनका", "उनके", "वे ", "वह "].iter().any(|who| rest.trim_start().starts_with(who));
            let behind = || self.text[next.span.end..].split_once('।').is_some_and(|(_, rest)| goes_on(rest));
            let from = || at.checked_sub(1).is_some_and(|of| tokens[of].any_of(&["गांव", "गाँव", "शहर", "कस्बे", "मोहल्ले", "जिले", "ज़िले"]));
            let own = || from() && next.any_of(&["अपने", "अपनी", "अपना"]) && behind();
            if does || own() {
                return Some(name(Span::new(first.span.start, last.span.end), None));
            }
        }
        if !lead.is(Sense::Title) || lead.role(self.speech) {
            return None;
        }
        let from = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.text == "."));
        let comma = (from + 2..tokens.len().min(from + 4)).find(|at| tokens[*at].text == ",")?;
        let who = tokens.get(comma + 1)?.any_of(&["जो", "जिन्होंने", "जिनका", "जिनके", "जिनकी", "जिन्हें"]);
        if !who || !tokens[from..comma].iter().all(|t| self.plain(t)) {
            return None;
        }
        let house = at.checked_sub(1).filter(|of| tokens[*of].any_of(&["के", "की"]));
        let begin = house.map(|of| tokens[..of].iter().rposition(|t| !t.word).map_or(0, |stop| stop + 1));
        let post = begin
            .zip(house)
            .filter(|(begin, of)| begin < of)
            .map(|(begin, of)| Span::new(tokens[begin].span.start, tokens[of - 1].span.end));
        Some(name(Span::new(tokens[from].span.start, tokens[comma - 1].span.end), post))
    }

    /// Whether a word can be a part of a name.
    fn plain(&self, t: &Token<'_>) -> bool {
        t.word && !t.any_of(&GRAMMAR) && !t.any_of(&BODIES) && !self.title(t.text) && !t.is(Sense::Cue) && !t.is(Sense::Pronoun)
    }

    /// "डॉ. मृणालिनी तोमर जयपुर स्थित केंद्र की निदेशक हैं।": a name that opens a sentence, and what its bearer is.
    fn stated(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let opens = at == 0 || matches!(tokens[at - 1].text, "।" | "|" | ":");
        let skip = if tokens[at].is(Sense::Title) { 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.text == ".")) } else { 0 };
        let from = at + skip;
        let [first, last] = tokens.get(from..from + 2)? else { return None };
        // "नंदिता मजूमदार, जो केंद्र में वैज्ञानिक हैं, मानती हैं"
        if let Some([comma, who]) = tokens.get(from + 2..from + 4)
            && opens
            && comma.text == ","
            && who.text == "जो"
            && self.plain(first)
            && self.plain(last)
        {
            // Things do and are much behind "जो", too: what somebody is shows a person.
            let post = self.relative_post(tokens, from + 3)?;
            return Some(name(Span::new(first.span.start, last.span.end), Some(post)));
        }
        let is = |at: &usize| {
            tokens[*at].role(self.speech) && tokens.get(at + 1).is_some_and(|t| matches!(t.text, "हैं" | "है" | "रही" | "रहे" | "थीं" | "थे"))
        };
        let role = (from + 3..tokens.len().min(from + FARTHEST)).take_while(|at| tokens[*at].word).find(is)?;
        let of = tokens[role - 1].any_of(&["के", "की", "का", "में", "पूर्व"]);
        let fits = opens && (skip > 0 || of) && self.plain(first) && self.plain(last);
        fits.then(|| name(Span::new(first.span.start, last.span.end), Some(Span::new(tokens[from + 2].span.start, tokens[role].span.end))))
    }

    /// The post that ends in what somebody is, behind their name: "कोच्चि केंद्र में वरिष्ठ वैज्ञानिक हैं", "गुवाहाटी के वाक् चिकित्सक।"
    fn noun_behind(&self, tokens: &[Token<'_>], from: usize) -> Option<Span> {
        let is = |at: &usize| {
            let over = tokens.get(at + 1).is_none_or(|t| !t.word || matches!(t.text, "हैं" | "है" | "थीं" | "थे"));
            tokens[*at].role(self.speech) && over
        };
        let role = (from..tokens.len().min(from + FARTHEST)).take_while(|at| tokens[*at].word).find(is)?;
        Some(Span::new(tokens[from].span.start, tokens[role].span.end))
    }

    /// The post of a relative behind somebody's name: "…, जो विश्वविद्यालय की अध्यक्ष हैं".
    fn relative_post(&self, tokens: &[Token<'_>], from: usize) -> Option<Span> {
        let who = (from..tokens.len().min(from + 6)).find(|at| matches!(tokens[*at].text, "जो"))?;
        let role = (who + 1..tokens.len().min(who + 14)).take_while(|at| tokens[*at].word || tokens[*at].text == ",").find(|at| {
            tokens[*at].role(self.speech)
                && tokens.get(at + 1).is_some_and(|t| matches!(t.text, "हैं" | "है" | "थीं" | "थे" | "थी" | "रही" | "रहे"))
        })?;
        Some(Span::new(tokens[who + 1].span.start, tokens[role].span.end))
    }

    /// `“…,” कहते हैं लखनऊ के पेंटर रामसेवक तिवारी`: who is named behind the verb that a clause begins with, behind their post.
    pub(super) fn hindi_behind(&self, tokens: &[Token<'_>], verb: usize) -> Option<Subject> {
        let is = |t: &Token<'_>| matches!(t.text, "है" | "हैं" | "थे" | "थी" | "थीं" | "था");
        let from = verb + 1 + usize::from(tokens.get(verb + 1).is_some_and(is));
        let end = (from..tokens.len()).find(|at| !tokens[*at].word && tokens[*at].text != ".").unwrap_or(tokens.len());
        let end = if end > from && tokens[end - 1].text == "." { end - 1 } else { end };
        let post = (from..end).rev().find(|at| self.title(tokens[*at].text))?;
        let named = post + 1..end;
        let plain = |t: &Token<'_>| t.word && !t.any_of(&GRAMMAR) && !t.is(Sense::Cue);
        if !(1..=3).contains(&named.len()) || !tokens[named.clone()].iter().all(plain) {
            return None;
        }
        let role = (from..=post).rev().find(|at| tokens[*at].role(self.speech));
        let post = role.map(|at| Span::new(tokens[from].span.start, tokens[at].span.end));
        Some(name(Span::new(tokens[named.start].span.start, tokens[named.end - 1].span.end), post))
    }

    /// "प्रोफेसर डॉ. मीना जोशी ने": the words before the particle, up to grammar or a title.
    pub(super) fn hindi(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        // "गीता रानी हंसते हुए कहती हैं"
        let at = if at > 2 && matches!(tokens[at - 1].text, "हुए" | "हुई") { at - 2 } else { at };
        // "इशिता बरुआ हँसकर कहती हैं"
        let at = if at > 1 && tokens[at - 1].any_of(&PARTICIPLES) { at - 1 } else { at };
        // "राजेश कुशवाहा इसे अपमान बताते हैं": what they call it.
        let called = at > 2 && matches!(tokens[at - 2].text, "इसे" | "उसे" | "इन्हें" | "उन्हें") && SAYS.contains(&tokens[at].text);
        let at = if called { at - 2 } else { at };
        // "रमाशंकर त्रिवेदी (47) ने"
        let aged = |at: usize| at > 4 && tokens[at - 1].text == ")" && tokens[at - 3].text == "(";
        let at = if aged(at) && tokens[at - 2].text.starts_with(char::is_numeric) { at - 3 } else { at };
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
        // "के. एस. राधाकृष्णन": letters before the family name.
        while first > 1 && first < at && tokens[first - 1].text == "." && is_initial(tokens[first - 2].text) {
            first -= 2;
        }
        let plain = |t: &Token<'_>| t.word && !t.any_of(&GRAMMAR) && !self.title(t.text) && !t.is(Sense::Indefinite);
        if first == at
            && let Some([post, given, last]) = at.checked_sub(3).and_then(|from| tokens.get(from..at))
            && last.any_of(&SURNAMES)
            && plain(given)
            && self.title(post.text.trim_end_matches('.'))
            && !post.any_of(&BEFORE_POSTS)
        {
            first = at - 2;
        }
        if first == at {
            // "न्यायाधीश ने टिप्पणी की": a post alone is that of somebody known.
            let post = at.checked_sub(1).map(|b| &tokens[b]).filter(|t| t.role(self.speech))?;
            // "एक फ़्लेक्स कारोबारी ने": somebody of that trade.
            let near = tokens[..at - 1].iter().rev().take(3).take_while(|t| t.word && !t.any_of(&GRAMMAR));
            if let Some(one) = near.into_iter().find(|t| t.is(Sense::Indefinite)) {
                let mention = Span::new(one.span.start, post.span.end);
                return Some(Subject { heard: Heard { mention, form: Form::Nameless, confidence: 0.85 }, post: None });
            }
            let of = at > 1 && tokens[at - 2].any_of(&["के", "की", "का"]);
            let heard = Heard { mention: post.span, form: Form::Known, confidence: 0.8 };
            return (!of && tokens[at].text == "ने").then_some(Subject { heard, post: None });
        }
        // "दुल्हन की एक सहेली ने": one of them, whom nobody names.
        if tokens[first].text == "एक" && at - first == 2 {
            let mention = Span::new(tokens[first].span.start, tokens[at - 1].span.end);
            return Some(Subject { heard: Heard { mention, form: Form::Nameless, confidence: 0.85 }, post: None });
        }
        let mut from = first;
        // "संस्था ‘बूंद-बूंद’ की संयोजक": what a body is called belongs to the post.
        let joined = |t: &Token<'_>| t.word || matches!(t.text, "." | "‘" | "’" | "“" | "”");
        while from > 0 && joined(&tokens[from - 1]) && first - from < 12 && !tokens[from - 1].is(Sense::Cue) {
            from -= 1;
        }
        while from < first && (tokens[from].any_of(&["वहीं", "उधर", "लेकिन", "इस", "बीच", "और", "के", "अनुसार"]) || !tokens[from].word)
        {
            from += 1;
        }
        let mut end = first;
        while end > from && (!tokens[end - 1].word || tokens[end - 1].is(Sense::Title) && !tokens[end - 1].role(self.speech)) {
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
        // "एक मृतक की बहन ने": whose she is, and not who.
        let word = tokens[first].text;
        let known = || self.people.iter().any(|(name, _)| name.split(' ').any(|part| part == word));
        if at - first == 1 && end > from && tokens[end - 1].any_of(&["के", "की", "का"]) && !known() {
            let mention = Span::new(tokens[from].span.start, tokens[at - 1].span.end);
            return Some(Subject { heard: Heard { mention, form: Form::Nameless, confidence: 0.85 }, post: None });
        }
        let role = genitive || end > from && tokens[from..end].iter().any(|t| t.role(self.speech));
        let post = role.then(|| Span::new(tokens[from].span.start, tokens[end - 1].span.end));
        Some(name(Span::new(tokens[first].span.start, tokens[at - 1].span.end), post))
    }
}
