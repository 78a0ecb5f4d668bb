//! One side says more, the other less.

use super::Contradiction;
use super::alike::{alike, shared};
use super::denials::share_complement;
use super::facts::{Facts, Side};
use variorum_model::{DisagreementKind, Span};

/// A word of a direction.
#[derive(Clone, Copy)]
struct Directed {
    place: usize,
    pair: usize,
    end: usize,
}

/// How many pieces before and behind a comparison what is compared may stand.
const REACH: usize = 8;

/// The words by which two readings point in two directions: "rose", "fell"; "longer", "shorter"; "before", "after".
pub(super) fn compared(x: &Side, y: &Side) -> Vec<Contradiction> {
    if x.facts.language != y.facts.language {
        return Vec::new();
    }
    let (xs, ys) = (directed(x), directed(y));
    if xs.is_empty() || ys.is_empty() {
        return Vec::new();
    }
    let has =
        |list: &[Directed], pair: usize, end: usize| list.iter().any(|other| (other.pair, other.end) == (pair, end));
    let pairs = xs.iter().flat_map(|x| ys.iter().map(move |y| (x, y)));
    let opposed = pairs
        .filter(|(x, y)| x.pair == y.pair && x.end != y.end && !has(&xs, x.pair, y.end) && !has(&ys, x.pair, x.end))
        .find(|(one, other)| speak_of_one(x, **one, y, **other));
    let at = |facts: &Facts, place: usize| facts.pieces.get(place).map_or(Span::new(0, 0), |piece| piece.span);
    opposed
        .map(|(one, other)| Contradiction {
            kind: DisagreementKind::Comparative,
            a_span: at(x.facts, one.place),
            b_span: at(y.facts, other.place),
        })
        .into_iter()
        .collect()
}

/// The words of a direction that are not denied and do not belong to a figure ("more than 300"), whose bounds are compared as such.
fn directed(side: &Side) -> Vec<Directed> {
    let facts = side.facts;
    let is_bound = |place: usize| {
        facts.pieces.get(place).is_some_and(|piece| {
            side.figures.iter().any(|fact| fact.span.start <= piece.span.start && piece.span.end <= fact.span.end)
        })
    };
    let is_denied =
        |place: usize| (place.saturating_sub(2)..place).any(|before| facts.words.is_negation(facts.form(before)));
    // "An hour earlier" than what is not said.
    let is_distance = |place: usize| place.checked_sub(1).is_some_and(is_bound) && than(side, place).is_none();
    let is_free = |place: usize| !is_bound(place) && !is_denied(place) && !is_distance(place);
    let places = side.places.iter().flat_map(|place| {
        facts.contraries.directions(facts.form(*place)).map(|(pair, end)| Directed { place: *place, pair, end })
    });
    places.filter(|word| is_free(word.place)).collect()
}

/// Whether two opposed words compare the same things in the same order.
fn speak_of_one(x: &Side, one: Directed, y: &Side, other: Directed) -> bool {
    let is_order = |side: &Side, word: Directed| side.facts.contraries.is_order(side.facts.form(word.place));
    if is_order(x, one) || is_order(y, other) {
        return share_complement(x.facts, one.place, y.facts, other.place);
    }
    let (x_before, x_behind) = (around(x, one.place, false), around(x, one.place, true));
    let (y_before, y_behind) = (around(y, other.place, false), around(y, other.place, true));
    let (x_than, y_than) = (than(x, one.place), than(y, other.place));
    if let (Some(x_than), Some(y_than)) = (x_than, y_than) {
        let own = |words: &[&str], others: &[&str]| -> usize {
            words.iter().filter(|word| !others.iter().any(|other| alike(word, other))).count()
        };
        // "The old one is shorter than the new one": what stands behind "than" stands before the other comparison.
        let is_turned = own(&x_than, &y_than) > 0
            && shared(x_than.iter().copied(), &y_before) > 0
            && shared(y_than.iter().copied(), &x_before) > 0;
        return !is_turned
            && (shared(x_than.iter().copied(), &y_than) > 0 || shared(x_before.iter().copied(), &y_before) > 0);
    }
    let (xs, ys) = ([x_before, x_behind].concat(), [y_before, y_behind].concat());
    shared(xs.iter().copied(), &ys) > 0
}

/// The words that say something before or behind `place` in its sentence.
fn around<'f>(side: &Side<'f>, place: usize, behind: bool) -> Vec<&'f str> {
    let facts = side.facts;
    let inside = |at: &usize| side.places.binary_search(at).is_ok();
    let places: Vec<usize> = if behind {
        (place + 1..=place + REACH).take_while(|at| inside(at) && !facts.ends_sentence(at - 1)).collect()
    } else {
        (place.saturating_sub(REACH)..place).rev().take_while(|at| inside(at) && !facts.ends_sentence(*at)).collect()
    };
    places.into_iter().filter(|at| facts.is_content(*at)).map(|at| facts.form(at)).collect()
}

/// The words behind the "than" of the comparison at `place`.
fn than<'f>(side: &Side<'f>, place: usize) -> Option<Vec<&'f str>> {
    let than = (place + 1..=place + REACH).find(|at| side.facts.contraries.is_than(side.facts.form(*at)))?;
    Some(around(side, than, true))
}
