//! A row is locked.

use crate::{Command, DecisionLine, Engine, Failure, ShownReading};
use serde::Deserialize;
use std::collections::BTreeSet;
use variorum_model::{Decision, Place, StoryId};

/// Locks a row: its readings stay as they are, and no others join them, until the decision is undone.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct LockRow {
    /// The story.
    pub story: StoryId,
    /// A reading of the row.
    pub reading: ShownReading,
}

impl Command for LockRow {
    const NAME: &'static str = "lock_row";
    type Answer = DecisionLine;

    async fn run(self, engine: &Engine) -> Result<DecisionLine, Failure> {
        let decide = engine.decide(self.story, |collated| {
            let passages = collated.places(&self.reading)?;
            let row: BTreeSet<Place> = passages.iter().flat_map(|place| collated.row(*place)).collect();
            Ok(Decision::Lock { passages: row.into_iter().collect() })
        });
        decide.await
    }
}
