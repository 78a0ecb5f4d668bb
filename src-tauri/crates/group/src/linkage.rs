//! Stories that grow by average linkage.

use crate::likeness::Likeness;
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BinaryHeap};

/// Two stories become one when their articles are, on average, at least this alike (in millionths, scaled by crowding).
///
/// From 0.11 to 0.15 results differ by a hundredth or two: below, more stories are joined that should not be; above, more are split.
pub(crate) const THRESHOLD: Likeness = 130_000;

/// Puts what is linked into clusters. `links[a]` holds the likeness of `a` to others below `a`; what has no link is not alike at all.
///
/// Average linkage: time and again the two clusters whose members are most alike on average become one, until none reaches
/// [`THRESHOLD`]. Of equally alike pairs the one with the lowest numbers comes first.
pub(crate) fn clusters(links: &[BTreeMap<usize, Likeness>]) -> Vec<Vec<usize>> {
    let mut growing = Growing::new(links);
    while let Some(closest) = growing.queue.pop() {
        if growing.is_current(&closest) {
            growing.join(closest.a.0, closest.b.0);
        }
    }
    growing.members.into_iter().filter(|members| !members.is_empty()).collect()
}

struct Growing {
    /// The members of each cluster, which is named after its lowest member; nothing for a number that is no longer a cluster.
    members: Vec<Vec<usize>>,
    /// For each cluster the summed likeness of its members to those of each other one.
    sums: Vec<BTreeMap<usize, Likeness>>,
    queue: BinaryHeap<Closeness>,
}

impl Growing {
    fn new(links: &[BTreeMap<usize, Likeness>]) -> Self {
        let mut sums: Vec<BTreeMap<usize, Likeness>> = links.to_vec();
        for (a, links) in links.iter().enumerate() {
            for (b, likeness) in links {
                if let Some(others) = sums.get_mut(*b) {
                    others.insert(a, *likeness);
                }
            }
        }
        let members = (0..links.len()).map(|number| vec![number]).collect();
        let mut growing = Self { members, sums, queue: BinaryHeap::new() };
        for cluster in 0..links.len() {
            growing.enqueue(cluster, |other| other < cluster);
        }
        growing
    }

    /// Queues the pairs of a cluster that are close enough.
    fn enqueue(&mut self, cluster: usize, wanted: impl Fn(usize) -> bool) {
        for (other, sum) in &self.sums[cluster] {
            let pairs = self.members[cluster].len() * self.members[*other].len();
            let closeness = Closeness {
                sum: *sum,
                pairs: pairs as u64,
                a: Reverse(cluster.min(*other)),
                b: Reverse(cluster.max(*other)),
            };
            if wanted(*other) && closeness.sum >= THRESHOLD * closeness.pairs {
                self.queue.push(closeness);
            }
        }
    }

    /// Whether both clusters still are what they were when they were queued.
    fn is_current(&self, queued: &Closeness) -> bool {
        let (a, b) = (queued.a.0, queued.b.0);
        (self.members[a].len() * self.members[b].len()) as u64 == queued.pairs
            && self.sums[a].get(&b) == Some(&queued.sum)
    }

    /// Adds the members of `b` to `a`.
    fn join(&mut self, a: usize, b: usize) {
        let joining = std::mem::take(&mut self.members[b]);
        self.members[a].extend(joining);
        self.members[a].sort_unstable();
        for (other, sum) in std::mem::take(&mut self.sums[b]) {
            self.sums[other].remove(&b);
            if other != a {
                *self.sums[a].entry(other).or_insert(0) += sum;
                *self.sums[other].entry(a).or_insert(0) += sum;
            }
        }
        self.enqueue(a, |_| true);
    }
}

/// How close two clusters are: an average as a fraction, which is compared exactly.
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
        ours.cmp(&theirs)
            .then_with(|| (self.a, self.b).cmp(&(other.a, other.b)))
            .then_with(|| self.pairs.cmp(&other.pairs))
    }
}

impl PartialOrd for Closeness {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
