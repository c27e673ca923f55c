//! Affiliations: the verbatim string, and what the gazetteer makes of it.

use crate::lexicon::{Entry, Gazetteer, Region, cities};
use crate::text::Lang;

use super::Affiliation;
use super::marks::without_quoted;

impl Affiliation {
    /// Reads an affiliation. Institutions decide its region where the gazetteer knows them ("China scholar at Harvard" sits
    /// in the United States); otherwise the countries that it names, else the country of its cities. Titles of books in quotation marks name nothing.
    pub fn read(text: &str, gazetteer: &Gazetteer, lang: &Lang) -> Self {
        let mut out = Self { text: text.to_owned(), ..Self::default() };
        let mut of_institutions: Vec<Region> = Vec::new();
        let mut named: Vec<Region> = Vec::new();
        for mention in gazetteer.scan(&without_quoted(text), lang) {
            match mention.entry {
                Entry::Countries(codes) => extend(&mut named, codes),
                Entry::Group { .. } => {}
                Entry::Institution { id, region } => {
                    extend(&mut of_institutions, region);
                    extend(&mut out.institutions, Some(id));
                }
                Entry::Role { id, .. } => extend(&mut out.roles, Some(id)),
            }
        }
        out.regions = if of_institutions.is_empty() { named } else { of_institutions };
        if out.regions.is_empty() {
            out.regions.extend(cities::country(text, lang));
        }
        out
    }
}

fn extend<T: PartialEq>(list: &mut Vec<T>, more: impl IntoIterator<Item = T>) {
    for item in more {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}
