//! The machine-readable contract: stable, additive, documented in the README.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::answer::{Answer, Card, Change, Citation, Evidence, Gloss, GlossedWord, Response, Verdict, Verified};
use crate::article::{Meta, PartialDate};
use crate::eval::Evaluated;
use crate::locale::Locale;
use crate::quote::{Kind, Quote};
use crate::retrieval::Signals;
use crate::text::Span;

use super::error::CliError;
use super::gloss::Glosses;

/// One answer of `ask --json` and `ask --batch`.
#[derive(Serialize)]
pub(super) struct AnswerJson<'r> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'r serde_json::Value>,
    question: &'r str,
    lang: &'r str,
    status: &'static str,
    understood: Understood<'r>,
    evidence: Vec<EvidenceJson<'r>>,
    not_quoted: &'r [String],
    topic_missed: bool,
    left: LeftJson<'r>,
    reason: Option<String>,
    nearest: Vec<NearestJson<'r>>,
    elapsed_ms: f64,
}

#[derive(Serialize)]
struct Understood<'r> {
    speakers: Vec<&'r str>,
    regions: Vec<&'r str>,
    affiliations: Vec<&'r str>,
    topic: &'r str,
    comparison: bool,
}

/// What was found and is not shown: further speakers, and further passages of those who are.
#[derive(Serialize)]
struct LeftJson<'r> {
    speakers: usize,
    passages: &'r BTreeMap<String, usize>,
}

#[derive(Serialize)]
pub(super) struct EvidenceJson<'r> {
    rank: usize,
    score: f32,
    speaker: Option<&'r str>,
    affiliation: Option<&'r str>,
    regions: Vec<&'r str>,
    quote_id: &'r str,
    text: &'r str,
    highlights: &'r [Span],
    article: ArticleJson<'r>,
    span: SpanJson,
    standing: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    signals: Option<BTreeMap<&'static str, f32>>,
    /// Absent where no aids are wanted, null where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    gloss: Option<Option<GlossJson<'r>>>,
}

/// An aid to reading a passage, made by a machine.
#[derive(Serialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
enum GlossJson<'r> {
    Translation { model: &'r str, text: &'r str },
    Words { words: Vec<WordJson<'r>> },
}

#[derive(Serialize)]
struct WordJson<'r> {
    start: usize,
    end: usize,
    senses: &'r [String],
}

impl<'r> From<&'r Gloss> for GlossJson<'r> {
    fn from(gloss: &'r Gloss) -> Self {
        match gloss {
            Gloss::Translation(translation) => Self::Translation { model: &translation.model, text: &translation.text },
            Gloss::Words(words) => {
                let word = |w: &'r GlossedWord| WordJson { start: w.span.start, end: w.span.end, senses: &w.senses };
                Self::Words { words: words.iter().map(word).collect() }
            }
        }
    }
}

#[derive(Serialize)]
struct ArticleJson<'r> {
    id: &'r str,
    title: Option<&'r str>,
    url: Option<&'r str>,
    outlet: Option<&'r str>,
    published: Option<&'r PartialDate>,
}

#[derive(Serialize)]
struct SpanJson {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct NearestJson<'r> {
    speaker: &'r str,
    regions: Vec<&'r str>,
    why: String,
}

impl<'r> AnswerJson<'r> {
    pub(super) fn new(response: &'r Response, id: Option<&'r serde_json::Value>, words: &Words<'r>) -> Self {
        let query = &response.query;
        let (status, evidence, reason, nearest) = match &response.answer {
            Answer::Grounded(evidence) => ("answered", evidence_json(evidence.iter(), words.explain, words.glosses), None, Vec::new()),
            Answer::NoEvidence { reason, nearest } => {
                let nearest = nearest.iter().map(|n| NearestJson {
                    speaker: &n.speaker,
                    regions: n.regions.iter().map(|r| r.code()).collect(),
                    why: words.locale.nearest_because(n.why),
                });
                ("no_evidence", Vec::new(), Some(words.locale.reason(reason, words.region)), nearest.collect())
            }
        };
        Self {
            id,
            question: &response.question,
            lang: query.lang.as_ref().map_or("und", |l| l.as_str()),
            status,
            understood: Understood {
                speakers: query.speakers.iter().map(|s| s.name.as_str()).collect(),
                regions: query.regions.iter().map(|r| r.code.code()).collect(),
                affiliations: query.affiliations.iter().map(|a| a.label()).collect(),
                topic: &query.topic,
                comparison: query.comparison,
            },
            evidence,
            not_quoted: &response.not_quoted,
            topic_missed: response.topic_missed,
            left: LeftJson { speakers: response.left.speakers, passages: &response.left.passages },
            reason,
            nearest,
            elapsed_ms: response.elapsed.as_secs_f64() * 1000.0,
        }
    }
}

/// The words that reasons are told in.
pub(super) struct Words<'w> {
    /// Aids to reading, where they are wanted.
    pub glosses: Option<&'w Glosses>,
    pub locale: &'w Locale,
    pub region: &'w dyn Fn(&crate::lexicon::Region) -> String,
    /// Whether the signals behind each passage are wanted.
    pub explain: bool,
}

/// Evidence in order, ranked from 1.
pub(super) fn evidence_json<'r>(
    evidence: impl Iterator<Item = &'r Evidence>,
    explain: bool,
    glosses: Option<&'r Glosses>,
) -> Vec<EvidenceJson<'r>> {
    evidence
        .enumerate()
        .map(|(i, e)| {
            let c = &e.citation;
            EvidenceJson {
                rank: i + 1,
                score: e.score,
                speaker: c.speaker.as_deref(),
                affiliation: c.affiliation.as_ref().map(|a| a.text.as_str()).filter(|t| !t.is_empty()),
                regions: c.affiliation.iter().flat_map(|a| &a.regions).map(|r| r.code()).collect(),
                quote_id: c.quote.as_str(),
                text: &e.verbatim,
                highlights: &e.highlights,
                article: article_json(c),
                span: SpanJson { start: c.span.start, end: c.span.end },
                standing: match e.standing {
                    crate::answer::Standing::Asked => "asked",
                    crate::answer::Standing::SpeaksAbout => "speaks_about",
                },
                signals: explain.then(|| e.signals.iter().copied().collect()),
                gloss: glosses.map(|g| g.get(e).map(GlossJson::from)),
            }
        })
        .collect()
}

fn article_json(citation: &Citation) -> ArticleJson<'_> {
    ArticleJson {
        id: &citation.article,
        title: citation.title.as_deref(),
        url: citation.url.as_deref(),
        outlet: citation.outlet.as_deref(),
        published: citation.published.as_ref(),
    }
}

/// A quotation of `extract` and `ingest --dry-run`: one a span, offsets in bytes of the text.
#[derive(Serialize)]
pub(super) struct QuoteJson<'b> {
    text: &'b str,
    speaker: Option<String>,
    affiliation: Option<String>,
    regions: Vec<String>,
    kind: Kind,
    confidence: f64,
    start: usize,
    end: usize,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
}

/// The quotations of a text.
pub(super) fn quotes_json<'b>(quotes: &[Quote], body: &'b str) -> Vec<QuoteJson<'b>> {
    let mut out = Vec::new();
    for quote in quotes {
        for span in &quote.spans {
            let Some(text) = span.of(body) else { continue };
            let affiliation = quote.affiliation.as_ref();
            out.push(QuoteJson {
                text,
                speaker: quote.attribution.name().map(str::to_owned),
                affiliation: affiliation.map(|a| a.text.clone()),
                regions: affiliation.iter().flat_map(|a| &a.regions).map(ToString::to_string).collect(),
                kind: quote.kind,
                confidence: (f64::from(quote.confidence) * 100.0).round() / 100.0,
                start: span.start,
                end: span.end,
                speaker_start: quote.mention.map(|m| m.start),
                speaker_end: quote.mention.map(|m| m.end),
            });
        }
    }
    out
}

/// What `ingest --json` prints of an article.
#[derive(Serialize)]
pub(super) struct IngestJson<'a> {
    pub article: IngestArticle<'a>,
    pub body: &'a str,
    pub quotes: Vec<QuoteJson<'a>>,
    pub stored: bool,
}

#[derive(Serialize)]
pub(super) struct IngestArticle<'a> {
    id: &'a str,
    title: Option<&'a str>,
    outlet: Option<&'a str>,
    author: Option<&'a str>,
    published: Option<&'a PartialDate>,
    lang: &'a str,
    url: Option<&'a str>,
}

impl<'a> IngestArticle<'a> {
    pub(super) fn new(id: &'a str, meta: &'a Meta) -> Self {
        Self {
            id,
            title: meta.title.as_deref(),
            outlet: meta.outlet.as_deref(),
            author: meta.author.as_deref(),
            published: meta.published.as_ref(),
            lang: meta.lang.as_str(),
            url: meta.url.as_deref(),
        }
    }
}

/// What `verify --json` prints.
pub(super) fn verified_json(verified: &Verified) -> serde_json::Value {
    let verdict = match verified.verdict {
        Verdict::Exact => "exact",
        Verdict::Altered => "altered",
        Verdict::SomeoneElse => "someone_else",
        Verdict::NotFound => "not_found",
    };
    let changes: Vec<_> = verified
        .changes
        .iter()
        .map(|c| match c {
            Change::Same(text) => serde_json::json!({ "same": text }),
            Change::Claimed(text) => serde_json::json!({ "claimed": text }),
            Change::Said(text) => serde_json::json!({ "said": text }),
        })
        .collect();
    serde_json::json!({
        "verdict": verdict, "words": verified.words, "claimed_speaker": verified.claimed,
        "evidence": evidence_json(verified.evidence.iter(), false, None), "changes": changes, "in_part": verified.in_part,
    })
}

/// What `show --json` prints.
pub(super) fn card_json(card: &Card) -> serde_json::Value {
    serde_json::json!({ "evidence": evidence_json(card.evidence.iter(), false, None), "before": card.before, "after": card.after })
}

/// What `eval --json` prints.
#[derive(Serialize)]
pub(super) struct EvalJson {
    #[serde(flatten)]
    figures: BTreeMap<&'static str, f64>,
    documents: usize,
    queries: usize,
    signals: String,
}

impl EvalJson {
    pub(super) fn new(evaluated: &Evaluated, signals: Signals) -> Self {
        Self {
            figures: evaluated.figures.named().into(),
            documents: evaluated.documents,
            queries: evaluated.questions,
            signals: signals.to_string(),
        }
    }
}

/// A value as one line of JSON. DEL and the C1 controls, which JSON lets stand raw and terminals obey, are escaped.
pub(super) fn line(value: &impl Serialize) -> Result<String, CliError> {
    let json = serde_json::to_string(value).map_err(|e| CliError::Output(e.into()))?;
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        if ('\u{7f}'..='\u{9f}').contains(&c) { out.push_str(&format!("\\u{:04x}", u32::from(c))) } else { out.push(c) }
    }
    out.push('\n');
    Ok(out)
}
