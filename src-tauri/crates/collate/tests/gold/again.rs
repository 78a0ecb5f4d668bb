//! A story that changes is compared as if it had always been as it is.

use crate::story::{GoldWitness, stories, witness};
use proptest::prelude::*;
use proptest::sample::Index;
use std::sync::atomic::AtomicBool;
use variorum_collate::{Alignments, collate, collate_again};
use variorum_model::{Vector, Witness};

/// What happens to a story.
#[derive(Clone, Debug)]
enum Step {
    /// An outlet's article comes in, with vectors or without.
    Add(Index, bool),
    /// An article loses a sentence.
    Revise(Index, Index),
    /// An article is taken out.
    Remove(Index),
    /// Nothing; only another base is asked for.
    Nothing,
}

fn steps() -> impl Strategy<Value = Vec<(Step, Option<Index>)>> {
    let step = prop_oneof![
        4 => (any::<Index>(), any::<bool>()).prop_map(|(outlet, vectors)| Step::Add(outlet, vectors)),
        3 => (any::<Index>(), any::<Index>()).prop_map(|(article, sentence)| Step::Revise(article, sentence)),
        2 => any::<Index>().prop_map(Step::Remove),
        1 => Just(Step::Nothing),
    ];
    prop::collection::vec((step, prop::option::of(any::<Index>())), 3..9)
}

/// The opening of an article, without the sentences of these numbers.
fn opening(gold: &GoldWitness, without: &[usize]) -> GoldWitness {
    let sentences = gold.paragraphs.iter().take(4).flatten().enumerate();
    let left: Vec<String> =
        sentences.filter(|(number, _)| !without.contains(number)).map(|(_, text)| text.clone()).collect();
    GoldWitness { paragraphs: left.chunks(2).map(<[String]>::to_vec).collect(), ..gold.clone() }
}

/// Any directions do: those of equal sentences are equal.
fn vectors(witness: &Witness) -> Vec<Vector> {
    let direction = |text: &str| {
        let mut numbers = [0_i8; 8];
        text.bytes()
            .enumerate()
            .for_each(|(at, byte)| numbers[at % 8] = numbers[at % 8].wrapping_add((byte / 2) as i8));
        Vector::new(numbers)
    };
    (0..witness.passages.len()).map(|passage| direction(witness.passage_text(passage))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_comes_changes_and_goes_the_collation_is_that_of_what_is_there(story in 0..14_usize, steps in steps()) {
        let (_, story) = stories().swap_remove(story);
        let outlets: Vec<(&String, &GoldWitness)> = story.witnesses.iter().collect();
        let mut articles: Vec<(Index, bool, Vec<usize>)> = Vec::new();
        let mut known = Alignments::default();
        for (step, base) in steps {
            match step {
                Step::Add(outlet, vectors) => articles.push((outlet, vectors, Vec::new())),
                Step::Revise(article, sentence) if !articles.is_empty() => {
                    let at = article.index(articles.len());
                    articles[at].2.push(sentence.index(6));
                }
                Step::Remove(article) if !articles.is_empty() => { articles.remove(article.index(articles.len())); }
                Step::Revise(..) | Step::Remove(_) | Step::Nothing => {}
            }
            let witnesses: Vec<Witness> = articles.iter().enumerate().map(|(number, (outlet, with_vectors, without))| {
                let (siglum, gold) = outlet.get(&outlets);
                let mut witness = witness(siglum, &opening(gold, without), None).0;
                witness.source = format!("{siglum}{number}");
                witness.vectors = with_vectors.then(|| vectors(&witness));
                witness
            }).collect();
            let base = base.filter(|_| !witnesses.is_empty()).map(|base| base.index(witnesses.len()));
            let never = AtomicBool::new(false);
            let (again, now_known) = collate_again(&known, witnesses.clone(), base, &[], &never).unwrap();
            let whole = collate(witnesses, base, &[], &never).unwrap();
            prop_assert_eq!(format!("{again:?}"), format!("{whole:?}"));
            known = now_known;
        }
    }
}
