//! Who speaks, in scripts that have capitals: English, German, French, Spanish, Russian and their like.

use crate::text::Span;

use super::super::marks::DASHES;
use super::super::people::{Name, People, Token, behind_article, names, organisation, words};
use super::super::speech::{Language, Sense};
use super::inline::{Form, Heard};

pub(super) struct Reader<'t> {
    text: &'t str,
    speech: &'static Language,
    people: People,
}

/// What German "nach" stands before where it attributes.
const WORDS_OF: [&str; 8] = ["angaben", "angabe", "worten", "einschätzung", "ansicht", "auffassung", "meinung", "aussage"];
/// Words for him and her behind "according to", in the languages that have other ones there.
const OF_THEM: [&str; 14] = ["him", "her", "lui", "elle", "él", "ella", "lei", "ele", "ela", "его", "её", "ее", "seinen", "ihren"];
/// Words for what somebody gives out, before "by" and their name.
const STATEMENTS: [&str; 14] = [
    "statement",
    "remarks",
    "letter",
    "message",
    "erklärung",
    "stellungnahme",
    "mitteilung",
    "communiqué",
    "déclaration",
    "comunicado",
    "declaración",
    "nota",
    "comunicato",
    "заявление",
];
/// The prepositions there.
const BY: [&str; 9] = ["by", "from", "von", "de", "par", "por", "di", "da", "от"];
/// Words between a mark and the verb of speech behind it, at most.
const NEAR: usize = 14;
/// How Russian surnames end.
const SURNAMES: [&str; 16] = ["ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая", "ко", "ян"];
/// What begins a clause behind a name.
const CLAUSES: [&str; 32] = [
    "who",
    "whose",
    "whom",
    "which",
    "was",
    "is",
    "were",
    "had",
    "has",
    "que",
    "quien",
    "cuyo",
    "cuya",
    "fue",
    "es",
    "era",
    "qui",
    "dont",
    "est",
    "était",
    "foi",
    "é",
    "che",
    "cui",
    "è",
    "который",
    "которая",
    "которые",
    "где",
    "ist",
    "hat",
    "dessen",
];
/// Prepositions that tell to what somebody belongs.
const OF: [&str; 18] =
    ["of", "from", "von", "vom", "de", "del", "du", "des", "d", "da", "do", "dos", "das", "di", "della", "dell", "из", "от"];
/// How far before a name its title may begin, in bytes.
const TITLE: usize = 90;
/// The longest affiliation, in bytes.
const LONGEST: usize = 220;

impl<'t> Reader<'t> {
    pub fn new(text: &'t str, speech: &'static Language) -> Self {
        Self { text, speech, people: People::of(text, speech) }
    }

    fn cue(&self, token: &Token<'_>) -> bool {
        token.is(Sense::Cue)
    }

    /// Who is the subject of a verb that stands at `verb`: before it, else behind it. `all` are the names among the tokens.
    fn subject(&self, tokens: &[Token<'_>], verb: usize, inverted: bool, all: &[Name]) -> Option<Heard> {
        let all: Vec<Name> = all.iter().copied().filter(|n| self.person(tokens, n)).collect();
        // ", entgegnete X": behind a clause the verb comes first, unless the clause stood beside a name.
        let comma = |at: usize| tokens.get(at).is_some_and(|t| t.text == ",");
        let start = last_sentence(&tokens[..verb]);
        let apposed = || all.iter().any(|n| n.first >= start && comma(n.last + 1) && (n.first <= start + 1 || n.last + 2 == verb));
        let inverted = inverted || self.speech.lang != "en" && verb > start && comma(verb - 1) && !apposed();
        let behind = || self.behind(tokens, verb, &all);
        let ahead = || self.ahead(tokens, verb, &all);
        if inverted { behind().or_else(ahead) } else { ahead().or_else(behind) }
    }

    /// Where "according to" stands; German "nach" is one only before what somebody said or thinks.
    fn lead(&self, tokens: &[Token<'_>]) -> Option<usize> {
        let agreed = |at: usize| !tokens[at].any_of(&["acordo", "acuerdo"]) || at.checked_sub(1).is_some_and(|b| tokens[b].any_of(&["de"]));
        let of_words = |at: usize| tokens[at + 1..].iter().take(2).any(|t| t.any_of(&WORDS_OF));
        (0..tokens.len()).find(|at| tokens[*at].is(Sense::Lead) && (!tokens[*at].any_of(&["nach"]) || of_words(*at)) && agreed(*at))
    }

    /// Who stands behind "according to", or behind the first word of such a lead.
    fn led(&self, tokens: &[Token<'_>], lead: usize, all: &[Name]) -> Option<Heard> {
        let near = tokens[lead.saturating_sub(1)..].iter().take(4).take_while(|t| t.word);
        let them = near.clone().find(|t| t.any_of(&OF_THEM)).map(|t| Heard { mention: t.span, form: Form::Pronoun, confidence: 0.9 });
        them.or_else(|| self.close_behind(tokens, lead + 1, all, true)).or_else(|| self.close_behind(tokens, lead, all, true))
    }

    /// `The following statement was issued by X:`.
    fn issued(&self, tokens: &[Token<'_>], all: &[Name]) -> Option<Heard> {
        let statement = tokens.iter().position(|t| t.any_of(&STATEMENTS))?;
        let by = |n: &&Name| n.first > statement && n.first.checked_sub(1).is_some_and(|b| tokens[b].any_of(&BY));
        let name = all.iter().find(by).filter(|n| self.known(n))?;
        Some(self.named(name, 0.88))
    }

    fn behind(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        self.close_behind(tokens, verb, all, false)
    }

    /// Who stands behind a word: also behind a preposition, if the word is a `lead`.
    fn close_behind(&self, tokens: &[Token<'_>], verb: usize, all: &[Name], lead: bool) -> Option<Heard> {
        // "so", "auch", "hier": up to two small words may stand between.
        let mut from = verb + 1;
        // "рассказал «Вестнику» житель X": a title between marks.
        if tokens.get(from).is_some_and(|t| matches!(t.text, "«" | "“" | "„" | "\"")) {
            let close = tokens.iter().skip(from + 1).take(6).position(|t| matches!(t.text, "»" | "”" | "“" | "\""))?;
            from += close + 2;
        }
        for at in from..from + 3 {
            let token = tokens.get(at)?;
            if !token.word {
                return None;
            }
            if let Some(heard) = self.pronoun(token, 0.95) {
                return Some(heard);
            }
            if let Some(name) = all.iter().find(|n| n.first == at).filter(|n| lead || !n.bound || self.particle(tokens, n)) {
                return Some(self.past_genitive(tokens, name, all).unwrap_or_else(|| self.named(name, 0.97)));
            }
            // "contó a este diario Lucía Pérez": to whom, and then who.
            if token.is(Sense::Preposition) && self.speech.lang != "en" && self.speech.lang != "de" {
                return self.past_object(tokens, at, all);
            }
            // "said in an interview": where or how, and not who.
            let bound = !lead && at > from && tokens[at - 1].is(Sense::Preposition);
            let subject = token.is(Sense::Definite) || token.is(Sense::Indefinite) || token.role(self.speech);
            if subject && !bound {
                return self.phrase(tokens, at, all);
            }
        }
        None
    }

    /// Who is named in full behind the words for whom or where it was said.
    fn past_object(&self, tokens: &[Token<'_>], from: usize, all: &[Name]) -> Option<Heard> {
        let free = |n: &&Name| n.first > from + 1 && n.first <= from + 5 && !n.bound && n.last > n.first;
        let name = all.iter().find(free)?;
        let plain = tokens[from..name.first].iter().all(|t| t.word && !t.text.starts_with(char::is_uppercase) && !self.cue(t));
        (plain && self.known(name)).then(|| self.named(name, 0.9))
    }

    /// "эксперт Центра исследований Ольга Ветрова": of what, and then who.
    fn past_genitive(&self, tokens: &[Token<'_>], name: &Name, all: &[Name]) -> Option<Heard> {
        if name.last > name.first || self.known(name) || self.speech.lang == "en" {
            return None;
        }
        let further = |n: &&Name| n.first > name.last && n.first <= name.last + 4 && n.last > n.first && !n.bound && self.known(n);
        let plain = |n: &&Name| tokens[name.last + 1..n.first].iter().all(|t| t.word && !self.cue(t) && !t.is(Sense::Preposition));
        all.iter().find(further).filter(plain).map(|who| self.named(who, 0.9))
    }

    /// "the mayor of Weller, Jane Doe": the name behind the comma.
    fn apposed(&self, tokens: &[Token<'_>], from: usize, all: &[Name]) -> Option<Heard> {
        let comma = (from..tokens.len().min(from + 9)).find(|at| !tokens[*at].word).filter(|at| tokens[*at].text == ",")?;
        let name = all.iter().find(|n| n.first == comma + 1 && n.last > n.first && !n.bound)?;
        let ends = tokens.get(name.last + 1).is_none_or(|t| !t.word || self.cue(t));
        (ends && self.known(name)).then(|| self.named(name, 0.93))
    }

    fn pronoun(&self, token: &Token<'_>, confidence: f32) -> Option<Heard> {
        if token.is(Sense::Pronoun) {
            return Some(Heard { mention: token.span, form: Form::Pronoun, confidence });
        }
        token.is(Sense::Other).then_some(Heard { mention: token.span, form: Form::Nameless, confidence: 0.85 })
    }

    /// Whether what looks like a preposition belongs to a name: "sagte von der Leyen".
    fn particle(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        let written = name.span.of(self.text).unwrap_or_default();
        let (full, _) = self.people.resolve(written, name.span.start);
        let particle = name.first.checked_sub(1).map_or("", |at| tokens[at].text);
        full.strip_suffix(written).is_some_and(|rest| rest.split_whitespace().next_back() == Some(particle))
    }

    /// "the minister Jane Doe", "an official", "Präsident X".
    fn phrase(&self, tokens: &[Token<'_>], at: usize, all: &[Name]) -> Option<Heard> {
        let mut end = at;
        while tokens.get(end + 1).is_some_and(|t| t.word && !t.is(Sense::Preposition) && !self.cue(t)) && end < at + 6 {
            end += 1;
            // "der Sprecher der SPD": whose, and not who.
            let of = end > at + 1 && tokens[end - 1].is(Sense::Definite);
            if let Some(name) = all.iter().find(|n| n.first == end && !of) {
                if let Some(heard) = self.past_genitive(tokens, name, all) {
                    return Some(heard);
                }
                let written = name.span.of(self.text).unwrap_or_default();
                if !organisation(written) || name.last == end {
                    return Some(self.named(name, 0.93));
                }
            }
        }
        let mention = Span::new(tokens[at].span.start, tokens[end].span.end);
        let role = tokens[at..=end].iter().any(|t| t.role(self.speech));
        if let Some(heard) = self.apposed(tokens, end + 1, all).filter(|_| role) {
            return Some(heard);
        }
        let form = if tokens[at].is(Sense::Definite) && role { Form::Known } else { Form::Nameless };
        (end > at || role).then_some(Heard { mention, form, confidence: 0.8 })
    }

    fn ahead(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        let start = last_sentence(&tokens[..verb]);
        // The word before the verb, past auxiliaries and adverbs, may be a pronoun.
        for (at, token) in tokens[start..verb].iter().enumerate().rev().take(3) {
            let bound = (start + at).checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Preposition));
            if let Some(heard) = self.pronoun(token, 0.93).filter(|_| !bound) {
                return Some(heard);
            }
            if token.text.chars().next().is_some_and(char::is_uppercase) || !token.word {
                break;
            }
        }
        // "footage of Jane Doe saying"
        let participle = |n: &Name| n.last + 1 == verb && self.speech.lang == "en" && tokens[verb].text.ends_with("ing");
        let free: Vec<&Name> = all.iter().filter(|n| n.first >= start && n.last < verb && (!n.bound || participle(n))).collect();
        let Some(first) = free.first() else {
            let heard = tokens.get(start).and_then(|t| self.pronoun(t, 0.85));
            return heard.or_else(|| self.stacked(tokens, verb, all));
        };
        let comma = |n: &Name| tokens.get(n.last + 1).is_some_and(|t| matches!(t.text, "," | "(" | "–" | "—"));
        let before_verb = tokens.get(verb.wrapping_sub(1)).is_some_and(|t| matches!(t.text, "," | ")" | "–" | "—"));
        // `Jane Doe, head of X, City Y, said`: what stands between commas tells who the name before is.
        let apposed = free.iter().rev().find(|n| comma(n) && (before_verb || n.last + 1 < verb));
        let chosen = match (apposed, free.last()) {
            (Some(_), _) if comma(first) => first,
            (_, Some(last)) => last,
            _ => first,
        };
        self.of_name(tokens, chosen, verb).or_else(|| Some(self.named(chosen, 0.95)))
    }

    /// "the Democratic nominee said", "Doe's spokesman said": not whoever is named, but somebody beside them.
    fn of_name(&self, tokens: &[Token<'_>], name: &Name, verb: usize) -> Option<Heard> {
        let mut at = name.last + 1;
        while at < verb && at < name.last + 7 {
            let token = &tokens[at];
            let plain = token.word && token.text.starts_with(char::is_lowercase) || token.text == "s";
            let other = token.is(Sense::Definite) || token.is(Sense::Indefinite) || token.is(Sense::Preposition);
            if !plain || other || self.cue(token) {
                return None;
            }
            if token.role(self.speech) && at + 2 >= verb {
                let article = |t: &&Token<'_>| t.is(Sense::Definite) || t.is(Sense::Indefinite);
                let from = name.first.checked_sub(1).map(|b| &tokens[b]).filter(article).map_or(tokens[name.first].span, |t| t.span);
                return Some(Heard { mention: Span::new(from.start, token.span.end), form: Form::Nameless, confidence: 0.8 });
            }
            at += 1;
        }
        None
    }

    /// Whether a name may be a person's: German writes every noun with a capital, so one word alone must be of a full name.
    fn person(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        let written = name.span.of(self.text).unwrap_or_default();
        let several = written.split_whitespace().count();
        let opens = self.speech.lang == "de" && name.first.checked_sub(1).is_none_or(|b| matches!(tokens[b].text, "." | "!" | "?"));
        // "Пассажир": Russian has no article to tell a noun that opens a sentence from a name.
        let opening = self.speech.lang == "ru" && several == 1 && name.first.checked_sub(1).is_none_or(|b| !tokens[b].word);
        if opening && !self.known(name) && !SURNAMES.iter().any(|end| written.ends_with(end)) {
            return false;
        }
        // "Vice President" of something is what somebody is.
        if self.speech.lang != "de" && several > 1 && tokens[name.last].role(self.speech) {
            return false;
        }
        // "die Nominierung Strobls", "die Zeitung Haaretz": a noun and whose or which, unless the text knows somebody so called.
        let noun =
            self.speech.lang == "de" && tokens[name.first].span.start == name.span.start && behind_article(tokens, name.first, self.speech);
        if noun && several > 1 {
            return self.known(name);
        }
        let titled = opens
            || name.first.checked_sub(1).is_some_and(|b| tokens[b].role(self.speech))
            || tokens[name.first].span.start < name.span.start;
        several <= 5 && (self.speech.lang != "de" || several > 1 || titled || self.known(name))
    }

    /// Whether the text has the name in full.
    fn known(&self, name: &Name) -> bool {
        name.span.of(self.text).is_some_and(|written| self.people.resolve(written, name.span.start).1.is_some())
    }

    /// "Vice President for Trade Jane Doe": what looks bound by the preposition is the end of a title, and a name.
    fn stacked(&self, tokens: &[Token<'_>], verb: usize, all: &[Name]) -> Option<Heard> {
        let name = all.iter().rfind(|n| n.bound && n.last < verb && n.last >= n.first + 2)?;
        let role = tokens[name.first.saturating_sub(3)..name.first].iter().any(|t| t.role(self.speech));
        let mention = Span::new(tokens[name.last - 1].span.start, tokens[name.last].span.end);
        role.then_some(Heard { mention, form: Form::Name, confidence: 0.85 })
    }

    fn named(&self, name: &Name, confidence: f32) -> Heard {
        Heard { mention: name.span, form: Form::Name, confidence }
    }

    /// The phrase with an article that is the subject, where no name is: the one before the verb, unless that stands between commas.
    fn nominal(&self, tokens: &[Token<'_>], start: usize, verb: usize, all: &[Name]) -> Option<Heard> {
        // "Пассажир рассказал": a noun without an article.
        let bare = tokens.get(start).filter(|t| self.speech.lang == "ru" && start < verb && t.role(self.speech));
        if let Some(noun) = bare {
            return Some(Heard { mention: noun.span, form: Form::Nameless, confidence: 0.8 });
        }
        if let Some(heard) = all.iter().rev().find_map(|n| self.of_name(tokens, n, verb)) {
            return Some(heard);
        }
        let article = |at: &usize| tokens[*at].is(Sense::Definite) || tokens[*at].is(Sense::Indefinite);
        let free = |at: &usize| article(at) && at.checked_sub(1).is_none_or(|b| !tokens[b].is(Sense::Preposition));
        let comma = tokens[start..verb].iter().rposition(|t| t.text == ",").map(|at| start + at);
        let nearest = comma.filter(|at| at + 1 < verb).and_then(|at| (at..verb).find(free));
        let at = nearest.or_else(|| (start..verb).find(free)).or_else(|| (start..verb).find(article))?;
        self.phrase(tokens, at, &[])
    }
}

/// Where the last sentence of some tokens begins.
fn last_sentence(tokens: &[Token<'_>]) -> usize {
    (0..tokens.len()).rev().find(|at| ends_sentence(tokens, *at)).map_or(0, |p| p + 1)
}

/// Whether a sentence ends with the mark at a place; "(D-Md.)" and "R-Ky.," end in an abbreviation.
fn ends_sentence(tokens: &[Token<'_>], at: usize) -> bool {
    match tokens[at].text {
        "!" | "?" | ";" => true,
        "." => tokens.get(at + 1).is_none_or(|n| !matches!(n.text, ")" | "," | ":") && !n.text.starts_with(char::is_lowercase)),
        _ => false,
    }
}

impl super::inline::Reader for Reader<'_> {
    fn after(&self, clause: &str, offset: usize) -> Option<Heard> {
        if let Some(rest) = clause.trim_start().strip_prefix(DASHES)
            && let Some(heard) = self.signed(rest.trim_start_matches(DASHES), offset + clause.len())
        {
            return Some(heard);
        }
        let end = clause.find(['\n', '!', '?', ';']).unwrap_or(clause.len());
        let tokens = words(&clause[..end], offset, self.speech);
        let stop = (0..tokens.len()).find(|at| tokens[*at].text == "." && ends_sentence(&tokens, *at)).unwrap_or(tokens.len());
        let tokens = &tokens[..stop];
        let first = tokens.iter().position(|t| t.word)?;
        // Behind a full stop or a new sentence there is another statement.
        if tokens[..first].iter().any(|t| matches!(t.text, "." | ":" | "(")) {
            return None;
        }
        // "and Y said: “…”" is about the next words.
        if tokens[first].is(Sense::Conjunction) {
            return None;
        }
        let lead = self.lead(&tokens[..tokens.len().min(first + 5)]).filter(|at| *at < first + 3);
        let all = names(tokens, self.speech);
        if let Some(lead) = lead {
            return self.led(tokens, lead, &all);
        }
        let verb = tokens.iter().enumerate().skip(first).take(NEAR).find(|(_, t)| self.cue(t)).map(|(i, _)| i)?;
        let inverted = verb <= first + 1 && !tokens[first].is(Sense::Pronoun) && !tokens[first].text.starts_with(char::is_uppercase);
        let elided = Heard { mention: tokens[verb].span, form: Form::Elided, confidence: 0.7 };
        let elided = (verb == first && matches!(self.speech.lang, "es" | "pt" | "it")).then_some(elided);
        self.subject(tokens, verb, inverted, &all).or_else(|| self.nominal(tokens, first, verb, &all)).or(elided)
    }

    fn before(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end();
        let colon = body.ends_with(':');
        let led = colon || body.ends_with([',', '—', '–']) || body.ends_with(|c: char| c.is_alphabetic());
        if !led {
            return None;
        }
        let tokens = words(body, offset, self.speech);
        let end = tokens.len() - usize::from(tokens.last().is_some_and(|t| !t.word));
        let start = last_sentence(&tokens[..end]);
        let tokens = &tokens[start..end];
        let all = names(tokens, self.speech);
        if let Some(lead) = self.lead(tokens) {
            return self.led(tokens, lead, &all);
        }
        if tokens.first().is_some_and(|t| t.is(Sense::View)) && body.ends_with(',') {
            let name = all.iter().find(|n| n.first <= 3 && self.known(n))?;
            let ends = tokens.get(name.last + 1).is_none_or(|t| t.text == ",");
            return ends.then(|| self.named(name, 0.85));
        }
        let verb = tokens.iter().rposition(|t| self.cue(t));
        let confidence = |heard: Heard| if colon { heard } else { Heard { confidence: heard.confidence - 0.1, ..heard } };
        match verb {
            Some(verb) => {
                // "Añadió: «…»": nobody is named.
                let alone = colon && verb <= 1 && tokens.len() <= verb + 2 && matches!(self.speech.lang, "es" | "pt" | "it");
                let elided = alone.then_some(Heard { mention: tokens[verb].span, form: Form::Elided, confidence: 0.75 });
                let subject = self.subject(tokens, verb, verb == 0, &all).or_else(|| self.nominal(tokens, 0, verb, &all));
                let issued = || if colon { self.issued(tokens, &all) } else { None };
                subject.filter(|h| h.form != Form::Nameless).map(confidence).or_else(issued).or(subject.map(confidence)).or(elided)
            }
            None if colon => {
                if let Some(heard) = self.issued(tokens, &all) {
                    return Some(heard);
                }
                let pronoun = tokens.iter().find(|t| t.is(Sense::Pronoun));
                let name = all.iter().find(|n| !n.bound && self.person(tokens, n) && self.known(n));
                let pronoun = pronoun.filter(|p| name.is_none_or(|n| p.span.start < n.span.start));
                pronoun
                    .map(|p| Heard { mention: p.span, form: Form::Pronoun, confidence: 0.8 })
                    .or_else(|| name.map(|n| self.named(n, 0.85)))
            }
            None => None,
        }
    }

    fn sentence(&self, clause: &str, offset: usize) -> Option<Heard> {
        let body = clause.trim_end().trim_end_matches(['.', '!', '?']);
        let tokens = words(body, offset, self.speech);
        let start = last_sentence(&tokens);
        let tokens = &tokens[start..];
        let all = names(tokens, self.speech);
        // "According to Doe, that would be a mistake. “…”"
        if let Some(lead) = self.lead(tokens).filter(|at| *at < 3) {
            return self.led(tokens, lead, &all).map(|h| Heard { confidence: 0.75, ..h });
        }
        if tokens.first().is_some_and(|t| t.is(Sense::View))
            && let Some(name) = all.iter().find(|n| n.first <= 3 && self.known(n))
        {
            return Some(self.named(name, 0.7));
        }
        if let Some(verb) = tokens.iter().position(|t| self.cue(t)) {
            return self.subject(tokens, verb, false, &all).map(|h| Heard { confidence: 0.75, ..h });
        }
        let first = tokens.first()?;
        if first.is(Sense::Pronoun) {
            return Some(Heard { mention: first.span, form: Form::Pronoun, confidence: 0.6 });
        }
        // "Asked whether it would, Roth laughed."
        let main = |n: &&Name| n.first.checked_sub(1).is_some_and(|b| tokens[b].text == ",") && self.known(n) && !n.bound;
        if first.text == "Asked"
            && let Some(name) = all.iter().rev().find(main)
        {
            return Some(self.named(name, 0.65));
        }
        let name = all.iter().find(|n| n.first <= 2 && !n.bound && self.person(tokens, n))?;
        Some(self.named(name, 0.6))
    }

    fn full(&self, mention: &str, at: usize) -> (String, Option<Span>) {
        self.people.resolve(mention, at)
    }

    fn last_named(&self, from: usize, at: usize) -> Option<Span> {
        let part = self.text.get(from..at)?;
        let line = part.rfind('\n').map_or(0, |n| n + 1);
        let in_line = |start: usize| {
            let tokens = words(&part[start..], from + start, self.speech);
            let found = names(&tokens, self.speech);
            let person = |n: &&Name| {
                let written = n.span.of(self.text).unwrap_or_default();
                (!n.bound || self.led_name(&tokens, n)) && !organisation(written) && self.people.resolve(written, n.span.start).1.is_some()
            };
            found.iter().rev().find(person).map(|n| n.span)
        };
        in_line(line).or_else(|| if line > 0 { in_line(0) } else { None })
    }

    fn beside(&self, clause: &str, offset: usize) -> Option<Heard> {
        let end = clause.find(['\n', '!', '?', ';', ':']).unwrap_or(clause.len());
        let tokens = words(&clause[..end], offset, self.speech);
        let first = tokens.iter().position(|t| t.word)?;
        let all = names(&tokens, self.speech);
        let name = all.iter().find(|n| n.first >= first && n.first <= first + 3)?;
        let plain = tokens[first..name.first].iter().all(|t| t.word && t.text.starts_with(char::is_lowercase) && !t.is(Sense::Preposition));
        let fits = plain && !tokens[first].is(Sense::Conjunction) && !name.bound && self.known(name);
        let several = name.span.of(self.text)?.split_whitespace().count() > 1;
        let ends = tokens.get(name.last + 1).is_none_or(|t| matches!(t.text, "," | "." | "(" | "–" | "—"));
        (fits && several && ends).then(|| self.named(name, 0.85))
    }

    fn affiliation(&self, name: &str, mention: Span) -> Option<Span> {
        let rest = self.text.get(mention.end..)?;
        let rest = &rest[..rest.floor_char_boundary(rest.len().min(2 * LONGEST))];
        let rest = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let trimmed = rest.trim_start();
        let start = mention.end + rest.len() - trimmed.len();
        if let Some(inner) = trimmed.strip_prefix('(') {
            let end = inner.find(')')?;
            let inside = &inner[..end];
            let worth = inside.split_whitespace().count() > 1 && !name.ends_with(inside);
            return worth.then(|| Span::new(start + 1, start + 1 + end));
        }
        if trimmed.starts_with(',') {
            // One comma too many.
            let single = trimmed.trim_start_matches(',');
            let (trimmed, start) = (&trimmed[trimmed.len() - single.len() - 1..], start + trimmed.len() - single.len() - 1);
            let tokens = words(trimmed, start, self.speech);
            // ", in Leeds", ", at the Weller Trust", but no ", in a note on Tuesday".
            let place = |rest: &[Token<'_>]| {
                let inner = rest.iter().skip(1).find(|t| !t.is(Sense::Definite));
                rest.first().is_some_and(|t| t.is(Sense::Preposition)) && inner.is_some_and(|t| t.text.starts_with(char::is_uppercase))
            };
            let mut end = None;
            for (i, token) in tokens.iter().enumerate().skip(1) {
                let next = tokens.get(i + 1);
                let stops = match token.text {
                    "." | ":" | ";" | "!" | "?" | "“" | "\"" | "«" | "„" | "(" | "–" | "—" => true,
                    // Behind a comma the list goes on in capitals, or with another post.
                    "," => next.is_none_or(|n| {
                        self.cue(n)
                            || !(n.text.starts_with(char::is_uppercase) || n.role(self.speech) || place(&tokens[i + 1..]))
                            || n.is(Sense::Pronoun)
                    }),
                    _ => self.cue(token) && i > 1 && token.word && !token.text.starts_with(char::is_uppercase) && token.text != "so",
                };
                if stops {
                    break;
                }
                end = Some(token.span.end);
            }
            // "According to Jane Doe, that is so": no apposition, unless a comma closes it.
            let closed = end.and_then(|end| tokens.iter().find(|t| t.span.start >= end)).is_some_and(|t| t.text == ",");
            if !closed && self.led_mention(mention) {
                return self.title(mention).or_else(|| self.belongs(mention));
            }
            let Some(first) = tokens.get(1) else { return self.title(mention) };
            if self.cue(first) || Self::age(&tokens[1..]) || first.is(Sense::Pronoun) || first.is(Sense::Lead) || self.clause(&tokens) {
                return self.title(mention).or_else(|| self.belongs(mention));
            }
            // "the mayor, Jane Doe, said": the post stood before.
            if let Some(title) = self.title(mention).filter(|t| self.text.get(t.end..mention.start).is_some_and(|m| m.trim() == ",")) {
                return Some(title);
            }
            let article = first.is(Sense::Indefinite) || first.any_of(&["the"]);
            let skip = if article { tokens.get(2).map_or(first.span.end, |t| t.span.start) } else { first.span.start };
            let beside = end.filter(|end| skip < *end && end - skip <= LONGEST).map(|end| Span::new(skip, end));
            // An auxiliary before its verb, or where and when it was said, is no affiliation.
            let elsewhere = first.is(Sense::Preposition) && !first.any_of(&OF);
            let long = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count() > 3;
            let worth = |span: &Span| !elsewhere && span.of(self.text).is_some_and(|w| w.split_whitespace().any(long));
            return beside.filter(worth).or_else(|| self.title(mention));
        }
        self.title(mention).or_else(|| self.belongs(mention))
    }
}

impl Reader<'_> {
    /// Whether the preposition before a name is that of "according to", so that it is somebody's after all.
    fn led_name(&self, tokens: &[Token<'_>], name: &Name) -> bool {
        let near = &tokens[name.first.saturating_sub(4)..name.first];
        let led = near.iter().any(|t| t.is(Sense::Lead)) && self.lead(&tokens[name.first.saturating_sub(4)..]).is_some();
        // "Para Ferraz, el problema es otro."
        let view = near.last().is_some_and(|t| t.is(Sense::View) && t.text.starts_with(char::is_uppercase));
        led || view && tokens.get(name.last + 1).is_some_and(|t| t.text == ",")
    }

    /// Whether "according to" or its like stands before a name, with its post.
    fn led_mention(&self, mention: Span) -> bool {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(TITLE));
        let Some(before) = self.text.get(near..mention.start) else { return false };
        let tokens = words(before, near, self.speech);
        let from = tokens.iter().rposition(|t| !t.word).map_or(0, |at| at + 1);
        self.lead(&tokens[from..]).is_some() || tokens.get(from).is_some_and(|t| t.is(Sense::View))
    }

    /// Whether what stands behind a name is somebody's age: "de 67 anos".
    fn age(tokens: &[Token<'_>]) -> bool {
        let number = tokens.iter().take(3).any(|t| t.text.len() <= 3 && t.text.bytes().all(|b| b.is_ascii_digit()));
        number && tokens.iter().take(5).any(|t| t.any_of(&["años", "anos", "ans", "jahre", "anni", "лет", "года", "year-old", "years"]))
    }

    /// Whether the words behind a comma are a clause of their own and no post: "who …", "speaking …", "was …".
    fn clause(&self, tokens: &[Token<'_>]) -> bool {
        let Some(first) = tokens.get(1) else { return false };
        let gerund = self.speech.lang == "en" && first.text.ends_with("ing") && !first.role(self.speech);
        let post = || tokens.iter().skip(2).take(5).take_while(|t| t.word).any(|t| t.role(self.speech));
        let relative = self.speech.lang == "de" && first.is(Sense::Definite) && !post();
        first.any_of(&CLAUSES) || gerund || relative
    }

    /// "Jane Doe of the University of Weller": where somebody belongs.
    fn belongs(&self, mention: Span) -> Option<Span> {
        let rest = self.text.get(mention.end..)?;
        let rest = &rest[..rest.floor_char_boundary(rest.len().min(LONGEST))];
        let tokens = words(rest, mention.end, self.speech);
        tokens.first().filter(|t| t.any_of(&OF) || t.any_of(&["at", "bei"]))?;
        let article = |t: &&Token<'_>| t.is(Sense::Definite) || t.any_of(&["der", "dem"]);
        let from = 1 + usize::from(tokens.get(1).filter(article).is_some());
        let mut end = from;
        let inner =
            |t: &Token<'_>| t.word && !self.cue(t) && (t.text.starts_with(char::is_uppercase) || t.any_of(&OF) || t.is(Sense::Definite));
        while tokens.get(end).is_some_and(inner) && end < from + 10 {
            end += 1;
        }
        while end > from && !tokens[end - 1].text.starts_with(char::is_uppercase) {
            end -= 1;
        }
        let words = Span::new(tokens.get(from)?.span.start, tokens.get(end.checked_sub(1)?)?.span.end);
        (end > from && words.of(self.text).is_some_and(organisation)).then_some(words)
    }

    /// `— Jane Doe, head of X` at the end of a line that ends at `end`, where nothing else is said.
    fn signed(&self, rest: &str, end: usize) -> Option<Heard> {
        let tokens = words(rest, end - rest.len(), self.speech);
        let name = names(&tokens, self.speech).into_iter().find(|n| n.first <= 1 && !n.bound)?;
        let behind = tokens.get(name.last + 1);
        let alone = behind.is_none_or(|t| matches!(t.text, "," | "(" | "." | "–" | "—" | "/"));
        (alone && rest.len() < 200).then(|| self.named(&name, 0.95))
    }

    /// "Deputy mayor" before a name.
    fn title(&self, mention: Span) -> Option<Span> {
        let near = self.text.ceil_char_boundary(mention.start.saturating_sub(TITLE));
        let from = self.text.get(near..mention.start)?.rfind('\n').map_or(near, |at| near + at + 1);
        let mut tokens = words(self.text.get(from..mention.start)?, from, self.speech);
        // "the mayor of Weller, Jane Doe"
        let apart = tokens.last().is_some_and(|t| t.text == ",");
        if apart {
            tokens.pop();
        }
        let mut first = tokens.len();
        while first > 0 && tokens[first - 1].word && !self.cue(&tokens[first - 1]) && tokens.len() - first < 10 {
            first -= 1;
        }
        let part = &tokens[first..];
        let role = if apart { part.iter().position(|t| t.role(self.speech)) } else { part.iter().rposition(|t| t.role(self.speech)) }?;
        // What comes before the role belongs to it if it is in capitals or an adjective of it.
        let start = part[..role]
            .iter()
            .rposition(|t| t.is(Sense::Preposition) || t.is(Sense::Definite) || t.is(Sense::Indefinite) || t.is(Sense::Opener));
        let start = start.map_or(0, |s| s + 1);
        let (first, last) = (part.get(start)?, part.last()?);
        (part.len() - start <= 9).then(|| Span::new(first.span.start, last.span.end))
    }
}
