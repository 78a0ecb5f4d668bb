//! A row is unlocked.

use crate::{Command, DecisionLine, Engine, Failure, ShownReading};
use serde::Deserialize;
use variorum_model::{Decided, Decision, StoryId};

/// Unlocks a row: what locked it is taken back.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct UnlockRow {
    /// The story.
    pub story: StoryId,
    /// A reading of the row.
    pub reading: ShownReading,
}

impl Command for UnlockRow {
    const NAME: &'static str = "unlock_row";
    type Answer = Vec<DecisionLine>;

    async fn run(self, engine: &Engine) -> Result<Vec<DecisionLine>, Failure> {
        let take_back = engine.take_back(self.story, |collated| {
            let passages = collated.places(&self.reading)?;
            let row = passages.first().map(|place| collated.row(*place)).unwrap_or_default();
            let found = collated.passages().found(&collated.decisions);
            let locks_it = |decision: &Decision<_>| {
                decision.kind() == Decided::Locked && decision.passages()[0].iter().any(|place| row.contains(place))
            };
            let locks = collated.decisions.iter().zip(&found).filter(|(_, found)| locks_it(found));
            let locks: Vec<_> = locks.map(|(standing, _)| standing.clone()).collect();
            if locks.is_empty() { Err(Failure::NotLocked) } else { Ok(locks) }
        });
        take_back.await
    }
}
