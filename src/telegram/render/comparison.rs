//! A comparison: the sides below each other, each with one passage of its best voice.

use nonempty::NonEmpty;

use crate::answer::{Evidence, Standing};
use crate::retrieval::{Place, Query};
use crate::text::Lang;

use super::Scene;
use super::voice::Voice;

/// One voice a side, in the order of the question; `None` where it has no two sides that can be told apart, or nobody of
/// them is quoted.
pub(super) fn sides<'e>(scene: &Scene<'_>, query: &Query, evidence: &'e NonEmpty<Evidence>) -> Option<Vec<Voice<'e>>> {
    let regions = query.regions.iter().filter(|r| r.place != Place::Subject);
    let asked = || evidence.iter().filter(|e| e.standing == Standing::Asked);
    let mut sides: Vec<Option<Voice<'e>>> = Vec::new();
    for speaker in &query.speakers {
        let said = asked().find(|e| e.citation.speaker.as_ref() == Some(&speaker.name));
        sides.push(said.map(|entry| Voice { title: None, quotes: vec![vec![entry]] }));
    }
    for region in regions {
        let from_there =
            |e: &&Evidence| e.citation.affiliation.as_ref().is_some_and(|a| a.regions.iter().any(|r| region.members.contains(r)));
        let said = asked().find(from_there);
        // Of a country it is said beside the name already.
        let title = (region.members.len() > 1).then(|| scene.places([&region.code]));
        sides.push(said.map(|entry| Voice { title, quotes: vec![vec![entry]] }));
    }
    for organisation in query.affiliations.iter().filter(|a| a.is_organisation()) {
        let lang = query.lang.clone().unwrap_or_else(Lang::unknown);
        let of_them = |e: &&Evidence| e.citation.affiliation.as_ref().is_some_and(|a| organisation.holds(&lang, a, &e.citation.lang));
        let said = asked().find(of_them);
        sides.push(said.map(|entry| Voice { title: Some(organisation.label().to_owned()), quotes: vec![vec![entry]] }));
    }
    let heard = sides.len() > 1 && sides.iter().any(Option::is_some);
    heard.then(|| sides.into_iter().flatten().collect())
}
