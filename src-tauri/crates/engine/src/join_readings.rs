//! A reading is put into the row of another one.

use crate::{Command, DecisionLine, Engine, Failure, ShownReading};
use serde::Deserialize;
use variorum_model::{Decision, StoryId};

/// Puts a reading into the row of another one: the two stand in one row from now on. Who else stands there is found as ever; where the program
/// had put another reading of the same article there, which does not stand next to this one, it leaves the row. It can be undone.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct JoinReadings {
    /// The story.
    pub story: StoryId,
    /// The reading that is put into another row.
    pub reading: ShownReading,
    /// A reading of that row.
    pub with: ShownReading,
}

impl Command for JoinReadings {
    const NAME: &'static str = "join_readings";
    type Answer = DecisionLine;

    async fn run(self, engine: &Engine) -> Result<DecisionLine, Failure> {
        let decide = engine.decide(self.story, |collated| {
            let (passages, with) = (collated.places(&self.reading)?, collated.places(&self.with)?);
            if self.reading.article == self.with.article {
                return Err(Failure::ReadingsOfOneArticle);
            }
            Ok(Decision::Join { passages, with })
        });
        decide.await
    }
}
