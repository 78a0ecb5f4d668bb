//! Lines on the article's authors, known once the authors are.

use super::Recognizer;
use crate::normal::word_count;
use variorum_model::{Block, BlockKind, LeftOut};

/// What is said of an author has at most so many words.
const LONGEST_BIO: usize = 60;

/// And stands among so many blocks of text at the end, or behind them.
const LAST: usize = 4;

/// Marks lines that are an author's name and no more, and those at the end that begin with one: nobody reports on
/// themselves by name, but others do, and name who said so.
pub(crate) fn mark(blocks: &mut [Block], byline: &[String], recognizer: &Recognizer) {
    let lower: Vec<String> = byline.iter().map(|name| name.to_lowercase()).filter(|name| name.contains(' ')).collect();
    let included: Vec<usize> =
        blocks.iter().enumerate().filter(|(_, block)| block.left_out.is_none()).map(|(number, _)| number).collect();
    let end = included.len().saturating_sub(LAST).max(included.len() / 2);
    let end = included.get(end).copied().unwrap_or(usize::MAX);
    for (number, block) in blocks.iter_mut().enumerate() {
        if !matches!(block.left_out, None | Some(LeftOut::OutsideArticle)) {
            continue;
        }
        let text = block.text.to_lowercase();
        let Some(name) = lower.iter().find(|name| text.starts_with(name.as_str())) else { continue };
        let behind = text.get(name.len()..).unwrap_or_default();
        if behind.is_empty() {
            (block.kind, block.left_out) = (BlockKind::Byline, Some(LeftOut::Byline));
        } else if number >= end
            && behind.starts_with([' ', ','])
            && word_count(&text) <= LONGEST_BIO
            && !quotes(behind)
            && !recognizer.wording(&block.text).attributes
        {
            (block.kind, block.left_out) = (BlockKind::Furniture, Some(LeftOut::AuthorBio));
        }
    }
}

fn quotes(text: &str) -> bool {
    !variorum_text::quotations(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_begin_with_an_authors_name_are_on_the_author() {
        let prose = "The ferry reached the harbour shortly before midnight.";
        let texts = [
            "Ines Okafor",
            "Ines Okafor, the harbour master’s niece, was not on board, which is why she writes of it.",
            prose,
            prose,
            prose,
            prose,
            "Ines Okafor is our reporter in Callow.",
            "Ines Okafor was detained by police for three hours after she photographed the ship, her lawyer said on Monday.",
            "Ines Okaforova owns the ferry.",
        ];
        let mut blocks: Vec<Block> = texts.map(|text| Block::included(BlockKind::Paragraph, text)).to_vec();
        mark(&mut blocks, &["Ines Okafor".to_owned()], &Recognizer::new(None));
        let reasons: Vec<Option<LeftOut>> = blocks.iter().map(|block| block.left_out).collect();
        let (byline, bio) = (Some(LeftOut::Byline), Some(LeftOut::AuthorBio));
        assert_eq!(reasons, [byline, None, None, None, None, None, bio, None, None]);
    }
}
