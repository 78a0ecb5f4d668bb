//! How one reading differs from another.

use crate::aligned::Aligned;
use crate::prepared::Prepared;
use crate::relation::relation;
use crate::variants::variants;
use variorum_model::{Relation, Variant};

/// How a reading of `b` relates to one of `a`, and where its words differ.
pub(crate) fn differences(
    a: &Prepared,
    a_passages: &[usize],
    b: &Prepared,
    b_passages: &[usize],
) -> (Relation, Vec<Variant>) {
    let (x, y) = (a.pieces(a_passages), b.pieces(b_passages));
    let aligned = Aligned::new(&x, &y);
    (relation(&aligned, (a, &x), (b, &y)), variants(&aligned, (a, a_passages, &x), (b, b_passages, &y)))
}
