//! Which pairs of passages are looked at.

use crate::collate::{Cancelled, check};
use crate::likeness::Likeness;
use crate::prepared::Prepared;
use crate::rarity::Rarity;
use std::sync::atomic::AtomicBool;

/// From this likeness of their vectors on, two passages are looked at even when they share no word. Unrelated sentences of news lie about 0.1.
const ALIKE: f64 = 0.25;
/// The share of what the content words of the passage that tells less tell, from which on shared words make two passages worth a look.
const WORTH: f64 = 0.1;
/// How many holders of shared words are visited for one passage: beyond it (in lists, tables, verse) its commonest words call up none any more. An
/// article of ordinary length stays far below.
const MOST_HOLDERS: usize = 4_000;

/// The pairs of passages, ascending, that share words which are not grammatical, figures, or a likeness in meaning. The same pairs whichever of
/// the witnesses comes first.
pub(crate) fn candidates(
    keys: &Rarity,
    likeness: &Likeness,
    a: &Prepared,
    b: &Prepared,
    cancelled: &AtomicBool,
) -> Result<Vec<(usize, usize)>, Cancelled> {
    let mut found = Vec::new();
    if a.witness.shares_language(b.witness) {
        let (a_tells, b_tells) = (tells(keys, a), tells(keys, b));
        found.extend(by_words(keys, (a, &a_tells), (b, &b_tells), cancelled)?);
        found.extend(by_words(keys, (b, &b_tells), (a, &a_tells), cancelled)?.into_iter().map(|(j, i)| (i, j)));
    }
    found.extend(likeness.from(ALIKE));
    found.sort_unstable();
    found.dedup();
    Ok(found)
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
    cancelled: &AtomicBool,
) -> Result<Vec<(usize, usize)>, Cancelled> {
    let mut found = Vec::new();
    let mut shared = vec![0.0; other.passages.len()];
    for (i, passage) in own.passages.iter().enumerate() {
        check(cancelled)?;
        let mut content = passage.signs.content.clone();
        content.sort_by(|x, y| keys.weight(*y).total_cmp(&keys.weight(*x)).then(x.cmp(y)));
        let mut called = Vec::new();
        let mut visits = 0;
        for key in content {
            let places = other.holders.of(key);
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
    Ok(found)
}
