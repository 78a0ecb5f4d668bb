//! The collation on the stories of `tests/gold/collation`, and who says what on the readings of `tests/gold/quotes`.

#![allow(clippy::unwrap_used, reason = "it is a test, of which Clippy sees the tested functions only")]

mod again;
mod agreement;
mod attribution;
mod cancelled;
mod decided;
mod disagreements;
mod kept_words;
mod order;
mod story;
