//! The disagreements of a row.

use super::Contradiction;
use std::collections::{BTreeMap, BTreeSet};
use variorum_model::{Disagreement, DisagreementKind, Siglum, Span};

/// Gathers the contradictions of all pairs of a row: places that are contradicted together make one disagreement.
pub(crate) fn gather(found: &[(usize, usize, Contradiction)]) -> Vec<Disagreement> {
    let mut groups: Vec<(DisagreementKind, BTreeSet<(usize, Span)>)> = Vec::new();
    for (a, b, contradiction) in found {
        let places = [(*a, contradiction.a_span), (*b, contradiction.b_span)];
        let (touching, mut rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|(kind, group)| *kind == contradiction.kind && places.iter().any(|place| holds(group, *place)));
        let mut merged: BTreeSet<(usize, Span)> = touching.into_iter().flat_map(|(_, group)| group).collect();
        merged.extend(places);
        rest.push((contradiction.kind, merged));
        groups = rest;
    }
    let mut disagreements: Vec<Disagreement> = groups
        .into_iter()
        .map(|(kind, group)| {
            let mut readings = BTreeMap::new();
            for (witness, span) in group {
                // The first place of each witness: a second one is another matter, found on its own if it is contradicted.
                readings.entry(Siglum::new(witness)).or_insert(span);
            }
            Disagreement { kind, readings }
        })
        .collect();
    disagreements.sort_by(|x, y| (x.kind, &x.readings).cmp(&(y.kind, &y.readings)));
    disagreements
}

/// Whether a group has words at a place: contradictions of two pairs may show more or less around them.
fn holds(group: &BTreeSet<(usize, Span)>, (witness, place): (usize, Span)) -> bool {
    group.iter().any(|(other, span)| *other == witness && span.start < place.end && place.start < span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contradictions_of_one_place_make_one_disagreement() {
        let kind = DisagreementKind::Number;
        let at = |start| Span::new(start, start + 2);
        let found = [
            (0, 1, Contradiction { kind, a_span: at(5), b_span: at(7) }),
            (1, 2, Contradiction { kind, a_span: Span::new(8, 14), b_span: at(9) }),
            (0, 1, Contradiction { kind, a_span: at(50), b_span: at(70) }),
        ];
        let gathered = gather(&found);
        assert_eq!(gathered.iter().map(|disagreement| disagreement.readings.len()).collect::<Vec<_>>(), [3, 2]);
    }
}
