//! `whosaid` on the command line, over homes on disk.

mod answering;
mod contract;
mod evaluating;
mod extracting;
mod fetching;
mod filters;
mod harness;
mod indexing;
mod ingesting;
mod robustness;
mod sidecars;
mod verifying;
