//! Whether a day that a text names without its week or year lies before the text or ahead of it.
//!
//! A wrong day is worse than none: what neither the verb of the clause nor a word at the day tells is left open.

use super::pieces::{Piece, form, forms};
use variorum_lexicon::{Tense, TenseWords};

/// Where a day lies from the day of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lies {
    /// On that day or before it.
    Before,
    /// On that day or after it.
    Ahead,
    /// After it: "next Monday".
    Next,
    Open,
}

/// In how many pieces before a day a word like "until" belongs to it: "bis Ende September".
const NEAR: usize = 3;

/// How many pieces a clause has, without the day, that is none by itself: "On Monday, …".
const SHORT_CLAUSE: usize = 2;

/// Where the day lies that stands from `start` to `end`.
pub(super) fn lies(pieces: &[Piece<'_>], start: usize, end: usize, tenses: Option<&TenseWords>) -> Lies {
    let Some(tenses) = tenses else { return Lies::Open };
    if tenses.is_next_behind(forms(pieces, end)) {
        return Lies::Next;
    }
    if tenses.is_last_behind(forms(pieces, end)) {
        return Lies::Before;
    }
    let clause = clause(pieces, start, end, tenses);
    for place in (clause.0.max(start.saturating_sub(NEAR))..start).rev() {
        let word = form(pieces, place);
        if tenses.is_next(word) {
            return Lies::Next;
        }
        if tenses.is_last(word) {
            return Lies::Before;
        }
        if tenses.is_until(word) {
            let is_over = before(pieces, clause.0, place, tenses) == Some(Tense::Past);
            return if is_over { Lies::Open } else { Lies::Ahead };
        }
    }
    let leaves_open = start > clause.0 && tenses.leaves_open(form(pieces, start - 1));
    match governing(pieces, clause, (start, end), tenses) {
        Some(Tense::Future) => Lies::Ahead,
        Some(Tense::Past | Tense::PastOrParticiple) if !leaves_open => Lies::Before,
        _ => Lies::Open,
    }
}

/// What the verb says that governs the day: the nearest before it in its clause, else the first behind it; where the clause is the day alone,
/// that of the clause beside it.
fn governing(
    pieces: &[Piece<'_>],
    (from, to): (usize, usize),
    (start, end): (usize, usize),
    tenses: &TenseWords,
) -> Option<Tense> {
    let own = before(pieces, from, start, tenses).or_else(|| behind(pieces, end, to, tenses));
    let is_short = (start - from) + (to - end) <= SHORT_CLAUSE;
    let next = |at: usize| {
        let (_, end) = clause(pieces, at, at, tenses);
        behind(pieces, at, end, tenses)
    };
    let last = |at: usize| {
        let (start, _) = clause(pieces, at, at, tenses);
        before(pieces, start, at, tenses)
    };
    let is_comma = |at: usize| form(pieces, at) == ",";
    own.or_else(|| {
        let beside = is_short && is_comma(to);
        let beside_before = is_short && from > 0 && is_comma(from - 1);
        beside.then(|| next(to + 1)).flatten().or_else(|| beside_before.then(|| last(from - 1)).flatten())
    })
}

/// The clause around the pieces from `start` to `end`.
fn clause(pieces: &[Piece<'_>], start: usize, end: usize, tenses: &TenseWords) -> (usize, usize) {
    let is_mark = |piece: &Piece<'_>| {
        matches!(
            piece.text,
            "." | "!" | "?" | "," | ";" | ":" | "–" | "—" | "(" | ")" | "\"" | "“" | "”" | "„" | "«" | "»"
        )
    };
    let mut from = start;
    while let Some(piece) = from.checked_sub(1).and_then(|before| pieces.get(before)) {
        let is_inside = pieces.get(from).is_none_or(|piece| !piece.is_first);
        if !is_inside || is_mark(piece) || tenses.opens_clause(&piece.form) {
            break;
        }
        from -= 1;
    }
    let mut to = end;
    while let Some(piece) = pieces.get(to) {
        if piece.is_first || is_mark(piece) || tenses.opens_clause(&piece.form) {
            break;
        }
        to += 1;
    }
    (from, to)
}

/// What the pieces from `from` to `to` say, the last of them first. A form that may be a participle gives way to a word before it.
fn before(pieces: &[Piece<'_>], from: usize, to: usize, tenses: &TenseWords) -> Option<Tense> {
    first_sure((from..to).rev().filter_map(|place| tense(pieces, place, to, tenses)))
}

fn behind(pieces: &[Piece<'_>], from: usize, to: usize, tenses: &TenseWords) -> Option<Tense> {
    first_sure((from..to).filter_map(|place| tense(pieces, place, to, tenses)))
}

fn tense(pieces: &[Piece<'_>], place: usize, to: usize, tenses: &TenseWords) -> Option<Tense> {
    // Names look like verbs.
    let piece = pieces.get(place)?;
    let opens = place == 0 || piece.is_first || matches!(form(pieces, place - 1), "." | "!" | "?");
    let is_verb = piece.is_word && (opens || !piece.text.starts_with(char::is_uppercase));
    is_verb.then(|| tenses.tense(forms(pieces, place).take(to - place))).flatten()
}

fn first_sure(tenses: impl Iterator<Item = Tense>) -> Option<Tense> {
    let mut found = None;
    for tense in tenses {
        if tense != Tense::PastOrParticiple {
            return Some(tense);
        }
        found = Some(tense);
    }
    found
}
