//! What a person decides about the rows of a story.

use crate::collated::{Collated, CollatedArticle};
use crate::{Engine, Failure};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::sync::Arc;
use variorum_archive::StandingDecision;
use variorum_collate::upheld;
use variorum_model::{ArticleId, Decided, Decision, PassageAnchor, Place, Reading, Row, Siglum, StoryId, Witness};
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
    /// Whether the rows obey it as they stand; not where a later decision says otherwise, where its sentences are not found, or once it was
    /// taken back.
    pub holds: bool,
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
    /// The number of the row that it stands in, counted from nought; null where it is not found in the article as it is compared now. The
    /// decision waits for it there.
    pub row: Option<usize>,
}

/// The version of the answer of `join`.
pub const JOIN_SCHEMA: &str = "variorum.join/1";
/// The version of the answer of `part`.
pub const PART_SCHEMA: &str = "variorum.part/1";
/// The version of the answer of `lock`.
pub const LOCK_SCHEMA: &str = "variorum.lock/1";
/// The version of the answer of `undo`.
pub const UNDO_SCHEMA: &str = "variorum.undo/1";

/// What a person decided or took back, as the command line answers.
#[derive(Debug, Serialize)]
pub struct DecideAnswer {
    schema: &'static str,
    story: String,
    #[serde(flatten)]
    decision: DecisionLine,
}

impl DecideAnswer {
    /// The answer of this `schema` for a decision on a story.
    pub fn new(schema: &'static str, story: StoryId, decision: DecisionLine) -> Self {
        Self { schema, story: story.to_string(), decision }
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
        let places = |(siglum, reading): (&Siglum, &Reading)| {
            let witness = siglum.index();
            reading.passages.iter().map(|passage| Place { witness, passage: *passage }).collect::<Vec<_>>()
        };
        let row = self.row_number(place).and_then(|number| self.collation.rows.get(number));
        row.map(|row| row.readings.iter().flat_map(places).collect()).unwrap_or_default()
    }

    /// The row in which a passage stands.
    fn row_number(&self, place: Place) -> Option<usize> {
        let holds = |row: &Row| {
            let reading = row.readings.get(&Siglum::new(place.witness));
            reading.is_some_and(|reading| reading.passages.contains(&place.passage))
        };
        self.collation.rows.iter().position(holds)
    }

    /// What persons decided, in the order in which they did.
    pub(crate) fn decided(&self) -> Vec<DecisionLine> {
        let passages = self.passages();
        let holds = upheld(&passages.found(&self.decisions), &self.collation.witnesses);
        self.decisions.iter().zip(holds).map(|(standing, holds)| self.line(&passages, standing, holds)).collect()
    }

    /// A decision as a list shows it.
    fn line(&self, passages: &Passages<'_>, standing: &StandingDecision, holds: bool) -> DecisionLine {
        let named = |passage: &PassageAnchor| DecidedPassage {
            article: passage.article,
            siglum: passages.witness(passage.article).map(Siglum::new),
            text: passage.passage.text.clone(),
            row: passages.find(passage).and_then(|place| self.row_number(place)),
        };
        let [about, others] = standing.decision.passages().map(|all| all.iter().map(named).collect());
        DecisionLine {
            number: standing.number,
            decided_at: standing.at.to_string(),
            kind: standing.decision.kind(),
            passages: about,
            others,
            holds,
        }
    }

    /// Fails when the rows cannot obey a decision together with those that they obey now.
    fn allow(&self, decision: &Decision<Place>) -> Result<(), Failure> {
        let mut all = self.passages().found(&self.decisions);
        let before = upheld(&all, &self.collation.witnesses);
        all.push(decision.clone());
        let after = upheld(&all, &self.collation.witnesses);
        let against: Vec<DecisionLine> = self
            .decided()
            .into_iter()
            .zip(before.iter().zip(&after))
            .filter(|(_, (before, after))| **before && !**after)
            .map(|(line, _)| line)
            .collect();
        if !against.is_empty() {
            return Err(Failure::ContradictsDecision { decisions: against });
        }
        // Alone, a decision can only fail by giving an article two readings in a row.
        if after.last() == Some(&true) { Ok(()) } else { Err(Failure::ReadingsOfOneArticle) }
    }
}

impl Engine {
    /// A story as it was last compared, whichever article relations refer to: rows do not depend on that.
    pub(crate) async fn compared(&self, story: StoryId) -> Result<Arc<Collated>, Failure> {
        let base = self.collated().get(&story).and_then(|kept| kept.base());
        self.collated_story(story, base).await
    }

    /// Keeps what a person decided about a story as it is compared now. What stands already is not said again.
    ///
    /// Fails with [`Failure::ContradictsDecision`] when the rows cannot obey it together with what was decided before.
    pub(crate) async fn decide(
        &self,
        story: StoryId,
        decision: impl FnOnce(&Collated) -> Result<Decision<Place>, Failure>,
    ) -> Result<DecisionLine, Failure> {
        let collated = self.compared(story).await?;
        let places = decision(&collated)?;
        let decision = places.pointed(|place| collated.passages().anchor(place));
        let number = match collated.decisions.iter().find(|standing| standing.decision == decision) {
            Some(standing) => standing.number,
            None => {
                collated.allow(&places)?;
                let at = self.now();
                self.with_archive(move |archive| Ok(archive.write(|writer| writer.decide(&decision, at))?)).await?
            }
        };
        let lines = self.compared(story).await?.decided();
        lines.into_iter().find(|line| line.number == number).ok_or(Failure::NoSuchDecision)
    }

    /// Takes a decision back, the last one where none is named, and answers what it was.
    pub(crate) async fn undo_decision(&self, story: StoryId, number: Option<u32>) -> Result<DecisionLine, Failure> {
        let collated = self.compared(story).await?;
        let meant = |standing: &&StandingDecision| number.is_none_or(|number| standing.number == number);
        let undone = collated.decisions.iter().rev().find(meant).cloned().ok_or(Failure::NoSuchDecision)?;
        let (number, at) = (undone.number, self.now());
        self.with_archive(move |archive| Ok(archive.write(|writer| writer.take_back(number, at))?)).await?;
        let now = self.compared(story).await?;
        Ok(now.line(&now.passages(), &undone, false))
    }
}
