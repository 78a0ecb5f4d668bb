//! An article as it is compared and shown: as the reader read it, without what its outlet's pages repeat, and as persons decided. What was
//! read stays as it is in the archive.

use crate::states::states;
use std::collections::BTreeMap;
use variorum_archive::{ArchiveError, Reader};
use variorum_group::repeated;
use variorum_model::{ArticleId, Block, Correction, Extraction, LeftOut, OutletPages, ReadingDoubt, RevisionId};
use variorum_text::corrected;

/// Why blocks that take part were left out before a person put them back, by their numbers.
pub(crate) type Overruled = BTreeMap<usize, LeftOut>;

/// Lays over a state of an article what its outlet's pages repeat and what persons decided, and says what they put back. That the state was not
/// read in full becomes a doubt.
pub(crate) fn overlay(
    reader: &Reader<'_>,
    article: ArticleId,
    state: RevisionId,
    extraction: &mut Extraction,
) -> Result<Overruled, ArchiveError> {
    if states(reader, article)?.iter().any(|other| other.revision.id == state && !other.is_sound) {
        extraction.doubts.push(ReadingDoubt::Collapsed);
    }
    lay_over_state(reader, article, state, extraction)
}

/// Lays over a state what its outlet's pages repeat and what persons decided.
pub(crate) fn lay_over_state(
    reader: &Reader<'_>,
    article: ArticleId,
    state: RevisionId,
    extraction: &mut Extraction,
) -> Result<Overruled, ArchiveError> {
    Ok(lay_over(&mut extraction.blocks, &reader.outlet_pages(article)?, &reader.corrections(article, state)?))
}

fn lay_over(blocks: &mut [Block], pages: &OutletPages, corrections: &[Correction]) -> Overruled {
    for number in repeated(blocks, pages) {
        if let Some(block) = blocks.get_mut(number) {
            block.left_out = Some(LeftOut::RepeatedAcrossPages);
        }
    }
    let mut put_back = Overruled::new();
    let decided = corrected(blocks, corrections);
    for (number, (block, decided)) in blocks.iter_mut().zip(decided).enumerate() {
        match (decided, block.left_out) {
            (Some(true), Some(reason)) => {
                block.left_out = None;
                put_back.insert(number, reason);
            }
            (Some(false), None) => block.left_out = Some(LeftOut::ByPerson),
            _ => {}
        }
    }
    put_back
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::BlockKind;
    use variorum_text::Anchored;

    fn page() -> Vec<Block> {
        vec![
            Block::included(BlockKind::Paragraph, "Ferries sail again."),
            Block::left_out(BlockKind::Credit, "Picture: Hedda Quill", LeftOut::PhotoCredit),
            Block::included(BlockKind::Paragraph, "The wind has dropped."),
        ]
    }

    fn after(said: &[(usize, bool)]) -> (Vec<Option<LeftOut>>, Overruled) {
        let mut blocks = page();
        let page = page();
        let anchored = Anchored::new(page.iter().map(|block| block.text.as_str()));
        let correction = |(number, included): &(usize, bool)| Correction {
            block: anchored.anchor(*number).unwrap(),
            included: *included,
        };
        let corrections: Vec<Correction> = said.iter().map(correction).collect();
        let put_back = lay_over(&mut blocks, &OutletPages::default(), &corrections);
        (blocks.into_iter().map(|block| block.left_out).collect(), put_back)
    }

    #[test]
    fn a_person_puts_back_and_leaves_out() {
        let (left_out, put_back) = after(&[(1, true), (2, false)]);
        assert_eq!(left_out, [None, None, Some(LeftOut::ByPerson)]);
        assert_eq!(put_back, Overruled::from([(1, LeftOut::PhotoCredit)]));
    }

    #[test]
    fn the_opposite_undoes_a_correction_to_the_letter() {
        assert_eq!(after(&[(1, true), (2, false), (1, false), (2, true)]), after(&[]));
    }
}
