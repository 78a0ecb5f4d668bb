//! How probable it is that passages of two witnesses say the same: a sparse table.

use crate::evidence::{Best, Candidate, Comparison, evidence};
use crate::judge::Judge;
use crate::prepared::Story;

/// The probabilities of all candidates of two witnesses.
#[derive(Clone, Debug, Default)]
pub(crate) struct Likelihoods {
    /// By what they are compared; none when they are not.
    pub comparison: Option<Comparison>,
    /// The candidates, ascending.
    pub candidates: Vec<Candidate>,
    /// Their probabilities, in the same order.
    pub probabilities: Vec<f64>,
    /// For each passage of the first witness the other passages, ascending, with the probabilities.
    of_a: Vec<Vec<(usize, f64)>>,
    /// The same for the second witness.
    of_b: Vec<Vec<(usize, f64)>>,
    best_a: Vec<Best>,
    best_b: Vec<Best>,
}

/// Probabilities below this one take no part in what stands around others.
const FAINT: f64 = 0.002;

impl Likelihoods {
    /// Judges all candidates of two witnesses by their own evidence.
    pub fn own(story: &Story, a: usize, b: usize, judge: &Judge) -> Self {
        let (x, y) = (&story.witnesses[a], &story.witnesses[b]);
        let comparison = Comparison::of(x, y);
        let mut candidates = evidence(story, x, y);
        let mut probabilities: Vec<f64> = candidates
            .iter()
            .map(|candidate| comparison.map_or(0.0, |comparison| judge.own(comparison, &candidate.own)))
            .collect();
        let mut keep = probabilities.iter().map(|probability| *probability >= FAINT).collect::<Vec<_>>().into_iter();
        candidates.retain(|_| keep.next() == Some(true));
        probabilities.retain(|probability| *probability >= FAINT);
        Self::new(comparison, candidates, probabilities, x.passages.len(), y.passages.len())
    }

    /// A table of these candidates.
    pub fn new(
        comparison: Option<Comparison>,
        candidates: Vec<Candidate>,
        probabilities: Vec<f64>,
        a_count: usize,
        b_count: usize,
    ) -> Self {
        let mut table = Self {
            comparison,
            of_a: vec![Vec::new(); a_count],
            of_b: vec![Vec::new(); b_count],
            best_a: vec![Best::default(); a_count],
            best_b: vec![Best::default(); b_count],
            candidates,
            probabilities,
        };
        for (number, (candidate, probability)) in table.candidates.iter().zip(&table.probabilities).enumerate() {
            table.of_a[candidate.a].push((candidate.b, *probability));
            table.of_b[candidate.b].push((candidate.a, *probability));
            table.best_a[candidate.a].take(number, *probability);
            table.best_b[candidate.b].take(number, *probability);
        }
        table
    }

    /// The probability of a pair.
    pub fn at(&self, a: usize, b: usize) -> f64 {
        let Some(row) = self.of_a.get(a) else { return 0.0 };
        row.binary_search_by_key(&b, |(place, _)| *place).map_or(0.0, |at| row[at].1)
    }

    /// The probability of the pair whose places are shifted by these steps.
    pub fn beside(&self, candidate: &Candidate, a_step: isize, b_step: isize) -> f64 {
        let place = candidate.a.checked_add_signed(a_step).zip(candidate.b.checked_add_signed(b_step));
        place.map_or(0.0, |(a, b)| self.at(a, b))
    }

    /// What is probable for a passage of the first witness.
    pub fn of_a(&self, a: usize) -> &[(usize, f64)] {
        self.of_a.get(a).map_or(&[], Vec::as_slice)
    }

    /// What is probable for a passage of the second witness.
    pub fn of_b(&self, b: usize) -> &[(usize, f64)] {
        self.of_b.get(b).map_or(&[], Vec::as_slice)
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
        (self.of_a.len(), self.of_b.len())
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
    tables: Vec<Likelihoods>,
}

impl Tables {
    /// Tables over `count` witnesses, made by `table` for each two of them, the smaller number first.
    pub fn new<E>(count: usize, mut table: impl FnMut(usize, usize) -> Result<Likelihoods, E>) -> Result<Self, E> {
        let mut tables = Vec::with_capacity(count * count.saturating_sub(1) / 2);
        for a in 0..count {
            for b in a + 1..count {
                tables.push(table(a, b)?);
            }
        }
        Ok(Self { count, tables })
    }

    /// The table of two witnesses, the smaller number first.
    pub fn between(&self, a: usize, b: usize) -> &Likelihoods {
        // Before the tables of `a` stand those of all smaller numbers.
        &self.tables[a * (2 * self.count - a - 1) / 2 + b - a - 1]
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
        a != b && self.between(a.min(b), a.max(b)).comparison.is_some()
    }

    /// How many witnesses there are.
    pub fn count(&self) -> usize {
        self.count
    }
}
