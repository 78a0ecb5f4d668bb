//! Quotations against the pairs of `tests/gold/quotes`.

#![allow(clippy::unwrap_used, reason = "it is a test, of which Clippy sees the tested functions only")]

mod order;
mod pairs;
