//! How alike the passages of two witnesses are in meaning.

use crate::prepared::Prepared;

/// Up to this many pairs of passages all vectors are held against each other; above it, only those that are asked for.
const MOST: usize = 1_000_000;

/// The likeness of all passages of two witnesses, each found once.
pub(crate) struct Likeness<'p> {
    a: &'p Prepared<'p>,
    b: &'p Prepared<'p>,
    /// Row by row; empty when not all are held against each other.
    found: Vec<f64>,
}

impl<'p> Likeness<'p> {
    pub fn of(a: &'p Prepared, b: &'p Prepared) -> Self {
        let mut likeness = Self { a, b, found: Vec::new() };
        let count = a.passages.len() * b.passages.len();
        if a.witness.shares_meaning(b.witness) && count <= MOST {
            let places = (0..a.passages.len()).flat_map(|i| (0..b.passages.len()).map(move |j| (i, j)));
            likeness.found = places.map(|(i, j)| likeness.between(i, j)).collect();
        }
        likeness
    }

    /// How alike two passages are; 0 where either has no vector.
    pub fn at(&self, i: usize, j: usize) -> f64 {
        self.found.get(i * self.b.passages.len() + j).copied().unwrap_or_else(|| self.between(i, j))
    }

    /// The pairs of passages, ascending, that are at least so much alike, as far as all were held against each other.
    pub fn from(&self, least: f64) -> impl Iterator<Item = (usize, usize)> {
        let columns = self.b.passages.len();
        let near = self.found.iter().enumerate().filter(move |(_, likeness)| **likeness >= least);
        near.map(move |(place, _)| (place / columns, place % columns))
    }

    fn between(&self, i: usize, j: usize) -> f64 {
        let (x, y) = (&self.a.passages[i], &self.b.passages[j]);
        x.vector.zip(y.vector).map_or(0.0, |(x, y)| x.similarity(y))
    }
}
