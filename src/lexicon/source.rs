//! `config/gazetteer.toml`: the part of the gazetteer that people write and extend.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::entry::Entry;
use super::region::Region;

/// The gazetteer that the program is compiled with.
const BUILT_IN: &str = include_str!("../../config/gazetteer.toml");

/// Words of an entry by language (a primary subtag).
pub(super) type Names = BTreeMap<String, Vec<String>>;

/// In texts of which language a word is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// Names are names in any text.
    Everywhere,
    /// Common words mean this in their own language only: French "chef" is no English one. English and Chinese are
    /// excepted, since texts in any language borrow from the one, and no other language is written as the other.
    Own,
}

/// An entry with its words.
pub(super) type Row<'s> = (Entry, Vec<(&'s Names, Reach)>);

/// The file as written. Unknown keys are errors.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    schema: u32,
    #[serde(default)]
    region: Vec<RegionRow>,
    #[serde(default)]
    pair: Vec<PairRow>,
    #[serde(default)]
    group: Vec<GroupRow>,
    #[serde(default)]
    institution: Vec<InstitutionRow>,
    #[serde(default)]
    kind: Vec<KindRow>,
    #[serde(default)]
    role: Vec<RoleRow>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RegionRow {
    code: Region,
    #[serde(default)]
    demonyms: Names,
    #[serde(default)]
    aliases: Names,
}

#[derive(Debug, Clone, Deserialize)]
struct PairRow {
    regions: Vec<Region>,
    #[serde(flatten)]
    names: Names,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupRow {
    code: Region,
    members: Vec<Region>,
    #[serde(default)]
    names: Names,
    #[serde(default)]
    demonyms: Names,
    #[serde(default)]
    aliases: Names,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct InstitutionRow {
    region: String,
    names: Names,
    kind: Option<String>,
    #[serde(rename = "source")]
    _source: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct KindRow {
    id: String,
    /// The kinds of institutions that are of this kind.
    #[serde(default)]
    institutions: Vec<String>,
    names: Names,
    #[serde(default)]
    includes: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct RoleRow {
    id: String,
    names: Names,
    #[serde(default)]
    includes: Vec<String>,
}

/// What is wrong with a gazetteer file.
#[derive(Debug, thiserror::Error)]
pub enum GazetteerError {
    /// Not TOML, or with keys that nobody reads; lines count from 1.
    #[error("line {line}: {message}")]
    Toml { line: usize, message: String },
    /// Written for another version of this program.
    #[error("the gazetteer says schema {0}, this program reads schema 1")]
    Schema(u32),
    /// A role includes one that is not there.
    #[error("`{role}` includes `{missing}`, which is no role or kind of the gazetteer")]
    Role { role: String, missing: String },
    /// The compiled form could not be made.
    #[error("the gazetteer could not be compiled: {0}")]
    Compile(String),
}

impl Source {
    /// Reads a file's text.
    pub fn parse(text: &str) -> Result<Self, GazetteerError> {
        let source: Self = toml::from_str(text).map_err(|e| {
            let at = e.span().map_or(0, |s| s.start);
            let line = text.bytes().take(at).filter(|b| *b == b'\n').count() + 1;
            GazetteerError::Toml { line, message: e.message().trim().replace('\n', " ") }
        })?;
        if source.schema != 1 {
            return Err(GazetteerError::Schema(source.schema));
        }
        Ok(source)
    }

    /// The gazetteer that comes with the program.
    pub fn built_in() -> Result<Self, GazetteerError> {
        Self::parse(BUILT_IN)
    }

    /// Every entry with its words, groups flattened to their members and roles to what they accept.
    pub(super) fn rows(&self) -> Result<Vec<Row<'_>>, GazetteerError> {
        let mut rows = Vec::new();
        for r in &self.region {
            rows.push((Entry::Countries(vec![r.code.clone()]), vec![(&r.demonyms, Reach::Own), (&r.aliases, Reach::Everywhere)]));
        }
        for p in &self.pair {
            rows.push((Entry::Countries(p.regions.clone()), vec![(&p.names, Reach::Everywhere)]));
        }
        for g in &self.group {
            rows.push((
                self.group_entry(&g.code),
                vec![(&g.names, Reach::Everywhere), (&g.demonyms, Reach::Own), (&g.aliases, Reach::Everywhere)],
            ));
        }
        for i in &self.institution {
            let of = |k: &&KindRow| i.kind.as_ref().is_some_and(|kind| k.institutions.contains(kind));
            let kind = self.kind.iter().find(of).map(|k| k.id.clone());
            rows.push((Entry::Institution { id: i.id(), region: i.region.parse().ok(), kind }, vec![(&i.names, Reach::Everywhere)]));
        }
        for k in &self.kind {
            let known = |id: &&String| !self.kind.iter().any(|other| other.id == **id);
            if let Some(missing) = k.includes.iter().find(known) {
                return Err(GazetteerError::Role { role: k.id.clone(), missing: missing.clone() });
            }
            let accepts = std::iter::once(&k.id).chain(&k.includes).cloned().collect();
            rows.push((Entry::Kind { id: k.id.clone(), accepts }, vec![(&k.names, Reach::Own)]));
        }
        let by_id: HashMap<&str, &RoleRow> = self.role.iter().map(|r| (r.id.as_str(), r)).collect();
        for r in &self.role {
            let accepts = accepted(r, &by_id)?;
            rows.push((Entry::Role { id: r.id.clone(), accepts }, vec![(&r.names, Reach::Own)]));
        }
        Ok(rows)
    }

    /// The groups' codes: CLDR names those that it knows.
    pub(super) fn group_codes(&self) -> impl Iterator<Item = &Region> {
        self.group.iter().map(|g| &g.code)
    }

    /// A group with its members, groups among them expanded.
    pub(super) fn group_entry(&self, code: &Region) -> Entry {
        let mut members = Vec::new();
        let mut open = vec![code];
        let mut seen = vec![code];
        while let Some(next) = open.pop() {
            match self.group.iter().find(|g| g.code == *next) {
                Some(group) => {
                    for member in &group.members {
                        if !seen.contains(&member) {
                            seen.push(member);
                            open.push(member);
                        }
                    }
                }
                None => members.push(next.clone()),
            }
        }
        members.sort();
        Entry::Group { code: code.clone(), members }
    }
}

impl InstitutionRow {
    /// Its English name where it has one: stable as long as that name is.
    fn id(&self) -> String {
        let first = self.names.get("en").or_else(|| self.names.values().next());
        first.and_then(|n| n.first()).cloned().unwrap_or_default().replace(['\t', '\n', ','], " ")
    }
}

fn accepted(role: &RoleRow, by_id: &HashMap<&str, &RoleRow>) -> Result<Vec<String>, GazetteerError> {
    let mut out = vec![role.id.clone()];
    let mut open = vec![role];
    while let Some(next) = open.pop() {
        for id in &next.includes {
            let Some(included) = by_id.get(id.as_str()) else {
                return Err(GazetteerError::Role { role: next.id.clone(), missing: id.clone() });
            };
            if !out.contains(id) {
                out.push(id.clone());
                open.push(included);
            }
        }
    }
    Ok(out)
}
