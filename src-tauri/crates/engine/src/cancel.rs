//! Stopping a job.

use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};

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
