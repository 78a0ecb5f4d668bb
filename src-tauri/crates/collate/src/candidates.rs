//! Which pairs of passages are looked at.

use crate::prepared::Prepared;
use crate::rarity::Rarity;
use std::collections::{BTreeMap, BTreeSet};

/// From this likeness of their vectors on, two passages are looked at even when they share no word. Unrelated sentences of news lie about 0.1.
const ALIKE: f64 = 0.25;
/// How many passages of the other witness one passage is held against because of shared words: beyond it (in lists, tables, verse) its
/// commonest words call up none any more. An article of ordinary length stays far below.
const MOST_BY_WORDS: usize = 400;
/// Up to this many pairs of passages all vectors are held against each other; above it, only those of passages that share words.
const MOST_BY_MEANING: usize = 1_000_000;

/// The pairs of passages, ascending, that share a word which is not grammatical, a figure, or a likeness in meaning. The same pairs whichever
/// of the witnesses comes first.
pub(crate) fn candidates(keys: &Rarity, a: &Prepared, b: &Prepared) -> Vec<(usize, usize)> {
    let mut found: BTreeSet<(usize, usize)> = BTreeSet::new();
    if a.witness.shares_language(b.witness) {
        found.extend(by_words(keys, a, b));
        found.extend(by_words(keys, b, a).map(|(j, i)| (i, j)));
    }
    if a.passages.len() * b.passages.len() <= MOST_BY_MEANING {
        for (i, x) in a.passages.iter().enumerate() {
            for (j, y) in b.passages.iter().enumerate() {
                if x.vector.zip(y.vector).is_some_and(|(x, y)| x.similarity(y) >= ALIKE) {
                    found.insert((i, j));
                }
            }
        }
    }
    found.into_iter().collect()
}

/// For each passage of `own`, those of `other` that share a content word, the rarest words first.
fn by_words(keys: &Rarity, own: &Prepared, other: &Prepared) -> impl Iterator<Item = (usize, usize)> {
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, passage) in other.passages.iter().enumerate() {
        for key in &passage.signs.content {
            holders.entry(*key).or_default().push(place);
        }
    }
    own.passages.iter().enumerate().flat_map(move |(i, passage)| {
        let mut content = passage.signs.content.clone();
        content.sort_by(|x, y| keys.weight(*y).total_cmp(&keys.weight(*x)).then(x.cmp(y)));
        let mut called = BTreeSet::new();
        for places in content.iter().filter_map(|key| holders.get(key)) {
            if !called.is_empty() && called.len() + places.len() > MOST_BY_WORDS {
                break;
            }
            called.extend(places.iter().take(MOST_BY_WORDS).copied());
        }
        called.into_iter().map(move |j| (i, j)).collect::<Vec<_>>()
    })
}
