//! What persons decided about the readings of a story.

use crate::{Command, DecisionLine, Engine, Failure, StoryView};
use serde::{Deserialize, Serialize};
use variorum_model::{Siglum, StoryId};

/// Asks for the decisions on the readings of a story that were not taken back, in the order in which they were made.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct ListDecisions {
    /// The story.
    pub story: StoryId,
}

impl Command for ListDecisions {
    const NAME: &'static str = "list_decisions";
    type Answer = Vec<DecisionLine>;

    async fn run(self, engine: &Engine) -> Result<Vec<DecisionLine>, Failure> {
        Ok(engine.compared(self.story).await?.decided())
    }
}

/// The version of the answer of `decisions`.
pub const DECISIONS_SCHEMA: &str = "variorum.decisions/1";

/// The decisions on a story, as the command line answers.
#[derive(Debug, Serialize)]
pub struct DecisionsAnswer {
    schema: &'static str,
    story: String,
    /// By which labels the articles of the story are called.
    pub witnesses: Vec<WitnessLine>,
    /// The decisions.
    pub decisions: Vec<DecisionLine>,
}

/// An article of a story by its label.
#[derive(Debug, Serialize)]
pub struct WitnessLine {
    /// The label.
    pub siglum: Siglum,
    /// The id of the article.
    pub article: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
}

impl DecisionsAnswer {
    /// The answer for a story and the decisions on it.
    pub fn new(story: &StoryView, decisions: Vec<DecisionLine>) -> Self {
        let witness = |(article, column): (&crate::StoryArticle, &crate::Column)| WitnessLine {
            siglum: article.siglum,
            article: article.id.to_string(),
            outlet: column.outlet.clone(),
            title: column.title.clone(),
        };
        let witnesses = story.articles.iter().zip(&story.side_by_side.columns).map(witness).collect();
        Self { schema: DECISIONS_SCHEMA, story: story.id.to_string(), witnesses, decisions }
    }
}
