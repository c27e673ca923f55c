//! Understanding a question: who is asked for, from where, as what, and about what.

use std::ops::Range;

use crate::index::{Facet, Index, IndexError};
use crate::lexicon::{Entry, Region};
use crate::text::Lang;
use crate::text::script::is_han;
use crate::text::sound::is_foreign_han;

use super::chunks::{Chunks, Cue, Part, language};
use super::query::{AskedAffiliation, AskedRegion, AskedSpeaker, Filters, Place, Query};
use super::speakers;
use super::topic::Topic;

/// Questions are cut here: nobody asks at greater length, and somebody may paste a book.
const LONGEST_QUESTION: usize = 2000;

/// Words in capitals of up to so many letters abbreviate something; longer ones may be somebody's name, written loudly.
const LONGEST_ABBREVIATION: usize = 4;

/// Passages that are looked through for a text as it stands: those that hold all of it are the first by BM25.
const SAID_DEPTH: usize = 50;

/// Understands a question against an index: a name means something only where the corpus has its bearer.
pub fn understand(question: &str, filters: &Filters, index: &Index) -> Result<Query, IndexError> {
    let cut = question.char_indices().nth(LONGEST_QUESTION).map_or(question.len(), |(at, _)| at);
    let question = &question[..cut];
    let lang = language(question);
    let chunks = Chunks::of(question, &lang, index.gazetteer());
    let mut reading = Reading {
        chunks: &chunks,
        index,
        lang: &lang,
        query: Query { lang: Some(lang.clone()), ..Query::default() },
        topic: Vec::new(),
        strangers: Vec::new(),
    };
    reading.query.comparison = filters.comparison || chunks.shows(Cue::Comparison);
    reading.read()?;
    let mut query = reading.query;
    // Who is asked for already is only narrowed by a filter; otherwise it says who is asked for.
    if !query.names_somebody() {
        let asked = asked_by(filters, &lang, index)?;
        query.regions.extend(asked.regions);
        query.speakers = asked.speakers;
        query.affiliations = asked.affiliations;
        query.strangers = asked.strangers;
    }
    Ok(query)
}

struct Reading<'c, 'q> {
    chunks: &'c Chunks<'q>,
    index: &'c Index,
    lang: &'c Lang,
    query: Query,
    /// Units that are the topic.
    topic: Vec<Range<usize>>,
    /// Units that name somebody whom the corpus does not have.
    strangers: Vec<Range<usize>>,
}

impl Reading<'_, '_> {
    fn read(&mut self) -> Result<(), IndexError> {
        // 怎么看 asks for somebody's words as 怎么说 does.
        let voice = matches!(self.lang.primary(), "zh" | "ja") && self.chunks.shows(Cue::Voice);
        let says = self.chunks.shows(Cue::Says) || self.query.comparison || voice;
        let mut taken: Vec<usize> = Vec::new();
        for (at, (_, part)) in self.chunks.parts.iter().enumerate() {
            if matches!(part, Part::Chunk)
                && let Some((parts, found)) = speakers::across(self.chunks, at, self.index)?
            {
                taken.extend(parts);
                self.speakers(found);
            }
        }
        for at in 0..self.chunks.parts.len() {
            if !taken.contains(&at)
                && !taken.contains(&(at + 1))
                && let Some(organisation) = self.organisation_from(at)?
            {
                taken.extend([at, at + 1]);
                self.query.affiliations.push(organisation);
            }
        }
        for (at, (range, part)) in self.chunks.parts.iter().enumerate() {
            if matches!(part, Part::Chunk) && !taken.contains(&at) {
                self.chunk(at, range, says)?;
            }
        }
        for (at, (range, part)) in self.chunks.parts.iter().enumerate() {
            if let Part::Named(entry) = part
                && !taken.contains(&at)
            {
                self.named(at, range, entry)?;
            }
        }
        self.organisations()?;
        let named = !(self.query.speakers.is_empty() && self.query.regions.is_empty() && self.query.affiliations.is_empty());
        // "Pix vs UPI": where nobody is a side, things are.
        let first_word = |range: &Range<usize>| *range == (0..1);
        if self.query.comparison && !named && !self.chunks.shows(Cue::Says) && !self.chunks.shows(Cue::Voice) {
            let things = self.strangers.iter().all(first_word) || self.all_said(&self.strangers)?;
            if things {
                self.topic.append(&mut self.strangers);
            }
        }
        self.query.strangers = self.strangers.iter().map(|range| self.chunks.text(range).to_owned()).collect();
        self.topic.sort_by_key(|r| r.start);
        if named || self.topic.len() > 1 {
            // A lone character between cues is grammar far more often than a topic.
            let units = &self.chunks.units;
            self.topic.retain(|r| r.len() > 1 || !units[r.start].dense);
        }
        let words: Vec<&str> = self.topic.iter().map(|r| self.chunks.text(r)).collect();
        self.query.topic = words.join(" ");
        let topical = |range: &Range<usize>| self.topic.iter().any(|t| t.start <= range.start && range.end <= t.end);
        let names = self.chunks.parts.iter().filter(|(range, part)| !matches!(part, Part::Cue(_)) && !topical(range));
        self.query.named_at = names.map(|(range, _)| self.chunks.units[range.start].span.start).min();
        Ok(())
    }

    /// An organisation whose name begins with a place ("Kenya ICT Authority"): the place and the capitals behind it, where an
    /// affiliation says them.
    fn organisation_from(&self, at: usize) -> Result<Option<AskedAffiliation>, IndexError> {
        let [(place, Part::Named(Entry::Countries(_) | Entry::Group { .. })), (rest, Part::Chunk)] =
            self.chunks.parts[at..].get(..2).unwrap_or_default()
        else {
            return Ok(None);
        };
        let unit = &self.chunks.units[rest.start];
        if unit.dense || unit.broken_before || !rest.clone().all(|i| self.chunks.units[i].capital) {
            return Ok(None);
        }
        let text = self.chunks.text(&(place.start..rest.end));
        Ok(self.affiliation_says(text)?.then(|| AskedAffiliation::Words(text.to_owned())))
    }

    /// A chunk is a speaker's name, a stranger's, or topic.
    fn chunk(&mut self, at: usize, range: &Range<usize>, says: bool) -> Result<(), IndexError> {
        // "What does Kapoor say about Nguyen": one speaks, of the other.
        let speaks = self.chunks.parts[at + 1..].iter().find(|(_, p)| !only_empty(p)).is_some_and(|(_, p)| p.is(Cue::Says));
        if !self.query.speakers.is_empty() && !self.query.comparison && self.topical(at) && !speaks {
            self.leave(range.clone());
            return Ok(());
        }
        let mut rest = range.start;
        for found in speakers::find(self.chunks, range, says, self.index)? {
            self.leave(rest..found.units.start);
            rest = found.units.end;
            self.speakers(found.speakers);
        }
        if rest == range.start && self.is_stranger(at, range)? {
            self.strangers.push(self.name_in(range));
        } else {
            self.leave(rest..range.end);
        }
        Ok(())
    }

    fn has_topic(&self) -> bool {
        self.topic.iter().any(|r| r.len() > 1 || !self.chunks.units[r.start].dense)
    }

    fn speakers(&mut self, found: Vec<AskedSpeaker>) {
        for speaker in found {
            if !self.query.speakers.iter().any(|s| s.id == speaker.id) {
                self.query.speakers.push(speaker);
            }
        }
    }

    fn leave(&mut self, range: Range<usize>) {
        if !range.is_empty() {
            self.topic.push(range);
        }
    }

    /// A name in a speaker's place that is nobody's here: before a verb of saying, or after "according to" and "from".
    fn is_stranger(&self, at: usize, range: &Range<usize>) -> Result<bool, IndexError> {
        let parts = &self.chunks.parts;
        let before = at.checked_sub(1).and_then(|b| parts.get(b)).map(|(_, p)| p);
        let after = parts[at + 1..].iter().map(|(_, p)| p).find(|p| !only_empty(p));
        let topical = parts[..at].iter().any(|(_, p)| p.is(Cue::On) || p.is(Cue::About));
        let said_by = after.is_some_and(|p| p.is(Cue::Says) || self.chunks.units[range.start].dense && p.is(Cue::Voice));
        // "Paul Krugman", "Paul Krugman on trade": a full name alone; "compare Ding and Trump": a side that is missing.
        let name = self.name_in(range);
        // "AI", "CBDC": nobody's name.
        let abbreviated = |i: usize| self.chunks.units[i].acronym && self.chunks.units[i].folded.chars().count() <= LONGEST_ABBREVIATION;
        if !name.is_empty() && name.clone().all(abbreviated) && !said_by {
            return Ok(false);
        }
        // Where nouns are, a name is all capitals, and what follows "in" is anything.
        let nouns = self.chunks.capital_nouns;
        if nouns && !(name == *range && range.clone().all(|i| self.chunks.units[i].capital)) {
            return Ok(false);
        }
        let whole = !self.chunks.units[range.start].dense && !name.is_empty() && name == *range;
        let alone = at == 0 && name.len() > 1 && after.is_none_or(|p| p.is(Cue::On));
        if whole && (alone && !(nouns && name.len() > 2) || self.query.comparison && !topical && !nouns) {
            return Ok(true);
        }
        if topical || !self.chunks.shows(Cue::Says) && !self.chunks.shows(Cue::Voice) && !self.chunks.shows(Cue::People) {
            return Ok(false);
        }
        let first = &self.chunks.units[range.start];
        if !first.dense {
            // "Que pense Macron de l'IA": one is asked for, and the other spoken of.
            let from = !nouns && self.strangers.is_empty() && before.is_some_and(|p| p.is(Cue::From));
            let tied = from || before.is_some_and(Part::speaks) || said_by || self.voiced(at);
            return Ok(!name.is_empty() && tied);
        }
        // Scripts without capitals: what opens the question and is followed by a verb of saying, unless the articles
        // know its words, for then it is what people speak of.
        let opens = at == 0 || before.is_some_and(|p| p.is(Cue::Says));
        let text = self.chunks.text(range);
        if !(opens && said_by && may_name(text)) {
            return Ok(false);
        }
        if range.len() == 1 {
            return Ok(true);
        }
        let topic = Topic::new(&[text], Vec::new(), self.lang, self.index)?;
        // "马斯克怎么评价DeepSeek": with something to speak of behind the verb, what stands before it speaks, and its
        // characters occur in other words of the passages by chance.
        let object = parts[at + 1..].iter().any(|(_, p)| matches!(p, Part::Chunk | Part::Named(_)));
        Ok(!topic.all_known() || object && !self.said(&topic, text)?)
    }

    /// Whether passages know the words of all of these.
    fn all_said(&self, ranges: &[Range<usize>]) -> Result<bool, IndexError> {
        for range in ranges {
            if !Topic::new(&[self.chunks.text(range)], Vec::new(), self.lang, self.index)?.all_known() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether some passage holds a text as it stands.
    fn said(&self, topic: &Topic, text: &str) -> Result<bool, IndexError> {
        let request = crate::index::Request { limit: SAID_DEPTH, ..Default::default() };
        Ok(topic.search(&request, self.index)?.iter().any(|r| r.passage.text.contains(text)))
    }

    fn voiced(&self, at: usize) -> bool {
        self.chunks.parts[at + 1..].iter().map(|(_, p)| p).find(|p| !p.is(Cue::Empty) || p.is(Cue::Voice)).is_some_and(|p| p.is(Cue::Voice))
    }

    /// The capitals of a chunk, from the first to the last; none in scripts without them. A question's first word is
    /// always a capital and counts only if another follows.
    fn name_in(&self, range: &Range<usize>) -> Range<usize> {
        let units = &self.chunks.units;
        if units[range.start].dense {
            return range.clone();
        }
        let capitals: Vec<usize> = range.clone().filter(|i| units[*i].capital).collect();
        match (capitals.first(), capitals.last()) {
            (Some(0), Some(0)) if range.len() > 1 => 0..0,
            (Some(first), Some(last)) => *first..last + 1,
            _ => 0..0,
        }
    }

    /// A region, institution or role, as who is asked for or as what is talked about.
    fn named(&mut self, at: usize, range: &Range<usize>, entry: &Entry) -> Result<(), IndexError> {
        match entry {
            Entry::Countries(codes) => {
                for code in codes {
                    let place = self.place(at);
                    self.region(code.clone(), vec![code.clone()], place);
                }
            }
            Entry::Group { code, members } => {
                let mut all = vec![code.clone()];
                all.extend(members.iter().cloned());
                let place = self.place(at);
                self.region(code.clone(), all, place);
            }
            Entry::Institution { id, .. } => {
                let text = self.chunks.text(range);
                if self.is_who(at, id)? {
                    // The part of a university that somebody is at has a name of its own, which holds the university's.
                    let part = self.index.count(Facet::Institution, id)? == 0 && self.affiliation_says(text)?;
                    let words = || AskedAffiliation::Words(text.to_owned());
                    self.query.affiliations.push(if part { words() } else { AskedAffiliation::Institution(id.clone()) });
                } else {
                    self.topic.push(range.clone());
                }
            }
            Entry::Kind { id, accepts } => {
                if self.query.speakers.is_empty() && !self.topical(at) {
                    self.query.affiliations.push(AskedAffiliation::Kind(id.clone(), accepts.clone()));
                } else if self.query.speakers.is_empty() {
                    self.topic.push(range.clone());
                }
            }
            Entry::Role { id, accepts } => {
                if self.query.speakers.is_empty() && !self.topical(at) && self.anybody_is(accepts)? {
                    self.query.affiliations.push(AskedAffiliation::Role(id.clone(), accepts.clone()));
                } else if self.query.speakers.is_empty() {
                    self.topic.push(range.clone());
                }
            }
        }
        Ok(())
    }

    /// Whether the corpus has anybody of these roles, or a region is named that somebody might be of: otherwise the word
    /// is a topic like any other ("年轻工程师很多").
    fn anybody_is(&self, roles: &[String]) -> Result<bool, IndexError> {
        for role in roles {
            if self.index.count(Facet::Role, role)? > 0 {
                return Ok(true);
            }
        }
        let who = [Cue::Voice, Cue::People, Cue::Says, Cue::State].into_iter().any(|cue| self.chunks.shows(cue));
        Ok(who || self.chunks.parts.iter().filter(|(_, p)| !only_empty(p)).count() == 1)
    }

    fn region(&mut self, code: Region, members: Vec<Region>, place: Place) {
        if !self.query.regions.iter().any(|r| r.code == code) {
            self.query.regions.push(AskedRegion { code, members, place });
        }
    }

    /// How the region at a part takes part. What follows "about" is talked about; what comes before it speaks.
    fn place(&self, at: usize) -> Place {
        let chunks = self.chunks;
        // "Compare Ding and Nigeria": one speaker is no comparison without the place.
        let side = self.query.comparison && self.query.speakers.len() == 1;
        if !self.query.speakers.is_empty() && !side || self.topical(at) {
            return Place::Subject;
        }
        if side {
            return Place::Voice;
        }
        let role = chunks.parts.iter().enumerate().any(|(i, (_, part))| match part {
            Part::Named(Entry::Role { .. } | Entry::Kind { .. }) => true,
            // "Europe and DeepSeek": nobody is asked for who is of both.
            Part::Named(Entry::Institution { id, .. }) => self.is_who(i, id).unwrap_or(true),
            _ => false,
        });
        match () {
            () if chunks.shows(Cue::People) || role => Place::People,
            () if chunks.shows(Cue::Voice) || chunks.shows(Cue::State) || self.has_sides() => Place::Voice,
            // "Is Europe falling behind?": with words left to be about, the region is what they are about.
            () if chunks.shows(Cue::About) || self.has_topic() && !chunks.shows(Cue::Says) && !chunks.shows(Cue::On) => Place::Subject,
            () => Place::Voice,
        }
    }

    /// Whether voices are set against each other: "build our own rather than copying California" names one place only.
    fn has_sides(&self) -> bool {
        let places = self.chunks.parts.iter().filter(|(_, p)| matches!(p, Part::Named(Entry::Countries(_) | Entry::Group { .. })));
        self.query.comparison && places.count() + self.strangers.len() > 1
    }

    /// Whether something before the part says that it is what is talked about, with nothing in between that ties it to people.
    fn topical(&self, at: usize) -> bool {
        if self.object_of_saying(at) || self.object_of_view(at) {
            return true;
        }
        if matches!(self.lang.primary(), "ja" | "hi") {
            return self.before_about(at);
        }
        let mut tied = false;
        for (_, part) in self.chunks.parts[..at].iter().rev() {
            if part.is_about() {
                return !tied;
            }
            tied |= part.is(Cue::Voice) || part.is(Cue::People);
        }
        false
    }

    /// Whether "about" follows, in languages where it stands behind what is talked about: 半導体について, चिप के बारे में. A subject
    /// before that is not talked about, nor is one of two names with nothing between them, nor a place or an organisation before what
    /// it says something about: चीन चिप्स के बारे में क्या कहता है.
    fn before_about(&self, at: usize) -> bool {
        let parts = &self.chunks.parts;
        let subject =
            |range: &Range<usize>| self.chunks.units.get(range.end).is_some_and(|unit| SUBJECT_MARKS.contains(&unit.folded.as_str()));
        if subject(&parts[at].0) {
            return false;
        }
        let role = matches!(parts[at].1, Part::Named(Entry::Role { .. }));
        let (mut joined, mut of) = (false, false);
        for (i, (range, part)) in parts.iter().enumerate().skip(at + 1) {
            match part {
                // "オランダの研究者は何を心配している": the place is the subject's.
                Part::Named(Entry::Role { .. }) if subject(range) => return false,
                Part::Cue(_) if part.is_about() => {
                    let spoken = parts[i + 1..].iter().any(|(_, p)| p.speaks());
                    return role || !(of && spoken);
                }
                Part::Cue(_) if only_empty(part) => joined = true,
                Part::Cue(_) => return false,
                Part::Named(_) if !joined => return false,
                Part::Named(_) => {}
                Part::Chunk => of = true,
            }
        }
        false
    }

    /// What follows the verb is what is spoken of, in languages that put the subject before it: 专家怎么看中国,
    /// "what do they say India should do".
    fn object_of_saying(&self, at: usize) -> bool {
        if !matches!(self.lang.primary(), "zh" | "en" | "hi") {
            return false;
        }
        let before = self.chunks.parts[..at].iter().rev().find(|(_, p)| !only_empty(p) || p.is(Cue::From));
        let chinese = self.lang.primary() == "zh";
        before.is_some_and(|(range, p)| {
            (p.is(Cue::Says) || chinese && p.is(Cue::Voice)) && !p.is(Cue::From) && !leads_to_speaker(self.chunks.text(range))
        })
    }

    /// "谁对DeepSeek评价正面": what 对 leads to is what the view is of.
    fn object_of_view(&self, at: usize) -> bool {
        let (parts, units) = (&self.chunks.parts, &self.chunks.units);
        let led = parts[at].0.start.checked_sub(1).is_some_and(|before| units[before].folded == "对");
        led && self.lang.primary() == "zh" && parts[at + 1..].iter().any(|(_, p)| p.speaks())
    }

    /// Whether an institution is whose people are asked for, rather than what is talked about.
    fn is_who(&self, at: usize, institution: &str) -> Result<bool, IndexError> {
        let chunks = self.chunks;
        if !self.query.speakers.is_empty() && !self.query.comparison || self.topical(at) {
            return Ok(false);
        }
        let role = chunks.parts.iter().any(|(_, p)| matches!(p, Part::Named(Entry::Role { .. })));
        let tied = [Cue::People, Cue::Voice, Cue::Says].into_iter().any(|c| chunks.shows(c));
        let before = at.checked_sub(1).is_some_and(|b| chunks.parts[b].1.is(Cue::From));
        let alone = chunks.parts.iter().filter(|(_, p)| !only_empty(p)).count() == 1;
        let quoted = self.index.count(Facet::Institution, institution)? > 0;
        let people = before && chunks.shows(Cue::People);
        if !quoted && !role && !people && !self.opens_as_speaker(at) && self.spoken_of(at)? {
            return Ok(false);
        }
        // A name and nothing else asks for its people where it has any here, else for what is said of it.
        Ok(role || tied || before || self.query.comparison || alone && quoted)
    }

    /// Whether a part opens the question and a verb of saying follows: it is asked what they say.
    fn opens_as_speaker(&self, at: usize) -> bool {
        let parts = &self.chunks.parts;
        let opens = parts[..at].iter().all(|(_, p)| only_empty(p) || p.speaks());
        let next = parts[at + 1..].iter().find(|(_, p)| !only_empty(p));
        opens && (next.is_some_and(|(_, p)| p.speaks()) || parts[..at].iter().any(|(_, p)| p.speaks()))
    }

    /// Whether the name of an institution that nobody here is of is something that is spoken of: passages hold its words, or it is
    /// written as no name ("people's daily payments").
    fn spoken_of(&self, at: usize) -> Result<bool, IndexError> {
        let range = &self.chunks.parts[at].0;
        let units = &self.chunks.units;
        let text = self.chunks.text(range);
        let common = range.len() > 1 && text.chars().any(char::is_lowercase) && !range.clone().any(|i| units[i].capital);
        Ok(common || self.all_said(std::slice::from_ref(range))? && !self.affiliation_says(text)?)
    }

    /// Topic words that no passage says but an affiliation does name an organisation; so do capitals after a role.
    fn organisations(&mut self) -> Result<(), IndexError> {
        let mut topic = Vec::new();
        let role = self.query.affiliations.iter().any(|a| matches!(a, AskedAffiliation::Role(..)));
        for range in std::mem::take(&mut self.topic) {
            let text = self.chunks.text(&range);
            let capitals = !self.name_in(&range).is_empty() && !self.chunks.units[range.start].dense;
            let long = if self.chunks.units[range.start].dense { range.len() >= 4 } else { range.len() >= 2 || capitals };
            let unasked = self.query.speakers.is_empty();
            if unasked && long && self.affiliation_says(text)? || unasked && role && capitals {
                self.query.affiliations.push(AskedAffiliation::Words(text.to_owned()));
            } else {
                topic.push(range);
            }
        }
        self.topic = topic;
        Ok(())
    }

    /// Whether an affiliation holds all of these words, and no passage does.
    fn affiliation_says(&self, text: &str) -> Result<bool, IndexError> {
        let topic = Topic::new(&[text], Vec::new(), self.lang, self.index)?;
        if !topic.in_affiliations(self.index)? {
            return Ok(false);
        }
        let request = crate::index::Request { limit: 5, ..Default::default() };
        Ok(topic.search(&request, self.index)?.iter().all(|r| r.coverage < 0.99))
    }
}

/// What stands behind the subject of a sentence in Japanese and Hindi.
const SUBJECT_MARKS: [&str; 4] = ["は", "が", "も", "ने"];

/// Whether a text in a script without capitals is short enough for a name: in Han four characters, unless they spell a foreign
/// one ("先填饱肚子再谈…" names nobody).
fn may_name(text: &str) -> bool {
    let length = text.chars().count();
    length <= if text.chars().all(is_han) && !is_foreign_han(text) { 4 } else { 8 }
}

fn only_empty(part: &Part) -> bool {
    matches!(part, Part::Cue(shown) if shown.iter().all(|c| matches!(c, Cue::Empty | Cue::From)))
}

/// Whom filters ask for, by whatever names they write in `lang`; those whom the corpus does not have are strangers.
pub fn asked_by(filters: &Filters, lang: &Lang, index: &Index) -> Result<Query, IndexError> {
    let mut query = Query::default();
    for words in &filters.regions {
        match index.gazetteer().region(words, lang) {
            Some(Entry::Group { code, members }) => {
                let members = std::iter::once(code.clone()).chain(members).collect();
                query.regions.push(AskedRegion { code, members, place: Place::People });
            }
            Some(Entry::Countries(codes)) => {
                query.regions.extend(codes.into_iter().map(|code| AskedRegion { members: vec![code.clone()], code, place: Place::People }));
            }
            _ => query.strangers.push(words.clone()),
        }
    }
    for name in &filters.speakers {
        let lang = language(name);
        let units = Chunks::of(name, &lang, index.gazetteer());
        let whole = 0..units.units.len();
        let found = if whole.is_empty() { Vec::new() } else { speakers::find(&units, &whole, true, index)? };
        if found.is_empty() {
            query.strangers.push(name.clone());
        }
        query.speakers.extend(found.into_iter().flat_map(|f| f.speakers));
    }
    for words in &filters.affiliations {
        let named = index.gazetteer().scan(words, lang).into_iter().find_map(|m| match m.entry {
            Entry::Institution { id, .. } => Some(AskedAffiliation::Institution(id)),
            Entry::Kind { id, accepts } => Some(AskedAffiliation::Kind(id, accepts)),
            Entry::Role { id, accepts } => Some(AskedAffiliation::Role(id, accepts)),
            _ => None,
        });
        let known = match &named {
            Some(AskedAffiliation::Institution(id)) => index.count(Facet::Institution, id)? > 0,
            Some(_) => true,
            None => false,
        };
        query.affiliations.push(named.filter(|_| known).unwrap_or_else(|| AskedAffiliation::Words(words.clone())));
    }
    Ok(query)
}

/// "according to", "quote from", "words of": phrases of saying that a speaker follows, not a topic.
fn leads_to_speaker(cue: &str) -> bool {
    cue.rsplit(' ').next().is_some_and(|last| matches!(last.to_lowercase().as_str(), "to" | "from" | "of" | "by"))
}
