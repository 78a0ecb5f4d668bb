//! Which witnesses speak for themselves.

use crate::collate::{Cancelled, check};
use crate::copied::{runs, share};
use crate::prepared::{Prepared, Story};
use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

/// The share of a text's words, in runs of five or more that another text has too, from which on it is that text copied. A paper that runs
/// an agency's report changes a headline, a first sentence and some words.
const NEARLY_ALL: f64 = 0.8;

/// What a witness is to the others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Voice {
    /// The witnesses that nearly all of its text was copied from, or that copied nearly all of theirs from it.
    pub copies: BTreeSet<usize>,
    /// Whether it counts for others: it has words, and is no copy of a longer text.
    pub counts: bool,
}

/// Tells copies from voices, in the order of `bodies`. Of two texts of which each is a copy of the other, the longer one counts, and of
/// equally long ones the one with the greater hash.
pub(crate) fn voices(story: &Story, bodies: usize, cancelled: &AtomicBool) -> Result<Vec<Voice>, Cancelled> {
    let bodies = story.witnesses.get(..bodies).unwrap_or(&story.witnesses);
    let words: Vec<Vec<u32>> = bodies.iter().map(words).collect();
    let mut voices: Vec<Voice> =
        words.iter().map(|words| Voice { copies: BTreeSet::new(), counts: !words.is_empty() }).collect();
    for (longer, (witness, long)) in bodies.iter().zip(&words).enumerate() {
        check(cancelled)?;
        let runs = runs(long);
        for (shorter, (other, short)) in bodies.iter().zip(&words).enumerate() {
            check(cancelled)?;
            let size = |at: usize, witness: &Prepared, words: &[u32]| (words.len(), witness.digest, at);
            if size(shorter, other, short) < size(longer, witness, long)
                && witness.witness.shares_language(other.witness)
                && share(short, &runs) >= NEARLY_ALL
            {
                voices[shorter].counts = false;
                voices[shorter].copies.insert(longer);
                voices[longer].copies.insert(shorter);
            }
        }
    }
    Ok(voices)
}

fn words(witness: &Prepared) -> Vec<u32> {
    let pieces = witness.passages.iter().flat_map(|passage| &passage.pieces);
    pieces.filter(|piece| piece.is_word()).map(|piece| piece.form).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wording::tests::witness;

    const WIRE: &str = "Two ferries stayed in the harbour of Callow overnight because of high waves. The company \
        promised tickets for the first boat that sails in the morning.";

    fn read(texts: &[(&str, &str)]) -> Vec<Voice> {
        let witnesses: Vec<_> = texts.iter().map(|(language, text)| witness("a", language, text)).collect();
        voices(&Story::prepare(&witnesses), witnesses.len(), &AtomicBool::new(false)).unwrap()
    }

    #[test]
    fn of_copies_the_longest_alone_counts() {
        let longer = format!("{WIRE} Nobody slept well.");
        let found =
            read(&[("en", WIRE), ("en", &longer), ("en", "A storm kept boats from sailing to the islands tonight.")]);
        assert_eq!(found.iter().map(|voice| voice.counts).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(found[0].copies, BTreeSet::from([1]));
        assert_eq!(found[1].copies, BTreeSet::from([0]));
        assert!(found[2].copies.is_empty());
    }

    #[test]
    fn of_equal_texts_one_counts() {
        assert_eq!(read(&[("en", WIRE), ("en", WIRE)]).iter().filter(|voice| voice.counts).count(), 1);
    }

    #[test]
    fn two_papers_that_both_run_an_agency_s_report_inside_more_text_of_their_own_are_two_voices() {
        let own = |words: &str| format!("{WIRE} {}", words.repeat(9));
        let (one, other) =
            (own("Islanders baked bread for stranded guests. "), own("Shops sold every blanket they had left. "));
        let found = read(&[("en", WIRE), ("en", &one), ("en", &other)]);
        assert_eq!(found.iter().map(|voice| voice.counts).collect::<Vec<_>>(), [false, true, true]);
        assert_eq!(found[0].copies, BTreeSet::from([1, 2]));
    }

    #[test]
    fn a_text_without_words_is_no_voice() {
        assert!(!read(&[("en", "…")])[0].counts);
    }
}
