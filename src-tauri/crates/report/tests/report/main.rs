//! Whole reports of a small invented story, in every format.

#![allow(clippy::unwrap_used, clippy::panic, reason = "that is how a test fails")]

mod escaping;
mod evidence;
mod gold;
mod page;
mod sample;
