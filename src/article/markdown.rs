//! Markdown: its first heading is the title, its links and emphasis fall away, its paragraphs and line ends stay. TOML between two lines
//! of `+++` above it says where it comes from, as in the corpus and in Hugo (<https://gohugo.io/content-management/front-matter/>).

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::formats::{Format, Reader};
use super::plain::Found;
use super::{Meta, PartialDate};

const FENCE: &str = "+++";

pub(super) const FORMAT: Format = Format {
    endings: &["md", "markdown"],
    types: &["text/markdown", "text/x-markdown"],
    reader: Reader::Text { is: |_, named| named, read: |markdown, _| Ok(read(markdown)) },
    outranks_address: false,
};

/// The text of a Markdown document, and what it says of itself.
fn read(markdown: &str) -> (Found, String) {
    let Some((toml, body)) = front_matter(markdown) else { return words(markdown) };
    // An article of a corpus: its body is no Markdown.
    if let Ok(meta) = toml::from_str::<Meta>(toml) {
        let Meta { title, url, outlet, author, published, lang, .. } = meta;
        return (Found { title, url, outlet, author, published, lang: Some(lang) }, body.to_owned());
    }
    let Ok(table) = toml.parse::<toml::Table>() else { return words(markdown) };
    let (found, body) = words(body);
    (said(&table).filled(found), body)
}

/// What stands between two lines of `+++` at the head, and what follows.
fn front_matter(markdown: &str) -> Option<(&str, &str)> {
    let is_fence = |line: &str| line.trim_end() == FENCE;
    let mut lines = markdown.split_inclusive('\n');
    let start = lines.next().filter(|line| is_fence(line))?.len();
    let mut end = start;
    for line in lines {
        if is_fence(line) {
            return Some((markdown.get(start..end)?, markdown.get(end + line.len()..)?));
        }
        end += line.len();
    }
    None
}

/// What front matter says, under the names that are usual there.
fn said(table: &toml::Table) -> Found {
    let text =
        |names: &[&str]| names.iter().find_map(|name| table.get(*name)?.as_str()).map(str::to_owned).filter(|text| !text.trim().is_empty());
    // A date may be a string, a date or a moment, of which the day counts.
    let day = |name: &&str| {
        let value = table.get(*name)?;
        let written = value.as_str().map_or_else(|| value.as_datetime().map(ToString::to_string), |text| Some(text.to_owned()))?;
        written.parse::<PartialDate>().ok()
    };
    Found {
        title: text(&["title"]),
        url: text(&["url", "link", "canonical", "source_url"]).filter(|url| url::Url::parse(url).is_ok_and(|url| url.has_host())),
        outlet: text(&["outlet", "source", "publication", "publisher"]),
        author: text(&["author"]),
        published: ["published", "date", "publishDate"].iter().find_map(day),
        lang: text(&["lang", "language"]).and_then(|tag| tag.parse().ok()),
    }
}

/// The text of Markdown, and its title.
fn words(markdown: &str) -> (Found, String) {
    let mut body = String::with_capacity(markdown.len());
    let mut title: Option<String> = None;
    let mut heading: Option<usize> = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if title.is_none() => heading = Some(body.len()),
            Event::End(TagEnd::Heading(_)) => {
                if let Some(start) = heading.take() {
                    title = body.get(start..).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty());
                }
                body.push_str("\n\n");
            }
            Event::End(TagEnd::Paragraph) => body.push_str("\n\n"),
            Event::End(TagEnd::Item | TagEnd::CodeBlock) => body.push('\n'),
            Event::Text(text) | Event::Code(text) => body.push_str(&text),
            Event::SoftBreak | Event::HardBreak => body.push('\n'),
            _ => {}
        }
    }
    (Found { title, ..Found::default() }, body)
}
