//! How much signs tell.

use crate::prepared::Prepared;
use crate::signs::Signs;

/// How rare each sign is among the passages of two witnesses.
pub(crate) struct Rarity {
    by_sign: Vec<f64>,
}

impl Rarity {
    /// Weighs each of `sign_count` signs by how few passages of `a` and `b` hold it: ln(1 + N / n), the inverse document frequency of
    /// information retrieval (Spärck Jones, "A Statistical Interpretation of Term Specificity", 1972), with passages as documents. `list`
    /// tells which signs are counted.
    pub fn of(a: &Prepared, b: &Prepared, sign_count: usize, list: impl Fn(&Signs) -> &[u32]) -> Self {
        let signs = || a.passages.iter().chain(&b.passages).flat_map(|passage| list(&passage.signs));
        let mut holders = vec![0_usize; sign_count];
        for sign in signs() {
            holders[*sign as usize] += 1;
        }
        // By the number of holders, since most signs have few: no passage holds a sign twice.
        let passages = a.passages.len() + b.passages.len();
        let weights: Vec<f64> = (0..=passages).map(|held| (1.0 + passages as f64 / held as f64).ln()).collect();
        let mut by_sign = vec![0.0; sign_count];
        for sign in signs() {
            by_sign[*sign as usize] = weights[holders[*sign as usize]];
        }
        Self { by_sign }
    }

    /// How much one sign tells.
    pub fn weight(&self, sign: u32) -> f64 {
        self.by_sign.get(sign as usize).copied().unwrap_or_default()
    }

    /// How much a set of signs tells in all.
    pub fn sum(&self, signs: &[u32]) -> f64 {
        signs.iter().map(|sign| self.weight(*sign)).sum()
    }

    /// How much two sets of signs share.
    pub fn shared(&self, a: &[u32], b: &[u32]) -> f64 {
        let mut sum = 0.0;
        meet(a, b, |sign| sum += self.weight(sign));
        sum
    }
}

/// Dice's coefficient over what two sets of signs tell.
pub(crate) fn dice(rarity: &Rarity, a: &[u32], b: &[u32]) -> f64 {
    let whole = rarity.sum(a) + rarity.sum(b);
    if whole > 0.0 { 2.0 * rarity.shared(a, b) / whole } else { 0.0 }
}

/// How many numbers two ascending lists share.
pub(crate) fn common<T: Ord + Copy>(a: &[T], b: &[T]) -> usize {
    let mut count = 0;
    meet(a, b, |_| count += 1);
    count
}

/// Calls `found` for what two ascending lists share.
fn meet<T: Ord + Copy>(a: &[T], b: &[T], mut found: impl FnMut(T)) {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x == y {
            found(*x);
        }
        i += usize::from(x <= y);
        j += usize::from(y <= x);
    }
}
