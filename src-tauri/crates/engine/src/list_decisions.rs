//! What persons decided about the readings of a story.

use crate::{ArrangementLine, Command, DecisionLine, Engine, Failure, StoryView};
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
    /// What was done to the story itself.
    pub arrangements: Vec<ArrangementLine>,
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
    /// The answer for a story, the decisions on its readings and what was done to it.
    pub fn new(story: &StoryView, decisions: Vec<DecisionLine>, arrangements: Vec<ArrangementLine>) -> Self {
        let witness = |(article, column): (&crate::StoryArticle, &crate::Column)| WitnessLine {
            siglum: article.siglum,
            article: article.id.to_string(),
            outlet: column.outlet.clone(),
            title: column.title.clone(),
        };
        let witnesses = story.articles.iter().zip(&story.side_by_side.columns).map(witness).collect();
        Self { schema: DECISIONS_SCHEMA, story: story.id.to_string(), witnesses, decisions, arrangements }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use crate::{ArrangeAnswer, Arranged, ArticleId, DecideAnswer, DecidedPassage, MovedArticle};
    use crate::{
        JOIN_SCHEMA, LOCK_SCHEMA, MERGE_SCHEMA, MOVE_SCHEMA, PART_SCHEMA, RENAME_SCHEMA, SPLIT_SCHEMA, UNDO_SCHEMA,
    };
    use serde_json::to_value;
    use variorum_model::Decided;

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_decision() {
        let article = ArticleId::new();
        let passage = DecidedPassage { article, siglum: None, text: "It sails.".into(), row: None };
        let decision = DecisionLine {
            number: 1,
            decided_at: "1970-01-01T00:00:00Z".into(),
            kind: Decided::Joined,
            passages: vec![passage.clone()],
            others: vec![passage],
            holds: false,
        };
        let explained = explained("Decisions on readings");
        let witness = WitnessLine { siglum: Siglum::new(0), article: String::new(), outlet: None, title: None };
        let (witnesses, decisions) = (vec![witness], vec![decision.clone()]);
        let story = StoryId::new();
        let arrangement = ArrangementLine {
            number: 2,
            decided_at: "1970-01-01T00:00:00Z".into(),
            kind: Arranged::Moved,
            story,
            articles: vec![MovedArticle { article, from: None, to: story }],
            title_before: None,
            title: None,
        };
        let moved = to_value(ArrangeAnswer::new(MOVE_SCHEMA, arrangement.clone())).unwrap();
        let arrangements = vec![arrangement];
        let list =
            DecisionsAnswer { schema: DECISIONS_SCHEMA, story: String::new(), witnesses, decisions, arrangements };
        let list = to_value(list).unwrap();
        let decided = to_value(DecideAnswer::new(JOIN_SCHEMA, StoryId::new(), decision)).unwrap();
        let parts = [&list, &list["witnesses"][0], &decided, &decided["passages"][0], &moved, &moved["articles"][0]];
        for key in parts.into_iter().flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
        let page = include_str!("../../../docs/ANSWERS.md");
        let on_readings = [DECISIONS_SCHEMA, JOIN_SCHEMA, PART_SCHEMA, LOCK_SCHEMA, UNDO_SCHEMA];
        let on_stories = [MOVE_SCHEMA, MERGE_SCHEMA, SPLIT_SCHEMA, RENAME_SCHEMA];
        for schema in on_readings.into_iter().chain(on_stories) {
            assert!(page.contains(&format!("`{schema}`")), "{schema}");
        }
    }
}
