//! The collation on the stories of `tests/gold/collation`.

#![allow(clippy::unwrap_used, reason = "it is a test, of which Clippy sees the tested functions only")]

mod agreement;
mod decided;
mod disagreements;
mod order;
mod story;
