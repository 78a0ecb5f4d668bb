//! Stopping a job.

use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A job of one engine, numbered from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(transparent)]
pub struct JobId(pub u32);

/// Stops a job; what it has finished stays.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct Cancel {
    /// The job; one that is over is left alone.
    pub job: JobId,
}

impl Command for Cancel {
    const NAME: &'static str = "cancel";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        engine.cancel_job(self.job);
        Ok(())
    }
}

/// How often a job that waits for something slow looks up.
const LOOKS_UP: Duration = Duration::from_millis(100);

/// What `work` yields, unless the person cancels before; then it is waited for no longer.
pub(crate) async fn unless_cancelled<T>(cancelled: &AtomicBool, work: impl Future<Output = T>) -> Option<T> {
    let mut work = std::pin::pin!(work);
    loop {
        tokio::select! {
            done = &mut work => return Some(done),
            () = tokio::time::sleep(LOOKS_UP) => {
                if cancelled.load(Ordering::Relaxed) {
                    return None;
                }
            }
        }
    }
}
