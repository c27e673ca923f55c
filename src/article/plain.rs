//! What a plain text says about itself: a title line, and an address in its last lines with the outlet and date in it.

use crate::text::Lang;

use super::PartialDate;
use super::formats::{Format, Reader};

/// The media type of what has no markup.
pub(super) const TYPE: &str = "text/plain";

pub(super) const FORMAT: Format = Format {
    endings: &["txt", "text"],
    types: &[TYPE],
    reader: Reader::Text { is: |_, _| true, read: |text, _| Ok((Found::default(), text.to_owned())) },
    says_all: false,
};

/// What was found; nothing of it is guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub title: Option<String>,
    pub url: Option<String>,
    pub outlet: Option<String>,
    pub author: Option<String>,
    pub published: Option<PartialDate>,
    pub lang: Option<Lang>,
}

impl Found {
    /// Fills what is missing.
    pub(super) fn or(self, other: Self) -> Self {
        // Outlet and date that come from an address belong to that address.
        let theirs = if self.url.is_some() { Self { outlet: None, published: None, ..other } } else { other };
        self.filled(theirs)
    }

    /// What is missing, as another source has it.
    pub(super) fn filled(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            url: self.url.or(other.url),
            outlet: self.outlet.or(other.outlet),
            author: self.author.or(other.author),
            published: self.published.or(other.published),
            lang: self.lang.or(other.lang),
        }
    }
}

pub(super) fn find(body: &str) -> Found {
    let url = source_url(body);
    let from_url = url.as_deref().map(from_url).unwrap_or_default();
    Found { title: title(body), url, ..from_url }
}

/// Outlet and date of an address.
pub(super) fn from_url(url: &str) -> Found {
    let Ok(parsed) = url::Url::parse(url) else { return Found::default() };
    let outlet = parsed.host_str().map(|h| h.trim_start_matches("www.").to_owned());
    let parts: Vec<&str> = parsed.path_segments().into_iter().flatten().collect();
    Found { outlet, published: date_of_path(&parts), url: Some(url.to_owned()), ..Found::default() }
}

/// `/2025/`, `/2025/04/` or `/2025/04/30/` in a path.
fn date_of_path(parts: &[&str]) -> Option<PartialDate> {
    let year = parts.iter().position(|p| p.len() == 4 && p.parse::<u16>().is_ok_and(|y| (1990..2100).contains(&y)))?;
    let two = |i: usize| parts.get(year + i).filter(|p| p.len() <= 2 && p.bytes().all(|b| b.is_ascii_digit())).map(|p| format!("{p:0>2}"));
    let mut date = parts[year].to_owned();
    for part in (1..=2).map_while(two) {
        date = format!("{date}-{part}");
    }
    date.parse().or_else(|_| parts[year].parse()).ok()
}

/// The one address in the last three lines: a source line, or the article's own, but none of a picture.
fn source_url(body: &str) -> Option<String> {
    body.lines().rev().filter(|l| !l.trim().is_empty()).take(3).find_map(|line| {
        let start = line.find("https://").or_else(|| line.find("http://"))?;
        let url: &str = line[start..].split(|c: char| c.is_whitespace() || "<>\"”）)】」，。".contains(c)).next()?;
        let url = url.trim_end_matches(['.', ',', ';']);
        url::Url::parse(url).ok().filter(|u| u.host_str().is_some() && !pictures(u.path())).map(|_| url.to_owned())
    })
}

/// Whether a path is that of a picture.
fn pictures(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| matches!(ending.as_str(), "jpg" | "jpeg" | "png" | "gif" | "webp" | "avif" | "svg"))
}

/// What press releases begin with in place of a title, in lower case.
const LABELS: [&str; 22] = [
    "for immediate release",
    "press release",
    "news release",
    "media release",
    "press statement",
    "communiqué de presse",
    "pour diffusion immédiate",
    "comunicado de prensa",
    "nota de prensa",
    "para publicación inmediata",
    "comunicado de imprensa",
    "nota à imprensa",
    "comunicato stampa",
    "pressemitteilung",
    "presseerklärung",
    "пресс-релиз",
    "بيان صحفي",
    "प्रेस विज्ञप्ति",
    "新闻稿",
    "新聞稿",
    "プレスリリース",
    "보도자료",
];

/// Whether a line only says that a press release follows, or when it may be published.
fn is_label(line: &str) -> bool {
    let line = line.to_lowercase();
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    LABELS.contains(&line) || line.starts_with("for immediate release") || line.starts_with("embargoed until")
}

/// A first line that is short, stands alone and is no sentence, no speaker's line and no quotation.
fn title(body: &str) -> Option<String> {
    let mut lines = body.lines().filter(|l| !l.trim().is_empty()).skip_while(|l| is_label(l));
    let first = lines.next()?.trim();
    lines.next()?;
    let sentence = first.ends_with(['.', '。', '!', '！', '?', '？', '…', ':', '：', ';', '；', ',', '，', '”', '"', '»', '」']);
    let opens = first.starts_with(['—', '–', '-', '“', '"', '«', '「', '‘', '„', '#']);
    let question = first.ends_with(['?', '？']) && first.chars().count() <= 60;
    let short = first.chars().count() <= 100;
    (short && !opens && (!sentence || question)).then(|| first.to_owned())
}
