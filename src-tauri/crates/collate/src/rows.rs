//! Passages of all witnesses joined into rows.

use crate::decided::{Constraints, follow, readings};
use crate::likelihoods::Tables;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};
use variorum_model::Place;

/// The passages of each witness that say one statement.
pub(crate) type Statement = BTreeMap<usize, Vec<usize>>;

/// How probable it must be, on the average over the pairs of passages of two groups, that they say the same. A chain of lookalikes (A is like B,
/// B is like C) is no proof that A and C say the same.
const JOIN: f64 = 0.6;
/// How probable it must be that a passage of one group says what another group says, too, for the two to be joined though their other passages
/// are parts of it.
const SPLIT: f64 = 0.8;
/// How many passages a split reading may have.
const LONGEST_READING: usize = 3;

/// Joins passages into statements with at most one reading a witness, the most probable joins first; a passage that goes with none makes a
/// statement of its own. `blocks` holds, for each witness, the block of each passage: a reading is one passage, or several that follow one
/// another in a block.
///
/// Method: agglomerative clustering with average linkage (Sokal and Michener, "A Statistical Method for Evaluating Systematic Relationships",
/// 1958), under the constraint of one reading a witness. Equal joins fall by the numbers of the witnesses.
///
/// What persons joined starts as one group, in which a witness may have any number of passages that follow one another; since these say the
/// same by a person's word, another passage is as near to them as it is to the nearest of them. What persons parted is never joined, and a
/// locked group takes no others.
pub(crate) fn statements(tables: &Tables, blocks: &[Vec<usize>], constraints: &Constraints) -> Vec<Statement> {
    let mut groups = Groups::beginning(tables, blocks, constraints);
    while let Some(join) = groups.heap.pop() {
        groups.join(&join);
    }
    groups.join_split();
    groups.all.into_iter().map(|group| group.readings).filter(|readings| !readings.is_empty()).collect()
}

#[derive(Default)]
struct Group {
    readings: Statement,
    /// The sum of the probabilities between this group's passages and those of each other group, where there is any.
    sums: BTreeMap<usize, f64>,
    /// How often it has grown.
    version: usize,
    /// Whether it takes no others.
    locked: bool,
}

struct Groups<'s> {
    tables: &'s Tables,
    blocks: &'s [Vec<usize>],
    constraints: &'s Constraints,
    all: Vec<Group>,
    heap: BinaryHeap<Join>,
}

/// A possible join of two groups, as they were at that time.
struct Join {
    mean: f64,
    groups: (usize, usize),
    versions: (usize, usize),
}

impl<'s> Groups<'s> {
    /// Each passage a group of its own, but for those that persons joined.
    fn beginning(tables: &'s Tables, blocks: &'s [Vec<usize>], constraints: &'s Constraints) -> Self {
        let mut all = Vec::new();
        let mut first = Vec::new();
        for (witness, blocks) in blocks.iter().enumerate() {
            first.push(all.len());
            all.extend(
                (0..blocks.len())
                    .map(|passage| Group { readings: BTreeMap::from([(witness, vec![passage])]), ..Group::default() }),
            );
        }
        let mut home: Vec<usize> = (0..all.len()).collect();
        for (places, locked) in constraints.groups() {
            let numbers: Vec<usize> = places.iter().map(|place| first[place.witness] + place.passage).collect();
            for number in &numbers {
                home[*number] = numbers[0];
                all[*number].readings.clear();
            }
            all[numbers[0]].readings = readings(places);
            all[numbers[0]].locked = locked;
        }
        let mut groups = Self { tables, blocks, constraints, all, heap: BinaryHeap::new() };
        for a in 0..blocks.len() {
            for b in a + 1..blocks.len() {
                let table = tables.between(a, b);
                for (candidate, probability) in table.candidates.iter().zip(&table.probabilities) {
                    let (x, y) = (home[first[a] + candidate.a], home[first[b] + candidate.b]);
                    if x != y {
                        groups.near(x, y, *probability);
                        groups.near(y, x, *probability);
                    }
                }
            }
        }
        groups.weigh();
        groups
    }

    /// The nearest of the passages of two groups count.
    fn near(&mut self, x: usize, y: usize, probability: f64) {
        let nearest = self.all[x].sums.entry(y).or_default();
        *nearest = nearest.max(probability);
    }

    /// Makes sums of the probabilities of the nearest passages, and proposes all joins.
    fn weigh(&mut self) {
        for x in 0..self.all.len() {
            let others: Vec<usize> = self.all[x].sums.keys().copied().collect();
            for y in others {
                let pairs = compared(&self.all[x].readings, &self.all[y].readings, self.tables);
                if let Some(sum) = self.all[x].sums.get_mut(&y) {
                    *sum *= pairs.max(1) as f64;
                }
                if x < y {
                    self.propose(x, y);
                }
            }
        }
    }

    /// Puts the join of two groups on the list when it is probable enough.
    fn propose(&mut self, x: usize, y: usize) {
        let (x, y) = (x.min(y), x.max(y));
        let Some(sum) = self.all[x].sums.get(&y) else { return };
        let pairs = compared(&self.all[x].readings, &self.all[y].readings, self.tables);
        let mean = sum / pairs.max(1) as f64;
        if mean >= JOIN {
            let versions = (self.all[x].version, self.all[y].version);
            self.heap.push(Join { mean, groups: (x, y), versions });
        }
    }

    fn join(&mut self, join: &Join) {
        let (x, y) = join.groups;
        if (self.all[x].version, self.all[y].version) != join.versions {
            return;
        }
        let Some(readings) = self.joined(x, y) else { return };
        let taken = std::mem::take(&mut self.all[y]);
        // Nothing that was proposed for it holds any more.
        self.all[y].version = usize::MAX;
        self.all[x].readings = readings;
        self.all[x].version += 1;
        self.all[x].sums.remove(&y);
        for (other, sum) in taken.sums {
            if other == x {
                continue;
            }
            self.all[other].sums.remove(&y);
            *self.all[other].sums.entry(x).or_default() += sum;
            *self.all[x].sums.entry(other).or_default() += sum;
        }
        let others: Vec<usize> = self.all[x].sums.keys().copied().collect();
        for other in others {
            self.propose(x, other);
        }
    }

    /// The readings of two groups together; none when a witness would have two, or a person decided otherwise.
    fn joined(&self, x: usize, y: usize) -> Option<Statement> {
        let (x, y) = (&self.all[x], &self.all[y]);
        if x.locked || y.locked || self.are_parted(&x.readings, &y.readings) {
            return None;
        }
        joined(&x.readings, &y.readings, self.blocks)
    }

    fn are_parted(&self, x: &Statement, y: &Statement) -> bool {
        !self.constraints.is_empty()
            && places(x).any(|one| places(y).any(|other| self.constraints.part_them(one, other)))
    }
    /// Joins groups of which one passage says both, where in each witness the readings of the two follow one another: what one outlet says in
    /// two sentences, another says in one.
    fn join_split(&mut self) {
        loop {
            let mut best: Option<(f64, usize, usize, Statement)> = None;
            for x in 0..self.all.len() {
                for (y, _) in &self.all[x].sums {
                    let (one, other) = (&self.all[x].readings, &self.all[*y].readings);
                    let says_both = one
                        .iter()
                        .filter(|(_, passages)| passages.len() == 1)
                        .map(|(witness, passages)| mean(self.tables, (*witness, passages[0]), other))
                        .fold(0.0, f64::max);
                    if says_both < SPLIT || best.as_ref().is_some_and(|(best, ..)| *best >= says_both) {
                        continue;
                    }
                    let readings =
                        self.joined(x, *y).filter(|readings| readings.values().any(|reading| reading.len() > 1));
                    if let Some(readings) = readings.filter(|_| one.len() > 1) {
                        best = Some((says_both, x, *y, readings));
                    }
                }
            }
            let Some((_, x, y, readings)) = best else { return };
            let taken = std::mem::take(&mut self.all[y]);
            self.all[x].readings = readings;
            self.all[x].sums.remove(&y);
            for (other, sum) in taken.sums.into_iter().filter(|(other, _)| *other != x) {
                self.all[other].sums.remove(&y);
                *self.all[other].sums.entry(x).or_default() += sum;
                *self.all[x].sums.entry(other).or_default() += sum;
            }
        }
    }
}

pub(crate) fn places(statement: &Statement) -> impl Iterator<Item = Place> {
    statement
        .iter()
        .flat_map(|(witness, passages)| passages.iter().map(|passage| Place { witness: *witness, passage: *passage }))
}

/// How probable it is, on the average over the passages of a group, that a passage says the same.
fn mean(tables: &Tables, passage: (usize, usize), group: &Statement) -> f64 {
    let pairs: Vec<f64> = group
        .iter()
        .filter(|(witness, _)| tables.compared(passage.0, **witness))
        .flat_map(|(witness, passages)| passages.iter().map(|other| tables.at(passage, (*witness, *other))))
        .collect();
    if pairs.is_empty() { 0.0 } else { pairs.iter().sum::<f64>() / pairs.len() as f64 }
}

/// How many pairs of passages of two groups stand in witnesses that are compared.
fn compared(x: &Statement, y: &Statement, tables: &Tables) -> usize {
    let pairs = x.iter().flat_map(|one| y.iter().map(move |other| (one, other)));
    pairs.filter(|((a, _), (b, _))| tables.compared(**a, **b)).map(|((_, xs), (_, ys))| xs.len() * ys.len()).sum()
}

/// The readings of two groups together; none when a witness would have two.
fn joined(x: &Statement, y: &Statement, blocks: &[Vec<usize>]) -> Option<Statement> {
    let mut joined = x.clone();
    for (witness, passages) in y {
        let reading = joined.entry(*witness).or_default();
        let grows = !reading.is_empty();
        reading.extend(passages);
        reading.sort_unstable();
        if grows && (reading.len() > LONGEST_READING || !follow(reading, &blocks[*witness])) {
            return None;
        }
    }
    Some(joined)
}

impl Ord for Join {
    fn cmp(&self, other: &Self) -> Ordering {
        self.mean
            .total_cmp(&other.mean)
            .then_with(|| other.groups.cmp(&self.groups))
            .then_with(|| other.versions.cmp(&self.versions))
    }
}

impl PartialOrd for Join {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Join {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Join {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Candidate, Comparison, OWN};
    use crate::likelihoods::Likelihoods;
    use std::convert::Infallible;
    use variorum_model::Decision;

    /// Statements of witnesses with `counts` passages in one block each; links name witness and passage twice.
    fn rows(counts: &[usize], links: &[((usize, usize), (usize, usize), f64)]) -> Vec<Statement> {
        decided_rows(counts, links, &[])
    }

    fn decided_rows(
        counts: &[usize],
        links: &[((usize, usize), (usize, usize), f64)],
        decisions: &[Decision<Place>],
    ) -> Vec<Statement> {
        let tables = Tables::new(counts.len(), |a, b| {
            let mut own: Vec<_> = links.iter().filter(|((x, _), (y, _), _)| (*x, *y) == (a, b)).collect();
            own.sort_by_key(|((_, i), (_, j), _)| (*i, *j));
            let candidates = own.iter().map(|((_, i), (_, j), _)| Candidate { a: *i, b: *j, own: [0.0; OWN.len()] });
            let probabilities = own.iter().map(|(_, _, probability)| *probability).collect();
            let table =
                Likelihoods::new(Some(Comparison::Words), candidates.collect(), probabilities, counts[a], counts[b]);
            Ok::<_, Infallible>(table)
        })
        .unwrap();
        let blocks: Vec<Vec<usize>> = counts.iter().map(|count| vec![0; *count]).collect();
        statements(&tables, &blocks, &Constraints::new(decisions, &blocks))
    }

    fn at(witness: usize, passage: usize) -> Place {
        Place { witness, passage }
    }

    #[test]
    fn links_over_three_witnesses_make_one_row() {
        let found = rows(&[1, 2, 1], &[((0, 0), (1, 1), 0.9), ((1, 1), (2, 0), 0.8), ((0, 0), (2, 0), 0.7)]);
        assert!(found.contains(&BTreeMap::from([(0, vec![0]), (1, vec![1]), (2, vec![0])])));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_witness_has_one_reading_in_a_row() {
        let found = rows(&[3, 1], &[((0, 0), (1, 0), 0.9), ((0, 2), (1, 0), 0.8)]);
        assert!(found.contains(&BTreeMap::from([(0, vec![0]), (1, vec![0])])));
        assert!(found.contains(&BTreeMap::from([(0, vec![2])])));
    }

    #[test]
    fn a_split_reading_holds_both_passages() {
        let found = rows(&[2, 1], &[((0, 0), (1, 0), 0.9), ((0, 1), (1, 0), 0.8)]);
        assert_eq!(found, [BTreeMap::from([(0, vec![0, 1]), (1, vec![0])])]);
    }

    #[test]
    fn a_chain_of_lookalikes_does_not_become_one_row() {
        // Two firm groups of three, and one link between them.
        let mut links = Vec::new();
        for group in [[0, 1, 2], [3, 4, 5]] {
            for (x, y) in [(0, 1), (0, 2), (1, 2)] {
                links.push(((group[x], 0), (group[y], 0), 0.9));
            }
        }
        links.push(((2, 0), (3, 0), 0.8));
        assert_eq!(rows(&[1; 6], &links).len(), 2);
    }
    #[test]
    fn what_was_joined_starts_as_one_row_and_takes_what_is_like_one_of_it() {
        let join = Decision::Join { passages: vec![at(0, 0)], with: vec![at(1, 0)] };
        let links = [((0, 2), (1, 0), 0.95), ((1, 0), (2, 0), 0.9)];
        let found = decided_rows(&[3, 1, 1], &links, &[join]);
        assert!(found.contains(&BTreeMap::from([(0, vec![0]), (1, vec![0]), (2, vec![0])])), "{found:?}");
    }

    #[test]
    fn what_was_parted_is_not_joined_through_others_either() {
        let part = Decision::Part { passages: vec![at(0, 0)], from: vec![at(1, 0)] };
        let links = [((0, 0), (1, 0), 0.99), ((0, 0), (2, 0), 0.8), ((1, 0), (2, 0), 0.9)];
        let found = decided_rows(&[1, 1, 1], &links, &[part]);
        assert_eq!(found, [BTreeMap::from([(0, vec![0])]), BTreeMap::from([(1, vec![0]), (2, vec![0])])]);
    }

    #[test]
    fn a_split_reading_that_was_parted_stays_so() {
        let part = Decision::Part { passages: vec![at(0, 1)], from: vec![at(0, 0), at(1, 0)] };
        let links = [((0, 0), (1, 0), 0.9), ((0, 1), (1, 0), 0.85)];
        assert_eq!(decided_rows(&[2, 1], &links, &[part]).len(), 2);
    }

    #[test]
    fn a_locked_row_takes_no_others() {
        let lock = Decision::Lock { passages: vec![at(0, 0), at(1, 0)] };
        let links = [((0, 0), (1, 0), 0.7), ((0, 0), (2, 0), 0.9), ((1, 0), (2, 0), 0.9)];
        assert_eq!(rows(&[1, 1, 1], &links).len(), 1);
        let found = decided_rows(&[1, 1, 1], &links, &[lock]);
        assert_eq!(found, [BTreeMap::from([(0, vec![0]), (1, vec![0])]), BTreeMap::from([(2, vec![0])])]);
    }
}
