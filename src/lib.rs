//! `whosaid`: who said what, verbatim and cited, over a corpus of news articles.
//!
//! Data flows one way: text ← article ← quote ← index ← retrieval ← answer ← { cli, telegram }. See ARCHITECTURE.md.

// What needs it, mapped files and SIMD, is the encoder's crate.
#![forbid(unsafe_code)]

pub mod answer;
pub mod article;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod embedding;
pub mod eval;
pub mod home;
pub mod index;
pub mod ingest;
pub mod lexicon;
pub mod locale;
pub mod picture;
pub mod quote;
pub mod retrieval;
pub mod telegram;
pub mod text;
