//! A reading is put into the row of another one.

use crate::{Command, DecisionLine, Engine, Failure, ShownReading};
use serde::Deserialize;
use std::collections::BTreeSet;
use variorum_model::{Decision, Place, StoryId, Witness};

/// Puts a reading into the row of another one, with all that stands there. Where the program had put another reading of its article there, which
/// does not stand next to it, that one leaves the row. It can be undone.
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
            let row: BTreeSet<Place> = with.into_iter().flat_map(|place| collated.row(place)).collect();
            Ok(Decision::Join { with: others(&row, &passages, &collated.collation.witnesses), passages })
        });
        decide.await
    }
}

/// What stands in a row beside the passages that are put there; of their own witness, only what makes one reading with them.
fn others(row: &BTreeSet<Place>, passages: &[Place], witnesses: &[Witness]) -> Vec<Place> {
    let own = |place: &&Place| passages.iter().any(|passage| passage.witness == place.witness);
    let reading: BTreeSet<Place> = row.iter().filter(own).chain(passages).copied().collect();
    let reading: Vec<Place> = reading.into_iter().collect();
    let block = |place: &Place| Some(witnesses.get(place.witness)?.passages.get(place.passage)?.block);
    let follow =
        reading.windows(2).all(|pair| pair[0].passage + 1 == pair[1].passage && block(&pair[0]) == block(&pair[1]));
    row.iter().filter(|place| !passages.contains(place) && (follow || !own(place))).copied().collect()
}
