//! What stands inside quotation marks.

use std::collections::BTreeMap;
use variorum_model::{Span, Witness};
use variorum_text::quotations;

/// Where the words of a witness are somebody else's.
pub(crate) struct Quoted {
    /// In the order of the text, apart from each other.
    spans: Vec<Span>,
}

impl Quoted {
    /// Reads the quotations of each block: they run on from sentence to sentence.
    pub fn of(witness: &Witness) -> Self {
        let mut blocks: BTreeMap<usize, Span> = BTreeMap::new();
        for passage in &witness.passages {
            blocks.entry(passage.block).and_modify(|block| *block = block.cover(passage.span)).or_insert(passage.span);
        }
        let in_block = |block: &Span| -> Vec<Span> {
            quotations(block.of(&witness.text)).into_iter().map(|span| span.shifted(block.start)).collect()
        };
        let mut spans: Vec<Span> = blocks.values().flat_map(in_block).collect();
        spans.sort_unstable();
        Self { spans }
    }

    /// Whether a word stands inside quotation marks.
    pub fn holds(&self, word: Span) -> bool {
        let before = self.spans.partition_point(|quotation| quotation.start < word.start);
        before.checked_sub(1).and_then(|last| self.spans.get(last)).is_some_and(|quotation| word.end <= quotation.end)
    }
}
