//! The same witnesses in any order give the same collation.

use crate::story::{stories, witness};
use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use variorum_collate::collate;
use variorum_model::{Collation, Relation, Span, Variant, VariantKind, Witness};

/// A reading without its siglum: the source, the passages, and what is said of them.
pub type PlainReading = (String, Vec<usize>, Option<Relation>, bool, bool);

/// The rows without sigla, in their order.
pub fn rows(collation: &Collation) -> Vec<(BTreeSet<PlainReading>, usize)> {
    let plain = |row: &variorum_model::Row| {
        let readings = row.readings.iter().map(|(siglum, reading)| {
            let source = collation.witnesses[siglum.index()].source.clone();
            (source, reading.passages.clone(), reading.relation, reading.moved, reading.unsure)
        });
        (readings.collect(), row.disagrees.len())
    };
    collation.rows.iter().map(plain).collect()
}

type PlainVariant = (VariantKind, Span, Span);

/// The variants of each pair, the source that is smaller in the alphabet first.
fn variants(collation: &Collation) -> BTreeMap<(String, String, Vec<usize>), Vec<PlainVariant>> {
    let source = |siglum: variorum_model::Siglum| collation.witnesses[siglum.index()].source.clone();
    collation
        .pairs
        .iter()
        .map(|pair| {
            let (a, b) = (source(pair.a), source(pair.b));
            let straight = |variant: &Variant| (variant.kind, variant.a_span, variant.b_span);
            let swapped = |variant: &Variant| (variant.kind, variant.b_span, variant.a_span);
            if a < b {
                ((a, b, pair.a_passages.clone()), pair.variants.iter().map(straight).collect())
            } else {
                ((b, a, pair.b_passages.clone()), pair.variants.iter().map(swapped).collect())
            }
        })
        .collect()
}

fn collated(witnesses: Vec<Witness>) -> Collation {
    collate(witnesses, None, &[], &AtomicBool::new(false)).unwrap()
}

pub fn shuffled<T>(mut given: Vec<T>, picks: &[Index]) -> Vec<T> {
    let mut order = Vec::new();
    for pick in picks {
        if !given.is_empty() {
            order.push(given.remove(pick.index(given.len())));
        }
    }
    order.extend(given);
    order
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_order_of_witnesses_changes_nothing(story in 0..14_usize, picks in prop::collection::vec(any::<Index>(), 6)) {
        let (_, story) = stories().swap_remove(story);
        let witnesses: Vec<Witness> = story.witnesses.iter().map(|(siglum, gold)| witness(siglum, gold, None).0).collect();
        let (straight, other) = (collated(witnesses.clone()), collated(shuffled(witnesses, &picks)));
        prop_assert_eq!(rows(&straight), rows(&other));
        prop_assert_eq!(variants(&straight), variants(&other));
    }

    #[test]
    fn every_passage_stands_in_one_row_and_every_span_in_its_text(
        texts in prop::collection::vec("([A-C][a-c]{1,4} [a-c ]{0,12}[0-9]{0,3} “[a-d ]{0,9}”[.!] ){0,6}", 2..5),
    ) {
        let witnesses: Vec<Witness> = texts.iter().enumerate().map(|(at, text)| {
            let passages = variorum_text::sentences(text).into_iter().map(|span| variorum_model::Passage { block: 0, span });
            Witness {
                source: at.to_string(), outlet: None, title: None, published: None, modified: None, language: None,
                text: text.clone(), passages: passages.collect(), vectors: None,
            }
        }).collect();
        let collation = collated(witnesses);
        for (at, witness) in collation.witnesses.iter().enumerate() {
            let siglum = variorum_model::Siglum::new(at);
            let mut held: Vec<usize> =
                collation.rows.iter().filter_map(|row| row.readings.get(&siglum)).flat_map(|reading| reading.passages.clone()).collect();
            held.sort_unstable();
            prop_assert_eq!(held, (0..witness.passages.len()).collect::<Vec<_>>());
        }
        for pair in &collation.pairs {
            for variant in &pair.variants {
                for (siglum, span) in [(pair.a, variant.a_span), (pair.b, variant.b_span)] {
                    prop_assert!(collation.witnesses[siglum.index()].text.get(span.start..span.end).is_some());
                }
            }
        }
        let blocks: Vec<&[variorum_model::Block]> = vec![&[]; collation.witnesses.len()];
        let table = variorum_collate::side_by_side(&collation, &blocks, &[]);
        for (row, marked) in collation.rows.iter().zip(&table.rows) {
            for (cell, (at, witness)) in marked.cells.iter().zip(collation.witnesses.iter().enumerate()) {
                let Some(cell) = cell else { continue };
                // Setting out loses no word and adds none.
                let reading = &row.readings[&variorum_model::Siglum::new(at)];
                let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
                let own: Vec<String> = reading.passages.iter().flat_map(|passage| words(witness.passage_text(*passage))).collect();
                let shown: Vec<String> = words(&cell.text()).into_iter().filter(|word| word != "…").collect();
                prop_assert_eq!(shown, own);
            }
        }
    }
}
