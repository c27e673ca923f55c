//! Questions that go on from the one before: "and Nigeria?", "what about regulation?", "他还说了什么?", "compare them".

use crate::text::Lang;

use super::chunks::units;
use super::forms::{self, Forms};
use super::query::{AskedSpeaker, Place, Query};

/// Questions of more words (or characters of a script without blanks) than this say themselves what they mean.
const LONGEST: usize = 24;

/// What was asked last, and whose words answered it.
#[derive(Debug, Clone, Copy)]
pub struct Before<'b> {
    pub query: &'b Query,
    /// What was asked before that, where only who was asked for has changed since.
    pub earlier: Option<&'b Query>,
    /// Names, in the order in which they were shown.
    pub voices: &'b [String],
}

/// How a question relates to the one before.
#[derive(Debug, Clone, PartialEq)]
pub enum FollowUp {
    /// Not at all.
    Fresh,
    /// This is what it comes to; `unseen`: only what was not shown yet; `earlier`: [`Before::earlier`] of the question that follows.
    Continued { query: Query, unseen: bool, earlier: Option<Query> },
    /// One person is meant, and it could be several.
    Whom(Query),
}

/// Reads a question, understood by itself as `now`, in the light of the one before. A reply to the older answer is meant to
/// go on from it, so there it is enough that the question leaves open who speaks or of what.
pub fn follow_up(question: &str, now: &Query, before: Before<'_>, replying: bool) -> FollowUp {
    let shown = Shown::of(question, now, before.query);
    let bare_comparison = now.comparison && now.topic.is_empty() && !now.names_somebody();
    let open_ended = !now.names_somebody() || now.topic.is_empty();
    if !(shown.any() || bare_comparison || replying && open_ended) {
        return FollowUp::Fresh;
    }
    let mut query = now.clone();
    // "What about Nigeria?" after India's view asks for Nigeria's: "about" is only how the question goes on.
    let voiced = before.query.regions.iter().any(|r| r.place != Place::Subject);
    let another = shown.opens && voiced && now.topic.is_empty() && !now.regions.is_empty();
    if now.names_somebody() || another {
        if query.topic.is_empty() {
            query.topic.clone_from(&before.query.topic);
        }
        keep_places(&mut query, before.query);
        return FollowUp::Continued { query, unseen: false, earlier: Some(before.query.clone()) };
    }
    // Who is meant by a pronoun, or is still meant.
    let one = match (before.query.speakers.as_slice(), before.voices) {
        ([only], _) => Some(only.clone()),
        (_, [only]) => Some(AskedSpeaker::surely(only)),
        _ => None,
    };
    if now.comparison {
        sides(&mut query, before);
    } else if let Some(one) = one.filter(|_| shown.he || shown.they || shown.more || !before.query.speakers.is_empty()) {
        query.speakers = vec![one];
    } else if shown.he && !before.voices.is_empty() {
        return FollowUp::Whom(query);
    } else {
        who(&mut query, before.query);
    }
    // "What else did he say" asks for everything; "what else do they say" for more on the same.
    let unseen = shown.more && now.topic.is_empty();
    let wide = unseen && query.speakers.len() == 1;
    if query.topic.is_empty() && !wide && !(shown.he || now.comparison && before.query.topic.is_empty()) {
        query.topic.clone_from(&before.query.topic);
    }
    let earlier = if now.regions.is_empty() { before.earlier } else { Some(before.query) }.cloned();
    FollowUp::Continued { query, unseen, earlier }
}

/// Those who were asked for stay.
fn who(query: &mut Query, before: &Query) {
    query.speakers.clone_from(&before.speakers);
    query.affiliations.clone_from(&before.affiliations);
    query.strangers.clone_from(&before.strangers);
    let subjects = std::mem::take(&mut query.regions);
    query.regions = before.regions.iter().filter(|r| subjects.is_empty() || r.place != Place::Subject).cloned().collect();
    query.regions.extend(subjects);
    query.comparison |= before.comparison;
}

/// "And Africa?" asks of Africa what was asked of the region before; a further side of a comparison joins it.
fn keep_places(query: &mut Query, before: &Query) {
    if let (Some(first), true) = (before.regions.first(), query.speakers.is_empty()) {
        for region in &mut query.regions {
            region.place = first.place;
        }
    }
    if before.comparison && !query.comparison {
        query.comparison = true;
        let known: Vec<_> = query.regions.iter().map(|r| r.code.clone()).collect();
        query.regions.splice(0..0, before.regions.iter().filter(|r| !known.contains(&r.code)).cloned());
        let known: Vec<_> = query.speakers.iter().map(|s| s.id.clone()).collect();
        query.speakers.splice(0..0, before.speakers.iter().filter(|s| !known.contains(&s.id)).cloned());
    }
}

/// The sides of "compare them": those who were asked for, where there were several, else those who answered.
fn sides(query: &mut Query, before: Before<'_>) {
    let sides = |q: &Query| q.regions.len() + q.speakers.len();
    let earlier = before.earlier.filter(|earlier| sides(earlier) > 0 && sides(before.query) > 0);
    if earlier.is_some() || sides(before.query) > 1 {
        who(query, earlier.unwrap_or(before.query));
        query.regions.extend(before.query.regions.iter().filter(|r| earlier.is_some_and(|e| !e.regions.contains(r))).cloned());
        query.speakers.extend(before.query.speakers.iter().filter(|s| earlier.is_some_and(|e| !e.speakers.contains(s))).cloned());
        for region in &mut query.regions {
            region.place = Place::Voice;
        }
    } else {
        query.speakers = before.voices.iter().map(|name| AskedSpeaker::surely(name)).collect();
    }
}

/// What the words of a question show.
#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    opens: bool,
    he: bool,
    they: bool,
    more: bool,
}

impl Shown {
    fn any(self) -> bool {
        self.opens || self.he || self.they || self.more
    }

    /// By the words of its own language, and of the one before, since three words rarely show theirs.
    fn of(question: &str, now: &Query, before: &Query) -> Self {
        let units = units(question);
        let named = now.named_at.and_then(|at| units.iter().position(|u| u.span.start >= at)).unwrap_or(units.len());
        let words: Vec<String> = units.into_iter().map(|u| u.folded).collect();
        if words.len() > LONGEST {
            return Self::default();
        }
        let mut shown = Self::default();
        let langs = [now.lang.as_ref(), before.lang.as_ref()];
        for forms in langs.into_iter().flatten().filter_map(|lang: &Lang| forms::of(lang.primary())) {
            shown.add(&words, named, forms);
        }
        shown
    }

    /// A pronoun behind a name ("how do India and Nigeria differ in their views?") means that.
    fn add(&mut self, words: &[String], named: usize, forms: &Forms) {
        let phrases = |list: &[&str]| list.iter().map(|p| units(p).into_iter().map(|u| u.folded).collect()).collect::<Vec<Vec<String>>>();
        let among = |list, words: &[String]| phrases(list).iter().any(|p| words.windows(p.len().max(1)).any(|w| w == p));
        let open = &words[..named];
        self.opens |= phrases(forms.and).iter().any(|p| words.starts_with(p));
        self.opens |= phrases(forms.closes).iter().any(|p| words.ends_with(p));
        self.he |= among(forms.he, open) && !among(forms.they, open);
        self.they |= among(forms.they, open);
        self.more |= among(forms.more, words);
    }
}
