//! Speech that a clause of the reporter's interrupts: `—A —dijo X—. B`, `«A, — сказал X. — B»`, `« A, explique X, B »`; and lines of
//! dialogue that open with a dash and have no marks at all.

use crate::text::{Span, lines};

use super::marks::DASHES;
use super::people::{Token, words};
use super::quoted::Quoted;
use super::speech::{Language, Sense};

/// Languages whose reporters break into the words between marks, or set speech with a dash.
const LANGUAGES: [&str; 5] = ["es", "pt", "fr", "it", "ru"];
/// The longest clause, in bytes.
const LONGEST: usize = 260;
/// How much of a clause is read to know it for one, in bytes.
const OPENING: usize = 80;

/// The stretches of speech of a text: those between marks, cut where somebody is named within, and lines that open with a dash.
pub(super) fn spoken(text: &str, marked: Vec<Quoted>, speech: &Language) -> Vec<Quoted> {
    if !LANGUAGES.contains(&speech.lang) {
        return marked;
    }
    let mut out: Vec<Quoted> = marked.iter().flat_map(|q| pieces(text, q.words, q.outer, speech).unwrap_or_else(|| vec![*q])).collect();
    let said: Vec<Quoted> = dash_lines(text, speech);
    if said.is_empty() {
        return out;
    }
    // What stands between marks within a line of dialogue belongs to it.
    let within = |q: &Quoted| {
        let at = said.partition_point(|s| s.outer.end <= q.outer.start);
        said.get(at).is_some_and(|s| s.outer.start < q.outer.end)
    };
    out.retain(|q| !within(q));
    out.extend(said);
    out.sort_by_key(|q| q.outer.start);
    out
}

/// The words of lines that open with a dash and name who says them, or that stand below somebody's announcement.
fn dash_lines(text: &str, speech: &Language) -> Vec<Quoted> {
    let mut out = Vec::new();
    let (mut announced, mut shrugs) = (false, false);
    let mut all = lines(text).filter(|(_, line)| !line.trim().is_empty()).peekable();
    while let Some((start, line)) = all.next() {
        let body = line.trim();
        let from = start + line.len() - line.trim_start().len();
        let outer = Span::new(from, from + body.len());
        let rest = body.trim_start_matches(DASHES);
        let one = body.chars().next().is_some_and(|c| DASHES.contains(&c)) && body.len() - rest.len() <= 3;
        // A dash alone, or "-5": no speech.
        let opening = |c: char| c.is_alphabetic() || matches!(c, '¿' | '¡' | '«' | '"');
        if one && rest.trim_start().starts_with(opening) {
            let blanks = rest.len() - rest.trim_start().len();
            let words = Span::new(outer.end - rest.len() + blanks, outer.end);
            match pieces(text, words, outer, speech) {
                Some(found) => out.extend(found),
                None if announced && !(shrugs && all.peek().is_some_and(|(_, next)| next.trim_start().starts_with(DASHES))) => {
                    out.push(Quoted { words, outer, goes_on: false });
                }
                None => {}
            }
        }
        let told = body.ends_with(':') && tail(body, speech);
        // "Josineide dá de ombros:", where others speak behind dashes; several lines behind dashes are a list.
        shrugs = !told && body.ends_with(':') && body.len() < LONGEST_GESTURE && !out.is_empty();
        announced = told || shrugs;
    }
    out
}

/// Bytes of the longest line that tells what somebody does as they speak.
const LONGEST_GESTURE: usize = 60;

/// Whether a verb of speech is among the last words of a line.
fn tail(line: &str, speech: &Language) -> bool {
    let from = line.ceil_char_boundary(line.len().saturating_sub(LONGEST));
    words(&line[from..], 0, speech).iter().any(|t| t.is(Sense::Cue))
}

/// The stretch without the clauses that name who speaks; `None` if there is none.
fn pieces(text: &str, whole: Span, outer: Span, speech: &Language) -> Option<Vec<Quoted>> {
    let mut out: Vec<Quoted> = Vec::new();
    let mut start = whole.start;
    let mut at = whole.start;
    while let Some(clause) = clause(text, at, whole.end, speech) {
        push(text, &mut out, Span::new(start, clause.start));
        start = clause.end;
        at = clause.end.max(at + 1);
    }
    if start == whole.start {
        return None;
    }
    push(text, &mut out, Span::new(start, whole.end));
    // The marks belong to the words at the ends.
    let cut = start >= whole.end;
    if let Some(first) = out.first_mut() {
        first.outer.start = outer.start;
    }
    if let Some(last) = out.last_mut().filter(|_| !cut && outer.end > whole.end) {
        last.outer.end = outer.end;
    }
    Some(out)
}

fn push(text: &str, out: &mut Vec<Quoted>, span: Span) {
    let Some(words) = span.of(text) else { return };
    let ahead = words.len()
        - words.trim_start_matches(|c: char| c.is_whitespace() || DASHES.contains(&c) || matches!(c, '.' | ',' | ':' | ';')).len();
    let behind = words.trim_end_matches(|c: char| c.is_whitespace() || DASHES.contains(&c)).len();
    if ahead < behind {
        let words = Span::new(span.start + ahead, span.start + behind);
        out.push(Quoted { words, outer: words, goes_on: !out.is_empty() });
    }
}

/// The next clause of the reporter's in a stretch, with the marks around it.
fn clause(text: &str, from: usize, to: usize, speech: &Language) -> Option<Span> {
    let part = text.get(from..to)?;
    let mut before = None;
    for (at, c) in part.char_indices() {
        let dash = matches!(c, '—' | '–' | '―') || c == '-' && before == Some(' ');
        // "… une bonne année ? demande-t-elle."
        let asked = matches!(c, '?' | '!' | '…') && part[at + c.len_utf8()..].starts_with(' ');
        let comma = (c == ',' || asked) && speech.lang != "ru";
        before = Some(c);
        if at == 0 || !dash && !comma {
            continue;
        }
        let behind = at + c.len_utf8();
        let opening = &part[behind..part.floor_char_boundary(behind + OPENING)];
        // "Sans doute, viendra-t-il demain"
        let turned = speech.lang == "fr" && TURNS_ROUND.iter().any(|word| part[..at].to_lowercase().ends_with(word));
        if !turned && opens_clause(opening, dash, speech) {
            let end = if dash { end_of_dashed(&part[behind..]) } else { end_of_comma(&part[behind..], speech) };
            if let Some(end) = end {
                // The mark of a question belongs to the words.
                let begin = if asked { behind } else { at };
                return Some(Span::new(from + begin, from + behind + end));
            }
        }
    }
    None
}

/// Whether words begin with a verb of speech, and somebody behind it.
fn opens_clause(opening: &str, dash: bool, speech: &Language) -> bool {
    let tokens = words(opening, 0, speech);
    let lower = |t: &Token<'_>| t.word && t.text.starts_with(char::is_lowercase);
    // "— brinca Kwame Adjei, vulcanólogo": a verb that nobody knows, and a name in full.
    let capital = |at: usize| tokens.get(at).is_some_and(|t| t.word && t.text.starts_with(char::is_uppercase));
    let named =
        tokens.first().is_some_and(|t| lower(t) && !t.is(Sense::Preposition) && !t.is(Sense::Conjunction) && !t.is(Sense::Definite));
    // "«…, — разводит руками педагог. — …»": in Russian only the reporter's clause stands so.
    let told = |t: &Token<'_>| t.role(speech) || t.is(Sense::Pronoun);
    if dash && speech.lang == "ru" && named && tokens.iter().take(6).skip(1).take_while(|t| t.word).any(told) {
        return true;
    }
    if dash && named && capital(1) && capital(2) && tokens.get(3).is_none_or(|t| !t.word) {
        return true;
    }
    // "s’étrangle-t-elle": so reporters alone turn a verb round that nobody knows.
    if speech.lang == "fr" && turned_round(opening) {
        return true;
    }
    let Some(verb) = tokens.iter().take(3).position(|t| t.is(Sense::Cue) && lower(t)) else { return false };
    // ", il demande d'où il vient": French reporters turn verb and pronoun round.
    if speech.lang == "fr" && (tokens[0].is(Sense::Pronoun) || tokens[0].any_of(&["on"])) {
        return false;
    }
    // "a-t-il averti", "se lamentó"
    if !tokens[..verb].iter().all(|t| lower(t) && (t.text.chars().count() <= 3 || t.is(Sense::Pronoun))) {
        return false;
    }
    let who = |t: &Token<'_>| {
        t.is(Sense::Pronoun)
            || t.is(Sense::Definite)
            || t.is(Sense::Indefinite)
            || t.is(Sense::Other)
            || t.role(speech)
            || t.word && t.text.starts_with(char::is_uppercase)
    };
    let behind = tokens.get(verb + 1..).unwrap_or_default();
    let subject = tokens[..verb].iter().any(|t| t.is(Sense::Pronoun));
    // "– ha detto in sala stampa Jane Doe –"
    let far = if dash { 7 } else { 3 };
    // "— рассказал агентству «Север» начальник службы. —": to whom, with a name between marks of its own.
    let told = dash && speech.lang == "ru" && verb == 0 && behind.get(1).is_some_and(|t| matches!(t.text, "«" | "“" | "„"));
    if told {
        return true;
    }
    subject || behind.iter().take(far).take_while(|t| t.word).any(who) || dash && behind.first().is_none_or(|t| !t.word)
}

/// Words behind which French turns a verb round in any sentence.
const TURNS_ROUND: [&str; 6] = ["sans doute", "peut-être", "ainsi", "aussi", "à peine", "encore"];

/// Whether French words begin with a verb and the pronoun behind it: "rétorque-t-il".
fn turned_round(opening: &str) -> bool {
    let word = opening.trim_start().split(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | ':')).next().unwrap_or_default();
    let verb = ["-il", "-elle", "-ils", "-elles"].iter().find_map(|pronoun| word.strip_suffix(pronoun));
    // "va-t-il venir ?" asks.
    let asks = opening.find(['.', ',', '?', '!', '…']).is_some_and(|at| opening[at..].starts_with('?'));
    let wish = |verb: &str| ["fût", "soit", "dût", "eût", "viendra-t", "sera-t", "puisse"].contains(&verb);
    verb.is_some_and(|verb| verb.starts_with(char::is_lowercase) && !wish(verb)) && !asks
}

/// A clause between dashes ends at the next one, or with the stretch.
fn end_of_dashed(rest: &str) -> Option<usize> {
    let line = rest.find('\n').unwrap_or(rest.len());
    let close = rest[..line].char_indices().find(|(at, c)| matches!(c, '—' | '–' | '―') || *c == '-' && rest[..*at].ends_with(' '));
    let end = close.map_or(line, |(at, c)| at + c.len_utf8());
    (end <= LONGEST).then_some(end)
}

/// A clause between commas ends with its sentence, or at the comma behind which the words go on.
fn end_of_comma(rest: &str, speech: &Language) -> Option<usize> {
    let part = &rest[..rest.floor_char_boundary(LONGEST)];
    let tokens = words(part, 0, speech);
    for (i, token) in tokens.iter().enumerate() {
        let next = tokens.get(i + 1);
        let ends = match token.text {
            "." | "!" | "?" | "…" | "\n" | "—" | "–" => true,
            // "explique X, directrice de Y": what X is goes on behind the comma.
            "," => {
                let pronoun = i.checked_sub(1).is_some_and(|b| tokens[b].is(Sense::Pronoun));
                let article = next.is_some_and(|n| n.is(Sense::Definite)) && tokens.get(i + 2).is_some_and(|n| n.role(speech));
                // "grogne l’homme, qui préfère taire son nom"
                let relative = next.is_some_and(|n| n.any_of(&["qui", "dont", "che", "cui", "quien", "quem"]));
                let post = relative || next.is_some_and(|n| n.role(speech) || n.is(Sense::Indefinite) || n.is(Sense::Preposition));
                // "…, chercheur au Cirad, et on l’a raté deux fois"
                let clause = next.is_some_and(|n| [Sense::Conjunction, Sense::Pronoun, Sense::Other].iter().any(|s| n.is(*s)));
                // "soupire X, maire adjoint, si son mari …": behind what somebody is the words go on.
                let before = tokens[..i].iter().rposition(|t| t.text == ",");
                let told = before.is_some_and(|b| tokens[b + 1..i].iter().any(|t| t.role(speech)));
                pronoun || !post && !article && (clause || told || before.is_none())
            }
            _ => false,
        };
        if ends {
            return Some(token.span.end);
        }
    }
    (part.len() == rest.len()).then_some(rest.len())
}
