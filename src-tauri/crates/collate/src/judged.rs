//! The judgement of all pairs of passages of a story.

use crate::collate::{Cancelled, check};
use crate::judge::Judge;
use crate::likelihoods::{Likelihoods, Tables};
use crate::prepared::Story;
use crate::surroundings::surroundings;
use crate::testimony::Likeliest;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// How probable it is, for all pairs of passages, that they say the same: by their own evidence, with what the first judgements (`first`) say of
/// the passages around them and of the other witnesses. `order` numbers the witnesses in the tables.
pub(crate) fn judged(
    story: &Story,
    order: &[usize],
    first: &Tables,
    judge: &Judge,
    cancelled: &AtomicBool,
) -> Result<Tables, Cancelled> {
    let likeliest = Likeliest::new(first);
    Tables::new(order.len(), |a, b| {
        check(cancelled)?;
        let table = first.between(a, b);
        let Some(comparison) = table.comparison else { return Ok(Likelihoods::default()) };
        let (x, y) = (&story.witnesses[order[a]], &story.witnesses[order[b]]);
        let joint = surroundings(first, &likeliest, (a, x), (b, y), (story.sign_count, cancelled))?;
        let probabilities = table
            .candidates
            .iter()
            .zip(&joint)
            .map(|(candidate, joint)| judge.joint(comparison, &candidate.own, joint))
            .collect();
        Ok(Likelihoods::new(
            table.comparison,
            Arc::clone(&table.candidates),
            probabilities,
            x.passages.len(),
            y.passages.len(),
        ))
    })
}

/// The first judgement, by the passages' own evidence alone. That of two witnesses depends on these two alone: `known` answers it where an earlier
/// collation has found it.
pub(crate) fn first_judged(
    story: &Story,
    order: &[usize],
    judge: &Judge,
    known: impl Fn(usize, usize) -> Option<Arc<Likelihoods>> + Sync,
    cancelled: &AtomicBool,
) -> Result<Tables, Cancelled> {
    Tables::new(order.len(), |a, b| {
        check(cancelled)?;
        match known(a, b) {
            Some(known) => Ok(known),
            None => Likelihoods::own(story, (order[a], order[b]), judge, cancelled).map(Arc::new),
        }
    })
}
