//! What can be said: made from the English catalogues by `build/main.rs`.

#![allow(clippy::match_same_arms, clippy::too_many_lines, reason = "generated code has one arm a message")]

use fluent_bundle::FluentArgs;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));
