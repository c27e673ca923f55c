//! Whose words some are: the person for whom a name, a pronoun or a post stands.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

use crate::text::Span;
use crate::text::script::{is_han, is_word};

use super::super::super::gender::{Gender, of_mention, of_name, of_post};
use super::super::super::names::of_body;
use super::super::super::posts::{differ, kinds_of};
use super::super::super::speech::{Language, Sense};
use super::super::{Found, Who};
use super::above::only_named;
use super::reader::{Form, Heard, Reader, Referent, named_before};
use super::{Last, REACH};

/// Whether a Chinese phrase without a name is for several people.
fn several(text: &str, who: &Who) -> bool {
    let Who::Called(phrase) = who else { return false };
    phrase.of(text).is_some_and(|words| words.ends_with(['们', '們', '都'])) || text[phrase.end..].starts_with('都')
}

/// Who speaks, what they are, and how sure that is, 0 to 1.
pub(super) type Spoken = (Who, Option<Span>, f32);

/// Whom a clause names for the quotation that begins at `at`.
pub(super) fn resolve(text: &str, heard: Heard, at: usize, last: Option<&Last>, found: &[Found], reader: &dyn Reader) -> Option<Spoken> {
    let mention = heard.mention;
    match heard.form {
        Form::Name => named(text, mention, Some(mention), heard.confidence, reader),
        Form::Pronoun | Form::Known | Form::Elided => {
            let shown = (heard.form != Form::Elided).then_some(mention);
            // "起初長輩都說「沒什麼好講」。她說": one of several is nobody of them.
            let last = last.filter(|l| heard.form != Form::Pronoun || !several(text, &l.who));
            // Whoever is named within the words is not who says them.
            let at = at.min(mention.start);
            let from = last.map_or(0, |l| l.end.min(at));
            let from = from.max(text.floor_char_boundary(at.saturating_sub(3 * REACH)));
            let pronoun = heard.form == Form::Pronoun;
            // "An official said so. “…,” the official added."
            if heard.form == Form::Known && (unnamed(text, mention) || brought_up(text, mention, reader.speech())) {
                return Some((Who::Called(mention), None, 0.85));
            }
            // "غير أن معلمة، طلبت عدم ذكر اسمها، أبدت تحفظها. وقالت المعلمة": whoever has just come up without a name.
            let arabic = heard.form == Form::Known && reader.lang() == "ar";
            if arabic && reader.antecedent(mention, from, at, None) == Referent::Unsettled {
                return Some((Who::Called(mention), None, 0.8));
            }
            // "A clerk of the court agrees. “…,” he says"
            if heard.form == Form::Pronoun && newcomer(text, at, reader.speech()) {
                return Some((Who::Called(mention), None, 0.8));
            }
            if heard.form == Form::Known
                && let Some(goes_on) = last.and_then(|l| goes_on(text, mention, l, reader))
            {
                return Some(goes_on);
            }
            let before = last.and_then(|l| if let Who::Named { name, .. } = &l.who { Some(name.as_str()) } else { None });
            // Whom nothing stands for is the subject of what was told before, as whom a pronoun stands for.
            let elided = heard.form == Form::Elided;
            let between = match if pronoun || elided { reader.antecedent(mention, from, at, before) } else { Referent::Nobody } {
                Referent::Person(span) => Some(span),
                Referent::Post(span) => {
                    let known = Heard { mention: span, form: Form::Known, confidence: heard.confidence };
                    if let Some((who, affiliation, sure)) = by_post(text, known, last, found, reader) {
                        let who = if let Who::Named { name, .. } = who { Who::Named { name, mention: shown } } else { who };
                        return Some((who, affiliation, sure));
                    }
                    // "The caretaker will not be drawn. “…,” he says": no priest, who spoke last.
                    let is = last.and_then(|l| l.affiliation).and_then(|a| a.of(text));
                    let kinds = |words: &str| kinds_of(words, reader.lang());
                    let gender = of_mention(mention.of(text)?, reader.lang());
                    let unfit =
                        last.is_some_and(|l| matches!(&l.who, Who::Named { name, .. } if of_other_gender(gender, name, reader.lang())));
                    if unfit || is.is_some_and(|is| kinds(is) & kinds(span.of(text).unwrap_or_default()) == 0) {
                        return Some((Who::Called(mention), None, 0.5));
                    }
                    None
                }
                Referent::Unsettled if elided => return None,
                Referent::Unsettled => return Some((Who::Called(mention), None, 0.5)),
                Referent::Nobody if pronoun || elided && before.is_some() => None,
                Referent::Nobody => reader.last_named(from, at),
            };
            let line = |from: usize| text[from.min(at)..at].matches('\n').count();
            let nearer = between.filter(|b| last.is_none_or(|l| line(b.start) == 0 || line(l.end) > 2));
            // "رئيس البلدية" is not who was said to be "رئيس الشركة".
            let owner = mention.of(text).and_then(|phrase| phrase.split_whitespace().nth(1)?.strip_prefix("ال")).filter(|_| arabic);
            let meant = || match nearer {
                Some(span) => reader.affiliation(&reader.full(span.of(text)?, span.start).0, span),
                None => last.and_then(|l| l.affiliation),
            };
            if owner.is_some_and(|owner| meant().and_then(|post| post.of(text)).is_some_and(|post| !post.contains(owner))) {
                return Some((Who::Called(mention), None, 0.8));
            }
            // "erklärte die Juristin an der Universität Wien": the phrase tells what somebody is.
            let by_phrase = if heard.form == Form::Known { reader.described_by(mention) } else { None };
            let gender = shown.and_then(|m| of_mention(m.of(text)?, reader.lang()));
            let other = |name: &str| pronoun && reader.unfit(mention, name) || of_other_gender(gender, name, reader.lang());
            // "El funcionario" is not the "vecina del barrio" who spoke last.
            let post_of = |affiliation: Option<Span>| affiliation.and_then(|a| of_post(a.of(text)?, reader.lang()));
            let others = |name: &str, post: Option<Span>| {
                let by_name = of_name(name, reader.lang()).is_some();
                other(name) || !pronoun && !by_name && gender.is_some_and(|g| post_of(post).is_some_and(|p| p != g))
            };
            let nearer = nearer.filter(|span| !span.of(text).is_some_and(|written| other(&reader.full(written, span.start).0)));
            if let Some(span) = nearer {
                let found = named(text, span, shown, 0.8, reader);
                let found = found.map(|(who, affiliation, sure)| (who, affiliation.or(by_phrase), sure));
                // Somebody says it, whoever it is.
                return found.or(shown.map(|phrase| (Who::Called(phrase), by_phrase, 0.5)));
            }
            // "la studiosa" is not Ruggero, who spoke last, but whoever spoke before him.
            if last.is_some_and(|l| matches!(&l.who, Who::Named { name, .. } if others(name, l.affiliation))) {
                let is = |name: &str, post: Option<Span>| of_name(name, reader.lang()).or_else(|| post_of(post)) == gender;
                // "der Chef des Rats" is not the director who spoke before her.
                let kinds = |words: Option<&str>| words.map_or(0, |words| kinds_of(words, reader.lang()));
                let phrase = if pronoun { 0 } else { kinds(mention.of(text)) };
                let alike = |f: &Found| phrase == 0 || kinds(f.affiliation.and_then(|a| a.of(text))) & phrase != 0;
                let fits = |f: &&Found| alike(f) && matches!(&f.who, Who::Named { name, .. } if is(name, f.affiliation));
                let before = found.iter().rev().take(NEAR).find(fits);
                if let Some(Found { who: Who::Named { name, .. }, affiliation, .. }) = before {
                    return Some((Who::Named { name: name.clone(), mention: shown }, affiliation.or(by_phrase), 0.75));
                }
                return Some((Who::Called(mention), None, 0.5));
            }
            // "Für den Ingenieur Jan Moll … „…“, sagt der Techniker": the one person whom the paragraph names.
            let only = || {
                let span = only_named(text, at, reader).filter(|_| heard.form == Form::Known)?;
                let (name, _) = reader.full(span.of(text)?, span.start);
                let fits = !other(&name) && last.is_none_or(|l| line(l.end) > 0);
                fits.then(|| named(text, span, shown, 0.72, reader)).flatten()
            };
            // "这位农学院教授" is not the breeder who spoke last.
            let post = by_phrase.and_then(|p| p.of(text)).map(|p| &p[p.char_indices().rev().nth(1).map_or(0, |(at, _)| at)..]);
            let last_is = last.and_then(|l| l.affiliation).and_then(|a| a.of(text));
            let dense = post.is_some_and(|p| p.chars().all(is_han));
            if dense && post.zip(last_is).is_some_and(|(post, is)| !is.contains(post)) {
                return only().or(Some((Who::Unknown, None, 0.4)));
            }
            if let Some(found) = only() {
                return Some(found);
            }
            let post = |is: Span| kinds_of(is.of(text).unwrap_or_default(), reader.lang());
            let away = last.is_some_and(|l| line(l.end) > 0) && heard.form == Form::Known;
            let another = |is: Span| of_another_kind(text, mention, is, reader.speech()) || away && differ(post(mention), post(is));
            if !pronoun && last.and_then(|l| l.affiliation).is_some_and(another) {
                return Some((Who::Called(mention), None, 0.5));
            }
            match last.map(|l| (&l.who, l.affiliation)) {
                Some((Who::Named { name, .. }, affiliation)) => {
                    let known = if pronoun { 0.9 } else { 0.75 };
                    Some((Who::Named { name: name.clone(), mention: shown }, affiliation.or(by_phrase), known))
                }
                // "An official said so. “…,” he said."
                Some((Who::Called(_), _)) if pronoun && last.is_some_and(|l| at.saturating_sub(l.end) < NEXT && line(l.end) == 0) => {
                    Some((Who::Called(mention), None, 0.7))
                }
                Some((Who::Called(_), _)) if heard.form != Form::Elided => {
                    // Somebody unnamed spoke in between.
                    let from = text.floor_char_boundary(at.saturating_sub(3 * REACH));
                    let found = reader.last_named(from, at).and_then(|span| named(text, span, shown, 0.7, reader));
                    found.or(Some((Who::Called(mention), by_phrase, 0.5)))
                }
                _ if shown.is_none() => None,
                // "„…“, sagt sie." above "Jane Doe, 41, ist Uhrmacherin.": a text may begin with somebody whom it names below.
                None if pronoun && at < OPENING && reader.last_named(0, at).is_none() => {
                    let ahead = text.ceil_char_boundary((mention.end + REACH).min(text.len()));
                    let next = reader.named_first(mention.end, ahead).into_iter().next();
                    let next = next.filter(|span| !span.of(text).is_some_and(|written| other(&reader.full(written, span.start).0)));
                    let found = next.and_then(|span| named(text, span, shown, 0.65, reader));
                    found.or(Some((Who::Called(mention), None, 0.5)))
                }
                _ => Some((Who::Called(mention), None, 0.5)),
            }
        }
        Form::Nameless => {
            let at = at.min(mention.start);
            let definite = mention.of(text)?.split_whitespace().next().is_some_and(|w| reader.speech().senses(w).holds(Sense::Definite));
            let goes_on = || last.filter(|_| definite).and_then(|l| goes_on(text, mention, l, reader));
            let goes_back = goes_back(text, heard, at, last, found, reader).or_else(goes_on);
            Some(goes_back.unwrap_or((Who::Called(mention), None, 0.85)))
        }
        Form::Nobody => Some((Who::Unknown, None, 0.4)),
    }
}

/// Whoever spoke last in the paragraph, where a phrase for somebody known is of the same kind as their post, or says that they add something:
/// "acrescentou o técnico", of the "treinador" who has just spoken of others.
fn goes_on(text: &str, phrase: Span, last: &Last, reader: &dyn Reader) -> Option<Spoken> {
    let lang = reader.lang();
    let Who::Named { name, .. } = &last.who else { return None };
    let between = text.get(last.end..phrase.start).filter(|between| !between.contains('\n'))?;
    let words = phrase.of(text)?;
    let of = |affiliation: Option<Span>| affiliation.and_then(|a| a.of(text)).map_or(0, |post| kinds_of(post, lang));
    let (is, kinds) = (of(last.affiliation), kinds_of(words, lang));
    let before = between.trim_end().rsplit(|c: char| !is_word(c)).next().unwrap_or_default();
    let behind = text[phrase.end..].trim_start().split(|c: char| !is_word(c)).next().unwrap_or_default();
    let adds = [before, behind].iter().any(|word| ADDS.contains(&word.to_lowercase().as_str()));
    // Whoever was told of in between may be meant, unless they are something else.
    let else_of = || {
        let span = reader.last_named(last.end, phrase.start)?;
        let spoken = named(text, span, None, 0.8, reader)?;
        matches!(&spoken.0, Who::Named { name: other, .. } if other != name).then(|| of(spoken.1))
    };
    let nobody_else = || else_of().is_none_or(|is| is != 0 && is & kinds == 0);
    let nobody_alike = || else_of().is_none_or(|is| is & kinds == 0);
    // "the defense lawyer" is not the prosecutor.
    let alone = words.split_whitespace().count() <= 2;
    // "der Verkehrsminister" is not the "Finanzminister".
    let alike = is & kinds != 0 && !last.affiliation.is_some_and(|is| of_another_kind(text, phrase, is, reader.speech()));
    let fits = alike && (adds && nobody_alike() || alone && nobody_else()) || adds && kinds == 0;
    (fits && !of_other_gender(of_mention(words, lang), name, lang))
        .then(|| (Who::Named { name: name.clone(), mention: Some(phrase) }, last.affiliation, 0.85))
}

/// Verbs of somebody who has spoken.
const ADDS: [&str; 24] = [
    "added",
    "adds",
    "continued",
    "añadió",
    "agregó",
    "añade",
    "agrega",
    "prosiguió",
    "continuó",
    "acrescentou",
    "acrescenta",
    "prosseguiu",
    "aggiunge",
    "aggiunto",
    "prosegue",
    "ajoute",
    "ajouté",
    "poursuit",
    "poursuivi",
    "добавил",
    "добавила",
    "добавляет",
    "продолжил",
    "продолжила",
];

/// For whom a phrase with an article stands that is no known post: for whoever spoke last in the paragraph, where it is "la donna"; else for the one
/// person whom the paragraph names, where nothing else tells what they are, or the phrase is a noun alone.
fn goes_back(text: &str, heard: Heard, at: usize, last: Option<&Last>, found: &[Found], reader: &dyn Reader) -> Option<Spoken> {
    let phrase = heard.mention.of(text)?;
    let mut words = phrase.split_whitespace();
    // "her father" is nobody who was named.
    let whose = |word: &str| POSSESSIVES.contains(&word.to_lowercase().as_str());
    let definite = words.next().is_some_and(|word| reader.speech().senses(word).holds(Sense::Definite) && !whose(word));
    let noun = words.next().filter(|noun| definite && !of_body(noun))?.trim_end_matches(',');
    let beside = last.filter(|l| matches!(l.who, Who::Named { .. }) && !text[l.end.min(at)..at].contains('\n'));
    if SOMEBODY.contains(&noun) {
        return beside.and_then(|_| resolve(text, Heard { form: Form::Pronoun, ..heard }, at, last, found, reader));
    }
    let span = only_named(text, at, reader).filter(|_| beside.is_none() && !brought_up(text, heard.mention, reader.speech()))?;
    // "Judge Jane Doe quoted the witness as saying": somebody else of the sentence.
    let between = text.get(span.end..heard.mention.start).unwrap_or_default();
    if !between.contains(['.', '!', '?', '»', '”', '"', '“', '…', ';']) {
        return None;
    }
    let (name, _) = reader.full(span.of(text)?, span.start);
    let alone = words.next().is_none();
    let fits =
        (alone || reader.affiliation(&name, span).is_none()) && !of_other_gender(of_mention(phrase, reader.lang()), &name, reader.lang());
    let (who, affiliation, _) = named(text, span, Some(heard.mention), 0.72, reader).filter(|_| fits)?;
    Some((who, affiliation.or(if alone { None } else { reader.described_by(heard.mention) }), 0.72))
}

/// English words for whose somebody is, before what they are.
pub(in super::super) const POSSESSIVES: [&str; 6] = ["my", "his", "her", "their", "our", "its"];

/// Bytes within which a text begins.
const OPENING: usize = 4 * REACH;

/// Nouns for a woman or a man in the languages that have them for somebody who was named.
const SOMEBODY: [&str; 8] = ["donna", "uomo", "femme", "homme", "mujer", "hombre", "mulher", "homem"];

/// Bytes behind the words of somebody unnamed within which "he" goes on about them.
const NEXT: usize = 60;

/// Whether a name is of another gender than a phrase, as far as both tell.
fn of_other_gender(gender: Option<Gender>, name: &str, lang: &str) -> bool {
    gender.zip(of_name(name, lang)).is_some_and(|(one, other)| one != other)
}

/// Among so many quotations before it the one whose post a phrase names is looked for.
const NEAR: usize = 200;

/// Somebody by name, with the affiliation that stands beside the mention, else beside the first.
pub(super) fn named(text: &str, span: Span, mention: Option<Span>, confidence: f32, reader: &dyn Reader) -> Option<Spoken> {
    let (name, first) = reader.full(span.of(text)?, span.start);
    let affiliation = reader.affiliation(&name, span).or_else(|| first.and_then(|f| reader.affiliation(&name, f)));
    Some((Who::Named { name, mention }, affiliation, confidence))
}

pub(super) fn again(last: &Last, confidence: f32) -> Spoken {
    let named = matches!(last.who, Who::Named { .. });
    (last.who.clone(), last.affiliation, if named { confidence } else { confidence.min(0.85) })
}

/// Whom a phrase calls by their post, of those who were quoted before: "la directrice" is the one who is "directrice du Centre".
pub(super) fn by_post(text: &str, heard: Heard, last: Option<&Last>, found: &[Found], reader: &dyn Reader) -> Option<Spoken> {
    let speech = reader.speech();
    let phrase = heard.mention.of(text).filter(|_| !unnamed(text, heard.mention))?;
    let article = phrase.split_whitespace().next().is_some_and(|w| speech.senses(w).holds(Sense::Definite));
    // "der Trainer der Gäste": what stands behind the post tells of what.
    let mut words = phrase.split_whitespace();
    let whose = |w: &str| speech.lang == "de" && speech.senses(w).holds(Sense::Definite);
    // "رئيسة البلدية": in Arabic the post comes first, and either word may have the article.
    let arabic = speech.lang == "ar";
    let bared = |w: &str| w.strip_prefix("ال").filter(|_| arabic).map_or_else(|| w.to_lowercase(), str::to_owned);
    let post = words.next().into_iter().chain(words.by_ref().take_while(|w| !whose(w) && !arabic)).last();
    let owners: Vec<String> =
        phrase.split_whitespace().skip(1).filter(|_| arabic).chain(words).filter(|w| w.chars().count() > 3).map(bared).collect();
    let post = bared(post.filter(|w| w.chars().count() > if arabic { 3 } else { 4 })?);
    // "Interimscoach" and "Übergangscoach"
    let role = if speech.lang == "de" { speech.ends_in_role(&post) } else { None };
    if heard.form == Form::Nameless && !article {
        return None;
    }
    let has = |f: &&Found, fits: &dyn Fn(&str) -> bool| {
        let words = f.affiliation.and_then(|a| a.of(text)).unwrap_or_default();
        words.split(|c: char| !c.is_alphanumeric()).any(|w| fits(&bared(w)))
    };
    let gender = of_mention(phrase, speech.lang);
    let other = |f: &&Found| match &f.who {
        Who::Named { name, .. } => of_other_gender(gender, name, speech.lang),
        _ => false,
    };
    let near = || found.iter().rev().take(NEAR).filter(|f| !other(f));
    // "le physicien" is the "professeur de physique", if nobody else can be.
    let stem: String = post.chars().take(STEM).collect();
    let alike = || {
        let mut who = near().filter(|f| has(f, &|w| w.starts_with(&stem)));
        let first = who.next()?;
        who.all(|f| {
            f.who == first.who || matches!((&f.who, &first.who), (Who::Named { name: a, .. }, Who::Named { name: b, .. }) if a == b)
        })
        .then_some(first)
    };
    let bare = |w: &str, role: &str| w.strip_suffix(role).is_some_and(|kind| GERMAN_KINDS.contains(&kind));
    let same = |w: &str| w == post || role.is_some_and(|role| speech.ends_in_role(w) == Some(role) && (bare(w, role) || bare(&post, role)));
    let Some(of) = near().find(|f| has(f, &same)).or_else(alike) else {
        let called = called_before(text, heard.mention, phrase, article, reader);
        return called.or_else(|| by_kind(text, heard.mention, last, found, reader));
    };
    if !owners.is_empty() && !owners.iter().any(|owner| has(&of, &|w| w == owner)) {
        return None;
    }
    // "the Chinese spokesperson" is not the "Military spokesperson" of another country.
    let particular = |w: &&str| w.chars().next().is_some_and(char::is_uppercase) && speech.lang != "de";
    let mut particulars = phrase.split_whitespace().skip(usize::from(article)).filter(particular).map(|w| w.to_lowercase());
    let stem = |w: &str| w.chars().filter(|c| c.is_alphanumeric()).take(STEM - 1).collect::<String>();
    if particulars.any(|w| !has(&of, &|is| stem(is) == stem(&w))) {
        return None;
    }
    let Who::Named { name, .. } = &of.who else { return None };
    Some((Who::Named { name: name.clone(), mention: Some(heard.mention) }, of.affiliation, 0.85))
}

/// Whom a phrase calls by a post of the same kind: "la científica" is the "investigadora del Instituto de Geofísica", if nobody else of those
/// who were quoted, or are named near it, can be.
fn by_kind(text: &str, mention: Span, last: Option<&Last>, found: &[Found], reader: &dyn Reader) -> Option<Spoken> {
    let phrase = mention.of(text)?;
    let kinds = Some(kinds_of(phrase, reader.lang())).filter(|kinds| *kinds != 0 && !brought_up(text, mention, reader.speech()))?;
    // Whoever spoke last in the paragraph goes on, unless they are something else.
    let beside = last.filter(|l| !text[l.end.min(mention.start)..mention.start].contains('\n'));
    let may_be = |l: &Last| {
        let is = l.affiliation.and_then(|a| a.of(text)).map_or(0, |words| kinds_of(words, reader.lang()));
        matches!(l.who, Who::Named { .. }) && (is == 0 || is & kinds != 0)
    };
    if beside.is_some_and(may_be) {
        return None;
    }
    let gender = of_mention(phrase, reader.lang());
    let fits = |name: &str, affiliation: Option<Span>| {
        let alike = |a: Span| a.of(text).is_some_and(|words| kinds_of(words, reader.lang()) & kinds != 0);
        let is = affiliation.is_some_and(|a| alike(a) && !of_another_kind(text, mention, a, reader.speech()));
        is && !of_other_gender(gender, name, reader.lang())
    };
    let from = text.floor_char_boundary(mention.start.saturating_sub(2 * REACH));
    let near = named_before(reader, from, mention.start).take(CALLED * 2).chain(reader.named_first(from, mention.start));
    let named = near.filter_map(|span| match named(text, span, None, 0.8, reader)? {
        (Who::Named { name, .. }, affiliation, _) => Some((name, affiliation)),
        _ => None,
    });
    let quoted = found.iter().rev().take(NEAR).filter_map(|f| match &f.who {
        Who::Named { name, .. } => Some((name.clone(), f.affiliation)),
        _ => None,
    });
    let mut all = named.chain(quoted).filter(|(name, affiliation)| fits(name, *affiliation));
    let (name, affiliation) = all.next()?;
    all.all(|(other, _)| other == name).then_some((Who::Named { name, mention: Some(mention) }, affiliation, 0.8))
}

/// What a German post may begin with and stay the same: "Übergangstrainer" is the "Trainer".
const GERMAN_KINDS: [&str; 6] = ["", "interims", "übergangs", "chef", "ex-", "ex"];

/// Letters that two words of one stem share.
const STEM: usize = 5;

/// Whom the text named right behind the same words before: "le président russe" is "le président russe Jean Doe".
fn called_before(text: &str, mention: Span, phrase: &str, article: bool, reader: &dyn Reader) -> Option<Spoken> {
    let speech = reader.speech();
    let words = if article { phrase.split_once(char::is_whitespace)?.1 } else { phrase };
    // "das Gericht" is nobody who could be named behind it.
    let post = |w: &str| speech.senses(&w.to_lowercase()).holds(Sense::Role) || speech.ends_in_role(&w.to_lowercase()).is_some();
    if speech.lang == "de" && !words.split_whitespace().any(post) {
        return None;
    }
    let from = text.floor_char_boundary(mention.start.saturating_sub(BACK));
    let before = text.get(from..mention.start)?;
    let named_behind = |(at, _): (usize, &str)| {
        // "Vice president Jane Doe" is not the president.
        let head = &before[..at];
        let last = head.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_lowercase();
        let other = speech.senses(&last).holds(Sense::Role) || ["vice", "former", "ex", "acting", "deputy", "ex-"].contains(&last.as_str());
        if other || !(head.is_empty() || head.ends_with(char::is_whitespace)) {
            return None;
        }
        let behind = from + at + words.len();
        let rest = text.get(behind..)?.strip_prefix(", ").or_else(|| text.get(behind..)?.strip_prefix(' '))?;
        // "Met Service forecaster Dr Jane Doe"
        let titled = rest.split_once(' ').filter(|(word, _)| speech.senses(word).holds(Sense::Title)).map_or(rest, |(_, name)| name);
        let span = reader.name_at(text.len() - rest.len()).or_else(|| reader.name_at(text.len() - titled.len()))?;
        named(text, span, Some(mention), 0.8, reader)
    };
    before.rmatch_indices(words).take(CALLED).find_map(named_behind)
}

/// How far back it may have done so, in bytes.
const BACK: usize = 20_000;

/// So many earlier places are looked at where the text says the same words for somebody.
const CALLED: usize = 4;

/// Whether a German phrase names a post of the same kind as somebody's, and another: the "Verkehrsminister" is not the "Finanzminister".
fn of_another_kind(text: &str, phrase: Span, is: Span, speech: &Language) -> bool {
    if speech.lang != "de" {
        return false;
    }
    let kind = |w: &str| {
        let w = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let role = speech.ends_in_role(&w)?;
        w.strip_suffix(role).filter(|kind| !GERMAN_KINDS.contains(kind)).map(|kind| (kind.to_owned(), role))
    };
    let post = phrase.of(text).and_then(|words| words.split_whitespace().find_map(kind));
    let others: Vec<_> = is.of(text).map(|words| words.split_whitespace().filter_map(kind).collect()).unwrap_or_default();
    post.is_some_and(|post| others.iter().any(|other| other.1 == post.1) && !others.contains(&post))
}

/// Whether the text says of whomever a phrase stands for that they are not named: "чиновник, попросивший не называть его имени".
fn unnamed(text: &str, phrase: Span) -> bool {
    let rest = &text[phrase.start..text.ceil_char_boundary((phrase.end + REACH).min(text.len()))];
    let sentence = &rest[..rest.find(['.', '!', '?', '\n', '“', '«', '„', '"', ':']).unwrap_or(rest.len())];
    NOT_NAMED.is_match(sentence)
}

static NOT_NAMED: LazyLock<AhoCorasick> = LazyLock::new(|| AhoCorasick::new(UNNAMED).expect("a few words make no automaton too large"));

/// Words by which a text says so.
const UNNAMED: [&str; 34] = [
    "not to be named",
    "not be named",
    "not to be identified",
    "not be identified",
    "condition of anonymity",
    "remain anonymous",
    "not authorised to speak",
    "not authorized to speak",
    "anonym bleiben",
    "anonym zu bleiben",
    "namentlich nicht",
    "nicht namentlich",
    "ungenannt bleiben",
    "Namen nicht",
    "l’anonymat",
    "l'anonymat",
    "taire son nom",
    "pas être nommé",
    "pas être cité",
    "anonimato",
    "forma anónima",
    "forma anônima",
    "ser identificad",
    "se identificar",
    "dar su nombre",
    "de su nombre",
    "dar o nome",
    "essere citat",
    "restare anonim",
    "анонимност",
    "не называть",
    "не называл",
    "неизвестн",
    "не раскрывать",
];

/// Whether the sentence right before some words, in their paragraph, brings up somebody without a name: "Um servidor da secretaria concorda."
fn newcomer(text: &str, at: usize, speech: &Language) -> bool {
    let near = text.floor_char_boundary(at.saturating_sub(NEWCOMER));
    let before = text[near..at].trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '!' | '?' | '\n'));
    let Some(sentence) = before.strip_suffix(['.', '!', '?']) else { return false };
    let from =
        sentence.rfind(['.', '!', '?', '\n', '”', '»', '"']).map_or(0, |i| i + sentence[i..].chars().next().map_or(1, char::len_utf8));
    let words: Vec<&str> = sentence[from..].split_whitespace().collect();
    // "But a crew member, who asked not to be named, said so."
    let skip = usize::from(words.first().is_some_and(|w| speech.senses(&w.to_lowercase()).holds(Sense::Conjunction) || OPENS.contains(w)));
    let [first, rest @ ..] = words.get(skip..).unwrap_or_default() else { return false };
    let capital = |w: &&str| w.starts_with(char::is_uppercase);
    let named = rest.windows(2).any(|pair| capital(&pair[0]) && capital(&pair[1]));
    let post = rest.iter().take(3).position(|w| speech.senses(w.trim_end_matches(',')).holds(Sense::Role));
    let begins = skip > 0 || first.starts_with(char::is_uppercase);
    begins
        && speech.senses(&first.to_lowercase()).holds(Sense::Indefinite)
        && post.is_some_and(|post| !rest[..=post].iter().any(capital))
        && !named
}

/// What such a sentence may begin with.
const OPENS: [&str; 10] = ["But", "And", "Yet", "Aber", "Doch", "Mais", "Pero", "Mas", "Ma", "However,"];
/// Bytes of the longest sentence that does so.
const NEWCOMER: usize = 160;

/// Whether the paragraph brings up, without a name, whomever a phrase goes back to: "an EU official" before "the official".
fn brought_up(text: &str, phrase: Span, speech: &Language) -> bool {
    let Some(post) = phrase.of(text).and_then(|p| p.rsplit(char::is_whitespace).next()) else { return false };
    let near = text.floor_char_boundary(phrase.start.saturating_sub(2 * REACH));
    let before = &text[near..phrase.start];
    let (above, before) = before.rsplit_once('\n').unwrap_or(("", before));
    let same = |word: &&str| word.trim_matches(|c: char| !c.is_alphanumeric()) == post;
    let one = |word: &&str| speech.senses(&word.to_lowercase()).holds(Sense::Indefinite);
    let words: Vec<&str> = before.split_whitespace().collect();
    if let Some(at) = words.iter().rposition(&same) {
        return words[at.saturating_sub(FARTHEST)..at].iter().any(&one);
    }
    // "A state official who asked not to be identified blamed a transmitter.", right above.
    let sentence = above.trim_end().trim_end_matches(['.', '!', '?']).rsplit(['.', '!', '?', '\n', '”', '"']).next().unwrap_or_default();
    let mut words = sentence.split_whitespace();
    words.next().is_some_and(|first| one(&first)) && words.take(FARTHEST).any(|word| same(&word))
}

/// Words between an article and the post that it brings up: "a senior Georgian Interior Ministry official".
const FARTHEST: usize = 6;
