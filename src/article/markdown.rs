//! Markdown: what stands in its front matter is known of it, else its first heading is the title; links and emphasis fall away, paragraphs
//! and line ends stay.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::formats::{Format, Reader};
use super::front::{Front, front};
use super::plain::Found;

pub(super) const FORMAT: Format = Format {
    endings: &["md", "markdown"],
    types: &["text/markdown", "text/x-markdown"],
    reader: Reader::Text { is: |_, named| named, read: |markdown, _| Ok(read(markdown)) },
    says_all: false,
};

/// The text of a Markdown document, and what it says of itself.
fn read(document: &str) -> (Found, String) {
    let Front { said, body: markdown, is_article } = front(document);
    if is_article {
        return (said, markdown.to_owned());
    }
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
    (said.filled(Found { title, ..Found::default() }), body)
}
