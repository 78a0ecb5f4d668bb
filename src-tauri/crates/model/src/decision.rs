//! What a person decided about readings: which stand in one row, and which do not.

use crate::{Anchor, ArticleId};
use serde::{Deserialize, Serialize};

/// A person's word on which passages stand in one row. `P` says how a passage is pointed at: by its words ([`PassageAnchor`]) where it is kept,
/// by its place ([`Place`]) where it is obeyed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "decision", rename_all = "snake_case")]
pub enum Decision<P> {
    /// Each of `passages` stands in one row with each of `with`.
    Join {
        /// What was put into the row of the others.
        passages: Vec<P>,
        /// What it was joined with.
        with: Vec<P>,
    },
    /// None of `passages` stands in one row with any of `from`.
    Part {
        /// What was taken out of a row.
        passages: Vec<P>,
        /// What else stood in that row.
        from: Vec<P>,
    },
    /// `passages` are one row: they do not part, and nothing else joins them.
    Lock {
        /// What stands in the row.
        passages: Vec<P>,
    },
}

impl<P> Decision<P> {
    /// The passages that it names: those that it is about, and those that they are joined with or parted from.
    pub fn passages(&self) -> [&[P]; 2] {
        match self {
            Self::Join { passages, with } => [passages, with],
            Self::Part { passages, from } => [passages, from],
            Self::Lock { passages } => [passages, &[]],
        }
    }

    /// What it does to the rows.
    pub const fn kind(&self) -> Decided {
        match self {
            Self::Join { .. } => Decided::Joined,
            Self::Part { .. } => Decided::Parted,
            Self::Lock { .. } => Decided::Locked,
        }
    }

    /// The same decision on the passages that `point` points at in another way; it leaves out the others.
    pub fn pointed<Q>(&self, mut point: impl FnMut(&P) -> Option<Q>) -> Decision<Q> {
        let mut all = |passages: &[P]| passages.iter().filter_map(&mut point).collect();
        match self {
            Self::Join { passages, with } => Decision::Join { passages: all(passages), with: all(with) },
            Self::Part { passages, from } => Decision::Part { passages: all(passages), from: all(from) },
            Self::Lock { passages } => Decision::Lock { passages: all(passages) },
        }
    }
}

/// A passage as a person points at it: by its article, by what it says, and by the sentences around it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassageAnchor {
    /// The article.
    pub article: ArticleId,
    /// The sentence.
    pub passage: Anchor,
}

/// A passage in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The number of the witness.
    pub witness: usize,
    /// The number of its passage.
    pub passage: usize,
}

/// What a person did to a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Decided {
    /// Readings were put together.
    Joined,
    /// A reading was taken out of it, or taken out of another one and stands here.
    Parted,
    /// Its readings stay as they are.
    Locked,
}
