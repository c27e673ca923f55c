//! One entry of the gazetteer, and a place in a text that names it.

use crate::text::Span;

use super::region::Region;

/// Something that a text can name. Written as one tab-separated line in a compiled gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A country, or several that one compound names ("Sino-American"), or none, where words only hold a name ("Indian Ocean").
    Countries(Vec<Region>),
    /// A group of countries with its members.
    Group { code: Region, members: Vec<Region> },
    /// A university, company, office; `region` is where it sits, `None` for an international body; `kind` is what kind of house it is.
    Institution { id: String, region: Option<Region>, kind: Option<String> },
    /// A kind of house that somebody may be of: a university, a company; `accepts` are the kinds that answer to it, itself first.
    Kind { id: String, accepts: Vec<String> },
    /// What somebody is; `accepts` are the roles that answer to it, itself first.
    Role { id: String, accepts: Vec<String> },
}

impl Entry {
    pub(super) fn to_line(&self) -> String {
        match self {
            Self::Countries(codes) => format!("C\t{}", join(codes)),
            Self::Group { code, members } => format!("G\t{code}\t{}", join(members)),
            Self::Institution { id, region, kind } => {
                format!("I\t{id}\t{}\t{}", region.as_ref().map_or("", Region::code), kind.as_deref().unwrap_or(""))
            }
            Self::Kind { id, accepts } => format!("K\t{id}\t{}", accepts.join(",")),
            Self::Role { id, accepts } => format!("R\t{id}\t{}", accepts.join(",")),
        }
    }

    pub(super) fn from_line(line: &str) -> Option<Self> {
        let mut fields = line.split('\t');
        let (tag, first, second) = (fields.next()?, fields.next()?, fields.next().unwrap_or(""));
        Some(match tag {
            "C" => Self::Countries(codes(first)),
            "G" => Self::Group { code: first.parse().ok()?, members: codes(second) },
            "I" => {
                let kind = fields.next().filter(|kind| !kind.is_empty()).map(str::to_owned);
                Self::Institution { id: first.to_owned(), region: second.parse().ok(), kind }
            }
            "K" => Self::Kind { id: first.to_owned(), accepts: second.split(',').map(str::to_owned).collect() },
            "R" => Self::Role { id: first.to_owned(), accepts: second.split(',').map(str::to_owned).collect() },
            _ => return None,
        })
    }
}

fn join(codes: &[Region]) -> String {
    codes.iter().map(Region::code).collect::<Vec<_>>().join(",")
}

fn codes(list: &str) -> Vec<Region> {
    list.split(',').filter_map(|c| c.parse().ok()).collect()
}

/// A place in a text that names an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Bytes of the text.
    pub span: Span,
    /// What is named.
    pub entry: Entry,
}
