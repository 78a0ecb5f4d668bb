//! One side names another person or place than the other.

use super::Contradiction;
use super::facts::{Facts, Side};
use crate::names::{Name, NameGroups, differs_in_part};
use variorum_model::DisagreementKind;

/// How many words before a name must be the same on both sides for it to stand in the place of another one.
const SAME_WORDS: usize = 2;
/// How many letters a country and its people share at least.
const STEM: usize = 3;
/// Of how many parts the name of a person is, as a rule; names of more parts are mostly of bodies and laws.
const PERSON: usize = 2;
/// How far from a verb of saying a name may be that of who says it.
const SAYING: usize = 3;

/// The names that stand in one another's place and are no variants of one.
pub(super) fn named(x: &Side, y: &Side, groups: &NameGroups) -> Vec<Contradiction> {
    if x.facts.language != y.facts.language {
        return Vec::new();
    }
    let (xs, ys) = (lacking(x, y, groups), lacking(y, x, groups));
    let differing = xs.iter().flat_map(|one| ys.iter().map(move |other| (*one, *other)));
    let mut differing = differing.filter(|(one, other)| differs_in_part(one, other));
    if let (Some((one, other)), None) = (differing.next(), differing.next()) {
        return vec![Contradiction { kind: DisagreementKind::Name, a_span: one.span, b_span: other.span }];
    }
    // Several names on one side that the other lacks are not told apart.
    let (xs, ys) = (apart(&xs, &ys), apart(&ys, &xs));
    let ([one], [other]) = (xs.as_slice(), ys.as_slice()) else { return Vec::new() };
    let is_full = |name: &Name| name.parts.len() == PERSON;
    let stands_in_place = same_words_before(x.facts, one, y.facts, other)
        || (is_full(one) && is_full(other) && !is_speaker(x.facts, one) && !is_speaker(y.facts, other));
    let found =
        stands_in_place.then_some(Contradiction { kind: DisagreementKind::Name, a_span: one.span, b_span: other.span });
    found.into_iter().collect()
}

/// The names of a reading that the other one has in no variant.
fn lacking<'f>(side: &Side<'f>, other: &Side, groups: &NameGroups) -> Vec<&'f Name> {
    let of_other: Vec<usize> = other.names.iter().map(|name| groups.of(name)).collect();
    side.names.iter().copied().filter(|name| !of_other.contains(&groups.of(name))).collect()
}

/// The names of which `others` have no other form: "Finnish" is "Finland".
fn apart<'f>(names: &[&'f Name], others: &[&Name]) -> Vec<&'f Name> {
    let begins_alike = |one: &Name, other: &Name| match (one.parts.as_slice(), other.parts.as_slice()) {
        ([one], [other]) => one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count() >= STEM,
        _ => false,
    };
    names.iter().copied().filter(|name| !others.iter().any(|other| begins_alike(name, other))).collect()
}

/// Whether the same words stand before two names, one of which at least says something: "a shop in".
fn same_words_before(x: &Facts, one: &Name, y: &Facts, other: &Name) -> bool {
    let before = |facts: &Facts, name: &Name| -> Option<Vec<(usize, String)>> {
        let first = facts.place(name.span.start);
        let from = first.checked_sub(SAME_WORDS)?;
        if (from..first).any(|place| facts.ends_sentence(place)) {
            return None;
        }
        Some((from..first).map(|place| (place, facts.form(place).to_owned())).collect())
    };
    let (Some(xs), Some(ys)) = (before(x, one), before(y, other)) else { return false };
    xs.iter().map(|(_, form)| form).eq(ys.iter().map(|(_, form)| form))
        && xs.iter().any(|(place, _)| x.is_content(*place))
}

/// Whether a verb of saying stands beside the name: two readings may let two persons say the same.
fn is_speaker(facts: &Facts, name: &Name) -> bool {
    let (first, last) = (facts.place(name.span.start), facts.place(name.span.end - 1));
    let around = (first.saturating_sub(SAYING)..first).chain(last + 1..=last + SAYING);
    around.into_iter().any(|place| facts.is_saying(place))
}
