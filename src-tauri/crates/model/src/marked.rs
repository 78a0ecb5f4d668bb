//! A collation set out for reading: text already cut into marked runs, so that views and reports never slice it themselves.

use crate::{BlockKind, Decided, DisagreementKind, Language, LeftOut, Relation, Siglum, StatedTime, VariantKind};
use serde::Serialize;

/// A collation as rows and columns of marked text.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct SideBySide {
    /// One column a witness, in the order of sigla.
    pub columns: Vec<Column>,
    /// One statement a row, in reading order.
    pub rows: Vec<MarkedRow>,
    /// What was left out of the comparison, and where it stood.
    pub folds: Vec<Fold>,
}

/// The head of a column.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Column {
    /// The witness's short label.
    pub siglum: Siglum,
    /// Where it came from.
    pub source: String,
    /// The name of the outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<StatedTime>,
    /// The language of the text.
    pub language: Option<Language>,
    /// Whether relations refer to this witness.
    pub is_base: bool,
    /// The share of this witness's words that stand word for word in the base's text, from 0 to 1; none for the base itself.
    pub share_from_base: Option<f64>,
}

/// One statement over all columns.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct MarkedRow {
    /// The number of the row, counted from nought, in this state of the collation.
    pub id: usize,
    /// The witness to whose reading the marks of this row refer.
    pub base: Siglum,
    /// One entry a column; null where the witness does not carry the statement.
    pub cells: Vec<Option<Cell>>,
    /// The witnesses without a reading here that were not compared with this row, being in another language; those that have none and are not
    /// named here do not carry the statement.
    pub not_compared: Vec<Siglum>,
    /// What contradicts what in this row.
    pub disagrees: Vec<MarkedDisagreement>,
    /// What persons decided about this row: that readings were joined or parted, or that it is locked. Empty where the program alone made it.
    pub decided: Vec<Decided>,
}

/// One witness's reading of a row.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
pub struct Cell {
    /// How it relates to the row's base reading; null for that reading itself.
    pub relation: Option<Relation>,
    /// How many rows further down (or, below nought, further up) the reading stands in its own text than here; null where it stands in its
    /// order.
    pub moved: Option<i32>,
    /// Whether the join should be looked at.
    pub unsure: bool,
    /// At how many places words inside quotation marks differ from the base reading.
    pub altered_in_quotes: usize,
    /// The numbers of the passages in the witness.
    pub passages: Vec<usize>,
    /// The number of the block in which the reading begins, among all blocks of the extraction.
    pub block: usize,
    /// The sentence with which that block begins, so that it can be named to whoever holds the article.
    pub block_begins: String,
    /// The text, cut where marks begin and end.
    pub runs: Vec<Run>,
}

impl Cell {
    /// The reading's own text, without the words of the base reading that it lacks.
    pub fn text(&self) -> String {
        let own = self.runs.iter().filter(|run| run.mark.is_none_or(|mark| mark.change != Change::Omitted));
        own.map(|run| run.text.as_str()).collect()
    }
}

/// A stretch of text with one mark.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it differs; null where it does not.
    pub mark: Option<Mark>,
    /// The words of the base reading in whose place it stands; null where there are none.
    pub base_text: Option<String>,
}

/// How a stretch of text differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Mark {
    /// What was done to the text.
    pub change: Change,
    /// What the difference is made of.
    pub kind: VariantKind,
    /// Whether it is among the words that contradict another reading.
    pub disagrees: bool,
}

/// What was done to a stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// In the base reading: another reading has something else here.
    Varies,
    /// It stands in the place of other words of the base reading.
    Changed,
    /// The base reading has nothing here.
    Added,
    /// Words of the base reading that this reading lacks, shown struck out.
    Omitted,
}

/// What contradicts what in a row, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MarkedDisagreement {
    /// What the readings disagree about.
    pub kind: DisagreementKind,
    /// Each reading's words.
    pub readings: Vec<DisagreeingWords>,
}

/// One side of a contradiction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct DisagreeingWords {
    /// The witness.
    pub siglum: Siglum,
    /// Its words.
    pub text: String,
}

/// Blocks of one witness that were left out, or put back by a person, at one place between the rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Fold {
    /// The number of the row below which they stand; null above the first.
    pub after_row: Option<usize>,
    /// The witness's label.
    pub siglum: Siglum,
    /// The blocks, in document order.
    pub blocks: Vec<FoldedBlock>,
}

/// A block that takes no part in the comparison, or does so only because a person put it back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FoldedBlock {
    /// Its number among all blocks of the extraction.
    pub block: usize,
    /// What it is.
    pub kind: BlockKind,
    /// Why it is left out, or was before a person put it back.
    pub reason: LeftOut,
    /// Whether a person put it back: then it takes part.
    pub put_back: bool,
    /// Its text.
    pub text: String,
}
