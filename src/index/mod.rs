//! The index: passages in tantivy, in generations that are swapped whole. Disposable: the corpus makes it anew.
//!
//! Architecture invariant: only this module knows that tantivy exists; readers see one generation, whole.

mod build;
mod error;
mod generation;
mod languages;
mod manifest;
mod places;
mod reader;
mod request;
mod schema;
mod sealed;
mod sums;
mod synonyms;
mod vectors;

pub use build::{Filled, Progress, Sources, Summary, build, update};
pub use error::IndexError;
pub use generation::{Generations, Lock};
pub use manifest::Manifest;
pub use reader::{Index, NameKey};
pub use request::{Clause, Facet, Fusion, Hit, List, Meaning, Near, Request, Shares, Vocabulary};
pub use vectors::{add_vectors, missing_vectors};
