//! What an engine tells its host while it works.

use crate::{AddSummary, JobId, Pace};
use serde::Serialize;

/// Something that happened during a job.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// Documents are being added.
    Adding {
        /// The job, by which it can be cancelled.
        job: JobId,
        /// How many documents are done.
        done: usize,
        /// How many there are, as far as is known.
        total: usize,
        /// The document that was last finished; null at the start.
        source: Option<String>,
        /// How fast it goes; null as long as too little is known.
        pace: Option<Pace>,
    },
    /// An archive that an older version of the program wrote is made searchable.
    Indexing {
        /// How many of its articles are done.
        done: u32,
        /// How many there are to do.
        total: u32,
    },
    /// A job that adds documents is over.
    Added {
        /// The job.
        job: JobId,
        /// What came in, and what did not.
        summary: AddSummary,
    },
}
