//! Dates, manners and limits of what is fetched and read.

mod dates;
mod guarded;
mod manners;
