//! The collation on the stories of `tests/gold/collation`, and who says what on the readings of `tests/gold/quotes`.

#![allow(clippy::unwrap_used, reason = "it is a test, of which Clippy sees the tested functions only")]

mod agreement;
mod attribution;
mod decided;
mod order;
mod story;
