//! What speaks for two passages' saying the same, taken from what stands around them and from the other witnesses.

use crate::collate::{Cancelled, check};
use crate::evidence::{Candidate, kinds_of_evidence};
use crate::likelihoods::{Likelihoods, Tables};
use crate::prepared::{Prepared, PreparedPassage};
use crate::rarity::{Rarity, dice};
use crate::testimony::{Hearing, Likeliest};
use std::cell::LazyCell;
use std::sync::atomic::AtomicBool;

kinds_of_evidence! {
    /// What speaks for two passages' saying the same, taken from what stands around them and from the other witnesses.
    Joint {
        /// The logarithm of the odds by the passages' own evidence.
        odds,
        /// By how much they exceed those of the best other pair of either passage.
        odds_margin,
        /// By how much they exceed those of the best other pair of the passage whose best other pair is worse.
        odds_margin_of_the_better,
        /// The best other pair's probability.
        rival,
        /// The product of both passages' best others.
        rivals,
        /// Whether the passages before them, and those behind them, say the same.
        neighbours,
        /// The same as far as the two witnesses keep one order.
        neighbours_in_order,
        /// Whether one of them also goes with a neighbour of the other, as when a sentence was split.
        shared_neighbour,
        /// How far the two witnesses keep one order at all.
        order,
        /// How far the pair stands from where the pairs around it lead, as far as they keep one order.
        out_of_place,
        /// In how many other witnesses a passage goes with both, as a share.
        witnesses_for,
        /// The best such passage.
        best_witness_for,
        /// In how many other witnesses a passage goes with one of them alone, as a share.
        witnesses_against,
        /// The number of the first less the number of the last.
        balance_of_witnesses,
        /// What is gained in overlap when a neighbour that goes with the same passage is taken in.
        gain_in_overlap,
        /// What is gained in meaning.
        gain_in_meaning,
        /// Whether there is such a neighbour.
        has_gain,
    }
}

/// A neighbour this probable may be a part of the same reading.
const PART: f64 = 0.3;

/// What is known of two witnesses as wholes.
struct Order {
    mutual: Vec<(usize, usize)>,
    /// From 0 (none, or nothing is known) to 1 (the same).
    kept: f64,
}

impl Order {
    /// Kendall's rank correlation over the pairs that choose each other, where it is positive and there are at least three.
    fn of(mutual: Vec<(usize, usize)>) -> Self {
        let count = mutual.len();
        if count < 3 {
            return Self { mutual, kept: 0.0 };
        }
        let kept = 4.0 * concordant(&mutual) as f64 / (count * (count - 1)) as f64 - 1.0;
        Self { mutual, kept: kept.max(0.0) }
    }

    /// How far a pair stands from where the nearest pairs before and behind it lead, as a share of half the second witness.
    fn displacement(&self, candidate: &Candidate, (a_count, b_count): (usize, usize)) -> f64 {
        let split = self.mutual.partition_point(|(a, _)| *a < candidate.a);
        let before = split.checked_sub(1).map_or((-1.0, -1.0), |at| place(self.mutual[at]));
        let behind = self.mutual[split..]
            .iter()
            .find(|(a, _)| *a > candidate.a)
            .map_or((a_count as f64, b_count as f64), |pair| place(*pair));
        let (a, b) = place((candidate.a, candidate.b));
        let expected = before.1 + (behind.1 - before.1) * (a - before.0) / (behind.0 - before.0);
        (2.0 * (b - expected).abs() / (b_count as f64).max(1.0)).min(1.0)
    }
}

/// Of how many two of these pairs, which ascend, the second places ascend as well. They are counted in a tree of sums (Fenwick, "A New Data Structure
/// for Cumulative Frequency Tables", 1994), since there are as many pairs as two texts have passages.
fn concordant(pairs: &[(usize, usize)]) -> usize {
    let mut places: Vec<usize> = pairs.iter().map(|(_, b)| *b).collect();
    places.sort_unstable();
    let mut sums = vec![0; places.len() + 1];
    let mut count = 0;
    for (_, b) in pairs {
        let below = places.partition_point(|place| place < b);
        let mut at = below;
        while at > 0 {
            count += sums[at];
            at &= at - 1;
        }
        at = below + 1;
        while at < sums.len() {
            sums[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    count
}

fn place((a, b): (usize, usize)) -> (f64, f64) {
    (a as f64, b as f64)
}

/// The surroundings of the candidates of the witnesses numbered `a` and `b`, in the order of the candidates.
pub(crate) fn surroundings(
    tables: &Tables,
    likeliest: &Likeliest,
    (a, x): (usize, &Prepared),
    (b, y): (usize, &Prepared),
    (sign_count, cancelled): (usize, &AtomicBool),
) -> Result<Vec<Joint>, Cancelled> {
    let table = tables.between(a, b);
    let order = [Order::of(table.mutual()), Order::of(table.mutual_from_b())];
    let keys = LazyCell::new(|| Rarity::of(x, y, sign_count, |signs| &signs.keys));
    let mut hearing = Hearing::new(likeliest, tables, a, b);
    table
        .candidates
        .iter()
        .enumerate()
        .map(|(number, candidate)| {
            check(cancelled)?;
            let mut joint = Joint::default();
            let own = table.probabilities[number];
            let (of_a, of_b) = table.rivals(number);
            let (more, less) = (of_a.max(of_b), of_a.min(of_b));
            joint.odds = odds(own);
            joint.odds_margin = odds(own) - odds(more);
            joint.odds_margin_of_the_better = odds(own) - odds(less);
            joint.rival = more;
            joint.rivals = of_a * of_b;
            let best = |steps: [(isize, isize); 3]| {
                steps.map(|(a, b)| table.beside(candidate, a, b)).into_iter().fold(0.0, f64::max)
            };
            joint.neighbours = best([(-1, -1), (-1, -2), (-2, -1)]) + best([(1, 1), (1, 2), (2, 1)]);
            joint.neighbours_in_order = joint.neighbours * order[0].kept;
            let touching = [(0, 1), (0, -1), (1, 0), (-1, 0)];
            joint.shared_neighbour =
                touching.map(|(a, b)| table.beside(candidate, a, b)).into_iter().fold(0.0, f64::max);
            joint.order = order[0].kept;
            // From both sides, so that it does not matter which witness comes first.
            let mirrored = Candidate { a: candidate.b, b: candidate.a, own: candidate.own.clone() };
            let (a_count, b_count) = table.counts();
            joint.out_of_place = order[0].kept
                * 0.5
                * (order[0].displacement(candidate, (a_count, b_count))
                    + order[1].displacement(&mirrored, (b_count, a_count)));
            let witnesses = hearing.of((a, candidate.a), (b, candidate.b));
            joint.witnesses_for = witnesses.mean_for;
            joint.best_witness_for = witnesses.best_for;
            joint.witnesses_against = witnesses.mean_against;
            joint.balance_of_witnesses = witnesses.balance;
            if let Some((overlap, meaning)) = gain(table, candidate, &keys, x, y) {
                joint.gain_in_overlap = overlap;
                joint.gain_in_meaning = meaning;
                joint.has_gain = 1.0;
            }
            Ok(joint)
        })
        .collect()
}

/// The logarithm of the odds of a probability, bounded.
fn odds(probability: f64) -> f64 {
    let probability = probability.clamp(1e-4, 1.0 - 1e-4);
    (probability / (1.0 - probability)).ln()
}

/// What is gained in overlap and in meaning when the better neighbour, of either passage and in its block, that goes with the other passage
/// is taken in; none when there is no such neighbour.
fn gain(table: &Likelihoods, candidate: &Candidate, keys: &Rarity, x: &Prepared, y: &Prepared) -> Option<(f64, f64)> {
    let mut best: Option<(f64, f64)> = None;
    for step in [-1, 1] {
        for (own, at, other, (a_step, b_step)) in [
            (x, candidate.a, y.passages.get(candidate.b), (step, 0)),
            (y, candidate.b, x.passages.get(candidate.a), (0, step)),
        ] {
            if table.beside(candidate, a_step, b_step) < PART {
                continue;
            }
            let neighbour = at.checked_add_signed(step).and_then(|at| own.passages.get(at));
            let (Some(passage), Some(neighbour), Some(other)) = (own.passages.get(at), neighbour, other) else {
                continue;
            };
            if passage.block != neighbour.block {
                continue;
            }
            let found = (overlap_gain(keys, passage, neighbour, other), meaning_gain(passage, neighbour, other));
            if best.is_none_or(|best| found.0 + found.1 > best.0 + best.1) {
                best = Some(found);
            }
        }
    }
    best
}

fn overlap_gain(keys: &Rarity, one: &PreparedPassage, two: &PreparedPassage, other: &PreparedPassage) -> f64 {
    let overlap = |signs: &[u32]| dice(keys, signs, &other.signs.keys);
    let mut both: Vec<u32> = one.signs.keys.iter().chain(&two.signs.keys).copied().collect();
    both.sort_unstable();
    both.dedup();
    overlap(&both) - overlap(&one.signs.keys).max(overlap(&two.signs.keys))
}

fn meaning_gain(one: &PreparedPassage, two: &PreparedPassage, other: &PreparedPassage) -> f64 {
    let (Some(one), Some(two), Some(other)) = (one.vector, two.vector, other.vector) else { return 0.0 };
    let (to_one, to_two) = (one.similarity(other), two.similarity(other));
    // The likeness to the sum of two directions.
    (to_one + to_two) / (2.0 + 2.0 * one.similarity(two)).sqrt() - to_one.max(to_two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pairs_in_one_order_are_counted(places in Just((0..30).collect::<Vec<usize>>()).prop_shuffle(), count in 0..30_usize) {
            let pairs: Vec<(usize, usize)> = places.into_iter().take(count).enumerate().collect();
            let one_by_one = pairs
                .iter()
                .flat_map(|x| pairs.iter().map(move |y| (x, y)))
                .filter(|(x, y)| x.0 < y.0 && x.1 < y.1)
                .count();
            prop_assert_eq!(concordant(&pairs), one_by_one);
        }
    }
}
