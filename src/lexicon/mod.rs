//! What the world calls things: regions, groups, institutions and roles, in many languages, and where each entry comes from.
//!
//! Architecture invariant: data about the world lives here or in `config/gazetteer.toml`; no other module knows the name
//! of a country. Nothing here knows quotes or an index.

pub mod cities;
mod cldr;
mod declension;
pub mod dictionary;
mod entry;
pub mod gazetteer;
pub mod given_names;
pub mod lands;
pub mod organs;
mod region;
mod source;

pub use dictionary::{Dictionary, DictionaryError};
pub use entry::{Entry, Mention};
pub use gazetteer::Gazetteer;
pub use region::{InvalidRegion, Region};
pub use source::{GazetteerError, Source};
