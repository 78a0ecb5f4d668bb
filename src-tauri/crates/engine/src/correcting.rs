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
    use crate::{Clock, Command, LeaveOut, ModelFile, OpenStory, PutBack, Settings, public_internet};
    use jiff::Timestamp;
    use serde_json::Value;
    use std::sync::Arc;
    use variorum_archive::{Document, NewArticle, Role};
    use variorum_model::{BlockKind, Extraction, LeftOut, SideBySide, StoryId};

    /// An engine with one article, which has a caption, in one story.
    async fn engine(folder: &std::path::Path) -> (Engine, ArticleId, StoryId) {
        let clock: Clock = Arc::new(|| Timestamp::UNIX_EPOCH);
        let settings = Settings {
            archive: folder.to_owned(),
            reader: folder.join("none"),
            fetcher: public_internet(&clock),
            model: ModelFile::Missing,
            samples: None,
            locale: "en".into(),
            clock,
        };
        let engine = Engine::open(settings, Arc::new(|_| {})).unwrap();
        let paragraph = |text: &str| Block::included(BlockKind::Paragraph, text);
        let extraction = Extraction {
            reader: 1,
            media_type: "text/html".into(),
            url: None,
            outlet: None,
            title: None,
            byline: vec![],
            published: None,
            modified: None,
            language: None,
            section: None,
            agencies: vec![],
            blocks: vec![
                paragraph("Ferries sail again. The wind has dropped."),
                Block::left_out(BlockKind::Caption, "The quay on Monday.", LeftOut::PhotoCaption),
                paragraph("Nobody was hurt."),
            ],
            gaps: None,
            doubts: vec![],
        };
        let now = Timestamp::UNIX_EPOCH;
        let entered = engine.with_archive(move |archive| {
            Ok(archive.write(|writer| {
                let capture = writer.receive(b"page", "page.html", now)?.sha256;
                let new = NewArticle { url: None, outlet: None, role: Role::Report };
                let article = writer.add_article(&new, now)?;
                writer.record(article, Document { capture, part: 1 }, &extraction, now)?;
                let story = writer.add_story("Ferries", now)?;
                writer.place_by_program(article, story, &Value::Null, now)?;
                Ok((article, story))
            })?)
        });
        let (article, story) = entered.await.unwrap();
        (engine, article, story)
    }

    async fn seen(engine: &Engine, story: StoryId) -> SideBySide {
        OpenStory { story, base: None }.run(engine).await.unwrap().side_by_side
    }

    fn statements(table: &SideBySide) -> Vec<String> {
        table.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(variorum_model::Cell::text).collect()
    }

    #[tokio::test]
    async fn a_correction_holds_in_the_next_comparison_and_its_opposite_undoes_it() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, article, story) = engine(folder.path()).await;
        let before = seen(&engine, story).await;
        assert_eq!(statements(&before), ["Ferries sail again.", "The wind has dropped.", "Nobody was hurt."]);

        let caption = || (article, 1, "The quay on Monday.".to_owned());
        let (article, block, text) = caption();
        PutBack { article, block, text }.run(&engine).await.unwrap();
        assert!(engine.collated().is_empty());
        let put_back = seen(&engine, story).await;
        assert_eq!(statements(&put_back).len(), 4);
        let fold = &put_back.folds[0];
        assert_eq!((fold.after_row, fold.blocks[0].put_back, fold.blocks[0].block), (Some(1), true, 1));
        let (article, block, text) = caption();
        LeaveOut { article, block, text }.run(&engine).await.unwrap();
        assert_eq!(seen(&engine, story).await, before);

        // A block that a person sees a sentence of goes as a whole.
        LeaveOut { article, block: 0, text: "The wind has dropped.".into() }.run(&engine).await.unwrap();
        let left_out = seen(&engine, story).await;
        assert_eq!(statements(&left_out), ["Nobody was hurt."]);
        let reasons = left_out.folds.iter().flat_map(|fold| &fold.blocks).map(|block| block.reason);
        assert_eq!(reasons.collect::<Vec<_>>(), [LeftOut::ByPerson, LeftOut::PhotoCaption]);
        let again = LeaveOut { article, block: 0, text: "Ferries sail again.".into() }.run(&engine);
        again.await.unwrap();
        let acts = engine.with_archive(|archive| Ok(archive.read()?.acts()?.len())).await.unwrap();
        assert_eq!(acts, 3, "what is so already is no act");
    }

    #[tokio::test]
    async fn what_was_not_seen_is_not_corrected() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, article, _) = engine(folder.path()).await;
        let gone = PutBack { article, block: 1, text: "The quay on Sunday.".into() }.run(&engine).await;
        assert_eq!(gone.unwrap_err().code(), "no_such_block");
        let find = |text: &str, included| engine.find_block(article, text.into(), included);
        assert_eq!(
            find("the  QUAY", false).await.unwrap(),
            ShownBlock { number: 1, text: "The quay on Monday.".into() }
        );
        assert_eq!(find("The quay", true).await.unwrap_err().code(), "no_such_block");
    }

    #[test]
    fn a_block_is_known_by_its_text_and_among_equals_by_its_number() {
        let blocks = ["One.", "Share", "Two.", "Share"].map(|text| Block::included(BlockKind::Paragraph, text));
        let at = |number, text: &str| place(&blocks, &ShownBlock { number, text: text.into() });
        assert_eq!((at(1, "Share"), at(3, "Share"), at(9, "One.")), (Some(1), Some(3), Some(0)));
        assert_eq!((at(1, "har"), at(2, "har"), at(0, " "), at(0, "Three.")), (Some(1), None, None, None));
    }
}
