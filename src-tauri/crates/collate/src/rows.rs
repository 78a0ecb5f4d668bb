//! Passages of all witnesses joined into rows.

use crate::collate::{Cancelled, check};
use crate::decided::{Constraints, follow, readings};
use crate::likelihoods::Tables;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};
use std::sync::atomic::AtomicBool;
use variorum_model::Place;

/// The passages of each witness that say one statement.
pub(crate) type Statement = BTreeMap<usize, Vec<usize>>;

/// How probable it must be, on the average over the pairs of passages of two groups, that they say the same. A chain of lookalikes (A is like B,
/// B is like C) is no proof that A and C say the same.
const JOIN: f64 = 0.6;
/// How probable it must be that a passage of one group says what another group says, too, for the two to be joined though their other passages
/// are parts of it.
const SPLIT: f64 = 0.7;
/// How many passages a split reading may have.
const LONGEST_READING: usize = 3;

/// Joins passages into statements with at most one reading a witness, the most probable joins first; a passage that goes with none makes a
/// statement of its own. `blocks` holds, for each witness, the block of each passage: a reading is one passage, or several that follow one
/// another in a block.
///
/// Method: agglomerative clustering with average linkage (Sokal and Michener, "A Statistical Method for Evaluating Systematic Relationships",
/// 1958), under the constraint of one reading a witness; then groups are joined of which one passage says both. Equal joins fall by the numbers of
/// the witnesses.
///
/// What persons joined starts as one group, in which a witness may have any number of passages that follow one another; since these say the
/// same by a person's word, another passage is as near to them as it is to the nearest of them. What persons parted is never joined, and a
/// locked group takes no others.
pub(crate) fn statements(
    tables: &Tables,
    blocks: &[Vec<usize>],
    constraints: &Constraints,
    cancelled: &AtomicBool,
) -> Result<Vec<Statement>, Cancelled> {
    let mut groups = Groups::beginning(tables, blocks, constraints);
    groups.join_all(Linkage::Average, cancelled)?;
    groups.join_all(Linkage::Split, cancelled)?;
    Ok(groups.all.into_iter().map(|group| group.readings).filter(|readings| !readings.is_empty()).collect())
}

/// By what two groups are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Linkage {
    /// All their passages say the same, on the average.
    Average,
    /// One passage says both, and in each witness the readings of the two follow one another: what one outlet says in two sentences, another
    /// says in one.
    Split,
}

#[derive(Default)]
struct Group {
    readings: Statement,
    /// The sum of the probabilities between this group's passages and those of each other group, where there is any.
    sums: BTreeMap<usize, f64>,
    /// How often it has changed.
    version: usize,
    /// Whether it takes no others.
    locked: bool,
}

struct Groups<'t> {
    tables: &'t Tables,
    blocks: &'t [Vec<usize>],
    constraints: &'t Constraints,
    all: Vec<Group>,
}

/// A possible join of two groups, as they were at that time.
struct Join {
    probability: f64,
    groups: (usize, usize),
    versions: (usize, usize),
}

impl<'t> Groups<'t> {
    /// Each passage a group of its own, but for those that persons joined.
    fn beginning(tables: &'t Tables, blocks: &'t [Vec<usize>], constraints: &'t Constraints) -> Self {
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
        for a in 0..blocks.len() {
            for b in a + 1..blocks.len() {
                let table = tables.between(a, b);
                for (candidate, probability) in table.candidates.iter().zip(&table.probabilities) {
                    let (x, y) = (home[first[a] + candidate.a], home[first[b] + candidate.b]);
                    if x != y {
                        near(&mut all[x].sums, y, *probability);
                        near(&mut all[y].sums, x, *probability);
                    }
                }
            }
        }
        let mut groups = Self { tables, blocks, constraints, all };
        if !constraints.is_empty() {
            groups.weigh();
        }
        groups
    }

    /// Makes sums of the probabilities of the nearest passages.
    fn weigh(&mut self) {
        for x in 0..self.all.len() {
            let mut sums = std::mem::take(&mut self.all[x].sums);
            for (y, sum) in &mut sums {
                *sum *= compared(&self.all[x].readings, &self.all[*y].readings, self.tables) as f64;
            }
            self.all[x].sums = sums;
        }
    }

    /// Joins what can be joined, the most probable first.
    fn join_all(&mut self, linkage: Linkage, cancelled: &AtomicBool) -> Result<(), Cancelled> {
        let mut heap = BinaryHeap::new();
        for x in 0..self.all.len() {
            check(cancelled)?;
            heap.extend(self.all[x].sums.range(x..).filter_map(|(y, _)| self.proposed(x, *y, linkage)));
        }
        while let Some(join) = heap.pop() {
            check(cancelled)?;
            if let Some(grown) = self.join(&join, linkage) {
                heap.extend(self.all[grown].sums.keys().filter_map(|other| self.proposed(grown, *other, linkage)));
            }
        }
        Ok(())
    }

    /// The join of two groups, when it is probable enough and no person decided otherwise.
    fn proposed(&self, x: usize, y: usize, linkage: Linkage) -> Option<Join> {
        let (x, y) = (x.min(y), x.max(y));
        let (one, other) = (&self.all[x], &self.all[y]);
        if one.locked || other.locked {
            return None;
        }
        let (probability, least) = match linkage {
            Linkage::Average => {
                let pairs = compared(&one.readings, &other.readings, self.tables);
                (one.sums.get(&y)? / pairs.max(1) as f64, JOIN)
            }
            Linkage::Split => {
                let says_both = self.says_both(&one.readings, &other.readings);
                (says_both.max(self.says_both(&other.readings, &one.readings)), SPLIT)
            }
        };
        let versions = (one.version, other.version);
        let joins = probability >= least && !self.are_parted(&one.readings, &other.readings);
        joins.then_some(Join { probability, groups: (x, y), versions })
    }

    fn are_parted(&self, one: &Statement, other: &Statement) -> bool {
        !self.constraints.is_empty() && places(one).any(|x| places(other).any(|y| self.constraints.part_them(x, y)))
    }

    /// How probable it is that a passage of a group, in which others stand beside it, says what another group says, too.
    fn says_both(&self, one: &Statement, other: &Statement) -> f64 {
        if one.len() < 2 {
            return 0.0;
        }
        let single = one.iter().filter(|(_, passages)| passages.len() == 1);
        single.map(|(witness, passages)| mean(self.tables, (*witness, passages[0]), other)).fold(0.0, f64::max)
    }

    /// Joins two groups, unless one has changed meanwhile or a witness would have two readings. Answers which group has grown.
    fn join(&mut self, join: &Join, linkage: Linkage) -> Option<usize> {
        let (x, y) = join.groups;
        if (self.all[x].version, self.all[y].version) != join.versions {
            return None;
        }
        let readings = joined(&self.all[x].readings, &self.all[y].readings, self.blocks)?;
        if linkage == Linkage::Split && readings.values().all(|reading| reading.len() == 1) {
            return None;
        }
        let taken = std::mem::take(&mut self.all[y]);
        // Nothing that was proposed for it holds any more.
        self.all[y].version = usize::MAX;
        self.all[x].readings = readings;
        self.all[x].version += 1;
        self.all[x].sums.remove(&y);
        for (other, sum) in taken.sums.into_iter().filter(|(other, _)| *other != x) {
            self.all[other].sums.remove(&y);
            *self.all[other].sums.entry(x).or_default() += sum;
            *self.all[x].sums.entry(other).or_default() += sum;
        }
        Some(x)
    }
}

/// Of the passages of two groups, the nearest count.
fn near(sums: &mut BTreeMap<usize, f64>, other: usize, probability: f64) {
    let nearest = sums.entry(other).or_default();
    *nearest = nearest.max(probability);
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
        self.probability
            .total_cmp(&other.probability)
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
    use crate::evidence::{Candidate, Comparison, Own};
    use crate::likelihoods::Likelihoods;
    use std::convert::Infallible;
    use variorum_model::Decision;

    /// Two passages, each by its witness and its number, and how probable it is that they say the same.
    type Link = ((usize, usize), (usize, usize), f64);

    /// Statements of witnesses with `counts` passages in one block each.
    fn rows(counts: &[usize], links: &[Link]) -> Vec<Statement> {
        decided_rows(counts, links, &[])
    }

    fn decided_rows(counts: &[usize], links: &[Link], decisions: &[Decision<Place>]) -> Vec<Statement> {
        let tables = Tables::new(counts.len(), |a, b| {
            let mut own: Vec<_> = links.iter().filter(|((x, _), (y, _), _)| (*x, *y) == (a, b)).collect();
            own.sort_by_key(|((_, i), (_, j), _)| (*i, *j));
            let candidates = own.iter().map(|((_, i), (_, j), _)| Candidate { a: *i, b: *j, own: Own::default() });
            let probabilities = own.iter().map(|(_, _, probability)| *probability).collect();
            let table =
                Likelihoods::new(Some(Comparison::Words), candidates.collect(), probabilities, counts[a], counts[b]);
            Ok::<_, Infallible>(table)
        })
        .unwrap();
        let blocks: Vec<Vec<usize>> = counts.iter().map(|count| vec![0; *count]).collect();
        statements(&tables, &blocks, &Constraints::new(decisions, &blocks), &AtomicBool::new(false)).unwrap()
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
    fn a_passage_that_says_what_two_rows_say_makes_them_one() {
        // A and B say in two sentences each what C says in one, which goes with the first of them best.
        let two = [((0, 0), (1, 0), 0.95), ((0, 1), (1, 1), 0.95)];
        let one = [((0, 0), (2, 0), 0.9), ((1, 0), (2, 0), 0.9), ((0, 1), (2, 0), 0.85), ((1, 1), (2, 0), 0.85)];
        let found = rows(&[2, 2, 1], &[&two[..], &one[..]].concat());
        assert_eq!(found, [BTreeMap::from([(0, vec![0, 1]), (1, vec![0, 1]), (2, vec![0])])]);
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
