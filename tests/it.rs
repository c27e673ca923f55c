//! The integration tests, one binary. Modules drive `whosaid` through a surface that people use, or through the library's.

mod answer;
mod article;
mod cli;
mod config;
mod embedding;
mod eval;
mod house;
mod http;
mod index;
mod ingest;
mod lexicon;
mod locale;
mod parsers;
mod picture;
mod quote;
mod retrieval;
mod telegram;
mod text;
