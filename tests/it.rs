//! The integration tests, one binary: each module drives `whosaid` through a surface that people use.

mod cli;
mod embedding;
mod house;
mod http;
mod parsers;
mod telegram;
