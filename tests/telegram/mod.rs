//! The bot as a process, against a Bot API server of the project's own that keeps Telegram's rules.

mod answers;
mod chats;
mod enduring;
mod fake_api;
mod following;
mod glossing;
mod harness;
mod hooked;
mod hostile;
mod html;
mod inline;
mod load;
mod messages;
mod operating;
mod picturing;
mod real;
mod rules;
mod running;
mod settings;
mod talking;
mod transcript;
mod watching;
mod words;
