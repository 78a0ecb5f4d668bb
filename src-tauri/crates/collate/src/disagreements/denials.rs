//! One side says what the other denies.

use super::Contradiction;
use super::alike::alike;
use super::facts::{Facts, Side};
use variorum_model::{DisagreementKind, Span};

/// How many pieces behind a denial what it denies may stand.
const REACH: usize = 6;
/// Two denials cancel each other out.
const EVEN: usize = 2;

/// What one reading denies and the other says, each where it stands.
pub(super) fn denied(x: &Side, y: &Side) -> Vec<Contradiction> {
    if x.facts.language != y.facts.language {
        return Vec::new();
    }
    let kind = DisagreementKind::Negation;
    let found = opposite(x, y).or_else(|| {
        let (of_x, of_y) = (denials(x), denials(y));
        let back = || turned((y, &of_y), (x, &of_x)).map(|(b_span, a_span)| (a_span, b_span));
        turned((x, &of_x), (y, &of_y)).or_else(back)
    });
    found.map(|(a_span, b_span)| Contradiction { kind, a_span, b_span }).into_iter().collect()
}

/// What `x` denies and `y` says.
fn turned((x, denials_of_x): (&Side, &[usize]), (y, denials_of_y): (&Side, &[usize])) -> Option<(Span, Span)> {
    // Two denials are one statement put in another way ("did not rule out"), or two statements that are not told apart here.
    let [denial] = denials_of_x else { return None };
    let denies_at_all = |place: &usize| y.facts.words.is_negation(y.facts.form(*place));
    if !denials_of_y.is_empty() || y.places.iter().any(denies_at_all) {
        return None;
    }
    let target = target(x, *denial)?;
    let form = x.facts.form(target);
    let says = |side: &Side, but: Option<usize>| {
        let is_said = |place: &usize| {
            Some(*place) != but && side.facts.is_content(*place) && alike(side.facts.form(*place), form)
        };
        side.places.iter().copied().find(is_said)
    };
    if says(x, Some(target)).is_some() {
        return None;
    }
    let said = says(y, None)?;
    let counted = around(y.facts, said);
    let is_count = counted.start < span(y.facts, said, said).start;
    let is_one = is_count || share_surroundings(x, target, y, said);
    (is_one && !is_qualified(x, *denial, y)).then(|| {
        let (own, other) = clauses(x, *denial, target, y, said);
        (own, other.cover(counted))
    })
}

/// What the denial at `denial` of `x` denies by its word `target`, and what `y` says of it by its word `said`: both with the words beside them that they
/// have in common, back to the first that says something, so that a person sees what is denied ("ferry was not full", "ferry was full").
fn clauses(x: &Side, denial: usize, target: usize, y: &Side, said: usize) -> (Span, Span) {
    let common = |one: usize, other: usize| {
        let is_word = |side: &Side, at: usize| {
            side.places.binary_search(&at).is_ok() && side.facts.pieces.get(at).is_some_and(|piece| piece.is_word)
        };
        is_word(x, one) && is_word(y, other) && x.facts.form(one) == y.facts.form(other)
    };
    let (mut first, mut other_first) = (target, said);
    for _ in 0..REACH {
        let before = |at: usize| at.checked_sub(1);
        let one = before(first).and_then(|at| if at == denial { before(at) } else { Some(at) });
        let Some((one, other)) = one.zip(before(other_first)).filter(|(one, other)| common(*one, *other)) else {
            break;
        };
        (first, other_first) = (one, other);
        if x.facts.is_content(one) {
            break;
        }
    }
    // What stands between the word and a denial behind it: "the mayor said she would not".
    let (mut last, mut other_last) = (target, said);
    while last + 1 < denial && common(last + 1, other_last + 1) {
        (last, other_last) = (last + 1, other_last + 1);
    }
    (span(x.facts, first.min(denial), last.max(denial)), span(y.facts, other_first, other_last))
}

/// Whether the words around two places, but for these themselves, are forms of one.
fn share_surroundings(x: &Side, x_place: usize, y: &Side, y_place: usize) -> bool {
    let words = |side: &Side, place: usize| -> Vec<usize> {
        let around = side.places.iter().copied().filter(|at| at.abs_diff(place) <= REACH && *at != place);
        around.filter(|at| side.facts.is_content(*at)).collect()
    };
    let ys = words(y, y_place);
    words(x, x_place).iter().any(|one| ys.iter().any(|other| alike(x.facts.form(*one), y.facts.form(*other))))
}

/// Whether what is denied holds for a time only of which the other side does not speak: "not before 2031", "not after 15 July".
fn is_qualified(x: &Side, denial: usize, y: &Side) -> bool {
    let is_limit = |facts: &Facts, place: usize| {
        matches!(facts.contraries.role(facts.form(place)), Some("before" | "after" | "until"))
    };
    let limits = x.places.iter().filter(|place| **place > denial && is_limit(x.facts, **place));
    limits.into_iter().any(|limit| !y.places.iter().any(|place| y.facts.form(*place) == x.facts.form(*limit)))
}

/// The places of the words that deny, one for each clause where a language denies more than once without meaning it.
fn denials(side: &Side) -> Vec<usize> {
    let facts = side.facts;
    let mut found: Vec<usize> = Vec::new();
    let concord = facts.language.as_ref().is_some_and(|language| matches!(language.as_str(), "es" | "ru" | "fr"));
    for place in &side.places {
        let form = facts.form(*place);
        let is_negation = facts.words.is_negation(form) && !is_no_denial(facts, *place);
        let is_refusal = || facts.contraries.is_refusal(facts.forms(*place));
        if is_negation
            && concord
            && found
                .last()
                .is_some_and(|last| facts.words.is_negation(facts.form(*last)) && is_one_clause(facts, *last, *place))
        {
            continue;
        }
        if is_negation || is_refusal() {
            found.push(*place);
        }
    }
    found
}

/// Whether the negation at `place` denies nothing by itself: "not only", "without".
fn is_no_denial(facts: &Facts, place: usize) -> bool {
    let around = (place.saturating_sub(2)..=place).flat_map(|start| (2..=3).map(move |length| (start, length)));
    matches!(facts.form(place), "without" | "ohne" | "sans" | "sin" | "без")
        || around
            .filter(|(start, length)| start + length > place)
            .any(|(start, length)| facts.contraries.is_no_denial(&facts.phrase(start, length)))
}

fn is_one_clause(facts: &Facts, from: usize, to: usize) -> bool {
    (from + 1..to).all(|place| {
        !facts.ends_sentence(place)
            && !matches!(facts.form(place), "," | ";" | ":")
            && !facts.contraries.ends_clause(facts.form(place))
    })
}

/// The word that the denial at `place` denies: the next one behind it in its clause that says something; else, as in German, the nearest before it.
fn target(side: &Side, place: usize) -> Option<usize> {
    let facts = side.facts;
    let is_verb_like = |at: &usize| facts.is_content(*at) && !facts.words.is_negation(facts.form(*at));
    let behind = (place + 1..=place + REACH)
        .take_while(|at| side.places.binary_search(at).is_ok() && is_one_clause(facts, place, *at + 1));
    let before = (place.saturating_sub(REACH)..place)
        .rev()
        .take_while(|at| side.places.binary_search(at).is_ok() && is_one_clause(facts, *at, place));
    let is_negation = facts.words.is_negation(facts.form(place));
    behind.into_iter().find(is_verb_like).or_else(|| before.into_iter().filter(|_| is_negation).find(is_verb_like))
}

/// From one piece to another, whichever comes first.
fn span(facts: &Facts, one: usize, other: usize) -> Span {
    let at = |place: usize| facts.pieces.get(place).map_or(Span::new(0, 0), |piece| piece.span);
    Span::new(at(one.min(other)).start, at(one.max(other)).end)
}

/// A word with the number before it ("two survivors").
fn around(facts: &Facts, place: usize) -> Span {
    let before = place.checked_sub(1).filter(|before| {
        let is_number = facts.pieces.get(*before).is_some_and(|piece| piece.is_number);
        is_number || facts.words.numeral(facts.form(*before)).is_some()
    });
    span(facts, before.unwrap_or(place), place)
}

/// How many pieces behind two opposites a word that both have in common may stand.
const COMPLEMENT: usize = 5;

/// Opposites, one on each side, said of the same thing: "refused to release", "agreed to release".
fn opposite(x: &Side, y: &Side) -> Option<(Span, Span)> {
    let of = |side: &Side| -> Vec<(usize, usize, usize)> {
        let of_place = |place: &usize| {
            let place = *place;
            side.facts.contraries.opposites(side.facts.form(place)).map(move |(pair, end)| (place, pair, end))
        };
        side.places.iter().flat_map(of_place).collect()
    };
    let (xs, ys) = (of(x), of(y));
    let negated = |side: &Side| {
        side.places
            .iter()
            .filter(|place| {
                side.facts.words.is_negation(side.facts.form(**place)) && !is_no_denial(side.facts, **place)
            })
            .count()
            % EVEN
    };
    if xs.is_empty() || ys.is_empty() || negated(x) != 0 || negated(y) != 0 {
        return None;
    }
    let has = |list: &[(usize, usize, usize)], pair: usize, end: usize| {
        list.iter().any(|(_, other, side)| (*other, *side) == (pair, end))
    };
    xs.iter()
        .flat_map(|x| ys.iter().map(move |y| (x, y)))
        .filter(|((_, pair, end), (_, other, side))| {
            pair == other && end != side && !has(&xs, *pair, *side) && !has(&ys, *pair, *end)
        })
        .find(|((x_place, ..), (y_place, ..))| share_complement(x.facts, *x_place, y.facts, *y_place))
        .map(|((x_place, ..), (y_place, ..))| (span(x.facts, *x_place, *x_place), span(y.facts, *y_place, *y_place)))
}

/// Whether words behind two places, in their sentences, are forms of one.
pub(super) fn share_complement(x: &Facts, x_place: usize, y: &Facts, y_place: usize) -> bool {
    let behind = |facts: &Facts, place: usize| -> Vec<usize> {
        let places =
            (place + 1..=place + COMPLEMENT).take_while(|at| *at < facts.pieces.len() && !facts.ends_sentence(at - 1));
        places.filter(|at| facts.is_content(*at)).collect()
    };
    let ys = behind(y, y_place);
    behind(x, x_place).iter().any(|one| ys.iter().any(|other| alike(x.form(*one), y.form(*other))))
}
