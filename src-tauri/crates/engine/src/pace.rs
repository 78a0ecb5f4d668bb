//! How fast a job goes, and how long it will still take.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use std::collections::VecDeque;

/// How fast a job goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Pace {
    /// How many are done in a minute, of late.
    pub per_minute: u32,
    /// How many seconds the rest takes at that pace.
    pub rest_seconds: u32,
}

/// How far back the pace is measured: long enough that one slow document does not show, short enough that a slower part of a folder does.
const WINDOW: SignedDuration = SignedDuration::from_secs(60);
/// No pace is told before so much time has gone by and so many are done; it would be a guess.
const ENOUGH: (SignedDuration, usize) = (SignedDuration::from_secs(5), 5);
/// Marks are so far apart.
const APART: SignedDuration = SignedDuration::from_secs(1);

/// Measures the pace of a job by when it had done how much. The times are handed in.
#[derive(Clone, Debug)]
pub struct Timing {
    /// When how many were done, the earliest first.
    marks: VecDeque<(Timestamp, usize)>,
}

impl Timing {
    /// Of a job that starts now.
    pub fn new(now: Timestamp) -> Self {
        Self { marks: VecDeque::from([(now, 0)]) }
    }

    /// The pace of a job of which `done` of `total` are done now; none as long as too little is known.
    pub fn pace(&mut self, now: Timestamp, done: usize, total: usize) -> Option<Pace> {
        let (last, _) = *self.marks.back()?;
        if now < last {
            // Somebody set the clock back: what was measured before means nothing.
            self.marks = VecDeque::from([(now, done)]);
            return None;
        }
        if now.duration_since(last) >= APART {
            self.marks.push_back((now, done));
        }
        while self.marks.get(1).is_some_and(|(at, _)| now.duration_since(*at) >= WINDOW) {
            self.marks.pop_front();
        }
        let (since, before) = *self.marks.front()?;
        let (took, count) = (now.duration_since(since), done.saturating_sub(before));
        if took < ENOUGH.0 || count < ENOUGH.1 {
            return None;
        }
        let per_second = count as f64 / took.as_secs_f64();
        let rest = total.saturating_sub(done) as f64 / per_second;
        Some(Pace { per_minute: (per_second * 60.0).round() as u32, rest_seconds: rest.ceil() as u32 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(millisecond: i64) -> Timestamp {
        Timestamp::from_millisecond(1_750_000_000_000 + millisecond).unwrap()
    }

    #[test]
    fn nothing_is_told_before_enough_is_known() {
        let mut timing = Timing::new(at(0));
        assert_eq!(timing.pace(at(10), 100, 1000), None, "too little time");
        let mut timing = Timing::new(at(0));
        assert_eq!(timing.pace(at(30_000), 4, 1000), None, "too few");
        assert!(timing.pace(at(30_000), 5, 1000).is_some());
    }

    #[test]
    fn the_rest_takes_as_long_as_the_pace_says() {
        let mut timing = Timing::new(at(0));
        let told = (1..=20).map(|second| timing.pace(at(second * 1000), second as usize * 2, 100)).last().flatten();
        assert_eq!(told, Some(Pace { per_minute: 120, rest_seconds: 30 }));
        assert_eq!(timing.pace(at(50_000), 100, 100).map(|pace| pace.rest_seconds), Some(0));
    }

    #[test]
    fn a_slower_part_is_told_within_a_minute() {
        let mut timing = Timing::new(at(0));
        for second in 1..=100 {
            timing.pace(at(second * 1000), second as usize * 10, 2000);
        }
        let told = (101..=161).map(|second| timing.pace(at(second * 1000), 900 + second as usize, 2000)).last();
        assert_eq!(told.flatten(), Some(Pace { per_minute: 60, rest_seconds: 939 }));
    }

    #[test]
    fn however_often_it_is_asked_it_keeps_little() {
        let mut timing = Timing::new(at(0));
        for step in 1..=100_000 {
            timing.pace(at(step), step as usize, 200_000);
        }
        assert!(timing.marks.len() < 70);
    }

    #[test]
    fn a_clock_that_is_set_back_begins_anew() {
        let mut timing = Timing::new(at(100_000));
        timing.pace(at(110_000), 50, 100);
        assert_eq!(timing.pace(at(0), 60, 100), None);
        assert_eq!(timing.pace(at(10_000), 80, 100), Some(Pace { per_minute: 120, rest_seconds: 10 }));
    }
}
