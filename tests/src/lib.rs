//! Whole-program tests of Variorum, and what they share: the built programs, a display without a screen, and a window
//! that is driven from outside.
//!
//! `cargo xtask test` builds everything that stands here as a test needs it. What is missing ends a test with a panic
//! that says so.

#![allow(clippy::expect_used, clippy::panic)]
#![allow(clippy::missing_panics_doc, reason = "these are parts of tests: each panics where it cannot go on")]

pub mod browser;
mod display;
mod hands;
mod home;
mod program;
mod programs;
mod table;
mod window;

pub use display::Display;
pub use home::Home;
pub use program::Program;
pub use programs::{command_line, desktop, root};
pub use table::{Cell, Table};
pub use window::Window;
