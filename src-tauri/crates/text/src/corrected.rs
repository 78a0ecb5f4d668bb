//! What persons decided about blocks, found again in an article as it was read now.

use crate::fold;
use std::collections::BTreeMap;
use variorum_model::{Anchor, Block, Correction};

/// What the corrections say of each block: whether it takes part; none where they say nothing. The last word on a block counts.
///
/// Typography and case do not count ([`fold`]). A correction goes to the block that has its text; where several have it, to those with most
/// of its surroundings, and of these to the one with as many above it as before, or the last; to none when nothing around any of them is as
/// it was.
pub fn corrected(blocks: &[Block], corrections: &[Correction]) -> Vec<Option<bool>> {
    let mut decided = vec![None; blocks.len()];
    if corrections.is_empty() {
        return decided;
    }
    let folded = Folded::new(blocks);
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (number, text) in folded.0.iter().enumerate() {
        places.entry(text).or_default().push(number);
    }
    for Correction { block, included } in corrections {
        if let Some(decision) = place(&folded, &places, block).and_then(|number| decided.get_mut(number)) {
            *decision = Some(*included);
        }
    }
    decided
}

/// The block numbered `number` as a correction names it; none when there is no such block.
pub fn anchor(blocks: &[Block], number: usize) -> Option<Anchor> {
    let text = |number: usize| blocks.get(number).map(|block| block.text.clone());
    let folded = Folded::new(blocks);
    let alike = |other: &usize| folded.around(*other) == folded.around(number);
    Some(Anchor {
        text: text(number)?,
        before: number.checked_sub(1).and_then(text),
        after: text(number + 1),
        ordinal: (0..number).filter(alike).count(),
    })
}

/// The texts of blocks as they are compared.
struct Folded(Vec<String>);

impl Folded {
    fn new(blocks: &[Block]) -> Self {
        Self(blocks.iter().map(|block| fold(&block.text)).collect())
    }

    fn at(&self, number: usize) -> Option<&str> {
        self.0.get(number).map(String::as_str)
    }

    fn above(&self, number: usize) -> Option<&str> {
        self.at(number.checked_sub(1)?)
    }

    /// What a block says, what stands above it, and what below.
    fn around(&self, number: usize) -> [Option<&str>; 3] {
        [self.at(number), self.above(number), self.at(number + 1)]
    }
}

fn place(folded: &Folded, places: &BTreeMap<&str, Vec<usize>>, anchor: &Anchor) -> Option<usize> {
    let found = places.get(fold(&anchor.text).as_str())?;
    if let [only] = found.as_slice() {
        return Some(*only);
    }
    let [before, after] = [&anchor.before, &anchor.after].map(|text| text.as_deref().map(fold));
    let alike = |number: usize| {
        usize::from(folded.above(number) == before.as_deref()) + usize::from(folded.at(number + 1) == after.as_deref())
    };
    let most = found.iter().map(|number| alike(*number)).max().filter(|most| *most > 0)?;
    let likeliest: Vec<usize> = found.iter().copied().filter(|number| alike(*number) == most).collect();
    likeliest.get(anchor.ordinal).or(likeliest.last()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use variorum_model::BlockKind;

    fn blocks(texts: &[&str]) -> Vec<Block> {
        texts.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect()
    }

    fn on(blocks: &[Block], number: usize, included: bool) -> Correction {
        Correction { block: anchor(blocks, number).unwrap(), included }
    }

    const PAGE: [&str; 5] = ["Ferries sail again.", "Share", "The wind has dropped.", "Share", "Picture: Hedda Quill"];

    #[test]
    fn a_correction_is_found_again_behind_new_blocks_and_in_other_typography() {
        let said = on(&blocks(&["“We are glad,” she said.", "Tell a friend.", "The end."]), 1, false);
        let revised = blocks(&["“We are glad,” she said.", "All is well.", "TELL A FRIEND.", "The very end."]);
        assert_eq!(corrected(&revised, &[said]), [None, None, Some(false), None]);
    }

    #[test]
    fn of_blocks_alike_the_one_in_the_same_surroundings_is_meant() {
        let page = blocks(&PAGE);
        assert_eq!(corrected(&page, &[on(&page, 3, true)]), [None, None, None, Some(true), None]);
        let shorter = blocks(&["New opening.", "Share", "The wind has dropped.", "Share", "New credit"]);
        assert_eq!(corrected(&shorter, &[on(&page, 3, true)]), [None, None, None, Some(true), None]);
        let elsewhere = blocks(&["Other news.", "Share", "More of it.", "Share", "Its end."]);
        assert_eq!(corrected(&elsewhere, &[on(&page, 3, true)]), [None; 5]);
    }

    #[test]
    fn of_blocks_alike_in_surroundings_alike_the_one_of_the_same_number_is_meant() {
        let page = blocks(&["Ad", "Share", "Ad", "Share", "Ad", "Share", "Ad"]);
        assert_eq!(corrected(&page, &[on(&page, 3, true)]), [None, None, None, Some(true), None, None, None]);
        let shorter = blocks(&["Ad", "Share", "Ad", "SHARE", "Ad"]);
        assert_eq!(corrected(&shorter, &[on(&page, 5, true)]), [None, None, None, Some(true), None]);
        let older = Correction { block: Anchor { ordinal: 0, ..anchor(&page, 5).unwrap() }, included: true };
        assert_eq!(corrected(&page, &[older])[1], Some(true));
    }

    #[test]
    fn the_last_word_counts() {
        let page = blocks(&PAGE);
        let said = [on(&page, 4, true), on(&page, 0, false), on(&page, 4, false)];
        assert_eq!(corrected(&page, &said), [Some(false), None, None, None, Some(false)]);
    }

    #[test]
    fn a_block_that_is_gone_takes_its_correction_with_it() {
        let page = blocks(&PAGE);
        assert_eq!(corrected(&blocks(&["Something else."]), &[on(&page, 0, false)]), [None]);
        assert_eq!(corrected(&[], &[on(&page, 0, false)]), []);
    }

    proptest! {
        #[test]
        fn a_block_is_found_on_its_own_page_however_many_are_alike(
            texts in proptest::collection::vec("[abA]{1,2}", 1..8),
            at in 0..8_usize,
        ) {
            let page = blocks(&texts.iter().map(String::as_str).collect::<Vec<_>>());
            let at = at % page.len();
            let decided = corrected(&page, &[on(&page, at, true)]);
            let found: Vec<usize> = (0..page.len()).filter(|number| decided[*number].is_some()).collect();
            prop_assert_eq!(found, [at]);
        }
    }
}
