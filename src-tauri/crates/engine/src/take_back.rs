//! A decision on readings is taken back.

use crate::{Command, DecisionLine, Engine, Failure};
use serde::Deserialize;
use variorum_model::StoryId;

/// Takes back a decision on the readings of a story: that they were joined, parted or locked.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct TakeBack {
    /// The story.
    pub story: StoryId,
    /// The number of the decision; null for the last one.
    pub number: Option<u32>,
}

impl Command for TakeBack {
    const NAME: &'static str = "take_back";
    type Answer = Vec<DecisionLine>;

    async fn run(self, engine: &Engine) -> Result<Vec<DecisionLine>, Failure> {
        let take_back = engine.take_back(self.story, |collated| {
            let chosen = match self.number {
                Some(number) => collated.decisions.iter().find(|standing| standing.number == number),
                None => collated.decisions.last(),
            };
            Ok(vec![chosen.cloned().ok_or(Failure::NoSuchDecision)?])
        });
        take_back.await
    }
}
