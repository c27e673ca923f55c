//! Models on a server: the encoder and the translator, over a server of the project's own on this machine.

mod encoding;
pub mod server;
mod translating;
