//! Readings of one statement that contradict each other: figures, dates, times, names, denials and comparisons that cannot both be true.
//!
//! What each witness states is read once ([`Facts`]); then the readings of a row are held against each other, two by two. A mark on what agrees
//! is worse than a miss: only what certainly speaks of the same thing is compared. The kinds of contradiction are those of de Marneffe, Rafferty
//! and Manning, "Finding Contradictions in Text" (2008): numeric mismatch, negation, antonyms; those that need knowledge of the world are left out.

mod alike;
mod amount;
mod calendar;
mod comparisons;
mod denials;
mod facts;
mod figured;
mod gather;
mod hours;
mod naming;

pub(crate) use facts::Facts;
pub(crate) use gather::gather;

use facts::Side;
use variorum_model::{DisagreementKind, Span};

/// Two places, one in each witness, that contradict each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Contradiction {
    pub kind: DisagreementKind,
    pub a_span: Span,
    pub b_span: Span,
}

/// What cannot both be true in two readings of one statement.
pub(crate) fn contradictions(x: &Side, y: &Side) -> Vec<Contradiction> {
    let mut found = figured::figured(x, y);
    found.extend(denials::denied(x, y));
    found.extend(comparisons::compared(x, y));
    found.extend(naming::named(x, y));
    found
}
