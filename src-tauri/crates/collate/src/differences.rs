//! How one reading differs from another.

use crate::aligned::Aligned;
use crate::prepared::Prepared;
use crate::relation::relation;
use crate::variants::variants;
use variorum_model::{Relation, Variant};

/// How one reading relates to another, and where their words differ.
pub(crate) type Differences = (Relation, Vec<Variant>);

/// The differences of a reading of `b` from one of `a`.
pub(crate) fn differences(a: &Prepared, a_passages: &[usize], b: &Prepared, b_passages: &[usize]) -> Differences {
    let (x, y) = (a.pieces(a_passages), b.pieces(b_passages));
    let aligned = Aligned::new(&x, &y);
    (relation(&aligned, (a, &x), (b, &y)), variants(&aligned, (a, a_passages, &x), (b, b_passages, &y)))
}
