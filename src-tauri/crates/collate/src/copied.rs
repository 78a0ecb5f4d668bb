//! How much of one text stands word for word in another.

use std::collections::BTreeSet;
use variorum_model::Witness;
use variorum_text::{fold, words};

/// How many words in a row make a copy: shorter runs are the common stock of the language.
const RUN: usize = 5;

/// The share of the words of `witness` that stand in runs of five or more words that `base` has too, from 0 to 1.
pub(crate) fn share_from(base: &Witness, witness: &Witness) -> f64 {
    share(&folded(&witness.text), &runs(&folded(&base.text)))
}

/// All runs of five words.
pub(crate) fn runs<W: Ord>(words: &[W]) -> BTreeSet<&[W]> {
    words.windows(RUN).collect()
}

/// The share of `words` that stand in `runs`, from 0 to 1.
pub(crate) fn share<W: Ord>(words: &[W], runs: &BTreeSet<&[W]>) -> f64 {
    let mut copied = vec![false; words.len()];
    for (start, run) in words.windows(RUN).enumerate() {
        if runs.contains(run) {
            copied[start..start + RUN].fill(true);
        }
    }
    let count = copied.iter().filter(|copied| **copied).count();
    if words.is_empty() { 0.0 } else { count as f64 / words.len() as f64 }
}

fn folded(text: &str) -> Vec<String> {
    words(text).map(|word| fold(word.span.of(text))).collect()
}
