//! What persons decided about blocks, found again in an article as it was read now.

use crate::Anchored;
use variorum_model::{Block, Correction};

/// What the corrections say of each block: whether it takes part; none where they say nothing. The last word on a block counts. A correction
/// goes to the block that [`Anchored::find`] finds.
pub fn corrected(blocks: &[Block], corrections: &[Correction]) -> Vec<Option<bool>> {
    let mut decided = vec![None; blocks.len()];
    if corrections.is_empty() {
        return decided;
    }
    let anchored = Anchored::new(blocks.iter().map(|block| block.text.as_str()));
    for Correction { block, included } in corrections {
        if let Some(decision) = anchored.find(block).and_then(|number| decided.get_mut(number)) {
            *decision = Some(*included);
        }
    }
    decided
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use variorum_model::{Anchor, BlockKind};

    fn anchor(blocks: &[Block], number: usize) -> Option<Anchor> {
        Anchored::new(blocks.iter().map(|block| block.text.as_str())).anchor(number)
    }

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
