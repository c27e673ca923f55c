//! Composing an answer: who is entitled to speak to the question, which of their words, or why nobody does.

use nonempty::NonEmpty;

use crate::index::{Clause, Facet, Hit, Index, IndexError, Request};
use crate::lexicon::{Entry, Region};
use crate::quote::{Passage, SpeakerId};
use crate::retrieval::{AskedAffiliation, AskedRegion, Filters, Models, Place, Query, Ranked, Topic, asked_by, is_affiliated};
use crate::text::tokens::{Kind, tokens};
use crate::text::{Lang, Span, sentences};

use super::check::Checker;
use super::voices::{Close, Voice, alternating, grouped, strongest, top, unique};
use super::{Answer, Citation, Evidence, Left, Nearest, NearestBecause, Reason, Size, Standing};

/// Passages looked at before they are grouped by speaker: of those who were asked for, and on a topic, where what comes later is not
/// near enough to be shown.
const DEPTH: usize = 300;
const TOPIC_DEPTH: usize = 100;
/// A topic without a named speaker or region needs a passage that covers this share of it.
const COVERED: f32 = 0.25;
/// The same where the topic is one word, of which half is another word, or in another script than the passage, where a
/// stray Latin word proves little.
const COVERED_STRICTLY: f32 = 0.5;
/// Once somebody covers the topic, others are worth showing from this share on.
const ALSO_COVERED: f32 = 0.2;
/// Further speakers must come this close to the best one's score, and this close to its coverage.
const NEAR_BEST: Close = Close { second: 0.4, further: 0.0, silent: 0.4 };
/// Whoever comes first to a question must have a passage that covers its topic, or that comes nearer to the question than this: less
/// all else that the question could be about. For passages that could share its words, and for those that cannot since the languages
/// differ. Where a dictionary translates and no passage holds a translation of any of its words, they are looked for in vain as much
/// as shared ones would be.
///
/// Measured on 318 questions by topic over four articles and 176 that nobody there answers, missed and declined: in the language of the
/// passages 0 % and 31 % at -0.023, 3 % and 55 % at -0.015, 5 % and 62 % at -0.01, 11 % and 66 % at 0; across languages 1 % and
/// 31 % at -0.03, 2 % and 36 % at -0.023, 15 % and 53 % at -0.01, 25 % and 64 % at 0.
const MARGIN_SAME: f32 = -0.015;
const MARGIN_ACROSS: f32 = -0.023;
/// Where meaning counts, further passages of a speaker are worth showing that come this close to the best one's score.
const ALSO_MEANT: f32 = 0.7;
/// Where meaning counts, how close further speakers must come: the more there are already, the closer.
///
/// Measured on 386 questions over three articles of 11 or 12 speakers each, nDCG@10 and the share of speakers shown who do not
/// answer: one bar for all at 0.65 gives 0.775 and 0.680, at 0.6 0.781 and 0.705, this 0.780 and 0.683.
const ALSO_SPEAKS: Close = Close { second: 0.5, further: 0.03, silent: 0.7 };
/// Whoever comes back to a topic has more to say of it: what the second best passage of a speaker adds to the best. (Votes for
/// experts: Macdonald & Ounis 2006, "Voting for Candidates".)
const SECOND_VOTE: f32 = 1.0;
/// A region that is mentioned by the way: nobody who speaks about it comes this close to those who do not.
const BY_THE_WAY: f32 = 0.85;
/// Where it is, whoever is from there must come this close.
const FROM_THERE: f32 = 0.6;
/// A speaker touches a topic put in other words when more than this share of its characters or words occurs.
const TRACES: f32 = 0.5;
/// Speakers from elsewhere who speak about a region, beside those who are from there.
const ABOUT: usize = 3;
/// People offered where there is no evidence.
const NEAREST: usize = 3;
/// Of a corpus with fewer speakers than this anybody is offered.
const A_HANDFUL: u64 = 5;

pub(super) struct Composed {
    pub answer: Answer,
    pub not_quoted: Vec<String>,
    pub topic_missed: bool,
    pub left: Left,
}

struct Composer<'a> {
    query: &'a Query,
    index: &'a Index,
    topic: Topic,
    /// What narrows from outside.
    base: Request,
    /// See [`Filters::like`].
    like: bool,
}

/// What one side of a question comes to.
enum Side {
    Voices(Vec<Voice>),
    Nobody(Reason),
}

pub(super) fn compose(
    question: &str,
    query: &Query,
    filters: &Filters,
    size: Size,
    index: &Index,
    models: &Models,
    checker: &mut Checker<'_>,
) -> Result<Composed, IndexError> {
    let lang = query.lang.clone().unwrap_or_else(Lang::unknown);
    let subjects = query.regions.iter().filter(|r| r.place == Place::Subject).map(codes).collect();
    let mut topic = Topic::new(&[&query.topic], subjects, &lang, index)?;
    if topic.has_words() {
        topic.mean(question, &query.topic, &lang, index, models)?;
    }
    let mut composer = Composer { query, index, topic, base: base(filters), like: filters.like };
    composer.narrow(filters, &lang)?;
    let base = &composer.base;
    let seen = !filters.without.is_empty() || !filters.not_by.is_empty();
    let narrowed = seen || !base.filters.is_empty() || base.since.is_some() || base.until.is_some();
    let mut not_quoted = Vec::new();
    let side = if index.manifest().passages == 0 {
        Side::Nobody(Reason::EmptyCorpus)
    } else if question.trim().is_empty()
        && !narrowed
        && query.strangers.is_empty()
        && query.speakers.is_empty()
        && query.regions.is_empty()
        && query.affiliations.is_empty()
    {
        Side::Nobody(Reason::Empty)
    } else {
        composer.side(&mut not_quoted)?
    };
    let reason = match side {
        Side::Voices(voices) => {
            let topic_missed = query.names_somebody() && !composer.speak_to_topic(&voices, size);
            let (shown, left) = shown(unseen(voices, filters), size, checker);
            match NonEmpty::from_vec(shown) {
                Some(evidence) => return Ok(Composed { answer: Answer::Grounded(evidence), not_quoted, topic_missed, left }),
                None if narrowed => Reason::Filtered,
                // The corpus changed under the index: what it says now is not what was found.
                None => return Err(IndexError::Stale { reason: "does not say what the corpus says".to_owned() }),
            }
        }
        // What the filters leave out may well be there.
        Side::Nobody(Reason::NobodyFrom(_) | Reason::NobodyAbout(_) | Reason::NobodyAs(_) | Reason::NobodyOn(_)) if narrowed => {
            Reason::Filtered
        }
        Side::Nobody(reason) => reason,
    };
    let nearest = composer.nearest(&reason)?;
    Ok(Composed { answer: Answer::NoEvidence { reason, nearest }, not_quoted, topic_missed: false, left: Left::default() })
}

fn base(filters: &Filters) -> Request {
    let mut base = Request { since: filters.since, until: filters.until, limit: DEPTH, ..Request::default() };
    if let Some(lang) = &filters.lang {
        base.filters.push((Facet::Lang, vec![lang.primary().to_owned()]));
    }
    if let Some(article) = &filters.article {
        base.filters.push((Facet::Article, vec![article.clone()]));
    }
    if !filters.quotes.is_empty() {
        base.filters.push((Facet::Quote, filters.quotes.iter().map(ToString::to_string).collect()));
    }
    base
}

/// Without what was shown before.
fn unseen(mut voices: Vec<Voice>, filters: &Filters) -> Vec<Voice> {
    let seen = |p: &Passage| filters.without.iter().any(|(quote, span)| p.quote == *quote && p.span == *span);
    let not_by = |p: &Passage| p.speaker.as_ref().is_some_and(|name| filters.not_by.contains(name));
    for voice in &mut voices {
        voice.passages.retain(|r| !seen(&r.passage) && !not_by(&r.passage));
    }
    voices
}

fn codes(region: &AskedRegion) -> Vec<String> {
    region.members.iter().map(|m| m.code().to_owned()).collect()
}

/// The evidence of the first speakers, each word checked against the corpus, and what is left.
fn shown(voices: Vec<Voice>, size: Size, checker: &mut Checker<'_>) -> (Vec<Evidence>, Left) {
    let mut out = Vec::new();
    let mut left = Left::default();
    let mut speakers = 0;
    for voice in voices {
        if speakers == size.speakers {
            left.speakers += usize::from(!voice.passages.is_empty());
            continue;
        }
        let before = out.len();
        let more = voice.passages.len().saturating_sub(size.passages);
        if let Some(name) = voice.passages.first().and_then(|r| r.passage.speaker.clone()).filter(|_| more > 0) {
            left.passages.insert(name, more);
        }
        for ranked in voice.passages.into_iter().take(size.passages) {
            if checker.holds(&ranked.passage) {
                let mut signals = vec![("score", ranked.score), ("coverage", ranked.coverage)];
                let mut highlights = ranked.highlights;
                if let Some(near) = ranked.near {
                    signals.extend([("cosine", near.cosine), ("deviation", near.deviation), ("margin", near.margin)]);
                    // Asked in other words, no word of the passage stands out, but a sentence does.
                    if highlights.is_empty() && near.sentence.end - near.sentence.start < ranked.passage.text.len() {
                        highlights.push(near.sentence);
                    }
                }
                out.push(evidence(ranked.passage, ranked.score, highlights, voice.standing, signals));
            }
        }
        speakers += usize::from(out.len() > before);
    }
    (out, left)
}

pub(super) fn evidence(
    passage: Passage,
    score: f32,
    highlights: Vec<Span>,
    standing: Standing,
    signals: Vec<(&'static str, f32)>,
) -> Evidence {
    let citation = Citation {
        article: passage.article_id(),
        quote: passage.quote,
        speaker: passage.speaker,
        affiliation: passage.affiliation,
        title: passage.title,
        url: passage.url,
        outlet: passage.outlet,
        published: passage.published,
        lang: passage.lang,
        span: passage.span,
    };
    Evidence { verbatim: passage.text, citation, score, highlights, standing, signals }
}

impl Composer<'_> {
    /// Leaves only whom filters ask for, which may be nobody.
    fn narrow(&mut self, filters: &Filters, lang: &Lang) -> Result<(), IndexError> {
        let asked = asked_by(filters, lang, self.index)?;
        if !filters.speakers.is_empty() {
            let ids = asked.speakers.iter().map(|speaker| speaker.id.as_str().to_owned()).collect();
            self.base.filters.push((Facet::Speaker, ids));
        }
        if !filters.regions.is_empty() {
            self.base.filters.push((Facet::Region, asked.regions.iter().flat_map(codes).collect()));
        }
        let mut request = std::mem::take(&mut self.base);
        if self.by_affiliation(&asked.affiliations, &mut request)?.is_some() {
            request.filters.push((Facet::Speaker, Vec::new()));
        }
        request.any.clear();
        self.base = request;
        Ok(())
    }

    fn side(&self, not_quoted: &mut Vec<String>) -> Result<Side, IndexError> {
        let query = self.query;
        let places: Vec<&AskedRegion> = query.regions.iter().filter(|r| r.place != Place::Subject).collect();
        let asked_for_who = !query.speakers.is_empty() || !places.is_empty() || !query.affiliations.is_empty();
        if !query.strangers.is_empty() {
            if !asked_for_who || (query.speakers.is_empty() && !query.comparison) {
                return Ok(Side::Nobody(Reason::Stranger(query.strangers.clone())));
            }
            not_quoted.extend(query.strangers.iter().cloned());
        }
        // "Compare Ding, Nigeria and MIT": each is a side of its own.
        if query.comparison {
            let mut sides = Vec::new();
            if !query.speakers.is_empty() {
                sides.push(self.speakers(not_quoted)?);
            }
            if !places.is_empty() {
                sides.push(self.regions(&places, not_quoted)?);
            }
            if self.organisations().next().is_some() {
                sides.push(self.of_organisations(not_quoted)?);
            }
            for side in &sides {
                if let Side::Nobody(reason) = side {
                    not_quoted.extend(missing(reason));
                }
            }
            if let Some(all) = sides.into_iter().reduce(joined) {
                return Ok(all);
            }
        }
        if !query.speakers.is_empty() {
            return self.speakers(not_quoted);
        }
        if !places.is_empty() {
            return self.regions(&places, not_quoted);
        }
        if !query.affiliations.is_empty() {
            return self.affiliated();
        }
        self.on_topic()
    }

    /// Organisations that are sides of a comparison.
    fn organisations(&self) -> impl Iterator<Item = &AskedAffiliation> {
        self.query.affiliations.iter().filter(|a| self.query.comparison && a.is_organisation())
    }

    /// What everybody who is asked for must be.
    fn required(&self) -> Vec<AskedAffiliation> {
        self.query.affiliations.iter().filter(|a| !(self.query.comparison && a.is_organisation())).cloned().collect()
    }

    /// Those of each organisation of a comparison, by turns.
    fn of_organisations(&self, not_quoted: &mut Vec<String>) -> Result<Side, IndexError> {
        let mut sides = Vec::new();
        let mut missing = Vec::new();
        for organisation in self.organisations() {
            let mut request = self.base.clone();
            let voices = match self.by_affiliation(std::slice::from_ref(organisation), &mut request)? {
                Some(_) => Vec::new(),
                None => self.voices(&request)?,
            };
            if voices.is_empty() {
                missing.push(organisation.label().to_owned());
            }
            sides.push(voices);
        }
        let voices = unique(alternating(sides));
        if voices.is_empty() {
            return Ok(Side::Nobody(Reason::NobodyAs(missing)));
        }
        not_quoted.extend(missing);
        Ok(Side::Voices(voices))
    }

    /// The speakers who were named; on a topic they must touch it, and a comparison says who does not.
    fn speakers(&self, not_quoted: &mut Vec<String>) -> Result<Side, IndexError> {
        let mut voices = Vec::new();
        let mut silent = Vec::new();
        for speaker in &self.query.speakers {
            let request = self.narrowed(Facet::Speaker, vec![speaker.id.as_str().to_owned()]);
            let Some(voice) = self.voices(&request)?.into_iter().next() else { continue };
            if self.touches(&voice.passages) { voices.push(voice) } else { silent.push(speaker.name.clone()) }
        }
        if self.query.comparison && !voices.is_empty() {
            not_quoted.append(&mut silent);
        }
        Ok(match (voices.is_empty(), silent.is_empty()) {
            (false, _) => Side::Voices(voices),
            (true, false) => Side::Nobody(Reason::NotOnTopic(silent)),
            (true, true) => Side::Nobody(Reason::Filtered),
        })
    }

    /// Speakers of a topic that the languages let us look for must hold something of it.
    fn touches(&self, passages: &[Ranked]) -> bool {
        let comparable = passages.iter().any(|r| self.topic.comparable(&r.passage.lang));
        !self.topic.has_words()
            || !comparable
            || passages.iter().any(|r| r.coverage > 0.0 || self.topic.traces(&r.passage) > TRACES || self.means(r))
    }

    /// Those whose affiliation is in a region; then, for its voice, those who speak about it.
    fn regions(&self, places: &[&AskedRegion], not_quoted: &mut Vec<String>) -> Result<Side, IndexError> {
        let mut from_there: Vec<Vec<Voice>> = Vec::new();
        let mut about: Vec<Voice> = Vec::new();
        let mut missing: Vec<Region> = Vec::new();
        for region in places {
            let mut request = self.narrowed(Facet::Region, codes(region));
            let mut voices = match self.by_affiliation(&self.required(), &mut request)? {
                Some(_) => Vec::new(),
                None => self.voices(&request)?,
            };
            // "The insurer from France and a doctor from Peru": what one side is the other need not be.
            if voices.is_empty() && self.query.comparison && !self.query.affiliations.is_empty() {
                voices = self.voices(&self.narrowed(Facet::Region, codes(region)))?;
            }
            if !self.topic.has_words() {
                // Of what somebody says, what is about the place they speak for comes first.
                let about = |r: &Ranked| r.passage.about.iter().any(|a| region.members.contains(a));
                voices.iter_mut().for_each(|v| v.passages.sort_by_key(|r| !about(r)));
            }
            // A comparison sets voices against each other; who speaks about a side stands in only where nobody speaks for it.
            if region.place == Place::Voice && voices.len() < if self.query.comparison { 1 } else { ABOUT } {
                let spoken = self.about(region, &voices)?;
                if voices.is_empty() && !spoken.is_empty() {
                    not_quoted.push(region.code.code().to_owned());
                }
                about.extend(spoken);
            }
            if voices.is_empty() {
                missing.push(region.code.clone());
            }
            from_there.push(voices);
        }
        let mut voices = if self.query.comparison { alternating(from_there) } else { from_there.into_iter().flatten().collect() };
        if voices.is_empty() && about.is_empty() {
            let labels: Vec<String> = self.query.affiliations.iter().map(|a| a.label().to_owned()).collect();
            return Ok(Side::Nobody(if labels.is_empty() || self.nobody_from(places)? {
                Reason::NobodyFrom(missing)
            } else {
                Reason::NobodyAs(labels)
            }));
        }
        if self.query.comparison {
            not_quoted.extend(missing.iter().map(|m| m.code().to_owned()));
            not_quoted.sort();
            not_quoted.dedup();
        }
        voices.extend(about);
        Ok(Side::Voices(unique(voices)))
    }

    fn nobody_from(&self, places: &[&AskedRegion]) -> Result<bool, IndexError> {
        for code in places.iter().flat_map(|r| codes(r)) {
            if self.index.count(Facet::Region, &code)? > 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Speakers from elsewhere whose words are about a region. Beside those who are from there, in the same articles: elsewhere
    /// the place may come up in anything. When they are all there is, a topic must be met too.
    fn about(&self, region: &AskedRegion, from_there: &[Voice]) -> Result<Vec<Voice>, IndexError> {
        let alone = from_there.is_empty();
        let mut request = self.narrowed(Facet::About, codes(region));
        if !alone {
            let articles = from_there.iter().flat_map(|v| &v.passages).map(|r| r.passage.article_id()).collect();
            request.filters.push((Facet::Article, articles));
        }
        let mut voices = self.voices(&request)?;
        // Who is from there and not among those stays out for another reason.
        voices.retain(|v| !v.passages.iter().any(|r| r.passage.regions().iter().any(|of| region.members.contains(of))));
        if alone {
            voices.retain(|v| v.passages.iter().any(|r| self.dwells(&r.passage, region)));
        }
        if alone && self.topic.has_words() {
            let foremost = self.foremost()?;
            let answers =
                |r: &Ranked| self.covers(r) || foremost.iter().any(|p| p.quote == r.passage.quote && p.ordinal == r.passage.ordinal);
            voices.retain(|v| v.passages.iter().any(answers));
        }
        // Whoever comes back to the region most has most to say of it.
        if !self.topic.has_words() {
            voices.sort_by_key(|v| std::cmp::Reverse(v.passages.len()));
        }
        if !alone {
            voices.truncate(ABOUT);
        }
        for voice in &mut voices {
            voice.standing = Standing::SpeaksAbout;
        }
        Ok(voices)
    }

    /// Of all passages, whatever they are about, those that say in other words what the question asks, and come as near as any.
    fn foremost(&self) -> Result<Vec<Passage>, IndexError> {
        if !self.topic.has_meaning() {
            return Ok(Vec::new());
        }
        let ranked = self.topic.search(&Request { limit: TOPIC_DEPTH, ..self.base.clone() }, self.index)?;
        let enough = top(&ranked) * BY_THE_WAY;
        Ok(ranked.into_iter().filter(|r| r.score >= enough && self.means(r)).map(|r| r.passage).collect())
    }

    /// Whether a passage does more than mention a region: it names it more than once, or in the first sentence that names any.
    fn dwells(&self, passage: &Passage, region: &AskedRegion) -> bool {
        let places = self.index.gazetteer().scan(&passage.text, &passage.lang).into_iter().filter_map(|m| match m.entry {
            Entry::Countries(codes) => Some((m.span, codes)),
            Entry::Group { code, .. } => Some((m.span, vec![code])),
            Entry::Institution { .. } | Entry::Kind { .. } | Entry::Role { .. } => None,
        });
        let places: Vec<(Span, bool)> = places.map(|(span, codes)| (span, codes.iter().any(|c| region.members.contains(c)))).collect();
        let Some((first, _)) = places.first() else { return false };
        let end = sentences(&passage.text).into_iter().find(|s| first.start < s.end).map_or(passage.text.len(), |s| s.end);
        let named = places.iter().filter(|(_, asked)| *asked).count();
        named > 1 || places.iter().any(|(span, asked)| *asked && span.start < end)
    }

    /// Those with such an affiliation, wherever they are.
    fn affiliated(&self) -> Result<Side, IndexError> {
        let mut request = self.base.clone();
        let reason = self.by_affiliation(&self.query.affiliations, &mut request)?;
        let voices = if reason.is_some() { Vec::new() } else { self.voices(&request)? };
        if voices.is_empty() {
            let labels = self.query.affiliations.iter().map(|a| a.label().to_owned()).collect();
            return Ok(Side::Nobody(reason.unwrap_or(Reason::NobodyAs(labels))));
        }
        Ok(Side::Voices(voices))
    }

    /// Narrows a request to affiliations that are asked for. Organisations that nobody belongs to leave nothing,
    /// unless a region and a role say who is meant.
    fn by_affiliation(&self, asked: &[AskedAffiliation], request: &mut Request) -> Result<Option<Reason>, IndexError> {
        let (mut institutions, mut roles, mut kinds) = (Vec::new(), Vec::new(), Vec::new());
        let mut words: Vec<&str> = Vec::new();
        for affiliation in asked {
            match affiliation {
                AskedAffiliation::Institution(id) => institutions.push(id.clone()),
                AskedAffiliation::Role(_, accepts) => roles.extend(accepts.iter().cloned()),
                AskedAffiliation::Kind(_, accepts) => kinds.extend(accepts.iter().cloned()),
                AskedAffiliation::Words(text) => words.push(text),
            }
        }
        let pinned = !roles.is_empty() && request.filters.iter().any(|(f, _)| *f == Facet::Region) || !institutions.is_empty();
        if !institutions.is_empty() {
            request.filters.push((Facet::Institution, institutions));
        }
        if !roles.is_empty() {
            // Who is just that comes before who is something of the kind.
            let exactly = asked.iter().filter_map(|a| match a {
                AskedAffiliation::Role(id, _) => Some(id.clone()),
                _ => None,
            });
            request.any.push(Clause::Best(Facet::Role, vec![(exactly.collect(), 1.0), (roles.clone(), 0.5)]));
            request.filters.push((Facet::Role, roles));
        }
        if !kinds.is_empty() {
            request.filters.push((Facet::Role, kinds));
        }
        for text in words {
            let holders = self.holders(text)?;
            if !holders.is_empty() {
                request.filters.push((Facet::Speaker, holders));
            } else if !pinned {
                return Ok(Some(Reason::NobodyAs(vec![text.to_owned()])));
            }
        }
        Ok(None)
    }

    /// Speakers whose affiliation holds all of these words.
    fn holders(&self, text: &str) -> Result<Vec<String>, IndexError> {
        let lang = self.query.lang.clone().unwrap_or_else(Lang::unknown);
        let wanted = tokens(text, lang.primary()).into_iter().filter(|t| t.kind != Kind::Stem);
        let any: Vec<Clause> = wanted.map(|t| Clause::Affiliation(t.text, 1.0)).collect();
        if any.is_empty() {
            return Ok(Vec::new());
        }
        let hits = self.index.search(&Request { any, limit: DEPTH, ..Request::default() })?;
        let mut out = Vec::new();
        for Hit { passage, .. } in hits {
            let affiliation = passage.affiliation.as_ref().map_or("", |a| &a.text);
            let meant = is_affiliated(text, &lang, affiliation, &passage.lang);
            if let Some(speaker) = passage.speaker.filter(|_| meant) {
                let id = SpeakerId::of(&speaker).as_str().to_owned();
                if !out.contains(&id) {
                    out.push(id);
                }
            }
        }
        Ok(out)
    }

    /// The best passages of every speaker who touches the topic.
    fn on_topic(&self) -> Result<Side, IndexError> {
        if self.topic.is_empty() {
            return Ok(Side::Nobody(Reason::Empty));
        }
        let mut ranked = self.topic.search(&Request { limit: TOPIC_DEPTH, ..self.base.clone() }, self.index)?;
        let about = |r: &Ranked| self.topic.on_subjects(&r.passage);
        // Where nobody speaks of a place ("what do they do about heat in Spain?"), whoever is from there does.
        let from_there = |r: &Ranked| about(r) || self.topic.is_subject(r.passage.regions());
        let best = top(&ranked);
        let near =
            |close: f32, on: &dyn Fn(&Ranked) -> bool| !self.topic.has_meaning() || top(ranked.iter().filter(|r| on(r))) >= best * close;
        let on_subjects: Option<&dyn Fn(&Ranked) -> bool> = if !self.topic.has_subjects() {
            None
        } else if near(BY_THE_WAY, &about) {
            Some(&about)
        } else if near(FROM_THERE, &from_there) {
            Some(&from_there)
        } else {
            None
        };
        let could_say = |passage: &Passage| self.topic.shares_language(&passage.lang);
        let mut voices = if let Some(on_subjects) = on_subjects {
            ranked.retain(on_subjects);
            // "今天上海天气怎么样": a region alone does not answer a question whose words nobody says.
            if !self.touches(&ranked) {
                ranked.clear();
            }
            strongest(grouped(ranked), if self.topic.has_meaning() { ALSO_SPEAKS } else { NEAR_BEST }, 0.0, could_say)
        } else {
            let best = ranked.iter().filter(|r| self.covers(r)).map(|r| r.coverage).reduce(f32::max);
            if self.topic.has_meaning() {
                let mut voices = strongest(grouped(ranked), ALSO_SPEAKS, SECOND_VOTE, could_say);
                let first = voices.first().is_some_and(|voice| voice.passages.iter().any(|r| self.means(r)));
                if best.is_none() && !self.like && !first {
                    voices.clear();
                }
                voices
            } else {
                let enough = best.map_or(f32::INFINITY, |best| ALSO_COVERED.max(best * NEAR_BEST.second));
                ranked.retain(|r| r.coverage >= enough);
                strongest(grouped(ranked), NEAR_BEST, 0.0, could_say)
            }
        };
        if self.topic.has_meaning() {
            for voice in &mut voices {
                let enough = top(&voice.passages) * ALSO_MEANT;
                voice.passages.retain(|r| r.score >= enough);
            }
        }
        if voices.is_empty() {
            let subjects: Vec<Region> = self.query.regions.iter().filter(|r| r.place == Place::Subject).map(|r| r.code.clone()).collect();
            let about_regions = !subjects.is_empty() && !self.topic.has_words();
            return Ok(Side::Nobody(if about_regions {
                Reason::NobodyAbout(subjects)
            } else {
                Reason::NobodyOn(self.query.topic.clone())
            }));
        }
        Ok(Side::Voices(voices))
    }

    fn covers(&self, ranked: &Ranked) -> bool {
        let lenient = self.topic.comparable(&ranked.passage.lang) && !self.topic.is_one_word();
        ranked.coverage >= if lenient { COVERED } else { COVERED_STRICTLY }
    }

    /// Whether anything that is shown of these speakers is on the topic, in its words or in others; where the topic is a place,
    /// about it or of somebody from there ("Nigeria's Abdullahi").
    fn speak_to_topic(&self, voices: &[Voice], size: Size) -> bool {
        let mut shown = voices.iter().flat_map(|v| v.passages.iter().take(size.passages));
        match (self.topic.has_words(), self.topic.has_subjects()) {
            (true, _) => shown.any(|r| r.coverage > 0.0 || self.means(r)),
            (false, true) => shown.any(|r| self.topic.on_subjects(&r.passage) || self.topic.is_subject(r.passage.regions())),
            (false, false) => true,
        }
    }

    /// Whether a passage says in other words what the question asks.
    fn means(&self, ranked: &Ranked) -> bool {
        let enough = if self.topic.expects_words(&ranked.passage.lang) { MARGIN_SAME } else { MARGIN_ACROSS };
        ranked.near.is_some_and(|n| n.margin >= enough)
    }

    fn narrowed(&self, facet: Facet, values: Vec<String>) -> Request {
        let mut request = self.base.clone();
        request.filters.push((facet, values));
        request
    }

    /// The speakers of a request: with a topic, those who touch it first, the others after them in the order of the corpus.
    fn voices(&self, request: &Request) -> Result<Vec<Voice>, IndexError> {
        let mut ranked = if self.topic.is_empty() { Vec::new() } else { self.topic.search(request, self.index)? };
        let rest = self.index.search(request)?;
        for hit in rest {
            if !ranked.iter().any(|r| r.passage.quote == hit.passage.quote && r.passage.ordinal == hit.passage.ordinal) {
                ranked.push(self.topic.rank(Hit { score: 0.0, ..hit }));
            }
        }
        Ok(grouped(ranked))
    }

    /// Whom to offer instead.
    fn nearest(&self, reason: &Reason) -> Result<Vec<Nearest>, IndexError> {
        let mut out: Vec<Nearest> = Vec::new();
        let mut offer = |passage: Passage, why: NearestBecause| {
            if let Some(speaker) = passage.speaker.clone()
                && out.len() < NEAREST
                && !out.iter().any(|n| n.speaker == speaker)
            {
                out.push(Nearest { speaker, regions: passage.regions().to_vec(), why });
            }
        };
        if let Reason::NotOnTopic(_) = reason {
            for speaker in &self.query.speakers {
                for passage in self.index.having(Facet::Speaker, speaker.id.as_str(), 1)? {
                    offer(passage, NearestBecause::SpeaksOfOtherThings);
                }
            }
        }
        for region in &self.query.regions {
            for code in codes(region) {
                for passage in self.index.having(Facet::Region, &code, NEAREST)? {
                    offer(passage, NearestBecause::FromThere);
                }
            }
        }
        if !self.topic.is_empty() {
            for ranked in self.topic.search(&self.base, self.index)? {
                if ranked.coverage > 0.15 {
                    offer(ranked.passage, NearestBecause::TouchesTopic);
                }
            }
        }
        // A question about the weather gets no list of people who never spoke of it, and among many none is near for being there.
        let few = self.index.manifest().speakers < A_HANDFUL;
        if few
            && matches!(
                reason,
                Reason::NobodyFrom(_) | Reason::NobodyAbout(_) | Reason::Stranger(_) | Reason::NobodyAs(_) | Reason::Filtered
            )
        {
            for hit in self.index.search(&Request { limit: 50, ..Request::default() })? {
                offer(hit.passage, NearestBecause::InCorpus);
            }
        }
        Ok(out)
    }
}

/// The sides of a comparison that a reason is about.
fn missing(reason: &Reason) -> Vec<String> {
    match reason {
        Reason::NobodyFrom(regions) => regions.iter().map(|region| region.code().to_owned()).collect(),
        Reason::NobodyAs(names) | Reason::NotOnTopic(names) => names.clone(),
        _ => Vec::new(),
    }
}

fn joined(a: Side, b: Side) -> Side {
    match (a, b) {
        (Side::Voices(mut a), Side::Voices(b)) => {
            a.extend(b);
            Side::Voices(unique(a))
        }
        (Side::Voices(voices), Side::Nobody(_)) | (Side::Nobody(_), Side::Voices(voices)) => Side::Voices(voices),
        (nobody, Side::Nobody(_)) => nobody,
    }
}
