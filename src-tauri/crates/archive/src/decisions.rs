//! What persons decided about readings. The decisions stand in the log of acts alone; a table says which articles they are about.

use crate::columns::{Column, Json, get};
use crate::{Act, ArchiveError, Reader, Writer};
use jiff::Timestamp;
use std::collections::BTreeSet;
use variorum_model::{ArticleId, Decision, PassageAnchor, StoryId};

/// The decisions about articles that are in a story now, without those that were taken back. The `+` keeps the index on what was taken back,
/// whose values have no column's type, in use.
const BY_STORY: &str = "SELECT number, at, act FROM acts WHERE number IN \
                        (SELECT decisions.act FROM placements JOIN decisions USING (article) WHERE placements.story = ?) \
                        AND NOT EXISTS (SELECT 1 FROM acts AS later WHERE later.act ->> '$.act' = 'take_back' \
                        AND later.act ->> '$.taken_back' = +acts.number) ORDER BY number";

/// A decision that was not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingDecision {
    /// The number of the act.
    pub number: u32,
    /// When it was decided.
    pub at: Timestamp,
    /// What was decided.
    pub decision: Decision<PassageAnchor>,
}

impl Writer<'_> {
    /// A person decides about readings. Answers the number of the act, by which it is taken back.
    pub fn decide(&self, decision: &Decision<PassageAnchor>, at: Timestamp) -> Result<u32, ArchiveError> {
        let articles: BTreeSet<ArticleId> =
            decision.passages().into_iter().flatten().map(|passage| passage.article).collect();
        for article in &articles {
            if self.article_row(*article)?.is_none() {
                return Err(ArchiveError::NoSuch("such article"));
            }
        }
        let number = self.log(&Act::Decide(decision.clone()), at)?;
        for article in articles {
            self.execute("INSERT INTO decisions (article, act) VALUES (?, ?)", (Column(article), number))?;
        }
        Ok(number)
    }

    /// A person takes back a decision on readings, or what was done to stories: everything is put back where it was before.
    ///
    /// Fails with [`ArchiveError::LaterDecision`] when a later act on the same articles or title stands, which is to be taken back first.
    pub fn take_back(&self, number: u32, at: Timestamp) -> Result<(), ArchiveError> {
        let standing = "SELECT act FROM acts WHERE number = ?1 AND act ->> '$.act' IN ('decide', 'arrange') AND NOT EXISTS \
                        (SELECT 1 FROM acts WHERE act ->> '$.act' = 'take_back' AND act ->> '$.taken_back' = ?1)";
        let act: Option<Act> = self.first(standing, [number], |row| Ok(row.get::<_, Json<_>>(0)?.0))?;
        if let Act::Arrange(arrangement) = act.ok_or(ArchiveError::NoSuch("such decision"))? {
            self.restore(number, &arrangement, at)?;
        }
        self.log(&Act::TakeBack { taken_back: number }, at)?;
        Ok(())
    }
}

impl Reader<'_> {
    /// What persons decided about readings of the articles that are in a story, in the order in which they did, without what was taken back.
    pub fn decisions(&self, story: StoryId) -> Result<Vec<StandingDecision>, ArchiveError> {
        let acts: Vec<(u32, Timestamp, Act)> =
            self.all(BY_STORY, [Column(story)], |row| Ok((row.get(0)?, get(row, 1)?, row.get::<_, Json<_>>(2)?.0)))?;
        let standing = |(number, at, act)| match act {
            Act::Decide(decision) => Some(StandingDecision { number, at, decision }),
            _ => None,
        };
        Ok(acts.into_iter().filter_map(standing).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Role;
    use crate::fixture::{Fixture, at, extraction};
    use serde_json::{Value, json};
    use variorum_model::Anchor;

    fn passage(article: ArticleId, text: &str) -> PassageAnchor {
        let passage = Anchor { text: text.into(), before: Some("Ferries sail again.".into()), after: None, ordinal: 0 };
        PassageAnchor { article, passage }
    }

    /// An archive with three articles, two of which are in one story.
    fn story() -> (Fixture, StoryId, [ArticleId; 3]) {
        let mut fixture = Fixture::new();
        let articles =
            ["One.", "Two.", "Three."].map(|text| fixture.add("Harbour Post", &extraction("Ferries", text), 0).article);
        let story = fixture.archive.write(|w| {
            let [story, other] = [w.add_story("Ferries", at(0))?, w.add_story("Trains", at(0))?];
            for (article, story) in articles.iter().zip([story, story, other]) {
                w.place_by_program(*article, story, &Value::Null, at(0))?;
            }
            Ok(story)
        });
        (fixture, story.unwrap(), articles)
    }

    fn join(one: ArticleId, other: ArticleId) -> Decision<PassageAnchor> {
        Decision::Join { passages: vec![passage(one, "It sails.")], with: vec![passage(other, "It does sail.")] }
    }

    #[test]
    fn decisions_come_back_by_story_in_their_order_until_they_are_taken_back() {
        let (mut fixture, story, [first, second, third]) = story();
        let lock = Decision::Lock { passages: vec![passage(second, "It sails."), passage(second, "At noon.")] };
        let numbers = fixture.archive.write(|w| {
            w.set_role(first, Role::PrimarySource, at(1))?;
            Ok([w.decide(&join(first, second), at(2))?, w.decide(&lock, at(3))?, w.decide(&join(third, third), at(4))?])
        });
        assert_eq!(numbers.unwrap(), [2, 3, 4]);
        let standing = |fixture: &Fixture| fixture.archive.read().unwrap().decisions(story).unwrap();
        let locked = StandingDecision { number: 3, at: at(3), decision: lock };
        let joined = StandingDecision { number: 2, at: at(2), decision: join(first, second) };
        assert_eq!(standing(&fixture), [joined, locked.clone()]);
        fixture.archive.write(|w| w.take_back(2, at(5))).unwrap();
        assert_eq!(standing(&fixture), [locked]);
    }

    #[test]
    fn a_decision_goes_with_its_article_into_another_story() {
        let (mut fixture, story, [first, second, third]) = story();
        fixture.archive.write(|w| w.decide(&join(first, third), at(1)).map(|_| ())).unwrap();
        assert_eq!(fixture.archive.read().unwrap().decisions(story).unwrap().len(), 1, "one of its articles is here");
        let other = fixture.archive.read().unwrap().placement(third).unwrap().unwrap().story;
        fixture.archive.write(|w| w.move_article(first, other, at(2)).map(|_| ())).unwrap();
        let reader = fixture.archive.read().unwrap();
        assert_eq!((reader.decisions(story).unwrap().len(), reader.decisions(other).unwrap().len()), (0, 1));
        assert_eq!(reader.placement(second).unwrap().unwrap().story, story);
    }

    #[test]
    fn only_a_standing_decision_can_be_taken_back_and_only_once() {
        let (mut fixture, story, [first, second, _]) = story();
        let acts = |fixture: &Fixture| fixture.archive.read().unwrap().acts().unwrap().len();
        fixture.archive.write(|w| w.set_role(first, Role::PrimarySource, at(1))).unwrap();
        fixture.archive.write(|w| w.decide(&join(first, second), at(2)).map(|_| ())).unwrap();
        fixture.archive.write(|w| w.take_back(2, at(3))).unwrap();
        for number in [0, 1, 2, 3, 9] {
            let refused = fixture.archive.write(|w| w.take_back(number, at(4))).unwrap_err();
            assert_eq!(refused.code(), "not_in_archive", "{number}");
        }
        let refused = fixture.archive.write(|w| w.decide(&join(first, ArticleId::new()), at(4)).map(|_| ()));
        assert_eq!(refused.unwrap_err().code(), "not_in_archive");
        assert_eq!(acts(&fixture), 3);
        assert_eq!(fixture.archive.read().unwrap().decisions(story).unwrap(), []);
    }

    #[test]
    fn a_decision_is_logged_in_a_form_that_later_programs_read() {
        let (_, _, [article, ..]) = story();
        let act = Act::Decide(Decision::Lock { passages: vec![passage(article, "It sails.")] });
        let passage = json!({"text": "It sails.", "before": "Ferries sail again.", "after": null, "ordinal": 0});
        let passages = json!([{"article": article.to_string(), "passage": passage}]);
        assert_eq!(
            serde_json::to_value(&act).unwrap(),
            json!({"act": "decide", "decision": "lock", "passages": passages})
        );
        assert_eq!(
            serde_json::to_value(Act::TakeBack { taken_back: 7 }).unwrap(),
            json!({"act": "take_back", "taken_back": 7})
        );
    }

    #[test]
    fn decisions_are_found_by_their_indexes() {
        let (fixture, ..) = story();
        let connection = fixture.archive.connection();
        let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {BY_STORY}")).unwrap();
        let plan: Vec<String> = explain.query_map(["x"], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
        assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{plan:?}");
        assert!(plan.iter().any(|step| step.contains("acts_taken_back")), "{plan:?}");
    }
}
