//! `whosaid`: who said what, verbatim and cited, over a corpus of news articles.
//!
//! Data flows one way: text ← article ← quote ← index ← retrieval ← answer ← { cli, telegram }. See ARCHITECTURE.md.

#![forbid(unsafe_code)]

pub mod answer;
pub mod article;
pub mod corpus;
pub mod index;
pub mod lexicon;
pub mod quote;
pub mod retrieval;
pub mod text;
