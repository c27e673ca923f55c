//! `corpus/<id>.quotes.toml`: the quotes of an article, for people to read and correct.

use std::collections::HashSet;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use toml::Spanned;

use crate::article::Article;
use crate::lexicon::{Gazetteer, Region};
use crate::quote::{Affiliation, Attribution, Kind, Quote, QuoteId, Speaker, SpeakerId};
use crate::text::Span;

use super::read::{Wrong, line_of};

const SCHEMA: u32 = 1;

const HEADER: &str = "\
# The quotes of this article. Correct what is wrong and set `reviewed = true`: whosaid leaves such an entry alone.
# `spans` count bytes of the body (after the second `+++` of the article); `text` must be what stands there.
";

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File<Q> {
    schema: u32,
    /// [`body_hash`] of the body that the spans count in: it tells an edited article from a mistaken span.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(default = "Vec::new")]
    quote: Vec<Q>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: QuoteId,
    /// Full name; left out when nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    aliases: Vec<String>,
    /// What the article calls somebody whom it does not name.
    #[serde(skip_serializing_if = "Option::is_none")]
    anonymous: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    affiliation: Option<String>,
    #[serde(default)]
    regions: Vec<Region>,
    kind: Kind,
    confidence: f32,
    #[serde(default)]
    reviewed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    mention: Option<Span>,
    spans: Vec<Span>,
    /// The words of the spans, one a string.
    text: Vec<String>,
}

/// What a sidecar says of an article.
pub(super) struct Stored {
    pub quotes: Vec<Quote>,
    /// Whether the article's body is not the one that the sidecar was written for; then `quotes` are the reviewed ones,
    /// found again, and the rest is the extractor's to do.
    pub outdated: bool,
    /// Reviewed entries whose words are gone from an edited body, with their lines.
    pub lost: Vec<(usize, QuoteId)>,
}

/// The entries of a sidecar, and whether they are of another body than the article's.
fn entries<Q: DeserializeOwned>(text: &str, article: &Article) -> Result<(Vec<Spanned<Q>>, bool), Wrong> {
    let file: File<Spanned<Q>> = toml::from_str(text).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start).min(text.trim_end().len());
        (line_of(text, at), e.message().to_owned())
    })?;
    if file.schema != SCHEMA {
        return Err((1, format!("schema {} is not known to this version, which reads schema {SCHEMA}", file.schema)));
    }
    Ok((file.quote, file.body.is_some_and(|hash| hash != body_hash(&article.body))))
}

/// The lines of places that come in order, each counted from the one before: an article may have ten thousand entries.
struct Lines<'t> {
    text: &'t str,
    counted: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, counted: 0, line: 1 }
    }

    fn at(&mut self, at: usize) -> usize {
        self.line += self.text.get(self.counted..at).map_or(0, |between| between.bytes().filter(|b| *b == b'\n').count());
        self.counted = at.max(self.counted);
        self.line
    }
}

/// Reads a sidecar; an error has the line (from 1) and a sentence.
pub(super) fn read(text: &str, article: &Article, gazetteer: &Gazetteer) -> Result<Stored, Wrong> {
    let (rows, outdated) = entries::<Row>(text, article)?;
    let mut quotes = Vec::with_capacity(rows.len());
    let mut lost = Vec::new();
    let mut seen = HashSet::new();
    let mut lines = Lines::of(text);
    for row in rows {
        let line = lines.at(row.span().start);
        let mut row = row.into_inner();
        if outdated {
            if !row.reviewed {
                continue;
            }
            if !relocate(&mut row, &article.body) {
                lost.push((line, row.id));
                continue;
            }
        }
        let quote = quote(row, article, gazetteer).map_err(|reason| (line, reason))?;
        if !seen.insert(quote.id.clone()) {
            return Err((line, format!("quote `{}` stands here twice", quote.id)));
        }
        quotes.push(quote);
    }
    Ok(Stored { quotes, outdated, lost })
}

/// Who an entry says is quoted; what else an entry has is not looked at.
#[derive(Debug, Clone, Deserialize)]
pub struct SpeakerLine {
    pub speaker: Option<String>,
    #[serde(default)]
    pub aliases: Vec<String>,
    pub affiliation: Option<String>,
}

/// The speakers of a sidecar, an entry each.
pub(super) fn speakers(text: &str) -> Result<Vec<SpeakerLine>, Wrong> {
    #[derive(Deserialize)]
    struct Entries {
        #[serde(default)]
        quote: Vec<SpeakerLine>,
    }
    let entries: Entries = toml::from_str(text).map_err(|e| (line_of(text, e.span().map_or(0, |s| s.start)), e.message().to_owned()))?;
    Ok(entries.quote)
}

/// Everything that is wrong with a sidecar, or may be, by line; where it is no TOML, that alone. The second says whether it is an error.
pub(super) fn findings(text: &str, article: &Article, gazetteer: &Gazetteer) -> Vec<(Wrong, bool)> {
    let (rows, outdated) = match entries::<toml::Value>(text, article) {
        Ok(read) => read,
        Err(finding) => return vec![(finding, true)],
    };
    let mut lines = Lines::of(text);
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for row in rows {
        let start = row.span().start;
        let line = lines.at(start);
        let below = |what: &str| line + line_in(text.get(start..).unwrap_or_default(), what);
        let mut row = match row.into_inner().try_into::<Row>() {
            Ok(row) => row,
            Err(e) => {
                let named = e.message().split('`').nth(1).unwrap_or_default();
                out.push(((below(named), e.message().to_owned()), true));
                continue;
            }
        };
        if !seen.insert(row.id.clone()) {
            out.push(((line, format!("quote `{}` stands here twice", row.id)), true));
        }
        for region in row.regions.iter().filter(|region| !gazetteer.knows(region)) {
            let reason = format!("`{region}` is no country, and no group that the gazetteer knows; questions will not find it");
            out.push(((below(region.code()), reason), false));
        }
        if !(0.0..=1.0).contains(&row.confidence) {
            out.push(((below("confidence"), format!("`confidence` is {}; it is a number from 0 to 1", row.confidence)), false));
        }
        if row.speaker.as_ref().is_some_and(|name| name.trim().is_empty()) {
            let reason = "`speaker` is empty; write the full name, or leave the key out where nobody is named".to_owned();
            out.push(((below("speaker"), reason), false));
        }
        if outdated && row.reviewed && !relocate(&mut row, &article.body) {
            out.push(((line, format!("the words of reviewed quote `{}` are no longer in the article", row.id)), true));
        } else if !outdated && let Err(reason) = quote(row, article, gazetteer) {
            out.push(((line, reason), true));
        }
    }
    out
}

/// How many lines below its head an entry has some words.
fn line_in(entry: &str, named: &str) -> usize {
    let mut lines = entry.lines().enumerate().take_while(|(at, line)| *at == 0 || !line.starts_with("[[")).map(|(_, line)| line);
    lines.position(|line| line.contains(named)).unwrap_or(0)
}

/// Finds an entry's words in an edited body; whether they are all still there.
fn relocate(row: &mut Row, body: &str) -> bool {
    let found: Option<Vec<Span>> = row.text.iter().map(|text| body.find(text.as_str()).map(|at| Span::new(at, at + text.len()))).collect();
    let Some(spans) = found.filter(|spans| !spans.is_empty()) else { return false };
    row.spans = spans;
    // Where the body names the speaker is found again only by extracting.
    row.mention = None;
    true
}

fn body_hash(body: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(body.as_bytes())[..8])
}

fn quote(row: Row, article: &Article, gazetteer: &Gazetteer) -> Result<Quote, String> {
    let words: Vec<Option<&str>> = row.spans.iter().map(|s| s.of(&article.body)).collect();
    let matches = words.len() == row.text.len() && words.iter().zip(&row.text).all(|(w, t)| *w == Some(t.as_str()));
    if words.is_empty() || !matches {
        let next = "correct `spans` or `text`, or delete the entry and run `whosaid rebuild`";
        return Err(format!("the words of quote `{}` no longer stand at its spans in the article; {next}", row.id));
    }
    let affiliation = row.affiliation.map(|text| {
        let read = Affiliation::read(&text, gazetteer, &article.meta.lang);
        // What a person wrote wins, also where it is nothing.
        Affiliation { regions: row.regions.clone(), ..read }
    });
    let affiliation =
        affiliation.or_else(|| (!row.regions.is_empty()).then(|| Affiliation { regions: row.regions, ..Affiliation::default() }));
    let attribution = match (row.speaker.filter(|s| !s.trim().is_empty()), row.anonymous) {
        (Some(name), _) => Attribution::Resolved(Speaker { id: SpeakerId::of(&name), name, aliases: row.aliases }),
        (None, Some(called)) => Attribution::Named(called),
        (None, None) => Attribution::Unattributed,
    };
    Ok(Quote {
        id: row.id,
        article: article.id.clone(),
        kind: row.kind,
        spans: row.spans,
        attribution,
        mention: row.mention,
        affiliation,
        confidence: row.confidence,
        reviewed: row.reviewed,
    })
}

pub(super) fn write(article: &Article, quotes: &[Quote]) -> Result<String, String> {
    let rows = quotes.iter().map(|q| row(q, article)).collect();
    let toml = toml::to_string(&File { schema: SCHEMA, body: Some(body_hash(&article.body)), quote: rows }).map_err(|e| e.to_string())?;
    Ok(format!("{HEADER}{toml}"))
}

fn row(quote: &Quote, article: &Article) -> Row {
    let (speaker, aliases, anonymous) = match &quote.attribution {
        Attribution::Resolved(s) => (Some(s.name.clone()), s.aliases.clone(), None),
        Attribution::Named(called) => (None, Vec::new(), Some(called.clone())),
        Attribution::Unattributed => (None, Vec::new(), None),
    };
    let affiliation = quote.affiliation.as_ref();
    Row {
        id: quote.id.clone(),
        speaker,
        aliases,
        anonymous,
        affiliation: affiliation.map(|a| a.text.clone()).filter(|t| !t.is_empty()),
        regions: affiliation.map(|a| a.regions.clone()).unwrap_or_default(),
        kind: quote.kind,
        confidence: (quote.confidence * 100.0).round() / 100.0,
        reviewed: quote.reviewed,
        mention: quote.mention,
        spans: quote.spans.clone(),
        text: quote.words(&article.body).into_iter().map(str::to_owned).collect(),
    }
}
