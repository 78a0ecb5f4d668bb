//! A decision on readings is undone.

use crate::{Command, DecisionLine, Engine, Failure};
use serde::Deserialize;
use variorum_model::StoryId;

/// Takes back a decision on the readings of a story: that they were joined, parted or locked. It stays in the log of acts.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct UndoDecision {
    /// The story.
    pub story: StoryId,
    /// The number of the decision; null for the last one.
    pub number: Option<u32>,
}

impl Command for UndoDecision {
    const NAME: &'static str = "undo_decision";
    type Answer = DecisionLine;

    async fn run(self, engine: &Engine) -> Result<DecisionLine, Failure> {
        engine.undo_decision(self.story, self.number).await
    }
}
