//! What sites call the places of words that are not their article's, in classes, ids and roles.

use std::collections::HashSet;
use std::sync::LazyLock;

use dom_query::NodeRef;

/// What sites call the place of readers' words below an article, as a class, an id or a role, in lower case with hyphens.
const COMMENTS: [&str; 26] = [
    "comments",
    "comment-list",
    "commentlist",
    "comment-section",
    "comments-section",
    "comment-area",
    "comments-area",
    "comments-container",
    "comments-list",
    "comments-wrapper",
    "comment-respond",
    "comment-thread",
    "user-comments",
    "reader-comments",
    "readers-comments",
    "article-comments",
    "post-comments",
    "fb-comments",
    "disqus-thread",
    "discussion",
    "discussions",
    "kommentare",
    "comentarios",
    "commentaires",
    "commenti",
    "coral-talk-stream",
];

/// Words in the names of questions that a site asks before it is read, by what they are about or by the program that asks them.
const CONSENT: [&str; 7] = ["cookie", "cookies", "consent", "onetrust", "didomi", "usercentrics", "cookiebot"];
/// Words in the names of boxes that a site puts around and into its articles: a class or an id with one of them, in lower case.
static BOXES: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    HashSet::from([
        // Asking for something.
        "newsletter",
        "newsletters",
        "signup",
        "subscribe",
        // Leading elsewhere.
        "related",
        "recommended",
        "recommendation",
        "recommendations",
        "recirc",
        "recirculation",
        "outbrain",
        "taboola",
        "trending",
        "breadcrumb",
        "breadcrumbs",
        "share",
        "sharing",
        "sharebar",
        // Sold to others.
        "advert",
        "adverts",
        "advertisement",
        "advertising",
        "sponsored",
        // Below pictures.
        "caption",
        "captions",
        "figcaption",
    ])
});
/// The same of several words.
const LONG_BOXES: [&str; 11] = [
    "sign-up",
    "read-more",
    "read-next",
    "read-also",
    "more-on",
    "see-also",
    "most-read",
    "most-popular",
    "author-bio",
    "about-author",
    "about-the-author",
];
/// Names of words that are only heard, since they tell those who cannot see it what the eye takes in.
const LABELS: [&str; 5] = ["visually-hidden", "sr-only", "screen-reader-text", "offscreen", "h-offscreen"];
/// What an element is by its names; of several the last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Other,
    Box,
    Label,
    Consent,
    Comments,
}

impl Kind {
    /// What an element is by all of its names.
    pub fn of(part: &NodeRef) -> Self {
        let names = ["class", "id", "role", "aria-label"].iter().filter_map(|key| part.attr(key));
        let named = |names: &str| names.split_whitespace().map(|name| Self::named(&hyphened(name))).max();
        names.filter_map(|names| named(&names)).max().unwrap_or(Self::Other)
    }

    fn named(name: &str) -> Self {
        let framed = format!("-{name}-");
        let is_box =
            || name.split('-').any(|word| BOXES.contains(word)) || LONG_BOXES.iter().any(|long| framed.contains(&format!("-{long}-")));
        match name {
            _ if COMMENTS.contains(&name) => Self::Comments,
            _ if name.split('-').any(|word| CONSENT.contains(&word)) => Self::Consent,
            _ if LABELS.contains(&name) => Self::Label,
            _ if is_box() => Self::Box,
            _ => Self::Other,
        }
    }
}

/// A name in lower case, its words between hyphens: `articleShare__box` is `article-share-box`.
fn hyphened(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    let mut small = false;
    for c in name.chars() {
        if !c.is_alphanumeric() {
            if !words.ends_with('-') {
                words.push('-');
            }
        } else {
            if small && c.is_uppercase() {
                words.push('-');
            }
            words.extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    words.trim_matches('-').to_owned()
}
