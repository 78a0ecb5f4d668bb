//! The reader on the documents of `tests/gold/reading`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

mod document;
mod facts;
mod furniture;
