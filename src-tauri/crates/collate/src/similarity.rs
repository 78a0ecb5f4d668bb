//! How alike two passages are, by their words.

use crate::prepared::{Prepared, Story};

/// The weights of keys for one pair of witnesses: how rare a key is, is counted in these two texts alone.
pub(crate) struct Weights {
    by_key: Vec<f64>,
}

impl Weights {
    /// Weighs each key by how few passages of `a` and `b` hold it: ln(1 + N / n), the inverse document frequency of information retrieval
    /// (Spärck Jones, "A Statistical Interpretation of Term Specificity", 1972), with passages as documents.
    pub fn new(story: &Story, a: &Prepared, b: &Prepared) -> Self {
        let passages = (a.passages.len() + b.passages.len()) as f64;
        let mut holders = vec![0_u32; story.key_count()];
        for key in a.passages.iter().chain(&b.passages).flat_map(|passage| &passage.keys) {
            if let Some(count) = holders.get_mut(*key as usize) {
                *count += 1;
            }
        }
        let weight = |(key, holders): (u32, u32)| match holders {
            0 => 0.0,
            _ => story.weight(key) * (1.0 + passages / f64::from(holders)).ln(),
        };
        Self { by_key: (0..).zip(holders).map(weight).collect() }
    }

    fn of(&self, key: u32) -> f64 {
        self.by_key.get(key as usize).copied().unwrap_or_default()
    }

    /// How much a set of keys tells in all.
    pub fn sum(&self, keys: &[u32]) -> f64 {
        keys.iter().map(|key| self.of(*key)).sum()
    }

    /// How much two sets of keys (ascending) share.
    pub fn shared(&self, a: &[u32], b: &[u32]) -> f64 {
        let (mut i, mut j, mut sum) = (0, 0, 0.0);
        while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
            if x == y {
                sum += self.of(*x);
            }
            i += usize::from(x <= y);
            j += usize::from(y <= x);
        }
        sum
    }
}
