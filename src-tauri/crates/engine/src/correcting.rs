//! What a person decides about a block of an article.

use crate::overlay::overlay;
use crate::{Engine, Failure};
use variorum_archive::{Archive, ArchiveError, CurrentArticle};
use variorum_model::{Anchor, ArticleId, Block};
use variorum_text::fold;

/// A block as a host shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownBlock {
    /// Its number among all blocks of the article.
    pub number: usize,
    /// Its text, or words of it.
    pub text: String,
}

impl Engine {
    /// The block of an article that begins like this, among those that take part or among those that do not. White space, typography and case
    /// do not count.
    ///
    /// Fails with [`Failure::NoSuchBlock`] when there is none, and with [`Failure::SeveralSuchBlocks`] when there are several.
    pub async fn find_block(
        &self,
        article: ArticleId,
        beginning: String,
        included: bool,
    ) -> Result<ShownBlock, Failure> {
        self.with_archive(move |archive| {
            let current = as_shown(archive, article)?;
            let words = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
            let beginning = words(&beginning);
            let blocks = current.extraction.blocks.into_iter().enumerate();
            let mut found = blocks
                .filter(|(_, block)| block.left_out.is_none() == included)
                .filter(|(_, block)| !beginning.is_empty() && words(&block.text).starts_with(&beginning));
            let (number, block) = found.next().ok_or(Failure::NoSuchBlock)?;
            if found.next().is_some() {
                return Err(Failure::SeveralSuchBlocks);
            }
            Ok(ShownBlock { number, text: block.text })
        })
        .await
    }

    /// Lets a block take part, or leaves it out, by a person's word. Nothing happens to one that does so already. Fails with
    /// [`Failure::NoSuchBlock`] when the article no longer has the block.
    pub(crate) async fn correct(&self, article: ArticleId, block: ShownBlock, included: bool) -> Result<(), Failure> {
        let at = self.now();
        let story = self
            .with_archive(move |archive| {
                let current = as_shown(archive, article)?;
                let blocks = &current.extraction.blocks;
                let number = place(blocks, &block).ok_or(Failure::NoSuchBlock)?;
                let anchor = Anchor::of(blocks, number).ok_or(Failure::NoSuchBlock)?;
                match (blocks.get(number).and_then(|block| block.left_out), included) {
                    (Some(was), true) => archive.write(|writer| writer.put_back(article, anchor, was, at))?,
                    (None, false) => archive.write(|writer| writer.leave_out(article, anchor, at))?,
                    _ => {}
                }
                Ok(current.placement.map(|placement| placement.story))
            })
            .await?;
        // What was compared is out of date, and so are the figures that the library shows of it.
        if let Some(story) = story {
            self.collated().remove(&story);
        }
        Ok(())
    }
}

fn as_shown(archive: &Archive, article: ArticleId) -> Result<CurrentArticle, Failure> {
    let reader = archive.read()?;
    let mut current = reader.article(article)?.ok_or(ArchiveError::NoSuch("such article"))?;
    overlay(&reader, &mut current)?;
    Ok(current)
}

/// Where the block that a person saw stands: the article may have changed since, so its text counts, and its number among equals. Where only
/// words of it were seen, as in a row of the comparison, the number counts as long as the block has them.
fn place(blocks: &[Block], shown: &ShownBlock) -> Option<usize> {
    let alike = blocks.iter().enumerate().filter(|(_, block)| block.text == shown.text).map(|(number, _)| number);
    let has_words = |block: &&Block| !shown.text.trim().is_empty() && block.text.contains(&shown.text);
    alike
        .min_by_key(|number| number.abs_diff(shown.number))
        .or_else(|| blocks.get(shown.number).filter(has_words).map(|_| shown.number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::BlockKind;

    #[test]
    fn a_block_is_known_by_its_text_and_among_equals_by_its_number() {
        let blocks = ["One.", "Share", "Two.", "Share"].map(|text| Block::included(BlockKind::Paragraph, text));
        let at = |number, text: &str| place(&blocks, &ShownBlock { number, text: text.into() });
        assert_eq!((at(1, "Share"), at(3, "Share"), at(9, "One.")), (Some(1), Some(3), Some(0)));
        assert_eq!((at(1, "har"), at(2, "har"), at(0, " "), at(0, "Three.")), (Some(1), None, None, None));
    }
}
