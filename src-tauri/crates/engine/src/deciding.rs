//! What a person decides about the rows of a story.

use crate::collated::{Collated, CollatedArticle};
use crate::{Engine, Failure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;
use variorum_archive::StandingDecision;
use variorum_model::{ArticleId, Decided, Decision, PassageAnchor, Place, Siglum, StoryId, Witness};
use variorum_text::Anchored;

/// A reading as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
pub struct ShownReading {
    /// The article.
    pub article: ArticleId,
    /// The numbers of its passages, as they were shown.
    pub passages: Vec<usize>,
    /// Their text, or the words that it begins with, by which it is seen that they are those that were shown.
    pub text: String,
}

/// A decision on readings in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DecisionLine {
    /// Its number, by which it is taken back.
    pub number: u32,
    /// When it was decided, RFC 3339 in UTC.
    pub decided_at: String,
    /// What was done to a row.
    pub kind: Decided,
    /// The sentences that it is about: those that were put into a row or taken out of one, or that are locked in theirs.
    pub passages: Vec<DecidedPassage>,
    /// The sentences that they were joined with, or parted from.
    pub others: Vec<DecidedPassage>,
}

/// A sentence that a decision names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DecidedPassage {
    /// The article.
    pub article: ArticleId,
    /// Its label in the story; null when it is not in the story any more.
    pub siglum: Option<Siglum>,
    /// The sentence as it was when the decision was made.
    pub text: String,
    /// Whether it is found in the article as it is compared now. Where it is not, the decision waits for it.
    pub found: bool,
}

/// The version of the answer of `join`.
pub const JOIN_SCHEMA: &str = "variorum.join/1";
/// The version of the answer of `part`.
pub const PART_SCHEMA: &str = "variorum.part/1";
/// The version of the answer of `lock`.
pub const LOCK_SCHEMA: &str = "variorum.lock/1";
/// The version of the answer of `unlock`.
pub const UNLOCK_SCHEMA: &str = "variorum.unlock/1";
/// The version of the answer of `take-back`.
pub const TAKE_BACK_SCHEMA: &str = "variorum.take-back/1";

/// What a person decided or took back, as the command line answers.
#[derive(Debug, Serialize)]
pub struct DecideAnswer {
    schema: &'static str,
    story: String,
    decisions: Vec<DecisionLine>,
}

impl DecideAnswer {
    /// The answer of this `schema` for decisions on a story.
    pub fn new(schema: &'static str, story: StoryId, decisions: Vec<DecisionLine>) -> Self {
        Self { schema, story: story.to_string(), decisions }
    }
}

/// The passages of a story as persons point at them.
pub(crate) struct Passages<'w> {
    articles: Vec<ArticleId>,
    anchored: Vec<Anchored<'w>>,
}

impl<'w> Passages<'w> {
    /// Those of `witnesses`, which are `articles`.
    pub fn new(articles: &[CollatedArticle], witnesses: &'w [Witness]) -> Self {
        let texts = |witness: &'w Witness| witness.passages.iter().map(|passage| passage.span.of(&witness.text));
        Self {
            articles: articles.iter().map(|article| article.current.article.id).collect(),
            anchored: witnesses.iter().map(|witness| Anchored::new(texts(witness))).collect(),
        }
    }

    /// The decisions, as far as what they name is found.
    pub fn found(&self, decisions: &[StandingDecision]) -> Vec<Decision<Place>> {
        decisions.iter().map(|standing| standing.decision.pointed(|passage| self.find(passage))).collect()
    }

    /// A decision as a list shows it.
    pub fn line(&self, standing: &StandingDecision) -> DecisionLine {
        let passages = |passages: &[PassageAnchor]| passages.iter().map(|passage| self.named(passage)).collect();
        let [about, others] = standing.decision.passages().map(passages);
        DecisionLine {
            number: standing.number,
            decided_at: standing.at.to_string(),
            kind: standing.decision.kind(),
            passages: about,
            others,
        }
    }

    fn named(&self, passage: &PassageAnchor) -> DecidedPassage {
        DecidedPassage {
            article: passage.article,
            siglum: self.witness(passage.article).map(Siglum::new),
            text: passage.passage.text.clone(),
            found: self.find(passage).is_some(),
        }
    }

    fn witness(&self, article: ArticleId) -> Option<usize> {
        self.articles.iter().position(|other| *other == article)
    }

    fn find(&self, passage: &PassageAnchor) -> Option<Place> {
        let witness = self.witness(passage.article)?;
        Some(Place { witness, passage: self.anchored.get(witness)?.find(&passage.passage)? })
    }

    fn anchor(&self, place: &Place) -> Option<PassageAnchor> {
        let passage = self.anchored.get(place.witness)?.anchor(place.passage)?;
        Some(PassageAnchor { article: *self.articles.get(place.witness)?, passage })
    }
}

impl Collated {
    /// Its passages as persons point at them.
    pub(crate) fn passages(&self) -> Passages<'_> {
        Passages::new(&self.articles, &self.collation.witnesses)
    }

    /// The passages of a reading that was shown. Fails with [`Failure::PassageChanged`] when they do not say any more what was shown.
    pub(crate) fn places(&self, shown: &ShownReading) -> Result<Vec<Place>, Failure> {
        let is_it = |article: &CollatedArticle| article.current.article.id == shown.article;
        let witness = self.articles.iter().position(is_it).ok_or(Failure::PassageChanged)?;
        let texts = self.collation.witnesses.get(witness).map(|found| {
            let texts: Vec<&str> = shown.passages.iter().map(|passage| found.passage_text(*passage)).collect();
            texts.join(" ")
        });
        let begins = shown.text.trim();
        if begins.is_empty() || !texts.is_some_and(|texts| texts.starts_with(begins)) {
            return Err(Failure::PassageChanged);
        }
        Ok(shown.passages.iter().map(|passage| Place { witness, passage: *passage }).collect())
    }

    /// All that stands in the row of a passage.
    pub(crate) fn row(&self, place: Place) -> BTreeSet<Place> {
        let passages = |(siglum, reading): (&Siglum, &variorum_model::Reading)| {
            let witness = siglum.index();
            reading.passages.iter().map(|passage| Place { witness, passage: *passage }).collect::<Vec<_>>()
        };
        let rows = self.collation.rows.iter().map(|row| row.readings.iter().flat_map(passages).collect());
        rows.into_iter().find(|row: &BTreeSet<Place>| row.contains(&place)).unwrap_or_default()
    }
}

impl Engine {
    /// A story as it was last compared, whichever article relations refer to: rows do not depend on that.
    pub(crate) async fn compared(&self, story: StoryId) -> Result<Arc<Collated>, Failure> {
        let base = self.collated().get(&story).and_then(|kept| kept.base());
        self.collated_story(story, base).await
    }

    /// Keeps what a person decided about a story as it is compared now. What the last decision says already is not said again.
    pub(crate) async fn decide(
        &self,
        story: StoryId,
        decision: impl FnOnce(&Collated) -> Result<Decision<Place>, Failure>,
    ) -> Result<DecisionLine, Failure> {
        let collated = self.compared(story).await?;
        let decision = decision(&collated)?.pointed(|place| collated.passages().anchor(place));
        if let Some(last) = collated.decisions.last().filter(|last| last.decision == decision) {
            return Ok(collated.passages().line(last));
        }
        let at = self.now();
        let kept = decision.clone();
        let number = self.with_archive(move |archive| Ok(archive.write(|writer| writer.decide(&kept, at))?)).await?;
        // What was compared is out of date, and so are the figures that the library shows of it.
        self.collated().remove(&story);
        Ok(collated.passages().line(&StandingDecision { number, at, decision }))
    }

    /// Takes decisions back, and answers what they were.
    pub(crate) async fn take_back(
        &self,
        story: StoryId,
        chosen: impl FnOnce(&Collated) -> Result<Vec<StandingDecision>, Failure>,
    ) -> Result<Vec<DecisionLine>, Failure> {
        let collated = self.compared(story).await?;
        let chosen = chosen(&collated)?;
        let at = self.now();
        let numbers: Vec<u32> = chosen.iter().map(|standing| standing.number).collect();
        self.with_archive(move |archive| {
            Ok(archive.write(|writer| numbers.iter().try_for_each(|number| writer.take_back(*number, at)))?)
        })
        .await?;
        self.collated().remove(&story);
        Ok(chosen.iter().map(|standing| collated.passages().line(standing)).collect())
    }
}
