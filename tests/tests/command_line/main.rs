//! `variorum` as a person types it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

mod addresses;
mod arranging;
mod asking;
mod comparing;
mod correcting;
mod deciding;
mod figures;
mod grouping;
mod keeping;
mod meaning;
mod quotes;
mod reading;
mod reporting;
mod searching;
mod sharing;
mod states;
mod typed;
mod wording;
