//! How one reading says what another one says.

use crate::prepared::{Piece, Prepared};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use variorum_model::Relation;

/// The share of the longer reading's words, kept in order, from which on it is the same sentence edited and not the statement in other
/// words. Half of the words is where sub-editors stop calling a sentence the old one.
const SAME_SENTENCE: f64 = 0.5;
/// The same for the shorter reading, which may have been cut out of the longer one.
const CUT_OUT: f64 = 0.8;

/// How `b` relates to `a`.
pub(crate) fn relation(a: &Prepared, a_passages: &[usize], b: &Prepared, b_passages: &[usize]) -> Relation {
    if !a.witness.shares_language(b.witness) {
        return Relation::Translated;
    }
    let words = |witness: &Prepared, passages: &[usize]| -> Vec<u32> {
        witness.pieces(passages).into_iter().filter(|piece: &Piece| piece.is_word()).map(|piece| piece.form).collect()
    };
    let (x, y) = (words(a, a_passages), words(b, b_passages));
    if x == y {
        return Relation::Verbatim;
    }
    let kept: usize = capture_diff_slices(Algorithm::Myers, &x, &y)
        .iter()
        .map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 })
        .sum();
    let (shorter, longer) = (x.len().min(y.len()), x.len().max(y.len()));
    let (kept, shorter, longer) = (kept as f64, shorter as f64, longer as f64);
    if kept >= SAME_SENTENCE * longer || kept >= CUT_OUT * shorter { Relation::Edited } else { Relation::Reworded }
}
