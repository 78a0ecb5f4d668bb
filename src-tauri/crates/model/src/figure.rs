//! Figures: what a text counts, measures and dates.

use crate::Span;
use serde::{Deserialize, Serialize};

/// A number with its unit, or a date or a time, as a text states it.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its place: the words and digits, with a currency sign and a unit that stand with them.
    pub span: Span,
    /// What it is.
    pub kind: FigureKind,
    /// What it says; of a range, the end that is named first.
    pub value: FigureValue,
    /// The other end of a range.
    pub value_max: Option<FigureValue>,
    /// The unit in the singular where it is known ("kilometre", "US dollar", "percent"), else what is counted, as it is written; none where
    /// neither is said.
    pub unit: Option<String>,
    /// How exactly it is meant.
    pub exactness: Exactness,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// A count, a measure, or a bare number.
    Number,
    /// An amount of money.
    Money,
    /// A share of a hundred.
    Percent,
    /// A place in an order: "the tenth".
    Ordinal,
    /// A length of time.
    Duration,
    /// A day, a month or a year.
    Date,
    /// A time of day.
    Time,
}

/// What a figure says.
#[derive(Clone, Debug, PartialEq, Serialize, ts_rs::TS)]
#[serde(untagged)]
pub enum FigureValue {
    /// A number.
    Number(f64),
    /// A date or a time as ISO 8601 writes it, as exact as it is stated: `2024`, `2024-10`, `2024-10-22`, `18:04`, `18:04+02:00`. Parts that
    /// the text leaves open and its own date does not tell are crossed out, as in ISO-TimeML: `XXXX-10-22`, `XXXX-WXX-2` for a Tuesday.
    Stated(String),
}

/// How exactly a figure is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Exactness {
    /// As it stands.
    #[default]
    Exact,
    /// "about".
    About,
    /// "at least".
    AtLeast,
    /// "more than".
    MoreThan,
    /// "at most", "up to".
    AtMost,
    /// "less than", "almost".
    LessThan,
}
