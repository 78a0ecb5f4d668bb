//! The internet, as the program asks it.

use crate::Clock;
use std::sync::Arc;
use std::thread;
use variorum_fetch::{Fetcher, Internet, Time};

/// By what name servers are told who asks.
const PROGRAM: &str = concat!("Variorum/", env!("CARGO_PKG_VERSION"));

/// Who brings pages from the public internet, and from nowhere else.
pub fn public_internet(clock: &Clock) -> Fetcher {
    let time = Time { now: Arc::clone(clock), sleep: Arc::new(thread::sleep) };
    Fetcher::new(Arc::new(Internet::public(PROGRAM)), time)
}
