//! The collation on the stories of `tests/gold/collation`.

#![allow(clippy::unwrap_used, reason = "it is a test, of which Clippy sees the tested functions only")]

mod again;
mod agreement;
mod cancelled;
mod decided;
mod kept_words;
mod order;
mod story;
