//! What stands around an article in its page, and is none of its words: readers' comments, questions about cookies, boxes of the
//! site, and other articles.

use dom_query::{Document, NodeRef, Selection};

use super::boxes::Kind;

/// What is no part of an article's running text.
pub(in crate::article) const AROUND: &str = "script, style, noscript, template, iframe, form, button, nav, aside, figure, figcaption, dialog, \
    [role=dialog], [role=navigation], [role=complementary], [hidden], [aria-hidden=true], [aria-label=advertisement], .advertisement, .ad";

/// A box has less of a page's text than one part in so many.
const LEAST_PARTS: usize = 3;

/// Where an element with such a name holds one of these, it is the article itself.
const ARTICLE: &str = "h1, main, [itemprop=articleBody]";
/// What a question does not hold, and a page does.
const PAGE: &str = "article, nav, time";

/// Takes out of a page what is not of its article, as far as the page tells.
pub(super) fn strip(page: &Document) {
    page.select("[role=comment], [itemprop=comment], [itemtype$='schema.org/Comment']").remove();
    let dialogs = page.select("dialog, [role=dialog], [role=alertdialog]");
    dialogs.iter().filter(|dialog| dialog.select(ARTICLE).is_empty()).for_each(|dialog| dialog.remove());
    reveal(page);
    other_articles(page);
    let all = length(&page.select("p"));
    for part in page.select("[class], [id], [role], [aria-label]").nodes().iter().filter(|part| !stands_in(part, &WHOLE, 1)) {
        let goes = match Kind::of(part) {
            Kind::Other => false,
            // A link within a paragraph may be called like the box that leads elsewhere.
            Kind::Box => part.normalized_char_count() * LEAST_PARTS < all && (stands_in(part, &TEXT, 1) || !stands_in(part, &TEXT, DEEP)),
            // A page may say of itself that it has not asked yet.
            Kind::Consent => Selection::from(*part).select(PAGE).is_empty(),
            Kind::Label | Kind::Comments => true,
        };
        if goes && Selection::from(*part).select(ARTICLE).is_empty() {
            part.remove_from_parent();
        }
    }
    teasers(page);
}

/// Elements that are never a box, whatever they are called.
const WHOLE: [&str; 4] = ["html", "body", "main", "article"];
/// Elements that hold running text.
const TEXT: [&str; 4] = ["p", "blockquote", "h2", "h3"];
/// How far up an element is looked for that a part stands in.
const DEEP: usize = 8;

/// Whether an element is one of these, or within so many steps stands in one.
fn stands_in(part: &NodeRef, names: &[&str], steps: usize) -> bool {
    std::iter::once(*part).chain(part.ancestors_it(None)).take(steps).any(|above| names.iter().any(|name| above.has_name(name)))
}

fn length(part: &Selection) -> usize {
    part.nodes().iter().map(NodeRef::normalized_char_count).sum()
}

/// Takes out lines that are nothing but links to other pages, with or without a label before them. A name that stands alone may be such a
/// link and be a speaker's.
fn teasers(page: &Document) {
    for link in page.select("p a[href], li a[href], div > a[href]").nodes() {
        let Some(line) = line_ending_with(link) else { continue };
        let text = line.text();
        let linked = link.text();
        let is_label = |label: &str| label.is_empty() || label.chars().count() <= LONGEST_LABEL && label.trim_end().ends_with(LABEL_ENDS);
        let alone = text.trim().strip_suffix(linked.trim()).is_some_and(is_label);
        if alone && link.normalized_char_count() >= SHORTEST_TEASER && !link.attr_or("href", "#").starts_with('#') && !is_sentence(&line) {
            line.remove_from_parent();
        }
    }
}

/// The line that ends with a link.
fn line_ending_with<'p>(link: &NodeRef<'p>) -> Option<NodeRef<'p>> {
    let mut part = *link;
    loop {
        let mut behind = std::iter::successors(part.next_sibling(), NodeRef::next_sibling);
        if behind.any(|next| next.is_element() || next.is_nonempty_text()) {
            return None;
        }
        part = part.parent()?;
        if LINES.iter().any(|name| part.has_name(name)) {
            return Some(part);
        }
    }
}

/// Letters of the longest label before a link; what is longer is an article's sentence.
const LONGEST_LABEL: usize = 40;
/// What stands between a label and the link that it announces.
const LABEL_ENDS: [char; 4] = [':', '：', '|', '>'];

/// Whether a line ends as headlines do not, with or without a mark of quotation behind.
pub(super) fn is_sentence(line: &NodeRef) -> bool {
    line.text().trim_end_matches(|c: char| c.is_whitespace() || MARKS.contains(&c)).ends_with(['.', '。'])
}

/// What may close a quotation.
const MARKS: [char; 9] = ['"', '”', '“', '»', '«', '\'', '’', '」', '』'];

/// What holds a line of text.
const LINES: [&str; 3] = ["p", "li", "div"];
/// Letters from which on a line that is a link is no speaker's name.
const SHORTEST_TEASER: usize = 45;

/// React sends what is not ready yet in hidden elements behind the page, and a script puts them in their places.
fn reveal(page: &Document) {
    page.select("div[hidden][id^='S:']").remove_attr("hidden");
}

/// Takes out further articles: those that a page loads below its own, each with a first heading of its own, and those that are hardly more
/// than a link.
fn other_articles(page: &Document) {
    let articles = page.select("article");
    let has_heading = |article: &NodeRef| Selection::from(*article).select("h1").exists();
    let own = articles.nodes().iter().find(|article| has_heading(article));
    let holds_own =
        |article: &NodeRef| own.is_some_and(|own| own.id == article.id || own.ancestors_it(None).any(|above| above.id == article.id));
    let within_own = |article: &NodeRef| own.is_some_and(|own| article.ancestors_it(None).any(|above| above.id == own.id));
    for article in articles.nodes().iter().filter(|article| !holds_own(article)) {
        let linked = length(&Selection::from(*article).select("a"));
        if has_heading(article) && !within_own(article) || linked * 2 > article.normalized_char_count() {
            article.remove_from_parent();
        }
    }
}
