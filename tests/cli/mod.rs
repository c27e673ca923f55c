//! `whosaid` on the command line, over homes on disk.

mod answering;
mod attributing;
mod contract;
mod daily;
mod evaluating;
mod extracting;
mod fetching;
mod filters;
mod formats;
mod glossing;
mod harness;
mod indexing;
mod ingesting;
mod layouts;
mod listing;
mod pages;
mod persons;
mod referents;
mod reviewing;
mod robustness;
pub mod server;
mod sidecars;
mod uncased;
mod unread;
mod updating;
mod verifying;
mod watching;
