//! Affiliations: the verbatim string, and what the gazetteer makes of it.

use crate::lexicon::{Entry, Gazetteer, Mention, Region, cities, lands, organs};
use crate::text::fold::fold;
use crate::text::{Lang, Span};

use super::Affiliation;
use super::marks::without_quoted;
use super::tenure::{Part, based, parts};

impl Affiliation {
    /// Reads an affiliation. Institutions decide its region where the gazetteer knows them ("China scholar at Harvard" sits
    /// in the United States), or the place where somebody is based; otherwise the countries that it names, else the country of its
    /// cities. What somebody was before counts where they are nothing else. Titles of books in quotation marks name nothing.
    pub fn read(text: &str, gazetteer: &Gazetteer, lang: &Lang) -> Self {
        let mut out = Self { text: text.to_owned(), ..Self::default() };
        let text = without_quoted(text);
        let parts = parts(&text, lang);
        let seats: Vec<(&Part, Region)> = parts.iter().filter_map(|p| Some((p, seat(p.span.of(&text)?, gazetteer, lang)?))).collect();
        // Of what is, and of what was.
        let (mut now, mut then) = (Places::default(), Places::default());
        for (part, seat) in &seats {
            let places = if part.past.is_some() { &mut then } else { &mut now };
            extend(&mut places.of_institutions, Some(seat.clone()));
        }
        let mentions = gazetteer.scan(&text, lang);
        for (i, mention) in mentions.iter().cloned().enumerate() {
            let at = mention.span.start;
            // "l’Institut Pasteur de Côte d’Ivoire": the house of that country, and not the one that all know.
            let of_country = || {
                let next = mentions.get(i + 1)?;
                let Entry::Countries(codes) = &next.entry else { return None };
                let joins = text.get(mention.span.end..next.span.start)?.trim();
                ["de", "d’", "d'", "du", "di", "do", "da", "del", "of", "in"].contains(&joins).then(|| codes.clone())
            };
            let seated = seats.iter().any(|(part, _)| part.span.start <= at && at < part.span.end);
            let places = if parts.iter().any(|p| p.over(at)) { &mut then } else { &mut now };
            match mention.entry {
                Entry::Countries(codes)
                    if !seated && !is_amman(&text, mention.span) && !is_common_word(&text, mention.span, &codes, gazetteer, lang) =>
                {
                    let behind = &text[mention.span.end..];
                    // "Curator of Dutch Painting": what somebody works on.
                    if is_field(&text[..at], behind) {
                        continue;
                    }
                    extend(if in_name_of_house(behind) { &mut places.titular } else { &mut places.named }, codes);
                }
                Entry::Countries(_) | Entry::Group { .. } => {}
                Entry::Institution { id, region, kind } => {
                    let region = region.filter(|region| !of_another_place(&text[mention.span.end..], region, lang));
                    match of_country().filter(|_| !seated) {
                        Some(codes) => extend(&mut places.of_institutions, codes),
                        None => extend(&mut places.of_institutions, region.filter(|_| !seated)),
                    }
                    extend(&mut out.institutions, Some(id));
                    extend(&mut out.roles, kind);
                }
                Entry::Kind { id, .. } | Entry::Role { id, .. } => extend(&mut out.roles, Some(id)),
            }
        }
        let former = parts.iter().any(|p| p.past.is_some());
        // "Universidad del Valle de Elqui, Chile": the country that stands last, where no other house is named.
        let houses = mentions.iter().filter(|m| matches!(m.entry, Entry::Institution { .. })).count();
        if let Some(country) = mentions.last().and_then(|last| closing(&text, last)).filter(|_| houses == 1 && !former) {
            now.of_institutions = vec![country];
        }
        out.regions = now.regions();
        if out.regions.is_empty() {
            let is = |(at, _): &(usize, char)| !parts.iter().any(|p| p.over(*at));
            let present: String = text.char_indices().filter(is).map(|(_, c)| c).collect();
            // Of whom a ministry without its country is, the language tells; what is of several countries is of none.
            let organs = || if out.institutions.is_empty() { organs::country(&present, lang) } else { None };
            let there = lands::country(&present, lang).or_else(|| cities::country(&present, lang)).or_else(organs);
            out.regions.extend(there);
        }
        // Where it is not known where somebody is now, whose servant they were may tell, but not in which house they were.
        if out.regions.is_empty() && parts.iter().any(|p| p.placed(&text)) {
            out.regions = if then.named.is_empty() { then.titular } else { then.named };
        } else if out.regions.is_empty() {
            out.regions = then.regions();
            // What is not over was read above.
            let cities = || if former { cities::country(&text, lang) } else { None };
            let organs = || if former || !out.institutions.is_empty() { organs::country(&text, lang) } else { None };
            if out.regions.is_empty() {
                out.regions.extend(cities().or_else(organs));
            }
        }
        out
    }
}

/// Where the institutions of an affiliation are, and the countries that it names beside them.
#[derive(Default)]
struct Places {
    of_institutions: Vec<Region>,
    named: Vec<Region>,
    /// Whose school an institution is called, which may be anywhere: "the American University of Beirut, Lebanon".
    titular: Vec<Region>,
}

impl Places {
    fn regions(self) -> Vec<Region> {
        [self.of_institutions, self.named, self.titular].into_iter().find(|places| !places.is_empty()).unwrap_or_default()
    }
}

/// Whether an adjective before some words is a part of an institution's name, and perhaps not of the place where that is.
fn in_name_of_house(behind: &str) -> bool {
    let word = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    ["University", "College", "School", "Hospital", "International"].contains(&word)
}

/// Whether words between "of" and the name of a field only tell what somebody works on.
fn is_field(before: &str, behind: &str) -> bool {
    let word = behind.trim_start().split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let fields = ["Painting", "Paintings", "Art", "Literature", "History", "Music", "Philosophy", "Cinema", "Sculpture", "Manuscripts"];
    fields.contains(&word) && (before.ends_with(" of ") || before.ends_with(" in "))
}

/// Whether what stands behind an institution's name makes it that of another place: "Universidad del Valle de Elqui".
fn of_another_place(behind: &str, region: &Region, lang: &Lang) -> bool {
    let of = [" de ", " del ", " do ", " da ", " di "].iter().find_map(|of| behind.strip_prefix(*of));
    let place = of.map(|rest| rest.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default());
    let named = place.filter(|place| place.starts_with(char::is_uppercase));
    named.is_some_and(|place| cities::country(place, lang).as_ref() != Some(region))
}

/// The country with which an affiliation ends, behind a comma or in parentheses.
fn closing(text: &str, last: &Mention) -> Option<Region> {
    let Entry::Countries(codes) = &last.entry else { return None };
    let ends = text[last.span.end..].trim_end_matches([')', '）', ' ', '.']).is_empty();
    let apart = text[..last.span.start].trim_end().ends_with([',', '，', '(', '（']);
    let [country] = codes.as_slice() else { return None };
    (ends && apart).then(|| country.clone())
}

/// The country in which a part of an affiliation says that somebody is based.
fn seat(part: &str, gazetteer: &Gazetteer, lang: &Lang) -> Option<Region> {
    let place = based(part)?;
    let named = gazetteer.scan(place, lang).into_iter().find_map(|m| match m.entry {
        Entry::Countries(codes) => codes.into_iter().next(),
        _ => None,
    });
    named.or_else(|| cities::country(place, lang))
}

/// Whether a word is the capital of Jordan, whose doubled letter alone tells it from Oman: "عمّان".
fn is_amman(text: &str, word: Span) -> bool {
    word.of(text).is_some_and(|written| written.contains("مّ"))
}

/// Whether a word in lower case only looks like the name of a country: "une réunion", "made of china". Adjectives have no capital in
/// many languages, names have one in all that know capitals.
fn is_common_word(text: &str, word: Span, codes: &[Region], gazetteer: &Gazetteer, lang: &Lang) -> bool {
    let Some(written) = word.of(text).filter(|w| w.starts_with(char::is_lowercase)) else { return false };
    let written = fold(written);
    let mut names = codes.iter().flat_map(|code| ["en", lang.primary()].map(|lang| fold(&gazetteer.display(code, lang))));
    names.any(|name| name == written || name.split(' ').any(|part| part == written))
}

fn extend<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
