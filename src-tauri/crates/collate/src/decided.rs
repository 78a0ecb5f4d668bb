//! What persons decided about passages, as far as it can hold all at once.

use std::collections::{BTreeMap, BTreeSet};
use variorum_model::{Decided, Decision, Place, Witness};

/// Whether the passages of one witness follow one another in one block, so that they can be one reading.
pub(crate) fn follow(passages: &[usize], blocks: &[usize]) -> bool {
    passages.windows(2).all(|pair| pair[0] + 1 == pair[1] && blocks.get(pair[0]) == blocks.get(pair[1]))
}

/// Of each decision, whether the rows obey it: not where a later one says otherwise, nor where nothing is left of what it is about.
pub fn upheld(decisions: &[Decision<Place>], witnesses: &[Witness]) -> Vec<bool> {
    let blocks: Vec<Vec<usize>> =
        witnesses.iter().map(|witness| witness.passages.iter().map(|passage| passage.block).collect()).collect();
    let held = Constraints::new(decisions, &blocks);
    decisions.iter().map(|decision| held.uphold(decision)).collect()
}

/// Decisions without contradictions.
///
/// Where two contradict each other, the later one wins, passage by passage: what of the earlier one is not contradicted still holds. To join a
/// passage with a row in which its witness has another reading, which does not stand next to it, contradicts what had joined that one. A later
/// decision on a locked row is obeyed, and the lock then holds for the row as that decision leaves it.
#[derive(Debug, Default)]
pub(crate) struct Constraints {
    /// Passages that stand in one row; each in at most one group. Those that nothing is decided about are in none.
    groups: Vec<Group>,
    /// In which group a passage is.
    home: BTreeMap<Place, usize>,
    /// Pairs of passages that never stand in one row, the smaller place first.
    parted: BTreeSet<(Place, Place)>,
}

#[derive(Debug, Default)]
struct Group {
    places: BTreeSet<Place>,
    locked: bool,
}

impl Constraints {
    /// What holds of `decisions`, the latest of which is the last. `blocks` holds, for each witness, the block of each passage; passages that
    /// are not there are passed over.
    pub fn new(decisions: &[Decision<Place>], blocks: &[Vec<usize>]) -> Self {
        let is_there = |place: &Place| blocks.get(place.witness).is_some_and(|blocks| place.passage < blocks.len());
        let mut held = Self::default();
        // The latest first: what it says cannot be contradicted by any other.
        for decision in decisions.iter().rev() {
            match decision.pointed(|place| Some(*place).filter(is_there)) {
                Decision::Join { passages, with } => held.join(&across(&passages, &with), blocks),
                Decision::Part { passages, from } => held.part(&across(&passages, &from)),
                Decision::Lock { passages } => held.lock(&passages, blocks),
            }
        }
        held
    }

    /// Whether nothing is decided.
    pub fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.parted.is_empty()
    }

    /// The passages that start as one group, and whether it takes no others.
    pub fn groups(&self) -> impl Iterator<Item = (&BTreeSet<Place>, bool)> {
        self.groups.iter().filter(|group| !group.places.is_empty()).map(|group| (&group.places, group.locked))
    }

    /// Whether two passages must not stand in one row.
    pub fn part_them(&self, one: Place, other: Place) -> bool {
        self.parted.contains(&(one.min(other), one.max(other)))
    }

    /// Whether a person joined two passages.
    pub fn join_them(&self, one: Place, other: Place) -> bool {
        self.home.get(&one).is_some_and(|home| self.home.get(&other) == Some(home))
    }

    fn uphold(&self, decision: &Decision<Place>) -> bool {
        match decision {
            Decision::Join { passages, with } => {
                let pairs = across(passages, with);
                !pairs.is_empty() && pairs.iter().all(|(one, other)| self.join_them(*one, *other))
            }
            Decision::Part { passages, from } => {
                let pairs = across(passages, from);
                !pairs.is_empty() && pairs.iter().all(|(one, other)| self.part_them(*one, *other))
            }
            Decision::Lock { passages } => {
                let group = passages.first().and_then(|place| self.home.get(place)).and_then(|at| self.groups.get(*at));
                group.is_some_and(|group| group.locked && group.places == passages.iter().copied().collect())
            }
        }
    }

    /// What was decided about the row of these passages.
    pub fn on_row(&self, places: &BTreeSet<Place>) -> BTreeSet<Decided> {
        let groups = places.iter().filter_map(|place| self.home.get(place)).filter_map(|home| self.groups.get(*home));
        let mut found = BTreeSet::new();
        for group in groups {
            if group.locked {
                found.insert(Decided::Locked);
            } else if group.places.len() > 1 {
                found.insert(Decided::Joined);
            }
        }
        if self.parted.iter().any(|(one, other)| places.contains(one) || places.contains(other)) {
            found.insert(Decided::Parted);
        }
        found
    }

    fn part(&mut self, pairs: &[(Place, Place)]) {
        let apart = pairs.iter().filter(|(one, other)| one != other && !self.join_them(*one, *other));
        let apart: Vec<_> = apart.map(|(one, other)| (*one.min(other), *one.max(other))).collect();
        self.parted.extend(apart);
    }

    fn lock(&mut self, passages: &[Place], blocks: &[Vec<usize>]) {
        self.join(&across(passages, passages), blocks);
        let homes: Vec<usize> = passages.iter().map(|place| self.home(*place)).collect();
        let count = |home: &usize| homes.iter().filter(|other| *other == home).count();
        let most = homes.iter().map(count).max().unwrap_or_default();
        // A lock of which later decisions have left nothing together is void.
        if let Some(home) = homes.iter().find(|home| count(home) == most).filter(|_| most > 1 || homes.len() == 1) {
            self.groups[*home].locked = true;
        }
    }

    /// Joins the pairs that can be; again and again, since a sentence follows another only when those between them are there.
    fn join(&mut self, pairs: &[(Place, Place)], blocks: &[Vec<usize>]) {
        while pairs.iter().filter(|(one, other)| self.join_pair(*one, *other, blocks)).count() > 0 {}
    }

    /// Whether two groups became one.
    fn join_pair(&mut self, one: Place, other: Place, blocks: &[Vec<usize>]) -> bool {
        let (x, y) = (self.home(one), self.home(other));
        if x == y || self.groups[x].locked || self.groups[y].locked {
            return false;
        }
        let together: BTreeSet<Place> = self.groups[x].places.union(&self.groups[y].places).copied().collect();
        let parted = self.groups[x]
            .places
            .iter()
            .any(|one| self.groups[y].places.iter().any(|other| self.part_them(*one, *other)));
        if parted || !readings(&together).iter().all(|(witness, passages)| follow(passages, &blocks[*witness])) {
            return false;
        }
        self.groups[y].places.clear();
        for place in &together {
            self.home.insert(*place, x);
        }
        self.groups[x].places = together;
        true
    }

    /// The group of a passage; one of its own when it has none yet.
    fn home(&mut self, place: Place) -> usize {
        *self.home.entry(place).or_insert_with(|| {
            self.groups.push(Group { places: BTreeSet::from([place]), locked: false });
            self.groups.len() - 1
        })
    }
}

/// Passages by their witnesses, ascending.
pub(crate) fn readings(places: &BTreeSet<Place>) -> BTreeMap<usize, Vec<usize>> {
    let mut readings: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for place in places {
        readings.entry(place.witness).or_default().push(place.passage);
    }
    readings
}

fn across(one: &[Place], other: &[Place]) -> Vec<(Place, Place)> {
    one.iter().flat_map(|x| other.iter().map(|y| (*x, *y))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(witness: usize, passage: usize) -> Place {
        Place { witness, passage }
    }

    fn join(one: Place, with: &[Place]) -> Decision<Place> {
        Decision::Join { passages: vec![one], with: with.to_vec() }
    }

    fn part(one: Place, from: &[Place]) -> Decision<Place> {
        Decision::Part { passages: vec![one], from: from.to_vec() }
    }

    fn lock(passages: &[Place]) -> Decision<Place> {
        Decision::Lock { passages: passages.to_vec() }
    }

    /// The groups of several passages, in four witnesses with six passages in one block each.
    fn groups(decisions: &[Decision<Place>]) -> Vec<Vec<Place>> {
        let held = Constraints::new(decisions, &vec![vec![0; 6]; 4]);
        let mut found: Vec<Vec<Place>> = held
            .groups()
            .filter(|(places, _)| places.len() > 1)
            .map(|(places, _)| places.iter().copied().collect())
            .collect();
        found.sort();
        found
    }

    #[test]
    fn joins_run_on_and_the_later_of_two_contradicting_decisions_wins() {
        let (a, b, c) = (at(0, 0), at(1, 0), at(2, 0));
        assert_eq!(groups(&[join(a, &[b]), join(c, &[b])]), [vec![a, b, c]]);
        assert_eq!(groups(&[join(a, &[b]), part(a, &[b])]), [] as [Vec<Place>; 0]);
        assert_eq!(groups(&[part(a, &[b]), join(a, &[b])]), [vec![a, b]]);
        assert_eq!(groups(&[join(a, &[b, c]), part(a, &[b])]), [vec![a, c]], "the rest still holds");
    }

    #[test]
    fn a_passage_joined_with_a_row_takes_the_place_of_another_reading_of_its_witness_there() {
        let (row, first, next, far) = (at(1, 0), at(0, 0), at(0, 1), at(0, 4));
        assert_eq!(groups(&[join(first, &[row]), join(far, &[row])]), [vec![far, row]]);
        assert_eq!(groups(&[join(first, &[row]), join(next, &[row])]), [vec![first, next, row]]);
        let last = at(0, 3);
        let split: Vec<Place> = (0..3).map(|passage| at(0, passage)).chain([row]).collect();
        assert_eq!(groups(&[join(last, &split)])[0].len(), 5, "what stands between comes first");
    }

    #[test]
    fn a_lock_closes_a_row_for_earlier_decisions_and_obeys_later_ones() {
        let (a, b, c) = (at(0, 0), at(1, 0), at(2, 0));
        assert_eq!(groups(&[join(c, &[a]), lock(&[a, b])]), [vec![a, b]]);
        assert_eq!(groups(&[lock(&[a, b]), join(c, &[a])]), [vec![a, b, c]]);
        assert_eq!(groups(&[lock(&[a, b, c]), part(a, &[b, c])]), [vec![b, c]]);
        let locked = |decisions: &[Decision<Place>]| {
            let held = Constraints::new(decisions, &vec![vec![0; 6]; 4]);
            held.groups().filter(|(_, locked)| *locked).map(|(places, _)| places.len()).collect::<Vec<_>>()
        };
        assert_eq!(locked(&[lock(&[a, b]), join(c, &[a])]), [3]);
        assert_eq!(locked(&[lock(&[a, b, c]), part(a, &[b, c]), join(a, &[at(3, 0)])]), [2], "what left is free");
        assert_eq!(locked(&[lock(&[a, b]), part(a, &[b])]), [] as [usize; 0]);
        assert_eq!(locked(&[lock(&[a])]), [1]);
    }

    #[test]
    fn passages_that_are_not_there_are_passed_over() {
        let (a, b) = (at(0, 0), at(1, 0));
        assert_eq!(groups(&[join(a, &[at(9, 0), at(1, 9), b])]), [vec![a, b]]);
    }

    #[test]
    fn a_decision_that_a_later_one_contradicts_is_not_upheld() {
        let (a, b, c, d) = (at(0, 0), at(1, 0), at(2, 0), at(0, 4));
        let upheld = |decisions: &[Decision<Place>]| {
            let held = Constraints::new(decisions, &vec![vec![0; 6]; 4]);
            decisions.iter().map(|decision| held.uphold(decision)).collect::<Vec<_>>()
        };
        assert_eq!(upheld(&[join(a, &[b]), part(c, &[b]), lock(&[a, b])]), [true, true, true]);
        assert_eq!(upheld(&[join(a, &[b, c]), part(a, &[b])]), [false, true]);
        assert_eq!(upheld(&[part(a, &[b]), join(a, &[b])]), [false, true]);
        assert_eq!(upheld(&[join(a, &[b]), join(a, &[c]), part(b, &[c])]), [false, true, true], "through a third");
        assert_eq!(upheld(&[join(a, &[b]), join(d, &[b])]), [false, true], "one reading a witness");
        for later in [join(c, &[a]), part(a, &[b])] {
            assert_eq!(upheld(&[lock(&[a, b]), later]), [false, true]);
        }
        assert_eq!(upheld(&[join(a, &[]), part(a, &[]), lock(&[])]), [false; 3], "what is gone");
    }

    #[test]
    fn a_row_says_what_was_decided_about_it() {
        let (a, b, c, d) = (at(0, 0), at(1, 0), at(2, 0), at(3, 0));
        let held = Constraints::new(&[join(a, &[b]), part(c, &[b]), lock(&[d])], &vec![vec![0; 6]; 4]);
        let on = |places: &[Place]| held.on_row(&places.iter().copied().collect()).into_iter().collect::<Vec<_>>();
        assert_eq!(on(&[a, b]), [Decided::Joined, Decided::Parted]);
        assert_eq!(on(&[c]), [Decided::Parted]);
        assert_eq!(on(&[d]), [Decided::Locked]);
        assert_eq!(on(&[at(0, 5)]), []);
    }
}
