//! The words of a text, as hashes.

use variorum_model::Span;
use variorum_text::{fold, quotations, words};

/// A quotation of at most this many words is a short one: two or three sentences, which every outlet that heard them carries.
const SHORT_QUOTATION: usize = 60;

/// The words of a text, in the form in which runs are made of them.
pub(crate) struct Words {
    /// Where each stands.
    pub(crate) spans: Vec<Span>,
    /// The hash of each in its folded form.
    pub(crate) hashes: Vec<u32>,
    /// Whether each stands in a short quotation.
    pub(crate) quoted: Vec<bool>,
}

impl Words {
    pub(crate) fn of(text: &str) -> Self {
        // So many words have most texts at most.
        let count = text.len() / 5;
        let mut all = Self {
            spans: Vec::with_capacity(count),
            hashes: Vec::with_capacity(count),
            quoted: Vec::with_capacity(count),
        };
        let mut start = 0;
        // A quotation ends with its paragraph at the latest.
        for paragraph in text.split('\n') {
            let begun = all.spans.len();
            for word in words(paragraph) {
                all.hashes.push(hash(word.span.of(paragraph)));
                all.spans.push(Span::new(start + word.span.start, start + word.span.end));
            }
            all.quoted.resize(all.spans.len(), false);
            // All marks of quotations but one stand outside ASCII.
            if paragraph.bytes().any(|byte| byte == b'"' || !byte.is_ascii()) {
                for quotation in quotations(paragraph) {
                    let [from, to] = [quotation.start, quotation.end]
                        .map(|at| begun + all.spans[begun..].partition_point(|word| word.start < start + at));
                    if to - from <= SHORT_QUOTATION {
                        all.quoted[from..to].fill(true);
                    }
                }
            }
            start += paragraph.len() + 1;
        }
        all
    }
}

/// The hash of a word in its folded form: FNV-1a (Fowler, Noll and Vo, 1991), which is quick for a few letters.
fn hash(word: &str) -> u32 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    let begin = 0xcbf2_9ce4_8422_2325;
    // Most words are plain letters, which fold to small ones.
    let hash = if word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'\'') {
        word.bytes().map(|byte| byte.to_ascii_lowercase()).fold(begin, step)
    } else {
        fold(word).bytes().fold(begin, step)
    };
    (hash ^ hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_hashed_in_its_folded_form() {
        for (written, folded) in [("Port", "port"), ("don’t", "don't"), ("Don't", "don't"), ("ＡＢＣ", "abc")] {
            assert_eq!(hash(written), hash(folded), "{written}");
        }
        assert_ne!(hash("port"), hash("ports"));
    }

    #[test]
    fn words_in_short_quotations_are_told_and_long_ones_are_text() {
        let long = format!("“{}.”", vec!["word"; SHORT_QUOTATION + 1].join(" "));
        let words = Words::of(&format!("She said: “Tugs came.”\n{long}"));
        assert_eq!(words.quoted[..4], [false, false, true, true]);
        assert!(words.quoted[4..].iter().all(|quoted| !quoted));
    }
}
