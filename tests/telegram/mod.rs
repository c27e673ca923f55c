//! The bot as a process, against a Bot API server of the project's own that keeps Telegram's rules.

mod answers;
mod chats;
mod fake_api;
mod harness;
mod html;
mod running;
mod talking;
mod watching;
mod words;
