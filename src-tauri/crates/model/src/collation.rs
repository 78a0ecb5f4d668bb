//! The comparison of all witnesses of a story.

use crate::{Decided, Siglum, Span, Witness};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The comparison of all witnesses of a story: rows over all of them, and the pairs from which the rows were made.
#[derive(Clone, Debug, PartialEq)]
pub struct Collation {
    /// The witnesses; the one at index `i` has the siglum [`Siglum::new`]`(i)`.
    pub witnesses: Vec<Witness>,
    /// The witness to which relations refer where it has a reading: the one asked for, else the earliest published, else the one with the
    /// smallest text hash. None only when there are no witnesses.
    pub base: Option<Siglum>,
    /// One statement a row, in reading order.
    pub rows: Vec<Row>,
    /// All aligned pairs of readings, ordered by witnesses and passages.
    pub pairs: Vec<Pair>,
}

/// One statement as the witnesses carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The witness whose reading the relations of this row refer to: the collation's base where it has a reading here, else the first by
    /// the same rule among those that have.
    pub base: Siglum,
    /// The readings; a witness that does not carry the statement has none.
    pub readings: BTreeMap<Siglum, Reading>,
    /// What contradicts what among the readings.
    pub disagrees: Vec<Disagreement>,
    /// What persons decided about it, as far as it holds.
    pub decided: BTreeSet<Decided>,
}

/// One witness's passages in one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The numbers of the passages, ascending; more than one when the statement is split over sentences.
    pub passages: Vec<usize>,
    /// How it relates to the row's base reading; none for that reading itself.
    pub relation: Option<Relation>,
    /// Whether it stands elsewhere in its text than the base reading does in its own (transposed).
    pub moved: bool,
    /// Whether the join rests on weak evidence and should be looked at.
    pub unsure: bool,
}

/// How a reading says what another one says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// The same words; typography and white space may differ.
    Verbatim,
    /// The same sentence, with words changed, cut or added.
    Edited,
    /// The same statement in other words.
    Reworded,
    /// The same statement in another language.
    Translated,
}

/// Readings of one row that cannot all be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disagreement {
    /// What they disagree about.
    pub kind: DisagreementKind,
    /// The words that disagree, each in its witness's text.
    pub readings: BTreeMap<Siglum, Span>,
}

/// What readings can disagree about, the weightiest first: what a reader would act on (amounts, counts, when) before what is told of it, and names and
/// places in an order, which have more ways to be told, last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum DisagreementKind {
    /// An amount of money.
    Money,
    /// A count or a measure.
    Number,
    /// A share of a hundred.
    Percent,
    /// A day, a month, a year or a weekday.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// One says that it is so, the other that it is not.
    Negation,
    /// One says more, the other less.
    Comparative,
    /// Who, or where.
    Name,
    /// A place in an order.
    Ordinal,
}

/// Two readings of two witnesses that say the same, and how they differ in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The earlier witness in the order of witnesses.
    pub a: Siglum,
    /// The later witness.
    pub b: Siglum,
    /// The passages of `a`, ascending.
    pub a_passages: Vec<usize>,
    /// The passages of `b`, ascending.
    pub b_passages: Vec<usize>,
    /// How `b` says what `a` says.
    pub relation: Relation,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// How they differ, word by word.
    pub variants: Vec<Variant>,
}

/// One place at which two readings differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// What the difference is made of.
    pub kind: VariantKind,
    /// The words in `a`'s text; empty, at the place where they would stand, when `b` adds.
    pub a_span: Span,
    /// The words in `b`'s text; empty, at the place where they would stand, when `b` omits.
    pub b_span: Span,
}

/// What a difference between two readings is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum VariantKind {
    /// Blanks and line ends.
    WhiteSpace,
    /// The shape of quotation marks, dashes, ellipses, width, composition.
    Typography,
    /// One word spelled otherwise.
    Spelling,
    /// Marks between words.
    Punctuation,
    /// Capital and small letters.
    Case,
    /// A figure.
    Number,
    /// A name.
    Name,
    /// Words inside quotation marks.
    Quotation,
    /// Other words.
    Wording,
    /// The same words in another order.
    Order,
}

impl VariantKind {
    /// Whether the difference is in the writing alone, not in the words.
    pub const fn is_minor(self) -> bool {
        matches!(self, Self::WhiteSpace | Self::Typography | Self::Punctuation | Self::Case)
    }
}
