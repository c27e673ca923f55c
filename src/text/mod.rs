//! What every other module may know about text: languages, spans, folding, words, names.
//!
//! Architecture invariant: nothing here knows articles, quotes or an index.

pub mod fold;
pub mod lang;
mod lines;
mod lower;
pub mod name;
pub mod script;
mod sentences;
pub mod sound;
pub mod span;
pub mod tokens;

pub use lang::Lang;
pub use lines::{lines, trimmed_lines};
pub use lower::in_lower;
pub use sentences::sentences;
pub use span::Span;
