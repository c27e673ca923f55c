//! What a question asks for, and how it goes on from another.

mod following_up;
mod signals;
