//! Answers and evidence as a person reads them in a terminal.

use std::fmt::Write;

use textwrap::core::display_width;

use crate::answer::{Answer, Engine, Evidence, Left, Nearest, Reason, Response, Standing};
use crate::index::Summary;
use crate::locale::Locale;
use crate::quote::Affiliation;
use crate::retrieval::{Place, Query};

use super::gloss::Glosses;
use super::terminal::{BOLD, DIM, NAME, clickable, height, isolated, link, safe, styled, width, wrapped};

/// The bar beside quoted words.
const BAR: &str = "  │ ";

/// How an answer is shown.
pub(super) struct How {
    /// Whether it goes on where the screen is full.
    pub full: bool,
    /// Whether the signals behind each passage are shown.
    pub explain: bool,
    /// Aids to reading passages.
    pub glosses: Glosses,
}

/// An answer. Unless `full`, it stops before the screen is full and says how to see the rest.
pub(super) fn answer_text(response: &Response, engine: &Engine, how: &How) -> String {
    let mut out = understood(&response.query, engine);
    match &response.answer {
        Answer::Grounded(evidence) => {
            let experts = by_expert(evidence.iter());
            if response.topic_missed {
                let said = "The topic was not found in these words; they are what is quoted of whom you asked for, on anything.";
                out.push_str(&wrapped(said, &[], "", width()).iter().map(|l| styled(DIM, l) + "\n").collect::<String>());
                out.push('\n');
            }
            let screen = if how.full { None } else { height() };
            out.push_str(&experts_text(&experts, engine, screen, out.lines().count(), how, &response.left));
            if !response.not_quoted.is_empty() {
                let names: Vec<String> = response.not_quoted.iter().map(|n| region_or_name(n, engine)).collect();
                let _ = writeln!(out, "{}", styled(DIM, &format!("Not quoted here: {}.", names.join(", "))));
            }
        }
        Answer::NoEvidence { reason, nearest } => out.push_str(&nothing_text(response, reason, nearest, engine)),
    }
    out
}

/// Consecutive evidence of one speaker.
fn by_expert<'e>(evidence: impl Iterator<Item = &'e Evidence>) -> Vec<Vec<&'e Evidence>> {
    let mut out: Vec<Vec<&Evidence>> = Vec::new();
    for e in evidence {
        match out.last_mut() {
            Some(group) if group[0].citation.speaker.is_some() && group[0].citation.speaker == e.citation.speaker => group.push(e),
            _ => out.push(vec![e]),
        }
    }
    out
}

fn experts_text(experts: &[Vec<&Evidence>], engine: &Engine, screen: Option<usize>, used: usize, how: &How, left: &Left) -> String {
    let mut out = String::new();
    let mut lines = used;
    for (i, passages) in experts.iter().enumerate() {
        // With several experts each gets one passage; somebody alone gets all.
        let shown = if screen.is_some() && experts.len() > 1 { 1 } else { passages.len() };
        let mut text = expert_text(passages, shown, engine, how);
        if shown < passages.len() {
            let _ = writeln!(text, "    {}", styled(DIM, &format!("the whole quote: whosaid show {}", passages[0].citation.quote)));
        } else if let Some(more) = passages[0].citation.speaker.as_ref().and_then(|name| left.passages.get(name)) {
            let said = format!("{}: --passages {} shows all", number(*more as u64, "more passage"), passages.len() + more);
            let _ = writeln!(text, "    {}", styled(DIM, &said));
        }
        text.push('\n');
        let height = text.lines().count();
        if i > 0 && screen.is_some_and(|s| lines + height > s) {
            let more = number((experts.len() - i) as u64, "more expert");
            let _ = writeln!(out, "{}", styled(DIM, &format!("{more}: --full shows everything")));
            break;
        }
        lines += height;
        out.push_str(&text);
        if i + 1 == experts.len() && left.speakers > 0 {
            let more = number(left.speakers as u64, "more expert");
            let said = format!("{more}: --limit {} shows all", experts.len() + left.speakers);
            let _ = writeln!(out, "{}", styled(DIM, &said));
        }
    }
    out
}

/// A speaker, and the first `shown` of their passages; words of one article share its citation.
fn expert_text(passages: &[&Evidence], shown: usize, engine: &Engine, how: &How) -> String {
    let mut out = String::new();
    let Some(first) = passages.first() else { return out };
    let _ = writeln!(out, "{}", heading(first, engine));
    for (i, e) in passages.iter().take(shown).enumerate() {
        let _ = write!(out, "{}{}", words(e), how.glosses.text(e));
        if how.explain {
            let signals: Vec<String> = e.signals.iter().map(|(name, value)| format!("{name} {value:.2}")).collect();
            let _ = writeln!(out, "    {}", styled(DIM, &signals.join(" · ")));
        }
        let last_of_quote = passages.get(i + 1).filter(|_| i + 1 < shown).is_none_or(|next| next.citation.quote != e.citation.quote);
        if last_of_quote {
            let _ = writeln!(out, "    {}", citation(e));
        } else {
            let _ = writeln!(out, "{}", BAR.trim_end());
        }
    }
    out
}

/// Name, region, and affiliation as the article gives it.
pub(super) fn heading(e: &Evidence, engine: &Engine) -> String {
    let name = e.citation.speaker.as_deref().map_or_else(|| "A speaker who is not named".to_owned(), isolated);
    let mut out = styled(NAME, &name);
    if let Some(affiliation) = &e.citation.affiliation {
        let regions = regions(affiliation, engine);
        if !regions.is_empty() {
            let _ = write!(out, " · {regions}");
        }
        let about = if regions.is_empty() { "(speaks about it)" } else { "(speaks about it, is not from there)" };
        if e.standing == Standing::SpeaksAbout {
            let _ = write!(out, " {}", styled(DIM, about));
        }
        for line in wrapped(&affiliation.text, &[], "  ", width()) {
            let _ = write!(out, "\n{}", styled(DIM, &line));
        }
    } else if e.standing == Standing::SpeaksAbout {
        let _ = write!(out, " {}", styled(DIM, "(speaks about it)"));
    }
    out
}

/// Where an affiliation is, in English.
pub(super) fn regions(affiliation: &Affiliation, engine: &Engine) -> String {
    affiliation.regions.iter().map(|r| engine.region_name(r, "en")).collect::<Vec<_>>().join(", ")
}

/// The words behind a bar, highlights marked.
pub(super) fn words(e: &Evidence) -> String {
    let bar = styled(DIM, BAR);
    wrapped(&e.verbatim, &e.highlights, "", width().saturating_sub(4)).into_iter().map(|line| format!("{bar}{line}\n")).collect()
}

/// Title and outlet, date, the quote's id, and the link.
pub(super) fn citation(e: &Evidence) -> String {
    let c = &e.citation;
    let mut parts: Vec<String> = [c.title.as_deref(), c.outlet.as_deref()].into_iter().flatten().map(isolated).collect();
    if parts.is_empty() {
        parts.push(c.article.clone());
    }
    parts.extend(c.published.as_ref().map(ToString::to_string));
    let source = parts.join(" · ");
    match c.url.as_deref() {
        Some(url) if clickable(url) => styled(DIM, &format!("{} · {}", link(url, &source), c.quote)),
        // An address stands on a line of its own, so that it can be copied whole.
        Some(url) => format!("{}\n    {}", styled(DIM, &format!("{source} · {}", c.quote)), styled(DIM, &safe(url))),
        None => styled(DIM, &format!("{source} · {}", c.quote)),
    }
}

fn understood(query: &Query, engine: &Engine) -> String {
    let mut parts = Vec::new();
    for speaker in &query.speakers {
        parts.push(format!("speaker: {}", isolated(&speaker.name)));
    }
    for region in &query.regions {
        let name = engine.region_name(&region.code, "en");
        parts.push(match region.place {
            Place::Voice => format!("voices of {name}"),
            Place::People => format!("people from {name}"),
            Place::Subject => format!("about {name}"),
        });
    }
    for affiliation in &query.affiliations {
        parts.push(format!("affiliation: {}", isolated(affiliation.label())));
    }
    if !query.topic.is_empty() {
        parts.push(format!("topic: {}", isolated(&shortened(&query.topic))));
    }
    if query.comparison {
        parts.push("compared".to_owned());
    }
    if parts.is_empty() {
        return String::new();
    }
    let lines = textwrap::wrap(&format!("Understood as {}", parts.join("; ")), width()).iter().map(|l| styled(DIM, l)).collect::<Vec<_>>();
    lines.join("\n") + "\n\n"
}

/// Columns of the longest topic that is shown whole.
const TOPIC: usize = 160;

/// As much of a topic as shows which it is.
fn shortened(topic: &str) -> String {
    let mut used = 0;
    let end = topic.char_indices().find(|(_, c)| {
        used += display_width(c.encode_utf8(&mut [0; 4]));
        used > TOPIC
    });
    end.map_or_else(|| topic.to_owned(), |(at, _)| format!("{}…", topic[..at].trim_end()))
}

fn nothing_text(response: &Response, reason: &Reason, nearest: &[Nearest], engine: &Engine) -> String {
    let locale = Locale::of("en");
    let region = |code: &crate::lexicon::Region| engine.region_name(code, "en");
    let shown = match reason {
        Reason::NobodyOn(topic) => &Reason::NobodyOn(shortened(topic)),
        other => other,
    };
    let mut out = format!("{} {}\n", styled(BOLD, "No evidence:"), safe(&locale.reason(shown, region)));
    for n in nearest {
        let regions: Vec<String> = n.regions.iter().map(region).collect();
        let from = if regions.is_empty() { String::new() } else { format!(" · {}", regions.join(", ")) };
        let _ = writeln!(out, "  {}{from}: {}", styled(NAME, &isolated(&n.speaker)), locale.nearest_because(n.why));
    }
    let h = response.holdings;
    let mut hints = vec![format!("The corpus has {}; list them with whosaid speakers.", counted(h.quotes, h.speakers, h.articles))];
    if matches!(reason, Reason::NobodyOn(_) | Reason::NotOnTopic(_)) {
        if engine.lacks_vectors() {
            hints.push("The index is of words alone; `whosaid rebuild` makes it find what is said in other words, too.".to_owned());
        } else if engine.lacks_encoder() {
            let next = "with the `models/` of whosaid in the home, or a server under [encoder] in config/whosaid.toml, what is said in other \
                words is found, too";
            hints.push(format!("Words alone were searched, since there is no encoder; {next}."));
        }
    }
    for line in hints.iter().flat_map(|hint| wrapped(hint, &[], "", width())) {
        let _ = writeln!(out, "{}", styled(DIM, &line));
    }
    out
}

/// "12 quotes of 12 speakers in 1 article".
pub(super) fn counted(quotes: u64, speakers: u64, articles: u64) -> String {
    format!("{} of {} in {}", number(quotes, "quote"), number(speakers, "speaker"), number(articles, "article"))
}

/// What an index holds after a change.
pub(super) fn index_now_has(summary: &Summary) -> String {
    let m = &summary.manifest;
    format!("The index now has {}.\n", counted(m.quotes, m.speakers, m.articles))
}

/// "12 quotes".
pub(super) fn number(count: u64, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// `not_quoted` holds codes of regions and names of strangers.
fn region_or_name(words: &str, engine: &Engine) -> String {
    words.parse().map_or_else(|_| safe(words), |code| engine.region_name(&code, "en"))
}
