//! `variorum` as a person types it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

mod addresses;
mod asking;
mod comparing;
mod correcting;
mod deciding;
mod figures;
mod keeping;
mod meaning;
mod reading;
mod reporting;
mod searching;
mod typed;
mod wording;
