//! A reading is taken out of its row.

use crate::{Command, DecisionLine, Engine, Failure, ShownReading};
use serde::Deserialize;
use std::collections::BTreeSet;
use variorum_model::{Decision, Place, StoryId};

/// Takes a reading out of its row: it never stands with any of the others there again. It can be undone.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PartReading {
    /// The story.
    pub story: StoryId,
    /// The reading, or some of its passages, which then part from the rest of it, too.
    pub reading: ShownReading,
}

impl Command for PartReading {
    const NAME: &'static str = "part_reading";
    type Answer = DecisionLine;

    async fn run(self, engine: &Engine) -> Result<DecisionLine, Failure> {
        let decide = engine.decide(self.story, |collated| {
            let passages = collated.places(&self.reading)?;
            let row: BTreeSet<Place> = passages.iter().flat_map(|place| collated.row(*place)).collect();
            let from: Vec<Place> = row.into_iter().filter(|place| !passages.contains(place)).collect();
            if from.is_empty() { Err(Failure::StandsAlone) } else { Ok(Decision::Part { passages, from }) }
        });
        decide.await
    }
}
