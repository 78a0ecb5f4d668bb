//! Stories that grow by average linkage.

use crate::likeness::Likeness;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::Range;

/// Two stories become one when their articles are, on average, at least this alike (in millionths, measured by crowding).
///
/// From 0.12 to 0.15 the balance shifts, by a hundredth or two, from joining some that should be apart to parting some that should be joined.
pub(crate) const THRESHOLD: Likeness = 130_000;

/// For each article its likeness to those with lower numbers; what is not there is not alike at all.
pub(crate) type Links = Vec<BTreeMap<usize, Likeness>>;

/// Stories that grow: at first the given ones and each other article alone.
///
/// Average linkage: time and again the two whose articles are most alike on average become one, until none reach [`THRESHOLD`]. Of equally
/// alike pairs the one with the lowest numbers comes first. Given stories take articles in but never become one with each other.
pub(crate) struct Growth {
    /// The articles of each story, which is named after its lowest; nothing for a number that no longer names one.
    members: Vec<Vec<usize>>,
    /// For each story the summed likeness of its articles to those of each other one.
    sums: Links,
    /// Which stories are given ones.
    given: Vec<bool>,
    queue: BinaryHeap<Closeness>,
}

impl Growth {
    /// Lets stories grow and answers the articles of each, ascending, in the order of their lowest.
    pub(crate) fn of(links: &Links, given: &[Range<usize>]) -> Vec<Vec<usize>> {
        let mut growth = Self::begin(links, given);
        for story in 0..growth.members.len() {
            growth.enqueue(story, |other| other < story);
        }
        while let Some(closest) = growth.queue.pop() {
            if growth.is_current(&closest) {
                growth.join(closest.a.0, closest.b.0);
                growth.enqueue(closest.a.0, |_| true);
            }
        }
        growth.members.into_iter().filter(|members| !members.is_empty()).collect()
    }

    fn begin(links: &Links, given: &[Range<usize>]) -> Self {
        let mut sums = links.clone();
        for (a, links) in links.iter().enumerate() {
            for (b, likeness) in links {
                sums[*b].insert(a, *likeness);
            }
        }
        let members = (0..links.len()).map(|article| vec![article]).collect();
        let mut growth = Self { members, sums, given: vec![false; links.len()], queue: BinaryHeap::new() };
        for articles in given.iter().filter(|articles| !articles.is_empty()) {
            for other in articles.clone().skip(1) {
                growth.join(articles.start, other);
            }
            growth.given[articles.start] = true;
        }
        growth
    }

    /// Queues the story with those others that are close enough.
    fn enqueue(&mut self, story: usize, wanted: impl Fn(usize) -> bool) {
        for (other, sum) in &self.sums[story] {
            let pairs = (self.members[story].len() * self.members[*other].len()) as u64;
            let may_join = wanted(*other) && !(self.given[story] && self.given[*other]);
            if may_join && *sum >= THRESHOLD * pairs {
                let [a, b] = [story.min(*other), story.max(*other)].map(Reverse);
                self.queue.push(Closeness { sum: *sum, pairs, a, b });
            }
        }
    }

    /// Whether both stories still are what they were when they were queued.
    fn is_current(&self, queued: &Closeness) -> bool {
        let (a, b) = (queued.a.0, queued.b.0);
        (self.members[a].len() * self.members[b].len()) as u64 == queued.pairs
            && self.sums[a].get(&b) == Some(&queued.sum)
    }

    /// Adds the articles of story `b` to story `a`, the lower number.
    fn join(&mut self, a: usize, b: usize) {
        let joining = std::mem::take(&mut self.members[b]);
        self.members[a].extend(joining);
        self.members[a].sort_unstable();
        self.given[a] |= self.given[b];
        for (other, sum) in std::mem::take(&mut self.sums[b]) {
            self.sums[other].remove(&b);
            if other != a {
                *self.sums[a].entry(other).or_insert(0) += sum;
                *self.sums[other].entry(a).or_insert(0) += sum;
            }
        }
    }
}

/// How close two stories are: an average as a fraction, which is compared exactly.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Closeness {
    sum: Likeness,
    pairs: u64,
    a: Reverse<usize>,
    b: Reverse<usize>,
}

impl Ord for Closeness {
    fn cmp(&self, other: &Self) -> Ordering {
        let ours = u128::from(self.sum) * u128::from(other.pairs);
        let theirs = u128::from(other.sum) * u128::from(self.pairs);
        ours.cmp(&theirs).then_with(|| (self.a, self.b, self.pairs).cmp(&(other.a, other.b, other.pairs)))
    }
}

impl PartialOrd for Closeness {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Links by pairs of articles and hundredths.
    fn links(count: usize, pairs: &[(usize, usize, Likeness)]) -> Links {
        let mut links = vec![BTreeMap::new(); count];
        for (a, b, hundredths) in pairs {
            links[*a.max(b)].insert(*a.min(b), hundredths * 10_000);
        }
        links
    }

    #[test]
    fn the_closest_join_first_and_the_rest_is_judged_by_the_average() {
        // The third is close to the second alone: on average to both it is not close enough.
        let chain = links(3, &[(0, 1, 40), (1, 2, 20)]);
        assert_eq!(Growth::of(&chain, &[]), [vec![0, 1], vec![2]]);
        let circle = links(3, &[(0, 1, 40), (1, 2, 20), (0, 2, 6)]);
        assert_eq!(Growth::of(&circle, &[]), [vec![0, 1, 2]]);
    }

    #[test]
    fn what_shares_nothing_stays_alone() {
        assert_eq!(Growth::of(&links(2, &[]), &[]), [vec![0], vec![1]]);
        assert_eq!(Growth::of(&links(2, &[(0, 1, 12)]), &[]), [vec![0], vec![1]]);
        assert_eq!(Growth::of(&links(2, &[(0, 1, 13)]), &[]), [vec![0, 1]]);
        assert_eq!(Growth::of(&links(0, &[]), &[]), Vec::<Vec<usize>>::new());
    }

    #[test]
    fn given_stories_take_articles_in_but_stay_apart() {
        let linked = links(5, &[(0, 2, 90), (1, 3, 90), (0, 4, 20), (1, 4, 20), (2, 4, 30)]);
        assert_eq!(Growth::of(&linked, &[0..2, 2..4]), [vec![0, 1, 4], vec![2, 3]]);
    }

    #[test]
    fn of_equally_close_pairs_the_lowest_joins_first() {
        let tied = links(4, &[(0, 2, 20), (1, 2, 20), (2, 3, 20)]);
        assert_eq!(Growth::of(&tied, &[]), [vec![0, 2], vec![1], vec![3]]);
    }
}
