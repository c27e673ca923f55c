//! Text as everything compares it: languages, folding, tokens, sentences and names.

mod folding;
mod languages;
mod names;
mod scripts;
mod sentences;
mod tokens;
