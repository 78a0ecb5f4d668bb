//! What the weights are learned from: the evidence for every pair of passages of a story, by name.

use crate::evidence::{Candidate, Comparison, Own};
use crate::judge::Judge;
use crate::judged::first_judged;
use crate::prepared::Story;
use crate::surroundings::{Joint, surroundings};
use crate::testimony::Likeliest;
use std::sync::atomic::AtomicBool;
use variorum_model::Witness;

/// Two passages, and what speaks for and against their saying the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The place of the first witness, and its passage.
    pub a: (usize, usize),
    /// The place of the second witness, and its passage.
    pub b: (usize, usize),
    /// By what they are compared.
    pub comparison: Comparison,
    /// The evidence, in the order of [`names`].
    pub evidence: Vec<f64>,
}

/// The names of the evidence: of the passages themselves, and with their surroundings.
pub fn names(with_surroundings: bool) -> Vec<&'static str> {
    let joint = if with_surroundings { &Joint::NAMES[..] } else { &[] };
    Own::NAMES.iter().chain(joint).copied().collect()
}

/// The evidence for every pair of passages that is looked at; with the surroundings when `weights` holds the weights of the first judgement, as
/// JSON.
pub fn examples(witnesses: &[Witness], weights: Option<&str>) -> Result<Vec<Example>, serde_json::Error> {
    let story = Story::prepare(witnesses);
    let never = AtomicBool::new(false);
    let order: Vec<usize> = (0..witnesses.len()).collect();
    let judge = weights.map(|json| Judge::from_json(json, &Own::NAMES, &Joint::NAMES)).transpose()?;
    let mut found = Vec::new();
    let example = |(a, b): (usize, usize), comparison, candidate: &Candidate, joint: &[f64]| Example {
        a: (a, candidate.a),
        b: (b, candidate.b),
        comparison,
        evidence: candidate.own.values().iter().chain(joint).copied().collect(),
    };
    let tables = judge.and_then(|judge| first_judged(&story, &order, &judge, |_, _| None, &never).ok());
    let likeliest = tables.as_ref().map(Likeliest::new);
    for a in 0..witnesses.len() {
        for b in a + 1..witnesses.len() {
            let (x, y) = (&story.witnesses[a], &story.witnesses[b]);
            let Some(comparison) = Comparison::of(x, y) else { continue };
            if let Some((tables, likeliest)) = tables.as_ref().zip(likeliest.as_ref()) {
                let joint = surroundings(tables, likeliest, (a, x), (b, y), (story.sign_count, &never));
                let candidates = &tables.between(a, b).candidates;
                found.extend(
                    candidates
                        .iter()
                        .zip(joint.unwrap_or_default())
                        .map(|(candidate, joint)| example((a, b), comparison, candidate, &joint.values())),
                );
            } else {
                let candidates = crate::evidence::evidence(&story, x, y, &never).unwrap_or_default();
                found.extend(candidates.iter().map(|candidate| example((a, b), comparison, candidate, &[])));
            }
        }
    }
    Ok(found)
}
