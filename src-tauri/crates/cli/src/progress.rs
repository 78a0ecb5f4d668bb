//! How far a command is, for whoever waits at a terminal.

use std::io::{self, IsTerminal};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use variorum_engine::{Pace, Timing};

/// A line is written so often.
const APART: Duration = Duration::from_secs(5);

/// Says how far a command is: on the standard error, when that is a terminal, and only when the command takes its time.
pub struct Progress {
    /// What is done ("read", "checked").
    done: &'static str,
    timing: Mutex<Timing>,
    /// When the last line was written, or the command began.
    last: Mutex<Instant>,
    is_watched: bool,
}

impl Progress {
    pub fn new(done: &'static str) -> Self {
        Self {
            done,
            timing: Mutex::new(Timing::new(jiff::Timestamp::now())),
            last: Mutex::new(Instant::now()),
            is_watched: io::stderr().is_terminal(),
        }
    }

    /// So many of so many are done.
    pub fn hear(&self, done: usize, total: usize) {
        let mut timing = self.timing.lock().unwrap_or_else(PoisonError::into_inner);
        self.tell(done, total, timing.pace(jiff::Timestamp::now(), done, total));
    }

    /// So many of so many are done, at a pace that was measured.
    pub fn tell(&self, done: usize, total: usize, pace: Option<Pace>) {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_watched && last.elapsed() >= APART {
            *last = Instant::now();
            eprintln!("variorum: {}", line(self.done, done, total, pace));
        }
    }
}

fn line(what: &str, done: usize, total: usize, pace: Option<Pace>) -> String {
    let pace = pace.map(|pace| format!(", {} a minute, {} left", pace.per_minute, rest(pace.rest_seconds)));
    format!("{done} of {total} {what}{}", pace.unwrap_or_default())
}

/// A time that is a guess, no finer than it can be known.
fn rest(seconds: u32) -> String {
    match seconds {
        0..=90 => format!("about {} seconds", seconds.div_ceil(10) * 10),
        91..=5400 => format!("about {} minutes", seconds.div_ceil(60)),
        _ => format!("about {} hours", seconds.div_ceil(3600)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_the_pace_and_the_rest_only_when_they_are_known() {
        assert_eq!(line("added", 12, 4000, None), "12 of 4000 added");
        let pace = |rest_seconds| Some(Pace { per_minute: 350, rest_seconds });
        assert_eq!(line("added", 12, 4000, pace(684)), "12 of 4000 added, 350 a minute, about 12 minutes left");
        assert_eq!(line("read", 12, 400, pace(41)), "12 of 400 read, 350 a minute, about 50 seconds left");
        assert_eq!(line("read", 12, 400, pace(7201)), "12 of 400 read, 350 a minute, about 3 hours left");
    }
}
