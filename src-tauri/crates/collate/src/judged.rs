//! The judgement of all pairs of passages of a story.

use crate::collate::{Cancelled, check};
use crate::judge::Judge;
use crate::likelihoods::{Likelihoods, Tables};
use crate::prepared::Story;
use crate::surroundings::surroundings;
use std::sync::atomic::AtomicBool;

/// How probable it is, for all pairs of passages, that they say the same: first by their own evidence, then with what these first judgements
/// say of the passages around them and of the other witnesses. `order` numbers the witnesses in the tables.
///
/// The first judgement of two witnesses depends on these two alone.
pub(crate) fn judged(
    story: &Story,
    order: &[usize],
    judge: &Judge,
    cancelled: &AtomicBool,
) -> Result<Tables, Cancelled> {
    let first = own(story, order, judge, cancelled)?;
    Tables::new(order.len(), |a, b| {
        check(cancelled)?;
        let table = first.between(a, b);
        let Some(comparison) = table.comparison else { return Ok(Likelihoods::default()) };
        let (x, y) = (&story.witnesses[order[a]], &story.witnesses[order[b]]);
        let joint = surroundings(&first, (a, x), (b, y), story.sign_count);
        let probabilities = table
            .candidates
            .iter()
            .zip(&joint)
            .map(|(candidate, joint)| judge.joint(comparison, &candidate.own, joint))
            .collect();
        Ok(Likelihoods::new(
            table.comparison,
            table.candidates.clone(),
            probabilities,
            x.passages.len(),
            y.passages.len(),
        ))
    })
}

/// The first judgement.
pub(crate) fn own(story: &Story, order: &[usize], judge: &Judge, cancelled: &AtomicBool) -> Result<Tables, Cancelled> {
    Tables::new(order.len(), |a, b| {
        check(cancelled)?;
        Ok(Likelihoods::own(story, order[a], order[b], judge))
    })
}
