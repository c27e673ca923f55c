//! Who speaks, where a verb or a particle marks it and no capitals do: Hindi, Korean, Arabic.

mod arabic;
mod hindi;
mod korean;

use std::collections::{HashMap, HashSet};

use crate::text::script::is_mark;
use crate::text::{Span, lines};

use super::super::people::{Token, words};
use super::super::speech::{Language, Sense};
use super::inline::{Form, Heard, Referent};
use arabic::{TO_PRESS, is_over};
use hindi::{OPINIONS, SAYS};
use korean::{LONG_SURNAMES, TELLS, is_body};

pub(super) use korean::{country_or_place, korean_name};

/// Whether a word is for whoever asks, before their name.
fn asks(token: &Token<'_>) -> bool {
    token.any_of(&["संवाददाता", "रिपोर्टर"])
}

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Language,
    /// Names of several words or syllables, in the order of the text.
    people: Vec<(String, Span)>,
    /// Where somebody does or says something, also by a part of their name, in the order of the text.
    mentions: Vec<Span>,
    /// What stands before a name: the post, by name.
    posts: HashMap<String, Span>,
}

/// Somebody by name, and the words before the name that say what they are.
#[derive(Clone, Copy)]
struct Subject {
    heard: Heard,
    post: Option<Span>,
}

/// Whether words end with a title or a letter before a name, behind which a full stop ends no sentence.
fn abbreviated(words: &str) -> bool {
    let last = words.rsplit(|c: char| c.is_whitespace() || c == '.').next().unwrap_or_default();
    ABBREVIATED.contains(&last) || hindi::is_initial(last)
}

/// Where the last sentence of some words begins.
fn last_sentence(words: &str) -> usize {
    let point = words.rmatch_indices(". ").map(|(at, _)| at).find(|at| !abbreviated(&words[..*at]));
    let stop = words.rfind(['\n', '।', '؟', '!']).max(point);
    stop.map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8))
}

/// Titles before names that a full stop ends.
const ABBREVIATED: [&str; 6] = ["डॉ", "प्रो", "श्री", "د", "أ", "م"];

/// Characters of a sentence that tells no more than what somebody does as they speak.
const GESTURE: usize = 45;

/// So many of those who are only called by a part of their name are looked for, and so far before it, in bytes.
const SOUGHT: usize = 32;
const NEAR_NAME: usize = 240;

/// Words behind a subject among which its verb stands.
const CLAUSE: usize = 40;
/// Hindi words for somebody named before.
const PRONOUNS: [&str; 3] = [" वे ", "उन्होंने", " वह "];

/// So many people are remembered.
const MOST: usize = 500;

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Language) -> Self {
        let mut out = Self { text, speech, people: Vec::new(), mentions: Vec::new(), posts: HashMap::new() };
        let mut known = HashSet::new();
        let mut alone: Vec<&str> = Vec::new();
        for (offset, line) in lines(text) {
            let tokens = words(line, offset, speech);
            for at in 0..tokens.len() {
                // "«…»، تقول الخصاونة، وهي أول سائقة": by the last part of a name alone, and what she is.
                if let Some([cue, last, comma, is]) = tokens.get(at..at + 4).filter(|_| speech.lang == "ar" && alone.len() < SOUGHT)
                    && cue.is(Sense::Cue)
                    && last.text.starts_with("ال")
                    && matches!(comma.text, "،" | ",")
                    && matches!(is.text, "وهي" | "وهو")
                    && !out.title(last.text)
                    && !alone.contains(&last.text)
                {
                    alone.push(last.text);
                }
                let subject = out.subject(&tokens, at).or_else(|| out.introduced(&tokens, at));
                let subject = subject.filter(|s| s.heard.form == Form::Name && !out.one_of(s.heard.mention));
                let Some(subject) = subject else { continue };
                let Some(name) = subject.heard.mention.of(text) else { continue };
                // A ministry speaks, and is nobody for whom a pronoun stands.
                if speech.lang == "ko" && is_body(name) {
                    continue;
                }
                // "संवाददाता विनय सक्सेना ने बात की": whoever asks.
                let asks = at > 0 && tokens[..at].iter().rev().find(|t| t.span.end <= subject.heard.mention.start).is_some_and(asks);
                if asks {
                    continue;
                }
                // "दस साल तक फ़्लेक्स छपाई ने काम ख़त्म कर दिया था": whoever does something else may be a thing.
                let speaks = || tokens[at..].iter().take(CLAUSE).take_while(|t| t.text != "।").any(|t| t.is(Sense::Cue));
                let again = || {
                    let near = text.ceil_char_boundary((subject.heard.mention.end + NEAR_NAME * 8).min(text.len()));
                    let near = &text[subject.heard.mention.end..near];
                    let part = |part: &str| part.chars().count() > 2 && near.contains(part);
                    name.split(' ').any(part) || PRONOUNS.iter().any(|he| near.contains(he))
                };
                let named = || out.people.iter().any(|(full, _)| full.split(' ').any(|part| part == name));
                if tokens[at].text == "ने" && subject.post.is_none() && !speaks() && !(name.contains(' ') && again()) && !named() {
                    continue;
                }
                if out.mentions.len() < MOST {
                    out.mentions.push(subject.heard.mention);
                }
                let full = name.split_whitespace().count() > 1 || speech.lang == "ko" && name.chars().count() > 2;
                if !full && matches!(speech.lang, "hi" | "ar") && alone.len() < SOUGHT && !alone.contains(&name) {
                    alone.push(name);
                }
                let part = || out.people.iter().any(|(longer, _)| longer.strip_suffix(name).is_some_and(|rest| rest.ends_with(' ')));
                if full && out.people.len() < MOST && !known.contains(name) && !part() {
                    known.insert(name);
                    out.people.push((name.to_owned(), subject.heard.mention));
                }
                if let Some(post) = subject.post {
                    out.posts.entry(name.to_owned()).or_insert(post);
                }
            }
        }
        for name in alone {
            out.complete(name);
        }
        out.mentions.sort_by_key(|mention| mention.start);
        out
    }

    /// Notes the full name of somebody who speaks by the last part of it alone: the word before that part where it stands first.
    fn complete(&mut self, last: &str) {
        let part = |word: &str| word.chars().all(|c| c.is_alphabetic() || is_mark(c));
        if last.chars().count() < 3 || !part(last) || self.people.iter().any(|(name, _)| name.split_whitespace().any(|w| w == last)) {
            return;
        }
        let whole = |at: usize| {
            let inner = |c: char| c.is_alphabetic() || is_mark(c);
            !self.text[..at].ends_with(inner) && !self.text[at + last.len()..].starts_with(inner)
        };
        let Some(at) = self.text.match_indices(last).map(|(at, _)| at).find(|at| whole(*at)) else { return };
        let near = self.text.floor_char_boundary(at.saturating_sub(NEAR_NAME));
        let line = self.text[near..at].rfind('\n').map_or(near, |i| near + i + 1);
        let tokens = words(&self.text[line..at], line, self.speech);
        let Some(given) = tokens.last().filter(|t| t.word && t.span.end + 1 == at && part(t.text)) else { return };
        let senses = [Sense::Preposition, Sense::Cue, Sense::Pronoun, Sense::Definite, Sense::Opener, Sense::Lead, Sense::Indefinite];
        if given.text.chars().count() < 2 || self.title(given.text) || senses.iter().any(|s| given.is(*s)) || self.grammar(given) {
            return;
        }
        let span = Span::new(given.span.start, at + last.len());
        let Some(name) = span.of(self.text).map(str::to_owned) else { return };
        // What stands before the whole name, from its post on.
        let before = &tokens[..tokens.len() - 1];
        let stop = before.iter().rposition(|t| !t.word || t.is(Sense::Cue)).map_or(0, |i| i + 1);
        let role = before[stop..].iter().rposition(|t| self.title(t.text)).filter(|role| stop + role + 1 == before.len());
        if let Some(post) = role.and_then(|_| before.get(stop)) {
            self.posts.entry(name.clone()).or_insert(Span::new(post.span.start, before[before.len() - 1].span.end));
        }
        self.people.push((name, span));
        self.people.sort_by_key(|(_, span)| span.start);
    }

    /// Whether a word belongs to no name: small words of the language.
    fn grammar(&self, token: &Token<'_>) -> bool {
        match self.speech.lang {
            "hi" => hindi::is_grammar(token),
            _ => is_over(token) || token.text.starts_with("وال") || token.text.starts_with("ال"),
        }
    }

    /// Who speaks by the verb or particle at a place.
    fn subject(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        let found = self.subject_at(tokens, at)?;
        // "أحد السائقين": one of them, whom nobody names.
        let unnamed = Subject { heard: Heard { form: Form::Nameless, confidence: 0.85, ..found.heard }, post: None };
        Some(if self.one_of(found.heard.mention) { unnamed } else { found })
    }

    /// Whether an Arabic phrase is for one of several.
    fn one_of(&self, phrase: Span) -> bool {
        let first = phrase.of(self.text).and_then(|words| words.split(' ').next()).unwrap_or_default();
        self.speech.lang == "ar" && ONE_OF.contains(&first)
    }

    fn subject_at(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
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
            "hi" if SAYS.contains(&token.text) && at > 0 && tokens[at - 1].word => {
                self.hindi(tokens, at).or_else(|| self.hindi_behind(tokens, at))
            }
            "hi" if SAYS.contains(&token.text) => self.hindi_behind(tokens, at),
            // "महासचिव सुलोचना केवट की ओर से यह बयान जारी किया गया:"
            "hi" if matches!(token.text, "ओर" | "तरफ़" | "तरफ")
                && at > 1
                && tokens[at - 1].text == "की"
                && tokens.get(at + 1).is_some_and(|t| t.text == "से")
                && tokens[at..].iter().any(|t| t.any_of(&STATEMENTS)) =>
            {
                self.hindi(tokens, at - 1)
            }
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
            "ar" if matches!(token.text, "قوله" | "قولها") => self.cited(tokens, at),
            "ar" | "fa" | "ur" if token.is(Sense::Cue) || token.is(Sense::Lead) => self.arabic(tokens, at),
            _ => None,
        }
    }

    /// Whether a sentence between two places brings up somebody without a name, in Hindi "घाट पर खड़ी एक छात्रा को भरोसा नहीं है। उसने कहा",
    /// in Arabic "روى بحار من أبناء المنطقة أن والده غرق. وقال:".
    fn newcomer(&self, from: usize, at: usize) -> bool {
        let line = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        let near = self.text.floor_char_boundary(from.max(line).max(at.saturating_sub(NEAR_NAME * 2)).min(at));
        let tokens = if self.speech.lang == "ko" { Vec::new() } else { words(&self.text[near..at], near, self.speech) };
        let one = |at: usize| tokens[at].text == "एक" && tokens[at + 1..].iter().take(3).any(|t| self.title(t.text));
        let tells = |at: usize| self.subject(&tokens, at).is_some_and(|s| s.heard.form == Form::Nameless);
        // "معلمة، طلبت عدم ذكر اسمها، أبدت تحفظها"
        let kept = || tokens.iter().any(|t| arabic::NAMES.contains(&t.text));
        if self.speech.lang == "hi" { (0..tokens.len()).any(one) } else { kept() || (0..tokens.len()).any(tells) }
    }

    fn title(&self, word: &str) -> bool {
        {
            let known = |word: &str| {
                let senses = self.speech.senses(word);
                senses.holds(Sense::Title) || senses.holds(Sense::Role)
            };
            // "تلميذته": somebody's pupil.
            let owned = ["ته", "تها"].iter().find_map(|end| word.strip_suffix(end)).filter(|_| self.speech.lang == "ar");
            known(word) || self.speech.ends_in_trade(word) || owned.is_some_and(|stem| known(&format!("{stem}ة")))
        }
    }

    /// Who is introduced by name though they say nothing there.
    fn introduced(&self, tokens: &[Token<'_>], at: usize) -> Option<Subject> {
        match self.speech.lang {
            "ko" => self.korean_introduced(tokens, at),
            "ar" => self.arabic_introduced(tokens, at),
            "hi" => self.hindi_introduced(tokens, at),
            _ => None,
        }
    }

    /// "“…” 푸른이랑의 계영훈 대표가 한숨을 쉬었다.": in Korean a short sentence of what somebody with a post does stands for the verb.
    fn gesture(&self, clause: &str, offset: usize) -> Option<Heard> {
        let short = clause.trim().chars().count() < GESTURE && self.speech.lang == "ko" && clause.starts_with(' ');
        let tokens = if short { words(clause, offset, self.speech) } else { Vec::new() };
        let found = (0..tokens.len()).find_map(|at| self.subject(&tokens, at));
        found.filter(|s| s.heard.form == Form::Name && s.post.is_some()).map(|s| Heard { confidence: 0.75, ..s.heard })
    }

    /// Somebody known by a part of their name, before a colon: "ثم عادت الحسيني لتقول:".
    fn known(&self, tokens: &[Token<'_>]) -> Option<Heard> {
        let hindi = self.speech.lang == "hi";
        let is = |name: &str, word: &str| {
            name.split_whitespace().next_back() == Some(word) || hindi && name.split_whitespace().any(|w| w == word)
        };
        let part = |t: &&Token<'_>| self.people.iter().any(|(name, _)| is(name, t.text));
        let found = tokens.iter().rposition(|t| part(&t)).filter(|at| tokens.len() - at <= 8)?;
        // "सुनीता के घर के बाहर": something of hers.
        if hindi && tokens.get(found + 1).is_some_and(|t| t.any_of(&["का", "की", "के"])) {
            return None;
        }
        let found = &tokens[found];
        Some(Heard { mention: found.span, form: Form::Name, confidence: 0.8 })
    }

    fn in_clause(&self, clause: &str, offset: usize) -> Option<Heard> {
        let tokens = words(clause, offset, self.speech);
        let speaks = |t: &Token<'_>| {
            t.is(Sense::Cue)
                || self.speech.lang == "hi" && t.any_of(&STATEMENTS)
                || t.is(Sense::Lead)
                || self.speech.lang == "ar" && matches!(t.text, "حد" | "قوله" | "قولها")
                || self.speech.lang == "ko"
                    && (self.speech.ends_in_cue(t.text).is_some() || t.text.ends_with("이다") || TELLS.contains(&t.text))
        };
        if let Some(mention) = self.contrasted(&tokens) {
            return Some(Heard { mention, form: Form::Name, confidence: 0.9 });
        }
        // "«…»، بهذه العبارة تختصر المخرجة رملة بن عيسى عملها": whatever verb follows.
        let so = tokens.windows(2).position(|w| matches!(w[0].text, "بهذه" | "بهذا") && SAYINGS.contains(&w[1].text));
        if let Some(at) = so.filter(|at| self.speech.lang == "ar" && *at <= 1 && at + 3 < tokens.len()) {
            return self.arabic(&tokens, at + 2).map(|s| Heard { confidence: 0.85, ..s.heard });
        }
        if !tokens.iter().any(speaks) {
            return None;
        }
        // "उनके मुताबिक़, “…”"
        let theirs = tokens.windows(2).find(|pair| pair[0].any_of(&["उनके", "इनके", "उसके"]) && pair[1].is(Sense::Lead));
        if let Some(pair) = theirs.filter(|_| self.speech.lang == "hi") {
            return Some(pronoun(pair[0].span).heard);
        }
        if let Some(found) = tokens.iter().take(3).find(|t| t.is(Sense::Pronoun)) {
            return Some(pronoun(found.span).heard);
        }
        // "“…”، على حد تعبيرها"
        let own = tokens.windows(2).find(|pair| pair[0].text == "حد" && OWN_WORDS.contains(&pair[1].text));
        if let Some(pair) = own.filter(|_| self.speech.lang == "ar") {
            return Some(pronoun(pair[1].span).heard);
        }
        let elided = || {
            // "ثم يستدرك ضاحكاً:"
            // "«…»، يقول ضاحكاً"
            let laughing = |v: usize| v == 1 && tokens[0].word && matches!(tokens[1].text, "قائلة" | "قائلاً" | "قائلا" | "قائلًا");
            let opens = |v: usize| v == 0 || laughing(v) || v == 1 && matches!(tokens[0].text, "ثم" | "كما" | "وقد" | "وهنا" | "،" | ",");
            let verb = tokens.iter().position(|t| t.is(Sense::Cue)).filter(|v| {
                self.speech.lang == "ar" && (opens(*v) || tokens.get(v + 1).is_some_and(|t| t.any_of(&["فيه", "فيها", "وهو", "وهي"])))
            })?;
            let to = |t: &Token<'_>| t.text.starts_with("لل") || t.text.ends_with('ـ') || TO_PRESS.iter().any(|to| t.text.starts_with(to));
            let alone = tokens.get(verb + 1).is_none_or(|t| !t.word || t.is(Sense::Preposition) || is_over(t) || to(t));
            alone.then_some(Heard { mention: tokens[verb].span, form: Form::Elided, confidence: 0.8 })
        };
        let heard = |from: usize| (from..tokens.len()).find_map(|at| self.subject(&tokens, at).map(|s| (at, s.heard)));
        // "According to X, his client Y said": whoever says it, and not whoever tells of it.
        let first = heard(0).map(|(at, found)| {
            let comma = (at + 1..tokens.len()).find(|i| matches!(tokens[*i].text, "," | "،")).filter(|_| tokens[at].is(Sense::Lead));
            let further = comma.and_then(|at| heard(at + 1)).filter(|(at, h)| h.form == Form::Name && !tokens[*at].is(Sense::Lead));
            further.map_or(found, |(_, other)| other)
        });
        first.or_else(elided).or_else(|| self.ahead(&tokens))
    }

    /// "أما الشريف فاعتبرت أن": somebody known by a part of their name, whom a sentence turns to.
    fn contrasted(&self, tokens: &[Token<'_>]) -> Option<Span> {
        let cue = |word: &str| word.strip_prefix('ف').is_some_and(|verb| self.speech.senses(verb).holds(Sense::Cue));
        let leads = |w: &&[Token<'_>]| matches!(w[0].text, "أما" | "وأما" | "اما") && (w[2].is(Sense::Cue) || cue(w[2].text));
        // "أما المصري فأكد محاميه": his lawyer.
        let at = tokens.windows(3).position(|w| self.speech.lang == "ar" && leads(&w))?;
        let that = |t: &Token<'_>| !t.word || matches!(t.text, "أن" | "إن" | "بأن" | "أنه" | "أنها");
        let found = tokens.get(at..at + 3).filter(|_| tokens.get(at + 3).is_none_or(that))?;
        let known = self.people.iter().any(|(name, _)| name.split_whitespace().next_back() == Some(found[1].text));
        known.then_some(found[1].span)
    }

    /// "الدكتورة سلمى الدريدي، أستاذة علوم المياه، ترى أن": whoever is known and stands before the verb.
    fn ahead(&self, tokens: &[Token<'_>]) -> Option<Heard> {
        let verb = tokens.iter().rposition(|t| t.is(Sense::Cue)).filter(|_| self.speech.lang == "ar")?;
        let that = tokens.get(verb + 1).is_some_and(|t| matches!(t.text, "أن" | "إن" | "بأن" | "أنه" | "أنها" | "أنّ"))
            || tokens[verb].text.starts_with('ف');
        let (from, to) = (tokens.first()?.span.start, tokens[verb].span.start);
        let known = self.people.iter().filter(|(_, span)| span.start >= from && span.end <= to);
        let mention = known.map(|(_, span)| *span).next_back().filter(|_| that)?;
        // "رداً على سؤال عن أحمد الشرع، أكدت أن": whom it is about.
        let before = tokens.iter().rfind(|t| t.span.end <= mention.start);
        if before.is_some_and(|t| t.is(Sense::Preposition) || matches!(t.text, "عن" | "على" | "من" | "إلى" | "مع" | "في")) {
            return None;
        }
        Some(Heard { mention, form: Form::Name, confidence: 0.85 })
    }
}

/// Bytes behind a name in which it is told what its bearer is.
const BESIDE: usize = 400;

/// Hindi words for what somebody issues.
const STATEMENTS: [&str; 4] = ["बयान", "विज्ञप्ति", "वक्तव्य", "संदेश"];

/// Hindi words by which something was done to somebody.
const PASSIVE: [&str; 6] = ["भेजा गया", "भेजी गई", "दिया गया", "दी गई", "सौंपा गया", "सौंपी गई"];

/// Arabic words for what somebody has said.
const SAYINGS: [&str; 6] = ["العبارة", "الكلمات", "الجملة", "الكلمة", "القول", "الجمل"];

/// Arabic words for whose words some are, of somebody named before.
const OWN_WORDS: [&str; 6] = ["تعبيره", "تعبيرها", "قوله", "قولها", "وصفه", "وصفها"];

/// Arabic words that begin phrases for one of several.
const ONE_OF: [&str; 6] = ["أحد", "إحدى", "أحدهم", "إحداهن", "بعض", "واحد"];

fn name(mention: Span, post: Option<Span>) -> Subject {
    Subject { heard: Heard { mention, form: Form::Name, confidence: 0.92 }, post }
}

fn pronoun(mention: Span) -> Subject {
    Subject { heard: Heard { mention, form: Form::Pronoun, confidence: 0.92 }, post: None }
}

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        let end = clause.find(['\n', '।', '؟', '!']).unwrap_or(clause.len());
        let stops = |at: &usize| !abbreviated(&clause[..*at]);
        let end = clause[..end].match_indices(". ").map(|(at, _)| at).find(stops).unwrap_or(end);
        self.in_clause(&clause[..end], offset).or_else(|| self.gesture(&clause[..end], offset))
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let start = last_sentence(body);
        let tokens = words(&body[start..], offset + start, self.speech);
        match self.speech.lang {
            // The particle alone tells: 김 교수는 “…”라고 말했다.
            "ko" => (0..tokens.len()).rev().find_map(|at| self.subject(&tokens, at)).map(|s| Heard { confidence: 0.9, ..s.heard }),
            _ => {
                // "शकुंतला हँसकर बात ख़त्म करती हैं, “…”"
                let leads = body.ends_with(':') || self.speech.lang == "hi" && body.ends_with(',');
                self.in_clause(&body[start..], offset + start).or_else(|| leads.then(|| self.known(&tokens)).flatten())
            }
        }
    }

    fn sentence(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end().trim_end_matches(['.', '।', '؟', '!']);
        let start = last_sentence(body);
        let heard = self.in_clause(&body[start..], offset + start)?;
        matches!(heard.form, Form::Name | Form::Pronoun).then_some(Heard { confidence: 0.75, ..heard })
    }

    fn speech(&self) -> &'static Language {
        self.speech
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
        // "महेंद्र गर्ग को नोटिस भेजा गया": what was done to somebody.
        let undergoes = |span: Span| {
            let behind = self.text[span.end..].trim_start().strip_prefix("को ").filter(|_| self.speech.lang == "hi");
            behind.is_some_and(|rest| {
                rest.split(['।', '“', '"']).next().is_some_and(|clause| PASSIVE.iter().any(|verb| clause.contains(verb)))
            })
        };
        let within = |span: &Span| span.start >= from && span.end <= at && !undergoes(*span);
        let first = self.people.iter().rev().map(|(_, span)| *span).find(within);
        // By a part of the name, of those whose name the text has in full.
        let known = |span: &Span| span.of(self.text).is_some_and(|part| self.full(part, span.start).1.is_some());
        let later = self.mentions.iter().rev().copied().find(|span| within(span) && known(span));
        first.into_iter().chain(later).max_by_key(|span| span.start)
    }

    fn antecedent(&self, _pronoun: Span, from: usize, at: usize, _last: Option<&str>) -> Referent {
        let named = self.last_named(from, at);
        match named {
            _ if self.newcomer(named.map_or(from, |span| span.end), at) => Referent::Unsettled,
            Some(span) => Referent::Person(span),
            None => Referent::Nobody,
        }
    }

    fn affiliation(&self, name: &str, mention: Span) -> Option<Span> {
        let post = || self.posts.get(name).copied();
        let first = || self.people.iter().find(|(known, _)| known == name).map(|(_, span)| *span);
        let title = |post: &Span| {
            let mut words = post.of(self.text).unwrap_or_default().split_whitespace();
            words.all(|w| self.speech.senses(w).holds(Sense::Title))
        };
        let beside = |mention: Span| {
            let after = self.text.get(mention.end..)?;
            let after = &after[..after.floor_char_boundary(BESIDE)];
            // "محمود عبد الراضي (45 عاماً)، وهو نجار"
            let aged = after.trim_start().strip_prefix('(').and_then(|inner| inner.split_once(')'));
            let aged = aged.filter(|(inside, behind)| inside.starts_with(char::is_numeric) && behind.starts_with(['،', ',']));
            let after = aged.map_or(after, |(_, behind)| behind);
            let comma = after.trim_start().strip_prefix(['،', ',', '('])?;
            let start = Span::of_part(self.text, comma).start;
            let end = comma.find(['،', ',', ':', '.', '\n', ')', '«', '“', '"'])?;
            let words = comma[..end].trim();
            let words = words.strip_prefix("وهي ").or_else(|| words.strip_prefix("وهو ")).unwrap_or(words);
            let from = start + comma.find(words)?;
            let is_post = match self.speech.lang {
                // "الهاشمي، التي خلفت الطبيب": what somebody did.
                "ar" if ["الذي ", "التي "].iter().any(|who| words.starts_with(who)) => false,
                "ar" => words.split_whitespace().any(|w| self.title(w) || matches!(w, "العام" | "العامة")),
                "ko" => words.split_whitespace().any(|w| self.speech.ends_in_role(w).is_some()),
                // "जबलपुर के मंच सज्जाकार अब्दुल मतीन": what another is.
                "hi" if words.split_whitespace().next_back().is_some_and(|w| !self.title(w))
                    && words.split_whitespace().any(|w| self.title(w)) =>
                {
                    false
                }
                // "पांडेय, जिन्होंने …": what somebody did.
                _ => !words.starts_with("जिन") && !words.starts_with("जो "),
            };
            // "وهو نجار": a post of one word, said to be hers or his.
            let one = aged.is_some() && self.title(words.split_whitespace().next().unwrap_or_default());
            let words = if one { words.split_whitespace().next().unwrap_or(words) } else { words };
            (is_post && (one || words.split_whitespace().count() > 1) && words.len() < 250).then(|| Span::new(from, from + words.len()))
        };
        let told = beside(mention).or_else(|| self.house_behind(mention, post()));
        // "تلميذته": whose pupil she is tells less than what is said of her where she is first named.
        let long = |post: &Span| post.of(self.text).is_some_and(|words| words.contains(' '));
        let further = || first().and_then(beside);
        told.or_else(|| post().filter(|post| !title(post) && (long(post) || self.speech.lang != "ar"))).or_else(further).or_else(post)
    }
}
