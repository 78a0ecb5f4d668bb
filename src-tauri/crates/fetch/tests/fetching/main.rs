//! Fetching over real connections, from servers on this machine.
#![allow(clippy::unwrap_used, clippy::panic)]

mod answers;
mod limits;
mod machines;
mod server;
