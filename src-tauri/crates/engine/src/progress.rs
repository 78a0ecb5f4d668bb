//! How far a job is.

use crate::pace::Timing;
use crate::{Engine, Event, JobId};

/// How far a job is that brings documents in.
pub(crate) struct Progress {
    job: JobId,
    done: usize,
    total: usize,
    timing: Timing,
}

impl Progress {
    pub(crate) fn new(engine: &Engine, job: JobId, total: usize) -> Self {
        Self { job, done: 0, total, timing: Timing::new(engine.now()) }
    }

    /// So many more are to be done.
    pub(crate) const fn more(&mut self, count: usize) {
        self.total += count;
    }

    /// One more is done.
    pub(crate) fn step(&mut self, engine: &Engine, source: &str) {
        self.done += 1;
        let (job, done, total) = (self.job, self.done, self.total);
        let pace = self.timing.pace(engine.now(), done, total);
        engine.tell(Event::Adding { job, done, total, source: Some(source.to_owned()), pace });
    }
}
