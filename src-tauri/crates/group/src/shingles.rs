//! How much wording two texts share.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use variorum_text::{fold, words};

/// How many words make a shingle: fewer are shared by chance, more miss what was lightly edited.
const WORDS: usize = 5;

/// The runs of five words of a text, each as a hash: every run that begins at a word, so that they overlap like shingles.
///
/// Method: Broder, "On the resemblance and containment of documents", 1997; all shingles are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shingles(BTreeSet<u64>);

impl Shingles {
    /// The shingles of `text`. Typography and case do not count; a text of fewer than five words is one shingle.
    pub fn of(text: &str) -> Self {
        let words: Vec<String> = words(text).map(|word| fold(word.span.of(text))).collect();
        let width = WORDS.min(words.len()).max(1);
        Self(words.windows(width).map(hash).collect())
    }

    /// The share of the smaller text's shingles that the other has too, from 0 to 1; 0 when either has none.
    pub fn containment(&self, other: &Self) -> f64 {
        let smaller = self.0.len().min(other.0.len());
        if smaller == 0 { 0.0 } else { self.0.intersection(&other.0).count() as f64 / smaller as f64 }
    }
}

fn hash(words: &[String]) -> u64 {
    let mut hasher = DefaultHasher::new();
    words.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const REPORT: &str =
        "Two tugs brought the empty ferry into the harbour shortly before midnight, the coastguard said.";

    #[test]
    fn a_text_contains_itself_whatever_its_typography() {
        let shouted = REPORT.to_uppercase().replace(", ", " — ");
        assert!((Shingles::of(REPORT).containment(&Shingles::of(&shouted)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn an_excerpt_is_contained_and_another_text_is_not() {
        let excerpt = Shingles::of("the empty ferry into the harbour shortly");
        assert!((Shingles::of(REPORT).containment(&excerpt) - 1.0).abs() < 1e-9);
        let other = Shingles::of("The minister promised an inquiry into the fire before the end of the week.");
        assert!(Shingles::of(REPORT).containment(&other) < 1e-9);
    }

    #[test]
    fn half_a_text_is_half_contained() {
        let words: Vec<String> = (0..104).map(|number| format!("w{number}")).collect();
        let mut changed = words.clone();
        changed[54..].iter_mut().for_each(|word| *word = format!("x{word}"));
        let share = Shingles::of(&words.join(" ")).containment(&Shingles::of(&changed.join(" ")));
        assert!((share - 0.5).abs() < 1e-9);
    }

    #[test]
    fn short_texts_are_one_shingle_and_empty_ones_none() {
        assert!((Shingles::of("Ferry on fire").containment(&Shingles::of("ferry on fire!")) - 1.0).abs() < 1e-9);
        assert!(Shingles::of("").containment(&Shingles::of("")) < 1e-9);
    }

    proptest! {
        #[test]
        fn containment_is_a_share_and_goes_both_ways(a in "[a-c ]{0,80}", b in "[a-c ]{0,80}") {
            let [a, b] = [a, b].map(|text| Shingles::of(&text));
            let share = a.containment(&b);
            prop_assert!((0.0..=1.0).contains(&share));
            prop_assert!((share - b.containment(&a)).abs() < 1e-12);
        }
    }
}
