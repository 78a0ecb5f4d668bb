//! Pairs joined into rows over all witnesses.

use crate::align::Link;
use std::collections::{BTreeMap, BTreeSet};

/// A link between two witnesses, told by their places in the order of preparation.
pub(crate) struct WitnessLink {
    /// The first witness.
    pub a: usize,
    /// The second witness.
    pub b: usize,
    /// What is linked.
    pub link: Link,
}

/// The passages of each witness that say one statement.
pub(crate) type Statement = BTreeMap<usize, Vec<usize>>;

/// The share of the witness pairs between two groups that must be linked for the groups to become one. A chain of lookalikes (A is like B, B
/// is like C) is no proof that A and C say the same.
const SUPPORT: f64 = 0.34;

/// Joins links into statements with at most one reading a witness, best links first; passages in no link make statements of their own.
///
/// `rank` orders the witnesses by what they are, not by how they were given; ties between links fall by it. `comparable` tells whether two
/// witnesses were aligned at all. Method: agglomerative clustering with average linkage over the links (Sokal and Michener, 1958), under the
/// constraint of one reading a witness.
pub(crate) fn statements(
    passage_counts: &[usize],
    mut links: Vec<WitnessLink>,
    rank: &[usize],
    comparable: impl Fn(usize, usize) -> bool,
) -> Vec<Statement> {
    let key = |link: &WitnessLink| {
        let (x, y) = ((rank[link.a], link.link.a.clone()), (rank[link.b], link.link.b.clone()));
        if x <= y { (x, y) } else { (y, x) }
    };
    links.sort_by(|x, y| y.link.score.total_cmp(&x.link.score).then_with(|| key(x).cmp(&key(y))));

    let mut at: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (number, link) in links.iter().enumerate() {
        for end in link.ends() {
            at.entry(end).or_default().push(number);
        }
    }
    let links = Links { all: links, at };
    let mut groups = Groups::singletons(passage_counts);
    for number in 0..links.all.len() {
        groups.join(number, &links, &comparable);
    }
    groups.into_statements()
}

impl WitnessLink {
    /// The passages that it links, each with its witness.
    fn ends(&self) -> impl Iterator<Item = (usize, usize)> {
        let a = self.link.a.iter().map(|passage| (self.a, *passage));
        a.chain(self.link.b.iter().map(|passage| (self.b, *passage)))
    }
}

/// All links, and which of them each passage has.
struct Links {
    all: Vec<WitnessLink>,
    at: BTreeMap<(usize, usize), Vec<usize>>,
}

struct Groups {
    /// The group of each passage, by witness.
    of: Vec<Vec<usize>>,
    groups: Vec<Group>,
}

#[derive(Default)]
struct Group {
    readings: Statement,
    /// The links that were joined here, by number.
    links: BTreeSet<usize>,
}

impl Groups {
    fn singletons(passage_counts: &[usize]) -> Self {
        let mut groups = Vec::new();
        let mut of = Vec::new();
        for (witness, count) in passage_counts.iter().enumerate() {
            let first = groups.len();
            groups.extend(
                (0..*count).map(|passage| Group {
                    readings: BTreeMap::from([(witness, vec![passage])]),
                    links: BTreeSet::new(),
                }),
            );
            of.push((first..groups.len()).collect());
        }
        Self { of, groups }
    }

    /// Joins the groups that a link touches, unless that would give a witness two readings or rest on too few links.
    fn join(&mut self, number: usize, links: &Links, comparable: impl Fn(usize, usize) -> bool) {
        let Some(link) = links.all.get(number) else { return };
        let touched: BTreeSet<usize> = link.ends().map(|(witness, passage)| self.of[witness][passage]).collect();
        if let (1, Some(home)) = (touched.len(), touched.first()) {
            self.groups[*home].links.insert(number);
            return;
        }
        let mut merged = Group::default();
        merged.links.insert(number);
        for group in &touched {
            let group = &self.groups[*group];
            merged.links.extend(&group.links);
            for (witness, passages) in &group.readings {
                merged.readings.entry(*witness).or_default().extend(passages);
            }
        }
        merged.readings.values_mut().for_each(|passages| passages.sort_unstable());
        if !merged.is_allowed(&links.all) || !self.is_supported(link, &merged, links, comparable) {
            // The groups stay apart, and the link stands for nothing.
            return;
        }
        let home = touched.first().copied().unwrap_or_default();
        for group in &touched {
            for (witness, passages) in std::mem::take(&mut self.groups[*group].readings) {
                for passage in passages {
                    self.of[witness][passage] = home;
                }
            }
        }
        self.groups[home] = merged;
    }

    /// Whether enough of the comparable witnesses on the two sides of a link are linked with each other.
    fn is_supported(
        &self,
        link: &WitnessLink,
        merged: &Group,
        links: &Links,
        comparable: impl Fn(usize, usize) -> bool,
    ) -> bool {
        let side = |witness: usize, passages: &[usize]| -> BTreeSet<usize> {
            let groups: BTreeSet<usize> = passages.iter().map(|passage| self.of[witness][*passage]).collect();
            groups.into_iter().flat_map(|group| self.groups[group].readings.keys().copied()).collect()
        };
        let (left, right) = (side(link.a, &link.link.a), side(link.b, &link.link.b));
        let pairs = left.iter().flat_map(|x| right.iter().map(move |y| (*x, *y)));
        let comparable = pairs.filter(|(x, y)| x != y && comparable(*x, *y)).count();
        let linked: BTreeSet<(usize, usize)> = left
            .iter()
            .flat_map(|witness| {
                merged.readings.get(witness).into_iter().flatten().map(move |passage| (*witness, *passage))
            })
            .filter_map(|end| links.at.get(&end))
            .flatten()
            .filter_map(|number| links.all.get(*number))
            .filter(|link| merged.holds(link.a, &link.link.a) && merged.holds(link.b, &link.link.b))
            .flat_map(|link| [(link.a, link.b), (link.b, link.a)])
            .filter(|(x, y)| left.contains(x) && right.contains(y))
            .collect();
        linked.len() as f64 >= SUPPORT * comparable as f64
    }

    fn into_statements(self) -> Vec<Statement> {
        self.groups.into_iter().map(|group| group.readings).filter(|readings| !readings.is_empty()).collect()
    }
}

impl Group {
    /// Whether each witness has one reading: one passage, or passages that one link holds together.
    fn is_allowed(&self, links: &[WitnessLink]) -> bool {
        self.readings.iter().all(|(witness, passages)| {
            passages.len() == 1
                || self.links.iter().map(|number| &links[*number]).any(|link| {
                    let reading = match *witness {
                        w if w == link.a => &link.link.a,
                        w if w == link.b => &link.link.b,
                        _ => return false,
                    };
                    passages.iter().all(|passage| reading.contains(passage))
                })
        })
    }

    fn holds(&self, witness: usize, passages: &[usize]) -> bool {
        self.readings.get(&witness).is_some_and(|own| passages.iter().all(|passage| own.contains(passage)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: usize, a_passages: &[usize], b: usize, b_passages: &[usize], score: f64) -> WitnessLink {
        WitnessLink { a, b, link: Link { a: a_passages.to_vec(), b: b_passages.to_vec(), score } }
    }

    #[test]
    fn links_over_three_witnesses_make_one_row() {
        let links = vec![link(0, &[0], 1, &[1], 0.9), link(1, &[1], 2, &[0], 0.8), link(0, &[0], 2, &[0], 0.7)];
        let rows = statements(&[1, 2, 1], links, &[0, 1, 2], |_, _| true);
        assert!(rows.contains(&BTreeMap::from([(0, vec![0]), (1, vec![1]), (2, vec![0])])));
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn a_witness_has_one_reading_in_a_row() {
        let links = vec![link(0, &[0], 1, &[0], 0.9), link(0, &[1], 1, &[0], 0.8)];
        let rows = statements(&[2, 1], links, &[0, 1], |_, _| true);
        assert!(rows.contains(&BTreeMap::from([(0, vec![0]), (1, vec![0])])));
        assert!(rows.contains(&BTreeMap::from([(0, vec![1])])));
    }

    #[test]
    fn a_split_reading_holds_both_passages() {
        let links = vec![link(0, &[0, 1], 1, &[0], 0.8)];
        assert_eq!(statements(&[2, 1], links, &[0, 1], |_, _| true), [BTreeMap::from([(0, vec![0, 1]), (1, vec![0])])]);
    }

    #[test]
    fn a_chain_of_lookalikes_does_not_become_one_row() {
        // Two firm groups of three, and one weak link between them.
        let mut links = Vec::new();
        for group in [[0, 1, 2], [3, 4, 5]] {
            for (x, y) in [(0, 1), (0, 2), (1, 2)] {
                links.push(link(group[x], &[0], group[y], &[0], 0.9));
            }
        }
        links.push(link(2, &[0], 3, &[0], 0.5));
        assert_eq!(statements(&[1; 6], links, &[0, 1, 2, 3, 4, 5], |_, _| true).len(), 2);
    }
}
