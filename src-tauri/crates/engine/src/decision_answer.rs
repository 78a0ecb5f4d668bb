//! Readings and decisions on them, as hosts show them.

use serde::{Deserialize, Serialize};
use variorum_model::{ArticleId, Decided, Siglum, StoryId};

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
