//! A decision on readings, or what was done to a story, is undone.

use crate::{ArrangementLine, Command, DecisionLine, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_model::StoryId;

/// Takes back a decision on a story: that readings were joined, parted or locked, that articles were moved, or that stories were merged, split or
/// renamed. It stays in the log of acts. What a later act on the same articles or title stands on is refused.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct UndoDecision {
    /// The story.
    pub story: StoryId,
    /// The number of the decision; null for the last one.
    pub number: Option<u32>,
}

/// What was taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(untagged)]
pub enum Undone {
    /// A decision on readings.
    Reading(DecisionLine),
    /// What was done to stories, as it was.
    Story(ArrangementLine),
}

impl Command for UndoDecision {
    const NAME: &'static str = "undo_decision";
    type Answer = Undone;

    async fn run(self, engine: &Engine) -> Result<Undone, Failure> {
        engine.undo_decision(self.story, self.number).await
    }
}
