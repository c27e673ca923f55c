//! Two names that a person says are one: what one is said to have said becomes the other's.

use std::collections::BTreeMap;

use strsim::normalized_damerau_levenshtein;

use crate::article::Article;
use crate::corpus::{Corpus, CorpusError, read_records};
use crate::lexicon::Gazetteer;
use crate::quote::{Attribution, Quote, SpeakerId};
use crate::text::name::fit;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// Whose the quotes are now, as the corpus spells it.
    pub name: String,
    /// How many changed hands.
    pub quotes: usize,
}

/// Why two names were not made one; nothing was written then.
#[derive(Debug, thiserror::Error)]
pub enum MergeError {
    #[error("nobody is quoted as “{name}”{}; write the name that is to stay as `whosaid speakers` lists it", near(.nearest))]
    Unknown { name: String, nearest: Vec<String> },
    #[error("“{name}” and “{other}” are one name already")]
    Same { name: String, other: String },
    #[error(transparent)]
    Corpus(#[from] CorpusError),
}

fn near(names: &[String]) -> String {
    match names {
        [] => String::new(),
        names => format!(" (near it: {})", names.join(", ")),
    }
}

/// Names that are shown where somebody is unknown.
const NEAREST: usize = 3;
/// How alike the letters of two names are that may be slips of one, from 0 to 1.
const ALIKE: f64 = 0.6;

/// Makes everything that `other` said in the corpus `name`'s, who has `other` as an alias from then on. `name` has to be known: a slip
/// in it would put words into the mouth of somebody new.
pub fn merge(corpus: &Corpus, gazetteer: &Gazetteer, name: &str, other: &str) -> Result<Merged, MergeError> {
    let (to, from) = (SpeakerId::of(name), SpeakerId::of(other));
    if to == from {
        return Err(MergeError::Same { name: name.to_owned(), other: other.to_owned() });
    }
    let known = Known::of(corpus)?;
    let Some(name) = known.names.get(&to) else {
        return Err(MergeError::Unknown { name: name.to_owned(), nearest: known.nearest(name) });
    };
    let mut changed: Vec<(Article, Vec<Quote>)> = Vec::new();
    let mut moved = 0;
    for id in corpus.article_ids()? {
        let concerned = |id: &SpeakerId| *id == from || *id == to;
        if !corpus.speakers(&id)?.iter().any(|line| line.speaker.as_deref().map(SpeakerId::of).is_some_and(|id| concerned(&id))) {
            continue;
        }
        let article = corpus.article(&id)?;
        let mut quotes = corpus.quotes(&article, gazetteer)?.quotes;
        for quote in &mut quotes {
            let Attribution::Resolved(speaker) = &mut quote.attribution else { continue };
            if speaker.id == from {
                speaker.id = to.clone();
                speaker.name = name.clone();
                moved += 1;
            } else if speaker.id != to {
                continue;
            }
            if !speaker.aliases.iter().any(|a| a == other) {
                speaker.aliases.push(other.to_owned());
            }
            speaker.aliases.retain(|a| a != name);
        }
        changed.push((article, quotes));
    }
    // Everything was read before the first file is written.
    if moved > 0 {
        changed.iter().try_for_each(|(article, quotes)| corpus.store_quotes(article, quotes))?;
    }
    Ok(Merged { name: name.clone(), quotes: moved })
}

/// Whoever is quoted, in articles and in bulk.
struct Known {
    /// As first spelt.
    names: BTreeMap<SpeakerId, String>,
    /// Other spellings, and whose they are.
    aliases: BTreeMap<String, String>,
}

impl Known {
    fn of(corpus: &Corpus) -> Result<Self, CorpusError> {
        let mut out = Self { names: BTreeMap::new(), aliases: BTreeMap::new() };
        for id in corpus.article_ids()? {
            for line in corpus.speakers(&id)? {
                let Some(name) = line.speaker else { continue };
                out.aliases.extend(line.aliases.into_iter().map(|alias| (alias, name.clone())));
                out.names.entry(SpeakerId::of(&name)).or_insert(name);
            }
        }
        for file in corpus.bulk_files()? {
            read_records::<CorpusError>(&file, |record, _, _| {
                if let Some(name) = record.speaker {
                    out.names.entry(SpeakerId::of(&name)).or_insert(name);
                }
                Ok(())
            })?;
        }
        Ok(out)
    }

    /// Who may have been meant, the likeliest first.
    fn nearest(&self, name: &str) -> Vec<String> {
        let folded = SpeakerId::of(name);
        let likeness = |other: &str| {
            let letters = normalized_damerau_levenshtein(folded.as_str(), SpeakerId::of(other).as_str());
            // A name in another script, or a part of it, is near though its letters are not.
            let sound = fit(name, other).map_or(0.0, |(_, confidence)| ALIKE.max(f64::from(confidence)));
            letters.max(sound)
        };
        let spelt = self.names.values().map(|known| (likeness(known), known));
        let alias = self.aliases.iter().map(|(alias, known)| (likeness(alias), known));
        let mut near: Vec<(f64, &String)> = spelt.chain(alias).filter(|(likeness, _)| *likeness >= ALIKE).collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
        let mut out: Vec<String> = Vec::new();
        for (_, known) in near {
            if out.len() < NEAREST && !out.contains(known) {
                out.push(known.clone());
            }
        }
        out
    }
}
