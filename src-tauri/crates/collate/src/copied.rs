//! How much of one text stands word for word in another.

use std::collections::BTreeSet;
use variorum_model::Witness;
use variorum_text::{fold, words};

/// How many words in a row make a copy: shorter runs are the common stock of the language.
const RUN: usize = 5;

/// The share of the words of `witness` that stand in runs of five or more words that `base` has too, from 0 to 1.
pub(crate) fn share_from(base: &Witness, witness: &Witness) -> f64 {
    let (base, own) = (folded(&base.text), folded(&witness.text));
    let runs: BTreeSet<&[String]> = base.windows(RUN).collect();
    let mut copied = vec![false; own.len()];
    for (start, run) in own.windows(RUN).enumerate() {
        if runs.contains(run) {
            copied[start..start + RUN].fill(true);
        }
    }
    let count = copied.iter().filter(|copied| **copied).count();
    if own.is_empty() { 0.0 } else { count as f64 / own.len() as f64 }
}

fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| fold(word.span.of(text))).collect()
}
