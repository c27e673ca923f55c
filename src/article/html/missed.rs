//! Paragraphs that are left behind where a page cuts its article into parts, of which readability takes the best: they are set
//! like those it took.

use std::collections::{HashMap, HashSet};

use dom_query::{Document, NodeId, NodeRef, Selection};

use super::around::{AROUND, is_sentence};

/// The attribute that numbers the paragraphs of a page.
const PLACE: &str = "data-place";
/// How many elements, from the paragraph up, tell by their names and classes how it is set.
const LEVELS: usize = 4;
/// So many paragraphs have to be set alike before another one of their kind is the article's, too.
const ALIKE: usize = 2;

/// Numbers the paragraphs of a page, so that they are known again in what is made of it.
pub(super) fn number(page: &Document) {
    page.select("p").nodes().iter().enumerate().for_each(|(at, paragraph)| paragraph.set_attr(PLACE, &at.to_string()));
}

/// Puts paragraphs of the numbered page into the content that was made of it, each behind the one that it follows.
pub(super) fn bring_back(content: &Document, page: &Document) {
    let taken = content.select(&format!("p[{PLACE}]"));
    let taken: HashMap<usize, &NodeRef> = taken.nodes().iter().filter_map(|paragraph| Some((place(paragraph)?, paragraph))).collect();
    let texts: HashSet<String> = taken.values().map(|paragraph| paragraph.text().trim().to_owned()).collect();
    let around: HashSet<NodeId> = page.select(AROUND).nodes().iter().map(|part| part.id).collect();
    let all = settings(page);
    let mut alike: HashMap<&str, usize> = HashMap::new();
    all.iter().filter(|(at, ..)| taken.contains_key(at)).for_each(|(_, _, setting)| *alike.entry(setting).or_default() += 1);
    let mut before: Option<&NodeRef> = None;
    let mut missed = String::new();
    let insert = |before: Option<&NodeRef>, missed: &mut String| {
        if let Some(before) = before.filter(|_| !missed.is_empty()) {
            before.after_html(missed.as_str());
        }
        missed.clear();
    };
    for (at, paragraph, setting) in &all {
        if let Some(next) = taken.get(at) {
            if before.is_none() && !missed.is_empty() {
                next.before_html(missed.as_str());
                missed.clear();
            }
            insert(before, &mut missed);
            before = Some(next);
        } else if alike.get(setting.as_str()).is_some_and(|alike| *alike >= ALIKE)
            && is_seen(paragraph, &around)
            && !texts.contains(paragraph.text().trim())
        {
            missed.push_str(&paragraph.html());
        }
    }
    insert(before, &mut missed);
}

fn place(paragraph: &NodeRef) -> Option<usize> {
    paragraph.attr(PLACE)?.parse().ok()
}

/// Each paragraph of a page, with its number and how it is set. Behind another first heading another article may begin, set alike.
fn settings(page: &Document) -> Vec<(usize, NodeRef<'_>, String)> {
    let mut headings = 0;
    let mut all = Vec::new();
    for node in page.select(&format!("h1, p[{PLACE}]")).nodes() {
        match place(node) {
            Some(at) => all.push((at, *node, setting(node, headings))),
            None => headings += 1,
        }
    }
    all
}

/// The names and classes of a paragraph and of what it stands in; without any class only those of one parent are set alike.
fn setting(paragraph: &NodeRef, headings: usize) -> String {
    let mut setting = headings.to_string();
    let mut classes = false;
    for element in std::iter::once(*paragraph).chain(paragraph.ancestors_it(Some(LEVELS - 1))) {
        let class = element.class().unwrap_or_default();
        classes |= !class.trim().is_empty();
        setting = format!("{setting}<{} {}", element.node_name().unwrap_or_default(), class.trim());
    }
    match paragraph.parent() {
        Some(parent) if !classes => format!("{setting}{:?}", parent.id),
        _ => setting,
    }
}

/// Whether a reader sees a paragraph where the article is, and it is more than a link to another one.
fn is_seen(paragraph: &NodeRef, around: &HashSet<NodeId>) -> bool {
    let linked: usize = Selection::from(*paragraph).select("a").nodes().iter().map(NodeRef::normalized_char_count).sum();
    let hidden = |element: &NodeRef| {
        let style = element.attr("style").unwrap_or_default().replace(' ', "");
        element.has_name("a") || style.contains("display:none") || around.contains(&element.id)
    };
    (linked * 2 < paragraph.normalized_char_count() || is_sentence(paragraph))
        && !hidden(paragraph)
        && !paragraph.ancestors_it(None).any(|above| hidden(&above))
}
