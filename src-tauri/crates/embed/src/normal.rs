//! Text in the characters in which a model knows its word pieces.
//!
//! The model brings a table of replacements (compatibility forms composed, kinds of blank made one) as a double-array trie: of all keys that the
//! text goes on with, the longest is replaced. The layout is that of Darts-clone (S. Yata), in which each unit packs a label, an offset and
//! whether a key ends there.

/// The table of replacements.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Replacements<'m> {
    /// The units of the trie.
    pub(crate) units: &'m [u32],
    /// The replacements, each ended by a zero byte.
    pub(crate) texts: &'m [u8],
}

/// Stands for a blank inside word pieces.
pub(crate) const BLANK: char = '\u{2581}';

/// The part of a unit that must equal the byte that leads to it.
const LABEL: u32 = 0x8000_00ff;

impl Replacements<'_> {
    /// `text` as the model writes it: replaced, without blanks at the ends, with one [`BLANK`] before each word. Empty when nothing is left.
    pub(crate) fn normal(&self, text: &str) -> String {
        let mut replaced = String::with_capacity(text.len() + text.len() / 4);
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let length = match self.longest(rest.as_bytes()) {
                Some((length, replacement)) if rest.is_char_boundary(length) => {
                    replaced.push_str(&String::from_utf8_lossy(replacement));
                    length
                }
                _ => {
                    replaced.push(first);
                    first.len_utf8()
                }
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        let mut normal = String::with_capacity(replaced.len() + 16);
        for word in replaced.split(' ').filter(|word| !word.is_empty()) {
            normal.push(BLANK);
            normal.push_str(word);
        }
        normal
    }

    /// The longest key that `bytes` begin with: its length, and what replaces it.
    fn longest(&self, bytes: &[u8]) -> Option<(usize, &[u8])> {
        let mut found = None;
        let mut node = offset(*self.units.first()?);
        for (at, byte) in bytes.iter().enumerate() {
            node ^= usize::from(*byte);
            let Some(unit) = self.units.get(node).filter(|unit| **unit & LABEL == u32::from(*byte)) else { break };
            node ^= offset(*unit);
            if unit & 0x100 != 0 {
                found = self.units.get(node).map(|value| (at + 1, value & 0x7fff_ffff));
            }
        }
        let (length, value) = found?;
        let text = self.texts.get(value as usize..)?;
        let end = text.iter().position(|byte| *byte == 0)?;
        Some((length, text.get(..end)?))
    }
}

/// How far the units that follow a unit lie from it.
const fn offset(unit: u32) -> usize {
    ((unit >> 10) << ((unit & 0x200) >> 6)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NONE: Replacements<'_> = Replacements { units: &[0], texts: &[] };

    #[test]
    fn blanks_are_made_one_and_dropped_at_the_ends() {
        assert_eq!(NONE.normal("  The  ferry "), "▁The▁ferry");
        assert_eq!(NONE.normal("  "), "");
    }

    proptest! {
        #[test]
        fn no_table_makes_it_panic(units in proptest::collection::vec(any::<u32>(), 0..40), texts: Vec<u8>, text: String) {
            let _ = Replacements { units: &units, texts: &texts }.normal(&text);
        }
    }
}
