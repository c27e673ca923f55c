//! Who is quoted in several articles: one person under several spellings and scripts becomes one.
//!
//! Two names are one person only where they sound alike in every part, the affiliation says the same, and nobody else fits: a
//! wrong merge puts words into somebody's mouth, a missed one costs a line in a list. A person can merge two by hand
//! (`whosaid speakers --merge`); the other name is an alias from then on, and leads to the one wherever it comes in.

use std::collections::{BTreeSet, HashMap, HashSet};

use crate::article::ArticleId;
use crate::corpus::{Corpus, CorpusError, Finding, SpeakerLine};
use crate::lexicon::{Gazetteer, Region};
use crate::quote::{Affiliation, Attribution, Quote, Speaker, SpeakerId};
use crate::text::fold::fold;
use crate::text::lang::detect;
use crate::text::name::{Fit, LOOSELY, Outline, fit, parts, sound_keys};

#[derive(Debug, Default)]
struct Person {
    name: String,
    outline: Outline,
    aliases: Vec<String>,
    institutions: HashSet<String>,
    /// What their affiliations say, folded.
    affiliations: HashSet<String>,
    /// Where those are.
    regions: HashSet<Region>,
    /// What the last affiliation with an institution says.
    last: Option<String>,
}

/// Whoever is quoted in a corpus.
#[derive(Debug, Default)]
pub struct People {
    all: Vec<Person>,
    by_id: HashMap<SpeakerId, usize>,
    by_alias: HashMap<SpeakerId, Vec<usize>>,
    /// By parts and sounds of names: whoever may be meant is among these.
    by_key: HashMap<String, Vec<usize>>,
}

impl People {
    /// Reads every sidecar; one that cannot be read is left to whoever needs it.
    pub(super) fn of(corpus: &Corpus, ids: &BTreeSet<ArticleId>, gazetteer: &Gazetteer) -> Self {
        let mut out = Self::default();
        let mut affiliations = Affiliations::new(gazetteer);
        for id in ids {
            for line in corpus.speakers(id).unwrap_or_default() {
                let SpeakerLine { speaker: Some(name), aliases, affiliation } = line else { continue };
                out.add(&name, &aliases, affiliation.as_deref().map(|text| affiliations.read(text)));
            }
        }
        out
    }

    /// A quote came in.
    pub(super) fn add_quote(&mut self, quote: &Quote) {
        let Attribution::Resolved(speaker) = &quote.attribution else { return };
        self.add(&speaker.name, &speaker.aliases, quote.affiliation.as_ref());
    }

    fn add(&mut self, name: &str, aliases: &[String], affiliation: Option<&Affiliation>) {
        let id = SpeakerId::of(name);
        let at = *self.by_id.entry(id).or_insert_with(|| {
            self.all.push(Person { name: name.to_owned(), outline: Outline::of(name), ..Person::default() });
            self.all.len() - 1
        });
        let person = &mut self.all[at];
        let mut names = vec![name];
        for alias in aliases {
            if !person.aliases.contains(alias) {
                person.aliases.push(alias.clone());
                self.by_alias.entry(SpeakerId::of(alias)).or_default().push(at);
                names.push(alias);
            }
        }
        if let Some(affiliation) = affiliation {
            person.institutions.extend(affiliation.institutions.iter().cloned());
            person.affiliations.insert(fold(&affiliation.text));
            person.regions.extend(affiliation.regions.iter().cloned());
            if !affiliation.institutions.is_empty() {
                person.last = Some(affiliation.text.clone());
            }
        }
        for key in names.into_iter().flat_map(keys) {
            let known = self.by_key.entry(key).or_default();
            if known.last() != Some(&at) {
                known.push(at);
            }
        }
    }

    /// Gives quotes of somebody who is known under another name to that person.
    pub(super) fn recognise(&self, quotes: &mut [Quote]) {
        for quote in quotes.iter_mut().filter(|quote| !quote.reviewed) {
            let Attribution::Resolved(speaker) = &quote.attribution else { continue };
            let Some(known) = self.known(speaker, quote.affiliation.as_ref()) else { continue };
            let mut aliases = known.aliases.clone();
            for name in std::iter::once(&speaker.name).chain(&speaker.aliases) {
                if *name != known.name && !aliases.contains(name) {
                    aliases.push(name.clone());
                }
            }
            quote.attribution = Attribution::Resolved(Speaker { id: SpeakerId::of(&known.name), name: known.name.clone(), aliases });
        }
    }

    /// Whoever has one of the keys, each once.
    fn near(&self, keys: impl Iterator<Item = String>) -> impl Iterator<Item = &Person> {
        let near: BTreeSet<usize> = keys.filter_map(|key| self.by_key.get(&key)).flatten().copied().collect();
        near.into_iter().filter_map(|at| self.all.get(at))
    }

    fn known(&self, speaker: &Speaker, affiliation: Option<&Affiliation>) -> Option<&Person> {
        if self.by_id.contains_key(&speaker.id) {
            return None;
        }
        if let Some([one]) = self.by_alias.get(&speaker.id).map(Vec::as_slice) {
            return self.all.get(*one);
        }
        let names: Vec<&String> = std::iter::once(&speaker.name).chain(&speaker.aliases).collect();
        let mut same = self.near(names.iter().flat_map(|name| keys(name))).filter(|person| {
            person.shares(affiliation)
                && names.iter().any(|name| std::iter::once(&person.name).chain(&person.aliases).any(|other| alike(name, other)))
        });
        same.next().filter(|_| same.next().is_none())
    }
}

impl Person {
    /// Whether a name of nobody known may be this person's.
    fn called(&self, name: &str, outline: Outline) -> bool {
        self.outline.may_be(outline) && alike(name, &self.name)
    }

    /// What an earlier affiliation says that is of another institution in another country: people change jobs, but names are shared, too.
    fn elsewhere(&self, affiliation: &Affiliation) -> Option<&str> {
        let other = !affiliation.institutions.is_empty()
            && affiliation.institutions.iter().all(|i| !self.institutions.contains(i))
            && !affiliation.regions.is_empty()
            && affiliation.regions.iter().all(|r| !self.regions.contains(r));
        self.last.as_deref().filter(|_| other && !self.regions.is_empty())
    }

    /// Whether an affiliation names an institution that is this person's, or says the very same.
    fn shares(&self, affiliation: Option<&Affiliation>) -> bool {
        affiliation.is_some_and(|a| {
            a.institutions.iter().any(|i| self.institutions.contains(i)) || !a.text.is_empty() && self.affiliations.contains(&fold(&a.text))
        })
    }
}

/// What affiliations say, each read once: the same stands beside most quotes of somebody.
struct Affiliations<'a> {
    gazetteer: &'a Gazetteer,
    read: HashMap<String, Affiliation>,
}

impl<'a> Affiliations<'a> {
    fn new(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, read: HashMap::new() }
    }

    fn read(&mut self, text: &str) -> &Affiliation {
        self.read.entry(text.to_owned()).or_insert_with(|| Affiliation::read(text, self.gazetteer, &detect(text)))
    }
}

/// Whether two full names are spellings of one.
fn alike(one: &str, other: &str) -> bool {
    let whole = |fit: Option<(Fit, f32)>| fit.is_some_and(|(fit, confidence)| fit != Fit::Part && confidence > LOOSELY);
    let several = |name: &str| parts(name).len() > 1 || name.chars().filter(|c| crate::text::script::is_han(*c)).count() > 1;
    several(one) && several(other) && whole(fit(one, other)) && whole(fit(other, one))
}

fn keys(name: &str) -> Vec<String> {
    let parts = parts(name).into_iter().map(|p| format!("p{p}"));
    parts.chain(sound_keys(name).into_iter().map(|s| format!("s{s}"))).collect()
}

/// Speakers of different names who may be one person, and of one name who may be two, as findings in the sidecar that has the later
/// one. Names that are alike are shown whatever the affiliation is: a person decides.
pub fn doubles(corpus: &Corpus, gazetteer: &Gazetteer) -> Result<Vec<Finding>, CorpusError> {
    let mut out = Vec::new();
    let mut people = People::default();
    let mut affiliations = Affiliations::new(gazetteer);
    for id in corpus.article_ids()? {
        // What cannot be read is found elsewhere.
        for line in corpus.speakers(&id).unwrap_or_default() {
            let Some(name) = line.speaker else { continue };
            let read = line.affiliation.as_deref().map(|text| affiliations.read(text));
            let outline = Outline::of(&name);
            let reason = match people.by_id.get(&SpeakerId::of(&name)).and_then(|at| people.all.get(*at)) {
                Some(person) => read.and_then(|here| Some((here, person.elsewhere(here)?))).map(|(here, there)| {
                    let next = format!("if they are two, write another name here (“{name} (…)”) and set `reviewed = true`");
                    format!("“{name}” is “{}” here and “{there}” elsewhere; {next}", here.text)
                }),
                None => people.near(keys(&name).into_iter()).find(|person| person.called(&name, outline)).map(|person| {
                    format!("“{name}” may be “{}”; if so, run `whosaid speakers --merge '{}' '{name}'`", person.name, person.name)
                }),
            };
            if let Some(reason) = reason {
                let path = corpus.sidecar_path(&id);
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                let line = text.lines().position(|l| l.starts_with("speaker") && l.contains(name.as_str())).map_or(1, |at| at + 1);
                out.push(Finding { path, line, error: false, reason });
            }
            people.add(&name, &line.aliases, read);
        }
    }
    Ok(out)
}
