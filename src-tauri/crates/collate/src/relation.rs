//! How one reading says what another one says.

use crate::aligned::Aligned;
use crate::prepared::{Piece, Prepared};
use variorum_model::Relation;

/// The share of the longer reading's words, kept in order, from which on it is the same sentence edited and not the statement in other
/// words. Half of the words is where sub-editors stop calling a sentence the old one.
const SAME_SENTENCE: f64 = 0.5;
/// The same for the shorter reading, which may have been cut out of the longer one.
const CUT_OUT: f64 = 0.8;

/// How a reading of `b` with the pieces `y` relates to one of `a` with the pieces `x`.
pub(crate) fn relation(aligned: &Aligned, (a, x): (&Prepared, &[Piece]), (b, y): (&Prepared, &[Piece])) -> Relation {
    if !a.witness.shares_language(b.witness) {
        return Relation::Translated;
    }
    let words = |pieces: &[Piece]| pieces.iter().filter(|piece| piece.tells()).count();
    let (x_words, y_words) = (words(x), words(y));
    let (shorter, longer) = (x_words.min(y_words), x_words.max(y_words));
    if aligned.kept == longer {
        return Relation::Verbatim;
    }
    let (kept, shorter, longer) = (aligned.kept as f64, shorter as f64, longer as f64);
    if kept >= SAME_SENTENCE * longer || kept >= CUT_OUT * shorter { Relation::Edited } else { Relation::Reworded }
}
