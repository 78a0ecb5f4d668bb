//! How probable it is that passages of two witnesses say the same: a sparse table.

use crate::collate::Cancelled;
use crate::evidence::{Best, Candidate, Comparison, evidence};
use crate::judge::Judge;
use crate::prepared::Story;
use crate::processors::shared_out;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The probabilities of all candidates of two witnesses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Likelihoods {
    /// By what they are compared; none when they are not.
    pub comparison: Option<Comparison>,
    /// The candidates, ascending; shared by the judgements of the same evidence.
    pub candidates: Arc<[Candidate]>,
    /// Their probabilities, in the same order.
    pub probabilities: Vec<f64>,
    /// For each passage of the first witness the other passages, ascending, with the probabilities.
    of_a: Lists,
    /// The same for the second witness.
    of_b: Lists,
    best_a: Vec<Best>,
    best_b: Vec<Best>,
}

/// Lists of passages and their probabilities, one behind the other.
#[derive(Clone, Debug, Default)]
struct Lists {
    /// Where each list begins, and where the last one ends.
    starts: Vec<usize>,
    entries: Vec<(usize, f64)>,
}

impl Lists {
    /// `count` lists of what is given as the number of the list, the passage and its probability.
    fn new(count: usize, given: impl Iterator<Item = (usize, usize, f64)> + Clone) -> Self {
        let mut starts = vec![0; count + 1];
        for (list, ..) in given.clone() {
            starts[list + 1] += 1;
        }
        for list in 0..count {
            starts[list + 1] += starts[list];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0.0); starts[count]];
        for (list, passage, probability) in given {
            entries[next[list]] = (passage, probability);
            next[list] += 1;
        }
        Self { starts, entries }
    }

    fn count(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn of(&self, list: usize) -> &[(usize, f64)] {
        self.starts.get(list..list + 2).map_or(&[], |ends| &self.entries[ends[0]..ends[1]])
    }
}

/// From how many pairs of witnesses on they are worth another thread.
const WITNESSES: usize = 4;

/// Probabilities below this one take no part in what stands around others.
const FAINT: f64 = 0.002;

impl Likelihoods {
    /// Judges all candidates of two witnesses by their own evidence.
    pub fn own(
        story: &Story,
        (a, b): (usize, usize),
        judge: &Judge,
        cancelled: &AtomicBool,
    ) -> Result<Self, Cancelled> {
        let (x, y) = (&story.witnesses[a], &story.witnesses[b]);
        let comparison = Comparison::of(x, y);
        let mut candidates = evidence(story, x, y, cancelled)?;
        let mut probabilities: Vec<f64> = candidates
            .iter()
            .map(|candidate| comparison.map_or(0.0, |comparison| judge.own(comparison, &candidate.own)))
            .collect();
        let mut keep = probabilities.iter().map(|probability| *probability >= FAINT).collect::<Vec<_>>().into_iter();
        candidates.retain(|_| keep.next() == Some(true));
        probabilities.retain(|probability| *probability >= FAINT);
        Ok(Self::new(comparison, candidates.into(), probabilities, x.passages.len(), y.passages.len()))
    }

    /// A table of these candidates.
    pub fn new(
        comparison: Option<Comparison>,
        candidates: Arc<[Candidate]>,
        probabilities: Vec<f64>,
        a_count: usize,
        b_count: usize,
    ) -> Self {
        let mut best_a = vec![Best::default(); a_count];
        let mut best_b = vec![Best::default(); b_count];
        for (number, (candidate, probability)) in candidates.iter().zip(&probabilities).enumerate() {
            best_a[candidate.a].take(number, *probability);
            best_b[candidate.b].take(number, *probability);
        }
        let judged = candidates.iter().zip(&probabilities);
        Self {
            comparison,
            of_a: Lists::new(a_count, judged.clone().map(|(candidate, likely)| (candidate.a, candidate.b, *likely))),
            of_b: Lists::new(b_count, judged.map(|(candidate, likely)| (candidate.b, candidate.a, *likely))),
            best_a,
            best_b,
            candidates,
            probabilities,
        }
    }

    /// The probability of a pair.
    pub fn at(&self, a: usize, b: usize) -> f64 {
        let row = self.of_a(a);
        row.binary_search_by_key(&b, |(place, _)| *place).map_or(0.0, |at| row[at].1)
    }

    /// The probability of the pair whose places are shifted by these steps.
    pub fn beside(&self, candidate: &Candidate, a_step: isize, b_step: isize) -> f64 {
        let place = candidate.a.checked_add_signed(a_step).zip(candidate.b.checked_add_signed(b_step));
        place.map_or(0.0, |(a, b)| self.at(a, b))
    }

    /// What is probable for a passage of the first witness.
    pub fn of_a(&self, a: usize) -> &[(usize, f64)] {
        self.of_a.of(a)
    }

    /// What is probable for a passage of the second witness.
    pub fn of_b(&self, b: usize) -> &[(usize, f64)] {
        self.of_b.of(b)
    }

    /// The highest probabilities of other pairs with the same first passage, and with the same second passage.
    pub fn rivals(&self, number: usize) -> (f64, f64) {
        self.candidates.get(number).map_or((0.0, 0.0), |candidate| {
            (self.best_a[candidate.a].besides(number), self.best_b[candidate.b].besides(number))
        })
    }

    /// The pairs of [`Self::mutual`] in the order of the second witness, the second passage first.
    pub fn mutual_from_b(&self) -> Vec<(usize, usize)> {
        let mut mutual: Vec<(usize, usize)> = self.mutual().into_iter().map(|(a, b)| (b, a)).collect();
        mutual.sort_unstable();
        mutual
    }

    /// How many passages the two witnesses have.
    pub fn counts(&self) -> (usize, usize) {
        (self.of_a.count(), self.of_b.count())
    }

    /// The pairs that are more probable than not and that choose each other, in the order of the first witness.
    pub fn mutual(&self) -> Vec<(usize, usize)> {
        self.candidates
            .iter()
            .enumerate()
            .filter(|(number, _)| {
                let (of_a, of_b) = self.rivals(*number);
                let own = self.probabilities[*number];
                own > 0.5 && own > of_a && own > of_b
            })
            .map(|(_, candidate)| (candidate.a, candidate.b))
            .collect()
    }
}

/// The tables of every two witnesses of a story.
#[derive(Debug)]
pub(crate) struct Tables {
    count: usize,
    of_pairs: Vec<Arc<Likelihoods>>,
    /// For every two witnesses, row by row, whether they are compared.
    compared: Vec<bool>,
}

impl Tables {
    /// Tables over `count` witnesses, made by `table` for each two of them, the smaller number first.
    pub fn new<T: Into<Arc<Likelihoods>>, E: Send>(
        count: usize,
        table: impl Fn(usize, usize) -> Result<T, E> + Sync,
    ) -> Result<Self, E> {
        let pairs: Vec<(usize, usize)> = (0..count).flat_map(|a| (a + 1..count).map(move |b| (a, b))).collect();
        let of_pairs =
            shared_out(pairs.len(), WITNESSES, |number| table(pairs[number].0, pairs[number].1).map(Into::into))?;
        let mut compared = vec![false; count * count];
        for ((a, b), table) in pairs.into_iter().zip(&of_pairs) {
            compared[a * count + b] = table.comparison.is_some();
            compared[b * count + a] = table.comparison.is_some();
        }
        Ok(Self { count, of_pairs, compared })
    }

    /// The table of two witnesses, the smaller number first.
    pub fn between(&self, a: usize, b: usize) -> &Arc<Likelihoods> {
        // Before the tables of `a` stand those of all smaller numbers.
        &self.of_pairs[a * (2 * self.count - a - 1) / 2 + b - a - 1]
    }

    /// What is probable for a passage of `witness` among the passages of `other`.
    pub fn of(&self, witness: usize, passage: usize, other: usize) -> &[(usize, f64)] {
        if witness < other {
            self.between(witness, other).of_a(passage)
        } else {
            self.between(other, witness).of_b(passage)
        }
    }

    /// The probability that two passages of two witnesses say the same.
    pub fn at(&self, (a, x): (usize, usize), (b, y): (usize, usize)) -> f64 {
        if a < b { self.between(a, b).at(x, y) } else { self.between(b, a).at(y, x) }
    }

    /// Whether two witnesses are compared at all.
    pub fn compared(&self, a: usize, b: usize) -> bool {
        self.compared[a * self.count + b]
    }

    /// How many passages a witness has.
    pub fn passages(&self, witness: usize) -> usize {
        match (witness, self.of_pairs.first()) {
            (0, first) => first.map_or(0, |table| table.counts().0),
            (other, _) => self.between(0, other).counts().1,
        }
    }

    /// How many witnesses there are.
    pub fn count(&self) -> usize {
        self.count
    }
}
