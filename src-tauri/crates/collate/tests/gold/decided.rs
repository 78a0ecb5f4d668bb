//! What persons decide is obeyed, in whatever order the witnesses come.

use crate::order::{rows, shuffled};
use crate::story::{stories, witness};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use variorum_collate::{collate, upheld};
use variorum_model::{Collation, Decided, Decision, Place, Siglum, Witness};

fn witnesses(story: usize) -> Vec<Witness> {
    let (_, story) = stories().swap_remove(story);
    story.witnesses.iter().map(|(siglum, gold)| witness(siglum, gold, None).0).collect()
}

fn decided(witnesses: Vec<Witness>, decisions: &[Decision<Place>]) -> Collation {
    collate(witnesses, None, decisions, &AtomicBool::new(false)).unwrap()
}

/// In which row a passage stands.
fn row(collation: &Collation, place: Place) -> usize {
    let holds = |row: &variorum_model::Row| {
        row.readings.get(&Siglum::new(place.witness)).is_some_and(|reading| reading.passages.contains(&place.passage))
    };
    collation.rows.iter().position(holds).unwrap()
}

/// All that stands in a row.
fn stands(collation: &Collation, row: usize) -> BTreeSet<Place> {
    let readings = collation.rows[row].readings.iter();
    readings
        .flat_map(|(siglum, reading)| {
            reading.passages.iter().map(|passage| Place { witness: siglum.index(), passage: *passage })
        })
        .collect()
}

fn place(witnesses: &[Witness], (witness, passage): &(Index, Index)) -> Place {
    let witness = witness.index(witnesses.len());
    Place { witness, passage: passage.index(witnesses[witness].passages.len()) }
}

/// A decision on one passage and some others.
type Drawn = (u8, (Index, Index), Vec<(Index, Index)>);

fn drawn(witnesses: &[Witness], (kind, one, others): &Drawn) -> Decision<Place> {
    let passages = vec![place(witnesses, one)];
    let others: Vec<Place> = others.iter().map(|other| place(witnesses, other)).collect();
    match kind {
        0 => Decision::Join { passages, with: others },
        1 => Decision::Part { passages, from: others },
        _ => Decision::Lock { passages: [passages, others].concat() },
    }
}

fn draw() -> impl Strategy<Value = Drawn> {
    (0..3_u8, any::<(Index, Index)>(), prop::collection::vec(any::<(Index, Index)>(), 1..4))
}

/// The same decisions about the same witnesses in another order, known by their sources.
fn in_order(decisions: &[Decision<Place>], from: &[Witness], to: &[Witness]) -> Vec<Decision<Place>> {
    let places: BTreeMap<&str, usize> =
        to.iter().enumerate().map(|(at, witness)| (witness.source.as_str(), at)).collect();
    let point = |place: &Place| Some(Place { witness: places[from[place.witness].source.as_str()], ..*place });
    decisions.iter().map(|decision| decision.pointed(point)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_of_witnesses_changes_nothing_of_what_was_decided(
        story in 0..14_usize,
        picks in prop::collection::vec(any::<Index>(), 6),
        draws in prop::collection::vec(draw(), 1..12),
    ) {
        let straight = witnesses(story);
        let decisions: Vec<_> = draws.iter().map(|draw| drawn(&straight, draw)).collect();
        let other = shuffled(straight.clone(), &picks);
        let moved = in_order(&decisions, &straight, &other);
        let (straight, other) = (decided(straight, &decisions), decided(other, &moved));
        prop_assert_eq!(rows(&straight), rows(&other));
        let marks = |collation: &Collation| collation.rows.iter().map(|row| row.decided.clone()).collect::<Vec<_>>();
        prop_assert_eq!(marks(&straight), marks(&other));
    }

    #[test]
    fn what_is_upheld_is_obeyed_in_any_order_of_the_witnesses(
        story in 0..14_usize,
        picks in prop::collection::vec(any::<Index>(), 6),
        draws in prop::collection::vec(draw(), 1..12),
    ) {
        let straight = witnesses(story);
        let decisions: Vec<_> = draws.iter().map(|draw| drawn(&straight, draw)).collect();
        let other = shuffled(straight.clone(), &picks);
        let moved = in_order(&decisions, &straight, &other);
        let upheld = upheld(&moved, &other);
        prop_assert_eq!(&upheld, &variorum_collate::upheld(&decisions, &straight));
        let collation = decided(other, &moved);
        for decision in moved.iter().zip(upheld).filter(|(_, upheld)| *upheld).map(|(decision, _)| decision) {
            let [passages, others] = decision.passages();
            for (one, other) in passages.iter().flat_map(|one| others.iter().map(move |other| (*one, *other))) {
                let together = row(&collation, one) == row(&collation, other);
                prop_assert_eq!(together, decision.kind() == Decided::Joined, "{:?} {:?}", one, other);
            }
            if decision.kind() == Decided::Locked {
                prop_assert_eq!(stands(&collation, row(&collation, passages[0])), passages.iter().copied().collect());
            }
        }
    }

    /// Passages are dealt into rows, at most one a witness; all that says so is then free of contradictions.
    #[test]
    fn decisions_without_contradictions_all_hold(
        story in 0..14_usize,
        deals in prop::collection::vec((any::<Index>(), 0..5_usize), 4..30),
        order in prop::collection::vec(any::<Index>(), 200),
    ) {
        let witnesses = witnesses(story);
        let mut dealt: BTreeMap<usize, BTreeMap<usize, usize>> = BTreeMap::new();
        let mut taken = BTreeSet::new();
        for (index, row) in &deals {
            let one = place(&witnesses, &(*index, *index));
            if taken.insert(one) {
                dealt.entry(*row).or_default().entry(one.witness).or_insert(one.passage);
            }
        }
        let dealt: Vec<Vec<Place>> = dealt
            .values()
            .map(|row| row.iter().map(|(witness, passage)| Place { witness: *witness, passage: *passage }).collect())
            .collect();
        let mut decisions = Vec::new();
        for (number, passages) in dealt.iter().enumerate() {
            for pair in passages.windows(2) {
                decisions.push(Decision::Join { passages: vec![pair[0]], with: vec![pair[1]] });
            }
            for other in &dealt[number + 1..] {
                decisions.push(Decision::Part { passages: passages.clone(), from: other.clone() });
            }
        }
        let mixed = shuffled(decisions.clone(), &order);
        let collation = decided(witnesses, &mixed);
        for decision in &decisions {
            let [passages, others] = decision.passages();
            for (one, other) in passages.iter().flat_map(|one| others.iter().map(move |other| (*one, *other))) {
                let together = row(&collation, one) == row(&collation, other);
                prop_assert_eq!(together, decision.kind() == Decided::Joined, "{:?} {:?}", one, other);
            }
        }
    }

    #[test]
    fn of_decisions_at_random_the_last_one_holds_and_each_witness_has_one_reading_a_row(
        story in 0..14_usize,
        draws in prop::collection::vec(draw(), 1..12),
        last in any::<((Index, Index), (Index, Index))>(),
        kind in 0..3_u8,
    ) {
        let witnesses = witnesses(story);
        let (one, other) = (place(&witnesses, &last.0), place(&witnesses, &last.1));
        prop_assume!(one.witness != other.witness);
        let mut decisions: Vec<_> = draws.iter().map(|draw| drawn(&witnesses, draw)).collect();
        decisions.push(match kind {
            0 => Decision::Join { passages: vec![one], with: vec![other] },
            1 => Decision::Part { passages: vec![one], from: vec![other] },
            _ => Decision::Lock { passages: vec![one, other] },
        });
        let collation = decided(witnesses, &decisions);
        let (first, second) = (row(&collation, one), row(&collation, other));
        prop_assert_eq!(first == second, kind != 1);
        let readings = &collation.rows[first].readings;
        if kind == 2 {
            prop_assert_eq!(readings.values().map(|reading| reading.passages.len()).sum::<usize>(), 2);
        }
        for row in &collation.rows {
            for (siglum, reading) in &row.readings {
                let passages = &collation.witnesses[siglum.index()].passages;
                let follows = |pair: &[usize]| pair[0] + 1 == pair[1] && passages[pair[0]].block == passages[pair[1]].block;
                prop_assert!(reading.passages.windows(2).all(follows));
            }
        }
    }
}
