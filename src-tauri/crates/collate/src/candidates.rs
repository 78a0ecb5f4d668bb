//! Which pairs of passages are looked at.

use crate::prepared::Prepared;
use crate::rarity::Rarity;
use std::collections::BTreeMap;

/// From this likeness of their vectors on, two passages are looked at even when they share no word. Unrelated sentences of news lie about 0.1.
const ALIKE: f64 = 0.25;
/// The share of what the content words of the passage that tells less tell, from which on shared words make two passages worth a look.
const WORTH: f64 = 0.1;
/// How many holders of shared words are visited for one passage: beyond it (in lists, tables, verse) its commonest words call up none any more. An
/// article of ordinary length stays far below.
const MOST_HOLDERS: usize = 4_000;
/// Up to this many pairs of passages all vectors are held against each other; above it, only those of passages that share words.
const MOST_BY_MEANING: usize = 1_000_000;

/// The pairs of passages, ascending, that share words which are not grammatical, figures, or a likeness in meaning. The same pairs whichever of
/// the witnesses comes first.
pub(crate) fn candidates(keys: &Rarity, a: &Prepared, b: &Prepared) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if a.witness.shares_language(b.witness) {
        let (a_tells, b_tells) = (tells(keys, a), tells(keys, b));
        found.extend(by_words(keys, (a, &a_tells), (b, &b_tells)));
        found.extend(by_words(keys, (b, &b_tells), (a, &a_tells)).into_iter().map(|(j, i)| (i, j)));
    }
    if a.passages.len() * b.passages.len() <= MOST_BY_MEANING {
        for (i, x) in a.passages.iter().enumerate() {
            for (j, y) in b.passages.iter().enumerate() {
                if x.vector.zip(y.vector).is_some_and(|(x, y)| x.similarity(y) >= ALIKE) {
                    found.push((i, j));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// How much the content words of each passage tell.
fn tells(keys: &Rarity, witness: &Prepared) -> Vec<f64> {
    witness.passages.iter().map(|passage| keys.sum(&passage.signs.content)).collect()
}

/// For each passage of `own`, those of `other` that share enough of its content words; the rarest words call first.
fn by_words(
    keys: &Rarity,
    (own, own_tells): (&Prepared, &[f64]),
    (other, other_tells): (&Prepared, &[f64]),
) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (place, passage) in other.passages.iter().enumerate() {
        for key in &passage.signs.content {
            holders.entry(*key).or_default().push(place);
        }
    }
    let mut found = Vec::new();
    let mut shared = vec![0.0; other.passages.len()];
    for (i, passage) in own.passages.iter().enumerate() {
        let mut content = passage.signs.content.clone();
        content.sort_by(|x, y| keys.weight(*y).total_cmp(&keys.weight(*x)).then(x.cmp(y)));
        let mut called = Vec::new();
        let mut visits = 0;
        for key in content {
            let Some(places) = holders.get(&key) else { continue };
            visits += places.len();
            if visits > MOST_HOLDERS {
                break;
            }
            for place in places {
                if shared[*place] == 0.0 {
                    called.push(*place);
                }
                shared[*place] += keys.weight(key);
            }
        }
        for place in called {
            if shared[place] >= WORTH * own_tells[i].min(other_tells[place]) {
                found.push((i, place));
            }
            shared[place] = 0.0;
        }
    }
    found
}
